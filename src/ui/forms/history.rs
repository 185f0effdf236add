//! The dialog that shows what became of an answer: who answered what and when, and the way back to any of it.

use super::{Flow, Surroundings, focus_first, modal};
use crate::assessment::{Change, Place, Sheet, SubjectId, UnitId};
use crate::failure::Failure;
use crate::instrument::ItemCode;
use crate::job::{Job, News, Wake};
use crate::locale::{Locale, Message};
use crate::session::Session;
use crate::store::{Past, PastRow};
use crate::ui::action::Action;
use crate::ui::past::{self, Asked, Page, Teller, answered, given};
use crate::ui::theme::{self, RADIUS, SMALL, palette};
use crate::ui::widgets::{self, Icon, from_the_right, icon, primary_button, small, tag, trouble};
use egui::{
    Align, Context, EventFilter, Frame, Id, Key, Label, Layout, Margin, Modifiers, Rect, RichText, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

/// How many edits are read at a time.
const PAGE: usize = 100;
/// How close to the last one read the next are asked for.
const AHEAD: usize = 20;
/// Width of the dialog, height of a row, of the answer under the list, and of everything but the list, which takes what is left.
const WIDTH: f32 = 780.0;
const ROW: f32 = 48.0;
const WHOLE: f32 = 132.0;
const REST: f32 = 470.0;
const LIST: (f32, f32) = (2.0 * ROW, 9.0 * ROW);

/// Shows what became of an answer or of all answers to an item.
pub struct HistoryForm {
    unit: UnitId,
    item: ItemCode,
    subject: Option<SubjectId>,
    whose: Whose,
    entries: Vec<Entry>,
    /// Instruments that the round has left, in whose words some of the answers were given.
    left: Vec<Arc<crate::instrument::Instrument>>,
    reading: Reading,
    /// The entry in focus.
    at: usize,
    reveal: bool,
    /// How far the list is scrolled.
    offset: f32,
    /// Why the entry in focus cannot be gone back to, once that was tried.
    refused: Option<&'static str>,
    wake: Wake,
}

/// Whose answers are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// That of the cell in focus.
    One,
    /// Those of all subjects.
    All,
}

/// How far the past has been read.
enum Reading {
    /// A page is being read.
    Page(Job<Result<Page, Failure>>),
    /// More is there, from this position on.
    More(i64),
    /// It has been read to its beginning.
    All,
    /// It cannot be read.
    Failed(Failure),
}

/// An edit with its words, made once it is shown.
struct Entry {
    past: PastRow,
    /// Whether no later edit is about the same place.
    newest: bool,
    line: Option<Line>,
}

/// An edit in words.
struct Line {
    /// When, who and what was done.
    head: String,
    /// How it stood after that.
    stood: String,
    note: String,
    /// In which words the item was asked, where they were others.
    asked: Option<String>,
}

/// What going back to an entry would do.
enum Back<'a> {
    /// It changes the answer of a place.
    Change(&'a Place, &'a Change),
    /// It does nothing, for this reason.
    No(&'static str),
}

