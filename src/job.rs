//! Work that takes longer than a frame: a named thread that counts its steps and can be stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// Called by a worker when there is something new to show.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Work under way in a thread of its own, or its result. Dropping it asks the work to stop.
pub struct Job<T> {
    shared: Arc<Shared>,
    result: Receiver<T>,
}

/// What the work counts on, and by which it learns that it shall stop.
pub struct Progress {
    shared: Arc<Shared>,
    wake: Wake,
}

/// Someone has asked the work to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped on request")]
pub struct Stopped;

/// What a job has to tell.
#[derive(Debug, PartialEq, Eq)]
pub enum News<T> {
    /// It is still at work.
    Working,
    /// It has ended with this result.
    Done(T),
    /// Its thread has ended without a result, which only a mistake in the program can cause.
    Lost,
}

#[derive(Default)]
struct Shared {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
}

impl<T: Send + 'static> Job<T> {
    /// Starts work in a thread. `name` is for whoever looks at the process from outside.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn spawn(
        name: &str,
        wake: Wake,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Result<Self, std::io::Error> {
        let shared = Arc::<Shared>::default();
        let progress = Progress { shared: shared.clone(), wake: wake.clone() };
        let (sender, result) = channel();
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Nobody listens any more if the window has been closed meanwhile.
            let _ = sender.send(work(&progress));
            wake();
        })?;
        Ok(Self { shared, result })
    }

    /// Looks for the result; returns at once. The result is given out once.
    #[must_use]
    pub fn poll(&self) -> News<T> {
        match self.result.try_recv() {
            Ok(result) => News::Done(result),
            Err(TryRecvError::Empty) => News::Working,
            Err(TryRecvError::Disconnected) => News::Lost,
        }
    }
}

impl<T> Job<T> {
    /// How many steps are done, of how many.
    #[must_use]
    pub fn steps(&self) -> (usize, usize) {
        (self.shared.done.load(Ordering::Relaxed), self.shared.total.load(Ordering::Relaxed))
    }

    /// Asks the work to stop at its next step.
    pub fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Progress {
    /// Says how many steps there will be.
    pub fn expect(&self, total: usize) {
        self.shared.total.store(total, Ordering::Relaxed);
    }

    /// Whether someone has asked the work to stop; for work that waits and has no steps to count.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }

    /// Counts a step.
    ///
    /// # Errors
    /// Returns [`Stopped`] once someone has asked for it, so that `?` ends the work.
    pub fn step(&self) -> Result<(), Stopped> {
        self.shared.done.fetch_add(1, Ordering::Relaxed);
        (self.wake)();
        if self.is_stopped() { Err(Stopped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T: Send + 'static>(job: &Job<T>) -> News<T> {
        loop {
            match job.poll() {
                News::Working => thread::yield_now(),
                news => return news,
            }
        }
    }

    #[test]
    fn a_job_counts_its_steps_and_gives_its_result() {
        let job = Job::spawn("count", Arc::new(|| ()), |progress| {
            progress.expect(3);
            (0..3).try_for_each(|_| progress.step()).map(|()| "done")
        });
        let job = job.unwrap();
        assert_eq!(wait(&job), News::Done(Ok("done")));
        assert_eq!(job.steps(), (3, 3));
    }

    #[test]
    fn a_job_stops_at_its_next_step_when_asked() {
        let (go, gone) = channel::<()>();
        let job = Job::spawn("stop", Arc::new(|| ()), move |progress| {
            let _ = gone.recv();
            progress.step()
        });
        let job = job.unwrap();
        job.stop();
        go.send(()).unwrap();
        assert_eq!(wait(&job), News::Done(Err(Stopped)));
    }
}
