//! The evidence of an item, as a strip of small pictures in its card.

use super::item::Row;
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use crate::assessment::{Evidence, FileKind, Masking};
use crate::instrument::ItemId;
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::pictures::{Picture, Size};
use crate::ui::theme::{RADIUS, SMALL, palette};
use crate::ui::viewer::name_of;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontId, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextFormat, TextStyle, Ui, Vec2, WidgetInfo,
};

/// Size of a picture with its border, and height of the two lines below it.
const PICTURE: Vec2 = Vec2::new(152.0, 114.0);
const LINES: f32 = 40.0;

/// The evidence that proves an item; nothing where there is none.
pub(super) fn strip_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, id: ItemId) {
    let code = &page.item(id).code;
    let evidence: Vec<_> = page.evidence(id).collect();
    let grown = state.evidence_grows(id, evidence.len());
    if evidence.is_empty() {
        return;
    }
    let strip = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(SMALL);
        let of = evidence.len();
        for (at, (evidence_id, evidence)) in evidence.into_iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(PICTURE + Vec2::new(0.0, LINES), Sense::click());
            let name = name_of(page.locale, evidence);
            // Looking for the same view takes a moment, so only what can be seen is looked for.
            let visible = ui.is_rect_visible(rect);
            let told = state.told(page, *evidence_id, evidence, visible);
            if visible {
                let picture = match evidence.kind {
                    FileKind::Jpeg => state.pictures.get(ui.ctx(), &page.session.reader(), evidence.file, Size::Small),
                    FileKind::Pdf => Picture::Coming,
                };
                let told = match &picture {
                    Picture::Missing => page.say("evidence-missing"),
                    Picture::Broken => page.say("evidence-broken"),
                    Picture::Coming | Picture::Here(_) => told.clone(),
                };
                tile_ui(ui, rect, &picture, evidence, &told, response.hovered(), response.has_focus());
            }
            response.widget_info(|| {
                let place = page.locale.say_with(
                    "evidence-place",
                    &[("at", &(at + 1).to_string()), ("of", &of.to_string()), ("item", code.as_str())],
                );
                let parts = [name.as_str(), told.as_str(), place.as_str()].into_iter().filter(|part| !part.is_empty());
                WidgetInfo::labeled(Role::Button, true, parts.collect::<Vec<_>>().join(", "))
            });
            if response.gained_focus()
                && let Some(cell) = state.cell_of(page, id)
            {
                state.touch(page, cell);
            }
            if response.clicked() {
                page.recorder.actions.push(Action::ShowEvidence(page.unit, code.clone(), *evidence_id));
            }
        }
    });
    // What has just been added shows itself.
    if grown {
        ui.scroll_to_rect(strip.response.rect, None);
        ui.ctx().request_repaint();
    }
}

/// The way to more evidence, beside the states of an item.
pub(super) fn add_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, cell: Cell) {
    let text = page.say("evidence-add");
    let row = Row { shortcut: "P", text: &text, on: false, role: Role::Button };
    let response = row.inline_ui(ui, || format!("{text} – {}", page.cell_name(cell)));
    if response.clicked() {
        state.touch(page, cell);
        state.item = cell.item;
        page.recorder.actions.push(ask(page, cell.item));
    }
}

/// Asks for files that prove an item.
pub(super) fn ask(page: &Page<'_>, item: ItemId) -> Action {
    Action::AskForEvidence(page.unit, page.item(item).code.clone())
}

/// Shows the first evidence of an item, if there is any.
pub(super) fn show_first(page: &Page<'_>, item: ItemId) {
    if let Some((id, _)) = page.evidence(item).next() {
        page.recorder.actions.push(Action::ShowEvidence(page.unit, page.item(item).code.clone(), *id));
    }
}

/// What there is to say of a piece of evidence, in a few words; may be empty.
pub(super) fn told(page: &Page<'_>, evidence: &Evidence, like: Option<&str>) -> String {
    let mut words = Vec::new();
    if evidence.masking == Masking::Covered {
        words.push(page.say("evidence-is-covered-short"));
    }
    if let Some(unit) = like {
        words.push(page.locale.say_with("evidence-alike", &[("unit", unit)]));
    }
    words.join(", ")
}

/// Another unit of the round with a photo of the same view, by name.
pub(super) fn like<'a>(page: &Page<'a>, evidence: &Evidence) -> Option<&'a str> {
    page.session.unit_like(page.unit, evidence.look?)
}

fn tile_ui(ui: &Ui, rect: Rect, picture: &Picture, evidence: &Evidence, told: &str, hovered: bool, focused: bool) {
    let colours = palette(ui);
    let frame = Rect::from_min_size(rect.min, PICTURE);
    ui.painter().rect_filled(frame, RADIUS, colours.sunken);
    match picture {
        Picture::Here(texture) => {
            let inside = frame.shrink(2.0);
            let size = texture.size_vec2();
            let fit = (inside.width() / size.x).min(inside.height() / size.y);
            let drawn = Rect::from_center_size(inside.center(), size * fit);
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            ui.painter().image(texture.id(), drawn, whole, Color32::WHITE);
        }
        Picture::Coming | Picture::Missing | Picture::Broken => {
            let icon = match (picture, evidence.kind) {
                (Picture::Missing | Picture::Broken, _) => Icon::Warning,
                (Picture::Coming | Picture::Here(_), FileKind::Pdf) => Icon::Pdf,
                (Picture::Coming | Picture::Here(_), FileKind::Jpeg) => Icon::Photo,
            };
            let font = FontId::proportional(32.0);
            ui.painter().text(frame.center(), Align2::CENTER_CENTER, icon.glyph(), font, colours.quiet);
        }
    }
    let border = match (focused, hovered) {
        (true, _) => colours.focus(),
        (false, true) => Stroke::new(1.0, colours.quiet),
        (false, false) => Stroke::new(1.0, colours.hairline),
    };
    ui.painter().rect_stroke(frame, RADIUS, border, StrokeKind::Inside);
    let caption = if evidence.caption.is_empty() { &evidence.name } else { &evidence.caption };
    for (line, text, colour) in [(0.0, caption.as_str(), colours.text), (1.0, told, colours.quiet)] {
        let format = TextFormat::simple(TextStyle::Small.resolve(ui.style()), colour);
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::truncate_at_width(rect.width());
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(frame.left_bottom() + Vec2::new(0.0, 2.0 + line * 18.0), galley, colour);
    }
}
