//! From a workbook to a document that knows the cell of everything in it.

use super::layout::{EMPTY_LIST, GUIDE, SETTINGS, Setting, Sheet, row_keys};
use crate::exact::Exact;
use crate::exchange::xlsx::{self, Cell, Place, Workbook};
use crate::instrument::Problem;
use crate::instrument::document::{Document, Entry, Field, Value, Written};
use crate::instrument::schema::{self, Key, Section, Shape};
use crate::locale::Message;
use std::collections::{BTreeMap, HashMap};

/// Nobody writes more above the row with the keys.
const HEADER_WITHIN: u32 = 10;

/// An instrument file that stands in a workbook.
pub struct Authored {
    written: Written<Origin>,
    sheets: Vec<Known>,
}

/// Something wrong with a workbook, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Name of the sheet.
    pub sheet: String,
    /// The cell.
    pub place: Place,
    /// What is wrong; its hint says what to do.
    pub message: Message,
}

/// Why a workbook does not become an instrument file.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be read as a workbook.
    Workbook(xlsx::Refused),
    /// It is a workbook, but not one in which an instrument is written.
    NotAuthored,
    /// Some of its cells are wrong.
    Findings(Vec<Finding>),
}

/// Where something stands: a sheet by its position among those read, and a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Origin {
    sheet: usize,
    place: Place,
    /// The section, which sheets that hold several need to find a key.
    section: &'static str,
}

/// A sheet as it was found.
struct Known {
    name: String,
    /// The cell of each key of the sections that stand once; the column of each key elsewhere.
    keys: Keys,
}

enum Keys {
    Columns(BTreeMap<&'static str, u32>),
    Cells(BTreeMap<(&'static str, &'static str), Place>),
}

/// Reads the instrument file that stands in a workbook. Whether it is right is for [`Library`](crate::library::Library) to say,
/// and [`Authored::finding`] leads back to the cell.
///
/// # Errors
/// Refuses what is no authoring workbook, and tells every cell that cannot be read.
pub fn import(bytes: &[u8]) -> Result<Authored, Refused> {
    read(&mut Workbook::open(bytes).map_err(Refused::Workbook)?)
}

/// Reads the instrument file that stands in an open workbook.
///
/// # Errors
/// As [`import`].
pub fn read(book: &mut Workbook<'_>) -> Result<Authored, Refused> {
    let names: Vec<String> = book.names().map(str::to_owned).collect();
    let same = |name: &str, known: &str| name.trim().to_lowercase() == known.to_lowercase();
    if !names.iter().any(|name| same(name, SETTINGS)) {
        return Err(Refused::NotAuthored);
    }
    let mut reading = Reading::default();
    let known = |name: &String| same(name, GUIDE) || Sheet::all().any(|kind| same(name, kind.name()));
    for name in names.iter().filter(|name| !known(name)) {
        reading.sheets.push(Known { name: name.clone(), keys: Keys::Columns(BTreeMap::new()) });
        let known: Vec<&str> = Sheet::all().map(Sheet::name).collect();
        reading.find(Place { row: 0, column: 0 }, Message::new("workbook-sheet").with("known", known.join(", ")));
    }
    // The rows of lists name entries, so all entries are read first.
    let (rows, others): (Vec<Sheet>, Vec<Sheet>) = Sheet::all().partition(|kind| matches!(kind, Sheet::Rows));
    for kind in others.into_iter().chain(rows) {
        let Some(name) = names.iter().find(|name| same(name, kind.name())) else { continue };
        if let Some(sheet) = book.sheet(name).map_err(Refused::Workbook)? {
            reading.sheet(kind, name, sheet);
        }
    }
    reading.finish()
}

impl Authored {
    /// Returns the instrument file, in canonical form.
    #[must_use]
    pub fn toml(&self) -> &str {
        &self.written.toml
    }

