//! The results of an entity: the mean of its units, its ranks, and its units to open.

use super::explanation;
use super::verdict::{Rank, VerdictCard};
use crate::assessment::{Entity, EntityId, ServiceUnit};
use crate::locale::Locale;
use crate::scoring::{EntityCard, Standing, Verdict};
use crate::session::{Session, Summary};
use crate::ui::action::{Action, Actions};
use crate::ui::theme::{MEDIUM, RADIUS, SMALL, palette};
use crate::ui::widgets::{self, Icon};
use crate::wording::Wording;
use egui::{
    Align, Frame, Label, Layout, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

/// Width of the verdict's column.
const VERDICT: f32 = 336.0;
/// Room beside the verdict below which everything stands in one column.
const LEAST: f32 = 400.0;
/// Widest row, so that a name and its score stay one line to the eye.
const WIDEST: f32 = 1000.0;
/// Height of a unit's row.
const ROW: f32 = 52.0;

/// The results of one entity.
pub(super) struct EntityResults {
    entity: EntityId,
    ranks: Option<Ranks>,
}

/// The ranks, good for as long as the score and what has been read are the same.
struct Ranks {
    /// The session's count of changes that they were made for.
    content: u64,
    ranks: Vec<Rank>,
}

impl EntityResults {
    pub(super) fn new(entity: EntityId) -> Self {
        Self { entity, ranks: None }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        let Some(entity) = session.round().entities.get(&self.entity) else { return };
        let units = session.round().units_of(self.entity);
        if units.is_empty() {
            widgets::empty(ui, &entity.name, &locale.say("results-no-units"));
            ui.vertical_centered(|ui| {
                if widgets::primary_button(ui, &locale.say("command-add-unit")).clicked() {
                    actions.push(Action::AddUnit(Some(entity.id)));
                }
            });
            return;
        }
        let Some(card) = session.entity_card(self.entity) else {
            widgets::empty(ui, &entity.name, &locale.say("results-reading"));
            return;
        };
        self.refresh(session);
        let wording = Wording { locale, instrument: session.instrument() };
        let verdict = VerdictCard {
            wording,
            session,
            name: &entity.name,
            within: &entity.province,
            entity: Some(entity),
            verdict: &card.verdict,
            ranks: self.ranks.as_ref().map_or(&[], |ranks| &ranks.ranks),
        };
        let surface = palette(ui).surface;
        let frame = Frame::new().fill(surface).inner_margin(Margin::same(16));
        let about = |ui: &mut Ui| {
            widgets::card(ui, |ui| verdict.ui(ui));
            ui.add_space(SMALL);
            if widgets::labeled_button(ui, Icon::Copy, &locale.say("results-copy")).clicked() {
                ui.copy_text(explain(&verdict, &units));
            }
        };
        if ui.max_rect().width() < VERDICT + LEAST {
            egui::CentralPanel::default().frame(frame).show(ui, |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    about(ui);
                    ui.add_space(MEDIUM);
                    for sentence in mean(&wording, &card, units.len()) {
                        ui.add(Label::new(sentence).wrap());
                    }
                    ui.add_space(MEDIUM);
                    // Only the rows that can be seen are drawn, however many units there are.
                    let first = ui.next_widget_position().y;
                    let seen = ui.clip_rect().y_range();
                    let pitch = ROW + SMALL;
                    let from = (((seen.min - first) / pitch).floor().max(0.0) as usize).min(units.len());
                    let to = (((seen.max - first) / pitch).ceil().max(0.0) as usize).clamp(from, units.len());
                    ui.spacing_mut().item_spacing.y = SMALL;
                    let room = |rows: usize| pitch * rows as f32;
                    ui.add_space(room(from));
                    for unit in &units[from..to] {
                        if unit_ui(ui, &wording, unit, session.summary(unit.id)) {
                            actions.push(Action::ShowResults(unit.id));
                        }
                    }
                    ui.add_space(room(units.len() - to));
                });
            });
            return;
        }
        Panel::left("results-verdict")
            .exact_size(VERDICT)
            .frame(frame)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, about);
            });
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(WIDEST));
            for sentence in mean(&wording, &card, units.len()) {
                ui.add(Label::new(sentence).wrap());
            }
            ui.add_space(MEDIUM);
            ui.spacing_mut().item_spacing.y = SMALL;
            // Rows of one height, so that an agency with hundreds of units costs no more than what can be seen.
            ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, units.len(), |ui, rows| {
                for unit in &units[rows] {
                    if unit_ui(ui, &wording, unit, session.summary(unit.id)) {
                        actions.push(Action::ShowResults(unit.id));
                    }
                }
            });
        });
    }

    /// Ranks anew what has changed; while units are still being read only once, for every one of them may change every rank.
    fn refresh(&mut self, session: &Session) {
        let content = session.version().content;
        let stale = |ranks: &Ranks| ranks.content != content && session.unread() == 0;
        if self.ranks.as_ref().is_none_or(stale) {
            self.ranks = Some(Ranks { content, ranks: ranks(session, self.entity) });
        }
    }
}

