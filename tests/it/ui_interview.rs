//! Interviews in the window: timed by the first and the last answer, told in a dialog, one person at a time.

use super::conditions::bersyarat;
use super::ui_desk::{Desk, create, entity, services, unit};
use super::ui_stage::{round, shipped};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{
    Change, Consent, Detail, Interview, Person, Place, Response, Sheet, Subject, SubjectId, UnitId,
};
use penilai::instrument::Instrument;
use penilai::locale::{Language, Locale, Message};
use penilai::session::{Author, Session};
use penilai::store::{Scope, Store};
use penilai::ui::Services;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// A morning, milliseconds since 1970, UTC.
const MORNING: i64 = 1_735_700_000_000;
const MINUTE: i64 = 60_000;

pub(crate) fn prepare(path: &Path) {
    let author = Author { name: "Siti".into(), clock: || MORNING };
    let mut session = create(path, &author, "Lampung 2024", false);
    let metro = entity("18.72", "Kota Metro");
    let clinic = unit(metro.id, "Puskesmas Yosodadi");
    session.apply(Message::new("app-name"), vec![Change::PutEntity(metro), Change::PutUnit(clinic)]).unwrap();
    session.flush().unwrap();
}

/// The window over a round with one unit, by a clock of the test's own.
pub(crate) fn desk(language: Language, clock: fn() -> i64) -> Desk {
    desk_of(language, clock, prepare)
}

/// The same over another round.
pub(crate) fn desk_of(language: Language, clock: fn() -> i64, prepare: fn(&Path)) -> Desk {
    let author = Author { name: "Siti".into(), clock };
    let services =
        |folder: &Path| Services { language, author, ..services(Some(folder.join("settings.json")), Vec::new()) };
    let mut desk = Desk::with(services, Some(prepare));
    desk.show_checklist();
    desk
}

/// Goes to an item by searching for its code.
pub(crate) fn find(desk: &mut Desk, code: &str) {
    desk.press(Modifiers::NONE, Key::Slash);
    let field = desk.harness.query_all_by_role(Role::TextInput).last().unwrap();
    field.type_text(code);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::Escape);
}

pub(crate) fn keys(desk: &mut Desk, keys: &[Key]) {
    keys.iter().for_each(|key| desk.press(Modifiers::NONE, *key));
}

/// The answers and details of the unit as they stand in the file, once the window is closed; and whether its history tells a word.
pub(crate) fn stored(desk: Desk, word: &str) -> (Sheet, bool) {
    let Desk { harness, folder } = desk;
    drop(harness);
    let (store, opened) = Store::open(&folder.path().join("round.penilai"), || 0, Arc::new(|| ())).unwrap();
    let unit = *opened.round.units.keys().next().unwrap();
    let history = store.history(Scope::Unit(unit)).unwrap();
    let told = history.iter().any(|row| format!("{row:?}").contains(word));
    (store.load(unit).unwrap(), told)
}

/// The text that stands in a field.
fn field(desk: &Desk, label: &str) -> String {
    desk.harness.get_by_role_and_label(Role::TextInput, label).accesskit_node().value().unwrap_or_default()
}

fn write(desk: &mut Desk, label: &str, text: &str) {
    desk.harness.get_by_role_and_label(Role::TextInput, label).focus();
    desk.run();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    desk.run();
}

// Times

/// A session with one subject of the only group of an instrument.
fn with_subject(instrument: &Instrument) -> (Session, UnitId, SubjectId, tempfile::TempDir) {
    let (mut session, unit, folder) = round(instrument);
    let subject = SubjectId(Uuid::from_u128(7));
    let group = instrument.groups().next().unwrap().1.code.clone();
    let change = Change::PutSubject(unit, Subject { id: subject, label: format!("{group}-01"), group });
    session.apply(Message::new("step"), vec![change]).unwrap();
    (session, unit, subject, folder)
}

fn given(session: &Session, unit: UnitId, subject: SubjectId, code: &str, key: &str) -> Change {
    let instrument = session.instrument();
    let item = instrument.item(instrument.find_item(code).unwrap());
    let place = Place { unit, item: item.code.clone(), subject: Some(subject) };
    Change::PutAnswer(place, instrument.answer(item, Some(Response::Choice(key.into())), ""))
}

#[test]
fn the_first_answer_begins_an_interview_and_the_last_ends_it() {
    static CLOCK: AtomicI64 = AtomicI64::new(MORNING);
    let mut desk = desk(Language::Id, || CLOCK.load(Ordering::Relaxed));
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A]);
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(desk.shows("belum dimulai") && desk.shows("persetujuan belum dicatat"));
    keys(&mut desk, &[Key::Num4]);
    assert!(desk.shows("berjalan 00:00"), "it has begun");
    CLOCK.store(MORNING + 65_000, Ordering::Relaxed);
    keys(&mut desk, &[Key::Num3; 11]);
    assert!(desk.shows("berjalan 01:05"));
    CLOCK.store(MORNING + 12 * MINUTE, Ordering::Relaxed);
    // Digits have gone from item to item of this person; two are left.
    while desk.shows("berjalan") {
        keys(&mut desk, &[Key::Num5]);
    }
    let locale = Locale::new(Language::Id);
    let over = format!("{} sampai {}", locale.time(MORNING), locale.time(MORNING + 12 * MINUTE));
    assert!(desk.shows(&over));
    let (sheet, _) = stored(desk, "");
    let interview = sheet.details.interviews.values().next().unwrap();
    assert_eq!((interview.started, interview.ended), (Some(MORNING), Some(MORNING + 12 * MINUTE)));
    assert_eq!(sheet.answers.values().map(|by| by.len()).sum::<usize>(), 14);
}

