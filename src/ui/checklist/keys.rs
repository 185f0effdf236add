//! The keyboard: digits answer, J and K move, N and O mark, Enter writes a note.
//!
//! A key that is typed into a text field belongs to that field. Keys are taken before anything is drawn, one after the other, so
//! that fast fingers cannot outrun the screen.

use super::drafts::{Absence, Field};
use super::map::Doubt;
use super::next::{next_missing, say_no_subject};
use super::page::Page;
use super::recorder::Cell;
use super::search::{self, Way};
use super::state::{After, Column, State};
use super::typed::{shortcuts, start_value, starts_value, typed};
use super::{evidence, flags, outline, reasons, selection, subjects, taking};
use crate::assessment::Response;
use crate::instrument::{ItemId, Kind, NotApplicableRule};
use crate::locale::Message;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::late;
use egui::{Event, FocusDirection, Id, Key, Modifiers, Popup, Ui};

/// Whether keys go on being taken in this frame.
#[derive(PartialEq, Eq)]
pub(super) enum Then {
    /// They do.
    GoOn,
    /// The next make sense only once what was asked for has been done: in the next frame.
    Wait,
}

/// Takes the keys that belong to the checklist.
pub(super) fn take(ui: &Ui, page: &Page<'_>, state: &mut State) {
    late::resume(ui.ctx());
    swallow(ui, state);
    if ui.memory(|memory| !memory.allows_interaction(ui.layer_id())) || Popup::is_any_open(ui.ctx()) {
        return;
    }
    if let Some((cell, field)) = state.editing {
        if field == Field::Reason {
            reasons::take_for(ui, page, state, cell);
        }
        leave_field(ui, page, state, cell, field);
    }
    step_search(ui, page, state);
    let focused = ui.memory(|memory| memory.focused());
    // What has just been given the keyboard may not have been drawn yet.
    if focused.is_some_and(|id| ui.ctx().read_response(id).is_none()) {
        late::hold(ui.ctx(), 0);
        return;
    }
    if ui.ctx().text_edit_focused() {
        cycle_columns(ui, page, state);
        return;
    }
    // A button of the window's frame that has the focus keeps its keys.
    if focused.is_some_and(|id| !is_within(ui, id)) {
        return;
    }
    cycle_columns(ui, page, state);
    if state.column == Column::Items && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        selection::select_section(page, state);
    }
    loop {
        let Some((at, key, modifiers)) = next_key(ui, page, state) else { return };
        let then = act(ui, page, state, key, modifiers);
        state.reveal_notice = state.notice.is_some();
        match then {
            Then::GoOn => {}
            Then::Wait => {
                late::hold(ui.ctx(), at);
                return;
            }
        }
    }
}

/// Whether a widget stands within a place. Asked by descent: by position, what is scrolled out of sight would not.
fn is_within(ui: &Ui, id: Id) -> bool {
    let parent =
        |id: &Id| ui.ctx().read_response(*id).map(|response| response.parent_id()).filter(|parent| parent != id);
    let mut line = std::iter::successors(Some(id), parent);
    line.any(|ancestor| ancestor == ui.unique_id()) || ui.ctx().read_response(id).is_none()
}

/// Drops the character of a key taken in the last frame, should it come late: the field opened by the key must not be given it.
pub(super) fn swallow(ui: &Ui, state: &mut State) {
    let Some(late) = state.swallow.take() else { return };
    ui.input_mut(|input| {
        let first =
            input.events.iter().position(|event| matches!(event, Event::Text(_) | Event::Key { pressed: true, .. }));
        if let Some(at) = first
            && matches!(&input.events[at], Event::Text(text) if text.to_lowercase() == late)
        {
            input.events.remove(at);
        }
    });
}

