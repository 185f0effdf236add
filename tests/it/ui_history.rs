//! Looking back in the window: the past of an answer and the way back, what has changed since a moment, what may be worth a look.

use super::exchange::small;
use super::revision::revised;
use super::ui_desk::{Desk, entity, services, unit};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{
    Answer, Change, Detail, Place, Response, RoundInfo, Subject, SubjectId, UnitId, Visit, VisitId,
};
use penilai::instrument::Instrument;
use penilai::library::Library;
use penilai::locale::{Message, day_read};
use penilai::session::{Author, Session};
use penilai::store::Store;
use penilai::ui::Services;
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const ALT: Modifiers = Modifiers::ALT;
const NONE: Modifiers = Modifiers::NONE;

thread_local! {
    /// What time it is in the window of this test.
    static NOW: Cell<i64> = const { Cell::new(0) };
}

fn clock() -> i64 {
    NOW.with(Cell::get)
}

/// Noon of the day on which all of this happens.
fn noon() -> i64 {
    day_read("2025-01-06").unwrap() + 12 * HOUR
}

fn it_is(at: i64) {
    NOW.with(|now| now.set(at));
}

fn put(session: &Session, place: Place, key: &str, note: &str) -> Change {
    let instrument = session.instrument();
    let item = instrument.item(instrument.find_item(place.item.as_str()).unwrap());
    Change::PutAnswer(place, instrument.answer(item, Some(Response::Choice(key.to_owned())), note))
}

/// Makes a round of one unit, to which something is done with the clock in hand.
fn prepare(path: &Path, instrument: &Instrument, work: impl FnOnce(&mut Session, UnitId)) {
    it_is(noon() - 3 * DAY);
    let info = RoundInfo { title: "Kota Metro 2024".into(), year: 2024, example: false };
    let author = Author { name: "Siti".into(), clock };
    let mut session = Session::create(path, instrument, &info, author, Arc::new(|| ())).unwrap();
    let city = entity("18.72", "Kota Metro");
    let office = unit(city.id, "Dinas Sosial");
    let id = office.id;
    session.apply(Message::new("step"), vec![Change::PutEntity(city), Change::PutUnit(office)]).unwrap();
    work(&mut session, id);
    session.flush().unwrap();
    it_is(noon());
}

fn desk(prepare: fn(&Path)) -> Desk {
    it_is(noon());
    let services = |folder: &Path| {
        let usual = services(Some(folder.join("settings.json")), Vec::new());
        let author = Author { name: "Budi".into(), clock };
        Services { author, library: Library::new(vec![small(), revised()]), ..usual }
    };
    let mut desk = Desk::with(services, Some(prepare));
    desk.show_checklist();
    // It begins at the first item without an answer.
    for _ in 0..12 {
        desk.press(NONE, Key::K);
    }
    desk
}

fn give(session: &mut Session, at: i64, item: (UnitId, &str), key: &str, note: &str) {
    it_is(at);
    let place = Place { unit: item.0, item: item.1.into(), subject: None };
    let change = put(session, place, key, note);
    session.apply(Message::new("step-answer").with("code", item.1), vec![change]).unwrap();
}

/// A round with three answers to one item, two days old, of yesterday and of this morning.
fn answered(path: &Path) {
    prepare(path, &small(), |session, unit| {
        give(session, noon() - 2 * DAY, (unit, "A.1.a"), "1", "");
        give(session, noon() - DAY, (unit, "A.1.a"), "2", "SK nomor 12 tahun 2024");
        give(session, noon() - 2 * HOUR, (unit, "A.1.a"), "0", "");
        give(session, noon() - 2 * DAY, (unit, "A.1.b"), "1", "");
    });
}

fn rows(desk: &Desk) -> Vec<String> {
    let options = desk.harness.query_all_by_role(Role::ListBoxOption);
    options.filter_map(|row| row.accesskit_node().label()).collect()
}

fn open_history(desk: &mut Desk) {
    desk.press(NONE, Key::Y);
    desk.wait(|desk| !desk.shows("Membaca riwayat"));
}

fn dialog(desk: &Desk) -> bool {
    desk.harness.query_all_by_role(Role::Dialog).next().is_some()
}

/// The answer to an item as the file has it.
fn stored(desk: Desk, item: &str) -> Option<Answer> {
    let path = desk.folder.path().join("round.penilai");
    let Desk { harness, folder } = desk;
    drop(harness);
    let (store, opened) = Store::open(&path, || 0, Arc::new(|| ())).unwrap();
    let sheet = store.load(*opened.round.units.keys().next().unwrap()).unwrap();
    drop(folder);
    sheet.answer(item, None).cloned()
}

fn shown(desk: &Desk, code: &str) -> bool {
    let name = format!("{code}. ");
    desk.harness.query_all_by(|node| node.label().is_some_and(|label| label.starts_with(&name))).next().is_some()
}

