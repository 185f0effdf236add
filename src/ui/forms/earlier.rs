//! Dialogs about last time's answers: what attaching them would do, and whether they shall be taken away again.

use super::{Flow, Pressed, Surroundings, foot, modal};
use crate::session::Session;
use crate::session::earlier::{Offer, Standing};
use crate::ui::action::Action;
use crate::ui::theme::SMALL;
use crate::ui::widgets::small;
use egui::{Context, Label, ScrollArea, TextStyle, Ui};

/// Height of everything but the list, which takes what is left, within these limits.
const REST: f32 = 360.0;
const LIST: (f32, f32) = (72.0, 240.0);

/// Shows what attaching an earlier round would do, and asks whether it shall.
pub struct AttachForm {
    offer: Box<Offer>,
    /// Units that were not in the earlier round, by name.
    unmatched: Vec<String>,
}

/// Asks whether what is attached shall be taken away from all units.
pub struct DetachForm {
    standing: Standing,
}

impl AttachForm {
    /// Prepares what is shown of an earlier round.
    #[must_use]
    pub fn new(offer: Offer, session: &Session) -> Self {
        let round = session.round();
        let name = |unit: &crate::assessment::ServiceUnit| {
            let entity = round.entities.get(&unit.entity).map_or("", |entity| &entity.name);
            format!("{}, {entity}", unit.name)
        };
        let unmatched = offer.attachment.unmatched.iter().filter_map(|unit| round.units.get(unit)).map(name).collect();
        Self { offer: Box::new(offer), unmatched }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, attachment) = (around.locale, &self.offer.attachment);
        let (escape, pressed) = modal(ctx, &locale.say("earlier-attach"), 560.0, |ui| {
            let year = attachment.info.year.to_string();
            let args = [("title", attachment.info.title.as_str()), ("year", &year)];
            ui.add(Label::new(locale.say_with("earlier-attach-of", &args)).wrap());
            let (matched, all) = (attachment.matched.len(), attachment.matched.len() + self.unmatched.len());
            let (matched, all) = (matched.to_string(), all.to_string());
            let args = [("matched", matched.as_str()), ("all", &all), ("year", &year)];
            ui.add(Label::new(locale.say_with("earlier-attach-matched", &args)).wrap());
            if attachment.replacing > 0 {
                let count = attachment.replacing.to_string();
                ui.add(Label::new(locale.say_with("earlier-attach-replacing", &[("count", &count)])).wrap());
            }
            if !self.unmatched.is_empty() {
                ui.add_space(SMALL);
                ui.label(locale.say_with("earlier-attach-unmatched", &[("count", &self.unmatched.len().to_string())]));
                list_ui(ui, &self.unmatched);
            }
            ui.add_space(SMALL);
            ui.add(Label::new(small(ui, locale.say("earlier-attach-what"))).wrap());
            foot(ui, locale, &locale.say("earlier-attach-confirm"))
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Confirm => {
                around.actions.push(Action::Attach(self.offer.clone()));
                Flow::Close
            }
            Pressed::Nothing => Flow::Stay,
        }
    }
}

/// Only the names that can be seen are drawn: there may be thousands.
fn list_ui(ui: &mut Ui, names: &[String]) {
    let height = ui.text_style_height(&TextStyle::Small);
    ui.spacing_mut().interact_size.y = height;
    ui.spacing_mut().item_spacing.y = 4.0;
    let most = (ui.ctx().content_rect().height() - REST).clamp(LIST.0, LIST.1);
    let list = ScrollArea::vertical().id_salt("unmatched").max_height(most).auto_shrink([false, true]);
    list.show_rows(ui, height, names.len(), |ui, shown| {
        for name in &names[shown] {
            ui.add(Label::new(small(ui, name)).truncate()).on_hover_text(name);
        }
    });
}

impl DetachForm {
    /// Asks about the units to which something is attached.
    #[must_use]
    pub fn new(standing: Standing) -> Self {
        Self { standing }
    }

    /// Draws the dialog.
    pub fn ui(&self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let locale = around.locale;
        let (escape, pressed) = modal(ctx, &locale.say("earlier-detach"), 520.0, |ui| {
            let count = self.standing.len().to_string();
            ui.add(Label::new(locale.say_with("earlier-detach-what", &[("count", &count)])).wrap());
            foot(ui, locale, &locale.say("earlier-detach-confirm"))
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Confirm => {
                around.actions.push(Action::Detach(self.standing.clone()));
                Flow::Close
            }
            Pressed::Nothing => Flow::Stay,
        }
    }
}
