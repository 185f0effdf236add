//! Answering faster: filters, the search through what was written, reasons by digit, one item at a time, selections.

use super::ui_checklist::{Window, every_kind, go_to, open, pekppp};
use super::ui_desk::Desk;
use super::ui_stage::{press, round, shipped, stage, type_text};
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;
use penilai::locale::Language;
use penilai::ui::checklist::{ChecklistScreen, Filter, Layout, lay_out, toggle_filter};

fn filter(window: &mut Window, filter: Filter) {
    let unit = window.state().unit();
    toggle_filter(&window.ctx, unit, filter);
    window.run();
}

/// Whether the card of an item is on the screen.
fn shows(window: &Window, code: &str) -> bool {
    let name = format!("{code}. ");
    window.query_all_by(|node| node.label().is_some_and(|label| label.starts_with(&name))).next().is_some()
}

fn says(window: &Window, text: &str) -> bool {
    window.query_all_by_label(text).next().is_some()
}

/// Clicks beside the code of an item, with Shift held down.
fn shift_click(window: &mut Window, code: &str) {
    window.get_by_label(code).scroll_to_me();
    window.run();
    let pos = window.get_by_label(code).rect().center();
    let modifiers = Modifiers::SHIFT;
    window.event_modifiers(Event::PointerMoved(pos), modifiers);
    for pressed in [true, false] {
        window.event_modifiers(
            Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers },
            modifiers,
        );
        window.step();
    }
    window.run();
}

fn answer(window: &Window, code: &str) -> Option<String> {
    window.state().answer(code, None)
}

// Filters

#[test]
fn filters_hold_together_and_each_says_how_many_items_it_holds() {
    let mut window = pekppp();
    press(&mut window, "4 Enter");
    type_text(&mut window, "lengkap");
    press(&mut window, "Escape J 3 J Enter");
    type_text(&mut window, "belum dilihat");
    press(&mut window, "Escape");
    window.get_by_label("Bercatatan, 2 butir");
    filter(&mut window, Filter::Noted);
    assert!(shows(&window, "F02.1.a.Ak") && !shows(&window, "F02.2.a.P") && shows(&window, "F02.3.a.T"));
    filter(&mut window, Filter::Unanswered);
    assert!(!shows(&window, "F02.1.a.Ak") && shows(&window, "F02.3.a.T"), "both have to hold");
    let all = window.state().session.instrument().items().count();
    window.get_by_label(&format!("1 dari {all} butir"));
    filter(&mut window, Filter::Noted);
    assert!(!shows(&window, "F02.1.a.Ak") && shows(&window, "F02.4.a.K"));
}

#[test]
fn an_item_just_answered_stays_until_one_moves_on() {
    let mut window = pekppp();
    filter(&mut window, Filter::Unanswered);
    press(&mut window, "4");
    assert!(shows(&window, "F02.1.a.Ak"), "it must not jump away under the eye");
    assert_eq!(answer(&window, "F02.1.a.Ak").as_deref(), Some("4"));
    press(&mut window, "5");
    assert_eq!(answer(&window, "F02.1.a.Ak").as_deref(), Some("5"), "and can still be mended");
    press(&mut window, "J");
    assert!(!shows(&window, "F02.1.a.Ak"));
    press(&mut window, "3 K 2");
    assert_eq!(answer(&window, "F02.2.a.P").as_deref(), Some("2"), "there is nothing before it any more");
}

#[test]
fn filters_stay_with_their_unit_and_outline_shows_only_sections_with_such_items() {
    let mut window = pekppp();
    go_to(&mut window, "F02.17.c.As");
    press(&mut window, "Enter");
    type_text(&mut window, "toilet rusak");
    press(&mut window, "Escape");
    go_to(&mut window, "F02.1.a.Ak");
    filter(&mut window, Filter::Noted);
    assert!(shows(&window, "F02.17.c.As"), "the item in focus does not match, so the next that does is gone to");
    assert!(window.query_by_label_contains("Kebijakan Pelayanan, ").is_none());
    let unit = window.state().unit();
    window.state_mut().view = ChecklistScreen::new(unit, None);
    window.run();
    assert!(shows(&window, "F02.17.c.As") && !shows(&window, "F02.18.c.K"));
}

