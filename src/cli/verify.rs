//! `penilai verify FILE.hasil...`

use super::{End, Outcome, Stop, Terminal};
use crate::exchange::result::{self, Refused};
use crate::failure::Failure;
use crate::scoring;
use crate::wording::Wording;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Result files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let mut end = End::Done;
    let mut unreadable = None;
    for file in &arguments.files {
        match result::verify(file) {
            Ok(verified) => {
                let wording = Wording { locale: terminal.locale, instrument: &verified.instrument };
                for unit in verified.round.units_sorted() {
                    let entity = verified.round.entities.get(&unit.entity).map_or("", |entity| &entity.name);
                    let Some(sheet) = verified.round.sheets.get(&unit.id) else { continue };
                    let verdict = wording.verdict(&scoring::score(&verified.instrument, sheet).verdict);
                    let name = file.display().to_string();
                    let args =
                        [("file", name.as_str()), ("entity", entity), ("unit", &unit.name), ("verdict", &verdict)];
                    let line = terminal.locale.say_with("cli-verified", &args);
                    terminal.line(&line)?;
                }
            }
            Err(Refused::Unreadable(error)) => {
                if let Some(earlier) = unreadable.replace(Failure::file(file, &error)) {
                    terminal.tell_failure(&earlier);
                }
            }
            Err(refused) => {
                end = End::Finding;
                let failure = Failure::result(file, &refused);
                let line = format!("{} {}", failure.sentence(terminal.locale), failure.advice(terminal.locale));
                terminal.line(&line)?;
            }
        }
    }
    match unreadable {
        Some(failure) => Err(Stop::Failure(failure)),
        None => Ok(end),
    }
}
