//! Where to go next: to what is missing, and to findings.

use super::interview;
use super::page::Page;
use super::state::State;
use crate::locale::Message;
use crate::scoring::Whose;
use crate::ui::tour;
use egui::Ui;

/// Goes to the next finding that has to be dealt with.
pub(super) fn next_finding(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let subject = state.cell(page).and_then(|cell| cell.subject);
    if let Some(finding) = page.overview.next_finding(page, (state.item, subject)) {
        state.go(ui, page, finding.item, finding.whose);
    }
}

/// Goes to the next answer that is missing, before the first to what quotas follow from; where none is missing, to the next finding.
pub(super) fn next_missing(ui: &Ui, page: &Page<'_>, state: &mut State) {
    tour::did(ui.ctx(), tour::Step::Missing);
    if let Some(person) = interview::person(page) {
        return interview::go_to_open(ui, page, state, person);
    }
    let none = page.overview.missing.is_empty() && page.overview.blocking() == 0;
    let left = || page.overview.awaited().next().filter(|_| none);
    if let Some(item) = state.first_awaited(page).or_else(left) {
        return state.go(ui, page, item, None);
    }
    let subject = state.cell(page).and_then(|cell| cell.subject);
    let Some(missing) = page.overview.next_missing(page, (state.item, subject)) else {
        return next_finding(ui, page, state);
    };
    let subject = match missing.whose {
        Whose::Subject(subject) => Some(subject),
        Whose::Unit | Whose::Expected(_) => None,
    };
    let expected = matches!(missing.whose, Whose::Expected(_));
    let item = missing.item;
    state.go(ui, page, item, subject);
    if expected && let Some(group) = page.item(item).group {
        let word = page.subject_word(group);
        state.notice = Some(Message::new("checklist-subject-wanted").with("subject", word));
    }
}

/// Says that there is nobody yet to answer.
pub(super) fn say_no_subject(page: &Page<'_>, state: &mut State) {
    if let Some(group) = page.item(state.item).group {
        state.notice = Some(Message::new("checklist-subject-wanted").with("subject", page.subject_word(group)));
    }
}
