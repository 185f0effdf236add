//! The palette: commands and units by typing part of their name.

use super::action::Action;
use super::command::Command;
use super::forms::{Flow, Surroundings};
use super::icons::Icon;
use super::late;
use super::room;
use super::theme::{self, HIT, MEDIUM, SMALL, palette};
use super::widgets::{self, card_frame, icon};
use crate::assessment::UnitId;
use egui::{
    Align2, Area, Context, Frame, Id, Key, Margin, Modal, Modifiers, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
};

/// The palette while it is open.
#[derive(Default)]
pub(super) struct PaletteDialog {
    typed: String,
    selected: usize,
    /// What matches, until something else is typed.
    matches: Option<Vec<Entry>>,
    reveal: bool,
}

#[derive(Clone)]
struct Entry {
    icon: Icon,
    text: String,
    shortcut: String,
    target: Target,
}

#[derive(Clone, Copy)]
enum Target {
    Command(Command),
    Unit(UnitId),
}

/// How many units are offered at most; whoever looks for another types more of its name.
const UNITS: usize = 12;

impl PaletteDialog {
    /// Draws the palette.
    pub(super) fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let entries = match self.matches.take() {
            Some(entries) => entries,
            None => self.find(ctx, around),
        };
        self.selected = self.selected.min(entries.len().saturating_sub(1));
        let id = Id::unique("palette");
        let area = Area::new(id).kind(egui::UiKind::Modal).order(egui::Order::Foreground);
        let area = area.anchor(Align2::CENTER_TOP, Vec2::new(0.0, top(ctx))).sense(Sense::hover());
        let name = around.locale.say("command-palette");
        let response = Modal::new(id).area(area).frame(Frame::new()).show(ctx, |ui| {
            let frame = card_frame(&palette(ui)).corner_radius(theme::RADIUS + 2).inner_margin(Margin::same(8));
            frame.show(ui, |ui| self.contents_ui(ui, &name, &entries, around)).inner
        });
        ctx.accesskit_node_builder(response.response.id, |node| {
            node.set_role(Role::Dialog);
            node.set_modal();
            node.set_label(name);
        });
        let flow = response.inner;
        if flow == Flow::Close || response.should_close() { Flow::Close } else { Flow::Stay }
    }

    fn contents_ui(&mut self, ui: &mut Ui, name: &str, entries: &[Entry], around: &Surroundings<'_>) -> Flow {
        ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 64.0));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) && self.selected + 1 < entries.len() {
            (self.selected, self.reveal) = (self.selected + 1, true);
        }
        if pressed(Key::ArrowUp) {
            (self.selected, self.reveal) = (self.selected.saturating_sub(1), true);
        }
        let mut chosen = late::take(ui.ctx(), |key, _| key == Key::Enter).map(|_| self.selected);
        let quiet = palette(ui).quiet;
        let edit = egui::TextEdit::singleline(&mut self.typed)
            .id_salt("typed")
            .prefix(icon(Icon::Search).color(quiet))
            .hint_text(name)
            .margin(Margin::symmetric(8, 6))
            .align(Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).accessible_name(name);
        field.request_focus();
        if field.changed() {
            (self.selected, self.reveal) = (0, true);
        } else {
            self.matches = Some(entries.to_vec());
        }
        ui.add_space(SMALL);
        // As high as before even where less was found when it was open last.
        let most = (ui.ctx().content_rect().height() - 2.0 * top(ui.ctx()) - 72.0).min(420.0);
        let list = ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if entries.is_empty() {
                ui.label(super::widgets::small(ui, around.locale.say("units-no-match")));
            }
            for (index, entry) in entries.iter().enumerate() {
                if self.entry_ui(ui, index, entry) {
                    chosen = Some(index);
                }
            }
        });
        match chosen.and_then(|index| entries.get(index)) {
            Some(entry) => {
                around.actions.push(match entry.target {
                    Target::Command(command) => Action::Command(command),
                    Target::Unit(unit) => Action::ShowChecklist(unit),
                });
                Flow::Close
            }
            None => Flow::Stay,
        }
    }

    /// Draws an entry. Returns whether it was clicked.
    fn entry_ui(&mut self, ui: &mut Ui, index: usize, entry: &Entry) -> bool {
        let colours = palette(ui);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HIT + 4.0), Sense::CLICK);
        let selected = index == self.selected;
        if selected && std::mem::take(&mut self.reveal) {
            response.scroll_to_me(None);
        }
        if ui.is_rect_visible(rect) {
            let fill = match (selected, response.hovered()) {
                (true, _) => Some(colours.selected),
                (false, true) => Some(colours.sunken),
                (false, false) => None,
            };
            if let Some(fill) = fill {
                ui.painter().rect_filled(rect, 4, fill);
            }
            let inner = rect.shrink2(Vec2::new(SMALL, 0.0));
            let mut row = ui.new_child(
                egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)),
            );
            widgets::sign(&mut row, icon(entry.icon).color(colours.quiet));
            row.add(egui::Label::new(&entry.text).truncate());
            row.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(super::widgets::small(ui, &entry.shortcut));
                ui.add_space(MEDIUM);
            });
        }
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &entry.text));
        response.clicked()
    }

    fn find(&self, ctx: &Context, around: &Surroundings<'_>) -> Vec<Entry> {
        let typed = self.typed.trim().to_lowercase();
        let matches = |text: &str| typed.split_whitespace().all(|word| text.to_lowercase().contains(word));
        // A step's name is shown but not searched: whoever looks for a unit must not undo its last change.
        let named = |command: &Command| {
            matches(&command.label(around.locale, None)) || matches(&around.locale.say(command.key()))
        };
        let commands = Command::all()
            .filter(|command| *command != Command::Palette && command.is_available(around.session))
            .filter(named)
            .map(|command| Entry {
                icon: command.icon(),
                text: command.label(around.locale, around.session),
                shortcut: shortcut_text(ctx, command),
                target: Target::Command(command),
            });
        let round = around.session.filter(|_| !typed.is_empty()).map(|session| session.round());
        let units = round.into_iter().flat_map(|round| {
            let entity = |unit: &crate::assessment::ServiceUnit| {
                round.entities.get(&unit.entity).map(|entity| entity.name.clone())
            };
            let found = round.units.values().filter(|unit| matches(&unit.name)).take(UNITS);
            found.map(move |unit| Entry {
                icon: Icon::Checklist,
                text: unit.name.clone(),
                shortcut: entity(unit).unwrap_or_default(),
                target: Target::Unit(unit.id),
            })
        });
        commands.chain(units).collect()
    }
}

/// How far below the window's upper edge the palette stands.
fn top(ctx: &Context) -> f32 {
    if room::is_short(ctx) { 16.0 } else { 72.0 }
}

/// Returns a command's first shortcut as people read it, such as "Ctrl+K".
#[must_use]
pub(super) fn shortcut_text(ctx: &Context, command: Command) -> String {
    command.shortcuts().first().map(|shortcut| ctx.format_shortcut(shortcut)).unwrap_or_default()
}
