//! The two-minute tour: done by keyboard from start to end, left at any time, and nothing left behind.

use crate::ui_desk::{Desk, services};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::locale::{Language, Locale};
use penilai::store::Store;
use penilai::ui::Services;
use penilai::ui::tour::STEPS;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn sample(path: &Path) {
    penilai::sample::write(path, || 1_735_689_600_000, "Siti").unwrap();
}

fn desk(language: Language) -> Desk {
    Desk::with(|folder| Services { language, ..services(Some(folder.join("settings.json")), Vec::new()) }, Some(sample))
}

fn command(desk: &mut Desk, language: Language, key: &str) {
    let name = Locale::new(language).say(key);
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text(&name);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
}

/// Presses a key together with the text that a keyboard sends along.
fn typed(desk: &mut Desk, key: Key) {
    desk.harness.event(egui::Event::Text(key.symbol_or_name().to_lowercase()));
    desk.press(Modifiers::NONE, key);
}

/// All answers of a round file, as they stand on the disk.
fn answers(path: &Path) -> BTreeMap<String, String> {
    let (store, opened) = Store::open(path, || 0, Arc::new(|| ())).unwrap();
    let mut all = BTreeMap::new();
    for unit in opened.round.units_sorted() {
        let sheet = store.load(unit.id).unwrap();
        for (item, of_item) in &sheet.answers {
            for (subject, answer) in of_item {
                all.insert(
                    format!("{} {item} {subject:?}", unit.name),
                    format!("{:?} {}", answer.response, answer.note),
                );
            }
        }
    }
    all
}

/// Where the card is: from what it says to its last button.
fn card(desk: &Desk, sentence: &str, leave: &str) -> Rect {
    let said = desk.harness.get_by(|node| node.value().as_deref() == Some(sentence)).rect();
    said.union(desk.harness.get_by_role_and_label(Role::Button, leave).rect())
}

#[test]
fn the_tour_is_done_by_keyboard_from_start_to_end_in_both_languages_and_leaves_the_sample_as_it_was() {
    for language in [Language::Id, Language::En] {
        let locale = Locale::new(language);
        let mut desk = desk(language);
        let path = desk.folder.path().join("round.penilai");
        command(&mut desk, language, "comfort-command-tour");
        for (index, step) in STEPS.into_iter().enumerate() {
            let sentence = locale.say(step.key());
            let place = index + 1;
            let args = [("at", place.to_string()), ("of", "9".to_owned())];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            assert!(desk.shows(&locale.say_with("tour-place", &args)), "step {place}");
            assert!(desk.shows(&sentence) && !desk.shows(&locale.say("tour-done")), "{step:?} waits");
            let said = desk.harness.get_by(|node| node.value().as_deref() == Some(sentence.as_str()));
            assert_eq!(said.accesskit_node().live(), egui::accesskit::Live::Polite, "a screen reader says it");
            let card = card(&desk, &sentence, &locale.say("tour-leave"));
            assert!(desk.harness.ctx.content_rect().contains_rect(card), "{card:?}");
            match step.key() {
                "tour-open" => {
                    desk.press(Modifiers::NONE, Key::ArrowDown);
                    desk.press(Modifiers::NONE, Key::ArrowDown);
                    desk.press(Modifiers::NONE, Key::Enter);
                    desk.wait(|desk| desk.harness.query_all_by_role(Role::MultilineTextInput).next().is_some());
                }
                "tour-answer" => typed(&mut desk, Key::Num1),
                "tour-note" => {
                    desk.press(Modifiers::NONE, Key::Enter);
                    desk.harness.event(egui::Event::Text("Papan tarif dipasang".to_owned()));
                    desk.run();
                    desk.press(Modifiers::NONE, Key::Escape);
                }
                "tour-reason" => {
                    typed(&mut desk, Key::O);
                    desk.harness.event(egui::Event::Text("Loket tutup".to_owned()));
                    desk.run();
                    desk.press(Modifiers::NONE, Key::Enter);
                }
                "tour-clear" => {
                    desk.press(Modifiers::NONE, Key::ArrowDown);
                    desk.press(Modifiers::NONE, Key::Backspace);
                    desk.press(Modifiers::NONE, Key::ArrowDown);
                }
                "tour-missing" => typed(&mut desk, Key::G),
                "tour-filter" => desk.press(Modifiers::ALT, Key::Num1),
                "tour-score" => desk.press(Modifiers::COMMAND, Key::Num3),
                "tour-export" => {
                    desk.press(Modifiers::COMMAND, Key::E);
                    desk.press(Modifiers::NONE, Key::Escape);
                }
                other => panic!("nobody does {other}"),
            }
            assert!(desk.shows(&locale.say("tour-done")), "{step:?} has been done");
            desk.press(Modifiers::NONE, Key::F8);
        }
        assert!(desk.shows(&locale.say("tour-over")) && !desk.shows(&locale.say("tour-leave")));
        drop(desk.harness);
        let fresh = desk.folder.path().join("fresh.penilai");
        sample(&fresh);
        let (left, wanted): (Vec<_>, Vec<_>) =
            (answers(&path).into_values().collect(), answers(&fresh).into_values().collect());
        let (mut left, mut wanted) = (left, wanted);
        left.sort();
        wanted.sort();
        assert_eq!(left, wanted, "the sample is as it was");
    }
}

