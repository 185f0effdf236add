//! The folder in which instruments from outside are kept, each as `ID.toml`.
//!
//! What is kept is the whole instrument, also that of a variant: it stays what it was when it was taken in, whatever becomes of
//! the one it extends.

use super::intake::{self, Refused};
use super::write::{self, WriteError};
use crate::instrument::Instrument;
use crate::library::{Library, Standing};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// Why a file of the folder is not offered.
#[derive(Debug)]
pub enum Unfit {
    /// It is no sound instrument, or cannot be read.
    Refused(Refused),
    /// Its name is not the id of the instrument in it: that id.
    Misnamed(String),
    /// Its id belongs to another instrument: that one's id.
    Taken(String),
}

/// Offers every instrument of the folder, in the order of their files' names. Returns the files that are not fit, with the reason.
pub fn offer(folder: &Path, library: &mut Library) -> Vec<(PathBuf, Unfit)> {
    let paths = match paths(folder) {
        Ok(paths) => paths,
        Err(error) => return vec![(folder.to_owned(), Unfit::Refused(Refused::Unreadable(error)))],
    };
    let mut unfit = Vec::new();
    for path in paths {
        match fit(&path, library) {
            Ok(instrument) => library.offer(Arc::new(instrument)),
            Err(why) => unfit.push((path, why)),
        }
    }
    unfit
}

/// Keeps an instrument whose id nothing offered has. A file in its place, which then is not fit to be offered, is set aside.
///
/// # Errors
/// Fails if the disk refuses.
pub fn keep(folder: &Path, instrument: &Instrument) -> Result<(), WriteError> {
    let path = place(folder, instrument)?;
    match write::write_new(&path, instrument.toml().as_bytes()) {
        Err(WriteError::Exists { .. }) => {
            fs::rename(&path, path.with_extension("toml.bak")).map_err(|error| WriteError::from_io(&path, error))?;
            write::write_new(&path, instrument.toml().as_bytes())
        }
        result => result,
    }
}

/// Keeps an instrument in place of another revision of it.
///
/// # Errors
/// Fails if the disk refuses.
pub fn replace(folder: &Path, instrument: &Instrument) -> Result<(), WriteError> {
    write::replace(&place(folder, instrument)?, instrument.toml().as_bytes())
}

fn place(folder: &Path, instrument: &Instrument) -> Result<PathBuf, WriteError> {
    fs::create_dir_all(folder).map_err(|error| WriteError::from_io(folder, error))?;
    Ok(folder.join(format!("{}.toml", instrument.id)))
}

/// Returns the instrument files of the folder, by name; none where nothing has been taken in yet.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    Ok(paths)
}

fn fit(path: &Path, library: &Library) -> Result<Instrument, Unfit> {
    let instrument = intake::take_in(path, library).map_err(Unfit::Refused)?.instrument;
    if path.file_stem().is_none_or(|stem| stem != instrument.id.as_str()) {
        return Err(Unfit::Misnamed(instrument.id));
    }
    match library.standing(&instrument) {
        // One that has come to be shipped since is offered as such.
        Standing::New | Standing::Held => Ok(instrument),
        Standing::Taken(id) => Err(Unfit::Taken(id)),
        Standing::Replaces(_) | Standing::Changed => Err(Unfit::Taken(instrument.id)),
    }
}