/// The ranks of an entity, each among how many; none where nobody else has a final score.
fn ranks(session: &Session, entity: EntityId) -> Vec<Rank> {
    let entities = &session.round().entities;
    let ranking = session.ranking();
    let Some(own) = ranking.iter().map(|(ranked, _)| ranked).find(|ranked| ranked.entity == entity) else {
        return Vec::new();
    };
    let Some(this) = entities.get(&entity) else { return Vec::new() };
    let count = |among: &dyn Fn(&Entity) -> bool| {
        let scored = ranking.iter().filter(|(ranked, _)| ranked.overall.is_some());
        scored.filter(|(ranked, _)| entities.get(&ranked.entity).is_some_and(among)).count()
    };
    let same_kind = |other: &Entity| other.kind == this.kind;
    let same_province = |other: &Entity| same_kind(other) && other.province == this.province;
    [
        ("results-rank", own.overall, count(&|_| true)),
        ("results-rank-class", own.in_class, count(&same_kind)),
        ("results-rank-province", own.in_province, count(&same_province)),
    ]
    .into_iter()
    .filter(|(_, _, of)| *of > 1)
    .filter_map(|(key, rank, of)| Some(Rank { key, rank: rank?, of }))
    .collect()
}

/// How the score follows from the units.
fn mean(wording: &Wording<'_>, card: &EntityCard, units: usize) -> Vec<String> {
    let locale = wording.locale;
    let counted = card.tree.parts().iter().filter(|part| *part.standing() != Standing::Absent).count();
    let open = card.tree.parts().iter().filter(|part| matches!(part.standing(), Standing::Open { .. })).count();
    let mut sentences = Vec::new();
    match &card.verdict {
        Verdict::Final(score) => {
            let exact = wording.endless(&score.exact);
            let args = [("units", counted.to_string()), ("exact", exact)];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            sentences.push(locale.say_with("results-mean", &args));
        }
        Verdict::Open { .. } => {
            let (open, all) = (open.to_string(), units.to_string());
            sentences.push(locale.say_with("results-mean-open", &[("open", &open), ("units", &all)]));
        }
        Verdict::Nothing => sentences.push(wording.verdict(&card.verdict)),
    }
    if counted < units {
        let absent = (units - counted).to_string();
        sentences.push(locale.say_with("results-mean-absent", &[("units", &absent)]));
    }
    sentences
}

/// A unit: its name, its score on a bar, its badge. Returns whether it was opened.
fn unit_ui(ui: &mut Ui, wording: &Wording<'_>, unit: &ServiceUnit, summary: Option<&Summary>) -> bool {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let ground = if response.hovered() { palette.sunken } else { palette.raised };
    let border = match response.has_focus() {
        true => palette.focus(),
        false => Stroke::new(1.0, palette.hairline),
    };
    ui.painter().rect(rect, RADIUS, ground, border, StrokeKind::Inside);
    let words = summary.map(|summary| wording.verdict(&summary.verdict)).unwrap_or_default();
    let builder = UiBuilder::new()
        .max_rect(rect.shrink2(Vec2::new(MEDIUM, SMALL)))
        .layout(Layout::right_to_left(Align::Center))
        .accessibility_role(Role::GenericContainer);
    let mut inside = ui.new_child(builder);
    if let Some(summary) = summary {
        score_ui(&mut inside, wording, summary);
    }
    inside.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add(Label::new(RichText::new(&unit.name)).truncate());
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {words}", unit.name)));
    response.clicked()
}

/// From the right: badge, figures, bar.
fn score_ui(ui: &mut Ui, wording: &Wording<'_>, summary: &Summary) {
    let Some((low, high)) = summary.verdict.interval() else { return };
    let room = |ui: &mut Ui, width: f32, contents: &mut dyn FnMut(&mut Ui)| {
        let size = Vec2::new(width, ui.available_height());
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_width(width);
            contents(ui);
        });
    };
    room(ui, 96.0, &mut |ui| {
        if low.band == high.band {
            widgets::zone_badge(ui, wording, low.band);
        }
    });
    let figures = match &summary.verdict {
        Verdict::Final(score) => wording.score(score),
        Verdict::Open { .. } | Verdict::Nothing => format!("{} – {}", wording.score(low), wording.score(high)),
    };
    room(ui, 120.0, &mut |ui| _ = ui.label(&figures));
    let (rect, _) = ui.allocate_exact_size(Vec2::new(160.0, 10.0), Sense::hover());
    let palette = palette(ui);
    let share = |score: &crate::scoring::Score| (&score.exact / &wording.instrument.scale.maximum).to_drawing();
    let piece = |to: f32| Rect::from_min_size(rect.min, Vec2::new(rect.width() * to, rect.height()));
    ui.painter().rect_filled(rect, 2, palette.hairline);
    ui.painter().rect_filled(piece(share(high)), 2, palette.quiet.gamma_multiply(0.45));
    ui.painter().rect_filled(piece(share(low)), 2, palette.quiet);
}

/// What an entity scores and why, a line for every unit.
fn explain(card: &VerdictCard<'_>, units: &[&ServiceUnit]) -> String {
    let mut text = explanation::heading(card);
    for unit in units {
        let words = card.session.summary(unit.id).map(|summary| card.wording.verdict(&summary.verdict));
        text.push_str(&format!("{}: {}\n", unit.name, words.unwrap_or_default()));
    }
    text
}
