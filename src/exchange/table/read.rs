//! From the bytes of a table to its rows.

use super::problem::{Line, Problems, quoted};
use super::{Column, MOST_ROWS};
use crate::exchange::cell::{self, Fault, LABEL, Lines, NAME, NOTE, State};
use crate::locale::Message;
use csv::StringRecord;

/// Where a column stands that the table does not have: no record is that long.
const ABSENT: usize = usize::MAX;

/// A row of the table.
pub(super) struct Row<'a> {
    pub(super) at: Line,
    record: &'a StringRecord,
    places: &'a [usize; Column::ALL.len()],
}

impl<'a> Row<'a> {
    /// The field as it stands in the file.
    pub(super) fn raw(&self, column: Column) -> &'a str {
        self.record.get(self.places[column as usize]).unwrap_or_default()
    }

    /// The field without surrounding blanks and without the apostrophe against formulas.
    pub(super) fn text(&self, column: Column) -> &'a str {
        cell::unescape(self.raw(column).trim(), cell::Column::Text).0
    }

    fn is_blank(&self) -> bool {
        self.record.iter().all(|field| field.trim().is_empty())
    }
}

/// Finds a quoted field that is not closed, or goes on behind its closing quote: readers that are lenient about these swallow
/// rows. Returns where the field begins, and the key of what is wrong.
fn stray_quote(text: &[u8], separator: u8) -> Option<(usize, &'static str)> {
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'"' {
            let start = at;
            loop {
                at += 1;
                match (text.get(at), text.get(at + 1)) {
                    (None, _) => return Some((start, "table-quote-open")),
                    (Some(b'"'), Some(b'"')) => at += 1,
                    (Some(b'"'), _) => break,
                    (Some(_), _) => {}
                }
            }
            at += 1;
            if text.get(at).is_some_and(|byte| *byte != separator && !matches!(byte, b'\n' | b'\r')) {
                return Some((start, "table-quote-inside"));
            }
        }
        // On to the beginning of the next field.
        let ends = |byte: &u8| *byte == separator || matches!(byte, b'\n' | b'\r');
        at = text[at..].iter().position(ends).map_or(text.len(), |end| at + end + 1);
    }
    None
}

/// Visits the rows of a file that have nothing wrong in their form; the others are reported. `rows` counts over all files.
pub(super) fn each_row(
    file: usize,
    bytes: &[u8],
    rows: &mut usize,
    problems: &mut Problems<'_>,
    visit: &mut dyn FnMut(&Row<'_>, &mut Problems<'_>),
) {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = 1 + newlines(&bytes[..error.valid_up_to()]);
            problems.add(Line { file, line }, None, Message::new("table-not-utf8"));
            return;
        }
    };
    let separator = separator(text);
    if let Some((at, key)) = stray_quote(text.as_bytes(), separator) {
        // From here on, what is a field and what is a row is a guess.
        problems.add(Line { file, line: 1 + newlines(&text.as_bytes()[..at]) }, None, Message::new(key));
        return;
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = LineCount { text, counted: 0, line: 1 };
    let mut record = StringRecord::new();
    let mut places = None;
    // Reading from memory what is known to be UTF-8 cannot fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let at = Line { file, line: lines.of(&record) };
        let Some(places) = &places else {
            match header(at, &record, problems) {
                Some(header) => places = Some((header, record.len())),
                None => return,
            }
            continue;
        };
        let (places, columns) = places;
        let row = Row { at, record: &record, places };
        if row.is_blank() {
            continue;
        }
        *rows += 1;
        if *rows > MOST_ROWS {
            problems.add(at, None, Message::new("table-too-many-rows").with("most", MOST_ROWS));
            return;
        }
        if record.len() != *columns {
            let message = Message::new("table-fields").with("found", record.len()).with("expected", columns);
            problems.add(at, None, message);
        } else if is_sound(&row, problems) {
            visit(&row, problems);
        }
    }
    if places.is_none() {
        problems.add(Line { file, line: 1 }, None, Message::new("table-empty"));
    }
}

/// Whether all fields have a form that can be read; reports those that have not.
fn is_sound(row: &Row<'_>, problems: &mut Problems<'_>) -> bool {
    let mut sound = true;
    for column in Column::ALL {
        let (most, lines) = match column {
            Column::EntityCode
            | Column::EntityType
            | Column::Province
            | Column::FollowUp
            | Column::Item
            | Column::Subject => (LABEL, Lines::One),
            Column::Entity | Column::Unit => (NAME, Lines::One),
            Column::Answer | Column::Note => (NOTE, Lines::Many),
        };
        let found = match column {
            Column::Answer => match cell::unescape(row.raw(column), cell::Column::Answer) {
                (answer, false) => State::read(answer).and_then(|(_, reason)| reason).unwrap_or(answer),
                (answer, true) => answer,
            },
            Column::Note => cell::unescape(row.raw(column), cell::Column::Text).0,
            Column::EntityCode
            | Column::Entity
            | Column::EntityType
            | Column::Province
            | Column::FollowUp
            | Column::Unit
            | Column::Item
            | Column::Subject => row.text(column),
        };
        let message = match cell::fault(found, most, lines) {
            None => continue,
            Some(Fault::Control) => Message::new("table-control").with("column", column.name()),
            Some(Fault::Long(most)) => {
                Message::new("table-too-long").with("column", column.name()).with("most", most.to_string())
            }
        };
        problems.add(row.at, Some(column), message);
        sound = false;
    }
    sound
}

/// Returns where each column stands.
fn header(at: Line, record: &StringRecord, problems: &mut Problems<'_>) -> Option<[usize; Column::ALL.len()]> {
    let mut places: [Option<usize>; Column::ALL.len()] = [None; Column::ALL.len()];
    let mut sound = true;
    for (place, name) in record.iter().enumerate() {
        let name = name.trim();
        let column = Column::ALL.into_iter().find(|column| column.name().eq_ignore_ascii_case(name));
        let message = match column {
            Some(column) if places[column as usize].is_none() => {
                places[column as usize] = Some(place);
                continue;
            }
            Some(column) => Message::new("table-column-twice").with("column", column.name()),
            None => Message::new("table-column-unknown")
                .with("column", quoted(name))
                .with("place", place + 1)
                .with("known", Column::ALL.map(Column::name).join(", ")),
        };
        problems.add(at, column, message);
        sound = false;
    }
    let needed = Column::ALL.into_iter().filter(|column| *column != Column::FollowUp);
    for column in needed.filter(|column| places[*column as usize].is_none()) {
        let message = Message::new("table-column-missing").with("column", column.name());
        problems.add(at, Some(column), message);
        sound = false;
    }
    sound.then(|| places.map(|place| place.unwrap_or(ABSENT)))
}

/// Spreadsheets write semicolons where the comma is the decimal sign, as in Indonesian.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    if count(b';') > count(b',') { b';' } else { b',' }
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// Counts lines as an editor does; the reader's own count is off after blank lines.
struct LineCount<'a> {
    text: &'a str,
    counted: usize,
    line: usize,
}

impl LineCount<'_> {
    fn of(&mut self, record: &StringRecord) -> usize {
        let bytes = self.text.as_bytes();
        let from = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let blank = bytes.get(from..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = from + blank.count();
        self.line += newlines(bytes.get(self.counted..start).unwrap_or_default());
        self.counted = start;
        self.line
    }
}
