//! Variants: files that extend another instrument and say only what differs.
//!
//! A region that weighs differently, a year that moves an edge: such a file is a few lines. Resolving one gives a file that stands
//! alone, which is what a round carries.

use super::document::{Document, Entry, Field, Value};
use super::schema::{self, Section};
use super::{Instrument, Problem};
use crate::locale::Message;
use std::collections::{HashMap, HashSet};

/// Most steps from a variant to what it rests on.
const MOST_STEPS: usize = 8;

impl Instrument {
    /// Reads an instrument file that may extend another; `base` gives the text of an instrument by its id.
    ///
    /// # Errors
    /// Returns every problem of the file, by line. What is wrong only because of the instrument extended stands at the line that
    /// names it.
    pub fn resolve(toml: &str, base: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<Problem>> {
        // Nearly no file extends another, and need not be taken apart.
        if toml.len() > Self::LONGEST || !toml.contains("extends") {
            return Self::parse(toml);
        }
        let document = Document::read_placed(toml, &Some)?;
        let Some(extends) = document.field("extends") else { return Self::parse(toml) };
        let line = extends.origin.unwrap_or(1);
        let placed = |(origin, message): Placed| Problem { line: origin.flatten().unwrap_or(line), message };
        let read = stand_alone(document, base, MOST_STEPS).and_then(|document| {
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
    let below = Document::read_placed(&text, &|_| None);
    let below = below.map_err(|_| refused(Message::new("problem-no-base").with("id", &id)))?;
    let below = stand_alone(below, base, steps - 1)?;
    let mut problems = Vec::new();
    if document.text("id") == Some(id.as_str()) {
        problems.push((None, Message::new("problem-own-base").with("id", &id)));
    }
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
    let mut entries: Vec<Option<Entry<Option<usize>>>> =
        base.entries.into_iter().filter(|entry| entry.section != "case").map(Some).collect();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        if let Some(name) = entry.as_ref().and_then(name) {
            places.entry(name).or_insert(place);
        }
    }
    let (mut gone, mut told) = (HashSet::new(), HashSet::new());
    for mut entry in variant.entries {
        let name = name(&entry);
        if let Some((_, code)) = name.as_ref().filter(|name| !told.insert((*name).clone())) {
            problems.push((Some(entry.origin), Message::new("problem-twice").with("code", code)));
            continue;
        }
        let known = name.as_ref().and_then(|name| places.get(name).copied());
        match (takes_away(&mut entry), known) {
            (true, Some(place)) => {
                let taken = entries[place].take();
                gone.extend(taken.filter(|entry| entry.section == "node").and_then(|node| code_of(&node)));
                // It may be written anew.
                name.map(|name| (places.remove(&name), told.remove(&name)));
            }
            (true, None) => {
                problems.push((Some(entry.origin), Message::new("problem-omit").with("key", &entry.section)));
            }
            (false, Some(place)) => {
                if let Some(known) = &mut entries[place] {
                    override_fields(known, entry.fields);
                }
            }
            (false, None) => entries.push(Some(entry)),
        }
    }
    let mut entries: Vec<Entry<Option<usize>>> = entries.into_iter().flatten().collect();
    if !gone.is_empty() {
        remove_below(&mut entries, gone);
    }
    if let Some(root) = entries.iter_mut().find(|entry| entry.section.is_empty()) {
        let origin = root.field("extends").and_then(|field| field.origin);
        root.fields.retain(|field| field.key != "extends" && field.key != "based_on");
        root.fields.push(Field { key: "based_on".to_owned(), origin, value: Value::Text(id) });
    }
    Document { entries }
}

/// What an entry is called, so that a variant can speak of it: its section, and its code where the section repeats.
fn name<O>(entry: &Entry<O>) -> Option<(String, String)> {
    match schema::section(&entry.section)? {
        Section { repeats: false, .. } => Some((entry.section.clone(), String::new())),
        Section { identity, .. } => Some((entry.section.clone(), entry.text((*identity)?)?.to_owned())),
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
    let mut places: HashMap<String, usize> =
        entry.fields.iter().enumerate().map(|(place, field)| (field.key.clone(), place)).collect();
    for field in fields {
        match places.get(&field.key) {
            Some(place) => entry.fields[*place] = field,
            None => {
                places.insert(field.key.clone(), entry.fields.len());
                entry.fields.push(field);
            }
        }
    }
}

/// Takes out what stands below nodes that were taken out, except where the variant speaks of it.
fn remove_below(entries: &mut Vec<Entry<Option<usize>>>, mut gone: HashSet<String>) {
    let inherited = |entry: &Entry<Option<usize>>| entry.fields.iter().all(|field| field.origin.is_none());
    // Parents stand above their children, so one pass over the nodes finds all of them.
    for (section, above) in [("node", "parent"), ("item", "node")] {
        entries.retain(|entry| {
            let names = |gone: &HashSet<String>| entry.text(above).is_some_and(|above| gone.contains(above));
            let below = entry.section == section && inherited(entry) && names(&gone);
            if below && section == "node" {
                gone.extend(code_of(entry));
            }
            !below
        });
    }
}

fn code_of<O>(entry: &Entry<O>) -> Option<String> {
    entry.text("code").map(str::to_owned)
}
