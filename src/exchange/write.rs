//! Writing a new file so that it is there whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a file could not be written. Nothing is left behind under the name asked for, except where only the syncing of its folder
/// failed: then the file is there and whole, but a power cut may still take it away.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The disk or stick is full.
    #[error("no space left for {}", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The place does not allow writing.
    #[error("no permission to write {}", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A file of that name is already there.
    #[error("{} is already there", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The folder is not there.
    #[error("the folder of {} is missing", path.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
    },
    /// What was read back is not what was written: the disk or stick cannot be trusted.
    #[error("{} reads back differently from what was written", path.display())]
    Differs {
        /// The file.
        path: PathBuf,
    },
    /// Anything else.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes bytes to a file that does not exist yet.
///
/// # Errors
/// Fails if the file exists, if the disk refuses, or if the bytes do not read back the same.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let staged = Staged::write(path, bytes)?;
    staged.name(path).map_err(|(_, error)| error)
}

/// Writes bytes to a file of the program's own, in place of what it held: the old bytes are there or the new ones, never neither.
///
/// # Errors
/// Fails if the disk refuses, or if the bytes do not read back the same.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let fail = |source| WriteError::from_io(path, source);
    let staged = Staged::write(path, bytes)?;
    staged.file.persist(path).map_err(|refused| fail(refused.error))?;
    sync_folder(path).map_err(fail)
}

/// A file written, synced and read back, under a temporary name beside its place. Dropped, it disappears.
pub(super) struct Staged {
    file: NamedTempFile,
}

impl Staged {
    /// Writes the bytes into the folder where `path` is to be.
    pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<Self, WriteError> {
        let fail = |source| WriteError::from_io(path, source);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".penilai-").suffix(".tmp");
        // An export is for others to read; the user's mask still applies.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder(path)).map_err(fail)?;
        file.write_all(bytes).map_err(fail)?;
        file.as_file().sync_all().map_err(fail)?;
        let staged = Self { file };
        if !staged.reads_back(bytes).map_err(fail)? {
            return Err(WriteError::Differs { path: path.to_owned() });
        }
        Ok(staged)
    }

    /// The temporary name.
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Gives the file its name unless another file has it; then the staged file is handed back for another try.
    pub(super) fn name(self, path: &Path) -> Result<(), (Option<Self>, WriteError)> {
        let placed = match self.file.persist_noclobber(path) {
            Ok(_) => Ok(()),
            Err(refused) if cannot_link(&refused.error) => place_by_claim(refused.file, path),
            Err(refused) => Err(refused),
        };
        match placed {
            Ok(()) => sync_folder(path).map_err(|source| (None, WriteError::from_io(path, source))),
            Err(refused) => Err((Some(Self { file: refused.file }), WriteError::from_io(path, refused.error))),
        }
    }

    fn reads_back(&self, bytes: &[u8]) -> io::Result<bool> {
        let mut reader = BufReader::new(File::open(self.path())?);
        let mut rest = bytes;
        let mut buffer = vec![0; 64 << 10];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok(rest.is_empty()),
                Ok(count) => match rest.strip_prefix(&buffer[..count]) {
                    Some(after) => rest = after,
                    None => return Ok(false),
                },
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl WriteError {
    /// Sorts what the system said about a file.
    #[must_use]
    pub fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            ErrorKind::AlreadyExists => Self::Exists { path },
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder { path },
            _ => Self::Io { path, source },
        }
    }
}

/// Some sticks know neither links nor renaming without replacement.
fn cannot_link(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput | ErrorKind::PermissionDenied)
}

/// Claims the name with an empty file of our own, which fails if anything has it, and moves the written file over it.
fn place_by_claim(file: NamedTempFile, path: &Path) -> Result<(), tempfile::PersistError> {
    if let Err(error) = OpenOptions::new().write(true).create_new(true).open(path) {
        return Err(tempfile::PersistError { error, file });
    }
    file.persist(path).map(drop).inspect_err(|_| {
        // The claim is ours and empty; a failure to remove it leaves an empty file and hides no other error.
        let _ = std::fs::remove_file(path);
    })
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Without this a power cut may take the name away again.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    match File::open(folder(path))?.sync_all() {
        // File systems that cannot sync a folder say so; there is nothing more to be done on them.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Windows has no way to sync a folder; renaming is journalled there.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
