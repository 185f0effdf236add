//! Items that are not asked, or of which nobody knows yet: why, and what answer is kept.

use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use crate::instrument::ItemId;
use crate::scoring::{Asked, Whose};
use crate::ui::theme::palette;
use crate::ui::widgets::{self, Icon};
use egui::{Label, RichText, Ui};

/// An item that is asked of nobody: why, the way to what decides it, and the answers kept.
pub(super) fn item_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: ItemId) {
    let here = state.cell_of(page, id).unwrap_or(Cell { item: id, subject: None });
    why_ui(ui, page, state, here);
    match page.item(id).group {
        None => kept_ui(ui, page, here),
        Some(group) => page.subjects(group).for_each(|subject| {
            kept_ui(ui, page, Cell { item: id, subject: Some(subject.id) });
        }),
    }
}

/// One subject who is not asked.
pub(super) fn cell_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    why_ui(ui, page, state, cell);
    kept_ui(ui, page, cell);
}

/// What has to be answered before anybody knows whether a cell is asked; nothing where that is known.
pub(super) fn waiting_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    if matches!(page.asked(cell), Asked::Undecided(_)) {
        why_ui(ui, page, state, cell);
    }
}

fn why_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let asked = page.asked(cell);
    let (item, subject) = match asked {
        Asked::Yes => return,
        Asked::No(condition) => (condition.item, cell.subject),
        Asked::Undecided(missing) => match missing.whose {
            Whose::Subject(subject) => (missing.item, Some(subject)),
            Whose::Unit | Whose::Expected(_) => (missing.item, None),
        },
    };
    let Some(sentence) = page.wording().asked(asked, page.recorder.sheet) else { return };
    let quiet = palette(ui).quiet;
    let sentence = match cell.subject {
        Some(subject) => {
            let args = [("subject", page.subject_label(subject)), ("text", sentence.as_str())];
            page.locale.say_with("checklist-finding-subject", &args)
        }
        None => sentence,
    };
    ui.horizontal_top(|ui| {
        widgets::sign(ui, RichText::new(Icon::Info.glyph()).size(14.0).color(quiet));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(RichText::new(sentence).small().color(quiet)).wrap());
            let place = page.item(item).code.as_str();
            let go = page.locale.say_with("checklist-go-there", &[("place", place)]);
            let link = ui.link(RichText::new(&go).small());
            if link.accessible_name(format!("{go} – {}", page.cell_name(cell))).clicked() {
                state.go(ui, page, item, subject);
            }
        });
    });
}

/// What had been answered and noted; it stays as it is.
fn kept_ui(ui: &mut Ui, page: &Page<'_>, cell: Cell) {
    let Some(answer) = page.recorder.stored(cell) else { return };
    let mut said = Vec::new();
    if let Some(response) = &answer.response {
        let shown = page.wording().response(page.item(cell.item), response);
        said.push(page.locale.say_with("checklist-kept-answer", &[("answer", &shown)]));
    }
    if !answer.note.is_empty() {
        said.push(page.locale.say_with("checklist-kept-note", &[("note", &answer.note)]));
    }
    for text in said {
        let text = match cell.subject {
            Some(subject) => {
                let args = [("subject", page.subject_label(subject)), ("text", text.as_str())];
                page.locale.say_with("checklist-finding-subject", &args)
            }
            None => text,
        };
        ui.add(Label::new(widgets::small(ui, text)).wrap());
    }
}
