//! From any error to what a person reads: what happened, why, and what to do now. The only bridge from errors to people.

mod evidence;

use crate::assessment::Refusal;
use crate::exchange::intake;
use crate::exchange::paper;
use crate::exchange::result::{self, Refused, Violation};
use crate::exchange::shelf::Unfit;
use crate::exchange::write::WriteError;
use crate::exchange::xlsform;
use crate::exchange::xlsx::{self, Measure};
use crate::instrument::{Problem, Severity};
use crate::locale::{Locale, Message};
use crate::store::{self, Reason};
use std::path::Path;

/// A failure as a person is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What could not be done, such as "Tidak dapat menyimpan jawaban".
    pub what: Message,
    /// Why not, such as "media penyimpanan penuh".
    pub why: Message,
    /// What to do now, such as "Kosongkan ruang, lalu tekan Coba lagi".
    pub remedy: Message,
}

/// The most characters of a fault that are told.
const LONGEST_FAULT: usize = 120;

impl Failure {
    /// Names a failure by the keys of its three parts.
    #[must_use]
    pub fn new(what: Message, why: Message, remedy: Message) -> Self {
        Self { what, why, remedy }
    }

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
        Self::store(Message::new("failure-opening").with("file", path.display()), error)
    }

    /// A round file that cannot be made.
    #[must_use]
    pub fn creating(path: &Path, error: &store::Error) -> Self {
        let what = Message::new("failure-creating").with("file", path.display());
        if let store::Error::NotFound { .. } = error {
            // What is not there is the folder: the file is still to be made.
            return Self::new(what, Message::new("why-no-folder"), Message::new("remedy-other-folder"));
        }
        Self::store(what, error)
    }

    /// A round file whose own instrument cannot be read.
    #[must_use]
    pub fn carried_instrument(path: &Path, problems: &[Problem]) -> Self {
        Self::new(
            Message::new("failure-opening").with("file", path.display()),
            Message::new("why-instrument-problems").with("count", problems.len()),
            Message::new("remedy-damaged"),
        )
    }

    /// A round file that the check of the whole file has found damaged.
    #[must_use]
    pub fn damaged(path: &Path, detail: &str) -> Self {
        Self::new(
            Message::new("failure-check-file").with("file", path.display()),
            damage(detail),
            Message::new("remedy-damaged"),
        )
    }

    /// Answers that cannot be read.
    #[must_use]
    pub fn reading(error: &store::Error) -> Self {
        Self::store(Message::new("failure-reading"), error)
    }

    /// Edits that cannot be written; they are kept.
    #[must_use]
    pub fn saving(failure: &store::Failure) -> Self {
        let what = Message::new("failure-saving");
        match failure {
            store::Failure::Full => Self::new(what, Message::new("why-full"), Message::new("remedy-full-retry")),
            store::Failure::ReadOnly => {
                Self::new(what, Message::new("why-read-only"), Message::new("remedy-read-only-retry"))
            }
            store::Failure::Damaged(detail) => Self::new(what, damage(detail), Message::new("remedy-damaged")),
            store::Failure::Io(detail) | store::Failure::Other(detail) => {
                Self::new(what, Message::new("why-disk").with("detail", detail), Message::new("remedy-disk-retry"))
            }
            store::Failure::Stopped => {
                Self::new(what, Message::new("why-writer-stopped"), Message::new("remedy-reopen"))
            }
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
            Refusal::NotAnInstrument => ("refusal-no-instrument", "refusal-no-instrument-remedy"),
        };
        Self::new(what, Message::new(why), Message::new(remedy))
    }

    /// A file that cannot be read at all.
    #[must_use]
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        let what = Message::new("failure-file").with("file", path.display());
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                Self::new(what, Message::new("why-not-found"), Message::new("remedy-not-found"))
            }
            std::io::ErrorKind::PermissionDenied => {
                Self::new(what, Message::new("why-no-permission"), Message::new("remedy-no-permission"))
            }
            std::io::ErrorKind::IsADirectory => {
                Self::new(what, Message::new("why-folder"), Message::new("remedy-not-found"))
            }
            _ => Self::new(what, Message::new("why-disk").with("detail", error), Message::new("remedy-disk")),
        }
    }

    /// A new file that cannot be written.
    #[must_use]
    pub fn writing(error: &WriteError) -> Self {
        let because = |path: &Path, why: Message, remedy: &'static str| {
            Self::new(Message::new("failure-writing").with("file", path.display()), why, Message::new(remedy))
        };
        match error {
            WriteError::Full { path } => because(path, Message::new("why-full"), "remedy-full"),
            WriteError::ReadOnly { path } => because(path, Message::new("why-folder-read-only"), "remedy-other-folder"),
            WriteError::Exists { path } => because(path, Message::new("why-exists"), "remedy-exists"),
            WriteError::NoFolder { path } => because(path, Message::new("why-no-folder"), "remedy-other-folder"),
            WriteError::Differs { path } => because(path, Message::new("why-differs"), "remedy-other-disk"),
            WriteError::Io { path, source } => {
                because(path, Message::new("why-disk").with("detail", source), "remedy-disk")
            }
        }
    }

    /// An instrument that cannot be written as a form.
    #[must_use]
    pub fn form(path: &Path, error: &xlsform::Error) -> Self {
        let what = Message::new("failure-writing").with("file", path.display());
        match error {
            xlsform::Error::TooLong { name } => {
                Self::new(what, Message::new("why-cell-full").with("name", name), Message::new("remedy-cell-full"))
            }
            xlsform::Error::Workbook(detail) => {
                Self::new(what, Message::new("why-no-workbook").with("detail", detail), Message::new("remedy-report"))
            }
        }
    }

    /// A checklist that cannot be put on paper.
    #[must_use]
    pub fn paper(unit: &str, error: &paper::Error) -> Self {
        let (why, remedy) = match error {
            paper::Error::TooLarge { places, most } => {
                (Message::new("why-paper-large").with("places", places).with("most", most), "remedy-paper-large")
            }
            paper::Error::Workbook { detail } => {
                (Message::new("why-paper-workbook").with("detail", detail), "remedy-paper-page")
            }
            paper::Error::Differs => (Message::new("why-paper-differs"), "remedy-paper-page"),
        };
        Self::new(Message::new("failure-paper").with("unit", unit), why, Message::new(remedy))
    }

    /// A checklist that is not in its file.
    #[must_use]
    pub fn printing(unit: &str, error: &paper::Unwritten) -> Self {
        match error {
            paper::Unwritten::Paper(error) => Self::paper(unit, error),
            paper::Unwritten::Write(error) => Self::writing(error),
            paper::Unwritten::Ending { path } => Self::new(
                Message::new("failure-writing").with("file", path.display()),
                Message::new("why-paper-ending"),
                Message::new("remedy-paper-ending"),
            ),
        }
    }

    /// A filled workbook that is not taken in; where it is wrong is told cell by cell beside this.
    #[must_use]
    pub fn paper_in(path: &Path, refused: &paper::Refused) -> Self {
        let (why, remedy) = match refused {
            paper::Refused::Workbook(refused) => return Self::workbook(path, refused),
            paper::Refused::NotPaper => (Message::new("why-not-paper"), "remedy-not-paper"),
            paper::Refused::Newer => (Message::new("why-paper-newer"), "remedy-paper-newer"),
            paper::Refused::OtherInstrument { id, revision } => {
                let why = Message::new("why-paper-instrument").with("id", id).with("revision", revision);
                (why, "remedy-paper-instrument")
            }
            paper::Refused::OtherUnit { unit, entity } => {
                (Message::new("why-paper-unit").with("unit", unit).with("entity", entity), "remedy-paper-unit")
            }
            paper::Refused::Wrong(places) => {
                (Message::new("why-paper-wrong").with("count", places.len()), "remedy-paper-wrong")
            }
        };
        Self::new(Message::new("failure-paper-in").with("file", path.display()), why, Message::new(remedy))
    }

    /// A unit that cannot be exported.
    #[must_use]
    pub fn exporting(unit: &str, error: &result::Error) -> Self {
        let what = Message::new("failure-exporting").with("unit", unit);
        match error {
            result::Error::NoSuchUnit => Self::refused(what, Refusal::NoSuchUnit),
            result::Error::Incomplete { missing } => Self::new(
                what,
                Message::new("why-incomplete").with("count", missing),
                Message::new("remedy-incomplete"),
            ),
            result::Error::Violated(violation) => {
                let remedy = match violation.severity {
                    Severity::Hard => "remedy-finding-hard",
                    Severity::Soft => "remedy-finding-soft",
                };
                Self::new(what, violated(violation), Message::new(remedy))
            }
            result::Error::Encode { name, .. } => {
                Self::new(what, Message::new("why-malformed").with("name", name), Message::new("remedy-report"))
            }
            result::Error::Write(error) => Self::writing(error),
            result::Error::Verify(refused) => {
                let refused = Self::result(Path::new(unit), refused);
                Self::new(what, refused.why, Message::new("remedy-other-disk"))
            }
        }
    }

    /// A result file that is refused.
    #[must_use]
    pub fn result(path: &Path, refused: &Refused) -> Self {
        let what = Message::new("failure-result").with("file", path.display());
        let (why, remedy) = match refused {
            Refused::Unreadable(error) => return Self::file(path, error),
            Refused::NotAResult => (Message::new("why-not-a-result"), "remedy-not-a-result"),
            Refused::NewerVersion { version } => {
                (Message::new("why-newer-format").with("version", version), "remedy-newer-format")
            }
            Refused::TooLarge { .. }
            | Refused::MemberTooLarge { .. }
            | Refused::TooManyMembers
            | Refused::TooComplex => (Message::new("why-too-large"), "remedy-resend"),
            Refused::Damaged => (Message::new("why-seal"), "remedy-resend"),
            Refused::Container { detail } => (Message::new("why-container").with("detail", detail), "remedy-resend"),
            Refused::Duplicate => (Message::new("why-container").with("detail", "duplicate"), "remedy-resend"),
            Refused::Unknown { name } => (Message::new("why-unknown-member").with("name", name), "remedy-resend"),
            Refused::Missing { name } => (Message::new("why-missing-member").with("name", name), "remedy-resend"),
            Refused::Malformed { name, .. } | Refused::NotCanonical { name } => {
                (Message::new("why-malformed").with("name", name), "remedy-resend")
            }
            Refused::HashMismatch { name } | Refused::ManifestMismatch { name } => {
                (Message::new("why-hash").with("name", name), "remedy-resend")
            }
            Refused::Instrument(problems) => {
                (Message::new("why-instrument-problems").with("count", problems.len()), "remedy-resend")
            }
            Refused::OtherInstrument { .. } => (Message::new("why-other-instrument"), "remedy-other-instrument"),
            Refused::Field { field } => (Message::new("why-malformed").with("name", field), "remedy-resend"),
            Refused::NoSuchItem { item } | Refused::Unfit { item } => {
                (Message::new("why-unfit").with("item", item), "remedy-resend")
            }
            Refused::Violated(violation) => (violated(violation), "remedy-finding-resend"),
            Refused::Inconsistent(_) => (Message::new("why-inconsistent"), "remedy-resend"),
            Refused::ScoreMismatch { stated, computed } => {
                let shown = |score: &Option<String>| score.clone().unwrap_or_else(|| "-".to_owned());
                let why = Message::new("why-score-mismatch");
                (why.with("stated", shown(stated)).with("computed", shown(computed)), "remedy-score-mismatch")
            }
        };
        Self::new(what, why, Message::new(remedy))
    }

    /// A workbook that is refused as a whole.
    #[must_use]
    pub fn workbook(path: &Path, refused: &xlsx::Refused) -> Self {
        let damaged = |detail: &str| Message::new("why-workbook-damaged").with("detail", detail);
        let (why, remedy) = match refused {
            xlsx::Refused::NotAWorkbook => (Message::new("why-not-a-workbook"), "remedy-not-a-workbook"),
            xlsx::Refused::OldOrLocked => (Message::new("why-old-workbook"), "remedy-old-workbook"),
            xlsx::Refused::TooLarge { what, most } => {
                let why = match what {
                    Measure::File => "why-workbook-file",
                    Measure::Members => "why-workbook-members",
                    Measure::Part => "why-workbook-part",
                    Measure::Inflated => "why-workbook-inflated",
                    Measure::Sheets => "why-workbook-sheets",
                    Measure::Cells => "why-workbook-cells",
                    Measure::Text => "why-workbook-text",
                };
                (Message::new(why).with("most", most), "remedy-workbook-large")
            }
            xlsx::Refused::Container { detail } => (damaged(detail), "remedy-workbook-damaged"),
            xlsx::Refused::Malformed { part, detail } => {
                (damaged(&format!("{part}: {detail}")), "remedy-workbook-damaged")
            }
            xlsx::Refused::DocumentType { part } => {
                (Message::new("why-workbook-doctype").with("part", part), "remedy-workbook-doctype")
            }
        };
        Self::new(Message::new("failure-workbook").with("file", path.display()), why, Message::new(remedy))
    }

    /// A file that does not become an instrument; where it is wrong is told place by place beside this.
    #[must_use]
    pub fn intake(path: &Path, refused: &intake::Refused) -> Self {
        let because = |why: Message, remedy: &'static str| {
            Self::new(Message::new("failure-file").with("file", path.display()), why, Message::new(remedy))
        };
        match refused {
            intake::Refused::Unreadable(error) => Self::file(path, error),
            intake::Refused::NotAnInstrument => {
                because(Message::new("why-no-instrument-file"), "remedy-no-instrument-file")
            }
            intake::Refused::Workbook(refused) => Self::workbook(path, refused),
            intake::Refused::NotAuthored => because(Message::new("why-not-authored"), "remedy-not-authored"),
            intake::Refused::Wrong(places) => {
                because(Message::new("why-instrument-wrong").with("count", places.len()), "remedy-instrument-wrong")
            }
        }
    }

    /// An instrument that was taken in earlier and is not offered.
    #[must_use]
    pub fn kept_instrument(path: &Path, unfit: &Unfit) -> Self {
        let (why, remedy) = match unfit {
            Unfit::Refused(refused) => (Self::intake(path, refused).why, "remedy-kept-unsound"),
            Unfit::Misnamed(id) => (Message::new("why-kept-misnamed").with("id", id), "remedy-kept-other"),
            Unfit::Taken(id) => (Message::new("why-intake-taken").with("id", id), "remedy-kept-other"),
        };
        Self::new(Message::new("failure-kept").with("file", path.display()), why, Message::new(remedy))
    }

    /// What the store says about something that was to be done.
    #[must_use]
    pub fn store(what: Message, error: &store::Error) -> Self {
        let because = |why: Message, remedy: &'static str| Self::new(what.clone(), why, Message::new(remedy));
        match error {
            store::Error::NotFound { .. } => because(Message::new("why-not-found"), "remedy-not-found"),
            store::Error::Exists { .. } => because(Message::new("why-exists"), "remedy-exists"),
            store::Error::NotARound { .. } => because(Message::new("why-not-a-round"), "remedy-not-a-round"),
            store::Error::Foreign { .. } => because(Message::new("why-foreign"), "remedy-not-a-round"),
            store::Error::Newer { version, known, .. } => {
                let why = Message::new("why-newer").with("version", version).with("known", known);
                because(why, "remedy-newer")
            }
            store::Error::Truncated { expected, found, .. } => {
                let why = Message::new("why-truncated").with("expected", expected).with("found", found);
                because(why, "remedy-damaged")
            }
            store::Error::Damaged { detail, .. } => because(damage(detail), "remedy-damaged"),
            store::Error::DamagedUnit { lost, .. } => {
                because(Message::new("why-damaged-unit").with("count", lost.len()), "remedy-damaged")
            }
            store::Error::OpenElsewhere { holder: Some(holder), .. } => {
                let why = Message::new("why-open-by").with("host", &holder.host).with("pid", holder.pid);
                because(why, "remedy-open-elsewhere")
            }
            store::Error::OpenElsewhere { holder: None, .. } => {
                because(Message::new("why-open-elsewhere"), "remedy-open-elsewhere")
            }
            store::Error::ReadOnly { .. } => because(Message::new("why-read-only"), "remedy-read-only"),
            store::Error::Full { .. } => because(Message::new("why-full"), "remedy-full"),
            store::Error::Io { source, .. } => because(Message::new("why-disk").with("detail", source), "remedy-disk"),
            store::Error::Sqlite { source, .. } => {
                because(Message::new("why-disk").with("detail", source), "remedy-disk")
            }
            store::Error::Unsaved { failure, .. } => {
                let remedy = match failure {
                    store::Failure::Full => "remedy-full",
                    store::Failure::ReadOnly => "remedy-read-only",
                    store::Failure::Damaged(_) => "remedy-damaged",
                    store::Failure::Io(_) | store::Failure::Other(_) => "remedy-disk",
                    store::Failure::Stopped => "remedy-reopen",
                };
                because(Self::saving(failure).why, remedy)
            }
            store::Error::Declined(declined) => match declined.reason {
                Reason::Refused(refusal) => Self::refused(what, refusal),
                Reason::IdentityTaken => because(Message::new("why-identity-taken"), "remedy-reopen"),
            },
        }
    }
}

fn violated(violation: &Violation) -> Message {
    Message::new("why-finding").with("code", &violation.constraint).with("item", &violation.item)
}

/// Says that a content is damaged: the first fault, cut where it is long, and how many more there are. A check of a database may
/// find a hundred, each of which only whoever repairs the file can read.
fn damage(detail: &str) -> Message {
    // The check heads its list with the name of the database, between stars.
    let mut faults = detail.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("***"));
    let first = faults.next().unwrap_or_default();
    let cut: String = first.chars().take(LONGEST_FAULT).collect();
    let first = if cut.len() < first.len() { format!("{cut}…") } else { cut };
    match faults.count() {
        0 => Message::new("why-damaged").with("detail", first),
        more => Message::new("why-damaged-often").with("detail", first).with("faults", more + 1),
    }
}
