//! `penilai instrument import FILE.xlsx`

use super::form;
use crate::cli::{Outcome, Stop, Terminal};
use crate::exchange::read::capped;
use crate::exchange::xlsx::{self, Workbook};
use crate::failure::Failure;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The workbook.
    #[arg(value_name = "FILE.xlsx")]
    pub(super) file: PathBuf,
    /// The instrument file to write; beside the workbook under the instrument's id unless given. It must not exist.
    #[arg(long, value_name = "FILE.toml")]
    pub(super) to: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let file = &arguments.file;
    let bytes = capped(file, xlsx::MOST_BYTES).map_err(|error| Stop::Failure(Failure::file(file, &error)))?;
    let mut workbook = Workbook::open(&bytes).map_err(|refused| Stop::Failure(Failure::workbook(file, &refused)))?;
    form::import(arguments, &mut workbook, terminal)
}
