//! The last of what became of the answer in focus, in the column that helps, and the way to all of it.

use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use crate::assessment::{Answer, Place};
use crate::failure::Failure;
use crate::job::{Job, News};
use crate::store;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::past::{self, Teller};
use crate::ui::widgets;
use egui::{Label, Ui};
use std::sync::Arc;

/// How many edits are told here.
const LAST: usize = 2;

/// The last of what became of the answer in focus.
#[derive(Default)]
pub(super) struct Recent {
    /// Of what the lines tell: a place, and how it stood when they were read.
    of: Option<(Place, Option<Answer>)>,
    lines: Vec<String>,
    reading: Option<Reading>,
}

/// What is being read: the place, how it stands, and the work.
type Reading = ((Place, Option<Answer>), Job<Result<past::Page, Failure>>);

impl Recent {
    /// Has the last edits of a cell read, and takes them in.
    fn follow(&mut self, ui: &Ui, page: &Page<'_>, cell: Cell) {
        // One at a time: whoever walks through the items does not start a thread for each.
        if let Some((of, job)) = self.reading.take() {
            match job.poll() {
                News::Working => {
                    self.reading = Some((of, job));
                    return;
                }
                News::Done(Ok(past)) => {
                    self.lines = lines(page, &of.0, &past);
                    self.of = Some(of);
                }
                // Whoever opens the history is told why it cannot be read.
                News::Done(Err(_)) | News::Lost => (self.of, self.lines) = (Some(of), Vec::new()),
            }
        }
        let now = (page.recorder.place(cell), page.recorder.stored(cell).cloned());
        if self.of.as_ref() == Some(&now) {
            return;
        }
        if self.of.as_ref().is_none_or(|(place, _)| *place != now.0) {
            self.lines.clear();
        }
        let (store, instrument) = (page.session.reader(), Arc::clone(page.session.instrument()));
        let (past, ctx) = (store::Past::Place(now.0.clone()), ui.ctx().clone());
        let wake = Arc::new(move || ctx.request_repaint());
        match Job::spawn("recent", wake, move |_| past::read(&store, &instrument, past, None, LAST)) {
            Ok(job) => self.reading = Some((now, job)),
            Err(_) => self.of = Some(now),
        }
    }
}

/// Draws the lines, for which the room is kept, and the way to all of it.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    if let Some(cell) = state.cell(page) {
        state.recent.follow(ui, page, cell);
        for place in 0..LAST {
            let line = state.recent.lines.get(place).map_or(" ", String::as_str);
            ui.add(Label::new(widgets::small(ui, line)).truncate());
        }
    }
    ui.horizontal(|ui| {
        let name = page.say("history-open-all");
        if ui.link(&name).clicked() {
            page.recorder.actions.push(Action::Command(Command::History));
        }
        widgets::key_cap(ui, "Y");
    });
}

fn lines(page: &Page<'_>, place: &Place, past: &past::Page) -> Vec<String> {
    let teller = Teller { locale: page.locale, instrument: page.instrument, left: &past.left, item: &place.item };
    let line = |row: &store::PastRow| {
        let stamp = &row.row.stamp;
        let (when, said) = (page.locale.moment(stamp.at, page.session.now()), teller.briefly(row));
        page.locale.say_with("history-line", &[("who", &stamp.who), ("when", &when), ("said", &said)])
    };
    past.rows.iter().map(line).collect()
}
