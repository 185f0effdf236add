//! A piece of evidence, large: looked at closely, named, tied to further items, covered in part, removed.

mod cover;
mod record;

pub(in crate::ui) use record::camera_time;

use super::action::{Action, Actions};
use super::forms::{Flow, Surroundings, modal};
use super::icons::Icon;
use super::leave_text;
use super::pictures::{Picture, Pictures, Size};
use super::theme::{HIT, MEDIUM, RADIUS, SMALL, palette};
use super::widgets::{self, from_the_right, icon_button, small};
use crate::assessment::{Evidence, EvidenceId, FileKind, Sheet, UnitId};
use crate::instrument::ItemCode;
use crate::locale::Locale;
use crate::session::Session;
use cover::{Covering, Step};
use egui::{
    Align2, Color32, Context, FontId, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextureId,
    Ui, Vec2, WidgetInfo,
};
use record::Record;
use std::sync::Arc;

/// Shows one piece of evidence of an item after the other.
pub struct EvidenceView {
    unit: UnitId,
    item: ItemCode,
    at: EvidenceId,
    pictures: Pictures,
    look: Look,
    record: Record,
    covering: Option<Covering>,
}

/// How a photo is looked at.
#[derive(Clone, Copy)]
struct Look {
    /// 1 shows all of it.
    zoom: f32,
    /// The place in its middle, as shares of its width and height.
    middle: Pos2,
}

/// Width of the column beside the photo.
const COLUMN: f32 = 296.0;
/// The closest look.
const CLOSEST: f32 = 8.0;
const STEP: f32 = 1.25;
const WHOLE: Look = Look { zoom: 1.0, middle: Pos2::new(0.5, 0.5) };

