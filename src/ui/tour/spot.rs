//! Where on the screen the things are that the tour is about, and what views saw the assessor do.

use super::Step;
use egui::{Context, Id, Rect};

/// Something on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum Spot {
    /// The row of a unit.
    UnitRow,
    /// The checklist's place on the rail.
    ChecklistTab,
    /// The results' place on the rail.
    ResultsTab,
    /// The answers to the item in focus.
    Answers,
    /// Its note.
    Note,
    /// The states it can be in instead of being answered.
    States,
    /// The way to what is missing.
    Missing,
    /// The filter of what has no answer.
    Filters,
    /// The score with its zone.
    Verdict,
    /// The menu.
    Menu,
}

/// Says where something is in this frame; only what of it can be seen.
pub(in crate::ui) fn point(ctx: &Context, spot: Spot, seen: Rect) {
    if seen.is_positive() {
        let pass = ctx.cumulative_pass_nr();
        ctx.data_mut(|data| data.insert_temp(id(spot), (pass, seen)));
    }
}

/// Returns where the first of these is, if any has been drawn in this frame or the one before.
pub(in crate::ui) fn find(ctx: &Context, spots: &[Spot]) -> Option<Rect> {
    let pass = ctx.cumulative_pass_nr();
    let here = |spot: &Spot| {
        let (drawn, seen): (u64, Rect) = ctx.data(|data| data.get_temp(id(*spot)))?;
        (drawn + 1 >= pass).then_some(seen)
    };
    spots.iter().find_map(here)
}

/// Says that the assessor did something that asks for no action.
pub(in crate::ui) fn did(ctx: &Context, step: Step) {
    ctx.data_mut(|data| data.insert_temp(done(), step));
}

/// Takes what the assessor did.
pub(in crate::ui) fn take_done(ctx: &Context) -> Option<Step> {
    ctx.data_mut(|data| {
        let step = data.get_temp(done());
        data.remove::<Step>(done());
        step
    })
}

fn id(spot: Spot) -> Id {
    Id::unique(("tour-spot", spot))
}

fn done() -> Id {
    Id::unique("tour-done")
}
