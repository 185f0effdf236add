//! What a single field may hold, and how a text is kept from being taken for a formula by a spreadsheet.

use crate::assessment::Response;
pub(super) use crate::assessment::text::{Fault, LABEL, Lines, NAME, NOTE, fault};
use crate::exact::Exact;
use crate::instrument::Item;

/// Whether a response fits an item in form as well: a date that exists, ticks sorted and each only once.
pub(super) fn fits(item: &Item, response: &Response) -> bool {
    let formed = match response {
        Response::Ticks(keys) => keys.windows(2).all(|pair| pair[0] < pair[1]),
        Response::Date(date) => is_date(date),
        Response::Choice(_) | Response::Number(_) => true,
        Response::Text(text) | Response::NotApplicable(text) | Response::NotObserved(text) => {
            fault(text, NOTE, Lines::Many).is_none()
        }
    };
    formed && item.accepts(response)
}

/// Whether a text is a date of the calendar, written `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped && text.parse::<jiff::civil::Date>().is_ok()
}

/// The two states that are no answer to the question itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Tidak berlaku.
    NotApplicable,
    /// Tidak teramati.
    NotObserved,
}

impl State {
    /// Returns the word of answer tables.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::NotApplicable => "na",
            Self::NotObserved => "not_observed",
        }
    }

    /// Reads a state word and the reason that may follow it after a colon.
    pub(super) fn read(answer: &str) -> Option<(Self, Option<&str>)> {
        [Self::NotApplicable, Self::NotObserved].into_iter().find_map(|state| {
            let rest = answer.strip_prefix(state.word())?;
            match rest.strip_prefix(':') {
                Some(reason) => Some((state, Some(reason.strip_prefix(' ').unwrap_or(reason)))),
                None => rest.is_empty().then_some((state, None)),
            }
        })
    }
}

/// Which kind of column a field stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Any text.
    Text,
    /// An answer, where an empty field and the state words have a meaning of their own.
    Answer,
}

/// Writes a text so that no spreadsheet runs it as a formula and no import takes it for something else: with an apostrophe
/// before it where needed.
pub(super) fn escape(text: &str, column: Column) -> String {
    if is_special(text, column) { format!("'{text}") } else { text.to_owned() }
}

/// Takes back [`escape`], and says whether there was something to take back.
pub(super) fn unescape(text: &str, column: Column) -> (&str, bool) {
    match text.strip_prefix('\'') {
        Some(rest) if is_special(text, column) => (rest, true),
        _ => (text, false),
    }
}

/// Apostrophes before a special text are part of what is judged, so that a text which came with one survives the round trip.
fn is_special(text: &str, column: Column) -> bool {
    let rest = text.trim_start_matches('\'');
    let formula = rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    formula || (column == Column::Answer && (rest.trim().is_empty() || State::read(rest.trim()).is_some()))
}

/// Writes a number; one that is not plain is a text and escaped as such.
pub(super) fn number(text: &str) -> String {
    if Exact::parse(text).is_some() { text.to_owned() } else { escape(text, Column::Answer) }
}

/// Writes a table.
pub(super) fn csv<const N: usize>(header: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and rows of an array have all the same length.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}
