//! Everything a person can invoke, in one table: text, shortcuts and icon. Menu, palette and keyboard read it.

use super::icons::Icon;
use super::late;
use crate::locale::{Language, Locale};
use crate::session::Session;
use egui::{Context, Key, KeyboardShortcut, Modifiers};

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Write a new round.
    New,
    /// Open a round file.
    Open,
    /// Write the sample round and open it.
    Sample,
    /// Write result files.
    Export,
    /// Take in an instrument from outside.
    TakeIn,
    /// Move the round to another instrument or revision.
    Revise,
    /// Write the checklist of the current unit to be printed or filled in elsewhere.
    Print,
    /// Take in a filled workbook.
    TakePaper,
    /// Close the round and go to the start.
    CloseRound,
    /// Close the window.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do the step again that was undone.
    Redo,
    /// Add an entity.
    AddEntity,
    /// Add a unit.
    AddUnit,
    /// Show the units.
    Units,
    /// Show the checklist of the current unit.
    Checklist,
    /// Show the results of the current unit.
    Results,
    /// Show the ranking of the entities.
    Ranking,
    /// Go to the next unit of the list.
    NextUnit,
    /// Go to the unit before in the list.
    PreviousUnit,
    /// Show one item of the checklist at a time, or all of a section again.
    OneAtATime,
    /// Copy answers from another unit, or from another subject.
    CopyAnswers,
    /// Begin a visit to the current unit.
    BeginVisit,
    /// End the visit to the current unit.
    EndVisit,
    /// Show all items of the checklist.
    FilterNone,
    /// Show items without an answer.
    FilterUnanswered,
    /// Show items that do not apply.
    FilterNotApplicable,
    /// Show items with a note.
    FilterNoted,
    /// Show items answered with no points.
    FilterZero,
    /// Show items that need another look.
    FilterLook,
    /// Show items that are flagged.
    FilterFlagged,
    /// Show items with evidence.
    FilterEvidence,
    /// Show items answered otherwise than in the earlier round.
    FilterChanged,
    /// Add evidence to the item in focus.
    AddEvidence,
    /// Watch a folder for new photos, or stop that.
    WatchFolder,
    /// Search commands and units.
    Palette,
    /// Speak the other language.
    Language,
    /// Follow the system's theme.
    ThemeSystem,
    /// Always use the light theme.
    ThemeLight,
    /// Always use the dark theme.
    ThemeDark,
    /// Make everything larger.
    ZoomIn,
    /// Make everything smaller.
    ZoomOut,
    /// Show everything at its usual size.
    ZoomReset,
    /// Show all shortcuts.
    Help,
}

/// Commands that belong together, as menu and help show them.
pub const GROUPS: [(&str, &[Command]); 5] = [
    (
        "command-group-round",
        &[
            Command::New,
            Command::Open,
            Command::Sample,
            Command::Export,
            Command::TakeIn,
            Command::Revise,
            Command::Print,
            Command::TakePaper,
            Command::CloseRound,
            Command::Quit,
        ],
    ),
    (
        "command-group-edit",
        &[
            Command::Undo,
            Command::Redo,
            Command::AddEntity,
            Command::AddUnit,
            Command::AddEvidence,
            Command::WatchFolder,
        ],
    ),
    (
        "command-group-go",
        &[
            Command::Units,
            Command::Checklist,
            Command::Results,
            Command::Ranking,
            Command::NextUnit,
            Command::PreviousUnit,
            Command::Palette,
        ],
    ),
    (
        "command-group-answering",
        &[
            Command::OneAtATime,
            Command::CopyAnswers,
            Command::BeginVisit,
            Command::EndVisit,
            Command::FilterUnanswered,
            Command::FilterNotApplicable,
            Command::FilterNoted,
            Command::FilterZero,
            Command::FilterLook,
            Command::FilterFlagged,
            Command::FilterEvidence,
            Command::FilterChanged,
            Command::FilterNone,
        ],
    ),
    (
        "command-group-view",
        &[
            Command::Language,
            Command::ThemeSystem,
            Command::ThemeLight,
            Command::ThemeDark,
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomReset,
            Command::Help,
        ],
    ),
];

