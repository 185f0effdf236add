//! The history: every edit a round has seen.

use super::record::StepContent;
use super::record::{Entry, Texts};
use crate::assessment::{Change, Place, Stamp, Step, UnitId};

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
    /// What takes it back: none if nothing was there to change, if what was there had been damaged, or if the history does not
    /// keep it.
    pub inverse: Option<Change>,
}

/// A step of work as the history keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// What it was.
    pub step: Step,
    /// Its edits, oldest first.
    pub edits: Vec<HistoryRow>,
}

impl HistoryRow {
    pub(super) fn of(seq: i64, entry: Entry, texts: &Texts) -> Option<Self> {
        let Entry { edit, at, who, target, before, after, .. } = entry;
        let change = target.change(after.as_deref(), texts)?;
        let inverse = match (&before, &after) {
            (None, None) => None,
            (before, _) => target.change(before.as_deref(), texts).filter(|inverse| {
                // That something was there is known, but not what it said, so it cannot be put back.
                !matches!(inverse, Change::PutDetail(..)) || !inverse.is_withheld()
            }),
        };
        Some(Self { seq, stamp: Stamp { id: edit, at, who }, change, inverse })
    }

    /// Returns how many edits the step has of which this is the first, and what it is.
    pub(super) fn step(json: &str) -> Option<(Step, usize)> {
        let StepContent { step, edits } = serde_json::from_str(json).ok()?;
        Some((step.into_owned(), edits))
    }
}
