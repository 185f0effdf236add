//! The units of the round as a table that reads like a report.

mod rows;

use super::action::{Action, Actions};
use super::command::Command;
use super::icons::Icon;
use super::room;
use super::table::{self, ROW, Side, cell};
use super::theme::{self, SMALL, palette};
use super::tour::{self, Spot};
use super::widgets::{
    self, caret, empty, entity_badge, icon_button, labeled_button, primary_button, search_field, small, zone_badge,
};
use crate::assessment::{Change, Entity, EntityId, ServiceUnit, UnitId};
use crate::locale::{Locale, Message};
use crate::scoring::{Progress, Verdict};
use crate::session::{Session, Summary};
use crate::wording::Wording;
use egui::{Align, ComboBox, Key, Label, Layout, Modifiers, RichText, Role, TextStyle, Ui, WidgetInfo};
use egui_extras::{Column, TableRow};
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

/// Room from which on search, filter and buttons stand in one line.
const ONE_LINE: f32 = 780.0;

/// The columns; the last is that of the menus.
const COLUMNS: [(&str, Side); 6] = [
    ("units-column-unit", Side::Left),
    ("units-column-progress", Side::Left),
    ("units-column-score", Side::Right),
    ("units-column-zone", Side::Left),
    ("units-column-state", Side::Left),
    ("", Side::Left),
];

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
            return self.no_match_ui(ui, locale);
        }
        table::at_least_wide(ui, 820.0, |ui| self.table_ui(ui, session, locale, actions));
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
        let finished = |unit: &UnitId| session.summary(*unit).is_some_and(|known| known.verdict.is_complete());
        self.rows.units().filter(finished).collect()
    }

    fn heading_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale) {
        if !room::is_short(ui.ctx()) {
            ui.label(RichText::new(locale.say("units-title")).text_style(TextStyle::Heading));
        }
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
        let one_line = ui.available_width() >= ONE_LINE;
        ui.horizontal(|ui| {
            self.search_ui(ui, locale);
            self.filter_ui(ui, session, locale);
            if one_line {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.add_unit_ui(ui, session, locale, actions);
                    add_entity_ui(ui, locale, actions);
                });
            }
        });
        if !one_line {
            ui.horizontal(|ui| {
                add_entity_ui(ui, locale, actions);
                self.add_unit_ui(ui, session, locale, actions);
            });
        }
        ui.add_space(SMALL);
    }

    fn search_ui(&mut self, ui: &mut Ui, locale: &Locale) {
        let search = search_field(ui, &mut self.search, &locale.say("units-search"));
        if widgets::keys_are_free(ui.ctx()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Slash)) {
            search.request_focus();
        }
        if search.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
            search.surrender_focus();
        }
        if search.changed() {
            self.reveal = true;
        }
    }

    /// Says that nothing matches, with the way back to all units.
    fn no_match_ui(&mut self, ui: &mut Ui, locale: &Locale) {
        empty(ui, &locale.say("units-no-match"), &locale.say("units-no-match-advice"));
        ui.vertical_centered(|ui| {
            if primary_button(ui, &locale.say("comfort-show-all-units")).clicked() {
                self.search.clear();
                self.entity = None;
            }
        });
    }

    fn add_unit_ui(&self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        ui.add_enabled_ui(!session.round().entities.is_empty(), |ui| {
            if labeled_button(ui, Icon::Add, &locale.say("command-add-unit")).clicked() {
                actions.push(Action::AddUnit(self.entity.or_else(|| self.entity_at_hand(session))));
            }
        });
    }

    fn filter_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale) {
        let all = locale.say("units-all-entities");
        let chosen = self.entity.and_then(|entity| session.round().entities.get(&entity));
        let text = chosen.map_or_else(|| all.clone(), |entity| entity.name.clone());
        let combo = ComboBox::from_id_salt("entity").icon(caret).selected_text(text).width(220.0).truncate();
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

    fn table_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        let wording = Wording { locale, instrument: session.instrument() };
        let id = table::stop_ui(ui, &locale.say("units-title"));
        let at = self.selected.and_then(|row| self.rows.order.iter().position(|other| *other == row));
        let keys = table::keys(ui, id, self.rows.order.len(), at);
        if let Some(row) = keys.go_to {
            self.selected = self.rows.order.get(row).copied();
            self.reveal = true;
        }
        if let Some(row) = self.selected.filter(|_| keys.open) {
            actions.push(open(row));
        }
        let marked = self.selected.filter(|_| ui.memory(|memory| memory.has_focus(id)));

        let mut table = table::builder(ui)
            .id_salt("units")
            .column(Column::remainder().at_least(140.0).clip(true))
            .column(Column::exact(180.0))
            .column(Column::exact(140.0))
            .column(Column::exact(176.0))
            .column(Column::exact(124.0))
            .column(Column::exact(44.0));
        if let Some(row) = keys.go_to.or(at).filter(|_| std::mem::take(&mut self.reveal)) {
            table = table.scroll_to_row(row, None);
        }
        let table = table.header(32.0, |mut header| table::header_ui(&mut header, locale, &COLUMNS));
        let count = self.rows.order.len();
        table.body(|body| {
            body.rows(ROW, count, |mut row| {
                let Some(kind) = self.rows.order.get(row.index()).copied() else { return };
                row.set_selected(self.selected == Some(kind));
                let drawing = Drawing { session, wording: &wording, actions, marked: marked == Some(kind) };
                match kind {
                    Row::Entity(entity) => drawing.entity_ui(&mut row, &mut self.rows, entity),
                    Row::Unit(unit) => drawing.unit_ui(&mut row, unit),
                }
                if row.col_index() > 0 && row.response().clicked() {
                    self.selected = Some(kind);
                }
                // The tour is about the unit selected, or about the first.
                let first = matches!(kind, Row::Unit(_)) && self.rows.units().next().map(Row::Unit) == Some(kind);
                if self.selected.map_or(first, |selected| selected == kind) && row.col_index() > 0 {
                    let row = row.response();
                    tour::point(&row.ctx, Spot::UnitRow, row.interact_rect);
                }
                if row.col_index() > 0 && row.response().double_clicked() {
                    actions.push(open(kind));
                }
            });
        });
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

fn add_entity_ui(ui: &mut Ui, locale: &Locale, actions: &Actions) {
    if labeled_button(ui, Icon::Add, &locale.say("command-add-entity")).clicked() {
        actions.push(Action::Command(Command::AddEntity));
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
    marked: bool,
}

impl Drawing<'_> {
    fn entity_ui(&self, row: &mut TableRow<'_, '_>, rows: &mut Rows, id: EntityId) {
        let Some(entity) = self.session.round().entities.get(&id) else { return };
        let units = rows.units_of(id).len();
        let verdict = rows.verdict(self.session, id).filter(|_| units > 0);
        row.set_overline(row.index() > 0);
        self.first_cell(row, |ui| {
            let text = palette(ui).text;
            ui.add(Label::new(RichText::new(&entity.name).text_style(theme::strong()).color(text)).truncate());
            ui.label(small(ui, &entity.code));
        });
        cell(row, Side::Left, |ui| {
            ui.label(small(ui, self.wording.locale.say_with("units-count", &[("units", &units.to_string())])));
        });
        self.verdict_ui(row, verdict.as_ref(), Some(entity), theme::strong());
        cell(row, Side::Left, |_| ());
        row.col(|ui| self.menu_ui(ui, &entity.name, |ui| self.entity_menu_ui(ui, entity, units)));
        name(row, &entity.name);
    }

    fn unit_ui(&self, row: &mut TableRow<'_, '_>, id: UnitId) {
        let Some(unit) = self.session.round().units.get(&id) else { return };
        let summary = self.session.summary(id);
        self.first_cell(row, |ui| {
            let text = palette(ui).text;
            ui.add_space(theme::MEDIUM);
            ui.add(Label::new(RichText::new(&unit.name).color(text)).truncate());
        });
        cell(row, Side::Left, |ui| {
            if let Some(Summary { progress, .. }) = summary {
                let name = self.wording.locale.say_with("units-progress-of", &[("name", &unit.name)]);
                widgets::progress(ui, &name, progress.answered, progress.expected);
            }
        });
        self.verdict_ui(row, summary.map(|summary| &summary.verdict), None, TextStyle::Body);
        cell(row, Side::Left, |ui| {
            let quiet = palette(ui).quiet;
            ui.label(RichText::new(self.wording.locale.say(state_key(summary))).color(quiet));
        });
        row.col(|ui| self.menu_ui(ui, &unit.name, |ui| self.unit_menu_ui(ui, unit, summary)));
        name(row, &unit.name);
    }

    fn first_cell(&self, row: &mut TableRow<'_, '_>, contents: impl FnOnce(&mut Ui)) {
        cell(row, Side::Left, |ui| {
            if self.marked {
                table::mark_ui(ui);
            }
            contents(ui);
        });
    }

    /// Draws the columns of score and zone.
    fn verdict_ui(
        &self,
        row: &mut TableRow<'_, '_>,
        verdict: Option<&Verdict>,
        entity: Option<&Entity>,
        style: TextStyle,
    ) {
        let locale = self.wording.locale;
        cell(row, Side::Right, |ui| match verdict {
            Some(Verdict::Final(score)) => {
                let text = palette(ui).text;
                ui.label(RichText::new(self.wording.score(score)).text_style(style).color(text));
            }
            Some(Verdict::Open { low, high }) => table::interval_ui(ui, self.wording, low, high),
            Some(Verdict::Nothing) | None => (),
        });
        cell(row, Side::Left, |ui| match verdict.and_then(Verdict::interval) {
            Some((low, high)) if low.band == high.band => {
                match (entity, verdict) {
                    (Some(entity), Some(verdict)) => entity_badge(ui, self.wording, low.band, entity, verdict),
                    (Some(_) | None, _) => zone_badge(ui, self.wording, low.band),
                };
            }
            Some((low, high)) if table::tells(self.wording.instrument, low, high) => {
                let (low, high) = (self.wording.short_band(low.band), self.wording.short_band(high.band));
                let args = [("low", low.as_str()), ("high", high.as_str())];
                ui.add(Label::new(small(ui, locale.say_with("units-zone-open", &args))).truncate());
            }
            Some(_) | None => (),
        });
    }

    fn menu_ui(&self, ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
        let name = self.wording.locale.say_with("units-menu", &[("name", name)]);
        let button = icon_button(ui, Icon::More, &name);
        egui::Popup::menu(&button).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            contents(ui);
        });
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
        let finished = summary.is_some_and(|summary| summary.verdict.is_complete());
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
}

/// Names a row for screen readers.
fn name(row: &TableRow<'_, '_>, name: &str) {
    row.response().widget_info(|| WidgetInfo::labeled(Role::Row, true, name));
}

/// Returns the key of the words for how far a unit is.
fn state_key(summary: Option<&Summary>) -> &'static str {
    match summary {
        None => "units-state-reading",
        Some(Summary { verdict: Verdict::Final(_) | Verdict::Nothing, blocking: 0, .. }) => "units-state-finished",
        Some(Summary { verdict: Verdict::Final(_) | Verdict::Nothing, .. }) => "units-state-findings",
        Some(Summary { progress: Progress { answered: 0, .. }, .. }) => "units-state-untouched",
        Some(Summary { verdict: Verdict::Open { .. }, .. }) => "units-state-open",
    }
}
