//! The results of a unit: verdict, dimensions against their maxima, reasons, what is missing.

use super::explanation;
use super::reasons::{Line, Order, Reasons};
use super::verdict::VerdictCard;
use crate::assessment::{Place, Sheet, UnitId};
use crate::instrument::ItemId;
use crate::locale::Locale;
use crate::scoring::{Finding, Missing, Scorecard, Whose, findings};
use crate::session::Session;
use crate::ui::action::{Action, Actions};
use crate::ui::theme::{self, MEDIUM, RADIUS, SMALL, palette};
use crate::ui::tour::{self, Spot};
use crate::ui::widgets::{self, Icon};
use crate::wording::Wording;
use egui::{
    Align2, Color32, FontId, Frame, Id, Label, Margin, Panel, Pos2, Rect, Response, RichText, Role, ScrollArea, Sense,
    StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
};
use std::sync::Arc;

/// Widths of the outer columns, and the least for what stands between them.
const VERDICT: f32 = 336.0;
const MISSING: f32 = 272.0;
const REASONS: f32 = 520.0;
/// Room beside the verdict below which everything stands in one column.
const LEAST: f32 = 400.0;
/// Widest line, so that a part and its points stay one line to the eye.
const WIDEST: f32 = 960.0;
/// How many items the list of what is missing names.
const MOST_MISSING: usize = 50;

/// The results of one unit.
pub(super) struct UnitResults {
    unit: UnitId,
    reasons: Option<Reasons>,
    missing: Vec<MissingItem>,
    findings: Vec<FoundItem>,
}

/// A finding in words, and where it can be dealt with.
struct FoundItem {
    finding: Finding,
    place: Place,
    /// "Perlu alasan: P.3, pengguna-02".
    text: String,
    /// What is required.
    title: String,
    /// All of it, for the copied explanation.
    line: String,
}

/// What is missing at one item.
struct MissingItem {
    item: ItemId,
    /// "IN.K.1.a, staf-03", or the item and how many.
    text: String,
}

/// What the parts of the screen draw from.
struct Page<'a> {
    wording: Wording<'a>,
    session: &'a Session,
    sheet: &'a Sheet,
    card: &'a Arc<Scorecard>,
    actions: &'a Actions,
}

