//! The left column: the tree down to the sections, or what a search has found.

use super::drafts::Absence;
use super::page::Page;
use super::recorder::Cell;
use super::search::{self, Found, Hit};
use super::state::{Column, State};
use crate::instrument::NodeId;
use crate::scoring::Progress;
use crate::ui::late;
use crate::ui::theme::{self, HIT, RADIUS, SMALL, palette};
use crate::ui::widgets::{self, Icon};
use egui::text::LayoutJob;
use egui::{
    Align, Id, Key, Pos2, Rect, Response, Role, ScrollArea, Sense, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
};

/// How many items a search shows.
const MOST_FOUND: usize = 50;
/// How far a level is set in.
const INDENT: f32 = 14.0;
/// Room for a flag and how many there are.
const FLAG: f32 = 30.0;

/// Identity of a node's row.
pub(super) fn row_id(page: &Page<'_>, node: NodeId) -> Id {
    Id::unique(("checklist-outline", page.unit, page.instrument.node(node).code.as_str()))
}

/// Identity of the search field.
pub(super) fn search_id() -> Id {
    Id::unique("checklist-search")
}

pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    search_ui(ui, page, state);
    ui.add_space(SMALL);
    ScrollArea::vertical().id_salt("outline").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        match state.search.is_on() {
            false => tree_ui(ui, page, state),
            true => found_ui(ui, page, state),
        }
    });
}

fn search_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let name = page.say("checklist-search");
    let id = search_id();
    let focused = ui.memory(|memory| memory.has_focus(id));
    // Enter takes the first that was found, without leaving the line to the eye.
    let enter = focused && late::take(ui.ctx(), |key, _| key == Key::Enter).is_some();
    let close = if state.outline { HIT + SMALL } else { 0.0 };
    let width = ui.available_width() - close;
    let response = ui.horizontal(|ui| {
        let field = widgets::search_field_at(ui, id, &mut state.search.text, &name, width);
        if state.outline && widgets::icon_button(ui, Icon::Close, &page.say("comfort-outline-close")).clicked() {
            state.outline = false;
            state.go(ui, page, state.item, None);
        }
        field
    });
    let response = response.inner;
    if response.has_focus() {
        state.editing = None;
    } else {
        state.search.open = false;
    }
    state.search.renew(page);
    if enter {
        search::first(ui, page, state);
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.search.clear();
        state.go(ui, page, state.item, None);
    }
}

fn tree_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let current = page.map.section_of(state.item);
    for row in &page.map.rows {
        if !page.shown.shows_below(page, state, row.node) {
            continue;
        }
        let is_section = page.map.sections[row.section].node == row.node;
        let selected = is_section && row.section == current;
        let response = node_ui(ui, page, state, row.node, selected);
        let mut below = page.map.sections[row.section..].iter().flat_map(|section| section.items.iter().copied());
        if response.clicked()
            && let Some(item) = below.find(|item| page.shown.shows(state, *item))
        {
            state.selection.drop_all();
            state.outline = false;
            state.go_to_match(ui, page, item);
        }
        if selected && state.reveal > 0 {
            response.scroll_to_me(None);
        }
    }
}

/// A row of the tree: a ring that fills, the node's name, and a mark where something needs another look.
fn node_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: NodeId, selected: bool) -> Response {
    let node = page.instrument.node(id);
    let progress = page.overview.progress[id.position()];
    let unfinished = state.unfinished.iter().filter(|cell| page.is_below(cell.item, id)).count();
    let problems = page.overview.problems[id.position()] + unfinished;
    let flags = page.overview.flags[id.position()];
    let palette = palette(ui);
    let inset = INDENT * node.depth as f32;
    let label = page.text(&node.label);
    let font = if node.depth == 0 { theme::strong() } else { TextStyle::Body }.resolve(ui.style());
    let width = ui.available_width();
    let marks = if problems > 0 { 20.0 } else { 6.0 };
    let room = width - inset - 34.0 - marks - if flags > 0 { FLAG } else { 0.0 };
    let galley = ui.painter().layout(label.to_owned(), font, palette.text, room);
    let size = Vec2::new(width, (galley.size().y + 8.0).max(HIT));
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, row_id(page, id), Sense::click());
    if ui.is_rect_visible(rect) {
        let fill = if selected { Some(palette.selected) } else { response.hovered().then_some(palette.sunken) };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, RADIUS, fill);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
        }
        widgets::paint_ring(ui, Pos2::new(rect.left() + inset + 16.0, rect.top() + HIT / 2.0), progress);
        let at = Pos2::new(
            rect.left() + inset + 30.0,
            rect.top() + (HIT - galley.rows.first().map_or(0.0, |row| row.height())) / 2.0,
        );
        ui.painter().galley(at, galley, palette.text);
        if problems > 0 {
            let right = Rect::from_min_size(Pos2::new(rect.right() - 22.0, rect.top()), Vec2::new(18.0, HIT));
            let font = egui::FontId::proportional(16.0);
            let glyph = Icon::Warning.glyph();
            ui.painter().text(right.center(), egui::Align2::CENTER_CENTER, glyph, font, palette.red);
        }
    }
    if flags > 0 && ui.is_rect_visible(rect) {
        let at = Pos2::new(rect.right() - marks - FLAG / 2.0, rect.top() + HIT / 2.0);
        let text = format!("{} {flags}", Icon::Flag.glyph());
        ui.painter().text(at, egui::Align2::CENTER_CENTER, text, egui::FontId::proportional(13.0), palette.quiet);
    }
    let name = || {
        let name = node_name(page, id, label, progress, problems);
        let args = [("section", name.as_str()), ("flags", &flags.to_string())];
        if flags > 0 { page.locale.say_with("answering-section-flags", &args) } else { name }
    };
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, selected, name()));
    ui.ctx().accesskit_node_builder(response.id, |accessible| accessible.set_level(node.depth + 1));
    if response.gained_focus() {
        state.column = Column::Outline;
        response.scroll_to_me(None);
    }
    response.on_hover_ui(|ui| _ = ui.label(name()))
}

