//! The one way from a file to an instrument, whether it is an instrument file, an authoring workbook, or a form of KoboToolbox or
//! ODK Collect; with everything that is wrong, each at its place.

use super::read::capped;
use super::workbook::{self, Finding};
use super::xlsform;
use super::xlsx::{self, Workbook};
use crate::instrument::{Instrument, Problem};
use crate::library::Library;
use crate::locale::{Locale, Message};
use std::io;
use std::path::Path;

/// An instrument from outside.
pub struct TakenIn {
    /// The instrument.
    pub instrument: Instrument,
    /// Its file; that of a variant says only what differs.
    pub file: String,
    /// What was left out or assumed, by place.
    pub remarks: Vec<Remark>,
}

/// Something to be said about a place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The place.
    pub place: Place,
    /// What there is to say; its hint says what to do.
    pub message: Message,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line, from 1.
    Line(usize),
    /// A sheet as a whole, by its name.
    Sheet(String),
    /// A cell of the sheet of this name.
    Cell(String, xlsx::Place),
}

/// Why a file does not become an instrument.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be read at all.
    Unreadable(io::Error),
    /// It is not a text in which any key of an instrument stands.
    NotAnInstrument,
    /// It cannot be read as a workbook.
    Workbook(xlsx::Refused),
    /// It is a workbook, but neither one in which an instrument is written nor a form.
    NotAuthored,
    /// It is wrong in these places.
    Wrong(Vec<Remark>),
}

/// Takes in a file: an instrument file where it ends in `.toml`, else a workbook.
///
/// # Errors
/// Refuses what cannot be read, and tells every place that is wrong.
pub fn take_in(path: &Path, library: &Library) -> Result<TakenIn, Refused> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return workbook(path, library);
    }
    let file = text(path)?;
    let wrong = |problems: Vec<Problem>| Refused::Wrong(problems.into_iter().map(Remark::from).collect());
    let instrument = library.read(&file).map_err(wrong)?;
    Ok(TakenIn { instrument, file, remarks: Vec::new() })
}

/// Takes in an authoring workbook or a form.
///
/// # Errors
/// Refuses what cannot be read, and tells every cell that is wrong.
pub fn workbook(path: &Path, library: &Library) -> Result<TakenIn, Refused> {
    let bytes = capped(path, xlsx::MOST_BYTES).map_err(Refused::Unreadable)?;
    let mut workbook = Workbook::open(&bytes).map_err(Refused::Workbook)?;
    if xlsform::is_form(&workbook) {
        let imported = xlsform::import(&mut workbook)?;
        // What a form becomes is right, whatever the form; were it not, there would be no cell to lead back to.
        let wrong = |problem: Problem| Remark { place: Place::Sheet("survey".to_owned()), message: problem.message };
        let instrument = library
            .read(&imported.toml)
            .map_err(|problems| Refused::Wrong(problems.into_iter().map(wrong).collect()))?;
        let remarks = imported.remarks.into_iter().map(Remark::from).collect();
        return Ok(TakenIn { instrument, file: imported.toml, remarks });
    }
    let authored = workbook::read(&mut workbook)?;
    let wrong = |problem: &Problem| Remark::from(authored.finding(problem));
    let instrument =
        library.read(authored.toml()).map_err(|problems| Refused::Wrong(problems.iter().map(wrong).collect()))?;
    Ok(TakenIn { instrument, file: authored.toml().to_owned(), remarks: Vec::new() })
}

/// Reads a file that at least looks like an instrument: text in which some key of an instrument stands.
///
/// # Errors
/// Refuses what cannot be read and what is no such text.
pub fn text(path: &Path) -> Result<String, Refused> {
    let bytes = capped(path, Instrument::LONGEST).map_err(Refused::Unreadable)?;
    let text = String::from_utf8(bytes).ok().filter(|text| {
        let has = |name: &str| text.lines().any(|line| line.trim_start().starts_with(name));
        ["extends", "[score]", "[rules]", "[[item]]", "[[node]]", "[[band]]"].into_iter().any(has)
    });
    text.ok_or(Refused::NotAnInstrument)
}

impl Remark {
    /// Returns what there is to say and what to do about it, in the words of the place: whoever fills in a workbook sees cells and
    /// no file.
    #[must_use]
    pub fn words(&self, locale: &Locale) -> (String, Option<String>) {
        match self.place {
            Place::Cell(..) => locale.at_cell(&self.message),
            Place::Line(_) | Place::Sheet(_) => (locale.message(&self.message), locale.hint(&self.message)),
        }
    }
}

impl From<Problem> for Remark {
    fn from(problem: Problem) -> Self {
        Self { place: Place::Line(problem.line), message: problem.message }
    }
}

impl From<Finding> for Remark {
    fn from(finding: Finding) -> Self {
        Self { place: Place::Cell(finding.sheet, finding.place), message: finding.message }
    }
}

impl From<xlsform::Remark> for Remark {
    fn from(remark: xlsform::Remark) -> Self {
        let xlsform::Remark { sheet, place, message } = remark;
        let place = match place {
            Some(place) => Place::Cell(sheet, place),
            None => Place::Sheet(sheet),
        };
        Self { place, message }
    }
}

impl From<workbook::Refused> for Refused {
    fn from(refused: workbook::Refused) -> Self {
        match refused {
            workbook::Refused::Workbook(refused) => Self::Workbook(refused),
            workbook::Refused::NotAuthored => Self::NotAuthored,
            workbook::Refused::Findings(findings) => Self::Wrong(findings.into_iter().map(Remark::from).collect()),
        }
    }
}

impl From<xlsform::Refused> for Refused {
    fn from(refused: xlsform::Refused) -> Self {
        match refused {
            xlsform::Refused::Workbook(refused) => Self::Workbook(refused),
            xlsform::Refused::NotAForm => Self::NotAuthored,
            xlsform::Refused::Problems(problems) => Self::Wrong(problems.into_iter().map(Remark::from).collect()),
        }
    }
}
