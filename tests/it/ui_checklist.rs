//! The checklist, driven by keyboard and mouse through the accessibility tree.

use super::ui_stage::{Stage, View, press, round, shipped, stage, type_text};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use penilai::instrument::Instrument;
use penilai::locale::{Language, Locale};
use penilai::session::Session;
use penilai::ui::action::Actions;
use penilai::ui::checklist::ChecklistScreen;

impl View for ChecklistScreen {
    fn ui(&mut self, ui: &mut egui::Ui, session: &Session, locale: &Locale, actions: &Actions) {
        self.ui(ui, session, locale, actions);
    }
}

pub(crate) type Window = Harness<'static, Stage<ChecklistScreen>>;

pub(crate) fn open(instrument: &Instrument) -> Window {
    let round = round(instrument);
    let screen = ChecklistScreen::new(round.1, None);
    stage(round, Language::Id, screen)
}

pub(crate) fn pekppp() -> Window {
    open(&shipped("panrb-pekppp-2023"))
}

pub(crate) fn go_to(window: &mut Window, code: &str) {
    let item = window.state().item(code);
    window.state_mut().view.go_to(item, None);
    window.run();
}

#[test]
fn a_digit_answers_the_item_in_focus_and_the_interval_narrows() {
    let mut window = pekppp();
    assert_eq!(window.state().interval(), ("0.00".into(), "5.00".into()));
    press(&mut window, "4");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"));
    let (low, high) = window.state().interval();
    assert!(low.as_str() > "0.00" && high.as_str() < "5.00", "{low} {high}");
    window.get_by_label_contains("F02.1.a.Ak. Standar pelayanan").is_focused();
}

#[test]
fn answering_the_first_item_of_a_section_moves_nothing_on_the_screen() {
    let mut window = pekppp();
    press(&mut window, "2");
    let before = window.get_by_label("Catatan – F02.1.a.Ak").rect();
    for key in ["3", "4"] {
        press(&mut window, key);
        assert_eq!(window.get_by_label("Catatan – F02.1.a.Ak").rect(), before);
    }
}

#[test]
fn a_click_on_a_statement_answers_too_and_clicking_it_again_asks_for_nothing() {
    let mut window = pekppp();
    let name = "5 Penyusunan dan perubahan standar pelayanan melibatkan kelima unsur masyarakat. – F02.2.a.P";
    go_to(&mut window, "F02.2.a.P");
    window.get_by_label(name).scroll_to_me();
    window.run();
    window.get_by_label(name).click();
    window.run();
    assert_eq!(window.state().answer("F02.2.a.P", None).as_deref(), Some("5"));
    let steps = window.state().steps.len();
    window.get_by_label(name).click();
    window.run();
    assert_eq!(window.state().steps.len(), steps);
}

#[test]
fn a_note_survives_moving_on() {
    let mut window = pekppp();
    press(&mut window, "4 Enter");
    type_text(&mut window, "SK nomor 12 j k n 3");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"), "keys belong to the field");
    press(&mut window, "Escape J 3");
    assert_eq!(window.state().note("F02.1.a.Ak"), "SK nomor 12 j k n 3");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"));
    assert_eq!(window.state().answer("F02.2.a.P", None).as_deref(), Some("3"));
}

#[test]
fn a_note_is_stored_after_a_pause_and_when_the_screen_is_left() {
    let mut window = pekppp();
    press(&mut window, "Enter");
    type_text(&mut window, "sebagian");
    assert_eq!(window.state().note("F02.1.a.Ak"), "", "not in the middle of a word");
    window.run_steps(70);
    assert_eq!(window.state().note("F02.1.a.Ak"), "sebagian");
    type_text(&mut window, " lagi");
    let stage = window.state_mut();
    stage.view.flush(&stage.session, &stage.actions);
    stage.perform();
    assert_eq!(window.state().note("F02.1.a.Ak"), "sebagian lagi");
    let steps = window.state().steps.len();
    window.run_steps(70);
    assert_eq!(window.state().steps.len(), steps, "nothing is stored twice");
}

#[test]
fn not_observed_needs_a_reason_and_keeps_the_answer_until_there_is_one() {
    let mut window = pekppp();
    press(&mut window, "4 O");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"));
    window.get_by_label_contains("Tulis alasannya");
    type_text(&mut window, "Kantor tutup");
    press(&mut window, "Enter");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("O Kantor tutup"));
    press(&mut window, "5");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("5"));
}

