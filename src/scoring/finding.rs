//! What answers contradict each other (temuan ketentuan): the constraints of an instrument that a sheet violates.

use super::relevance::{Holds, Relevance};
use crate::assessment::{Sheet, SubjectId};
use crate::instrument::{ConstraintId, Instrument, ItemId, Severity};

/// A constraint that the answers violate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The constraint.
    pub constraint: ConstraintId,
    /// Whose answers violate it; none if they are the unit's own.
    pub subject: Option<SubjectId>,
    /// How much that weighs.
    pub severity: Severity,
    /// The item to whose answer a reason belongs.
    pub item: ItemId,
    /// Whose answer to that item it is; none if it is asked once.
    pub whose: Option<SubjectId>,
    /// Whether that answer has a note, which is the reason a soft constraint asks for.
    pub explained: bool,
}

impl Finding {
    /// Whether the unit cannot be signed off before it is dealt with.
    #[must_use]
    pub fn blocks(&self) -> bool {
        match self.severity {
            Severity::Hard => true,
            Severity::Soft => !self.explained,
        }
    }
}

/// Returns the constraints that the answers of a unit violate, in the order of the instrument, then of the subjects.
///
/// A constraint is violated once everything it supposes holds and something it requires does not. Where an answer is still missing,
/// or there is nothing to compare because an item does not apply, was not observed or is not asked, nothing is violated.
#[must_use]
pub fn findings(instrument: &Instrument, sheet: &Sheet) -> Vec<Finding> {
    if instrument.constraints().len() == 0 {
        return Vec::new();
    }
    // Subjects still to be found have no answers that could contradict each other.
    let relevance = Relevance::new(instrument, sheet, &[]);
    let mut findings = Vec::new();
    for (id, constraint) in instrument.constraints() {
        let item = constraint.item();
        let holds = |condition, column| relevance.holds(instrument, sheet, condition, column);
        let columns: Vec<Option<SubjectId>> = match constraint.group {
            None => vec![None],
            Some(group) => sheet.subjects_of(&instrument.group(group).code).map(|subject| Some(subject.id)).collect(),
        };
        for (column, subject) in columns.into_iter().enumerate() {
            let supposed = constraint.when.iter().all(|condition| holds(condition, column) == Holds::Yes);
            if !supposed || constraint.must.iter().all(|condition| holds(condition, column) != Holds::No) {
                continue;
            }
            let asked = instrument.item(item);
            let whose = subject.filter(|_| asked.group.is_some());
            let note = sheet.answer(asked.code.as_str(), whose).map_or("", |answer| &answer.note);
            findings.push(Finding {
                constraint: id,
                subject,
                severity: constraint.severity,
                item,
                whose,
                explained: !note.trim().is_empty(),
            });
        }
    }
    findings
}
