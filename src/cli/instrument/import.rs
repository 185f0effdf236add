//! `penilai instrument import FILE.xlsx`

use crate::cli::terminal::at_place;
use crate::cli::{End, Outcome, Stop, Terminal, library};
use crate::exchange::intake::{self, Refused, TakenIn};
use crate::exchange::write;
use crate::failure::Failure;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The workbook.
    #[arg(value_name = "FILE.xlsx")]
    file: PathBuf,
    /// The instrument file to write; beside the workbook under the instrument's id unless given. It must not exist.
    #[arg(long, value_name = "FILE.toml")]
    to: Option<PathBuf>,
}

/// Nobody mends more at a time.
const MOST_SHOWN: usize = 50;

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let path = &arguments.file;
    let TakenIn { instrument, file, remarks } = match intake::workbook(path, &library()?) {
        Ok(taken_in) => taken_in,
        Err(Refused::Wrong(remarks)) => {
            for remark in remarks.iter().take(MOST_SHOWN) {
                let line = at_place(path, remark, terminal.locale);
                terminal.line(&line)?;
            }
            if remarks.len() > MOST_SHOWN {
                let more = (remarks.len() - MOST_SHOWN).to_string();
                terminal.line(&terminal.locale.say_with("cli-workbook-more", &[("count", &more)]))?;
            }
            terminal.tell(&terminal.locale.say("cli-workbook-nothing"));
            return Ok(End::Finding);
        }
        Err(refused) => return Err(Stop::Failure(Failure::intake(path, &refused))),
    };
    let beside = || path.with_file_name(format!("{}.toml", instrument.id));
    let to = arguments.to.clone().unwrap_or_else(beside);
    write::write_new(&to, file.as_bytes()).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
    for remark in &remarks {
        let line = at_place(path, remark, terminal.locale);
        terminal.tell(&line);
    }
    let status = if instrument.is_provisional() { "provisional" } else { "official" };
    let scored = instrument.items().filter(|(_, item)| item.scored).count();
    let args = [
        ("id", instrument.id.clone()),
        ("file", to.display().to_string()),
        ("items", scored.to_string()),
        ("status", terminal.locale.say(status)),
        ("assumed", instrument.assumed_numbers().to_string()),
    ];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    terminal.tell(&terminal.locale.say_with("cli-workbook-imported", &args));
    Ok(End::Done)
}
