//! What a session keeps of every unit, read or let go.

use crate::assessment::UnitId;
use crate::exact::Exact;
use crate::scoring::{Progress, Standing, Verdict};

/// What is known of a unit without its answers.
#[derive(Clone, Debug)]
pub struct Summary {
    /// What it weighs in the score of its entity.
    pub weight: Exact,
    /// Its value, unrounded, for the entity's mean.
    pub standing: Standing,
    /// Its score or interval.
    pub verdict: Verdict,
    /// How much has been answered.
    pub progress: Progress,
    /// How many findings have to be dealt with before it can be signed off.
    pub blocking: usize,
}

impl Summary {
    /// Whether everything that counts is there and nothing contradicts, so that the unit can be signed off.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.verdict.is_complete() && self.blocking == 0
    }

    /// Returns the unit with what it weighs in its entity and where it stands.
    #[must_use]
    pub fn part(&self, unit: UnitId) -> (UnitId, &Exact, &Standing) {
        (unit, &self.weight, &self.standing)
    }
}
