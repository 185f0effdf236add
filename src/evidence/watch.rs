//! A folder into which a phone copies its photos: what is new in it is taken as soon as it is there as a whole.

use crate::job::{Job, Wake};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, SystemTime};

/// A folder that is looked into again and again.
pub struct Watch {
    job: Job<()>,
    news: Receiver<io::Result<Vec<PathBuf>>>,
}

/// What is known of the files in a folder.
pub struct Folder {
    path: PathBuf,
    /// `None` before the first look: what is there already is not new.
    files: Option<BTreeMap<OsString, State>>,
}

/// Where a file stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It was there at the first look, or has been taken.
    Taken,
    /// It had this size, and was written last at this time.
    Growing(u64, Option<SystemTime>),
}

/// How long it takes from one look to the next.
const PAUSE: Duration = Duration::from_secs(2);
/// How long it takes at most to notice that nobody wants to know any more.
const NAP: Duration = Duration::from_millis(200);
/// Endings of files that are still being copied, by whoever copies them.
const UNFINISHED: [&str; 5] = ["part", "partial", "tmp", "crdownload", "filepart"];

impl Watch {
    /// Starts to look into a folder. `wake` is called whenever there is something to tell.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn start(folder: PathBuf, wake: Wake) -> io::Result<Self> {
        let (sender, news) = channel();
        let told = wake.clone();
        let job = Job::spawn("watched folder", wake, move |progress| {
            let mut folder = Folder::new(folder);
            let mut reachable = true;
            loop {
                let found = folder.look();
                let tell = match &found {
                    Ok(files) => !files.is_empty(),
                    // A stick that has been pulled is told once, not every two seconds.
                    Err(_) => reachable,
                };
                reachable = found.is_ok();
                if tell {
                    if sender.send(found).is_err() {
                        return;
                    }
                    told();
                }
                let mut rest = PAUSE;
                while !rest.is_zero() {
                    if progress.is_stopped() {
                        return;
                    }
                    thread::sleep(NAP);
                    rest = rest.saturating_sub(NAP);
                }
            }
        })?;
        Ok(Self { job, news })
    }

    /// Takes what is new since the last time, or why the folder cannot be read; returns at once.
    #[must_use]
    pub fn take(&self) -> Vec<io::Result<Vec<PathBuf>>> {
        self.news.try_iter().collect()
    }

    /// Stops looking.
    pub fn stop(&self) {
        self.job.stop();
    }
}

impl Folder {
    /// A folder that has not been looked into.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, files: None }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks into the folder and returns the new files whose size has not changed since the look before, each once, by name.
    ///
    /// # Errors
    /// Returns what the system says if the folder cannot be read; what is known of it stays known.
    pub fn look(&mut self) -> io::Result<Vec<PathBuf>> {
        let mut now = BTreeMap::new();
        let mut ready = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let name = entry.file_name();
            let before = self.files.as_ref().map(|files| files.get(&name).copied());
            let state = match before {
                None | Some(Some(State::Taken)) => State::Taken,
                Some(before) => {
                    // A file that vanishes between two questions is no longer in the folder.
                    let Ok(known) = entry.metadata() else { continue };
                    if !known.is_file() || is_unfinished(&entry.path()) {
                        continue;
                    }
                    let state = State::Growing(known.len(), known.modified().ok());
                    if known.len() > 0 && before == Some(state) {
                        ready.push(entry.path());
                        State::Taken
                    } else {
                        state
                    }
                }
            };
            now.insert(name, state);
        }
        self.files = Some(now);
        ready.sort();
        Ok(ready)
    }
}

/// Whether a name says that the file is hidden, or still being copied.
fn is_unfinished(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    hidden || ending.is_some_and(|ending| UNFINISHED.contains(&ending.as_str()))
}
