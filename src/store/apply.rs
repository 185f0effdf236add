//! Edits, one at a time, as [`Round::apply`](crate::assessment::Round::apply) prescribes, each with its row of history.

use super::detail::{self, StoredFile};
use super::error::Reason;
use super::queue::Batch;
use super::read::one;
use super::record::{self, DAMAGED, Entry, StepContent, Target};
use crate::assessment::{
    Answer, Change, Detail, DetailKey, Edit, Entity, EntityId, FollowUp, Place, Refusal, RoundInfo, ServiceUnit,
    Subject, SubjectId, UnitId,
};
use crate::instrument::{Digest, Instrument};
use rusqlite::{Connection, Params, Row, params};
use std::borrow::Cow;

/// Why an edit did not happen.
#[derive(Debug)]
pub(super) enum Stop {
    /// It is not accepted.
    Declined(Reason),
    /// The database could not do it.
    Failed(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Declined(Reason::Refused(refusal))
    }
}

/// What stood in a record, as the history keeps it; none if there was no record.
type Before = Option<String>;

/// Applies what is handed over together; where it stops, says at which edit.
pub(super) fn parcel(connection: &Connection, batch: &Batch) -> Result<(), (usize, Stop)> {
    let failed = |error: rusqlite::Error| (0, Stop::Failed(error));
    let parcel = &batch.parcel;
    for StoredFile { bytes, thumbnail } in &parcel.files {
        let (digest, small) = (Digest::of(bytes).0, Digest::of(thumbnail).0);
        run(connection, sql!("file_put"), params![digest, small, &**thumbnail, &**bytes]).map_err(failed)?;
    }
    let content = |step| record::json(&StepContent { step: Cow::Borrowed(step), edits: parcel.edits.len() });
    let mut step = parcel.step.as_ref().map(content).transpose().map_err(failed)?;
    for (position, change) in parcel.edits.iter().enumerate() {
        edit(connection, change, step.take()).map_err(|stop| (position, stop))?;
    }
    for digest in &parcel.drop {
        run(connection, sql!("file_remove"), params![digest.0, digest.to_string()]).map_err(failed)?;
    }
    Ok(())
}

/// Applies an edit and records it, with the step that it begins. An edit that has been recorded before is left as it is: so a commit whose outcome is
/// unknown may be repeated, and what two files share may be merged twice.
pub(super) fn edit(connection: &Connection, edit: &Edit, step: Option<String>) -> Result<(), Stop> {
    let (target, after) = (Target::of(&edit.change), record::content(&edit.change)?);
    if let Some(known) = one(connection, sql!("history_of_edit"), [edit.stamp.id.0.as_bytes()], Entry::read)? {
        let same = known.is_some_and(|known| known.target == target && known.after == after);
        return if same { Ok(()) } else { Err(Stop::Declined(Reason::IdentityTaken)) };
    }
    let before = match &edit.change {
        Change::PutRound(info) => put_round(connection, info),
        Change::PutInstrument(text) => put_instrument(connection, text),
        Change::PutEntity(entity) => put_entity(connection, entity),
        Change::RemoveEntity(id) => remove_entity(connection, *id),
        Change::PutUnit(unit) => put_unit(connection, unit),
        Change::RemoveUnit(id) => remove_unit(connection, *id),
        Change::PutSubject(unit, subject) => put_subject(connection, *unit, subject),
        Change::RemoveSubject(unit, id) => remove_subject(connection, *unit, *id),
        Change::PutAnswer(place, answer) => put_answer(connection, place, answer),
        Change::ClearAnswer(place) => clear_answer(connection, place),
        Change::PutDetail(unit, detail) => put_detail(connection, *unit, detail),
        Change::RemoveDetail(unit, key) => remove_detail(connection, *unit, key),
    }?;
    let (stamp, who) = (&edit.stamp, edit.stamp.who.clone());
    log(connection, &Entry { edit: stamp.id, at: stamp.at, who, target, before, after, step })?;
    Ok(())
}

/// Appends a row of history.
pub(super) fn log(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let Target { thing, entity, unit, subject, item, detail } = &entry.target;
    let row = params![
        entry.edit.0.as_bytes(),
        entry.at,
        entry.who,
        thing,
        entity.map(|id| *id.0.as_bytes()),
        unit.map(|id| *id.0.as_bytes()),
        subject.map(|id| *id.0.as_bytes()),
        item.as_ref().map(|item| item.as_str()),
        entry.before,
        entry.after,
        entry.digest().0,
        detail,
        entry.step,
    ];
    run(connection, sql!("history_put"), row)
}

