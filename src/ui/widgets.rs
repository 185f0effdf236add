//! The small things every screen draws: badges, tags, bars, cards. None of them keeps or changes anything.

pub use super::icons::Icon;
pub use super::scale::scale;

use super::theme::{self, Contrast, HIT, MEDIUM, Palette, RADIUS, SMALL, palette};
use crate::assessment::Entity;
use crate::instrument::{BandId, Severity, Zone};
use crate::locale::Locale;
use crate::scoring::{Finding, Progress, Verdict};
use crate::wording::Wording;
use egui::{
    Align, Align2, Button, Color32, FontId, Frame, Id, InnerResponse, Layout, Margin, Pos2, Rect, Response, RichText,
    Role, Sense, Shape, Stroke, StrokeKind, TextEdit, TextStyle, Ui, Vec2, WidgetInfo,
};
use std::f32::consts::{FRAC_PI_2, FRAC_PI_4, TAU};

/// Returns an icon as text, to stand beside a word.
#[must_use]
pub fn icon(name: Icon) -> RichText {
    RichText::new(name.glyph()).text_style(theme::icons())
}

/// Draws an icon that says nothing that the words beside it do not say: a screen reader passes it over.
pub fn sign(ui: &mut Ui, icon: RichText) -> Response {
    let response = ui.label(icon);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.clear_value();
        node.set_hidden();
    });
    response
}

/// Draws a button that shows an icon and says its name to those who cannot see it, and to all who hover.
pub fn icon_button(ui: &mut Ui, picture: Icon, name: &str) -> Response {
    named_icon_button(ui, picture, name, name)
}

/// Draws a button that shows an icon, with a name for those who cannot see it and a hint for those who hover.
pub fn named_icon_button(ui: &mut Ui, picture: Icon, name: &str, hint: &str) -> Response {
    let button = Button::new(icon(picture)).min_size(Vec2::splat(HIT)).frame_when_inactive(false);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(4.0);
        ui.add(button).accessible_name(name).on_hover_text(hint)
    })
    .inner
}

/// Draws a button with an icon before its word.
pub fn labeled_button(ui: &mut Ui, picture: Icon, text: &str) -> Response {
    ui.add(Button::new((icon(picture), text)).min_size(Vec2::new(0.0, HIT))).accessible_name(text)
}

/// Paints the mark of a box to choose from; for [`egui::ComboBox::icon`].
pub fn caret(ui: &Ui, rect: Rect, visuals: &egui::style::WidgetVisuals, _open: bool) {
    let font = FontId::proportional(14.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, Icon::Down.glyph(), font, visuals.text_color());
}

/// Draws the one button of a screen that most people come for.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (state, fill, border) in [
            (&mut widgets.inactive, palette.accent, palette.accent),
            (&mut widgets.hovered, palette.accent.lerp_to_gamma(palette.text, 0.12), palette.accent),
            // The focus needs a border that differs from the fill.
            (&mut widgets.active, palette.accent, palette.text),
        ] {
            state.weak_bg_fill = fill;
            state.bg_stroke.color = border;
            state.fg_stroke.color = palette.on_accent;
        }
        ui.add(Button::new(text).min_size(Vec2::new(88.0, HIT)))
    })
    .inner
}

/// Draws contents on a raised surface with a hairline around them.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_frame(&palette(ui)).show(ui, contents)
}

/// Returns the frame of a card, for those who must change one of its properties.
pub fn card_frame(palette: &Palette) -> Frame {
    Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(16))
}

/// Draws a field to search with. Escape empties it.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str) -> Response {
    let id = ui.make_persistent_id(("search", name));
    search_field_at(ui, id, text, name, 240.0)
}

/// Draws a field to search with, for those who must know its identity or set its width. Escape empties it.
pub fn search_field_at(ui: &mut Ui, id: Id, text: &mut String, name: &str, width: f32) -> Response {
    let quiet = palette(ui).quiet;
    let edit = TextEdit::singleline(text)
        .id(id)
        .prefix(icon(Icon::Search).color(quiet))
        .hint_text(name)
        .margin(Margin::symmetric(8, 4))
        .min_size(Vec2::new(0.0, HIT))
        .align(Align2::LEFT_CENTER)
        .desired_width(width);
    let mut response = ui.add(edit).accessible_name(name);
    if !text.is_empty() && response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        text.clear();
        response.mark_changed();
    }
    response
}

