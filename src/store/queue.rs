//! What waits between the callers and the writer, and what the writer has to say.

use super::detail::StoredFile;
use super::error::{Declined, Error, Failure, Ticket};
use crate::assessment::{Edit, Sheet, Step, UnitId};
use crate::instrument::Digest;
use rusqlite::InterruptHandle;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How far the writer has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriterState {
    /// Edits that are not on the disk yet.
    pub pending: usize,
    /// When edits last reached the disk, in milliseconds since 1970, UTC.
    pub saved_at: Option<i64>,
    /// Why writing has stopped, if it has. The edits are kept.
    pub failure: Option<Failure>,
    /// What the check of the whole file has found.
    pub check: Check,
}

/// The check of a file's structure, which for a large file goes on behind the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// It goes on.
    Running,
    /// The file is whole.
    Passed,
    /// The file is damaged: work should go on in a copy.
    Failed(String),
}

/// What the writer reports without being waited for.
#[derive(Debug)]
pub enum Event {
    /// The answers of a unit that were asked for.
    Loaded {
        /// The unit.
        unit: UnitId,
        /// Its answers.
        sheet: Result<Sheet, Error>,
    },
    /// A batch was not accepted.
    Declined(Declined),
}

/// What happens together or not at all.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// Edits, in order.
    pub edits: Vec<Edit>,
    /// What the history says they were, so that they can be undone later; none for what is not to be undone.
    pub step: Option<Step>,
    /// Files of evidence to keep; those that are kept already stay as they are.
    pub files: Vec<StoredFile>,
    /// Files of evidence to drop for good.
    pub drop: Vec<Digest>,
}

impl From<Vec<Edit>> for Parcel {
    fn from(edits: Vec<Edit>) -> Self {
        Self { edits, ..Self::default() }
    }
}

/// A parcel with its ticket.
pub(super) struct Batch {
    pub(super) ticket: Ticket,
    pub(super) parcel: Parcel,
}

/// What the writer does besides writing.
pub(super) type Errand<D> = Box<dyn FnOnce(&D) + Send>;

/// What the writer does next.
pub(super) enum Work<D> {
    /// Commit the batches, then run the errands: they see what was given before them.
    Do(Vec<Arc<Batch>>, Vec<Errand<D>>),
    /// Nothing has come for a while.
    Rest,
    /// Nothing will come any more.
    Close,
}

/// The queue. `D` is what errands are run on.
pub(super) struct Queue<D> {
    waiting: Mutex<Waiting<D>>,
    work: Condvar,
    progress: Condvar,
}

struct Waiting<D> {
    batches: VecDeque<Arc<Batch>>,
    errands: Vec<Errand<D>>,
    issued: u64,
    settled: u64,
    declined: Vec<Declined>,
    events: Vec<Event>,
    state: WriterState,
    again: bool,
    closing: bool,
    check: Option<InterruptHandle>,
}

impl<D> Queue<D> {
    pub(super) fn new(check: Check) -> Self {
        let state = WriterState { pending: 0, saved_at: None, failure: None, check };
        let waiting = Waiting {
            batches: VecDeque::new(),
            errands: Vec::new(),
            issued: 0,
            settled: 0,
            declined: Vec::new(),
            events: Vec::new(),
            state,
            again: false,
            closing: false,
            check: None,
        };
        Self { waiting: Mutex::new(waiting), work: Condvar::new(), progress: Condvar::new() }
    }

    pub(super) fn push(&self, parcel: Parcel) -> Ticket {
        let mut waiting = self.lock();
        waiting.issued += 1;
        waiting.state.pending += parcel.edits.len();
        let ticket = Ticket(waiting.issued);
        waiting.batches.push_back(Arc::new(Batch { ticket, parcel }));
        self.call(&waiting);
        ticket
    }

    pub(super) fn send(&self, errand: Errand<D>) {
        let mut waiting = self.lock();
        // The errand is dropped if nobody can run it, which its caller notices.
        if waiting.state.failure != Some(Failure::Stopped) {
            waiting.errands.push(errand);
            self.call(&waiting);
        }
    }

    pub(super) fn report(&self, event: Event) {
        self.lock().events.push(event);
    }

