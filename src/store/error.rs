//! What can go wrong with a round file, in types; sentences for people are made elsewhere.

use crate::assessment::{Place, Refusal, UnitId};
use rusqlite::ErrorCode;
use std::io;
use std::path::{Path, PathBuf};

/// Why a round file cannot be made, opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is there.
    #[error("{path}: no such file")]
    NotFound {
        /// The path asked for.
        path: PathBuf,
    },
    /// Something is there already, and nothing is ever overwritten.
    #[error("{path}: already exists")]
    Exists {
        /// The path asked for.
        path: PathBuf,
    },
    /// It is no round file.
    #[error("{path}: not a round file")]
    NotARound {
        /// The file.
        path: PathBuf,
    },
    /// It is a database of another program.
    #[error("{path}: a database of another program ({application_id:#010x})")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// The mark of that program.
        application_id: u32,
    },
    /// It was written by a newer version of this program.
    #[error("{path}: version {version}, newer than {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Version of the file.
        version: u32,
        /// Newest version this program reads.
        known: u32,
    },
    /// Its end is missing.
    #[error("{path}: {found} of {expected} bytes")]
    Truncated {
        /// The file.
        path: PathBuf,
        /// Size it says it has.
        expected: u64,
        /// Size it has.
        found: u64,
    },
    /// Its content contradicts itself.
    #[error("{path}: damaged: {detail}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found, for whoever repairs it.
        detail: String,
    },
    /// Some records of a unit are not what was written. [`Store::salvage`](super::Store::salvage) returns the others.
    #[error("{path}: {} damaged records in unit {unit:?}", .lost.len())]
    DamagedUnit {
        /// The file.
        path: PathBuf,
        /// The unit.
        unit: UnitId,
        /// The records.
        lost: Vec<Lost>,
    },
    /// Somebody has it open.
    #[error("{path}: open elsewhere")]
    OpenElsewhere {
        /// The file.
        path: PathBuf,
        /// Who, if they left their name.
        holder: Option<Holder>,
    },
    /// The file or its folder cannot be written.
    #[error("{path}: read-only")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("{path}: no space left")]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The disk or the file system failed.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database refused for another reason.
    #[error("{path}: {source}")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Edits are waiting because writing failed; they are kept.
    #[error("{path}: not saved: {failure}")]
    Unsaved {
        /// The file.
        path: PathBuf,
        /// Why writing failed.
        failure: Failure,
    },
    /// A batch of edits was not accepted.
    #[error(transparent)]
    Declined(#[from] Declined),
}

/// A record that is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The answer that stands here.
    Answer(Place),
    /// A subject of the unit, or a record so damaged that its place is unknown.
    Record,
}

/// Who has a round file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Process number.
    pub pid: u32,
    /// Name of the computer.
    pub host: String,
    /// Since when, in milliseconds since 1970, UTC.
    pub since: i64,
}

/// Why edits could not be written. They wait until [`Store::retry`](super::Store::retry) succeeds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The disk is full.
    #[error("no space left")]
    Full,
    /// The file has become read-only.
    #[error("read-only")]
    ReadOnly,
    /// The database is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The disk or the file system failed.
    #[error("{0}")]
    Io(String),
    /// Anything else; what SQLite said.
    #[error("{0}")]
    Other(String),
    /// The thread that writes has ended before its time.
    #[error("the writer has stopped")]
    Stopped,
}

/// A batch of edits that was not accepted; nothing of it has been applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("edit {position}: {reason}")]
pub struct Declined {
    /// The batch.
    pub ticket: Ticket,
    /// Position of the offending edit in the batch, from 0.
    pub position: usize,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why an edit is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The round does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Another edit with its identity has been recorded.
    #[error("identity already taken by another edit")]
    IdentityTaken,
}

/// Number of a batch of edits, in the order they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub(super) u64);

impl Ticket {
    /// Returns the number, from 1.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

impl Error {
    /// Sorts an error of the system by what a person can do about it.
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { path },
            _ => Self::Io { path, source },
        }
    }

    /// Sorts an error of SQLite by what a person can do about it.
    pub(super) fn sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let busy = matches!(source.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked));
        let path = path.to_path_buf();
        if busy {
            return Self::OpenElsewhere { path, holder: None };
        }
        match Failure::of(&source) {
            Failure::Full => Self::Full { path },
            Failure::ReadOnly => Self::ReadOnly { path },
            Failure::Damaged(detail) => Self::Damaged { path, detail },
            Failure::Io(detail) => Self::Io { path, source: io::Error::other(detail) },
            Failure::Other(_) | Failure::Stopped => Self::Sqlite { path, source },
        }
    }

    /// Returns what it means for edits that are waiting.
    pub(super) fn failure(&self) -> Failure {
        match self {
            Self::Full { .. } => Failure::Full,
            Self::ReadOnly { .. } => Failure::ReadOnly,
            Self::Damaged { detail, .. } => Failure::Damaged(detail.clone()),
            other => Failure::Io(other.to_string()),
        }
    }

    pub(super) fn damaged(path: &Path, detail: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_path_buf(), detail: detail.into() }
    }
}

impl Failure {
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(text),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Io(text),
            _ => Self::Other(text),
        }
    }
}
