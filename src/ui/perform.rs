//! The one place where something happens: performs what views have asked for, after drawing.

mod answering;
mod comfort;
mod earlier;
mod evidence;
mod files;
mod history;
mod intake;
mod interview;
mod paper;
mod tour;
mod visit;

pub(in crate::ui) use answering::checklist_layout;
pub(in crate::ui) use earlier::Looked;
pub(in crate::ui) use evidence::Gatherer;
pub(in crate::ui) use files::{lost, no_thread};
pub(in crate::ui) use intake::Intake;
pub(in crate::ui) use paper::Heard;
pub(in crate::ui) use tour::Touring;

use super::action::Action;
use super::checklist::Filter;
use super::command::{Command, other};
use super::forms::{EntityForm, NewRound, PathForm, Purpose, RevisionForm, UnitForm};
use super::palette::PaletteDialog;
use super::round::{About, Place};
use super::settings::{Appearance, Resize, usual_folder};
use super::units::Step;
use super::{App, Closing, Desk, Dialog, Work, preference};
use crate::assessment::text::{Lines, NAME, cleaned};
use crate::assessment::{Change, Detail, DetailKey, Refusal, RoundInfo, SubjectId, UnitId};
use crate::failure::Failure;
use crate::instrument::ItemCode;
use crate::locale::{Language, Locale, Message};
use crate::session::Session;
use egui::{Context, ViewportCommand};
use std::path::Path;

/// Key of the sentence that a round has moved to another instrument.
const MOVED: &str = "revision-done";

impl App {
    /// Performs what has been asked for in this frame; what that asks for in turn is performed too.
    pub(super) fn perform(&mut self, ctx: &Context) {
        loop {
            let mut asked = self.actions.take();
            if self.closing == Closing::Asked || !asked.iter().all(Action::is_change) {
                asked.splice(0..0, self.flush_typed());
            }
            if asked.is_empty() {
                break;
            }
            // What was drawn may be out of date now.
            ctx.request_repaint();
            for action in asked {
                self.heed_action(&action);
                self.act(ctx, action);
            }
        }
        if let Desk::Round(round) = &mut self.desk {
            round.settle();
        }
        if self.closing == Closing::Asked {
            self.close_window(ctx);
        }
    }

