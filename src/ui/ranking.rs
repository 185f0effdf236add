//! The entities by rank.

use super::action::{Action, Actions};
use super::forms::kind_key;
use super::theme::{self, SMALL, palette};
use super::widgets::{empty, small, zone_badge};
use crate::locale::Locale;
use crate::scoring::{EntityCard, Ranked, Verdict};
use crate::session::Session;
use crate::wording::Wording;
use egui::{Align, EventFilter, Key, Layout, Modifiers, RichText, Role, Sense, TextStyle, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

/// The ranking screen: which row is selected, and the ranking until it is out of date.
#[derive(Default)]
pub(super) struct RankingScreen {
    selected: Option<usize>,
    reveal: bool,
    ranking: Vec<(Ranked, EntityCard)>,
    content: Option<u64>,
}

const ROW: f32 = 36.0;

impl RankingScreen {
    /// Draws the screen.
    pub(super) fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        // Ranking a large round takes longer than a frame; while units are being read nobody needs every step of it.
        let version = session.version().content;
        if self.content.is_none() || (self.content != Some(version) && session.unread() == 0) {
            self.ranking = session.ranking();
            self.content = Some(version);
        }
        ui.label(RichText::new(locale.say("rank-title")).text_style(TextStyle::Heading));
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
            return empty(ui, &locale.say("units-empty"), &locale.say("units-empty-advice"));
        }
        self.table_ui(ui, session, locale, actions);
    }

    fn table_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        let wording = Wording { locale, instrument: session.instrument() };
        let table = ui.make_persistent_id("ranking table");
        let focus = ui.interact(ui.available_rect_before_wrap(), table, Sense::focusable_noninteractive());
        let name = locale.say("rank-title");
        focus.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &name));
        self.keys(ui, table, actions);

        ui.spacing_mut().item_spacing = egui::Vec2::new(SMALL, 0.0);
        let mut builder = TableBuilder::new(ui)
            .id_salt("ranking")
            .sense(Sense::CLICK)
            .cell_layout(Layout::left_to_right(Align::Center))
            .auto_shrink(false)
            .column(Column::exact(72.0))
            .column(Column::remainder().at_least(200.0).clip(true))
            .column(Column::exact(170.0))
            .column(Column::exact(110.0))
            .column(Column::exact(110.0))
            .column(Column::exact(140.0))
            .column(Column::exact(130.0));
        if let Some(row) = self.selected.filter(|_| std::mem::take(&mut self.reveal)) {
            builder = builder.scroll_to_row(row, None);
        }
        let builder = builder.header(28.0, |mut header| {
            let keys = ["rank-column-rank", "rank-column-entity", "rank-column-class", "rank-column-in-class"];
            for key in keys.into_iter().chain(["rank-column-in-province", "rank-column-score", "rank-column-zone"]) {
                header.col(|ui| {
                    if matches!(key, "rank-column-entity" | "rank-column-class" | "rank-column-zone") {
                        ui.label(small(ui, locale.say(key)));
                    } else {
                        right(ui, |ui| ui.label(small(ui, locale.say(key))));
                    }
                });
            }
        });
        builder.body(|body| {
            body.rows(ROW, self.ranking.len(), |mut row| {
                let index = row.index();
                let Some((ranked, card)) = self.ranking.get(index) else { return };
                row.set_selected(self.selected == Some(index));
                row_ui(&mut row, session, &wording, ranked, card);
                if row.response().clicked() {
                    self.selected = Some(index);
                }
                if row.response().double_clicked() {
                    actions.push(Action::ShowEntity(ranked.entity));
                }
            });
        });
    }

    fn keys(&mut self, ui: &Ui, table: egui::Id, actions: &Actions) {
        let ctx = ui.ctx();
        if !super::widgets::keys_are_free(ctx) || self.ranking.is_empty() {
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
        let last = self.ranking.len() - 1;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let target = if pressed(Key::ArrowDown) {
            Some(self.selected.map_or(0, |at| (at + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(self.selected.map_or(0, |at| at.saturating_sub(1)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if target.is_some() {
            self.selected = target;
            self.reveal = true;
        }
        if let Some((ranked, _)) = self.selected.and_then(|at| self.ranking.get(at))
            && pressed(Key::Enter)
        {
            actions.push(Action::ShowEntity(ranked.entity));
        }
    }
}

fn row_ui(row: &mut TableRow<'_, '_>, session: &Session, wording: &Wording<'_>, ranked: &Ranked, card: &EntityCard) {
    let Some(entity) = session.round().entities.get(&ranked.entity) else { return };
    let locale = wording.locale;
    let rank = |ui: &mut Ui, rank: Option<usize>, style: TextStyle| {
        // A dash would be read as a rank of zero; a missing rank is explained by the interval beside it.
        right(ui, |ui| {
            ui.label(RichText::new(rank.map_or_else(String::new, |rank| rank.to_string())).text_style(style))
        });
    };
    row.col(|ui| rank(ui, ranked.overall, theme::strong()));
    row.col(|ui| {
        ui.add(egui::Label::new(RichText::new(&entity.name).text_style(theme::strong())).truncate());
        ui.label(small(ui, &entity.code));
    });
    row.col(|ui| {
        let kind = locale.say(kind_key(entity.kind));
        let text = if entity.province.is_empty() { kind } else { format!("{kind}, {}", entity.province) };
        ui.add(egui::Label::new(small(ui, text)).truncate());
    });
    row.col(|ui| rank(ui, ranked.in_class, TextStyle::Body));
    row.col(|ui| rank(ui, ranked.in_province, TextStyle::Body));
    row.col(|ui| {
        right(ui, |ui| match &card.verdict {
            Verdict::Final(score) => ui.label(RichText::new(wording.score(score)).text_style(theme::strong())),
            Verdict::Open { low, high } => {
                let text = format!("{} – {}", wording.score(low), wording.score(high));
                let quiet = palette(ui).quiet;
                ui.label(RichText::new(text).color(quiet)).on_hover_text(locale.say("units-interval-why"))
            }
            Verdict::Nothing => ui.label(small(ui, locale.say("rank-nothing"))),
        });
    });
    row.col(|ui| {
        if let Some((low, high)) = card.verdict.interval()
            && low.band == high.band
        {
            zone_badge(ui, wording, low.band);
        }
    });
    let name = &entity.name;
    row.response().widget_info(|| WidgetInfo::labeled(Role::Row, true, name));
}

fn right<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) {
    ui.with_layout(Layout::right_to_left(Align::Center), contents);
}
