//! What has become of one answer, of one item, of one unit: parts of the history, read for somebody who looks back.

use super::error::Error;
use super::history::{HistoryRow, StepRow};
use super::read::{all, one, texts};
use super::record::{self, Entry, Texts};
use crate::assessment::{Answer, Change, Detail, DetailKey, EditId, Place, Step, UnitId};
use crate::instrument::{Digest, ItemCode};
use crate::locale::Message;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// How often a step is followed back through undoing and doing again before it is taken to be undone.
const DEEPEST: usize = 64;

/// Whose past is read: always with the flags and the evidence of the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Past {
    /// That of one answer.
    Place(Place),
    /// That of an item, whoever it was asked of.
    Item(UnitId, ItemCode),
}

/// An edit of the past, with the step of work it was part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRow {
    /// The edit.
    pub row: HistoryRow,
    /// What was done; none for what came from a file, or was done before steps were kept.
    pub step: Option<PastStep>,
}

/// A step of work as it is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastStep {
    /// Its name.
    pub name: Message,
    /// Whether it was done, taken back, or done again.
    pub manner: Manner,
}

/// What was done with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It was done.
    Done,
    /// It was taken back (diurungkan).
    TakenBack,
    /// It was done again after that (diulangi).
    DoneAgain,
}

impl Past {
    fn unit(&self) -> UnitId {
        match self {
            Self::Place(place) => place.unit,
            Self::Item(unit, _) => *unit,
        }
    }

    fn item(&self) -> &ItemCode {
        match self {
            Self::Place(place) => &place.item,
            Self::Item(_, item) => item,
        }
    }

    /// Whether a change is about the item; the query finds evidence that only names it too.
    fn holds(&self, change: &Change) -> bool {
        match change {
            Change::PutAnswer(place, _) | Change::ClearAnswer(place) => place.item == *self.item(),
            Change::PutDetail(_, Detail::Evidence(_, evidence)) => evidence.items.contains(self.item()),
            Change::PutDetail(_, Detail::Flag(item)) | Change::RemoveDetail(_, DetailKey::Flag(item)) => {
                item == self.item()
            }
            Change::PutDetail(..)
            | Change::RemoveDetail(..)
            | Change::PutRound(_)
            | Change::PutInstrument(_)
            | Change::PutEntity(_)
            | Change::RemoveEntity(_)
            | Change::PutUnit(_)
            | Change::RemoveUnit(_)
            | Change::PutSubject(..)
            | Change::RemoveSubject(..) => false,
        }
    }
}

/// Reads a page of the past, newest first: at most so many edits before a position. Returns it with where the next page begins.
pub(super) fn page(
    connection: &Connection,
    path: &Path,
    past: &Past,
    (before, most): (Option<i64>, usize),
) -> Result<(Vec<PastRow>, Option<i64>), Error> {
    let about = |source| Error::sqlite(path, source);
    let (sql, subject) = match past {
        Past::Place(place) => (sql!("past_of_place"), place.subject.map(|subject| *subject.0.as_bytes())),
        Past::Item(..) => (sql!("past_of_item"), None),
    };
    let code = past.item().as_str();
    let written = record::json(&code).map_err(about)?;
    let (unit, before) = (*past.unit().0.as_bytes(), before.unwrap_or(i64::MAX));
    let key = params![unit, code, subject, before, written, most as i64];
    let found = all(connection, sql, key, |row| Some((row.get(0).ok()?, Entry::read(row)?))).map_err(about)?;
    let full = found.len() == most;
    let (mut rows, mut last) = (Vec::new(), None);
    for found in found {
        let (seq, entry): (i64, Entry) = found.ok_or_else(|| Error::damaged(path, "history"))?;
        let row = HistoryRow::of(seq, entry, &Texts::new()).ok_or_else(|| Error::damaged(path, "history"))?;
        last = Some(seq);
        if past.holds(&row.change) || row.inverse.as_ref().is_some_and(|inverse| past.holds(inverse)) {
            let step = step_of(connection, seq).map_err(about)?;
            rows.push(PastRow { row, step });
        }
    }
    Ok((rows, last.filter(|_| full)))
}