impl EvidenceView {
    /// Shows a piece of evidence of an item.
    #[must_use]
    pub fn new(unit: UnitId, item: ItemCode, at: EvidenceId) -> Self {
        Self { unit, item, at, pictures: Pictures::default(), look: WHOLE, record: Record::default(), covering: None }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let Some(session) = around.session else { return Flow::Close };
        let Some(sheet) = session.sheet(self.unit) else { return Flow::Close };
        let shown = self.shown(sheet);
        let Some(place) = self.place(&shown) else { return Flow::Close };
        self.at = shown[place];
        let locale = around.locale;
        self.keys(ctx, around.actions, sheet, &shown, place);
        // A key may have turned to another one.
        let Some(place) = self.place(&shown) else { return Flow::Close };
        let Some(evidence) = sheet.details.evidence.get(&self.at) else { return Flow::Close };
        let title = locale.say_with(
            "evidence-title",
            &[("item", self.item.as_str()), ("at", &(place + 1).to_string()), ("of", &shown.len().to_string())],
        );
        let room = ctx.content_rect().size() - Vec2::new(112.0, 176.0);
        let mut step = 0;
        let (escape, close) = modal(ctx, &title, room.x, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    let size = Vec2::new(room.x - COLUMN - MEDIUM, room.y - HIT - MEDIUM);
                    // What stands at the right under the photo ends with it.
                    ui.set_max_width(size.x);
                    // The buttons below keep their identity, and the keyboard, when the photo takes the place of a sentence.
                    ui.push_id("photo", |ui| self.picture_ui(ui, session, locale, evidence, size));
                    step = self.bar_ui(ui, locale, evidence, &shown, place);
                });
                ui.add_space(MEDIUM - SMALL);
                ui.vertical(|ui| {
                    ui.set_width(COLUMN);
                    self.column_ui(ui, around, session, evidence)
                })
                .inner
            })
            .inner
        });
        if escape || close {
            self.record.commit(self.unit, self.at, evidence, around.actions);
            return Flow::Close;
        }
        if step != 0 {
            self.turn(around.actions, sheet, &shown, place, step);
            ctx.request_repaint();
        }
        Flow::Stay
    }

    /// The evidence of the item, in the order it was added.
    fn shown(&self, sheet: &Sheet) -> Vec<EvidenceId> {
        let evidence = sheet.details.evidence.iter();
        evidence.filter(|(_, evidence)| evidence.items.contains(&self.item)).map(|(id, _)| *id).collect()
    }

    /// Where in it the view is; what has been removed gives its place to the next.
    fn place(&self, shown: &[EvidenceId]) -> Option<usize> {
        let here = shown.iter().position(|id| *id >= self.at);
        here.or_else(|| shown.len().checked_sub(1))
    }

    fn keys(&mut self, ctx: &Context, actions: &Actions, sheet: &Sheet, shown: &[EvidenceId], place: usize) {
        if ctx.text_edit_focused() {
            return;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if let Some(covering) = &mut self.covering {
            if pressed(Key::Escape) {
                self.covering = None;
            } else {
                covering.keys(ctx);
            }
        } else {
            let step = i8::from(pressed(Key::PageDown)) - i8::from(pressed(Key::PageUp));
            // Arrows move between the buttons and fields, unless none of them has the focus.
            let free = ctx.memory(|memory| memory.focused().is_none());
            let arrows = if free { i8::from(pressed(Key::ArrowRight)) - i8::from(pressed(Key::ArrowLeft)) } else { 0 };
            self.turn(actions, sheet, shown, place, step + arrows);
            if let Some(evidence) = sheet.details.evidence.get(&self.at).filter(|_| pressed(Key::Delete)) {
                self.record.remove(self.unit, self.at, evidence, actions);
            }
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.look.closer(STEP);
        }
        if pressed(Key::Minus) {
            self.look.closer(1.0 / STEP);
        }
        if pressed(Key::Num0) {
            self.look = WHOLE;
        }
    }

    /// Goes to the next piece or the one before, with what has been typed stored.
    fn turn(&mut self, actions: &Actions, sheet: &Sheet, shown: &[EvidenceId], place: usize, step: i8) {
        let to = place.checked_add_signed(isize::from(step)).and_then(|place| shown.get(place));
        if let Some(to) = to.filter(|to| **to != self.at) {
            if let Some(evidence) = sheet.details.evidence.get(&self.at) {
                self.record.commit(self.unit, self.at, evidence, actions);
            }
            self.at = *to;
            self.look = WHOLE;
            self.covering = None;
        }
    }

    /// The photo in its frame.
    fn picture_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, evidence: &Evidence, size: Vec2) {
        let (frame, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let colours = palette(ui);
        ui.painter().rect(frame, RADIUS, colours.sunken, Stroke::new(1.0, colours.hairline), StrokeKind::Inside);
        let name = name_of(locale, evidence);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let picture = match evidence.kind {
            FileKind::Jpeg => self.pictures.get(ui.ctx(), &session.reader(), evidence.file, Size::Full),
            FileKind::Pdf => return told_ui(ui, frame, Icon::Pdf, &locale.say("evidence-pdf-shown")),
        };
        let texture = match picture {
            Picture::Here(texture) => texture,
            Picture::Coming => return told_ui(ui, frame, Icon::Photo, &locale.say("evidence-coming")),
            Picture::Missing => return told_ui(ui, frame, Icon::Warning, &locale.say("evidence-missing")),
            Picture::Broken => return told_ui(ui, frame, Icon::Warning, &locale.say("evidence-broken")),
        };
        let inside = frame.shrink(4.0);
        let drawn = self.look.drawn(texture.size_vec2(), inside);
        self.look.follow(ui, &response, drawn, self.covering.is_none());
        let drawn = self.look.drawn(texture.size_vec2(), inside);
        let painter = ui.painter().with_clip_rect(inside.intersect(ui.clip_rect()));
        image_ui(&painter, texture.id(), drawn);
        if let Some(covering) = &mut self.covering {
            covering.draw(&painter, &response, drawn, &colours);
        }
    }

    /// Under the photo: the ones beside it, and how close the look is. Returns how many steps to turn.
    fn bar_ui(&mut self, ui: &mut Ui, locale: &Locale, evidence: &Evidence, shown: &[EvidenceId], place: usize) -> i8 {
        let mut step = 0;
        ui.horizontal(|ui| {
            ui.add_enabled_ui(place > 0, |ui| {
                if icon_button(ui, Icon::Back, &locale.say("evidence-previous")).clicked() {
                    step = -1;
                }
            });
            ui.add_enabled_ui(place + 1 < shown.len(), |ui| {
                if icon_button(ui, Icon::Right, &locale.say("evidence-next")).clicked() {
                    step = 1;
                }
            });
            if evidence.kind == FileKind::Jpeg {
                if icon_button(ui, Icon::ZoomOut, &locale.say("evidence-farther")).clicked() {
                    self.look.closer(1.0 / STEP);
                }
                let percent = format!("{:.0} %", self.look.zoom * 100.0);
                ui.add_sized([56.0, HIT], egui::Label::new(small(ui, percent)));
                if icon_button(ui, Icon::ZoomIn, &locale.say("evidence-closer")).clicked() {
                    self.look.closer(STEP);
                }
                if icon_button(ui, Icon::Retry, &locale.say("evidence-whole")).clicked() {
                    self.look = WHOLE;
                }
                from_the_right(ui, |ui| {
                    ui.add_enabled_ui(self.covering.is_none(), |ui| {
                        if widgets::labeled_button(ui, Icon::Mask, &locale.say("evidence-cover")).clicked() {
                            self.covering = Some(Covering::default());
                            // The arrow keys are for the frame now.
                            leave_text(ui.ctx());
                        }
                    });
                });
            }
        });
        step
    }

    /// Beside the photo: what is known of it and what can be done with it. Returns whether the dialog is to be closed.
    fn column_ui(&mut self, ui: &mut Ui, around: &Surroundings<'_>, session: &Session, evidence: &Evidence) -> bool {
        if let Some(covering) = &mut self.covering {
            match covering.ui(ui, around, session, evidence) {
                Step::Stay => {}
                Step::GiveUp => self.covering = None,
                Step::Done(stored) => {
                    around.actions.push(Action::CoverEvidence(self.unit, self.at, stored));
                    self.covering = None;
                }
            }
            return false;
        }
        self.record.ui(ui, around, session, (self.unit, &self.item, self.at), evidence);
        ui.add_space(SMALL);
        if widgets::labeled_button(ui, Icon::Copy, &around.locale.say("evidence-save")).clicked() {
            self.record.commit(self.unit, self.at, evidence, around.actions);
            around.actions.push(Action::AskForCopy(evidence.file, copy_name(evidence)));
        }
        ui.horizontal(|ui| {
            if widgets::labeled_button(ui, Icon::Trash, &around.locale.say("evidence-remove")).clicked() {
                self.record.remove(self.unit, self.at, evidence, around.actions);
            }
            from_the_right(ui, |ui| widgets::primary_button(ui, &around.locale.say("ui-close")).clicked())
        })
        .inner
    }
}

