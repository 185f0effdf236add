//! The line under everything: where the score stands, what is missing next; over it the quota board.

use super::page::Page;
use super::state::State;
use super::{board, next};
use crate::scoring::Whose;
use crate::ui::room;
use crate::ui::theme::{self, HIT, MEDIUM, SMALL, palette};
use crate::ui::tour::{self, Spot};
use crate::ui::widgets::{self, Icon};
use egui::{Align, Context, Label, Layout, RichText, ScrollArea, Ui, Vec2};

/// From this width on two lines are enough for every sentence.
const ROOMY: f32 = 1000.0;

/// Height for the board, and under it for the scale and three lines. It must not change with every answer, or everything above would
/// jump.
const HEIGHT: f32 = board::HEIGHT + SMALL + 80.0;
/// Height in a low window: one line, and a bar to scroll it.
const LOW: f32 = HIT + 18.0;

/// Room above and below it.
pub(super) fn margin(ctx: &Context) -> i8 {
    if room::is_short(ctx) { 2 } else { 8 }
}

/// Height of the footer.
pub(super) fn height(ctx: &Context) -> f32 {
    if room::is_short(ctx) { LOW } else { HEIGHT }
}

pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    if room::is_short(ui.ctx()) {
        return low_ui(ui, page, state);
    }
    board::ui(ui, page, state);
    ui.add_space(SMALL - ui.spacing().item_spacing.y);
    let wording = page.wording();
    let (width, height) = (ui.available_width(), ui.available_height());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = MEDIUM;
        let column = |share: f32| Vec2::new(((width - 2.0 * MEDIUM) * share).floor(), height);
        ui.allocate_ui_with_layout(column(0.4), Layout::top_down(Align::Min), |ui| {
            _ = widgets::scale(ui, &wording, &page.card.verdict);
        });
        ui.allocate_ui_with_layout(column(0.35), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(column(0.35).x);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                let verdict = super::help::short_verdict(page, &page.card.verdict);
                ui.label(RichText::new(verdict).text_style(theme::strong()));
                if let Some((low, high)) = page.card.verdict.interval()
                    && low.band == high.band
                {
                    widgets::zone_badge(ui, &wording, low.band);
                }
                if page.instrument.is_provisional() && width >= ROOMY {
                    widgets::provisional_tag(ui, page.locale);
                }
            });
            findings_ui(ui, page, state);
        });
        ui.allocate_ui_with_layout(column(0.25), Layout::top_down(Align::Min), |ui| missing_ui(ui, page, state, width));
    });
}

/// Everything in one line, which is scrolled where it is too long: what is missing next, the score, the quota board.
fn low_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    ScrollArea::horizontal().id_salt("footer").auto_shrink([false, false]).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = MEDIUM;
            missing_ui(ui, page, state, f32::INFINITY);
            ui.label(RichText::new(super::help::short_verdict(page, &page.card.verdict)).text_style(theme::strong()));
            if let Some((low, high)) = page.card.verdict.interval()
                && low.band == high.band
            {
                widgets::zone_badge(ui, &page.wording(), low.band);
            }
            findings_ui(ui, page, state);
            board::line_ui(ui, page, state);
        });
    });
}

/// How many findings wait, and the way to the next.
fn findings_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let count = page.overview.blocking();
    if count == 0 {
        return;
    }
    ui.horizontal(|ui| {
        // Three lines have to fit.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::sign(ui, RichText::new(Icon::Warning.glyph()).size(14.0).color(palette(ui).red));
        let text = page.locale.say_with("checklist-findings", &[("count", &count.to_string())]);
        if ui.link(RichText::new(text).small()).on_hover_text(page.say("checklist-findings-key")).clicked() {
            next::next_finding(ui, page, state);
        }
    });
}

fn missing_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, width: f32) {
    let subject = state.cell(page).and_then(|cell| cell.subject);
    let awaited = state.first_awaited(page).map(|item| (item, Whose::Unit));
    let missing = page.overview.next_missing(page, (state.item, subject)).map(|missing| (missing.item, missing.whose));
    let Some((item, whose)) = awaited.or(missing) else {
        ui.label(page.say("checklist-complete"));
        return;
    };
    ui.spacing_mut().item_spacing.y = 2.0;
    let count = page.overview.missing.len().to_string();
    let next = page.wording().missing(item, whose, page.recorder.sheet);
    ui.horizontal(|ui| {
        let name = page.say("checklist-next");
        let button = widgets::primary_button(ui, &name).on_hover_text(page.say("checklist-next-key"));
        tour::point(ui.ctx(), Spot::Missing, button.interact_rect);
        if button.clicked() {
            next::next_missing(ui, page, state);
        }
        widgets::key_cap(ui, "G");
    });
    let args = [("count", count.as_str()), ("next", next.as_str())];
    add_small(ui, page.locale.say_with("checklist-missing", &args), width);
}

/// Adds a line of second rank; where the window is narrow it is cut, and shown whole on hover.
fn add_small(ui: &mut Ui, text: String, width: f32) {
    let label = Label::new(widgets::small(ui, text));
    ui.add(if width < ROOMY { label.truncate() } else { label.wrap() });
}
