//! The checklist on paper (lembar isian), for places where a laptop is unwelcome: a page to print, and a workbook that is filled in
//! elsewhere and comes back.
//!
//! [`Paper::html`] writes one file that any browser prints, with everything inline and nothing that runs. [`Paper::workbook`]
//! writes a workbook that knows the instrument, the unit and the items it was made for; [`read`] takes it in again. What comes back
//! is compared with the answers there are before anything is changed, cell by cell: an empty cell says nothing, and whoever looks at
//! the [`Preview`] decides whether other answers are replaced.

mod answer;
mod book;
mod compare;
mod grid;
mod guide;
mod html;
mod layout;
mod markup;
mod read;
mod style;

pub use compare::{Difference, Entry, Preview, Take};
pub use read::{Refused, read, unit};

use crate::assessment::{Entity, Round, ServiceUnit, Sheet, SubjectId, UnitId};
use crate::exchange::write::{WriteError, write_new};
use crate::instrument::{GroupId, Instrument, Item};
use crate::locale::Locale;
use crate::wording::Wording;
use std::path::{Path, PathBuf};

/// Most answers for which there is room on one paper: more than anybody fills in by hand.
const MOST_PLACES: usize = 20_000;

/// Whether the answers there are stand on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Nothing is filled in (kosong).
    Empty,
    /// The answers of the unit are filled in (terisi).
    Filled,
}

/// The checklist of one unit, about to be written.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    /// The language of everything that is not the instrument's own.
    pub locale: &'a Locale,
    /// The instrument of the round.
    pub instrument: &'a Instrument,
    /// The round; the answers of the unit have been loaded.
    pub round: &'a Round,
    /// The entity.
    pub entity: &'a Entity,
    /// The unit.
    pub unit: &'a ServiceUnit,
    /// Whether the answers stand on it.
    pub filling: Filling,
    /// When it is written, in milliseconds since 1970, UTC.
    pub at: i64,
}

/// Why there is no paper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The checklist has room for more answers than anybody fills in by hand.
    #[error("room for {places} answers, at most {most}")]
    TooLarge {
        /// Answers for which there would be room.
        places: usize,
        /// How many there may be.
        most: usize,
    },
    /// The workbook could not be made.
    #[error("no workbook: {detail}")]
    Workbook {
        /// What the library said.
        detail: String,
    },
    /// What was written does not read back as what it was made from.
    #[error("the workbook reads back differently")]
    Differs,
}

/// Why the paper is not in its file.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// There is no paper.
    #[error(transparent)]
    Paper(#[from] Error),
    /// The name of the file says neither page nor workbook.
    #[error("{} ends neither in .html nor in .xlsx", path.display())]
    Ending {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error(transparent)]
    Write(WriteError),
}

/// A column for the answers of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    /// The label, taken or free.
    label: String,
    /// The subject; none where one is still to be found.
    subject: Option<SubjectId>,
}

impl<'a> Paper<'a> {
    /// Prepares the paper of a unit; none if the round does not have the unit.
    #[must_use]
    pub fn of(
        locale: &'a Locale,
        instrument: &'a Instrument,
        round: &'a Round,
        unit: UnitId,
        filling: Filling,
        at: i64,
    ) -> Option<Self> {
        let unit = round.units.get(&unit)?;
        let entity = round.entities.get(&unit.entity)?;
        Some(Self { locale, instrument, round, entity, unit, filling, at })
    }

    /// Writes the checklist as a page that any browser prints.
    ///
    /// # Errors
    /// Refuses a checklist that nobody could fill in by hand.
    pub fn html(&self) -> Result<String, Error> {
        self.fits()?;
        Ok(html::write(self))
    }

    /// Writes the checklist as a workbook, and makes sure that it reads back as the answers there are.
    ///
    /// # Errors
    /// Refuses a checklist that nobody could fill in by hand.
    pub fn workbook(&self) -> Result<Vec<u8>, Error> {
        self.fits()?;
        let bytes = book::write(self)?;
        let back = read(&bytes, self.instrument, self.round, &mut || uuid::Uuid::nil()).map_err(|_| Error::Differs)?;
        if back.new.is_empty() && back.differing.is_empty() { Ok(bytes) } else { Err(Error::Differs) }
    }

