//! `penilai instrument ...`

mod diff;
mod r#move;
mod form;
mod import;
mod xlsform;

use super::{Outcome, Terminal};

#[derive(clap::Subcommand)]
pub(crate) enum Verb {
    /// Says what differs between two instruments, word by word.
    Diff(diff::Arguments),
    /// Shows what moving a round to another instrument makes of its answers, and moves it if asked to.
    Move(r#move::Arguments),
    /// Turns a form of KoboToolbox or ODK Collect into an instrument file, or reports every cell that is wrong.
    Import(import::Arguments),
    /// Writes an instrument as a form for KoboToolbox and ODK Collect.
    Xlsform(xlsform::Arguments),
}

pub(crate) fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Outcome {
    match verb {
        Verb::Diff(arguments) => diff::run(arguments, terminal),
        Verb::Move(arguments) => r#move::run(arguments, terminal),
        Verb::Import(arguments) => import::run(arguments, terminal),
        Verb::Xlsform(arguments) => xlsform::run(arguments, terminal),
    }
}
