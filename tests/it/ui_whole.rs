//! From an empty window to a sealed result, with nothing but the keyboard, in both languages.

use super::ui_desk::{Desk, services};
use super::ui_stage::shipped;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::Response;
use penilai::exchange::result::verify;
use penilai::instrument::{Instrument, Item};
use penilai::locale::{Language, Locale};
use penilai::scoring::{Verdict, score};
use penilai::ui::Services;
use penilai::wording::Wording;
use std::collections::BTreeMap;
use std::path::Path;

/// How often Tab is pressed in search of a widget before it counts as out of reach.
const REACH: usize = 80;

/// An assessor whose mouse is broken.
struct Hands {
    desk: Desk,
    locale: Locale,
}

impl Hands {
    fn new(language: Language) -> Self {
        let prepare = |_: &Path| Services { language, ..services(None, Vec::new()) };
        Self { desk: Desk::with(prepare, None), locale: Locale::new(language) }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.desk.harness.event(event(true));
        if modifiers == Modifiers::NONE && key.symbol_or_name().chars().count() == 1 {
            self.desk.harness.event(Event::Text(key.symbol_or_name().to_lowercase()));
        }
        self.desk.harness.event(event(false));
        self.desk.harness.run();
    }

    /// Presses keys one after the other, by their names.
    fn keys(&mut self, names: &str) {
        for name in names.split_whitespace() {
            self.press(Modifiers::NONE, Key::from_name(name).unwrap());
        }
    }

    /// Presses a key until the widget of this name has the keyboard.
    fn go_to(&mut self, key: Key, name: &str) {
        for _ in 0..REACH {
            if focused(&self.desk) == name {
                return;
            }
            self.press(Modifiers::NONE, key);
        }
        panic!("{name:?} cannot be reached with {key:?}, which ends at {:?}", focused(&self.desk));
    }

    fn tab_to(&mut self, sentence: &str) {
        self.go_to(Key::Tab, &self.locale.say(sentence));
    }

    /// Writes a text into the field of this name in place of what is there.
    fn write(&mut self, sentence: &str, text: &str) {
        self.tab_to(sentence);
        self.press(Modifiers::COMMAND, Key::A);
        self.desk.harness.event(Event::Text(text.to_owned()));
        self.desk.harness.run();
    }

    /// Writes a new round with one unit, and goes to its checklist.
    fn begin(&mut self, instrument: &Instrument) {
        let path = self.desk.folder.path().join("round.penilai").display().to_string();
        self.press(Modifiers::COMMAND, Key::N);
        self.write("start-new-title", "Kota Metro");
        self.tab_to("start-new-instrument");
        self.press(Modifiers::NONE, Key::Enter);
        let title = instrument.title.get(self.locale.language());
        self.go_to(Key::ArrowDown, &format!("{title} ({})", instrument.issuer));
        self.press(Modifiers::NONE, Key::Enter);
        self.write("start-new-file", &path);
        self.press(Modifiers::NONE, Key::Enter);
        assert!(self.desk.shows(&self.locale.say("units-empty")), "the round is open");
        self.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::E);
        self.write("units-entity-name", "Kota Metro");
        self.write("units-entity-code", "18.72");
        self.write("units-entity-province", "Lampung");
        self.press(Modifiers::NONE, Key::Enter);
        self.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::U);
        self.write("units-unit-name", "Dinas Sosial");
        self.press(Modifiers::NONE, Key::Enter);
        assert_eq!(self.desk.rows(), ["Kota Metro", "Dinas Sosial"]);
        self.press(Modifiers::COMMAND, Key::Num2);
        let (_, first) = instrument.items().next().unwrap();
        let code = format!("{}. ", first.code);
        self.desk.wait(|desk| focused(desk).starts_with(&code));
    }

    /// Adds as many subjects as are wanted and answers everything, each answer another; returns what was meant, by item and place.
    fn answer_all(&mut self, instrument: &Instrument) -> BTreeMap<String, Vec<String>> {
        let mut meant: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut asked, mut before) = (Vec::new(), None);
        for (at, (_, item)) in instrument.items().enumerate() {
            let group = item.group.map(|group| instrument.group(group));
            let count = group.map_or(1, |group| group.quota);
            if let Some(group) = group.filter(|group| !asked.contains(&group.code)) {
                asked.push(group.code.clone());
                self.keys(&"A ".repeat(count));
            }
            // Whoever comes back to a group finds it at the person left last.
            if item.group != before {
                self.keys("Home");
            }
            before = item.group;
            let mut answers = Vec::new();
            for place in 0..count {
                let whom = group.map(|group| format!(", {}-{:02}", group.code, place + 1)).unwrap_or_default();
                let (name, said) = (format!("{}{whom}. ", item.code), focused(&self.desk));
                assert!(said.starts_with(&name), "{name:?} has the keyboard, not {said:?}");
                let answer = choice(item, at * 7 + place * 3);
                self.keys(&answer);
                answers.push(answer);
            }
            if group.is_none() {
                self.keys("J");
            }
            meant.insert(item.code.to_string(), answers);
        }
        meant
    }
}

