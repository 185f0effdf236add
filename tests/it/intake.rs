//! Instruments from outside: read from any file, kept in a folder, offered beside those that come along.

use crate::exchange::{SMALL, small};
use crate::workbook::book;
use penilai::exchange::intake::{Place, Refused, take_in};
use penilai::exchange::shelf::{Unfit, keep, offer, replace};
use penilai::instrument::Instrument;
use penilai::library::{Library, Standing};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn library() -> Library {
    Library::built_in().unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn ids(library: &Library) -> Vec<String> {
    library.instruments().iter().map(|instrument| instrument.id.clone()).collect()
}

/// The small instrument with one line changed.
fn changed(from: &str, to: &str) -> Instrument {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "{from}");
    Instrument::parse(&text).unwrap()
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn an_instrument_is_the_same_whether_it_comes_as_a_file_or_in_a_workbook() {
    let (folder, library) = (tempfile::tempdir().unwrap(), library());
    for id in ids(&library) {
        let text = library.file(&id).unwrap();
        let file = take_in(&put(folder.path(), "a.TOML", text), &library).unwrap();
        let workbook = take_in(&put(folder.path(), "a.xlsx", book(text)), &library).unwrap();
        assert_eq!(file.instrument.digest(), workbook.instrument.digest(), "{id}");
        assert_eq!((file.file.as_str(), workbook.file.as_str()), (text, text), "{id}");
    }
}

#[test]
fn what_is_kept_is_offered_again_to_the_letter_after_those_that_come_along_and_by_id() {
    let (folder, shipped) = (tempfile::tempdir().unwrap(), library());
    let shelf = folder.path().join("not/there/yet");
    let mut expected = Vec::new();
    for (number, id) in ids(&shipped).into_iter().enumerate() {
        // A variant of each, which must not hang on what it extends.
        let own = format!("uji-{}", 90 - number);
        let text = format!("extends = \"{id}\"\nid = \"{own}\"\nrevision = \"7\"\ntitle = \"Milik sendiri\"\n");
        let instrument = shipped.read(&text).unwrap_or_else(|problems| panic!("{id}: {problems:?}"));
        assert_eq!(shipped.standing(&instrument), Standing::New);
        keep(&shelf, &instrument).unwrap();
        expected.push((own, instrument.digest()));
    }
    expected.sort();
    let mut again = library();
    assert!(offer(&shelf, &mut again).is_empty());
    let own: Vec<_> = again.instruments().split_off(ids(&shipped).len());
    let own: Vec<_> = own.into_iter().map(|instrument| (instrument.id.clone(), instrument.digest())).collect();
    assert_eq!(own, expected);
    assert!(ids(&again).starts_with(&ids(&shipped)));
    for (id, _) in &own {
        assert!(again.is_own(id) && !shipped.is_own(id));
        let kept = again.read(again.file(id).unwrap()).unwrap();
        assert_eq!(again.standing(&kept), Standing::Held);
    }
    assert!(!again.is_own("ombudsman-2024"));
}

#[test]
fn an_id_is_given_to_one_instrument_only_and_a_revision_to_one_text_only() {
    let mut library = library();
    let standing = |library: &Library, from: &str, to: &str| library.standing(&changed(from, to));
    assert_eq!(library.standing(&small()), Standing::New);
    library.offer(Arc::new(small()));
    assert_eq!(library.standing(&small()), Standing::Held);
    let title = "title = \"Instrumen kecil\"";
    assert_eq!(standing(&library, title, "title = \"Lain\""), Standing::Changed);
    assert_eq!(standing(&library, "revision = \"1\"", "revision = \"2\""), Standing::Replaces("1".to_owned()));
    assert_eq!(standing(&library, "id = \"kecil\"", "id = \"KECIL\""), Standing::Taken("kecil".to_owned()));
    for id in ["ombudsman-2024", "Ombudsman-2024"] {
        let to = format!("id = \"{id}\"");
        assert_eq!(standing(&library, "id = \"kecil\"", &to), Standing::Taken("ombudsman-2024".to_owned()));
    }
    let before = library.find("ombudsman-2024").unwrap().digest();
    library.offer(Arc::new(changed("id = \"kecil\"", "id = \"ombudsman-2024\"")));
    assert_eq!(library.find("ombudsman-2024").unwrap().digest(), before, "what comes along is never replaced");
    library.offer(Arc::new(changed("revision = \"1\"", "revision = \"2\"")));
    assert_eq!(library.find("kecil").unwrap().revision, "2");
    assert_eq!(ids(&library).iter().filter(|id| *id == "kecil").count(), 1);
}

#[test]
fn what_is_not_fit_in_the_folder_is_named_and_the_others_are_offered() {
    let (folder, shelf) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let shelf = shelf.path();
    put(shelf, "a-rusak.toml", SMALL.replacen("[score]", "[skor]", 1));
    put(shelf, "b-kosong.toml", "");
    put(shelf, "c-lain.toml", SMALL);
    put(shelf, "kecil.toml.bak", "sisa");
    put(shelf, "ombudsman-2024.toml", SMALL.replacen("id = \"kecil\"", "id = \"ombudsman-2024\"", 1));
    fs::create_dir(shelf.join("z.toml")).unwrap();
    keep(shelf, &small()).unwrap();
    let mut library = library();
    let unfit = offer(shelf, &mut library);
    let named: Vec<&str> = unfit.iter().map(|(path, _)| path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(named, ["a-rusak.toml", "b-kosong.toml", "c-lain.toml", "ombudsman-2024.toml", "z.toml"]);
    let [broken, empty, misnamed, taken, directory] = unfit.as_slice() else { panic!("{unfit:?}") };
    assert!(matches!(&broken.1, Unfit::Refused(Refused::Wrong(places)) if !places.is_empty()));
    assert!(matches!(&empty.1, Unfit::Refused(Refused::NotAnInstrument)));
    assert!(matches!(&misnamed.1, Unfit::Misnamed(id) if id == "kecil"));
    assert!(matches!(&taken.1, Unfit::Taken(id) if id == "ombudsman-2024"));
    assert!(matches!(&directory.1, Unfit::Refused(Refused::Unreadable(_))));
    assert!(library.is_own("kecil"));
    assert!(offer(&folder.path().join("none"), &mut library).is_empty(), "nothing taken in yet is no failure");
}

#[test]
fn keeping_sets_an_unfit_file_aside_and_replacing_leaves_one_file() {
    let shelf = tempfile::tempdir().unwrap();
    let shelf = shelf.path();
    put(shelf, "kecil.toml", "rusak");
    keep(shelf, &small()).unwrap();
    assert_eq!(fs::read_to_string(shelf.join("kecil.toml")).unwrap(), **small().toml());
    assert_eq!(fs::read_to_string(shelf.join("kecil.toml.bak")).unwrap(), "rusak", "nothing is lost");
    let newer = changed("revision = \"1\"", "revision = \"2\"");
    replace(shelf, &newer).unwrap();
    assert_eq!(fs::read_to_string(shelf.join("kecil.toml")).unwrap(), **newer.toml());
    assert_eq!(fs::read_dir(shelf).unwrap().count(), 2);
}

#[test]
fn a_file_that_is_wrong_says_where_and_one_that_is_none_says_so() {
    let (folder, library) = (tempfile::tempdir().unwrap(), library());
    let refused = |name: &str, bytes: &[u8]| take_in(&put(folder.path(), name, bytes), &library).err().unwrap();
    let wrong = SMALL.replacen("revision = \"1\"", "revision = \"\"", 1);
    let line = wrong.lines().position(|line| line.starts_with("revision")).unwrap() + 1;
    match refused("a.toml", wrong.as_bytes()) {
        Refused::Wrong(places) => assert!(places.iter().any(|remark| remark.place == Place::Line(line)), "{places:?}"),
        other => panic!("{other:?}"),
    }
    let wrong = SMALL.replacen("from = 0", "from = 5", 1);
    match refused("a.xlsx", &book(&wrong)) {
        Refused::Wrong(places) => {
            assert!(places.iter().all(|remark| matches!(remark.place, Place::Cell(..))), "{places:?}");
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(refused("a.toml", b"\xff\xfe"), Refused::NotAnInstrument));
    assert!(matches!(refused("a.xlsx", SMALL.as_bytes()), Refused::Workbook(_)));
    assert!(matches!(refused("a", SMALL.as_bytes()), Refused::Workbook(_)));
    let absent = take_in(&folder.path().join("tidak-ada.toml"), &library).err().unwrap();
    assert!(matches!(absent, Refused::Unreadable(_)));
}
