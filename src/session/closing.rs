//! Closing a round leaves its file free for whoever opens it next.

use super::Session;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How often, and how many times, it is seen whether threads have finished reading: a fifth of a second at most.
const PAUSE: Duration = Duration::from_millis(1);
const TIMES: usize = 200;

impl Drop for Session {
    /// Waits for threads that still read from the file, such as the past of an answer just left: each would hold its lock.
    fn drop(&mut self) {
        let reads = |_: &usize| Arc::strong_count(&self.store) > 1;
        (0..TIMES).take_while(reads).for_each(|_| thread::sleep(PAUSE));
    }
}
