//! What has been typed and is not stored yet.
//!
//! A draft lives from the first key until what it says stands in the round and its field is left. What cannot be stored as it
//! is, half a date or a state without its reason, stays a draft and stays on the screen, with a sentence about what is missing.

use super::recorder::Cell;
use crate::assessment::{Answer, Response, SubjectId};
use crate::exact::Exact;
use crate::instrument::{Item, Kind};
use crate::locale::date_read;
use std::collections::{BTreeMap, BTreeSet};

/// A text field of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// The answer itself: a number, a text, a date.
    Value,
    /// The note.
    Note,
    /// Why the item does not apply or was not observed.
    Reason,
}

/// A state an item can be in instead of being answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absence {
    /// Tidak berlaku.
    NotApplicable,
    /// Tidak teramati.
    NotObserved,
}

/// Why a text cannot be stored as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is not a number.
    NotANumber,
    /// The number lies below the lowest the item allows.
    TooLow,
    /// It is not a date.
    NotADate,
    /// A state needs a reason.
    NoReason,
}

/// A text being typed.
#[derive(Clone)]
struct Draft {
    text: String,
    /// When it was last changed, in seconds of the window's clock.
    changed: f64,
    /// Whether it has been asked to be stored as it is.
    asked: bool,
    /// Whether it has been seen stored as it is.
    stored: bool,
}

/// All that is not stored yet.
#[derive(Clone, Default)]
pub(super) struct Drafts {
    texts: BTreeMap<(Cell, Field), Draft>,
    /// States chosen whose reason is still to be written.
    absences: BTreeMap<Cell, Absence>,
    /// Answers as they will stand once everything asked for in this frame has been done.
    asked: BTreeMap<Cell, Option<Answer>>,
}

impl Drafts {
    /// The text of a field as it has been typed, if it has.
    pub(super) fn text(&self, cell: Cell, field: Field) -> Option<&str> {
        self.texts.get(&(cell, field)).map(|draft| draft.text.as_str())
    }

    /// Keeps what was just typed.
    pub(super) fn type_text(&mut self, cell: Cell, field: Field, text: String, now: f64) {
        self.texts.insert((cell, field), Draft { text, changed: now, asked: false, stored: false });
    }

    /// The state chosen whose reason is still to be written.
    pub(super) fn absence(&self, cell: Cell) -> Option<Absence> {
        self.absences.get(&cell).copied()
    }

    pub(super) fn choose_absence(&mut self, cell: Cell, absence: Absence) {
        self.absences.insert(cell, absence);
    }

    /// Lets go of a state that was chosen, and of what was typed instead of an answer.
    pub(super) fn drop_answer(&mut self, cell: Cell) {
        self.absences.remove(&cell);
        self.texts.remove(&(cell, Field::Reason));
        self.texts.remove(&(cell, Field::Value));
    }

    /// Lets go of everything typed or chosen for a cell.
    pub(super) fn drop_cell(&mut self, cell: Cell) {
        self.drop_answer(cell);
        self.texts.remove(&(cell, Field::Note));
    }

    /// Lets go of everything typed for a subject who is removed.
    pub(super) fn forget_subject(&mut self, subject: SubjectId) {
        self.texts.retain(|(cell, _), _| cell.subject != Some(subject));
        self.absences.retain(|cell, _| cell.subject != Some(subject));
    }

    /// What cannot be stored as it is, of these cells: all that must outlive the screen, since everything else is stored when it is left.
    pub(super) fn unfinished(&self, cells: &BTreeSet<Cell>) -> Self {
        let mut unfinished = self.clone();
        unfinished.texts.retain(|(cell, field), _| *field != Field::Note && cells.contains(cell));
        unfinished.absences.retain(|cell, _| cells.contains(cell));
        unfinished.asked.clear();
        unfinished
    }

    /// What has been asked for this cell in this frame.
    pub(super) fn asked(&self, cell: Cell) -> Option<&Option<Answer>> {
        self.asked.get(&cell)
    }

    pub(super) fn ask(&mut self, cell: Cell, answer: Option<Answer>) {
        self.asked.insert(cell, answer);
    }

    /// Forgets what was asked for: it has been done, or refused.
    pub(super) fn next_frame(&mut self) {
        self.asked.clear();
    }