    /// Leads a problem of the file back to the cell it stands in.
    #[must_use]
    pub fn finding(&self, problem: &Problem) -> Finding {
        let origin = self.written.origins.get(problem.line.wrapping_sub(1)).copied().flatten();
        let key = problem.message.args.iter().find(|(name, _)| *name == "key").map(|(_, key)| key.as_str());
        let Some(origin) = origin else {
            return Finding {
                sheet: SETTINGS.to_owned(),
                place: Place { row: 0, column: 0 },
                message: problem.message.clone(),
            };
        };
        let (sheet, place) = self
            .sheets
            .get(origin.sheet)
            .map_or((SETTINGS, origin.place), |sheet| (sheet.name.as_str(), sheet.keys.place(origin, key)));
        Finding { sheet: sheet.to_owned(), place, message: problem.message.clone() }
    }
}

impl Keys {
    /// A problem about a key stands at its cell, even where there is nothing in it yet.
    fn place(&self, origin: Origin, key: Option<&str>) -> Place {
        let Some(key) = key else { return origin.place };
        match self {
            Self::Columns(columns) => {
                let column = columns.get(key).copied().unwrap_or(origin.place.column);
                Place { row: origin.place.row, column }
            }
            Self::Cells(cells) => {
                let cell = cells.iter().find(|((section, name), _)| *section == origin.section && *name == key);
                cell.map_or(origin.place, |(_, place)| *place)
            }
        }
    }
}

/// Entries by section and code.
type Owners = HashMap<(String, String), usize>;

#[derive(Default)]
struct Reading {
    entries: Vec<Entry<Origin>>,
    sheets: Vec<Known>,
    findings: Vec<Finding>,
}

impl Reading {
    /// Notes something wrong in the sheet that is being read.
    fn find(&mut self, place: Place, message: Message) {
        let sheet = self.sheets.last().map_or(SETTINGS, |sheet| sheet.name.as_str()).to_owned();
        self.findings.push(Finding { sheet, place, message });
    }

    fn sheet(&mut self, kind: Sheet, name: &str, sheet: xlsx::Sheet) {
        self.sheets.push(Known { name: name.to_owned(), keys: Keys::Columns(BTreeMap::new()) });
        for fault in sheet.faults {
            self.find(fault.place, fault.message);
        }
        let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
        for cell in sheet.cells {
            rows.entry(cell.place.row).or_default().push(cell);
        }
        let keys = kind.columns();
        let Some((header, columns)) = self.header(&keys, &rows) else {
            if let Some(first) = rows.values().flatten().next() {
                let needed: Vec<&str> = keys.iter().map(|key| key.name).collect();
                self.find(first.place, Message::new("workbook-header").with("keys", needed.join(", ")));
            }
            return;
        };
        let mut nameless: Vec<u32> = Vec::new();
        for (_, cells) in rows.range_mut(header + 1..) {
            cells.retain(|cell| {
                let named = columns.contains_key(&cell.place.column);
                if !named && !nameless.contains(&cell.place.column) {
                    nameless.push(cell.place.column);
                    let sheet = name.to_owned();
                    let message = Message::new("workbook-no-column");
                    self.findings.push(Finding { sheet, place: cell.place, message });
                }
                named
            });
        }
        let by_name = columns.iter().map(|(column, key)| (key.name, *column)).collect();
        if let Some(known) = self.sheets.last_mut() {
            known.keys = Keys::Columns(by_name);
        }
        let rows = rows.into_iter().filter(|(row, cells)| *row > header && !cells.is_empty());
        match kind {
            Sheet::Settings => self.settings(&columns, rows),
            Sheet::Entries(section) => rows.for_each(|(row, cells)| self.entry(section, &columns, row, cells)),
            Sheet::Rows => {
                let owners = self.owners();
                rows.for_each(|(_, cells)| self.row(&columns, &cells, &owners));
            }
        }
    }

    /// Finds the row with the keys, and which key each column has.
    fn header(&mut self, keys: &[Key], rows: &BTreeMap<u32, Vec<Cell>>) -> Option<(u32, BTreeMap<u32, Key>)> {
        let known = |cell: &Cell| keys.iter().find(|key| key.name == cell.text.trim());
        let is_header = |cells: &&Vec<Cell>| cells.iter().filter(|cell| known(cell).is_some()).count() >= 2;
        let (row, cells) = rows.range(..HEADER_WITHIN).find(|(_, cells)| is_header(cells))?;
        let mut columns: BTreeMap<u32, Key> = BTreeMap::new();
        for cell in cells {
            match known(cell) {
                Some(key) if columns.values().any(|other| other.name == key.name) => {
                    self.find(cell.place, Message::new("problem-twice").with("code", key.name));
                }
                Some(key) => _ = columns.insert(cell.place.column, *key),
                None => {
                    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
                    let message = Message::new("workbook-column").with("found", cell.text.trim());
                    self.find(cell.place, message.with("keys", names.join(", ")));
                }
            }
        }
        Some((*row, columns))
    }

