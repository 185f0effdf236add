//! `penilai sample ROUND`

use super::{End, Outcome, Stop, Terminal, account, now};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file to write; it must not exist.
    round: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    crate::sample::write(&arguments.round, now, &account()).map_err(Stop::Failure)?;
    let file = arguments.round.display().to_string();
    terminal.tell(&terminal.locale.say_with("cli-sample-written", &[("file", &file)]));
    Ok(End::Done)
}
