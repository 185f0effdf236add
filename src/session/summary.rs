//! What a session keeps of every unit, read or let go.

use super::Session;
use crate::assessment::{Response, Sheet, UnitId};
use crate::exact::Exact;
use crate::instrument::Instrument;
use crate::scoring::{Progress, Scorecard, Standing, Verdict, findings};
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
    /// The reasons given for what has no answer.
    pub reasons: Reasons,
}

/// How often each reason has been given for what does not apply or was not observed.
#[derive(Clone, Debug, Default)]
pub struct Reasons {
    not_applicable: BTreeMap<String, usize>,
    not_observed: BTreeMap<String, usize>,
}

impl Reasons {
    /// Counts the reasons of a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let mut reasons = Self::default();
        let responses = sheet.answers.values().flat_map(BTreeMap::values).filter_map(|answer| answer.response.as_ref());
        for response in responses {
            let (counts, reason) = match response {
                Response::NotApplicable(reason) => (&mut reasons.not_applicable, reason),
                Response::NotObserved(reason) => (&mut reasons.not_observed, reason),
                Response::Choice(_)
                | Response::Number(_)
                | Response::Ticks(_)
                | Response::Text(_)
                | Response::Date(_) => continue,
            };
            *counts.entry(reason.clone()).or_default() += 1;
        }
        reasons
    }

    /// Returns the reasons given for the same state as that of a response, with how often; none for an answer.
    pub fn like(&self, state: &Response) -> impl Iterator<Item = (&str, usize)> {
        let counts = match state {
            Response::NotApplicable(_) => Some(&self.not_applicable),
            Response::NotObserved(_) => Some(&self.not_observed),
            Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_) => {
                None
            }
        };
        counts.into_iter().flatten().map(|(reason, count)| (reason.as_str(), *count))
    }
}

impl Summary {
    /// Sums up a unit.
    pub(super) fn new(instrument: &Instrument, sheet: &Sheet, card: &Scorecard) -> Self {
        Self {
            weight: card.tree.weight().clone(),
            standing: card.tree.standing().clone(),
            verdict: card.verdict.clone(),
            progress: card.progress,
            blocking: findings(instrument, sheet).iter().filter(|finding| finding.blocks()).count(),
            reasons: Reasons::of(sheet),
        }
    }

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

impl Session {
    /// Returns the reasons given in this round, as far as it has been read, for the same state as that of a response; the most used
    /// first.
    #[must_use]
    pub fn reasons_used(&self, state: &Response) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (reason, count) in self.summaries.values().flat_map(|summary| summary.reasons.like(state)) {
            *counts.entry(reason).or_default() += count;
        }
        let mut reasons: Vec<(&str, usize)> = counts.into_iter().collect();
        reasons.sort_by_key(|(_, count)| Reverse(*count));
        reasons.into_iter().map(|(reason, _)| reason.to_owned()).collect()
    }
}
