//! Since when items must have changed to be shown, and what stood there before: read once in a thread, then compared with what stands.

use crate::assessment::{Answer, Place, Sheet, SubjectId, UnitId};
use crate::failure::Failure;
use crate::instrument::ItemCode;
use crate::job::{Job, News};
use crate::locale::Message;
use crate::session::Session;
use crate::ui::checklist::filter::{self, Filter, Filters};
use crate::ui::checklist::page::Page;
use egui::{Context, Id, Ui};
use std::collections::BTreeMap;
use std::sync::Arc;

/// From where on changes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The beginning of the local day (hari ini).
    Today,
    /// The beginning of the last visit to the unit (kunjungan).
    Visit,
    /// The opening of the round (sejak dibuka).
    Opened,
    /// The beginning of a day that was typed.
    Day,
}

/// Since when items must have changed to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// What began then.
    pub start: Start,
    /// When, milliseconds since 1970, UTC.
    pub at: i64,
}

impl Start {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Today, Self::Visit, Self::Opened, Self::Day];
}

/// Shows what has changed in a unit since a moment, beside what the other filters say.
pub fn filter_since(ctx: &Context, unit: UnitId, since: Since) {
    ctx.data_mut(|data| data.insert_temp(id(unit), since));
    filter::turn_on(ctx, unit, Filter::Since);
}

/// Returns since when changes of a unit were asked for last; stays while the window is open.
#[must_use]
pub fn since_chosen(ctx: &Context, unit: UnitId) -> Option<Since> {
    ctx.data(|data| data.get_temp(id(unit)))
}

fn id(unit: UnitId) -> Id {
    Id::unique(("checklist-since", unit))
}

/// The answers of a unit by item, then subject.
type Answers = BTreeMap<ItemCode, BTreeMap<Option<SubjectId>, Answer>>;

/// The answers that have been edited since a moment, with what stood there before.
type Edited = BTreeMap<Place, Option<Answer>>;

/// What is being read: since when, the answers as they stood when that was begun, and the work.
type Reading = (Since, Answers, Job<Result<Edited, Failure>>);

/// The answers as they stood at a moment.
pub(super) struct Baseline {
    since: Since,
    answers: Answers,
}

/// What has changed since the moment asked for.
#[derive(Default)]
pub(super) struct Changes {
    baseline: Option<Arc<Baseline>>,
    reading: Option<Reading>,
}

/// What has come of following a moment.
pub(super) enum Followed {
    /// Nothing new.
    Same,
    /// Another moment is compared with, or none any more.
    Changed,
    /// The history cannot be read, for this reason.
    Failed(Box<Failure>),
}

impl Baseline {
    /// The answers to an item as they stood.
    pub(super) fn of(&self, item: &ItemCode) -> Option<&BTreeMap<Option<SubjectId>, Answer>> {
        self.answers.get(item)
    }
}

impl Changes {
    pub(super) fn baseline(&self) -> Option<&Arc<Baseline>> {
        self.baseline.as_ref()
    }

    /// The filters that can be followed now: what has changed is known only once it has been read.
    pub(super) fn known(&self, filters: Filters) -> Filters {
        if self.baseline.is_some() { filters } else { filters.without(Filter::Since) }
    }

    /// Has read what the filter needs, and takes in what has been read.
    pub(super) fn follow(&mut self, ui: &Ui, session: &Session, unit: UnitId, sheet: &Sheet) -> Followed {
        let on = filter::filters(ui.ctx(), unit).has(Filter::Since);
        let wanted = since_chosen(ui.ctx(), unit).filter(|_| on);
        let Some(wanted) = wanted else {
            self.reading = None;
            return if self.baseline.take().is_some() { Followed::Changed } else { Followed::Same };
        };
        if self.baseline.as_ref().is_some_and(|baseline| baseline.since == wanted) {
            return Followed::Same;
        }
        match self.reading.take() {
            Some((since, answers, job)) if since == wanted => match job.poll() {
                News::Working => {
                    self.reading = Some((since, answers, job));
                    Followed::Same
                }
                News::Done(Ok(edited)) => {
                    self.baseline = Some(Arc::new(Baseline { since, answers: stood(answers, edited) }));
                    Followed::Changed
                }
                News::Done(Err(failure)) => Followed::Failed(Box::new(failure)),
                News::Lost => Followed::Failed(Box::new(crate::ui::perform::lost())),
            },
            Some(_) | None => {
                let (store, ctx) = (session.reader(), ui.ctx().clone());
                let wake = Arc::new(move || ctx.request_repaint());
                match Job::spawn("since", wake, move |_| {
                    store.edited_since(unit, wanted.at).map_err(|error| Failure::reading(&error))
                }) {
                    // What is edited from now on is compared with what stands now.
                    Ok(job) => self.reading = Some((wanted, sheet.answers.clone(), job)),
                    Err(error) => return Followed::Failed(Box::new(crate::ui::perform::no_thread(&error))),
                }
                Followed::Same
            }
        }
    }
}

/// Takes the edits since a moment back in a copy of the answers.
fn stood(mut answers: Answers, edited: Edited) -> Answers {
    for (Place { item, subject, .. }, before) in edited {
        let of = answers.entry(item).or_default();
        match before {
            Some(answer) => _ = of.insert(subject, answer),
            None => _ = of.remove(&subject),
        }
    }
    answers
}

/// The word of the filter: since when, once that has been said.
pub(super) fn word(ui: &Ui, page: &Page<'_>) -> String {
    let on = page.shown.has(Filter::Since);
    let Some(since) = since_chosen(ui.ctx(), page.unit).filter(|_| on) else {
        return page.say("since-filter");
    };
    let moment = page.locale.moment(since.at, page.session.now());
    let message = match since.start {
        Start::Today => Message::new("since-filter-today"),
        Start::Visit => Message::new("since-filter-visit").with("when", moment),
        Start::Opened => Message::new("since-filter-opened").with("when", moment),
        Start::Day => Message::new("since-filter-day").with("date", page.locale.date(since.at)),
    };
    page.locale.message(&message)
}
