//! The dialog that lists what may be worth another look in a unit, and leads there.

use super::{Flow, Surroundings, modal};
use crate::assessment::{Place, UnitId};
use crate::locale::Locale;
use crate::scoring::Oddity;
use crate::session::Session;
use crate::ui::action::Action;
use crate::ui::checklist::see_oddity;
use crate::ui::theme::{MEDIUM, SMALL};
use crate::ui::widgets::{self, Icon, from_the_right, icon, primary_button, small};
use crate::wording::Wording;
use egui::{Context, Label, Ui};

/// How many places are offered to go to.
const MOST: usize = 8;

/// Lists what may be worth another look.
pub struct OdditiesForm {
    unit: UnitId,
    found: Vec<Oddity>,
}

impl OdditiesForm {
    /// Lists what was found in a unit.
    #[must_use]
    pub fn new(unit: UnitId, found: Vec<Oddity>) -> Self {
        Self { unit, found }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let (escape, flow) = modal(ctx, &locale.say("oddity-title"), 620.0, |ui| {
            if self.found.is_empty() {
                ui.label(locale.say("oddity-none"));
            }
            let (mut seen, mut left) = (None, false);
            for (index, odd) in self.found.iter().enumerate() {
                let text = sentence(odd, session, locale);
                ui.horizontal_top(|ui| {
                    widgets::sign(ui, icon(Icon::Info));
                    ui.add(Label::new(&text).wrap());
                });
                ui.horizontal_wrapped(|ui| {
                    left |= self.places_ui(ui, odd, around);
                });
                if ui.button(locale.say("oddity-seen")).on_hover_text(&text).clicked() {
                    seen = Some(index);
                }
                ui.add_space(SMALL);
            }
            if let Some(index) = seen {
                see_oddity(ctx, self.unit, self.found.remove(index));
            }
            ui.add_space(SMALL);
            ui.add(Label::new(small(ui, locale.say("oddity-convention"))).wrap());
            ui.add_space(MEDIUM);
            let closed = from_the_right(ui, |ui| primary_button(ui, &locale.say("ui-close")).clicked());
            let done = seen.is_some() && self.found.is_empty();
            if closed || left || done { Flow::Close } else { Flow::Stay }
        });
        if escape { Flow::Close } else { flow }
    }

    /// The places that something odd is about, each a way there. Returns whether one was taken.
    fn places_ui(&self, ui: &mut Ui, odd: &Oddity, around: &Surroundings<'_>) -> bool {
        let Some(session) = around.session else { return false };
        let code = |item| session.instrument().item(item).code.clone();
        let first = |item| Place { unit: self.unit, item: code(item), subject: None };
        let places: Vec<Place> = match odd {
            Oddity::Alike { items, .. } | Oddity::SameNote { items, .. } => items.iter().copied().map(first).collect(),
            Oddity::Hasty { places, .. } => places.clone(),
        };
        let mut taken = false;
        for place in places.iter().take(MOST) {
            let whose = place.subject.and_then(|subject| session.sheet(self.unit)?.subject(subject));
            let text = match whose {
                Some(subject) => format!("{}, {}", place.item, subject.label),
                None => place.item.to_string(),
            };
            if ui.link(text).clicked() {
                around.actions.push(Action::ShowPlace(place.clone()));
                taken = true;
            }
        }
        if places.len() > MOST {
            let more = (places.len() - MOST).to_string();
            ui.label(small(ui, around.locale.say_with("oddity-more", &[("more", &more)])));
        }
        taken
    }
}

/// What looks odd, in words that help.
fn sentence(odd: &Oddity, session: &Session, locale: &Locale) -> String {
    match odd {
        Oddity::Alike { group, subjects, items } => {
            let wording = Wording { locale, instrument: session.instrument() };
            let (subjects, items) = (subjects.to_string(), items.len().to_string());
            let group = wording.group(*group).to_lowercase();
            locale.say_with("oddity-alike", &[("subjects", &subjects), ("group", &group), ("items", &items)])
        }
        Oddity::Hasty { from, until, places } => {
            let (count, minutes) = (places.len().to_string(), span(*until - *from, locale));
            let when = locale.moment(*from, session.now());
            locale.say_with("oddity-hasty", &[("count", &count), ("span", &minutes), ("when", &when)])
        }
        Oddity::SameNote { note, items, units } => {
            let (items, units) = (items.len().to_string(), units.to_string());
            locale.say_with("oddity-same-note", &[("items", &items), ("units", &units), ("note", note)])
        }
    }
}

/// A span in whole seconds, such as "1 menit 52 detik".
fn span(milliseconds: i64, locale: &Locale) -> String {
    let seconds = (milliseconds + 999) / 1000;
    let (minutes, seconds) = ((seconds / 60).to_string(), (seconds % 60).to_string());
    locale.say_with("oddity-span", &[("minutes", &minutes), ("seconds", &seconds)])
}
