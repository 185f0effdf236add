//! Looking back: what became of the answer in focus, what has changed since a moment, what may be worth another look.

use super::files::no_thread;
use crate::ui::checklist::{Filter, is_filtered};
use crate::ui::forms::{HistoryForm, OdditiesForm, SinceForm};
use crate::ui::round::Place;
use crate::ui::{App, Desk, Dialog};
use egui::Context;

impl App {
    /// Shows what became of the answer in focus.
    pub(super) fn show_history(&mut self, ctx: &Context) {
        self.show(Place::Checklist, None);
        let wake = Self::wake(ctx);
        let Desk::Round(round) = &self.desk else { return };
        // Before the answers have been read there is no item in focus.
        let Some(((unit, item), (_, subject))) = round.focus().zip(round.for_copy()) else { return };
        match HistoryForm::new(&round.session, unit, (item, subject), wake) {
            Ok(form) => self.dialog = Some(Dialog::History(Box::new(form))),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Asks since when items must have changed to be shown; shows all again where that has been asked already.
    pub(super) fn filter_since(&mut self, ctx: &Context) {
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &self.desk else { return };
        let Some(unit) = round.current() else { return };
        if is_filtered(ctx, unit, Filter::Since) {
            self.filter(ctx, Some(Filter::Since));
        } else {
            self.dialog = Some(Dialog::Since(SinceForm::new(ctx, unit, &round.session)));
        }
    }

    /// Lists what may be worth another look in the current unit.
    pub(super) fn show_oddities(&mut self) {
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &self.desk else { return };
        if let Some((unit, found)) = round.oddities() {
            self.dialog = Some(Dialog::Oddities(OdditiesForm::new(unit, found)));
        }
    }
}
