//! Keys in order, however many come in one frame: what is typed before a key that hands the keyboard over is typed first, and what
//! follows it waits for the frame in which whoever is given the keyboard has it.

use egui::{Context, Event, FocusDirection, Id, Key, Modifiers};

/// Puts keys that had to wait before those of this frame. To be called before any key is looked at.
pub(super) fn resume(ctx: &Context) {
    let waiting: Option<Vec<Event>> = ctx.data_mut(|data| data.remove_temp(id()));
    give(ctx, waiting.unwrap_or_default());
}

/// Lets the keys of this frame, from the event at a position on, wait for the next.
pub(super) fn hold(ctx: &Context, from: usize) {
    keep(ctx, lift(ctx, from));
}

/// Takes the first key that is `wanted`, and lets those that follow it wait for the next frame. It waits too while anything that
/// comes before it is still to be typed.
pub(super) fn take(ctx: &Context, wanted: impl Fn(Key, Modifiers) -> bool) -> Option<(Key, Modifiers)> {
    let found = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } if wanted(*key, *modifiers) => Some((*key, *modifiers)),
        _ => None,
    };
    let (at, key) = ctx.input(|input| {
        let mut events = input.events.iter().enumerate();
        events.find_map(|(at, event)| found(event).map(|key| (at, key)))
    })?;
    if ctx.input(|input| input.events[..at].iter().any(types)) {
        hold(ctx, at);
        return None;
    }
    ctx.input_mut(|input| {
        input.events.remove(at);
        // With Alt some systems send the character too, which the field must not be given.
        let typed =
            |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(key.0.symbol_or_name()));
        if key.1.alt && input.events.get(at).is_some_and(typed) {
            input.events.remove(at);
        }
    });
    hold(ctx, at);
    Some(key)
}

/// Takes the keys out of this frame, from the event at a position on.
pub(super) fn lift(ctx: &Context, from: usize) -> Vec<Event> {
    ctx.input_mut(|input| {
        let from = from.min(input.events.len());
        let (keys, others): (Vec<Event>, Vec<Event>) = input.events.drain(from..).partition(is_of_keyboard);
        input.events.extend(others);
        keys
    })
}

/// Puts keys before those of this frame.
pub(super) fn give(ctx: &Context, keys: Vec<Event>) {
    ctx.input_mut(|input| drop(input.events.splice(0..0, keys)));
}

/// Lets keys wait for the next frame, before those that wait already.
pub(super) fn keep(ctx: &Context, mut keys: Vec<Event>) {
    if keys.is_empty() {
        return;
    }
    let arrow = |event: &Event| {
        let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
        matches!(event, Event::Key { key, pressed: true, .. } if arrows.contains(key))
    };
    // The window would move the focus already.
    if keys.iter().any(arrow) {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    ctx.data_mut(|data| {
        keys.extend(data.remove_temp::<Vec<Event>>(id()).unwrap_or_default());
        data.insert_temp(id(), keys);
    });
    ctx.request_repaint();
}

/// Whether something is being typed in this frame, or waits for the next.
pub(super) fn is_typing(ctx: &Context) -> bool {
    ctx.input(|input| input.events.iter().any(types)) || ctx.data(|data| data.get_temp::<Vec<Event>>(id()).is_some())
}

fn id() -> Id {
    Id::unique("keys that wait")
}

fn is_of_keyboard(event: &Event) -> bool {
    types(event) || matches!(event, Event::Key { .. } | Event::Copy)
}

fn types(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_))
}
