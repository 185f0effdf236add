//! What the tables have in common: cells without gaps, a header, and rows gone through by keyboard.

use super::theme::{SMALL, palette};
use super::widgets::{keys_are_free, small};
use crate::instrument::Instrument;
use crate::locale::Locale;
use crate::scoring::Score;
use crate::wording::Wording;
use egui::{
    Align, EventFilter, Id, Key, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
};
use egui_extras::{TableBuilder, TableRow};

/// Height of a row.
pub(super) const ROW: f32 = 36.0;

/// The side of a cell its contents stand at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// What the keyboard asks of a table.
#[derive(Clone, Copy, Default)]
pub(super) struct Keys {
    /// The row to select.
    pub(super) go_to: Option<usize>,
    /// The selected row is to be opened.
    pub(super) open: bool,
}

/// Makes the table a single stop of the Tab key. Returns its id.
pub(super) fn stop_ui(ui: &mut Ui, name: &str) -> Id {
    let id = ui.make_persistent_id("table");
    let stop = ui.interact(ui.available_rect_before_wrap(), id, Sense::focusable_noninteractive());
    stop.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name));
    id
}

/// Draws a table that needs some width, and has it scrolled sideways where there is less.
pub(super) fn at_least_wide(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    if ui.available_width() < width {
        ScrollArea::horizontal().auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(width);
            contents(ui);
        });
    } else {
        contents(ui);
    }
}

/// Begins a table whose rows can be clicked. Without gaps between the cells lines run through; cells keep the distance themselves.
pub(super) fn builder(ui: &mut Ui) -> TableBuilder<'_> {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    TableBuilder::new(ui)
        .sense(Sense::CLICK)
        .cell_layout(Layout::left_to_right(Align::Center))
        .auto_shrink(false)
        .min_scrolled_height(ROW)
}

/// Draws the names of the columns.
pub(super) fn header_ui(header: &mut TableRow<'_, '_>, locale: &Locale, columns: &[(&str, Side)]) {
    for (key, side) in columns {
        cell(header, *side, |ui| {
            if !key.is_empty() {
                ui.label(small(ui, locale.say(key)));
            }
        });
    }
}

/// Draws a cell.
pub(super) fn cell(row: &mut TableRow<'_, '_>, side: Side, contents: impl FnOnce(&mut Ui)) {
    row.col(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(SMALL);
        ui.add_space(SMALL);
        match side {
            Side::Left => contents(ui),
            Side::Right => {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(SMALL);
                    contents(ui);
                });
            }
        }
    });
}

/// Whether an interval tells anything; before the first answer it is the whole scale.
pub(super) fn tells(instrument: &Instrument, low: &Score, high: &Score) -> bool {
    !low.rounded.is_zero() || high.rounded != instrument.scale.maximum
}

/// Writes the interval a score will lie in.
pub(super) fn interval_ui(ui: &mut Ui, wording: &Wording<'_>, low: &Score, high: &Score) {
    if tells(wording.instrument, low, high) {
        let text = format!("{} – {}", wording.score(low), wording.score(high));
        let text = ui.label(RichText::new(text).color(palette(ui).quiet));
        text.on_hover_text(wording.locale.say("units-interval-why"));
    }
}

/// Marks the selected row of a table that has the focus; drawn by its first cell.
pub(super) fn mark_ui(ui: &Ui) {
    let rect = ui.max_rect();
    let mark = Rect::from_min_size(rect.left_top(), Vec2::new(3.0, rect.height()));
    ui.painter().rect_filled(mark, 0, palette(ui).accent);
}

/// Looks for keys that go through the rows. The table takes the focus whenever nothing else has it.
pub(super) fn keys(ui: &Ui, table: Id, rows: usize, at: Option<usize>) -> Keys {
    let ctx = ui.ctx();
    if rows == 0 || !keys_are_free(ctx) {
        return Keys::default();
    }
    if ctx.memory(|memory| memory.focused().is_none()) {
        ctx.memory_mut(|memory| memory.request_focus(table));
    }
    if !ctx.memory(|memory| memory.has_focus(table)) {
        return Keys::default();
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(table, filter));
    let last = rows - 1;
    let page = ((ui.clip_rect().height() / ROW) as usize).saturating_sub(6).max(1);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let go_to = if pressed(Key::ArrowDown) {
        Some(at.map_or(0, |at| at + 1))
    } else if pressed(Key::ArrowUp) {
        Some(at.map_or(0, |at| at.saturating_sub(1)))
    } else if pressed(Key::PageDown) {
        Some(at.map_or(0, |at| at + page))
    } else if pressed(Key::PageUp) {
        Some(at.map_or(0, |at| at.saturating_sub(page)))
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(last)
    } else {
        None
    };
    Keys { go_to: go_to.map(|row| row.min(last)), open: at.is_some() && pressed(Key::Enter) }
}
