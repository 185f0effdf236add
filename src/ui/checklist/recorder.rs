//! How changes of answers are asked for: each only if it changes something, and none at the expense of another.

use super::drafts::{Absence, Drafts, Field, Wrong, read_value, show_date};
use crate::assessment::{Answer, Change, Place, Response, Sheet, SubjectId, UnitId};
use crate::exact::Exact;
use crate::instrument::{Instrument, Item, ItemId};
use crate::locale::{Locale, Message};
use crate::ui::action::Actions;

/// Where an answer stands in the unit: an item, and the subject asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cell {
    /// The item.
    pub(super) item: ItemId,
    /// The subject asked; none for items asked once.
    pub(super) subject: Option<SubjectId>,
}

/// The answers of a unit, and the queue through which changes to them are asked for.
#[derive(Clone, Copy)]
pub(super) struct Recorder<'a> {
    pub(super) unit: UnitId,
    pub(super) instrument: &'a Instrument,
    pub(super) sheet: &'a Sheet,
    pub(super) actions: &'a Actions,
}

impl<'a> Recorder<'a> {
    pub(super) fn item(&self, cell: Cell) -> &'a Item {
        self.instrument.item(cell.item)
    }

    /// The answer as it is stored.
    pub(super) fn stored(&self, cell: Cell) -> Option<&'a Answer> {
        self.sheet.answer(self.item(cell).code.as_str(), cell.subject)
    }

    /// The response as it is stored.
    pub(super) fn response(&self, cell: Cell) -> Option<&'a Response> {
        self.stored(cell)?.response.as_ref()
    }

    pub(super) fn place(&self, cell: Cell) -> Place {
        Place { unit: self.unit, item: self.item(cell).code.clone(), subject: cell.subject }
    }

    /// Records a response in place of whatever was typed or chosen, and keeps the note.
    pub(super) fn choose(&self, drafts: &mut Drafts, cell: Cell, response: Option<Response>) {
        drafts.drop_answer(cell);
        self.respond(drafts, cell, response);
    }

    /// Marks a cell as not applicable or not observed; at once if there is a reason, else as soon as one is written.
    pub(super) fn mark(&self, drafts: &mut Drafts, cell: Cell, absence: Absence) {
        let stored = self.response(cell).and_then(Absence::of).map(|(_, reason)| reason.to_owned());
        let reason = drafts.text(cell, Field::Reason).map(str::to_owned).or(stored).unwrap_or_default();
        drafts.choose_absence(cell, absence);
        if !reason.trim().is_empty() {
            self.respond(drafts, cell, Some(absence.because(&reason)));
        }
    }

    /// The state a cell is in or was put into without a reason yet.
    pub(super) fn absence(&self, drafts: &Drafts, cell: Cell) -> Option<Absence> {
        drafts.absence(cell).or_else(|| self.response(cell).and_then(Absence::of).map(|(absence, _)| absence))
    }

    /// Asks for drafts to be stored: those that `ready` lets pass, by when they last changed.
    pub(super) fn commit(&self, drafts: &mut Drafts, ready: impl Fn(Cell, Field, f64) -> bool) {
        for (cell, field, text) in drafts.take_ready(ready) {
            if !self.exists(cell) {
                continue;
            }
            if field == Field::Note {
                self.annotate(drafts, cell, text);
            } else if let Ok(response) = self.read(drafts, cell, field, &text)
                && !self.says(drafts, cell, field, &text)
            {
                self.respond(drafts, cell, response);
            }
        }
    }

    /// Lets go of the drafts that are stored and left.
    pub(super) fn settle(&self, drafts: &mut Drafts, editing: Option<(Cell, Field)>) {
        let stored = drafts
            .fields()
            .filter(|(cell, field, text)| self.says(drafts, *cell, *field, text))
            .map(|(cell, field, _)| (cell, field))
            .collect();
        drafts.settle(editing, &stored);
        drafts.settle_absences(|cell| self.response(cell).and_then(Absence::of).map(|(absence, _)| absence));
    }

    /// Why what was typed cannot be stored as it is, if it cannot.
    pub(super) fn wrong(&self, drafts: &Drafts, cell: Cell) -> Option<Wrong> {
        let read = |field: Field| drafts.text(cell, field).map(|text| self.read(drafts, cell, field, text));
        if drafts.absence(cell).is_some() && drafts.text(cell, Field::Reason).is_none() {
            return Some(Wrong::NoReason);
        }
        [Field::Value, Field::Reason].into_iter().find_map(|field| read(field)?.err())
    }

    /// The text of a field: as typed, else as stored.
    pub(super) fn text(&self, drafts: &Drafts, locale: &Locale, cell: Cell, field: Field) -> String {
        if let Some(text) = drafts.text(cell, field) {
            return text.to_owned();
        }
        match field {
            Field::Note => self.stored(cell).map(|answer| answer.note.clone()).unwrap_or_default(),
            Field::Reason => match self.response(cell).and_then(Absence::of) {
                Some((_, reason)) => reason.to_owned(),
                None => String::new(),
            },
            Field::Value => match self.response(cell) {
                Some(Response::Number(number)) => {
                    Exact::parse(number).map_or_else(|| number.clone(), |number| locale.short_number(&number, 30))
                }
                Some(Response::Date(date)) => show_date(date),
                Some(Response::Text(text)) => text.clone(),
                Some(
                    Response::Choice(_) | Response::Ticks(_) | Response::NotApplicable(_) | Response::NotObserved(_),
                )
                | None => String::new(),
            },
        }
    }

    /// Records that an answer given to another wording of the item still fits; note and response stay.
    pub(super) fn confirm(&self, drafts: &mut Drafts, cell: Cell) {
        if let Some(answer) = self.standing(drafts, cell).cloned() {
            self.put(drafts, cell, Answer { item: self.item(cell).digest, ..answer }, "step-confirm");
        }
    }

    /// Records a note and leaves the response, and the text it was given to, as they are.
    fn annotate(&self, drafts: &mut Drafts, cell: Cell, note: String) {
        let answer = match self.standing(drafts, cell) {
            Some(answer) => Answer { note, ..answer.clone() },
            None => self.instrument.answer(self.item(cell), None, note),
        };
        self.put(drafts, cell, answer, "step-note");
    }

    /// Records a response and keeps the note.
    fn respond(&self, drafts: &mut Drafts, cell: Cell, response: Option<Response>) {
        let note = self.standing(drafts, cell).map(|answer| answer.note.clone()).unwrap_or_default();
        let key = if response.is_some() { "step-answer" } else { "step-clear" };
        let answer = self.instrument.answer(self.item(cell), response, note);
        self.put(drafts, cell, answer, key);
    }

    /// The change that gives a cell a response in place of whatever was typed or chosen, and keeps the note; nothing where it stands
    /// there already.
    pub(super) fn change_of(&self, drafts: &mut Drafts, cell: Cell, response: Option<Response>) -> Option<Change> {
        drafts.drop_answer(cell);
        let note = self.standing(drafts, cell).map(|answer| answer.note.clone()).unwrap_or_default();
        let answer = self.instrument.answer(self.item(cell), response, note);
        self.change(drafts, cell, answer)
    }

    /// The change that gives a cell an answer in place of everything typed or chosen, the note among it; nothing where it stands there
    /// already.
    pub(super) fn change_to(&self, drafts: &mut Drafts, cell: Cell, answer: Answer) -> Option<Change> {
        drafts.drop_cell(cell);
        self.change(drafts, cell, answer)
    }

    /// Asks for an answer to be recorded, unless it stands there already.
    fn put(&self, drafts: &mut Drafts, cell: Cell, answer: Answer, key: &'static str) {
        if let Some(change) = self.change(drafts, cell, answer) {
            self.actions.answer(Message::new(key).with("code", &self.item(cell).code), vec![change]);
        }
    }

    /// The change that records an answer, unless it stands there already.
    fn change(&self, drafts: &mut Drafts, cell: Cell, answer: Answer) -> Option<Change> {
        let answer = (answer.response.is_some() || !answer.note.is_empty()).then_some(answer);
        if self.standing(drafts, cell) == answer.as_ref() {
            return None;
        }
        let change = match &answer {
            Some(answer) => Change::PutAnswer(self.place(cell), answer.clone()),
            None => Change::ClearAnswer(self.place(cell)),
        };
        drafts.ask(cell, answer);
        Some(change)
    }

    /// The answer as it will stand once everything asked for in this frame has been done.
    pub(super) fn standing<'s>(&'s self, drafts: &'s Drafts, cell: Cell) -> Option<&'s Answer> {
        match drafts.asked(cell) {
            Some(asked) => asked.as_ref(),
            None => self.stored(cell),
        }
    }

    /// The response as it will stand once everything asked for in this frame has been done.
    pub(super) fn standing_response<'s>(&'s self, drafts: &'s Drafts, cell: Cell) -> Option<&'s Response> {
        self.standing(drafts, cell)?.response.as_ref()
    }

    fn exists(&self, cell: Cell) -> bool {
        cell.subject.is_none_or(|id| self.sheet.subjects.iter().any(|subject| subject.id == id))
    }

    fn read(&self, drafts: &Drafts, cell: Cell, field: Field, text: &str) -> Result<Option<Response>, Wrong> {
        match field {
            Field::Value => read_value(self.item(cell), text),
            Field::Reason if text.trim().is_empty() => Err(Wrong::NoReason),
            Field::Reason => Ok(self.absence(drafts, cell).map(|absence| absence.because(text))),
            Field::Note => Ok(None),
        }
    }

    /// Whether a text says what is stored.
    fn says(&self, drafts: &Drafts, cell: Cell, field: Field, text: &str) -> bool {
        match field {
            Field::Note => self.stored(cell).map_or("", |answer| answer.note.as_str()) == text,
            Field::Reason => match self.read(drafts, cell, field, text) {
                Ok(response) => response.is_some() && self.response(cell) == response.as_ref(),
                // An empty reason of a state that was never stored says nothing that could be lost.
                Err(_) => self.absence(drafts, cell).is_none(),
            },
            Field::Value => match self.read(drafts, cell, field, text) {
                Ok(Some(response)) => self.response(cell) == Some(&response),
                Ok(None) => {
                    !matches!(self.response(cell), Some(Response::Number(_) | Response::Text(_) | Response::Date(_)))
                }
                Err(_) => false,
            },
        }
    }
}