fn put_round(connection: &Connection, info: &RoundInfo) -> Result<Before, Stop> {
    let (before, instrument) = round_before(connection)?;
    write_round(connection, info, instrument)?;
    Ok(Some(record::json(&before)?))
}

/// Texts that the round has left stay in their table: the history tells of them.
fn put_instrument(connection: &Connection, text: &str) -> Result<Before, Stop> {
    if Instrument::parse(text).is_err() {
        return Err(Refusal::NotAnInstrument.into());
    }
    let (info, before) = round_before(connection)?;
    let digest = Digest::of(text.as_bytes());
    run(connection, sql!("instrument_put"), params![digest.0, text])?;
    write_round(connection, &info, digest)?;
    Ok(Some(record::instrument_content(before)?))
}

fn round_before(connection: &Connection) -> rusqlite::Result<(RoundInfo, Digest)> {
    one(connection, sql!("round"), [], record::round)?.flatten().ok_or(rusqlite::Error::QueryReturnedNoRows)
}

fn write_round(connection: &Connection, info: &RoundInfo, instrument: Digest) -> rusqlite::Result<()> {
    let digest = record::round_digest(info, instrument).0;
    run(connection, sql!("round_put"), params![info.title, info.year, info.example, instrument.0, digest])
}

fn put_entity(connection: &Connection, entity: &Entity) -> Result<Before, Stop> {
    let Entity { id, code, name, kind, province, follow_up } = entity;
    refuse_if(connection, sql!("entity_taken"), params![id.0.as_bytes(), code], Refusal::NameTaken)?;
    let before = entity_before(connection, *id)?;
    let digest = record::entity_digest(entity).0;
    let (kind, follow_up) = (kind.word(), follow_up.map(FollowUp::word));
    run(connection, sql!("entity_put"), params![id.0.as_bytes(), code, name, kind, province, follow_up, digest])?;
    Ok(before)
}

fn remove_entity(connection: &Connection, id: EntityId) -> Result<Before, Stop> {
    refuse_if(connection, sql!("entity_used"), [id.0.as_bytes()], Refusal::StillInUse)?;
    let before = entity_before(connection, id)?;
    run(connection, sql!("entity_remove"), [id.0.as_bytes()])?;
    Ok(before)
}

fn put_unit(connection: &Connection, unit: &ServiceUnit) -> Result<Before, Stop> {
    let ServiceUnit { id, entity, name } = unit;
    if one(connection, sql!("entity"), [entity.0.as_bytes()], |_| Some(()))?.is_none() {
        return Err(Refusal::NoSuchEntity.into());
    }
    let key = params![id.0.as_bytes(), entity.0.as_bytes(), name];
    refuse_if(connection, sql!("unit_taken"), key, Refusal::NameTaken)?;
    let before = unit_before(connection, *id)?;
    let digest = record::unit_digest(unit).0;
    run(connection, sql!("unit_put"), params![id.0.as_bytes(), entity.0.as_bytes(), name, digest])?;
    Ok(before)
}

fn remove_unit(connection: &Connection, id: UnitId) -> Result<Before, Stop> {
    refuse_if(connection, sql!("unit_used"), [id.0.as_bytes()], Refusal::StillInUse)?;
    let before = unit_before(connection, id)?;
    run(connection, sql!("unit_remove"), [id.0.as_bytes()])?;
    Ok(before)
}

fn put_subject(connection: &Connection, unit: UnitId, subject: &Subject) -> Result<Before, Stop> {
    let Subject { id, group, label } = subject;
    expect_unit(connection, unit)?;
    let key = params![unit.0.as_bytes(), id.0.as_bytes(), group, label];
    refuse_if(connection, sql!("subject_taken"), key, Refusal::NameTaken)?;
    let before = subject_before(connection, unit, *id)?;
    let digest = record::subject_digest(unit, subject).0;
    run(connection, sql!("subject_put"), params![unit.0.as_bytes(), id.0.as_bytes(), group, label, digest])?;
    Ok(before)
}

fn remove_subject(connection: &Connection, unit: UnitId, id: SubjectId) -> Result<Before, Stop> {
    expect_unit(connection, unit)?;
    let used = params![unit.0.as_bytes(), id.0.as_bytes(), id.0.to_string()];
    refuse_if(connection, sql!("subject_used"), used, Refusal::StillInUse)?;
    let before = subject_before(connection, unit, id)?;
    run(connection, sql!("subject_remove"), [unit.0.as_bytes(), id.0.as_bytes()])?;
    Ok(before)
}

