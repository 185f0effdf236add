//! The window. [`open`] shows it; [`App`] is what it shows.
//!
//! Views read the session and push [`Action`](action::Action)s; one function performs them after drawing. Nothing slower than a
//! frame runs in a frame, and without input or news from a thread no frame is drawn.

pub mod action;
pub mod checklist;
pub mod command;
pub mod dialog;
pub mod forms;
pub mod icons;
pub mod results;
pub mod settings;
pub mod theme;
pub mod tour;
pub mod units;
pub mod viewer;
pub mod widgets;
mod frame;
mod help;
mod late;
mod launch;
mod notices;
mod palette;
mod past;
mod perform;
mod pictures;
mod ranking;
mod room;
mod round;
mod scale;
mod start;
mod table;

pub use launch::{Unavailable, open};
pub use perform::system_language;

use crate::assessment::UnitId;
use crate::exchange::shelf;
use crate::exchange::write::WriteError;
use crate::failure::Failure;
use crate::job::{Job, Wake};
use crate::library::Library;
use crate::locale::{Language, Locale, Message};
use crate::session::{Author, Session};
use action::Actions;
use command::Attention;
use dialog::{FileDialogs, Waiting};
use egui::{CentralPanel, Context, Frame, Id, Ui};
use forms::{
    AttachForm, CopyForm, DetachForm, EntityForm, Flow, HistoryForm, InterviewForm, LeaveForm, NewRound, OdditiesForm,
    PaperPreview, PathForm, PrintForm, Remarks, Replacement, RevisionForm, SinceForm, Surroundings, UnitForm,
};
use notices::Notices;
use palette::PaletteDialog;
use perform::{Gatherer, Heard, Intake, Looked, Touring};
use round::OpenRound;
use settings::{Appearance, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use viewer::EvidenceView;

/// What the window needs from outside.
#[derive(Clone)]
pub struct Services {
    /// Instruments to choose from.
    pub library: Library,
    /// Who is working.
    pub author: Author,
    /// The language of the system.
    pub language: Language,
    /// The system's file dialogs.
    pub dialogs: Arc<dyn FileDialogs>,
    /// Where settings are kept; nowhere in tests.
    pub settings: Option<PathBuf>,
    /// The folder in which instruments that have been taken in are kept.
    pub instruments: PathBuf,
    /// The file of the sample round, which is written when it is first wanted.
    pub sample: PathBuf,
}

/// What the window shows first.
#[derive(Clone, Debug)]
pub enum First {
    /// The start screen.
    Start,
    /// This round.
    Round(PathBuf),
    /// The round used last; if there is none, the sample round in this file, which is written if it is not there.
    LastOr(PathBuf),
}

/// The whole window.
pub struct App {
    services: Services,
    settings: Settings,
    locale: Locale,
    desk: Desk,
    dialog: Option<Dialog>,
    /// What is to be shown once the open dialog is over.
    later: Option<Dialog>,
    /// The system's file dialog, while it is open on behalf of `dialog`.
    waiting: Option<Waiting>,
    notices: Notices,
    work: Option<Work>,
    gatherer: Gatherer,
    touring: Touring,
    actions: Actions,
    closing: Closing,
    /// The field that was typed into when the last command was given, and where.
    typing: Option<(Id, Option<Here>)>,
}

/// A screen, and the unit it is about.
type Here = (round::Place, Option<UnitId>);

/// What lies on the desk.
enum Desk {
    /// No round is open.
    Start,
    /// A round is open.
    Round(Box<OpenRound>),
}

/// A dialog that waits for an answer.
enum Dialog {
    New(NewRound),
    Path(PathForm),
    Entity(EntityForm),
    Unit(UnitForm),
    Revision(Box<RevisionForm>),
    Copy(Box<CopyForm>),
    /// Whether a visit shall end.
    Leave(LeaveForm),
    /// How somebody was interviewed.
    Interview(Box<InterviewForm>),
    /// What there is to say about an instrument from outside, place by place.
    Remarks(Remarks),
    /// Whether an instrument shall replace an earlier revision of it.
    Replace(Replacement),
    Print(PrintForm),
    /// What a filled workbook would change.
    Paper(Box<PaperPreview>),
    /// What attaching an earlier round would do.
    Attach(AttachForm),
    /// Whether what is attached shall be taken away.
    Detach(DetachForm),
    Photo(Box<EvidenceView>),
    /// What became of an answer.
    History(Box<HistoryForm>),
    /// Since when items must have changed to be shown.
    Since(SinceForm),
    /// What may be worth another look.
    Oddities(OdditiesForm),
    Palette(PaletteDialog),
    Help,
    /// Something could not be written, and this had to wait for it.
    Unsaved(Failure, action::Action),
}

/// Work under way.
enum Work {
    Sample(Job<Result<PathBuf, Failure>>),
    Export(Job<(usize, Vec<Failure>)>),
    /// With the file that is taken in.
    TakeIn(PathBuf, Job<Intake>),
    Print(Job<Result<PathBuf, Failure>>),
    /// With the workbook that is read.
    ReadPaper(PathBuf, Job<Heard>),
    /// Finding out about last time's answers.
    Earlier(Job<Looked>),
}

/// Whether the window is to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    /// It stays open.
    No,
    /// It is to be closed once what is being typed has arrived.
    Heard,
    /// It is to be closed once everything is written.
    Asked,
    /// It may close.
    Granted,
}