    /// Returns the changes that store what is typed and not stored yet: whatever happens next must not leave it behind.
    fn flush_typed(&mut self) -> Vec<Action> {
        if let Desk::Round(round) = &mut self.desk {
            round.flush_typed(&self.actions);
        }
        self.actions.take()
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Apply(name, changes) => self.apply(name, changes),
            Action::Answer(name, changes) => self.record(name, changes),
            Action::Command(command) => self.command(ctx, command),
            Action::Open(path) => self.open_round(ctx, &path),
            Action::Create { path, instrument, title, year } => {
                let title = cleaned(title.trim(), NAME, Lines::One);
                let info = RoundInfo { title, year, example: false };
                self.create_round(ctx, &path, &instrument, &info);
            }
            Action::Sample(path) => self.write_sample(ctx, path),
            Action::Forget(path) => {
                self.settings.recent.retain(|other| *other != path);
                self.write_settings();
            }
            Action::TakeIn { path, replacing } => self.take_in(ctx, path, replacing),
            Action::NewRound(instrument) => self.ask_for_new_round(instrument),
            Action::ChangeInstrument(id) => self.change_instrument(&id),
            Action::ShowChecklist(unit) => self.show(Place::Checklist, Some(unit)),
            Action::ShowItem(unit, item) => self.show_item(unit, &item, None),
            Action::ShowPlace(place) => self.show_item(place.unit, &place.item, place.subject),
            Action::ShowInterview(unit, subject) => self.show_interview(unit, subject),
            Action::ShowResults(unit) => self.show(Place::Results, Some(unit)),
            Action::ShowEntity(entity) => {
                if let Desk::Round(round) = &mut self.desk {
                    round.show_results(About::Entity(entity));
                }
            }
            Action::AddUnit(entity) => self.dialog = Some(Dialog::Unit(UnitForm::new(entity))),
            Action::EditEntity(id) => {
                let entity = self.session().and_then(|session| session.round().entities.get(&id));
                self.dialog = entity.map(|entity| Dialog::Entity(EntityForm::of(entity)));
            }
            Action::EditUnit(id) => {
                let unit = self.session().and_then(|session| session.round().units.get(&id));
                self.dialog = unit.map(|unit| Dialog::Unit(UnitForm::of(unit)));
            }
            Action::Export(units) => self.ask_where_to_export(units),
            Action::ExportTo(units, folder) => self.export(ctx, &units, folder),
            Action::Print { unit, filling, path } => self.print(ctx, unit, filling, path),
            Action::ReadPaper(path) => self.read_paper(ctx, path),
            Action::TakePaper(preview, take) => self.take_paper(&preview, take),
            Action::ReadEarlier(path) => self.read_earlier(ctx, path),
            Action::Attach(offer) => self.attach(&offer),
            Action::Detach(standing) => self.detach(&standing),
            Action::Browse(question) => self.browse(ctx, question),
            Action::AskForEvidence(unit, item) => self.ask_for_evidence(unit, item),
            Action::TakeEvidence(unit, item, files) => self.take_evidence(ctx, unit, item, files),
            Action::ShowEvidence(unit, item, evidence) => self.show_evidence(unit, item, evidence),
            Action::CoverEvidence(unit, evidence, stored) => self.cover_evidence(unit, evidence, &stored),
            Action::AskForCopy(file, name) => self.ask_where_to_copy(file, &name),
            Action::SaveCopy(file, path) => self.save_copy(ctx, file, path),
            Action::Watch(folder) => self.watch(ctx, folder),
            Action::StopJob => match &self.work {
                Some(Work::Sample(job)) => job.stop(),
                Some(Work::Export(job)) => job.stop(),
                Some(Work::TakeIn(_, job)) => job.stop(),
                Some(Work::Print(job)) => job.stop(),
                Some(Work::ReadPaper(_, job)) => job.stop(),
                Some(Work::Earlier(job)) => job.stop(),
                None => self.gatherer.stop(),
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
            Action::Dismiss(id) => self.notices.dismiss(id),
            Action::Tour(way) => self.move_tour(ctx, way),
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
                let first = self.services.library.instruments().first().map(|instrument| instrument.id.clone());
                self.ask_for_new_round(first.unwrap_or_default());
            }
            Command::Open => self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Open, Path::new("")))),
            Command::Sample => {
                let name = format!("{}.{}", self.locale.say("start-sample-name"), super::dialog::ENDING);
                self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Sample, &usual_folder().join(name))));
            }
            Command::Export => {
                if let Desk::Round(round) = &mut self.desk {
                    let units = round.for_export();
                    self.ask_where_to_export(units);
                }
            }
            Command::TakeIn => {
                self.dialog = Some(Dialog::Path(PathForm::new(Purpose::TakeIn, Path::new(""))));
            }
            Command::Revise => self.ask_for_revision(ctx),
            Command::Print => self.ask_what_to_print(),
            Command::TakePaper => self.ask_for_paper(),
            Command::Attach => self.ask_for_earlier(),
            Command::Detach => self.ask_to_detach(ctx),
            Command::CloseRound => {
                self.end_tour(ctx);
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
            Command::OneAtATime => self.change_layout(ctx),
            Command::CopyAnswers => self.ask_what_to_copy(ctx),
            Command::BeginVisit => self.begin_visit(),
            Command::EndVisit => self.end_visit(),
            Command::Interview => self.interview_in_focus(),
            Command::OnePerson => self.stay_with_one_person(ctx),
            Command::TypeFromPaper => self.type_from_paper(ctx),
            Command::FilterNone => self.filter(ctx, None),
            Command::FilterUnanswered => self.filter(ctx, Some(Filter::Unanswered)),
            Command::FilterNotApplicable => self.filter(ctx, Some(Filter::NotApplicable)),
            Command::FilterNoted => self.filter(ctx, Some(Filter::Noted)),
            Command::FilterZero => self.filter(ctx, Some(Filter::Zero)),
            Command::FilterLook => self.filter(ctx, Some(Filter::Look)),
            Command::FilterFlagged => self.filter(ctx, Some(Filter::Flagged)),
            Command::FilterEvidence => self.filter(ctx, Some(Filter::Evidence)),
            Command::FilterChanged => self.filter(ctx, Some(Filter::Changed)),
            Command::FilterSince => self.filter_since(ctx),
            Command::History => self.show_history(ctx),
            Command::Oddities => self.show_oddities(),
            Command::AddEvidence => self.ask_for_focus(),
            Command::WatchFolder => self.ask_what_to_watch(),
            Command::Palette => self.dialog = Some(Dialog::Palette(PaletteDialog::default())),
            Command::Language => self.actions.push(Action::Speak(other(self.locale.language()).0)),
            Command::ThemeSystem => self.actions.push(Action::Theme(Appearance::System)),
            Command::ThemeLight => self.actions.push(Action::Theme(Appearance::Light)),
            Command::ThemeDark => self.actions.push(Action::Theme(Appearance::Dark)),
            Command::HighContrast => self.change_contrast(ctx),
            Command::ZoomIn => self.resize_text(ctx, Resize::Larger),
            Command::ZoomOut => self.resize_text(ctx, Resize::Smaller),
            Command::ZoomReset => self.resize_text(ctx, Resize::Usual),
            Command::Tour => self.begin_tour(ctx),
            Command::Help => self.dialog = Some(Dialog::Help),
        }
    }

    // Going about

    fn show(&mut self, place: Place, unit: Option<UnitId>) {
        let Desk::Round(round) = &mut self.desk else { return };
        let current = unit.or_else(|| round.current());
        match (place, current) {
            (Place::Results, Some(unit)) => round.show_results(About::Unit(unit)),
            (Place::Checklist, Some(unit)) => {
                round.place = place;
                round.turn_to(unit);
            }
            (Place::Units | Place::Ranking, _) => {
                round.place = place;
                if let Some(unit) = unit {
                    round.turn_to(unit);
                }
            }
            (Place::Checklist | Place::Results, None) => (),
        }
    }

    fn show_item(&mut self, unit: UnitId, item: &ItemCode, subject: Option<SubjectId>) {
        let Desk::Round(round) = &mut self.desk else { return };
        match round.session.instrument().find_item(item.as_str()) {
            Some(item) => {
                round.place = Place::Checklist;
                round.turn_to_item(unit, item, subject);
            }
            None => self.show(Place::Checklist, Some(unit)),
        }
    }

    fn go_beside(&mut self, step: Step) {
        let Desk::Round(round) = &mut self.desk else { return };
        let place = round.place;
        if let Some(unit) = round.beside(step) {
            self.show(place, Some(unit));
        }
    }

    // Changes

    fn step(&mut self, step: impl FnOnce(&mut Session) -> Result<Vec<Change>, Refusal>) {
        let Desk::Round(round) = &mut self.desk else { return };
        match step(&mut round.session) {
            Ok(changes) => {
                round.forget_stored();
                // It may say no more what is.
                self.notices.withdraw(MOVED);
                self.go_where_changed(&changes);
            }
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
    }

    /// Shows what undo and redo have changed: nobody should wonder what happened.
    fn go_where_changed(&mut self, changes: &[Change]) {
        let telling = interview::telling(changes);
        match telling {
            Some(Change::PutAnswer(place, _) | Change::ClearAnswer(place)) => {
                self.actions.push(Action::ShowPlace(place.clone()));
            }
            Some(Change::PutSubject(unit, _) | Change::RemoveSubject(unit, _)) => {
                self.actions.push(Action::ShowChecklist(*unit));
            }
            Some(Change::PutDetail(unit, Detail::Flag(item)) | Change::RemoveDetail(unit, DetailKey::Flag(item))) => {
                self.actions.push(Action::ShowItem(*unit, item.clone()));
            }
            // All units at once; whichever is shown shows it.
            Some(Change::PutDetail(_, Detail::Earlier(_)) | Change::RemoveDetail(_, DetailKey::Earlier)) => (),
            Some(Change::PutDetail(unit, Detail::Evidence(_, evidence))) => self.show_proven(*unit, evidence),
            Some(Change::PutDetail(unit, _) | Change::RemoveDetail(unit, _)) => {
                match telling.and_then(interview::interviewed) {
                    Some((unit, subject)) => self.show_subject(unit, subject),
                    None => self.actions.push(Action::ShowChecklist(*unit)),
                }
            }
            Some(Change::PutUnit(unit)) => self.show(Place::Units, Some(unit.id)),
            Some(Change::PutEntity(_) | Change::RemoveEntity(_) | Change::RemoveUnit(_)) => {
                self.show(Place::Units, None);
            }
            Some(Change::PutRound(_) | Change::PutInstrument(_)) | None => (),
        }
    }

    fn apply(&mut self, name: Message, changes: Vec<Change>) {
        let Desk::Round(round) = &mut self.desk else { return };
        if let Err(refusal) = round.session.apply(name, changes) {
            self.notices.report(Failure::refused(Message::new("failure-applying"), refusal));
        }
    }

    fn ask_for_new_round(&mut self, instrument: String) {
        let year = this_year((self.services.author.clock)());
        self.dialog = Some(Dialog::New(NewRound::new(instrument, year, usual_folder())));
    }

    fn ask_for_revision(&mut self, ctx: &Context) {
        let Some(session) = self.session() else { return };
        match RevisionForm::new(session, Self::wake(ctx)) {
            Ok(form) => self.dialog = Some(Dialog::Revision(Box::new(form))),
            Err(error) => self.notices.report(files::no_thread(&error)),
        }
    }

    fn change_instrument(&mut self, id: &str) {
        let Some(text) = self.services.library.find(id).map(|instrument| instrument.toml().clone()) else { return };
        let Desk::Round(round) = &mut self.desk else { return };
        let name = Message::new("revision-step").with("instrument", id);
        match round.session.apply(name, vec![Change::PutInstrument(text)]) {
            Ok(()) => self.notices.done(Message::new(MOVED).with("instrument", id)),
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
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
