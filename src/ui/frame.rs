//! The frame around every screen: bar above, rail at the left, and the banner that says when saving fails.

use super::action::{Action, Actions};
use super::command::{Command, GROUPS};
use super::icons::Icon;
use super::palette::shortcut_text;
use super::room;
use super::round::Place;
use super::theme::{self, HIT, MEDIUM, SMALL, palette};
use super::tour::{self, Spot};
use super::widgets::{self, icon, icon_button, labeled_button, named_icon_button, provisional_tag, small, tag};
use crate::assessment::UnitId;
use crate::failure::Failure;
use crate::locale::Locale;
use crate::session::{Session, Visiting};
use crate::store;
use egui::{
    Align, Button, Color32, FontId, Frame, Label, Layout, Margin, Panel, Popup, PopupCloseBehavior, RichText, Role,
    ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
};
use std::path::Path;

/// How many groups of commands stand in the menu itself; the others are menus within it.
const IN_MENU: usize = 2;
/// Room left of the buttons from which on the search says its shortcut, and from which on what it is for.
const CRAMPED: f32 = 480.0;
const SPACIOUS: f32 = 720.0;
/// Height of what stands around the entries of a menu.
const AROUND_MENU: f32 = 32.0;
/// Width kept for a tag.
const TAG: f32 = 104.0;
/// Width kept for the writer's state, so that nothing moves when it changes.
const WRITER: f32 = 150.0;

/// Draws the bar above every screen.
pub(super) fn top_bar_ui(ui: &mut Ui, session: Option<&Session>, locale: &Locale, actions: &Actions) {
    let colours = palette(ui);
    let frame = Frame::new().fill(colours.raised).inner_margin(Margin::symmetric(16, 0));
    let height = if room::is_short(ui.ctx()) { 44.0 } else { 52.0 };
    Panel::top("top bar").frame(frame).exact_size(height).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu_ui(ui, session, locale, actions);
            if let Some(session) = session {
                let state = session.writer();
                writer_ui(ui, state.pending, state.saved_at, state.failure.as_ref(), locale);
                for command in [Command::Redo, Command::Undo] {
                    ui.add_enabled_ui(command.is_available(Some(session)), |ui| {
                        let name = command.label(locale, Some(session));
                        if icon_button(ui, command.icon(), &name).clicked() {
                            actions.push(Action::Command(command));
                        }
                    });
                }
            }
            search_button_ui(ui, locale, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title_ui(ui, session, locale));
        });
    });
}

fn title_ui(ui: &mut Ui, session: Option<&Session>, locale: &Locale) {
    let Some(session) = session else {
        ui.label(RichText::new(locale.say("app-name")).text_style(theme::strong()));
        return;
    };
    let (info, instrument) = (&session.round().info, session.instrument());
    // The tags are never cut off: a provisional result must not be taken for an official one.
    let tags = TAG * (f32::from(u8::from(instrument.is_provisional())) + f32::from(u8::from(info.example)));
    let room = (ui.available_width() - tags).max(TAG);
    let title = RichText::new(&info.title).text_style(theme::strong());
    let shown = ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(Label::new(title).truncate()).on_hover_text(session.path().display().to_string()).rect.width()
    });
    let id = small(ui, &instrument.id);
    let id_width =
        ui.painter().layout_no_wrap(instrument.id.clone(), FontId::proportional(13.0), Color32::WHITE).size().x;
    if shown.inner + id_width + SMALL < room {
        ui.label(id).on_hover_text(instrument.title.get(locale.language()));
    }
    if instrument.is_provisional() {
        provisional_tag(ui, locale);
    }
    if info.example {
        tag(ui, &locale.say("example")).on_hover_text(locale.say("ui-example-why"));
    }
}

/// Draws the button that opens the palette, in the shape of a field to search with.
fn search_button_ui(ui: &mut Ui, locale: &Locale, actions: &Actions) {
    let quiet = palette(ui).quiet;
    let text = RichText::new(locale.say("ui-search")).color(quiet);
    let keys = RichText::new(shortcut_text(ui.ctx(), Command::Palette)).small().color(quiet);
    let glass = icon(Icon::Search).color(quiet);
    let button = match ui.available_width() {
        room if room < CRAMPED => Button::new(glass).min_size(Vec2::splat(HIT)),
        room if room < SPACIOUS => Button::new((glass, keys)).min_size(Vec2::new(0.0, HIT)),
        _ => Button::new((glass, text)).right_text(keys).min_size(Vec2::new(240.0, HIT)),
    };
    if ui.add(button).accessible_name(locale.say(Command::Palette.key())).clicked() {
        actions.push(Action::Command(Command::Palette));
    }
}

