//! Why an item does not apply or was not observed, from a short list: by digit, by mouse, or in words of one's own.

use super::drafts::{Absence, Field};
use super::item::Row;
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use crate::assessment::text::{Lines, NOTE, cleaned};
use crate::ui::forms::modal;
use crate::ui::late;
use crate::ui::theme::{HIT, SMALL};
use crate::ui::widgets::{from_the_right, primary_button, small};
use egui::{Align, Align2, Id, Key, Margin, Pos2, Rect, Role, TextEdit, Ui, Vec2};

/// How many reasons are offered: as many as there are digits.
const MOST: usize = 9;
/// How many of them are those used before, at most; the usual ones must not be lost among them.
const USED: usize = 5;

/// Usual reasons, by the key of their sentence.
const NOT_APPLICABLE: [&str; 5] = [
    "answering-na-none",
    "answering-na-authority",
    "answering-na-elsewhere",
    "answering-na-online",
    "answering-na-case",
];
const NOT_OBSERVED: [&str; 6] = [
    "answering-no-officer",
    "answering-no-document",
    "answering-no-hours",
    "answering-no-room",
    "answering-no-system",
    "answering-no-consent",
];

/// The reasons offered, as they stood when they were first shown: under somebody's finger they must not move.
pub(super) struct Offer {
    absence: Absence,
    /// Whose reason it is; none for all that is selected.
    of: Option<Cell>,
    reasons: Vec<String>,
    /// For how many frames it is still to be brought into view.
    reveal: u8,
}

/// The reasons offered for a state: those used before in this round first, the most used of them first.
pub(super) fn offered(page: &Page<'_>, state: &mut State, of: Option<Cell>, absence: Absence) -> Vec<String> {
    if let Some(offer) = state.offer.as_ref().filter(|offer| (offer.absence, offer.of) == (absence, of)) {
        return offer.reasons.clone();
    }
    let usual: &[&str] = match absence {
        Absence::NotApplicable => &NOT_APPLICABLE,
        Absence::NotObserved => &NOT_OBSERVED,
    };
    let mut reasons = page.session.reasons_used(&absence.because(""));
    reasons.truncate(USED);
    for reason in usual.iter().map(|key| page.say(key)) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.truncate(MOST);
    state.offer = Some(Offer { absence, of, reasons: reasons.clone(), reveal: 2 });
    reasons
}

/// Draws the reasons with their digits. Returns which was clicked; `of` tells whose reason it is.
pub(super) fn list_ui(ui: &mut Ui, reasons: &[String], of: &str) -> Option<usize> {
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, reason) in reasons.iter().enumerate() {
            let shortcut = (at + 1).to_string();
            let row = Row { shortcut: &shortcut, text: reason, on: false, role: Role::Button };
            if row.ui(ui, || format!("{reason}{of}")).clicked() {
                clicked = Some(at);
            }
        }
    });
    clicked
}

/// The list below the reason of a cell, while it is being written. A reason that is clicked is stored at once. `top` is where the
/// reason stands, which is brought into view together with the list.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell, absence: Absence, top: f32) {
    if state.editing != Some((cell, Field::Reason)) && state.drafts.absence(cell).is_none() {
        return;
    }
    let offered = offered(page, state, Some(cell), absence);
    let of = format!(" – {}", page.cell_name(cell));
    let clicked = list_ui(ui, &offered, &of);
    let end = ui.label(small(ui, page.say("answering-reason-how"))).rect.max;
    if let Some(offer) = state.offer.as_mut().filter(|offer| offer.reveal > 0) {
        offer.reveal -= 1;
        let rect = Rect::from_min_max(Pos2::new(ui.min_rect().left(), top), end);
        ui.scroll_to_rect(rect, (rect.height() > ui.clip_rect().height()).then_some(Align::TOP));
        ui.ctx().request_repaint();
    }
    if let Some(at) = clicked {
        choose(ui, page, state, cell, absence, &offered[at]);
    }
}

/// Takes the digit of a reason typed where nothing else has been written.
pub(super) fn take_for(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let id = page.field_id(cell, Field::Reason);
    let empty = page.recorder.text(&state.drafts, page.locale, cell, Field::Reason).is_empty();
    let Some(absence) = page.recorder.absence(&state.drafts, cell).filter(|_| empty) else { return };
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let offered = offered(page, state, Some(cell), absence);
    if let Some(at) = take_digit(ui, state, offered.len()) {
        choose(ui, page, state, cell, absence, &offered[at]);
    }
}

fn choose(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell, absence: Absence, reason: &str) {
    page.recorder.choose(&mut state.drafts, cell, Some(absence.because(reason)));
    state.offer = None;
    state.editing = None;
    state.go(ui, page, cell.item, cell.subject);
}

/// Takes a digit up to a number out of what is typed, if it is typed before anything else. Returns its place, from 0.
pub(super) fn take_digit(ui: &Ui, state: &mut State, most: usize) -> Option<usize> {
    let place = |key: Key| {
        let digit: usize = key.name().parse().ok()?;
        (1..=most).contains(&digit).then(|| digit - 1)
    };
    let (key, _) = late::take(ui.ctx(), |key, modifiers| modifiers.is_none() && place(key).is_some())?;
    // Its character comes behind it, and must not be typed into whatever has the keyboard then.
    state.swallow = Some(key.name().to_owned());
    place(key)
}

/// What has become of the question for a reason.
pub(super) enum Asked {
    /// It waits for an answer; this has been typed so far.
    Waiting(String),
    /// It was answered with a reason.
    Given(String),
    /// It was given up.
    GivenUp,
}

/// Asks for a reason in a dialog, by digit, by mouse or in words; `of` tells whose it is. Title and the key of the button's text come
/// with it, and what has been typed so far.
pub(super) fn ask_ui(
    ui: &Ui,
    page: &Page<'_>,
    state: &mut State,
    (of, absence): (Option<Cell>, Absence),
    (title, button): (&str, &str),
    mut text: String,
) -> Asked {
    let offered = offered(page, state, of, absence);
    let id = Id::unique("checklist-reason-asked");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let digit = if focused && text.is_empty() { take_digit(ui, state, offered.len()) } else { None };
    let enter = focused && late::take(ui.ctx(), |key, _| key == Key::Enter).is_some();
    let (escape, (chosen, confirm, cancel)) = modal(ui.ctx(), title, 560.0, |ui| {
        let name = page.say("checklist-reason");
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .hint_text(&name)
            .margin(Margin::symmetric(8, 4))
            .min_size(Vec2::new(0.0, HIT))
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).accessible_name(&name);
        field.request_focus();
        let chosen = list_ui(ui, &offered, "");
        ui.label(small(ui, page.say("answering-reason-how")));
        ui.add_space(SMALL);
        let (confirm, cancel) = from_the_right(ui, |ui| {
            let confirm = primary_button(ui, &page.say(button)).clicked();
            (confirm, ui.button(page.say("ui-cancel")).clicked())
        });
        (chosen, confirm || enter, cancel)
    });
    let reason = digit.or(chosen).and_then(|at| offered.get(at).cloned());
    let typed = cleaned(text.trim(), NOTE, Lines::Many);
    match reason.or((confirm && !typed.is_empty()).then_some(typed)) {
        Some(reason) => {
            state.offer = None;
            Asked::Given(reason)
        }
        None if escape || cancel => {
            state.offer = None;
            Asked::GivenUp
        }
        None => Asked::Waiting(text),
    }
}
