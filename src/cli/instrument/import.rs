//! `penilai instrument import FILE.xlsx`

use super::form;
use crate::cli::{End, Outcome, Stop, Terminal, library};
use crate::exchange::read::capped;
use crate::exchange::workbook::{self, Finding, Refused};
use crate::exchange::xlsx::Workbook;
use crate::exchange::{write, xlsform, xlsx};
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
    if xlsform::is_form(&workbook) {
        return form::import(arguments, &mut workbook, terminal);
    }
    let authored = match workbook::read(&mut workbook) {
        Ok(authored) => authored,
        Err(Refused::Findings(findings)) => return report(arguments, &findings, terminal),
        Err(refused) => return Err(Stop::Failure(Failure::authoring(file, &refused))),
    };
    let instrument = match library()?.read(authored.toml()) {
        Ok(instrument) => instrument,
        Err(problems) => {
            let findings: Vec<Finding> = problems.iter().map(|problem| authored.finding(problem)).collect();
            return report(arguments, &findings, terminal);
        }
    };
    let beside = || file.with_file_name(format!("{}.toml", instrument.id));
    let to = arguments.to.clone().unwrap_or_else(beside);
    write::write_new(&to, authored.toml().as_bytes()).map_err(|error| Stop::Failure(Failure::writing(&error)))?;
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

/// Prints what is wrong, each with its cell.
fn report(arguments: &Arguments, findings: &[Finding], terminal: &mut Terminal<'_>) -> Outcome {
    for finding in findings {
        let (what, hint) = (terminal.locale.message(&finding.message), terminal.locale.hint(&finding.message));
        let (file, hint) = (arguments.file.display(), hint.unwrap_or_default());
        terminal.line(&format!("{file}: {}!{}: {what} {hint}", finding.sheet, finding.place))?;
    }
    terminal.tell(&terminal.locale.say("cli-workbook-nothing"));
    Ok(End::Finding)
}
