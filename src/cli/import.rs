//! `penilai import ROUND FILE.csv...`

use super::{End, Loaded, Outcome, Stop, Terminal, commit, load};
use crate::assessment::Change;
use crate::exchange::read::capped;
use crate::exchange::table::{self, TableProblem};
use crate::failure::Failure;
use crate::locale::Locale;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// Tables of entities, units and answers.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let mut files = Vec::new();
    for file in &arguments.files {
        let bytes = capped(file, table::MOST_BYTES).map_err(|error| Stop::Failure(Failure::file(file, &error)))?;
        files.push((file.display().to_string(), bytes));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let Loaded { store, instrument, round } = load(&arguments.round)?;
    let changes = table::plan(&files, &instrument, &round, &mut Uuid::now_v7).map_err(|problems| {
        let nothing = terminal.locale.say("cli-nothing-imported");
        let lines = problems.iter().map(|problem| sentence(terminal.locale, problem));
        Stop::Problems(lines.chain([nothing]).collect())
    })?;
    let count = |of: fn(&Change) -> bool| changes.iter().filter(|change| of(change)).count().to_string();
    let replaces = |change: &&Change| match change {
        Change::PutAnswer(place, answer) => {
            let before =
                round.sheets.get(&place.unit).and_then(|sheet| sheet.response(place.item.as_str(), place.subject));
            before.is_some_and(|before| Some(before) != answer.response.as_ref())
        }
        _ => false,
    };
    let replaced = changes.iter().filter(replaces).count().to_string();
    let args = [
        ("replaced", replaced),
        ("entities", count(|change| matches!(change, Change::PutEntity(_)))),
        ("units", count(|change| matches!(change, Change::PutUnit(_)))),
        ("subjects", count(|change| matches!(change, Change::PutSubject(..)))),
        ("answers", count(|change| matches!(change, Change::PutAnswer(..) | Change::ClearAnswer(_)))),
    ];
    commit(&store, &arguments.round, changes)?;
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    terminal.tell(&terminal.locale.say_with("cli-imported", &args));
    Ok(End::Done)
}

fn sentence(locale: &Locale, problem: &TableProblem) -> String {
    let column = problem.column.map(|column| format!(" [{}]", column.name())).unwrap_or_default();
    let (what, hint) = (locale.message(&problem.message), locale.hint(&problem.message).unwrap_or_default());
    format!("{}:{}{column}: {what} {hint}", problem.file, problem.line)
}