impl Command {
    /// Returns all commands, in the order of the menu.
    pub fn all() -> impl Iterator<Item = Self> {
        GROUPS.into_iter().flat_map(|(_, commands)| commands.iter().copied())
    }

    /// Returns the key of the command's text.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "command-new",
            Self::Open => "command-open",
            Self::Sample => "command-sample",
            Self::Export => "command-export",
            Self::TakeIn => "command-take-in",
            Self::Revise => "command-revise",
            Self::Print => "command-print",
            Self::TakePaper => "command-take-paper",
            Self::CloseRound => "command-close",
            Self::Quit => "command-quit",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::AddEntity => "command-add-entity",
            Self::AddUnit => "command-add-unit",
            Self::Units => "command-units",
            Self::Checklist => "command-checklist",
            Self::Results => "command-results",
            Self::Ranking => "command-ranking",
            Self::NextUnit => "command-next-unit",
            Self::PreviousUnit => "command-previous-unit",
            Self::OneAtATime => "command-one-at-a-time",
            Self::CopyAnswers => "command-copy-answers",
            Self::BeginVisit => "command-begin-visit",
            Self::EndVisit => "command-end-visit",
            Self::FilterNone => "command-filter-none",
            Self::FilterUnanswered => "command-filter-unanswered",
            Self::FilterNotApplicable => "command-filter-not-applicable",
            Self::FilterNoted => "command-filter-noted",
            Self::FilterZero => "command-filter-zero",
            Self::FilterLook => "command-filter-look",
            Self::FilterFlagged => "command-filter-flagged",
            Self::FilterEvidence => "command-filter-evidence",
            Self::FilterChanged => "command-filter-changed",
            Self::AddEvidence => "command-add-evidence",
            Self::WatchFolder => "command-watch-folder",
            Self::Palette => "command-palette",
            Self::Language => "command-language",
            Self::ThemeSystem => "command-theme-system",
            Self::ThemeLight => "command-theme-light",
            Self::ThemeDark => "command-theme-dark",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ZoomReset => "command-zoom-reset",
            Self::Help => "command-help",
        }
    }

    /// Returns the shortcuts, the one to show first.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        match self {
            Self::New => vec![ctrl(Key::N)],
            Self::Open => vec![ctrl(Key::O)],
            Self::Sample
            | Self::TakeIn
            | Self::Revise
            | Self::Print
            | Self::TakePaper
            | Self::Language
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark => vec![],
            Self::Export => vec![ctrl(Key::E)],
            Self::CloseRound => vec![ctrl(Key::W)],
            Self::Quit => vec![ctrl(Key::Q)],
            Self::Undo => vec![ctrl(Key::Z)],
            Self::Redo => vec![ctrl_shift(Key::Z), ctrl(Key::Y)],
            Self::AddEntity => vec![ctrl_shift(Key::E)],
            Self::AddUnit => vec![ctrl_shift(Key::U)],
            Self::Units => vec![ctrl(Key::Num1)],
            Self::Checklist => vec![ctrl(Key::Num2)],
            Self::Results => vec![ctrl(Key::Num3)],
            Self::Ranking => vec![ctrl(Key::Num4)],
            Self::NextUnit => vec![ctrl(Key::PageDown)],
            Self::PreviousUnit => vec![ctrl(Key::PageUp)],
            Self::OneAtATime => vec![ctrl(Key::I)],
            // Ctrl+Shift+C is taken for copying a text before the window sees it.
            Self::CopyAnswers => vec![ctrl(Key::D)],
            Self::BeginVisit => vec![ctrl(Key::M)],
            Self::EndVisit => vec![ctrl_shift(Key::M)],
            Self::FilterNone => vec![alt(Key::Num0)],
            Self::FilterUnanswered => vec![alt(Key::Num1)],
            Self::FilterNotApplicable => vec![alt(Key::Num2)],
            Self::FilterNoted => vec![alt(Key::Num3)],
            Self::FilterZero => vec![alt(Key::Num4)],
            Self::FilterLook => vec![alt(Key::Num5)],
            Self::FilterFlagged => vec![alt(Key::Num6)],
            Self::FilterEvidence => vec![alt(Key::Num7)],
            Self::FilterChanged => vec![alt(Key::Num8)],
            Self::AddEvidence => vec![ctrl(Key::P)],
            Self::WatchFolder => vec![ctrl_shift(Key::P)],
            Self::Palette => vec![ctrl(Key::K)],
            Self::ZoomIn => vec![ctrl(Key::Plus), ctrl(Key::Equals)],
            Self::ZoomOut => vec![ctrl(Key::Minus)],
            Self::ZoomReset => vec![ctrl(Key::Num0)],
            Self::Help => vec![plain(Key::F1)],
        }
    }

    /// Returns the icon.
    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::New => Icon::New,
            Self::Open => Icon::Open,
            Self::Sample => Icon::Flask,
            Self::Export => Icon::Export,
            Self::TakeIn => Icon::Import,
            Self::Revise => Icon::Retry,
            Self::Print => Icon::Export,
            Self::TakePaper => Icon::Import,
            Self::CloseRound => Icon::Close,
            Self::Quit => Icon::SignOut,
            Self::Undo => Icon::Undo,
            Self::Redo => Icon::Redo,
            Self::AddEntity => Icon::Add,
            Self::AddUnit => Icon::Add,
            Self::Units => Icon::Buildings,
            Self::Checklist => Icon::Checklist,
            Self::Results => Icon::Chart,
            Self::Ranking => Icon::Ranking,
            Self::NextUnit => Icon::Down,
            Self::PreviousUnit => Icon::Up,
            Self::OneAtATime => Icon::One,
            Self::CopyAnswers => Icon::Copy,
            Self::BeginVisit => Icon::Right,
            Self::EndVisit => Icon::SignOut,
            Self::FilterNone
            | Self::FilterUnanswered
            | Self::FilterNotApplicable
            | Self::FilterNoted
            | Self::FilterZero
            | Self::FilterLook
            | Self::FilterFlagged
            | Self::FilterEvidence
            | Self::FilterChanged => Icon::Filter,
            Self::AddEvidence | Self::WatchFolder => Icon::Photo,
            Self::Palette => Icon::Search,
            Self::Language => Icon::Languages,
            Self::ThemeSystem => Icon::Monitor,
            Self::ThemeLight => Icon::Sun,
            Self::ThemeDark => Icon::Moon,
            Self::ZoomIn => Icon::ZoomIn,
            Self::ZoomOut => Icon::ZoomOut,
            Self::ZoomReset => Icon::Retry,
            Self::Help => Icon::Keyboard,
        }
    }

    /// Returns the command's text; undo and redo name the step, the language is named in itself.
    #[must_use]
    pub fn label(self, locale: &Locale, session: Option<&Session>) -> String {
        let step = match self {
            Self::Undo => session.and_then(Session::undo_name),
            Self::Redo => session.and_then(Session::redo_name),
            Self::Language => return other(locale.language()).1.to_owned(),
            _ => None,
        };
        let text = locale.say(self.key());
        match step {
            Some(step) => locale.say_with("command-step", &[("command", &text), ("step", &locale.message(step))]),
            None => text,
        }
    }

    /// Whether the command can be performed now; without a round only some can.
    #[must_use]
    pub fn is_available(self, session: Option<&Session>) -> bool {
        match self {
            Self::Export
            | Self::Print
            | Self::TakePaper
            | Self::Checklist
            | Self::Results
            | Self::NextUnit
            | Self::PreviousUnit
            | Self::OneAtATime
            | Self::CopyAnswers
            | Self::BeginVisit
            | Self::EndVisit
            | Self::FilterNone
            | Self::FilterUnanswered
            | Self::FilterNotApplicable
            | Self::FilterNoted
            | Self::FilterZero
            | Self::FilterLook
            | Self::FilterFlagged
            | Self::FilterEvidence
            | Self::FilterChanged
            | Self::AddEvidence
            | Self::WatchFolder => session.is_some_and(|session| !session.round().units.is_empty()),
            Self::AddUnit => session.is_some_and(|session| !session.round().entities.is_empty()),
            Self::Revise | Self::CloseRound | Self::AddEntity | Self::Units | Self::Ranking => session.is_some(),
            Self::Undo => session.is_some_and(|session| session.undo_name().is_some()),
            Self::Redo => session.is_some_and(|session| session.redo_name().is_some()),
            Self::New
            | Self::Open
            | Self::Sample
            | Self::TakeIn
            | Self::Quit
            | Self::Palette
            | Self::Language
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Help => true,
        }
    }

    /// Whether it may be performed while a dialog waits for an answer.
    fn works_over_dialogs(self) -> bool {
        matches!(self, Self::ZoomIn | Self::ZoomOut | Self::ZoomReset)
    }

    /// Whether a text field has its own idea of the command, which then goes first.
    fn belongs_to_text(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }
}