fn menu_ui(ui: &mut Ui, session: Option<&Session>, locale: &Locale, actions: &Actions) {
    let button = icon_button(ui, Icon::Menu, &locale.say("ui-menu"));
    tour::point(ui.ctx(), Spot::Menu, button.interact_rect);
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick);
    popup.show(|ui| {
        scrolled_ui(ui, |ui| groups_ui(ui, session, locale, actions));
    });
}

/// Draws the entries of a menu, which are scrolled where the window is too low for them.
fn scrolled_ui(ui: &mut Ui, entries: impl FnOnce(&mut Ui)) {
    ui.set_min_width(260.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let most = (ui.ctx().content_rect().height() - AROUND_MENU).max(HIT);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, entries);
}

fn groups_ui(ui: &mut Ui, session: Option<&Session>, locale: &Locale, actions: &Actions) {
    for (index, (name, commands)) in GROUPS.into_iter().enumerate() {
        if index < IN_MENU {
            commands.iter().for_each(|command| item_ui(ui, *command, session, locale, actions));
            ui.separator();
        } else {
            // All groups below one another would be higher than a small screen.
            ui.menu_button(locale.say(name), |ui| {
                scrolled_ui(ui, |ui| {
                    commands.iter().for_each(|command| item_ui(ui, *command, session, locale, actions));
                });
            });
        }
    }
}

fn item_ui(ui: &mut Ui, command: Command, session: Option<&Session>, locale: &Locale, actions: &Actions) {
    let label = command.label(locale, session);
    let keys = RichText::new(shortcut_text(ui.ctx(), command)).small().color(palette(ui).quiet);
    let item = Button::new((icon(command.icon()), label.as_str())).right_text(keys).min_size(Vec2::new(0.0, HIT));
    ui.add_enabled_ui(command.is_available(session), |ui| {
        if ui.add(item).accessible_name(label).clicked() {
            actions.push(Action::Command(command));
        }
    });
}

/// Draws what the writer has confirmed.
fn writer_ui(ui: &mut Ui, pending: usize, saved_at: Option<i64>, failure: Option<&store::Failure>, locale: &Locale) {
    let colours = palette(ui);
    let changes = pending.to_string();
    let (picture, colour, text) = match (failure, pending, saved_at) {
        (Some(_), _, _) => (Icon::Warning, colours.red, locale.say_with("ui-unsaved", &[("changes", &changes)])),
        (None, 0, Some(at)) => {
            (Icon::Check, colours.quiet, locale.say_with("ui-saved-at", &[("time", &locale.time(at))]))
        }
        (None, 0, None) => (Icon::Check, colours.quiet, locale.say("ui-saved")),
        (None, _, _) => (Icon::Retry, colours.quiet, locale.say_with("ui-saving", &[("changes", &changes)])),
    };
    ui.allocate_ui_with_layout(Vec2::new(WRITER, HIT), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(WRITER);
        ui.label(RichText::new(text).small().color(colour));
        widgets::sign(ui, RichText::new(picture.glyph()).size(15.0).color(colour));
    });
}

/// Draws the banner that says what could not be saved, as long as it has not been.
pub(super) fn banner_ui(ui: &mut Ui, failure: Option<&store::Failure>, locale: &Locale, actions: &Actions) {
    let Some(failure) = failure.map(Failure::saving) else { return };
    let colours = palette(ui);
    let frame = Frame::new().fill(colours.tint(colours.red)).inner_margin(Margin::symmetric(16, 8));
    Panel::top("banner").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::sign(ui, icon(Icon::Warning).color(colours.red));
            let room = ui.available_width() - 160.0;
            ui.allocate_ui_with_layout(Vec2::new(room, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let sentence = ui.label(RichText::new(failure.sentence(locale)).text_style(theme::strong()));
                ui.ctx().accesskit_node_builder(sentence.id, |node| node.set_live(egui::accesskit::Live::Assertive));
                ui.label(failure.advice(locale));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if labeled_button(ui, Icon::Retry, &locale.say("ui-retry")).clicked() {
                    actions.push(Action::Retry);
                }
            });
        });
    });
}