#[test]
fn not_applicable_zero_and_needing_another_look_are_found() {
    let mut window = open(&shipped("ombudsman-2024"));
    go_to(&mut window, "IN.S.1.a");
    press(&mut window, "N 1");
    filter(&mut window, Filter::NotApplicable);
    assert!(shows(&window, "IN.S.1.a"));
    window.get_by_label("Tidak berlaku, 1 butir");
    let mut window = every_kind();
    go_to(&mut window, "A.2");
    press(&mut window, "0");
    window.get_by_label("Nol poin, 1 butir");
    press(&mut window, "O");
    window.get_by_label("Perlu dilihat lagi, 1 butir");
}

#[test]
fn among_subjects_the_one_the_filters_are_about_is_gone_to() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "A A A Enter");
    type_text(&mut window, "tergesa-gesa");
    press(&mut window, "Escape Home");
    go_to(&mut window, "F02.1.a.Ak");
    filter(&mut window, Filter::Noted);
    press(&mut window, "5");
    assert_eq!(window.state().answer("F03.1.a.K1", Some(2)).as_deref(), Some("5"));
    assert_eq!(window.state().answer("F03.1.a.K1", Some(0)), None);
}

#[test]
fn filters_are_toggled_by_mouse_and_by_key_and_an_empty_result_says_how_to_go_on() {
    let mut desk = Desk::furnished();
    desk.show_checklist();
    desk.click("Bercatatan, 0 butir");
    assert!(desk.shows("Tidak ada butir yang cocok dengan saringan ini"));
    desk.press(Modifiers::NONE, Key::Num4);
    assert!(!desk.shows("Urungkan: jawaban"), "nothing is answered that nobody sees");
    desk.press(Modifiers::ALT, Key::Num3);
    assert!(!desk.shows("Tidak ada butir yang cocok"));
    desk.press(Modifiers::ALT, Key::Num5);
    assert!(desk.shows("Tidak ada butir yang cocok"));
    desk.press(Modifiers::ALT, Key::Num0);
    assert!(desk.shows("Kebijakan Pelayanan, 0 dari 9 terjawab"));
    desk.press(Modifiers::NONE, Key::Num4);
    assert!(desk.shows("Kebijakan Pelayanan, 1 dari 9 terjawab"));
}

// Search

#[test]
fn a_search_looks_through_notes_and_reasons_and_f3_goes_from_one_to_the_next() {
    let mut window = pekppp();
    go_to(&mut window, "F02.4.a.K");
    press(&mut window, "Enter");
    type_text(&mut window, "Pintu darurat terkunci");
    press(&mut window, "Escape J O");
    type_text(&mut window, "gudang TERKUNCI");
    press(&mut window, "Enter");
    go_to(&mut window, "F02.1.a.Ak");
    press(&mut window, "Slash");
    type_text(&mut window, "terkunci");
    window.get_by_label("– dari 2 temuan; F3 ke berikutnya");
    assert_eq!(window.query_all_by_label_contains("Pintu darurat terkunci").count(), 1);
    press(&mut window, "Enter");
    window.get_by_label("1 dari 2 temuan; F3 ke berikutnya");
    press(&mut window, "3");
    assert_eq!(answer(&window, "F02.4.a.K").as_deref(), Some("3"));
    press(&mut window, "F3");
    window.get_by_label("2 dari 2 temuan; F3 ke berikutnya");
    press(&mut window, "F3 Shift+F3 2");
    let order: Vec<String> =
        window.state().session.instrument().items().map(|(_, item)| item.code.to_string()).collect();
    let second = &order[order.iter().position(|code| code == "F02.4.a.K").unwrap() + 1];
    assert_eq!(answer(&window, second).as_deref(), Some("2"), "round to the first, and back");
    press(&mut window, "Escape");
    assert!(window.query_by_label_contains("temuan; F3").is_none(), "Escape ends the search");
}

