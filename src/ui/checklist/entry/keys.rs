//! The keys of typing from paper.

use super::super::drafts::Absence;
use super::super::keys::{self, refuse_absence};
use super::super::page::Page;
use super::super::state::State;
use super::super::typed::{shortcuts, typed};
use super::{Entry, Pass, grid_id};
use crate::assessment::Response;
use crate::locale::Message;
use crate::ui::late;
use egui::{EventFilter, FocusDirection, Key, Popup, Ui};

/// Whether keys go on being taken in this frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// They do.
    GoOn,
    /// The next make sense only once what was asked for has been done: in the next frame.
    Wait,
    /// The sheet is left.
    Leave,
}

/// Whether the sheet stays on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    /// It does.
    Stay,
    /// It is left.
    Leave,
}

/// How many rows a page of the keyboard has.
const PAGE: usize = 10;

/// Takes the keys that belong to the sheet.
pub(super) fn take(ui: &Ui, page: &Page<'_>, state: &mut State, entry: &mut Entry) -> Stay {
    late::resume(ui.ctx());
    keys::swallow(ui, state);
    if entry.asking.is_some()
        || ui.memory(|memory| !memory.allows_interaction(ui.layer_id()))
        || Popup::is_any_open(ui.ctx())
        || ui.memory(|memory| memory.focused()) != Some(grid_id())
    {
        return Stay::Stay;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid_id(), filter));
    loop {
        let Some((at, key)) = keys::pop(ui, &mut state.swallow, is_wanted).map(|(at, key, _)| (at, key)) else {
            return Stay::Stay;
        };
        match act(ui, page, state, entry, key) {
            Then::GoOn => {}
            Then::Wait => {
                late::hold(ui.ctx(), at);
                return Stay::Stay;
            }
            Then::Leave => {
                late::hold(ui.ctx(), at);
                return Stay::Leave;
            }
        }
    }
}

fn is_wanted(key: Key, repeat: bool) -> bool {
    match key {
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => true,
        Key::PageUp | Key::PageDown | Key::Home | Key::End | Key::Backspace => true,
        // A key held down must not fill a row.
        Key::Escape | Key::Delete | Key::Enter | Key::Space | Key::F4 => !repeat,
        _ => !repeat && typed(key).is_some(),
    }
}

fn act(ui: &Ui, page: &Page<'_>, state: &mut State, entry: &mut Entry, key: Key) -> Then {
    entry.told = None;
    let last = (entry.rows(page).saturating_sub(1), entry.items.len() - 1);
    match key {
        Key::Escape => return Then::Leave,
        Key::F4 => entry.turn(page),
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => {
            // The window would move the focus by itself.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            match key {
                Key::ArrowUp => entry.go(entry.row.saturating_sub(1), entry.column),
                Key::ArrowDown => entry.go((entry.row + 1).min(last.0), entry.column),
                Key::ArrowLeft => entry.go(entry.row, entry.column.saturating_sub(1)),
                _ => entry.go(entry.row, (entry.column + 1).min(last.1)),
            }
        }
        Key::PageUp => entry.go(entry.row.saturating_sub(PAGE), entry.column),
        Key::PageDown => entry.go((entry.row + PAGE).min(last.0), entry.column),
        Key::Home => entry.go(entry.row, 0),
        Key::End => entry.go(entry.row, last.1),
        Key::Enter => match entry.pass {
            Pass::First => entry.start_row(page, entry.row + 1),
            Pass::Second => return entry.settle_difference(page, state),
        },
        Key::Backspace => {
            if entry.step_back(page).is_some() {
                return erase(page, state, entry);
            }
        }
        Key::Delete => return erase(page, state, entry),
        Key::Space | Key::Minus => return leave_open(page, state, entry),
        _ => return fill(page, state, entry, key),
    }
    Then::GoOn
}

/// Takes away what stands in the cell in focus: the answer, or what was read the second time.
fn erase(page: &Page<'_>, state: &mut State, entry: &mut Entry) -> Then {
    match entry.pass {
        Pass::First => entry.clear(page, state),
        Pass::Second => {
            entry.unsee(page);
            Then::GoOn
        }
    }
}

/// Leaves the cell in focus without an answer and goes on.
fn leave_open(page: &Page<'_>, state: &mut State, entry: &mut Entry) -> Then {
    match entry.pass {
        Pass::First => {
            let then = entry.clear(page, state);
            match then {
                Then::Wait => entry.going_on = true,
                Then::GoOn | Then::Leave => entry.step_on(page),
            }
            then
        }
        Pass::Second => {
            entry.see(page, None);
            entry.step_on(page);
            Then::GoOn
        }
    }
}

/// Takes a key that stands for an answer, or for a state with a reason; any other digit is refused.
fn fill(page: &Page<'_>, state: &mut State, entry: &mut Entry, key: Key) -> Then {
    let item = page.item(entry.item());
    let known = shortcuts(item);
    let Some(typed) = typed(key) else { return Then::GoOn };
    if !entry.is_asked(page, entry.row, entry.column) {
        entry.told = Some(Message::new("checklist-not-asked-now"));
        return Then::GoOn;
    }
    if let Some(position) = known.iter().position(|shortcut| *shortcut == typed) {
        let Some(choice) = item.choices().get(position) else { return Then::GoOn };
        let response = Response::Choice(choice.key.clone());
        return match entry.pass {
            Pass::First => entry.fill(page, state, Some(response)),
            Pass::Second => {
                entry.see(page, Some(response));
                entry.step_on(page);
                Then::GoOn
            }
        };
    }
    let absence = match key {
        Key::N => Absence::NotApplicable,
        Key::O => Absence::NotObserved,
        Key::G if entry.pass == Pass::Second => {
            entry.go_to_difference(page);
            return Then::GoOn;
        }
        _ => {
            if typed.chars().all(|letter| letter.is_ascii_digit()) {
                let refused = Message::new("entry-no-choice").with("key", &typed);
                entry.told = Some(refused.with("choices", choices_text(page, &known)));
            }
            return Then::GoOn;
        }
    };
    if let Some(refusal) = refuse_absence(page, entry.item(), absence) {
        entry.told = Some(refusal);
        return Then::GoOn;
    }
    match entry.pass {
        Pass::First => {
            entry.asking = Some((absence, String::new()));
            state.offer = None;
            Then::Wait
        }
        Pass::Second => {
            entry.see(page, Some(absence.because("")));
            entry.step_on(page);
            Then::GoOn
        }
    }
}

/// The keys to choose from: "1 sampai 4", or each of them.
fn choices_text(page: &Page<'_>, shortcuts: &[String]) -> String {
    let mut digits: Vec<u32> = shortcuts.iter().filter_map(|shortcut| shortcut.parse().ok()).collect();
    digits.sort_unstable();
    let run = digits.len() == shortcuts.len() && digits.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    match (digits.first(), digits.last()) {
        (Some(from), Some(to)) if run && from != to => {
            page.locale.say_with("entry-range", &[("from", &from.to_string()), ("to", &to.to_string())])
        }
        _ => shortcuts.join(", "),
    }
}
