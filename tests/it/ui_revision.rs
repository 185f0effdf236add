//! Another instrument in the window: the dialog that moves a round, answers to be read again, the follow-up of an entity.

use super::exchange::small;
use super::revision::revised;
use super::ui_desk::{Desk, author, entity, services, unit};
use super::ui_stage::{Stage, press, round, stage};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use penilai::assessment::{Change, FollowUp, Place, Response, RoundInfo, Subject, SubjectId};
use penilai::instrument::Instrument;
use penilai::library::Library;
use penilai::locale::{Language, Message};
use penilai::session::Session;
use penilai::store::Store;
use penilai::ui::checklist::ChecklistScreen;
use std::path::Path;
use std::sync::Arc;

type Window = Harness<'static, Stage<ChecklistScreen>>;

/// The small instrument with words that a follow-up adds.
fn distinct() -> Instrument {
    let distinction =
        "[distinction]\nsuffix = \"Tanpa Catatan\"\ncondition = \"Semua saran ditindaklanjuti.\"\nsource = \"uji\"\n";
    Instrument::parse(&small().toml().replacen("[[source]]", &format!("{distinction}\n[[source]]"), 1)).unwrap()
}

fn put(session: &Session, place: Place, key: &str) -> Change {
    let instrument = session.instrument();
    let item = instrument.item(instrument.find_item(place.item.as_str()).unwrap());
    Change::PutAnswer(place, instrument.answer(item, Some(Response::Choice(key.to_owned())), "catatan"))
}

/// The checklist of a unit with two answers and a subject, before its round has moved.
fn checklist(language: Language) -> Window {
    let (mut session, unit, folder) = round(&small());
    let staff = Subject { id: SubjectId(Session::new_id()), group: "staf".to_owned(), label: "staf-01".to_owned() };
    let place = |item: &str| Place { unit, item: item.into(), subject: None };
    let asked = Place { subject: Some(staff.id), ..place("B.s") };
    let changes = vec![
        put(&session, place("A.1.a"), "2"),
        put(&session, place("A.1.b"), "1"),
        Change::PutSubject(unit, staff),
        put(&session, asked, "2"),
    ];
    session.apply(Message::new("step"), changes).unwrap();
    stage((session, unit, folder), language, ChecklistScreen::new(unit, None))
}

fn move_to(window: &mut Window, instrument: &Instrument) {
    let change = Change::PutInstrument(instrument.toml().clone());
    window.state_mut().session.apply(Message::new("step"), vec![change]).unwrap();
    window.run();
}

fn go_to(window: &mut Window, code: &str) {
    let item = window.state().item(code);
    window.state_mut().view.go_to(item, None);
    window.run();
}

fn is_stale(window: &Window, code: &str) -> bool {
    let (stage, instrument) = (window.state(), window.state().session.instrument());
    let item = instrument.item(instrument.find_item(code).unwrap());
    stage.session.sheet(stage.unit()).unwrap().answers[code].values().any(|answer| answer.is_stale(item))
}

#[test]
fn an_answer_to_another_wording_is_shown_and_confirmed_by_one_key() {
    let mut window = checklist(Language::Id);
    go_to(&mut window, "A.1.a");
    assert!(window.query_by_label_contains("Bunyi butir ini berubah").is_none());
    let before = window.state().interval();
    move_to(&mut window, &revised());
    go_to(&mut window, "A.1.a");
    window.get_by_label_contains("Bunyi butir ini berubah sejak dijawab");
    window.get_by_label_contains("A.1.a. Standar pelayanan ditetapkan kepala kantor. Perlu dibaca ulang");
    assert_eq!(window.state().answer("A.1.a", None).as_deref(), Some("2"), "it is still there");
    let open = window.state().interval();
    assert_ne!(open, before, "it does not count");
    press(&mut window, "B");
    assert!(!is_stale(&window, "A.1.a"));
    assert_eq!(
        (window.state().answer("A.1.a", None).as_deref(), window.state().note("A.1.a")),
        (Some("2"), "catatan".into())
    );
    assert_ne!(window.state().interval(), open);
    assert!(window.query_by_label_contains("Bunyi butir ini berubah").is_none());
    let steps = window.state().steps.len();
    press(&mut window, "B");
    assert_eq!(window.state().steps.len(), steps, "there is nothing left to confirm");
    window.state_mut().session.undo().unwrap();
    window.run();
    assert!(is_stale(&window, "A.1.a"));
}

