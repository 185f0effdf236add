//! What answers contradict each other, said at the item where it can be mended or given its reason.

use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use crate::instrument::{ItemId, Severity};
use crate::scoring::Finding;
use crate::ui::theme::{self, palette};
use crate::ui::widgets;
use egui::{Label, RichText, Ui};

/// How many subjects a line names.
const MOST_NAMED: usize = 8;

/// What a cell is asked to have done to it, in a word; nothing where all is well.
pub(super) fn word(page: &Page<'_>, cell: Cell) -> Option<String> {
    let here = |finding: &&Finding| finding.item == cell.item && finding.whose == cell.subject && finding.blocks();
    page.overview.findings.iter().find(here).map(|finding| page.wording().finding_word(finding))
}

/// The findings of an item: one line for each constraint, with those whose answers it is about.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: ItemId) {
    let mut here: Vec<&Finding> = page.overview.findings.iter().filter(|finding| finding.item == id).collect();
    here.sort_by_key(|finding| (finding.constraint, finding.explained));
    for same in here.chunk_by(|a, b| (a.constraint, a.explained) == (b.constraint, b.explained)) {
        line_ui(ui, page, state, same);
    }
}

fn line_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, same: &[&Finding]) {
    let finding = same[0];
    let constraint = page.instrument.constraint(finding.constraint);
    let (sign, colour) = widgets::finding_sign(&palette(ui), finding);
    ui.horizontal_top(|ui| {
        widgets::sign(ui, RichText::new(sign.glyph()).size(16.0).color(colour));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(RichText::new(page.wording().finding_word(finding)).text_style(theme::strong()).color(colour));
            ui.add(Label::new(page.text(&constraint.text)).wrap());
            if finding.subject.is_some() {
                ui.horizontal_wrapped(|ui| subjects_ui(ui, page, state, same));
            }
            if finding.severity == Severity::Soft && !finding.explained {
                reason_ui(ui, page, state, same);
            }
        });
    });
}

/// Those whose answers it is about, each a way to them.
fn subjects_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, same: &[&Finding]) {
    for finding in same.iter().take(MOST_NAMED) {
        let Some(subject) = finding.subject else { continue };
        let label = page.subject_label(subject);
        let code = &page.instrument.constraint(finding.constraint).code;
        if ui.link(RichText::new(label).small()).accessible_name(format!("{label} – {code}")).clicked() {
            state.go(ui, page, finding.item, finding.whose);
        }
    }
    if same.len() > MOST_NAMED {
        let more = (same.len() - MOST_NAMED).to_string();
        ui.label(widgets::small(ui, page.locale.say_with("checklist-finding-more", &[("more", &more)])));
    }
}

/// Asks for the reason, in the note of the answer in focus if it is one of these, else of the first.
fn reason_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, same: &[&Finding]) {
    let focus = state.cell_of(page, same[0].item).and_then(|cell| cell.subject);
    let Some(finding) = same.iter().find(|finding| finding.whose == focus).or(same.first()) else { return };
    let cell = Cell { item: finding.item, subject: finding.whose };
    let name = page.say("checklist-write-reason");
    if ui.button(&name).accessible_name(format!("{name} – {}", page.cell_name(cell))).clicked() {
        state.touch(page, cell);
        // The note stands below, and a click elsewhere takes the keyboard from it for the rest of this frame.
        state.noting = Some(cell);
        ui.ctx().request_repaint();
    }
}