impl UnitResults {
    pub(super) fn new(unit: UnitId) -> Self {
        Self { unit, reasons: None, missing: Vec::new(), findings: Vec::new() }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        let (Some(sheet), Some(card)) = (session.sheet(self.unit), session.scorecard(self.unit)) else {
            widgets::empty(ui, &locale.say("checklist-reading"), "");
            return;
        };
        let wording = Wording { locale, instrument: session.instrument() };
        let page = Page { wording, session, sheet, card, actions };
        self.refresh(&page);
        let surface = palette(ui).surface;
        let frame = |x, y| Frame::new().fill(surface).inner_margin(Margin::symmetric(x, y));
        let width = ui.max_rect().width();
        if width < VERDICT + LEAST {
            egui::CentralPanel::default().frame(frame(0, 0)).show(ui, |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    frame(16, 16).show(ui, |ui| {
                        self.verdict_ui(ui, &page);
                        ui.add_space(MEDIUM);
                        self.dimensions_ui(ui, &page);
                        ui.add_space(MEDIUM);
                        self.reasons_ui(ui, &page);
                        ui.add_space(MEDIUM);
                        self.missing_ui(ui, &page);
                    });
                });
            });
            return;
        }
        Panel::left("results-verdict")
            .exact_size(VERDICT)
            .frame(frame(16, 16))
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| self.verdict_ui(ui, &page));
            });
        let aside = !self.missing.is_empty() || !self.findings.is_empty();
        let beside = aside && width >= VERDICT + REASONS + MISSING;
        if beside {
            Panel::right("results-missing")
                .exact_size(MISSING)
                .frame(frame(16, 16))
                .resizable(false)
                .show_separator_line(false)
                .show(ui, |ui| {
                    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| self.missing_ui(ui, &page));
                });
        }
        egui::CentralPanel::default().frame(frame(0, 0)).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                frame(16, 16).show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(WIDEST));
                    self.dimensions_ui(ui, &page);
                    ui.add_space(MEDIUM);
                    self.reasons_ui(ui, &page);
                    if !beside && aside {
                        ui.add_space(MEDIUM);
                        self.missing_ui(ui, &page);
                    }
                });
            });
        });
    }

    /// Works out what is said, once for every scorecard.
    fn refresh(&mut self, page: &Page<'_>) {
        let language = page.wording.locale.language();
        if self.reasons.as_ref().is_some_and(|reasons| reasons.fits(page.card, language)) {
            return;
        }
        let mut reasons = Reasons::new(&page.wording, page.sheet, page.card);
        if let Some(before) = &self.reasons {
            reasons.keep_open(before);
        }
        self.reasons = Some(reasons);
        self.missing = missing_items(page);
        self.findings = found_items(page, self.unit);
    }

    fn verdict_ui(&self, ui: &mut Ui, page: &Page<'_>) {
        let round = page.session.round();
        let Some(unit) = round.units.get(&self.unit) else { return };
        let within = round.entities.get(&unit.entity).map_or("", |entity| entity.name.as_str());
        let verdict = &page.card.verdict;
        let card = VerdictCard {
            wording: page.wording,
            session: page.session,
            name: &unit.name,
            within,
            entity: None,
            verdict,
            ranks: &[],
        };
        let shown = widgets::card(ui, |ui| {
            card.ui(ui);
            let progress = page.card.progress;
            let name = page.wording.locale.say("results-progress");
            widgets::progress(ui, &name, progress.answered, progress.expected);
        });
        tour::point(ui.ctx(), Spot::Verdict, shown.response.interact_rect);
        ui.add_space(SMALL);
        if widgets::primary_button(ui, &page.wording.locale.say("results-checklist")).clicked() {
            page.actions.push(Action::ShowChecklist(self.unit));
        }
        if widgets::labeled_button(ui, Icon::Copy, &page.wording.locale.say("results-copy")).clicked()
            && let Some(reasons) = &self.reasons
        {
            let found: Vec<&str> = self.findings.iter().map(|found| found.line.as_str()).collect();
            ui.copy_text(explanation::of_unit(&card, reasons, &found));
        }
        if widgets::labeled_button(ui, Icon::Buildings, &page.wording.locale.say("results-entity")).clicked() {
            page.actions.push(Action::ShowEntity(unit.entity));
        }
    }

    /// The parts of the whole as bars against their maxima.
    fn dimensions_ui(&mut self, ui: &mut Ui, page: &Page<'_>) {
        let Some(reasons) = &mut self.reasons else { return };
        if page.card.progress.answered == 0 {
            ui.add(Label::new(page.wording.locale.say("comfort-results-none")).wrap());
        }
        widgets::card(ui, |ui| {
            let level = page.wording.instrument.levels.first().map(|level| level.get(page.wording.locale.language()));
            ui.label(RichText::new(level.unwrap_or_default()).text_style(theme::strong()));
            ui.spacing_mut().item_spacing.y = 4.0;
            for index in reasons.top() {
                let response = bar_ui(ui, &reasons.lines[index]);
                if response.clicked() {
                    reasons.reveal(index);
                }
            }
        });
    }

    fn reasons_ui(&mut self, ui: &mut Ui, page: &Page<'_>) {
        let (unit, locale) = (self.unit, page.wording.locale);
        let Some(reasons) = &mut self.reasons else { return };
        widgets::card(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(locale.say("results-reasons")).text_style(theme::strong()));
                for (order, key) in [(Order::Cost, "results-by-cost"), (Order::Instrument, "results-by-order")] {
                    if ui.selectable_label(reasons.order == order, locale.say(key)).clicked() {
                        reasons.order = order;
                    }
                }
            });
            ui.add(Label::new(widgets::small(ui, locale.say("results-reasons-keys"))).wrap());
            if let Some(item) = reasons.ui(ui, Id::unique(("results", unit))) {
                page.actions.push(Action::ShowItem(unit, page.wording.instrument.item(item).code.clone()));
            }
        });
    }

    /// What answers contradict each other; each is a way to where it can be dealt with.
    fn findings_ui(&self, ui: &mut Ui, page: &Page<'_>) {
        if self.findings.is_empty() {
            return;
        }
        let palette = palette(ui);
        ui.label(RichText::new(page.wording.locale.say("results-findings")).text_style(theme::strong()));
        for found in self.findings.iter().take(MOST_MISSING) {
            let sign = widgets::finding_sign(&palette, &found.finding);
            if entry_ui(ui, Some(sign), &found.text, &found.title).clicked() {
                page.actions.push(Action::ShowPlace(found.place.clone()));
            }
        }
        if self.findings.len() > MOST_MISSING {
            let more = (self.findings.len() - MOST_MISSING).to_string();
            ui.label(widgets::small(ui, page.wording.locale.say_with("checklist-finding-more", &[("more", &more)])));
        }
        ui.add_space(MEDIUM);
    }

    fn missing_ui(&self, ui: &mut Ui, page: &Page<'_>) {
        let locale = page.wording.locale;
        self.findings_ui(ui, page);
        if self.missing.is_empty() {
            return;
        }
        ui.label(RichText::new(locale.say("results-missing")).text_style(theme::strong()));
        ui.spacing_mut().item_spacing.y = 2.0;
        for missing in self.missing.iter().take(MOST_MISSING) {
            let item = page.wording.instrument.item(missing.item);
            let title = item.text.get(locale.language());
            if entry_ui(ui, None, &missing.text, title).clicked() {
                page.actions.push(Action::ShowItem(self.unit, item.code.clone()));
            }
        }
        if self.missing.len() > MOST_MISSING {
            let more = (self.missing.len() - MOST_MISSING).to_string();
            ui.label(widgets::small(ui, locale.say_with("results-missing-more", &[("more", &more)])));
        }
    }
}

