//! The card of an item: what is asked, the answers to choose from, the states, the note.

use super::drafts::{Absence, Wrong};
use super::map::Doubt;
use super::one::Layout;
use super::page::Page;
use super::recorder::Cell;
use super::state::{Column, State};
use super::{earlier, evidence, fields, findings, flags, grid, idle, keys, reasons, selection, typed};
use crate::assessment::Response;
use crate::instrument::{ItemId, Kind};
use crate::ui::theme::{self, HIT, MEDIUM, RADIUS, SMALL, palette};
use crate::ui::tour::{self, Spot};
use crate::ui::widgets::{self, Icon};
use egui::{
    Align, Align2, Button, FontId, Pos2, Rect, Response as Reply, RichText, Role, Sense, Stroke, StrokeKind, TextStyle,
    Ui, UiBuilder, Vec2, WidgetInfo,
};

/// Widest line of a statement, about 75 characters.
pub(super) const LINE: f32 = 580.0;
/// Widest answer, note and reason; only subjects side by side take all there is.
const CONTENT: f32 = 720.0;
/// The most of a part's width that the tour points at.
const POINTED: f32 = 520.0;
/// Width of the box around a key.
const KEY: f32 = 24.0;
/// How far beyond the visible part cards are laid out.
const MARGIN: f32 = 200.0;

/// The items of the section, one below the other.
///
/// A card far out of sight takes its room without being laid out; the card in focus always is, so that no text field loses the
/// keyboard by being scrolled away.
pub(super) fn list_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    ui.spacing_mut().item_spacing.y = MEDIUM;
    let visible = ui.clip_rect().expand(MARGIN);
    state.heights.refresh(ui.available_width(), ui.pixels_per_point(), page.locale.language());
    let section = &page.map.sections[page.map.section_of(state.item)];
    let shown: Vec<ItemId> = section.items.iter().copied().filter(|item| page.shown.shows(state, *item)).collect();
    for item in shown {
        let top = ui.cursor().min;
        let height = state.heights.get(item).filter(|height| {
            let rect = Rect::from_min_size(top, Vec2::new(ui.available_width(), *height));
            item != state.item && !visible.intersects(rect)
        });
        let response = match height {
            Some(height) => {
                let builder =
                    UiBuilder::new().scope_id(page.card_id(item)).sense(Sense::click()).accessibility_role(Role::Group);
                let size = Vec2::new(ui.available_width(), height);
                ui.scope_builder(builder, |ui| _ = ui.allocate_space(size)).response
            }
            None => {
                let response = card_ui(ui, page, state, item);
                state.heights.put(item, response.rect.height());
                response
            }
        };
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(card_name(page, state, item)));
        if response.clicked() || response.gained_focus() {
            if response.clicked() && ui.input(|input| input.modifiers.shift) {
                selection::extend_to(ui, page, state, item);
            } else if response.clicked() {
                state.selection.drop_all();
            }
            // A subject who has just been added at this item is not in the sheet yet, and stays the one in focus.
            if let Some(cell) = state.cell_of(page, item).filter(|_| item != state.item) {
                state.touch(page, cell);
            }
            state.column = Column::Items;
            (state.item, state.held) = (item, true);
            if response.gained_focus() {
                state.reveal = 2;
            }
        }
        if item == state.item && state.reveal > 0 {
            reveal(ui, response.rect);
        }
    }
}

/// Brings a card into view, its top first where it is taller than the view.
fn reveal(ui: &Ui, rect: Rect) {
    let rect = rect.expand2(Vec2::new(0.0, SMALL));
    let align = (rect.height() > ui.clip_rect().height()).then_some(Align::TOP);
    ui.scroll_to_rect(rect, align);
}

/// The one item that is shown, without a card around it.
pub(super) fn one_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let id = state.item;
    let builder = UiBuilder::new().scope_id(page.card_id(id)).sense(Sense::click()).accessibility_role(Role::Group);
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = SMALL;
            contents_ui(ui, page, state, id);
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(card_name(page, state, id)));
}

/// A card in words: code, statement, whose answer, state, whether it is flagged or selected.
fn card_name(page: &Page<'_>, state: &State, id: ItemId) -> String {
    let mut name = unselected_name(page, state, id);
    let marks =
        [(flags::is_flagged(page, id), "answering-is-flagged"), (state.selection.has(id), "answering-is-selected")];
    for (_, key) in marks.into_iter().filter(|(marked, _)| *marked) {
        name = format!("{name}, {}", page.say(key).to_lowercase());
    }
    name
}