/// Draws the rail of places in the round.
pub(super) fn rail_ui(ui: &mut Ui, session: &Session, place: Place, locale: &Locale, actions: &Actions) {
    let colours = palette(ui);
    let narrow = room::is_narrow(ui.ctx());
    let (margin, width) = if narrow { (4, 52.0) } else { (8, 96.0) };
    let frame = Frame::new().fill(colours.raised).inner_margin(Margin::symmetric(margin, 12));
    Panel::left("rail").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
        for (at, command, key) in [
            (Place::Units, Command::Units, "ui-place-units"),
            (Place::Checklist, Command::Checklist, "ui-place-checklist"),
            (Place::Results, Command::Results, "ui-place-results"),
            (Place::Ranking, Command::Ranking, "ui-place-ranking"),
        ] {
            ui.add_enabled_ui(command.is_available(Some(session)), |ui| {
                if tab_ui(ui, command.icon(), &locale.say(key), at == place, &command.label(locale, None), command) {
                    actions.push(Action::Command(command));
                }
            });
            ui.add_space(SMALL / 2.0);
        }
    });
}

/// Draws a place on the rail: icon above word; where the window is narrow the icon, and the word on hover. Returns whether it was
/// clicked.
fn tab_ui(ui: &mut Ui, picture: Icon, word: &str, here: bool, what: &str, command: Command) -> bool {
    let colours = palette(ui);
    let narrow = room::is_narrow(ui.ctx());
    let height = if narrow { 44.0 } else { 60.0 };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    if ui.is_rect_visible(rect) {
        let fill = match (here, response.hovered()) {
            (true, _) => colours.selected,
            (false, true) => colours.sunken,
            (false, false) => colours.raised,
        };
        let border = if response.has_focus() { colours.focus() } else { Stroke::NONE };
        ui.painter().rect(rect, theme::RADIUS, fill, border, egui::StrokeKind::Inside);
        let colour = match (ui.is_enabled(), here) {
            (false, _) => colours.quiet.gamma_multiply(0.6),
            (true, true) => colours.text,
            (true, false) => colours.quiet,
        };
        let centre = rect.center();
        let painter = ui.painter();
        let font = |size| egui::FontId::proportional(size);
        let above = if narrow { 0.0 } else { 11.0 };
        painter.text(centre - Vec2::new(0.0, above), egui::Align2::CENTER_CENTER, picture.glyph(), font(22.0), colour);
        if !narrow {
            painter.text(centre + Vec2::new(0.0, 15.0), egui::Align2::CENTER_CENTER, word, font(13.0), colour);
        }
    }
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, here, word));
    for (of, spot) in [(Command::Checklist, Spot::ChecklistTab), (Command::Results, Spot::ResultsTab)] {
        if command == of {
            tour::point(ui.ctx(), spot, response.interact_rect);
        }
    }
    let keys = shortcut_text(ui.ctx(), command);
    response.on_hover_text(format!("{what}  {keys}")).clicked()
}

/// Draws which unit the screen is about, and the ways to its neighbours in the list.
pub(super) fn unit_bar_ui(
    ui: &mut Ui,
    session: &Session,
    unit: UnitId,
    watched: Option<&Path>,
    locale: &Locale,
    actions: &Actions,
) {
    let round = session.round();
    let Some(unit) = round.units.get(&unit) else { return };
    let frame = Frame::new().inner_margin(Margin::symmetric(theme::LARGE as i8, 4));
    Panel::top("unit bar").frame(frame).exact_size(44.0).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for command in [Command::NextUnit, Command::PreviousUnit] {
                let name = command.label(locale, None);
                let hint = format!("{name}  {}", shortcut_text(ui.ctx(), command));
                if named_icon_button(ui, command.icon(), &name, &hint).clicked() {
                    actions.push(Action::Command(command));
                }
            }
            if let Some(folder) = watched {
                watched_ui(ui, folder, locale, actions);
            }
            visit_ui(ui, session, unit.id, locale, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let back = Command::Units.label(locale, None);
                let hint = format!("{back}  {}", shortcut_text(ui.ctx(), Command::Units));
                if named_icon_button(ui, Icon::Back, &back, &hint).clicked() {
                    actions.push(Action::Command(Command::Units));
                }
                ui.add(Label::new(RichText::new(&unit.name).text_style(theme::strong())).truncate());
                if let Some(entity) = round.entities.get(&unit.entity) {
                    ui.add(Label::new(small(ui, &entity.name)).truncate());
                }
            });
        });
    });
}

/// Says that a folder is being watched, and stops that.
fn watched_ui(ui: &mut Ui, folder: &Path, locale: &Locale, actions: &Actions) {
    if labeled_button(ui, Icon::Close, &locale.say("evidence-watch-stop")).clicked() {
        actions.push(Action::Command(Command::WatchFolder));
    }
    let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
    let text = locale.say_with("evidence-watching", &[("folder", &name)]);
    ui.add(Label::new(small(ui, text)).truncate()).on_hover_text(folder.display().to_string());
}

