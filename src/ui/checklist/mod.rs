//! The checklist of one unit: the outline, the items of a section, what helps with the item in focus, and where the score stands.

mod board;
mod drafts;
mod earlier;
mod evidence;
mod facts;
mod fields;
mod filter;
mod findings;
mod flags;
mod footer;
mod grid;
mod help;
mod entry;
mod idle;
mod interview;
mod item;
mod keys;
mod map;
mod next;
mod oddities;
mod one;
mod outline;
mod page;
mod past;
mod reasons;
mod recorder;
mod search;
mod selection;
mod since;
mod state;
mod subjects;
mod taking;
mod typed;

pub use filter::{Filter, clear_filters, is_filtered, toggle_filter};
pub use oddities::see_oddity;
pub use one::{Layout, is_with_one_person, lay_out, leave_person, stay_with};
pub use since::{Since, Start, filter_since, since_chosen};

use super::action::Actions;
use super::room;
use super::theme::{SMALL, palette};
use super::widgets::{self, Icon};
use crate::assessment::{SubjectId, UnitId};
use crate::instrument::{Instrument, ItemId};
use crate::locale::Locale;
use crate::scoring::{Oddity, Progress};
use crate::session::Session;
use drafts::Drafts;
use egui::{Context, Frame, Id, Margin, Panel, RichText, ScrollArea, Ui};
use filter::{Filters, Shown};
use map::{Map, Overview};
use oddities::Oddities;
use page::Page;
use recorder::Recorder;
use since::{Changes, Followed};
use state::State;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// How long a pause in typing must be for the text to be stored, in seconds.
const PAUSE: f64 = 1.0;
/// Widths of the outer columns, and the least for the items between them.
const OUTLINE: f32 = 248.0;
const HELP: f32 = 272.0;
const ITEMS: f32 = 600.0;
/// The least for the items beside one other column; below it that column is there only while it is asked for.
const ALONE: f32 = 400.0;

/// The checklist of one unit.
pub struct ChecklistScreen {
    unit: UnitId,
    /// Where to go as soon as the answers are there.
    at: Option<(ItemId, Option<SubjectId>)>,
    /// The instrument that everything below was made for.
    instrument: Option<Arc<Instrument>>,
    map: Option<Arc<Map>>,
    overview: Option<Arc<Overview>>,
    shown: Option<Rc<Shown>>,
    /// The filters in the last frame.
    filters: Filters,
    /// What has changed since the moment that the filters name.
    changes: Changes,
    oddities: Oddities,
    state: Option<State>,
    /// Whether what is on paper is to be typed as soon as the answers are there.
    typing: bool,
}

impl ChecklistScreen {
    /// Opens the checklist of a unit, at an item, at what a quota follows from, or at the first answer that is missing.
    #[must_use]
    pub fn new(unit: UnitId, at: Option<ItemId>) -> Self {
        Self {
            unit,
            at: at.map(|item| (item, None)),
            instrument: None,
            map: None,
            overview: None,
            shown: None,
            filters: Filters::default(),
            changes: Changes::default(),
            oddities: Oddities::default(),
            state: None,
            typing: false,
        }
    }

    /// Opens the sheet on which the group in focus is typed from paper.
    pub fn type_from_paper(&mut self) {
        self.typing = true;
    }

    /// The unit shown.
    #[must_use]
    pub fn unit(&self) -> UnitId {
        self.unit
    }

    /// Height of the line under everything; nothing until the answers are there.
    #[must_use]
    pub fn foot(&self, ctx: &Context) -> f32 {
        let drawn = self.instrument.as_ref().zip(self.overview.as_ref());
        // With the frame's margin around it.
        drawn.map_or(0.0, |_| footer::height(ctx) + 2.0 * f32::from(footer::margin(ctx)))
    }

    /// The item in focus, once there is one.
    #[must_use]
    pub fn focus(&self) -> Option<ItemId> {
        self.state.as_ref().map(|state| state.item)
    }

    /// Goes to an item, and to the subject whose answer it is about.
    pub fn go_to(&mut self, item: ItemId, subject: Option<SubjectId>) {
        self.at = Some((item, subject));
    }