#[test]
fn undo_of_the_first_answer_takes_the_beginning_back_and_stays_at_the_answer() {
    let mut desk = desk(Language::Id, || MORNING);
    find(&mut desk, "F03.2.a.K1");
    keys(&mut desk, &[Key::A, Key::Num4, Key::PageUp, Key::PageUp]);
    desk.press(Modifiers::COMMAND, Key::Z);
    let focused = desk.harness.get_by(|node| node.is_focused()).accesskit_node().label().unwrap();
    assert!(focused.starts_with("F03.2.a.K1, pengguna-01"), "{focused}");
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(desk.shows("belum dimulai"));
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert!(desk.shows("berjalan 00:00"), "redo begins it again");
    let (sheet, _) = stored(desk, "");
    assert_eq!(sheet.details.interviews.len(), 1);
}

#[test]
fn answers_that_come_from_elsewhere_time_no_interview() {
    let (mut session, unit, subject, _folder) = with_subject(&shipped("panrb-pekppp-2023"));
    let imported = given(&session, unit, subject, "F03.1.a.K1", "4");
    session.apply(Message::new("step"), vec![imported]).unwrap();
    let later = given(&session, unit, subject, "F03.2.a.K1", "4");
    session.answer(Message::new("step"), vec![later]).unwrap();
    assert!(
        session.sheet(unit).unwrap().details.interviews.is_empty(),
        "nor does the second, since nobody knows of the first"
    );
}

#[test]
fn a_note_times_no_interview_and_what_has_been_recorded_stays() {
    let (mut session, unit, subject, _folder) = with_subject(&shipped("panrb-pekppp-2023"));
    let recorded = Interview { role: "pemohon".into(), consent: Some(Consent::Refused), ..Interview::default() };
    let put = Change::PutDetail(unit, Detail::Interview(subject, recorded.clone()));
    session.apply(Message::new("step"), vec![put]).unwrap();
    let Change::PutAnswer(place, mut note) = given(&session, unit, subject, "F03.1.a.K1", "4") else { panic!() };
    (note.response, note.note) = (None, "ragu".into());
    session.answer(Message::new("step"), vec![Change::PutAnswer(place, note)]).unwrap();
    assert_eq!(session.sheet(unit).unwrap().details.interviews[&subject], recorded);
    let first = given(&session, unit, subject, "F03.1.a.K1", "4");
    session.answer(Message::new("step"), vec![first]).unwrap();
    let started = Some(session.now());
    assert_eq!(session.sheet(unit).unwrap().details.interviews[&subject], Interview { started, ..recorded });
}

#[test]
fn an_item_that_is_not_asked_does_not_keep_an_interview_open() {
    let (mut session, unit, subject, _folder) = with_subject(&bersyarat());
    let give = |session: &mut Session, code: &str, key: &str| {
        let change = given(session, unit, subject, code, key);
        session.answer(Message::new("step"), vec![change]).unwrap();
        session.sheet(unit).unwrap().details.interviews[&subject].ended.is_some()
    };
    assert!(!give(&mut session, "P.3", "1"));
    assert!(
        give(&mut session, "P.1", "tidak"),
        "how a complaint was answered is asked only of those who have complained"
    );
    session.undo().unwrap();
    assert!(!give(&mut session, "P.1", "ya"), "it is asked now");
    assert!(give(&mut session, "P.2", "0"));
}

// The dialog

#[test]
fn the_dialog_records_role_consent_times_and_person_as_one_step_by_keyboard() {
    let mut desk = desk(Language::Id, || MORNING);
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A, Key::Num4]);
    desk.press(Modifiers::COMMAND, Key::R);
    assert!(desk.shows("Wawancara pengguna-01") && desk.shows("tidak pernah ikut diekspor"));
    let locale = Locale::new(Language::Id);
    assert_eq!(field(&desk, "Mulai"), locale.time(MORNING));
    desk.harness.get_by(|node| node.is_focused()).type_text("pemohon KTP");
    desk.run();
    desk.click("tidak bersedia");
    write(&mut desk, "Selesai", &locale.time(MORNING + 20 * MINUTE));
    write(&mut desk, "Nama", "Rahmawati Dewi");
    write(&mut desk, "Kontak", "0812-9999");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(!desk.shows("tidak pernah ikut diekspor"), "Enter has closed it");
    assert!(desk.shows("tidak bersedia"), "said quietly at the subject");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(!desk.shows("tidak bersedia"));
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    let (sheet, told) = stored(desk, "Rahmawati");
    let (subject, interview) = sheet.details.interviews.iter().next().unwrap();
    assert_eq!((interview.role.as_str(), interview.consent), ("pemohon KTP", Some(Consent::Refused)));
    assert_eq!(interview.started, Some(MORNING), "a time that was only looked at keeps its seconds");
    assert_eq!(interview.ended.unwrap() / MINUTE, (MORNING + 20 * MINUTE) / MINUTE);
    let person = Person { name: "Rahmawati Dewi".into(), contact: "0812-9999".into() };
    assert_eq!(sheet.details.people[subject], person);
    assert!(!told, "the history does not know the name");
}