impl HistoryForm {
    /// Shows what became of an answer; of all answers to the item where nobody has been added who could be asked.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn new(
        session: &Session,
        unit: UnitId,
        (item, subject): (ItemCode, Option<SubjectId>),
        wake: Wake,
    ) -> Result<Self, io::Error> {
        let instrument = session.instrument();
        let of_group = instrument.find_item(item.as_str()).is_some_and(|id| instrument.item(id).group.is_some());
        let whose = if of_group && subject.is_none() { Whose::All } else { Whose::One };
        let mut form = Self {
            unit,
            item,
            subject: subject.filter(|_| of_group),
            whose,
            entries: Vec::new(),
            left: Vec::new(),
            reading: Reading::All,
            at: 0,
            reveal: true,
            offset: 0.0,
            refused: None,
            wake,
        };
        form.read(session, None)?;
        Ok(form)
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let Some(sheet) = session.sheet(self.unit) else { return Flow::Close };
        self.take_in();
        let (escape, flow) = modal(ctx, &locale.say("history-title"), WIDTH, |ui| {
            self.about_ui(ui, session, sheet, locale);
            let enter = self.list_ui(ui, session, sheet, locale);
            self.whole_ui(ui, session, sheet, locale);
            let refused = self.refused.map(|key| locale.say(key));
            trouble(ui, refused.as_deref());
            self.foot_ui(ui, sheet, around, enter)
        });
        if escape { Flow::Close } else { flow }
    }

    /// Has the past before a position read, or all of it anew.
    fn read(&mut self, session: &Session, before: Option<i64>) -> Result<(), io::Error> {
        let past = match self.whose {
            Whose::One => Past::Place(Place { unit: self.unit, item: self.item.clone(), subject: self.subject }),
            Whose::All => Past::Item(self.unit, self.item.clone()),
        };
        let (store, instrument) = (session.reader(), Arc::clone(session.instrument()));
        self.reading = Reading::Page(Job::spawn("history", self.wake.clone(), move |_| {
            past::read(&store, &instrument, past, before, PAGE)
        })?);
        Ok(())
    }

    /// The same from a frame, where a thread that is not given is told in place of the list.
    fn read_on(&mut self, session: &Session, before: Option<i64>) {
        if let Err(error) = self.read(session, before) {
            self.reading = Reading::Failed(crate::ui::perform::no_thread(&error));
        }
    }

    fn take_in(&mut self) {
        let Reading::Page(job) = &self.reading else { return };
        let page = match job.poll() {
            News::Working => return,
            News::Done(Ok(page)) => page,
            News::Done(Err(failure)) => {
                self.reading = Reading::Failed(failure);
                return;
            }
            News::Lost => {
                self.reading = Reading::Failed(crate::ui::perform::lost());
                return;
            }
        };
        let mut seen: BTreeSet<Place> =
            self.entries.iter().filter_map(|entry| answered(&entry.past.row.change)).cloned().collect();
        for past in page.rows {
            let newest = answered(&past.row.change).is_some_and(|place| seen.insert(place.clone()));
            self.entries.push(Entry { past, newest, line: None });
        }
        for instrument in page.left {
            if !self.left.iter().any(|known| known.digest() == instrument.digest()) {
                self.left.push(instrument);
            }
        }
        self.reading = page.next.map_or(Reading::All, Reading::More);
    }

    /// The item and whose answer it is, and where several are asked, the switch to all of them.
    fn about_ui(&mut self, ui: &mut Ui, session: &Session, sheet: &Sheet, locale: &Locale) {
        let instrument = session.instrument();
        let Some(item) = instrument.find_item(self.item.as_str()).map(|id| instrument.item(id)) else { return };
        let text = item.text.get(locale.language());
        ui.add(Label::new(format!("{}  {text}", item.code)).truncate()).on_hover_text(text);
        let Some(group) = item.group.map(|group| instrument.group(group)) else { return };
        let mut all = self.whose == Whose::All;
        ui.horizontal(|ui| {
            if let Some(subject) = self.subject.and_then(|subject| sheet.subject(subject)) {
                ui.label(&subject.label);
            }
            let label = group.label.get(locale.language()).to_lowercase();
            let name = locale.say_with("history-all", &[("group", &label)]);
            ui.add_enabled(self.subject.is_some(), egui::Checkbox::new(&mut all, name));
        });
        let whose = if all { Whose::All } else { Whose::One };
        if whose != self.whose {
            self.whose = whose;
            (self.entries, self.at, self.offset, self.refused) = (Vec::new(), 0, 0.0, None);
            self.read_on(session, None);
        }
    }

    /// The list. Returns whether the entry in focus is to be gone back to.
    fn list_ui(&mut self, ui: &mut Ui, session: &Session, sheet: &Sheet, locale: &Locale) -> bool {
        let height = (ui.ctx().content_rect().height() - REST).clamp(LIST.0, LIST.1);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
        let stop = ui.interact(rect, Id::unique("history-list"), Sense::focusable_noninteractive());
        stop.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, locale.say("history-title")));
        focus_first(ui, &stop);
        let enter = stop.has_focus() && self.keys(ui, stop.id, (height / ROW) as isize);
        ui.painter().rect_filled(rect, RADIUS, palette(ui).sunken);
        let margin = if self.entries.is_empty() { SMALL } else { 2.0 };
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink(margin)));
        inside.spacing_mut().item_spacing.y = 0.0;
        match &self.reading {
            Reading::Failed(failure) => {
                trouble(&mut inside, Some(&failure.sentence(locale)));
                inside.label(small(&inside, failure.advice(locale)));
            }
            Reading::Page(_) if self.entries.is_empty() => {
                _ = inside.label(small(&inside, locale.say("history-reading")));
            }
            Reading::All if self.entries.is_empty() => {
                _ = inside.label(small(&inside, locale.say("history-empty")));
            }
            Reading::Page(_) | Reading::More(_) | Reading::All => self.rows_ui(&mut inside, session, sheet, locale),
        }
        if stop.has_focus() {
            let accent = Stroke::new(2.0, palette(ui).accent);
            ui.painter().rect_stroke(rect, RADIUS, accent, StrokeKind::Inside);
        }
        if let Reading::More(before) = self.reading
            && self.at + AHEAD > self.entries.len()
        {
            self.read_on(session, Some(before));
        }
        enter
    }

    fn rows_ui(&mut self, ui: &mut Ui, session: &Session, sheet: &Sheet, locale: &Locale) {
        let height = ui.available_height();
        let mut list = ScrollArea::vertical().id_salt("history").max_height(height).auto_shrink([false, false]);
        if std::mem::take(&mut self.reveal) {
            let top = self.at as f32 * ROW;
            let offset = self.offset.clamp((top + ROW - height).max(0.0), top.max(0.0));
            list = list.vertical_scroll_offset(offset);
        }
        let output = list.show_rows(ui, ROW, self.entries.len(), |ui, shown| {
            if shown.end + AHEAD > self.entries.len()
                && let Reading::More(before) = self.reading
            {
                self.read_on(session, Some(before));
            }
            for index in shown {
                self.row_ui(ui, index, session, sheet, locale);
            }
        });
        self.offset = output.state.clamped_offset().y;
    }

    fn row_ui(&mut self, ui: &mut Ui, index: usize, session: &Session, sheet: &Sheet, locale: &Locale) {
        let colours = palette(ui);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::CLICK);
        let selected = index == self.at;
        let now = is_now(&self.entries[index], sheet);
        self.word(index, session, sheet, locale);
        let Some(line) = &self.entries[index].line else { return };
        if ui.is_rect_visible(rect) {
            let fill = match (selected, response.hovered()) {
                (true, _) => Some(colours.selected),
                (false, true) => Some(colours.raised),
                (false, false) => None,
            };
            if let Some(fill) = fill {
                ui.painter().rect_filled(rect, 4, fill);
            }
            let (top, bottom) = rect.shrink2(Vec2::new(SMALL, 2.0)).split_top_bottom_at_fraction(0.5);
            let mut row = line_of(ui, top);
            row.label(small(&row, &line.head));
            row.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if now {
                    tag(ui, &locale.say("history-now"));
                }
                if line.asked.is_some() {
                    tag(ui, &locale.say("history-reworded-short"));
                }
            });
            let mut row = line_of(ui, bottom);
            if !line.note.is_empty() {
                widgets::sign(&mut row, icon(Icon::Pencil).color(colours.quiet).size(14.0));
            }
            row.add(Label::new(&line.stood).truncate());
        }
        let name = line.name(locale, now);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
        if response.clicked() {
            (self.at, self.refused) = (index, None);
        }
    }

    /// The entry in focus as a whole: the statement, the note, and in which words the item was asked.
    fn whole_ui(&mut self, ui: &mut Ui, session: &Session, sheet: &Sheet, locale: &Locale) {
        if self.at < self.entries.len() {
            self.word(self.at, session, sheet, locale);
        }
        let line = self.entries.get(self.at).and_then(|entry| entry.line.as_ref());
        Frame::new().inner_margin(Margin::symmetric(0, 4)).show(ui, |ui| {
            let whole = ScrollArea::vertical().id_salt("whole").max_height(WHOLE).min_scrolled_height(WHOLE);
            whole.auto_shrink([false, false]).show(ui, |ui| {
                let Some(line) = line else { return };
                ui.add(Label::new(RichText::new(&line.stood).text_style(theme::strong())).wrap());
                if !line.note.is_empty() {
                    ui.add(Label::new(locale.say_with("history-note", &[("note", &line.note)])).wrap());
                }
                if let Some(asked) = &line.asked {
                    ui.horizontal_top(|ui| {
                        widgets::sign(ui, icon(Icon::Warning));
                        ui.add(Label::new(asked).wrap());
                    });
                }
                ui.label(small(ui, &line.head));
            });
        });
    }

    fn foot_ui(&mut self, ui: &mut Ui, sheet: &Sheet, around: &Surroundings<'_>, enter: bool) -> Flow {
        let locale = around.locale;
        let (restore, close) = from_the_right(ui, |ui| {
            let some = !self.entries.is_empty();
            let restore = ui.add_enabled_ui(some, |ui| primary_button(ui, &locale.say("history-restore")));
            let restore = restore.inner.clicked();
            let close = ui.button(locale.say("ui-close")).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let count = self.entries.len().to_string();
                let key = match self.reading {
                    Reading::More(_) | Reading::Page(_) => "history-count-more",
                    Reading::All | Reading::Failed(_) => "history-count",
                };
                ui.label(small(ui, locale.say_with(key, &[("count", &count)])));
            });
            (restore, close)
        });
        if close {
            return Flow::Close;
        }
        if !restore && !enter {
            return Flow::Stay;
        }
        let Some(entry) = self.entries.get(self.at) else { return Flow::Stay };
        match back(entry, sheet) {
            Back::Change(place, change) => {
                let at = entry.past.row.stamp.at;
                let when = locale.say_with("moment-day", &[("date", &locale.date(at)), ("time", &locale.time(at))]);
                let name = Message::new("step-restore").with("code", &place.item).with("when", when);
                around.actions.apply(name, vec![change.clone()]);
                around.actions.push(Action::ShowPlace(place.clone()));
                Flow::Close
            }
            Back::No(why) => {
                self.refused = Some(why);
                Flow::Stay
            }
        }
    }

    /// Goes through the list by keyboard. Returns whether the entry in focus is to be gone back to.
    fn keys(&mut self, ui: &Ui, stop: Id, page: isize) -> bool {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(stop, filter));
        let last = self.entries.len().saturating_sub(1);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let mut at = self.at;
        for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)] {
            while pressed(key) {
                at = at.saturating_add_signed(step);
            }
        }
        if pressed(Key::Home) {
            at = 0;
        }
        if pressed(Key::End) {
            at = last;
        }
        at = at.min(last);
        if at != self.at {
            (self.at, self.reveal, self.refused) = (at, true, None);
        }
        pressed(Key::Enter)
    }

    /// Puts an entry into words, unless that has been done.
    fn word(&mut self, index: usize, session: &Session, sheet: &Sheet, locale: &Locale) {
        let Self { entries, left, item, whose, .. } = self;
        let Entry { past, line, .. } = &mut entries[index];
        if line.is_some() {
            return;
        }
        let teller = Teller { locale, instrument: session.instrument(), left, item };
        let stamp = &past.row.stamp;
        let subject = answered(&past.row.change).and_then(|place| place.subject).filter(|_| *whose == Whose::All);
        let subject = subject.map(|id| match sheet.subject(id) {
            Some(subject) => subject.label.clone(),
            None => locale.say("history-gone"),
        });
        let when = locale.moment(stamp.at, session.now());
        let parts = [Some(when), Some(stamp.who.clone()), subject, Some(teller.what(past))];
        let asked = match teller.asked(past) {
            Asked::Alike => None,
            Asked::Otherwise(instrument) => Some(locale.say_with("history-reworded", &[("instrument", &instrument)])),
            Asked::Unknown => Some(locale.say("history-reworded-unknown")),
        };
        let note = given(&past.row.change).map(|(_, answer)| answer.note.clone()).unwrap_or_default();
        let head = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        *line = Some(Line { head, stood: teller.stood(past), note, asked });
    }
}