// The past of an answer

#[test]
fn the_past_of_an_answer_says_when_who_what_and_how_it_stood() {
    let mut desk = desk(answered);
    open_history(&mut desk);
    let told = rows(&desk);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].starts_with("hari ini 10.00 · Siti · jawaban A.1.a") && told[0].ends_with("sekarang"), "{told:?}");
    assert!(told[1].starts_with("kemarin 12.00 · Siti") && told[1].contains("2 – "), "{told:?}");
    assert!(told[1].contains("Catatan: SK nomor 12 tahun 2024") && !told[1].contains("sekarang"));
    assert!(told[2].starts_with("4 Januari 2025 12.00 · Siti"), "{told:?}");
    desk.press(NONE, Key::Escape);
    assert!(!dialog(&desk));
}

#[test]
fn an_earlier_state_is_gone_back_to_by_keyboard_and_that_is_undone() {
    let mut desk = desk(answered);
    open_history(&mut desk);
    desk.press(NONE, Key::Enter);
    assert!(desk.shows("Isian sekarang sudah seperti ini") && dialog(&desk), "the first row is how it stands");
    desk.press(NONE, Key::ArrowDown);
    desk.press(NONE, Key::Enter);
    assert!(!dialog(&desk));
    assert!(desk.shows("SK nomor 12 tahun 2024") && desk.shows("Urungkan: kembalikan isian A.1.a dari 5 Januari 2025"));
    open_history(&mut desk);
    let told = rows(&desk);
    assert!(told.len() == 4 && told[0].contains("Budi · kembalikan isian A.1.a") && told[0].ends_with("sekarang"));
    desk.press(NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(!desk.shows("SK nomor 12 tahun 2024"));
    open_history(&mut desk);
    assert!(rows(&desk)[0].contains("diurungkan: kembalikan isian A.1.a"), "{:?}", rows(&desk));
    desk.press(NONE, Key::Escape);
    let answer = stored(desk, "A.1.a").unwrap();
    assert_eq!((answer.response, answer.note.as_str()), (Some(Response::Choice("0".into())), ""));
}

#[test]
fn the_first_row_can_be_taken_by_mouse_and_the_button_goes_back_to_it() {
    let mut desk = desk(answered);
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::H);
    desk.wait(|desk| rows(desk).len() == 3);
    let oldest = rows(&desk).remove(2);
    desk.click(&oldest);
    desk.click("Kembalikan ke ini (Enter)");
    assert_eq!(stored(desk, "A.1.a").unwrap().response, Some(Response::Choice("1".into())));
}

#[test]
fn an_answer_given_to_other_words_returns_as_one_to_be_read_again() {
    fn moved(path: &Path) {
        prepare(path, &small(), |session, unit| {
            give(session, noon() - 2 * DAY, (unit, "A.1.a"), "2", "");
            it_is(noon() - DAY);
            let change = Change::PutInstrument(revised().toml().clone());
            session.apply(Message::new("revision-step").with("instrument", "kecil-2"), vec![change]).unwrap();
            give(session, noon() - HOUR, (unit, "A.1.a"), "1", "");
        });
    }
    let mut desk = desk(moved);
    assert!(!desk.shows("Perlu dibaca ulang"));
    open_history(&mut desk);
    let told = rows(&desk);
    let (item, statement) = {
        let old = small();
        let item = old.item(old.find_item("A.1.a").unwrap()).clone();
        let statement = item.choices().iter().find(|choice| choice.key == "2").unwrap().text.clone();
        (item, statement.get(penilai::locale::Language::Id).to_owned())
    };
    assert!(told[1].contains(&format!("2 – {statement}")), "told with what it was: {told:?}");
    assert!(told[1].contains("berbunyi lain, menurut Instrumen kecil (1)"), "{told:?}");
    assert!(!told[0].contains("berbunyi lain"));
    desk.press(NONE, Key::ArrowDown);
    desk.press(NONE, Key::Enter);
    desk.wait(|desk| desk.shows("Perlu dibaca ulang"));
    let answer = stored(desk, "A.1.a").unwrap();
    assert_eq!(answer.item, item.digest, "it keeps the words it was given to");
}

#[test]
fn a_long_past_is_read_in_pages_as_the_keyboard_goes_through_it() {
    fn long(path: &Path) {
        prepare(path, &small(), |session, unit| {
            for number in 0..1_000 {
                give(session, noon() - DAY + number, (unit, "A.1.a"), "1", &format!("nomor {number} dari seribu"));
            }
        });
    }
    let mut desk = desk(long);
    open_history(&mut desk);
    assert!(desk.shows("100 langkah, masih ada yang lebih lama"));
    assert!(rows(&desk).len() < 30, "only what can be seen is drawn");
    for read in (200..=1_000).step_by(100) {
        desk.press(NONE, Key::End);
        let counted = format!("{} langkah", if read < 1_000 { read.to_string() } else { "1000".into() });
        desk.wait(|desk| desk.shows(&counted));
    }
    desk.press(NONE, Key::End);
    desk.wait(|desk| !desk.shows("masih ada yang lebih lama"));
    desk.press(NONE, Key::End);
    desk.press(NONE, Key::Enter);
    assert_eq!(stored(desk, "A.1.a").unwrap().note, "nomor 0 dari seribu");
}

