//! Nothing typed is lost: not while filters change, sections scroll, the language switches or the window closes.

use super::ui_desk::Desk;
use super::ui_keys::strokes;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Vec2, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::locale::{Language, Locale};
use penilai::store::Store;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::sync::Arc;

/// What is typed: letters and digits that would mean something to the checklist, and letters of more than one byte.
const LETTERS: [&str; 16] = ["j", "k", "n", "o", "4", "5", "f", "g", "h", " ", "/", "a", "é", "ł", "p", "L"];

/// A text as it might be typed.
fn text(rng: &mut TestRng) -> String {
    let length = 30 + rng.next_u32() % 50;
    (0..length).map(|_| LETTERS[rng.next_u32() as usize % LETTERS.len()]).collect()
}

/// Something that happens while somebody types.
fn happen(desk: &mut Desk, rng: &mut TestRng) {
    let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    match rng.next_u32() % 9 {
        // A filter is turned on or off, by its key.
        0 | 1 => {
            let digit = (1 + rng.next_u32() % 8).to_string();
            // Some systems send the digit as a text too.
            for event in [key(Key::from_name(&digit).unwrap(), Modifiers::ALT), Event::Text(digit)] {
                desk.harness.input_mut().events.push(event);
            }
            desk.harness.step();
        }
        // The items are scrolled, far out of sight.
        2 | 3 => {
            desk.harness.hover_at(egui::pos2(700.0, 450.0));
            let down = if rng.next_u32().is_multiple_of(2) { -900.0 } else { 900.0 };
            desk.harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                source: MouseWheelSource::Wheel,
                delta: Vec2::new(0.0, down),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
        }
        // The window becomes narrow, or wide again.
        4 => _ = desk.harness.set_size(Vec2::new(800.0 + (rng.next_u32() % 800) as f32, 600.0)),
        // Everything becomes larger or smaller.
        5 => desk
            .harness
            .event(key(if rng.next_u32().is_multiple_of(2) { Key::Plus } else { Key::Minus }, Modifiers::COMMAND)),
        // A frame without anything.
        6 => desk.harness.step(),
        // The pause after which a note is stored.
        7 => desk.harness.run_steps(70),
        // The other language, found in the palette.
        _ => {
            desk.harness.event(key(Key::K, Modifiers::COMMAND));
            desk.run();
            let other = if desk.shows("Belum dijawab") { "English" } else { "Bahasa Indonesia" };
            strokes(&format!("{other}⏎")).into_iter().flatten().for_each(|event| desk.harness.event(event));
            desk.run();
        }
    }
}

fn note_name(language: Language, code: &str) -> String {
    format!("{} – {code}", Locale::new(language).say("checklist-note"))
}

#[test]
fn a_note_arrives_whole_whatever_happens_while_it_is_typed_and_the_window_closes() {
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for round in 0..10 {
        let mut desk = Desk::furnished();
        desk.show_checklist();
        desk.press(Modifiers::NONE, Key::Enter);
        let focused = desk.harness.query_all_by(|node| node.is_focused()).last().unwrap();
        assert_eq!(focused.accesskit_node().label(), Some(note_name(Language::Id, "F02.1.a.Ak")));
        let text = text(&mut rng);
        for stroke in strokes(&text) {
            if rng.next_u32().is_multiple_of(6) {
                happen(&mut desk, &mut rng);
            }
            stroke.into_iter().for_each(|event| desk.harness.event(event));
            if rng.next_u32().is_multiple_of(2) {
                desk.harness.step();
            }
        }
        desk.harness.step();
        // The last letter comes in the same frame as the wish to close.
        desk.harness.input_mut().events.push(Event::Text("é".to_owned()));
        let viewport = desk.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
        desk.harness.run_steps(12);
        let Desk { harness, folder } = desk;
        drop(harness);
        let (store, opened) = Store::open(&folder.path().join("round.penilai"), || 0, Arc::new(|| ())).unwrap();
        let sheet = store.load(opened.round.units_sorted()[0].id).unwrap();
        let notes: Vec<_> = sheet.answers.values().flat_map(|of_item| of_item.values()).collect();
        let found: Vec<&str> = notes.iter().map(|answer| answer.note.as_str()).collect();
        assert_eq!(found, [format!("{}é", text.trim_start())], "round {round}");
        assert!(notes.iter().all(|answer| answer.response.is_none()), "no letter has answered anything");
    }
}

#[test]
fn what_is_looked_for_arrives_whole_while_filters_change() {
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for _ in 0..6 {
        let mut desk = Desk::furnished();
        desk.show_checklist();
        desk.press(Modifiers::NONE, Key::Slash);
        for (at, stroke) in strokes("toilet 4n").into_iter().enumerate() {
            if rng.next_u32().is_multiple_of(2) {
                let filter = Key::from_name(&(1 + at % 8).to_string()).unwrap();
                let modifiers = Modifiers::ALT;
                desk.harness.event(Event::Key {
                    key: filter,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers,
                });
            }
            stroke.into_iter().for_each(|event| desk.harness.event(event));
            desk.harness.step();
        }
        desk.run();
        let field = desk.harness.get_by_role_and_label(Role::TextInput, "Cari butir");
        assert_eq!(field.value().as_deref(), Some("toilet 4n"));
    }
}