#[test]
fn a_state_without_a_reason_is_let_go_with_escape() {
    let mut window = pekppp();
    press(&mut window, "4 O Escape");
    assert!(window.query_by_label_contains("Tulis alasannya").is_none());
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"));
}

#[test]
fn an_instrument_that_forbids_not_applicable_says_so() {
    let mut window = pekppp();
    press(&mut window, "N");
    window.get_by_label_contains("Instrumen ini tidak mengenal keadaan tidak berlaku");
    assert_eq!(window.state().steps.len(), 0);
}

#[test]
fn not_applicable_is_stored_with_its_reason_where_the_instrument_allows_it() {
    let mut window = open(&shipped("ombudsman-2024"));
    go_to(&mut window, "IN.S.1.a");
    press(&mut window, "N");
    type_text(&mut window, "Tidak ada loket");
    press(&mut window, "Ctrl+Enter");
    assert_eq!(window.state().answer("IN.S.1.a", None).as_deref(), Some("N Tidak ada loket"));
}

#[test]
fn backspace_takes_the_answer_back_and_leaves_the_note() {
    let mut window = pekppp();
    press(&mut window, "4 Enter");
    type_text(&mut window, "catatan");
    press(&mut window, "Escape Backspace");
    assert_eq!(window.state().answer("F02.1.a.Ak", None), None);
    assert_eq!(window.state().note("F02.1.a.Ak"), "catatan");
}

#[test]
fn undo_takes_back_one_answer_at_a_time() {
    let mut window = pekppp();
    press(&mut window, "4 3");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("3"));
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"));
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(window.state().answer("F02.1.a.Ak", None), None);
}

#[test]
fn a_digit_moves_on_to_the_next_subject_and_then_to_the_next_item() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "4");
    window.get_by_label_contains("Tambahkan pengguna dahulu");
    press(&mut window, "A A A ArrowLeft ArrowLeft 4 5 3 2");
    let answers = |code: &str| (0..3).map(|user| window.state().answer(code, Some(user))).collect::<Vec<_>>();
    assert_eq!(answers("F03.1.a.K1"), ["4", "5", "3"].map(|key| Some(key.to_owned())));
    let section = window.state().session.instrument().clone();
    let items: Vec<String> = section.items().map(|(_, item)| item.code.to_string()).collect();
    let second = items.iter().position(|code| code == "F03.1.a.K1").unwrap() + 1;
    assert_eq!(answers(&items[second]), [Some("2".to_owned()), None, None]);
}

#[test]
fn a_subject_is_added_renamed_and_removed_by_mouse() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    window.get_by_label("Tambah pengguna").click();
    window.run();
    assert_eq!(window.state().labels(), ["pengguna-01"]);
    press(&mut window, "F2");
    type_text(&mut window, "loket 3");
    press(&mut window, "Enter");
    assert_eq!(window.state().labels(), ["loket 3"]);
    press(&mut window, "4");
    window.get_by_label("Hapus loket 3").click();
    window.run();
    assert_eq!(window.state().labels(), ["loket 3"], "someone with answers is not removed without a question");
    window.get_by_label("Hapus beserta isiannya").click();
    window.run();
    assert!(window.state().labels().is_empty());
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(window.state().labels(), ["loket 3"]);
    assert_eq!(window.state().answer("F03.1.a.K1", Some(0)).as_deref(), Some("4"), "one step brings everything back");
}

#[test]
fn a_search_finds_an_item_by_its_words() {
    let mut window = pekppp();
    press(&mut window, "Slash");
    type_text(&mut window, "toilet layak");
    press(&mut window, "Enter 2");
    assert_eq!(window.state().answer("F02.17.c.As", None).as_deref(), Some("2"));
}

#[test]
fn the_next_missing_answer_is_one_key_away() {
    let mut window = pekppp();
    press(&mut window, "4 J J 3 K K G 5");
    assert_eq!(window.state().answer("F02.2.a.P", None).as_deref(), Some("5"));
    press(&mut window, "G 1");
    assert_eq!(window.state().answer("F02.4.a.K", None).as_deref(), Some("1"));
}

