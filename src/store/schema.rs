//! The shape of a round file: one frozen SQL file per version, and the way up from each.

use super::backup;
use super::error::Error;
use super::file::RoundFile;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::PathBuf;

/// "PEN1", the mark of a round file.
pub(super) const APPLICATION_ID: u32 = 0x5045_4E31;

/// What leads from each version to the next; the first makes a new file.
const RUNGS: [&str; 3] = [include_str!("schema/1.sql"), include_str!("schema/2.sql"), include_str!("schema/3.sql")];

/// Version this program writes.
pub(super) const VERSION: u32 = RUNGS.len() as u32;

/// Makes the tables of a new file.
pub(super) fn make(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    ascend(&transaction, &RUNGS, 0)?;
    transaction.commit()
}

/// Returns the version of an open file.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_one(None, "user_version")
}

/// Whether the file has exactly the tables of its version: no trigger, view or column that this program did not make.
pub(super) fn is_pure(connection: &Connection, version: u32) -> rusqlite::Result<bool> {
    is_pure_of(connection, &RUNGS, version)
}

/// Brings an older file to the version this program writes, after a verified backup beside it; returns the backup.
pub(super) fn climb(connection: &mut Connection, file: &RoundFile) -> Result<Option<PathBuf>, Error> {
    climb_on(&RUNGS, connection, file)
}

fn climb_on(rungs: &[&str], connection: &mut Connection, file: &RoundFile) -> Result<Option<PathBuf>, Error> {
    let about = |source| Error::sqlite(file.path(), source);
    let from = version(connection).map_err(about)?;
    if from as usize >= rungs.len() {
        return Ok(None);
    }
    let target = file.backup_of_version(from);
    backup::copy(connection, &target)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(about)?;
    ascend(&transaction, rungs, from).map_err(about)?;
    transaction.commit().map_err(about)?;
    Ok(Some(target))
}

fn ascend(transaction: &Transaction<'_>, rungs: &[&str], from: u32) -> rusqlite::Result<()> {
    for rung in rungs.iter().skip(from as usize) {
        transaction.execute_batch(rung)?;
    }
    transaction.pragma_update(None, "user_version", rungs.len() as u32)
}

fn is_pure_of(connection: &Connection, rungs: &[&str], version: u32) -> rusqlite::Result<bool> {
    let mut model = Connection::open_in_memory()?;
    let transaction = model.transaction()?;
    ascend(&transaction, &rungs[..(version as usize).min(rungs.len())], 0)?;
    transaction.commit()?;
    Ok(parts(connection)? == parts(&model)?)
}

fn parts(connection: &Connection) -> rusqlite::Result<Vec<[Option<String>; 4]>> {
    let mut statement = connection.prepare(sql!("schema"))?;
    let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::super::connection::{self, Close};
    use super::{APPLICATION_ID, RUNGS, ascend, climb_on, is_pure_of, version};
    use crate::store::file::RoundFile;

    /// The real rungs, and two that are none yet.
    const LADDER: [&str; 5] = [
        RUNGS[0],
        RUNGS[1],
        RUNGS[2],
        "CREATE TABLE photo (id INTEGER NOT NULL PRIMARY KEY) STRICT;",
        "ALTER TABLE photo ADD COLUMN label TEXT; INSERT INTO photo (label) VALUES ('depan');",
    ];

    fn old_file(folder: &std::path::Path, rungs: usize) -> RoundFile {
        let path = folder.join("a.penilai");
        std::fs::write(&path, b"").unwrap();
        let mut connection = connection::building(&path).unwrap();
        let transaction = connection.transaction().unwrap();
        transaction.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        ascend(&transaction, &LADDER[..rungs], 0).unwrap();
        transaction.commit().unwrap();
        RoundFile::existing(&path).unwrap()
    }

    #[test]
    fn an_older_file_climbs_and_stays_beside_as_it_was() {
        for from in 1..5_u32 {
            let folder = tempfile::tempdir().unwrap();
            let file = old_file(folder.path(), from as usize);
            let mut connection = connection::writing(&file, Close::Tidy).unwrap();
            let backup = climb_on(&LADDER, &mut connection, &file).unwrap().unwrap();
            assert_eq!(backup.file_name().unwrap().to_str(), Some(&*format!("a.penilai.v{from}.cadangan")));
            assert_eq!(version(&connection).unwrap(), 5);
            assert!(is_pure_of(&connection, &LADDER, 5).unwrap());
            let kept = connection::reading(&backup).unwrap();
            assert_eq!(version(&kept).unwrap(), from);
            assert!(is_pure_of(&kept, &LADDER, from).unwrap());
            assert_eq!(climb_on(&LADDER, &mut connection, &file).unwrap(), None, "there is nothing above");
        }
    }

    #[test]
    fn a_climb_that_fails_leaves_the_version_and_the_backup() {
        let folder = tempfile::tempdir().unwrap();
        let file = old_file(folder.path(), 1);
        let mut connection = connection::writing(&file, Close::Tidy).unwrap();
        let broken = [LADDER[0], LADDER[1], "CREATE TABLE unit (id INTEGER) STRICT;"];
        for backup in ["a.penilai.v1.cadangan", "a.penilai.v1-2.cadangan"] {
            assert!(climb_on(&broken, &mut connection, &file).is_err());
            assert_eq!(version(&connection).unwrap(), 1);
            assert!(is_pure_of(&connection, &LADDER, 1).unwrap());
            assert!(folder.path().join(backup).exists(), "{backup}");
        }
    }
}