impl App {
    /// Prepares the window; opens a round file if one is named.
    #[must_use]
    pub fn new(ctx: &Context, mut services: Services, first: &First) -> Self {
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut notices = Notices::default();
        let settings = services.settings.as_deref().map_or_else(Settings::default, |path| {
            Settings::read(path).unwrap_or_else(|error| {
                notices.report(Failure {
                    what: Message::new("failure-settings"),
                    why: Message::new("failure-said").with("detail", error),
                    remedy: Message::new("failure-settings-remedy"),
                });
                Settings::default()
            })
        });
        for (path, unfit) in shelf::offer(&services.instruments, &mut services.library) {
            notices.report(Failure::kept_instrument(&path, &unfit));
        }
        ctx.set_zoom_factor(settings.zoom);
        ctx.set_theme(preference(settings.theme));
        theme::set_contrast(ctx, settings.contrast);
        checklist::lay_out(ctx, perform::checklist_layout(&settings));
        let locale = Locale::new(settings.language.unwrap_or(services.language));
        let mut app = Self {
            services,
            settings,
            locale,
            desk: Desk::Start,
            dialog: None,
            later: None,
            waiting: None,
            notices,
            work: None,
            gatherer: Gatherer::default(),
            touring: Touring::Off,
            actions: Actions::default(),
            closing: Closing::No,
            typing: None,
        };
        match first {
            First::Start => {}
            First::Round(path) => app.open_round(ctx, path),
            First::LastOr(sample) => match app.settings.recent.iter().find(|path| path.exists()).cloned() {
                Some(recent) => app.open_round(ctx, &recent),
                None if sample.exists() => app.open_round(ctx, sample),
                None => app.make_sample(sample),
            },
        }
        app
    }

