//! Backups: a whole, verified copy under a new name.

use super::error::Error;
use super::{connection, file, read, schema};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::path::Path;

/// Copies an open database, reads the copy back, and only then gives it its name.
pub(super) fn copy(from: &Connection, target: &Path) -> Result<(), Error> {
    let about = |source| Error::sqlite(target, source);
    let temporary = file::temporary(target)?;
    let mut to = connection::building(&temporary).map_err(about)?;
    let done = Backup::new(from, &mut to).and_then(|backup| backup.step(-1)).map_err(about)?;
    to.close().map_err(|(_, source)| about(source))?;
    if done != StepResult::Done {
        return Err(Error::OpenElsewhere { path: target.to_path_buf(), holder: None });
    }
    verify(&temporary, target)?;
    file::settle(temporary, target)
}

fn verify(copy: &Path, target: &Path) -> Result<(), Error> {
    let about = |source| Error::sqlite(target, source);
    let reader = connection::reading(copy).map_err(about)?;
    let found: String = reader.pragma_query_value(None, "integrity_check", |row| row.get(0)).map_err(about)?;
    if found != "ok" {
        return Err(Error::damaged(target, found));
    }
    // The rows of an older version are not known here.
    if schema::version(&reader).map_err(about)? != schema::VERSION {
        return Ok(());
    }
    match read::damaged_rows(&reader).map_err(about)? {
        0 => Ok(()),
        rows => Err(Error::damaged(target, format!("{rows} rows"))),
    }
}
