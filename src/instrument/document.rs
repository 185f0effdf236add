//! An instrument file between its text and its meaning: sections of keys and values, each knowing where it came from.
//!
//! A document is read from a TOML file or built by whoever imports another format, and written in one canonical form. The writer
//! says for each line of that form where it came from, so that a problem found in the text can be told at a cell of a workbook
//! or at the line of a variant.

use super::schema::{Key, SECTIONS};
use super::{Instrument, Problem};
use crate::exact::Exact;
use crate::locale::Message;
use std::fmt::Write as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// An instrument file as sections of keys and values. `O` says where something came from: a line, a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<O> {
    /// Its sections, those that repeat in their order; the keys before the first section are one without a name.
    pub entries: Vec<Entry<O>>,
}

/// A section, or one of those that repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<O> {
    /// Name of the section.
    pub section: String,
    /// Where it begins.
    pub origin: O,
    /// Its keys, each at most once.
    pub fields: Vec<Field<O>>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<O> {
    /// The key.
    pub key: String,
    /// Where the value stands.
    pub origin: O,
    /// The value.
    pub value: Value<O>,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<O> {
    /// A text.
    Text(String),
    /// A plain decimal, in its shortest form.
    Number(String),
    /// True or false.
    Flag(bool),
    /// Values of one kind, each with its place.
    List(Vec<(O, Value<O>)>),
    /// A row of a list.
    Table(Vec<Field<O>>),
    /// Something that no key of an instrument holds, as it was written.
    Other(String),
}

/// A document in canonical form.
#[derive(Clone, Debug)]
pub struct Written<O> {
    /// The text.
    pub toml: String,
    /// Where each line came from; none for lines that separate.
    pub origins: Vec<Option<O>>,
}

/// The longest line on which a list still stands as one.
const WIDTH: usize = 118;

impl Document<usize> {
    /// Reads a TOML file; the origins are its lines, from 1.
    ///
    /// # Errors
    /// Returns what is no TOML, by line. Whether it is an instrument is not asked here.
    pub fn read(toml: &str) -> Result<Self, Vec<Problem>> {
        Self::read_placed(toml, &|line| line)
    }
}

impl<O: Clone> Document<O> {
    /// Reads a TOML file; `origin` says what becomes of its lines, from 1.
    pub(super) fn read_placed(toml: &str, origin: &dyn Fn(usize) -> O) -> Result<Self, Vec<Problem>> {
        let lines = Lines::new(toml, origin);
        let (root, errors) = DeTable::parse_recoverable(toml);
        if !errors.is_empty() {
            return Err(super::parse::syntax(toml, &errors));
        }
        let mut top = Entry { section: String::new(), origin: origin(1), fields: Vec::new() };
        let mut entries = Vec::new();
        for (key, value) in root.get_ref() {
            match value.get_ref() {
                DeValue::Table(table) => entries.push(lines.entry(key.get_ref(), value, table)),
                DeValue::Array(rows) if !rows.is_empty() && rows.iter().all(|row| row.get_ref().is_table()) => {
                    let of = |row| Some(lines.entry(key.get_ref(), row, row.get_ref().as_table()?));
                    entries.extend(rows.iter().filter_map(of));
                }
                _ => top.fields.push(lines.field(key, value)),
            }
        }
        entries.insert(0, top);
        // A table within the text comes before another of the same section; sections are sorted by the writer.
        Ok(Self { entries })
    }

    /// Returns the text at a key before the first section.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|entry| entry.section.is_empty())?.text(key)
    }

    /// Returns a key before the first section.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field<O>> {
        self.entries.iter().find(|entry| entry.section.is_empty())?.field(key)
    }

    /// Writes the document in canonical form.
    #[must_use]
    pub fn write(&self) -> Written<O> {
        let mut out = Written { toml: String::new(), origins: Vec::new() };
        let rank = |entry: &Entry<O>| {
            SECTIONS.iter().position(|section| section.name == entry.section).unwrap_or(SECTIONS.len())
        };
        let mut entries: Vec<(usize, &Entry<O>)> = self.entries.iter().map(|entry| (rank(entry), entry)).collect();
        entries.sort_by_key(|(rank, _)| *rank);
        for (rank, entry) in entries {
            let section = SECTIONS.get(rank);
            if !entry.section.is_empty() {
                if !out.toml.is_empty() {
                    out.line(None, "");
                }
                let name = bare(&entry.section);
                let repeats = section.is_none_or(|section| section.repeats);
                let head = if repeats { format!("[[{name}]]") } else { format!("[{name}]") };
                out.line(Some(&entry.origin), &head);
            }
            for field in ordered(&entry.fields, section.map_or(&[], |section| section.keys)) {
                out.field(field, section.and_then(|section| section.keys.iter().find(|key| key.name == field.key)));
            }
        }
        out
    }
}

impl<O> Entry<O> {
    /// Returns the value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<O>> {
        self.field(key).map(|field| &field.value)
    }

    /// Returns a key with its value.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field<O>> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Returns the text at a key.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(text),
            Some(Value::Number(_) | Value::Flag(_) | Value::List(_) | Value::Table(_) | Value::Other(_)) | None => None,
        }
    }
}

