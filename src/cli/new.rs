//! `penilai new ROUND --instrument ID --year Y`

use super::rulebook::rule_book;
use super::{End, Outcome, Stop, Terminal, stamp};
use crate::assessment::RoundInfo;
use crate::assessment::text::{Lines, NAME, cleaned};
use crate::failure::Failure;
use crate::store::Store;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file to write; it must not exist.
    round: PathBuf,
    /// The instrument, such as ombudsman-2024.
    #[arg(long, value_name = "ID|FILE.toml")]
    instrument: String,
    /// Year of assessment.
    #[arg(long, value_name = "Y", value_parser = clap::value_parser!(u16).range(1945..=2200))]
    year: u16,
    /// Title of the round; otherwise the instrument and the year.
    #[arg(long)]
    title: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let instrument = rule_book(&arguments.instrument, terminal.locale)?;
    let title = arguments.title.clone().unwrap_or_else(|| format!("{} {}", instrument.id, arguments.year));
    let title = cleaned(title.trim(), NAME, Lines::One);
    let info = RoundInfo { title, year: arguments.year, example: false };
    Store::create(&arguments.round, &instrument, &info, &stamp())
        .map_err(|error| Stop::Failure(Failure::creating(&arguments.round, &error)))?;
    let file = arguments.round.display().to_string();
    terminal.tell(&terminal.locale.say_with("cli-new-written", &[("file", &file), ("instrument", &instrument.id)]));
    Ok(End::Done)
}
