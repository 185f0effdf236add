//! The round file: the only place that speaks SQL.
//!
//! [`Store::open`] gives the round without its answers; they come unit by unit. Edits are handed over with [`Store::apply`],
//! which returns at once: one thread owns the file and commits what has queued up as one transaction. [`Store::state`] says
//! how far it has got. What is confirmed is on the disk and stays there, whatever happens to the program or the power; what
//! cannot be written is kept until it can.
//!
//! Every edit leaves a row of [history](HistoryRow) in the same transaction. Every row carries a digest of its content, which
//! is verified whenever it is read, because SQLite's own checks do not see a flipped bit.
//!
//! A file is looked at from outside before SQLite touches it, so that one that is refused stays as it was, byte for byte.

/// Names a statement by its file in `sql/`.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("sql/", $name, ".sql"))
    };
}

mod apply;
mod backup;
mod connection;
mod detail;
mod error;
mod file;
mod history;
mod past;
mod queue;
mod read;
mod record;
mod schema;
mod writer;

pub use detail::StoredFile;
pub use error::{Declined, Error, Failure, Holder, Lost, Reason, Ticket};
pub use history::{HistoryRow, Scope, StepRow};
pub use past::{Manner, Past, PastRow, PastStep};
pub use queue::{Check, Event, Parcel, WriterState};
pub use read::Salvaged;

use crate::assessment::{Answer, Change, Edit, Place, Round, RoundInfo, Sheet, Stamp, UnitId};
use crate::instrument::{Digest, Instrument};
use apply::Stop;
use connection::{Close, Depth};
use file::{Lock, RoundFile};
use queue::{Queue, WaitError};
use record::{Entry, Target};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use writer::{Desk, Writer};

/// Called from the writer's thread when there is something new to look at.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// An open round file. Dropping it waits for what is queued and closes the file.
pub struct Store {
    file: RoundFile,
    queue: Arc<Queue<Desk>>,
    thread: Option<JoinHandle<()>>,
    _lock: Lock,
}

/// What opening a round file brings.
#[derive(Debug)]
pub struct Opened {
    /// The round; no sheet has been loaded.
    pub round: Round,
    /// The copy of the file as it was, if it came from an older version of the program.
    pub backup: Option<PathBuf>,
}

impl Store {
    /// Makes a round file without entities. It appears under its name when it is whole, or not at all.
    ///
    /// # Errors
    /// Refuses a path where something exists; otherwise says what the disk said.
    pub fn create(path: &Path, instrument: &Instrument, info: &RoundInfo, stamp: &Stamp) -> Result<(), Error> {
        Self::create_with(path, instrument, info, stamp, &[])
    }

    /// Makes a round file to which edits have been applied. It appears under its name when it is whole, or not at all.
    ///
    /// # Errors
    /// Refuses a path where something exists, and edits that the round does not allow; otherwise says what the disk said.
    pub fn create_with(
        path: &Path,
        instrument: &Instrument,
        info: &RoundInfo,
        stamp: &Stamp,
        edits: &[Edit],
    ) -> Result<(), Error> {
        let temporary = file::temporary(path)?;
        fill(&temporary, instrument, info, stamp, edits).map_err(|(position, stop)| match stop {
            Stop::Declined(reason) => Error::Declined(Declined { ticket: Ticket(0), position, reason }),
            Stop::Failed(source) => Error::sqlite(path, source),
        })?;
        file::settle(temporary, path)
    }

    /// Opens a round file for this process alone. `clock` gives milliseconds since 1970; `wake` is called whenever
    /// [`Store::state`] or [`Store::events`] have something new.
    ///
    /// # Errors
    /// Says why the file cannot be opened. It is then as it was.
    pub fn open(path: &Path, clock: fn() -> i64, wake: Wake) -> Result<(Self, Opened), Error> {
        let file = RoundFile::existing(path)?;
        let lock = file.lock(clock())?;
        let depth = Depth::for_size(file.size()?);
        let recovering = file.has_journal();
        let version = file.check_header(recovering)?;
        let about = |source| Error::sqlite(file.path(), source);
        let mut seen = None;
        if !recovering {
            let reader = connection::reading(file.path()).map_err(about)?;
            seen = examine(&reader, &file, version, depth)?;
        }
        let close = if recovering { Close::AsFound } else { Close::Tidy };
        let mut connection = connection::writing(&file, close)?;
        if recovering {
            let version = schema::version(&connection).map_err(about)?;
            seen = examine(&connection, &file, version, depth)?;
            connection::on_close(&connection, Close::Tidy).map_err(about)?;
        }
        let backup = schema::climb(&mut connection, &file)?;
        let round = seen.map_or_else(|| read::round(&connection, file.path()), Ok)?;
        let queue = Arc::new(Queue::new(if depth == Depth::Full { Check::Passed } else { Check::Running }));
        let writer = Writer::new(file.clone(), connection, Arc::clone(&queue), clock, wake);
        let thread = std::thread::Builder::new().name("store".to_owned());
        let thread = thread.spawn(|| writer.run()).map_err(|source| Error::io(file.path(), source))?;
        Ok((Self { file, queue, thread: Some(thread), _lock: lock }, Opened { round, backup }))
    }

