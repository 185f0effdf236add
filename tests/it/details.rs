//! What is kept besides answers, files of evidence, and undoing that outlives the sitting.

use super::exchange::{round_of, small};
use super::store::open;
use penilai::assessment::{
    Answer, Change, Detail, DetailKey, Evidence, EvidenceId, FileKind, Interview, Masking, Person, Place, Refusal,
    Response, Sheet, Subject, SubjectId, UnitId, Visit, VisitId,
};
use penilai::instrument::Digest;
use penilai::locale::Message;
use penilai::session::Session;
use penilai::store::{Parcel, Scope, StoredFile};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use uuid::Uuid;

fn again(path: &Path) -> Session {
    Session::open(path, super::ui_desk::author(), Arc::new(|| {})).unwrap()
}

/// A round of the small instrument with one empty unit and one subject in it.
fn round() -> (PathBuf, UnitId, SubjectId, TempDir) {
    let (mut session, unit, folder) = super::ui_stage::round(&small());
    let subject = SubjectId(Uuid::from_u128(7));
    let change = Change::PutSubject(unit, Subject { id: subject, group: "user".into(), label: "user-01".into() });
    session.apply(Message::new("step"), vec![change]).unwrap();
    session.flush().unwrap();
    (session.path().to_owned(), unit, subject, folder)
}

fn place(unit: UnitId, item: &str) -> Place {
    Place { unit, item: item.into(), subject: None }
}

fn noted(note: &str) -> Answer {
    Answer { response: Some(Response::Choice("2".into())), note: note.into(), item: Digest::of(b"item") }
}

fn photo(bytes: &[u8]) -> (Evidence, StoredFile) {
    let (file, items) = (Digest::of(bytes), ["A.1.a".into()].into());
    let evidence = Evidence {
        file,
        original: file,
        name: "maklumat.jpg".into(),
        kind: FileKind::Jpeg,
        bytes: bytes.len() as u64,
        size: Some((1600, 1200)),
        taken: None,
        caption: "Maklumat di pintu".into(),
        masking: Masking::None,
        look: Some(1),
        items,
    };
    (evidence, StoredFile { bytes: bytes.into(), thumbnail: b"small".as_slice().into() })
}

#[test]
fn what_was_done_is_undone_and_done_again_after_the_round_was_closed() {
    let (path, unit, _, _folder) = round();
    let put = |note: &str| vec![Change::PutAnswer(place(unit, "A.1.a"), noted(note))];
    let mut session = again(&path);
    session.apply(Message::new("checklist-step-answer").with("item", "A.1.a"), put("satu")).unwrap();
    session.apply(Message::new("checklist-step-note").with("item", "A.1.a"), put("dua")).unwrap();
    session.undo().unwrap();
    drop(session);
    let mut session = again(&path);
    assert_eq!(session.undo_name(), Some(&Message::new("checklist-step-answer").with("item", "A.1.a")));
    assert_eq!(session.redo_name(), Some(&Message::new("checklist-step-note").with("item", "A.1.a")));
    session.redo().unwrap();
    drop(session);
    let mut session = again(&path);
    assert_eq!(session.redo_name(), None);
    session.undo().unwrap();
    session.undo().unwrap();
    session.keep(unit);
    assert!(session.sheet(unit).unwrap().answers.is_empty());
}

