//! The round file: what is applied is there afterwards, and how the writer reports.

use penilai::assessment::{
    Answer, Change, Edit, EditId, Entity, EntityId, EntityType, Place, Response, RoundInfo, ServiceUnit, Sheet, Stamp,
    Subject, SubjectId, UnitId,
};
use penilai::instrument::{Digest, Instrument};
use penilai::store::{Error, Event, Opened, Reason, Scope, Store};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

/// A moment; tests have no clock.
pub(crate) const NOW: i64 = 1_735_689_600_000;

pub(crate) fn clock() -> i64 {
    NOW
}

pub(crate) fn instrument() -> Instrument {
    Instrument::parse(include_str!("../../assets/instruments/panrb-pekppp-2023.toml")).unwrap()
}

pub(crate) fn info() -> RoundInfo {
    RoundInfo { title: "Kota Metro".to_owned(), year: 2024, example: true }
}

pub(crate) fn stamp(number: u128) -> Stamp {
    Stamp { id: EditId(Uuid::from_u128(number)), at: NOW, who: "sari".to_owned() }
}

pub(crate) fn edit(number: u128, change: Change) -> Edit {
    Edit { change, stamp: stamp(number) }
}

pub(crate) fn entity(number: u128) -> Entity {
    let (code, name) = (format!("18.72.{number}"), format!("Pemerintah Kota {number}"));
    let (id, province) = (EntityId(Uuid::from_u128(number)), "Lampung".to_owned());
    Entity { id, code, name, kind: EntityType::City, province, follow_up: None }
}

pub(crate) fn unit(number: u128) -> ServiceUnit {
    let (id, entity) = (UnitId(Uuid::from_u128(number)), EntityId(Uuid::from_u128(1)));
    ServiceUnit { id, entity, name: format!("Puskesmas {number}") }
}

pub(crate) fn place(unit: u128, item: &str) -> Place {
    Place { unit: UnitId(Uuid::from_u128(unit)), item: item.into(), subject: None }
}

pub(crate) fn noted(note: &str) -> Answer {
    let response = Some(Response::Choice("4".to_owned()));
    Answer { response, note: note.to_owned(), item: Digest::of(b"item") }
}

/// A round with one entity and one unit, made and closed in a folder of its own.
pub(crate) fn small_round() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kota metro #1.penilai");
    Store::create(&path, &instrument(), &info(), &stamp(1)).unwrap();
    let (store, _) = open(&path).unwrap();
    let edits = vec![edit(2, Change::PutEntity(entity(1))), edit(3, Change::PutUnit(unit(1)))];
    store.wait(store.apply(edits)).unwrap();
    (folder, path)
}

pub(crate) fn open(path: &Path) -> Result<(Store, Opened), Error> {
    Store::open(path, clock, Arc::new(|| {}))
}

/// Names and contents of a folder.
pub(crate) fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap()).filter(|file| file.path().is_file());
    let mut contents: Vec<_> =
        files.map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap())).collect();
    contents.sort();
    contents
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    contents(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_new_round_holds_its_title_and_instrument_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.penilai");
    Store::create(&path, &instrument(), &info(), &stamp(1)).unwrap();
    let (store, opened) = open(&path).unwrap();
    assert_eq!(opened.round.info, info());
    assert_eq!(&opened.round.instrument, instrument().toml());
    assert!(opened.round.entities.is_empty() && opened.round.units.is_empty() && opened.backup.is_none());
    let history = store.history(Scope::Round).unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!((&history[0].stamp, &history[0].change), (&stamp(1), &Change::PutRound(info())));
    assert_eq!(history[0].inverse, None);
    drop(store);
    assert_eq!(names(folder.path()), ["a.penilai"]);
}

