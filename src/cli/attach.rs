//! `penilai attach ROUND EARLIER`

use super::{End, Loaded, Outcome, Stop, Terminal, commit, load};
use crate::assessment::earlier::Attachment;
use crate::failure::Failure;
use crate::locale::Message;
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
    if let (Ok(round), Ok(other)) = (arguments.round.canonicalize(), arguments.earlier.canonicalize())
        && round == other
    {
        return Err(Stop::Failure(Failure::new(
            Message::new("failure-attaching").with("file", arguments.earlier.display()),
            Message::new("why-same-round"),
            Message::new("remedy-same-round"),
        )));
    }
    let before = earlier::read(&arguments.earlier).map_err(Stop::Failure)?;
    let Loaded { store, round, .. } = load(&arguments.round)?;
    let attachment = Attachment::new(&round, &before);
    let locale = terminal.locale;
    for unit in attachment.unmatched.iter().filter_map(|id| round.units.get(id)) {
        let entity = round.entities.get(&unit.entity).map_or("", |entity| &entity.name);
        terminal.line(&locale.say_with("earlier-unmatched", &[("entity", entity), ("unit", &unit.name)]))?;
    }
    let (matched, replacing) = (attachment.matched.len(), attachment.replacing);
    if matched > 0 {
        commit(&store, &arguments.round, attachment.changes())?;
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
