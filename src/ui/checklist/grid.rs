//! Subjects side by side: the statements on the left, a column for every subject, as many of them laid out as can be seen.

use super::drafts::{Absence, Field};
use super::item::paint_key;
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use super::{keys, typed};
use crate::assessment::{Response, Subject};
use crate::instrument::{GroupId, ItemId, Kind};
use crate::ui::theme::{self, HIT, MEDIUM, RADIUS, SMALL, palette};
use crate::ui::widgets::Icon;
use egui::{
    Align2, FontId, Galley, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, Vec2,
    WidgetInfo,
};
use std::sync::Arc;

/// Height of the labels above the columns, and of the line of states below them.
const HEAD: f32 = 24.0;
/// Narrowest and widest column.
const NARROW: f32 = 44.0;
const WIDE: f32 = 120.0;
/// Widest statement on the left.
const STATEMENT: f32 = 320.0;

/// A line of the grid: what it stands for on the left.
struct Line {
    shortcut: String,
    galley: Arc<Galley>,
    top: f32,
    height: f32,
}

/// The measures of a grid.
struct Plan<'a> {
    item: ItemId,
    group: GroupId,
    subjects: Vec<&'a Subject>,
    lines: Vec<Line>,
    /// Width of the statements, and of a column.
    left: f32,
    column: f32,
    height: f32,
}

/// The answers of all subjects to an item.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, item: ItemId, group: GroupId) {
    let plan = plan(ui, page, item, group, (ui.available_width() * 0.5).min(STATEMENT));
    let left = plan.left;
    let bar = ui.spacing().scroll.bar_width + ui.spacing().scroll.bar_inner_margin;
    let room = ui.available_width() - left - MEDIUM;
    let scrolls = plan.column * plan.subjects.len() as f32 > room;
    let height = plan.height + if scrolls { bar + 2.0 } else { 0.0 };
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    statements_ui(ui, &plan, rect.left_top());
    let right = Rect::from_min_max(Pos2::new(rect.left() + left + MEDIUM, rect.top()), rect.max);
    columns_ui(ui, page, state, &plan, right);
}

fn plan<'a>(ui: &Ui, page: &Page<'a>, item: ItemId, group: GroupId, room: f32) -> Plan<'a> {
    let (data, palette) = (page.item(item), palette(ui));
    let font = TextStyle::Body.resolve(ui.style());
    let texts: Vec<&str> = match &data.kind {
        Kind::Choice(choices) => choices.iter().map(|choice| page.text(&choice.text)).collect(),
        Kind::Ticks { ticks, .. } => ticks.iter().map(|tick| page.text(&tick.text)).collect(),
        Kind::Number { unit, .. } => vec![page.text(unit)],
        Kind::Text | Kind::Date => vec![""],
    };
    let mut shortcuts = typed::shortcuts(data);
    shortcuts.resize(texts.len(), String::new());
    let mut top = HEAD;
    let lines = texts.into_iter().zip(shortcuts).map(|(text, shortcut)| {
        let galley = ui.painter().layout(text.to_owned(), font.clone(), palette.text, room - 36.0);
        let height = (galley.size().y + 6.0).max(HIT);
        top += height;
        Line { shortcut, galley, top: top - height, height }
    });
    let lines: Vec<Line> = lines.collect();
    let left = lines.iter().fold(0.0_f32, |widest, line| widest.max(line.galley.size().x)) + 36.0;
    let subjects: Vec<&Subject> = page.subjects(group).collect();
    let small = TextStyle::Small.resolve(ui.style());
    let widest = subjects.iter().map(|subject| {
        ui.painter().layout_no_wrap(short_label(page, group, subject).to_owned(), small.clone(), palette.text).size().x
    });
    let column = widest.fold(NARROW, |widest, width| widest.max(width + 16.0)).min(WIDE);
    Plan { item, group, subjects, lines, left, column, height: top + HEAD }
}

/// A subject's label without the group's code, which stands above anyway: "03" for "pengguna-03".
fn short_label<'a>(page: &Page<'_>, group: GroupId, subject: &'a Subject) -> &'a str {
    let code = &page.instrument.group(group).code;
    let number = subject.label.strip_prefix(code.as_str()).and_then(|rest| rest.strip_prefix('-'));
    number.filter(|number| !number.is_empty()).unwrap_or(&subject.label)
}

fn statements_ui(ui: &Ui, plan: &Plan<'_>, origin: Pos2) {
    let ink = palette(ui).text;
    for line in &plan.lines {
        let top = origin.y
            + line.top
            + if line.galley.rows.len() > 1 { 3.0 } else { (line.height - line.galley.size().y) / 2.0 };
        let row = line.galley.rows.first().map_or(0.0, |row| row.height());
        if !line.shortcut.is_empty() {
            paint_key(ui, Pos2::new(origin.x + 12.0, top + row / 2.0), &line.shortcut, false);
        }
        ui.painter().galley(Pos2::new(origin.x + 32.0, top), Arc::clone(&line.galley), ink);
    }
}

