//! Filters: which items are shown, in a slim row above the columns, and what of them is shown in outline and list.

use super::facts::Facts;
use super::map::{Map, above};
use super::page::Page;
use super::recorder::Cell;
use super::since;
use super::state::State;
use crate::assessment::{SubjectId, UnitId};
use crate::instrument::{Instrument, ItemId, NodeId};
use crate::locale::Language;
use crate::scoring::Scorecard;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::theme::{HIT, RADIUS, SMALL, palette};
use crate::ui::tour::{self, Spot};
use crate::ui::widgets::{self, Icon};
use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align, Align2, Button, Color32, Context, FontId, Id, Layout, Popup, Pos2, Response as Reply, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What items can be asked to have in common (saringan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// Something asked has no answer (belum dijawab).
    Unanswered,
    /// It does not apply (tidak berlaku).
    NotApplicable,
    /// There is a note (bercatatan).
    Noted,
    /// The answer earns no points (nol poin).
    Zero,
    /// An answer needs another look: reworded, unknown, contradicted or unfinished (perlu dilihat lagi).
    Look,
    /// Somebody wants to come back to it (ditandai).
    Flagged,
    /// There is evidence of it (berbukti).
    Evidence,
    /// It was answered otherwise in the earlier round that is attached (berubah).
    Changed,
    /// Answer or note have changed since a moment of one's choice (berubah sejak).
    Since,
}

/// The filters that are on; an item is shown if all of them hold of one answer of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters(u16);

impl Filter {
    /// All filters, in the order of the row.
    pub const ALL: [Self; 9] = [
        Self::Unanswered,
        Self::NotApplicable,
        Self::Noted,
        Self::Zero,
        Self::Look,
        Self::Flagged,
        Self::Evidence,
        Self::Changed,
        Self::Since,
    ];

    /// Returns the command that turns it on and off.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Unanswered => Command::FilterUnanswered,
            Self::NotApplicable => Command::FilterNotApplicable,
            Self::Noted => Command::FilterNoted,
            Self::Zero => Command::FilterZero,
            Self::Look => Command::FilterLook,
            Self::Flagged => Command::FilterFlagged,
            Self::Evidence => Command::FilterEvidence,
            Self::Changed => Command::FilterChanged,
            Self::Since => Command::FilterSince,
        }
    }

    /// Returns the key of its word.
    fn key(self) -> &'static str {
        match self {
            Self::Unanswered => "answering-filter-unanswered",
            Self::NotApplicable => "answering-filter-not-applicable",
            Self::Noted => "answering-filter-noted",
            Self::Zero => "answering-filter-zero",
            Self::Look => "answering-filter-look",
            Self::Flagged => "answering-filter-flagged",
            Self::Evidence => "answering-filter-evidence",
            Self::Changed => "answering-filter-changed",
            Self::Since => "since-filter",
        }
    }

    pub(super) fn alone(self) -> Filters {
        Filters(1 << self as u16)
    }
}

impl Filters {
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn has(self, filter: Filter) -> bool {
        self.holds(filter.alone())
    }