fn unselected_name(page: &Page<'_>, state: &State, id: ItemId) -> String {
    let item = page.item(id);
    let text = page.text(&item.text);
    match state.cell_of(page, id) {
        Some(cell) => format!("{}. {text} {}", page.cell_name(cell), state_word(page, state, cell)),
        None => format!("{}. {text}", item.code),
    }
}

/// Where a cell stands, in a word.
fn state_word(page: &Page<'_>, state: &State, cell: Cell) -> String {
    if state.drafts.absence(cell).is_some() {
        return page.say("checklist-state-reason");
    }
    if !page.may_be_asked(cell) {
        return page.say("checklist-state-irrelevant");
    }
    match page.doubt(cell) {
        Some(Doubt::Unknown) => return page.say("checklist-state-doubtful"),
        Some(Doubt::Reworded) => return page.say("checklist-state-reworded"),
        None => {}
    }
    if let Some(word) = findings::word(page, cell) {
        return word;
    }
    let key = match page.recorder.response(cell) {
        None => "checklist-state-open",
        Some(Response::NotApplicable(_)) => "checklist-not-applicable",
        Some(Response::NotObserved(_)) => "checklist-not-observed",
        Some(
            Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_),
        ) => "checklist-state-answered",
    };
    page.say(key)
}

fn card_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: ItemId) -> Reply {
    let palette = palette(ui);
    let builder = UiBuilder::new().scope_id(page.card_id(id)).sense(Sense::click()).accessibility_role(Role::Group);
    let response = ui
        .scope_builder(builder, |ui| {
            let ground = if state.selection.has(id) { selection::ground(&palette) } else { palette.raised };
            widgets::card_frame(&palette).fill(ground).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = SMALL;
                contents_ui(ui, page, state, id);
            });
        })
        .response;
    if id == state.item {
        // Painted over the hairline, so that nothing moves.
        ui.painter().rect_stroke(response.rect, RADIUS, palette.focus(), StrokeKind::Inside);
    }
    response
}

fn contents_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: ItemId) {
    let item = page.item(id);
    heading_ui(ui, page, state, id);
    let quiet = page.card.relevance.is_idle(id);
    ui.scope(|ui| {
        ui.set_max_width(LINE.min(ui.available_width()));
        let text = page.text(&item.text);
        let (font, ink) = match quiet {
            true => (TextStyle::Body.resolve(ui.style()), palette(ui).quiet),
            false => (theme::strong().resolve(ui.style()), ui.visuals().text_color()),
        };
        match state.search.marked(ui, text, &font, ink) {
            Some(marked) => ui.label(marked),
            None => ui.label(RichText::new(text).font(font).color(ink)),
        };
    });
    let cell = state.cell_of(page, id);
    if quiet {
        idle::item_ui(ui, page, state, id);
        evidence::strip_ui(ui, page, state, id);
        told_ui(ui, page, state, id);
        return;
    }
    let narrow = ui.available_width().min(CONTENT);
    let top = ui.cursor().min;
    match (item.group, cell) {
        (Some(group), Some(_)) if page.layout == Layout::List => grid::ui(ui, page, state, id, group),
        (Some(group), None) => {
            let word = page.subject_word(group);
            ui.label(widgets::small(ui, page.locale.say_with("checklist-no-subject", &[("subject", &word)])));
        }
        (_, Some(cell)) => {
            ui.set_max_width(narrow);
            if let Some(subject) = cell.subject {
                ui.label(
                    RichText::new(page.subject_label(subject)).text_style(theme::strong()).color(palette(ui).accent),
                );
            }
            answers_ui(ui, page, state, cell);
        }
        (None, None) => {}
    }
    point(ui, state, id, Spot::Answers, top);
    ui.set_max_width(narrow);
    if let Some(cell) = cell.filter(|cell| !page.may_be_asked(*cell)) {
        idle::cell_ui(ui, page, state, cell);
        findings::ui(ui, page, state, id);
    } else if let Some(cell) = cell {
        idle::waiting_ui(ui, page, state, cell);
        if !matches!(item.kind, Kind::Choice(_)) {
            value_ui(ui, page, state, cell);
        }
        doubt_ui(ui, page, state, cell);
        findings::ui(ui, page, state, id);
        let top = ui.cursor().min;
        states_ui(ui, page, state, cell);
        point(ui, state, id, Spot::States, top);
        reason_ui(ui, page, state, cell);
        let top = ui.cursor().min;
        fields::note_ui(ui, page, state, cell);
        point(ui, state, id, Spot::Note, top);
    }
    evidence::strip_ui(ui, page, state, id);
    told_ui(ui, page, state, id);
}

