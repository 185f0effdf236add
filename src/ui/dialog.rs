//! The system's file dialogs, asked off the frame. Where the system has none, people type a path.

use crate::job::Wake;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// What is to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A round file that exists.
    Round,
    /// Where to write a round file; the path suggested.
    NewRound(PathBuf),
    /// A folder; the path suggested.
    Folder(PathBuf),
    /// A file that holds an instrument.
    Instrument,
    /// A filled workbook.
    Paper,
    /// An earlier round, or a result file.
    Earlier,
    /// Where to write a checklist; the path suggested.
    NewPaper(PathBuf),
    /// Photos and documents, as many as wanted.
    Evidence,
    /// Where to write a copy of a stored file; the path suggested.
    Copy(PathBuf),
    /// A folder to watch; the path suggested.
    Watched(PathBuf),
}

/// Asks the system for files and folders.
pub trait FileDialogs: Send + Sync {
    /// Asks; nothing for Cancel, and also where the system has no dialog. `title` and `kind` are in the user's language. May take
    /// as long as the person takes.
    fn ask(&self, question: &Question, title: &str, kind: &str) -> Vec<PathBuf>;
}

/// The dialogs of the system.
pub struct SystemDialogs;

/// Answers given in advance, for tests.
#[derive(Default)]
pub struct ScriptedDialogs {
    answers: Mutex<VecDeque<Vec<PathBuf>>>,
}

/// A question to the system that is waiting for its answer.
pub struct Waiting {
    answer: Receiver<Vec<PathBuf>>,
}

/// The ending of round files.
pub const ENDING: &str = "penilai";
/// The usual endings of photos and documents; what they are is seen by their content.
const EVIDENCE: [&str; 5] = ["jpg", "jpeg", "png", "webp", "pdf"];
/// The endings of files that hold an instrument.
const INSTRUMENTS: [&str; 2] = ["toml", "xlsx"];

/// The endings of files whose answers can be attached.
const EARLIER: [&str; 2] = [ENDING, crate::exchange::result::EXTENSION];

impl FileDialogs for SystemDialogs {
    fn ask(&self, question: &Question, title: &str, kind: &str) -> Vec<PathBuf> {
        let dialog = rfd::FileDialog::new().set_title(title);
        let one = match question {
            Question::Round => dialog.add_filter(kind, &[ENDING]).pick_file(),
            Question::NewRound(path) => new_file(dialog.add_filter(kind, &[ENDING]), path),
            Question::NewPaper(path) => new_file(dialog, path),
            Question::Paper => dialog.add_filter(kind, &["xlsx"]).pick_file(),
            Question::Earlier => dialog.add_filter(kind, &EARLIER).pick_file(),
            Question::Copy(path) => new_file(dialog, path),
            Question::Instrument => dialog.add_filter(kind, &INSTRUMENTS).pick_file(),
            Question::Folder(path) | Question::Watched(path) => dialog.set_directory(path).pick_folder(),
            Question::Evidence => return dialog.add_filter(kind, &EVIDENCE).pick_files().unwrap_or_default(),
        };
        one.into_iter().collect()
    }
}

fn new_file(mut dialog: rfd::FileDialog, path: &Path) -> Option<PathBuf> {
    if let Some(folder) = path.parent() {
        dialog = dialog.set_directory(folder);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    dialog.set_file_name(name).save_file()
}

impl ScriptedDialogs {
    /// Gives these answers in turn, then Cancel.
    pub fn new(answers: impl IntoIterator<Item = Option<PathBuf>>) -> Self {
        Self::several(answers.into_iter().map(|answer| answer.into_iter().collect()))
    }

    /// Gives these answers of several files each in turn, then Cancel.
    pub fn several(answers: impl IntoIterator<Item = Vec<PathBuf>>) -> Self {
        Self { answers: Mutex::new(answers.into_iter().collect()) }
    }
}

impl FileDialogs for ScriptedDialogs {
    fn ask(&self, _: &Question, _: &str, _: &str) -> Vec<PathBuf> {
        self.answers.lock().ok().and_then(|mut answers| answers.pop_front()).unwrap_or_default()
    }
}

impl Waiting {
    /// Asks in a thread of its own: the system's dialogs would stop the window from drawing.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn start(
        dialogs: Arc<dyn FileDialogs>,
        question: Question,
        title: String,
        kind: String,
        wake: Wake,
    ) -> Result<Self, std::io::Error> {
        let (sender, answer): (Sender<Vec<PathBuf>>, _) = channel();
        thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            // Nobody listens any more if the dialog that asked has been closed meanwhile.
            let _ = sender.send(dialogs.ask(&question, &title, &kind));
            wake();
        })?;
        Ok(Self { answer })
    }

    /// Returns the answer once it is there.
    #[must_use]
    pub fn poll(&self) -> Option<Vec<PathBuf>> {
        self.answer.try_recv().ok()
    }
}
