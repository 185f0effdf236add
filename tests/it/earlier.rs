//! Last year beside this year: attaching an earlier round, and what comes of it.

use super::cli::Desk;
use super::lacking::evidence;
use super::ui_desk::{author, unit};
use super::ui_stage::{round, shipped};
use penilai::assessment::earlier::Attachment;
use penilai::assessment::{
    Answer, Change, Detail, Earlier, EvidenceId, Place, Response, Round, Sheet, Subject, SubjectId, UnitId,
};
use penilai::locale::Message;
use penilai::session::Session;
use penilai::session::earlier::{Offer, Standing, standing};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

fn rename(round: &mut Round, unit: UnitId, name: &str) {
    let mut renamed = round.units[&unit].clone();
    renamed.name = name.into();
    round.apply(&Change::PutUnit(renamed)).unwrap();
}

#[test]
fn units_are_matched_by_entity_code_and_name_and_bring_their_answers_by_label() {
    let (session, unit, _folder) = round(&shipped("panrb-pekppp-2023"));
    let (mut now, mut then) = (session.round().clone(), session.round().clone());
    rename(&mut now, unit, "PUSKESMAS METRO");
    let subject = SubjectId(Uuid::from_u128(7));
    let user = Subject { id: subject, group: "pengguna".into(), label: "pengguna-01".into() };
    let mut sheet = Sheet { subjects: vec![user], ..Sheet::default() };
    let instrument = session.instrument();
    let item = instrument.item(instrument.find_item("F02.1.a.Ak").unwrap());
    let answer =
        |note: &str| Answer { response: Some(Response::Choice("4".into())), note: note.into(), item: item.digest };
    sheet.answers.entry("F02.1.a.Ak".into()).or_default().insert(None, answer("arsip ada"));
    sheet.answers.entry("F03.1.a.K1".into()).or_default().insert(Some(subject), answer(""));
    then.sheets.insert(unit, sheet);
    then.info.year = 2023;
    let attachment = Attachment::new(&now, &then, &BTreeSet::new());
    let [(matched, earlier)] = attachment.matched.as_slice() else { panic!("{attachment:?}") };
    assert_eq!((*matched, earlier.year, attachment.replacing), (unit, 2023, 0));
    assert_eq!(earlier.answer("F02.1.a.Ak", None).unwrap().note, "arsip ada");
    assert!(
        earlier.answer("F03.1.a.K1", Some("pengguna-01")).is_some() && earlier.answer("F03.1.a.K1", None).is_none()
    );
    for change in attachment.changes() {
        now.apply(&change).unwrap();
    }
    assert_eq!(Attachment::new(&now, &then, &[unit].into()).replacing, 1);
    rename(&mut now, unit, "Puskesmas Lain");
    assert_eq!(Attachment::new(&now, &then, &BTreeSet::new()).unmatched, [unit]);
    let place = Place { unit, item: "F02.1.a.Ak".into(), subject: None };
    assert!(now.sheet_of(unit).answer("F02.1.a.Ak", place.subject).is_none(), "nothing is answered by attaching");
}

