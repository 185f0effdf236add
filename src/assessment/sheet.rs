//! The answers of one unit.

use super::{Details, SubjectId, UnitId};
use crate::exact::Exact;
use crate::instrument::{Digest, GroupId, Instrument, Item, ItemCode, ItemId, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// One of those an item is asked of more than once (subjek): a staff member, a service user, a sampled product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Identity.
    pub id: SubjectId,
    /// Code of the instrument's group it belongs to.
    pub group: String,
    /// Label, unique in unit and group; never a person's name.
    pub label: String,
}

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The unit.
    pub unit: UnitId,
    /// The item.
    pub item: ItemCode,
    /// The subject asked; none for items asked once per unit.
    pub subject: Option<SubjectId>,
}

/// What was answered. Not answered is the absence of a response; an answer of zero points is a response.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", content = "value")]
pub enum Response {
    /// The key of the chosen statement.
    Choice(String),
    /// A number, as a plain decimal with a point.
    Number(String),
    /// The keys of what is present, sorted.
    Ticks(Vec<String>),
    /// Free text.
    Text(String),
    /// A date, `YYYY-MM-DD`.
    Date(String),
    /// The item does not apply here (tidak berlaku), with the reason.
    NotApplicable(String),
    /// The item could not be observed (tidak teramati), with the reason.
    NotObserved(String),
}

/// An answer (jawaban) with its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was answered; none while there is only a note.
    pub response: Option<Response>,
    /// The assessor's note; may be empty.
    pub note: String,
    /// Digest of the item's text when it was answered.
    pub item: Digest,
}

/// The answers of one unit (lembar isian), and the subjects they were asked of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Subjects, in the order they were added.
    pub subjects: Vec<Subject>,
    /// Answers by item, then subject.
    pub answers: BTreeMap<ItemCode, BTreeMap<Option<SubjectId>, Answer>>,
    /// What is kept besides the answers.
    pub details: Details,
}

impl Sheet {
    /// Returns the answer of an item and subject.
    #[must_use]
    pub fn answer(&self, item: &str, subject: Option<SubjectId>) -> Option<&Answer> {
        self.answers.get(item)?.get(&subject)
    }

    /// Returns the response of an item and subject.
    #[must_use]
    pub fn response(&self, item: &str, subject: Option<SubjectId>) -> Option<&Response> {
        self.answer(item, subject)?.response.as_ref()
    }

    /// Finds a subject.
    #[must_use]
    pub fn subject(&self, id: SubjectId) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.id == id)
    }

    /// Returns the subjects of a group, in the order they were added.
    pub fn subjects_of<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Subject> {
        self.subjects.iter().filter(move |subject| subject.group == group)
    }

    /// Returns the labels that further subjects of a group are given: its code and each free number, such as `user-07`.
    pub fn free_labels<'a>(&'a self, group: &'a str) -> impl Iterator<Item = String> + 'a {
        let taken: BTreeSet<&str> = self.subjects_of(group).map(|subject| subject.label.as_str()).collect();
        (1..)
            .map(move |number: usize| format!("{group}-{number:02}"))
            .filter(move |label| !taken.contains(label.as_str()))
    }
}

impl Answer {
    /// Whether it answers another wording of the item, so that it must be read again (perlu dibaca ulang) before it counts.
    #[must_use]
    pub fn is_stale(&self, item: &Item) -> bool {
        self.response.is_some() && self.item != item.digest
    }
}

impl Item {
    /// Returns the points of a response; `None` if the response does not fit the item or carries no points.
    #[must_use]
    pub fn points_of(&self, response: &Response) -> Option<Exact> {
        let reached = |steps: &[crate::instrument::Step], number: &Exact| {
            steps.iter().rev().find(|step| step.from <= *number).map(|step| step.points.clone())
        };
        match (&self.kind, response) {
            (Kind::Choice(choices), Response::Choice(key)) => {
                choices.iter().find(|choice| choice.key == *key).map(|choice| choice.points.clone())
            }
            (Kind::Number { steps, .. }, Response::Number(number)) => reached(steps, &Exact::parse(number)?),
            (Kind::Ticks { ticks, steps }, Response::Ticks(keys)) => {
                // A key that is unknown, or there twice, is no answer.
                let present = ticks.iter().filter(|tick| keys.contains(&tick.key)).count();
                (present == keys.len()).then(|| reached(steps, &present.into())).flatten()
            }
            _ => None,
        }
    }

    /// Whether a response fits the item: a choice it has, a number it grades, a state it allows.
    #[must_use]
    pub fn accepts(&self, response: &Response) -> bool {
        match response {
            Response::Choice(_) | Response::Number(_) | Response::Ticks(_) => self.points_of(response).is_some(),
            Response::Text(_) => matches!(self.kind, Kind::Text),
            Response::Date(_) => matches!(self.kind, Kind::Date),
            Response::NotApplicable(reason) => self.may_not_apply && !reason.trim().is_empty(),
            Response::NotObserved(reason) => !reason.trim().is_empty(),
        }
    }
}

impl Instrument {
    /// Returns how many subjects of a group a unit is asked for: as its population wants, where an answer that counts says it.
    #[must_use]
    pub fn quota(&self, group: GroupId, sheet: &Sheet) -> usize {
        let group = self.group(group);
        let wanted = group.population.as_ref().and_then(|population| {
            let item = self.item(population.item);
            let answer = sheet.answer(item.code.as_str(), None).filter(|answer| !answer.is_stale(item))?;
            match answer.response.as_ref().filter(|response| item.accepts(response))? {
                Response::Number(number) => population.size_for(&Exact::parse(number)?),
                Response::Choice(_)
                | Response::Ticks(_)
                | Response::Text(_)
                | Response::Date(_)
                | Response::NotApplicable(_)
                | Response::NotObserved(_) => None,
            }
        });
        wanted.unwrap_or(group.quota)
    }

    /// Returns the item from which the quota of a group follows while it has no answer that stands; nothing once it has one, even
    /// one that says the size is not known.
    #[must_use]
    pub fn awaited(&self, group: GroupId, sheet: &Sheet) -> Option<ItemId> {
        let population = self.group(group).population.as_ref()?;
        let item = self.item(population.item);
        let stands = |answer: &&Answer| {
            !answer.is_stale(item) && answer.response.as_ref().is_some_and(|response| item.accepts(response))
        };
        sheet.answer(item.code.as_str(), None).filter(stands).is_none().then_some(population.item)
    }

    /// Returns the answer an assessor gives to an item today.
    #[must_use]
    pub fn answer(&self, item: &Item, response: Option<Response>, note: impl Into<String>) -> Answer {
        Answer { response, note: note.into(), item: item.digest }
    }
}
