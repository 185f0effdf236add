//! What a unit still lacks before its assessors may leave the place (yang masih kurang).

use super::{Finding, Missing, Progress, Quota, Scorecard, Whose, findings, quotas};
use crate::assessment::{Response, Sheet};
use crate::instrument::{GroupId, Instrument, Item, ItemCode, ItemId};
use std::collections::BTreeSet;

/// Everything that a unit still lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Answers missing of the unit and of the subjects who have been added, in the order of the instrument; also those from which
    /// quotas follow.
    pub answers: Vec<Missing>,
    /// How many subjects are still to be added, by group; binding or not.
    pub subjects: Vec<(GroupId, usize)>,
    /// Findings that have to be dealt with.
    pub findings: Vec<Finding>,
    /// Items that ask for proof and have none.
    pub evidence: Vec<ItemId>,
    /// How many items ask for proof, and how many of them have some (bukti). Those asked of subjects ask for none.
    pub proof: Progress,
}

/// One thing that a unit lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// An answer.
    Answer(Missing),
    /// A subject of a group.
    Subject(GroupId),
    /// A finding that has to be dealt with.
    Finding(Finding),
    /// Proof for an item.
    Evidence(ItemId),
}

impl Lacking {
    /// Finds what a unit lacks. The scorecard is that of the sheet.
    #[must_use]
    pub fn new(instrument: &Instrument, sheet: &Sheet, card: &Scorecard) -> Self {
        Self::of(instrument, sheet, card, (&quotas(instrument, sheet), &findings(instrument, sheet)))
    }

    /// The same, where quotas and findings are known already.
    #[must_use]
    pub fn of(
        instrument: &Instrument,
        sheet: &Sheet,
        card: &Scorecard,
        (quotas, findings): (&[Quota], &[Finding]),
    ) -> Self {
        let mut answers: Vec<Missing> = card.missing();
        answers.retain(|missing| !matches!(missing.whose, Whose::Expected(_)));
        for item in quotas.iter().filter_map(|quota| quota.awaits) {
            let awaited = Missing { item, whose: Whose::Unit };
            if !answers.contains(&awaited) {
                answers.push(awaited);
            }
        }
        let wanted = |quota: &Quota| (quota.group, quota.quota.saturating_sub(quota.added));
        let subjects = quotas.iter().map(wanted).filter(|(_, count)| *count > 0).collect();
        let findings = findings.iter().filter(|finding| finding.blocks()).copied().collect();
        let proven: BTreeSet<&ItemCode> =
            sheet.details.evidence.values().flat_map(|evidence| &evidence.items).collect();
        let mut proof = Progress::default();
        let mut evidence = Vec::new();
        // Interviews prove themselves, and no one photo proves what is asked of every product.
        let asks_for_proof = |item: &Item| item.group.is_none() && !item.evidence.is_empty();
        for (id, item) in instrument.items().filter(|(_, item)| asks_for_proof(item)) {
            if card.relevance.is_idle(id) || is_absent(sheet, item) {
                continue;
            }
            proof.expected += 1;
            match proven.contains(&item.code) {
                true => proof.answered += 1,
                false => evidence.push(id),
            }
        }
        Self { answers, subjects, findings, evidence, proof }
    }

    /// How many things are lacking.
    #[must_use]
    pub fn count(&self) -> usize {
        let subjects: usize = self.subjects.iter().map(|(_, count)| count).sum();
        self.answers.len() + subjects + self.findings.len() + self.evidence.len()
    }

    /// What is to be done first: answers, then subjects, findings, and proof. Nothing if the assessors may leave.
    #[must_use]
    pub fn first(&self) -> Option<Lack> {
        let answer = || self.answers.first().copied().map(Lack::Answer);
        let subject = || self.subjects.first().map(|(group, _)| Lack::Subject(*group));
        let finding = || self.findings.first().copied().map(Lack::Finding);
        let evidence = || self.evidence.first().copied().map(Lack::Evidence);
        answer().or_else(subject).or_else(finding).or_else(evidence)
    }
}

/// Whether an item was found not to apply or not to be observable wherever it was answered, so that there is nothing to prove.
fn is_absent(sheet: &Sheet, item: &Item) -> bool {
    let mut responses =
        sheet.answers.get(&item.code).into_iter().flatten().filter_map(|(_, answer)| answer.response.as_ref());
    let absent = |response: &Response| match response {
        Response::NotApplicable(_) | Response::NotObserved(_) => true,
        Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_) => false,
    };
    responses.next().is_some_and(absent) && responses.all(absent)
}
