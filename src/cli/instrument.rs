//! `penilai instrument ...`

mod diff;
mod export;
mod import;
mod r#move;
mod xlsform;

use super::{Outcome, Terminal};

#[derive(clap::Subcommand)]
pub(crate) enum Verb {
    /// Writes an instrument as a workbook to be filled in with a spreadsheet program.
    Export(export::Arguments),
    /// Turns such a workbook, or a form of KoboToolbox or ODK Collect, into an instrument file, or reports every cell that is wrong.
    Import(import::Arguments),
    /// Writes an instrument as a form for KoboToolbox and ODK Collect.
    Xlsform(xlsform::Arguments),
    /// Says what differs between two instruments, word by word.
    Diff(diff::Arguments),
    /// Shows what moving a round to another instrument makes of its answers, and moves it if asked to.
    Move(r#move::Arguments),
}

pub(crate) fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Outcome {
    match verb {
        Verb::Export(arguments) => export::run(arguments, terminal),
        Verb::Import(arguments) => import::run(arguments, terminal),
        Verb::Xlsform(arguments) => xlsform::run(arguments, terminal),
        Verb::Diff(arguments) => diff::run(arguments, terminal),
        Verb::Move(arguments) => r#move::run(arguments, terminal),
    }
}
