//! The one thread that owns the connection: it commits what has queued up as one transaction.

use super::Wake;
use super::apply::{self, Stop};
use super::connection::{self, Close, TABLES};
use super::error::{Declined, Error, Failure};
use super::file::RoundFile;
use super::queue::{Batch, Check, Queue, Work};
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long nothing must come before the journal is moved into the file, so that a copy made by hand is whole.
const UNTIL_TIDY: Duration = Duration::from_secs(2);
/// How long nothing must come before a large file's next table is checked.
const UNTIL_CHECK: Duration = Duration::from_millis(200);

/// The open file, as errands see it.
pub(super) struct Desk {
    file: RoundFile,
    /// None after a failure from which the file could not be opened again.
    connection: Result<Connection, Failure>,
}

/// The thread's state.
pub(super) struct Writer {
    desk: Desk,
    queue: Arc<Queue<Desk>>,
    clock: fn() -> i64,
    wake: Wake,
    /// What has not been checked yet, last first.
    unchecked: Vec<&'static str>,
    /// Whether commits lie in the journal.
    untidy: bool,
    /// Whether the connection has failed and must be made anew before it is trusted.
    suspect: bool,
}

impl Desk {
    pub(super) fn connection(&self) -> Result<&Connection, Error> {
        let unsaved = |failure: &Failure| Error::Unsaved { path: self.path().to_path_buf(), failure: failure.clone() };
        self.connection.as_ref().map_err(unsaved)
    }

    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }
}

impl Writer {
    pub(super) fn new(
        file: RoundFile,
        connection: Connection,
        queue: Arc<Queue<Desk>>,
        clock: fn() -> i64,
        wake: Wake,
    ) -> Self {
        let running = queue.state().check == Check::Running;
        let unchecked = if running { TABLES.into_iter().rev().collect() } else { Vec::new() };
        let desk = Desk { file, connection: Ok(connection) };
        Self { desk, queue, clock, wake, unchecked, untidy: true, suspect: false }
    }

    pub(super) fn run(mut self) {
        loop {
            match self.queue.next(self.patience()) {
                Work::Do(batches, errands) => {
                    if !batches.is_empty() {
                        self.save(&batches);
                    }
                    for errand in errands {
                        errand(&self.desk);
                    }
                    (self.wake)();
                }
                Work::Rest if self.unchecked.is_empty() => self.tidy(),
                Work::Rest => self.check_next(),
                Work::Close => break,
            }
        }
        self.tidy();
    }

    fn patience(&self) -> Option<Duration> {
        let check = (!self.unchecked.is_empty()).then_some(UNTIL_CHECK);
        check.or(self.untidy.then_some(UNTIL_TIDY))
    }

    /// Commits batches in order; returns whether all of them are settled.
    fn save(&mut self, batches: &[Arc<Batch>]) -> bool {
        match self.commit(batches) {
            Ok(declined) => {
                self.untidy = true;
                self.queue.settle(batches, declined, (self.clock)());
                true
            }
            // One batch may be too large for what is left of the disk; those before it need not wait with it.
            Err(_) if batches.len() > 1 => batches.chunks(1).all(|batch| self.save(batch)),
            Err(failure) => {
                self.queue.fail(failure);
                false
            }
        }
    }

    /// Commits batches as one transaction, each in a savepoint of its own; returns those declined.
    fn commit(&mut self, batches: &[Arc<Batch>]) -> Result<Vec<Declined>, Failure> {
        self.renew();
        let connection = self.desk.connection.as_mut().map_err(|failure| failure.clone())?;
        commit(connection, batches).map_err(|error| {
            let failure = Failure::of(&error);
            // After a failed write or sync nobody knows what the disk holds. Recovery from the journal does, and an edit that
            // did get through is recognised by its identity.
            self.suspect = failure != Failure::Full;
            failure
        })
    }

    /// Opens the file again after a failure. The lock beside it stays with us all the while.
    fn renew(&mut self) {
        if self.suspect {
            // The old connection must be closed before the new one is opened.
            self.desk.connection = Err(Failure::Stopped);
            self.desk.connection = connection::writing(&self.desk.file, Close::Tidy).map_err(|error| error.failure());
            self.suspect = self.desk.connection.is_err();
        }
    }

    /// Moves the journal into the file. If that fails, nothing is lost: what the journal holds is as safe there.
    fn tidy(&mut self) {
        let Ok(connection) = &self.desk.connection else { return };
        let moved = connection.pragma_update(None, "wal_checkpoint", "TRUNCATE");
        self.untidy = moved.is_err() && self.queue.state().failure.is_none();
    }

    /// Checks the next table. Whoever wants something meanwhile does not wait: the check begins again later.
    fn check_next(&mut self) {
        let (Ok(connection), Some(table)) = (&self.desk.connection, self.unchecked.last()) else { return };
        let last = self.unchecked.len() == 1;
        let check = || match connection::fault_in(connection, table)? {
            None if last => connection::stray(connection),
            found => Ok(found),
        };
        let interrupted = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted);
        let result = match self.queue.check(connection.get_interrupt_handle(), check) {
            None => return,
            Some(Err(error)) if interrupted(&error) => return,
            Some(Ok(None)) if last => Check::Passed,
            Some(Ok(None)) => {
                self.unchecked.pop();
                return;
            }
            Some(Ok(Some(fault))) => Check::Failed(fault),
            Some(Err(error)) => Check::Failed(error.to_string()),
        };
        self.unchecked.clear();
        self.queue.checked(result);
        (self.wake)();
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue.stop();
        (self.wake)();
    }
}

fn commit(connection: &mut Connection, batches: &[Arc<Batch>]) -> rusqlite::Result<Vec<Declined>> {
    let mut declined = Vec::new();
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for batch in batches {
        let savepoint = transaction.savepoint()?;
        match apply::parcel(&savepoint, batch) {
            Ok(()) => savepoint.commit()?,
            Err((position, Stop::Declined(reason))) => {
                savepoint.finish()?;
                declined.push(Declined { ticket: batch.ticket, position, reason });
            }
            Err((_, Stop::Failed(error))) => return Err(error),
        }
    }
    transaction.commit()?;
    Ok(declined)
}
