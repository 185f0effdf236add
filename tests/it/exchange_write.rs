//! Writing new files.

use penilai::exchange::write::{WriteError, write_new};
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_file_is_there_whole_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = vec![7; 200_000];
    write_new(&folder.path().join("a.csv"), &bytes).unwrap();
    write_new(&folder.path().join("kosong.csv"), &[]).unwrap();
    assert_eq!(names(folder.path()), ["a.csv", "kosong.csv"]);
    assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), bytes);
}

#[test]
fn a_file_that_is_there_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    write_new(&path, b"satu").unwrap();
    let refused = write_new(&path, b"dua").unwrap_err();
    assert!(matches!(&refused, WriteError::Exists { path: named } if *named == path), "{refused}");
    assert_eq!(
        (names(folder.path()).as_slice(), fs::read(&path).unwrap()),
        (["a.csv".to_owned()].as_slice(), b"satu".to_vec())
    );
}

#[test]
fn a_missing_folder_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let refused = write_new(&folder.path().join("tidak/ada/a.csv"), b"satu").unwrap_err();
    assert!(matches!(refused, WriteError::NoFolder { .. }), "{refused}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_and_a_protected_folder_are_told_apart() {
    // Neither can be made without privileges; the system's own words are what is told apart.
    for (code, expected) in
        [(28, "no space left"), (122, "no space left"), (13, "no permission"), (30, "no permission")]
    {
        let refused = WriteError::from_io(Path::new("/x/a.csv"), std::io::Error::from_raw_os_error(code));
        assert!(refused.to_string().starts_with(expected), "{refused}");
    }
}