    /// Whether all of the others are among these.
    pub(super) fn holds(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    pub(super) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    pub(super) fn without(self, filter: Filter) -> Self {
        Self(self.0 & !filter.alone().0)
    }
}

/// Turns a filter of a unit on or off.
pub fn toggle_filter(ctx: &Context, unit: UnitId, filter: Filter) {
    let on = filters(ctx, unit);
    keep(ctx, unit, Filters(on.0 ^ filter.alone().0));
}

/// Turns a filter of a unit on.
pub(super) fn turn_on(ctx: &Context, unit: UnitId, filter: Filter) {
    keep(ctx, unit, filters(ctx, unit).and(filter.alone()));
}

/// Turns a filter of a unit off.
pub(super) fn turn_off(ctx: &Context, unit: UnitId, filter: Filter) {
    keep(ctx, unit, filters(ctx, unit).without(filter));
}

/// Whether a filter of a unit is on.
#[must_use]
pub fn is_filtered(ctx: &Context, unit: UnitId, filter: Filter) -> bool {
    filters(ctx, unit).has(filter)
}

/// Turns all filters of a unit off.
pub fn clear_filters(ctx: &Context, unit: UnitId) {
    keep(ctx, unit, Filters::default());
}

/// The filters of a unit; they stay while the window is open.
pub(super) fn filters(ctx: &Context, unit: UnitId) -> Filters {
    ctx.data(|data| data.get_temp(id(unit))).unwrap_or_default()
}

fn keep(ctx: &Context, unit: UnitId, filters: Filters) {
    ctx.data_mut(|data| data.insert_temp(id(unit), filters));
}

fn id(unit: UnitId) -> Id {
    Id::unique(("checklist-filters", unit))
}

/// Which items are shown; good for one scorecard, the filters that are on, and what is unfinished on the screen.
pub(super) struct Shown {
    on: Filters,
    /// By filter, of how many items it holds.
    counts: [usize; Filter::ALL.len()],
    /// By item, whether all filters hold of an answer of it.
    matches: Vec<bool>,
    /// By node, how many items below it match; nothing while no filter is on.
    below: Vec<usize>,
    /// How many items match.
    count: usize,
    card: Arc<Scorecard>,
    unfinished: BTreeSet<Cell>,
    /// What the row says of it.
    words: std::cell::Cell<Option<Words>>,
}

impl Shown {
    pub(super) fn new(
        (instrument, card): (&Instrument, &Arc<Scorecard>),
        facts: &Facts,
        on: Filters,
        unfinished: &BTreeSet<Cell>,
    ) -> Self {
        let mut shown = Self {
            on,
            counts: [0; Filter::ALL.len()],
            matches: Vec::new(),
            below: vec![0; if on.is_empty() { 0 } else { instrument.nodes().count() }],
            count: 0,
            card: Arc::clone(card),
            unfinished: unfinished.clone(),
            words: std::cell::Cell::default(),
        };
        let unfinished: BTreeSet<ItemId> = unfinished.iter().map(|cell| cell.item).collect();
        for (id, item) in instrument.items() {
            // What is unfinished stands in one answer of the item, and any of them will do to find it.
            let more = if unfinished.contains(&id) { Filter::Look.alone() } else { Filters::default() };
            let cells = facts.of(id).iter().map(|cell| cell.and(more));
            let any = cells.clone().fold(more, Filters::and);
            for (count, filter) in shown.counts.iter_mut().zip(Filter::ALL) {
                *count += usize::from(any.has(filter));
            }
            let found = on.is_empty() || cells.into_iter().any(|cell| cell.holds(on));
            shown.matches.push(found);
            shown.count += usize::from(found);
            if found && !on.is_empty() {
                above(instrument, item.node, &mut |node| shown.below[node.position()] += 1);
            }
        }
        shown
    }

    /// Whether it was made for this scorecard, these filters and what is unfinished.
    pub(super) fn fits(&self, card: &Arc<Scorecard>, on: Filters, unfinished: &BTreeSet<Cell>) -> bool {
        Arc::ptr_eq(&self.card, card) && self.on == on && self.unfinished == *unfinished
    }

    /// Whether the filters hold of an item.
    pub(super) fn matches(&self, item: ItemId) -> bool {
        self.matches[item.position()]
    }

    /// Whether an item is shown: the filters hold of it, or it is still being worked on.
    pub(super) fn shows(&self, state: &State, item: ItemId) -> bool {
        self.matches(item) || (item == state.item && state.held) || state.selection.has(item)
    }

    /// Whether a filter is on.
    pub(super) fn has(&self, filter: Filter) -> bool {
        self.on.has(filter)
    }

    /// Whether any filter is on.
    pub(super) fn is_filtered(&self) -> bool {
        !self.on.is_empty()
    }

    /// Whether a node has items below it that are shown.
    pub(super) fn shows_below(&self, page: &Page<'_>, state: &State, node: NodeId) -> bool {
        !self.is_filtered()
            || self.below[node.position()] > 0
            || self.shows(state, state.item) && page.is_below(state.item, node)
    }

    /// Whether nothing at all is shown.
    pub(super) fn is_bare(&self, state: &State) -> bool {
        self.count == 0 && !self.shows(state, state.item)
    }

    /// The subject of an item of whose answer the filters hold, unless they hold of that of the subject in focus.
    pub(super) fn subject(&self, page: &Page<'_>, state: &State, item: ItemId) -> Option<SubjectId> {
        let group = page.item(item).group.filter(|_| self.is_filtered())?;
        let here = state.subject(page, group);
        let cells = page.overview.facts.of(item).iter();
        let mut matching = page.subjects(group).zip(cells).filter(|(_, cell)| cell.holds(self.on));
        let first = matching.next().map(|(subject, _)| subject.id);
        let fits = first == here || matching.any(|(subject, _)| Some(subject.id) == here);
        first.filter(|_| !fits)
    }

