//! `penilai instrument xlsform ID|FILE.toml FILE.xlsx`

use crate::cli::rulebook::rule_book;
use crate::cli::{End, Outcome, Stop, Terminal};
use crate::exchange::{write, xlsform};
use crate::failure::Failure;
use std::path::PathBuf;

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
    let instrument = rule_book(&arguments.instrument, terminal.locale)?;
    let form = &arguments.form;
    let bytes = xlsform::form(&instrument).map_err(|error| Stop::Failure(Failure::form(form, &error)))?;
    write::write_new(form, &bytes).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    let file = form.display().to_string();
    terminal.tell(&terminal.locale.say_with("xlsform-written", &[("id", &instrument.id), ("file", &file)]));
    Ok(End::Done)
}
