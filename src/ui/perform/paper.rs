//! The checklist on paper: written, and taken in again, in a thread.

use super::files::{excerpt, no_thread};
use crate::assessment::{Round, UnitId};
use crate::exchange::intake::Remark;
use crate::exchange::paper::{self, Filling, Paper, Preview, Refused, Take};
use crate::exchange::read::capped;
use crate::exchange::xlsx;
use crate::failure::Failure;
use crate::instrument::Instrument;
use crate::job::{Job, Progress, Stopped};
use crate::locale::{Locale, Message};
use crate::session::Session;
use crate::store::Store;
use crate::ui::action::Action;
use crate::ui::forms::{PaperPreview, PathForm, PrintForm, Purpose, Remarks};
use crate::ui::settings::usual_folder;
use crate::ui::{App, Desk, Dialog, Work};
use egui::Context;
use std::path::{Path, PathBuf};

/// What came of a filled workbook.
pub(in crate::ui) enum Heard {
    /// It can be taken in.
    Preview(Preview),
    /// It is wrong in these places.
    Wrong(Vec<Remark>),
    /// It was refused.
    Failed(Failure),
    /// Somebody has stopped the work.
    Stopped,
}

impl App {
    /// Asks what of the current unit is to be printed.
    pub(super) fn ask_what_to_print(&mut self) {
        let Desk::Round(round) = &self.desk else { return };
        let Some(unit) = round.current() else { return };
        let folder = round.session.path().parent().map_or_else(usual_folder, Path::to_owned);
        self.dialog = Some(Dialog::Print(PrintForm::new(unit, folder)));
    }

    /// Asks which filled workbook is to be taken in.
    pub(super) fn ask_for_paper(&mut self) {
        self.dialog = Some(Dialog::Path(PathForm::new(Purpose::TakePaper, Path::new(""))));
    }

    /// Writes the checklist of a unit.
    pub(super) fn print(&mut self, ctx: &Context, unit: UnitId, filling: Filling, path: PathBuf) {
        if self.is_busy() {
            return;
        }
        let Some(session) = self.session() else { return };
        let (instrument, store) = (session.instrument().clone(), session.reader());
        let mut round = excerpt(session.round(), &[unit]);
        let (language, now) = (self.locale.language(), (self.services.author.clock)());
        let job = Job::spawn("print", Self::wake(ctx), move |_| {
            let locale = Locale::new(language);
            load(&store, &mut round, unit)?;
            let Some(paper) = Paper::of(&locale, &instrument, &round, unit, filling, now) else { return Ok(path) };
            paper.write(&path).map_err(|error| Failure::printing(&paper.unit.name, &error))?;
            Ok(path)
        });
        match job {
            Ok(job) => self.work = Some(Work::Print(job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Tells that a checklist has been written.
    pub(super) fn tell_printed(&mut self, printed: Result<PathBuf, Failure>) {
        match printed {
            Ok(path) => {
                let workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
                let done = if workbook { "paper-printed-xlsx" } else { "paper-printed-html" };
                self.notices.done(Message::new(done).with("file", path.display()));
            }
            Err(failure) => self.notices.report(failure),
        }
    }

    /// Reads a filled workbook.
    pub(super) fn read_paper(&mut self, ctx: &Context, path: PathBuf) {
        if self.is_busy() {
            return;
        }
        let Some(session) = self.session() else { return };
        let (instrument, store) = (session.instrument().clone(), session.reader());
        let units: Vec<UnitId> = session.round().units.keys().copied().collect();
        let (mut round, file) = (excerpt(session.round(), &units), path.clone());
        let job = Job::spawn("read paper", Self::wake(ctx), move |progress| {
            run(&file, &instrument, &mut round, &store, progress).unwrap_or(Heard::Stopped)
        });
        match job {
            Ok(job) => self.work = Some(Work::ReadPaper(path, job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Shows what a filled workbook says; that takes a dialog, which waits for the one that is open.
    pub(super) fn tell_paper(&mut self, path: &Path, heard: Heard) {
        match heard {
            Heard::Preview(preview) => {
                if let Desk::Round(round) = &mut self.desk {
                    // Its answers are compared on the screen, and changed next.
                    round.session.keep(preview.unit);
                    let form = PaperPreview::new(preview, &round.session, &self.locale);
                    self.later = Some(Dialog::Paper(Box::new(form)));
                }
            }
            Heard::Wrong(remarks) => self.later = Some(Dialog::Remarks(Remarks::wrong(path, &remarks, &self.locale))),
            Heard::Failed(failure) => self.notices.report(failure),
            Heard::Stopped => {}
        }
    }

    /// Takes the answers of a filled workbook in, as one step.
    pub(super) fn take_paper(&mut self, preview: &Preview, take: Take) {
        let changes = preview.changes(take);
        let Desk::Round(round) = &mut self.desk else { return };
        if changes.is_empty() {
            return;
        }
        let unit = round.session.round().units.get(&preview.unit).map(|unit| unit.name.clone()).unwrap_or_default();
        let replaced = match take {
            Take::New => 0,
            Take::All => preview.differing.len(),
        };
        match round.session.apply(Message::new("paper-step").with("unit", &unit), changes) {
            Ok(()) => {
                round.forget_stored();
                let done = Message::new("paper-taken").with("unit", &unit).with("new", preview.new.len());
                self.notices.done(done.with("replaced", replaced));
                self.actions.push(Action::ShowChecklist(preview.unit));
            }
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
    }
}

/// Reads what is on the disk of a unit, after what is on its way there.
fn load(store: &Store, round: &mut Round, unit: UnitId) -> Result<(), Failure> {
    store.flush().map_err(|error| Failure::store(Message::new("failure-saving"), &error))?;
    round.sheets.insert(unit, store.load(unit).map_err(|error| Failure::reading(&error))?);
    Ok(())
}

fn run(
    path: &Path,
    instrument: &Instrument,
    round: &mut Round,
    store: &Store,
    progress: &Progress,
) -> Result<Heard, Stopped> {
    progress.expect(2);
    let bytes = match capped(path, xlsx::MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Heard::Failed(Failure::file(path, &error))),
    };
    let refused = |refused| match refused {
        Refused::Wrong(remarks) => Heard::Wrong(remarks),
        refused => Heard::Failed(Failure::paper_in(path, &refused)),
    };
    let unit = match paper::unit(&bytes, instrument, round) {
        Ok(unit) => unit,
        Err(error) => return Ok(refused(error)),
    };
    if let Err(failure) = load(store, round, unit) {
        return Ok(Heard::Failed(failure));
    }
    progress.step()?;
    let read = paper::read(&bytes, instrument, round, &mut Session::new_id);
    progress.step()?;
    Ok(read.map_or_else(refused, Heard::Preview))
}
