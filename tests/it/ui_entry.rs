//! Typing from paper: a row for each respondent, digits only, a second reading.

use super::conditions::bersyarat;
use super::ui_checklist::{every_kind, open};
use super::ui_desk::Desk;
use super::ui_interview::{desk, desk_of, keys, prepare, stored};
use super::ui_stage::press;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{Change, Place, Response, Sheet, Subject, SubjectId};
use penilai::locale::{Language, Message};
use penilai::session::{Author, Session};
use std::sync::Arc;

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
fn of_three_hundred_respondents_only_those_in_sight_are_laid_out() {
    let clock = || 1_735_700_000_000;
    let mut desk = desk_of(Language::Id, clock, |path| {
        prepare(path);
        let author = Author { name: "Siti".into(), clock: || 1_735_700_000_000 };
        let mut session = Session::open(path, author, Arc::new(|| ())).unwrap();
        let unit = *session.round().units.keys().next().unwrap();
        let instrument = Arc::clone(session.instrument());
        let mut changes = Vec::new();
        for number in 1..=300 {
            let id = SubjectId(Session::new_id());
            let label = format!("pengguna-{number:02}");
            changes.push(Change::PutSubject(unit, Subject { id, group: "pengguna".into(), label }));
            for (_, item) in instrument.items().filter(|(_, item)| item.group.is_some()) {
                let place = Place { unit, item: item.code.clone(), subject: Some(id) };
                let answer = instrument.answer(item, Some(Response::Choice("4".into())), "");
                changes.push(Change::PutAnswer(place, answer));
            }
        }
        session.apply(Message::new("step"), changes).unwrap();
        session.flush().unwrap();
    });
    desk.press(Modifiers::COMMAND, Key::T);
    assert_eq!(focus(&desk), "F03.1.a.K1, pengguna-301 (baru)");
    let seen = desk.rows();
    assert!((5..40).contains(&seen.len()) && seen.last().unwrap() == "pengguna-301 (baru)", "{seen:?}");
    digits(&mut desk, "5");
    desk.press(Modifiers::NONE, Key::PageUp);
    assert_eq!(focus(&desk), "F03.2.a.K1, pengguna-291");
    let (sheet, _) = stored(desk, "");
    assert_eq!(sheet.subjects.len(), 301);
}

#[test]
fn what_is_not_asked_of_somebody_is_passed_over() {
    let mut window = open(&bersyarat());
    window.state_mut().view.type_from_paper();
    window.run();
    // The second choice of P.1 is no, so that P.2 is not asked; the next respondent says yes.
    press(&mut window, "2 1 1 0");
    assert_eq!(window.state().labels(), ["pengguna-01", "pengguna-02"]);
    let row = |user| ["P.1", "P.2", "P.3"].map(|code| window.state().answer(code, Some(user)));
    assert_eq!(row(0), [Some("tidak".to_owned()), None, Some("1".to_owned())]);
    // The first choice of P.2 is its key.
    assert_eq!(row(1), [Some("ya".to_owned()), Some("0".to_owned()), None]);
}

#[test]
fn items_that_one_digit_cannot_answer_are_skipped_and_said_to_be() {
    let mut window = every_kind();
    window.state_mut().view.type_from_paper();
    window.run();
    window.get_by_label_contains("Tidak diketik di sini, karena tidak dijawab dengan satu angka: B.1, B.2");
    press(&mut window, "1 2");
    let answers = [0, 1].map(|staff| window.state().answer("B.3", Some(staff)));
    assert_eq!(answers, [Some("ya".to_owned()), Some("tidak".to_owned())]);
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

#[test]
fn a_cell_is_gone_to_and_answered_by_mouse_too() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "4");
    desk.click("F03.4.a.K1, pengguna-01 – kosong");
    assert_eq!(focus(&desk), "F03.4.a.K1, pengguna-01");
    desk.click("2 Kurang baik – F03.4.a.K1, pengguna-01");
    assert_eq!(focus(&desk), "F03.5.b.Ak, pengguna-01");
    digits(&mut desk, "3");
    desk.click("Kembali ke daftar");
    assert!(!desk.shows("Ketik dari kertas"));
    let (sheet, _) = stored(desk, "");
    assert_eq!(rows(&sheet), ["423"]);
    assert!(["F03.1.a.K1", "F03.4.a.K1", "F03.5.b.Ak"].iter().all(|code| sheet.answers.contains_key(*code)));
}

#[test]
fn a_command_is_about_the_respondent_whose_row_has_the_keyboard() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, &"4".repeat(ITEMS + 1));
    desk.press(Modifiers::COMMAND, Key::R);
    assert!(desk.shows("Wawancara pengguna-02"));
    keys(&mut desk, &[Key::Escape]);
    digits(&mut desk, &"4".repeat(ITEMS - 1));
    desk.press(Modifiers::COMMAND, Key::R);
    assert!(desk.shows("Tidak ada responden yang sedang dipilih"), "the empty row is nobody yet");
    keys(&mut desk, &[Key::ArrowUp]);
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(desk.shows("1 dari 14") && desk.shows("Wawancara pengguna-02") && !desk.shows("Ketik dari kertas"));
}

#[test]
fn what_the_second_reading_has_found_is_still_there_when_the_sheet_is_opened_again() {
    let mut desk = paper(Language::Id);
    digits(&mut desk, "0123");
    keys(&mut desk, &[Key::F4]);
    digits(&mut desk, "05");
    keys(&mut desk, &[Key::Escape]);
    desk.press(Modifiers::COMMAND, Key::T);
    keys(&mut desk, &[Key::F4]);
    assert!(desk.shows("2 dari 14 sel dibaca, 1 berbeda") && desk.shows("F03.2.a.K1, pengguna-01 – 1≠5"));
}

#[test]
fn a_reason_and_the_next_answers_arrive_however_they_fall_into_frames() {
    for frames in 0..3 {
        let mut desk = paper(Language::Id);
        for letter in "4o63o2 5".chars() {
            let name = letter.to_uppercase().to_string();
            let key = if letter == ' ' { Key::Space } else { Key::from_name(&name).unwrap() };
            let event =
                |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            desk.harness.event(event(true));
            desk.harness.event(Event::Text(letter.to_string()));
            desk.harness.event(event(false));
            (0..frames).for_each(|_| desk.harness.step());
        }
        desk.run();
        assert_eq!(focus(&desk), "F03.7.b.Ak, pengguna-01");
        let (sheet, _) = stored(desk, "");
        assert_eq!(rows(&sheet), ["4O3O5"], "with so many frames between: {frames}");
    }
}
