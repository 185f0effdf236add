//! What the program has to tell, kept until it has been read: failures with their remedy, and work that is done.

use super::action::{Action, Actions};
use super::icons::Icon;
use super::theme::{self, HIT, MEDIUM, SMALL, palette};
use super::widgets::{self, card_frame, icon, icon_button, small};
use crate::failure::Failure;
use crate::job::Job;
use crate::locale::{Locale, Message};
use egui::{Align, Align2, Area, Context, Id, Layout, Order, ProgressBar, RichText, Role, Ui, Vec2, WidgetInfo};
use std::time::Duration;

/// The notices on the screen.
#[derive(Default)]
pub(super) struct Notices {
    made: u64,
    list: Vec<Posted>,
}

/// A notice on the screen.
struct Posted {
    id: u64,
    notice: Notice,
    /// When it was first seen, or last pointed at, in seconds.
    seen: Option<f64>,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Notice {
    Trouble(Failure),
    Done(Message),
    /// Something done, with what may well be wanted next: the key of its name, and what it asks for.
    Offer(Message, &'static str, Action),
}

/// Width of a notice within its border.
const WIDTH: f32 = 408.0;
/// The most notices shown at once; the others wait behind them.
const SHOWN: usize = 4;
/// How much of the window's height a notice may take at most.
const HIGH: f32 = 140.0;
/// For how long one that only says that something is done is shown, in seconds.
const LASTS: f64 = 8.0;

impl Notices {
    /// Tells of a failure; once, however often it happens before it is read.
    pub(super) fn report(&mut self, failure: Failure) {
        self.add(Notice::Trouble(failure));
    }

    /// Tells of something done.
    pub(super) fn done(&mut self, message: Message) {
        self.add(Notice::Done(message));
    }

    /// Tells of something done and offers a next step.
    pub(super) fn offer(&mut self, message: Message, next: &'static str, action: Action) {
        self.add(Notice::Offer(message, next, action));
    }

    /// Takes a notice away.
    pub(super) fn dismiss(&mut self, id: u64) {
        self.list.retain(|posted| posted.id != id);
    }

    /// Takes away what says that something is done or offers it, by the key of its sentence: it holds no more.
    pub(super) fn withdraw(&mut self, key: &str) {
        let same = |notice: &Notice| match notice {
            Notice::Done(message) | Notice::Offer(message, ..) => message.key == key,
            Notice::Trouble(_) => false,
        };
        self.list.retain(|posted| !same(&posted.notice));
    }

    fn add(&mut self, notice: Notice) {
        if self.list.iter().all(|posted| posted.notice != notice) {
            self.made += 1;
            self.list.push(Posted { id: self.made, notice, seen: None });
        }
    }

    /// Draws the notices in the lower right corner, over everything, so that nothing else moves; below them the work under way.
    /// The lowest `foot` points of the window are left free for the buttons there.
    pub(super) fn ui<T>(
        &mut self,
        ctx: &Context,
        locale: &Locale,
        foot: f32,
        work: Option<(&str, &Job<T>)>,
        actions: &Actions,
    ) {
        if self.list.is_empty() && work.is_none() {
            return;
        }
        let corner = Vec2::new(-MEDIUM, -MEDIUM - foot);
        let area = Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::RIGHT_BOTTOM, corner);
        let room = ((ctx.content_rect().height() - foot) / HIGH) as usize;
        let waiting = self.list.len().saturating_sub(room.clamp(1, SHOWN));
        area.show(ctx, |ui| {
            ui.set_max_width(WIDTH + 32.0);
            if waiting > 0 && others_ui(ui, locale, waiting) {
                self.list.iter().for_each(|posted| actions.push(Action::Dismiss(posted.id)));
            }
            for posted in self.list.iter_mut().skip(waiting) {
                let drawn = ui.push_id(posted.id, |ui| notice_ui(ui, locale, posted.id, &posted.notice, actions));
                posted.grow_old(ui, drawn.response.contains_pointer(), actions);
            }
            if let Some((name, job)) = work {
                work_ui(ui, locale, name, job, actions);
            }
        });
    }
}

impl Posted {
    /// Has a notice that asks for nothing go by itself, unless it is being read with the pointer on it.
    fn grow_old(&mut self, ui: &Ui, pointed_at: bool, actions: &Actions) {
        match &self.notice {
            Notice::Trouble(_) | Notice::Offer(..) => return,
            Notice::Done(_) => {}
        }
        let now = ui.input(|input| input.time);
        let seen = self.seen.filter(|_| !pointed_at).unwrap_or(now);
        self.seen = Some(seen);
        if now - seen >= LASTS {
            actions.push(Action::Dismiss(self.id));
        } else {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(LASTS - (now - seen)));
        }
    }
}

fn notice_ui(ui: &mut Ui, locale: &Locale, id: u64, notice: &Notice, actions: &Actions) {
    let palette = palette(ui);
    card_frame(&palette).show(ui, |ui| {
        ui.set_width(WIDTH);
        ui.horizontal_top(|ui| {
            let (picture, colour) = match notice {
                Notice::Trouble(_) => (Icon::Warning, palette.red),
                Notice::Done(_) | Notice::Offer(..) => (Icon::CheckCircle, palette.quiet),
            };
            widgets::sign(ui, icon(picture).color(colour));
            let room = Vec2::new(ui.available_width() - HIT - SMALL, 0.0);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                ui.set_width(room.x);
                ui.spacing_mut().item_spacing.y = 4.0;
                match notice {
                    Notice::Trouble(failure) => {
                        alert(&ui.label(failure.sentence(locale)));
                        ui.label(small(ui, failure.advice(locale)));
                    }
                    Notice::Done(message) => alert(&ui.label(locale.message(message))),
                    Notice::Offer(message, next, action) => {
                        alert(&ui.label(locale.message(message)));
                        if ui.button(locale.say(next)).clicked() {
                            actions.push(action.clone());
                            actions.push(Action::Dismiss(id));
                        }
                    }
                }
            });
            if icon_button(ui, Icon::Close, &locale.say("ui-dismiss")).clicked() {
                actions.push(Action::Dismiss(id));
            }
        });
    });
    ui.add_space(SMALL);
}

/// How many notices wait behind those shown; returns whether all are to go at once.
fn others_ui(ui: &mut Ui, locale: &Locale, waiting: usize) -> bool {
    let palette = palette(ui);
    let card = card_frame(&palette).show(ui, |ui| {
        ui.set_width(WIDTH);
        ui.horizontal(|ui| {
            ui.label(small(ui, locale.say_with("ui-dismiss-more", &[("count", &waiting.to_string())])));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.button(locale.say("ui-dismiss-all")).clicked())
        })
    });
    ui.add_space(SMALL);
    card.inner.inner.inner
}

/// Has a screen reader say a sentence when it appears.
fn alert(response: &egui::Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

fn work_ui<T>(ui: &mut Ui, locale: &Locale, name: &str, job: &Job<T>, actions: &Actions) {
    let palette = palette(ui);
    let (done, total) = job.steps();
    card_frame(&palette).show(ui, |ui| {
        ui.set_width(WIDTH);
        ui.label(RichText::new(name).text_style(theme::strong()));
        ui.horizontal(|ui| {
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            let bar = ProgressBar::new(share).desired_width(240.0).desired_height(8.0).fill(palette.accent);
            let bar = ui.add(bar);
            bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
            if total > 0 {
                ui.label(small(ui, format!("{done}/{total}")));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(locale.say("ui-stop")).clicked() {
                    actions.push(Action::StopJob);
                }
            });
        });
    });
}
