//! Records as they stand in a row: their digests, and their content in the history.
//!
//! Reading returns `None` for a row that is not what was written, whatever is wrong with it: a digest that does not fit, a
//! word nobody knows, text that is not UTF-8.

use super::detail;
use crate::assessment::{
    Answer, Change, DetailKey, EditId, Entity, EntityId, EntityType, FollowUp, Place, Response, RoundInfo, ServiceUnit,
    Step, Subject, SubjectId, UnitId,
};
use crate::instrument::{Digest, ItemCode};
use rusqlite::Row;
use rusqlite::types::FromSql;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// What the history keeps in place of a record that was damaged when it was replaced.
pub(super) const DAMAGED: &str = "\"damaged\"";

/// The texts of the instruments a file has seen, by digest.
pub(super) type Texts = BTreeMap<Digest, Arc<str>>;

/// What an edit is about: the kind of thing and which one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) thing: Cow<'static, str>,
    pub(super) entity: Option<EntityId>,
    pub(super) unit: Option<UnitId>,
    pub(super) subject: Option<SubjectId>,
    pub(super) item: Option<ItemCode>,
    /// The key of a thing kept besides answers.
    pub(super) detail: Option<String>,
}

/// A row of the history, before it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) edit: EditId,
    pub(super) at: i64,
    pub(super) who: String,
    pub(super) target: Target,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// At the first edit of a step: what the step is, as JSON.
    pub(super) step: Option<String>,
}

/// A step as it stands at its first edit.
#[derive(Serialize, Deserialize)]
pub(super) struct StepContent<'a> {
    #[serde(flatten)]
    pub(super) step: Cow<'a, Step>,
    /// How many edits it has.
    pub(super) edits: usize,
}

#[derive(Serialize, Deserialize)]
struct EntityContent<'a> {
    code: Cow<'a, str>,
    name: Cow<'a, str>,
    kind: Cow<'a, str>,
    province: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    follow_up: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct UnitContent<'a> {
    entity: EntityId,
    name: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct SubjectContent<'a> {
    group: Cow<'a, str>,
    label: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct AnswerContent<'a> {
    response: Option<Cow<'a, Response>>,
    note: Cow<'a, str>,
    item: Digest,
}

impl Target {
    pub(super) fn of(change: &Change) -> Self {
        let of = |thing| Self { thing: Cow::Borrowed(thing), ..Self::default() };
        match change {
            Change::PutRound(_) => of("round"),
            Change::PutInstrument(_) => of("instrument"),
            Change::PutEntity(Entity { id, .. }) | Change::RemoveEntity(id) => {
                Self { entity: Some(*id), ..of("entity") }
            }
            Change::PutUnit(ServiceUnit { id, .. }) | Change::RemoveUnit(id) => Self { unit: Some(*id), ..of("unit") },
            Change::PutSubject(unit, Subject { id, .. }) | Change::RemoveSubject(unit, id) => {
                Self { unit: Some(*unit), subject: Some(*id), ..of("subject") }
            }
            Change::PutAnswer(place, _) | Change::ClearAnswer(place) => {
                Self { unit: Some(place.unit), subject: place.subject, item: Some(place.item.clone()), ..of("answer") }
            }
            Change::PutDetail(unit, detail) => Self::of_detail(*unit, &detail.key()),
            Change::RemoveDetail(unit, key) => Self::of_detail(*unit, key),
        }
    }

    fn of_detail(unit: UnitId, key: &DetailKey) -> Self {
        let detail = Some(detail::text(key));
        Self { thing: Cow::Borrowed(detail::thing(key)), unit: Some(unit), detail, ..Self::default() }
    }