/// Returns the language that is not spoken, with its own name.
#[must_use]
pub fn other(language: Language) -> (Language, &'static str) {
    match language {
        Language::Id => (Language::En, "English"),
        Language::En => (Language::Id, "Bahasa Indonesia"),
    }
}

/// Whether a dialog waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// Commands may be given.
    Free,
    /// A dialog has it.
    Dialog,
}

/// Takes the shortcut pressed, if any, out of the input and returns its command.
///
/// All shortcuts are listened for together, those with most modifiers first: Ctrl+Z would also answer to Ctrl+Shift+Z. Keys typed
/// after it wait for what it opens.
pub fn listen(ctx: &Context, attention: Attention, session: Option<&Session>) -> Option<Command> {
    let editing = ctx.text_edit_focused();
    let table: Vec<(KeyboardShortcut, Command)> = Command::all()
        .filter(|command| attention == Attention::Free || command.works_over_dialogs())
        .filter(|command| !(editing && command.belongs_to_text()))
        .filter(|command| command.is_available(session))
        .flat_map(|command| command.shortcuts().into_iter().map(move |shortcut| (shortcut, command)))
        .collect();
    let answering = |key: Key, modifiers: Modifiers| {
        let answers = move |shortcut: &KeyboardShortcut| {
            shortcut.logical_key == key && modifiers.matches_logically(shortcut.modifiers)
        };
        let answering = table.iter().filter(move |(shortcut, _)| answers(shortcut));
        answering.max_by_key(|(shortcut, _)| weight(shortcut.modifiers)).map(|(_, command)| *command)
    };
    let (key, modifiers) = late::take(ctx, |key, modifiers| answering(key, modifiers).is_some())?;
    answering(key, modifiers)
}

