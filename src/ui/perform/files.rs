//! What concerns files: rounds opened, made and let go; the system's dialogs; work in threads.

use crate::assessment::{Round, RoundInfo, UnitId};
use crate::exchange::result::{self, Completeness};
use crate::failure::Failure;
use crate::job::{Job, News, Progress};
use crate::locale::Message;
use crate::sample;
use crate::session::Session;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::dialog::{Question, Waiting};
use crate::ui::forms::{PathForm, Purpose};
use crate::ui::perform::{Heard, Intake, Looked};
use crate::ui::round::{OpenRound, Place};
use crate::ui::settings::usual_folder;
use crate::ui::{App, Closing, Desk, Dialog, Work};
use egui::{Context, ViewportCommand};
use std::path::{Path, PathBuf};

/// Most failures of one export that are told one by one.
const MOST_NOTICES: usize = 3;

impl App {
    /// Opens a round file. What lies on the desk stays there unless that succeeds.
    pub(in crate::ui) fn open_round(&mut self, ctx: &Context, path: &Path) {
        // From another folder a relative path would mean another file.
        let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if self.session().is_some_and(|session| session.path() == path) {
            return self.show(Place::Units, None);
        }
        self.end_tour(ctx);
        if !self.is_written(Action::Open(path.to_owned())) {
            return;
        }
        match Session::open(path, self.services.author.clone(), Self::wake(ctx)) {
            Ok(session) => self.lay_on_desk(ctx, session),
            Err(failure) => self.notices.report(failure),
        }
    }

    pub(in crate::ui) fn create_round(&mut self, ctx: &Context, path: &Path, instrument: &str, info: &RoundInfo) {
        let Some(found) = self.services.library.find(instrument) else { return };
        let next = Action::Create {
            path: path.to_owned(),
            instrument: instrument.to_owned(),
            title: info.title.clone(),
            year: info.year,
        };
        let found = found.clone();
        self.end_tour(ctx);
        if !self.is_written(next) {
            return;
        }
        match Session::create(path, &found, info, self.services.author.clone(), Self::wake(ctx)) {
            Ok(session) => self.lay_on_desk(ctx, session),
            Err(failure) => self.notices.report(failure),
        }
    }

    fn lay_on_desk(&mut self, ctx: &Context, session: Session) {
        let title = format!("{} – {}", session.round().info.title, self.locale.say("app-name"));
        ctx.send_viewport_cmd(ViewportCommand::Title(title));
        self.settings.remember(session.path());
        self.write_settings();
        self.desk = Desk::Round(Box::new(OpenRound::new(session)));
        self.meet_tour();
    }

    pub(in crate::ui) fn leave_round(&mut self, ctx: &Context) {
        self.desk = Desk::Start;
        ctx.send_viewport_cmd(ViewportCommand::Title(self.locale.say("app-name")));
    }

    /// Whether work is under way that something else would break off; says so if it is.
    pub(in crate::ui) fn is_busy(&mut self) -> bool {
        let busy = self.work.is_some() || self.gatherer.is_busy();
        if busy {
            self.notices.report(Failure {
                what: Message::new("failure-busy"),
                why: Message::new("failure-busy-why"),
                remedy: Message::new("failure-busy-remedy"),
            });
        }
        busy
    }

    /// Waits until the open round is on the disk. If it cannot be written, asks what to do before `next`.
    pub(in crate::ui) fn is_written(&mut self, next: Action) -> bool {
        if self.is_busy() {
            return false;
        }
        match self.session().map(Session::flush) {
            Some(Err(failure)) => {
                self.dialog = Some(Dialog::Unsaved(failure, next));
                false
            }
            Some(Ok(())) | None => true,
        }
    }