    /// Hands over what happens together or not at all, and returns at once. What the round does not allow comes back as
    /// an [event](Store::events), or from [`Store::wait`] or [`Store::flush`].
    pub fn apply(&self, parcel: impl Into<Parcel>) -> Ticket {
        self.queue.push(parcel.into())
    }

    /// Blocks until a batch is on the disk.
    ///
    /// # Errors
    /// Returns why it was declined, or why nothing can be written; then it is still queued.
    pub fn wait(&self, ticket: Ticket) -> Result<(), Error> {
        self.queue.wait(Some(ticket)).map_err(|error| self.explain(error))
    }

    /// Blocks until everything handed over is on the disk.
    ///
    /// # Errors
    /// Returns the first batch declined that nobody has been told of, or why nothing can be written.
    pub fn flush(&self) -> Result<(), Error> {
        self.queue.wait(None).map_err(|error| self.explain(error))
    }

    /// Tries again to write what could not be written.
    pub fn retry(&self) {
        self.queue.retry();
    }

    /// Returns how far the writer has got. Cheap enough for every frame.
    #[must_use]
    pub fn state(&self) -> WriterState {
        self.queue.state()
    }

    /// Takes what the writer has reported since the last call.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.queue.events()
    }

    /// Reads the sheet of a unit, after all edits handed over. While writing fails, it is the sheet without them.
    ///
    /// # Errors
    /// Names the records that are damaged, or what the disk said.
    pub fn load(&self, unit: UnitId) -> Result<Sheet, Error> {
        self.ask(move |desk| read::sheet(desk.connection()?, desk.path(), unit))
    }

    /// Asks for the sheet of a unit, which comes as an [event](Store::events).
    pub fn request(&self, unit: UnitId) {
        let queue = Arc::clone(&self.queue);
        let read = move |desk: &Desk| read::sheet(desk.connection()?, desk.path(), unit);
        self.queue.send(Box::new(move |desk| queue.report(Event::Loaded { unit, sheet: read(desk) })));
    }

    /// Reads what is whole in the sheet of a damaged unit.
    ///
    /// # Errors
    /// Says what the disk said.
    pub fn salvage(&self, unit: UnitId) -> Result<Salvaged, Error> {
        self.ask(move |desk| {
            read::salvage(desk.connection()?, unit).map_err(|source| Error::sqlite(desk.path(), source))
        })
    }

    /// Returns the units that have answers of an earlier round attached. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says what the disk said.
    pub fn attached(&self) -> Result<BTreeSet<UnitId>, Error> {
        self.ask(move |desk| read::attached(desk.connection()?, desk.path()))
    }

    /// Reads part of the history, oldest first.
    ///
    /// # Errors
    /// Says that it is damaged, or what the disk said.
    pub fn history(&self, scope: Scope) -> Result<Vec<HistoryRow>, Error> {
        self.ask(move |desk| read::history(desk.connection()?, desk.path(), &scope))
    }

    /// Reads the last steps of work, oldest first.
    ///
    /// # Errors
    /// Says what the disk said.
    pub fn steps(&self, most: usize) -> Result<Vec<StepRow>, Error> {
        self.ask(move |desk| read::steps(desk.connection()?, desk.path(), most))
    }

    /// Reads a page of the past of an answer or an item, newest first: at most so many edits before a position, from the newest
    /// where none is named. Returns with it where the next page begins, if there is one. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says that it is damaged, or what the disk said.
    pub fn past(&self, past: Past, before: Option<i64>, most: usize) -> Result<(Vec<PastRow>, Option<i64>), Error> {
        self.ask(move |desk| past::page(desk.connection()?, desk.path(), &past, (before, most)))
    }

    /// Reads which answers of a unit have been edited since a moment, and what stood there before; milliseconds since 1970, UTC.
    /// Blocks: not for a frame.
    ///
    /// # Errors
    /// Says that it is damaged, or what the disk said.
    pub fn edited_since(&self, unit: UnitId, at: i64) -> Result<BTreeMap<Place, Option<Answer>>, Error> {
        self.ask(move |desk| past::since(desk.connection()?, desk.path(), unit, at))
    }

    /// Reads the steps of work that are a single answer of a unit, oldest first. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says what the disk said.
    pub fn single_answers(&self, unit: UnitId) -> Result<Vec<StepRow>, Error> {
        self.ask(move |desk| past::single_answers(desk.connection()?, desk.path(), unit))
    }

    /// Reads the texts of all instruments that the round has been assessed with. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says what the disk said.
    pub fn instruments(&self) -> Result<Vec<(Digest, Arc<str>)>, Error> {
        self.ask(move |desk| past::instruments(desk.connection()?, desk.path()))
    }

    /// Reads a file of evidence; none if it is not there. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says that it is damaged, or what the disk said.
    pub fn file(&self, digest: Digest) -> Result<Option<Arc<[u8]>>, Error> {
        self.ask(move |desk| read::file(desk.connection()?, desk.path(), digest))
    }

    /// Reads the thumbnail of a file of evidence; none if the file is not there. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says that it is damaged, or what the disk said.
    pub fn thumbnail(&self, digest: Digest) -> Result<Option<Arc<[u8]>>, Error> {
        self.ask(move |desk| read::thumbnail(desk.connection()?, desk.path(), digest))
    }

    /// Writes a verified copy of the round to a path where nothing is.
    ///
    /// # Errors
    /// Refuses a path where something exists, and a round with damaged records; otherwise says what the disk said.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let path = path.to_path_buf();
        self.ask(move |desk| backup::copy(desk.connection()?, &path))
    }

    fn ask<T: Send + 'static>(
        &self,
        errand: impl FnOnce(&Desk) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (sender, receiver) = mpsc::sync_channel(1);
        // Nobody is left to be told if the caller has gone.
        self.queue.send(Box::new(move |desk| sender.send(errand(desk)).unwrap_or_default()));
        receiver.recv().unwrap_or_else(|_| Err(self.explain(WaitError::Failed(Failure::Stopped))))
    }

    fn explain(&self, error: WaitError) -> Error {
        match error {
            WaitError::Failed(failure) => Error::Unsaved { path: self.file.path().to_path_buf(), failure },
            WaitError::Declined(declined) => Error::Declined(declined),
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.queue.close();
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has said so on its own thread, and its file is recovered at the next opening.
            thread.join().unwrap_or_default();
        }
    }
}

