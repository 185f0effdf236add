//! What a screen reader finds on every screen, written down: roles, names, values and states, in both languages.
//!
//! A change of a screen shows as a change of a text under `tests/data/outlines`. With `PENILAI_OUTLINES=write` in the environment the
//! texts are written anew, to be read before they are kept.

use super::ui_desk::{Desk, author, services};
use super::ui_evidence::with_photo;
use egui::accesskit::{Live, Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::locale::{Language, Locale};
use penilai::ui::Services;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

type Node<'a> = egui_kittest::kittest::AccessKitNode<'a>;

/// A window on its way to a screen.
struct Tour {
    desk: Desk,
    locale: Locale,
}

impl Tour {
    fn with(language: Language, prepare: Option<fn(&Path)>) -> Self {
        let services =
            |folder: &Path| Services { language, ..services(Some(folder.join("settings.json")), Vec::new()) };
        Self { desk: Desk::with(services, prepare), locale: Locale::new(language) }
    }

    fn empty(language: Language) -> Self {
        Self::with(language, None)
    }

    /// The sample round, all of it read.
    fn sample(language: Language) -> Self {
        let mut tour = Self::with(language, Some(|path| penilai::sample::write(path, author().clock, "Siti").unwrap()));
        tour.desk.wait(|desk| desk.shows("97,21") || desk.shows("97.21"));
        tour
    }

    /// A round in which the first item of the first unit has a photo.
    fn photo(language: Language) -> Self {
        let mut tour = Self::with(language, Some(with_photo));
        tour.checklist();
        tour
    }

    fn ctrl(&mut self, key: Key) {
        self.desk.press(Modifiers::COMMAND, key);
    }

    fn keys(&mut self, names: &str) {
        for name in names.split_whitespace() {
            self.desk.press(Modifiers::NONE, Key::from_name(name).unwrap());
        }
    }

    fn checklist(&mut self) {
        self.ctrl(Key::Num2);
        self.desk.wait(|desk| desk.harness.query_all_by_role(Role::Meter).next().is_some());
    }

    /// Performs a command by its name, as the palette finds it.
    fn command(&mut self, key: &str) {
        self.ctrl(Key::K);
        let name = self.locale.say(key);
        self.desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text(&name);
        self.desk.run();
        self.keys("Enter");
    }

    fn click(&mut self, key: &str) {
        let name = self.locale.say(key);
        self.desk.click(&name);
    }
}

/// A screen: its name, where the way to it begins, and the way.
type Screen = (&'static str, fn(Language) -> Tour, fn(&mut Tour));

/// The screens and dialogs, and how each is reached.
const SCREENS: &[Screen] = &[
    ("start", Tour::empty, |_| ()),
    ("new-round", Tour::empty, |tour| tour.ctrl(Key::N)),
    ("units", Tour::sample, |_| ()),
    ("add-entity", Tour::sample, |tour| tour.desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::E)),
    ("add-unit", Tour::sample, |tour| tour.desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::U)),
    ("checklist-interviews", Tour::sample, Tour::checklist),
    ("checklist-unit", Tour::sample, |tour| {
        tour.checklist();
        tour.keys("PageDown PageDown PageDown PageDown PageDown PageDown");
    }),
    ("checklist-help", Tour::sample, |tour| {
        tour.checklist();
        tour.keys("H");
    }),
    ("checklist-one", Tour::sample, |tour| {
        tour.checklist();
        tour.ctrl(Key::I);
    }),
    ("checklist-one-person", Tour::sample, |tour| {
        tour.checklist();
        tour.desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    }),
    ("interview", Tour::sample, |tour| {
        tour.checklist();
        tour.ctrl(Key::R);
    }),
    ("entry", Tour::sample, |tour| {
        tour.checklist();
        tour.ctrl(Key::T);
    }),
    ("checklist-filtered", Tour::sample, |tour| {
        tour.checklist();
        tour.desk.press(Modifiers::ALT, Key::Num3);
    }),
    ("checklist-empty", Tour::photo, |_| ()),
    ("evidence", Tour::photo, |tour| tour.keys("V")),
    ("leave", Tour::photo, |tour| {
        tour.ctrl(Key::M);
        tour.desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    }),
    ("history", Tour::sample, |tour| {
        tour.checklist();
        tour.keys("Y");
    }),
    ("since", Tour::sample, |tour| {
        tour.checklist();
        tour.desk.press(Modifiers::ALT, Key::Num9);
    }),
    ("tour", Tour::sample, |tour| tour.command("comfort-command-tour")),
    ("copy", Tour::sample, |tour| {
        tour.checklist();
        tour.ctrl(Key::D);
    }),
    ("print", Tour::sample, |tour| tour.command("command-print")),
    ("results-unit", Tour::sample, |tour| {
        tour.checklist();
        tour.ctrl(Key::Num3);
    }),
    ("results-entity", Tour::sample, |tour| {
        tour.checklist();
        tour.ctrl(Key::Num3);
        tour.click("results-entity");
    }),
    ("edit-unit", Tour::sample, |tour| {
        let name = tour.locale.say_with("units-menu", &[("name", "Dinas Sosial")]);
        tour.desk.click(&name);
    }),
    ("attach", Tour::sample, |tour| tour.command("command-attach")),
    ("take-paper", Tour::sample, |tour| tour.command("command-take-paper")),
    ("take-in", Tour::empty, |tour| tour.command("command-take-in")),
    ("selection", Tour::sample, |tour| {
        tour.checklist();
        tour.desk.press(Modifiers::SHIFT, Key::J);
    }),
    ("ranking", Tour::sample, |tour| tour.ctrl(Key::Num4)),
    ("palette", Tour::sample, |tour| tour.ctrl(Key::K)),
    ("keys", Tour::sample, |tour| tour.keys("F1")),
    ("menu", Tour::sample, |tour| tour.click("ui-menu")),
    ("export", Tour::sample, |tour| tour.ctrl(Key::E)),
    ("instrument", Tour::sample, |tour| tour.command("command-revise")),
];

