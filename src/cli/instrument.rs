//! `penilai instrument ...`

mod diff;
mod r#move;

use super::{Outcome, Terminal};

#[derive(clap::Subcommand)]
pub(crate) enum Verb {
    /// Says what differs between two instruments, word by word.
    Diff(diff::Arguments),
    /// Shows what moving a round to another instrument makes of its answers, and moves it if asked to.
    Move(r#move::Arguments),
}

pub(crate) fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Outcome {
    match verb {
        Verb::Diff(arguments) => diff::run(arguments, terminal),
        Verb::Move(arguments) => r#move::run(arguments, terminal),
    }
}
