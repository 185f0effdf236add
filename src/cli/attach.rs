//! `penilai attach ROUND EARLIER`

use super::{End, Loaded, Outcome, Stop, Terminal, commit_step, load};
use crate::assessment::earlier::Attachment;
use crate::session::earlier;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// An earlier round file or a result file; it stays as it is.
    earlier: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let read = earlier::read(&arguments.earlier, &arguments.round, |_| true).map_err(Stop::Failure)?;
    // Nobody stops it here.
    let Some(before) = read else { return Ok(End::Done) };
    let Loaded { store, round, .. } = load(&arguments.round)?;
    let sheets = round.sheets.iter();
    let attached = sheets.filter(|(_, sheet)| sheet.details.earlier.is_some()).map(|(unit, _)| *unit).collect();
    let attachment = Attachment::new(&round, &before, &attached);
    let locale = terminal.locale;
    for unit in attachment.unmatched.iter().filter_map(|id| round.units.get(id)) {
        let entity = round.entities.get(&unit.entity).map_or("", |entity| &entity.name);
        terminal.line(&locale.say_with("earlier-unmatched", &[("entity", entity), ("unit", &unit.name)]))?;
    }
    let (matched, replacing) = (attachment.matched.len(), attachment.replacing);
    if matched > 0 {
        commit_step(&store, &arguments.round, earlier::step(&attachment), attachment.changes())?;
    }
    let args = [
        ("title", attachment.info.title),
        ("year", attachment.info.year.to_string()),
        ("count", matched.to_string()),
        ("replaced", replacing.to_string()),
    ];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    terminal.tell(&locale.say_with(if matched > 0 { "earlier-attached" } else { "earlier-none" }, &args));
    Ok(if attachment.unmatched.is_empty() { End::Done } else { End::Finding })
}