/// Says where a part of the item in focus is, from its upper left corner to where the next begins.
fn point(ui: &Ui, state: &State, id: ItemId, spot: Spot, corner: egui::Pos2) {
    if id == state.item {
        let end = egui::Pos2::new(ui.min_rect().right().min(corner.x + POINTED), ui.cursor().top() - SMALL / 2.0);
        tour::point(ui.ctx(), spot, Rect::from_min_max(corner, end).intersect(ui.clip_rect()));
    }
}

/// What the last key could not do.
fn told_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: ItemId) {
    if id == state.item
        && let Some(notice) = &state.notice
    {
        notice_ui(ui, &page.locale.message(notice));
        if std::mem::take(&mut state.reveal_notice) {
            let below = ui.cursor().min;
            ui.scroll_to_rect(Rect::from_min_size(below, Vec2::new(1.0, SMALL)), None);
        }
    }
}

fn heading_ui(ui: &mut Ui, page: &Page<'_>, state: &State, id: ItemId) {
    let item = page.item(id);
    ui.horizontal(|ui| {
        ui.label(widgets::small(ui, item.code.as_str()));
        if !item.scored {
            widgets::tag(ui, &page.say("checklist-unscored"));
        }
        flags::ui(ui, page, state, id);
        selection::tag_ui(ui, page, state, id);
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            if let Some(cell) = state.cell_of(page, id).filter(|cell| cell.subject.is_none()) {
                ui.label(widgets::small(ui, state_word(page, state, cell)));
            }
            if let Some(line) = earlier::line(page, state, id) {
                ui.label(widgets::small(ui, line));
            }
        });
    });
}

/// The graded statements of an item asked once.
fn answers_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let item = page.item(cell.item);
    if item.choices().is_empty() {
        return;
    }
    let shortcuts = typed::shortcuts(item);
    let chosen = match page.recorder.response(cell) {
        Some(Response::Choice(key)) => Some(key),
        _ => None,
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (choice, shortcut) in item.choices().iter().zip(&shortcuts) {
            let text = page.text(&choice.text);
            let name = || format!("{} {text} – {}", choice.key, page.cell_name(cell));
            let row = Row { shortcut, text, on: chosen == Some(&choice.key), role: Role::RadioButton };
            let response = row.ui(ui, name);
            if response.gained_focus() {
                state.touch(page, cell);
            }
            if response.clicked() {
                state.touch(page, cell);
                page.recorder.choose(&mut state.drafts, cell, Some(Response::Choice(choice.key.clone())));
            }
        }
    });
}

/// What is typed or ticked as an answer.
fn value_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    match &page.item(cell.item).kind {
        Kind::Choice(_) => {}
        Kind::Ticks { .. } if cell.subject.is_some() && page.layout == Layout::List => {}
        Kind::Ticks { .. } => fields::ticks_ui(ui, page, state, cell),
        Kind::Number { .. } | Kind::Text | Kind::Date => fields::value_ui(ui, page, state, cell),
    }
}

/// Says that an answer needs another look: the item has changed, or the instrument does not know it. One that still fits is
/// confirmed here.
fn doubt_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    match (page.doubt(cell), page.recorder.response(cell)) {
        (Some(Doubt::Unknown), Some(response)) => {
            let shown = page.wording().response(page.item(cell.item), response);
            notice_ui(ui, &page.locale.say_with("checklist-unknown-answer", &[("answer", &shown)]));
        }
        (Some(Doubt::Reworded), _) => {
            notice_ui(ui, &page.say("checklist-item-changed"));
            let text = page.say("checklist-confirm");
            let button = Button::new((widgets::icon(Icon::Check), text.as_str())).shortcut_text("B");
            let name = format!("{text} – {}", page.cell_name(cell));
            if ui.add(button.min_size(Vec2::new(0.0, HIT))).accessible_name(name).clicked() {
                state.touch(page, cell);
                page.recorder.confirm(&mut state.drafts, cell);
            }
        }
        (Some(Doubt::Unknown), None) | (None, _) => {}
    }
}