    fn origin(&self, place: Place, section: &'static str) -> Origin {
        Origin { sheet: self.sheets.len().saturating_sub(1), place, section }
    }

    fn settings(&mut self, columns: &BTreeMap<u32, Key>, rows: impl Iterator<Item = (u32, Vec<Cell>)>) {
        let settings: Vec<Setting> = Setting::all().collect();
        let column = |name: &str| columns.iter().find(|(_, key)| key.name == name).map(|(column, _)| *column);
        let mut cells: BTreeMap<(&'static str, &'static str), Place> = BTreeMap::new();
        let mut entries: Vec<Entry<Origin>> = schema::SECTIONS
            .iter()
            .filter(|section| !section.repeats)
            .map(|section| {
                let origin = self.origin(Place { row: 0, column: 0 }, section.name);
                Entry { section: section.name.to_owned(), origin, fields: Vec::new() }
            })
            .collect();
        for (row, found) in rows {
            let Some(name) = found.iter().find(|cell| Some(cell.place.column) == column("key")) else {
                for cell in found.iter().filter(|cell| Some(cell.place.column) != column("note")) {
                    self.find(cell.place, Message::new("workbook-no-key"));
                }
                continue;
            };
            let text = name.text.trim();
            // The beginning of a section is for people; the keys name their section themselves.
            let begins = |section: &&Section| text == format!("[{}]", section.name);
            if let Some(section) = schema::SECTIONS.iter().find(begins) {
                if let Some(entry) = entries.iter_mut().find(|entry| entry.section == section.name) {
                    entry.origin.place = name.place;
                }
                continue;
            }
            let Some(setting) = settings.iter().find(|setting| setting.name() == text) else {
                self.find(name.place, Message::new("problem-unknown-key").with("key", text));
                continue;
            };
            for (column, key) in [(column("value"), Some(setting.key)), (column("value_en"), setting.english)] {
                let Some(column) = column else { continue };
                let cell = found.iter().find(|cell| cell.place.column == column);
                let Some(key) = key else {
                    if let Some(cell) = cell {
                        self.find(cell.place, Message::new("workbook-no-english").with("key", text));
                    }
                    continue;
                };
                if cells.insert((setting.section.name, key.name), Place { row, column }).is_some() {
                    self.find(name.place, Message::new("problem-twice").with("code", text));
                }
                let Some(cell) = cell else { continue };
                let origin = self.origin(cell.place, setting.section.name);
                if let Some(entry) = entries.iter_mut().find(|entry| entry.section == setting.section.name) {
                    entry.fields.push(field(&key, &cell.text, origin));
                }
            }
        }
        // The keys before the first section are there even if none of them is filled in.
        self.entries.extend(entries.into_iter().filter(|entry| entry.section.is_empty() || !entry.fields.is_empty()));
        if let Some(known) = self.sheets.last_mut() {
            known.keys = Keys::Cells(cells);
        }
    }

    fn entry(&mut self, section: &'static Section, columns: &BTreeMap<u32, Key>, row: u32, cells: Vec<Cell>) {
        let identity = columns.iter().find(|(_, key)| Some(key.name) == section.identity).map(|(column, _)| *column);
        let origin = self.origin(Place { row, column: identity.unwrap_or_default() }, section.name);
        let field = |cell: Cell| {
            let key = columns.get(&cell.place.column)?;
            Some(field(key, &cell.text, self.origin(cell.place, section.name)))
        };
        let fields = cells.into_iter().filter_map(field).collect();
        self.entries.push(Entry { section: section.name.to_owned(), origin, fields });
    }

    /// The place of every entry by its section and code: rows and entries may both be many.
    fn owners(&self) -> Owners {
        let mut owners = Owners::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let identity = schema::section(&entry.section).and_then(|section| section.identity);
            if let Some(code) = identity.and_then(|identity| entry.text(identity)) {
                owners.entry((entry.section.clone(), code.to_owned())).or_insert(place);
            }
        }
        owners
    }

