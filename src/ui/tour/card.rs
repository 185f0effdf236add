//! The card that says what to do, in a corner where it covers nothing that it is about, and the ring around that.

use super::spot::find;
use super::{Move, Tour};
use crate::locale::Locale;
use crate::ui::action::{Action, Actions};
use crate::ui::icons::Icon;
use crate::ui::late;
use crate::ui::theme::{MEDIUM, SMALL, palette};
use crate::ui::widgets::{self, card_frame, icon, key_cap, primary_button, small};
use egui::{
    Area, Context, Frame, Id, Key, Label, LayerId, Margin, Order, Panel, Pos2, Rect, Response, Role, Sense, Shape,
    Stroke, Ui, UiBuilder, Vec2,
};

/// Width of the card within its border.
const WIDTH: f32 = 348.0;
/// Height taken for that of the card before it has been drawn.
const HEIGHT: f32 = 190.0;
/// Height of the strip that takes the card's place in a low window.
const STRIP: f32 = 84.0;
/// The keys that go on, back and out.
const KEYS: [(Key, Move); 3] = [(Key::F8, Move::Next), (Key::F7, Move::Back), (Key::F9, Move::Leave)];

/// Takes a key of the tour.
pub(in crate::ui) fn keys(ctx: &Context) -> Option<Move> {
    let known = |key: Key| KEYS.into_iter().find(|(wanted, _)| *wanted == key).map(|(_, way)| way);
    let (key, _) = late::take(ctx, |key, modifiers| modifiers.is_none() && known(key).is_some())?;
    known(key)
}

/// Draws the card in a corner.
pub(in crate::ui) fn corner_ui(ctx: &Context, tour: &Tour, locale: &Locale, actions: &Actions) {
    let about = find(ctx, tour.step().spots());
    let id = Id::unique("tour");
    let size = ctx.memory(|memory| memory.area_rect(id)).map_or(Vec2::new(WIDTH + 34.0, HEIGHT), |rect| rect.size());
    let at = corner(ctx.content_rect(), size, about.unwrap_or(Rect::NOTHING));
    ring_ui(ctx, about);
    let area = Area::new(id).order(Order::Middle).fixed_pos(at).constrain(true);
    area.show(ctx, |ui| {
        let frame = card_frame(&palette(ui)).stroke(Stroke::new(2.0, palette(ui).accent));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            contents_ui(ui, tour, locale, actions);
        });
    });
}

/// Draws the same as a strip above everything else, where no corner is free.
pub(in crate::ui) fn strip_ui(ui: &mut Ui, tour: &Tour, locale: &Locale, actions: &Actions) {
    ring_ui(ui.ctx(), find(ui.ctx(), tour.step().spots()));
    let frame = Frame::new().fill(palette(ui).raised).inner_margin(Margin::symmetric(12, 4));
    Panel::bottom("tour-strip").frame(frame).exact_size(STRIP).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| contents_ui(ui, tour, locale, actions));
    });
}

fn contents_ui(ui: &mut Ui, tour: &Tour, locale: &Locale, actions: &Actions) {
    let builder = UiBuilder::new()
        .sense(Sense::hover())
        .accessibility_role(Role::Region)
        .accessibility_label(locale.say("comfort-command-tour"));
    ui.scope_builder(builder, |ui| step_ui(ui, tour, locale, actions));
}

fn step_ui(ui: &mut Ui, tour: &Tour, locale: &Locale, actions: &Actions) {
    ui.spacing_mut().item_spacing.y = SMALL / 2.0;
    let (at, of) = (tour.place().to_string(), super::STEPS.len().to_string());
    ui.horizontal(|ui| {
        ui.label(small(ui, locale.say_with("tour-place", &[("at", &at), ("of", &of)])));
        if tour.is_done() {
            widgets::sign(ui, icon(Icon::CheckCircle).color(palette(ui).green));
            alert(&ui.label(locale.say("tour-done")));
        } else {
            ui.label(small(ui, locale.say("tour-waiting")));
        }
    });
    alert(&ui.add(Label::new(locale.say(tour.step().key())).wrap()));
    ui.horizontal_wrapped(|ui| {
        let next = match (tour.is_done(), tour.is_last()) {
            (_, true) => "tour-finish",
            (true, false) => "tour-next",
            (false, false) => "tour-pass-over",
        };
        for (key, way) in KEYS {
            let pressed = match way {
                Move::Next if tour.is_done() => Some(primary_button(ui, &locale.say(next))),
                Move::Next => Some(ui.button(locale.say(next))),
                Move::Back => (tour.place() > 1).then(|| ui.button(locale.say("tour-back"))),
                Move::Leave => Some(ui.button(locale.say("tour-leave"))),
            };
            let Some(pressed) = pressed else { continue };
            key_cap(ui, key.name());
            if pressed.clicked() {
                actions.push(Action::Tour(way));
                // The keyboard stays with what the step is about.
                pressed.surrender_focus();
            }
        }
    });
}

/// Has a screen reader say a sentence when it appears.
fn alert(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// Paints a dashed ring: the focus has an unbroken one.
fn ring_ui(ctx: &Context, about: Option<Rect>) {
    let Some(about) = about else { return };
    let painter = ctx.layer_painter(LayerId::new(Order::Middle, Id::unique("tour-ring")));
    let rect = about.expand(3.0).intersect(ctx.content_rect().shrink(1.0));
    let colours = crate::ui::theme::of(ctx);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()].to_vec();
    painter.extend(Shape::dashed_line(&corners, Stroke::new(3.0, colours.accent), 8.0, 5.0));
}

/// The corner of a window in which a card covers nothing, or least, of what it is about.
fn corner(window: Rect, size: Vec2, about: Rect) -> Pos2 {
    let free = window.shrink(MEDIUM);
    let far = free.max - size;
    // The bars above stay free too.
    let near = Pos2::new(free.left(), free.top() + 140.0);
    let corners = [far, Pos2::new(far.x, near.y), Pos2::new(near.x, far.y), near];
    let covered = |at: &Pos2| {
        let both = Rect::from_min_size(*at, size).intersect(about.expand(8.0));
        if both.is_positive() { both.area() } else { 0.0 }
    };
    let least = corners.iter().map(covered).fold(f32::INFINITY, f32::min);
    corners.into_iter().find(|at| covered(at) <= least).unwrap_or(far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_never_covers_what_it_is_about_where_any_corner_is_free() {
        let window = Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 720.0));
        let size = Vec2::new(WIDTH + 34.0, HEIGHT);
        for x in 0..12 {
            for y in 0..12 {
                let about = Rect::from_min_size(Pos2::new(x as f32 * 100.0, y as f32 * 55.0), Vec2::new(180.0, 60.0));
                let card = Rect::from_min_size(corner(window, size, about), size);
                assert!(!card.intersects(about), "{card:?} covers {about:?}");
                assert!(window.contains_rect(card));
            }
        }
        let rest = corner(window, size, Rect::NOTHING);
        assert_eq!(rest, window.shrink(MEDIUM).max - size, "with nothing to point at it rests in the usual corner");
    }
}
