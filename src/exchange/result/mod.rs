//! The result file `*.hasil`: one unit's answers with their instrument and score, to be carried to another round.
//!
//! It is a zip that any tool opens, with four members:
//!
//! | member | holds |
//! |---|---|
//! | `manifest.json` | what this is, what it says in short, size and SHA-256 of every other member |
//! | `instrument.toml` | the instrument, so that the score can be computed again for ever |
//! | `answers.json` | entity, unit, subjects and answers, with their identities |
//! | `score.json` | the score, and the tree of its reasons |
//!
//! The comment of the zip is its seal: the SHA-256 of every byte before the digest. A zip has bits that nobody reads, and compressed
//! data can be written in many ways; the seal makes any change found all the same, and it goes on doing so when a later version
//! of the program compresses differently. It protects from accidents, not from forgers: those meet the recomputed score.
//!
//! [`write()`] and [`verify`] use the same code, so a file that has been written has been verified as its receiver will do it.

mod document;
mod pack;
mod verify;

pub use verify::{Refused, Verified, verify, verify_bytes, verify_for};

use super::write::{Staged, WriteError};
use crate::assessment::{Round, UnitId};
use crate::instrument::{Instrument, Severity};
use std::path::{Path, PathBuf};

/// The extension of result files.
pub const EXTENSION: &str = "hasil";

/// Which units may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// Only those in which everything that counts has been answered.
    Complete,
    /// Any; the manifest says whether it is complete.
    Any,
}

/// Why a result file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The round does not have the unit.
    #[error("no such unit")]
    NoSuchUnit,
    /// The unit is not complete.
    #[error("{missing} answers are missing")]
    Incomplete {
        /// How many answers that count are missing.
        missing: usize,
    },
    /// The unit is complete, but its answers violate what the instrument requires of them.
    #[error(transparent)]
    Violated(Violation),
    /// The content could not be put into the form of the file.
    #[error("cannot encode {name}")]
    Encode {
        /// The member.
        name: &'static str,
        /// What was said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// What was written would be refused by whoever receives it, so it was taken away again.
    #[error("the written file does not verify")]
    Verify(#[from] Refused),
}

/// A constraint that keeps a complete unit from being handed on: a hard one, or a soft one without its reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("constraint {constraint} is violated at item {item}, and {} more are", .count - 1)]
pub struct Violation {
    /// Code of the first such constraint.
    pub constraint: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Code of the item where it can be dealt with.
    pub item: String,
    /// How many findings there are that have to be dealt with.
    pub count: usize,
}

/// Writes the result file of a unit, whose answers have been loaded, into a folder and returns its path.
///
/// The file gets a name of its own; an earlier one stays. It has been synced, read back, verified and scored again before it
/// gets its name.
///
/// # Errors
/// Fails if the unit is unknown or not complete enough, if it is complete but violates constraints, if the disk refuses, or if
/// the result does not verify. Then there is no new result file.
pub fn write(
    folder: &Path,
    instrument: &Instrument,
    round: &Round,
    unit: UnitId,
    completeness: Completeness,
) -> Result<PathBuf, Error> {
    let single = document::single(instrument, round, unit).ok_or(Error::NoSuchUnit)?;
    let package = document::package(instrument, &single, unit)?;
    if completeness == Completeness::Complete && package.missing > 0 {
        return Err(Error::Incomplete { missing: package.missing });
    }
    if let Some(violation) = package.violation {
        return Err(Error::Violated(violation));
    }
    let bytes = pack::pack(&package.members)?;
    let stem = stem(&single, unit);
    let mut staged = Staged::write(&folder.join(&stem), &bytes)?;
    verify(staged.path())?;
    for path in names(folder, &stem) {
        match staged.name(&path) {
            Ok(()) => return Ok(path),
            Err((Some(back), WriteError::Exists { .. })) => staged = back,
            Err((_, error)) => return Err(error.into()),
        }
    }
    Err(WriteError::Exists { path: folder.join(stem) }.into())
}

/// Returns the names to try: `a.hasil`, `a-2.hasil`, `a-3.hasil` and so on.
fn names(folder: &Path, stem: &str) -> impl Iterator<Item = PathBuf> {
    let name = move |number: u32| match number {
        1 => format!("{stem}.{EXTENSION}"),
        _ => format!("{stem}-{number}.{EXTENSION}"),
    };
    (1..100_000).map(move |number| folder.join(name(number)))
}

/// Returns a name that every file system takes: letters, digits and dashes, at most 100 characters with number and extension.
fn stem(single: &Round, unit: UnitId) -> String {
    let unit = single.units.get(&unit);
    let entity = unit.and_then(|unit| single.entities.get(&unit.entity));
    let entity = slug(entity.map_or("", |entity| &entity.name), "entitas");
    let unit = slug(unit.map_or("", |unit| &unit.name), "unit");
    // The underscore also keeps the whole from being a name that Windows reserves, such as `con`.
    format!("{entity}_{unit}")
}

fn slug(name: &str, absent: &str) -> String {
    const MOST: usize = 43;
    let mut slug = String::new();
    for c in name.chars().map(|c| c.to_ascii_lowercase()) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(MOST);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { absent.to_owned() } else { slug.to_owned() }
}
