//! Typing from paper: a row for each respondent, a column for each item that takes one key, digits only.
//!
//! Every cell is stored as it is typed, as a step of its own, so that undo takes back the last key and nothing more. A respondent is
//! added together with their first answer: the empty row at the end is on the screen only. What is typed here was asked elsewhere and
//! times no interview.

mod draw;
mod keys;
mod second;

use super::drafts::Absence;
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use super::{interview, reasons, typed};
use crate::assessment::{Change, Response, Sheet, Subject, SubjectId};
use crate::instrument::{GroupId, ItemId, Kind};
use crate::locale::Message;
use crate::session::{new_subject, next_label};
use egui::{Id, Ui};
pub(super) use second::Seen;
use std::collections::BTreeSet;

/// What is being typed, and where.
pub(super) struct Entry {
    group: GroupId,
    /// The items with a column.
    items: Vec<ItemId>,
    /// Items of the group that one key cannot answer.
    skipped: Vec<ItemId>,
    /// Row and column in focus; the row after the last is that of a respondent still to be added.
    row: usize,
    column: usize,
    /// Whether the paper is typed for the first time or to compare.
    pass: Pass,
    /// What the second reading has found so far.
    seen: Seen,
    /// What the last key could not do or has found.
    told: Option<Message>,
    /// Whether to go on once what was typed stands in the round.
    going_on: bool,
    /// The state that the cell in focus is to be put into, and the reason as it is typed.
    asking: Option<(Absence, String)>,
    /// Respondents added here.
    added: BTreeSet<SubjectId>,
    /// Whether the cell in focus is still to be brought into view.
    reveal: bool,
    /// How far the columns are scrolled, and how wide a room they had when they were drawn last.
    offset: f32,
    room: f32,
}

/// Which reading of the paper it is (pembacaan).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// What is typed is stored.
    First,
    /// What is typed is compared with what is stored (periksa ulang).
    Second,
}

/// Opens the sheet for the group in focus, else for the first of the section, else for the first of the instrument.
pub(super) fn open(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let section = &page.map.sections[page.map.section_of(state.item)];
    let here = page.item(state.item).group.or_else(|| section.groups.first().copied());
    let Some(group) = here.or_else(|| page.instrument.groups().next().map(|(id, _)| id)) else {
        state.notice = Some(Message::new("entry-no-group"));
        return;
    };
    let of_group = page.map.order.iter().copied().filter(|item| page.item(*item).group == Some(group));
    let (items, skipped): (Vec<ItemId>, Vec<ItemId>) = of_group.partition(|item| takes_one_key(page, *item));
    if items.is_empty() {
        state.notice = Some(Message::new("entry-no-item").with("group", page.wording().group(group)));
        return;
    }
    let mut entry = Entry {
        group,
        items,
        skipped,
        row: 0,
        column: 0,
        pass: Pass::First,
        seen: state.second.remove(&group).unwrap_or_default(),
        told: None,
        going_on: false,
        asking: None,
        added: BTreeSet::new(),
        reveal: true,
        offset: 0.0,
        room: 0.0,
    };
    entry.go_to_first_open(page);
    state.entry = Some(entry);
    state.selection.drop_all();
    ui.memory_mut(|memory| memory.request_focus(grid_id()));
}

/// Takes the keys of the sheet and draws it.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let Some(mut entry) = state.entry.take() else { return };
    entry.settle(page);
    // The keyboard belongs to the sheet unless something else on the screen has it.
    let focused = ui.memory(|memory| memory.focused());
    if focused.is_none_or(|id| ui.ctx().read_response(id).is_none()) {
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
    }
    let leaves = keys::take(ui, page, state, &mut entry) == keys::Stay::Leave;
    let closes = draw::ui(ui, page, state, &mut entry) == keys::Stay::Leave;
    reason_ui(ui, page, state, &mut entry);
    let (item, subject) = (entry.item(), entry.subject(page));
    // One person is asked on a sheet of their own.
    if leaves || closes || interview::person(page).is_some() {
        state.go(ui, page, item, subject);
        state.second.insert(entry.group, entry.seen);
        ui.ctx().request_repaint();
        return;
    }
    // What is asked for by a command is asked for the cell in focus.
    state.item = item;
    if let Some(subject) = subject {
        state.choose_subject(entry.group, subject);
    }
    state.entry = Some(entry);
}

