//! What holds of every answer, for the filters: worked out once for a scorecard.

use super::filter::{Filter, Filters};
use super::map::doubt;
use super::recorder::Cell;
use super::since::Baseline;
use crate::assessment::{Answer, EarlierAnswer, Response, Sheet, SubjectId};
use crate::exact::Exact;
use crate::instrument::{Instrument, Item, ItemCode, ItemId};
use crate::scoring::{Asked, Scorecard};
use std::collections::{BTreeMap, BTreeSet};

/// What holds of every answer, given or missing; good for one scorecard.
pub(super) struct Facts {
    /// By item, where its answers begin in the list below; and the end of the last.
    starts: Vec<usize>,
    /// What holds of each: one for an item asked once, else one for every subject, and one more where subjects are still to be added.
    cells: Vec<Filters>,
    /// The items of answers that are reworded or unknown, once for each.
    doubtful: Vec<ItemId>,
}

impl Facts {
    /// Looks at every answer. `wrong` are those that contradict others, `expected` the items for which subjects are still to be added,
    /// `baseline` is what changes are looked at against.
    pub(super) fn new(
        (instrument, sheet, card): (&Instrument, &Sheet, &Scorecard),
        wrong: &BTreeSet<Cell>,
        expected: &BTreeSet<ItemId>,
        baseline: Option<&Baseline>,
    ) -> Self {
        let count = instrument.items().count();
        let mut given: Vec<Option<&BTreeMap<Option<SubjectId>, Answer>>> = vec![None; count];
        for (code, answers) in &sheet.answers {
            if let Some(id) = instrument.find_item(code.as_str()) {
                given[id.position()] = Some(answers);
            }
        }
        let mut about = vec![Filters::default(); count];
        let mut tell = |code: &ItemCode, filter: Filter| {
            if let Some(id) = instrument.find_item(code.as_str()) {
                about[id.position()] = about[id.position()].and(filter.alone());
            }
        };
        sheet.details.flags.iter().for_each(|code| tell(code, Filter::Flagged));
        let evidence = sheet.details.evidence.values().flat_map(|evidence| &evidence.items);
        evidence.for_each(|code| tell(code, Filter::Evidence));
        let changed = changed(instrument, sheet);
        let mut facts =
            Self { starts: Vec::with_capacity(count + 1), cells: Vec::with_capacity(count), doubtful: Vec::new() };
        for (id, item) in instrument.items() {
            facts.starts.push(facts.cells.len());
            let stood = baseline.and_then(|baseline| baseline.of(&item.code));
            let mut look = |subject: Option<SubjectId>| {
                let answer = given[id.position()].and_then(|answers| answers.get(&subject));
                let asked = !matches!(card.relevance.of(instrument, id, subject), Asked::No(_));
                let mut holds = of_answer(item, answer, asked);
                if holds.has(Filter::Look) {
                    facts.doubtful.push(id);
                }
                if !wrong.is_empty() && wrong.contains(&Cell { item: id, subject }) {
                    holds = holds.and(Filter::Look.alone());
                }
                if !changed.is_empty() && changed.contains(&Cell { item: id, subject }) {
                    holds = holds.and(Filter::Changed.alone());
                }
                if baseline.is_some() && answer != stood.and_then(|answers| answers.get(&subject)) {
                    holds = holds.and(Filter::Since.alone());
                }
                facts.cells.push(holds.and(about[id.position()]));
            };
            match item.group {
                None => look(None),
                Some(group) => {
                    sheet.subjects_of(&instrument.group(group).code).for_each(|subject| look(Some(subject.id)));
                }
            }
            if expected.contains(&id) {
                facts.cells.push(Filter::Unanswered.alone().and(about[id.position()]));
            } else if facts.starts.last() == Some(&facts.cells.len()) {
                // Nobody is there to be asked, and nobody has to be; the item itself may still be flagged.
                facts.cells.push(about[id.position()]);
            }
        }
        facts.starts.push(facts.cells.len());
        facts
    }

    /// The items of answers that are reworded or unknown, once for each answer.
    pub(super) fn doubtful(&self) -> impl Iterator<Item = ItemId> {
        self.doubtful.iter().copied()
    }

    pub(super) fn of(&self, item: ItemId) -> &[Filters] {
        &self.cells[self.starts[item.position()]..self.starts[item.position() + 1]]
    }
}

/// The answers that are others than those in the earlier round.
fn changed(instrument: &Instrument, sheet: &Sheet) -> BTreeSet<Cell> {
    let before = sheet.details.earlier.iter().flat_map(|earlier| &earlier.answers);
    let differs = |before: &EarlierAnswer| {
        let item = instrument.find_item(before.item.as_str())?;
        let subject = match (&before.subject, instrument.item(item).group) {
            (None, None) => None,
            (Some(label), Some(group)) => {
                let mut subjects = sheet.subjects_of(&instrument.group(group).code);
                Some(subjects.find(|subject| subject.label == *label)?.id)
            }
            (None, Some(_)) | (Some(_), None) => return None,
        };
        let now = sheet.response(before.item.as_str(), subject)?;
        before.response.as_ref().filter(|before| *before != now).map(|_| Cell { item, subject })
    };
    before.filter_map(differs).collect()
}

/// What holds of an answer.
fn of_answer(item: &Item, answer: Option<&Answer>, asked: bool) -> Filters {
    let mut of = Filters::default();
    let mut add = |filter: Filter, holds: bool| {
        if holds {
            of = of.and(filter.alone());
        }
    };
    let response = answer.and_then(|answer| answer.response.as_ref());
    add(Filter::Unanswered, asked && response.is_none());
    add(Filter::NotApplicable, matches!(response, Some(Response::NotApplicable(_))));
    let Some(answer) = answer else { return of };
    add(Filter::Noted, !answer.note.is_empty());
    add(Filter::Look, doubt(item, answer).is_some());
    let points = response.filter(|_| item.scored && asked).and_then(|response| item.points_of(response));
    add(Filter::Zero, points == Some(Exact::ZERO));
    of
}