/// What a screen reader says of the widget that has the keyboard.
fn focused(desk: &Desk) -> String {
    let focused = desk.harness.query_all_by(|node| node.is_focused()).last();
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn choice(item: &Item, number: usize) -> String {
    item.choices()[number % item.choices().len()].key.clone()
}

/// From the empty window to the result file of a unit, by keyboard alone.
fn a_whole_unit(id: &str, language: Language) {
    let instrument = shipped(id);
    let mut hands = Hands::new(language);
    hands.begin(&instrument);
    let meant = hands.answer_all(&instrument);
    assert!(hands.desk.shows(&hands.locale.say("checklist-complete")), "nothing is missing");

    hands.press(Modifiers::COMMAND, Key::Num3);
    let (folder, locale) = (hands.desk.folder.path().to_owned(), Locale::new(language));
    hands.press(Modifiers::COMMAND, Key::E);
    hands.write("ui-export-folder", &folder.display().to_string());
    hands.keys("Enter");
    let sealed = || {
        let names = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        names.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "hasil"))
    };
    hands.desk.wait(|_| sealed().is_some());
    let verified = verify(&sealed().unwrap()).unwrap();
    let sheet = verified.round.sheet_of(verified.unit);
    let mut found = BTreeMap::new();
    for (item, answers) in &sheet.answers {
        let order = sheet.subjects.iter().map(|subject| Some(subject.id)).chain([None]);
        let keys = order.filter_map(|subject| match &answers.get(&subject)?.response {
            Some(Response::Choice(key)) => Some(key.clone()),
            other => panic!("{item}: {other:?}"),
        });
        found.insert(item.to_string(), keys.collect::<Vec<_>>());
    }
    assert_eq!(found, meant, "every answer is in the result file");

    let card = score(&instrument, sheet);
    let Verdict::Final(total) = &card.verdict else { panic!("complete: {:?}", card.verdict) };
    let total = Wording { instrument: &instrument, locale: &locale }.score(total);
    assert!(hands.desk.shows(&total), "the window shows {total}");
}

#[test]
fn a_whole_unit_of_pekppp_goes_from_nothing_to_a_result_file_by_keyboard_alone() {
    a_whole_unit("panrb-pekppp-2023", Language::Id);
}

#[test]
fn a_whole_unit_of_pekppp_goes_from_nothing_to_a_result_file_by_keyboard_alone_in_english() {
    a_whole_unit("panrb-pekppp-2023", Language::En);
}

#[test]
fn a_whole_unit_of_the_ombudsman_goes_from_nothing_to_a_result_file_by_keyboard_alone() {
    a_whole_unit("ombudsman-2024", Language::Id);
}

#[test]
fn a_whole_unit_of_the_ombudsman_goes_from_nothing_to_a_result_file_by_keyboard_alone_in_english() {
    a_whole_unit("ombudsman-2024", Language::En);
}
