//! The line under everything: where the score stands, what is missing next; over it the quota board.

use super::page::Page;
use super::state::State;
use super::{board, next};
use crate::scoring::Whose;
use crate::ui::theme::{self, MEDIUM, SMALL, palette};
use crate::ui::widgets::{self, Icon};
use egui::{Align, Label, Layout, RichText, Ui, Vec2};

/// From this width on two lines are enough for every sentence.
const ROOMY: f32 = 1000.0;

/// Height for the board, and under it for the scale and three lines. It must not change with every answer, or everything above would
/// jump.
pub(super) const HEIGHT: f32 = board::HEIGHT + SMALL + 80.0;

pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
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

/// How many findings wait, and the way to the next.
fn findings_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let count = page.overview.blocking();
    if count == 0 {
        return;
    }
    // Three lines have to fit.
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(Icon::Warning.glyph()).size(14.0).color(palette(ui).red));
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
        if widgets::primary_button(ui, &name).on_hover_text(page.say("checklist-next-key")).clicked() {
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
