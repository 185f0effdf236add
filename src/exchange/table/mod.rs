//! The answer table: everything a round holds, one answer per row, for spreadsheets and other programs.
//!
//! | column | holds |
//! |---|---|
//! | `entity_code` `entity` `entity_type` `province` | the entity; the province is empty for central bodies |
//! | `follow_up` | whether it has followed up the products of oversight, `selesai` or `belum`; empty: not said. May be left out |
//! | `unit` | name of the service unit |
//! | `item` | code of the item; empty in a row that only declares entity and unit |
//! | `subject` | label of the subject asked, such as `user-07`; empty for items asked once per unit |
//! | `answer` | key of a choice, a number, ticks joined by `\|` (`\|` alone: none of them), text, a date `2024-12-31`, or `na` / `not_observed` |
//! | `note` | the note; with `na` and `not_observed`, the reason |
//!
//! Columns stand in any order under a header; the file is UTF-8, its fields are separated by commas or semicolons. A row without
//! unit and item declares only the entity; a row with item and subject but without answer and note declares only the subject.
//!
//! An apostrophe stands before what a spreadsheet would run as a formula, and before an answer in words that would otherwise be
//! read as a state or as no answer; the import takes exactly that one away. `na: reason` leaves the note free for a note.

mod answer;
mod export;
mod plan;
mod problem;
mod read;

pub use export::answers_csv;
pub use plan::plan;
pub use problem::TableProblem;

/// Most bytes of all files of one import.
pub const MOST_BYTES: usize = 512 << 20;
/// Most rows of all files of one import.
pub const MOST_ROWS: usize = 2_000_000;

/// A column of the answer table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Official code of the entity.
    EntityCode,
    /// Name of the entity.
    Entity,
    /// Peer class of the entity.
    EntityType,
    /// Province of the entity.
    Province,
    /// Whether the entity has followed up the products of oversight; the one column a table need not have.
    FollowUp,
    /// Name of the unit.
    Unit,
    /// Code of the item.
    Item,
    /// Label of the subject.
    Subject,
    /// What was answered.
    Answer,
    /// Note or reason.
    Note,
}

impl Column {
    /// All columns, in the order in which they are written.
    pub const ALL: [Self; 10] = [
        Self::EntityCode,
        Self::Entity,
        Self::EntityType,
        Self::Province,
        Self::FollowUp,
        Self::Unit,
        Self::Item,
        Self::Subject,
        Self::Answer,
        Self::Note,
    ];

    /// Returns the name in the header.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EntityCode => "entity_code",
            Self::Entity => "entity",
            Self::EntityType => "entity_type",
            Self::Province => "province",
            Self::FollowUp => "follow_up",
            Self::Unit => "unit",
            Self::Item => "item",
            Self::Subject => "subject",
            Self::Answer => "answer",
            Self::Note => "note",
        }
    }
}