    /// Returns the change that gives this target a content, or takes it away. An instrument's content is the digest of its text.
    pub(super) fn change(&self, content: Option<&str>, texts: &Texts) -> Option<Change> {
        match (&*self.thing, content) {
            ("round", Some(json)) => serde_json::from_str(json).ok().map(Change::PutRound),
            ("instrument", Some(json)) => {
                let digest: Digest = serde_json::from_str(json).ok()?;
                texts.get(&digest).map(|text| Change::PutInstrument(Arc::clone(text)))
            }
            ("entity", Some(json)) => {
                let EntityContent { code, name, kind, province, follow_up } = serde_json::from_str(json).ok()?;
                let follow_up = follow_up.map(|word| word.parse::<FollowUp>()).transpose().ok()?;
                let (code, name, province) = (code.into_owned(), name.into_owned(), province.into_owned());
                let (id, kind) = (self.entity?, kind.parse().ok()?);
                Some(Change::PutEntity(Entity { id, code, name, kind, province, follow_up }))
            }
            ("entity", None) => Some(Change::RemoveEntity(self.entity?)),
            ("unit", Some(json)) => {
                let UnitContent { entity, name } = serde_json::from_str(json).ok()?;
                Some(Change::PutUnit(ServiceUnit { id: self.unit?, entity, name: name.into_owned() }))
            }
            ("unit", None) => Some(Change::RemoveUnit(self.unit?)),
            ("subject", Some(json)) => {
                let SubjectContent { group, label } = serde_json::from_str(json).ok()?;
                let (group, label) = (group.into_owned(), label.into_owned());
                Some(Change::PutSubject(self.unit?, Subject { id: self.subject?, group, label }))
            }
            ("subject", None) => Some(Change::RemoveSubject(self.unit?, self.subject?)),
            ("answer", Some(json)) => {
                let AnswerContent { response, note, item } = serde_json::from_str(json).ok()?;
                let (response, note) = (response.map(Cow::into_owned), note.into_owned());
                Some(Change::PutAnswer(self.place()?, Answer { response, note, item }))
            }
            ("answer", None) => Some(Change::ClearAnswer(self.place()?)),
            (thing, content) => {
                let key = detail::key(thing, self.detail.as_deref()?)?;
                Some(match content {
                    Some(json) => Change::PutDetail(self.unit?, detail::detail(key, json)?),
                    None => Change::RemoveDetail(self.unit?, key),
                })
            }
        }
    }

    fn place(&self) -> Option<Place> {
        Some(Place { unit: self.unit?, item: self.item.clone()?, subject: self.subject })
    }
}

impl Entry {
    pub(super) fn read(row: &Row<'_>) -> Option<Self> {
        let id = |column| get::<Option<[u8; 16]>>(row, column).map(|bytes| bytes.map(Uuid::from_bytes));
        let entry = Self {
            edit: EditId(uuid(row, 1)?),
            at: get(row, 2)?,
            who: get(row, 3)?,
            target: Target {
                thing: Cow::Owned(get(row, 4)?),
                entity: id(5)?.map(EntityId),
                unit: id(6)?.map(UnitId),
                subject: id(7)?.map(SubjectId),
                item: get::<Option<String>>(row, 8)?.map(ItemCode::from),
                detail: get(row, 12)?,
            },
            before: get(row, 9)?,
            after: get(row, 10)?,
            step: get(row, 13)?,
        };
        (digest(row, 11)? == entry.digest()).then_some(entry)
    }

    pub(super) fn digest(&self) -> Digest {
        let Target { thing, entity, unit, subject, item, detail } = &self.target;
        // An absent field and an empty one must differ, so a byte says which fields are there.
        let present = [
            entity.is_some(),
            unit.is_some(),
            subject.is_some(),
            item.is_some(),
            self.before.is_some(),
            self.after.is_some(),
        ];
        fn bytes(id: Option<&Uuid>) -> &[u8] {
            id.map_or(&[], |id| id.as_bytes())
        }
        fn text(text: Option<&str>) -> &[u8] {
            text.unwrap_or_default().as_bytes()
        }
        let present = present.map(u8::from);
        let fields = [
            b"history".as_slice(),
            &present,
            self.edit.0.as_bytes(),
            &self.at.to_be_bytes(),
            self.who.as_bytes(),
            thing.as_bytes(),
            bytes(entity.as_ref().map(|id| &id.0)),
            bytes(unit.as_ref().map(|id| &id.0)),
            bytes(subject.as_ref().map(|id| &id.0)),
            text(item.as_ref().map(ItemCode::as_str)),
            text(self.before.as_deref()),
            text(self.after.as_deref()),
        ];
        // Neither is a field where both are absent, so that rows from before there were any keep their digest.
        let later = [detail.as_deref(), self.step.as_deref()];
        let which = later.map(|field| u8::from(field.is_some()));
        let later = [which.as_slice(), text(later[0]), text(later[1])];
        let any = which.contains(&1);
        Digest::of_fields(fields.into_iter().chain(later.into_iter().filter(|_| any)))
    }
}

