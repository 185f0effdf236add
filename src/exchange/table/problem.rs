//! What is wrong with an answer table.

use super::Column;
use crate::locale::Message;

/// Something wrong with an answer table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    /// Name of the file.
    pub file: String,
    /// Line of the file on which the row begins, from 1.
    pub line: usize,
    /// The column, where the problem lies in one.
    pub column: Option<Column>,
    /// What is wrong; its hint says what to do.
    pub message: Message,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Position of the file in the list of files.
    pub(super) file: usize,
    /// Line of the file, from 1.
    pub(super) line: usize,
}

/// The problems found so far.
pub(super) struct Problems<'a> {
    files: Vec<&'a str>,
    found: Vec<TableProblem>,
    more: usize,
}

/// Nobody reads further, and two million of them would fill the memory.
const MOST: usize = 10_000;
/// Most characters of the table's own words in a problem.
const QUOTED: usize = 60;

impl<'a> Problems<'a> {
    pub(super) fn new(files: Vec<&'a str>) -> Self {
        Self { files, found: Vec::new(), more: 0 }
    }

    pub(super) fn add(&mut self, at: Line, column: Option<Column>, message: Message) {
        if self.found.len() == MOST {
            self.more += 1;
            return;
        }
        self.found.push(TableProblem { file: self.file(at.file).to_owned(), line: at.line, column, message });
    }

    pub(super) fn file(&self, file: usize) -> &'a str {
        self.files.get(file).copied().unwrap_or_default()
    }

    /// Returns what has been planned if there was no problem, and every problem otherwise.
    pub(super) fn or<T>(mut self, planned: T) -> Result<T, Vec<TableProblem>> {
        let Some(last) = self.found.last() else { return Ok(planned) };
        if self.more > 0 {
            let (file, line) = (last.file.clone(), last.line);
            let message = Message::new("table-more").with("count", self.more);
            self.found.push(TableProblem { file, line, column: None, message });
        }
        Err(self.found)
    }
}

/// Shortens what a table says so that a problem stays readable.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
