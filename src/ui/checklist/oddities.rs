//! What looks odd in the answers of the unit: looked for whenever they change, told in a quiet line, taken away once it has been seen.

use super::page::Page;
use crate::assessment::UnitId;
use crate::failure::Failure;
use crate::job::{Job, News};
use crate::scoring::{Act, Oddity, Scorecard, oddities};
use crate::session::{Session, past};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::widgets::{self, Icon};
use egui::{Button, Context, Id, Ui};
use std::sync::Arc;

/// What looks odd; good for one scorecard and what has been seen.
#[derive(Default)]
pub(super) struct Oddities {
    /// The answers given by hand in earlier sittings, once they have been read.
    acts: Option<Vec<Act>>,
    reading: Option<Job<Result<Vec<Act>, Failure>>>,
    found: Vec<Oddity>,
    good_for: Option<(Arc<Scorecard>, usize)>,
}

/// Takes something odd away for as long as the window is open: it has been seen.
pub fn see_oddity(ctx: &Context, unit: UnitId, oddity: Oddity) {
    let mut seen = seen(ctx, unit);
    Arc::make_mut(&mut seen).push(oddity);
    ctx.data_mut(|data| data.insert_temp(id(unit), seen));
}

fn seen(ctx: &Context, unit: UnitId) -> Arc<Vec<Oddity>> {
    ctx.data(|data| data.get_temp(id(unit))).unwrap_or_default()
}

fn id(unit: UnitId) -> Id {
    Id::unique(("checklist-oddities", unit))
}

impl Oddities {
    /// What looks odd and has not been seen yet.
    pub(super) fn found(&self) -> &[Oddity] {
        &self.found
    }

    /// Looks again, if anything has changed.
    pub(super) fn look(&mut self, ui: &Ui, session: &Session, unit: UnitId, card: &Arc<Scorecard>) {
        self.read(ui, session, unit);
        let seen = seen(ui.ctx(), unit);
        let good = |(of, known): &(Arc<Scorecard>, usize)| Arc::ptr_eq(of, card) && *known == seen.len();
        if self.good_for.as_ref().is_some_and(good) {
            return;
        }
        let Some(sheet) = session.sheet(unit) else { return };
        let ended = seen.iter().filter_map(|odd| match odd {
            Oddity::Hasty { until, .. } => Some(*until),
            Oddity::Alike { .. } | Oddity::SameNote { .. } => None,
        });
        let ended = ended.max().unwrap_or(i64::MIN);
        let acts = self.acts.iter().flatten().chain(session.acts(unit)).filter(|act| act.at > ended);
        let acts: Vec<Act> = acts.cloned().collect();
        let others = session.round().sheets.iter().filter(|(other, _)| **other != unit);
        let others = others.map(|(other, sheet)| (*other, sheet));
        self.found = oddities(session.instrument(), (sheet, card), &acts, others);
        self.found.retain(|odd| !seen.iter().any(|seen| odd.is_seen(seen)));
        self.good_for = Some((Arc::clone(card), seen.len()));
    }

    /// Has the answers of earlier sittings read, once.
    fn read(&mut self, ui: &Ui, session: &Session, unit: UnitId) {
        if self.acts.is_some() {
            return;
        }
        match self.reading.take().map(|job| (job.poll(), job)) {
            Some((News::Working, job)) => self.reading = Some(job),
            Some((News::Done(Ok(acts)), _)) => (self.acts, self.good_for) = (Some(acts), None),
            // Help that cannot be given is left out; whoever opens the history is told why it cannot be read.
            Some((News::Done(Err(_)) | News::Lost, _)) => self.acts = Some(Vec::new()),
            None => {
                let (store, ctx) = (session.reader(), ui.ctx().clone());
                let wake = Arc::new(move || ctx.request_repaint());
                match Job::spawn("acts", wake, move |_| past::acts_kept(&store, unit)) {
                    Ok(job) => self.reading = Some(job),
                    Err(_) => self.acts = Some(Vec::new()),
                }
            }
        }
    }
}

/// The line that says that something may be worth another look, and opens what it is. Nothing where all is well; beside it nothing
/// moves, since it takes room that is free.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>) {
    if page.oddities.is_empty() {
        return;
    }
    let count = page.oddities.len().to_string();
    let text = page.locale.say_with("oddity-line", &[("count", &count)]);
    let button = Button::new((widgets::icon(Icon::Info), text.as_str())).truncate();
    if ui.add(button).accessible_name(&text).on_hover_text(page.say("oddity-line-what")).clicked() {
        page.recorder.actions.push(Action::Command(Command::Oddities));
    }
}
