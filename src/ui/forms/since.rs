//! The dialog that asks since when items must have changed to be shown.

use super::{Flow, Pressed, Surroundings, entered, focus_first, focus_wrong, foot, modal};
use crate::assessment::UnitId;
use crate::locale::{Locale, day_began, day_read};
use crate::session::Session;
use crate::ui::checklist::{Since, Start, filter_since, since_chosen};
use crate::ui::theme::SMALL;
use crate::ui::widgets::{labeled_field, radio_value, small};
use egui::{Context, Key, Label};

/// Asks since when.
pub struct SinceForm {
    unit: UnitId,
    start: Start,
    day: String,
    tried: bool,
}

impl SinceForm {
    /// Asks about a unit, with what was chosen last.
    #[must_use]
    pub fn new(ctx: &Context, unit: UnitId, session: &Session) -> Self {
        let chosen = since_chosen(ctx, unit).map(|since| since.start);
        let start = chosen.filter(|start| began(*start, session, unit).is_some()).unwrap_or(Start::Today);
        Self { unit, start, day: String::new(), tried: false }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let (escape, pressed) = modal(ctx, &locale.say("since-title"), 480.0, |ui| {
            ui.add(Label::new(locale.say("since-what")).wrap());
            let mut enter = false;
            for start in Start::ALL {
                let moment = began(start, session, self.unit);
                let text = start_text(start, moment, session, locale);
                ui.add_enabled_ui(moment.is_some() || start == Start::Day, |ui| {
                    let chosen = self.start == start;
                    let response = radio_value(ui, &mut self.start, start, &text);
                    if chosen {
                        focus_first(ui, &response);
                    }
                    // Enter has chosen it already.
                    enter |= response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                });
            }
            let wrong = (self.tried && self.chosen(session).is_none()).then(|| locale.say("since-day-wrong"));
            let label = locale.say("since-day-field");
            let field = labeled_field(ui, "since-day", &label, &mut self.day, wrong.as_deref());
            if field.changed() {
                self.start = Start::Day;
            }
            ui.label(small(ui, locale.say("since-day-how")));
            ui.add_space(SMALL);
            let pressed = foot(ui, locale, &locale.say("since-confirm"));
            enter |= entered(ui, &[&field]);
            let pressed = if enter && pressed == Pressed::Nothing { Pressed::Confirm } else { pressed };
            let wrong = self.chosen(session).is_none().then_some("since-day-wrong");
            focus_wrong(pressed, &[(wrong, &field)]);
            pressed
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Nothing => Flow::Stay,
            Pressed::Confirm => {
                self.tried = true;
                match self.chosen(session) {
                    Some(since) => {
                        filter_since(ctx, self.unit, since);
                        Flow::Close
                    }
                    None => Flow::Stay,
                }
            }
        }
    }

    /// What has been chosen; nothing while a day is wanted and none has been typed that has begun.
    fn chosen(&self, session: &Session) -> Option<Since> {
        let at = match self.start {
            Start::Day => day_read(&self.day).filter(|began| *began <= session.now())?,
            Start::Today | Start::Visit | Start::Opened => began(self.start, session, self.unit)?,
        };
        Some(Since { start: self.start, at })
    }
}

/// When something began, milliseconds since 1970, UTC; none where there is no such thing, or it is still to be typed.
fn began(start: Start, session: &Session, unit: UnitId) -> Option<i64> {
    match start {
        Start::Today => Some(day_began(session.now())),
        Start::Visit => {
            let visits = &session.sheet(unit)?.details.visits;
            visits.values().map(|visit| visit.started).max()
        }
        Start::Opened => Some(session.opened()),
        Start::Day => None,
    }
}

fn start_text(start: Start, began: Option<i64>, session: &Session, locale: &Locale) -> String {
    let when = began.map(|began| locale.moment(began, session.now()));
    match (start, when) {
        (Start::Today, _) => locale.say("since-today"),
        (Start::Visit, Some(when)) => locale.say_with("since-visit", &[("when", &when)]),
        (Start::Visit, None) => locale.say("since-visit-none"),
        (Start::Opened, when) => locale.say_with("since-opened", &[("when", &when.unwrap_or_default())]),
        (Start::Day, _) => locale.say("since-day"),
    }
}
