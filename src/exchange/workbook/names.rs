//! What the entries and rows of a workbook are called, so that a problem can name the cell of the first of two and the name that
//! somebody may have meant.

use super::frame::twice;
use super::import::Origin;
use crate::exchange::nearest::nearest;
use crate::exchange::xlsx::Place;
use crate::instrument::document::{Document, Field, Value};
use crate::instrument::schema;
use crate::locale::Message;
use std::collections::HashMap;

/// Of more names than this of one kind none is looked for that is like a wrong one: a file may be wrong in thousands of places.
const MOST_NAMES: usize = 50;
/// No name that anybody mistypes is longer, in bytes.
const LONGEST: usize = 40;
/// Stands in a message where nothing is like what was written.
const NOTHING: &str = "none";

/// The names of a workbook.
pub(super) struct Names {
    /// Entries and rows that repeat a name.
    repeated: Repeated,
    /// Names by section, in their order.
    codes: HashMap<String, Vec<String>>,
}

/// The cell of a name and that of the first of its name, by sheet, row and name.
type Repeated = HashMap<(usize, u32, String), (Place, Place)>;

/// Returns a value of a message.
pub(super) fn argument<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    message.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

/// Returns the name that somebody may have meant; `none` where there is none like it.
pub(super) fn suggested<'k>(known: impl Iterator<Item = &'k str>, written: &str) -> &'k str {
    if written.is_empty() || written.len() > LONGEST {
        return NOTHING;
    }
    nearest(known.filter(|known| known.len() <= LONGEST), written).unwrap_or(NOTHING)
}

impl Names {
    /// Collects the names of a document.
    pub(super) fn of(document: &Document<Origin>) -> Self {
        let (mut repeated, mut codes) = (HashMap::new(), HashMap::<String, Vec<String>>::new());
        let mut seen: HashMap<(&str, &str), Place> = HashMap::new();
        for entry in &document.entries {
            for field in &entry.fields {
                let Value::List(rows) = &field.value else { continue };
                let mut seen: HashMap<&str, Place> = HashMap::new();
                for (_, row) in rows {
                    let Value::Table(fields) = row else { continue };
                    let key = fields.iter().find(|field| field.key == "key").and_then(named);
                    if let Some((code, origin)) = key {
                        note(*seen.entry(code).or_insert(origin.place), code, origin, &mut repeated);
                    }
                }
            }
            // A variant may leave an entry out and write it anew.
            let omitted = matches!(entry.get("omit"), Some(Value::Flag(true)));
            let identity = schema::section(&entry.section).and_then(|section| section.identity);
            let Some((code, origin)) = identity.and_then(|key| entry.field(key)).filter(|_| !omitted).and_then(named)
            else {
                continue;
            };
            codes.entry(entry.section.clone()).or_default().push(code.to_owned());
            note(*seen.entry((&entry.section, code)).or_insert(origin.place), code, origin, &mut repeated);
        }
        Self { repeated, codes }
    }

    /// Returns every name that is used again: its sheet, its cell, and what is wrong there.
    pub(super) fn repeated(&self) -> impl Iterator<Item = (usize, Place, Message)> {
        self.repeated.iter().map(|((sheet, _, code), (place, first))| (*sheet, *place, twice(code, *first)))
    }

    /// Adds to a message what a cell can say about it: the cell of the first of two, the name that may have been meant.
    pub(super) fn complete(&self, message: Message, origin: Option<Origin>) -> Message {
        let code = |section: &str| {
            let known = self.codes.get(section).filter(|codes| codes.len() <= MOST_NAMES);
            let known = known.into_iter().flatten().map(String::as_str);
            suggested(known, argument(&message, "name").unwrap_or_default())
        };
        let nearest = match message.key {
            "problem-no-source" => code("source"),
            "problem-no-node" => code("node"),
            "problem-no-group" => code("group"),
            "problem-no-choices" => code("choices"),
            "problem-unknown-key" => NOTHING,
            "problem-word" => {
                let found = argument(&message, "found").unwrap_or_default().to_lowercase();
                suggested(argument(&message, "known").unwrap_or_default().split(", "), &found)
            }
            "problem-twice" => {
                let code = argument(&message, "code").unwrap_or_default();
                let found = origin.and_then(|at| self.repeated.get(&(at.sheet, at.place.row, code.to_owned())));
                return found.map_or_else(|| message.clone(), |(_, first)| twice(code, *first));
            }
            _ => return message,
        };
        let nearest = nearest.to_owned();
        message.with("nearest", nearest)
    }
}

/// Returns the text of a field and where it stands.
fn named(field: &Field<Origin>) -> Option<(&str, Origin)> {
    match &field.value {
        Value::Text(text) => Some((text, field.origin)),
        Value::Number(_) | Value::Flag(_) | Value::List(_) | Value::Table(_) | Value::Other(_) => None,
    }
}

/// Notes a name that stands elsewhere before.
fn note(first: Place, code: &str, origin: Origin, repeated: &mut Repeated) {
    if first != origin.place {
        repeated.insert((origin.sheet, origin.place.row, code.to_owned()), (origin.place, first));
    }
}
