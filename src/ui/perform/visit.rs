//! Beginning and ending a visit to the current unit.

use crate::locale::Message;
use crate::session::Visiting;
use crate::ui::forms::LeaveForm;
use crate::ui::round::Place;
use crate::ui::{App, Desk, Dialog};

impl App {
    /// Begins a visit to the current unit; says so where one goes on already.
    pub(super) fn begin_visit(&mut self) {
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &self.desk else { return };
        let Some(unit) = round.current() else { return };
        match round.session.begin_visit(unit) {
            Some(change) => self.apply(Message::new("step-begin-visit"), vec![change]),
            None if round.session.sheet(unit).is_some() => self.notices.done(Message::new("visit-already")),
            // Its answers are still being read; what has been opened says so.
            None => {}
        }
    }

    /// Ends the visit to the current unit, after a question where something is lacking; says so where none goes on.
    pub(super) fn end_visit(&mut self) {
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &self.desk else { return };
        let Some(unit) = round.current() else { return };
        let lacks = round.session.lacking(unit).is_some_and(|lacking| lacking.count() > 0);
        match (round.session.visiting(unit), round.session.end_visit(unit)) {
            (Visiting::Since { .. }, Some(_)) if lacks => self.dialog = Some(Dialog::Leave(LeaveForm::new(unit))),
            (Visiting::Since { .. }, Some(change)) => self.apply(Message::new("step-end-visit"), vec![change]),
            (Visiting::Never | Visiting::Since { .. } | Visiting::Over { .. }, _) => {
                self.notices.done(Message::new("visit-none"));
            }
        }
    }
}