fn columns_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, plan: &Plan<'_>, rect: Rect) {
    let total = plan.column * plan.subjects.len() as f32;
    let offset = offset(page, state, plan, total, rect.width());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("columns"));
    let shown = ScrollArea::horizontal()
        .id_salt("columns")
        .horizontal_scroll_offset(offset)
        .auto_shrink([false, false])
        .show_viewport(&mut child, |ui, viewport| {
            ui.set_min_size(Vec2::new(total, plan.height));
            let origin = ui.min_rect().left_top();
            for (index, subject) in plan.subjects.iter().enumerate() {
                let left = plan.column * index as f32;
                if left + plan.column < viewport.left() || left > viewport.right() {
                    continue;
                }
                let top = origin + Vec2::new(left, 0.0);
                let column = Rect::from_min_size(top, Vec2::new(plan.column, plan.height));
                column_ui(ui, page, state, plan, subject, column);
            }
        });
    state.offsets.insert(plan.group, shown.state.clamped_offset().x);
}

/// How far the columns are scrolled: the same for all items of the group, and so that the subject in focus can be seen.
fn offset(page: &Page<'_>, state: &mut State, plan: &Plan<'_>, total: f32, room: f32) -> f32 {
    let mut offset = state.offsets.get(&plan.group).copied().unwrap_or_default();
    if state.reveal_subject && state.item == plan.item {
        state.reveal_subject = false;
        let focus = state.subject(page, plan.group);
        if let Some(index) = plan.subjects.iter().position(|subject| Some(subject.id) == focus) {
            let left = plan.column * index as f32;
            offset = offset.min(left).max(left + plan.column - room);
        }
    }
    offset.clamp(0.0, (total - room).max(0.0))
}

fn column_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, plan: &Plan<'_>, subject: &Subject, column: Rect) {
    let palette = palette(ui);
    let cell = Cell { item: plan.item, subject: Some(subject.id) };
    let in_focus = state.subject(page, plan.group) == Some(subject.id);
    if in_focus {
        let ground = if state.item == plan.item { palette.selected } else { palette.sunken };
        ui.painter().rect_filled(column.shrink2(Vec2::new(2.0, 0.0)), RADIUS, ground);
    }
    head_ui(ui, page, state, plan, subject, Rect::from_min_size(column.min, Vec2::new(plan.column, HEAD)));
    if !page.may_be_asked(cell) {
        idle_ui(ui, page, state, plan, cell, column);
        return;
    }
    match &page.item(plan.item).kind {
        Kind::Choice(choices) => {
            let chosen = match page.recorder.response(cell) {
                Some(Response::Choice(key)) => Some(key),
                _ => None,
            };
            for (line, choice) in plan.lines.iter().zip(choices) {
                let on = chosen == Some(&choice.key);
                let name = || format!("{} {} – {}", choice.key, page.text(&choice.text), page.cell_name(cell));
                if cell_ui(ui, page, state, cell, Look { line, column, on, role: Role::RadioButton }, name) {
                    page.recorder.choose(&mut state.drafts, cell, Some(Response::Choice(choice.key.clone())));
                }
            }
        }
        Kind::Ticks { ticks, .. } => {
            let ticked: &[String] = match page.recorder.response(cell) {
                Some(Response::Ticks(keys)) => keys,
                _ => &[],
            };
            for (line, tick) in plan.lines.iter().zip(ticks) {
                let on = ticked.contains(&tick.key);
                let name = || format!("{} – {}", page.text(&tick.text), page.cell_name(cell));
                if cell_ui(ui, page, state, cell, Look { line, column, on, role: Role::CheckBox }, name) {
                    keys::toggle(page, state, cell, &tick.key);
                }
            }
        }
        Kind::Number { .. } | Kind::Text | Kind::Date => written_ui(ui, page, state, plan, cell, column),
    }
    if page.doubt(cell).is_some() {
        let beside = Pos2::new(column.right() - 10.0, column.bottom() - HEAD / 2.0);
        let font = FontId::proportional(14.0);
        ui.painter().text(beside, Align2::CENTER_CENTER, Icon::Warning.glyph(), font, palette.yellow);
    }
    if let Some(absence) = page.recorder.absence(&state.drafts, cell) {
        let letter = match absence {
            Absence::NotApplicable => "N",
            Absence::NotObserved => "O",
        };
        let centre = Pos2::new(column.center().x, column.bottom() - HEAD / 2.0);
        paint_key(ui, centre, letter, page.recorder.response(cell).is_some());
    }
}

