//! Variants: files that extend another instrument and say only what differs.
//!
//! A region that weighs differently, a year that moves an edge: such a file is a few lines. Resolving one gives a file that stands
//! alone, which is what a round carries.

use super::document::{Document, Entry, Field, Value};
use super::schema::{self, Section};
use super::{Instrument, Problem};
use crate::locale::Message;
use std::collections::HashSet;

/// Most steps from a variant to what it rests on.
const MOST_STEPS: usize = 8;

impl Instrument {
    /// Reads an instrument file that may extend another; `base` gives the text of an instrument by its id.
    ///
    /// # Errors
    /// Returns every problem of the file, by line. What is wrong only because of the instrument extended stands at the line that
    /// names it.
    pub fn resolve(toml: &str, base: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<Problem>> {
        if !has_base(toml) {
            return Self::parse(toml);
        }
        let document = Document::read(toml)?;
        let origin = document.entries.iter().flat_map(|entry| &entry.fields).find(|field| field.key == "extends");
        let line = origin.map_or(1, |field| field.origin);
        let placed = |(origin, message): Placed| Problem { line: origin.flatten().unwrap_or(line), message };
        let read = stand_alone(document.place(&Some), base, MOST_STEPS).and_then(|document| {
            let written = document.write();
            let mut instrument = written.instrument()?;
            // Examples that fail are told at their lines in this file.
            for case in &mut instrument.cases {
                case.line = written.origin(case.line).flatten().unwrap_or(line);
            }
            Ok(instrument)
        });
        read.map_err(|problems| {
            let mut problems: Vec<Problem> = problems.into_iter().map(placed).collect();
            problems.sort_by_key(|problem| problem.line);
            problems
        })
    }
}

/// A problem with the line of the variant; none for what was inherited.
type Placed = (Option<Option<usize>>, Message);

/// Whether a file names an instrument that it extends. Nearly all do not, and need not be taken apart.
fn has_base(toml: &str) -> bool {
    toml.lines()
        .take_while(|line| !line.trim_start().starts_with('['))
        .any(|line| line.trim_start().starts_with("extends"))
}

fn stand_alone(
    document: Document<Option<usize>>,
    base: &dyn Fn(&str) -> Option<String>,
    steps: usize,
) -> Result<Document<Option<usize>>, Vec<Placed>> {
    let Some(id) = document.text("extends").map(str::to_owned) else { return Ok(document) };
    let refused = |message: Message| vec![(None, message)];
    if steps == 0 {
        return Err(refused(Message::new("problem-base-circle").with("id", &id)));
    }
    let Some(text) = base(&id) else {
        return Err(refused(Message::new("problem-no-base").with("id", &id)));
    };
    let below = Document::read(&text).map_err(|_| refused(Message::new("problem-no-base").with("id", &id)))?;
    let below = stand_alone(below.place(&|_| None), base, steps - 1)?;
    let mut problems = Vec::new();
    let merged = overlay(below, document, &mut problems);
    if problems.is_empty() { Ok(merged) } else { Err(problems) }
}

/// Lays a variant over what it extends.
fn overlay(
    base: Document<Option<usize>>,
    variant: Document<Option<usize>>,
    problems: &mut Vec<Placed>,
) -> Document<Option<usize>> {
    let id = base.text("id").unwrap_or_default().to_owned();
    let mut entries: Vec<Entry<Option<usize>>> =
        base.entries.into_iter().filter(|entry| entry.section != "case").collect();
    for mut entry in variant.entries {
        let section = schema::section(&entry.section);
        let place = entries.iter().position(|other| is_same(section, &entry, other));
        if takes_away(&mut entry) {
            match place {
                Some(place) => remove(&mut entries, place),
                None => problems.push((Some(entry.origin), Message::new("problem-omit").with("key", &entry.section))),
            }
        } else {
            match place {
                Some(place) => override_fields(&mut entries[place], entry.fields),
                None => entries.push(entry),
            }
        }
    }
    if let Some(root) = entries.iter_mut().find(|entry| entry.section.is_empty()) {
        let origin = root.fields.iter().find(|field| field.key == "extends").and_then(|field| field.origin);
        root.fields.retain(|field| field.key != "extends" && field.key != "based_on");
        root.fields.push(Field { key: "based_on".to_owned(), origin, value: Value::Text(id) });
    }
    Document { entries }
}

/// Whether an entry of a variant is about an entry of its base.
fn is_same<O>(section: Option<&Section>, one: &Entry<O>, other: &Entry<O>) -> bool {
    one.section == other.section
        && match section {
            Some(Section { repeats: false, .. }) => true,
            Some(Section { identity: Some(key), .. }) => {
                let (one, other) = (one.text(key), other.text(key));
                one.is_some() && one == other
            }
            Some(Section { identity: None, .. }) | None => false,
        }
}

/// Whether an entry only says that something is left out.
fn takes_away<O>(entry: &mut Entry<O>) -> bool {
    let omitted = matches!(entry.get("omit"), Some(Value::Flag(true)));
    if matches!(entry.get("omit"), Some(Value::Flag(_))) {
        entry.fields.retain(|field| field.key != "omit");
    }
    omitted
}

fn override_fields<O>(entry: &mut Entry<O>, fields: Vec<Field<O>>) {
    for field in fields {
        match entry.fields.iter_mut().find(|known| known.key == field.key) {
            Some(known) => *known = field,
            None => entry.fields.push(field),
        }
    }
}

/// Takes an entry out; a node takes what is below it along.
fn remove<O>(entries: &mut Vec<Entry<O>>, place: usize) {
    let entry = entries.remove(place);
    if entry.section != "node" {
        return;
    }
    let mut gone: HashSet<String> = entry.text("code").map(str::to_owned).into_iter().collect();
    // Parents stand above their children, so one pass finds all of them.
    entries.retain(|entry| {
        let below = entry.section == "node" && entry.text("parent").is_some_and(|parent| gone.contains(parent));
        if below {
            gone.extend(entry.text("code").map(str::to_owned));
        }
        !below
    });
    entries.retain(|entry| entry.section != "item" || entry.text("node").is_none_or(|node| !gone.contains(node)));
}
