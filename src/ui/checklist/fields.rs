//! The text fields of an item and its lists of ticks.

use super::drafts::{Field, Wrong};
use super::item::{Row, notice_ui};
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use super::{keys, typed};
use crate::assessment::Response;
use crate::assessment::text::{Lines, NOTE, cleaned};
use crate::exact::Exact;
use crate::instrument::{Kind, Step};
use crate::ui::theme::HIT;
use crate::ui::widgets;
use egui::text::LayoutJob;
use egui::{Align2, Margin, Response as Reply, Role, TextBuffer, TextEdit, TextStyle, Ui, Vec2};

/// The note, as tall as what stands in it.
pub(super) fn note_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let label = page.say("checklist-note");
    text_ui(ui, page, state, cell, Field::Note, &label);
}

/// Why the item does not apply or was not observed.
pub(super) fn reason_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let label = page.say("checklist-reason");
    text_ui(ui, page, state, cell, Field::Reason, &label);
}

/// A number with its unit and thresholds, a date, or a text.
pub(super) fn value_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let item = page.item(cell.item);
    let label = page.say(match item.kind {
        Kind::Number { .. } => "checklist-number",
        Kind::Date => "checklist-date",
        Kind::Text | Kind::Choice(_) | Kind::Ticks { .. } => "checklist-text",
    });
    let name = format!("{label} – {}", page.cell_name(cell));
    match &item.kind {
        Kind::Number { unit, steps } => {
            ui.horizontal(|ui| {
                line_ui(ui, page, state, cell, &name, "");
                ui.label(page.text(unit));
            });
            // What does not count earns no points.
            if item.scored {
                ui.add(egui::Label::new(widgets::small(ui, steps_text(page, steps, page.text(unit)))).wrap());
            }
        }
        Kind::Date => {
            let hint = page.say("checklist-date-hint");
            line_ui(ui, page, state, cell, &name, &hint);
        }
        Kind::Text | Kind::Choice(_) | Kind::Ticks { .. } => {
            text_ui(ui, page, state, cell, Field::Value, &label);
        }
    }
    let wrong = match page.recorder.wrong(&state.drafts, cell) {
        Some(Wrong::NotANumber) => page.say("checklist-not-a-number"),
        Some(Wrong::NotADate) => page.say("checklist-not-a-date"),
        Some(Wrong::TooLow) => {
            let lowest = match &item.kind {
                Kind::Number { steps, .. } => steps.first().map(|step| page.locale.short_number(&step.from, 9)),
                Kind::Choice(_) | Kind::Ticks { .. } | Kind::Text | Kind::Date => None,
            };
            page.locale.say_with("checklist-too-low", &[("lowest", &lowest.unwrap_or_default())])
        }
        Some(Wrong::NoReason) | None => return,
    };
    // Half a number is not wrong while it is being typed.
    if state.editing != Some((cell, Field::Value)) {
        notice_ui(ui, &wrong);
    }
}

/// Things present or absent.
pub(super) fn ticks_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let item = page.item(cell.item);
    let Kind::Ticks { ticks, steps } = &item.kind else { return };
    let ticked: &[String] = match page.recorder.response(cell) {
        Some(Response::Ticks(keys)) => keys,
        _ => &[],
    };
    let none = matches!(page.recorder.response(cell), Some(Response::Ticks(keys)) if keys.is_empty());
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (tick, shortcut) in ticks.iter().zip(typed::shortcuts(item)) {
            let text = page.text(&tick.text);
            let row = Row { shortcut: &shortcut, text, on: ticked.contains(&tick.key), role: Role::CheckBox };
            let response = row.ui(ui, || format!("{text} – {}", page.cell_name(cell)));
            if response.gained_focus() {
                state.touch(page, cell);
            }
            if response.clicked() {
                clicked = Some(tick.key.as_str());
            }
        }
    });
    let text = page.say("checklist-ticks-none");
    let row = Row { shortcut: "0", text: &text, on: none, role: Role::CheckBox };
    let nothing = row.ui(ui, || format!("{text} – {}", page.cell_name(cell)));
    if item.scored {
        ui.add(egui::Label::new(widgets::small(ui, steps_text(page, steps, ""))).wrap());
    }
    if let Some(key) = clicked {
        state.touch(page, cell);
        keys::toggle(page, state, cell, key);
    } else if nothing.clicked() {
        state.touch(page, cell);
        page.recorder.choose(&mut state.drafts, cell, Some(Response::Ticks(Vec::new())));
    }
}

/// Thresholds in words: "mulai 0 hari 3 poin, mulai 5 hari 2 poin".
fn steps_text(page: &Page<'_>, steps: &[Step], unit: &str) -> String {
    let number = |number: &Exact| page.locale.short_number(number, 9);
    let step = |step: &Step| {
        let from = format!("{} {unit}", number(&step.from));
        page.locale.say_with("checklist-step", &[("from", from.trim_end()), ("points", &number(&step.points))])
    };
    steps.iter().map(step).collect::<Vec<_>>().join(", ")
}

/// A field of one line for the answer itself.
fn line_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell, name: &str, hint: &str) {
    let mut text = page.recorder.text(&state.drafts, page.locale, cell, Field::Value);
    let edit = TextEdit::singleline(&mut text)
        .id(page.field_id(cell, Field::Value))
        .hint_text(hint)
        .margin(Margin::symmetric(8, 4))
        .min_size(Vec2::new(0.0, HIT))
        .align(Align2::LEFT_CENTER)
        .desired_width(140.0);
    let response = ui.add(edit).accessible_name(name);
    follow(ui, page, state, cell, Field::Value, &response, &text);
}

/// A field that grows with its text.
fn text_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell, field: Field, label: &str) {
    let name = format!("{label} – {}", page.cell_name(cell));
    let mut text = page.recorder.text(&state.drafts, page.locale, cell, field);
    let search = &state.search;
    let mut marked = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let (font, ink) = (TextStyle::Body.resolve(ui.style()), ui.visuals().text_color());
        let plain = || LayoutJob::simple(text.as_str().to_owned(), font.clone(), ink, width);
        let mut job = search.marked(ui, text.as_str(), &font, ink).unwrap_or_else(plain);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    };
    let edit = TextEdit::multiline(&mut text)
        .id(page.field_id(cell, field))
        .hint_text(label)
        .margin(Margin::symmetric(8, 4))
        .desired_rows(1)
        .desired_width(f32::INFINITY);
    let edit = if search.is_on() { edit.layouter(&mut marked) } else { edit };
    let response = ui.add(edit).accessible_name(name);
    follow(ui, page, state, cell, field, &response, &text);
}

/// Keeps what is typed, and where.
fn follow(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell, field: Field, response: &Reply, text: &str) {
    if response.changed() {
        // What comes with pasted text unseen would be refused when the unit is exported.
        let text = cleaned(text, NOTE, Lines::Many);
        state.drafts.type_text(cell, field, text, ui.input(|input| input.time));
    }
    if response.has_focus() {
        state.editing = Some((cell, field));
        state.touch(page, cell);
    }
    if response.gained_focus() {
        // With the line below it, where a sentence about the text may stand.
        ui.scroll_to_rect(response.rect.expand2(Vec2::new(0.0, 48.0)), None);
    }
}
