//! What the screen remembers between frames: where the keyboard is, what has been typed, what is open.

use super::drafts::{Drafts, Field};
use super::earlier::Before;
use super::entry::{Entry, Seen};
use super::evidence;
use super::help::Outlook;
use super::interview;
use super::map::Section;
use super::page::Page;
use super::past::Recent;
use super::reasons::Offer;
use super::recorder::Cell;
use super::search::Search;
use super::selection::Selection;
use crate::assessment::{Evidence, EvidenceId, Sheet, SubjectId};
use crate::instrument::{GroupId, ItemId};
use crate::locale::Message;
use crate::ui::pictures::Pictures;
use egui::Ui;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A column of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The outline.
    Outline,
    /// The items of the section.
    Items,
    /// What helps now.
    Help,
}

/// After what the keyboard goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// An answer.
    Answer,
    /// Everything there is to say of an item.
    Entry,
}

/// A subject being given another label.
pub(super) struct Rename {
    pub(super) subject: SubjectId,
    pub(super) text: String,
}

/// The transient state of the screen.
pub(super) struct State {
    pub(super) drafts: Drafts,
    /// The item in focus.
    pub(super) item: ItemId,
    /// Items that have had the keyboard.
    been: BTreeSet<ItemId>,
    /// The subject in focus, by group.
    subjects: BTreeMap<GroupId, SubjectId>,
    /// For how many frames the item in focus is still to be brought into view. Two, because the first may show the scroll bar, which
    /// makes lines shorter and everything below move.
    pub(super) reveal: u8,
    /// Whether the subject in focus is still to be brought into view.
    pub(super) reveal_subject: bool,
    /// The text field that has the keyboard.
    pub(super) editing: Option<(Cell, Field)>,
    /// Cells with something on the screen that cannot be stored as it is.
    pub(super) unfinished: BTreeSet<Cell>,
    /// What is being typed from paper.
    pub(super) entry: Option<Entry>,
    /// What a second reading of paper has found, by group, while the sheet for it is closed.
    pub(super) second: BTreeMap<GroupId, Seen>,
    /// What is looked for.
    pub(super) search: Search,
    /// The items selected.
    pub(super) selection: Selection,
    /// Whether the item in focus is shown although the filters do not hold of it: it was answered or gone to.
    pub(super) held: bool,
    /// The reasons offered while one is being written.
    pub(super) offer: Option<Offer>,
    /// Whether what helps now was asked for or sent away; where neither, the width decides.
    pub(super) help: Option<bool>,
    /// Whether the outline was asked for; it comes only then where there is hardly room for the items.
    pub(super) outline: bool,
    /// What the last key could not do, said at the item.
    pub(super) notice: Option<Message>,
    /// Whether that is still to be brought into view: a card may be taller than the window.
    pub(super) reveal_notice: bool,
    pub(super) rename: Option<Rename>,
    /// A subject that has answers and is to be removed, until that is confirmed.
    pub(super) removing: Option<SubjectId>,
    /// Heights of the cards as last drawn.
    pub(super) heights: Heights,
    /// How far the columns of a group are scrolled.
    pub(super) offsets: BTreeMap<GroupId, f32>,
    /// What of last year stands beside the item in focus.
    pub(super) before: Before,
    /// What each answer to the cell in focus would make of the score.
    pub(super) outlook: Option<Outlook>,
    /// The last of what became of it.
    pub(super) recent: Recent,
    /// Whether the keyboard is still to go on after an answer.
    pub(super) going_on: Option<After>,
    /// The cell whose note is to be given the keyboard.
    pub(super) noting: Option<Cell>,
    /// The character of a key just taken, whose text may still come.
    pub(super) swallow: Option<String>,
    /// The column that has the keyboard.
    pub(super) column: Column,
    /// Small pictures of evidence.
    pub(super) pictures: Pictures,
    /// How much evidence the item in focus had when it was drawn last.
    proven: Option<(ItemId, usize)>,
    /// Units with a photo of the same view, empty for none, good for one count of changes of the photos in the round.
    alike: (u64, HashMap<EvidenceId, String>),
}

/// Heights of cards, good for one width, size of text and language.
#[derive(Default)]
pub(super) struct Heights {
    good_for: Option<(i32, u32, crate::locale::Language)>,
    heights: HashMap<ItemId, f32>,
}

impl Heights {
    /// Forgets everything measured under other circumstances.
    pub(super) fn refresh(&mut self, width: f32, pixels: f32, language: crate::locale::Language) {
        let now = Some((width.round() as i32, pixels.to_bits(), language));
        if self.good_for != now {
            self.good_for = now;
            self.heights.clear();
        }
    }

    pub(super) fn get(&self, item: ItemId) -> Option<f32> {
        self.heights.get(&item).copied()
    }

    pub(super) fn put(&mut self, item: ItemId, height: f32) {
        self.heights.insert(item, height);
    }
}

