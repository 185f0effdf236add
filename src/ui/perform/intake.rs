//! Instruments from outside: read, checked and kept in a thread, then told of.

use super::files::no_thread;
use crate::exchange::intake::{self, Refused, Remark, TakenIn};
use crate::exchange::shelf;
use crate::failure::Failure;
use crate::instrument::Instrument;
use crate::job::{Job, Progress, Stopped};
use crate::library::{Library, Standing};
use crate::locale::Message;
use crate::ui::action::Action;
use crate::ui::forms::{Remarks, Replacement};
use crate::ui::{App, Dialog, Work};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of a file.
pub(in crate::ui) enum Intake {
    /// Its instrument is kept; with what was left out or assumed.
    Kept(Arc<Instrument>, Vec<Remark>),
    /// Its instrument was here already.
    Held(Arc<Instrument>),
    /// It would replace another revision, which somebody has to want.
    Asks(Replacement),
    /// It is wrong in these places.
    Wrong(Vec<Remark>),
    /// It was refused, or could not be kept.
    Failed(Failure),
    /// Somebody has stopped the work.
    Stopped,
}

impl App {
    /// Takes in the instrument of a file.
    pub(super) fn take_in(&mut self, ctx: &Context, path: PathBuf, replacing: Option<String>) {
        if self.is_busy() {
            return;
        }
        let (library, folder) = (self.services.library.clone(), self.services.instruments.clone());
        let file = path.clone();
        let job = Job::spawn("take in", Self::wake(ctx), move |progress| {
            run(&file, replacing.as_deref(), &library, &folder, progress).unwrap_or(Intake::Stopped)
        });
        match job {
            Ok(job) => self.work = Some(Work::TakeIn(path, job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Tells what came of a file; what takes a dialog waits for the one that is open.
    pub(super) fn tell_intake(&mut self, path: &Path, intake: Intake) {
        match intake {
            Intake::Kept(instrument, remarks) => {
                if !remarks.is_empty() {
                    let list = Remarks::left_out(&instrument, &remarks, &self.locale);
                    self.later = Some(Dialog::Remarks(list));
                }
                self.offer_round("intake-done", &instrument);
                self.services.library.offer(instrument);
            }
            Intake::Held(instrument) => self.offer_round("intake-held", &instrument),
            Intake::Asks(replacement) => self.later = Some(Dialog::Replace(replacement)),
            Intake::Wrong(remarks) => {
                self.later = Some(Dialog::Remarks(Remarks::wrong(path, &remarks, &self.locale)));
            }
            Intake::Failed(failure) => self.notices.report(failure),
            Intake::Stopped => {}
        }
    }

    /// Says that an instrument can be chosen, and offers to make a round with it.
    fn offer_round(&mut self, what: &'static str, instrument: &Instrument) {
        let status = if instrument.is_provisional() { "provisional" } else { "official" };
        let message = Message::new(what)
            .with("title", instrument.title.get(self.locale.language()))
            .with("id", &instrument.id)
            .with("revision", &instrument.revision)
            .with("items", instrument.items().filter(|(_, item)| item.scored).count())
            .with("status", status);
        self.notices.offer(message, "intake-new-round", Action::NewRound(instrument.id.clone()));
    }
}

/// Reads a file and keeps its instrument in the folder. Stopped, it has kept nothing.
fn run(
    path: &Path,
    replacing: Option<&str>,
    library: &Library,
    folder: &Path,
    progress: &Progress,
) -> Result<Intake, Stopped> {
    progress.expect(2);
    let TakenIn { instrument, remarks, .. } = match intake::take_in(path, library) {
        Ok(taken_in) => taken_in,
        Err(Refused::Wrong(remarks)) => return Ok(Intake::Wrong(remarks)),
        Err(refused) => return Ok(Intake::Failed(Failure::intake(path, &refused))),
    };
    progress.step()?;
    let refused = |why: Message, remedy: &'static str| {
        let what = Message::new("failure-intake").with("file", path.display());
        Ok(Intake::Failed(Failure::new(what, why, Message::new(remedy))))
    };
    let kept = match library.standing(&instrument) {
        Standing::New => shelf::keep(folder, &instrument),
        Standing::Held => return Ok(Intake::Held(Arc::new(instrument))),
        Standing::Replaces(revision) if replacing == Some(revision.as_str()) => shelf::replace(folder, &instrument),
        Standing::Replaces(revision) => {
            return Ok(Intake::Asks(Replacement::new(path.to_owned(), instrument, revision)));
        }
        Standing::Taken(id) => return refused(Message::new("why-intake-taken").with("id", id), "remedy-intake-taken"),
        Standing::Changed => {
            let why = Message::new("why-intake-changed").with("id", &instrument.id);
            return refused(why.with("revision", &instrument.revision), "remedy-intake-changed");
        }
    };
    Ok(match kept {
        Ok(()) => Intake::Kept(Arc::new(instrument), remarks),
        Err(error) => Intake::Failed(Failure::writing(&error)),
    })
}
