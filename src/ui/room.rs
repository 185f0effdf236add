//! How much room there is: a small screen, or large text, which is the same in points.

use egui::Context;

/// Below this width the rail shows icons only and columns come one at a time.
const NARROW: f32 = 800.0;
/// Below this height bars are lower and what is said twice is left out.
const SHORT: f32 = 500.0;

/// Whether the window is too narrow for columns beside each other.
#[must_use]
pub(super) fn is_narrow(ctx: &Context) -> bool {
    ctx.content_rect().width() < NARROW
}

/// Whether the window is too low for everything to be said at its usual height.
#[must_use]
pub(super) fn is_short(ctx: &Context) -> bool {
    ctx.content_rect().height() < SHORT
}
