//! A round file seen from outside: its header, the files beside it, and the lock.

use super::error::{Error, Holder};
use super::schema;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Path of a round file.
///
/// It is handed to SQLite and to error messages, and never to `std::fs` once SQLite has the file open: closing any handle of
/// it would drop SQLite's locks.
#[derive(Clone, Debug)]
pub(super) struct RoundFile {
    path: PathBuf,
}

/// The lock file beside a round file that is open. It goes away with this value.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    held: File,
}

impl RoundFile {
    /// Resolves links, so that a file reached by two names has one lock.
    pub(super) fn existing(path: &Path) -> Result<Self, Error> {
        let about = |source| Error::io(path, source);
        let resolved = if cfg!(windows) { std::path::absolute(path) } else { path.canonicalize() }.map_err(about)?;
        if !fs::metadata(&resolved).map_err(about)?.is_file() {
            return Err(Error::NotARound { path: path.to_path_buf() });
        }
        Ok(Self { path: resolved })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the header before SQLite does, refuses what is not ours, and returns the version. `recovering` files may be
    /// shorter than they say.
    pub(super) fn check_header(&self, recovering: bool) -> Result<u32, Error> {
        let path = || self.path.clone();
        let about = |source| Error::io(&self.path, source);
        let mut file = File::open(&self.path).map_err(about)?;
        let metadata = file.metadata().map_err(about)?;
        let mut header = Vec::with_capacity(100);
        (&mut file).take(100).read_to_end(&mut header).map_err(about)?;
        if !header.starts_with(MAGIC) && !MAGIC.starts_with(&header) {
            return Err(Error::NotARound { path: path() });
        }
        let Ok(header) = <[u8; 100]>::try_from(header) else {
            return Err(Error::Truncated { path: path(), expected: 100, found: metadata.len() });
        };
        let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let application_id = number(68);
        if application_id != schema::APPLICATION_ID {
            return Err(Error::Foreign { path: path(), application_id });
        }
        let version = number(60);
        if version > schema::VERSION {
            return Err(Error::Newer { path: path(), version, known: schema::VERSION });
        }
        if version == 0 {
            return Err(Error::NotARound { path: path() });
        }
        // A page of 65,536 bytes does not fit the field and is written as 1.
        let page = match u16::from_be_bytes([header[16], header[17]]) {
            1 => 65_536,
            size => u64::from(size),
        };
        let expected = page * u64::from(number(28));
        if metadata.len() < expected && !recovering {
            return Err(Error::Truncated { path: path(), expected, found: metadata.len() });
        }
        if metadata.permissions().readonly() {
            return Err(Error::ReadOnly { path: path() });
        }
        Ok(version)
    }

    /// Whether the last session was cut off, so that edits still lie in a journal beside the file.
    pub(super) fn has_journal(&self) -> bool {
        let filled = |suffix| fs::metadata(self.beside(suffix)).is_ok_and(|metadata| metadata.len() > 0);
        filled("-wal") || filled("-journal")
    }

    /// Returns the size in bytes. Asks for it by name, which opens nothing.
    pub(super) fn size(&self) -> Result<u64, Error> {
        Ok(fs::metadata(&self.path).map_err(|source| Error::io(&self.path, source))?.len())
    }

    /// Takes the lock file.
    pub(super) fn lock(&self, now: i64) -> Result<Lock, Error> {
        let path = self.beside(".lock");
        // A read-only folder is what stops the round file from being opened, so the error names the round file.
        let about = |source| Error::io(&self.path, source);
        let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = options.map_err(about)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::OpenElsewhere { path: self.path.clone(), holder: Holder::read(&mut file) });
            }
            Err(TryLockError::Error(source)) => return Err(about(source)),
        }
        // From here on the file is ours, and goes again if it cannot be written.
        let mut lock = Lock { path, held: file };
        lock.held.set_len(0).map_err(about)?;
        write!(lock.held, "{}\n{}\n{}\n", std::process::id(), host(), now).map_err(about)?;
        Ok(lock)
    }

    /// Returns the path of an earlier version's backup: a name not in use yet.
    pub(super) fn backup_of_version(&self, version: u32) -> PathBuf {
        let free = |path: &PathBuf| !path.exists();
        let first = self.beside(&format!(".v{version}.cadangan"));
        let further = (2..).map(|count| self.beside(&format!(".v{version}-{count}.cadangan")));
        std::iter::once(first.clone()).chain(further).find(free).unwrap_or(first)
    }

    fn beside(&self, suffix: &str) -> PathBuf {
        beside(&self.path, suffix)
    }
}

/// Returns the address under which SQLite reads a file at rest without any lock, journal or other trace.
pub(super) fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?immutable=1"
}

/// Returns a place for a file that is not whole yet, in the folder it will stand in.
pub(super) fn temporary(target: &Path) -> Result<tempfile::TempPath, Error> {
    if fs::symlink_metadata(target).is_ok() {
        return Err(Error::Exists { path: target.to_path_buf() });
    }
    let folder = folder(target);
    let file = tempfile::Builder::new().prefix(".penilai-").suffix(".sementara").tempfile_in(folder);
    Ok(file.map_err(|error| Error::io(target, error))?.into_temp_path())
}

/// Gives a whole file its name, never that of another, so that it survives a power cut.
pub(super) fn settle(temporary: tempfile::TempPath, target: &Path) -> Result<(), Error> {
    let about = |source| Error::io(target, source);
    OpenOptions::new().write(true).open(&temporary).and_then(|file| file.sync_all()).map_err(about)?;
    temporary.persist_noclobber(target).map_err(|failed| about(failed.error))?;
    // Without this the new name itself can be lost. Windows has no such call and orders renames by itself.
    if cfg!(unix) {
        File::open(folder(target)).and_then(|folder| folder.sync_all()).map_err(about)?;
    }
    Ok(())
}

impl Holder {
    fn read(lock: &mut File) -> Option<Self> {
        let mut text = String::new();
        // Windows lets nobody else read a locked file; then the holder stays unknown.
        lock.take(1_024).read_to_string(&mut text).ok()?;
        let mut lines = text.lines();
        let pid = lines.next()?.parse().ok()?;
        let host = lines.next()?.to_owned();
        let since = lines.next()?.parse().ok()?;
        Some(Self { pid, host, since })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name goes before the lock, so that nobody's lock is taken away. If it cannot go, it is an unlocked file that the
        // next session takes over; if somebody slips in between, SQLite's own exclusive lock still stands.
        fs::remove_file(&self.path).unwrap_or_default();
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn host() -> String {
    let from_file = || fs::read_to_string("/etc/hostname").ok();
    let name = std::env::var("COMPUTERNAME").ok().or_else(from_file).unwrap_or_default();
    name.trim().to_owned()
}