impl State {
    pub(super) fn new(item: ItemId, drafts: Drafts) -> Self {
        Self {
            drafts,
            item,
            been: BTreeSet::new(),
            subjects: BTreeMap::new(),
            reveal: 2,
            reveal_subject: true,
            editing: None,
            unfinished: BTreeSet::new(),
            entry: None,
            second: BTreeMap::new(),
            search: Search::default(),
            selection: Selection::default(),
            held: false,
            offer: None,
            help: None,
            outline: false,
            notice: None,
            reveal_notice: false,
            rename: None,
            removing: None,
            heights: Heights::default(),
            offsets: BTreeMap::new(),
            before: Before::default(),
            outlook: None,
            recent: Recent::default(),
            going_on: None,
            noting: None,
            swallow: None,
            column: Column::Items,
            pictures: Pictures::default(),
            proven: None,
            alike: (0, HashMap::new()),
        }
    }

    /// The subject in focus of a group: the one chosen last, else the first.
    pub(super) fn subject(&self, page: &Page<'_>, group: GroupId) -> Option<SubjectId> {
        self.subject_of(page.recorder.sheet, group, &page.instrument.group(group).code)
    }

    /// The same of a sheet, with the code of the group.
    pub(super) fn subject_of(&self, sheet: &Sheet, group: GroupId, code: &str) -> Option<SubjectId> {
        let chosen = self.subjects.get(&group).copied();
        let exists = |id: &SubjectId| sheet.subjects_of(code).any(|subject| subject.id == *id);
        chosen.filter(exists).or_else(|| sheet.subjects_of(code).next().map(|subject| subject.id))
    }

    /// The cell of an item in focus; none for an item of a group that has no subject yet.
    pub(super) fn cell_of(&self, page: &Page<'_>, item: ItemId) -> Option<Cell> {
        match page.item(item).group {
            None => Some(Cell { item, subject: None }),
            Some(group) => self.subject(page, group).map(|subject| Cell { item, subject: Some(subject) }),
        }
    }

    /// The cell in focus.
    pub(super) fn cell(&self, page: &Page<'_>) -> Option<Cell> {
        self.cell_of(page, self.item)
    }

    /// Makes a subject the one in focus.
    pub(super) fn choose_subject(&mut self, group: GroupId, subject: SubjectId) {
        if self.subjects.insert(group, subject) != Some(subject) {
            self.reveal_subject = true;
            self.notice = None;
        }
    }

    /// Makes a cell the one in focus, without moving anything on the screen.
    pub(super) fn touch(&mut self, page: &Page<'_>, cell: Cell) {
        if self.item != cell.item {
            (self.item, self.held) = (cell.item, true);
            self.been.insert(cell.item);
            self.notice = None;
        }
        self.column = Column::Items;
        if let (Some(group), Some(subject)) = (page.item(cell.item).group, cell.subject) {
            self.choose_subject(group, subject);
        }
    }

    /// Goes to an item, brings it into view and gives it the keyboard.
    pub(super) fn go(&mut self, ui: &Ui, page: &Page<'_>, item: ItemId, subject: Option<SubjectId>) {
        if let (Some(group), Some(subject)) = (page.item(item).group, subject) {
            self.choose_subject(group, subject);
        }
        if self.item != item {
            self.notice = None;
        }
        (self.item, self.held) = (item, true);
        self.been.insert(item);
        self.reveal = 2;
        self.column = Column::Items;
        ui.memory_mut(|memory| memory.request_focus(page.card_id(item)));
    }

    /// Whether the item in focus has more evidence than when it was drawn last.
    pub(super) fn evidence_grows(&mut self, item: ItemId, now: usize) -> bool {
        if item != self.item {
            return false;
        }
        let before = self.proven.replace((item, now));
        before.is_some_and(|(of, before)| of == item && before < now)
    }

    /// What there is to say of a piece of evidence. Whether another unit has the same view is found out once `visible`.
    pub(super) fn told(&mut self, page: &Page<'_>, id: EvidenceId, of: &Evidence, visible: bool) -> String {
        let now = page.session.version().looks;
        if self.alike.0 != now {
            self.alike = (now, HashMap::new());
        }
        if visible {
            self.alike.1.entry(id).or_insert_with(|| evidence::like(page, of).unwrap_or_default().to_owned());
        }
        let like = self.alike.1.get(&id).filter(|like| !like.is_empty());
        evidence::told(page, of, like.map(String::as_str))
    }

    /// The first item from which a quota follows, if it has no answer and nobody has been there.
    pub(super) fn first_awaited(&self, page: &Page<'_>) -> Option<ItemId> {
        page.overview.awaited().find(|item| !self.been.contains(item))
    }

    /// The next item shown, one on or one back.
    pub(super) fn beside(&self, page: &Page<'_>, step: isize) -> Option<ItemId> {
        let rank = page.map.rank(self.item);
        let shown = |item: &&ItemId| page.shown.shows(self, **item) && interview::is_asked(page, **item);
        match step > 0 {
            true => page.map.order[rank + 1..].iter().find(shown).copied(),
            false => page.map.order[..rank].iter().rev().find(shown).copied(),
        }
    }

    /// Goes to the next item shown, one on or one back; stays at the last.
    pub(super) fn step_item(&mut self, ui: &Ui, page: &Page<'_>, step: isize) {
        let next = self.beside(page, step).unwrap_or(self.item);
        self.go_to_match(ui, page, next);
    }

