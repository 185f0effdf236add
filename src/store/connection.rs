//! Connections: how SQLite is told to behave, and what it must say before a file is trusted.

use super::error::Error;
use super::file::{self, RoundFile};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// A bug in older versions could corrupt a database in WAL mode.
const _: () = assert!(rusqlite::ffi::SQLITE_VERSION_NUMBER >= 3_051_003);

/// The tables that are checked one by one when the whole takes too long.
pub(super) const TABLES: [&str; 9] =
    ["instrument", "round", "entity", "unit", "subject", "answer", "detail", "file", "history"];

/// What closing does with edits that still lie in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// They move into the file.
    Tidy,
    /// Nothing is touched.
    AsFound,
}

/// Opens a file for the one writer.
pub(super) fn writing(file: &RoundFile, close: Close) -> Result<Connection, Error> {
    let about = |source| Error::sqlite(file.path(), source);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(file.path(), flags).map_err(about)?;
    if connection.is_readonly(MAIN_DB).map_err(about)? {
        return Err(Error::ReadOnly { path: file.path().to_path_buf() });
    }
    on_close(&connection, close).map_err(about)?;
    harden(&connection).map_err(about)?;
    // Exclusive before the first access: then WAL needs no shared-memory file, and nobody else reads half a state.
    insist(&connection, file, "locking_mode", "exclusive")?;
    insist(&connection, file, "journal_mode", "wal")?;
    let settings = [
        ("synchronous", "FULL"),
        ("fullfsync", "ON"),
        ("checkpoint_fullfsync", "ON"),
        ("foreign_keys", "ON"),
        ("secure_delete", "ON"),
        ("cell_size_check", "ON"),
        ("temp_store", "MEMORY"),
    ];
    for (name, value) in settings {
        connection.pragma_update(None, name, value).map_err(about)?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Opens a file at rest without leaving a trace on the disk.
pub(super) fn reading(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(file::immutable_uri(path), flags)?;
    harden(&connection)?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    Ok(connection)
}

/// Opens the empty file that a new round or a backup is built in. It gets its name only when it is whole and synced.
pub(super) fn building(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    harden(&connection)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    Ok(connection)
}

pub(super) fn on_close(connection: &Connection, close: Close) -> rusqlite::Result<()> {
    let as_found = close == Close::AsFound;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, as_found).map(|_| ())
}

/// How much of a file is checked before it is worked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// All of it.
    Full,
    /// Its structure, but not whether each index has the rows of its table.
    Structure,
    /// Only what is read at once.
    Nothing,
}

impl Depth {
    /// Chooses the deepest check that nobody has to wait for.
    pub(super) fn for_size(bytes: u64) -> Self {
        match bytes >> 20 {
            0..4 => Self::Full,
            4..32 => Self::Structure,
            _ => Self::Nothing,
        }
    }
}

/// Checks a whole file; returns what is wrong.
pub(super) fn fault(connection: &Connection, depth: Depth) -> rusqlite::Result<Option<String>> {
    let check = match depth {
        Depth::Full => "integrity_check",
        Depth::Structure => "quick_check",
        Depth::Nothing => return Ok(None),
    };
    let found: String = connection.pragma_query_value(None, check, |row| row.get(0))?;
    if found != "ok" {
        return Ok(Some(found));
    }
    stray(connection)
}

/// Checks one table with its indexes; returns what is wrong.
pub(super) fn fault_in(connection: &Connection, table: &str) -> rusqlite::Result<Option<String>> {
    let mut found = None;
    connection.pragma(None, "integrity_check", table, |row| {
        let text: String = row.get(0)?;
        found = found.take().or((text != "ok").then_some(text));
        Ok(())
    })?;
    Ok(found)
}

/// Looks for answers, subjects and the rest of units that are not there; returns what is wrong.
pub(super) fn stray(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let count = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let mut strays = count(sql!("strays"))?;
    if connection.table_exists(None, "detail")? {
        strays += count(sql!("detail_strays"))?;
    }
    Ok((strays > 0).then(|| format!("answers of {strays} units that are not there")))
}

/// A file may come from anybody: it gets no triggers, views or functions to run, and cannot change its own rules.
fn harden(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::ZERO)?;
    let settings = [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    ];
    for (setting, value) in settings {
        connection.set_db_config(setting, value)?;
    }
    Ok(())
}

/// Sets a mode that SQLite may decline without an error.
fn insist(connection: &Connection, file: &RoundFile, name: &str, value: &str) -> Result<(), Error> {
    let about = |source| Error::sqlite(file.path(), source);
    let got: String = connection.pragma_update_and_check(None, name, value, |row| row.get(0)).map_err(about)?;
    if got == value { Ok(()) } else { Err(Error::damaged(file.path(), format!("{name} is {got}"))) }
}