/// The findings in words, those to be dealt with first.
fn found_items(page: &Page<'_>, unit: UnitId) -> Vec<FoundItem> {
    let describe = |finding: Finding| {
        let (wording, instrument) = (&page.wording, page.wording.instrument);
        let whose = finding.subject.map_or(Whose::Unit, Whose::Subject);
        let place = wording.missing(finding.item, whose, page.sheet);
        let title = instrument.constraint(finding.constraint).text.get(wording.locale.language());
        FoundItem {
            place: Place { unit, item: instrument.item(finding.item).code.clone(), subject: finding.whose },
            text: format!("{}: {place}", wording.finding_word(&finding)),
            title: title.to_owned(),
            line: wording.finding(&finding, page.sheet),
            finding,
        }
    };
    let mut found: Vec<FoundItem> = findings(page.wording.instrument, page.sheet).into_iter().map(describe).collect();
    found.sort_by_key(|found| !found.finding.blocks());
    found
}

/// What is missing, by item.
fn missing_items(page: &Page<'_>) -> Vec<MissingItem> {
    let missing = page.card.missing();
    let by_item = missing.chunk_by(|a, b| a.item == b.item);
    let describe = |chunk: &[Missing]| {
        let item = chunk[0].item;
        let text = match chunk {
            [only] => page.wording.missing(item, only.whose, page.sheet),
            many => {
                let (code, count) = (page.wording.instrument.item(item).code.as_str(), many.len().to_string());
                page.wording.locale.say_with("results-missing-count", &[("code", code), ("count", &count)])
            }
        };
        MissingItem { item, text }
    };
    by_item.map(describe).collect()
}

/// Something to go to, in two lines, beside its sign if it has one.
fn entry_ui(ui: &mut Ui, sign: Option<(Icon, Color32)>, text: &str, title: &str) -> Response {
    let palette = palette(ui);
    let width = ui.available_width();
    let small = TextStyle::Small.resolve(ui.style());
    let inset = if sign.is_some() { 3.0 * SMALL } else { 0.0 };
    let room = width - 2.0 * SMALL - inset;
    let text_galley = ui.painter().layout(text.to_owned(), TextStyle::Body.resolve(ui.style()), palette.text, room);
    let title_galley = ui.painter().layout(title.to_owned(), small, palette.quiet, room);
    let height = text_galley.size().y + title_galley.size().y + 8.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, RADIUS, palette.sunken);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
        }
        let at = rect.min + Vec2::new(SMALL + inset, 4.0);
        if let Some((icon, colour)) = sign {
            let corner = rect.min + Vec2::new(SMALL, 5.0);
            ui.painter().text(corner, Align2::LEFT_TOP, icon.glyph(), FontId::proportional(16.0), colour);
        }
        let below = at + Vec2::new(0.0, text_galley.size().y);
        ui.painter().galley(at, text_galley, palette.text);
        ui.painter().galley(below, title_galley, palette.quiet);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}, {title}")));
    response
}

/// A dimension: its name, its points, and a bar of what was reached and what may still be.
fn bar_ui(ui: &mut Ui, line: &Line) -> Response {
    let (palette, width) = (palette(ui), ui.available_width());
    let figures =
        [line.loss.as_deref(), line.points.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("  ·  ");
    let figures = ui.painter().layout_no_wrap(figures, FontId::proportional(13.0), palette.quiet);
    // A title that does not fit beside its figures takes another line.
    let room = (width - 2.0 * SMALL - figures.size().x - MEDIUM).max(120.0);
    let title = ui.painter().layout(line.title.clone(), FontId::proportional(15.0), palette.text, room);
    let height = (title.size().y + 23.0).max(44.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, RADIUS, palette.sunken);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
        }
        let inner = rect.shrink2(Vec2::new(SMALL, 0.0));
        ui.painter().galley(inner.left_top() + Vec2::new(0.0, 3.0), title, palette.text);
        let at = inner.right_top() + Vec2::new(-figures.size().x, 3.0);
        ui.painter().galley(at, figures, palette.quiet);
        let track = Rect::from_min_max(
            Pos2::new(inner.left(), inner.bottom() - 16.0),
            Pos2::new(inner.right(), inner.bottom() - 6.0),
        );
        ui.painter().rect_filled(track, 2, palette.hairline);
        let part = |from: f32, to: f32| {
            let x = |share: f32| track.left() + track.width() * share;
            Rect::from_x_y_ranges(x(from)..=x(to), track.y_range())
        };
        ui.painter().rect_filled(part(0.0, line.reach.1), 2, palette.quiet.gamma_multiply(0.45));
        ui.painter().rect_filled(part(0.0, line.reach.0), 2, palette.quiet);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, bar_name(line)));
    response
}

/// A bar in words: "Input, 20,10 dari 21,85, berkurang 1,75".
fn bar_name(line: &Line) -> String {
    let figures = [line.points.as_deref(), line.loss.as_deref()].into_iter().flatten();
    std::iter::once(line.title.as_str()).chain(figures).collect::<Vec<_>>().join(", ")
}
