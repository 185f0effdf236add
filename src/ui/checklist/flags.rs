//! Flags: what the assessor wants to come back to.

use super::page::Page;
use super::state::State;
use crate::assessment::{Change, Detail, DetailKey};
use crate::instrument::ItemId;
use crate::locale::Message;
use crate::ui::theme::HIT;
use crate::ui::widgets::{self, Icon};
use egui::{Button, Ui, Vec2};

/// Whether an item is flagged.
pub(super) fn is_flagged(page: &Page<'_>, item: ItemId) -> bool {
    page.recorder.sheet.details.flags.contains(&page.item(item).code)
}

/// Flags items as one step; takes the flags away where all of them have one. Returns what was done, and how many were changed.
pub(super) fn toggle(page: &Page<'_>, items: &[ItemId]) -> (&'static str, usize) {
    let unflagged: Vec<ItemId> = items.iter().copied().filter(|item| !is_flagged(page, *item)).collect();
    let code = |item: &ItemId| page.item(*item).code.clone();
    let put = |item: &ItemId| Change::PutDetail(page.unit, Detail::Flag(code(item)));
    let remove = |item: &ItemId| Change::RemoveDetail(page.unit, DetailKey::Flag(code(item)));
    let (step, told, changes): (_, _, Vec<Change>) = match unflagged.is_empty() {
        false => ("step-flag", "answering-flagged", unflagged.iter().map(put).collect()),
        true => ("step-unflag", "answering-unflagged", items.iter().map(remove).collect()),
    };
    let (count, codes) = (changes.len(), items.iter().map(|item| code(item).to_string()).collect::<Vec<_>>());
    if count > 0 {
        page.recorder.actions.apply(Message::new(step).with("codes", codes.join(", ")), changes);
    }
    (told, count)
}

/// The flag at a card: the sign with its word where it is set, and the way to set it at the item in focus.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &State, item: ItemId) {
    let on = is_flagged(page, item);
    if !on && item != state.item {
        return;
    }
    let (text, key) = match on {
        true => (page.say("answering-is-flagged"), "answering-unflag"),
        false => (String::new(), "answering-flag"),
    };
    let name = page.locale.say_with(key, &[("code", page.item(item).code.as_str())]);
    let button = Button::new((widgets::icon(Icon::Flag), text.as_str())).frame_when_inactive(on).selected(on);
    let response = ui.add(button.min_size(Vec2::new(0.0, HIT))).accessible_name(&name);
    if response.on_hover_text(format!("{name} (F)")).clicked() {
        toggle(page, &[item]);
    }
}
