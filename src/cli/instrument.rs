//! `penilai instrument ...`

mod form;
mod import;
mod xlsform;

use super::{Outcome, Terminal};

#[derive(clap::Subcommand)]
pub(crate) enum Verb {
    /// Turns a form of KoboToolbox or ODK Collect into an instrument file, or reports every cell that is wrong.
    Import(import::Arguments),
    /// Writes an instrument as a form for KoboToolbox and ODK Collect.
    Xlsform(xlsform::Arguments),
}

pub(crate) fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Outcome {
    match verb {
        Verb::Import(arguments) => import::run(arguments, terminal),
        Verb::Xlsform(arguments) => xlsform::run(arguments, terminal),
    }
}
