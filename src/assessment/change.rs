//! Changes to a round, who made them, and how each is taken back.

use super::{
    Answer, Detail, DetailKey, EditId, Entity, EntityId, Place, Round, RoundInfo, ServiceUnit, Sheet, Subject,
    SubjectId, UnitId,
};
use crate::instrument::Instrument;
use crate::locale::Message;
use std::sync::Arc;

/// A change to a round. Applying one yields its inverse, so undoing is applying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Gives the round its title and year.
    PutRound(RoundInfo),
    /// Has the round assessed with the instrument of this text. Every answer stays; which of them count is for scoring to say.
    PutInstrument(Arc<str>),
    /// Adds an entity, or replaces the one with its identity.
    PutEntity(Entity),
    /// Removes an entity that has no units.
    RemoveEntity(EntityId),
    /// Adds a unit, or replaces the one with its identity.
    PutUnit(ServiceUnit),
    /// Removes a unit of which nothing is kept: no subjects, no answers, nothing else.
    RemoveUnit(UnitId),
    /// Adds a subject to a unit, or replaces the one with its identity.
    PutSubject(UnitId, Subject),
    /// Removes a subject of whom neither answers nor anything else is kept.
    RemoveSubject(UnitId, SubjectId),
    /// Records an answer, replacing what stood there.
    PutAnswer(Place, Answer),
    /// Takes an answer away, so that the item is not answered.
    ClearAnswer(Place),
    /// Keeps something of a unit besides its answers, replacing what stood there.
    PutDetail(UnitId, Detail),
    /// Takes away what was kept of a unit besides its answers.
    RemoveDetail(UnitId, DetailKey),
}

/// Who changed something, when, under which identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Identity of the edit, in the order of their making.
    pub id: EditId,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// Name of the assessor's account.
    pub who: String,
}

/// A change with its stamp: what the store is given, and what its history keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What changes.
    pub change: Change,
    /// Who changed it and when.
    pub stamp: Stamp,
}

/// A step of the assessor's work, as the history keeps it: so it can be undone after the program has been closed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Step {
    /// Its name for the menu.
    pub name: Message,
    /// The first edit of the step that it takes back, where it is an undoing or the undoing of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_back: Option<EditId>,
}

/// Why a change cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It names an entity that the round does not have.
    #[error("no such entity")]
    NoSuchEntity,
    /// It names a unit that the round does not have.
    #[error("no such unit")]
    NoSuchUnit,
    /// It names a subject that the unit does not have.
    #[error("no such subject")]
    NoSuchSubject,
    /// Something still belongs to what would be removed.
    #[error("still in use")]
    StillInUse,
    /// Another record already has this code, name or label.
    #[error("name already taken")]
    NameTaken,
    /// The answers of the unit have not been loaded, so what the change does cannot be known.
    #[error("unit not loaded")]
    NotLoaded,
    /// The text is no instrument, so that the round could never be opened again.
    #[error("not an instrument")]
    NotAnInstrument,
}

impl Change {
    /// Returns the unit whose answers or subjects change, if any do.
    #[must_use]
    pub fn unit(&self) -> Option<UnitId> {
        match self {
            Self::PutSubject(unit, _) | Self::RemoveSubject(unit, _) | Self::RemoveUnit(unit) => Some(*unit),
            Self::PutUnit(unit) => Some(unit.id),
            Self::PutDetail(unit, _) | Self::RemoveDetail(unit, _) => Some(*unit),
            Self::PutAnswer(place, _) | Self::ClearAnswer(place) => Some(place.unit),
            Self::PutRound(_) | Self::PutInstrument(_) | Self::PutEntity(_) | Self::RemoveEntity(_) => None,
        }
    }

    /// Returns the text of the instrument that the round is to be assessed with, if that changes.
    #[must_use]
    pub fn instrument(&self) -> Option<&Arc<str>> {
        match self {
            Self::PutInstrument(text) => Some(text),
            Self::PutRound(_)
            | Self::PutEntity(_)
            | Self::RemoveEntity(_)
            | Self::PutUnit(_)
            | Self::RemoveUnit(_)
            | Self::PutSubject(..)
            | Self::RemoveSubject(..)
            | Self::PutAnswer(..)
            | Self::ClearAnswer(_)
            | Self::PutDetail(..)
            | Self::RemoveDetail(..) => None,
        }
    }

    /// Whether the round's title, instrument, entities or units change, rather than the answers of a unit.
    #[must_use]
    pub fn reshapes(&self) -> bool {
        match self {
            Self::PutRound(_)
            | Self::PutInstrument(_)
            | Self::PutEntity(_)
            | Self::RemoveEntity(_)
            | Self::PutUnit(_)
            | Self::RemoveUnit(_) => true,
            Self::PutSubject(..)
            | Self::RemoveSubject(..)
            | Self::PutAnswer(..)
            | Self::ClearAnswer(_)
            | Self::PutDetail(..)
            | Self::RemoveDetail(..) => false,
        }
    }

    /// Whether the history keeps only that the change was made, not what it said.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        match self {
            Self::PutDetail(_, detail) => detail.key().is_withheld(),
            Self::RemoveDetail(_, key) => key.is_withheld(),
            Self::PutRound(_)
            | Self::PutInstrument(_)
            | Self::PutEntity(_)
            | Self::RemoveEntity(_)
            | Self::PutUnit(_)
            | Self::RemoveUnit(_)
            | Self::PutSubject(..)
            | Self::RemoveSubject(..)
            | Self::PutAnswer(..)
            | Self::ClearAnswer(_) => false,
        }
    }
}

