//! The order of the layers, read off `lib.rs`, and who may name which library.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules that must not use each other although one stands above the other.
const STRANGERS: [(&str, &str); 2] = [("exchange", "store"), ("ui", "cli")];

/// Libraries that only one module may name.
const PRIVATE: [(&str, &str); 4] = [("rusqlite", "store"), ("egui", "ui"), ("eframe", "ui"), ("clap", "cli")];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every file of a module below `src`, with the module's name and the file's text without comments.
fn files() -> Vec<(String, PathBuf, String)> {
    let mut paths = Vec::new();
    rust_files(&source(), &mut paths);
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(source()).unwrap();
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.collect::<Vec<_>>().join("\n");
        (module, path, code)
    };
    paths.into_iter().map(read).filter(|(module, ..)| module != "main" && module != "lib").collect()
}

#[test]
fn no_module_uses_one_that_stands_below_it() {
    let guide = fs::read_to_string(source().join("lib.rs")).unwrap();
    let order: Vec<&str> = guide.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let place = |module: &str| order.iter().position(|other| *other == module);
    for (module, path, code) in files() {
        let own = place(&module).unwrap_or_else(|| panic!("{module} is not listed in lib.rs"));
        for used in code.split("crate::").skip(1) {
            let used = used.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            let Some(other) = place(used) else { continue };
            assert!(other <= own, "{}: {module} uses {used}, which stands below it", path.display());
            let strangers = STRANGERS.iter().any(|(one, two)| module == *one && used == *two);
            assert!(!strangers, "{}: {module} and {used} are strangers", path.display());
        }
    }
}

#[test]
fn a_private_library_is_named_in_its_module_only() {
    for (module, path, code) in files() {
        for (library, owner) in PRIVATE {
            let named = code.contains(&format!("{library}::"));
            assert!(!named || module == owner, "{}: {library} belongs to {owner}", path.display());
        }
    }
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    let mut paths = Vec::new();
    rust_files(&source(), &mut paths);
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), &mut paths);
    for path in paths {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}