fn put_answer(connection: &Connection, place: &Place, answer: &Answer) -> Result<Before, Stop> {
    expect_unit(connection, place.unit)?;
    if let Some(subject) = place.subject {
        expect_subject(connection, place.unit, subject)?;
    }
    let before = answer_before(connection, place)?;
    let response = answer.response.as_ref().map(record::json).transpose()?;
    let digest = record::answer_digest(place, response.as_deref(), &answer.note, answer.item).0;
    let row = params![
        place.unit.0.as_bytes(),
        place.item.as_str(),
        record::subject_key(place.subject.as_ref()),
        response,
        answer.note,
        answer.item.0,
        digest,
    ];
    run(connection, sql!("answer_put"), row)?;
    Ok(before)
}

fn clear_answer(connection: &Connection, place: &Place) -> Result<Before, Stop> {
    expect_unit(connection, place.unit)?;
    let before = answer_before(connection, place)?;
    run(connection, sql!("answer_remove"), answer_key(place))?;
    Ok(before)
}

fn put_detail(connection: &Connection, unit: UnitId, detail: &Detail) -> Result<Before, Stop> {
    expect_unit(connection, unit)?;
    let (key, content) = (detail.key(), detail::content(detail)?);
    if let Some(subject) = key.subject() {
        expect_subject(connection, unit, subject)?;
    }
    let before = detail_before(connection, unit, &key)?;
    let digest = detail::digest(unit, &key, &content).0;
    let row = params![unit.0.as_bytes(), detail::thing(&key), detail::text(&key), content, digest];
    run(connection, sql!("detail_put"), row)?;
    Ok(before)
}

fn remove_detail(connection: &Connection, unit: UnitId, key: &DetailKey) -> Result<Before, Stop> {
    expect_unit(connection, unit)?;
    let before = detail_before(connection, unit, key)?;
    run(connection, sql!("detail_remove"), detail_key(unit, key))?;
    Ok(before)
}

fn expect_subject(connection: &Connection, unit: UnitId, subject: SubjectId) -> Result<(), Stop> {
    let key = [unit.0.as_bytes(), subject.0.as_bytes()];
    match one(connection, sql!("subject"), key, |_| Some(()))? {
        Some(_) => Ok(()),
        None => Err(Refusal::NoSuchSubject.into()),
    }
}

fn expect_unit(connection: &Connection, unit: UnitId) -> Result<(), Stop> {
    match one(connection, sql!("unit"), [unit.0.as_bytes()], |_| Some(()))? {
        Some(_) => Ok(()),
        None => Err(Refusal::NoSuchUnit.into()),
    }
}

fn entity_before(connection: &Connection, id: EntityId) -> rusqlite::Result<Before> {
    let found = one(connection, sql!("entity"), [id.0.as_bytes()], record::entity)?;
    before(found, record::entity_content)
}

fn unit_before(connection: &Connection, id: UnitId) -> rusqlite::Result<Before> {
    let found = one(connection, sql!("unit"), [id.0.as_bytes()], record::unit)?;
    before(found, record::unit_content)
}

fn subject_before(connection: &Connection, unit: UnitId, id: SubjectId) -> rusqlite::Result<Before> {
    let key = [unit.0.as_bytes(), id.0.as_bytes()];
    before(one(connection, sql!("subject"), key, record::subject)?, record::subject_content)
}

fn answer_before(connection: &Connection, place: &Place) -> rusqlite::Result<Before> {
    let answer = |row: &Row<'_>| record::answer(row).map(|(_, answer)| answer);
    before(one(connection, sql!("answer"), answer_key(place), answer)?, record::answer_content)
}

fn detail_before(connection: &Connection, unit: UnitId, key: &DetailKey) -> rusqlite::Result<Before> {
    let found = one(connection, sql!("detail"), detail_key(unit, key), detail::read)?;
    before(found, |detail| detail::content(&detail.withheld().unwrap_or_else(|| detail.clone())))
}

/// A damaged record can still be replaced or removed; the history then says that it was damaged.
fn before<T>(found: Option<Option<T>>, content: impl Fn(&T) -> rusqlite::Result<String>) -> rusqlite::Result<Before> {
    found.map(|record| record.map_or_else(|| Ok(DAMAGED.to_owned()), |record| content(&record))).transpose()
}

fn answer_key(place: &Place) -> impl Params {
    let subject = record::subject_key(place.subject.as_ref());
    (place.unit.0.as_bytes(), place.item.as_str(), subject)
}

fn detail_key(unit: UnitId, key: &DetailKey) -> impl Params {
    (*unit.0.as_bytes(), detail::thing(key), detail::text(key))
}

fn refuse_if(connection: &Connection, sql: &str, key: impl Params, refusal: Refusal) -> Result<(), Stop> {
    let found = connection.prepare_cached(sql)?.query_row(key, |row| row.get::<_, bool>(0))?;
    if found { Err(refusal.into()) } else { Ok(()) }
}

fn run(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(params).map(drop)
}