/// Returns the content a change gives its target; none if it takes it away.
pub(super) fn content(change: &Change) -> rusqlite::Result<Option<String>> {
    match change {
        Change::PutRound(info) => json(info).map(Some),
        Change::PutInstrument(text) => instrument_content(Digest::of(text.as_bytes())).map(Some),
        Change::PutEntity(entity) => entity_content(entity).map(Some),
        Change::PutUnit(unit) => unit_content(unit).map(Some),
        Change::PutSubject(_, subject) => subject_content(subject).map(Some),
        Change::PutAnswer(_, answer) => answer_content(answer).map(Some),
        // The history is for everybody who is given the file; a name is not.
        Change::PutDetail(_, detail) => detail::content(&detail.withheld().unwrap_or_else(|| detail.clone())).map(Some),
        Change::RemoveEntity(_)
        | Change::RemoveUnit(_)
        | Change::RemoveSubject(..)
        | Change::ClearAnswer(_)
        | Change::RemoveDetail(..) => Ok(None),
    }
}

pub(super) fn instrument_content(digest: Digest) -> rusqlite::Result<String> {
    json(&digest)
}

pub(super) fn entity_content(entity: &Entity) -> rusqlite::Result<String> {
    json(&EntityContent {
        code: (&entity.code).into(),
        name: (&entity.name).into(),
        kind: entity.kind.word().into(),
        province: (&entity.province).into(),
        follow_up: entity.follow_up.map(|state| state.word().into()),
    })
}

pub(super) fn unit_content(unit: &ServiceUnit) -> rusqlite::Result<String> {
    json(&UnitContent { entity: unit.entity, name: (&unit.name).into() })
}

pub(super) fn subject_content(subject: &Subject) -> rusqlite::Result<String> {
    json(&SubjectContent { group: (&subject.group).into(), label: (&subject.label).into() })
}

pub(super) fn answer_content(answer: &Answer) -> rusqlite::Result<String> {
    let response = answer.response.as_ref().map(Cow::Borrowed);
    json(&AnswerContent { response, note: (&answer.note).into(), item: answer.item })
}

pub(super) fn json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

pub(super) fn round(row: &Row<'_>) -> Option<(RoundInfo, Digest)> {
    let info = RoundInfo { title: get(row, 0)?, year: get(row, 1)?, example: get(row, 2)? };
    let instrument = digest(row, 3)?;
    (digest(row, 4)? == round_digest(&info, instrument)).then_some((info, instrument))
}

/// Reads the text of an instrument.
pub(super) fn instrument(row: &Row<'_>) -> Option<(Digest, Arc<str>)> {
    let (of, text) = (digest(row, 0)?, get::<String>(row, 1)?);
    (Digest::of(text.as_bytes()) == of).then(|| (of, text.into()))
}

pub(super) fn entity(row: &Row<'_>) -> Option<Entity> {
    let kind = get::<String>(row, 3)?.parse::<EntityType>().ok()?;
    let (id, code, name, province) = (EntityId(uuid(row, 0)?), get(row, 1)?, get(row, 2)?, get(row, 4)?);
    let follow_up = get::<Option<String>>(row, 5)?.map(|word| word.parse::<FollowUp>()).transpose().ok()?;
    let entity = Entity { id, code, name, kind, province, follow_up };
    (digest(row, 6)? == entity_digest(&entity)).then_some(entity)
}

