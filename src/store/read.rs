//! Reading a round: what opening brings, the sheet of a unit, the history.

use super::detail;
use super::error::{Error, Lost};
use super::history::{HistoryRow, Scope, StepRow};
use super::record::{self, Entry, Texts};
use crate::assessment::{Round, Sheet, UnitId};
use crate::instrument::Digest;
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// What is whole in the sheet of a damaged unit, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The records that are as they were written.
    pub sheet: Sheet,
    /// The others.
    pub lost: Vec<Lost>,
}

/// Reads the round without its answers.
pub(super) fn round(connection: &Connection, path: &Path) -> Result<Round, Error> {
    let about = |source| Error::sqlite(path, source);
    let damaged = |what: &str| Error::damaged(path, what);
    let first = one(connection, sql!("round"), [], record::round).map_err(about)?;
    let (info, digest) = first.flatten().ok_or_else(|| damaged("round"))?;
    let instrument = one(connection, sql!("instrument"), [digest.0], record::instrument).map_err(about)?;
    let (_, text) = instrument.flatten().ok_or_else(|| damaged("instrument"))?;
    let mut round = Round::new(info, text);
    for entity in all(connection, sql!("entities"), [], record::entity).map_err(about)? {
        let entity = entity.ok_or_else(|| damaged("entity"))?;
        round.entities.insert(entity.id, entity);
    }
    for unit in all(connection, sql!("units"), [], record::unit).map_err(about)? {
        let unit = unit.ok_or_else(|| damaged("unit"))?;
        round.units.insert(unit.id, unit);
    }
    Ok(round)
}

/// Reads the sheet of a unit, with what is damaged apart.
pub(super) fn salvage(connection: &Connection, unit: UnitId) -> rusqlite::Result<Salvaged> {
    let mut salvaged = Salvaged { sheet: Sheet::default(), lost: Vec::new() };
    for subject in all(connection, sql!("subjects_of_unit"), [unit.0.as_bytes()], record::subject)? {
        match subject {
            Some(subject) => salvaged.sheet.subjects.push(subject),
            None => salvaged.lost.push(Lost::Record),
        }
    }
    let read = |row: &Row<'_>| Some(record::answer(row).ok_or_else(|| record::place(row)));
    for answer in all(connection, sql!("answers_of_unit"), [unit.0.as_bytes()], read)?.into_iter().flatten() {
        match answer {
            Ok((place, answer)) => {
                salvaged.sheet.answers.entry(place.item).or_default().insert(place.subject, answer);
            }
            Err(place) => salvaged.lost.push(place.map_or(Lost::Record, Lost::Answer)),
        }
    }
    for detail in all(connection, sql!("details_of_unit"), [unit.0.as_bytes()], detail::read)? {
        match detail {
            Some(detail) => _ = salvaged.sheet.details.put(detail),
            None => salvaged.lost.push(Lost::Record),
        }
    }
    Ok(salvaged)
}

/// Reads the sheet of a unit.
pub(super) fn sheet(connection: &Connection, path: &Path, unit: UnitId) -> Result<Sheet, Error> {
    let Salvaged { sheet, lost } = salvage(connection, unit).map_err(|source| Error::sqlite(path, source))?;
    if lost.is_empty() { Ok(sheet) } else { Err(Error::DamagedUnit { path: path.to_path_buf(), unit, lost }) }
}

/// Reads which units have answers of an earlier round attached.
pub(super) fn attached(connection: &Connection, path: &Path) -> Result<BTreeSet<UnitId>, Error> {
    let units = all(connection, sql!("details_earlier"), [], |row| record::uuid(row, 0).map(UnitId));
    Ok(units.map_err(|source| Error::sqlite(path, source))?.into_iter().flatten().collect())
}

/// Reads part of the history, oldest first.
pub(super) fn history(connection: &Connection, path: &Path, scope: &Scope) -> Result<Vec<HistoryRow>, Error> {
    let read = |row: &Row<'_>| Some((row.get::<_, i64>(0).ok()?, Entry::read(row)?));
    let rows = match scope {
        Scope::Round => all(connection, sql!("history"), [], read),
        Scope::Unit(unit) => all(connection, sql!("history_of_unit"), [unit.0.as_bytes()], read),
        Scope::Place(place) => {
            let subject = place.subject.map(|subject| *subject.0.as_bytes());
            let key = params![place.unit.0.as_bytes(), place.item.as_str(), subject];
            all(connection, sql!("history_of_place"), key, read)
        }
    };
    let about = |source| Error::sqlite(path, source);
    let rows = rows.map_err(about)?.into_iter();
    let texts = match scope {
        Scope::Round => texts(connection).map_err(about)?,
        // A change of the instrument is no edit of a unit.
        Scope::Unit(_) | Scope::Place(_) => Texts::new(),
    };
    let understood = |row: Option<(i64, Entry)>| row.and_then(|(seq, entry)| HistoryRow::of(seq, entry, &texts));
    rows.map(|row| understood(row).ok_or_else(|| Error::damaged(path, "history"))).collect()
}