    /// What looks odd in the unit and has not been seen yet.
    #[must_use]
    pub fn oddities(&self) -> &[Oddity] {
        self.oddities.found()
    }

    /// The subject in focus, where the item in focus is asked of subjects.
    #[must_use]
    pub fn subject(&self, session: &Session) -> Option<SubjectId> {
        let (state, sheet) = (self.state.as_ref()?, session.sheet(self.unit)?);
        // What the ids of another instrument name is not known.
        let instrument = self.instrument.as_ref().filter(|known| known.digest() == session.instrument().digest())?;
        let group = instrument.item(state.item).group?;
        let code = &instrument.group(group).code;
        match &state.entry {
            Some(entry) => entry.subject_of(sheet, code),
            None => state.subject_of(sheet, group, code),
        }
    }

    /// Asks for everything typed to be stored. Called before anything else happens, so that nothing typed is left behind.
    pub fn flush(&mut self, session: &Session, actions: &Actions) {
        self.renew(session.instrument());
        let (Some(sheet), Some(state)) = (session.sheet(self.unit), &mut self.state) else { return };
        let recorder = Recorder { unit: self.unit, instrument: session.instrument(), sheet, actions };
        recorder.commit(&mut state.drafts, |_, _, _| true);
        if let Some(rename) = state.rename.take() {
            subjects::commit_rename(&recorder, &rename);
        }
    }

    /// Lets go of typed text that has been stored, so that undoing it shows at once.
    pub fn forget_stored(&mut self) {
        if let Some(state) = &mut self.state {
            state.drafts.forget_stored();
        }
    }

    /// Lets go of everything that names items of another instrument, and stays at the item of the same code.
    fn renew(&mut self, instrument: &Arc<Instrument>) {
        match self.instrument.replace(Arc::clone(instrument)) {
            Some(before) if before.digest() != instrument.digest() => {
                let item = self.state.take().map(|state| &before.item(state.item).code);
                let same = item.and_then(|code| instrument.find_item(code.as_str()));
                self.at = self.at.take().or(same.map(|item| (item, None)));
                (self.map, self.overview, self.shown) = (None, None, None);
                self.oddities = Oddities::default();
            }
            Some(_) | None => {}
        }
    }

