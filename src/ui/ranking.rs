//! The entities by rank.

use super::action::{Action, Actions};
use super::command::Command;
use super::forms::kind_key;
use super::room;
use super::table::{self, ROW, Side, cell};
use super::theme::{self, SMALL, palette};
use super::widgets::{empty, entity_badge, labeled_button, primary_button, small};
use crate::assessment::Entity;
use crate::locale::Locale;
use crate::scoring::{EntityCard, Ranked, Verdict};
use crate::session::{Session, Version};
use crate::wording::Wording;
use egui::{Label, RichText, Role, TextStyle, Ui, WidgetInfo};
use egui_extras::{Column, TableRow};

/// The ranking screen: which row is selected, and the ranking until it is out of date.
#[derive(Default)]
pub(super) struct RankingScreen {
    selected: Option<usize>,
    ranking: Vec<(Ranked, EntityCard)>,
    made_for: Option<Version>,
}

/// The columns.
const COLUMNS: [(&str, Side); 7] = [
    ("rank-column-rank", Side::Right),
    ("rank-column-entity", Side::Left),
    ("rank-column-class", Side::Left),
    ("rank-column-in-class", Side::Right),
    ("rank-column-in-province", Side::Right),
    ("rank-column-score", Side::Right),
    ("rank-column-zone", Side::Left),
];

impl RankingScreen {
    /// Draws the screen.
    pub(super) fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        // Ranking a large round takes longer than a frame; while units are being read nobody needs every step of it.
        let version = session.version();
        let changed = |made: Version| made.content != version.content && session.unread() == 0;
        // A score of another instrument lies in none of these bands.
        if self.made_for.is_none_or(|made| made.instrument != version.instrument || changed(made)) {
            self.ranking = session.ranking();
            self.made_for = Some(version);
        }
        if !room::is_short(ui.ctx()) {
            ui.label(RichText::new(locale.say("rank-title")).text_style(TextStyle::Heading));
        }
        ui.horizontal(|ui| {
            ui.set_min_height(theme::HIT);
            let finished = self.ranking.iter().filter(|(ranked, _)| ranked.overall.is_some()).count();
            let entities = session.round().entities.len();
            let args = [("finished", finished.to_string()), ("entities", entities.to_string())];
            ui.label(locale.say_with("rank-overview", &args.each_ref().map(|(name, value)| (*name, value.as_str()))));
            let unread = session.unread();
            if unread > 0 {
                ui.label(small(ui, locale.say_with("units-reading", &[("units", &unread.to_string())])));
            }
        });
        ui.add_space(SMALL);
        if session.round().entities.is_empty() {
            empty(ui, &locale.say("units-empty"), &locale.say("units-empty-advice"));
            ui.vertical_centered(|ui| {
                if primary_button(ui, &locale.say("command-add-entity")).clicked() {
                    actions.push(Action::Command(Command::AddEntity));
                }
            });
            return;
        }
        if session.unread() == 0 && self.ranking.iter().all(|(ranked, _)| ranked.overall.is_none()) {
            // Said above the table, which shows how far every entity is.
            ui.horizontal_wrapped(|ui| {
                ui.label(locale.say("comfort-rank-none"));
                if labeled_button(ui, Command::Units.icon(), &locale.say("command-units")).clicked() {
                    actions.push(Action::Command(Command::Units));
                }
            });
            ui.add_space(SMALL);
        }
        table::at_least_wide(ui, 960.0, |ui| self.table_ui(ui, session, locale, actions));
    }

    fn table_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        let wording = Wording { locale, instrument: session.instrument() };
        let id = table::stop_ui(ui, &locale.say("rank-title"));
        let keys = table::keys(ui, id, self.ranking.len(), self.selected);
        self.selected = keys.go_to.or(self.selected);
        if let Some((ranked, _)) = self.selected.filter(|_| keys.open).and_then(|at| self.ranking.get(at)) {
            actions.push(Action::ShowEntity(ranked.entity));
        }
        let marked = self.selected.filter(|_| ui.memory(|memory| memory.has_focus(id)));

        let mut table = table::builder(ui)
            .id_salt("ranking")
            .column(Column::exact(80.0))
            .column(Column::remainder().at_least(160.0).clip(true))
            .column(Column::exact(170.0))
            .column(Column::exact(136.0))
            .column(Column::exact(120.0))
            .column(Column::exact(130.0))
            .column(Column::exact(120.0));
        if let Some(row) = keys.go_to {
            table = table.scroll_to_row(row, None);
        }
        let table = table.header(32.0, |mut header| table::header_ui(&mut header, locale, &COLUMNS));
        table.body(|body| {
            body.rows(ROW, self.ranking.len(), |mut row| {
                let index = row.index();
                let Some((ranked, card)) = self.ranking.get(index) else { return };
                let Some(entity) = session.round().entities.get(&ranked.entity) else { return };
                row.set_selected(self.selected == Some(index));
                row_ui(&mut row, &wording, entity, ranked, card, marked == Some(index));
                if row.response().clicked() {
                    self.selected = Some(index);
                }
                if row.response().double_clicked() {
                    actions.push(Action::ShowEntity(ranked.entity));
                }
            });
        });
    }
}

fn row_ui(
    row: &mut TableRow<'_, '_>,
    wording: &Wording<'_>,
    entity: &Entity,
    ranked: &Ranked,
    card: &EntityCard,
    marked: bool,
) {
    let locale = wording.locale;
    let rank = |ui: &mut Ui, rank: Option<usize>, style: TextStyle| {
        // A dash would be read as a rank of zero; a missing rank is explained by the interval beside it.
        let text = RichText::new(rank.map_or_else(String::new, |rank| rank.to_string())).text_style(style);
        ui.label(text.color(palette(ui).text));
    };
    cell(row, Side::Right, |ui| {
        if marked {
            table::mark_ui(ui);
        }
        rank(ui, ranked.overall, theme::strong());
    });
    cell(row, Side::Left, |ui| {
        let text = palette(ui).text;
        ui.add(Label::new(RichText::new(&entity.name).text_style(theme::strong()).color(text)).truncate());
        let further = match wording.follow_up(entity) {
            Some(follow_up) => format!("{} · {follow_up}", entity.code),
            None => entity.code.clone(),
        };
        ui.add(Label::new(small(ui, further)).truncate());
    });
    cell(row, Side::Left, |ui| {
        let kind = locale.say(kind_key(entity.kind));
        let text = if entity.province.is_empty() { kind } else { format!("{kind}, {}", entity.province) };
        ui.add(Label::new(small(ui, text)).truncate());
    });
    cell(row, Side::Right, |ui| rank(ui, ranked.in_class, TextStyle::Body));
    cell(row, Side::Right, |ui| rank(ui, ranked.in_province, TextStyle::Body));
    cell(row, Side::Right, |ui| match &card.verdict {
        Verdict::Final(score) => {
            let text = RichText::new(wording.score(score)).text_style(theme::strong());
            ui.label(text.color(palette(ui).text));
        }
        Verdict::Open { low, high } => table::interval_ui(ui, wording, low, high),
        Verdict::Nothing => {
            ui.label(small(ui, locale.say("rank-nothing")));
        }
    });
    cell(row, Side::Left, |ui| {
        if let Some((low, high)) = card.verdict.interval()
            && low.band == high.band
        {
            entity_badge(ui, wording, low.band, entity, &card.verdict);
        }
    });
    row.response().widget_info(|| WidgetInfo::labeled(Role::Row, true, &entity.name));
}
