//! Reading an earlier round to put its answers beside those of the open one.

use crate::assessment::Round;
use crate::exchange::result;
use crate::failure::Failure;
use crate::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads a round file with all its answers, or the one unit of a result file. The file is not touched: a round is read from a copy,
/// since opening one may bring it up to date.
///
/// # Errors
/// Says why the file cannot be read, or that it is no round and no sound result file.
pub fn read(path: &Path) -> Result<Round, Failure> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(result::EXTENSION)) {
        return match result::verify(path) {
            Ok(verified) => Ok(verified.round),
            Err(refused) => Err(Failure::result(path, &refused)),
        };
    }
    let unreadable = |error| Failure::file(path, &error);
    let folder = tempfile::tempdir().map_err(unreadable)?;
    let copy = folder.path().join("round");
    fs::copy(path, &copy).map_err(unreadable)?;
    // What was written last may still stand beside the file.
    let beside = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-wal");
        PathBuf::from(name)
    };
    if beside(path).exists() {
        fs::copy(beside(path), beside(&copy)).map_err(unreadable)?;
    }
    let failed = |error| Failure::opening(path, &error);
    let (store, opened) = Store::open(&copy, || 0, Arc::new(|| {})).map_err(failed)?;
    let mut round = opened.round;
    for unit in round.units.keys().copied().collect::<Vec<_>>() {
        round.sheets.insert(unit, store.load(unit).map_err(failed)?);
    }
    Ok(round)
}