    pub(super) fn events(&self) -> Vec<Event> {
        let mut waiting = self.lock();
        let declined: Vec<Event> = waiting.declined.drain(..).map(Event::Declined).collect();
        declined.into_iter().chain(waiting.events.drain(..)).collect()
    }

    pub(super) fn state(&self) -> WriterState {
        self.lock().state.clone()
    }

    pub(super) fn retry(&self) {
        let mut waiting = self.lock();
        waiting.again = waiting.state.failure.is_some();
        self.call(&waiting);
    }

    pub(super) fn close(&self) {
        let mut waiting = self.lock();
        waiting.closing = true;
        // The last chance of edits that could not be written.
        waiting.again = true;
        self.call(&waiting);
    }

    /// Blocks until a batch is settled; `None` waits for all of them. Takes the refusal of that batch with it, or the first
    /// that nobody has seen.
    pub(super) fn wait(&self, ticket: Option<Ticket>) -> Result<(), WaitError> {
        let mut waiting = self.lock();
        let last = ticket.map_or(waiting.issued, |ticket| ticket.0);
        while waiting.settled < last {
            if let Some(failure) = waiting.state.failure.clone()
                && (!waiting.again || failure == Failure::Stopped)
            {
                return Err(WaitError::Failed(failure));
            }
            waiting = self.progress.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let mut declined = waiting.declined.iter();
        match declined.position(|declined| ticket.is_none_or(|ticket| declined.ticket == ticket)) {
            Some(position) => Err(WaitError::Declined(waiting.declined.remove(position))),
            None => Ok(()),
        }
    }

    /// Blocks until there is something to do. Rests once after `patience`.
    pub(super) fn next(&self, patience: Option<Duration>) -> Work<D> {
        let deadline = patience.map(|patience| Instant::now() + patience);
        let mut waiting = self.lock();
        loop {
            // The failure itself stays visible until something has been written.
            let blocked = waiting.state.failure.is_some() && !waiting.again;
            if !waiting.errands.is_empty() || (!waiting.batches.is_empty() && !blocked) {
                let batches = if blocked { Vec::new() } else { waiting.batches.iter().cloned().collect() };
                return Work::Do(batches, std::mem::take(&mut waiting.errands));
            }
            if waiting.closing {
                return Work::Close;
            }
            waiting = match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
                None => self.work.wait(waiting).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return Work::Rest,
                Some(left) => self.work.wait_timeout(waiting, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    /// The first batches have reached the disk, except those declined.
    pub(super) fn settle(&self, batches: &[Arc<Batch>], declined: Vec<Declined>, now: i64) {
        let mut waiting = self.lock();
        for batch in batches {
            waiting.batches.pop_front();
            waiting.settled = batch.ticket.0;
            waiting.state.pending -= batch.parcel.edits.len();
        }
        if declined.len() < batches.len() {
            waiting.state.saved_at = Some(now);
        }
        waiting.declined.extend(declined);
        waiting.state.failure = None;
        waiting.again = false;
        self.progress.notify_all();
    }

    /// Nothing could be written.
    pub(super) fn fail(&self, failure: Failure) {
        let mut waiting = self.lock();
        waiting.state.failure = Some(failure);
        waiting.again = false;
        self.progress.notify_all();
    }

    /// Runs a check that is broken off as soon as something else is to be done; returns whether it could begin.
    pub(super) fn check<T>(&self, handle: InterruptHandle, check: impl FnOnce() -> T) -> Option<T> {
        let mut waiting = self.lock();
        if !waiting.errands.is_empty() || !waiting.batches.is_empty() || waiting.closing {
            return None;
        }
        waiting.check = Some(handle);
        drop(waiting);
        let result = check();
        self.lock().check = None;
        Some(result)
    }

    pub(super) fn checked(&self, check: Check) {
        self.lock().state.check = check;
    }

    /// The writer has gone; whoever waits must not wait for ever.
    pub(super) fn stop(&self) {
        self.lock().errands.clear();
        self.fail(Failure::Stopped);
    }

    fn call(&self, waiting: &Waiting<D>) {
        if let Some(check) = &waiting.check {
            check.interrupt();
        }
        self.work.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting<D>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why waiting ended badly.
pub(super) enum WaitError {
    Failed(Failure),
    Declined(Declined),
}