impl Line {
    /// Everything it says, for those who cannot see it.
    fn name(&self, locale: &Locale, now: bool) -> String {
        let note = (!self.note.is_empty()).then(|| locale.say_with("history-note", &[("note", self.note.as_str())]));
        let now = now.then(|| locale.say("history-now"));
        let parts = [Some(self.head.clone()), Some(self.stood.clone()), note, self.asked.clone(), now];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Whether an entry is how its place stands now.
fn is_now(entry: &Entry, sheet: &Sheet) -> bool {
    entry.newest && stands(&entry.past.row.change, sheet)
}

/// Whether a change of an answer would change nothing.
fn stands(change: &Change, sheet: &Sheet) -> bool {
    let Some(place) = answered(change) else { return false };
    sheet.answer(place.item.as_str(), place.subject) == given(change).map(|(_, answer)| answer)
}

/// What going back to an entry would do: the answer returns with the words it was given to, so that it must be read again where they
/// are no longer those of the item.
fn back<'a>(entry: &'a Entry, sheet: &Sheet) -> Back<'a> {
    let change = &entry.past.row.change;
    match answered(change) {
        None => Back::No("history-told-only"),
        Some(place) if place.subject.is_some_and(|subject| sheet.subject(subject).is_none()) => {
            Back::No("history-subject-gone")
        }
        Some(_) if stands(change, sheet) => Back::No("history-stands"),
        Some(place) => Back::Change(place, change),
    }
}

/// A line within a row.
fn line_of(ui: &mut Ui, rect: Rect) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)))
}
