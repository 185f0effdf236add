//! `penilai instrument move ROUND INSTRUMENT|FILE.toml`

use crate::assessment::Change;
use crate::assessment::revision::preview;
use crate::cli::rulebook::rule_book;
use crate::cli::{End, Loaded, Outcome, Terminal, commit, load, preview as shown};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// The instrument to move to: an id, or a file ending in .toml.
    #[arg(value_name = "INSTRUMENT|FILE.toml")]
    instrument: String,
    /// Move the round; otherwise nothing is changed.
    #[arg(long)]
    apply: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let to = rule_book(&arguments.instrument, terminal.locale)?;
    let Loaded { store, instrument: from, round } = load(&arguments.round)?;
    let names = [("from", shown::name(&from)), ("to", shown::name(&to)), ("title", round.info.title.clone())];
    let names = names.each_ref().map(|(name, value)| (*name, value.as_str()));
    if from.digest() == to.digest() {
        terminal.tell(&terminal.locale.say_with("move-same", &names));
        return Ok(End::Done);
    }
    let preview = preview(round.sheets.values(), &from, &to);
    terminal.line(&terminal.locale.say_with("move-title", &names))?;
    shown::print(&preview, &from, &to, terminal)?;
    if arguments.apply {
        commit(&store, &arguments.round, vec![Change::PutInstrument(to.toml().clone())])?;
    }
    let key = if arguments.apply { "move-done" } else { "move-not-done" };
    terminal.tell(&terminal.locale.say_with(key, &names));
    Ok(if preview.is_smooth() { End::Done } else { End::Finding })
}
