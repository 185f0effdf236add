//! The quota board: how many of each group are done, how many items have their proof, and whether the assessors may leave.

use super::oddities;
use super::page::Page;
use super::state::State;
use crate::instrument::ItemId;
use crate::locale::Message;
use crate::scoring::{Lack, Whose};
use crate::ui::theme::{HIT, MEDIUM, palette};
use crate::ui::widgets::{self, Icon};
use egui::{AtomExt as _, Button, RichText, Role, ScrollArea, Ui, Vec2, WidgetInfo};

/// Height of the board.
pub(super) const HEIGHT: f32 = HIT;
/// The most of the width that the sentence takes.
const SENTENCE: f32 = 0.5;
/// The longest that the sentence is where everything stands in one line.
const LONG: f32 = 480.0;

pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let width = ui.available_width();
    ui.allocate_ui_with_layout(Vec2::new(width, HEIGHT), egui::Layout::right_to_left(egui::Align::Center), |ui| {
        sentence_ui(ui, page, state, width * SENTENCE);
        oddities::ui(ui, page);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            // More groups than there is room for are scrolled to.
            let bar = egui::scroll_area::ScrollBarVisibility::AlwaysHidden;
            ScrollArea::horizontal().id_salt("board").scroll_bar_visibility(bar).show(ui, |ui| counts_ui(ui, page));
        });
    });
}

/// The same as part of a line that is scrolled.
pub(super) fn line_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    counts_ui(ui, page);
    sentence_ui(ui, page, state, LONG);
}

/// What is lacking, in one line that leads there.
fn sentence_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, most: f32) {
    let Some(what) = page.wording().lacking(&page.overview.lacking) else {
        ui.label(page.say("board-complete"));
        widgets::sign(ui, RichText::new(Icon::CheckCircle.glyph()).size(16.0).color(palette(ui).green));
        return;
    };
    let text = page.locale.say_with("board-lacking", &[("what", &what)]);
    let room = Vec2::new(most, HEIGHT);
    ui.allocate_ui_with_layout(room, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        // The sentence is what is cut, not the icon, which would be by itself.
        let button = Button::new((widgets::icon(Icon::Right), text.as_str().atom_shrink(true))).truncate();
        let hint = format!("{text}. {}", page.say("board-first"));
        if ui.add(button).accessible_name(&text).on_hover_text(hint).clicked() {
            go_to_first(ui, page, state);
        }
    });
}

fn counts_ui(ui: &mut Ui, page: &Page<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = MEDIUM;
        for quota in &page.overview.quotas {
            count_ui(ui, page, &page.wording().quota(quota), quota.complete >= quota.quota && quota.awaits.is_none());
        }
        let proof = page.overview.lacking.proof;
        if proof.expected > 0 {
            let args = [("given", proof.answered.to_string()), ("wanted", proof.expected.to_string())];
            let args = args.each_ref().map(|(name, count)| (*name, count.as_str()));
            count_ui(ui, page, &page.locale.say_with("board-evidence", &args), proof.answered == proof.expected);
        }
    });
}

/// One count, with a sign before it that says whether it is met.
fn count_ui(ui: &mut Ui, page: &Page<'_>, text: &str, met: bool) {
    let palette = palette(ui);
    let (icon, ink, key) = match met {
        true => (Icon::CheckCircle, palette.green, "board-met"),
        false => (Icon::More, palette.quiet, "board-unmet"),
    };
    let name = page.locale.say_with(key, &[("quota", text)]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::sign(ui, RichText::new(icon.glyph()).size(16.0).color(ink)).on_hover_text(&name);
        let said = ui.label(widgets::small(ui, text));
        said.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        said.on_hover_text(&name);
    });
}

/// Goes to the first thing lacking.
fn go_to_first(ui: &Ui, page: &Page<'_>, state: &mut State) {
    match page.overview.lacking.first() {
        None => {}
        Some(Lack::Answer(missing)) => {
            let subject = match missing.whose {
                Whose::Subject(subject) => Some(subject),
                Whose::Unit | Whose::Expected(_) => None,
            };
            state.go(ui, page, missing.item, subject);
        }
        Some(Lack::Subject(group)) => {
            let asked = |item: &&ItemId| page.item(**item).group == Some(group);
            let Some(item) = page.map.order.iter().find(asked).copied() else { return };
            state.go(ui, page, item, None);
            state.notice = Some(Message::new("checklist-subject-wanted").with("subject", page.subject_word(group)));
        }
        Some(Lack::Finding(finding)) => state.go(ui, page, finding.item, finding.whose),
        Some(Lack::Evidence(item)) => {
            state.go(ui, page, item, None);
            state.notice = Some(Message::new("board-evidence-wanted"));
        }
    }
}