    /// Reads a row of a list and hangs it under its entry.
    fn row(&mut self, columns: &BTreeMap<u32, Key>, cells: &[Cell], owners: &Owners) {
        let Some(first) = cells.first().map(|cell| cell.place) else { return };
        let named = |name: &str| {
            let cell = cells.iter().find(|cell| columns.get(&cell.place.column).is_some_and(|key| key.name == name));
            cell.map(|cell| (cell.place, cell.text.trim().to_owned()))
        };
        let (Some(owner), Some(entry), Some(list)) = (named("section"), named("entry"), named("list")) else {
            let missing = ["section", "entry", "list"].into_iter().find(|name| named(name).is_none());
            return self.find(first, Message::new("problem-missing").with("key", missing.unwrap_or_default()));
        };
        let Some((section, list, keys)) =
            row_keys().find(|(section, key, _)| section.name == owner.1 && *key == list.1)
        else {
            let known: Vec<String> = row_keys().map(|(section, key, _)| format!("{} {key}", section.name)).collect();
            return self.find(list.0, Message::new("workbook-list-name").with("known", known.join(", ")));
        };
        let origin = self.origin(first, section.name);
        let fields = cells.iter().filter_map(|cell| {
            let key =
                columns.get(&cell.place.column).filter(|key| !matches!(key.name, "section" | "entry" | "list"))?;
            // What does not belong to the list is carried along, so that its problem is told like any other.
            let key = keys.iter().find(|own| own.name == key.name).unwrap_or(key);
            Some(field(key, &cell.text, self.origin(cell.place, section.name)))
        });
        let value = (origin, Value::Table(fields.collect()));
        let owner = owners.get(&(section.name.to_owned(), entry.1.clone()));
        let Some(found) = owner.and_then(|place| self.entries.get_mut(*place)) else {
            let sheet = Sheet::Entries(section).name();
            let message = Message::new("workbook-owner").with("code", &entry.1).with("sheet", sheet);
            return self.find(entry.0, message);
        };
        match found.fields.iter_mut().find(|field| field.key == list) {
            Some(Field { value: Value::List(rows), .. }) => rows.push(value),
            Some(_) | None => {
                found.fields.push(Field { key: list.to_owned(), origin, value: Value::List(vec![value]) });
            }
        }
    }

    fn finish(mut self) -> Result<Authored, Refused> {
        if self.findings.is_empty() {
            let document = Document { entries: self.entries };
            return Ok(Authored { written: document.write(), sheets: self.sheets });
        }
        let order = |sheet: &str| Sheet::all().position(|kind| kind.name().eq_ignore_ascii_case(sheet.trim()));
        self.findings.sort_by_key(|finding| (order(&finding.sheet), finding.place));
        Err(Refused::Findings(self.findings))
    }
}

/// Reads a cell as what its key holds. What does not fit stays a text, and is then told like in any other file.
fn field(key: &Key, text: &str, origin: Origin) -> Field<Origin> {
    let text_value = |text: &str| Value::Text(text.to_owned());
    let number = |text: &str| match Exact::parse(text.trim()) {
        Some(number) => Value::Number(number.to_digits(30)),
        None => text_value(text.trim()),
    };
    let lines = |of: &dyn Fn(&str) -> Value<Origin>| match text.trim() {
        EMPTY_LIST => Value::List(Vec::new()),
        _ => {
            let lines = text.split('\n').filter(|line| !line.trim().is_empty());
            Value::List(lines.map(|line| (origin, of(line))).collect())
        }
    };
    let value = match key.shape {
        Shape::Text => text_value(text),
        Shape::Code | Shape::Word(_) | Shape::Reference(_) | Shape::Rows(_) => text_value(text.trim()),
        Shape::Number => number(text),
        Shape::Texts => lines(&text_value),
        Shape::Numbers => lines(&number),
        Shape::Flag => match text.trim().to_lowercase().as_str() {
            "ya" | "yes" | "true" | "benar" => Value::Flag(true),
            "tidak" | "no" | "false" | "salah" => Value::Flag(false),
            _ => text_value(text.trim()),
        },
    };
    Field { key: key.name.to_owned(), origin, value }
}
