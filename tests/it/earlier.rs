//! Last year beside this year: attaching an earlier round, and what comes of it.

use super::cli::Desk;
use super::ui_stage::{round, shipped};
use penilai::assessment::earlier::Attachment;
use penilai::assessment::{Answer, Change, Place, Response, Round, Sheet, Subject, SubjectId, UnitId};
use std::fs;
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
    let attachment = Attachment::new(&now, &then);
    let [(matched, earlier)] = attachment.matched.as_slice() else { panic!("{attachment:?}") };
    assert_eq!((*matched, earlier.year, attachment.replacing), (unit, 2023, 0));
    assert_eq!(earlier.answer("F02.1.a.Ak", None).unwrap().note, "arsip ada");
    assert!(
        earlier.answer("F03.1.a.K1", Some("pengguna-01")).is_some() && earlier.answer("F03.1.a.K1", None).is_none()
    );
    for change in attachment.changes() {
        now.apply(&change).unwrap();
    }
    assert_eq!(Attachment::new(&now, &then).replacing, 1);
    rename(&mut now, unit, "Puskesmas Lain");
    assert_eq!(Attachment::new(&now, &then).unmatched, [unit]);
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