/// Draws what stands where nothing is yet: what this place is for, and what to do next.
pub fn empty(ui: &mut Ui, title: &str, advice: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height().min(400.0) * 0.2);
        ui.label(RichText::new(title).text_style(TextStyle::Heading));
        ui.set_max_width(520.0);
        ui.label(RichText::new(advice).color(palette(ui).quiet));
        ui.add_space(SMALL);
    });
}

/// Draws a key of the keyboard.
pub fn key_cap(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui);
    let painted = Painted { text: text.to_owned(), colour: palette.quiet, inset: 0.0, name: text.to_owned() };
    painted.ui(ui, |ui, rect| {
        ui.painter().rect(rect, 4, palette.raised, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    })
}

/// Draws a band's zone: its word and category, and the zone's shape; on hover the band in words.
pub fn zone_badge(ui: &mut Ui, wording: &Wording<'_>, band: BandId) -> Response {
    badge(ui, wording, band, wording.band(band))
}

/// Draws the same for an entity; on hover its label, with the words it has earned where its score is final.
pub fn entity_badge(ui: &mut Ui, wording: &Wording<'_>, band: BandId, entity: &Entity, verdict: &Verdict) -> Response {
    let name = match verdict {
        Verdict::Final(_) => wording.entity_band(band, entity),
        Verdict::Open { .. } | Verdict::Nothing => wording.band(band),
    };
    badge(ui, wording, band, name)
}

fn badge(ui: &mut Ui, wording: &Wording<'_>, band: BandId, name: String) -> Response {
    let palette = palette(ui);
    let data = wording.instrument.band(band);
    let colour = zone_colour(&palette, data.zone);
    let text = wording.short_band(band);
    let painted = Painted { text, colour, inset: 18.0, name: name.clone() };
    let response = painted.ui(ui, |ui, rect| {
        let border = Stroke::new(1.0, palette.outline(colour));
        ui.painter().rect(rect, rect.height() / 2.0, palette.tint(colour), border, StrokeKind::Inside);
        zone_shape(ui.painter(), rect.left_center() + Vec2::new(14.0, 0.0), data.zone, colour, palette.raised);
    });
    response.on_hover_text(name)
}

/// Returns the sign of a finding and its colour; it always stands beside a word.
#[must_use]
pub fn finding_sign(palette: &Palette, finding: &Finding) -> (Icon, Color32) {
    match (finding.severity, finding.explained) {
        (Severity::Hard, _) => (Icon::Warning, palette.red),
        (Severity::Soft, false) => (Icon::Pencil, palette.yellow),
        (Severity::Soft, true) => (Icon::CheckCircle, palette.quiet),
    }
}

/// Returns the colour of a zone; bands without one are neutral.
#[must_use]
pub fn zone_colour(palette: &Palette, zone: Option<Zone>) -> Color32 {
    match zone {
        Some(Zone::Green) => palette.green,
        Some(Zone::Yellow) => palette.yellow,
        Some(Zone::Red) => palette.red,
        None => palette.quiet,
    }
}

/// Paints the shape of a zone, 14 across: a circle with a tick, a triangle, an octagon; a plain disc for no zone.
pub fn zone_shape(painter: &egui::Painter, centre: Pos2, zone: Option<Zone>, colour: Color32, ground: Color32) {
    let mark = Stroke::new(1.6, ground);
    let polygon = |corners: usize, radius: f32, turn: f32, at: Pos2| {
        let corner = |index: usize| at + radius * Vec2::angled(turn + TAU * index as f32 / corners as f32);
        Shape::convex_polygon((0..corners).map(corner).collect(), colour, Stroke::NONE)
    };
    match zone {
        Some(Zone::Green) => {
            painter.circle_filled(centre, 7.0, colour);
            let tick = [Vec2::new(-3.0, 0.2), Vec2::new(-0.8, 2.5), Vec2::new(3.2, -2.2)];
            painter.add(Shape::line(tick.map(|step| centre + step).to_vec(), mark));
        }
        Some(Zone::Yellow) => {
            painter.add(polygon(3, 8.0, -FRAC_PI_2, centre + Vec2::new(0.0, 1.5)));
            painter.line_segment([centre + Vec2::new(0.0, -2.0), centre + Vec2::new(0.0, 1.6)], mark);
            painter.circle_filled(centre + Vec2::new(0.0, 3.7), 0.9, ground);
        }
        Some(Zone::Red) => {
            painter.add(polygon(8, 7.5, FRAC_PI_4 / 2.0, centre));
            painter
                .line_segment([centre + Vec2::new(-3.2, 0.0), centre + Vec2::new(3.2, 0.0)], Stroke::new(2.0, ground));
        }
        None => {
            painter.circle_filled(centre, 4.0, colour);
        }
    }
}

