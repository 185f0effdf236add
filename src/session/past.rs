//! What was done and when, for those who look back: since when the round is open, and every answer that was given by hand.

use super::Session;
use crate::assessment::{Change, UnitId};
use crate::failure::Failure;
use crate::locale::Message;
use crate::scoring::Act;
use crate::store::Store;
use std::collections::BTreeMap;

/// Name of the step that is one answer given by hand. Whatever comes by import, copy, selection or workbook has another.
pub const BY_HAND: &str = "step-answer";

/// What this sitting has seen, from opening the round to closing it.
pub(super) struct Sitting {
    opened: i64,
    acts: BTreeMap<UnitId, Vec<Act>>,
}

impl Sitting {
    pub(super) fn new(opened: i64) -> Self {
        Self { opened, acts: BTreeMap::new() }
    }

    /// Takes note of a step, if it is one answer given by hand.
    pub(super) fn note(&mut self, name: &Message, changes: &[Change], at: i64) {
        if let (BY_HAND, [Change::PutAnswer(place, _)]) = (name.key, changes) {
            self.acts.entry(place.unit).or_default().push(Act { at, place: place.clone() });
        }
    }
}

impl Session {
    /// When the round was opened, milliseconds since 1970, UTC.
    #[must_use]
    pub fn opened(&self) -> i64 {
        self.sitting.opened
    }

    /// Returns the answers that have been given to a unit by hand since the round was opened, in the order of their giving.
    #[must_use]
    pub fn acts(&self, unit: UnitId) -> &[Act] {
        self.sitting.acts.get(&unit).map_or(&[], Vec::as_slice)
    }
}

/// Reads the answers that have ever been given to a unit by hand, in the order of their giving. Blocks: not for a frame.
///
/// # Errors
/// Says what the disk said.
pub fn acts_kept(store: &Store, unit: UnitId) -> Result<Vec<Act>, Failure> {
    let steps = store.single_answers(unit).map_err(|error| Failure::reading(&error))?;
    let by_hand = steps.into_iter().filter(|step| step.step.name.key == BY_HAND && step.step.takes_back.is_none());
    let acts = by_hand.flat_map(|step| step.edits).filter_map(|row| match row.change {
        Change::PutAnswer(place, _) => Some(Act { at: row.stamp.at, place }),
        Change::ClearAnswer(_)
        | Change::PutRound(_)
        | Change::PutInstrument(_)
        | Change::PutEntity(_)
        | Change::RemoveEntity(_)
        | Change::PutUnit(_)
        | Change::RemoveUnit(_)
        | Change::PutSubject(..)
        | Change::RemoveSubject(..)
        | Change::PutDetail(..)
        | Change::RemoveDetail(..) => None,
    });
    Ok(acts.collect())
}