    /// Draws the checklist.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        let (Some(sheet), Some(card)) = (session.sheet(self.unit), session.scorecard(self.unit)) else {
            match session.unreadable(self.unit) {
                Some(failure) => widgets::empty(ui, &failure.sentence(locale), &failure.advice(locale)),
                None => widgets::empty(ui, &locale.say("checklist-reading"), ""),
            }
            return;
        };
        let instrument = session.instrument();
        self.renew(instrument);
        if !self.map.as_ref().is_some_and(|map| map.fits(instrument, locale.language())) {
            self.map = Some(Arc::new(Map::new(instrument, locale.language())));
        }
        let Some(map) = self.map.clone() else { return };
        match self.changes.follow(ui, session, self.unit, sheet) {
            Followed::Same => {}
            Followed::Changed => (self.overview, self.shown) = (None, None),
            Followed::Failed(failure) => {
                filter::turn_off(ui.ctx(), self.unit, Filter::Since);
                if let Some(state) = &mut self.state {
                    state.notice = Some(failure.why);
                }
            }
        }
        if !self.overview.as_ref().is_some_and(|overview| overview.fits(card)) {
            let baseline = self.changes.baseline().map(|baseline| &**baseline);
            self.overview = Some(Arc::new(Overview::new((instrument, &map), sheet, card, baseline)));
        }
        let Some(overview) = self.overview.clone() else { return };
        self.oddities.look(ui, session, self.unit, card);
        let (filters, none) = (self.changes.known(filter::filters(ui.ctx(), self.unit)), BTreeSet::new());
        let unfinished = self.state.as_ref().map_or(&none, |state| &state.unfinished);
        if !self.shown.as_ref().is_some_and(|shown| shown.fits(card, filters, unfinished)) {
            self.shown = Some(Rc::new(Shown::new((instrument, card), &overview.facts, filters, unfinished)));
        }
        let Some(shown) = self.shown.clone() else { return };
        let page = Page {
            unit: self.unit,
            instrument,
            recorder: Recorder { unit: self.unit, instrument, sheet, actions },
            card,
            map: &map,
            overview: &overview,
            shown: &shown,
            oddities: self.oddities.found(),
            session,
            layout: one::layout(ui.ctx(), sheet),
            locale,
        };
        let first = self.state.is_none();
        let at = self.at.take();
        let state = self.state.get_or_insert_with(|| {
            let awaited = overview.awaited().next();
            let missing = overview.missing.first().map(|missing| missing.item);
            let wrong = overview.findings.iter().find(|finding| finding.blocks()).map(|finding| finding.item);
            let start =
                at.map(|(item, _)| item).or(awaited).or(missing).or(wrong).or_else(|| map.order.first().copied());
            // Half a date left on this screen is still there.
            let drafts = ui.data_mut(|data| data.remove_temp::<Drafts>(drafts_id(&page))).unwrap_or_default();
            // An instrument has at least one scored item.
            State::new(start.unwrap_or(map.order[0]), drafts)
        });
        if first || at.is_some() {
            let (item, subject) = at.unwrap_or((state.item, None));
            state.go(ui, &page, item, subject);
            state.held = at.is_some();
            if at.is_some() {
                entry::follow(&page, state, item, subject);
            }
        }
        if std::mem::replace(&mut self.filters, filters) != filters {
            // What is being typed into stays.
            state.held = state.editing.is_some();
            state.selection.drop_all();
        }
        state.held |= shown.matches(state.item);
        // What the filters do not hold of is left, unless it is being worked on.
        if !shown.shows(state, state.item)
            && let Some(next) = shown.next(&map, state.item)
        {
            state.go_to_match(ui, &page, next);
        }
        state.drafts.next_frame();
        state.settle(ui, &page);
        state.before.refresh(ui.ctx(), &page);
        interview::settle(ui, &page, state);
        if std::mem::take(&mut self.typing) {
            entry::open(ui, &page, state);
        }
        if state.entry.is_some() {
            entry::ui(ui, &page, state);
        } else {
            keys::take(ui, &page, state);
            draw(ui, &page, state);
        }
        selection::reason_ui(ui, &page, state);
        subjects::settle_rename(ui, &page, state);
        if state.reveal > 0 {
            state.reveal -= 1;
            ui.ctx().request_repaint();
        }
        store_drafts(ui, &page, state);
    }
}

/// Asks for drafts to be stored whose field was left or has rested, and keeps the others where another screen cannot lose them.
fn store_drafts(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let now = ui.input(|input| input.time);
    let editing = state.editing;
    let rested = |cell, field, changed: f64| editing != Some((cell, field)) || now - changed >= PAUSE;
    page.recorder.commit(&mut state.drafts, rested);
    page.recorder.settle(&mut state.drafts, editing);
    let cells = state.drafts.cells().into_iter();
    state.unfinished = cells.filter(|cell| page.recorder.wrong(&state.drafts, *cell).is_some()).collect();
    if state.drafts.is_waiting() {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(PAUSE));
    }
    ui.data_mut(|data| {
        if state.unfinished.is_empty() {
            data.remove::<Drafts>(drafts_id(page));
        } else {
            data.insert_temp(drafts_id(page), state.drafts.unfinished(&state.unfinished));
        }
    });
}

fn drafts_id(page: &Page<'_>) -> Id {
    Id::unique(("drafts", page.unit, page.instrument.digest()))
}

/// Whether there is a column for what helps now: as it was asked for, else where there is room.
fn help_is_open(state: &State, width: f32) -> bool {
    state.help.unwrap_or(width >= OUTLINE + ITEMS + HELP)
}