#[test]
fn the_tour_waits_can_be_passed_over_gone_back_in_and_left_by_key() {
    let mut desk = desk(Language::Id);
    command(&mut desk, Language::Id, "comfort-command-tour");
    desk.run();
    assert!(desk.shows("langkah 1 dari 9"), "it does not go on by itself");
    desk.press(Modifiers::NONE, Key::F8);
    assert!(desk.shows("langkah 2 dari 9"));
    desk.press(Modifiers::NONE, Key::F7);
    assert!(desk.shows("langkah 1 dari 9"));
    desk.show_checklist();
    desk.press(Modifiers::NONE, Key::F8);
    typed(&mut desk, Key::Num1);
    assert!(desk.shows("Sudah Anda lakukan"));
    desk.press(Modifiers::NONE, Key::F9);
    assert!(!desk.shows("langkah 2 dari 9") && desk.shows("Tur selesai"));
    let undone =
        |desk: &Desk| desk.harness.query_by(|node| node.label().is_some_and(|l| l.starts_with("Urungkan: "))).is_none();
    assert!(undone(&desk), "what was tried has been taken back");
}

#[test]
fn closing_the_round_ends_the_tour_and_takes_back_what_was_tried() {
    let mut desk = desk(Language::Id);
    command(&mut desk, Language::Id, "comfort-command-tour");
    desk.show_checklist();
    typed(&mut desk, Key::Num1);
    desk.press(Modifiers::COMMAND, Key::W);
    assert!(!desk.shows("langkah 1 dari 9") && desk.shows("Terakhir dibuka"));
    let Desk { harness, folder } = desk;
    drop(harness);
    let fresh = folder.path().join("fresh.penilai");
    sample(&fresh);
    let all = |path: &Path| {
        let mut all: Vec<String> = answers(path).into_values().collect();
        all.sort();
        all
    };
    assert_eq!(all(&folder.path().join("round.penilai")), all(&fresh));
}

#[test]
fn the_tour_of_somebody_with_a_round_of_their_own_happens_on_the_sample() {
    let mut desk = Desk::furnished();
    assert!(!desk.shows("Baru pertama kali di sini?"), "it is offered on the sample only");
    command(&mut desk, Language::Id, "comfort-command-tour");
    desk.wait(|desk| desk.shows("langkah 1 dari 9"));
    assert!(desk.shows("Kota Metro 2024") && desk.shows("contoh"));
    desk.press(Modifiers::NONE, Key::F9);
    desk.press(Modifiers::COMMAND, Key::W);
    desk.click("Tur dua menit");
    desk.wait(|desk| desk.shows("langkah 1 dari 9"));
}

#[test]
fn the_tour_is_offered_once_when_the_sample_is_opened_first() {
    let mut desk = desk(Language::Id);
    assert!(desk.shows("Baru pertama kali di sini?"));
    desk.click("Tutup pemberitahuan");
    desk.press(Modifiers::COMMAND, Key::W);
    desk.click("round");
    assert!(desk.shows("Unit layanan") && !desk.shows("Baru pertama kali di sini?"));
}

#[test]
fn the_card_covers_nothing_to_be_pressed_for_its_step_at_any_size() {
    for size in [[640.0, 360.0], [853.0, 480.0], [1280.0, 720.0], [1600.0, 900.0]] {
        let mut desk = desk(Language::Id);
        desk.click("Tutup pemberitahuan");
        desk.resize(size);
        command(&mut desk, Language::Id, "comfort-command-tour");
        desk.show_checklist();
        desk.press(Modifiers::NONE, Key::F8);
        let card = card(&desk, &Locale::new(Language::Id).say("tour-answer"), "Tinggalkan");
        let about = desk.seen().into_iter().filter(|(name, seen)| name.contains("IN.K.1.a") && seen.is_positive());
        let covered: Vec<String> =
            about.filter(|(_, seen)| card.contains(seen.center())).map(|(name, _)| name).collect();
        assert!(covered.is_empty(), "{size:?}: {covered:?}");
        let misfits = desk.misfits();
        assert!(misfits.is_empty(), "{size:?}: {}", misfits.join("\n"));
    }
}