/// A column of somebody who is not asked: a dash, and quietly what had been answered.
fn idle_ui(ui: &Ui, page: &Page<'_>, state: &State, plan: &Plan<'_>, cell: Cell, column: Rect) {
    let quiet = palette(ui).quiet;
    let kept = match page.recorder.response(cell) {
        Some(Response::Choice(key)) => key.to_uppercase(),
        Some(Response::Ticks(keys)) => keys.len().to_string(),
        Some(Response::NotApplicable(_)) => "N".to_owned(),
        Some(Response::NotObserved(_)) => "O".to_owned(),
        Some(Response::Number(_) | Response::Text(_) | Response::Date(_)) => {
            page.recorder.text(&state.drafts, page.locale, cell, Field::Value)
        }
        None => String::new(),
    };
    for (line, text) in plan.lines.iter().zip(std::iter::once("–").chain([kept.as_str()])) {
        let centre = Pos2::new(column.center().x, column.top() + line.top + line.height.min(HIT) / 2.0);
        ui.painter().text(centre, Align2::CENTER_CENTER, text, FontId::proportional(13.0), quiet);
    }
}

/// The label above a column; a click makes the subject the one in focus.
fn head_ui(ui: &Ui, page: &Page<'_>, state: &mut State, plan: &Plan<'_>, subject: &Subject, rect: Rect) {
    let palette = palette(ui);
    let in_focus = state.subject(page, plan.group) == Some(subject.id);
    let id = page.card_id(plan.item).with(("head", subject.id));
    let response = ui.interact(rect, id, Sense::click());
    let ink = if in_focus { palette.accent } else { palette.quiet };
    let font = if in_focus { FontId::new(13.0, theme::semibold()) } else { FontId::proportional(13.0) };
    let label = short_label(page, plan.group, subject);
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 8.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min, galley, ink);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(2.0), 4, palette.focus(), StrokeKind::Inside);
    }
    let item = page.item(plan.item);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, in_focus, format!("{} – {}", subject.label, item.code))
    });
    if response.clicked() {
        state.touch(page, Cell { item: plan.item, subject: Some(subject.id) });
    }
    response.on_hover_text(&subject.label);
}

/// Where a cell stands, what it looks like, what it is.
#[derive(Clone, Copy)]
struct Look<'a> {
    line: &'a Line,
    column: Rect,
    on: bool,
    role: Role,
}

/// One cell: its key where it has been chosen, else an empty ring. Returns whether it was clicked.
fn cell_ui(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell, look: Look<'_>, name: impl Fn() -> String) -> bool {
    let (palette, Look { line, column, .. }) = (palette(ui), look);
    let place = Rect::from_min_size(
        Pos2::new(column.left() + 4.0, column.top() + line.top),
        Vec2::new(column.width() - 8.0, line.height),
    );
    let id = page.card_id(cell.item).with((cell.subject, "line", line.top.to_bits()));
    let response = ui.interact(place, id, Sense::click());
    let centre = Pos2::new(place.center().x, place.top() + line.height.min(HIT) / 2.0);
    let shortcut = if line.shortcut.is_empty() { "×" } else { &line.shortcut };
    if look.on && page.doubt(cell).is_some() {
        // Chosen, but hollow: it does not count before it has been looked at again.
        paint_key(ui, centre, shortcut, false);
        let around = Rect::from_center_size(centre, Vec2::new(HEAD - 2.0, HEAD - 4.0));
        ui.painter().rect_stroke(around, 4, Stroke::new(2.0, palette.yellow), StrokeKind::Inside);
    } else if look.on {
        paint_key(ui, centre, shortcut, true);
    } else if response.hovered() || response.has_focus() {
        paint_key(ui, centre, &line.shortcut, false);
    } else {
        ui.painter().circle_stroke(centre, 4.0, Stroke::new(1.0, palette.quiet));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(place.shrink(1.0), 4, palette.focus(), StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(look.role, true, look.on, name()));
    if response.clicked() || response.gained_focus() {
        state.touch(page, cell);
    }
    response.clicked()
}

/// What a subject has answered in figures or words; a click opens the field below.
fn written_ui(ui: &Ui, page: &Page<'_>, state: &mut State, plan: &Plan<'_>, cell: Cell, column: Rect) {
    let palette = palette(ui);
    let Some(line) = plan.lines.first() else { return };
    let place = Rect::from_min_size(
        Pos2::new(column.left() + 4.0, column.top() + line.top),
        Vec2::new(column.width() - 8.0, line.height),
    );
    let id = page.card_id(cell.item).with((cell.subject, "written"));
    let response = ui.interact(place, id, Sense::click());
    let text = page.recorder.text(&state.drafts, page.locale, cell, Field::Value);
    let shown = if text.is_empty() { "–" } else { text.as_str() };
    let mut job = egui::text::LayoutJob::simple_singleline(shown.to_owned(), FontId::proportional(15.0), palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(place.width() - SMALL);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), place).min, galley, palette.text);
    if response.has_focus() || response.hovered() {
        ui.painter().rect_stroke(place, 4, Stroke::new(1.0, palette.quiet), StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{shown} – {}", page.cell_name(cell))));
    if response.clicked() {
        state.touch(page, cell);
        ui.memory_mut(|memory| memory.request_focus(page.field_id(cell, Field::Value)));
    }
}