/// Goes to a cell that has been changed from elsewhere; another group's is shown on the ordinary sheet.
pub(super) fn follow(page: &Page<'_>, state: &mut State, item: ItemId, subject: Option<SubjectId>) {
    let Some(entry) = &mut state.entry else { return };
    match entry.items.iter().position(|known| *known == item) {
        Some(column) => {
            let rows = page.subjects(entry.group).count();
            let of = |id| page.subjects(entry.group).position(|known| known.id == id).unwrap_or(rows);
            entry.go(subject.map_or(entry.row, of), column);
        }
        None => state.entry = None,
    }
}

/// Identity of the grid, which is one stop of the Tab key.
fn grid_id() -> Id {
    Id::unique("checklist-entry")
}

/// Whether every answer to an item is one key.
fn takes_one_key(page: &Page<'_>, item: ItemId) -> bool {
    let item = page.item(item);
    matches!(item.kind, Kind::Choice(_)) && typed::shortcuts(item).iter().all(|shortcut| !shortcut.is_empty())
}

/// Asks why a cell is not applicable or was not observed, while that is wanted.
fn reason_ui(ui: &Ui, page: &Page<'_>, state: &mut State, entry: &mut Entry) {
    let Some((absence, text)) = entry.asking.take() else { return };
    let cell = Cell { item: entry.item(), subject: entry.subject(page) };
    let args = [("code", page.item(cell.item).code.as_str()), ("subject", &entry.label(page, entry.row))];
    let title = page.locale.say_with(
        match absence {
            Absence::NotApplicable => "entry-why-not-applicable",
            Absence::NotObserved => "entry-why-not-observed",
        },
        &args,
    );
    match reasons::ask_ui(ui, page, state, (Some(cell), absence), (&title, "ui-apply"), text) {
        reasons::Asked::Waiting(text) => entry.asking = Some((absence, text)),
        reasons::Asked::GivenUp => {}
        reasons::Asked::Given(reason) => _ = entry.fill(page, state, Some(absence.because(&reason))),
    }
}

impl Entry {
    /// The item of the column in focus.
    fn item(&self) -> ItemId {
        self.items[self.column]
    }

    /// The subject of the row in focus; none for one still to be added.
    fn subject(&self, page: &Page<'_>) -> Option<SubjectId> {
        self.subject_of(page.recorder.sheet, self.code(page))
    }

    /// The same of a sheet, with the code of the group.
    pub(super) fn subject_of(&self, sheet: &Sheet, code: &str) -> Option<SubjectId> {
        sheet.subjects_of(code).nth(self.row).map(|subject| subject.id)
    }

    /// The cell in focus; none in the row of a respondent still to be added.
    fn cell(&self, page: &Page<'_>) -> Option<Cell> {
        self.subject(page).map(|subject| Cell { item: self.item(), subject: Some(subject) })
    }

    /// The label of a row, that of a respondent still to be added among them.
    fn label(&self, page: &Page<'_>, row: usize) -> String {
        let subject = page.subjects(self.group).nth(row);
        subject.map_or_else(|| next_label(page.recorder.sheet, self.code(page)), |subject| subject.label.clone())
    }

