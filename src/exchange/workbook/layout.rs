//! Which sheets and columns there are.

use crate::instrument::schema::{Key, SECTIONS, Section, Shape};

/// The first row of entries: below the title and the keys.
pub(super) const FIRST_ROW: u32 = 2;
/// The row with the keys.
pub(super) const KEY_ROW: u32 = 1;
/// The guide, which is not read.
pub(super) const GUIDE: &str = "Panduan";
/// The sheet of keys and values.
pub(super) const SETTINGS: &str = "Instrumen";
/// The sheet of the rows of lists.
pub(super) const ROWS: &str = "Pilihan";
/// How a list without anything in it is written, where an empty cell would say that there is no list.
pub(super) const EMPTY_LIST: &str = "[]";
/// How a flag is written.
pub(super) const YES_NO: [&str; 2] = ["ya", "tidak"];

/// A sheet that is read.
#[derive(Clone, Copy)]
pub(super) enum Sheet {
    /// The sections that stand once, a row for each key.
    Settings,
    /// A section that repeats, a row for each entry.
    Entries(&'static Section),
    /// The rows of lists, whatever entry they belong to.
    Rows,
}

impl Sheet {
    /// Returns every sheet that is read, in their order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let sections = SECTIONS.iter().filter(|section| section.repeats).flat_map(|section| {
            let rows = (section.name == "item").then_some(Self::Rows);
            std::iter::once(Self::Entries(section)).chain(rows)
        });
        std::iter::once(Self::Settings).chain(sections)
    }

    /// Returns the sheet's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Settings => SETTINGS,
            Self::Rows => ROWS,
            Self::Entries(section) => match section.name {
                "source" => "Sumber",
                "band" => "Rentang",
                "group" => "Kelompok",
                "choices" => "Skala",
                "node" => "Pohon",
                "item" => "Butir",
                "constraint" => "Ketentuan",
                "case" => "Kasus",
                other => other,
            },
        }
    }

    /// Returns the name by which the sentence files know the sheet.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Rows => "rows",
            Self::Entries(section) => section.name,
        }
    }

    /// Returns the columns by key; one that only variants use comes last.
    pub(super) fn columns(self) -> Vec<Key> {
        match self {
            Self::Settings => {
                ["key", "value", "value_en", "note"].map(|name| Key { name, shape: Shape::Text }).to_vec()
            }
            Self::Entries(section) => {
                let plain = || section.keys.iter().filter(|key| key.shape.rows().is_none());
                let (last, first): (Vec<Key>, Vec<Key>) = plain().partition(|key| key.name == "omit");
                [first, last].concat()
            }
            Self::Rows => {
                const ORDER: [&str; 7] = ["key", "from", "points", "population", "size", "text", "text_en"];
                let mut columns = vec![
                    Key { name: "section", shape: Shape::Word(owners) },
                    Key { name: "entry", shape: Shape::Text },
                    Key { name: "list", shape: Shape::Word(lists) },
                ];
                let mut keys: Vec<Key> = Vec::new();
                for key in row_keys().flat_map(|(_, _, keys)| keys) {
                    if !keys.iter().any(|known| known.name == key.name) {
                        keys.push(*key);
                    }
                }
                keys.sort_by_key(|key| ORDER.iter().position(|name| *name == key.name).unwrap_or(ORDER.len()));
                columns.extend(keys);
                columns
            }
        }
    }
}

/// Returns every list of rows: its section, its key, and the keys of a row.
pub(super) fn row_keys() -> impl Iterator<Item = (&'static Section, &'static str, &'static [Key])> {
    SECTIONS
        .iter()
        .flat_map(|section| section.keys.iter().filter_map(move |key| Some((section, key.name, key.shape.rows()?))))
}

/// Returns the sections whose entries have lists of rows.
fn owners() -> Vec<&'static str> {
    let mut owners: Vec<&str> = row_keys().map(|(section, ..)| section.name).collect();
    owners.dedup();
    owners
}

/// Returns the lists of rows there are.
fn lists() -> Vec<&'static str> {
    let mut lists: Vec<&str> = row_keys().map(|(_, list, _)| list).collect();
    lists.sort_unstable();
    lists.dedup();
    lists
}

/// A row of the sheet of keys and values.
pub(super) struct Setting {
    /// Its section.
    pub(super) section: &'static Section,
    /// Its key.
    pub(super) key: Key,
    /// The key of its English text, if it has one.
    pub(super) english: Option<Key>,
}

impl Setting {
    /// Returns every key of the sections that stand once, in their order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        SECTIONS.iter().filter(|section| !section.repeats).flat_map(|section| {
            let english = |key: &Key| {
                let name = format!("{}_en", key.name);
                section.keys.iter().find(|other| other.name == name).copied()
            };
            let own = section.keys.iter().filter(|key| base_of(section, key).is_none());
            own.map(move |key| Self { section, key: *key, english: english(key) })
        })
    }

    /// Returns the name that stands in the sheet, such as `score.maximum`.
    pub(super) fn name(&self) -> String {
        match self.section.name {
            "" => self.key.name.to_owned(),
            section => format!("{section}.{}", self.key.name),
        }
    }
}

/// Returns the key of which a key is the English text.
pub(super) fn base_of<'k>(section: &Section, key: &'k Key) -> Option<&'k str> {
    let base = key.name.strip_suffix("_en")?;
    section.keys.iter().any(|other| other.name == base).then_some(base)
}
