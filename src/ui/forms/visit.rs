//! The question asked before a visit ends while something is lacking.

use super::{Flow, Surroundings, modal};
use crate::assessment::UnitId;
use crate::locale::Message;
use crate::ui::theme::MEDIUM;
use crate::ui::widgets::{from_the_right, primary_button};
use crate::wording::Wording;
use egui::{Context, Label};

/// Asks whether a visit shall end although something is lacking.
pub struct LeaveForm {
    unit: UnitId,
}

impl LeaveForm {
    /// Asks about the visit to a unit.
    #[must_use]
    pub fn new(unit: UnitId) -> Self {
        Self { unit }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let wording = Wording { locale, instrument: session.instrument() };
        let Some(lacking) = session.lacking(self.unit) else { return Flow::Close };
        let name = session.round().units.get(&self.unit).map_or("", |unit| unit.name.as_str());
        let (escape, flow) = modal(ctx, &locale.say("visit-leave"), 520.0, |ui| {
            ui.add(Label::new(locale.say_with("visit-leave-why", &[("unit", name)])).wrap());
            for line in wording.lacks(&lacking) {
                ui.horizontal_top(|ui| {
                    ui.label("•");
                    ui.add(Label::new(line).wrap());
                });
            }
            ui.add_space(MEDIUM);
            from_the_right(ui, |ui| {
                if primary_button(ui, &locale.say("visit-stay")).clicked() {
                    return Flow::Close;
                }
                if ui.button(locale.say("visit-leave-anyway")).clicked() {
                    let changes = session.end_visit(self.unit).into_iter().collect();
                    around.actions.apply(Message::new("step-end-visit"), changes);
                    return Flow::Close;
                }
                Flow::Stay
            })
        });
        if escape { Flow::Close } else { flow }
    }
}
