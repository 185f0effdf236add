//! Reading workbooks (XLSX), which are taken as hostile: every count and every size has a cap that is checked against what is
//! actually read, never against what the file says of itself.
//!
//! Only the parts that cells need are inflated, one at a time: the list of sheets, the texts, the number formats, the sheets.
//! Nothing is computed. A formula is refused where it stands, because its last result may be anybody's.

mod cells;
mod package;
mod parts;
mod xml;

pub use cells::{Cell, Fault, Look, Merged, Place, Sheet, is_plain};

use package::Package;
use parts::{Formats, Texts};

/// The largest workbook read, in bytes.
pub const MOST_BYTES: usize = 16 << 20;
/// The most members of the container.
const MOST_MEMBERS: usize = 1_000;
/// The largest part of the container, inflated, in bytes.
const MOST_PART: usize = 32 << 20;
/// The most bytes inflated of one workbook.
const MOST_INFLATED: usize = 64 << 20;
/// The most sheets.
const MOST_SHEETS: usize = 200;
/// The most columns in which anything may stand.
pub const MOST_COLUMNS: u32 = 100;
/// The most rows in which anything may stand.
pub const MOST_ROWS: u32 = 20_000;
/// The most cells with content in one sheet, and the most shared texts.
const MOST_CELLS: usize = 200_000;
/// The most characters of a cell, in units of UTF-16: more than that no spreadsheet program keeps.
pub const MOST_CHARACTERS: usize = 32_767;
/// The most text of all cells of one sheet, in bytes. One shared text can stand in any number of cells.
const MOST_TEXT: usize = 16 << 20;

/// An opened workbook.
pub struct Workbook<'a> {
    package: Package<'a>,
    /// The name of each sheet and the part that holds it.
    sheets: Vec<(String, String)>,
    texts: Texts,
    formats: Formats,
}

/// Why a workbook is refused as a whole.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no XLSX at all.
    #[error("not an XLSX workbook")]
    NotAWorkbook,
    /// It is in the format before XLSX, or locked with a password: both look alike from outside.
    #[error("an old or a locked workbook")]
    OldOrLocked,
    /// It has more of something than is read.
    #[error("too large: {what:?}, at most {most}")]
    TooLarge {
        /// What there is too much of.
        what: Measure,
        /// How much of it is read.
        most: usize,
    },
    /// Its container is damaged.
    #[error("damaged container: {detail}")]
    Container {
        /// What was found.
        detail: String,
    },
    /// One of its parts is missing or does not follow the format.
    #[error("malformed part {part}: {detail}")]
    Malformed {
        /// Name of the part.
        part: String,
        /// What was found.
        detail: String,
    },
    /// One of its parts declares a document type, which no workbook needs and which attacks are made of.
    #[error("document type in {part}")]
    DocumentType {
        /// Name of the part.
        part: String,
    },
}

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// MiB of the file.
    File,
    /// Members of the container.
    Members,
    /// MiB of one part, inflated.
    Part,
    /// MiB of all parts, inflated.
    Inflated,
    /// Sheets.
    Sheets,
    /// Cells with content, or texts.
    Cells,
    /// MiB of text in one sheet.
    Text,
}

impl<'a> Workbook<'a> {
    /// Opens a workbook from its bytes.
    ///
    /// # Errors
    /// Refuses what is no workbook, is damaged, or is larger than a workbook made by people.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        let mut package = Package::open(bytes)?;
        let index = parts::index(&mut package)?;
        let texts = match &index.texts {
            Some(part) => parts::texts(&package.part(part)?, part)?,
            None => Texts::default(),
        };
        let formats = match &index.formats {
            Some(part) => parts::formats(&package.part(part)?, part, index.epoch)?,
            None => Formats::new(index.epoch),
        };
        Ok(Self { package, sheets: index.sheets, texts, formats })
    }

    /// Returns the names of the sheets in their order, hidden ones too.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// Reads a sheet; none if there is none of that name.
    ///
    /// # Errors
    /// Refuses a sheet that is malformed or larger than one made by people. What is wrong in single cells is no error but
    /// stands among the sheet's faults.
    pub fn sheet(&mut self, name: &str) -> Result<Option<Sheet>, Refused> {
        let Some((_, part)) = self.sheets.iter().find(|(known, _)| known == name) else { return Ok(None) };
        let text = self.package.part(part)?;
        cells::sheet(&text, part, &self.texts, &self.formats).map(Some)
    }
}
