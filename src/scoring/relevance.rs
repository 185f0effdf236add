//! Which items are asked in a unit (relevansi butir), and what conditions say of its answers.
//!
//! A condition has three values. It is undecided while the item it looks at is still to be answered. An item that does not apply,
//! was not observed, or is itself not asked leaves nothing to compare, and the condition does not hold.

use super::{Missing, Whose};
use crate::assessment::{Response, Sheet, SubjectId};
use crate::exact::Exact;
use crate::instrument::{Comparison, Condition, Instrument, Item, ItemId, NotApplicableRule, NotObservedRule, Operand};
use std::cmp::Ordering;

/// Whether an item is asked of a unit or of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is.
    Yes,
    /// It is not, because this condition does not hold. An answer that is there is kept and does not count.
    No(Condition),
    /// Nobody knows yet: this has to be answered first.
    Undecided(Missing),
}

/// Which items are asked, of the unit and of every subject.
#[derive(Clone, Debug, Default)]
pub struct Relevance {
    /// By item, then column: the unit, or the subjects of the item's group, those still expected behind those there are. Empty for
    /// items without conditions.
    items: Vec<Vec<Asked>>,
    /// By group, its subjects.
    subjects: Vec<Vec<SubjectId>>,
}

/// What a condition says of the answers there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Yes,
    No,
    /// There is nothing to compare.
    Moot,
    /// This is still to be answered.
    Undecided(Missing),
}

impl Relevance {
    /// Works out which items of a sheet are asked; `expected` is how many subjects of each group are still to be added.
    pub(super) fn new(instrument: &Instrument, sheet: &Sheet, expected: &[usize]) -> Self {
        let of_group = |code: &str| sheet.subjects_of(code).map(|subject| subject.id).collect();
        let subjects = instrument.groups().map(|(_, group)| of_group(&group.code)).collect();
        let mut relevance = Self { items: Vec::new(), subjects };
        // Conditions look up the file only, so that one pass decides everything, chains among it.
        for (_, item) in instrument.items() {
            let asked = match (item.relevant_if.is_empty(), item.group) {
                (true, _) => Vec::new(),
                (false, None) => vec![relevance.asked(instrument, sheet, item, 0)],
                (false, Some(group)) => {
                    let group = group.position();
                    let columns = relevance.subjects[group].len() + expected.get(group).copied().unwrap_or_default();
                    (0..columns).map(|column| relevance.asked(instrument, sheet, item, column)).collect()
                }
            };
            relevance.items.push(asked);
        }
        relevance
    }

    /// Whether an item is asked of the unit, or of a subject of its group.
    #[must_use]
    pub fn of(&self, instrument: &Instrument, item: ItemId, subject: Option<SubjectId>) -> &Asked {
        let group = instrument.item(item).group.and_then(|group| self.subjects.get(group.position()));
        let column = match (group, subject) {
            (Some(subjects), Some(subject)) => subjects.iter().position(|known| *known == subject),
            (Some(_), None) | (None, _) => Some(0),
        };
        column.map_or(&Asked::Yes, |column| self.at(item, column))
    }

    /// Whether an item is asked of nobody at all.
    #[must_use]
    pub fn is_idle(&self, item: ItemId) -> bool {
        let asked = self.items.get(item.position());
        asked.is_some_and(|asked| !asked.is_empty() && asked.iter().all(|asked| matches!(asked, Asked::No(_))))
    }

    pub(super) fn at(&self, item: ItemId, column: usize) -> &Asked {
        self.items.get(item.position()).and_then(|asked| asked.get(column)).unwrap_or(&Asked::Yes)
    }

    fn asked(&self, instrument: &Instrument, sheet: &Sheet, item: &Item, column: usize) -> Asked {
        let mut waiting = None;
        for condition in &item.relevant_if {
            match self.holds(instrument, sheet, condition, column) {
                Holds::Yes => {}
                // One that does not hold decides, whatever the others wait for.
                Holds::No | Holds::Moot => return Asked::No(condition.clone()),
                Holds::Undecided(missing) => _ = waiting.get_or_insert(missing),
            }
        }
        waiting.map_or(Asked::Yes, Asked::Undecided)
    }