    fn code<'a>(&self, page: &Page<'a>) -> &'a str {
        &page.instrument.group(self.group).code
    }

    /// How many rows there are; the second reading has none for a respondent still to be added.
    fn rows(&self, page: &Page<'_>) -> usize {
        let empty = match self.pass {
            Pass::First => 1,
            Pass::Second => 0,
        };
        page.subjects(self.group).count() + empty
    }

    /// Does what had to wait for the last frame to end, and stays within what there is.
    fn settle(&mut self, page: &Page<'_>) {
        self.row = self.row.min(self.rows(page).saturating_sub(1));
        if std::mem::take(&mut self.going_on) {
            self.step_on(page);
        }
    }

    fn go(&mut self, row: usize, column: usize) {
        (self.row, self.column, self.reveal) = (row, column, true);
    }

    /// Goes to the first cell without an answer.
    fn go_to_first_open(&mut self, page: &Page<'_>) {
        let open = |subject: &Subject, item: ItemId| {
            let cell = Cell { item, subject: Some(subject.id) };
            page.may_be_asked(cell) && page.recorder.response(cell).is_none()
        };
        let found = page.subjects(self.group).enumerate().find_map(|(row, subject)| {
            self.items.iter().position(|item| open(subject, *item)).map(|column| (row, column))
        });
        let (row, column) = found.unwrap_or((page.subjects(self.group).count(), 0));
        self.go(row, column);
    }

    /// Whether a cell can be gone to by going on: it is asked, or may yet be.
    fn is_asked(&self, page: &Page<'_>, row: usize, column: usize) -> bool {
        let subject = page.subjects(self.group).nth(row).map(|subject| subject.id);
        subject.is_none_or(|id| page.may_be_asked(Cell { item: self.items[column], subject: Some(id) }))
    }

    /// Goes on to the next cell that is asked: to the right, then to the next row. The last cell of the second reading is stayed at.
    fn step_on(&mut self, page: &Page<'_>) {
        let right = (self.column + 1..self.items.len()).find(|column| self.is_asked(page, self.row, *column));
        match right {
            Some(column) => self.go(self.row, column),
            None => self.start_row(page, self.row + 1),
        }
    }

    /// Goes to the first cell of a row that is asked, if there is such a row; from the row still to be filled, to its own first cell.
    fn start_row(&mut self, page: &Page<'_>, row: usize) {
        let last = self.rows(page).saturating_sub(1);
        if row <= last || self.pass == Pass::First {
            let row = row.min(last);
            let column = (0..self.items.len()).find(|column| self.is_asked(page, row, *column));
            self.go(row, column.unwrap_or_default());
        }
    }

    /// Goes back to the cell before that is asked: to the left, then to the end of the row above.
    fn step_back(&mut self, page: &Page<'_>) -> Option<()> {
        let before = |row: usize, end: usize| (0..end).rev().find(|column| self.is_asked(page, row, *column));
        let left = before(self.row, self.column).map(|column| (self.row, column));
        let above = || {
            let row = self.row.checked_sub(1)?;
            before(row, self.items.len()).map(|column| (row, column))
        };
        let (row, column) = left.or_else(above)?;
        self.go(row, column);
        Some(())
    }

    /// Gives the cell in focus a response or takes it away, as one step, and goes on. Returns whether more keys make sense only once
    /// that has been done.
    fn fill(&mut self, page: &Page<'_>, state: &mut State, response: Option<Response>) -> keys::Then {
        let (item, answers) = (self.item(), response.is_some());
        let (label, code) = (self.label(page, self.row), &page.item(item).code);
        let name = |key| Message::new(key).with("code", code).with("subject", &label);
        let Some(cell) = self.cell(page) else {
            let Some(response) = response else {
                self.step_on(page);
                return keys::Then::GoOn;
            };
            let subject = Subject { id: new_subject(), group: self.code(page).to_owned(), label: label.clone() };
            let cell = Cell { item, subject: Some(subject.id) };
            self.added.insert(subject.id);
            let mut changes = vec![Change::PutSubject(page.unit, subject)];
            changes.extend(page.recorder.change_of(&mut state.drafts, cell, Some(response)));
            page.recorder.actions.apply(name("step-typed"), changes);
            self.going_on = true;
            return keys::Then::Wait;
        };
        let changes: Vec<Change> = page.recorder.change_of(&mut state.drafts, cell, response).into_iter().collect();
        if !changes.is_empty() {
            let key = if answers { "step-typed" } else { "step-typed-clear" };
            page.recorder.actions.apply(name(key), changes);
        }
        // Where answers decide what is asked, the way on is known only once this one stands in the round.
        if page.instrument.is_conditional() {
            self.going_on = true;
            return keys::Then::Wait;
        }
        self.step_on(page);
        keys::Then::GoOn
    }

    /// Takes the answer in focus away, and with it a respondent who was added here and has no other.
    fn clear(&mut self, page: &Page<'_>, state: &mut State) -> keys::Then {
        let Some(cell) = self.cell(page) else { return keys::Then::GoOn };
        let Some(change) = page.recorder.change_of(&mut state.drafts, cell, None) else { return keys::Then::GoOn };
        let mut changes = vec![change];
        if let Some(subject) = cell.subject.filter(|subject| self.added.contains(subject)) {
            let sheet = page.recorder.sheet;
            let others = sheet
                .answers
                .iter()
                .filter(|(item, by)| **item != page.item(cell.item).code && by.contains_key(&Some(subject)));
            let noted = matches!(changes[0], Change::PutAnswer(..));
            if others.count() == 0 && !noted && !sheet.details.mention(subject) {
                changes.push(Change::RemoveSubject(page.unit, subject));
            }
        }
        let name = Message::new("step-typed-clear").with("code", &page.item(cell.item).code);
        page.recorder.actions.apply(name.with("subject", self.label(page, self.row)), changes);
        keys::Then::Wait
    }
}
