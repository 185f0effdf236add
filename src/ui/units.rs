//! The units of the round as a table that reads like a report.

mod rows;

use super::action::{Action, Actions};
use super::command::Command;
use super::icons::Icon;
use super::theme::{self, SMALL, palette};
use super::widgets::{self, empty, icon_button, labeled_button, primary_button, search_field, small, zone_badge};
use crate::assessment::{Change, Entity, EntityId, ServiceUnit, UnitId};
use crate::locale::{Locale, Message};
use crate::scoring::{Progress, Verdict};
use crate::session::{Session, Summary};
use crate::wording::Wording;
use egui::{Align, ComboBox, EventFilter, Id, Key, Layout, Modifiers, RichText, Role, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};
use rows::{Row, Rows};

/// The units screen: what is searched for, and which row is selected.
#[derive(Default)]
pub struct UnitsScreen {
    search: String,
    entity: Option<EntityId>,
    selected: Option<Row>,
    /// The selected row must be brought into sight.
    reveal: bool,
    rows: Rows,
}

/// Height of a row, of a unit as of an entity.
const ROW: f32 = 36.0;

impl UnitsScreen {
    /// Draws the screen.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        self.rows.refresh(session, &self.search, self.entity);
        self.heading_ui(ui, session, locale);
        if session.round().entities.is_empty() {
            return nothing_yet_ui(ui, locale, actions);
        }
        self.tools_ui(ui, session, locale, actions);
        self.rows.refresh(session, &self.search, self.entity);
        if self.rows.order.is_empty() {
            return empty(ui, &locale.say("units-no-match"), &locale.say("units-no-match-advice"));
        }
        let table = self.table_ui(ui, session, locale, actions);
        self.keys(ui, table, actions);
    }

    /// Selects a unit, so that coming back from it finds it.
    pub fn select(&mut self, unit: UnitId) {
        self.selected = Some(Row::Unit(unit));
        self.reveal = true;
    }

    /// Returns the unit selected.
    #[must_use]
    pub fn selected(&self) -> Option<UnitId> {
        match self.selected? {
            Row::Unit(unit) => Some(unit),
            Row::Entity(_) => None,
        }
    }

    /// Returns the unit so many places after a unit in the list as it is shown; the same at its ends.
    pub fn beside(&mut self, session: &Session, unit: UnitId, step: Step) -> Option<UnitId> {
        self.rows.refresh(session, &self.search, self.entity);
        let units: Vec<UnitId> = self.rows.units().collect();
        let at = units.iter().position(|other| *other == unit)?;
        match step {
            Step::Next => units.get(at + 1).copied(),
            Step::Previous => units.get(at.checked_sub(1)?).copied(),
        }
    }

    /// Returns the units shown that have a final score.
    pub fn finished(&mut self, session: &Session) -> Vec<UnitId> {
        self.rows.refresh(session, &self.search, self.entity);
        let finished = |unit: &UnitId| session.summary(*unit).is_some_and(|known| known.verdict.score().is_some());
        self.rows.units().filter(finished).collect()
    }

    fn heading_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale) {
        ui.label(RichText::new(locale.say("units-title")).text_style(egui::TextStyle::Heading));
        ui.horizontal(|ui| {
            // The line stays when there is nothing to say.
            ui.set_min_height(theme::HIT);
            if !session.round().units.is_empty() {
                ui.label(self.rows.overview(session, locale));
            }
            let unread = session.unread();
            if unread > 0 {
                ui.label(small(ui, locale.say_with("units-reading", &[("units", &unread.to_string())])));
            }
        });
    }

    fn tools_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        ui.horizontal(|ui| {
            let search = search_field(ui, &mut self.search, &locale.say("units-search"));
            if widgets::keys_are_free(ui.ctx()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Slash))
            {
                search.request_focus();
            }
            if search.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
                search.surrender_focus();
            }
            if search.changed() {
                self.reveal = true;
            }
            self.filter_ui(ui, session, locale);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if labeled_button(ui, Icon::Add, &locale.say("command-add-unit")).clicked() {
                    actions.push(Action::AddUnit(self.entity.or_else(|| self.entity_at_hand(session))));
                }
                if labeled_button(ui, Icon::Add, &locale.say("command-add-entity")).clicked() {
                    actions.push(Action::Command(Command::AddEntity));
                }
            });
        });
        ui.add_space(SMALL);
    }

    fn filter_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale) {
        let all = locale.say("units-all-entities");
        let chosen = self.entity.and_then(|entity| session.round().entities.get(&entity));
        let text = chosen.map_or_else(|| all.clone(), |entity| entity.name.clone());
        let combo = ComboBox::from_id_salt("entity").selected_text(text).width(220.0).truncate();
        let combo = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut self.entity, None, all);
            for entity in session.round().entities_sorted() {
                ui.selectable_value(&mut self.entity, Some(entity.id), &entity.name);
            }
        });
        combo.response.accessible_name(locale.say("units-filter"));
    }

    /// The entity of the selected row, for a new unit beside it.
    fn entity_at_hand(&self, session: &Session) -> Option<EntityId> {
        match self.selected? {
            Row::Entity(entity) => Some(entity),
            Row::Unit(unit) => session.round().units.get(&unit).map(|unit| unit.entity),
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) -> Id {
        let wording = Wording { locale, instrument: session.instrument() };
        let id = ui.make_persistent_id("units table");
        let area = ui.available_rect_before_wrap();
        let focus = ui.interact(area, id, Sense::focusable_noninteractive());
        let name = locale.say("units-title");
        focus.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &name));

        ui.spacing_mut().item_spacing = egui::Vec2::new(SMALL, 0.0);
        let mut table = TableBuilder::new(ui)
            .id_salt("units")
            .sense(Sense::CLICK)
            .cell_layout(Layout::left_to_right(Align::Center))
            .auto_shrink(false)
            .column(Column::remainder().at_least(200.0).clip(true))
            .column(Column::exact(190.0))
            .column(Column::exact(130.0))
            .column(Column::exact(150.0))
            .column(Column::exact(120.0))
            .column(Column::exact(36.0));
        if std::mem::take(&mut self.reveal)
            && let Some(row) = self.selected.and_then(|row| self.rows.order.iter().position(|other| *other == row))
        {
            table = table.scroll_to_row(row, None);
        }
        let table = table.header(28.0, |mut header| {
            for key in ["units-column-unit", "units-column-progress"] {
                header.col(|ui| {
                    ui.label(small(ui, locale.say(key)));
                });
            }
            header.col(|ui| right(ui, |ui| ui.label(small(ui, locale.say("units-column-score")))));
            for key in ["units-column-zone", "units-column-state"] {
                header.col(|ui| {
                    ui.label(small(ui, locale.say(key)));
                });
            }
            header.col(|_| ());
        });
        let count = self.rows.order.len();
        table.body(|body| {
            body.rows(ROW, count, |mut row| {
                let Some(kind) = self.rows.order.get(row.index()).copied() else { return };
                row.set_selected(self.selected == Some(kind));
                let drawing = Drawing { session, wording: &wording, actions };
                let clicked = match kind {
                    Row::Entity(entity) => drawing.entity_ui(&mut row, &mut self.rows, entity),
                    Row::Unit(unit) => drawing.unit_ui(&mut row, unit),
                };
                if clicked {
                    self.selected = Some(kind);
                }
                if row.response().double_clicked() {
                    actions.push(open(kind));
                }
            });
        });
        id
    }

    /// Arrows move, Enter opens. The table has the focus whenever nothing else wants it.
    fn keys(&mut self, ui: &Ui, table: Id, actions: &Actions) {
        let ctx = ui.ctx();
        if ctx.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ctx) {
            return;
        }
        if ctx.memory(|memory| memory.focused().is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(table));
        }
        if !ctx.memory(|memory| memory.has_focus(table)) {
            return;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(table, filter));
        let last = self.rows.order.len() - 1;
        let at = self.selected.and_then(|row| self.rows.order.iter().position(|other| *other == row));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let page = ((ui.clip_rect().height() / ROW) as usize).saturating_sub(3).max(1);
        let target = if pressed(Key::ArrowDown) {
            Some(at.map_or(0, |at| at + 1))
        } else if pressed(Key::ArrowUp) {
            Some(at.map_or(0, |at| at.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(at.map_or(0, |at| at + page))
        } else if pressed(Key::PageUp) {
            Some(at.map_or(0, |at| at.saturating_sub(page)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(target) = target {
            self.selected = self.rows.order.get(target.min(last)).copied();
            self.reveal = true;
            ctx.request_repaint();
        }
        if let Some(row) = self.selected
            && pressed(Key::Enter)
        {
            actions.push(open(row));
        }
    }
}

/// A direction in the list of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Down.
    Next,
    /// Up.
    Previous,
}

fn open(row: Row) -> Action {
    match row {
        Row::Entity(entity) => Action::ShowEntity(entity),
        Row::Unit(unit) => Action::ShowChecklist(unit),
    }
}

fn nothing_yet_ui(ui: &mut Ui, locale: &Locale, actions: &Actions) {
    empty(ui, &locale.say("units-empty"), &locale.say("units-empty-advice"));
    ui.vertical_centered(|ui| {
        if primary_button(ui, &locale.say("command-add-entity")).clicked() {
            actions.push(Action::Command(Command::AddEntity));
        }
    });
}

/// What drawing a row takes.
struct Drawing<'a> {
    session: &'a Session,
    wording: &'a Wording<'a>,
    actions: &'a Actions,
}

impl Drawing<'_> {
    /// Draws an entity's row. Returns whether it was clicked.
    fn entity_ui(&self, row: &mut TableRow<'_, '_>, rows: &mut Rows, id: EntityId) -> bool {
        let Some(entity) = self.session.round().entities.get(&id) else { return false };
        let locale = self.wording.locale;
        let units = rows.units_of(id).len();
        let verdict = rows.verdict(self.session, id);
        row.set_overline(true);
        row.col(|ui| {
            ui.label(RichText::new(&entity.name).text_style(theme::strong()));
            ui.label(small(ui, &entity.code));
        });
        row.col(|ui| {
            ui.label(small(ui, locale.say_with("units-count", &[("units", &units.to_string())])));
        });
        self.verdict_ui(row, verdict.as_ref().filter(|_| units > 0), theme::strong());
        row.col(|_| ());
        row.col(|ui| self.menu_ui(ui, &entity.name, |ui| self.entity_menu_ui(ui, entity, units)));
        self.finish(row, &entity.name)
    }

    /// Draws a unit's row. Returns whether it was clicked.
    fn unit_ui(&self, row: &mut TableRow<'_, '_>, id: UnitId) -> bool {
        let Some(unit) = self.session.round().units.get(&id) else { return false };
        let locale = self.wording.locale;
        let summary = self.session.summary(id);
        row.col(|ui| {
            ui.add_space(SMALL * 3.0);
            ui.add(egui::Label::new(&unit.name).truncate());
        });
        row.col(|ui| {
            if let Some(Summary { progress, .. }) = summary {
                let name = locale.say_with("units-progress-of", &[("name", &unit.name)]);
                widgets::progress(ui, &name, progress.answered, progress.expected);
            }
        });
        self.verdict_ui(row, summary.map(|summary| &summary.verdict), egui::TextStyle::Body);
        row.col(|ui| {
            let quiet = palette(ui).quiet;
            ui.label(RichText::new(locale.say(state_key(summary))).color(quiet));
        });
        row.col(|ui| self.menu_ui(ui, &unit.name, |ui| self.unit_menu_ui(ui, unit, summary)));
        self.finish(row, &unit.name)
    }

    /// Draws the columns of score and zone.
    fn verdict_ui(&self, row: &mut TableRow<'_, '_>, verdict: Option<&Verdict>, style: egui::TextStyle) {
        let interval = verdict.and_then(Verdict::interval);
        let lowest = self.wording.instrument.bands().next_back().map(|(id, _)| id);
        row.col(|ui| {
            right(ui, |ui| match verdict {
                Some(Verdict::Final(score)) => {
                    ui.label(RichText::new(self.wording.score(score)).text_style(style));
                }
                Some(Verdict::Open { low, high }) => {
                    let quiet = palette(ui).quiet;
                    let text = format!("{} – {}", self.wording.score(low), self.wording.score(high));
                    ui.label(RichText::new(text).color(quiet))
                        .on_hover_text(self.wording.locale.say("units-interval-why"));
                }
                Some(Verdict::Nothing) | None => (),
            });
        });
        row.col(|ui| match interval {
            Some((low, high)) if low.band == high.band => {
                zone_badge(ui, self.wording, low.band);
            }
            // From the lowest band to the highest says nothing.
            Some((low, high)) if Some(low.band) == lowest && high.band.position() == 0 => (),
            Some((low, high)) => {
                let band = |band| {
                    let band = self.wording.instrument.band(band);
                    band.zone.map_or_else(
                        || band.category.clone(),
                        |zone| format!("{} {}", self.wording.zone(zone), band.category),
                    )
                };
                let args = [("low", band(low.band)), ("high", band(high.band))];
                let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
                ui.label(small(ui, self.wording.locale.say_with("units-zone-open", &args)));
            }
            None => (),
        });
    }

    fn menu_ui(&self, ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
        let name = self.wording.locale.say_with("units-menu", &[("name", name)]);
        let button = icon_button(ui, Icon::More, &name);
        egui::Popup::menu(&button).show(contents);
    }

    fn entity_menu_ui(&self, ui: &mut Ui, entity: &Entity, units: usize) {
        let say = |key| self.wording.locale.say(key);
        if labeled_button(ui, Icon::Chart, &say("units-show-entity")).clicked() {
            self.actions.push(Action::ShowEntity(entity.id));
        }
        if labeled_button(ui, Icon::Add, &say("command-add-unit")).clicked() {
            self.actions.push(Action::AddUnit(Some(entity.id)));
        }
        if labeled_button(ui, Icon::Pencil, &say("units-edit-entity-ask")).clicked() {
            self.actions.push(Action::EditEntity(entity.id));
        }
        ui.add_enabled_ui(units == 0, |ui| {
            let remove = labeled_button(ui, Icon::Trash, &say("ui-remove"));
            if remove.on_disabled_hover_text(say("units-remove-entity-why-not")).clicked() {
                let name = Message::new("units-step-remove").with("name", &entity.name);
                self.actions.apply(name, vec![Change::RemoveEntity(entity.id)]);
            }
        });
    }

    fn unit_menu_ui(&self, ui: &mut Ui, unit: &ServiceUnit, summary: Option<&Summary>) {
        let say = |key| self.wording.locale.say(key);
        if labeled_button(ui, Icon::Checklist, &say("units-show-checklist")).clicked() {
            self.actions.push(Action::ShowChecklist(unit.id));
        }
        if labeled_button(ui, Icon::Chart, &say("units-show-results")).clicked() {
            self.actions.push(Action::ShowResults(unit.id));
        }
        let finished = summary.is_some_and(|summary| summary.verdict.score().is_some());
        ui.add_enabled_ui(finished, |ui| {
            let export = labeled_button(ui, Icon::Export, &say("command-export"));
            if export.on_disabled_hover_text(say("units-export-why-not")).clicked() {
                self.actions.push(Action::Export(vec![unit.id]));
            }
        });
        if labeled_button(ui, Icon::Pencil, &say("units-edit-unit-ask")).clicked() {
            self.actions.push(Action::EditUnit(unit.id));
        }
        let untouched = summary.is_some_and(|summary| summary.progress.answered == 0);
        ui.add_enabled_ui(untouched, |ui| {
            let remove = labeled_button(ui, Icon::Trash, &say("ui-remove"));
            if remove.on_disabled_hover_text(say("units-remove-unit-why-not")).clicked() {
                let name = Message::new("units-step-remove").with("name", &unit.name);
                self.actions.apply(name, vec![Change::RemoveUnit(unit.id)]);
            }
        });
    }

    /// Names the row for screen readers. Returns whether it was clicked.
    fn finish(&self, row: &mut TableRow<'_, '_>, name: &str) -> bool {
        let response = row.response();
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, name));
        response.clicked()
    }
}

/// Returns the key of the words for how far a unit is.
fn state_key(summary: Option<&Summary>) -> &'static str {
    match summary {
        None => "units-state-reading",
        Some(Summary { verdict: Verdict::Final(_) | Verdict::Nothing, .. }) => "units-state-finished",
        Some(Summary { progress: Progress { answered: 0, .. }, .. }) => "units-state-untouched",
        Some(Summary { verdict: Verdict::Open { .. }, .. }) => "units-state-open",
    }
}

/// Lays a cell out from the right.
fn right<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) {
    ui.with_layout(Layout::right_to_left(Align::Center), contents);
}