#[test]
fn flags_are_told_beside_answers_and_cannot_be_gone_back_to() {
    let mut desk = desk(answered);
    desk.press(NONE, Key::F);
    open_history(&mut desk);
    assert!(rows(&desk)[0].contains("Ditandai untuk dibuka lagi"), "{:?}", rows(&desk));
    assert!(rows(&desk)[1].ends_with("sekarang"));
    desk.press(NONE, Key::Enter);
    assert!(desk.shows("Langkah ini hanya diceritakan") && dialog(&desk));
}

#[test]
fn the_switch_shows_the_answers_of_all_subjects() {
    let mut desk = desk(answered);
    for _ in 0..6 {
        desk.press(NONE, Key::PageDown);
    }
    for key in [Key::A, Key::A, Key::Home, Key::Num1, Key::Num2, Key::K, Key::Home] {
        desk.press(NONE, key);
    }
    open_history(&mut desk);
    desk.wait(|desk| rows(desk).len() == 1);
    desk.click("Semua staf pelaksana");
    desk.wait(|desk| rows(desk).len() == 2);
    assert!(rows(&desk)[0].contains("staf-02") && rows(&desk)[1].contains("staf-01"), "{:?}", rows(&desk));
}

#[test]
fn the_column_that_helps_tells_the_last_two_edits_and_leads_to_all_of_them() {
    let mut desk = desk(answered);
    desk.harness.set_size(egui::Vec2::new(1400.0, 1200.0));
    desk.run();
    desk.wait(|desk| desk.shows("Siti, hari ini 10.00: 0"));
    assert!(desk.shows("Siti, kemarin 12.00: 2") && !desk.shows("4 Januari 2025 12.00: 1"));
    desk.press(NONE, Key::Num2);
    desk.wait(|desk| desk.shows("Budi, hari ini 12.00: 2"));
    desk.click("Riwayat isian…");
    desk.wait(|desk| rows(desk).len() == 4);
}

// What has changed since a moment

fn since(desk: &mut Desk, steps: usize) {
    desk.press(ALT, Key::Num9);
    for _ in 0..steps {
        desk.press(NONE, Key::ArrowDown);
    }
    desk.press(NONE, Key::Enter);
    assert!(!dialog(desk));
    desk.wait(|desk| desk.shows("Berubah sejak hari ini") || desk.shows("dibuka") || desk.shows("kunjungan "));
}

#[test]
fn what_has_changed_today_is_shown_and_follows_what_is_done() {
    let mut desk = desk(answered);
    since(&mut desk, 0);
    desk.wait(|desk| desk.shows("Berubah sejak hari ini, 1 butir"));
    assert!(shown(&desk, "A.1.a") && !shown(&desk, "A.1.b"));
    desk.press(ALT, Key::Num9);
    assert!(!dialog(&desk) && shown(&desk, "A.1.b"), "the key turns it off again");
    desk.press(NONE, Key::J);
    desk.press(NONE, Key::Num2);
    since(&mut desk, 0);
    desk.wait(|desk| desk.shows("Berubah sejak hari ini, 2 butir"));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.wait(|desk| desk.shows("Berubah sejak hari ini, 1 butir"));
    desk.press(ALT, Key::Num0);
    assert!(!desk.shows("Berubah sejak hari ini"));
}

#[test]
fn what_has_changed_since_the_visit_began_combines_with_the_other_filters() {
    fn visited(path: &Path) {
        prepare(path, &small(), |session, unit| {
            give(session, noon() - 3 * HOUR, (unit, "A.1.a"), "1", "");
            it_is(noon() - 2 * HOUR);
            let visit = Visit { started: noon() - 2 * HOUR, ended: None };
            let visit = Change::PutDetail(unit, Detail::Visit(VisitId(Session::new_id()), visit));
            session.apply(Message::new("step-begin-visit"), vec![visit]).unwrap();
            give(session, noon() - HOUR, (unit, "A.1.b"), "1", "");
            give(session, noon() - HOUR, (unit, "A.2.t"), "1", "Kursi roda rusak");
        });
    }
    let mut desk = desk(visited);
    since(&mut desk, 1);
    desk.wait(|desk| desk.shows("Berubah sejak kunjungan hari ini 10.00, 2 butir"));
    assert!(!shown(&desk, "A.1.a") && shown(&desk, "A.1.b"));
    desk.press(ALT, Key::Num3);
    assert!(desk.shows("1 dari "), "one of them has a note");
    desk.press(ALT, Key::Num9);
    since(&mut desk, 0);
    desk.wait(|desk| desk.shows("Berubah sejak kunjungan hari ini 10.00, 2 butir"));
}