    /// Writes the checklist into a new file: a page where its name ends in `.html`, a workbook where it ends in `.xlsx`.
    ///
    /// # Errors
    /// Refuses any other name, a file that is there already, and a checklist that nobody could fill in by hand.
    pub fn write(&self, path: &Path) -> Result<(), Unwritten> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let bytes = match ending.as_deref() {
            Some("html" | "htm") => self.html()?.into_bytes(),
            Some("xlsx") => self.workbook()?,
            Some(_) | None => return Err(Unwritten::Ending { path: path.to_owned() }),
        };
        write_new(path, &bytes).map_err(Unwritten::Write)
    }

    fn fits(&self) -> Result<(), Error> {
        let columns: Vec<usize> = self.instrument.groups().map(|(id, _)| self.columns(id).len()).collect();
        let room = |item: &Item| item.group.map_or(1, |group| columns[group.position()]);
        let places = self.instrument.items().map(|(_, item)| room(item)).sum();
        if places > MOST_PLACES { Err(Error::TooLarge { places, most: MOST_PLACES }) } else { Ok(()) }
    }

    /// The answers of the unit.
    fn sheet(&self) -> &'a Sheet {
        self.round.sheet_of(self.unit.id)
    }

    /// The columns of a group: the subjects there are, and as many more as the method asks for.
    fn columns(&self, group: GroupId) -> Vec<Column> {
        let (sheet, code) = (self.sheet(), self.instrument.group(group).code.as_str());
        let known = sheet.subjects_of(code);
        let known: Vec<Column> =
            known.map(|subject| Column { label: subject.label.clone(), subject: Some(subject.id) }).collect();
        let wanted = self.instrument.quota(group, sheet).clamp(1, MOST_PLACES + 1);
        let free = sheet.free_labels(code).take(wanted.saturating_sub(known.len()));
        let free: Vec<Column> = free.map(|label| Column { label, subject: None }).collect();
        [known, free].concat()
    }

    /// How many answers of the unit have no place on the paper: those of items that the instrument does not have.
    fn homeless(&self) -> usize {
        let homeless = |code: &str| self.instrument.find_item(code).is_none();
        let answers = self.sheet().answers.iter().filter(|(code, _)| homeless(code.as_str()));
        answers.map(|(_, answers)| answers.len()).sum()
    }

    /// Returns what stands at the head of the paper, by the keys of the words for it.
    fn facts(&self) -> [(&'static str, String); 5] {
        let (locale, info) = (self.locale, &self.round.info);
        let example = if info.example { "yes" } else { "no" };
        let round = [("title", info.title.as_str()), ("year", &info.year.to_string()), ("example", example)];
        let filling = match self.filling {
            Filling::Empty => "paper-printed-empty",
            Filling::Filled => "paper-printed-filled",
        };
        let (date, time) = (locale.date(self.at), locale.time(self.at));
        [
            ("paper-round", locale.say_with("paper-round-line", &round)),
            ("paper-entity", format!("{} ({})", self.entity.name, self.entity.code)),
            ("paper-unit", self.unit.name.clone()),
            ("paper-instrument", self.instrument_line()),
            ("paper-printed", locale.say_with(filling, &[("date", &date), ("time", &time)])),
        ]
    }

    fn wording(&self) -> Wording<'a> {
        Wording { locale: self.locale, instrument: self.instrument }
    }

    /// Returns when an item is asked, in words; nothing where it always is.
    fn condition(&self, item: &Item) -> Option<String> {
        let words: Vec<String> = item.relevant_if.iter().map(|condition| self.wording().condition(condition)).collect();
        (!words.is_empty()).then(|| self.locale.say_with("paper-only-if", &[("conditions", &self.and(&words))]))
    }

    fn and(&self, words: &[String]) -> String {
        words.join(&format!(" {} ", self.locale.say("paper-and")))
    }

    /// Returns what counts as proof of an item, in a line; nothing where the instrument does not say.
    fn proof(&self, item: &Item) -> Option<String> {
        let language = self.locale.language();
        let proofs: Vec<&str> = item.evidence.iter().map(|text| text.get(language).trim_end_matches('.')).collect();
        (!proofs.is_empty()).then(|| self.locale.say_with("paper-proof", &[("proof", &proofs.join("; "))]))
    }

    /// Returns the instrument with id, revision and standing.
    fn instrument_line(&self) -> String {
        let instrument = self.instrument;
        let args = [
            ("title", instrument.title.get(self.locale.language())),
            ("id", instrument.id.as_str()),
            ("revision", instrument.revision.as_str()),
            ("status", if instrument.is_provisional() { "provisional" } else { "official" }),
            ("assumed", &instrument.assumed_numbers().to_string()),
        ];
        self.locale.say_with("paper-instrument-line", &args)
    }
}
