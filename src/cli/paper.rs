//! `penilai paper ROUND --unit U --to FILE.html|FILE.xlsx` and `penilai paper-in ROUND FILE.xlsx`

use super::terminal::at_place;
use super::{End, Loaded, Outcome, Stop, Terminal, commit, find_unit, load, now};
use crate::exchange::paper::{Filling, Paper, Preview, Refused, Take, read};
use crate::exchange::read::capped;
use crate::exchange::xlsx;
use crate::failure::Failure;
use crate::instrument::Instrument;
use crate::locale::Message;
use crate::wording::Wording;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// The unit; `entity/unit` where two entities have one of that name.
    #[arg(long, value_name = "U")]
    unit: String,
    /// The file to write: .html to print, .xlsx to fill in and take in again. It must not exist.
    #[arg(long, value_name = "FILE.html|FILE.xlsx")]
    to: PathBuf,
    /// With the answers of the unit; otherwise empty.
    #[arg(long)]
    filled: bool,
}

#[derive(clap::Args)]
pub(crate) struct InArguments {
    /// The round file.
    round: PathBuf,
    /// The filled workbook.
    #[arg(value_name = "FILE.xlsx")]
    file: PathBuf,
    /// Let answers that differ replace those of the round; otherwise only new ones are taken.
    #[arg(long)]
    replace: bool,
}

/// Nobody mends more at a time.
const MOST_SHOWN: usize = 50;

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let Loaded { instrument, round, .. } = load(&arguments.round)?;
    let unit = find_unit(&round, &arguments.unit)?.1;
    let filling = if arguments.filled { Filling::Filled } else { Filling::Empty };
    let Some(paper) = Paper::of(terminal.locale, &instrument, &round, unit.id, filling, now()) else {
        return Ok(End::Finding);
    };
    paper.write(&arguments.to).map_err(|error| Stop::Failure(Failure::printing(&unit.name, &error)))?;
    let file = arguments.to.display().to_string();
    terminal.tell(&terminal.locale.say_with("cli-paper-written", &[("unit", &unit.name), ("file", &file)]));
    Ok(End::Done)
}

pub(crate) fn take_in(arguments: &InArguments, terminal: &mut Terminal<'_>) -> Outcome {
    let path = &arguments.file;
    let bytes = capped(path, xlsx::MOST_BYTES).map_err(|error| Stop::Failure(Failure::file(path, &error)))?;
    let Loaded { store, instrument, round } = load(&arguments.round)?;
    let preview = match read(&bytes, &instrument, &round, &mut Uuid::now_v7) {
        Ok(preview) => preview,
        Err(Refused::Wrong(remarks)) => {
            let lines = remarks.iter().take(MOST_SHOWN).map(|remark| at_place(path, remark, terminal.locale));
            let more = remarks.len().saturating_sub(MOST_SHOWN);
            let more =
                (more > 0).then(|| terminal.locale.say_with("cli-workbook-more", &[("count", &more.to_string())]));
            let nothing = terminal.locale.say("cli-paper-wrong");
            return Err(Stop::Problems(lines.chain(more).chain([nothing]).collect()));
        }
        Err(refused) => return Err(Stop::Failure(Failure::paper_in(path, &refused))),
    };
    print(&preview, &instrument, &round, terminal)?;
    let take = if arguments.replace { Take::All } else { Take::New };
    let changes = preview.changes(take);
    if !changes.is_empty() {
        commit(&store, &arguments.round, changes)?;
    }
    let (replaced, left) = match take {
        Take::All => (preview.differing.len(), 0),
        Take::New => (0, preview.differing.len()),
    };
    let unit = round.units.get(&preview.unit).map(|unit| unit.name.clone()).unwrap_or_default();
    let taken = Message::new("cli-paper-taken").with("unit", unit).with("new", preview.new.len());
    terminal.tell(&terminal.locale.message(&taken.with("replaced", replaced)));
    if left > 0 {
        terminal.tell(&terminal.locale.say_with("cli-paper-left", &[("count", &left.to_string())]));
        return Ok(End::Finding);
    }
    Ok(End::Done)
}

/// Prints what a workbook says beside the answers there are.
fn print(
    preview: &Preview,
    instrument: &Instrument,
    round: &crate::assessment::Round,
    terminal: &mut Terminal<'_>,
) -> Result<(), Stop> {
    let locale = terminal.locale;
    for sentence in preview.sentences(locale, round) {
        terminal.line(&sentence)?;
    }
    let (sheet, wording) = (round.sheet_of(preview.unit), Wording { locale, instrument });
    for difference in &preview.differing {
        let [now, then] = difference.words(&wording);
        let args = [("place", difference.place(sheet)), ("now", now), ("then", then)];
        let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
        terminal.line(&format!("  {}", locale.say_with("paper-difference", &args)))?;
    }
    Ok(())
}