    /// The first item that matches behind another, going round.
    pub(super) fn next(&self, map: &Map, after: ItemId) -> Option<ItemId> {
        let (before, behind) = map.order.split_at(map.rank(after));
        behind.iter().chain(before).copied().find(|item| self.matches(*item))
    }
}

/// Height of the row, with what stands around it.
pub(super) const HEIGHT: f32 = CHIP + 8.0;
/// Height of a filter.
const CHIP: f32 = HIT;
/// Room before a filter's word, for the sign that it is on.
const SIGN: f32 = 20.0;
/// Height of what stands around a menu.
const AROUND_MENU: f32 = 32.0;
/// Room between filters.
const GAP: f32 = 4.0;
/// How much larger the text of a button is than that of a filter.
const BUTTON: f32 = 15.0 / 13.0;

/// What the row says, put into words once: most frames say the same.
struct Words {
    language: Language,
    chips: [Chip; Filter::ALL.len()],
    filters: String,
    one: String,
    /// How many items are shown of how many.
    count: String,
    /// The filters offered: one by the earlier round only where there is one.
    offered: Vec<Filter>,
    /// Width of the word before them, of the menu of those for which there is no room, and of what stands beside them.
    head: f32,
    more: f32,
    aside: f32,
}

/// The words of a filter: with its count, as a whole, and with its key.
struct Chip {
    text: String,
    /// With room for as many items as there are, so that no filter moves when another counts more.
    width: f32,
    name: String,
    hint: String,
}

impl Words {
    fn new(ui: &Ui, page: &Page<'_>) -> Self {
        let all = page.map.order.len().to_string();
        let chip = |filter: Filter| {
            let (word, count) = (page.say(filter.key()), page.shown.counts[filter as usize].to_string());
            let word = if filter == Filter::Since { since::word(ui, page) } else { word };
            // Before anybody has said since when there is nothing to count.
            let asks = filter == Filter::Since && !page.shown.has(filter);
            let args = [("filter", word.as_str()), ("count", count.as_str())];
            let name = if asks { word.clone() } else { page.locale.say_with("answering-filter", &args) };
            let shortcut = filter.command().shortcuts().first().map(|shortcut| ui.ctx().format_shortcut(shortcut));
            let hint = format!("{name} ({})", shortcut.unwrap_or_default());
            let width = text_size(ui, &format!("{word} {all}")) + SIGN + SMALL;
            let text = if asks { word } else { format!("{word} {count}") };
            Chip { text, width, name, hint }
        };
        let count = match page.shown.is_filtered() {
            false => page.locale.say_with("answering-shown-all", &[("all", &all)]),
            true => {
                let shown = page.shown.count.to_string();
                page.locale.say_with("answering-shown", &[("shown", &shown), ("all", &all)])
            }
        };
        let longest = page.locale.say_with("answering-shown", &[("shown", &all), ("all", &all)]);
        let (chips, filters) = (Filter::ALL.map(chip), page.say("answering-filters"));
        let earlier = page.recorder.sheet.details.earlier.is_some();
        let offered: Vec<Filter> =
            Filter::ALL.into_iter().filter(|filter| *filter != Filter::Changed || earlier).collect();
        let more = page.locale.say_with("comfort-more-filters", &[("on", "9")]);
        Self {
            language: page.locale.language(),
            head: text_size(ui, &filters) + GAP,
            more: text_size(ui, &more) * BUTTON + 3.0 * SIGN,
            aside: text_size(ui, &longest) + 2.0 * HIT + 4.0 * SMALL,
            offered,
            chips,
            filters,
            one: page.say("command-one-at-a-time"),
            count,
        }
    }

    /// How many filters stand beside each other in so much room; the others are in a menu.
    fn beside(&self, room: f32) -> usize {
        let widths = self.offered.iter().map(|filter| self.chips[*filter as usize].width + GAP);
        let ends: Vec<f32> =
            widths.scan(self.head, |end, width| Some(std::mem::replace(end, *end + width) + width)).collect();
        match ends.last() {
            Some(end) if *end <= room => ends.len(),
            Some(_) | None => ends.iter().take_while(|end| **end + self.more <= room).count(),
        }
    }
}

/// The row: every filter with of how many items it holds, how many items are shown, and what has just been done to a selection.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &State) {
    let kept = page.shown.words.take().filter(|words| words.language == page.locale.language());
    let words = kept.unwrap_or_else(|| Words::new(ui, page));
    // Asked of the whole row, so that what is said beside the filters moves none of them.
    let beside = words.beside(ui.available_width() - words.aside);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = SMALL;
        widgets::from_the_right(ui, |ui| {
            if widgets::icon_button(ui, Icon::One, &words.one).clicked() {
                page.recorder.actions.push(Action::Command(Command::OneAtATime));
            }
            status_ui(ui, page, state, &words);
            let size = Vec2::new(ui.available_width(), HIT);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                // Beside a long sentence about a selection they are scrolled. A bar below them would cut them off.
                let scroll = ScrollArea::horizontal().scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
                scroll.show(ui, |ui| chips_ui(ui, page, &words, beside));
            });
        });
    });
    page.shown.words.set(Some(words));
}