impl Look {
    /// Looks so many times closer.
    fn closer(&mut self, times: f32) {
        self.zoom = (self.zoom * times).clamp(1.0, CLOSEST);
    }

    /// Where a photo of a size is drawn, so that the middle stands in the middle of the frame.
    fn drawn(&mut self, size: Vec2, frame: Rect) -> Rect {
        let fit = (frame.width() / size.x).min(frame.height() / size.y).clamp(f32::EPSILON, 1.0);
        let size = size * fit * self.zoom;
        // No further than its edge, so that it cannot be lost.
        let clamp = |middle: f32, size: f32, frame: f32| {
            let reach = (frame / size / 2.0).min(0.5);
            middle.clamp(reach, 1.0 - reach)
        };
        self.middle.x = clamp(self.middle.x, size.x, frame.width());
        self.middle.y = clamp(self.middle.y, size.y, frame.height());
        let corner = frame.center() - Vec2::new(size.x * self.middle.x, size.y * self.middle.y);
        Rect::from_min_size(corner, size)
    }

    /// Follows wheel and pointer.
    fn follow(&mut self, ui: &Ui, response: &Response, drawn: Rect, moves: bool) {
        if moves && response.dragged() {
            let by = response.drag_delta();
            self.middle -= Vec2::new(by.x / drawn.width(), by.y / drawn.height());
        }
        let Some(pointer) = response.hover_pos() else { return };
        let wheel = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta).y);
        if wheel != 0.0 {
            let before = self.zoom;
            self.closer((wheel / 200.0).exp());
            // What is under the pointer stays there.
            let from = (pointer - drawn.min) / drawn.size();
            let share = 1.0 - before / self.zoom;
            self.middle += (from - self.middle.to_vec2()) * share;
        }
    }
}

/// Paints a texture.
fn image_ui(painter: &egui::Painter, texture: TextureId, rect: Rect) {
    painter.image(texture, rect, Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0)), Color32::WHITE);
}

/// Says in the middle of a frame why there is no photo in it.
fn told_ui(ui: &mut Ui, frame: Rect, icon: Icon, text: &str) {
    let colours = palette(ui);
    let painter = ui.painter();
    let at = frame.center() - Vec2::new(0.0, 20.0);
    painter.text(at, Align2::CENTER_CENTER, icon.glyph(), FontId::proportional(32.0), colours.quiet);
    let line = Rect::from_center_size(frame.center() + Vec2::new(0.0, 16.0), Vec2::new(frame.width() - 32.0, 24.0));
    ui.put(line, egui::Label::new(text).wrap());
}

/// What a piece of evidence is called: its caption, else the name of its file.
#[must_use]
pub(super) fn name_of(locale: &Locale, evidence: &Evidence) -> String {
    let name = if evidence.caption.is_empty() { &evidence.name } else { &evidence.caption };
    match evidence.kind {
        FileKind::Jpeg => locale.say_with("evidence-photo", &[("name", name)]),
        FileKind::Pdf => locale.say_with("evidence-document", &[("name", name)]),
    }
}

/// What a copy is called: as the file was, with the ending of what it is now.
fn copy_name(evidence: &Evidence) -> String {
    let ending = match evidence.kind {
        FileKind::Jpeg => "jpg",
        FileKind::Pdf => "pdf",
    };
    std::path::Path::new(&evidence.name).with_extension(ending).display().to_string()
}

/// A covered copy, shared by those who pass it on.
pub(super) type Covered = Arc<crate::evidence::Stored>;
