//! The one place where something happens: performs what views have asked for, after drawing.

use super::action::Action;
use super::command::{Command, other};
use super::dialog::{Question, Waiting};
use super::forms::{EntityForm, NewRound, PathForm, Purpose, UnitForm};
use super::palette::PaletteDialog;
use super::round::{Errand, OpenRound, Place};
use super::settings::{Appearance, usual_folder};
use super::units::Step;
use super::{App, Closing, Desk, Dialog, Work, preference};
use crate::assessment::{Change, Refusal, Round, RoundInfo, UnitId};
use crate::exchange::result::{self, Completeness};
use crate::failure::Failure;
use crate::job::{Job, News, Progress};
use crate::locale::{Language, Locale, Message};
use crate::sample;
use crate::session::Session;
use egui::{Context, ViewportCommand};
use std::path::{Path, PathBuf};

impl App {
    /// Performs what has been asked for in this frame; what that asks for in turn is performed too.
    pub(super) fn perform(&mut self, ctx: &Context) {
        loop {
            let asked = self.actions.take();
            if asked.is_empty() {
                break;
            }
            // What was drawn may be out of date now.
            ctx.request_repaint();
            for action in asked {
                self.act(ctx, action);
            }
        }
        if self.closing == Closing::Asked {
            self.close_window(ctx);
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Apply(name, changes) => self.errand(Errand::Apply(name, changes)),
            Action::Command(command) => self.command(ctx, command),
            Action::Open(path) => self.open_round(ctx, &path),
            Action::Create { path, instrument, title, year } => {
                let info = RoundInfo { title, year, example: false };
                self.create_round(ctx, &path, &instrument, &info);
            }
            Action::Sample(path) => self.write_sample(ctx, path),
            Action::Forget(path) => {
                self.settings.recent.retain(|other| *other != path);
                self.write_settings();
            }
            Action::ShowChecklist(unit) => self.show(Place::Checklist, Some(unit)),
            Action::ShowItem(unit, _) => self.show(Place::Checklist, Some(unit)),
            Action::ShowPlace(place) => self.show(Place::Checklist, Some(place.unit)),
            Action::ShowResults(unit) => self.show(Place::Results, Some(unit)),
            Action::ShowEntity(_) => self.show(Place::Results, None),
            Action::AddUnit(entity) => self.dialog = Some(Dialog::Unit(UnitForm::new(entity))),
            Action::EditEntity(id) => {
                let entity = self.session().and_then(|session| session.round().entities.get(&id));
                self.dialog = entity.map(|entity| Dialog::Entity(EntityForm::of(entity)));
            }
            Action::EditUnit(id) => {
                let unit = self.session().and_then(|session| session.round().units.get(&id));
                self.dialog = unit.map(|unit| Dialog::Unit(UnitForm::of(unit)));
            }
            Action::Export(units) => self.ask_where_for_export(units),
            Action::ExportTo(units, folder) => self.errand(Errand::Export(units, folder)),
            Action::Browse(question) => self.browse(ctx, question),
            Action::StopJob => match &self.work {
                Some(Work::Sample(job)) => job.stop(),
                Some(Work::Export(job)) => job.stop(),
                None => (),
            },
            Action::Retry => {
                if let Some(session) = self.session() {
                    session.retry();
                }
            }
            Action::CloseUnsaved(next) => {
                self.leave_round(ctx);
                self.act(ctx, *next);
            }
            Action::Report(failure) => self.notices.report(failure),
            Action::Dismiss(id) => self.notices.dismiss(id),
            Action::Speak(language) => {
                self.locale = Locale::new(language);
                self.settings.language = Some(language);
                self.write_settings();
            }
            Action::Theme(appearance) => {
                ctx.set_theme(preference(appearance));
                self.settings.theme = appearance;
                self.write_settings();
            }
        }
    }

