//! The two-minute tour: begun on the sample round, told what the assessor does, ended with nothing left behind.

use crate::assessment::{self, Answer, Change, Response};
use crate::locale::Message;
use crate::ui::action::Action;
use crate::ui::checklist::clear_filters;
use crate::ui::command::Command;
use crate::ui::forms::Purpose;
use crate::ui::round::Place;
use crate::ui::tour::{self, Move, Running, Step, Tour};
use crate::ui::{App, Desk, Dialog};
use egui::Context;

/// Key of the sentence that offers the tour.
const OFFER: &str = "tour-offer";

/// Where the tour stands.
pub(in crate::ui) enum Touring {
    /// There is none.
    Off,
    /// It begins as soon as the sample round is open.
    Wanted,
    /// It goes on.
    On {
        /// What it asks for.
        tour: Tour,
        /// How many steps could be undone when it began.
        before: usize,
    },
}

impl App {
    /// Begins the tour: on the sample round, which is opened, and written if need be, where another one or none is open.
    pub(super) fn begin_tour(&mut self, ctx: &Context) {
        self.end_tour(ctx);
        if self.session().is_some_and(|session| session.round().info.example) {
            return self.start_tour();
        }
        self.touring = Touring::Wanted;
        let sample = self.services.sample.clone();
        if sample.exists() {
            self.open_round(ctx, &sample);
        } else {
            self.make_sample(&sample);
        }
    }

    /// Begins the tour that was waiting for the round now open, or offers it once, when a sample round is open for the first time.
    pub(super) fn meet_tour(&mut self) {
        let example = self.session().is_some_and(|session| session.round().info.example);
        match (&self.touring, example) {
            (Touring::Wanted, true) => self.start_tour(),
            (Touring::Off | Touring::On { .. }, true) if !self.settings.tour_offered => {
                self.settings.tour_offered = true;
                self.write_settings();
                let offer = Message::new(OFFER);
                self.notices.offer(offer, "comfort-command-tour", Action::Command(Command::Tour));
            }
            (Touring::Off | Touring::On { .. }, true) => {}
            (Touring::Off | Touring::Wanted | Touring::On { .. }, false) => self.touring = Touring::Off,
        }
    }

    fn start_tour(&mut self) {
        let Desk::Round(round) = &mut self.desk else { return };
        round.place = Place::Units;
        self.touring = Touring::On { tour: Tour::default(), before: round.session.undo_count() };
        self.notices.withdraw(OFFER);
        self.settings.tour_offered = true;
        self.write_settings();
    }

    /// Takes a key of the tour, unless a dialog has the keyboard.
    pub(in crate::ui) fn tour_keys(&mut self, ctx: &Context) {
        let on = matches!(self.touring, Touring::On { .. }) && self.dialog.is_none();
        if let Some(way) = on.then(|| tour::keys(ctx)).flatten() {
            self.actions.push(Action::Tour(way));
        }
    }

    /// Tells the tour of what is asked for, before it is performed.
    pub(super) fn heed_action(&mut self, action: &Action) {
        if !matches!(self.touring, Touring::On { .. }) {
            return;
        }
        if let Action::Apply(_, changes) | Action::Answer(_, changes) = action {
            let did: Vec<Step> = changes.iter().filter_map(|change| self.did(change)).collect();
            did.into_iter().for_each(|step| self.heed(step));
        }
        if *action == Action::Command(Command::FilterUnanswered) {
            self.heed(Step::Filter);
        }
    }

    /// Tells the tour of where the assessor has come.
    pub(in crate::ui) fn heed_place(&mut self, ctx: &Context) {
        if let Some(step) = tour::take_done(ctx) {
            self.heed(step);
        }
        let Desk::Round(round) = &self.desk else { return };
        match round.place {
            Place::Checklist => self.heed(Step::Open),
            Place::Results => self.heed(Step::Score),
            Place::Units | Place::Ranking => {}
        }
        if matches!(&self.dialog, Some(Dialog::Path(form)) if matches!(form.purpose(), Purpose::Export(_))) {
            self.heed(Step::Export);
        }
    }

    fn heed(&mut self, step: Step) {
        if let Touring::On { tour, .. } = &mut self.touring {
            tour.heed(step);
        }
    }

    /// What a change to an answer is, as the tour asks for it.
    fn did(&self, change: &Change) -> Option<Step> {
        let before =
            |place: &assessment::Place| self.session()?.sheet(place.unit)?.answer(place.item.as_str(), place.subject);
        if let Change::PutAnswer(place, answer) = change {
            return step_of(before(place), Some(answer));
        }
        let Change::ClearAnswer(place) = change else { return None };
        step_of(before(place), None)
    }

    /// Goes on, back or out.
    pub(super) fn move_tour(&mut self, ctx: &Context, way: Move) {
        let Touring::On { tour, .. } = &mut self.touring else { return };
        match tour.go(way) {
            Running::Yes => {}
            Running::Over => self.end_tour(ctx),
        }
    }

    /// Ends the tour and takes back what was done during it.
    pub(in crate::ui) fn end_tour(&mut self, ctx: &Context) {
        let Touring::On { before, .. } = self.touring else { return };
        self.touring = Touring::Off;
        let Desk::Round(round) = &mut self.desk else { return };
        if let Some(unit) = round.current() {
            clear_filters(ctx, unit);
        }
        let mut refused = None;
        while refused.is_none() && round.session.undo_count() > before {
            refused = round.session.undo().err();
        }
        round.forget_stored();
        if refused.is_none() {
            self.notices.done(Message::new("tour-over"));
        }
    }
}

/// What it is to put an answer in the place of another, as the tour asks for it.
fn step_of(before: Option<&Answer>, now: Option<&Answer>) -> Option<Step> {
    let (old, new) = (before.and_then(|answer| answer.response.as_ref()), now.and_then(|now| now.response.as_ref()));
    if let Some(now) = now
        && !now.note.trim().is_empty()
        && before.is_none_or(|before| before.note != now.note)
    {
        return Some(Step::Note);
    }
    match (old, new) {
        (Some(_), None) => Some(Step::Clear),
        (old, new) if old == new => None,
        (_, Some(Response::NotApplicable(reason) | Response::NotObserved(reason))) => {
            (!reason.trim().is_empty()).then_some(Step::Reason)
        }
        (
            _,
            Some(
                Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_),
            ),
        ) => Some(Step::Answer),
        (None, None) => None,
    }
}
