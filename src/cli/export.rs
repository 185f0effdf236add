//! `penilai export ROUND --to DIR`

use super::{End, Loaded, Outcome, Stop, Terminal, find_unit, load};
use crate::assessment::{Round, UnitId};
use crate::exchange::result::{self, Completeness};
use crate::exchange::{scores, table, write};
use crate::failure::Failure;
use crate::instrument::Instrument;
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// The folder to write to; it is made if it does not exist.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Hasil)]
    format: Format,
    /// Only this unit; `entity/unit` where two entities have one of that name.
    #[arg(long, value_name = "U")]
    unit: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A result file for each completed unit.
    Hasil,
    /// The answers and the scores as tables.
    Csv,
    /// The scores as a JSON document.
    Json,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let Loaded { instrument, mut round, .. } = load(&arguments.round)?;
    if let Some(name) = &arguments.unit {
        let only = find_unit(&round, name)?.1.id;
        keep(&mut round, only);
    }
    let folder = &arguments.to;
    fs::create_dir_all(folder)
        .map_err(|source| Stop::Failure(Failure::writing(&write::WriteError::from_io(folder, source))))?;
    match arguments.format {
        Format::Hasil => results(folder, &instrument, &round, terminal),
        Format::Csv => {
            document(folder, "jawaban.csv", &table::answers_csv(&instrument, &round), terminal)?;
            document(folder, "nilai.csv", &scores::scores_csv(&instrument, &round), terminal)
        }
        Format::Json => {
            let mut bytes =
                serde_json::to_vec_pretty(&scores::scores(&instrument, &round)).map_err(std::io::Error::from)?;
            bytes.push(b'\n');
            document(folder, "nilai.json", &bytes, terminal)
        }
    }
}

/// Leaves one unit and its entity.
fn keep(round: &mut Round, only: UnitId) {
    round.units.retain(|id, _| *id == only);
    round.sheets.retain(|id, _| *id == only);
    let kept: Vec<_> = round.units.values().map(|unit| unit.entity).collect();
    round.entities.retain(|id, _| kept.contains(id));
}

/// Writes a result file for each complete unit; the others are named, and are a finding.
fn results(folder: &Path, instrument: &Instrument, round: &Round, terminal: &mut Terminal<'_>) -> Outcome {
    let mut end = End::Done;
    for unit in round.units_sorted() {
        match result::write(folder, instrument, round, unit.id, Completeness::Complete) {
            Ok(path) => terminal.line(&path.display().to_string())?,
            Err(result::Error::Incomplete { missing }) => {
                end = End::Finding;
                let args = [("unit", unit.name.as_str()), ("count", &missing.to_string())];
                terminal.tell(&terminal.locale.say_with("cli-not-exported", &args));
            }
            Err(error @ result::Error::Violated(_)) => {
                end = End::Finding;
                terminal.tell_failure(&Failure::exporting(&unit.name, &error));
            }
            Err(error) => return Err(Stop::Failure(Failure::exporting(&unit.name, &error))),
        }
    }
    Ok(end)
}

fn document(folder: &Path, name: &str, bytes: &[u8], terminal: &mut Terminal<'_>) -> Outcome {
    let path = folder.join(name);
    write::write_new(&path, bytes).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    terminal.line(&path.display().to_string())?;
    Ok(End::Done)
}
