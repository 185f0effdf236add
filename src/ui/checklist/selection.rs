//! Several items at once: which are selected, and one answer for all of them as one step.

use super::drafts::Absence;
use super::flags;
use super::keys::Then;
use super::page::Page;
use super::reasons;
use super::recorder::Cell;
use super::state::State;
use super::taking;
use super::typed;
use crate::assessment::Response;
use crate::instrument::{ItemId, Kind};
use crate::locale::Message;
use crate::ui::theme::Palette;
use crate::ui::widgets;
use egui::{Color32, Key, Modifiers, Ui};
use std::collections::BTreeSet;

/// The items selected.
#[derive(Default)]
pub(super) struct Selection {
    items: BTreeSet<ItemId>,
    /// Where it began.
    anchor: Option<ItemId>,
    /// What the last answer to all of them has done.
    pub(super) told: Option<Message>,
    /// The state all of them are to be put into, and the reason as it is typed.
    asking: Option<(Absence, String)>,
}

/// What is to become of everything selected.
enum Bulk<'a> {
    /// The choice with this key.
    Choice(&'a str),
    /// This state, for this reason.
    Absence(Absence, &'a str),
    /// No answer.
    Clear,
}

impl Selection {
    /// Whether an item is selected.
    pub(super) fn has(&self, item: ItemId) -> bool {
        self.items.contains(&item)
    }

    /// Whether anything is selected.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Lets go of everything selected.
    pub(super) fn drop_all(&mut self) {
        *self = Self::default();
    }

    /// How many are selected, and what can be done with them.
    pub(super) fn sentence(&self, page: &Page<'_>) -> Option<String> {
        let count = self.items.len();
        (count > 0).then(|| page.locale.say_with("answering-selected", &[("count", &count.to_string())]))
    }
}

/// Selects from where the selection began to an item, and goes there.
pub(super) fn extend_to(ui: &Ui, page: &Page<'_>, state: &mut State, item: ItemId) {
    let anchor = *state.selection.anchor.get_or_insert(state.item);
    let (one, other) = (page.map.rank(anchor), page.map.rank(item));
    state.go(ui, page, item, None);
    let within = &page.map.order[one.min(other)..=one.max(other)];
    state.selection.items = within.iter().copied().filter(|item| page.shown.matches(*item)).collect();
    state.selection.items.extend([anchor, item]);
    state.selection.told = None;
}

/// Selects everything shown of the section.
pub(super) fn select_section(page: &Page<'_>, state: &mut State) {
    let section = &page.map.sections[page.map.section_of(state.item)];
    let shown = section.items.iter().copied().filter(|item| page.shown.shows(state, *item)).collect();
    state.selection = Selection { items: shown, anchor: Some(state.item), ..Selection::default() };
}

/// Takes a key that is about the selection; returns nothing where it is not.
pub(super) fn act(ui: &Ui, page: &Page<'_>, state: &mut State, key: Key, modifiers: Modifiers) -> Option<Then> {
    state.selection.told = None;
    let step = match key {
        Key::J | Key::ArrowDown => Some(1),
        Key::K | Key::ArrowUp => Some(-1),
        _ => None,
    };
    if let Some(step) = step.filter(|_| modifiers.shift) {
        let to = state.beside(page, step).unwrap_or(state.item);
        extend_to(ui, page, state, to);
        return Some(Then::GoOn);
    }
    let moves = matches!(key, Key::PageDown | Key::PageUp | Key::G | Key::F3 | Key::Slash);
    if step.is_some() || moves || state.selection.items.len() < 2 {
        state.selection.drop_all();
        return None;
    }
    // What a key stands for is asked of the item in focus first.
    let items = std::iter::once(state.item).chain(state.selection.items.iter().copied());
    let choice = items.into_iter().find_map(|item| typed::choice(page, item, key));
    match key {
        Key::Backspace => apply(page, state, &Bulk::Clear),
        Key::F if choice.is_none() => {
            let items: Vec<ItemId> = state.selection.items.iter().copied().collect();
            let (told, count) = flags::toggle(page, &items);
            state.selection.told = Some(Message::new(told).with("count", count));
            return Some(Then::Wait);
        }
        Key::L if choice.is_none() => {
            let items: Vec<ItemId> = state.selection.items.iter().copied().collect();
            state.selection.told = Some(taking::take_many(page, state, &items));
            return Some(Then::Wait);
        }
        Key::N | Key::O if choice.is_none() => {
            let absence = if key == Key::N { Absence::NotApplicable } else { Absence::NotObserved };
            state.selection.asking = Some((absence, String::new()));
            state.offer = None;
            return Some(Then::Wait);
        }
        _ => apply(page, state, &Bulk::Choice(&choice?)),
    }
    Some(Then::GoOn)
}

/// Gives everything selected one answer, as one step, and keeps a sentence about how many were changed.
fn apply(page: &Page<'_>, state: &mut State, bulk: &Bulk<'_>) {
    let (mut changes, mut unfit) = (Vec::new(), 0);
    for item in state.selection.items.iter().copied() {
        let data = page.item(item);
        let response = match bulk {
            Bulk::Choice(key) => match &data.kind {
                Kind::Choice(choices) if choices.iter().any(|choice| choice.key == *key) => {
                    Some(Some(Response::Choice((*key).to_owned())))
                }
                Kind::Choice(_) | Kind::Ticks { .. } | Kind::Number { .. } | Kind::Text | Kind::Date => None,
            },
            Bulk::Absence(absence, reason) => Some(Some(absence.because(reason))),
            Bulk::Clear => Some(None),
        };
        let fits = |response: &Option<Response>| response.as_ref().is_none_or(|response| data.accepts(response));
        let cell: Option<Cell> = state.cell_of(page, item).filter(|cell| page.may_be_asked(*cell));
        match (response.filter(fits), cell) {
            (Some(response), Some(cell)) => {
                changes.extend(page.recorder.change_of(&mut state.drafts, cell, response));
            }
            (Some(_) | None, _) => unfit += 1,
        }
    }
    let counts = |message: Message| message.with("count", changes.len()).with("unfit", unfit);
    state.selection.told = Some(counts(Message::new(match bulk {
        Bulk::Choice(_) | Bulk::Absence(..) => "answering-changed",
        Bulk::Clear => "answering-cleared",
    })));
    if !changes.is_empty() {
        let name = Message::new("step-answer-many").with("count", changes.len());
        page.recorder.actions.answer(name, changes);
    }
}

/// Asks for the one reason of everything selected, where that is wanted.
pub(super) fn reason_ui(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let Some((absence, text)) = state.selection.asking.take() else { return };
    let count = state.selection.items.len().to_string();
    let title = page.locale.say_with(
        match absence {
            Absence::NotApplicable => "answering-many-not-applicable",
            Absence::NotObserved => "answering-many-not-observed",
        },
        &[("count", &count)],
    );
    match reasons::ask_ui(ui, page, state, (None, absence), (&title, "answering-many-confirm"), text) {
        reasons::Asked::Waiting(text) => {
            state.selection.asking = Some((absence, text));
            return;
        }
        reasons::Asked::Given(reason) => apply(page, state, &Bulk::Absence(absence, &reason)),
        reasons::Asked::GivenUp => {}
    }
    ui.memory_mut(|memory| memory.request_focus(page.card_id(state.item)));
}

/// The ground of a card that is selected: what is chosen on it still has to stand out.
pub(super) fn ground(palette: &Palette) -> Color32 {
    palette.raised.lerp_to_gamma(palette.selected, 0.4)
}

/// The word at a card that is selected; colour alone would not say it.
pub(super) fn tag_ui(ui: &mut Ui, page: &Page<'_>, state: &State, item: ItemId) {
    if state.selection.has(item) {
        widgets::tag(ui, &page.say("answering-is-selected"));
    }
}