fn draw(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let palette = palette(ui);
    let width = ui.max_rect().width();
    let frame = |fill, x, y| Frame::new().fill(fill).inner_margin(Margin::symmetric(x, y));
    state.editing = None;
    Panel::bottom("checklist-footer")
        .exact_size(footer::height(ui.ctx()))
        .frame(frame(palette.surface, 16, footer::margin(ui.ctx())))
        .resizable(false)
        .show(ui, |ui| footer::ui(ui, page, state));
    let one = page.layout.is_one();
    Panel::top("checklist-filters")
        .exact_size(filter::HEIGHT)
        .frame(frame(palette.surface, 16, 4))
        .resizable(false)
        .show(ui, |ui| filter::ui(ui, page, state));
    let searching = state.search.is_shown();
    let narrow = width < OUTLINE + ALONE;
    let help = if one { state.help == Some(true) } else { help_is_open(state, width) };
    // Where there is hardly room for the items, the outline comes when asked for, in the place of what helps now.
    let help = help && !(narrow && state.outline);
    // Where there is no room for three columns, what helps now takes the place of the outline.
    let outline = !one && (!help || width >= OUTLINE + ITEMS + HELP) && (!narrow || state.outline);
    if outline || searching {
        Panel::left("checklist-outline")
            .exact_size(OUTLINE)
            .frame(frame(palette.surface, 8, 8))
            .resizable(false)
            .show(ui, |ui| outline::ui(ui, page, state));
    }
    if help && (outline || !searching || width >= OUTLINE + ITEMS + HELP) {
        Panel::right("checklist-help")
            .exact_size(HELP)
            .frame(frame(palette.surface, 16, 8))
            .resizable(false)
            .show(ui, |ui| help::ui(ui, page, state));
    }
    egui::CentralPanel::default().frame(frame(palette.surface, 0, 0)).show(ui, |ui| {
        if page.shown.is_bare(state) {
            filter::nothing_ui(ui, page);
        } else if one {
            one::ui(ui, page, state);
        } else {
            if !room::is_short(ui.ctx()) {
                frame(palette.surface, 16, 8).show(ui, |ui| heading_ui(ui, page, state, help));
            }
            items_ui(ui, page, state, help);
        }
    });
}

/// The items of the section, one below the other.
fn items_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, help: bool) {
    let scroll = ScrollArea::vertical().id_salt(("items", page.map.section_of(state.item)));
    scroll.auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 24 }).show(ui, |ui| {
            // Of a low window the items need every line, so that the heading goes with them.
            if room::is_short(ui.ctx()) {
                heading_ui(ui, page, state, help);
            }
            item::list_ui(ui, page, state);
        });
    });
}

/// The section's name and place, how much of it is answered, and the groups asked in it.
fn heading_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, help: bool) {
    let section = &page.map.sections[page.map.section_of(state.item)];
    let node = page.instrument.node(section.node);
    let label = page.text(&node.label);
    ui.horizontal(|ui| {
        let mut path = Vec::new();
        let mut parent = node.parent;
        while let Some(id) = parent {
            path.insert(0, page.text(&page.instrument.node(id).label));
            parent = page.instrument.node(id).parent;
        }
        let narrow = ui.available_width() < ALONE + OUTLINE - 32.0;
        if narrow && !state.outline {
            let text = page.say("comfort-outline");
            if widgets::labeled_button(ui, Icon::Menu, &text).clicked() {
                keys::open_outline(ui, page, state);
            }
        }
        widgets::from_the_right(ui, |ui| {
            if !help {
                let text = page.say("checklist-help");
                let button = egui::Button::new((widgets::icon(Icon::Info), text.as_str())).shortcut_text("H");
                if ui.add(button).accessible_name(&text).clicked() {
                    state.help = Some(true);
                }
            }
            let Progress { answered, expected } = page.overview.progress[section.node.position()];
            if expected > 0 {
                widgets::progress(ui, label, answered, expected);
            }
            let path = egui::Label::new(widgets::small(ui, path.join(" › "))).truncate();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| ui.add(path));
        });
    });
    ui.add(egui::Label::new(RichText::new(label).text_style(egui::TextStyle::Heading)).wrap());
    for group in &section.groups {
        ui.add_space(SMALL);
        subjects::ui(ui, page, state, *group);
    }
}