/// Returns fields in the order of their section; those that it does not know come last, by name.
fn ordered<'a, O>(fields: &'a [Field<O>], keys: &[Key]) -> Vec<&'a Field<O>> {
    let rank = |field: &Field<O>| keys.iter().position(|key| key.name == field.key).unwrap_or(keys.len());
    let mut fields: Vec<(usize, &Field<O>)> = fields.iter().map(|field| (rank(field), field)).collect();
    fields.sort_by(|a, b| (a.0, &a.1.key).cmp(&(b.0, &b.1.key)));
    fields.into_iter().map(|(_, field)| field).collect()
}

impl<O: Clone> Written<O> {
    /// Reads the instrument that the document describes.
    ///
    /// # Errors
    /// Returns every problem with its place; none for what concerns the whole.
    pub fn instrument(&self) -> Result<Instrument, Vec<(Option<O>, Message)>> {
        Instrument::parse(&self.toml)
            .map_err(|problems| problems.into_iter().map(|problem| self.placed(problem)).collect())
    }

    /// Returns a problem of the text with its place.
    #[must_use]
    pub fn placed(&self, problem: Problem) -> (Option<O>, Message) {
        (self.origin(problem.line), problem.message)
    }

    /// Returns where a line of the text, from 1, came from.
    #[must_use]
    pub fn origin(&self, line: usize) -> Option<O> {
        self.origins.get(line.wrapping_sub(1)).cloned().flatten()
    }

    fn line(&mut self, origin: Option<&O>, text: &str) {
        self.toml.push_str(text);
        self.toml.push('\n');
        self.origins.push(origin.cloned());
    }

    fn field(&mut self, field: &Field<O>, key: Option<&Key>) {
        let name = bare(&field.key);
        let rows = key.and_then(|key| key.shape.rows()).unwrap_or_default();
        let Value::List(values) = &field.value else {
            return self.line(Some(&field.origin), &format!("{name} = {}", inline(&field.value, rows)));
        };
        let texts: Vec<String> = values.iter().map(|(_, value)| inline(value, rows)).collect();
        let line = format!("{name} = [{}]", texts.join(", "));
        if line.chars().count() <= WIDTH && !values.iter().any(|(_, value)| matches!(value, Value::Table(_))) {
            return self.line(Some(&field.origin), &line);
        }
        self.line(Some(&field.origin), &format!("{name} = ["));
        for ((origin, _), text) in values.iter().zip(texts) {
            self.line(Some(origin), &format!("  {text},"));
        }
        self.line(Some(&field.origin), "]");
    }
}

fn inline<O>(value: &Value<O>, keys: &[Key]) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => number.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Other(raw) => raw.clone(),
        Value::List(values) => {
            let texts: Vec<String> = values.iter().map(|(_, value)| inline(value, keys)).collect();
            format!("[{}]", texts.join(", "))
        }
        Value::Table(fields) => {
            let field = |field: &Field<O>| format!("{} = {}", bare(&field.key), inline(&field.value, &[]));
            let fields: Vec<String> = ordered(fields, keys).into_iter().map(field).collect();
            if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
        }
    }
}

/// Writes a text on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let plain = |c: char| !(matches!(c, '"' | '\\') || c.is_control());
    if text.chars().all(plain) {
        out.push_str(text);
        out.push('"');
        return out;
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c.is_control() => _ = write!(out, "\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if plain { key.to_owned() } else { quoted(key) }
}

/// Finds where a place in a text stands.
struct Lines<'a, O> {
    toml: &'a str,
    ends: Vec<usize>,
    origin: &'a dyn Fn(usize) -> O,
}

impl<'a, O> Lines<'a, O> {
    fn new(toml: &'a str, origin: &'a dyn Fn(usize) -> O) -> Self {
        Self { toml, ends: super::reader::line_ends(toml), origin }
    }

    fn of(&self, offset: usize) -> O {
        (self.origin)(1 + self.ends.partition_point(|end| *end < offset))
    }

    fn entry(&self, section: &str, at: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Entry<O> {
        let fields = table.iter().map(|(key, value)| self.field(key, value)).collect();
        Entry { section: section.to_owned(), origin: self.of(at.span().start), fields }
    }

    fn field(&self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Field<O> {
        let origin = self.of(value.span().start);
        Field { key: key.get_ref().clone().into_owned(), origin, value: self.value(value) }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Value<O> {
        let raw = || self.toml.get(value.span()).unwrap_or_default().to_owned();
        let number = |written: &str| match Exact::parse(written) {
            Some(number) => Value::Number(number.to_digits(30)),
            None => Value::Other(raw()),
        };
        match value.get_ref() {
            DeValue::String(text) => Value::Text(text.clone().into_owned()),
            DeValue::Integer(whole) if whole.radix() == 10 => number(whole.as_str()),
            DeValue::Float(decimal) => number(decimal.as_str()),
            DeValue::Integer(_) | DeValue::Datetime(_) => Value::Other(raw()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Array(values) => {
                Value::List(values.iter().map(|value| (self.of(value.span().start), self.value(value))).collect())
            }
            DeValue::Table(fields) => Value::Table(fields.iter().map(|(key, value)| self.field(key, value)).collect()),
        }
    }
}
