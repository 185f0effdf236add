//! Everything a person can invoke, in one table: text, shortcuts and icon. Menu, palette and keyboard read it.

mod shortcuts;

pub use shortcuts::{Attention, listen};

use super::icons::Icon;
use crate::locale::{Language, Locale};
use crate::session::Session;

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
    /// Put the answers of an earlier round beside those of this one.
    Attach,
    /// Take them away again.
    Detach,
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
    /// Show and change the interview of the subject in focus.
    Interview,
    /// Ask the subject in focus one item after the other, or stop that.
    OnePerson,
    /// Type the answers of the group in focus from paper.
    TypeFromPaper,
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
    /// Show items that have changed since a moment.
    FilterSince,
    /// Show what became of the answer in focus.
    History,
    /// Show what may be worth another look.
    Oddities,
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
    /// Use colours of high contrast, or the usual ones again.
    HighContrast,
    /// Make everything larger.
    ZoomIn,
    /// Make everything smaller.
    ZoomOut,
    /// Show everything at its usual size.
    ZoomReset,
    /// Begin the two-minute tour of the sample round.
    Tour,
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
            Command::Attach,
            Command::Detach,
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
            Command::Interview,
            Command::OnePerson,
            Command::TypeFromPaper,
            Command::FilterUnanswered,
            Command::FilterNotApplicable,
            Command::FilterNoted,
            Command::FilterZero,
            Command::FilterLook,
            Command::FilterFlagged,
            Command::FilterEvidence,
            Command::FilterChanged,
            Command::FilterSince,
            Command::FilterNone,
            Command::History,
            Command::Oddities,
        ],
    ),
    (
        "command-group-view",
        &[
            Command::Language,
            Command::ThemeSystem,
            Command::ThemeLight,
            Command::ThemeDark,
            Command::HighContrast,
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomReset,
            Command::Tour,
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
            Self::Attach => "command-attach",
            Self::Detach => "command-detach",
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
            Self::Interview => "command-interview",
            Self::OnePerson => "command-one-person",
            Self::TypeFromPaper => "command-type-from-paper",
            Self::FilterNone => "command-filter-none",
            Self::FilterUnanswered => "command-filter-unanswered",
            Self::FilterNotApplicable => "command-filter-not-applicable",
            Self::FilterNoted => "command-filter-noted",
            Self::FilterZero => "command-filter-zero",
            Self::FilterLook => "command-filter-look",
            Self::FilterFlagged => "command-filter-flagged",
            Self::FilterEvidence => "command-filter-evidence",
            Self::FilterChanged => "command-filter-changed",
            Self::FilterSince => "command-filter-since",
            Self::History => "command-history",
            Self::Oddities => "command-oddities",
            Self::AddEvidence => "command-add-evidence",
            Self::WatchFolder => "command-watch-folder",
            Self::Palette => "command-palette",
            Self::Language => "command-language",
            Self::ThemeSystem => "command-theme-system",
            Self::ThemeLight => "command-theme-light",
            Self::ThemeDark => "command-theme-dark",
            Self::HighContrast => "comfort-command-contrast",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ZoomReset => "command-zoom-reset",
            Self::Tour => "comfort-command-tour",
            Self::Help => "command-help",
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
            Self::Attach => Icon::Import,
            Self::Detach => Icon::Trash,
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
            Self::Interview => Icon::Talk,
            Self::OnePerson => Icon::One,
            Self::TypeFromPaper => Icon::Keyboard,
            Self::FilterNone
            | Self::FilterUnanswered
            | Self::FilterNotApplicable
            | Self::FilterNoted
            | Self::FilterZero
            | Self::FilterLook
            | Self::FilterFlagged
            | Self::FilterEvidence
            | Self::FilterChanged
            | Self::FilterSince => Icon::Filter,
            Self::History => Icon::Undo,
            Self::Oddities => Icon::Info,
            Self::AddEvidence | Self::WatchFolder => Icon::Photo,
            Self::Palette => Icon::Search,
            Self::Language => Icon::Languages,
            Self::ThemeSystem => Icon::Monitor,
            Self::ThemeLight => Icon::Sun,
            Self::ThemeDark => Icon::Moon,
            Self::HighContrast => Icon::Contrast,
            Self::ZoomIn => Icon::ZoomIn,
            Self::ZoomOut => Icon::ZoomOut,
            Self::ZoomReset => Icon::Retry,
            Self::Tour => Icon::Flask,
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
            | Self::Attach
            | Self::Detach
            | Self::Checklist
            | Self::Results
            | Self::NextUnit
            | Self::PreviousUnit
            | Self::OneAtATime
            | Self::CopyAnswers
            | Self::BeginVisit
            | Self::EndVisit
            | Self::Interview
            | Self::OnePerson
            | Self::TypeFromPaper
            | Self::FilterNone
            | Self::FilterUnanswered
            | Self::FilterNotApplicable
            | Self::FilterNoted
            | Self::FilterZero
            | Self::FilterLook
            | Self::FilterFlagged
            | Self::FilterEvidence
            | Self::FilterChanged
            | Self::FilterSince
            | Self::History
            | Self::Oddities
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
            | Self::HighContrast
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Tour
            | Self::Help => true,
        }
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
