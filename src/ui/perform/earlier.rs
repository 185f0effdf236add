//! Last time's answers attached to the units of the round, and taken away again; what is slow about it happens in a thread.

use super::files::{excerpt, no_thread};
use crate::assessment::UnitId;
use crate::failure::Failure;
use crate::job::Job;
use crate::locale::Message;
use crate::session::earlier::{Offer, Standing, read, standing};
use crate::ui::forms::{AttachForm, DetachForm, PathForm, Purpose};
use crate::ui::{App, Desk, Dialog, Work};
use egui::Context;
use std::path::{Path, PathBuf};

/// What a thread has found out about last time's answers.
pub(in crate::ui) enum Looked {
    /// What attaching would do.
    Offer(Box<Offer>),
    /// What is attached.
    Attached(Standing),
    /// It could not be found out.
    Failed(Failure),
    /// Somebody has stopped the work.
    Stopped,
}

impl App {
    /// Asks which earlier round is to be attached.
    pub(super) fn ask_for_earlier(&mut self) {
        self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Attach, Path::new(""))));
    }

    /// Reads an earlier round, and works out what attaching it would do.
    pub(super) fn read_earlier(&mut self, ctx: &Context, path: PathBuf) {
        if self.is_busy() {
            return;
        }
        let Some(session) = self.session() else { return };
        let (store, open) = (session.reader(), session.path().to_owned());
        let units: Vec<UnitId> = session.round().units.keys().copied().collect();
        let round = excerpt(session.round(), &units);
        let job = Job::spawn("earlier", Self::wake(ctx), move |progress| {
            let earlier = read(&path, &open, |units| {
                progress.expect(units);
                progress.step().is_ok()
            });
            match earlier
                .and_then(|earlier| earlier.map(|earlier| Offer::new(&round, &store, &earlier, &path)).transpose())
            {
                Ok(Some(offer)) => Looked::Offer(Box::new(offer)),
                Ok(None) => Looked::Stopped,
                Err(failure) => Looked::Failed(failure),
            }
        });
        self.look(job);
    }

    /// Finds out from which units something can be taken away.
    pub(super) fn ask_to_detach(&mut self, ctx: &Context) {
        if self.is_busy() {
            return;
        }
        let Some(session) = self.session() else { return };
        let store = session.reader();
        let job = Job::spawn("attached", Self::wake(ctx), move |_| {
            let attached = store.attached().map_err(|error| Failure::reading(&error));
            match attached.and_then(|attached| standing(&store, attached)) {
                Ok(standing) => Looked::Attached(standing),
                Err(failure) => Looked::Failed(failure),
            }
        });
        self.look(job);
    }

    fn look(&mut self, job: std::io::Result<Job<Looked>>) {
        match job {
            Ok(job) => self.work = Some(Work::Earlier(job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Shows what has been found out; that takes a dialog, which waits for the one that is open.
    pub(super) fn tell_earlier(&mut self, looked: Looked) {
        match looked {
            Looked::Offer(offer) => {
                if let Desk::Round(round) = &self.desk {
                    self.later = Some(Dialog::Attach(AttachForm::new(*offer, &round.session)));
                }
            }
            Looked::Attached(standing) if standing.is_empty() => {
                self.notices.done(Message::new("earlier-detach-none"));
            }
            Looked::Attached(standing) => self.later = Some(Dialog::Detach(DetachForm::new(standing))),
            Looked::Failed(failure) => self.notices.report(failure),
            Looked::Stopped => {}
        }
    }

    /// Attaches an earlier round, as one step.
    pub(super) fn attach(&mut self, offer: &Offer) {
        let Desk::Round(round) = &mut self.desk else { return };
        match round.session.attach(offer) {
            Ok(()) => {
                let attachment = &offer.attachment;
                let done = Message::new("earlier-attached").with("title", &attachment.info.title);
                let done = done.with("year", attachment.info.year).with("count", attachment.matched.len());
                self.notices.done(done.with("replaced", attachment.replacing));
            }
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
    }

    /// Takes what is attached away, as one step.
    pub(super) fn detach(&mut self, standing: &Standing) {
        let Desk::Round(round) = &mut self.desk else { return };
        match round.session.detach(standing) {
            Ok(()) => self.notices.done(Message::new("earlier-detached").with("count", standing.len())),
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
    }
}