/// A node in words: "Kebijakan Pelayanan, 3 dari 9 terjawab, 1 perlu diperiksa".
fn node_name(page: &Page<'_>, id: NodeId, label: &str, progress: Progress, problems: usize) -> String {
    let (answered, expected) = (progress.answered.to_string(), progress.expected.to_string());
    let key = match (progress.expected, page.overview.aside[id.position()]) {
        (0, _) => "checklist-section-unscored",
        (_, true) => "checklist-section-aside",
        (_, false) => "checklist-section",
    };
    let args = [("label", label), ("answered", answered.as_str()), ("expected", expected.as_str())];
    let name = page.locale.say_with(key, &args);
    if problems == 0 {
        return name;
    }
    page.locale.say_with("checklist-section-problems", &[("section", &name), ("problems", &problems.to_string())])
}

fn found_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let found = state.search.hits().len();
    if found == 0 {
        ui.label(widgets::small(ui, page.say("checklist-search-nothing")));
        if ui.button(page.say("comfort-search-clear")).clicked() {
            state.search.clear();
            state.go(ui, page, state.item, None);
        }
        return;
    }
    let place = state.search.place_of(page, state).map_or_else(|| "–".to_owned(), |place| place.to_string());
    let args = [("place", place.as_str()), ("found", &found.to_string())];
    ui.label(widgets::small(ui, page.locale.say_with("answering-found", &args)));
    let shown: Vec<Hit> = state.search.hits().iter().take(MOST_FOUND).cloned().collect();
    for hit in shown {
        if hit_ui(ui, page, state, &hit).clicked() {
            state.selection.drop_all();
            state.go(ui, page, hit.item, hit.subject);
        }
    }
    if found > MOST_FOUND {
        let most = MOST_FOUND.to_string();
        ui.label(widgets::small(ui, page.locale.say_with("checklist-search-more", &[("most", &most)])));
    }
}

/// What was found: the item's code and text, and the note or reason where it was found in one.
fn hit_ui(ui: &mut Ui, page: &Page<'_>, state: &State, hit: &Hit) -> Response {
    let (item, palette) = (page.item(hit.item), palette(ui));
    let width = ui.available_width();
    let text = page.text(&item.text);
    let lay_out = |text: &str, style: TextStyle, ink| {
        let font = style.resolve(ui.style());
        let plain = || LayoutJob::simple(text.to_owned(), font.clone(), ink, width);
        let mut job = state.search.marked(ui, text, &font, ink).unwrap_or_else(plain);
        job.wrap.max_width = width - 2.0 * SMALL;
        ui.painter().layout_job(job)
    };
    let code = lay_out(item.code.as_str(), TextStyle::Small, palette.quiet);
    let body = lay_out(text, TextStyle::Body, palette.text);
    let said =
        written(page, hit).map(|said| (lay_out(state.search.excerpt(&said), TextStyle::Small, palette.text), said));
    let extra = said.as_ref().map_or(0.0, |(galley, _)| galley.size().y);
    let height = code.size().y + body.size().y + extra + SMALL;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS, palette.sunken);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
        response.scroll_to_me(Some(Align::Center));
    }
    let name = match &said {
        Some((_, said)) => format!("{}, {text} {said}", item.code),
        None => format!("{}, {text}", item.code),
    };
    let mut at = rect.min + Vec2::new(SMALL, 4.0);
    for galley in [Some(code), Some(body), said.map(|(galley, _)| galley)].into_iter().flatten() {
        let below = galley.size().y;
        ui.painter().galley(at, galley, palette.text);
        at.y += below;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response
}

/// The note or reason in which something was found, with the subject whose it is.
fn written(page: &Page<'_>, hit: &Hit) -> Option<String> {
    match hit.place {
        Found::Item => None,
        Found::Written => {
            let answer = page.recorder.stored(Cell { item: hit.item, subject: hit.subject })?;
            let reason = answer.response.as_ref().and_then(Absence::of).map_or("", |(_, reason)| reason);
            let parts = [hit.subject.map_or("", |id| page.subject_label(id)), answer.note.as_str(), reason];
            Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        }
    }
}