#[derive(Clone, Debug)]
enum Move {
    Put(&'static str, String),
    Flag(&'static str),
    Undo,
    Redo,
    Close,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let item = || prop::sample::select(vec!["A.1.a", "A.1.b"]);
    let one = prop_oneof![
        3 => (item(), "[a-c]").prop_map(|(item, note)| Move::Put(item, note)),
        1 => item().prop_map(Move::Flag),
        4 => Just(Move::Undo),
        3 => Just(Move::Redo),
        2 => Just(Move::Close),
    ];
    proptest::collection::vec(one, 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn closing_a_round_changes_nothing_that_can_be_undone(moves in moves()) {
        let (closed, stays) = (round(), round());
        let mut sessions = [Some(again(&closed.0)), Some(again(&stays.0))];
        for step in moves {
            for (which, (path, unit, ..)) in [&closed, &stays].into_iter().enumerate() {
                let session = sessions[which].as_mut().unwrap();
                match &step {
                    Move::Put(item, note) => {
                        let change = Change::PutAnswer(place(*unit, item), noted(note));
                        session.apply(Message::new("step").with("what", note), vec![change]).unwrap();
                    }
                    Move::Flag(item) => {
                        let change = Change::PutDetail(*unit, Detail::Flag((*item).into()));
                        session.apply(Message::new("step").with("what", item), vec![change]).unwrap();
                    }
                    // Not the making of the round itself.
                    Move::Undo if session.undo_name().is_none_or(|name| name.args.is_empty()) => {}
                    Move::Undo => _ = session.undo().unwrap(),
                    Move::Redo => _ = session.redo().unwrap(),
                    Move::Close if which == 0 => {
                        sessions[0] = None;
                        sessions[0] = Some(again(path));
                    }
                    Move::Close => {}
                }
            }
            let [a, b] = [sessions[0].as_ref().unwrap(), sessions[1].as_ref().unwrap()];
            prop_assert_eq!((a.undo_name(), a.redo_name()), (b.undo_name(), b.redo_name()));
        }
        let sheet = |session: &Session, unit: UnitId| session.reader().load(unit).unwrap();
        let [a, b] = sessions.each_ref().map(|session| session.as_ref().unwrap());
        prop_assert_eq!(sheet(a, closed.1), sheet(b, stays.1));
    }
}

#[test]
fn a_name_is_kept_but_neither_told_by_the_history_nor_left_in_the_file_when_taken_away() {
    let (path, unit, subject, _folder) = round();
    let mut session = again(&path);
    let person = Person { name: "Rahmawati Dewi".into(), contact: "0812-9999".into() };
    let put = Change::PutDetail(unit, Detail::Person(subject, person.clone()));
    session.apply(Message::new("step"), vec![put]).unwrap();
    drop(session);
    let mut session = again(&path);
    session.keep(unit);
    assert_eq!(session.reader().load(unit).unwrap().details.people[&subject], person);
    let remove = Change::RemoveDetail(unit, DetailKey::Person(subject));
    let needed = vec![Change::RemoveSubject(unit, subject)];
    assert_eq!(session.apply(Message::new("step"), needed), Err(Refusal::StillInUse));
    session.apply(Message::new("step"), vec![remove]).unwrap();
    let history = session.reader().history(Scope::Unit(unit)).unwrap();
    assert!(history.iter().all(|row| !format!("{row:?}").contains("Rahmawati")), "{history:?}");
    drop(session);
    // Every byte of it has gone from the file.
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(9).any(|part| part == b"Rahmawati"));
    // What the history does not know cannot be put back, so it is not offered.
    assert_eq!(again(&path).undo_name(), Some(&Message::new("step")), "only that it was recorded can be taken back");
}

#[test]
fn evidence_lies_in_the_round_file_and_what_was_covered_has_gone_from_it() {
    let (path, unit, _, _folder) = round();
    let mut session = again(&path);
    let id = EvidenceId(Uuid::from_u128(1));
    let face = b"a face that nobody is to see".repeat(200);
    let (open_photo, file) = photo(&face);
    let (mut covered, masked) = photo(&b"a face that has been covered".repeat(200));
    covered.masking = Masking::Covered;
    let put = |evidence: &Evidence| vec![Change::PutDetail(unit, Detail::Evidence(id, evidence.clone()))];
    session.apply_with_files(Message::new("step"), put(&open_photo), vec![file.clone()]).unwrap();
    session.flush().unwrap();
    let store = session.reader();
    assert_eq!(store.file(open_photo.file).unwrap().as_deref(), Some(face.as_slice()));
    assert_eq!(store.thumbnail(open_photo.file).unwrap().as_deref(), Some(b"small".as_slice()));
    session.apply_for_good(put(&covered), vec![masked], vec![open_photo.file]).unwrap();
    session.flush().unwrap();
    assert_eq!(store.file(open_photo.file).unwrap(), None);
    assert!(store.file(covered.file).unwrap().is_some());
    assert_eq!(session.sheet(unit).unwrap().details.evidence[&id], covered);
    drop((session, store));
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(20).any(|part| part == b"face that nobody is "));
    let copy = path.with_extension("salinan");
    let (store, _) = open(&path).unwrap();
    store.backup_to(&copy).unwrap();
}

#[test]
fn a_file_that_another_record_shows_stays_when_one_is_covered() {
    let (path, unit, _, _folder) = round();
    let mut session = again(&path);
    let [one, other] = [1, 2].map(|id| EvidenceId(Uuid::from_u128(id)));
    let (shown, file) = photo(b"shown twice");
    let (covered, masked) = photo(b"covered");
    let put = |id, evidence: &Evidence| Change::PutDetail(unit, Detail::Evidence(id, evidence.clone()));
    session.apply_with_files(Message::new("step"), vec![put(one, &shown), put(other, &shown)], vec![file]).unwrap();
    session.apply_for_good(vec![put(one, &covered)], vec![masked], vec![shown.file]).unwrap();
    assert!(session.reader().file(shown.file).unwrap().is_some());
    session.apply_for_good(vec![put(other, &covered)], Vec::new(), vec![shown.file]).unwrap();
    assert!(session.reader().file(shown.file).unwrap().is_none());
}

#[test]
fn a_flipped_bit_in_a_photo_is_found() {
    let (path, unit, _, folder) = round();
    let mut session = again(&path);
    let marked = b"0123456789abcdef".repeat(40);
    let (evidence, file) = photo(&marked);
    let put = vec![Change::PutDetail(unit, Detail::Evidence(EvidenceId(Uuid::from_u128(1)), evidence.clone()))];
    session.apply_with_files(Message::new("step"), put, vec![file]).unwrap();
    session.flush().unwrap();
    drop(session);
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.windows(16).position(|part| part == b"0123456789abcdef").unwrap();
    bytes[at] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let (store, _) = open(&path).unwrap();
    assert!(store.file(evidence.file).is_err());
    assert!(store.backup_to(&folder.path().join("b.penilai")).is_err());
}

#[test]
fn a_parcel_that_is_declined_leaves_no_file() {
    let (path, unit, _, _folder) = round();
    let (store, _) = open(&path).unwrap();
    let (evidence, file) = photo(b"photo");
    let nobody = SubjectId(Uuid::from_u128(99));
    let edits = vec![super::store::edit(500, Change::PutDetail(unit, Detail::Interview(nobody, Interview::default())))];
    let ticket = store.apply(Parcel { edits, files: vec![file], ..Parcel::default() });
    assert!(store.wait(ticket).is_err());
    assert_eq!(store.file(evidence.file).unwrap(), None);
}

#[test]
fn a_round_moved_to_another_revision_keeps_what_is_not_an_answer() {
    let round = round_of(&small(), &super::exchange::COMPLETE);
    let mut sheet = round.sheets.values().next().unwrap().clone();
    let visit = VisitId(Uuid::from_u128(4));
    sheet.details.put(Detail::Visit(visit, Visit { started: 1, ended: Some(2) }));
    assert_eq!(sheet.placed(&small()).details, sheet.details);
    assert_ne!(Sheet::default(), Sheet { details: sheet.details, ..Sheet::default() });
}
