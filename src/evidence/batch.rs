//! Many files, one after the other, in a thread: each is told as soon as it is done, and a bad one never stops the others.

use super::{Kept, Refused, Source, prepare};
use crate::job::{Job, News, Wake};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};

/// Files under way.
pub struct Batch {
    job: Job<()>,
    arrivals: Receiver<Arrival>,
    over: bool,
}

/// What has become of a file.
#[derive(Debug)]
pub struct Arrival {
    /// The file.
    pub source: Source,
    /// What is kept of it, or why it is not taken.
    pub outcome: Result<Kept, Refused>,
}

/// How many files that are done may wait to be taken; the thread waits with the next one, so that few are in memory.
const WAITING: usize = 4;

impl Batch {
    /// Starts on files, in this order. `wake` is called whenever one is done.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn start(sources: Vec<Source>, wake: Wake) -> io::Result<Self> {
        let (sender, arrivals) = sync_channel(WAITING);
        let job = Job::spawn("evidence", wake, move |progress| {
            progress.expect(sources.len());
            for source in sources {
                // A decoder that fails on a file must not take the others with it.
                let outcome = catch_unwind(AssertUnwindSafe(|| prepare(&source)))
                    .unwrap_or_else(|_| Err(Refused::Damaged { detail: "decoder".to_owned() }));
                let gone = sender.send(Arrival { source, outcome }).is_err();
                if gone || progress.step().is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { job, arrivals, over: false })
    }

    /// Takes what has been done since the last time; returns at once.
    pub fn take(&mut self) -> Vec<Arrival> {
        // Whether it has ended is asked first: what was done before that is then all there.
        self.over = self.over || self.job.poll() != News::Working;
        self.arrivals.try_iter().collect()
    }

    /// Whether all is done, or stopped, and has been taken.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// The work, for its progress and to stop it.
    #[must_use]
    pub fn job(&self) -> &Job<()> {
        &self.job
    }
}