/// Ctrl+Enter everywhere, and Enter where a text has one line, store the text and go on; Escape goes back to the item.
fn leave_field(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell, field: Field) {
    state.editing = None;
    let id = page.field_id(cell, field);
    // The window has taken the focus away already, although there may be something to type before.
    if ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let many_lines = field == Field::Note || matches!(page.item(cell.item).kind, Kind::Text) && field == Field::Value;
    let leaves = |key, modifiers: Modifiers| match key {
        Key::Enter => modifiers.command || !many_lines,
        key => key == Key::Escape,
    };
    let Some((key, modifiers)) = late::take(ui.ctx(), leaves) else { return };
    if key == Key::Enter {
        page.recorder.commit(&mut state.drafts, |of, _, _| of == cell);
        if page.recorder.wrong(&state.drafts, cell).is_some() {
            return;
        }
        state.go(ui, page, cell.item, cell.subject);
        if modifiers.command {
            state.go_on(ui, page, After::Entry);
        } else if field == Field::Value {
            state.go_on(ui, page, After::Answer);
        }
    } else {
        let empty = page.recorder.text(&state.drafts, page.locale, cell, Field::Reason).trim().is_empty();
        if field == Field::Reason && empty {
            state.drafts.drop_answer(cell);
        }
        state.go(ui, page, cell.item, cell.subject);
    }
}

fn cycle_columns(ui: &Ui, page: &Page<'_>, state: &mut State) {
    if !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
        return;
    }
    state.column = match state.column {
        Column::Items => Column::Help,
        // One item at a time, there is no outline.
        Column::Help if page.layout.is_one() && !state.search.is_shown() => Column::Items,
        Column::Help => Column::Outline,
        Column::Outline => Column::Items,
    };
    let id = match state.column {
        Column::Items => page.card_id(state.item),
        Column::Help => super::help::id(),
        Column::Outline if state.search.is_on() => outline::search_id(),
        Column::Outline => outline::row_id(page, page.map.sections[page.map.section_of(state.item)].node),
    };
    state.outline = state.column == Column::Outline;
    if state.column == Column::Help {
        state.help = Some(true);
    }
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Shows the outline and gives it the keyboard.
pub(super) fn open_outline(ui: &Ui, page: &Page<'_>, state: &mut State) {
    (state.outline, state.column) = (true, Column::Outline);
    let section = page.map.sections[page.map.section_of(state.item)].node;
    ui.memory_mut(|memory| memory.request_focus(outline::row_id(page, section)));
}

/// F3 goes to the next place found and with Shift to the one before, also while something is typed.
fn step_search(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::F3));
    if pressed(Modifiers::SHIFT) {
        search::step(ui, page, state, Way::Back);
    } else if pressed(Modifiers::NONE) {
        search::step(ui, page, state, Way::On);
    }
}

/// Takes the next key that means something here, and the character it would type. Returns also where the events after it start.
fn next_key(ui: &Ui, page: &Page<'_>, state: &mut State) -> Option<(usize, Key, Modifiers)> {
    let focused = ui.memory(|memory| memory.focused());
    // Enter presses the button or ticks the box that has the focus; at the item it means the note.
    let enter = focused.is_none_or(|id| id == page.card_id(state.item));
    let shortcuts = shortcuts(page.item(state.item));
    // Where nothing is shown there is nothing to answer.
    let bare = page.shown.is_bare(state);
    let held = !state.selection.is_empty() || state.search.is_shown();
    let wanted = |key: Key, repeat: bool| match key {
        Key::Escape => held && !repeat,
        _ if bare => matches!(key, Key::Slash | Key::H) && !repeat,
        Key::PageUp | Key::PageDown => true,
        Key::Slash | Key::H | Key::G => !repeat || key == Key::G,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::J | Key::K => {
            state.column == Column::Items
        }
        Key::Home | Key::End | Key::F2 | Key::Backspace => state.column == Column::Items && !repeat,
        Key::Enter => state.column == Column::Items && enter && !repeat,
        // A key held down must not answer one subject after the other.
        _ if repeat || state.column != Column::Items => false,
        Key::N | Key::O | Key::A | Key::B | Key::F | Key::P | Key::V | Key::L | Key::Y => true,
        _ => {
            let typed = typed(key);
            typed.as_ref().is_some_and(|typed| shortcuts.contains(typed)) || starts_value(page.item(state.item), key)
        }
    };
    pop(ui, &mut state.swallow, wanted)
}