/// The states an item can be in instead of being answered, and taking the answer back.
fn states_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let item = page.item(cell.item);
    let absence = page.recorder.absence(&state.drafts, cell);
    let name = page.cell_name(cell);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = MEDIUM;
        // One at a time, the name stands above the answers already.
        if let Some(subject) = cell.subject.filter(|_| page.layout == Layout::List) {
            ui.label(RichText::new(page.subject_label(subject)).text_style(theme::strong()));
        }
        let mut toggle = |ui: &mut Ui, shortcut: &str, key: &str, which: Absence| {
            let text = page.say(key);
            let row = Row { shortcut, text: &text, on: absence == Some(which), role: Role::RadioButton };
            let response = row.inline_ui(ui, || format!("{text} – {name}"));
            if response.gained_focus() {
                state.touch(page, cell);
            }
            if response.clicked() {
                state.touch(page, cell);
                keys::mark_cell(ui, page, state, cell, which);
            }
        };
        if item.may_not_apply {
            toggle(ui, "N", "checklist-not-applicable", Absence::NotApplicable);
        }
        toggle(ui, "O", "checklist-not-observed", Absence::NotObserved);
        evidence::add_ui(ui, page, state, cell);
        let answered = page.recorder.response(cell).is_some() || absence.is_some();
        let clear = page.say("checklist-clear");
        let button = egui::Button::new(clear.as_str()).frame_when_inactive(false).min_size(Vec2::new(0.0, HIT));
        let response = ui.add_enabled(answered, button).accessible_name(format!("{clear} – {name}"));
        if response.on_hover_text(page.say("checklist-clear-key")).clicked() {
            state.touch(page, cell);
            page.recorder.choose(&mut state.drafts, cell, None);
        }
    });
}

fn reason_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let Some(absence) = page.recorder.absence(&state.drafts, cell) else { return };
    let top = ui.cursor().top();
    fields::reason_ui(ui, page, state, cell);
    reasons::ui(ui, page, state, cell, absence, top);
    if page.recorder.wrong(&state.drafts, cell) == Some(Wrong::NoReason) {
        notice_ui(ui, &page.say("checklist-reason-wanted"));
    }
}

/// A sentence that wants to be read, beside a sign.
pub(super) fn notice_ui(ui: &mut Ui, text: &str) {
    let palette = palette(ui);
    ui.horizontal_top(|ui| {
        widgets::sign(ui, RichText::new(Icon::Warning.glyph()).size(14.0).color(palette.yellow));
        ui.add(egui::Label::new(RichText::new(text).small().color(palette.text)).wrap());
    });
}

/// Something to choose: its key in a small box, and a sentence.
pub(super) struct Row<'a> {
    pub(super) shortcut: &'a str,
    pub(super) text: &'a str,
    pub(super) on: bool,
    pub(super) role: Role,
}

impl Row<'_> {
    /// Over the whole width.
    pub(super) fn ui(&self, ui: &mut Ui, name: impl Fn() -> String) -> Reply {
        self.sized_ui(ui, ui.available_width(), name)
    }

    /// As wide as its words.
    pub(super) fn inline_ui(&self, ui: &mut Ui, name: impl Fn() -> String) -> Reply {
        self.sized_ui(ui, 0.0, name)
    }

    fn sized_ui(&self, ui: &mut Ui, width: f32, name: impl Fn() -> String) -> Reply {
        let palette = palette(ui);
        let wrap = (ui.available_width() - KEY - 3.0 * SMALL).min(LINE);
        let galley = ui.painter().layout(self.text.to_owned(), TextStyle::Body.resolve(ui.style()), palette.text, wrap);
        let width = width.max(galley.size().x + KEY + 2.5 * SMALL);
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(width, (galley.size().y + 8.0).max(HIT)), Sense::click());
        if ui.is_rect_visible(rect) {
            let fill = if self.on { Some(palette.selected) } else { response.hovered().then_some(palette.sunken) };
            if let Some(fill) = fill {
                ui.painter().rect_filled(rect, RADIUS, fill);
            }
            if response.has_focus() {
                ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
            }
            let line = galley.rows.first().map_or(0.0, |row| row.height());
            let top = rect.top() + if galley.rows.len() > 1 { 4.0 } else { (rect.height() - line) / 2.0 };
            let centre = Pos2::new(rect.left() + KEY / 2.0 + 4.0, top + line / 2.0);
            paint_key(ui, centre, self.shortcut, self.on);
            ui.painter().galley(Pos2::new(rect.left() + KEY + 1.5 * SMALL, top), galley, palette.text);
        }
        response.widget_info(|| WidgetInfo::selected(self.role, true, self.on, name()));
        response
    }
}

/// Paints a key in its box, filled where it has been chosen.
pub(super) fn paint_key(ui: &Ui, centre: Pos2, key: &str, on: bool) {
    let palette = palette(ui);
    let rect = Rect::from_center_size(centre, Vec2::new(KEY - 2.0, KEY - 4.0));
    let (fill, border, ink) = match on {
        true => (palette.accent, palette.accent, palette.on_accent),
        false => (palette.raised, palette.hairline, palette.quiet),
    };
    ui.painter().rect(rect, 4, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, key.to_uppercase(), FontId::proportional(13.0), ink);
}
