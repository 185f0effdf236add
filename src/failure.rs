//! What went wrong, why, and what to do now: the three parts of every failure a person reads.

use crate::assessment::Refusal;
use crate::locale::{Locale, Message};
use crate::store;
use std::path::Path;

/// A failure as a person is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What could not be done, such as "Tidak dapat menyimpan jawaban".
    pub what: Message,
    /// Why not, such as "media penyimpanan penuh".
    pub why: Message,
    /// What to do now, such as "kosongkan ruang, lalu tekan Coba lagi".
    pub remedy: Message,
}

impl Failure {
    /// Returns what happened and why, as one sentence.
    #[must_use]
    pub fn sentence(&self, locale: &Locale) -> String {
        let (what, why) = (locale.message(&self.what), locale.message(&self.why));
        locale.say_with("failure-sentence", &[("what", &what), ("why", &why)])
    }

    /// Returns what to do now, as one sentence.
    #[must_use]
    pub fn advice(&self, locale: &Locale) -> String {
        locale.say_with("failure-advice", &[("remedy", &locale.message(&self.remedy))])
    }

    /// A round file that cannot be opened.
    #[must_use]
    pub fn opening(path: &Path, error: &store::Error) -> Self {
        Self {
            what: Message::new("failure-opening").with("file", path.display()),
            why: Message::new("failure-said").with("detail", error),
            remedy: Message::new("failure-opening-remedy"),
        }
    }

    /// A round file that cannot be made.
    #[must_use]
    pub fn creating(path: &Path, error: &store::Error) -> Self {
        Self {
            what: Message::new("failure-creating").with("file", path.display()),
            why: Message::new("failure-said").with("detail", error),
            remedy: Message::new("failure-creating-remedy"),
        }
    }

    /// Answers that cannot be read.
    #[must_use]
    pub fn reading(error: &store::Error) -> Self {
        Self {
            what: Message::new("failure-reading"),
            why: Message::new("failure-said").with("detail", error),
            remedy: Message::new("failure-reading-remedy"),
        }
    }

    /// Edits that cannot be written. `detail` is what the writer says.
    #[must_use]
    pub fn saving(detail: &str) -> Self {
        Self {
            what: Message::new("failure-saving"),
            why: Message::new("failure-said").with("detail", detail),
            remedy: Message::new("failure-saving-remedy"),
        }
    }

    /// A change that the round does not accept.
    #[must_use]
    pub fn refused(what: Message, refusal: Refusal) -> Self {
        let (why, remedy) = match refusal {
            Refusal::NoSuchEntity => ("refusal-no-entity", "refusal-gone-remedy"),
            Refusal::NoSuchUnit => ("refusal-no-unit", "refusal-gone-remedy"),
            Refusal::NoSuchSubject => ("refusal-no-subject", "refusal-gone-remedy"),
            Refusal::StillInUse => ("refusal-in-use", "refusal-in-use-remedy"),
            Refusal::NameTaken => ("refusal-name-taken", "refusal-name-taken-remedy"),
            Refusal::NotLoaded => ("refusal-not-loaded", "refusal-not-loaded-remedy"),
        };
        Self { what, why: Message::new(why), remedy: Message::new(remedy) }
    }
}