    fn command(&mut self, ctx: &Context, command: Command) {
        if !command.is_available(self.session()) {
            return;
        }
        match command {
            Command::New => {
                let year = this_year((self.services.author.clock)());
                self.dialog = Some(Dialog::New(NewRound::new(&self.services.library, year, usual_folder())));
            }
            Command::Open => self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Open, Path::new("")))),
            Command::Sample => {
                let name = format!("{}.{}", self.locale.say("start-sample-name"), super::dialog::ENDING);
                self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Sample, &usual_folder().join(name))));
            }
            Command::Export => {
                if let Desk::Round(round) = &mut self.desk {
                    let units = round.for_export();
                    self.ask_where_for_export(units);
                }
            }
            Command::CloseRound => {
                if self.is_written(Action::Command(command)) {
                    self.leave_round(ctx);
                }
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => self.step(Session::undo),
            Command::Redo => self.step(Session::redo),
            Command::AddEntity => self.dialog = Some(Dialog::Entity(EntityForm::new())),
            Command::AddUnit => self.dialog = Some(Dialog::Unit(UnitForm::new(None))),
            Command::Units => self.show(Place::Units, None),
            Command::Checklist => self.show(Place::Checklist, None),
            Command::Results => self.show(Place::Results, None),
            Command::Ranking => self.show(Place::Ranking, None),
            Command::NextUnit => self.go_beside(Step::Next),
            Command::PreviousUnit => self.go_beside(Step::Previous),
            Command::Palette => self.dialog = Some(Dialog::Palette(PaletteDialog::default())),
            Command::Language => self.actions.push(Action::Speak(other(self.locale.language()).0)),
            Command::ThemeSystem => self.actions.push(Action::Theme(Appearance::System)),
            Command::ThemeLight => self.actions.push(Action::Theme(Appearance::Light)),
            Command::ThemeDark => self.actions.push(Action::Theme(Appearance::Dark)),
            Command::ZoomIn => self.zoom(ctx, self.settings.zoom + 0.1),
            Command::ZoomOut => self.zoom(ctx, self.settings.zoom - 0.1),
            Command::ZoomReset => self.zoom(ctx, 1.0),
            Command::Help => self.dialog = Some(Dialog::Help),
        }
    }

    // Going about

    fn show(&mut self, place: Place, unit: Option<UnitId>) {
        let Desk::Round(round) = &mut self.desk else { return };
        round.place = place;
        let unit = match place {
            Place::Checklist | Place::Results => unit.or_else(|| round.current()),
            Place::Units | Place::Ranking => unit,
        };
        if let Some(unit) = unit {
            round.turn_to(unit);
        }
    }

    fn go_beside(&mut self, step: Step) {
        let Desk::Round(round) = &mut self.desk else { return };
        if let Some(unit) = round.beside(step) {
            round.turn_to(unit);
        }
    }

    fn zoom(&mut self, ctx: &Context, zoom: f32) {
        // Steps of a tenth, so that three steps up and three down end where they began.
        let zoom = ((zoom * 10.0).round() / 10.0).clamp(0.5, 3.0);
        ctx.set_zoom_factor(zoom);
        self.settings.zoom = zoom;
        self.write_settings();
    }

    // Changes

    fn step(&mut self, step: impl FnOnce(&mut Session) -> Result<Vec<Change>, Refusal>) {
        let Desk::Round(round) = &mut self.desk else { return };
        match step(&mut round.session) {
            Ok(changes) => self.go_where_changed(&changes),
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
    }

    /// Shows what undo and redo have changed: nobody should wonder what happened.
    fn go_where_changed(&mut self, changes: &[Change]) {
        match changes.first() {
            Some(Change::PutAnswer(place, _) | Change::ClearAnswer(place)) => {
                self.actions.push(Action::ShowPlace(place.clone()));
            }
            Some(Change::PutSubject(unit, _) | Change::RemoveSubject(unit, _)) => {
                self.actions.push(Action::ShowChecklist(*unit));
            }
            Some(Change::PutUnit(unit)) => self.show(Place::Units, Some(unit.id)),
            Some(Change::PutEntity(_) | Change::RemoveEntity(_) | Change::RemoveUnit(_)) => {
                self.show(Place::Units, None);
            }
            Some(Change::PutRound(_)) | None => (),
        }
    }

    /// Does something that needs the answers of some units, now or once they have been read.
    fn errand(&mut self, errand: Errand) {
        let Desk::Round(round) = &mut self.desk else { return };
        for unit in units_of(&errand) {
            if round.session.round().units.contains_key(&unit) {
                round.session.keep(unit);
            }
        }
        round.errands.push(errand);
    }

    /// Does the errands whose answers have been read.
    pub(super) fn finish_errands(&mut self, ctx: &Context) {
        loop {
            let Desk::Round(round) = &mut self.desk else { return };
            let session = &round.session;
            let unread = |unit: &UnitId| session.round().units.contains_key(unit) && session.sheet(*unit).is_none();
            // A unit that cannot be read is refused then, rather than waited for.
            let ready = |errand: &Errand| session.unread() == 0 || !units_of(errand).iter().any(unread);
            if !round.errands.first().is_some_and(ready) {
                return;
            }
            match round.errands.remove(0) {
                Errand::Apply(name, changes) => {
                    if let Err(refusal) = round.session.apply(name, changes) {
                        self.notices.report(Failure::refused(Message::new("failure-applying"), refusal));
                    }
                }
                Errand::Export(units, folder) => self.export(ctx, &units, folder),
            }
        }
    }

    // Round files

    /// Opens a round file. What lies on the desk stays there unless that succeeds.
    pub(super) fn open_round(&mut self, ctx: &Context, path: &Path) {
        if self.session().is_some_and(|session| session.path() == path) {
            return self.show(Place::Units, None);
        }
        if !self.is_written(Action::Open(path.to_owned())) {
            return;
        }
        match Session::open(path, self.services.author.clone(), Self::wake(ctx)) {
            Ok(session) => self.lay_on_desk(ctx, session),
            Err(failure) => self.notices.report(failure),
        }
    }

    fn create_round(&mut self, ctx: &Context, path: &Path, instrument: &str, info: &RoundInfo) {
        let Some(found) = self.services.library.find(instrument) else { return };
        let next = Action::Create {
            path: path.to_owned(),
            instrument: instrument.to_owned(),
            title: info.title.clone(),
            year: info.year,
        };
        let found = found.clone();
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
    }

    fn leave_round(&mut self, ctx: &Context) {
        self.desk = Desk::Start;
        ctx.send_viewport_cmd(ViewportCommand::Title(self.locale.say("app-name")));
    }

    /// Waits until the open round is on the disk. If it cannot be written, asks what to do before `next`.
    fn is_written(&mut self, next: Action) -> bool {
        match self.session().map(Session::flush) {
            Some(Err(failure)) => {
                self.dialog = Some(Dialog::Unsaved(failure, next));
                false
            }
            Some(Ok(())) | None => true,
        }
    }

    /// Closes the window once everything is on the disk.
    pub(super) fn close_window(&mut self, ctx: &Context) {
        self.closing = Closing::No;
        if self.is_written(Action::Command(Command::Quit)) {
            self.closing = Closing::Granted;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    pub(super) fn write_settings(&mut self) {
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

    fn browse(&mut self, ctx: &Context, question: Question) {
        let title = self.locale.say(match question {
            Question::Round => "start-open",
            Question::NewRound(_) => "start-new-file",
            Question::Folder(_) => "ui-export-folder",
        });
        let kind = self.locale.say("ui-round-files");
        match Waiting::start(self.services.dialogs.clone(), question, title, kind, Self::wake(ctx)) {
            Ok(waiting) => self.waiting = Some(waiting),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Gives the answer of the system's dialog to the dialog that asked.
    pub(super) fn poll_dialog(&mut self) {
        let Some(answer) = self.waiting.as_ref().and_then(Waiting::poll) else { return };
        self.waiting = None;
        let Some(path) = answer else { return };
        match &mut self.dialog {
            Some(Dialog::New(form)) => form.choose(&path),
            Some(Dialog::Path(form)) => {
                self.actions.push(form.choose(&path));
                self.dialog = None;
            }
            Some(Dialog::Entity(_) | Dialog::Unit(_) | Dialog::Palette(_) | Dialog::Help | Dialog::Unsaved(..))
            | None => (),
        }
    }

    // Work

    fn write_sample(&mut self, ctx: &Context, path: PathBuf) {
        let author = self.services.author.clone();
        let write = move |_: &Progress| sample::write(&path, author.clock, &author.name).map(|()| path);
        let job = Job::spawn("sample", Self::wake(ctx), write);
        match job {
            Ok(job) => self.work = Some(Work::Sample(job)),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    fn ask_where_for_export(&mut self, units: Vec<UnitId>) {
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

    /// Writes result files, one after another, in a thread.
    fn export(&mut self, ctx: &Context, units: &[UnitId], folder: PathBuf) {
        let Some(session) = self.session() else { return };
        let (instrument, round) = (session.instrument().clone(), excerpt(session.round(), units));
        let job = Job::spawn("export", Self::wake(ctx), move |progress| {
            progress.expect(round.units.len());
            let (mut written, mut failures) = (0, Vec::new());
            for unit in round.units_sorted() {
                match result::write(&folder, &instrument, &round, unit.id, Completeness::Complete) {
                    Ok(_) => written += 1,
                    Err(error) => failures.push(Failure::exporting(&unit.name, &error)),
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
    pub(super) fn poll_work(&mut self, ctx: &Context) {
        match &self.work {
            Some(Work::Sample(job)) => match job.poll() {
                News::Working => return,
                News::Done(Ok(path)) => self.open_round(ctx, &path),
                News::Done(Err(failure)) => self.notices.report(failure),
                News::Lost => self.notices.report(lost()),
            },
            Some(Work::Export(job)) => match job.poll() {
                News::Working => return,
                News::Done((written, failures)) => {
                    self.notices.done(Message::new("ui-exported").with("files", written));
                    failures.into_iter().for_each(|failure| self.notices.report(failure));
                }
                News::Lost => self.notices.report(lost()),
            },
            None => return,
        }
        self.work = None;
    }
}

fn units_of(errand: &Errand) -> Vec<UnitId> {
    match errand {
        Errand::Apply(_, changes) => changes.iter().filter_map(Change::unit).collect(),
        Errand::Export(units, _) => units.clone(),
    }
}

/// Returns a round with only these units, for a thread to own.
fn excerpt(round: &Round, units: &[UnitId]) -> Round {
    let mut excerpt = Round::new(round.info.clone());
    for unit in units.iter().filter_map(|unit| round.units.get(unit)) {
        excerpt.units.insert(unit.id, unit.clone());
        excerpt.sheets.extend(round.sheets.get(&unit.id).map(|sheet| (unit.id, sheet.clone())));
        excerpt.entities.extend(round.entities.get(&unit.entity).map(|entity| (entity.id, entity.clone())));
    }
    excerpt
}

fn no_thread(error: &std::io::Error) -> Failure {
    Failure {
        what: Message::new("failure-thread"),
        why: Message::new("failure-said").with("detail", error),
        remedy: Message::new("failure-thread-remedy"),
    }
}

fn lost() -> Failure {
    Failure {
        what: Message::new("failure-lost"),
        why: Message::new("failure-lost-why"),
        remedy: Message::new("failure-lost-remedy"),
    }
}

fn this_year(now: i64) -> i16 {
    let now = jiff::Timestamp::from_millisecond(now).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    now.to_zoned(jiff::tz::TimeZone::system()).year()
}

/// The language the program speaks before one is chosen.
#[must_use]
pub fn system_language() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    set("LC_ALL")
        .or_else(|| set("LC_MESSAGES"))
        .or_else(|| set("LANG"))
        .map_or(Language::Id, |tag| Language::from_tag(&tag))
}