/// Takes the first key that is wanted, and the character it would type. Returns also where the events after it start.
pub(super) fn pop(
    ui: &Ui,
    swallow: &mut Option<String>,
    wanted: impl Fn(Key, bool) -> bool,
) -> Option<(usize, Key, Modifiers)> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| match event {
            Event::Key { key, pressed: true, repeat, modifiers, .. } => {
                !modifiers.ctrl && !modifiers.alt && !modifiers.command && !modifiers.mac_cmd && wanted(*key, *repeat)
            }
            _ => false,
        })?;
        let taken = input.events.remove(at);
        let Event::Key { key, modifiers, .. } = taken else { return None };
        // Or the field that is about to get the focus would be given the character too.
        *swallow = typed(key);
        if swallow.is_some() && matches!(input.events.get(at), Some(Event::Text(text)) if text.chars().count() == 1) {
            input.events.remove(at);
            *swallow = None;
        }
        Some((at, key, modifiers))
    })
}

fn act(ui: &Ui, page: &Page<'_>, state: &mut State, key: Key, modifiers: Modifiers) -> Then {
    // The window would move the focus by itself.
    if matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight) {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    state.notice = None;
    if key != Key::L {
        state.before.forget();
    }
    if key == Key::Escape {
        return let_go(ui, page, state);
    }
    if let Some(then) = selection::act(ui, page, state, key, modifiers) {
        return then;
    }
    let item = page.item(state.item);
    let typed = typed(key);
    let answers = typed.as_ref().is_some_and(|typed| shortcuts(item).contains(typed))
        || matches!(key, Key::N | Key::O | Key::L | Key::Enter)
        || starts_value(item, key);
    if answers && state.cell(page).is_some_and(|cell| !page.may_be_asked(cell)) {
        state.notice = Some(Message::new("checklist-not-asked-now"));
        return Then::GoOn;
    }
    if let Some(position) = shortcuts(item).iter().position(|known| !known.is_empty() && Some(known) == typed.as_ref())
    {
        return answer(ui, page, state, position);
    }
    match key {
        Key::ArrowDown | Key::J => state.step_item(ui, page, 1),
        Key::ArrowUp | Key::K => state.step_item(ui, page, -1),
        Key::ArrowRight => _ = state.step_subject(ui, page, 1),
        Key::ArrowLeft => _ = state.step_subject(ui, page, -1),
        Key::Home => while state.step_subject(ui, page, -1) {},
        Key::End => while state.step_subject(ui, page, 1) {},
        Key::PageDown => state.step_section(ui, page, 1),
        Key::PageUp => state.step_section(ui, page, -1),
        Key::G => next_missing(ui, page, state),
        Key::H => {
            state.help = Some(!super::help_is_open(state, ui.max_rect().width()));
            state.outline = false;
        }
        Key::Slash => {
            state.search.open = true;
            ui.memory_mut(|memory| memory.request_focus(outline::search_id()));
            return Then::Wait;
        }
        Key::A => {
            return if subjects::add(ui, page, state) { Then::Wait } else { Then::GoOn };
        }
        Key::F2 => {
            if subjects::start_rename(ui, page, state) {
                return Then::Wait;
            }
        }
        Key::N => return mark(ui, page, state, Absence::NotApplicable),
        Key::O => return mark(ui, page, state, Absence::NotObserved),
        Key::L => return taking::take(ui, page, state),
        Key::B => confirm(ui, page, state),
        Key::F => {
            flags::toggle(page, &[state.item]);
            // Whether it is flagged is known only once that has been done.
            return Then::Wait;
        }
        Key::P => page.recorder.actions.push(evidence::ask(page, state.item)),
        Key::V => evidence::show_first(page, state.item),
        Key::Y => {
            page.recorder.actions.push(Action::Command(Command::History));
            return Then::Wait;
        }
        Key::Backspace => {
            if let Some(cell) = state.cell(page) {
                page.recorder.choose(&mut state.drafts, cell, None);
            }
        }
        Key::Enter => {
            if let Some(cell) = state.cell(page) {
                ui.memory_mut(|memory| memory.request_focus(page.field_id(cell, Field::Note)));
                return Then::Wait;
            }
            say_no_subject(page, state);
        }
        _ => return start_value(ui, page, state, key),
    }
    Then::GoOn
}