    /// Takes the fields that are to be stored now: those never asked for that `ready` lets pass, by when they last changed.
    pub(super) fn take_ready(&mut self, ready: impl Fn(Cell, Field, f64) -> bool) -> Vec<(Cell, Field, String)> {
        let mut found = Vec::new();
        for ((cell, field), draft) in &mut self.texts {
            if !draft.asked && ready(*cell, *field, draft.changed) {
                draft.asked = true;
                found.push((*cell, *field, draft.text.clone()));
            }
        }
        found
    }

    /// Lets go of the drafts that have done their work: those that are `stored` as they are and are not being typed in, and those
    /// that were stored and have been undone since.
    pub(super) fn settle(&mut self, editing: Option<(Cell, Field)>, stored: &BTreeSet<(Cell, Field)>) {
        self.texts.retain(|key, draft| {
            if stored.contains(key) {
                draft.stored = true;
                // Where someone is typing, "12," must not become "12" under the cursor.
                editing == Some(*key)
            } else {
                !draft.stored
            }
        });
    }

    /// Lets go of everything that has been handed over to be stored: what stands in the round now is the truth.
    pub(super) fn forget_stored(&mut self) {
        self.texts.retain(|_, draft| !draft.asked);
    }

    /// Lets go of states that stand in the round by now.
    pub(super) fn settle_absences(&mut self, standing: impl Fn(Cell) -> Option<Absence>) {
        self.absences.retain(|cell, chosen| standing(*cell) != Some(*chosen));
    }

    /// The fields with a text, in order.
    pub(super) fn fields(&self) -> impl Iterator<Item = (Cell, Field, &str)> {
        self.texts.iter().map(|((cell, field), draft)| (*cell, *field, draft.text.as_str()))
    }

    /// Cells with anything not stored yet, each once, in order.
    pub(super) fn cells(&self) -> BTreeSet<Cell> {
        self.texts.keys().map(|(cell, _)| *cell).chain(self.absences.keys().copied()).collect()
    }

    /// Whether any text still waits for its pause.
    pub(super) fn is_waiting(&self) -> bool {
        self.texts.values().any(|draft| !draft.asked)
    }
}

impl Absence {
    /// The state a response stands for, if it does.
    pub(super) fn of(response: &Response) -> Option<(Self, &str)> {
        match response {
            Response::NotApplicable(reason) => Some((Self::NotApplicable, reason)),
            Response::NotObserved(reason) => Some((Self::NotObserved, reason)),
            Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_) => {
                None
            }
        }
    }

    pub(super) fn because(self, reason: &str) -> Response {
        let reason = reason.trim().to_owned();
        match self {
            Self::NotApplicable => Response::NotApplicable(reason),
            Self::NotObserved => Response::NotObserved(reason),
        }
    }
}

/// Reads what was typed as an answer; nothing where nothing was typed.
pub(super) fn read_value(item: &Item, text: &str) -> Result<Option<Response>, Wrong> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    match &item.kind {
        Kind::Number { .. } => {
            let number = Exact::parse(trimmed).ok_or(Wrong::NotANumber)?;
            // As many digits as can be read at all, so that nothing is rounded.
            let response = Response::Number(number.to_digits(30));
            if item.accepts(&response) { Ok(Some(response)) } else { Err(Wrong::TooLow) }
        }
        Kind::Date => read_date(trimmed).map(|date| Some(Response::Date(date))).ok_or(Wrong::NotADate),
        Kind::Text => Ok(Some(Response::Text(text.to_owned()))),
        // These have no text field.
        Kind::Choice(_) | Kind::Ticks { .. } => Ok(None),
    }
}

/// Reads `31-12-2024`, `31/12/2024`, `31.12.2024` or `2024-12-31`.
fn read_date(text: &str) -> Option<String> {
    date_read(text).map(|date| date.to_string())
}

/// Writes a stored date the way it is typed.
pub(super) fn show_date(stored: &str) -> String {
    match stored.parse::<jiff::civil::Date>() {
        Ok(date) => format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year()),
        Err(_) => stored.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_the_way_people_write_them() {
        for text in ["31-12-2024", "31/12/2024", "31.12.2024", "31 12 2024", "2024-12-31"] {
            assert_eq!(read_date(text).as_deref(), Some("2024-12-31"), "{text}");
        }
        for text in ["31-02-2024", "12-2024", "31-12-24", "besok", "31-12-2024-1", "0-0-0000"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        assert_eq!(show_date("2024-02-01"), "01-02-2024");
    }
}