#[test]
fn a_note_of_a_subject_is_found_and_gone_to() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "A A Enter");
    type_text(&mut window, "antre dua jam");
    press(&mut window, "Escape Home");
    press(&mut window, "Slash");
    type_text(&mut window, "antre jam");
    press(&mut window, "Enter 2");
    assert_eq!(window.state().answer("F03.1.a.K1", Some(1)).as_deref(), Some("2"));
    assert_eq!(window.state().answer("F03.1.a.K1", Some(0)), None);
}

// Reasons

#[test]
fn a_reason_is_chosen_by_its_digit_and_those_used_before_come_first() {
    let mut window = pekppp();
    press(&mut window, "O");
    window.get_by_label("Dokumen tidak dapat ditunjukkan saat kunjungan – F02.1.a.Ak");
    press(&mut window, "2");
    assert_eq!(answer(&window, "F02.1.a.Ak").as_deref(), Some("O Dokumen tidak dapat ditunjukkan saat kunjungan"));
    assert_eq!(window.state().steps.len(), 1);
    press(&mut window, "J O");
    type_text(&mut window, "Arsip terendam banjir");
    press(&mut window, "Enter J O");
    window.get_by_label("Arsip terendam banjir – F02.3.a.T");
    press(&mut window, "1");
    assert_eq!(answer(&window, "F02.3.a.T").as_deref(), Some("O Arsip terendam banjir"));
    press(&mut window, "J O 1");
    assert_eq!(answer(&window, "F02.4.a.K").as_deref(), Some("O Arsip terendam banjir"), "the most used is the first");
}

#[test]
fn a_reason_in_own_words_may_hold_digits_and_one_is_chosen_by_mouse() {
    let mut window = pekppp();
    press(&mut window, "O");
    type_text(&mut window, "Loket ");
    press(&mut window, "3 Enter");
    assert_eq!(answer(&window, "F02.1.a.Ak").as_deref(), Some("O Loket 3"));
    press(&mut window, "J O");
    window.get_by_label("Kunjungan di luar jam layanan – F02.2.a.P").scroll_to_me();
    window.run();
    window.get_by_label("Kunjungan di luar jam layanan – F02.2.a.P").click();
    window.run();
    assert_eq!(answer(&window, "F02.2.a.P").as_deref(), Some("O Kunjungan di luar jam layanan"));
}

// One at a time

#[test]
fn one_item_at_a_time_fills_the_middle_and_keys_work_as_always() {
    let mut window = pekppp();
    lay_out(&window.ctx, Layout::One);
    window.run();
    window.get_by_label("1 dari 9");
    assert!(shows(&window, "F02.1.a.Ak") && !shows(&window, "F02.2.a.P"));
    assert!(window.query_by_label_contains("Kebijakan Pelayanan, 0 dari 9").is_none(), "only what matters");
    press(&mut window, "4 J 3 ArrowDown O 1 K");
    window.get_by_label("2 dari 9");
    assert_eq!(answer(&window, "F02.1.a.Ak").as_deref(), Some("4"));
    assert_eq!(answer(&window, "F02.2.a.P").as_deref(), Some("3"));
    press(&mut window, "Enter");
    type_text(&mut window, "ada arsip");
    press(&mut window, "Escape");
    assert_eq!(window.state().note("F02.2.a.P"), "ada arsip");
}

#[test]
fn an_interview_asks_one_person_one_item_after_the_other() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "A A");
    lay_out(&window.ctx, Layout::One);
    window.run();
    press(&mut window, "4 5");
    let items: Vec<String> =
        window.state().session.instrument().items().map(|(_, item)| item.code.to_string()).collect();
    let first = items.iter().position(|code| code == "F03.1.a.K1").unwrap();
    assert_eq!(window.state().answer(&items[first], Some(1)).as_deref(), Some("4"));
    assert_eq!(window.state().answer(&items[first + 1], Some(1)).as_deref(), Some("5"));
    assert_eq!(window.state().answer(&items[first], Some(0)), None);
    press(&mut window, "ArrowLeft 3");
    assert_eq!(window.state().answer(&items[first + 2], Some(0)).as_deref(), Some("3"), "the arrows change the person");
}

