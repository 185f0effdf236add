//! `penilai instrument VERB`

mod xlsform;

use super::{Outcome, Stop, Terminal, find_instrument, library};
use crate::exchange::read::capped;
use crate::failure::Failure;
use crate::instrument::Instrument;
use clap::Subcommand;
use std::path::Path;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Writes an instrument as a form for KoboToolbox and ODK Collect.
    Xlsform(xlsform::Arguments),
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    match &arguments.verb {
        Verb::Xlsform(arguments) => xlsform::run(arguments, terminal),
    }
}

/// Finds the instrument that is meant by an id, or by the name of an instrument file.
fn chosen(name: &str, terminal: &Terminal<'_>) -> Result<Instrument, Stop> {
    let file = Path::new(name);
    if file.extension().is_none_or(|extension| extension != "toml") {
        return find_instrument(&library()?, name).cloned();
    }
    let bytes = capped(file, Instrument::LONGEST).map_err(|error| Stop::Failure(Failure::file(file, &error)))?;
    Instrument::parse(&String::from_utf8_lossy(&bytes)).map_err(|problems| {
        let line = |problem: &crate::instrument::Problem| {
            let hint = terminal.locale.hint(&problem.message).unwrap_or_default();
            format!("{name}:{}: {} {hint}", problem.line, terminal.locale.message(&problem.message))
        };
        Stop::Problems(problems.iter().map(line).collect())
    })
}
