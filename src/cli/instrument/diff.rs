//! `penilai instrument diff A B`

use crate::cli::preview::{Reference, name};
use crate::cli::rulebook::rule_book;
use crate::cli::{End, Outcome, Terminal};
use crate::exact::Exact;
use crate::instrument::difference::{Change, Difference, Nature, Piece, differences, word_by_word};
use crate::locale::{Language, Locale};
use serde::Serialize;

/// What stands where a field is not there.
const NOTHING: &str = "–";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The old instrument: an id, or a file ending in .toml.
    #[arg(value_name = "A")]
    old: String,
    /// The new instrument: an id, or a file ending in .toml.
    #[arg(value_name = "B")]
    new: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    from: Reference<'a>,
    to: Reference<'a>,
    differences: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    part: &'static str,
    code: &'a str,
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let old = rule_book(&arguments.old, terminal.locale)?;
    let new = rule_book(&arguments.new, terminal.locale)?;
    let found = differences(&old, &new);
    if arguments.json {
        let (from, to) = (Reference::new(&old), Reference::new(&new));
        terminal.json(&Document { from, to, differences: found.iter().map(entry).collect() })?;
    } else {
        terminal.line(&format!("{} -> {}", name(&old), name(&new)))?;
        for difference in &found {
            terminal.line(&line(difference, terminal.locale))?;
        }
        if found.is_empty() {
            terminal.line(&terminal.locale.say("diff-none"))?;
        }
    }
    Ok(if found.is_empty() { End::Done } else { End::Finding })
}

fn entry(difference: &Difference) -> Entry<'_> {
    let Difference { component, code, change } = difference;
    let plain = Entry {
        part: component.word(),
        code,
        change: "",
        field: None,
        key: None,
        language: None,
        from: None,
        to: None,
    };
    match change {
        Change::Added(text) => Entry { change: "added", to: Some(text), ..plain },
        Change::Removed(text) => Entry { change: "removed", from: Some(text), ..plain },
        Change::Field { field, key, language, from, to, nature } => Entry {
            change: "changed",
            field: Some(*field),
            key: key.as_deref(),
            language: (*nature == Nature::Prose).then_some(*language),
            from: from.as_deref(),
            to: to.as_deref(),
            ..plain
        },
    }
}

/// A difference in a line: "butir IN.K.1.a, bobot: 2 -> 3".
fn line(difference: &Difference, locale: &Locale) -> String {
    let part = locale.say(&format!("diff-part-{}", difference.component.word()));
    let part = format!("{part} {}", difference.code);
    let part = part.trim_end();
    match &difference.change {
        Change::Added(text) => format!("+ {part}: {}", one_line(text)),
        Change::Removed(text) => format!("- {part}: {}", one_line(text)),
        Change::Field { field, key, language, from, to, nature } => {
            let mut name = locale.say(&format!("diff-field-{}", field.replace('_', "-")));
            if let Some(key) = key {
                name = format!("{name} {key}");
            }
            if *language == Language::En {
                name = locale.say_with("diff-english", &[("field", &name)]);
            }
            let (from, to) = (from.as_deref(), to.as_deref());
            let shown = match nature {
                Nature::Prose => prose(from.unwrap_or_default(), to.unwrap_or_default()),
                Nature::Value => format!("{} -> {}", from.unwrap_or(NOTHING), to.unwrap_or(NOTHING)),
                Nature::Number => format!("{} -> {}", number(from, locale), number(to, locale)),
            };
            format!("{part}, {name}: {shown}")
        }
    }
}

/// A number as people write it.
fn number(number: Option<&str>, locale: &Locale) -> String {
    let shown = number.and_then(Exact::parse).map(|number| locale.short_number(&number, 18));
    shown.unwrap_or_else(|| number.unwrap_or(NOTHING).to_owned())
}

/// A text with what was taken out and what was put in: "Standar [-lama-] {+baru+} ditetapkan".
fn prose(from: &str, to: &str) -> String {
    let mut shown = String::new();
    let mut after_removed = false;
    for piece in word_by_word(&one_line(from), &one_line(to)) {
        match piece {
            Piece::Same(text) => shown.push_str(&text),
            Piece::Removed(text) => {
                shown.push_str(&format!("[-{text}-]"));
                after_removed = true;
                continue;
            }
            Piece::Added(text) => {
                let gap = if after_removed { " " } else { "" };
                shown.push_str(&format!("{gap}{{+{text}+}}"));
            }
        }
        after_removed = false;
    }
    shown
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
