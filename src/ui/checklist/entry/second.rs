//! The second reading (periksa ulang): the same paper is typed again, and every cell that differs is pointed out.

use super::super::drafts::Absence;
use super::super::page::Page;
use super::super::recorder::Cell;
use super::super::state::State;
use super::{Entry, Pass, keys};
use crate::assessment::Response;
use crate::locale::Message;
use std::collections::BTreeMap;

/// What was read the second time, by cell; nothing where the paper says nothing.
pub(in super::super) type Seen = BTreeMap<Cell, Option<Response>>;

/// How the two readings of a cell stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It has not been read a second time.
    Once,
    /// Both say the same.
    Same,
    /// They differ.
    Differs,
}

impl Entry {
    /// Begins the second reading at the first cell, or goes back to the first where it stopped.
    pub(super) fn turn(&mut self, page: &Page<'_>) {
        match self.pass {
            Pass::First if page.subjects(self.group).next().is_none() => {
                self.told = Some(Message::new("entry-nothing-to-check"));
            }
            Pass::First => {
                self.pass = Pass::Second;
                self.start_row(page, 0);
            }
            Pass::Second => {
                self.pass = Pass::First;
                self.go_to_first_open(page);
            }
        }
    }

    /// How the two readings of a cell stand to each other.
    pub(super) fn reading(&self, page: &Page<'_>, cell: Cell) -> Reading {
        match self.seen.get(&cell) {
            None => Reading::Once,
            Some(seen) if same(seen.as_ref(), page.recorder.response(cell)) => Reading::Same,
            Some(_) => Reading::Differs,
        }
    }

    /// Keeps what was read the second time, and says so where it differs.
    pub(super) fn see(&mut self, page: &Page<'_>, response: Option<Response>) {
        let Some(cell) = self.cell(page) else { return };
        let first = page.recorder.response(cell);
        if !same(response.as_ref(), first) {
            let args = Message::new("entry-differs").with("cell", page.cell_name(cell));
            let args = args.with("first", short(page, cell, first));
            self.told = Some(args.with("second", short(page, cell, response.as_ref())));
        }
        self.seen.insert(cell, response);
    }

    /// Forgets what was read the second time in the cell in focus.
    pub(super) fn unsee(&mut self, page: &Page<'_>) {
        if let Some(cell) = self.cell(page) {
            self.seen.remove(&cell);
        }
    }

    /// Stores what was read the second time where the cell in focus differs, and goes on.
    pub(super) fn settle_difference(&mut self, page: &Page<'_>, state: &mut State) -> keys::Then {
        let Some(cell) = self.cell(page).filter(|cell| self.reading(page, *cell) == Reading::Differs) else {
            return keys::Then::GoOn;
        };
        let Some(seen) = self.seen.get(&cell).cloned() else { return keys::Then::GoOn };
        match seen.as_ref().and_then(Absence::of) {
            // A state needs its reason, which the second reading does not ask for.
            Some((absence, _)) => {
                self.asking = Some((absence, String::new()));
                state.offer = None;
                keys::Then::Wait
            }
            None => self.fill(page, state, seen),
        }
    }

    /// Goes to the next cell that differs; says so where there is none.
    pub(super) fn go_to_difference(&mut self, page: &Page<'_>) {
        let mut cells = Vec::new();
        for (row, subject) in page.subjects(self.group).enumerate() {
            for (column, item) in self.items.iter().enumerate() {
                let cell = Cell { item: *item, subject: Some(subject.id) };
                if self.reading(page, cell) == Reading::Differs {
                    cells.push((row, column));
                }
            }
        }
        let here = (self.row, self.column);
        match cells.iter().find(|cell| **cell > here).or(cells.first()) {
            Some((row, column)) => self.go(*row, *column),
            None => self.told = Some(Message::new("entry-no-difference")),
        }
    }

    /// How far the second reading is, in a sentence.
    pub(super) fn second_text(&self, page: &Page<'_>) -> String {
        let there: Vec<&Cell> = self.seen.keys().filter(|cell| self.is_there(page, **cell)).collect();
        let differing = there.iter().filter(|cell| self.reading(page, ***cell) == Reading::Differs).count();
        let all = page.subjects(self.group).count() * self.items.len();
        let args = [("read", there.len().to_string()), ("all", all.to_string()), ("differing", differing.to_string())];
        let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
        page.locale.say_with("entry-second", &args)
    }

    /// Whether the subject of a cell is still there.
    fn is_there(&self, page: &Page<'_>, cell: Cell) -> bool {
        cell.subject.is_some_and(|subject| page.recorder.sheet.subject(subject).is_some())
    }
}

/// Whether two readings say the same. Of a state only that it was marked is on the paper, not the words of its reason.
fn same(second: Option<&Response>, first: Option<&Response>) -> bool {
    match (second.and_then(Absence::of), first.and_then(Absence::of)) {
        (Some((second, _)), Some((first, _))) => second == first,
        (None, None) => second == first,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// A response in a letter or two.
pub(super) fn short(page: &Page<'_>, cell: Cell, response: Option<&Response>) -> String {
    match response {
        None => page.say("entry-open"),
        Some(Response::Choice(key)) => {
            let item = page.item(cell.item);
            let position = item.choices().iter().position(|choice| choice.key == *key);
            let shortcuts = super::typed::shortcuts(item);
            position.and_then(|at| shortcuts.get(at)).map_or_else(|| key.to_uppercase(), |known| known.to_uppercase())
        }
        Some(Response::NotApplicable(_)) => "N".to_owned(),
        Some(Response::NotObserved(_)) => "O".to_owned(),
        Some(Response::Ticks(_) | Response::Number(_) | Response::Text(_) | Response::Date(_)) => "?".to_owned(),
    }
}