#[test]
fn one_at_a_time_is_switched_by_a_key_and_by_mouse() {
    let mut desk = Desk::furnished();
    desk.show_checklist();
    desk.press(Modifiers::COMMAND, Key::I);
    assert!(desk.shows("1 dari 9"));
    let settings = desk.folder.path().join("settings.json");
    assert!(std::fs::read_to_string(&settings).unwrap().contains("\"one_at_a_time\": true"));
    desk.press(Modifiers::COMMAND, Key::PageDown);
    // It stays from unit to unit.
    desk.wait(|desk| desk.shows("Kembali ke daftar"));
    desk.click("Kembali ke daftar");
    assert!(desk.shows("Kebijakan Pelayanan, 0 dari 9 terjawab"));
    let settings = std::fs::read_to_string(&settings).unwrap();
    assert!(settings.contains("\"one_at_a_time\": false"), "{settings}");
}

// Selections

#[test]
fn several_items_are_answered_at_once_as_one_step_and_a_sentence_says_how_many() {
    let mut window = pekppp();
    press(&mut window, "Shift+J Shift+J");
    window.get_by_label("3 butir dipilih; Esc untuk batal");
    assert!(says(&window, "Dipilih"), "a word beside the colour");
    assert_eq!(window.query_all_by_label_contains(", dipilih").count(), 3);
    press(&mut window, "4");
    window.get_by_label("3 butir dijawab");
    for code in ["F02.1.a.Ak", "F02.2.a.P", "F02.3.a.T"] {
        assert_eq!(answer(&window, code).as_deref(), Some("4"), "{code}");
    }
    assert_eq!(window.state().steps.len(), 1);
    press(&mut window, "Backspace");
    window.get_by_label("3 jawaban dihapus");
    window.state_mut().session.undo().unwrap();
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(answer(&window, "F02.3.a.T"), None, "one step took all three back");
    press(&mut window, "Escape 5");
    assert_eq!(answer(&window, "F02.3.a.T").as_deref(), Some("5"), "the selection is gone, the item in focus is not");
    assert_eq!(answer(&window, "F02.2.a.P"), None);
}

#[test]
fn what_an_answer_does_not_fit_is_counted_and_left_alone() {
    let mut window = every_kind();
    go_to(&mut window, "A.5");
    press(&mut window, "Ctrl+A Y");
    assert_eq!(answer(&window, "A.5").as_deref(), Some("Y"));
    window.get_by_label_contains("1 butir dijawab, 4 tidak cocok dengan jawaban itu");
    assert_eq!(window.state().steps.len(), 1);
}

#[test]
fn the_columns_are_reached_with_f6_also_one_at_a_time_and_while_searching() {
    let mut window = pekppp();
    lay_out(&window.ctx, Layout::One);
    press(&mut window, "F6 F6 4");
    assert_eq!(answer(&window, "F02.1.a.Ak").as_deref(), Some("4"));
    press(&mut window, "Slash");
    type_text(&mut window, "toilet layak");
    press(&mut window, "Enter F6 F6");
    assert!(window.get_by_label("Cari butir").is_focused());
    press(&mut window, "Escape 2");
    assert_eq!(answer(&window, "F02.17.c.As").as_deref(), Some("2"));
    assert!(window.query_by_label("Cari butir").is_none(), "only what matters is left");
}