/// The filters for which there is room, the others in a menu that says how many of them are on, and those.
fn chips_ui(ui: &mut Ui, page: &Page<'_>, words: &Words, beside: usize) {
    ui.spacing_mut().item_spacing.x = GAP;
    let (chips, others) = words.offered.split_at(beside);
    if !chips.is_empty() {
        ui.label(widgets::small(ui, &words.filters));
    }
    for filter in chips {
        ask_ui(ui, page, *filter, words);
    }
    if others.is_empty() {
        return;
    }
    let on = others.iter().filter(|filter| page.shown.on.has(**filter)).count().to_string();
    let key = if chips.is_empty() { "comfort-filters" } else { "comfort-more-filters" };
    let button = widgets::labeled_button(ui, Icon::Filter, &page.locale.say_with(key, &[("on", &on)]));
    if chips.is_empty() {
        tour::point(ui.ctx(), Spot::Filters, button.interact_rect);
    }
    Popup::menu(&button).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let most = (ui.ctx().content_rect().height() - AROUND_MENU).max(HIT);
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            for filter in others {
                ask_ui(ui, page, *filter, words);
            }
        });
    });
    // What hides items is in sight, and the menu stays where it is.
    for filter in others.iter().filter(|filter| page.shown.on.has(**filter)) {
        ask_ui(ui, page, *filter, words);
    }
}

/// A filter that can be turned on and off.
fn ask_ui(ui: &mut Ui, page: &Page<'_>, filter: Filter, words: &Words) {
    let chip = chip_ui(ui, page, filter, &words.chips[filter as usize]);
    if filter == Filter::Unanswered {
        tour::point(ui.ctx(), Spot::Filters, chip.interact_rect);
    }
    if chip.clicked() {
        page.recorder.actions.push(Action::Command(filter.command()));
    }
}

/// What has been done to the selection, how it stands, or how many items are shown.
fn status_ui(ui: &mut Ui, page: &Page<'_>, state: &State, words: &Words) {
    let told = state.selection.told.as_ref().map(|told| page.locale.message(told));
    match told.or_else(|| state.selection.sentence(page)) {
        Some(sentence) => _ = ui.label(widgets::small(ui, sentence)),
        None => {
            if page.shown.is_filtered()
                && widgets::icon_button(ui, Icon::Close, &page.say("answering-show-all")).clicked()
            {
                page.recorder.actions.push(Action::Command(Command::FilterNone));
            }
            ui.label(widgets::small(ui, &words.count));
        }
    }
}

fn clear_ui(ui: &mut Ui, page: &Page<'_>) {
    let text = page.say("answering-show-all");
    let button = Button::new(text.as_str()).min_size(Vec2::new(0.0, HIT));
    if ui.add(button).accessible_name(&text).clicked() {
        page.recorder.actions.push(Action::Command(Command::FilterNone));
    }
}

/// Said in place of the items where no item matches.
pub(super) fn nothing_ui(ui: &mut Ui, page: &Page<'_>) {
    widgets::empty(ui, &page.say("answering-nothing"), &page.say("answering-nothing-advice"));
    ui.vertical_centered(|ui| clear_ui(ui, page));
}

/// A filter: its word and of how many items it holds; a tick where it is on, for which the room is kept.
fn chip_ui(ui: &mut Ui, page: &Page<'_>, filter: Filter, chip: &Chip) -> Reply {
    let (palette, on) = (palette(ui), page.shown.on.has(filter));
    let ink = if page.shown.counts[filter as usize] == 0 && !on && filter != Filter::Since {
        palette.quiet
    } else {
        palette.text
    };
    let galley = ui.painter().layout_no_wrap(chip.text.clone(), FontId::proportional(13.0), ink);
    let size = Vec2::new(chip.width, CHIP);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let fill = if on { Some(palette.selected) } else { response.hovered().then_some(palette.sunken) };
        let border = match (response.has_focus(), on) {
            (true, _) => palette.focus(),
            (false, true) => Stroke::new(1.0, palette.accent),
            (false, false) => Stroke::new(1.0, palette.hairline),
        };
        let inner = rect.shrink(1.0);
        ui.painter().rect(inner, RADIUS, fill.unwrap_or(palette.raised), border, StrokeKind::Inside);
        if on {
            let at = Pos2::new(rect.left() + SIGN / 2.0 + 2.0, rect.center().y);
            let glyph = Icon::Check.glyph();
            ui.painter().text(at, Align2::CENTER_CENTER, glyph, FontId::proportional(13.0), palette.accent);
        }
        let at = Pos2::new(rect.left() + SIGN, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &chip.name));
    if response.hovered() { response.on_hover_text(&chip.hint) } else { response }
}

fn text_size(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(13.0), Color32::PLACEHOLDER).size().x
}
