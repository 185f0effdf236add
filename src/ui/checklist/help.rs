//! The right column, what helps now: what counts as proof, the legal base, where the numbers come from, what an answer would change.

use super::earlier;
use super::page::Page;
use super::past;
use super::recorder::Cell;
use super::state::{Column, State};
use crate::assessment::{Answer, Response};
use crate::instrument::{Firmness, SourceId};
use crate::scoring::{Scorecard, Verdict, score};
use crate::ui::theme::{self, MEDIUM, RADIUS, palette};
use crate::ui::widgets::{self, Icon};
use egui::{FontId, Id, Label, RichText, Role, ScrollArea, Sense, StrokeKind, Ui, UiBuilder};
use std::sync::Arc;

/// What each answer to a cell would make of the score; good for one scorecard.
pub(super) struct Outlook {
    cell: Cell,
    card: Arc<Scorecard>,
    lines: Vec<(String, Verdict)>,
}

/// Identity of the column.
pub(super) fn id() -> Id {
    Id::unique("checklist-help")
}

pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    // A word too long for the column must be cut at its edge, not push the column over its neighbour.
    let rect = ui.available_rect_before_wrap();
    let builder = UiBuilder::new()
        .scope_id(id())
        .max_rect(rect)
        .sense(Sense::focusable_noninteractive())
        .accessibility_role(Role::Region)
        .accessibility_label(page.say("checklist-help"));
    let mut column = ui.new_child(builder);
    heading_ui(&mut column, page, state);
    ScrollArea::vertical().id_salt("help").auto_shrink([false, false]).show(&mut column, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        contents_ui(ui, page, state);
    });
    let response = column.response();
    ui.advance_cursor_after_rect(rect);
    if response.has_focus() {
        ui.painter().rect_stroke(response.rect.expand(4.0), RADIUS, palette(ui).focus(), StrokeKind::Inside);
    }
    if response.gained_focus() {
        state.column = Column::Help;
    }
}

fn heading_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        ui.label(widgets::small(ui, page.item(state.item).code.as_str()));
        widgets::from_the_right(ui, |ui| {
            if widgets::icon_button(ui, Icon::Close, &page.say("checklist-help-close")).clicked() {
                state.help = Some(false);
                state.go(ui, page, state.item, None);
            }
        });
    });
}

fn contents_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    earlier::ui(ui, page, state);
    let item = page.item(state.item);
    if let Some(guidance) = &item.guidance {
        part_ui(ui, page, "checklist-guidance", page.text(guidance));
    }
    if let Some(group) = item.group {
        let group = page.instrument.group(group);
        if let Some(guidance) = &group.guidance {
            head_ui(ui, page.text(&group.label));
            body_ui(ui, page.text(guidance));
        }
    }
    if !item.evidence.is_empty() {
        head_ui(ui, &page.say("checklist-evidence"));
        for evidence in &item.evidence {
            ui.horizontal_top(|ui| {
                ui.label("•");
                body_ui(ui, page.text(evidence));
            });
        }
    }
    if let Some(legal) = &item.legal {
        part_ui(ui, page, "checklist-legal", legal);
    }
    outlook_ui(ui, page, state);
    head_ui(ui, &page.say("history-head"));
    past::ui(ui, page, state);
    head_ui(ui, &page.say("checklist-sources"));
    if !item.scored {
        let decides = page.instrument.decides(state.item);
        body_ui(ui, &page.say(if decides { "checklist-deciding-why" } else { "checklist-unscored-why" }));
    }
    source_ui(ui, page, "checklist-source-text", item.source);
    if item.scored {
        source_ui(ui, page, "checklist-source-weight", item.weight_source);
        source_ui(ui, page, "checklist-source-points", item.points_source);
    }
}

fn part_ui(ui: &mut Ui, page: &Page<'_>, key: &str, text: &str) {
    head_ui(ui, &page.say(key));
    body_ui(ui, text);
}

pub(super) fn head_ui(ui: &mut Ui, text: &str) {
    ui.add_space(MEDIUM - 4.0);
    ui.label(RichText::new(text).font(FontId::new(13.0, theme::semibold())).color(palette(ui).quiet));
}

pub(super) fn body_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(text).wrap().selectable(true));
}

/// A source with its firmness; what was assumed is said first, since it makes the result provisional.
fn source_ui(ui: &mut Ui, page: &Page<'_>, key: &str, id: SourceId) {
    let source = page.instrument.source(id);
    let firmness = page.say(match source.firmness {
        Firmness::Documented => "checklist-firm-documented",
        Firmness::Applied => "checklist-firm-applied",
        Firmness::Press => "checklist-firm-press",
        Firmness::Inferred => "checklist-firm-inferred",
        Firmness::Assumed => "checklist-firm-assumed",
    });
    let name = page.locale.say_with(key, &[("firmness", &firmness)]);
    widgets::disclosure(ui, &name, |ui| body_ui(ui, page.text(&source.text)));
}

/// What each answer would make of the score.
fn outlook_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let Some(cell) = state.cell(page) else { return };
    let item = page.item(cell.item);
    if !item.scored || item.choices().is_empty() || !page.may_be_asked(cell) {
        return;
    }
    let fits = |outlook: &Outlook| outlook.cell == cell && Arc::ptr_eq(&outlook.card, page.card);
    if !state.outlook.as_ref().is_some_and(fits) {
        state.outlook = Some(outlook(page, cell));
    }
    let Some(outlook) = &state.outlook else { return };
    head_ui(ui, &page.say("checklist-outlook"));
    let first = outlook.lines.first().map(|(_, verdict)| short_verdict(page, verdict));
    if outlook.lines.iter().all(|(_, verdict)| Some(short_verdict(page, verdict)) == first) {
        let first = first.unwrap_or_default();
        body_ui(ui, &page.locale.say_with("checklist-outlook-same", &[("score", &first)]));
        return;
    }
    let chosen = match page.recorder.response(cell) {
        Some(Response::Choice(key)) => Some(key),
        _ => None,
    };
    egui::Grid::new("outlook").num_columns(2).spacing([12.0, 2.0]).show(ui, |ui| {
        for (key, verdict) in &outlook.lines {
            let text = short_verdict(page, verdict);
            let strong = chosen == Some(key);
            for text in [key.as_str(), &text] {
                let text = RichText::new(text);
                ui.label(if strong { text.text_style(theme::strong()) } else { text });
            }
            ui.end_row();
        }
    });
}

/// A verdict without its bands: "97,21" or "91,20 sampai 97,80".
pub(super) fn short_verdict(page: &Page<'_>, verdict: &Verdict) -> String {
    let wording = page.wording();
    match verdict {
        Verdict::Final(score) => wording.score(score),
        Verdict::Open { low, high } => {
            let (low, high) = (wording.score(low), wording.score(high));
            page.locale.say_with("checklist-interval", &[("low", &low), ("high", &high)])
        }
        Verdict::Nothing => page.say("checklist-no-score"),
    }
}

fn outlook(page: &Page<'_>, cell: Cell) -> Outlook {
    let item = page.item(cell.item);
    let mut sheet = page.recorder.sheet.clone();
    let mut line = |key: &String| {
        let response = Some(Response::Choice(key.clone()));
        let answer = Answer { response, note: String::new(), item: item.digest };
        sheet.answers.entry(item.code.clone()).or_default().insert(cell.subject, answer);
        let Scorecard { verdict, .. } = score(page.instrument, &sheet);
        (key.clone(), verdict)
    };
    let lines = item.choices().iter().map(|choice| line(&choice.key)).collect();
    Outlook { cell, card: Arc::clone(page.card), lines }
}
