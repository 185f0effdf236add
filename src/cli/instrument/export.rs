//! `penilai instrument export ID|FILE.toml FILE.xlsx`

use crate::cli::{End, Outcome, Stop, Terminal, library};
use crate::exchange::read::capped;
use crate::exchange::{workbook, write};
use crate::failure::Failure;
use crate::instrument::document::Document;
use crate::instrument::{Instrument, Problem};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// An instrument of the library, or an instrument file.
    #[arg(value_name = "ID|FILE.toml")]
    instrument: String,
    /// The workbook to write; it must not exist.
    #[arg(value_name = "FILE.xlsx")]
    to: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let toml = source(&arguments.instrument)?;
    let exported = Document::read(&toml).and_then(|document| {
        let id = document.text("id").unwrap_or_default().to_owned();
        workbook::export(&document, terminal.locale).map(|bytes| (id, bytes))
    });
    let (id, bytes) = match exported {
        Ok(exported) => exported,
        Err(problems) => {
            for problem in problems {
                report(&arguments.instrument, &problem, terminal)?;
            }
            return Ok(End::Finding);
        }
    };
    write::write_new(&arguments.to, &bytes).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    let file = arguments.to.display().to_string();
    terminal.tell(&terminal.locale.say_with("cli-workbook-exported", &[("id", &id), ("file", &file)]));
    Ok(End::Done)
}

/// Returns the text of an instrument of the library as its author wrote it, or of an instrument file.
fn source(name: &str) -> Result<String, Stop> {
    let library = library()?;
    if let Some(toml) = library.file(name) {
        return Ok(toml.to_owned());
    }
    let file = Path::new(name);
    if file.extension().is_none_or(|extension| extension != "toml") {
        return crate::cli::find_instrument(&library, name).map(|instrument| instrument.toml().to_owned());
    }
    let failed = |error| Stop::Failure(Failure::file(file, &error));
    let bytes = capped(file, Instrument::LONGEST).map_err(failed)?;
    let not_text = || std::io::Error::from(std::io::ErrorKind::InvalidData);
    String::from_utf8(bytes).map_err(|_| failed(not_text()))
}

fn report(name: &str, problem: &Problem, terminal: &mut Terminal<'_>) -> std::io::Result<()> {
    let (what, hint) = (terminal.locale.message(&problem.message), terminal.locale.hint(&problem.message));
    terminal.line(&format!("{name}:{}: {what} {}", problem.line, hint.unwrap_or_default()))
}
