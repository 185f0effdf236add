//! The authoring workbook: an instrument as a spreadsheet that people fill in, and back.
//!
//! Sheets and columns follow from [`SECTIONS`](crate::instrument::schema::SECTIONS): the sections that stand once share a sheet of
//! keys and values, each section that repeats has a sheet with a column for each key, and the rows of lists stand together in
//! one sheet, each with the entry it belongs to. The names of sheets and the keys in the header rows are the same in both
//! languages, and only they are read; everything else on the sheets is for people.

mod export;
mod frame;
mod guide;
mod import;
mod layout;
mod names;
mod style;
mod unfit;

pub use export::export;
pub use import::{Authored, Finding, Refused, import, read};
