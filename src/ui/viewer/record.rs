//! What is known of a piece of evidence: its caption, its origin, the items it proves.

use crate::assessment::text::{Lines, NAME, cleaned};
use crate::assessment::{Change, Detail, DetailKey, Evidence, EvidenceId, Masking, UnitId};
use crate::instrument::{Instrument, ItemCode};
use crate::locale::{Locale, Message};
use crate::session::Session;
use crate::ui::action::Actions;
use crate::ui::forms::Surroundings;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, SMALL};
use crate::ui::widgets::{self, icon_button, labeled_field, small};
use egui::{Button, Label, RichText, ScrollArea, Ui};

/// What is being typed about a piece of evidence.
#[derive(Default)]
pub(super) struct Record {
    /// The caption, with what it is the caption of.
    caption: Option<(EvidenceId, String)>,
    /// The item that it shall prove as well.
    item: String,
}

/// Height of the room for the items that are found.
const FOUND: f32 = 72.0;
/// The most items that are offered while one is typed.
const OFFERED: usize = 5;

impl Record {
    /// Stores what has been typed.
    pub(super) fn commit(&mut self, unit: UnitId, id: EvidenceId, evidence: &Evidence, actions: &Actions) {
        let Some((of, text)) = self.caption.take() else { return };
        let caption = cleaned(text.trim(), NAME, Lines::One);
        if of == id && caption != evidence.caption {
            let name = Message::new("step-caption").with("name", &evidence.name);
            put(unit, id, Evidence { caption, ..evidence.clone() }, name, actions);
        }
    }

    /// Removes a piece of evidence from the unit; that can be undone.
    pub(super) fn remove(&mut self, unit: UnitId, id: EvidenceId, evidence: &Evidence, actions: &Actions) {
        self.caption = None;
        let name = Message::new("step-evidence-removed").with("name", &evidence.name);
        actions.apply(name, vec![Change::RemoveDetail(unit, DetailKey::Evidence(id))]);
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Surroundings<'_>,
        session: &Session,
        (unit, item, id): (UnitId, &ItemCode, EvidenceId),
        evidence: &Evidence,
    ) {
        let locale = around.locale;
        if self.caption.as_ref().is_none_or(|(of, _)| *of != id) {
            self.caption = Some((id, evidence.caption.clone()));
        }
        let Some((_, text)) = &mut self.caption else { return };
        let field = labeled_field(ui, "caption", &locale.say("evidence-caption"), text, None);
        if field.lost_focus() {
            self.commit(unit, id, evidence, around.actions);
        }
        facts_ui(ui, locale, session, unit, evidence);
        ui.add_space(SMALL);
        ui.label(RichText::new(locale.say("evidence-items")).text_style(theme::strong()));
        for code in &evidence.items {
            ui.horizontal(|ui| {
                let text = item_text(session.instrument(), locale, code);
                ui.allocate_ui(egui::Vec2::new(ui.available_width() - 40.0, 0.0), |ui| {
                    ui.add(Label::new(small(ui, text)).truncate());
                });
                // What proves nothing would be found nowhere.
                let name = locale.say_with("evidence-unlink", &[("item", code.as_str())]);
                if code != item && icon_button(ui, Icon::Close, &name).clicked() {
                    let mut record = evidence.clone();
                    record.items.remove(code);
                    let name = Message::new("step-evidence-unlinked").with("item", code);
                    put(unit, id, record, name, around.actions);
                }
            });
        }
        self.link_ui(ui, around, session.instrument(), (unit, id), evidence);
    }

    /// Ties the evidence to one more item, found by its code or words.
    fn link_ui(
        &mut self,
        ui: &mut Ui,
        around: &Surroundings<'_>,
        instrument: &Instrument,
        (unit, id): (UnitId, EvidenceId),
        evidence: &Evidence,
    ) {
        let locale = around.locale;
        widgets::search_field(ui, &mut self.item, &locale.say("evidence-link"));
        let wanted = self.item.trim().to_lowercase();
        // The room for what may be found is kept.
        ScrollArea::vertical().id_salt("found").max_height(FOUND).min_scrolled_height(FOUND).auto_shrink(false).show(
            ui,
            |ui| {
                if wanted.is_empty() {
                    return;
                }
                let found = instrument.items().map(|(_, item)| item).filter(|item| {
                    let text = item.text.get(locale.language()).to_lowercase();
                    let fits = item.code.as_str().to_lowercase().starts_with(&wanted) || text.contains(&wanted);
                    fits && !evidence.items.contains(&item.code)
                });
                let found: Vec<&ItemCode> = found.map(|item| &item.code).take(OFFERED).collect();
                if found.is_empty() {
                    ui.add(Label::new(small(ui, locale.say("evidence-link-none"))).wrap());
                }
                for code in found {
                    let text = item_text(instrument, locale, code);
                    let button = Button::new(RichText::new(&text).small()).truncate().frame_when_inactive(false);
                    if ui.add(button).accessible_name(&text).clicked() {
                        let mut record = evidence.clone();
                        record.items.insert(code.clone());
                        let name = Message::new("step-evidence-linked").with("item", code);
                        put(unit, id, record, name, around.actions);
                        self.item.clear();
                    }
                }
            },
        );
    }
}

/// Where a piece of evidence comes from, and what is to be known of it.
fn facts_ui(ui: &mut Ui, locale: &Locale, session: &Session, unit: UnitId, evidence: &Evidence) {
    let mut facts = vec![match &evidence.taken {
        Some(taken) => locale.say_with("evidence-taken", &[("time", &camera_time(locale, taken))]),
        None => locale.say("evidence-taken-unknown"),
    }];
    let kib = (evidence.bytes / 1024).max(1).to_string();
    facts.push(match evidence.size {
        Some((width, height)) => locale.say_with(
            "evidence-size",
            &[("width", &width.to_string()), ("height", &height.to_string()), ("kib", &kib)],
        ),
        None => locale.say_with("evidence-bytes", &[("kib", &kib)]),
    });
    if !evidence.caption.is_empty() {
        facts.push(locale.say_with("evidence-file", &[("name", &evidence.name)]));
    }
    if evidence.masking == Masking::Covered {
        facts.push(locale.say("evidence-is-covered"));
    }
    if let Some(like) = evidence.look.and_then(|look| session.unit_like(unit, look)) {
        facts.push(locale.say_with("evidence-alike", &[("unit", like)]));
    }
    for fact in facts {
        ui.add(Label::new(small(ui, fact)).wrap());
    }
}

/// The time that a camera wrote, as the language writes it.
pub(in crate::ui) fn camera_time(locale: &Locale, taken: &str) -> String {
    let time = taken.parse::<jiff::civil::DateTime>().ok();
    // By its own clock: no time zone has a say in it.
    let utc = time.and_then(|time| time.to_zoned(jiff::tz::TimeZone::UTC).ok());
    utc.map_or_else(
        || taken.to_owned(),
        |time| format!("{} {}", locale.date(time.timestamp().as_millisecond()), time.strftime("%H.%M")),
    )
}

fn item_text(instrument: &Instrument, locale: &Locale, code: &ItemCode) -> String {
    let item = instrument.find_item(code.as_str()).map(|id| instrument.item(id));
    item.map_or_else(|| code.to_string(), |item| format!("{code}  {}", item.text.get(locale.language())))
}

fn put(unit: UnitId, id: EvidenceId, evidence: Evidence, name: Message, actions: &Actions) {
    actions.apply(name, vec![Change::PutDetail(unit, Detail::Evidence(id, evidence))]);
}