/// Refuses a file whose content contradicts itself, and returns what it holds if its version is the present one.
fn examine(connection: &Connection, file: &RoundFile, version: u32, depth: Depth) -> Result<Option<Round>, Error> {
    let about = |source| Error::sqlite(file.path(), source);
    let path = || file.path().to_path_buf();
    if version > schema::VERSION {
        return Err(Error::Newer { path: path(), version, known: schema::VERSION });
    }
    if !schema::is_pure(connection, version).map_err(about)? {
        return Err(Error::damaged(file.path(), "schema"));
    }
    if let Some(fault) = connection::fault(connection, depth).map_err(about)? {
        return Err(Error::damaged(file.path(), fault));
    }
    let current = version == schema::VERSION;
    current.then(|| read::round(connection, file.path())).transpose()
}

/// Builds a round; where it stops, says at which edit.
fn fill(
    path: &Path,
    instrument: &Instrument,
    info: &RoundInfo,
    stamp: &Stamp,
    edits: &[Edit],
) -> Result<(), (usize, Stop)> {
    let mut connection = found(path, instrument, info, stamp).map_err(|error| (0, Stop::Failed(error)))?;
    let failed = |error| (0, Stop::Failed(error));
    let transaction = connection.transaction().map_err(failed)?;
    for (position, edit) in edits.iter().enumerate() {
        apply::edit(&transaction, edit, None).map_err(|stop| (position, stop))?;
    }
    transaction.commit().map_err(failed)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    connection.close().map_err(|(_, error)| failed(error))
}

/// Makes the tables of a round and says what the round is.
fn found(path: &Path, instrument: &Instrument, info: &RoundInfo, stamp: &Stamp) -> rusqlite::Result<Connection> {
    let mut connection = connection::building(path)?;
    schema::make(&mut connection)?;
    let digest = instrument.digest();
    connection.execute(sql!("instrument_put"), params![digest.0, instrument.toml()])?;
    let row = params![info.title, info.year, info.example, digest.0, record::round_digest(info, digest).0];
    connection.execute(sql!("round_put"), row)?;
    let change = Change::PutRound(info.clone());
    let (target, after) = (Target::of(&change), record::content(&change)?);
    let (edit, at, who) = (stamp.id, stamp.at, stamp.who.clone());
    apply::log(&connection, &Entry { edit, at, who, target, before: None, after, step: None })?;
    Ok(connection)
}
