//! `penilai check FILE.toml...`

use super::rulebook::problem_line;
use super::{End, Outcome, Stop, Terminal, library};
use crate::exact::Exact;
use crate::exchange::intake;
use crate::failure::Failure;
use crate::instrument::{Instrument, NodeId};
use crate::locale::{Locale, Message};
use crate::scoring::{Concern, sensitivity};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Instrument files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let library = library()?;
    let mut end = End::Done;
    let mut refused = None;
    for file in &arguments.files {
        match read(file) {
            Ok(text) => match library.read(&text) {
                Ok(instrument) => sound(file, &instrument, terminal)?,
                Err(problems) => {
                    end = End::Finding;
                    for problem in problems.iter().take(MOST_LINES) {
                        let line = problem_line(&file.display().to_string(), problem, terminal.locale);
                        terminal.line(&line)?;
                    }
                    if let Some(more) = problems.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
                        terminal.line(&terminal.locale.say_with("cli-check-more", &[("count", &more.to_string())]))?;
                    }
                }
            },
            // One unreadable file does not keep the others from being checked.
            Err(failure) => {
                if let Some(earlier) = refused.replace(failure) {
                    terminal.tell_failure(&earlier);
                }
            }
        }
    }
    match refused {
        Some(failure) => Err(Stop::Failure(failure)),
        None => Ok(end),
    }
}

/// Most problems of one file that are printed: whoever has more mends these first.
const MOST_LINES: usize = 50;
/// Most items named one by one that cannot change a zone.
const MOST_ITEMS: usize = 5;

/// Reads a file that at least looks like an instrument.
pub(crate) fn read(file: &Path) -> Result<String, Failure> {
    intake::text(file).map_err(|refused| Failure::intake(file, &refused))
}

fn sound(file: &Path, instrument: &Instrument, terminal: &mut Terminal<'_>) -> std::io::Result<()> {
    let status = if instrument.is_provisional() { "provisional" } else { "official" };
    let scored = instrument.items().filter(|(_, item)| item.scored).count();
    let text = terminal.locale.say_with(
        "cli-check-sound",
        &[
            ("file", &file.display().to_string()),
            ("id", &instrument.id),
            ("items", &scored.to_string()),
            ("status", &terminal.locale.say(status)),
            ("assumed", &instrument.assumed_numbers().to_string()),
            ("cases", &instrument.cases().len().to_string()),
        ],
    );
    terminal.line(&text)?;
    let concerns = sensitivity(instrument);
    let is_weak = |concern: &&Concern| matches!(concern, Concern::Powerless(_));
    let (weak, mut named) = (concerns.iter().filter(is_weak).count(), 0);
    for concern in &concerns {
        named += usize::from(is_weak(&concern));
        let sentence = match is_weak(&concern) && named > MOST_ITEMS {
            true if named < weak => continue,
            true => {
                let more = (weak - MOST_ITEMS).to_string();
                terminal.locale.say_with("concern-powerless-more", &[("count", &more)])
            }
            false => sentence(instrument, concern, terminal.locale),
        };
        terminal.line(&format!("  {sentence}"))?;
    }
    Ok(())
}

/// What an author should know of an instrument in which nothing is wrong.
fn sentence(instrument: &Instrument, concern: &Concern, locale: &Locale) -> String {
    let number = |number: &Exact| locale.short_number(number, DIGITS);
    let band = |id| &instrument.band(id).category;
    let node = |id: NodeId| &instrument.node(id).code;
    let message = match concern {
        Concern::Powerless(item) => Message::new("concern-powerless").with("item", &instrument.item(*item).code),
        Concern::Sum { node: Some(id), sum } => {
            Message::new("concern-sum").with("node", node(*id)).with("sum", number(sum))
        }
        Concern::Sum { node: None, sum } => Message::new("concern-sum-top").with("sum", number(sum)),
        Concern::Unreachable(id) => Message::new("concern-unreachable").with("band", band(*id)),
        Concern::Gap { band: id, above, below } => {
            let message = Message::new("concern-gap").with("band", band(*id));
            message.with("above", number(above)).with("below", number(below))
        }
        Concern::NoQuota(group) => Message::new("concern-no-quota").with("group", &instrument.group(*group).code),
        Concern::Largest { item, points } => {
            let message = Message::new("concern-largest").with("item", &instrument.item(*item).code);
            message.with("points", number(points)).with("maximum", number(&instrument.scale.maximum))
        }
    };
    locale.message(&message)
}

/// Most decimals of points in these sentences.
const DIGITS: u32 = 4;
