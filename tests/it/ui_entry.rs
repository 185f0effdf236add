//! Typing from paper: a row for each respondent, digits only, a second reading.

use super::ui_desk::Desk;
use super::ui_interview::{desk, keys, stored};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{Response, Sheet};
use penilai::locale::Language;

const ITEMS: usize = 14;

/// The sheet on which users of a unit are typed.
fn paper(language: Language) -> Desk {
    let mut desk = desk(language, || 1_735_700_000_000);
    desk.press(Modifiers::COMMAND, Key::T);
    desk
}

/// Types digits as a keyboard sends them, several in one frame.
fn digits(desk: &mut Desk, text: &str) {
    for burst in text.as_bytes().chunks(5) {
        for digit in burst {
            let name = (*digit as char).to_string();
            let key = Key::from_name(&name).unwrap();
            let event =
                |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            desk.harness.event(event(true));
            desk.harness.event(Event::Text(name));
            desk.harness.event(event(false));
        }
        desk.harness.step();
    }
    desk.run();
}

/// The cell in focus, as the grid says it.
fn focus(desk: &Desk) -> String {
    let grid = desk.harness.get_by(|node| node.role() == Role::Grid);
    grid.accesskit_node().value().unwrap_or_default()
}

/// The answers row by row, as keys; a dot where there is none.
fn rows(sheet: &Sheet) -> Vec<String> {
    let items: Vec<String> = (1..=15).map(|number| format!("F03.{number}.")).collect();
    let row = |subject| {
        let mut row = String::new();
        for prefix in &items {
            for (_, by) in sheet.answers.iter().filter(|(code, _)| code.as_str().starts_with(prefix)) {
                row.push_str(match by.get(&Some(subject)).and_then(|answer| answer.response.as_ref()) {
                    Some(Response::Choice(key)) => key,
                    Some(Response::NotObserved(_)) => "O",
                    Some(_) => "?",
                    None => ".",
                });
            }
        }
        row
    };
    sheet.subjects.iter().map(|subject| row(subject.id)).collect()
}

#[test]
fn ten_users_are_typed_by_digits_alone_and_stand_in_the_file() {
    let mut desk = paper(Language::Id);
    assert_eq!(focus(&desk), "F03.1.a.K1, pengguna-01 (baru)");
    let written: Vec<String> = (0..10)
        .map(|row| {
            (0..ITEMS).map(|column| char::from_digit(((row * 7 + column * 3) % 6) as u32, 10).unwrap()).collect()
        })
        .collect();
    digits(&mut desk, &written.concat());
    assert_eq!(focus(&desk), "F03.1.a.K1, pengguna-11 (baru)");
    let done = desk.harness.get_by(|node| node.label().as_deref() == Some("Pengguna layanan yang lengkap"));
    assert_eq!(done.accesskit_node().value().as_deref(), Some("10/10"));
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), written);
    assert!(sheet.details.interviews.is_empty(), "what was asked elsewhere times no interview");
    assert_eq!(sheet.subjects.len(), 10, "the empty row is on the screen only");
}

#[test]
fn undo_takes_back_the_last_key_and_goes_to_its_cell() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "45");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(focus(&desk), "F03.2.a.K1, pengguna-01");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(focus(&desk), "F03.1.a.K1, pengguna-01 (baru)", "with the first answer goes the respondent");
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(focus(&desk), "F03.1.a.K1, pengguna-01");
    digits(&mut desk, "2");
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), ["2"]);
}

#[test]
fn a_digit_that_is_no_choice_is_refused_and_moves_nothing() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "47");
    assert!(desk.shows("7 bukan pilihan butir ini. Pilihannya 0 sampai 5."));
    assert_eq!(focus(&desk), "F03.2.a.K1, pengguna-01");
    digits(&mut desk, "3");
    assert!(!desk.shows("bukan pilihan"));
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), ["43"]);
}

