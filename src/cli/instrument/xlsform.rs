//! `penilai instrument xlsform ID|FILE.toml FILE.xlsx`

use crate::cli::{End, Outcome, Stop, Terminal, find_instrument, library};
use crate::exchange::read::capped;
use crate::exchange::{write, xlsform};
use crate::failure::Failure;
use crate::instrument::{Instrument, Problem};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Id of an instrument, or an instrument file.
    #[arg(value_name = "ID|FILE.toml")]
    instrument: String,
    /// The form to write; it must not exist.
    #[arg(value_name = "FILE.xlsx")]
    form: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let instrument = chosen(&arguments.instrument, terminal)?;
    let form = &arguments.form;
    let bytes = xlsform::form(&instrument).map_err(|error| Stop::Failure(Failure::form(form, &error)))?;
    write::write_new(form, &bytes).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    let file = form.display().to_string();
    terminal.tell(&terminal.locale.say_with("xlsform-written", &[("id", &instrument.id), ("file", &file)]));
    Ok(End::Done)
}

/// Finds the instrument that is meant by an id, or by the name of an instrument file.
fn chosen(name: &str, terminal: &Terminal<'_>) -> Result<Instrument, Stop> {
    let library = library()?;
    let file = Path::new(name);
    if file.extension().is_none_or(|extension| extension != "toml") {
        return find_instrument(&library, name).cloned();
    }
    let bytes = capped(file, Instrument::LONGEST).map_err(|error| Stop::Failure(Failure::file(file, &error)))?;
    library.read(&String::from_utf8_lossy(&bytes)).map_err(|problems| {
        let line = |problem: &Problem| {
            let hint = terminal.locale.hint(&problem.message).unwrap_or_default();
            format!("{name}:{}: {} {hint}", problem.line, terminal.locale.message(&problem.message))
        };
        Stop::Problems(problems.iter().map(line).collect())
    })
}
