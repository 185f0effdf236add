//! The sample round: Kota Metro 2024 with its six units.
//!
//! The entity's 97,21 was published; the answers behind it were not. Those shipped here are constructed so that they lead to the
//! published score, and the round says so wherever it is shown or exported.

use crate::assessment::{Edit, Round, RoundInfo, Stamp};
use crate::exchange::table;
use crate::failure::Failure;
use crate::instrument::Instrument;
use crate::library::Library;
use crate::locale::Message;
use crate::store::Store;
use std::path::Path;
use uuid::Uuid;

const INSTRUMENT: &str = "ombudsman-2024";
const TABLE: (&str, &[u8]) = ("kota-metro-2024.csv", include_bytes!("../assets/samples/kota-metro-2024.csv"));

/// Returns what the sample round is called.
#[must_use]
pub fn info() -> RoundInfo {
    RoundInfo { title: "Kota Metro 2024".to_owned(), year: 2024, example: true }
}

/// Returns the sample round with its instrument, without a file.
///
/// # Errors
/// Fails only if the program's own files are damaged, which a test excludes.
pub fn round() -> Result<(Instrument, Round), Failure> {
    let library = Library::built_in().map_err(|_| damaged())?;
    let instrument = library.find(INSTRUMENT).ok_or_else(damaged)?.clone();
    let mut round = Round::new(info(), instrument.toml().clone());
    let changes = table::plan(&[TABLE], &instrument, &round, &mut Uuid::now_v7).map_err(|_| damaged())?;
    for change in &changes {
        round.apply(change).map_err(|_| damaged())?;
    }
    Ok((instrument, round))
}

/// Writes the sample round to a file that does not exist yet.
///
/// # Errors
/// Says why the file cannot be written.
pub fn write(path: &Path, clock: fn() -> i64, who: &str) -> Result<(), Failure> {
    let failed = |error| Failure::creating(path, &error);
    let instrument = round()?.0;
    let empty = Round::new(info(), instrument.toml().clone());
    let changes = table::plan(&[TABLE], &instrument, &empty, &mut Uuid::now_v7).map_err(|_| damaged())?;
    let stamp = || Stamp { id: crate::assessment::EditId(Uuid::now_v7()), at: clock(), who: who.to_owned() };
    let made = stamp();
    let edits: Vec<Edit> = changes.into_iter().map(|change| Edit { change, stamp: stamp() }).collect();
    Store::create_with(path, &instrument, &info(), &made, &edits).map_err(failed)
}

fn damaged() -> Failure {
    Failure::new(
        Message::new("failure-library"),
        Message::new("why-damaged").with("detail", TABLE.0),
        Message::new("remedy-reinstall"),
    )
}
