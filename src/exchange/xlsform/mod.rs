//! Forms of KoboToolbox and ODK Collect, as [XLSForm](https://xlsform.org) workbooks.
//!
//! A form asks what an instrument asks and computes no score; that is left to the program. Items asked once per unit stand in the groups
//! of the tree. All items of a group of subjects stand in one repeat after the tree, each below its node again, so that one
//! person is interviewed in one go. A repeat has a fixed number of rounds only where a binding quota is the same for every
//! unit: a target that only reminds must not keep a form from being finished.
//!
//! What does not apply or could not be observed is a choice of its own, and then a reason is obligatory.
//!
//! The attribute `uuid` of the program's own name space says which part of the instrument a row is: see [`Mark`]. It survives
//! the way through Kobo or ODK, and so do `points` and `unit`.

mod names;
mod sheet;
mod write;

pub use write::{Error, form};

/// Prefix of the name space in the survey's `bind::` columns.
const PREFIX: &str = "omb";
/// The name space itself.
const NAMESPACE: &str = "urn:penilai:instrument";

/// Which part of the instrument a row of the survey is, written `CODE#what`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark<'a> {
    /// An item, by its code and the first sixteen digits of its digest.
    Item(&'a str, &'a str),
    /// A node, also where it stands again within a repeat.
    Node(&'a str),
    /// The repeat of a group of subjects.
    Group(&'a str),
    /// A row that belongs to a part but is none: a reason, a photo, the name of the unit.
    Beside(&'a str, &'a str),
}

impl<'a> Mark<'a> {
    const DIGITS: usize = 16;

    fn write(self) -> String {
        match self {
            Self::Item(code, digest) => format!("{code}#{}", digest.get(..Self::DIGITS).unwrap_or(digest)),
            Self::Node(code) => format!("{code}#node"),
            Self::Group(code) => format!("{code}#group"),
            Self::Beside(code, what) => format!("{code}#{what}"),
        }
    }
}
