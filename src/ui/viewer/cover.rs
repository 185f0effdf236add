//! Covering parts of a photo for good: with a brush, a box, or a box moved by the arrow keys.

use super::Covered;
use crate::assessment::Evidence;
use crate::evidence::{Cover, Point, mask};
use crate::failure::Failure;
use crate::instrument::Digest;
use crate::job::{Job, News};
use crate::locale::Message;
use crate::session::Session;
use crate::store::Store;
use crate::ui::forms::Surroundings;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, SMALL, palette};
use crate::ui::widgets::{self, from_the_right, icon, labeled_button, primary_button, radio_value, small};
use egui::Vec2;
use egui::{Color32, Context, Key, Label, Modifiers, Painter, Pos2, Rect, Response, RichText, Stroke, StrokeKind, Ui};
use std::sync::Arc;

/// What is to be covered, while it is being chosen.
pub(super) struct Covering {
    covers: Vec<Cover>,
    tool: Tool,
    /// What is being drawn.
    drawing: Option<Vec<Point>>,
    /// The box that the arrow keys move: its corner and size.
    frame: Rect,
    job: Option<Job<Result<Covered, Failure>>>,
    failed: Option<Failure>,
}

/// What the pointer draws.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Box,
    Brush,
}

/// How covering goes on.
pub(super) enum Step {
    Stay,
    GiveUp,
    Done(Covered),
}

/// Width of the brush, as a share of the longest side.
const BRUSH: f32 = 0.03;
/// How far an arrow key moves the box.
const MOVE: f32 = 0.02;
const LEAST: f32 = 0.02;

impl Default for Covering {
    fn default() -> Self {
        let frame = Rect::from_center_size(Pos2::new(0.5, 0.5), Vec2::splat(0.2));
        Self { covers: Vec::new(), tool: Tool::Box, drawing: None, frame, job: None, failed: None }
    }
}

impl Covering {
    /// Arrows move the box, with Shift they change its size; Enter covers what is in it, Backspace uncovers what came last.
    pub(super) fn keys(&mut self, ctx: &Context) {
        if self.job.is_some() || ctx.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        let arrows = [
            (Key::ArrowLeft, Vec2::new(-MOVE, 0.0)),
            (Key::ArrowRight, Vec2::new(MOVE, 0.0)),
            (Key::ArrowUp, Vec2::new(0.0, -MOVE)),
            (Key::ArrowDown, Vec2::new(0.0, MOVE)),
        ];
        for (key, by) in arrows {
            if pressed(Modifiers::SHIFT, key) {
                let size = (self.frame.size() + by).clamp(Vec2::splat(LEAST), Vec2::splat(1.0));
                self.frame = Rect::from_min_size(self.frame.min, size);
            } else if pressed(Modifiers::NONE, key) {
                self.frame = self.frame.translate(by);
            }
        }
        let most = Pos2::new(1.0 - self.frame.width(), 1.0 - self.frame.height());
        let corner = self.frame.min.clamp(Pos2::ZERO, most.max(Pos2::ZERO));
        self.frame = Rect::from_min_size(corner, self.frame.size());
        if pressed(Modifiers::NONE, Key::Enter) {
            self.covers.push(Cover::Rectangle(point(self.frame.min), point(self.frame.max)));
        }
        if pressed(Modifiers::NONE, Key::Backspace) {
            self.covers.pop();
        }
    }