#[test]
fn an_answer_to_another_wording_is_confirmed_with_a_button_or_by_choosing_it_again() {
    let mut window = checklist(Language::En);
    move_to(&mut window, &revised());
    go_to(&mut window, "A.1.a");
    window.get_by_label("Still right – A.1.a").click();
    window.run();
    assert!(!is_stale(&window, "A.1.a"));
    window.state_mut().session.undo().unwrap();
    window.run();
    assert!(is_stale(&window, "A.1.a"));
    press(&mut window, "2");
    assert!(!is_stale(&window, "A.1.a"));
}

#[test]
fn the_checklist_stays_at_its_item_when_the_round_moves_and_moves_back() {
    let mut window = checklist(Language::Id);
    go_to(&mut window, "A.2.t");
    // The other instrument has fewer items, so that ids of the first would point beyond its end.
    let smaller = small().toml().replace("\n[[item]]\ncode = \"A.1.b\"", "\n[[removed]]\ncode = \"A.1.b\"");
    let start = smaller.find("\n[[removed]]").unwrap();
    let end = start + smaller[start..].find("\n[[item]]").unwrap();
    let smaller = Instrument::parse(&format!("{}{}", &smaller[..start], &smaller[end..])).unwrap();
    for instrument in [&smaller, &small()] {
        move_to(&mut window, instrument);
        window.get_by_label_contains("A.2.t. Sarana bagi kelompok rentan tersedia.").is_focused();
    }
    go_to(&mut window, "B.y");
    move_to(&mut window, &smaller);
    window.get_by_label_contains("B.y, staf-01. Tanggal pelatihan terakhir.");
    go_to(&mut window, "A.2.n");
    move_to(&mut window, &revised());
    assert!(window.query_by_label_contains("A.2.n.").is_none(), "an item that is gone gives its place to another");
}

/// The window over a round of one instrument, with others to choose from.
fn desk(library: fn() -> Vec<Instrument>) -> Desk {
    fn prepare(path: &Path, instrument: &Instrument) {
        let info = RoundInfo { title: "Kota Metro 2024".into(), year: 2024, example: false };
        let mut session = Session::create(path, instrument, &info, author(), Arc::new(|| ())).unwrap();
        let city = entity("18.72", "Kota Metro");
        let office = unit(city.id, "Dinas Sosial");
        let place = |item: &str| Place { unit: office.id, item: item.into(), subject: None };
        let answers = [put(&session, place("A.1.a"), "2"), put(&session, place("A.1.b"), "2")];
        let mut changes = vec![Change::PutEntity(city), Change::PutUnit(office.clone())];
        changes.extend(answers);
        session.apply(Message::new("step"), changes).unwrap();
        session.flush().unwrap();
    }
    let prepare: fn(&Path) =
        if library().len() > 1 { |path| prepare(path, &small()) } else { |path| prepare(path, &distinct()) };
    let mut desk = Desk::with(
        |folder| {
            let usual = services(Some(folder.join("settings.json")), Vec::new());
            penilai::ui::Services { library: Library::new(library()), ..usual }
        },
        Some(prepare),
    );
    desk.wait(|desk| !desk.shows("membaca "));
    desk
}

fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text(name);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn a_round_moves_to_another_revision_in_the_window_and_undo_takes_it_back() {
    let mut desk = desk(|| vec![small(), revised()]);
    // The ranking keeps scores between frames; they must not be looked up in the bands of another instrument.
    desk.press(Modifiers::COMMAND, Key::Num4);
    command(&mut desk, "Ganti revisi");
    assert!(desk.shows("Penilaian ini memakai Instrumen kecil (kecil, revisi 1)"));
    desk.click("Ganti instrumen");
    assert!(desk.shows("Pilih instrumen penggantinya dahulu"));
    desk.click("Instrumen pengganti");
    assert!(desk.harness.query_by_label("Instrumen kecil (kecil, revisi 1)").is_none(), "the one in use is no choice");
    desk.click("Instrumen kecil (kecil-2, revisi 2)");
    desk.wait(|desk| desk.shows("1 isian tetap berlaku."));
    assert!(desk.shows("1 isian pada 1 butir perlu dibaca ulang") && desk.shows("1 butir baru belum dijawab"));
    assert!(desk.shows("dibaca ulang") && desk.shows("Standar pelayanan ditetapkan kepala kantor."));
    desk.click("Ganti instrumen");
    assert!(desk.harness.query_all_by_role(Role::Dialog).next().is_none());
    assert!(desk.shows("kecil-2") && desk.shows("Urungkan: ganti instrumen menjadi kecil-2"));
    assert!(desk.shows("Instrumen penilaian ini sekarang kecil-2"));
    desk.press(Modifiers::COMMAND, Key::Num2);
    desk.wait(|desk| desk.shows("Perlu dibaca ulang"));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(!desk.shows("Instrumen penilaian ini sekarang"), "what has been undone is not said any more");
    assert!(desk.shows("Ulangi: ganti instrumen menjadi kecil-2") && !desk.shows("Perlu dibaca ulang"));
    desk.press(Modifiers::COMMAND, Key::Num4);
    desk.press(Modifiers::COMMAND, Key::Y);
    for place in [Key::Num1, Key::Num2, Key::Num3, Key::Num4] {
        desk.press(Modifiers::COMMAND, place);
    }
    let path = desk.folder.path().join("round.penilai");
    let Desk { harness, folder } = desk;
    drop(harness);
    let (store, opened) = Store::open(&path, || 0, Arc::new(|| ())).unwrap();
    assert_eq!(&opened.round.instrument, revised().toml());
    let unit = opened.round.units_sorted()[0].id;
    assert_eq!(store.load(unit).unwrap().answers.len(), 2, "nothing is lost");
    drop(folder);
}

#[test]
fn escape_leaves_the_round_with_its_instrument() {
    let mut desk = desk(|| vec![small(), revised()]);
    command(&mut desk, "Ganti revisi");
    desk.click("Instrumen pengganti");
    desk.click("Instrumen kecil (kecil-2, revisi 2)");
    desk.wait(|desk| desk.shows("1 isian tetap berlaku."));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.shows("kecil-2") && !desk.shows("Urungkan: ganti instrumen"));
    command(&mut desk, "English");
    command(&mut desk, "revision");
    desk.click("Instruments to choose from");
    desk.click("Small instrument (kecil-2, revision 2)");
    desk.wait(|desk| desk.shows("1 entry still holds."));
}

#[test]
fn the_follow_up_of_an_entity_is_recorded_in_its_form_and_adds_words_to_its_label() {
    let mut desk = desk(|| vec![distinct()]);
    desk.press(Modifiers::COMMAND, Key::Num4);
    assert!(desk.shows("tindak lanjut belum dicatat"));
    desk.press(Modifiers::COMMAND, Key::Num1);
    desk.click("Tindakan untuk Kota Metro");
    desk.click("Ubah instansi…");
    assert!(desk.shows("Nilainya tidak berubah"));
    desk.click("Selesai");
    desk.click("Simpan perubahan");
    desk.press(Modifiers::COMMAND, Key::Num4);
    assert!(desk.shows("tindak lanjut selesai"));
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("Tindak lanjut produk pengawasan selesai"));
    let Desk { harness, folder } = desk;
    drop(harness);
    let (_store, opened) = Store::open(&folder.path().join("round.penilai"), || 0, Arc::new(|| ())).unwrap();
    assert_eq!(opened.round.entities_sorted()[0].follow_up, Some(FollowUp::Done));
}