    /// Closes the window once everything is on the disk.
    pub(in crate::ui) fn close_window(&mut self, ctx: &Context) {
        self.closing = Closing::No;
        self.end_tour(ctx);
        if self.is_written(Action::Command(Command::Quit)) {
            self.closing = Closing::Granted;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    pub(in crate::ui) fn write_settings(&mut self) {
        let Some(path) = &self.services.settings else { return };
        if let Err(error) = self.settings.write(path) {
            self.notices.report(Failure {
                what: Message::new("failure-settings-write"),
                why: Message::new("failure-said").with("detail", error),
                remedy: Message::new("failure-settings-write-remedy"),
            });
        }
    }

    // Dialogs of the system

    pub(in crate::ui) fn browse(&mut self, ctx: &Context, question: Question) {
        if self.waiting.is_some() {
            // One dialog of the system at a time: the answer to an earlier one would be lost.
            return;
        }
        let (title, kind) = match question {
            Question::Round => ("start-open", "ui-round-files"),
            Question::NewRound(_) => ("start-new-file", "ui-round-files"),
            Question::Folder(_) => ("ui-export-folder", "ui-round-files"),
            Question::Instrument => ("intake-title", "intake-files"),
            Question::Paper => ("paper-take", "paper-files"),
            Question::Earlier => ("earlier-attach", "earlier-files"),
            Question::NewPaper(_) => ("paper-print", "paper-files"),
            Question::Evidence => ("evidence-ask", "evidence-files"),
            Question::Copy(_) => ("evidence-save-path", "evidence-files"),
            Question::Watched(_) => ("evidence-watch", "evidence-files"),
        };
        let (title, kind) = (self.locale.say(title), self.locale.say(kind));
        match Waiting::start(self.services.dialogs.clone(), question, title, kind, Self::wake(ctx)) {
            Ok(waiting) => self.waiting = Some(waiting),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Gives the answer of the system's dialog to the dialog that asked.
    pub(in crate::ui) fn poll_dialog(&mut self) {
        let Some(answer) = self.waiting.as_ref().and_then(Waiting::poll) else { return };
        self.waiting = None;
        let Some(path) = answer.first() else { return };
        match &mut self.dialog {
            Some(Dialog::New(form)) => form.choose(path),
            Some(Dialog::Print(form)) => form.choose(path),
            Some(Dialog::Path(form)) => {
                self.actions.push(form.choose(&answer));
                self.dialog = None;
            }
            Some(
                Dialog::Entity(_)
                | Dialog::Unit(_)
                | Dialog::Revision(_)
                | Dialog::Copy(_)
                | Dialog::Leave(_)
                | Dialog::Interview(_)
                | Dialog::Remarks(_)
                | Dialog::Replace(_)
                | Dialog::Paper(_)
                | Dialog::Attach(_)
                | Dialog::Detach(_)
                | Dialog::Photo(_)
                | Dialog::History(_)
                | Dialog::Since(_)
                | Dialog::Oddities(_)
                | Dialog::Palette(_)
                | Dialog::Help
                | Dialog::Unsaved(..),
            )
            | None => (),
        }
    }

    // Work

    pub(in crate::ui) fn write_sample(&mut self, ctx: &Context, path: PathBuf) {
        if self.is_busy() {
            return;
        }
        let author = self.services.author.clone();
        let write = move |_: &Progress| sample::write(&path, author.clock, &author.name).map(|()| path);
        let job = Job::spawn("sample", Self::wake(ctx), write);
        match job {
            Ok(job) => self.work = Some(Work::Sample(job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    pub(in crate::ui) fn ask_where_to_export(&mut self, units: Vec<UnitId>) {
        if units.is_empty() {
            return self.notices.report(Failure {
                what: Message::new("failure-export"),
                why: Message::new("failure-export-none"),
                remedy: Message::new("failure-export-none-remedy"),
            });
        }
        let beside = self.session().and_then(|session| session.path().parent().map(Path::to_owned));
        let folder = beside.unwrap_or_else(usual_folder);
        self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Export(units), &folder)));
    }

    /// Writes result files, one after another, in a thread that reads each unit itself.
    pub(in crate::ui) fn export(&mut self, ctx: &Context, units: &[UnitId], folder: PathBuf) {
        if self.is_busy() {
            return;
        }
        let Some(session) = self.session() else { return };
        let (instrument, store) = (session.instrument().clone(), session.reader());
        let mut round = excerpt(session.round(), units);
        let job = Job::spawn("export", Self::wake(ctx), move |progress| {
            progress.expect(round.units.len());
            // What is not on the disk yet would be missing in the files.
            if let Err(error) = store.flush() {
                return (0, vec![Failure::store(Message::new("failure-export"), &error)]);
            }
            let (mut written, mut failures) = (0, Vec::new());
            for unit in round.units.values().cloned().collect::<Vec<_>>() {
                let sheet = store.load(unit.id).map_err(|error| Failure::reading(&error));
                let file = sheet.and_then(|sheet| {
                    round.sheets = [(unit.id, sheet)].into();
                    let file = result::write(&folder, &instrument, &round, unit.id, Completeness::Complete);
                    file.map_err(|error| Failure::exporting(&unit.name, &error))
                });
                match file {
                    Ok(_) => written += 1,
                    Err(failure) => failures.push(failure),
                }
                if progress.step().is_err() {
                    break;
                }
            }
            (written, failures)
        });
        match job {
            Ok(job) => self.work = Some(Work::Export(job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Takes in the result of the work under way.
    pub(in crate::ui) fn poll_work(&mut self, ctx: &Context) {
        let news = match &self.work {
            Some(Work::Sample(job)) => Finished::Sample(job.poll()),
            Some(Work::Export(job)) => Finished::Export(job.poll()),
            Some(Work::TakeIn(path, job)) => Finished::TakeIn(path.clone(), job.poll()),
            Some(Work::Print(job)) => Finished::Print(job.poll()),
            Some(Work::ReadPaper(path, job)) => Finished::ReadPaper(path.clone(), job.poll()),
            Some(Work::Earlier(job)) => Finished::Earlier(job.poll()),
            None => return,
        };
        match news {
            Finished::Sample(News::Working)
            | Finished::Export(News::Working)
            | Finished::TakeIn(_, News::Working)
            | Finished::Print(News::Working)
            | Finished::ReadPaper(_, News::Working)
            | Finished::Earlier(News::Working) => {
                return;
            }
            // The work is over before what follows from it, which may be other work.
            Finished::Sample(_)
            | Finished::Export(_)
            | Finished::TakeIn(..)
            | Finished::Print(_)
            | Finished::ReadPaper(..)
            | Finished::Earlier(_) => self.work = None,
        }
        match news {
            Finished::Sample(News::Working)
            | Finished::Export(News::Working)
            | Finished::TakeIn(_, News::Working)
            | Finished::Print(News::Working)
            | Finished::ReadPaper(_, News::Working)
            | Finished::Earlier(News::Working) => {}
            Finished::Sample(News::Done(Ok(path))) => self.open_round(ctx, &path),
            Finished::Sample(News::Done(Err(failure))) => self.notices.report(failure),
            Finished::Export(News::Done((written, failures))) => self.report_export(written, failures),
            Finished::TakeIn(path, News::Done(intake)) => self.tell_intake(&path, intake),
            Finished::Print(News::Done(printed)) => self.tell_printed(printed),
            Finished::ReadPaper(path, News::Done(heard)) => self.tell_paper(&path, heard),
            Finished::Earlier(News::Done(looked)) => self.tell_earlier(looked),
            Finished::Sample(News::Lost)
            | Finished::Export(News::Lost)
            | Finished::TakeIn(_, News::Lost)
            | Finished::Print(News::Lost)
            | Finished::ReadPaper(_, News::Lost)
            | Finished::Earlier(News::Lost) => {
                self.notices.report(lost());
            }
        }
    }

    fn report_export(&mut self, written: usize, failures: Vec<Failure>) {
        if written > 0 {
            self.notices.done(Message::new("ui-exported").with("files", written));
        }
        // The first few say what is wrong; hundreds of notices would say it no better.
        let more = failures.len().saturating_sub(MOST_NOTICES);
        failures.into_iter().take(MOST_NOTICES).for_each(|failure| self.notices.report(failure));
        if more > 0 {
            self.notices.report(Failure {
                what: Message::new("failure-export-more").with("units", more),
                why: Message::new("failure-export-more-why"),
                remedy: Message::new("failure-export-more-remedy"),
            });
        }
    }
}

/// What a job has to tell, whichever it was.
enum Finished {
    Sample(News<Result<PathBuf, Failure>>),
    Export(News<(usize, Vec<Failure>)>),
    TakeIn(PathBuf, News<Intake>),
    Print(News<Result<PathBuf, Failure>>),
    ReadPaper(PathBuf, News<Heard>),
    Earlier(News<Looked>),
}

/// Returns a round with only these units and without their answers, for a thread to own.
pub(super) fn excerpt(round: &Round, units: &[UnitId]) -> Round {
    let mut excerpt = Round::new(round.info.clone(), round.instrument.clone());
    for unit in units.iter().filter_map(|unit| round.units.get(unit)) {
        excerpt.units.insert(unit.id, unit.clone());
        excerpt.entities.extend(round.entities.get(&unit.entity).map(|entity| (entity.id, entity.clone())));
    }
    excerpt
}

pub(in crate::ui) fn no_thread(error: &std::io::Error) -> Failure {
    Failure {
        what: Message::new("failure-thread"),
        why: Message::new("failure-said").with("detail", error),
        remedy: Message::new("failure-thread-remedy"),
    }
}

pub(in crate::ui) fn lost() -> Failure {
    Failure {
        what: Message::new("failure-lost"),
        why: Message::new("failure-lost-why"),
        remedy: Message::new("failure-lost-remedy"),
    }
}