/// Reads which answers of a unit have been edited since a moment, and what stood there before.
pub(super) fn since(
    connection: &Connection,
    path: &Path,
    unit: UnitId,
    at: i64,
) -> Result<BTreeMap<Place, Option<Answer>>, Error> {
    let read = |row: &Row<'_>| HistoryRow::of(row.get(0).ok()?, Entry::read(row)?, &Texts::new());
    let rows = all(connection, sql!("past_since"), params![unit.0.as_bytes(), at], read);
    let mut before = BTreeMap::new();
    for row in rows.map_err(|source| Error::sqlite(path, source))? {
        let row = row.ok_or_else(|| Error::damaged(path, "history"))?;
        if let Change::PutAnswer(place, _) | Change::ClearAnswer(place) = row.change {
            let stood = if let Some(Change::PutAnswer(_, answer)) = row.inverse { Some(answer) } else { None };
            before.entry(place).or_insert(stood);
        }
    }
    Ok(before)
}

/// Reads the steps of work that are a single answer of a unit, oldest first.
pub(super) fn single_answers(connection: &Connection, path: &Path, unit: UnitId) -> Result<Vec<StepRow>, Error> {
    let read = |row: &Row<'_>| {
        let entry = Entry::read(row)?;
        let (step, edits) = HistoryRow::step(entry.step.as_deref()?)?;
        Some((step, edits, HistoryRow::of(row.get(0).ok()?, entry, &Texts::new())?))
    };
    let rows = all(connection, sql!("past_steps"), [unit.0.as_bytes()], read);
    // A step that a later program has named is no act of ours to judge.
    let rows = rows.map_err(|source| Error::sqlite(path, source))?.into_iter().flatten();
    Ok(rows.filter(|(_, edits, _)| *edits == 1).map(|(step, _, row)| StepRow { step, edits: vec![row] }).collect())
}

/// Reads the texts of all instruments that the round has been assessed with.
pub(super) fn instruments(connection: &Connection, path: &Path) -> Result<Vec<(Digest, Arc<str>)>, Error> {
    Ok(texts(connection).map_err(|source| Error::sqlite(path, source))?.into_iter().collect())
}

/// Finds the step that an edit was part of; none if it was part of none, or of one that cannot be understood.
fn step_of(connection: &Connection, seq: i64) -> rusqlite::Result<Option<PastStep>> {
    let read = |row: &Row<'_>| {
        let first: i64 = row.get(0).ok()?;
        let (step, edits) = HistoryRow::step(Entry::read(row)?.step.as_deref()?)?;
        Some((first, step, edits))
    };
    let Some((first, Step { name, takes_back }, edits)) = one(connection, sql!("step_before"), [seq], read)?.flatten()
    else {
        return Ok(None);
    };
    if seq - first >= edits as i64 {
        return Ok(None);
    }
    let mut manner = Manner::Done;
    let mut of = takes_back;
    for _ in 0..DEEPEST {
        let Some(id) = of else { break };
        manner = match manner {
            Manner::Done | Manner::DoneAgain => Manner::TakenBack,
            Manner::TakenBack => Manner::DoneAgain,
        };
        of = taken_back_by(connection, id)?;
    }
    Ok(Some(PastStep { name, manner }))
}

/// Finds what the step that begins with an edit took back itself.
fn taken_back_by(connection: &Connection, edit: EditId) -> rusqlite::Result<Option<EditId>> {
    let read = |row: &Row<'_>| HistoryRow::step(Entry::read(row)?.step.as_deref()?)?.0.takes_back;
    Ok(one(connection, sql!("history_of_edit"), [edit.0.as_bytes()], read)?.flatten())
}