#[test]
fn a_day_is_typed_and_one_still_to_come_is_refused() {
    let mut desk = desk(answered);
    desk.press(ALT, Key::Num9);
    desk.type_into("Tanggal", "07-01-2025");
    desk.press(NONE, Key::Enter);
    assert!(dialog(&desk) && desk.shows("Tulis tanggal yang sudah lewat"));
    desk.harness.get_by_role_and_label(Role::TextInput, "Tanggal").focus();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.harness.event(Event::Text("05-01-2025".into()));
    desk.run();
    desk.press(NONE, Key::Enter);
    desk.wait(|desk| desk.shows("Berubah sejak 5 Januari 2025, 1 butir"));
    assert!(!shown(&desk, "A.1.b"), "that was answered on the day before");
}

#[test]
fn nothing_has_changed_since_the_round_was_opened_until_something_does() {
    let mut desk = desk(answered);
    it_is(noon() + 60_000);
    desk.press(NONE, Key::Num2);
    since(&mut desk, 1);
    desk.wait(|desk| desk.shows("Berubah sejak dibuka hari ini 12.00, 1 butir"));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.wait(|desk| desk.shows("Berubah sejak dibuka hari ini 12.00, 0 butir"));
}

// What may be worth another look

#[test]
fn many_answers_in_a_short_time_are_told_quietly_lead_there_and_are_dismissed() {
    fn hasty(path: &Path) {
        let instrument = Library::built_in().unwrap().find("skm-2017").unwrap().clone();
        prepare(path, &instrument, |session, unit| {
            let (_, group) = instrument.groups().next().unwrap();
            let asked: Vec<_> =
                instrument.items().filter(|(_, item)| item.group.is_some() && !item.choices().is_empty()).collect();
            for number in 0..86 {
                let (user, (_, item)) = (number / asked.len(), asked[number % asked.len()]);
                let id = SubjectId(Uuid::from_u128(user as u128 + 1));
                if number % asked.len() == 0 {
                    let subject = Subject { id, group: group.code.clone(), label: format!("pengguna-{user:02}") };
                    session.apply(Message::new("step"), vec![Change::PutSubject(unit, subject)]).unwrap();
                }
                it_is(noon() - DAY + number as i64 * 1_390);
                let key = &item.choices()[(user + number) % item.choices().len()].key;
                let place = Place { unit, item: item.code.clone(), subject: Some(id) };
                let change = put(session, place, key, "");
                session.apply(Message::new("step-answer").with("code", &item.code), vec![change]).unwrap();
            }
        });
    }
    let mut desk = desk(hasty);
    desk.wait(|desk| desk.shows("Mungkin perlu dilihat lagi: 1 hal"));
    desk.click("Mungkin perlu dilihat lagi: 1 hal");
    assert!(desk.shows("jawaban diberikan dalam 1 menit 5") && desk.shows("kemarin 12.00"));
    assert!(desk.shows("kesepakatan program Penilai sendiri, bukan dari peraturan"));
    desk.click("Sudah saya lihat");
    assert!(!dialog(&desk) && !desk.shows("Mungkin perlu dilihat lagi"));
}

#[test]
fn the_same_long_note_is_told_of_while_it_is_written_and_leads_to_its_items() {
    fn noted(path: &Path) {
        prepare(path, &small(), |session, unit| {
            for item in ["A.1.b", "A.2.t"] {
                give(session, noon() - DAY, (unit, item), "1", "Dokumen ada di ruang kepala dinas");
            }
        });
    }
    let mut desk = desk(noted);
    assert!(!desk.shows("Mungkin perlu dilihat lagi"));
    desk.press(NONE, Key::Num1);
    desk.press(NONE, Key::Enter);
    desk.harness.event(Event::Text("Dokumen ada di ruang kepala dinas".into()));
    desk.run();
    desk.press(NONE, Key::Escape);
    desk.press(NONE, Key::J);
    desk.wait(|desk| desk.shows("Mungkin perlu dilihat lagi: 1 hal"));
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text("mungkin perlu dilihat");
    desk.run();
    desk.press(NONE, Key::Enter);
    assert!(desk.shows("tertulis pada 3 butir. Periksa"));
    desk.click("A.2.t");
    assert!(!dialog(&desk));
    desk.press(NONE, Key::F);
    assert!(desk.shows("Lepas tanda A.2.t"), "keys belong to the item that was gone to");
    assert!(desk.shows("Mungkin perlu dilihat lagi: 1 hal"), "to look at it is not to have seen it");
}