#[test]
fn wrong_times_are_refused_with_a_sentence() {
    let mut desk = desk(Language::Id, || MORNING);
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A]);
    desk.press(Modifiers::COMMAND, Key::R);
    for (from, to, said) in [
        ("9.70", "", "Ini bukan jam."),
        ("kemarin", "", "Ini bukan jam."),
        ("", "10.00", "Isi jam mulai juga."),
        ("10.00", "9:30", "Selesai lebih awal daripada mulai."),
    ] {
        for (label, text) in [("Mulai", from), ("Selesai", to)] {
            write(&mut desk, label, text);
            if text.is_empty() {
                desk.press(Modifiers::NONE, Key::Backspace);
            }
        }
        desk.press(Modifiers::NONE, Key::Enter);
        assert!(desk.shows(said), "{from} to {to}");
    }
    write(&mut desk, "Selesai", "1005");
    desk.press(Modifiers::NONE, Key::Enter);
    let (sheet, _) = stored(desk, "");
    let interview = sheet.details.interviews.values().next().unwrap();
    assert_eq!(interview.ended.unwrap() - interview.started.unwrap(), 5 * MINUTE);
}

#[test]
fn roles_of_others_in_the_group_are_suggested() {
    let mut desk = desk(Language::Id, || MORNING);
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A]);
    desk.press(Modifiers::COMMAND, Key::R);
    desk.harness.get_by(|node| node.is_focused()).type_text("petugas loket");
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
    keys(&mut desk, &[Key::A]);
    desk.click("Wawancara pengguna-02");
    desk.click("Peran petugas loket");
    desk.click("Simpan perubahan");
    let (sheet, _) = stored(desk, "");
    let roles: Vec<_> = sheet.details.interviews.values().map(|interview| interview.role.as_str()).collect();
    assert_eq!(roles, ["petugas loket"; 2]);
}

#[test]
fn without_a_subject_the_dialog_says_what_to_do() {
    let mut desk = desk(Language::Id, || MORNING);
    desk.press(Modifiers::COMMAND, Key::R);
    assert!(desk.shows("Tidak ada responden yang sedang dipilih."));
}

// One person

#[test]
fn staying_with_one_person_keeps_to_their_items_and_never_answers_for_another() {
    let mut desk = desk(Language::Id, || MORNING);
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A, Key::A]);
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(desk.shows("1 dari 14"), "the items of this person");
    keys(&mut desk, &[Key::ArrowLeft, Key::Num2, Key::J, Key::K, Key::K, Key::K, Key::K]);
    assert!(desk.shows("1 dari 14"), "not beyond the first of them");
    keys(&mut desk, &[Key::G, Key::Num1]);
    let focused = desk.harness.get_by(|node| node.is_focused()).accesskit_node().label().unwrap();
    assert!(focused.contains("pengguna-02"), "{focused}");
    keys(&mut desk, &[Key::A]);
    assert!(desk.shows("Wawancara pengguna-03") && desk.shows("1 dari 14"), "the next person, from the first item on");
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(!desk.shows("1 dari 14"));
    let (sheet, _) = stored(desk, "");
    let two = sheet.subjects[1].id;
    let answered: Vec<_> = sheet.answers.values().flat_map(|by| by.keys().copied()).collect();
    assert_eq!(answered, [Some(two), Some(two)]);
}

#[test]
fn an_interview_that_runs_draws_once_a_second_and_only_in_sight() {
    let mut desk = desk(Language::Id, || MORNING + 300);
    let delay = |desk: &mut Desk| {
        desk.harness.step();
        desk.harness.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap()
    };
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A, Key::Num4]);
    desk.harness.run_steps(90);
    assert!(delay(&mut desk).as_secs() > 3600, "the list is idle");
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    desk.harness.run_steps(90);
    let waits = delay(&mut desk);
    assert!((900..=1100).contains(&waits.as_millis()), "{waits:?}");
}

#[test]
fn interviews_are_told_in_english_too() {
    let mut desk = desk(Language::En, || MORNING);
    find(&mut desk, "F03.1.a.K1");
    keys(&mut desk, &[Key::A]);
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(desk.shows("not begun") && desk.shows("consent not recorded"));
    desk.press(Modifiers::COMMAND, Key::R);
    assert!(desk.shows("Interview of pengguna-01") && desk.shows("never exported"));
    write(&mut desk, "Start", "late");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("This is no time."));
}