pub(super) fn unit(row: &Row<'_>) -> Option<ServiceUnit> {
    let unit = ServiceUnit { id: UnitId(uuid(row, 0)?), entity: EntityId(uuid(row, 1)?), name: get(row, 2)? };
    (digest(row, 3)? == unit_digest(&unit)).then_some(unit)
}

pub(super) fn subject(row: &Row<'_>) -> Option<Subject> {
    let unit = UnitId(uuid(row, 0)?);
    let subject = Subject { id: SubjectId(uuid(row, 1)?), group: get(row, 2)?, label: get(row, 3)? };
    (digest(row, 4)? == subject_digest(unit, &subject)).then_some(subject)
}

/// Reads where an answer stands, damaged or not.
pub(super) fn place(row: &Row<'_>) -> Option<Place> {
    let item = ItemCode::from(get::<String>(row, 1)?.as_str());
    let subject = match get::<Vec<u8>>(row, 2)?.as_slice() {
        [] => None,
        bytes => Some(SubjectId(Uuid::from_slice(bytes).ok()?)),
    };
    Some(Place { unit: UnitId(uuid(row, 0)?), item, subject })
}

pub(super) fn answer(row: &Row<'_>) -> Option<(Place, Answer)> {
    let place = place(row)?;
    let (response, note, item) = (get::<Option<String>>(row, 3)?, get::<String>(row, 4)?, digest(row, 5)?);
    if digest(row, 6)? != answer_digest(&place, response.as_deref(), &note, item) {
        return None;
    }
    let response = response.map(|json| serde_json::from_str(&json)).transpose().ok()?;
    Some((place, Answer { response, note, item }))
}

pub(super) fn round_digest(info: &RoundInfo, instrument: Digest) -> Digest {
    let year = info.year.to_be_bytes();
    let example = [u8::from(info.example)];
    Digest::of_fields([b"round".as_slice(), info.title.as_bytes(), &year, &example, &instrument.0])
}

/// A follow-up that is not recorded is no field, so that rows from before there was one keep their digest.
pub(super) fn entity_digest(entity: &Entity) -> Digest {
    let Entity { id, code, name, kind, province, follow_up } = entity;
    let texts = [code.as_bytes(), name.as_bytes(), kind.word().as_bytes(), province.as_bytes()];
    let follow_up = follow_up.map(|state| state.word().as_bytes());
    Digest::of_fields([b"entity".as_slice(), id.0.as_bytes()].into_iter().chain(texts).chain(follow_up))
}

pub(super) fn unit_digest(unit: &ServiceUnit) -> Digest {
    Digest::of_fields([b"unit".as_slice(), unit.id.0.as_bytes(), unit.entity.0.as_bytes(), unit.name.as_bytes()])
}

pub(super) fn subject_digest(unit: UnitId, subject: &Subject) -> Digest {
    let Subject { id, group, label } = subject;
    Digest::of_fields([b"subject".as_slice(), unit.0.as_bytes(), id.0.as_bytes(), group.as_bytes(), label.as_bytes()])
}

/// Covers the response as it was written, so that a later way of writing the same response does not look like damage.
pub(super) fn answer_digest(place: &Place, response: Option<&str>, note: &str, item: Digest) -> Digest {
    Digest::of_fields([
        b"answer".as_slice(),
        place.unit.0.as_bytes(),
        place.item.as_str().as_bytes(),
        subject_key(place.subject.as_ref()),
        response.unwrap_or_default().as_bytes(),
        note.as_bytes(),
        &item.0,
    ])
}

/// Returns what stands in the key of an answer for its subject.
pub(super) fn subject_key(subject: Option<&SubjectId>) -> &[u8] {
    subject.map_or(&[], |subject| subject.0.as_bytes())
}

pub(super) fn get<T: FromSql>(row: &Row<'_>, column: usize) -> Option<T> {
    row.get(column).ok()
}

pub(super) fn uuid(row: &Row<'_>, column: usize) -> Option<Uuid> {
    get(row, column).map(Uuid::from_bytes)
}

pub(super) fn digest(row: &Row<'_>, column: usize) -> Option<Digest> {
    get(row, column).map(Digest)
}
