//! What is shown while no round is open: ways to begin, and what was open lately.

use super::action::{Action, Actions};
use super::command::Command;
use super::icons::Icon;
use super::theme::{self, LARGE, MEDIUM, SMALL, palette};
use super::widgets::{card, icon_button, small};
use crate::locale::Locale;
use egui::{
    Align, Align2, Button, FontId, Label, Layout, Pos2, RichText, Role, ScrollArea, Sense, StrokeKind, TextStyle, Ui,
    Vec2, WidgetInfo,
};
use std::path::{Path, PathBuf};

/// Width of the two columns together.
const WIDTH: f32 = 880.0;

/// Width from which on the columns stand beside each other.
const BESIDE: f32 = 640.0;

/// Height of the list of files opened lately, from which on it is scrolled.
const LIST: f32 = 280.0;

/// Draws the start.
pub(super) fn ui(ui: &mut Ui, recent: &[PathBuf], locale: &Locale, actions: &Actions) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| contents_ui(ui, recent, locale, actions));
}

fn contents_ui(ui: &mut Ui, recent: &[PathBuf], locale: &Locale, actions: &Actions) {
    let width = WIDTH.min(ui.available_width() - 2.0 * LARGE);
    let margin = (ui.available_width() - width) / 2.0;
    ui.add_space((ui.ctx().content_rect().height() * 0.12).min(96.0));
    ui.horizontal_top(|ui| {
        ui.add_space(margin);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.label(RichText::new(locale.say("app-name")).text_style(theme::score()));
            ui.label(RichText::new(locale.say("start-what")).color(palette(ui).quiet));
            ui.add_space(LARGE);
            if width < BESIDE {
                begin_ui(ui, locale, actions);
                ui.add_space(MEDIUM);
                recent_ui(ui, recent, locale, actions);
                ui.add_space(LARGE);
                return;
            }
            ui.horizontal_top(|ui| {
                let column = (width - LARGE) / 2.0;
                ui.allocate_ui_with_layout(Vec2::new(column, 0.0), Layout::top_down(Align::Min), |ui| {
                    begin_ui(ui, locale, actions);
                });
                ui.add_space(LARGE - SMALL);
                ui.allocate_ui_with_layout(Vec2::new(column, 0.0), Layout::top_down(Align::Min), |ui| {
                    recent_ui(ui, recent, locale, actions);
                });
            });
        });
    });
}

fn begin_ui(ui: &mut Ui, locale: &Locale, actions: &Actions) {
    ui.label(RichText::new(locale.say("start-begin")).text_style(theme::strong()));
    ui.add_space(SMALL);
    for (command, picture, title, what) in [
        (Command::New, Icon::New, "start-new", "start-new-what"),
        (Command::Open, Icon::Open, "start-open", "start-open-what"),
        (Command::Sample, Icon::Flask, "start-sample", "start-sample-what"),
        (Command::Tour, Icon::Right, "comfort-command-tour", "comfort-tour-what"),
    ] {
        let (title, what) = (locale.say(title), locale.say(what));
        if choice(ui, picture, &title, &what) {
            actions.push(Action::Command(command));
        }
        ui.add_space(SMALL);
    }
}

/// Draws a large button: an icon, what it does, and a line about it. Returns whether it was clicked.
fn choice(ui: &mut Ui, picture: Icon, title: &str, what: &str) -> bool {
    let colours = palette(ui);
    let text_width = ui.available_width() - 2.0 * MEDIUM - 24.0 - MEDIUM;
    let (title_font, what_font) = (theme::strong().resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
    let title_text = ui.painter().layout(title.to_owned(), title_font, colours.text, text_width);
    let what_text = ui.painter().layout(what.to_owned(), what_font, colours.quiet, text_width);
    let height = title_text.size().y + what_text.size().y + 4.0 + 2.0 * MEDIUM;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    if ui.is_rect_visible(rect) {
        let visuals = ui.style().interact(&response);
        let painter = ui.painter();
        painter.rect(rect, visuals.corner_radius, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
        let (left, font) = (rect.left() + MEDIUM, FontId::proportional(24.0));
        let centre = Pos2::new(left + 12.0, rect.center().y);
        painter.text(centre, Align2::CENTER_CENTER, picture.glyph(), font, colours.quiet);
        let text = Pos2::new(left + 24.0 + MEDIUM, rect.top() + MEDIUM);
        let below = text + Vec2::new(0.0, title_text.size().y + 4.0);
        painter.galley(text, title_text, colours.text);
        painter.galley(below, what_text, colours.quiet);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    response.clicked()
}

fn recent_ui(ui: &mut Ui, recent: &[PathBuf], locale: &Locale, actions: &Actions) {
    ui.label(RichText::new(locale.say("start-recent")).text_style(theme::strong()));
    ui.add_space(SMALL);
    if recent.is_empty() {
        ui.label(RichText::new(locale.say("start-recent-none")).color(palette(ui).quiet));
        return;
    }
    card(ui, |ui| {
        ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
            for path in recent {
                ui.push_id(path, |ui| file_ui(ui, path, locale, actions));
            }
        });
    });
}

fn file_ui(ui: &mut Ui, path: &Path, locale: &Locale, actions: &Actions) {
    let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let room = Vec2::new(ui.available_width(), 48.0);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        let forget = locale.say_with("start-forget", &[("name", &name)]);
        if icon_button(ui, Icon::Close, &forget).clicked() {
            actions.push(Action::Forget(path.to_owned()));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let open = ui.add(Button::new(name.as_ref()).frame_when_inactive(false).truncate());
            if open.on_hover_text(path.display().to_string()).clicked() {
                actions.push(Action::Open(path.to_owned()));
            }
            ui.horizontal(|ui| {
                ui.add_space(12.0);
                ui.add(Label::new(small(ui, folder)).truncate());
            });
        });
    });
}
