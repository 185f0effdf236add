//! Reads values out of a TOML document and collects what is wrong with them, each problem with its line.
//!
//! A missing or malformed value is reported once and replaced by a stand-in, so that reading goes on and everything else that
//! is wrong is found in the same run.

use super::{Problem, Text, limits};
use crate::exact::Exact;
use crate::locale::Message;
use std::cell::RefCell;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The problems found so far in one document.
pub(super) struct Report {
    /// Where each line ends: every table asks for its line, and counting from the top each time took longer than reading.
    line_ends: Vec<usize>,
    problems: RefCell<Vec<Problem>>,
}

/// A table of the document. Keys that nobody asked for are reported when it is dropped from use by [`Table::finish`].
pub(super) struct Table<'a> {
    report: &'a Report,
    entries: &'a DeTable<'a>,
    line: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

/// Returns where each line of a text ends.
pub(super) fn line_ends(text: &str) -> Vec<usize> {
    text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect()
}

impl Report {
    pub(super) fn new(text: &str) -> Self {
        Self { line_ends: line_ends(text), problems: RefCell::new(Vec::new()) }
    }

    pub(super) fn add(&self, line: usize, message: Message) {
        self.problems.borrow_mut().push(Problem { line, message });
    }

    /// Returns the problems by line.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| problem.line);
        problems
    }

    pub(super) fn line_of(&self, offset: usize) -> usize {
        1 + self.line_ends.partition_point(|end| *end < offset)
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(report: &'a Report, table: &'a Spanned<DeTable<'a>>) -> Self {
        Self::at(report, table.get_ref(), table.span().start)
    }

    fn at(report: &'a Report, entries: &'a DeTable<'a>, offset: usize) -> Self {
        Self { report, entries, line: report.line_of(offset), asked: RefCell::default() }
    }

    /// Line on which the table begins.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Line of a key's value, or of the table where the key is missing.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.entries.get(key).map_or(self.line, |value| self.report.line_of(value.span().start))
    }

    pub(super) fn add(&self, line: usize, message: Message) {
        self.report.add(line, message);
    }

    pub(super) fn problem(&self, key: &str, message: Message) {
        self.report.add(self.line_of(key), message);
    }

    fn get(&self, key: &'static str) -> Option<&'a DeValue<'a>> {
        self.asked.borrow_mut().insert(key);
        self.entries.get(key).map(Spanned::get_ref)
    }

    pub(super) fn has(&self, key: &'static str) -> bool {
        self.entries.contains_key(key)
    }

    fn wrong_type(&self, key: &'static str, expected: &'static str) {
        self.problem(key, Message::new("problem-wrong-type").with("key", key).with("expected", expected));
    }

    fn missing(&self, key: &'static str) {
        self.report.add(self.line, Message::new("problem-missing").with("key", key));
    }

    pub(super) fn optional_string(&self, key: &'static str) -> Option<String> {
        match self.get(key)? {
            DeValue::String(text) if text.trim().is_empty() => {
                self.problem(key, Message::new("problem-empty").with("key", key));
                None
            }
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => {
                self.wrong_type(key, "text");
                None
            }
        }
    }

    pub(super) fn string(&self, key: &'static str) -> String {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_string(key).unwrap_or_default()
    }

    /// Reads a code: letters, digits, `.`, `-` and `_`.
    pub(super) fn code(&self, key: &'static str) -> String {
        let code = self.string(key);
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if code.len() > limits::MOST_CODE {
            self.problem(key, Message::new("problem-code-long").with("key", key).with("most", limits::MOST_CODE));
            return String::new();
        }
        if !code.chars().all(fits) {
            self.problem(key, Message::new("problem-code").with("key", key).with("code", &code));
        }
        code
    }

    pub(super) fn optional_text(&self, key: &'static str, english: &'static str) -> Option<Text> {
        let en = self.optional_string(english);
        Some(Text { id: self.optional_string(key)?, en })
    }

    pub(super) fn text(&self, key: &'static str, english: &'static str) -> Text {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_text(key, english).unwrap_or_default()
    }

    pub(super) fn strings(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong_type(key, "text-list");
            return Vec::new();
        };
        let texts = array.iter().filter_map(|entry| match entry.get_ref().as_str() {
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong_type(key, "text-list");
                None
            }
        });
        texts.collect()
    }

    /// Reads a list of texts, each with its line.
    pub(super) fn lines(&self, key: &'static str) -> Vec<(usize, String)> {
        let texts = self.strings(key);
        let entries = self.entries.get(key).and_then(|value| value.get_ref().as_array());
        let lines = entries.into_iter().flatten().filter(|entry| entry.get_ref().is_str());
        lines.map(|entry| self.report.line_of(entry.span().start)).zip(texts).collect()
    }

    /// Reads texts from two parallel lists.
    pub(super) fn texts(&self, key: &'static str, english: &'static str) -> Vec<Text> {
        let mut english_texts = self.strings(english).into_iter();
        let texts: Vec<Text> = self.strings(key).into_iter().map(|id| Text { id, en: english_texts.next() }).collect();
        if self.has(english) && (english_texts.next().is_some() || texts.iter().any(|text| text.en.is_none())) {
            self.problem(english, Message::new("problem-parallel").with("key", key).with("english", english));
        }
        texts
    }

    pub(super) fn flag(&self, key: &'static str, absent: bool) -> bool {
        match self.get(key) {
            None => absent,
            Some(DeValue::Boolean(flag)) => *flag,
            Some(_) => {
                self.wrong_type(key, "flag");
                absent
            }
        }
    }

    /// Reads an exact number, written as a number or as a text.
    pub(super) fn optional_number(&self, key: &'static str) -> Option<Exact> {
        let number = decimal(self.get(key)?);
        if number.is_none() {
            self.wrong_type(key, "number");
        }
        number
    }

    pub(super) fn number(&self, key: &'static str) -> Exact {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_number(key).unwrap_or(Exact::ONE)
    }

    /// Reads a list of exact numbers.
    pub(super) fn numbers(&self, key: &'static str) -> Vec<Exact> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let values = value.as_array().map(|array| array.iter().map(|entry| decimal(entry.get_ref())).collect());
        values.unwrap_or(None).unwrap_or_else(|| {
            self.wrong_type(key, "number-list");
            Vec::new()
        })
    }

    /// Reads a whole number from 0 to `most`.
    pub(super) fn count(&self, key: &'static str, most: usize) -> usize {
        let number = self.number(key);
        match number.to_digits(9).parse::<usize>() {
            Ok(count) if count <= most => count,
            _ => {
                self.problem(key, Message::new("problem-count").with("key", key).with("most", most));
                1
            }
        }
    }

    /// Reads one word out of a closed list; the first one stands in for a wrong one.
    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)], absent: Option<T>) -> T {
        let fallback = absent.unwrap_or(words[0].1);
        if !self.has(key) {
            if absent.is_none() {
                self.missing(key);
            }
            return fallback;
        }
        let word = self.optional_string(key);
        match words.iter().find(|(known, _)| Some(*known) == word.as_deref()) {
            Some((_, meaning)) => *meaning,
            None => {
                let known = words.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
                let message = Message::new("problem-word").with("key", key).with("known", known);
                self.problem(key, message.with("found", word.unwrap_or_default()));
                fallback
            }
        }
    }

    pub(super) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let Some(value) = self.get(key) else {
            self.missing(key);
            return None;
        };
        match value.as_table() {
            Some(entries) => {
                let offset = self.entries.get(key).map_or(0, |value| value.span().start);
                Some(Table::at(self.report, entries, offset))
            }
            None => {
                self.wrong_type(key, "table");
                None
            }
        }
    }

    /// Reads a list of tables, `[[key]]`, which may be empty.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong_type(key, "tables");
            return Vec::new();
        };
        let tables = array.iter().filter_map(|entry| match entry.get_ref().as_table() {
            Some(entries) => Some(Table::at(self.report, entries, entry.span().start)),
            None => {
                self.wrong_type(key, "tables");
                None
            }
        });
        tables.collect()
    }

    /// Reports the keys that nobody asked for: a misspelt key must not be ignored in silence.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.entries {
            if !asked.contains(key.get_ref().as_ref()) {
                let line = self.report.line_of(key.span().start);
                self.report.add(line, Message::new("problem-unknown-key").with("key", key.get_ref()));
            }
        }
    }
}

/// Reads an exact number, written as a number or as a text.
fn decimal(value: &DeValue<'_>) -> Option<Exact> {
    match value {
        DeValue::Integer(whole) if whole.radix() == 10 => Exact::parse(whole.as_str()),
        DeValue::Float(decimal) => Exact::parse(decimal.as_str()),
        DeValue::String(text) => Exact::parse(text),
        _ => None,
    }
}
