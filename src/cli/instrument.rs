//! `penilai instrument ...`

mod export;
mod import;

use super::{Outcome, Terminal};

#[derive(clap::Subcommand)]
pub(crate) enum Verb {
    /// Writes an instrument as a workbook to be filled in with a spreadsheet program.
    Export(export::Arguments),
    /// Turns such a workbook into an instrument file, or reports every cell that is wrong.
    Import(import::Arguments),
}

pub(crate) fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Outcome {
    match verb {
        Verb::Export(arguments) => export::run(arguments, terminal),
        Verb::Import(arguments) => import::run(arguments, terminal),
    }
}