/// Says over everything what letting go of files here does, while files are held over the window.
pub(super) fn drop_hint_ui(ctx: &egui::Context, locale: &Locale) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let area = egui::Area::new(egui::Id::unique("drop hint")).order(egui::Order::Foreground);
    area.anchor(egui::Align2::CENTER_CENTER, Vec2::ZERO).interactable(false).show(ctx, |ui| {
        let colours = palette(ui);
        let frame = Frame::new().fill(colours.raised).stroke(colours.focus());
        frame.corner_radius(theme::RADIUS).inner_margin(Margin::same(24)).show(ui, |ui| {
            ui.label(RichText::new(locale.say("evidence-drop")).text_style(egui::TextStyle::Heading));
        });
    });
}

/// Draws how the visits to a unit stand, with the button that begins or ends one.
fn visit_ui(ui: &mut Ui, session: &Session, unit: UnitId, locale: &Locale, actions: &Actions) {
    if session.sheet(unit).is_none() {
        return;
    }
    let (command, text) = match session.visiting(unit) {
        Visiting::Never => (Command::BeginVisit, None),
        Visiting::Since { number, started } => {
            // A visit forgotten yesterday must not look like one of this morning.
            let today = locale.date(started) == locale.date(session.now());
            let time = if today {
                locale.time(started)
            } else {
                format!("{}, {}", locale.date(started), locale.time(started))
            };
            let args = [("number", number.to_string()), ("time", time)];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            (Command::EndVisit, Some(locale.say_with("visit-since", &args)))
        }
        Visiting::Over { count, minutes } => {
            let args = [("count", count as i64), ("hours", minutes / 60), ("minutes", minutes % 60)];
            let args = args.map(|(name, value)| (name, value.to_string()));
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            (Command::BeginVisit, Some(locale.say_with("visit-over", &args)))
        }
    };
    let name = command.label(locale, None);
    let button = Button::new((icon(command.icon()), name.as_str())).min_size(Vec2::new(0.0, HIT));
    let hint = format!("{name}  {}", shortcut_text(ui.ctx(), command));
    if ui.add(button).accessible_name(&name).on_hover_text(hint).clicked() {
        actions.push(Action::Command(command));
    }
    if let Some(text) = text {
        ui.label(small(ui, text));
    }
}

/// Returns the margin around a screen; checklist and results divide the whole room into columns of their own.
#[must_use]
pub(super) fn screen_margin(ctx: &egui::Context, place: Place) -> Margin {
    match place {
        Place::Checklist | Place::Results => Margin::ZERO,
        Place::Units | Place::Ranking if room::is_short(ctx) => Margin::symmetric(MEDIUM as i8, SMALL as i8),
        Place::Units | Place::Ranking => Margin::symmetric(theme::LARGE as i8, MEDIUM as i8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn the_writers_state_is_always_said() {
        let said = |pending, saved_at, failure: Option<&'static store::Failure>| {
            let mut harness = Harness::builder().with_context_setup(theme::install).build_ui(move |ui| {
                writer_ui(ui, pending, saved_at, failure, &Locale::new(Language::Id));
            });
            harness.run();
            move |text: &str| harness.query_by_label(text).is_some()
        };
        assert!(said(0, None, None)("Semua tersimpan"));
        assert!(said(2, None, None)("Menyimpan 2…"));
        assert!(said(3, Some(0), Some(&store::Failure::Full))("3 belum tersimpan"));
        let time = Locale::new(Language::Id).time(1_700_000_000_000);
        assert!(said(0, Some(1_700_000_000_000), None)(&format!("Tersimpan {time}")));
    }

    #[test]
    fn a_failure_to_save_is_told_with_its_remedy_and_a_button_to_try_again() {
        let actions = std::rc::Rc::new(Actions::default());
        let queue = actions.clone();
        let mut harness =
            Harness::builder().with_size([900.0, 300.0]).with_context_setup(theme::install).build_ui(move |ui| {
                banner_ui(ui, Some(&store::Failure::Full), &Locale::new(Language::Id), &queue);
            });
        harness.run();
        harness.get_by_label("Perubahan terakhir belum tersimpan: media penyimpanan penuh.");
        harness.get_by_label("Saran: kosongkan ruang, lalu tekan Coba lagi; isian Anda masih ada di layar.");
        harness.get_by_label("Coba lagi").click();
        harness.run();
        assert!(matches!(actions.take().as_slice(), [Action::Retry]));
    }
}
