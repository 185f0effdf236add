//! What can be undone, also after the round has been closed: the history tells.

use super::Session;
use crate::assessment::{Change, Detail, EditId, Evidence, Masking, Refusal, Step};
use crate::locale::Message;
use crate::store::{Parcel, StepRow, Store};

/// How many steps of earlier sittings can be undone.
const REMEMBERED: usize = 200;

/// Something done that can be undone: its first edit, its name for the menu, and the changes that take it back.
pub(super) struct Done {
    pub(super) id: EditId,
    pub(super) name: Message,
    pub(super) inverse: Vec<Change>,
}

/// What can be undone, or done again.
type Stack = fn(&mut Session) -> &mut Vec<Done>;

impl Session {
    /// Returns how many steps can be undone.
    #[must_use]
    pub fn undo_count(&self) -> usize {
        self.undo.len()
    }

    /// Takes the last step off one stack back, and puts it onto the other.
    pub(super) fn take_back(&mut self, from: Stack, onto: Stack) -> Result<Vec<Change>, Refusal> {
        let Some(done) = from(self).pop() else { return Ok(Vec::new()) };
        let step = Step { name: done.name.clone(), takes_back: Some(done.id) };
        match self.perform(self.still_covered(&done.inverse), Parcel { step: Some(step), ..Parcel::default() }) {
            Ok(performed) => {
                onto(self).extend(performed.map(|(id, inverse)| Done { id, name: done.name, inverse }));
                Ok(done.inverse)
            }
            Err(refusal) => {
                from(self).push(done);
                Err(refusal)
            }
        }
    }

    /// Changes with every photo as it is now, if parts of it have been covered since: the uncovered file is gone, and must not be
    /// named again.
    fn still_covered(&self, changes: &[Change]) -> Vec<Change> {
        let still = |change: &Change| {
            let Change::PutDetail(unit, Detail::Evidence(id, record)) = change else { return change.clone() };
            let now = self.round.sheets.get(unit).and_then(|sheet| sheet.details.evidence.get(id));
            match now {
                Some(now) if now.masking == Masking::Covered => {
                    let (caption, items) = (record.caption.clone(), record.items.clone());
                    Change::PutDetail(*unit, Detail::Evidence(*id, Evidence { caption, items, ..now.clone() }))
                }
                Some(_) | None => change.clone(),
            }
        };
        changes.iter().map(still).collect()
    }
}

/// Returns what can be undone and what can be done again, as earlier sittings left it. What cannot be read cannot be undone; that is
/// no reason not to open a round.
pub(super) fn remembered(store: &Store) -> (Vec<Done>, Vec<Done>) {
    let (mut undo, mut redo): (Vec<Done>, Vec<Done>) = (Vec::new(), Vec::new());
    for StepRow { step: Step { name, takes_back }, edits } in store.steps(REMEMBERED).unwrap_or_default() {
        let Some(id) = edits.first().map(|row| row.stamp.id) else { continue };
        // What the history does not keep cannot be put back.
        let whole = edits.iter().all(|row| row.inverse.is_some() || !row.change.is_withheld());
        let inverse = edits.into_iter().rev().filter_map(|row| row.inverse).filter(|_| whole).collect();
        let done = Done { id, name, inverse };
        let tops = |stack: &[Done]| takes_back.is_some() && stack.last().map(|done| done.id) == takes_back;
        if tops(&undo) {
            undo.pop();
            redo.push(done);
        } else if tops(&redo) {
            redo.pop();
            undo.push(done);
        } else {
            undo.push(done);
            redo.clear();
        }
    }
    undo.retain(|done| !done.inverse.is_empty());
    redo.retain(|done| !done.inverse.is_empty());
    (undo, redo)
}