/// F-02, by item, and what each of ten users says to F-03.
const EVALUATOR: &str = "5 4 5 3 5 4 3 4 3 3 4 3 4 5 4 4 5 3 4 5 5 3 4 3 4 5 4 5 4 3";
const USER: &str = "4 5 5 4 5 4 5 4 4 3 4 5 4 4";

#[test]
fn a_whole_unit_is_filled_in_by_keyboard_alone() {
    let mut window = pekppp();
    let mut keys = EVALUATOR.split(' ').map(|key| format!("{key} J")).collect::<Vec<_>>().join(" ");
    // Behind the thirtieth stands an item that is only recorded.
    keys.push_str(" J");
    press(&mut window, &keys);
    press(&mut window, &"A ".repeat(10));
    press(&mut window, "Home");
    let by_item: Vec<String> = USER.split(' ').map(|key| [key; 10].join(" ")).collect();
    press(&mut window, &by_item.join(" "));
    let score = window.state().verdict().score().expect("complete").rounded.to_fixed(2);
    assert_eq!(score, "4.08");
    window.get_by_label("Semua yang dinilai sudah terjawab");
}

#[test]
fn a_label_being_typed_is_given_when_another_column_is_clicked() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "A A");
    window.get_by_label("Ganti nama pengguna-02").click();
    window.run();
    type_text(&mut window, "pengguna-01");
    window.get_by_label("Nama ini sudah dipakai");
    type_text(&mut window, "b");
    window.get_by_label("pengguna-01 – F03.1.a.K1").click();
    window.run();
    assert_eq!(window.state().labels(), ["pengguna-01", "pengguna-01b"]);
}

#[test]
fn an_undone_note_does_not_come_back_when_the_checklist_is_opened_again() {
    let mut window = pekppp();
    press(&mut window, "Enter");
    type_text(&mut window, "keliru");
    let stage = window.state_mut();
    stage.view.flush(&stage.session, &stage.actions);
    stage.perform();
    stage.session.undo().unwrap();
    stage.view = ChecklistScreen::new(stage.unit(), None);
    window.run();
    assert_eq!(window.state().note("F02.1.a.Ak"), "");
    window.run_steps(70);
    assert_eq!(window.state().note("F02.1.a.Ak"), "");
}

pub(crate) fn every_kind() -> Window {
    let text = include_str!("../data/instruments/every-kind.toml");
    open(&Instrument::parse(text).unwrap_or_else(|problems| panic!("{problems:?}")))
}

#[test]
fn a_digit_at_a_number_starts_the_number_and_enter_stores_it() {
    let mut window = every_kind();
    press(&mut window, "1");
    type_text(&mut window, "2,5");
    assert_eq!(window.state().answer("A.1", None), None, "not while it is being typed");
    press(&mut window, "Enter");
    assert_eq!(window.state().answer("A.1", None).as_deref(), Some("12.5"));
    assert!(window.query_by_label_contains("bukan angka").is_none());
}

#[test]
fn what_is_not_a_number_stays_on_the_screen_with_advice_even_when_the_screen_is_left() {
    let mut window = every_kind();
    press(&mut window, "1");
    type_text(&mut window, "2 hari");
    press(&mut window, "Escape");
    window.get_by_label_contains("Ini bukan angka");
    assert_eq!(window.state().answer("A.1", None), None);
    let unit = window.state().unit();
    window.state_mut().view = ChecklistScreen::new(unit, None);
    window.run();
    let field = window.get_by_label("Angka – A.1");
    assert_eq!(field.value().as_deref(), Some("12 hari"));
}

#[test]
fn a_number_below_the_first_threshold_is_refused_with_the_lowest() {
    let mut window = every_kind();
    press(&mut window, "Minus");
    type_text(&mut window, "3");
    press(&mut window, "Escape");
    window.get_by_label_contains("Tulis 0 atau lebih");
}

#[test]
fn ticks_are_toggled_by_their_digit_and_zero_means_none() {
    let mut window = every_kind();
    go_to(&mut window, "A.2");
    press(&mut window, "3 1");
    assert_eq!(window.state().answer("A.2", None).as_deref(), Some("kipas kursi"));
    press(&mut window, "3");
    assert_eq!(window.state().answer("A.2", None).as_deref(), Some("kursi"));
    press(&mut window, "0");
    assert_eq!(window.state().answer("A.2", None).as_deref(), Some(""), "none of them is an answer");
}