/// Draws the tag of results that rest on assumed numbers, with the reason on hover.
pub fn provisional_tag(ui: &mut Ui, locale: &Locale) -> Response {
    let palette = palette(ui);
    let name = locale.say("provisional");
    let painted = Painted { text: name.clone(), colour: palette.quiet, inset: 0.0, name };
    let response = painted.ui(ui, |ui, rect| {
        let painter = ui.painter().with_clip_rect(rect.shrink(1.0).intersect(ui.clip_rect()));
        let hatch = Stroke::new(1.0, palette.hairline.gamma_multiply(0.8));
        let mut left = match palette.contrast {
            Contrast::Usual => rect.left() - rect.height(),
            // Nothing is to lie behind text then.
            Contrast::High => rect.right(),
        };
        while left < rect.right() {
            painter.line_segment([Pos2::new(left, rect.bottom()), Pos2::new(left + rect.height(), rect.top())], hatch);
            left += 6.0;
        }
        ui.painter().rect_stroke(rect, 4, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    });
    response.on_hover_text(locale.say("ui-provisional-why"))
}

/// Draws a quiet tag with a plain border.
pub fn tag(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui);
    let painted = Painted { text: text.to_owned(), colour: palette.quiet, inset: 0.0, name: text.to_owned() };
    painted.ui(ui, |ui, rect| {
        ui.painter().rect_stroke(rect, 4, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    })
}

/// Draws how much has been answered, as a thin bar with "214/300". `name` says of what.
pub fn progress(ui: &mut Ui, name: &str, answered: usize, expected: usize) -> Response {
    let palette = palette(ui);
    let counts = format!("{answered}/{expected}");
    let galley = ui.painter().layout_no_wrap(counts.clone(), FontId::proportional(13.0), palette.quiet);
    let room = galley.size().x.max(56.0);
    let width = ui.available_width().min(220.0).max(room + 40.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 20.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        let track = Rect::from_min_max(
            Pos2::new(rect.left(), rect.center().y - 2.0),
            Pos2::new(rect.right() - room - SMALL, rect.center().y + 2.0),
        );
        ui.painter().rect_filled(track, 2, palette.hairline);
        let mut filled = track;
        filled.set_width(track.width() * share(answered, expected));
        ui.painter().rect_filled(filled, 2, palette.quiet);
        let at = Pos2::new(rect.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.quiet);
    }
    progress_info(&response, name, answered, expected, &counts);
    response
}

/// Paints the ring alone, 16 across, for rows that say in words what it shows.
pub fn paint_ring(ui: &Ui, centre: Pos2, progress: Progress) {
    let (palette, radius) = (palette(ui), 7.0);
    let Progress { answered, expected } = progress;
    if answered == expected && expected > 0 {
        ui.painter().circle_filled(centre, radius + 1.0, palette.quiet);
        let tick = [Vec2::new(-3.0, 0.2), Vec2::new(-0.8, 2.5), Vec2::new(3.2, -2.2)];
        ui.painter().add(Shape::line(tick.map(|step| centre + step).to_vec(), Stroke::new(1.6, palette.raised)));
        return;
    }
    ui.painter().circle_stroke(centre, radius, Stroke::new(2.5, palette.hairline));
    let turn = TAU * share(answered, expected);
    let on_arc = |step: usize| centre + radius * Vec2::angled(-FRAC_PI_2 + turn * step as f32 / 32.0);
    if answered > 0 {
        ui.painter().add(Shape::line((0..=32).map(on_arc).collect(), Stroke::new(2.5, palette.accent)));
    }
}

/// Draws a one-line field under its label, with what is wrong in it, for which the room is kept.
pub fn labeled_field(ui: &mut Ui, id: &str, label: &str, text: &mut String, wrong: Option<&str>) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(label);
        let edit = TextEdit::singleline(text)
            .id_salt(id)
            .margin(Margin::symmetric(8, 4))
            .min_size(Vec2::new(0.0, HIT))
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        trouble(ui, wrong);
        response
    })
    .inner
}

