//! The sheets of a form as rows: columns by what they mean, whatever spelling they have.

use crate::exchange::xlsx::{Place, Sheet};
use crate::locale::Language;
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Type,
    ListName,
    Name,
    Label(Tongue),
    Hint(Tongue),
    Guidance(Tongue),
    Relevant,
    Constraint,
    ConstraintMessage(Tongue),
    RepeatCount,
    Mark,
    Points,
    Unit,
    Required,
    Parameters,
    /// How a question looks or which words remind of it: an instrument has nothing of that kind.
    Looks,
    /// Anything else, by its own header.
    Other(String),
}

/// The language of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tongue {
    /// The column names none.
    Unnamed,
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

/// A row with its cells.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Where it begins.
    pub(super) place: Place,
    cells: BTreeMap<Column, (Place, String)>,
}

/// A sheet as rows.
#[derive(Default)]
pub(super) struct Table {
    /// The columns with their places in the header.
    pub(super) columns: Vec<(Place, Column)>,
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// Reads a sheet whose first row with content is its header.
    pub(super) fn read(sheet: Sheet) -> Self {
        let mut table = Self::default();
        let Some(head) = sheet.cells.first().map(|cell| cell.place.row) else { return table };
        let mut by_column = BTreeMap::new();
        for cell in sheet.cells {
            let text = cell.text.trim();
            if text.is_empty() {
                continue;
            }
            if cell.place.row == head {
                let column = Column::read(text);
                // Of two columns that mean the same, the first counts.
                let known = table.columns.iter().any(|(_, other)| *other == column);
                let repeats = column != Column::Looks;
                let column = if known && repeats { Column::Other(text.to_owned()) } else { column };
                table.columns.push((cell.place, column.clone()));
                by_column.insert(cell.place.column, column);
                continue;
            }
            let Some(column) = by_column.get(&cell.place.column) else { continue };
            if table.rows.last().is_none_or(|row| row.place.row != cell.place.row) {
                table.rows.push(Row { place: cell.place, cells: BTreeMap::new() });
            }
            if let Some(row) = table.rows.last_mut() {
                row.cells.insert(column.clone(), (cell.place, text.to_owned()));
            }
        }
        table
    }

    /// Whether any row has something in a column.
    pub(super) fn uses(&self, column: &Column) -> bool {
        self.rows.iter().any(|row| row.cells.contains_key(column))
    }
}

impl Row {
    pub(super) fn get(&self, column: &Column) -> Option<&str> {
        self.cells.get(column).map(|(_, text)| text.as_str())
    }

    /// Where a cell stands; where the row begins, if it is empty.
    pub(super) fn place_of(&self, column: &Column) -> Place {
        self.cells.get(column).map_or(self.place, |(place, _)| *place)
    }

    /// Returns a text in both languages with the place of the Indonesian one. `unnamed` is the language of columns that name none.
    pub(super) fn text(
        &self,
        column: fn(Tongue) -> Column,
        unnamed: Language,
    ) -> Option<(Place, String, Option<String>)> {
        let of = |tongue: Tongue| self.cells.get(&column(tongue));
        let (id, en) = match unnamed {
            Language::Id => (of(Tongue::Id).or_else(|| of(Tongue::Unnamed)), of(Tongue::En)),
            Language::En => (of(Tongue::Id), of(Tongue::En).or_else(|| of(Tongue::Unnamed))),
        };
        // Where nothing is Indonesian, the other language has to stand in for it.
        let (place, first) = id.or(en)?;
        Some((*place, first.clone(), en.map(|(_, text)| text.clone()).filter(|_| id.is_some())))
    }
}

impl Column {
    fn read(header: &str) -> Self {
        let plain = header.trim().to_lowercase();
        let (name, tongue) = match plain.split_once("::").or_else(|| plain.split_once(':')) {
            Some((name, tongue)) if !matches!(name, "bind" | "media" | "control" | "body") => {
                (name.trim(), Tongue::read(tongue))
            }
            Some(_) | None => (plain.as_str(), Some(Tongue::Unnamed)),
        };
        let name = name.replace([' ', '-'], "_");
        let Some(tongue) = tongue else { return Self::Other(header.to_owned()) };
        match name.as_str() {
            "type" | "command" => Self::Type,
            "list_name" | "listname" | "list" => Self::ListName,
            "name" | "value" => Self::Name,
            "label" | "caption" => Self::Label(tongue),
            "hint" => Self::Hint(tongue),
            "guidance_hint" | "guidance" => Self::Guidance(tongue),
            "relevant" | "relevance" | "bind::relevant" => Self::Relevant,
            "constraint" | "bind::constraint" => Self::Constraint,
            "constraint_message" | "constraining_message" | "constraintmsg" | "bind::jr:constraintmsg" => {
                Self::ConstraintMessage(tongue)
            }
            "repeat_count" | "count" | "bind::jr:count" | "control::jr:count" => Self::RepeatCount,
            "parameters" => Self::Parameters,
            "bind::omb:uuid" => Self::Mark,
            "bind::omb:points" | "points" => Self::Points,
            "bind::omb:unit" => Self::Unit,
            "required" | "bind::required" => Self::Required,
            "required_message" | "requiredmsg" | "bind::jr:requiredmsg" | "appearance" | "control::appearance" => {
                Self::Looks
            }
            _ => Self::Other(header.to_owned()),
        }
    }
}

impl Tongue {
    /// Reads a language such as `Bahasa Indonesia (id)`; none for one that instruments have no room for.
    fn read(name: &str) -> Option<Self> {
        let name = name.trim().trim_start_matches(':').trim();
        let tag = name.rsplit_once('(').map(|(_, tag)| tag.trim_end_matches(')').trim());
        match tag.unwrap_or(name) {
            "id" | "in" | "ind" => Some(Self::Id),
            "en" | "eng" => Some(Self::En),
            _ if name.contains("indonesia") || name.starts_with("bahasa") => Some(Self::Id),
            _ if name.contains("english") || name.contains("inggris") => Some(Self::En),
            _ => None,
        }
    }
}