#[test]
fn what_exists_is_never_overwritten() {
    let (folder, path) = small_round();
    let before = contents(folder.path());
    let again = Store::create(&path, &instrument(), &info(), &stamp(9));
    assert!(matches!(again, Err(Error::Exists { .. })), "{again:?}");
    let (store, _) = open(&path).unwrap();
    let copy = folder.path().join("copy");
    std::fs::write(&copy, b"precious").unwrap();
    let backup = store.backup_to(&copy);
    assert!(matches!(backup, Err(Error::Exists { .. })), "{backup:?}");
    drop(store);
    std::fs::remove_file(&copy).unwrap();
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_round_cannot_be_made_in_a_folder_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let made = Store::create(&folder.path().join("none/a.penilai"), &instrument(), &info(), &stamp(1));
    assert!(matches!(made, Err(Error::NotFound { .. })), "{made:?}");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn answers_are_there_after_the_file_was_closed() {
    let (folder, path) = small_round();
    let (unit, subject) = (unit(1).id, SubjectId(Uuid::from_u128(7)));
    let staff = Subject { id: subject, group: "pengguna".to_owned(), label: "P1".to_owned() };
    let responses = [
        Some(Response::Choice("4".to_owned())),
        Some(Response::Number("-1.50".to_owned())),
        Some(Response::Ticks(vec!["a".to_owned(), "b".to_owned()])),
        Some(Response::Text("“dua” \u{0} baris\n".to_owned())),
        Some(Response::Date("2024-08-17".to_owned())),
        Some(Response::NotApplicable("tidak ada loket".to_owned())),
        Some(Response::NotObserved("tutup".to_owned())),
        None,
    ];
    let mut sheet = Sheet { subjects: vec![staff.clone()], ..Sheet::default() };
    let mut edits = vec![edit(10, Change::PutSubject(unit, staff))];
    for (number, response) in responses.into_iter().enumerate() {
        let subject = (number % 2 == 0).then_some(subject);
        let place = Place { subject, ..place(1, &format!("i{number}")) };
        let answer = Answer { response, note: format!("catatan {number}"), item: Digest::of(&[7]) };
        sheet.answers.entry(place.item.clone()).or_default().insert(subject, answer.clone());
        edits.push(edit(11 + number as u128, Change::PutAnswer(place, answer)));
    }
    let (store, _) = open(&path).unwrap();
    store.apply(edits);
    drop(store);
    assert_eq!(names(folder.path()).len(), 1, "{:?}", names(folder.path()));
    let (store, opened) = open(&path).unwrap();
    assert_eq!(opened.round.entities_sorted(), [&entity(1)]);
    assert_eq!(opened.round.units_sorted(), [&super::store::unit(1)]);
    assert_eq!(store.load(unit).unwrap(), sheet);
    assert_eq!(store.history(Scope::Unit(unit)).unwrap().len(), 1 + 1 + 8);
    assert_eq!(store.history(Scope::Place(place(1, "i1"))).unwrap().len(), 1);
    assert!(store.history(Scope::Place(place(1, "i0"))).unwrap().is_empty(), "its answer has a subject");
}

#[test]
fn the_writer_says_how_far_it_has_got() {
    let (_folder, path) = small_round();
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    let wake = Arc::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let (store, _) = Store::open(&path, clock, wake).unwrap();
    assert_eq!((store.state().pending, store.state().saved_at), (0, None));
    let first = store.apply(vec![edit(10, Change::PutAnswer(place(1, "i"), noted("a")))]);
    let second = store.apply(vec![edit(11, Change::PutAnswer(place(1, "i"), noted("b")))]);
    assert!(first < second);
    store.flush().unwrap();
    let state = store.state();
    assert_eq!((state.pending, state.saved_at, state.failure), (0, Some(NOW), None));
    store.request(unit(1).id);
    store.load(unit(1).id).unwrap();
    let events = store.events();
    let [Event::Loaded { unit: loaded, sheet: Ok(sheet) }] = &events[..] else { panic!("{events:?}") };
    assert_eq!((*loaded, sheet.answer("i", None)), (unit(1).id, Some(&noted("b"))));
    drop(store);
    assert!(woken.load(Ordering::SeqCst) >= 2);
}

#[test]
fn a_declined_batch_leaves_nothing_behind_and_takes_no_other_with_it() {
    let (_folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    let put = |number, item: &str| edit(number, Change::PutAnswer(place(1, item), noted("x")));
    let before = store.apply(vec![put(10, "before")]);
    let stray = edit(12, Change::ClearAnswer(place(99, "i")));
    let bad = store.apply(vec![put(11, "half"), stray.clone(), put(13, "rest")]);
    let after = store.apply(vec![put(14, "after")]);
    store.wait(before).unwrap();
    store.wait(after).unwrap();
    let Err(Error::Declined(declined)) = store.wait(bad) else { panic!("accepted") };
    let refusal = penilai::assessment::Refusal::NoSuchUnit;
    assert_eq!((declined.ticket, declined.position, declined.reason), (bad, 1, Reason::Refused(refusal)));
    assert!(store.events().is_empty(), "told once");
    let bad = store.apply(vec![stray]);
    assert!(matches!(store.flush(), Err(Error::Declined(declined)) if declined.ticket == bad));
    let items: Vec<String> = store.load(unit(1).id).unwrap().answers.into_keys().map(|item| item.to_string()).collect();
    assert_eq!(items, ["after", "before"]);
    assert_eq!(store.history(Scope::Round).unwrap().len(), 3 + 2);
}

#[test]
fn an_edit_counts_once_however_often_it_arrives() {
    let (_folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    let put = |number, note| edit(number, Change::PutAnswer(place(1, "i"), noted(note)));
    store.apply(vec![put(10, "first")]);
    store.apply(vec![put(11, "second")]);
    store.wait(store.apply(vec![put(10, "first")])).unwrap();
    assert_eq!(store.load(unit(1).id).unwrap().answer("i", None), Some(&noted("second")));
    assert_eq!(store.history(Scope::Place(place(1, "i"))).unwrap().len(), 2);
    let Err(Error::Declined(declined)) = store.wait(store.apply(vec![put(10, "other")])) else { panic!("accepted") };
    assert_eq!(declined.reason, Reason::IdentityTaken);
}

#[test]
fn a_backup_opens_with_everything_confirmed_before_it() {
    let (folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    store.apply(vec![edit(10, Change::PutAnswer(place(1, "i"), noted("kept")))]);
    let copy = folder.path().join("copy.penilai");
    store.backup_to(&copy).unwrap();
    store.wait(store.apply(vec![edit(11, Change::PutAnswer(place(1, "i"), noted("later")))])).unwrap();
    let (backup, _) = open(&copy).unwrap();
    assert_eq!(backup.load(unit(1).id).unwrap().answer("i", None), Some(&noted("kept")));
    drop((store, backup));
    assert_eq!(names(folder.path()), ["copy.penilai", "kota metro #1.penilai"]);
}

#[test]
fn every_statement_prepares_against_the_schema() {
    let (_folder, path) = small_round();
    let connection = rusqlite::Connection::open(&path).unwrap();
    let mut count = 0;
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/sql")).unwrap() {
        let file = file.unwrap().path();
        let sql = std::fs::read_to_string(&file).unwrap();
        assert!(connection.prepare(&sql).is_ok(), "{}: {:?}", file.display(), connection.prepare(&sql).err());
        count += 1;
    }
    assert!(count > 30);
}