/// Draws a choice of several, its ring as dark as text: a hairline is lost on the raised surface of a dialog.
pub fn radio_value<T: PartialEq>(ui: &mut Ui, chosen: &mut T, value: T, text: &str) -> Response {
    let quiet = palette(ui).quiet;
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.5, quiet);
        ui.radio_value(chosen, value, text)
    })
    .inner
}

/// Draws a sentence about what is wrong, or keeps its room.
pub fn trouble(ui: &mut Ui, wrong: Option<&str>) {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(20.0);
        if let Some(wrong) = wrong {
            sign(ui, RichText::new(Icon::Warning.glyph()).size(15.0).color(palette.red));
            ui.label(RichText::new(wrong).small().color(palette.red));
        }
    });
}

/// Draws a line that opens and closes what stands below it. Its title wraps, so that it fits a narrow column.
pub fn disclosure(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    let id = ui.make_persistent_id(("disclosure", title));
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout(title.to_owned(), font, palette.text, ui.available_width() - 24.0);
    let size = Vec2::new(ui.available_width(), (galley.size().y + SMALL).max(HIT));
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, RADIUS, palette.sunken);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
        }
        let sign = if open { Icon::Down } else { Icon::Right };
        let at = rect.left_center() + Vec2::new(10.0, 0.0);
        ui.painter().text(at, Align2::CENTER_CENTER, sign.glyph(), FontId::proportional(14.0), palette.quiet);
        let at = Pos2::new(rect.left() + 22.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.text);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(open));
    if open {
        ui.indent(id, contents);
    }
}

/// Lays contents out from the right, as the buttons of a dialog stand.
pub fn from_the_right<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = Vec2::new(ui.available_width(), HIT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), contents).inner
}

/// Whether a key pressed means a command: no dialog or menu is open and nobody is typing.
#[must_use]
pub fn keys_are_free(ctx: &egui::Context) -> bool {
    !(ctx.text_edit_focused()
        || ctx.memory(|memory| memory.top_modal_layer().is_some())
        || egui::Popup::is_any_open(ctx))
}

/// Text of second rank, 13 high.
#[must_use]
pub fn small(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(palette(ui).quiet)
}

fn share(answered: usize, expected: usize) -> f32 {
    if expected == 0 { 0.0 } else { (answered as f32 / expected as f32).clamp(0.0, 1.0) }
}

fn progress_info(response: &Response, name: &str, answered: usize, expected: usize, counts: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.current_text_value = Some(counts.to_owned());
        info.value = Some(f64::from(share(answered, expected)));
        info
    });
    response.ctx.accesskit_node_builder(response.id, |node| node.set_value(counts));
}

/// A short text on a painted ground, 24 high: badges, tags, keys.
struct Painted {
    text: String,
    colour: Color32,
    /// Room before the text, for a shape.
    inset: f32,
    /// What a screen reader says.
    name: String,
}

impl Painted {
    fn ui(self, ui: &mut Ui, paint: impl FnOnce(&mut Ui, Rect)) -> Response {
        let galley = ui.painter().layout_no_wrap(self.text, FontId::proportional(13.0), self.colour);
        let width = (galley.size().x + self.inset + MEDIUM).max(24.0);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 24.0), Sense::hover());
        if ui.is_rect_visible(rect) {
            paint(ui, rect);
            let left = rect.left() + self.inset + (rect.width() - self.inset - galley.size().x) / 2.0;
            ui.painter().galley(Pos2::new(left, rect.center().y - galley.size().y / 2.0), galley, self.colour);
        }
        let name = self.name;
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        response
    }
}