#[test]
fn a_selection_is_marked_as_not_observed_with_one_reason() {
    let mut window = pekppp();
    press(&mut window, "Shift+ArrowDown O");
    assert!(says(&window, "Mengapa 2 butir ini tidak teramati"));
    type_text(&mut window, "Kantor kebanjiran");
    press(&mut window, "Enter");
    for code in ["F02.1.a.Ak", "F02.2.a.P"] {
        assert_eq!(answer(&window, code).as_deref(), Some("O Kantor kebanjiran"), "{code}");
    }
    assert_eq!(window.state().steps.len(), 1);
    press(&mut window, "J Shift+J O 1");
    assert_eq!(answer(&window, "F02.3.a.T").as_deref(), Some("O Kantor kebanjiran"), "by its digit");
    press(&mut window, "O Escape");
    assert!(window.query_by_label_contains("Mengapa 2 butir").is_none());
    assert_eq!(window.state().steps.len(), 2, "giving up changes nothing");
}

#[test]
fn a_click_with_shift_extends_and_moving_on_drops_the_selection() {
    let mut window = pekppp();
    shift_click(&mut window, "F02.2.a.P");
    window.get_by_label("2 butir dipilih; Esc untuk batal");
    press(&mut window, "J 2");
    assert_eq!(answer(&window, "F02.3.a.T").as_deref(), Some("2"));
    assert_eq!(answer(&window, "F02.1.a.Ak"), None);
}

#[test]
fn a_selection_takes_only_what_is_shown() {
    let mut window = pekppp();
    press(&mut window, "J 4 K");
    filter(&mut window, Filter::Unanswered);
    press(&mut window, "Ctrl+A 1");
    assert_eq!(answer(&window, "F02.2.a.P").as_deref(), Some("4"), "what is not seen is not changed");
    window.get_by_label("8 butir dijawab");
    assert!(shows(&window, "F02.1.a.Ak") && shows(&window, "F02.3.a.T"), "and all of it stays in sight");
}

// The rest

#[test]
fn space_chooses_the_answer_that_has_the_focus() {
    let mut window = pekppp();
    let name = "5 Penyusunan dan perubahan standar pelayanan melibatkan kelima unsur masyarakat. – F02.2.a.P";
    go_to(&mut window, "F02.2.a.P");
    window.get_by_label(name).focus();
    window.run();
    press(&mut window, "Space");
    assert_eq!(answer(&window, "F02.2.a.P").as_deref(), Some("5"));
}

#[test]
fn all_of_it_is_said_in_english_too() {
    let round = round(&shipped("panrb-pekppp-2023"));
    let screen = ChecklistScreen::new(round.1, None);
    let mut window = stage(round, Language::En, screen);
    window.get_by_label("With a note, 0 items");
    press(&mut window, "Shift+J");
    window.get_by_label("2 items selected; Esc drops them");
    press(&mut window, "O");
    assert!(says(&window, "Why these 2 items were not observed"));
    press(&mut window, "3");
    window.get_by_label("2 items answered");
    assert_eq!(answer(&window, "F02.2.a.P").as_deref(), Some("O The visit was outside service hours"));
    filter(&mut window, Filter::Noted);
    window.get_by_label("No item fits these filters");
    filter(&mut window, Filter::Noted);
    lay_out(&window.ctx, Layout::One);
    window.run();
    window.get_by_label("Back to the list");
}

#[test]
fn palette_and_keys_list_what_is_new() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND, Key::K);
    for command in ["Satu butir setiap kali", "Salin jawaban…", "Saring: belum dijawab", "Tampilkan semua butir"] {
        assert!(desk.shows(command), "{command}");
    }
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::F1);
    for what in ["Pilih beberapa butir; Shift+J, Shift+K, dan Shift+klik juga", "Ke temuan berikutnya atau sebelumnya"]
    {
        assert!(desk.shows(what), "{what}");
    }
}

#[test]
fn the_list_of_reasons_comes_into_view_where_it_can_be_read() {
    let mut window = pekppp();
    for layout in [Layout::List, Layout::One] {
        lay_out(&window.ctx, layout);
        go_to(&mut window, "F02.3.a.T");
        press(&mut window, "O");
        window.run();
        let last = window.get_by_label("Responden tidak bersedia menjawab – F02.3.a.T").rect();
        assert!(last.top() > 40.0 && last.bottom() < 630.0, "{layout:?}: {last:?}");
        press(&mut window, "Escape");
    }
}