    /// Writes the sample round into the program's own folder, which is not there before its first start.
    fn make_sample(&mut self, sample: &Path) {
        if let Some(folder) = sample.parent()
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            return self.notices.report(Failure::writing(&WriteError::from_io(folder, error)));
        }
        self.actions.push(action::Action::Sample(sample.to_owned()));
    }

    /// Takes in what threads have to tell. Runs also while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        if let Desk::Round(round) = &mut self.desk {
            round.session.poll();
            for problem in round.session.take_problems() {
                self.notices.report(problem);
            }
        }
        self.poll_work(ctx);
        self.poll_evidence(ctx);
        self.poll_dialog();
        if self.dialog.is_none() {
            self.dialog = self.later.take();
        }
        // Still asked: the window is hidden, so that nothing is being typed in it.
        if self.closing == Closing::Asked {
            self.close_window(ctx);
        }
        self.watch_close(ctx);
    }

    /// Draws a frame, then performs what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        late::resume(ui.ctx());
        self.tour_keys(ui.ctx());
        let attention = if self.dialog.is_some() { Attention::Dialog } else { Attention::Free };
        if let Some(command) = command::listen(ui.ctx(), attention, self.session()) {
            if !command.leaves_text_alone() {
                // What is being typed is saved before the command takes it off the screen.
                if let Some(field) = ui.memory(|memory| memory.focused()).filter(|_| ui.ctx().text_edit_focused()) {
                    self.typing = Some((field, self.here()));
                }
                leave_text(ui.ctx());
            }
            self.actions.push(action::Action::Command(command));
        }
        self.take_dropped(ui.ctx());
        self.draw(ui);
        self.perform(ui.ctx());
        self.go_on_typing(ui.ctx());
        self.heed_place(ui.ctx());
        self.watch_window(ui.ctx());
    }

    fn draw(&mut self, ui: &mut Ui) {
        // What lies below a dialog is not to see a key, not even before the dialog has been drawn for the first time.
        let keys = if self.dialog.is_some() { late::lift(ui.ctx(), 0) } else { Vec::new() };
        let Self { locale, actions, desk, settings, gatherer, touring, .. } = self;
        let session = match desk {
            Desk::Start => None,
            Desk::Round(round) => Some(&round.session),
        };
        frame::top_bar_ui(ui, session, locale, actions);
        let tour = match touring {
            Touring::On { tour, .. } => Some(&*tour),
            Touring::Off | Touring::Wanted => None,
        };
        let low = room::is_short(ui.ctx());
        match desk {
            Desk::Start => {
                let fill = theme::palette(ui).surface;
                CentralPanel::no_frame().frame(Frame::new().fill(fill)).show(ui, |ui| {
                    start::ui(ui, &settings.recent, locale, actions);
                });
            }
            Desk::Round(round) => {
                frame::banner_ui(ui, round.session.writer().failure.as_ref(), locale, actions);
                frame::rail_ui(ui, &round.session, round.place, locale, actions);
                if let Some(tour) = tour.filter(|_| low) {
                    tour::strip_ui(ui, tour, locale, actions);
                }
                if let Some(unit) = round.unit_shown() {
                    frame::unit_bar_ui(ui, &round.session, unit, gatherer.watched(), locale, actions);
                }
                let fill = theme::palette(ui).surface;
                let margin = frame::screen_margin(ui.ctx(), round.place);
                CentralPanel::no_frame().frame(Frame::new().fill(fill).inner_margin(margin)).show(ui, |ui| {
                    round.ui(ui, locale, actions);
                });
            }
        }
        if let Some(tour) = tour.filter(|_| !low) {
            tour::corner_ui(ui.ctx(), tour, locale, actions);
        }
        let drawn = ui.memory(|memory| memory.top_modal_layer().is_some());
        if drawn {
            late::give(ui.ctx(), keys);
        } else {
            late::keep(ui.ctx(), keys);
        }
        self.dialog_ui(ui.ctx());
        frame::drop_hint_ui(ui.ctx(), &self.locale);
        let foot = match &self.desk {
            Desk::Start => 0.0,
            Desk::Round(round) => round.foot(ui.ctx()),
        };
        match &self.work {
            Some(Work::Sample(job)) => {
                let name = self.locale.say("ui-work-sample");
                self.notices.ui(ui.ctx(), &self.locale, foot, Some((&name, job)), &self.actions);
            }
            Some(Work::Export(job)) => {
                let name = self.locale.say("ui-work-export");
                self.notices.ui(ui.ctx(), &self.locale, foot, Some((&name, job)), &self.actions);
            }
            Some(Work::TakeIn(_, job)) => {
                let name = self.locale.say("intake-work");
                self.notices.ui(ui.ctx(), &self.locale, foot, Some((&name, job)), &self.actions);
            }
            Some(Work::Print(job)) => {
                let name = self.locale.say("paper-work-print");
                self.notices.ui(ui.ctx(), &self.locale, foot, Some((&name, job)), &self.actions);
            }
            Some(Work::ReadPaper(_, job)) => {
                let name = self.locale.say("paper-work-take");
                self.notices.ui(ui.ctx(), &self.locale, foot, Some((&name, job)), &self.actions);
            }
            Some(Work::Earlier(job)) => {
                let name = self.locale.say("earlier-work");
                self.notices.ui(ui.ctx(), &self.locale, foot, Some((&name, job)), &self.actions);
            }
            None => {
                let name = self.locale.say("evidence-work");
                let work = self.gatherer.job().map(|job| (name.as_str(), job));
                self.notices.ui(ui.ctx(), &self.locale, foot, work, &self.actions);
            }
        }
    }

    fn dialog_ui(&mut self, ctx: &Context) {
        let Some(mut dialog) = self.dialog.take() else { return };
        let around = Surroundings {
            session: self.session(),
            library: &self.services.library,
            locale: &self.locale,
            actions: &self.actions,
        };
        let flow = match &mut dialog {
            Dialog::New(form) => form.ui(ctx, &around),
            Dialog::Path(form) => form.ui(ctx, &around),
            Dialog::Entity(form) => form.ui(ctx, &around),
            Dialog::Unit(form) => form.ui(ctx, &around),
            Dialog::Revision(form) => form.ui(ctx, &around),
            Dialog::Copy(form) => form.ui(ctx, &around),
            Dialog::Leave(form) => form.ui(ctx, &around),
            Dialog::Interview(form) => form.ui(ctx, &around),
            Dialog::Remarks(remarks) => remarks.ui(ctx, &around),
            Dialog::Replace(replacement) => replacement.ui(ctx, &around),
            Dialog::Print(form) => form.ui(ctx, &around),
            Dialog::Paper(preview) => preview.ui(ctx, &around),
            Dialog::Attach(form) => form.ui(ctx, &around),
            Dialog::Detach(form) => form.ui(ctx, &around),
            Dialog::Photo(view) => view.ui(ctx, &around),
            Dialog::History(form) => form.ui(ctx, &around),
            Dialog::Since(form) => form.ui(ctx, &around),
            Dialog::Oddities(form) => form.ui(ctx, &around),
            Dialog::Palette(palette) => palette.ui(ctx, &around),
            Dialog::Help => help::shortcuts_ui(ctx, &around),
            Dialog::Unsaved(failure, next) => help::unsaved_ui(ctx, &around, failure, next),
        };
        match flow {
            Flow::Stay => self.dialog = Some(dialog),
            // An answer of the system's dialog would have nobody to go to.
            Flow::Close => {
                self.waiting = None;
                // Another dialog may have waited for this one to be over.
                ctx.request_repaint();
            }
        }
    }

    /// Gives the keyboard back to the field that was typed into when a command was given, once that is done: the next letter must
    /// not answer anything. If the command has led elsewhere, there is no such field.
    fn go_on_typing(&mut self, ctx: &Context) {
        // A dialog that has just gone still keeps the keyboard from what was below it.
        let covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if self.dialog.is_some() || self.later.is_some() || covered {
            return;
        }
        if let Some((field, here)) = self.typing.take()
            && here == self.here()
        {
            ctx.memory_mut(|memory| memory.request_focus(field));
        }
    }

    /// The screen, and the unit that it shows.
    fn here(&self) -> Option<Here> {
        match &self.desk {
            Desk::Start => None,
            Desk::Round(round) => Some((round.place, round.unit_shown())),
        }
    }

    fn session(&self) -> Option<&Session> {
        match &self.desk {
            Desk::Start => None,
            Desk::Round(round) => Some(&round.session),
        }
    }

    /// Saves what is typed and lets the window close once it is written.
    fn watch_close(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        let open = matches!(self.desk, Desk::Round(_));
        if asked && open && self.closing != Closing::Granted {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.closing = Closing::Heard;
            ctx.request_repaint();
        }
        // The last letters may have come together with the wish.
        if self.closing == Closing::Heard && !late::is_typing(ctx) {
            leave_text(ctx);
            self.closing = Closing::Asked;
            ctx.request_repaint();
        }
    }

    fn wake(ctx: &Context) -> Wake {
        let ctx = ctx.clone();
        Arc::new(move || ctx.request_repaint())
    }
}

/// Takes the focus from a text field, so that its view saves it.
fn leave_text(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

fn preference(appearance: Appearance) -> egui::ThemePreference {
    match appearance {
        Appearance::System => egui::ThemePreference::System,
        Appearance::Light => egui::ThemePreference::Light,
        Appearance::Dark => egui::ThemePreference::Dark,
    }
}