impl Round {
    /// Applies a change and returns the change that takes it back; `None` if nothing was there to change.
    ///
    /// # Errors
    /// Refuses a change that would leave something without what it belongs to, or two records with one name. The round is
    /// then as it was.
    pub fn apply(&mut self, change: &Change) -> Result<Option<Change>, Refusal> {
        match change {
            Change::PutRound(info) => Ok(Some(Change::PutRound(std::mem::replace(&mut self.info, info.clone())))),
            Change::PutInstrument(text) => {
                if Instrument::parse(text).is_err() {
                    return Err(Refusal::NotAnInstrument);
                }
                let before = std::mem::replace(&mut self.instrument, Arc::clone(text));
                Ok(Some(Change::PutInstrument(before)))
            }
            Change::PutEntity(entity) => {
                if self.entities.values().any(|other| other.id != entity.id && other.code == entity.code) {
                    return Err(Refusal::NameTaken);
                }
                let before = self.entities.insert(entity.id, entity.clone());
                Ok(Some(before.map_or(Change::RemoveEntity(entity.id), Change::PutEntity)))
            }
            Change::RemoveEntity(id) => {
                if self.units.values().any(|unit| unit.entity == *id) {
                    return Err(Refusal::StillInUse);
                }
                Ok(self.entities.remove(id).map(Change::PutEntity))
            }
            Change::PutUnit(unit) => {
                if !self.entities.contains_key(&unit.entity) {
                    return Err(Refusal::NoSuchEntity);
                }
                let same_name = |other: &ServiceUnit| other.entity == unit.entity && other.name == unit.name;
                if self.units.values().any(|other| other.id != unit.id && same_name(other)) {
                    return Err(Refusal::NameTaken);
                }
                let before = self.units.insert(unit.id, unit.clone());
                if before.is_none() {
                    self.sheets.insert(unit.id, Sheet::default());
                }
                Ok(Some(before.map_or(Change::RemoveUnit(unit.id), Change::PutUnit)))
            }
            Change::RemoveUnit(id) => {
                if self.units.contains_key(id) && *self.sheet(*id)? != Sheet::default() {
                    return Err(Refusal::StillInUse);
                }
                self.sheets.remove(id);
                Ok(self.units.remove(id).map(Change::PutUnit))
            }
            Change::PutSubject(unit, subject) => self.sheet(*unit)?.put_subject(*unit, subject),
            Change::RemoveSubject(unit, subject) => self.sheet(*unit)?.remove_subject(*unit, *subject),
            Change::PutAnswer(place, answer) => self.sheet(place.unit)?.put_answer(place, answer),
            Change::ClearAnswer(place) => Ok(self.sheet(place.unit)?.clear_answer(place)),
            Change::PutDetail(unit, detail) => self.sheet(*unit)?.put_detail(*unit, detail),
            Change::RemoveDetail(unit, key) => Ok(self.sheet(*unit)?.remove_detail(*unit, key)),
        }
    }

    fn sheet(&mut self, unit: UnitId) -> Result<&mut Sheet, Refusal> {
        if !self.units.contains_key(&unit) {
            return Err(Refusal::NoSuchUnit);
        }
        self.sheets.get_mut(&unit).ok_or(Refusal::NotLoaded)
    }
}

impl Sheet {
    fn put_subject(&mut self, unit: UnitId, subject: &Subject) -> Result<Option<Change>, Refusal> {
        let same_label = |other: &&Subject| other.group == subject.group && other.label == subject.label;
        if self.subjects.iter().filter(same_label).any(|other| other.id != subject.id) {
            return Err(Refusal::NameTaken);
        }
        match self.subjects.iter_mut().find(|other| other.id == subject.id) {
            Some(other) => Ok(Some(Change::PutSubject(unit, std::mem::replace(other, subject.clone())))),
            None => {
                let after = self.subjects.partition_point(|other| other.id < subject.id);
                self.subjects.insert(after, subject.clone());
                Ok(Some(Change::RemoveSubject(unit, subject.id)))
            }
        }
    }

    fn remove_subject(&mut self, unit: UnitId, subject: SubjectId) -> Result<Option<Change>, Refusal> {
        let answered = self.answers.values().any(|answers| answers.contains_key(&Some(subject)));
        if answered || self.details.mention(subject) {
            return Err(Refusal::StillInUse);
        }
        let position = self.subjects.iter().position(|other| other.id == subject);
        Ok(position.map(|position| Change::PutSubject(unit, self.subjects.remove(position))))
    }

    fn put_answer(&mut self, place: &Place, answer: &Answer) -> Result<Option<Change>, Refusal> {
        if let Some(subject) = place.subject
            && !self.subjects.iter().any(|known| known.id == subject)
        {
            return Err(Refusal::NoSuchSubject);
        }
        let before = self.answers.entry(place.item.clone()).or_default().insert(place.subject, answer.clone());
        Ok(Some(match before {
            Some(before) => Change::PutAnswer(place.clone(), before),
            None => Change::ClearAnswer(place.clone()),
        }))
    }

    fn clear_answer(&mut self, place: &Place) -> Option<Change> {
        let answers = self.answers.get_mut(&place.item)?;
        let before = answers.remove(&place.subject)?;
        if answers.is_empty() {
            self.answers.remove(&place.item);
        }
        Some(Change::PutAnswer(place.clone(), before))
    }
}