#[test]
fn a_text_and_a_date_are_stored_and_do_not_count() {
    let mut window = every_kind();
    go_to(&mut window, "A.3");
    window.get_by_label("Jawaban – A.3").focus();
    window.run();
    type_text(&mut window, "Kepala Dinas");
    press(&mut window, "Ctrl+Enter");
    assert_eq!(window.state().answer("A.3", None).as_deref(), Some("Kepala Dinas"));
    press(&mut window, "3");
    type_text(&mut window, "1/12/2024");
    press(&mut window, "Enter");
    assert_eq!(window.state().answer("A.4", None).as_deref(), Some("2024-12-31"));
    assert_eq!(window.state().interval(), ("0.00".into(), "100.00".into()));
    assert_eq!(window.get_all_by_label("tidak ikut dinilai").count(), 2);
}

#[test]
fn letters_answer_where_the_keys_are_letters() {
    let mut window = every_kind();
    go_to(&mut window, "A.5");
    press(&mut window, "T");
    assert_eq!(window.state().answer("A.5", None).as_deref(), Some("T"));
    press(&mut window, "Y");
    assert_eq!(window.state().answer("A.5", None).as_deref(), Some("Y"));
}

#[test]
pub(crate) fn every_kind_can_be_asked_of_subjects_side_by_side() {
    let mut window = every_kind();
    go_to(&mut window, "B.1");
    press(&mut window, "A A Home 5 Enter 0 Enter");
    let answers = |window: &Window, code: &str| [0, 1].map(|staff| window.state().answer(code, Some(staff)));
    assert_eq!(answers(&window, "B.1"), [Some("5".into()), Some("0".into())]);
    // The key of the tick comes before the A that adds somebody.
    press(&mut window, "A B ArrowRight A");
    assert_eq!(answers(&window, "B.2"), [Some("a b".into()), Some("a".into())]);
    press(&mut window, "J Home 1 2");
    assert_eq!(answers(&window, "B.3"), [Some("ya".into()), Some("tidak".into())]);
    assert_eq!(window.state().labels().len(), 2);
}

#[test]
fn a_cell_of_the_grid_is_answered_by_mouse() {
    let mut window = every_kind();
    go_to(&mut window, "B.3");
    press(&mut window, "A A");
    window.get_by_label("tidak Tidak. – B.3, staf-01").click();
    window.run();
    assert_eq!(window.state().answer("B.3", Some(0)).as_deref(), Some("tidak"));
}

#[test]
fn thirty_subjects_scroll_to_the_one_in_focus() {
    let mut window = every_kind();
    go_to(&mut window, "B.3");
    press(&mut window, &"A ".repeat(30));
    assert_eq!(window.state().labels().len(), 30);
    press(&mut window, "Home");
    assert!(window.query_by_label("ya Ya. – B.3, staf-01").is_some());
    press(&mut window, "End 2");
    assert_eq!(window.state().answer("B.3", Some(29)).as_deref(), Some("tidak"));
    assert!(window.query_by_label("ya Ya. – B.3, staf-30").is_some());
}

#[test]
fn keys_go_on_working_when_the_item_in_focus_has_been_scrolled_away() {
    let mut window = pekppp();
    press(&mut window, "J J");
    for _ in 0..40 {
        window.get_by_label_contains("F02.3.a.T. ").scroll_down();
        window.run();
    }
    press(&mut window, "2 J 3");
    assert_eq!(window.state().answer("F02.3.a.T", None).as_deref(), Some("2"));
    assert_eq!(window.state().answer("F02.4.a.K", None).as_deref(), Some("3"));
}

#[test]
fn the_columns_are_reached_with_f6() {
    let mut window = pekppp();
    press(&mut window, "F6");
    assert!(window.get_by_label("Petunjuk").is_focused());
    press(&mut window, "F6");
    assert!(window.get_by_label_contains("Kebijakan Pelayanan, 0 dari 9 terjawab").is_focused());
    press(&mut window, "ArrowDown Enter 4");
    assert_eq!(window.state().answer("F02.10.b.As", None).as_deref(), Some("4"));
}

#[test]
fn everything_is_said_in_english_too() {
    let round = round(&shipped("ombudsman-2024"));
    let screen = ChecklistScreen::new(round.1, None);
    let mut window = stage(round, Language::En, screen);
    window.get_by_label("Add staff member").click();
    window.run();
    window.get_by_label_contains("answers are missing, next");
}
