//! Keys that come faster than frames: however they fall into frames, each arrives where it was meant for, in order.

use super::ui_checklist::{Window, every_kind, go_to, pekppp};
use super::ui_desk::Desk;
use egui::{Event, Key, Modifiers};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// What a keyboard sends for a text; `⏎` is Enter, `⎋` is Escape.
pub(crate) fn strokes(text: &str) -> Vec<Vec<Event>> {
    let stroke = |letter: char| {
        let key = match letter {
            '⏎' => Some(Key::Enter),
            '⎋' => Some(Key::Escape),
            ' ' => Some(Key::Space),
            letter => Key::from_name(&letter.to_uppercase().to_string()),
        };
        let event = |pressed| {
            key.map(|key| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE })
        };
        let text = (!"⏎⎋".contains(letter)).then(|| Event::Text(letter.to_string()));
        [event(true), text, event(false)].into_iter().flatten().collect()
    };
    text.chars().map(stroke).collect()
}

/// Types a text, now and then with a frame between two strokes.
fn type_in_bursts(window: &mut Window, text: &str, rng: &mut TestRng) {
    let most = 1 + rng.next_u32() % 6;
    for stroke in strokes(text) {
        for event in stroke {
            window.event(event);
        }
        if rng.next_u32().is_multiple_of(most) {
            window.step();
        }
    }
    window.run();
}

fn rng() -> TestRng {
    TestRng::deterministic_rng(RngAlgorithm::ChaCha)
}

#[test]
fn a_number_arrives_whole_however_it_falls_into_frames() {
    let (mut window, mut rng) = (every_kind(), rng());
    for _ in 0..40 {
        go_to(&mut window, "A.1");
        let number = format!("{},{}", rng.next_u32() % 1000, 1 + rng.next_u32() % 9);
        type_in_bursts(&mut window, &format!("{number}⏎"), &mut rng);
        assert_eq!(window.state().answer("A.1", None), Some(number.replace(',', ".")));
    }
}

#[test]
fn a_date_arrives_whole_however_it_falls_into_frames() {
    let (mut window, mut rng) = (every_kind(), rng());
    for _ in 0..20 {
        go_to(&mut window, "A.4");
        let (day, month) = (10 + rng.next_u32() % 19, 10 + rng.next_u32() % 3);
        type_in_bursts(&mut window, &format!("{day}/{month}/2024⏎"), &mut rng);
        assert_eq!(window.state().answer("A.4", None), Some(format!("2024-{month}-{day}")));
    }
}

#[test]
fn answer_note_reason_and_the_next_answer_arrive_however_they_fall_into_frames() {
    for seed in 0..12 {
        let (mut window, mut rng) = (pekppp(), rng());
        (0..seed * 50).for_each(|_| _ = rng.next_u32());
        type_in_bursts(&mut window, "4⏎kajian 3 no⎋j3jotutup⏎j5⏎ok", &mut rng);
        window.run_steps(70);
        let state = window.state();
        let items: Vec<String> = state.session.instrument().items().map(|(_, item)| item.code.to_string()).collect();
        let first = items.iter().position(|code| code == "F02.1.a.Ak").unwrap();
        let answer = |step: usize| state.answer(&items[first + step], None);
        assert_eq!(state.note(&items[first]), "kajian 3 no");
        assert_eq!([0, 1, 2, 3].map(answer), ["4", "3", "O tutup", "5"].map(|text| Some(text.to_owned())));
        assert_eq!(state.note(&items[first + 3]), "ok");
    }
}

#[test]
fn a_reason_by_its_digit_and_the_next_answer_arrive_however_they_fall_into_frames() {
    for seed in 0..12 {
        let (mut window, mut rng) = (pekppp(), rng());
        (0..seed * 50).for_each(|_| _ = rng.next_u32());
        type_in_bursts(&mut window, "o2j3jo1jo 2 loket⏎j5", &mut rng);
        let state = window.state();
        let items: Vec<String> = state.session.instrument().items().map(|(_, item)| item.code.to_string()).collect();
        let first = items.iter().position(|code| code == "F02.1.a.Ak").unwrap();
        let answer = |step: usize| state.answer(&items[first + step], None).unwrap();
        assert_eq!(answer(0), "O Dokumen tidak dapat ditunjukkan saat kunjungan");
        assert_eq!(answer(2), answer(0), "what was used before is the first");
        assert_eq!((answer(1).as_str(), answer(3).as_str(), answer(4).as_str()), ("3", "O 2 loket", "5"));
    }
}

#[test]
fn a_search_and_the_answer_after_it_arrive_however_they_fall_into_frames() {
    let mut rng = rng();
    for _ in 0..8 {
        let mut window = pekppp();
        type_in_bursts(&mut window, "/toilet layak⏎2", &mut rng);
        assert_eq!(window.state().answer("F02.17.c.As", None).as_deref(), Some("2"));
        assert_eq!(window.state().steps.len(), 1);
    }
}

/// Gives a command and types at once; a frame may come after the command.
fn command_and_type(desk: &mut Desk, key: Key, modifiers: Modifiers, text: &str, frame: usize) {
    desk.harness.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    (0..frame).for_each(|_| desk.harness.step());
    strokes(text).into_iter().flatten().for_each(|event| desk.harness.event(event));
    desk.run();
}

#[test]
fn what_is_typed_after_a_command_goes_to_what_it_opens_and_never_to_the_checklist() {
    for frame in 0..3 {
        let mut desk = Desk::furnished();
        desk.show_checklist();
        let (command, none) = (Modifiers::COMMAND, Modifiers::NONE);
        command_and_type(&mut desk, Key::F1, none, "4a5n", frame);
        desk.press(none, Key::Escape);
        command_and_type(&mut desk, Key::N, command, "4a5n", frame);
        assert!(desk.shows("4a5n"), "the title of the round");
        desk.press(none, Key::Escape);
        command_and_type(&mut desk, Key::K, command, "4a5n", frame);
        assert!(desk.shows("4a5n"), "what is looked for");
        desk.press(none, Key::Escape);
        assert!(!desk.shows("Urungkan: jawaban"), "nothing has been answered since the round was opened");
        command_and_type(&mut desk, Key::K, command, "yosodadi⏎", frame);
        assert!(desk.shows("Puskesmas Yosodadi"), "the unit was chosen by what was typed");
    }
}