/// Reads the last steps of work, oldest first; what cannot be understood ends the reading, since nothing before it can be undone
/// in order.
pub(super) fn steps(connection: &Connection, path: &Path, most: usize) -> Result<Vec<StepRow>, Error> {
    let about = |source| Error::sqlite(path, source);
    let first = |row: &Row<'_>| {
        let (seq, json): (i64, String) = (row.get(0).ok()?, row.get(1).ok()?);
        HistoryRow::step(&json).map(|(step, edits)| (seq, step, edits))
    };
    let found = all(connection, sql!("steps"), [most as i64], first).map_err(about)?;
    let texts = texts(connection).map_err(about)?;
    let read = |row: &Row<'_>| HistoryRow::of(row.get(0).ok()?, Entry::read(row)?, &texts);
    let mut steps = Vec::new();
    for (seq, step, edits) in found.into_iter().map_while(|found| found) {
        let rows = all(connection, sql!("history_of_step"), params![seq, edits as i64], read).map_err(about)?;
        let Some(edits) = rows.into_iter().collect() else { break };
        steps.push(StepRow { step, edits });
    }
    steps.reverse();
    Ok(steps)
}

/// Reads a file of evidence; none if it is not there.
pub(super) fn file(connection: &Connection, path: &Path, of: Digest) -> Result<Option<Arc<[u8]>>, Error> {
    bytes(connection, path, sql!("file"), of)
}

/// Reads the thumbnail of a file of evidence; none if it is not there.
pub(super) fn thumbnail(connection: &Connection, path: &Path, of: Digest) -> Result<Option<Arc<[u8]>>, Error> {
    bytes(connection, path, sql!("thumbnail"), of)
}

fn bytes(connection: &Connection, path: &Path, sql: &str, of: Digest) -> Result<Option<Arc<[u8]>>, Error> {
    let found =
        one(connection, sql, [of.0], |row| detail::bytes(row, 0)).map_err(|error| Error::sqlite(path, error))?;
    found.map(|bytes| bytes.ok_or_else(|| Error::damaged(path, "file"))).transpose()
}

/// Reads the texts of all instruments the round has been assessed with.
pub(super) fn texts(connection: &Connection) -> rusqlite::Result<Texts> {
    Ok(all(connection, sql!("instruments"), [], record::instrument)?.into_iter().flatten().collect())
}

/// Counts the rows that are not what was written, in the whole file.
pub(super) fn damaged_rows(connection: &Connection) -> rusqlite::Result<usize> {
    fn count<T>(rows: &[Option<T>]) -> usize {
        rows.iter().filter(|row| row.is_none()).count()
    }
    let damaged = count(&all(connection, sql!("instruments"), [], |row| record::instrument(row).map(drop))?)
        + count(&all(connection, sql!("round"), [], record::round)?)
        + count(&all(connection, sql!("entities"), [], record::entity)?)
        + count(&all(connection, sql!("units"), [], record::unit)?)
        + count(&all(connection, sql!("subjects"), [], |row| record::subject(row).map(drop))?)
        + count(&all(connection, sql!("answers"), [], |row| record::answer(row).map(drop))?)
        + count(&all(connection, sql!("details"), [], |row| detail::read(row).map(drop))?)
        + count(&all(connection, sql!("files"), [], detail::file)?)
        + count(&all(connection, sql!("history"), [], |row| Entry::read(row).map(drop))?);
    Ok(damaged)
}

/// Reads all rows of a query; those that cannot be understood are `None`.
pub(super) fn all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Option<T>,
) -> rusqlite::Result<Vec<Option<T>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| Ok(read(row)))?;
    rows.collect()
}

/// Reads the first row of a query, if there is one; `Some(None)` if it cannot be understood.
pub(super) fn one<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Option<T>,
) -> rusqlite::Result<Option<Option<T>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    Ok(rows.next()?.map(read))
}