    /// Takes what the pointer draws over the photo, and shows what will be covered.
    pub(super) fn draw(&mut self, painter: &Painter, response: &Response, drawn: Rect, colours: &Palette) {
        let share =
            |at: Pos2| Point { x: (at.x - drawn.left()) / drawn.width(), y: (at.y - drawn.top()) / drawn.height() };
        if self.job.is_none() {
            if let (true, Some(at)) =
                (response.drag_started(), response.ctx.input(|input| input.pointer.press_origin()))
            {
                self.drawing = Some(vec![share(at)]);
            }
            if let (Some(points), Some(at)) = (&mut self.drawing, response.interact_pointer_pos()) {
                points.push(share(at));
            }
            if response.drag_stopped()
                && let Some(cover) = self.drawing.take().and_then(|points| self.tool.cover(points))
            {
                self.covers.push(cover);
            }
        }
        let current = self.drawing.clone().and_then(|points| self.tool.cover(points));
        for cover in self.covers.iter().chain(&current) {
            paint(painter, cover, drawn);
        }
        let corner = |at: Pos2| drawn.min + Vec2::new(at.x * drawn.width(), at.y * drawn.height());
        let frame = Rect::from_min_max(corner(self.frame.min), corner(self.frame.max));
        painter.rect_stroke(frame, 0, Stroke::new(4.0, colours.raised), StrokeKind::Middle);
        painter.rect_stroke(frame, 0, colours.focus(), StrokeKind::Middle);
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Surroundings<'_>,
        session: &Session,
        evidence: &Evidence,
    ) -> Step {
        let locale = around.locale;
        let colours = palette(ui);
        ui.label(RichText::new(locale.say("evidence-cover-title")).text_style(theme::strong()));
        ui.horizontal_top(|ui| {
            widgets::sign(ui, icon(Icon::Warning).color(colours.yellow));
            ui.add(Label::new(locale.say("evidence-cover-warning")).wrap());
        });
        ui.add_space(SMALL);
        ui.horizontal(|ui| {
            radio_value(ui, &mut self.tool, Tool::Box, &locale.say("evidence-cover-box"));
            radio_value(ui, &mut self.tool, Tool::Brush, &locale.say("evidence-cover-brush"));
        });
        ui.add(Label::new(small(ui, locale.say("evidence-cover-keys"))).wrap());
        let parts = self.covers.len().to_string();
        ui.label(locale.say_with("evidence-cover-parts", &[("parts", &parts)]));
        let idle = self.job.is_none();
        ui.add_enabled_ui(idle, |ui| {
            ui.add_enabled_ui(!self.covers.is_empty(), |ui| {
                if labeled_button(ui, Icon::Undo, &locale.say("evidence-cover-back")).clicked() {
                    self.covers.pop();
                }
            });
            if labeled_button(ui, Icon::Add, &locale.say("evidence-cover-frame")).clicked() {
                self.covers.push(Cover::Rectangle(point(self.frame.min), point(self.frame.max)));
            }
        });
        // Its room is kept.
        let told = match (&self.job, &self.failed) {
            (Some(_), _) => locale.say("evidence-cover-work"),
            (None, Some(failure)) => format!("{} {}", failure.sentence(locale), failure.advice(locale)),
            (None, None) => String::new(),
        };
        ui.add_sized([ui.available_width(), 40.0], Label::new(small(ui, told)).wrap());
        let mut step = self.poll();
        from_the_right(ui, |ui| {
            let ready = idle && !self.covers.is_empty();
            let confirmed =
                ui.add_enabled_ui(ready, |ui| primary_button(ui, &locale.say("evidence-cover-confirm")).clicked());
            if confirmed.inner {
                self.start(ui.ctx(), session.reader(), evidence.file);
            }
            if ui.button(locale.say("ui-cancel")).clicked() {
                step = Step::GiveUp;
            }
        });
        step
    }

    fn poll(&mut self) -> Step {
        match self.job.as_ref().map(Job::poll) {
            None | Some(News::Working) => return Step::Stay,
            Some(News::Done(Ok(stored))) => return Step::Done(stored),
            Some(News::Done(Err(failure))) => self.failed = Some(failure),
            Some(News::Lost) => self.failed = Some(crate::ui::perform::lost()),
        }
        self.job = None;
        Step::Stay
    }

    /// Covers the parts in a copy, in a thread.
    fn start(&mut self, ctx: &Context, store: Arc<Store>, file: Digest) {
        let covers = std::mem::take(&mut self.covers);
        let wake = ctx.clone();
        let job = Job::spawn("cover", Arc::new(move || wake.request_repaint()), move |_| {
            let what = || Message::new("failure-cover");
            let bytes = store.file(file).map_err(|error| Failure::store(what(), &error))?;
            let missing =
                || Failure::new(what(), Message::new("why-evidence-missing"), Message::new("remedy-evidence-missing"));
            let bytes = bytes.ok_or_else(missing)?;
            mask(&bytes, &covers).map(Arc::new).map_err(|refused| {
                let Failure { why, remedy, .. } = Failure::evidence("", &refused);
                Failure::new(what(), why, remedy)
            })
        });
        match job {
            Ok(job) => (self.job, self.failed) = (Some(job), None),
            Err(error) => self.failed = Some(crate::ui::perform::no_thread(&error)),
        }
    }
}

impl Tool {
    /// What has been drawn.
    fn cover(self, points: Vec<Point>) -> Option<Cover> {
        match self {
            Self::Box => Some(Cover::Rectangle(*points.first()?, *points.last()?)),
            Self::Brush => Some(Cover::Stroke { points, width: BRUSH }),
        }
    }
}

fn point(at: Pos2) -> Point {
    Point { x: at.x, y: at.y }
}

fn paint(painter: &Painter, cover: &Cover, drawn: Rect) {
    let fill = Color32::from_gray(72);
    let place = |point: &Point| drawn.min + Vec2::new(point.x * drawn.width(), point.y * drawn.height());
    match cover {
        Cover::Rectangle(one, other) => {
            painter.rect_filled(Rect::from_two_pos(place(one), place(other)), 0, fill);
        }
        Cover::Stroke { points, width } => {
            let width = width * drawn.width().max(drawn.height());
            let places: Vec<Pos2> = points.iter().map(place).collect();
            for place in &places {
                painter.circle_filled(*place, width / 2.0, fill);
            }
            painter.line(places, Stroke::new(width, fill));
        }
    }
}
