//! Answers copied from another subject or another unit, after they have been seen beside those that stand.

use super::ui_desk::{Desk, author, create, entity, services, unit};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{Change, Place, Response, ServiceUnit, Subject, UnitId};
use penilai::locale::{Language, Message};
use penilai::session::{Session, new_subject};
use std::path::Path;

fn put(session: &Session, unit: UnitId, code: &str, subject: Option<&Subject>, key: &str, note: &str) -> Change {
    let instrument = session.instrument();
    let item = instrument.item(instrument.find_item(code).unwrap());
    let answer = instrument.answer(item, Some(Response::Choice(key.into())), note);
    let place = Place { unit, item: item.code.clone(), subject: subject.map(|subject| subject.id) };
    Change::PutAnswer(place, answer)
}

/// Two units: the first with answers and two users, the second with one answer.
fn prepare(path: &Path) {
    let mut session = create(path, &author(), "Lampung 2024", false);
    let metro = entity("18.72", "Kota Metro");
    let (first, second): (ServiceUnit, ServiceUnit) =
        (unit(metro.id, "Dinas Sosial"), unit(metro.id, "Puskesmas Yosodadi"));
    let user =
        |number: usize| Subject { id: new_subject(), group: "pengguna".into(), label: format!("pengguna-{number:02}") };
    let (one, two) = (user(1), user(2));
    let mut changes = vec![Change::PutEntity(metro)];
    changes.extend([first.clone(), second.clone()].map(Change::PutUnit));
    changes.extend([one.clone(), two.clone()].map(|user| Change::PutSubject(first.id, user)));
    changes.push(put(&session, first.id, "F02.1.a.Ak", None, "4", ""));
    changes.push(put(&session, first.id, "F03.1.a.K1", Some(&one), "5", "menunggu lama"));
    changes.push(put(&session, first.id, "F03.1.a.K1", Some(&two), "2", ""));
    let next = session.instrument().items().map(|(_, item)| item.code.to_string());
    let next = next.skip_while(|code| code != "F03.1.a.K1").nth(1).unwrap();
    changes.push(put(&session, first.id, &next, Some(&one), "3", "kurang jelas"));
    changes.push(put(&session, second.id, "F02.2.a.P", None, "1", ""));
    session.apply(Message::new("app-name"), changes).unwrap();
    session.flush().unwrap();
}

fn desk() -> Desk {
    let mut desk = Desk::with(|folder| services(Some(folder.join("settings.json")), Vec::new()), Some(prepare));
    desk.show_checklist();
    desk
}

fn answers(desk: Desk) -> Session {
    let path = desk.folder.path().join("round.penilai");
    let Desk { harness, folder } = desk;
    drop(harness);
    let mut session = Session::open(&path, author(), std::sync::Arc::new(|| ())).unwrap();
    let units: Vec<UnitId> = session.round().units.keys().copied().collect();
    units.into_iter().for_each(|unit| session.keep(unit));
    while session.unread() > 0 {
        session.poll();
    }
    drop(folder);
    session
}

fn by_name<'a>(session: &'a Session, name: &str) -> &'a penilai::assessment::Sheet {
    let unit = session.round().units.values().find(|unit| unit.name == name).unwrap();
    session.sheet(unit.id).unwrap()
}

#[test]
fn answers_of_another_unit_fill_what_is_empty_as_one_step() {
    let mut desk = desk();
    desk.press(Modifiers::COMMAND, Key::PageDown);
    desk.press(Modifiers::COMMAND, Key::D);
    desk.wait(|desk| desk.shows("1 butir yang masih kosong akan diisi"));
    assert!(desk.shows("Untuk Puskesmas Yosodadi, butir yang ditanyakan satu kali"));
    assert!(desk.shows("F02.1.a.Ak, sekarang Belum dijawab, menjadi "));
    desk.click("Salin 1 jawaban");
    assert!(desk.shows("Kebijakan Pelayanan, 2 dari 9 terjawab"));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.shows("Kebijakan Pelayanan, 1 dari 9 terjawab"), "one step takes it back");
    desk.press(Modifiers::COMMAND, Key::Y);
    let session = answers(desk);
    let sheet = by_name(&session, "Puskesmas Yosodadi");
    assert_eq!(sheet.response("F02.1.a.Ak", None), Some(&Response::Choice("4".into())));
    assert_eq!(sheet.response("F02.2.a.P", None), Some(&Response::Choice("1".into())));
    assert!(sheet.subjects.is_empty(), "interviews stay with whom was interviewed");
}

/// Opens the dialog for the second user of the first unit.
fn for_second_user(desk: &mut Desk) {
    desk.press(Modifiers::NONE, Key::Slash);
    desk.harness.event(egui::Event::Text("F03.1.a.K1".into()));
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.press(Modifiers::COMMAND, Key::D);
    desk.wait(|desk| desk.shows("1 butir sudah mempunyai jawaban lain"));
}

#[test]
fn what_has_an_answer_is_kept_unless_ticked_and_notes_come_only_when_asked_for() {
    for (tick, notes) in [(false, false), (true, true)] {
        let mut desk = desk();
        for_second_user(&mut desk);
        assert!(desk.shows("Untuk pengguna-02 di Dinas Sosial"));
        if tick {
            let name = desk.harness.get_by_label_contains("F03.1.a.K1, sekarang").accesskit_node().label().unwrap();
            desk.click(&name);
        }
        if notes {
            desk.click("Salin juga catatan, bila catatan di sini kosong");
        }
        desk.press(Modifiers::COMMAND, Key::Enter);
        let session = answers(desk);
        let sheet = by_name(&session, "Dinas Sosial");
        let second = sheet.subjects.iter().find(|subject| subject.label == "pengguna-02").map(|subject| subject.id);
        let answer = sheet.answer("F03.1.a.K1", second).unwrap();
        assert_eq!(answer.response, Some(Response::Choice(if tick { "5" } else { "2" }.into())));
        assert_eq!(answer.note, if notes { "menunggu lama" } else { "" });
        let all: Vec<&str> =
            sheet.answers.values().filter_map(|of| of.get(&second)).map(|answer| answer.note.as_str()).collect();
        assert_eq!(all.len(), 2, "the empty one was filled");
        assert_eq!(all.contains(&"kurang jelas"), notes);
    }
}

#[test]
fn escape_copies_nothing_and_a_round_of_one_unit_says_what_is_missing() {
    let mut desk = desk();
    for_second_user(&mut desk);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("Salin dari"));
    assert!(!desk.shows("Urungkan: salin"));
    let services = |folder: &Path| {
        let mut services = services(Some(folder.join("settings.json")), Vec::new());
        services.language = Language::En;
        services
    };
    let one = |path: &Path| {
        let mut session = create(path, &author(), "Lampung 2024", false);
        let metro = entity("18.72", "Kota Metro");
        let changes = vec![Change::PutEntity(metro.clone()), Change::PutUnit(unit(metro.id, "Dinas Sosial"))];
        session.apply(Message::new("app-name"), changes).unwrap();
        session.flush().unwrap();
    };
    let mut desk = Desk::with(services, Some(one));
    desk.show_checklist();
    desk.press(Modifiers::COMMAND, Key::D);
    assert!(desk.shows("This round has no other unit yet."));
    let button = desk.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Copy 0 answers");
    assert!(button.accesskit_node().is_disabled(), "there is nothing to copy");
}
