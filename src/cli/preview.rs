//! What becomes of answers under another instrument, as lines and as a document.

use super::Terminal;
use super::terminal::Side;
use crate::assessment::revision::{Concerned, Preview};
use crate::instrument::{Instrument, ItemCode};
use crate::wording;
use serde::Serialize;
use std::io;

/// What becomes of answers, as a document.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    from: Reference<'a>,
    /// Answers that count as they stand.
    carried: String,
    /// Items whose answers must be read again.
    reread: Vec<Entry<'a>>,
    /// Items whose answers have no place.
    homeless: Vec<Entry<'a>>,
    /// Items that nobody has been asked.
    new: Vec<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct Reference<'a> {
    id: &'a str,
    revision: &'a str,
    digest: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    item: &'a str,
    answers: String,
}

impl<'a> Document<'a> {
    pub(crate) fn new(preview: &'a Preview, from: &'a Instrument) -> Self {
        let entry = |one: &'a Concerned| Entry { item: one.item.as_str(), answers: one.answers.to_string() };
        Self {
            from: Reference::new(from),
            carried: preview.carried.to_string(),
            reread: preview.reread.iter().map(entry).collect(),
            homeless: preview.homeless.iter().map(entry).collect(),
            new: preview.new.iter().map(ItemCode::as_str).collect(),
        }
    }
}

impl<'a> Reference<'a> {
    pub(crate) fn new(instrument: &'a Instrument) -> Self {
        Self { id: &instrument.id, revision: &instrument.revision, digest: instrument.digest().to_string() }
    }
}

/// Returns an instrument with its revision, such as `ombudsman-2024 (2)`.
pub(crate) fn name(instrument: &Instrument) -> String {
    format!("{} ({})", instrument.id, instrument.revision)
}

/// Prints what becomes of answers: how many of each kind, each with the items concerned.
pub(crate) fn print(
    preview: &Preview,
    from: &Instrument,
    to: &Instrument,
    terminal: &mut Terminal<'_>,
) -> io::Result<()> {
    let locale = terminal.locale;
    let text = |instrument: &Instrument, code: &ItemCode| {
        let item = instrument.find_item(code.as_str()).map(|id| instrument.item(id));
        item.map(|item| item.text.get(locale.language()).to_owned()).unwrap_or_default()
    };
    let rows = |concerned: &[Concerned], instrument: &Instrument| -> Vec<Vec<String>> {
        let row =
            |one: &Concerned| vec![format!("  {}", one.item), one.answers.to_string(), text(instrument, &one.item)];
        concerned.iter().map(row).collect()
    };
    let new = |code: &ItemCode| vec![format!("  {code}"), String::new(), text(to, code)];
    let lists = [
        (wording::carried(locale, preview), Vec::new()),
        (wording::reread(locale, preview), rows(&preview.reread, to)),
        (wording::homeless(locale, preview), rows(&preview.homeless, from)),
        (wording::new_items(locale, preview), preview.new.iter().map(new).collect()),
    ];
    for (sentence, rows) in lists {
        if let Some(sentence) = sentence {
            terminal.line(&sentence)?;
            terminal.table(&[Side::Left, Side::Right, Side::Left], &rows)?;
        }
    }
    Ok(())
}
