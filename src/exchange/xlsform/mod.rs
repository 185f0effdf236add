//! Forms of KoboToolbox and ODK Collect, as [XLSForm](https://xlsform.org) workbooks.
//!
//! A form asks what an instrument asks and computes no score; that is left to the program. Items asked once per unit stand in the groups
//! of the tree. All items of a group of subjects stand in one repeat after the tree, each below its node again, so that one
//! person is interviewed in one go. A repeat has a fixed number of rounds only where a binding quota is the same for every
//! unit: neither a target that only reminds nor one that follows from an answer may keep a form from being finished.
//!
//! Conditions become `relevant`. A hard constraint is the `constraint` of the last question it speaks of; a soft one is a note that shows
//! itself when it is violated.
//!
//! What does not apply or could not be observed is a choice of its own, and then a reason is obligatory.
//!
//! The attribute `uuid` of the program's own name space says which part of the instrument a row is: see `Mark`. It survives
//! the way through Kobo or ODK, and so do `points` and `unit`.

mod logic;
mod names;
mod read;
mod sheet;
mod write;

pub use read::{Imported, Refused, Remark, import, is_form};
pub use write::{Error, form};

use crate::instrument::Text;
use crate::locale::{Language, Locale};

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

    /// Reads a mark; none if there is anything in it that codes do not hold.
    fn read(text: &'a str) -> Option<Self> {
        let (code, what) = text.rsplit_once('#')?;
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')) {
            return None;
        }
        let is_digest = what.len() == Self::DIGITS && what.bytes().all(|byte| byte.is_ascii_hexdigit());
        match (what, code.is_empty()) {
            ("node", false) => Some(Self::Node(code)),
            ("group", false) => Some(Self::Group(code)),
            (_, false) if is_digest => Some(Self::Item(code, what)),
            (_, _) => Some(Self::Beside(code, what)),
        }
    }

    fn write(self) -> String {
        match self {
            Self::Item(code, digest) => format!("{code}#{}", digest.get(..Self::DIGITS).unwrap_or(digest)),
            Self::Node(code) => format!("{code}#node"),
            Self::Group(code) => format!("{code}#group"),
            Self::Beside(code, what) => format!("{code}#{what}"),
        }
    }
}

/// The sentences of a form in both languages.
struct Words {
    id: Locale,
    en: Locale,
}

impl Words {
    fn new() -> Self {
        Self { id: Locale::new(Language::Id), en: Locale::new(Language::En) }
    }

    fn say(&self, key: &str) -> Text {
        self.say_with(key, &[])
    }

    fn say_with(&self, key: &str, args: &[(&str, &Text)]) -> Text {
        let fill = |locale: &Locale| {
            let args: Vec<(&str, &str)> =
                args.iter().map(|(name, text)| (*name, text.get(locale.language()))).collect();
            locale.say_with(key, &args)
        };
        Text { id: fill(&self.id), en: Some(fill(&self.en)) }
    }
}