fn weight(modifiers: Modifiers) -> usize {
    let Modifiers { alt, ctrl, shift, mac_cmd, command } = modifiers;
    [alt, ctrl, shift, mac_cmd, command].into_iter().filter(|held| *held).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeSet, HashMap};

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashMap::new();
        for command in Command::all() {
            for shortcut in command.shortcuts() {
                let before = seen.insert(shortcut, command);
                assert_eq!(before, None, "{shortcut:?} is that of {command:?} too");
            }
        }
    }

    #[test]
    fn no_shortcut_takes_keys_away_from_a_text_field_except_those_it_is_asked_for_first() {
        for command in Command::all().filter(|command| !command.belongs_to_text()) {
            for shortcut in command.shortcuts() {
                let held = weight(shortcut.modifiers) > 0 || matches!(shortcut.logical_key, Key::F1);
                assert!(held, "{command:?} would stop people from typing");
                let editing = [Key::A, Key::B, Key::C, Key::H, Key::U, Key::V, Key::X, Key::Y, Key::Z];
                let plain = shortcut.modifiers == Modifiers::COMMAND;
                assert!(!(plain && editing.contains(&shortcut.logical_key)), "{command:?} is a key of editing");
            }
        }
    }

    #[test]
    fn every_command_stands_once_in_the_table() {
        let all: Vec<Command> = Command::all().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        // The compiler keeps the matches whole; this keeps the groups whole.
        assert_eq!(all.len(), Command::Help as usize + 1);
    }
}