#[test]
fn space_and_minus_leave_a_cell_open_and_backspace_goes_back_and_clears() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "4");
    keys(&mut desk, &[Key::Space, Key::Minus]);
    digits(&mut desk, "51");
    keys(&mut desk, &[Key::Backspace]);
    assert_eq!(focus(&desk), "F03.5.b.Ak, pengguna-01");
    digits(&mut desk, "2");
    keys(&mut desk, &[Key::ArrowDown, Key::Home]);
    digits(&mut desk, "3");
    keys(&mut desk, &[Key::Backspace]);
    assert_eq!(focus(&desk), "F03.1.a.K1, pengguna-02 (baru)", "who was added here by mistake is gone again");
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), ["452"]);
    assert!(sheet.answers.contains_key("F03.4.a.K1") && !sheet.answers.contains_key("F03.2.a.K1"));
}

#[test]
fn a_state_asks_for_its_reason_and_typing_goes_on_behind_it() {
    let mut desk = paper(Language::Id);
    keys(&mut desk, &[Key::N]);
    assert!(desk.shows("tidak mengenal keadaan tidak berlaku"));
    keys(&mut desk, &[Key::O]);
    assert!(desk.shows("Mengapa F03.1.a.K1 tidak teramati untuk pengguna-01"));
    digits(&mut desk, "6");
    assert_eq!(focus(&desk), "F03.2.a.K1, pengguna-01");
    digits(&mut desk, "4");
    keys(&mut desk, &[Key::O, Key::Escape]);
    assert_eq!(focus(&desk), "F03.3.a.K1, pengguna-01", "given up");
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), ["O4"]);
    let reason = sheet.response("F03.1.a.K1", Some(sheet.subjects[0].id));
    assert_eq!(reason, Some(&Response::NotObserved("Responden tidak bersedia menjawab".into())));
}

#[test]
fn escape_goes_back_to_the_list_at_the_same_cell_and_nothing_is_lost() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "45");
    keys(&mut desk, &[Key::Escape]);
    let focused = desk.harness.get_by(|node| node.is_focused()).accesskit_node().label().unwrap();
    assert!(focused.starts_with("F03.3.a.K1, pengguna-01"), "{focused}");
    desk.press(Modifiers::COMMAND, Key::T);
    assert_eq!(focus(&desk), "F03.3.a.K1, pengguna-01", "where it stopped");
}

#[test]
fn the_second_reading_points_out_every_cell_that_differs_and_changes_none_by_itself() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "01234501234501");
    keys(&mut desk, &[Key::F4]);
    assert!(
        desk.shows("0 dari 14 sel dibaca") && !desk.shows("F03.2.a.K1, pengguna-01 – 1"),
        "not shown before it is read"
    );
    digits(&mut desk, "0133");
    assert!(desk.shows("F03.3.a.K1, pengguna-01 – 2≠3"));
    digits(&mut desk, "0");
    assert!(desk.shows("F03.5.b.Ak, pengguna-01 berbeda: tersimpan 4, sekarang 0."));
    keys(&mut desk, &[Key::G]);
    assert_eq!(focus(&desk), "F03.3.a.K1, pengguna-01");
    keys(&mut desk, &[Key::Enter, Key::G]);
    assert_eq!(focus(&desk), "F03.5.b.Ak, pengguna-01");
    digits(&mut desk, "4");
    keys(&mut desk, &[Key::G]);
    assert!(desk.shows("Tidak ada sel yang berbeda"));
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), ["01334501234501"], "the one confirmed with Enter");
}

#[test]
fn the_sheet_speaks_english_and_has_names_for_everything() {
    let mut desk = paper(Language::En);
    assert!(desk.shows("Type from paper: Service users") && desk.shows("pengguna-01 (new)"));
    digits(&mut desk, "9");
    assert!(desk.shows("9 is no choice of this item. The choices are 0 to 5."));
    digits(&mut desk, "4");
    assert!(desk.shows("F03.1.a.K1, pengguna-01 – 4") && desk.shows("F03.2.a.K1, pengguna-01 – empty"));
}