#[test]
fn a_round_and_a_result_file_are_attached_from_the_command_line_and_stay_as_they_were() {
    let desk = Desk::new();
    for file in ["lama.penilai", "baru.penilai"] {
        assert_eq!(desk.run(&["sample", file]).code, 0);
    }
    let before = fs::read(desk.path("lama.penilai")).unwrap();
    let run = desk.run(&["attach", "baru.penilai", "lama.penilai"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(run.err.contains("Kota Metro 2024") && !run.err.contains("menggantikan"), "{}", run.err);
    assert!(fs::read(desk.path("lama.penilai")).unwrap() == before);
    let itself = desk.run(&["attach", "baru.penilai", "./baru.penilai"]);
    assert_eq!(itself.code, 2, "{}", itself.err);
    assert!(itself.err.contains("itu penilaian yang sama"), "{}", itself.err);
    let again = desk.run(&["attach", "baru.penilai", "lama.penilai"]);
    assert!(again.code == 0 && again.err.contains("menggantikan"), "{}", again.err);
    fs::create_dir(desk.path("hasil")).unwrap();
    let export = desk.run(&["export", "lama.penilai", "--to", "hasil"]);
    let first = fs::read_dir(desk.path("hasil")).unwrap().next().unwrap_or_else(|| panic!("{}", export.err));
    let file = format!("hasil/{}", first.unwrap().file_name().to_string_lossy());
    let run = desk.run(&["attach", "baru.penilai", &file]);
    assert!(run.code < 2 && run.err.contains("pada 1 unit"), "{}", run.err);
    desk.write("rusak.penilai", "bukan putaran");
    for bad in ["rusak.penilai", "tiada.penilai", "tiada.hasil"] {
        let run = desk.run(&["attach", "baru.penilai", bad]);
        assert!(run.code == 2 && run.err.contains("Saran: ") && run.err.contains(bad), "{}", run.err);
    }
}

#[test]
fn evidence_is_remembered_by_name_caption_and_digest_and_old_files_without_it_are_read() {
    let (session, unit, _folder) = round(&shipped("panrb-pekppp-2023"));
    let (now, mut then) = (session.round().clone(), session.round().clone());
    let proof = evidence(&["F02.1.a.Ak"]);
    let mut sheet = Sheet::default();
    sheet.details.put(Detail::Evidence(EvidenceId(Uuid::from_u128(1)), proof.clone()));
    then.sheets.insert(unit, sheet);
    let attachment = Attachment::new(&now, &then, &BTreeSet::new());
    let earlier = &attachment.matched[0].1;
    let [kept] = earlier.evidence_of("F02.1.a.Ak").collect::<Vec<_>>()[..] else { panic!("{earlier:?}") };
    assert_eq!((&kept.name, &kept.caption, kept.original), (&proof.name, &proof.caption, proof.original));
    assert_eq!(earlier.evidence_of("F02.1.a.B").count(), 0);
    let json = serde_json::to_string(&**earlier).unwrap();
    assert_eq!(serde_json::from_str::<Earlier>(&json).unwrap(), **earlier);
    let old = r#"{"title":"Lama","year":2022,"instrument":"","answers":[]}"#;
    let read: Earlier = serde_json::from_str(old).unwrap();
    assert!(read.evidence.is_empty());
    assert_eq!(serde_json::to_string(&read).unwrap(), old, "and written as they were");
}

/// A round of many units in a file, the same of the year before in memory, and the file reopened: no unit is kept.
fn many(units: usize) -> (Session, Round, PathBuf, tempfile::TempDir) {
    let (mut session, first, folder) = round(&shipped("panrb-pekppp-2023"));
    let entity = session.round().units[&first].entity;
    let more = (1..units).map(|number| Change::PutUnit(unit(entity, &format!("Unit {number:04}"))));
    session.apply(Message::new("step"), more.collect()).unwrap();
    let mut then = session.round().clone();
    then.info.title = "Kota Metro 2023".into();
    then.info.year = 2023;
    let path = session.path().to_owned();
    drop(session);
    let session = reopened(&path);
    (session, then, path, folder)
}

fn reopened(path: &Path) -> Session {
    let mut session = Session::open(path, author(), Arc::new(|| {})).unwrap();
    while session.unread() > 0 {
        session.poll();
    }
    session
}

fn offer(session: &Session, then: &Round) -> Offer {
    Offer::new(session.round(), &session.reader(), then, Path::new("lama.penilai")).unwrap()
}

fn attached(session: &mut Session, unit: UnitId) -> Option<u16> {
    session.keep(unit);
    while session.sheet(unit).is_none() {
        session.poll();
    }
    session.sheet(unit).unwrap().details.earlier.as_ref().map(|earlier| earlier.year)
}

#[test]
fn attaching_to_many_units_reads_none_of_them_and_is_one_step_to_undo_and_redo() {
    let (mut session, then, path, _folder) = many(40);
    let units: Vec<UnitId> = session.round().units.keys().copied().collect();
    assert_eq!(attached(&mut session, units[0]), None);
    let first = offer(&session, &then);
    assert_eq!((first.attachment.matched.len(), first.attachment.replacing), (40, 0));
    session.attach(&first).unwrap();
    assert_eq!(session.round().sheets.len(), 1, "only the unit that had been read before is in memory");
    assert!(session.summary(units[5]).is_some(), "and what is known of the others is still known");
    let again = Round { info: penilai::assessment::RoundInfo { year: 2022, ..then.info.clone() }, ..then.clone() };
    let second = offer(&session, &again);
    assert_eq!(second.attachment.replacing, 40);
    session.attach(&second).unwrap();
    assert_eq!((attached(&mut session, units[0]), attached(&mut session, units[1])), (Some(2022), Some(2022)));
    session.undo().unwrap();
    assert_eq!((attached(&mut session, units[1]), attached(&mut session, units[2])), (Some(2023), Some(2023)));
    session.redo().unwrap();
    assert_eq!(attached(&mut session, units[3]), Some(2022));
    session.undo().unwrap();
    session.undo().unwrap();
    session.flush().unwrap();
    assert!(session.reader().attached().unwrap().is_empty());
    assert!(units.iter().all(|unit| attached(&mut session, *unit).is_none()));
    drop(session);
    assert!(reopened(&path).take_problems().is_empty());
}

#[test]
fn what_is_attached_is_detached_as_one_step_that_brings_it_back_when_undone() {
    let (mut session, then, path, _folder) = many(6);
    let units: Vec<UnitId> = session.round().units.keys().copied().collect();
    session.attach(&offer(&session, &then)).unwrap();
    drop(session);
    let mut session = reopened(&path);
    assert!(session.undo_name().is_some_and(|name| name.key == "step-attach"), "a closed round remembers it");
    let all: Standing = standing(&session.reader(), units.iter().copied()).unwrap();
    assert_eq!(all.values().flatten().count(), 6);
    session.detach(&all).unwrap();
    assert_eq!(attached(&mut session, units[0]), None);
    session.undo().unwrap();
    assert_eq!((attached(&mut session, units[0]), attached(&mut session, units[4])), (Some(2023), Some(2023)));
    session.undo().unwrap();
    assert_eq!(attached(&mut session, units[5]), None);
}

#[test]
fn a_step_of_the_command_line_is_undone_in_the_window() {
    let desk = Desk::new();
    for file in ["lama.penilai", "baru.penilai"] {
        assert_eq!(desk.run(&["sample", file]).code, 0);
    }
    assert_eq!(desk.run(&["attach", "baru.penilai", "lama.penilai"]).code, 0);
    let mut session = reopened(&desk.path("baru.penilai"));
    assert!(!session.reader().attached().unwrap().is_empty());
    assert_eq!(session.undo_name().map(|name| name.key), Some("step-attach"));
    session.undo().unwrap();
    session.flush().unwrap();
    assert!(session.reader().attached().unwrap().is_empty());
}