/// The outline once what is read and written by threads is there: the same twice, with a pause between.
fn settled(tour: &mut Tour) -> String {
    let (saving, opening) =
        (tour.locale.say_with("ui-saving", &[("changes", "1")]), tour.locale.say("evidence-coming"));
    let mut found = outline(tour);
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(60));
        tour.desk.run();
        let before = std::mem::replace(&mut found, outline(tour));
        if before == found && !found.contains(&saving) && !found.contains(&opening) {
            break;
        }
    }
    found
}

/// The outline of what is on the screen.
fn outline(tour: &Tour) -> String {
    let mut text = String::new();
    add(&mut text, tour.desk.harness.root().accesskit_node(), 0);
    // Folders and the hour differ from one computer to the next.
    let folder = tour.desk.folder.path().display().to_string();
    let hour = tour.locale.time((author().clock)());
    text.replace(&folder, "…").replace(&hour, "…").replace('\\', "/")
}

fn add(text: &mut String, node: Node<'_>, depth: usize) {
    let role = node.role();
    let bare = matches!(role, Role::GenericContainer | Role::Unknown | Role::ScrollView | Role::Window);
    let named = node.label().is_some_and(|label| !label.is_empty());
    // A text repeats what holds it.
    let shown =
        !matches!(role, Role::TextRun | Role::ScrollBar | Role::Splitter) && (!bare || named) && !node.is_hidden();
    if shown {
        _ = write!(text, "{:depth$}{role:?}", "", depth = depth * 2);
        line(text, node);
        text.push('\n');
    }
    for child in node.children() {
        add(text, child, depth + usize::from(shown));
    }
}

fn line(text: &mut String, node: Node<'_>) {
    if let Some(label) = node.label().filter(|label| !label.is_empty()) {
        _ = write!(text, " {label:?}");
    }
    if let Some(value) = node.value().filter(|value| Some(value) != node.label().as_ref() && !value.is_empty()) {
        _ = write!(text, " = {value:?}");
    }
    if let Some(placeholder) = node.data().placeholder() {
        _ = write!(text, " hint {placeholder:?}");
    }
    if let Some(description) = node.description() {
        _ = write!(text, " ({description})");
    }
    let states = [
        (node.is_disabled(), "disabled"),
        (node.is_focused(), "focused"),
        (node.is_selected() == Some(true), "selected"),
        (node.toggled() == Some(Toggled::True), "on"),
        (node.toggled() == Some(Toggled::False), "off"),
        (node.data().is_expanded() == Some(true), "open"),
        (node.data().is_expanded() == Some(false), "closed"),
        (node.is_modal(), "modal"),
        (node.live() != Live::Off, "live"),
    ];
    for (_, word) in states.into_iter().filter(|(holds, _)| *holds) {
        _ = write!(text, " [{word}]");
    }
}

fn every_screen_reads_as_written_down(language: Language) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/outlines");
    let write = std::env::var_os("PENILAI_OUTLINES").is_some_and(|value| value == "write");
    let mut differing = Vec::new();
    for (name, from, go) in SCREENS {
        let mut tour = from(language);
        go(&mut tour);
        let found = settled(&mut tour);
        let icon = |letter: char| ('\u{e000}'..='\u{f8ff}').contains(&letter);
        assert!(!found.contains("\\u{e") && !found.contains(icon), "{name}: a screen reader would spell out an icon");
        let ending = match language {
            Language::Id => "id",
            Language::En => "en",
        };
        let path = folder.join(format!("{name}.{ending}.txt"));
        if write {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        if let Some((at, (known, found))) = known
            .lines()
            .chain([""])
            .zip(found.lines().chain([""]))
            .enumerate()
            .find(|(_, (known, found))| known != found)
        {
            differing.push(format!(
                "{} line {}:\n  known {}\n  found {}",
                path.display(),
                at + 1,
                known.trim(),
                found.trim()
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn every_screen_reads_as_written_down_in_indonesian() {
    every_screen_reads_as_written_down(Language::Id);
}

#[test]
fn every_screen_reads_as_written_down_in_english() {
    every_screen_reads_as_written_down(Language::En);
}