    /// Goes to the first item shown of the next section that has one, one on or one back; stays at the last.
    pub(super) fn step_section(&mut self, ui: &Ui, page: &Page<'_>, step: isize) {
        let here = page.map.section_of(self.item);
        let first = |section: &Section| {
            section.items.iter().copied().find(|item| page.shown.shows(self, *item) && interview::is_asked(page, *item))
        };
        let next = match step > 0 {
            true => page.map.sections[here + 1..].iter().find_map(first),
            false => page.map.sections[..here].iter().rev().find_map(first),
        };
        if let Some(item) = next.or_else(|| first(&page.map.sections[here])) {
            self.go_to_match(ui, page, item);
        }
    }

    /// Goes to an item, and to a subject of whose answer the filters hold.
    pub(super) fn go_to_match(&mut self, ui: &Ui, page: &Page<'_>, item: ItemId) {
        let subject = interview::person(page).or_else(|| page.shown.subject(page, self, item));
        self.go(ui, page, item, subject);
    }

    /// Goes to the next or previous subject of the item in focus; returns whether there was one.
    pub(super) fn step_subject(&mut self, ui: &Ui, page: &Page<'_>, step: isize) -> bool {
        let Some(group) = page.item(self.item).group else { return false };
        // Whoever stays with one person does not answer for another by a slip of the finger.
        if interview::person(page).is_some() {
            return false;
        }
        let subjects: Vec<SubjectId> = page.subjects(group).map(|subject| subject.id).collect();
        let here = subjects.iter().position(|id| Some(*id) == self.subject(page, group));
        let next = here.and_then(|here| here.checked_add_signed(step)).and_then(|next| subjects.get(next));
        let Some(next) = next.copied() else { return false };
        self.go(ui, page, self.item, Some(next));
        true
    }

    /// Goes on to the next item that is asked; returns whether there is one.
    pub(super) fn step_on(&mut self, ui: &Ui, page: &Page<'_>) -> bool {
        let after = page.map.order.iter().copied().skip(page.map.rank(self.item) + 1);
        let asked = |item: &ItemId| {
            !page.card.relevance.is_idle(*item) && page.shown.shows(self, *item) && interview::is_asked(page, *item)
        };
        let Some(next) = after.into_iter().find(asked) else { return false };
        self.go(ui, page, next, None);
        true
    }

    /// Goes on to the next subject of the item in focus who is asked; returns whether there is one.
    fn step_on_subject(&mut self, ui: &Ui, page: &Page<'_>) -> bool {
        let Some(group) = page.item(self.item).group else { return false };
        let here = self.subject(page, group);
        let after = page.subjects(group).skip_while(|subject| Some(subject.id) != here).skip(1);
        let asked = |subject: &&crate::assessment::Subject| {
            page.may_be_asked(Cell { item: self.item, subject: Some(subject.id) })
        };
        let Some(next) = after.into_iter().find(asked).map(|subject| subject.id) else { return false };
        self.go(ui, page, self.item, Some(next));
        true
    }

    /// Goes on after an answer: to the next subject, after the last to the first subject of the next item who has not answered. An
    /// item asked once keeps the keyboard, so that a note can be written, unless it was left with Ctrl+Enter.
    ///
    /// Where answers decide what is asked, the way on is known only once the answer stands in the round: in the next frame.
    pub(super) fn go_on(&mut self, ui: &Ui, page: &Page<'_>, after: After) {
        match page.instrument.is_conditional() {
            true => self.going_on = Some(after),
            false => self.go_on_now(ui, page, after),
        }
    }

    /// Does what had to wait for the last frame to end: goes on after an answer, opens a note.
    pub(super) fn settle(&mut self, ui: &Ui, page: &Page<'_>) {
        if let Some(cell) = self.noting.take() {
            ui.memory_mut(|memory| memory.request_focus(page.field_id(cell, Field::Note)));
        }
        if let Some(after) = self.going_on.take() {
            self.go_on_now(ui, page, after);
        }
    }

    fn go_on_now(&mut self, ui: &Ui, page: &Page<'_>, after: After) {
        if page.item(self.item).group.is_none() {
            match after {
                After::Answer => {}
                After::Entry => _ = self.step_on(ui, page),
            }
            return;
        }
        if page.layout.is_one() {
            // Whoever is interviewed is asked one item after the other.
            _ = self.step_on(ui, page);
            return;
        }
        if self.step_on_subject(ui, page) || !self.step_on(ui, page) {
            return;
        }
        if let Some(group) = page.item(self.item).group {
            // Whoever asks one person after the other stays with that person; whoever fills in row by row starts the next.
            let cell = |id: &SubjectId| Cell { item: self.item, subject: Some(*id) };
            let open = |id: &SubjectId| page.recorder.response(cell(id)).is_none();
            let ids = || page.subjects(group).map(|subject| subject.id).filter(|id| page.may_be_asked(cell(id)));
            if let Some(next) = ids().find(open).or_else(|| ids().next()) {
                self.choose_subject(group, next);
            }
        }
    }
}
