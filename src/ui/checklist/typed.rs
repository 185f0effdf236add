//! What a key types at an item: a choice, the start of a number or a date, nothing.

use super::drafts::Field;
use super::keys::Then;
use super::next::say_no_subject;
use super::page::Page;
use super::state::State;
use crate::assessment::Response;
use crate::instrument::{Item, ItemId, Kind};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Key, Ui};

/// What can be typed to choose among the answers of an item, by their position.
pub(super) fn shortcuts(item: &Item) -> Vec<String> {
    let keys: Vec<&str> = match &item.kind {
        Kind::Choice(choices) => choices.iter().map(|choice| choice.key.as_str()).collect(),
        Kind::Ticks { ticks, .. } => ticks.iter().map(|tick| tick.key.as_str()).collect(),
        Kind::Number { .. } | Kind::Text | Kind::Date => Vec::new(),
    };
    // A zero is for "none of them" where several can be ticked.
    let free = |key: &str| key.chars().count() == 1 && (matches!(item.kind, Kind::Choice(_)) || key != "0");
    if keys.iter().copied().all(free) {
        return keys.into_iter().map(str::to_lowercase).collect();
    }
    // Longer keys cannot be typed with one finger; their positions can, as far as there are digits.
    (1..=keys.len()).map(|number| if number < 10 { number.to_string() } else { String::new() }).collect()
}

/// The choice that a key stands for at an item.
pub(super) fn choice(page: &Page<'_>, item: ItemId, key: Key) -> Option<String> {
    let (item, typed) = (page.item(item), typed(key)?);
    let position = shortcuts(item).iter().position(|known| !known.is_empty() && *known == typed)?;
    item.choices().get(position).map(|choice| choice.key.clone())
}

/// A digit typed at an item that asks for a number, or at a list of ticks a zero for "none of them".
pub(super) fn starts_value(item: &Item, key: Key) -> bool {
    match &item.kind {
        Kind::Number { .. } => digit(key).is_some() || key == Key::Minus,
        Kind::Date => digit(key).is_some(),
        Kind::Ticks { .. } => key == Key::Num0,
        Kind::Choice(_) | Kind::Text => false,
    }
}

pub(super) fn start_value(ui: &Ui, page: &Page<'_>, state: &mut State, key: Key) -> Then {
    let item = page.item(state.item);
    if !starts_value(item, key) {
        return Then::GoOn;
    }
    let Some(cell) = state.cell(page) else {
        say_no_subject(page, state);
        return Then::GoOn;
    };
    if matches!(item.kind, Kind::Ticks { .. }) {
        page.recorder.choose(&mut state.drafts, cell, Some(Response::Ticks(Vec::new())));
        return Then::GoOn;
    }
    let text = digit(key).unwrap_or("-").to_owned();
    state.drafts.type_text(cell, Field::Value, text, ui.input(|input| input.time));
    let id = page.field_id(cell, Field::Value);
    let mut edit = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    edit.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(1))));
    edit.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
    Then::Wait
}

fn digit(key: Key) -> Option<&'static str> {
    let name = key.name();
    (name.len() == 1 && name.as_bytes()[0].is_ascii_digit()).then_some(name)
}

/// The character a key stands for, in small letters.
pub(super) fn typed(key: Key) -> Option<String> {
    let name = key.symbol_or_name();
    (name.chars().count() == 1 && !name.contains(char::is_whitespace)).then(|| name.to_lowercase())
}
