//! From a workbook to a document that knows the cell of everything in it.

use super::frame::{self, Table, twice};
use super::layout::{EMPTY_LIST, FIRST_ROW, SETTINGS, Setting, Sheet, row_keys};
use super::names::{Names, argument, suggested};
use crate::exact::Exact;
use crate::exchange::xlsx::{self, Cell, Look, Place, Workbook};
use crate::instrument::Problem;
use crate::instrument::document::{Document, Entry, Field, Value, Written};
use crate::instrument::schema::{self, Key, Section, Shape};
use crate::locale::Message;
use std::collections::{BTreeMap, HashMap};

/// An instrument file that stands in a workbook.
pub struct Authored {
    written: Written<Origin>,
    sheets: Vec<Known>,
    names: Names,
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
pub(super) struct Origin {
    pub(super) sheet: usize,
    pub(super) place: Place,
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
    let (tables, findings) = frame::tables(book)?;
    let mut reading = Reading { findings, ..Reading::default() };
    // The rows of lists name entries, so all entries are read first.
    let (rows, others): (Vec<Table>, Vec<Table>) =
        tables.into_iter().partition(|table| matches!(table.kind, Sheet::Rows));
    for table in others.into_iter().chain(rows) {
        reading.table(table);
    }
    reading.finish()
}

impl Authored {
    /// Returns the instrument file, in canonical form.
    #[must_use]
    pub fn toml(&self) -> &str {
        &self.written.toml
    }

    /// Leads a problem of the file back to the cell it stands in, with what a cell can say about it.
    #[must_use]
    pub fn finding(&self, problem: &Problem) -> Finding {
        let origin = self.written.origin(problem.line);
        let key = argument(&problem.message, "key");
        let (sheet, place) = match (origin, self.sheet_without_entries(&problem.message)) {
            (_, Some(name)) => (name, Place { row: FIRST_ROW, column: 0 }),
            (Some(origin), None) => self
                .sheets
                .get(origin.sheet)
                .map_or((SETTINGS, origin.place), |sheet| (sheet.name.as_str(), sheet.keys.place(origin, key))),
            (None, None) => (SETTINGS, Place { row: 0, column: 0 }),
        };
        let message = self.names.complete(problem.message.clone(), origin);
        Finding { sheet: sheet.to_owned(), place, message }
    }

    /// That there is nothing of a kind is told at its sheet.
    fn sheet_without_entries(&self, message: &Message) -> Option<&str> {
        let section = schema::section(argument(message, "key")?).filter(|_| message.key == "problem-none")?;
        let name = Sheet::Entries(section).name();
        self.sheets.iter().map(|sheet| sheet.name.as_str()).find(|known| known.trim().eq_ignore_ascii_case(name))
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
                // A section that is missing as a whole begins with its first cell.
                let begins = || cells.iter().filter(|((section, _), _)| *section == key).map(|(_, place)| *place).min();
                cell.map(|(_, place)| *place).or_else(begins).unwrap_or(origin.place)
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

    fn table(&mut self, table: Table) {
        let Table { kind, name, header, columns, mut rows, faults, merged } = table;
        let by_name = columns.iter().map(|(column, key)| (key.name, *column)).collect();
        self.sheets.push(Known { name, keys: Keys::Columns(by_name) });
        for fault in faults {
            self.find(fault.place, fault.message);
        }
        for merged in merged.iter().filter(|merged| merged.last.row > header) {
            self.find(merged.first, Message::new("workbook-merged").with("last", merged.last));
        }
        let mut nameless: Vec<u32> = Vec::new();
        for cells in rows.values_mut() {
            cells.retain(|cell| {
                let named = columns.contains_key(&cell.place.column);
                if !named && !nameless.contains(&cell.place.column) {
                    nameless.push(cell.place.column);
                    self.find(cell.place, Message::new("workbook-no-column"));
                }
                named
            });
        }
        let rows = rows.into_iter().filter(|(_, cells)| !cells.is_empty());
        match kind {
            Sheet::Settings => self.settings(&columns, rows),
            Sheet::Entries(section) => rows.for_each(|(row, cells)| self.entry(section, &columns, row, &cells)),
            Sheet::Rows => {
                let owners = self.owners();
                rows.for_each(|(_, cells)| self.row(&columns, &cells, &owners));
            }
        }
    }

    fn origin(&self, place: Place, section: &'static str) -> Origin {
        Origin { sheet: self.sheets.len().saturating_sub(1), place, section }
    }

    fn settings(&mut self, columns: &BTreeMap<u32, Key>, rows: impl Iterator<Item = (u32, Vec<Cell>)>) {
        let settings: Vec<Setting> = Setting::all().collect();
        let names: Vec<String> = settings.iter().map(Setting::name).collect();
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
            let Some(setting) = settings.iter().find(|setting| setting.name().eq_ignore_ascii_case(text)) else {
                let nearest = suggested(names.iter().map(String::as_str), text);
                let message = Message::new("problem-unknown-key").with("key", text).with("nearest", nearest);
                self.find(name.place, message);
                continue;
            };
            if let Some(first) = cells.get(&(setting.section.name, setting.key.name)) {
                let first = Place { row: first.row, column: name.place.column };
                self.find(name.place, twice(text, first));
                continue;
            }
            for (column, key) in [(column("value"), Some(setting.key)), (column("value_en"), setting.english)] {
                let Some(column) = column else { continue };
                let cell = found.iter().find(|cell| cell.place.column == column);
                let Some(key) = key else {
                    if let Some(cell) = cell {
                        self.find(cell.place, Message::new("workbook-no-english").with("key", text));
                    }
                    continue;
                };
                cells.insert((setting.section.name, key.name), Place { row, column });
                let Some(cell) = cell else { continue };
                let field = self.field(&key, cell, setting.section.name);
                if let Some(entry) = entries.iter_mut().find(|entry| entry.section == setting.section.name) {
                    entry.fields.push(field);
                }
            }
        }
        // The keys before the first section are there even if none of them is filled in.
        self.entries.extend(entries.into_iter().filter(|entry| entry.section.is_empty() || !entry.fields.is_empty()));
        if let Some(known) = self.sheets.last_mut() {
            known.keys = Keys::Cells(cells);
        }
    }

