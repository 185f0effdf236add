//! The history: every edit a round has seen.

use super::record::{Entry, Texts};
use crate::assessment::{Change, Place, Stamp, UnitId};

/// Part of the history to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    Round,
    /// The edits of a unit, its subjects and answers.
    Unit(UnitId),
    /// The edits of one answer.
    Place(Place),
}

/// An edit as the history keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// Position in the history, from 1.
    pub seq: i64,
    /// Who made it, and when.
    pub stamp: Stamp,
    /// What changed.
    pub change: Change,
    /// What takes it back: none if nothing was there to change, or if what was there had been damaged.
    pub inverse: Option<Change>,
}

impl HistoryRow {
    pub(super) fn of(seq: i64, entry: Entry, texts: &Texts) -> Option<Self> {
        let Entry { edit, at, who, target, before, after } = entry;
        let change = target.change(after.as_deref(), texts)?;
        let inverse = match (&before, &after) {
            (None, None) => None,
            (before, _) => target.change(before.as_deref(), texts),
        };
        Some(Self { seq, stamp: Stamp { id: edit, at, who }, change, inverse })
    }
}