/// Escape drops the selection; where there is none, it ends the search.
fn let_go(ui: &Ui, page: &Page<'_>, state: &mut State) -> Then {
    match state.selection.is_empty() {
        false => state.selection.drop_all(),
        true => state.search.clear(),
    }
    state.go(ui, page, state.item, None);
    Then::GoOn
}

/// Answers the cell in focus with the choice or tick at a position, and goes on.
fn answer(ui: &Ui, page: &Page<'_>, state: &mut State, position: usize) -> Then {
    let Some(cell) = state.cell(page) else {
        say_no_subject(page, state);
        return Then::GoOn;
    };
    match &page.item(cell.item).kind {
        Kind::Choice(choices) => {
            let response = Response::Choice(choices[position].key.clone());
            page.recorder.choose(&mut state.drafts, cell, Some(response));
            state.reveal = 2;
            state.go_on(ui, page, After::Answer);
            if state.going_on.is_some() {
                return Then::Wait;
            }
        }
        Kind::Ticks { ticks, .. } => toggle(page, state, cell, &ticks[position].key),
        Kind::Number { .. } | Kind::Text | Kind::Date => {}
    }
    Then::GoOn
}

/// Ticks or unticks one thing of a list.
pub(super) fn toggle(page: &Page<'_>, state: &mut State, cell: Cell, key: &str) {
    let mut keys = match page.recorder.standing_response(&state.drafts, cell) {
        Some(Response::Ticks(keys)) => keys.clone(),
        _ => Vec::new(),
    };
    match keys.iter().position(|known| known == key) {
        Some(at) => _ = keys.remove(at),
        None => keys.push(key.to_owned()),
    }
    keys.sort();
    page.recorder.choose(&mut state.drafts, cell, Some(Response::Ticks(keys)));
}

/// Why an item cannot be put into a state, if it cannot.
pub(super) fn refuse_absence(page: &Page<'_>, item: ItemId, absence: Absence) -> Option<Message> {
    let refused = absence == Absence::NotApplicable && !page.item(item).may_not_apply;
    let forbidden = page.instrument.rules.not_applicable == NotApplicableRule::Forbidden;
    refused.then(|| Message::new(if forbidden { "checklist-na-forbidden" } else { "checklist-na-item" }))
}

/// Marks the cell in focus as not applicable or not observed, and asks for the reason.
pub(super) fn mark_cell(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell, absence: Absence) {
    if let Some(refusal) = refuse_absence(page, cell.item, absence) {
        state.notice = Some(refusal);
        return;
    }
    page.recorder.mark(&mut state.drafts, cell, absence);
    state.offer = None;
    ui.memory_mut(|memory| memory.request_focus(page.field_id(cell, Field::Reason)));
}

fn mark(ui: &Ui, page: &Page<'_>, state: &mut State, absence: Absence) -> Then {
    let Some(cell) = state.cell(page) else {
        say_no_subject(page, state);
        return Then::GoOn;
    };
    mark_cell(ui, page, state, cell, absence);
    if state.notice.is_some() { Then::GoOn } else { Then::Wait }
}

/// Confirms the answer in focus, where the item has been reworded and it still fits, and goes on.
fn confirm(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let Some(cell) = state.cell(page).filter(|cell| page.doubt(*cell) == Some(Doubt::Reworded)) else { return };
    page.recorder.confirm(&mut state.drafts, cell);
    state.reveal = 2;
    state.go_on(ui, page, After::Answer);
}