    /// What a condition says in a column: of the unit's own answers and of those of one subject.
    pub(super) fn holds(&self, instrument: &Instrument, sheet: &Sheet, condition: &Condition, column: usize) -> Holds {
        let left = match self.answer(instrument, sheet, condition.item, column) {
            Ok(answer) => answer,
            Err(holds) => return holds,
        };
        let item = instrument.item(condition.item);
        let holds = match &condition.against {
            Operand::Key(key) => match left {
                Response::Ticks(ticks) => Some(ticks.contains(key) == (condition.comparison == Comparison::Has)),
                Response::Choice(chosen) => Some((chosen == key) == (condition.comparison == Comparison::Equal)),
                Response::Number(_)
                | Response::Text(_)
                | Response::Date(_)
                | Response::NotApplicable(_)
                | Response::NotObserved(_) => None,
            },
            Operand::Number(number) => measure(item, left).map(|left| ordered(condition.comparison, left.cmp(number))),
            Operand::Date(date) => date_of(left).map(|left| ordered(condition.comparison, left.cmp(date))),
            Operand::Item(other) => match self.answer(instrument, sheet, *other, column) {
                Ok(right) => compared(condition.comparison, (item, left), (instrument.item(*other), right)),
                Err(holds) => return holds,
            },
        };
        // An instrument has only conditions that fit their items, and what does not fit an item is no answer to it.
        match holds {
            Some(true) => Holds::Yes,
            Some(false) => Holds::No,
            None => Holds::Moot,
        }
    }

    /// Returns the answer that a condition looks at, or what the condition comes to without one.
    fn answer<'s>(
        &self,
        instrument: &Instrument,
        sheet: &'s Sheet,
        id: ItemId,
        column: usize,
    ) -> Result<&'s Response, Holds> {
        let item = instrument.item(id);
        let subjects = item.group.and_then(|group| self.subjects.get(group.position()));
        // A column of subjects says nothing of an item asked once.
        match self.at(id, if subjects.is_some() { column } else { 0 }) {
            Asked::Yes => {}
            Asked::No(_) => return Err(Holds::Moot),
            Asked::Undecided(missing) => return Err(Holds::Undecided(*missing)),
        }
        let whose = match subjects {
            None => Whose::Unit,
            Some(subjects) => match subjects.get(column) {
                Some(subject) => Whose::Subject(*subject),
                None => Whose::Expected(column + 1),
            },
        };
        let answer = match whose {
            Whose::Unit => sheet.answer(item.code.as_str(), None),
            Whose::Subject(subject) => sheet.answer(item.code.as_str(), Some(subject)),
            Whose::Expected(_) => None,
        };
        // What was answered to another wording decides nothing until it has been read again.
        let response = answer.filter(|answer| !answer.is_stale(item)).and_then(|answer| answer.response.as_ref());
        let rules = &instrument.rules;
        match response {
            Some(Response::NotApplicable(_))
                if item.may_not_apply && rules.not_applicable != NotApplicableRule::Forbidden =>
            {
                Err(Holds::Moot)
            }
            // Where such an item is still to be answered, nobody knows yet what the answer will be.
            Some(Response::NotObserved(_)) if !(item.scored && rules.not_observed == NotObservedRule::Incomplete) => {
                Err(Holds::Moot)
            }
            Some(response) if is_answer(item, response) => Ok(response),
            Some(_) | None => Err(Holds::Undecided(Missing { item: id, whose })),
        }
    }
}

/// Whether a response answers the question itself, in a way the item knows.
fn is_answer(item: &Item, response: &Response) -> bool {
    match response {
        Response::NotApplicable(_) | Response::NotObserved(_) => false,
        Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_) => {
            item.accepts(response)
        }
    }
}

/// Compares the answers of two items.
fn compared(comparison: Comparison, one: (&Item, &Response), other: (&Item, &Response)) -> Option<bool> {
    if let (Response::Choice(one), Response::Choice(other), Comparison::Equal | Comparison::Differs) =
        (one.1, other.1, comparison)
    {
        return Some((one == other) == (comparison == Comparison::Equal));
    }
    let order = match (date_of(one.1), date_of(other.1)) {
        (Some(one), Some(other)) => one.cmp(other),
        _ => measure(one.0, one.1)?.cmp(&measure(other.0, other.1)?),
    };
    Some(ordered(comparison, order))
}

/// What an answer measures: a number itself, the points of a choice, how many ticks there are.
fn measure(item: &Item, response: &Response) -> Option<Exact> {
    match response {
        Response::Choice(_) => item.points_of(response),
        Response::Number(number) => Exact::parse(number),
        Response::Ticks(ticks) => Some(ticks.len().into()),
        Response::Text(_) | Response::Date(_) | Response::NotApplicable(_) | Response::NotObserved(_) => None,
    }
}

/// A date, whose digits stand in the order in which dates follow each other.
fn date_of(response: &Response) -> Option<&String> {
    match response {
        Response::Date(date) => Some(date),
        Response::Choice(_)
        | Response::Number(_)
        | Response::Ticks(_)
        | Response::Text(_)
        | Response::NotApplicable(_)
        | Response::NotObserved(_) => None,
    }
}

fn ordered(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Differs => order.is_ne(),
        Comparison::Below => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Above => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
        // Ticks are looked for by key.
        Comparison::Has | Comparison::Lacks => false,
    }
}
