//! `penilai instrument export ID|FILE.toml FILE.xlsx`

use crate::cli::rulebook::{problem_line, text};
use crate::cli::{End, Outcome, Stop, Terminal};
use crate::exchange::{workbook, write};
use crate::failure::Failure;
use crate::instrument::document::Document;
use std::path::PathBuf;

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
    let toml = text(&arguments.instrument)?;
    let exported = Document::read(&toml).and_then(|document| {
        let id = document.text("id").unwrap_or_default().to_owned();
        workbook::export(&document, terminal.locale).map(|bytes| (id, bytes))
    });
    let (id, bytes) = match exported {
        Ok(exported) => exported,
        Err(problems) => {
            for problem in problems {
                terminal.line(&problem_line(&arguments.instrument, &problem, terminal.locale))?;
            }
            return Ok(End::Finding);
        }
    };
    write::write_new(&arguments.to, &bytes).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    let file = arguments.to.display().to_string();
    terminal.tell(&terminal.locale.say_with("cli-workbook-exported", &[("id", &id), ("file", &file)]));
    Ok(End::Done)
}
