//! Interviews and what is typed from paper, as the window asks for them.

use crate::assessment::{Change, Place as AnswerPlace, SubjectId, UnitId};
use crate::failure::Failure;
use crate::locale::Message;
use crate::ui::action::Action;
use crate::ui::checklist::{is_with_one_person, leave_person, stay_with};
use crate::ui::forms::InterviewForm;
use crate::ui::round::Place;
use crate::ui::{App, Desk, Dialog};
use egui::Context;

impl App {
    /// Records answers just given, with the times of the interviews they begin or end.
    pub(super) fn record(&mut self, name: Message, changes: Vec<Change>) {
        let Desk::Round(round) = &mut self.desk else { return };
        if let Err(refusal) = round.session.answer(name, changes) {
            self.notices.report(Failure::refused(Message::new("failure-applying"), refusal));
        }
    }

    /// Opens the interview of a subject.
    pub(super) fn show_interview(&mut self, unit: UnitId, subject: SubjectId) {
        let Some(session) = self.session() else { return };
        self.dialog =
            InterviewForm::new(session, &self.locale, unit, subject).map(|form| Dialog::Interview(Box::new(form)));
    }

    /// Opens the interview of the subject in focus; says so where there is none.
    pub(super) fn interview_in_focus(&mut self) {
        match self.subject_in_focus() {
            Some((unit, subject)) => self.show_interview(unit, subject),
            None => self.notices.done(Message::new("interview-nobody")),
        }
    }

    /// Asks the subject in focus one item after the other, or goes back to how items were laid out before.
    pub(super) fn stay_with_one_person(&mut self, ctx: &Context) {
        if is_with_one_person(ctx) {
            leave_person(ctx);
            return self.show(Place::Checklist, None);
        }
        match self.subject_in_focus() {
            Some((_, subject)) => stay_with(ctx, subject),
            None => self.notices.done(Message::new("interview-nobody")),
        }
    }

    /// Opens the sheet on which the group in focus is typed from paper; says so where there is none.
    pub(super) fn type_from_paper(&mut self, ctx: &Context) {
        leave_person(ctx);
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &mut self.desk else { return };
        round.type_from_paper();
    }

    fn subject_in_focus(&mut self) -> Option<(UnitId, SubjectId)> {
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &self.desk else { return None };
        let (unit, subject) = round.for_copy()?;
        subject.map(|subject| (unit, subject))
    }

    /// Where changes to interviews have been taken back or done again: at an item of the subject's.
    pub(super) fn show_subject(&mut self, unit: UnitId, subject: SubjectId) {
        let Desk::Round(round) = &self.desk else { return };
        let focus = round.focus().filter(|(of, _)| *of == unit).map(|(_, item)| item);
        let instrument = round.session.instrument();
        let group = round.session.sheet(unit).and_then(|sheet| sheet.subject(subject)).map(|subject| &subject.group);
        let mut items = instrument
            .items()
            .map(|(_, item)| item)
            .filter(|item| item.group.is_some_and(|of| Some(&instrument.group(of).code) == group));
        let first = items.next().map(|item| item.code.clone());
        let item = items.map(|item| item.code.clone()).find(|code| Some(code) == focus.as_ref()).or(first);
        self.actions.push(match item {
            Some(item) => Action::ShowPlace(AnswerPlace { unit, item, subject: Some(subject) }),
            None => Action::ShowChecklist(unit),
        });
    }
}

/// The change that tells best where a step has changed something: the answer, not the subject or the times that came with it.
pub(super) fn telling(changes: &[Change]) -> Option<&Change> {
    let comes_along = |change: &&Change| match change {
        Change::PutSubject(..) | Change::RemoveSubject(..) => true,
        Change::PutDetail(..) | Change::RemoveDetail(..) => interviewed(change).is_some(),
        Change::PutRound(_)
        | Change::PutInstrument(_)
        | Change::PutEntity(_)
        | Change::RemoveEntity(_)
        | Change::PutUnit(_)
        | Change::RemoveUnit(_)
        | Change::PutAnswer(..)
        | Change::ClearAnswer(_) => false,
    };
    changes.iter().find(|change| !comes_along(change)).or(changes.first())
}

/// The subject whom a change to an interview is about.
pub(super) fn interviewed(change: &Change) -> Option<(UnitId, SubjectId)> {
    match change {
        Change::PutDetail(unit, detail) => Some((*unit, detail.key().subject()?)),
        Change::RemoveDetail(unit, key) => Some((*unit, key.subject()?)),
        Change::PutRound(_)
        | Change::PutInstrument(_)
        | Change::PutEntity(_)
        | Change::RemoveEntity(_)
        | Change::PutUnit(_)
        | Change::RemoveUnit(_)
        | Change::PutSubject(..)
        | Change::RemoveSubject(..)
        | Change::PutAnswer(..)
        | Change::ClearAnswer(_) => None,
    }
}