    fn entry(&mut self, section: &'static Section, columns: &BTreeMap<u32, Key>, row: u32, cells: &[Cell]) {
        let identity = columns.iter().find(|(_, key)| Some(key.name) == section.identity).map(|(column, _)| *column);
        let origin = self.origin(Place { row, column: identity.unwrap_or_default() }, section.name);
        let field = |cell: &Cell| Some(self.field(columns.get(&cell.place.column)?, cell, section.name));
        let fields = cells.iter().filter_map(field).collect();
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
        for cell in cells {
            if let Some(key) = columns.get(&cell.place.column).filter(|key| is_owner(key)) {
                self.check_look(key, cell);
            }
        }
        let (Some(owner), Some(entry), Some(list)) = (named("section"), named("entry"), named("list")) else {
            let missing = ["section", "entry", "list"].into_iter().find(|name| named(name).is_none());
            return self.find(first, Message::new("problem-missing").with("key", missing.unwrap_or_default()));
        };
        let Some((section, list, keys)) =
            row_keys().find(|(section, key, _)| same(section.name, &owner.1) && same(key, &list.1))
        else {
            let known: Vec<String> = row_keys().map(|(section, key, _)| format!("{} {key}", section.name)).collect();
            let found = format!("{} {}", owner.1, list.1);
            let nearest = suggested(known.iter().map(String::as_str), &found);
            let message = Message::new("workbook-list-name").with("known", known.join(", "));
            return self.find(list.0, message.with("nearest", nearest));
        };
        let origin = self.origin(first, section.name);
        let fields = cells.iter().filter_map(|cell| {
            let key = columns.get(&cell.place.column).filter(|key| !is_owner(key))?;
            // What does not belong to the list is carried along, so that its problem is told like any other.
            let key = keys.iter().find(|own| own.name == key.name).unwrap_or(key);
            Some(self.field(key, cell, section.name))
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

    /// Reads a cell as what its key holds.
    fn field(&mut self, key: &Key, cell: &Cell, section: &'static str) -> Field<Origin> {
        self.check_look(key, cell);
        let origin = self.origin(cell.place, section);
        Field { key: key.name.to_owned(), origin, value: value(key.shape, &cell.text, origin) }
    }

    /// Nothing in an instrument is a date or a percentage by itself: a spreadsheet program made it one, and keeps something else
    /// than people see.
    fn check_look(&mut self, key: &Key, cell: &Cell) {
        let expected = if matches!(key.shape, Shape::Number | Shape::Numbers) { "number" } else { "text" };
        let message = match cell.look {
            Look::Plain => return,
            Look::Date => Message::new("cell-date"),
            Look::Percent => Message::new("cell-percent"),
        };
        self.find(cell.place, message.with("found", cell.text.trim()).with("expected", expected));
    }

    fn finish(mut self) -> Result<Authored, Refused> {
        let document = Document { entries: self.entries };
        let names = Names::of(&document);
        if self.findings.is_empty() {
            return Ok(Authored { written: document.write(), names, sheets: self.sheets });
        }
        // A code that replaced another is why that other one cannot be found.
        self.findings.extend(names.repeated().filter_map(|(sheet, place, message)| {
            let sheet = self.sheets.get(sheet)?.name.clone();
            Some(Finding { sheet, place, message })
        }));
        Err(refused(self.findings))
    }
}

/// Tells findings in the order of the sheets and their cells.
pub(super) fn refused(mut findings: Vec<Finding>) -> Refused {
    let order = |sheet: &str| Sheet::all().position(|kind| kind.name().eq_ignore_ascii_case(sheet.trim()));
    findings.sort_by_key(|finding| (order(&finding.sheet), finding.place));
    Refused::Findings(findings)
}

/// Whether a column of the rows says to which list a row belongs.
fn is_owner(key: &Key) -> bool {
    matches!(key.name, "section" | "entry" | "list")
}

fn same(word: &str, written: &str) -> bool {
    word.eq_ignore_ascii_case(written)
}

/// Reads the text of a cell as what a key of this shape holds. What does not fit stays a text, and is then told like in any other
/// file.
fn value(shape: Shape, text: &str, origin: Origin) -> Value<Origin> {
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
    match shape {
        Shape::Text => text_value(text),
        Shape::Code | Shape::Reference(_) | Shape::Rows(_) => text_value(text.trim()),
        Shape::Word(words) => {
            let word = words().into_iter().find(|word| same(word, text.trim()));
            text_value(word.unwrap_or(text.trim()))
        }
        Shape::Number => number(text),
        Shape::Texts => lines(&text_value),
        Shape::Numbers => lines(&number),
        Shape::Flag => match text.trim().to_lowercase().as_str() {
            "ya" | "yes" | "true" | "benar" => Value::Flag(true),
            "tidak" | "no" | "false" | "salah" => Value::Flag(false),
            _ => text_value(text.trim()),
        },
    }
}
