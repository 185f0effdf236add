//! Whether everything is there in which something could stand: the sheets, the rows with the keys, the columns. What was deleted
//! must not be read as left empty: an instrument would change its method and nobody would notice.

use super::import::{Finding, Refused, refused};
use super::layout::{GUIDE, KEY_ROW, SETTINGS, Sheet};
use crate::exchange::xlsx::{self, Cell, Fault, Merged, Place, Workbook};
use crate::instrument::schema::Key;
use crate::locale::Message;
use std::collections::BTreeMap;

/// Nobody writes more above the row with the keys.
const HEADER_WITHIN: u32 = 10;
/// The first cell of a sheet.
const CORNER: Place = Place { row: 0, column: 0 };

/// A sheet as it was found, with every column it must have.
pub(super) struct Table {
    /// Which one it is.
    pub(super) kind: Sheet,
    /// Its name as it is written.
    pub(super) name: String,
    /// The row with the keys.
    pub(super) header: u32,
    /// Which key each column has.
    pub(super) columns: BTreeMap<u32, Key>,
    /// The cells below the keys, by row.
    pub(super) rows: BTreeMap<u32, Vec<Cell>>,
    /// What is wrong in single cells.
    pub(super) faults: Vec<Fault>,
    /// Its merged cells.
    pub(super) merged: Vec<Merged>,
}

/// Finds the sheets with their columns, and what nobody would read.
///
/// # Errors
/// Refuses what is no authoring workbook, and one in which a sheet or a column is missing. Then nothing else is told: most of it
/// would only follow from that.
pub(super) fn tables(book: &mut Workbook<'_>) -> Result<(Vec<Table>, Vec<Finding>), Refused> {
    let names: Vec<String> = book.names().map(str::to_owned).collect();
    let same = |name: &str, known: &str| name.trim().to_lowercase() == known.to_lowercase();
    if !names.iter().any(|name| same(name, SETTINGS)) {
        return Err(Refused::NotAuthored);
    }
    let (mut tables, mut findings, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    let known = |name: &String| same(name, GUIDE) || Sheet::all().any(|kind| same(name, kind.name()));
    for name in names.iter().filter(|name| !known(name)) {
        let known: Vec<&str> = Sheet::all().map(Sheet::name).collect();
        let message = Message::new("workbook-sheet").with("known", known.join(", "));
        findings.push(Finding { sheet: name.clone(), place: CORNER, message });
    }
    for kind in Sheet::all() {
        let found = names.iter().find(|name| same(name, kind.name()));
        let sheet = found.map_or(Ok(None), |name| book.sheet(name)).map_err(Refused::Workbook)?;
        let (Some(name), Some(sheet)) = (found, sheet) else {
            let message = Message::new("workbook-missing-sheet").with("sheet", kind.name());
            let message = message.with("keys", keys(&kind.columns()));
            missing.push(Finding { sheet: kind.name().to_owned(), place: CORNER, message });
            continue;
        };
        match table(kind, name, sheet, &mut findings) {
            Ok(table) => tables.push(table),
            Err(finding) => missing.push(finding),
        }
    }
    // Only variants leave something out, but where one sheet has the column for it, all of them had it.
    let has = |table: &Table, key: &str| table.columns.values().any(|column| column.name == key);
    let omits = tables.iter().any(|table| has(table, "omit"));
    for table in &tables {
        let needed = table.kind.columns().into_iter().filter(|key| omits || key.name != "omit");
        missing.extend(needed.filter(|key| !has(table, key.name)).map(|key| {
            let message = Message::new("workbook-missing-column").with("key", key.name).with("row", table.header + 1);
            Finding { sheet: table.name.clone(), place: Place { row: table.header, column: 0 }, message }
        }));
    }
    if missing.is_empty() {
        return Ok((tables, findings));
    }
    // Unknown names stay: one of them may be what the missing one was renamed to.
    missing.append(&mut findings);
    Err(refused(missing))
}

/// Takes a sheet apart; one without keys is not one that can be read.
fn table(kind: Sheet, name: &str, sheet: xlsx::Sheet, findings: &mut Vec<Finding>) -> Result<Table, Finding> {
    let finding = |place, message| Finding { sheet: name.to_owned(), place, message };
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for cell in sheet.cells {
        rows.entry(cell.place.row).or_default().push(cell);
    }
    let needed = kind.columns();
    let Some(header) = header(&needed, &rows) else {
        let first = rows.values().flatten().next().map_or(CORNER, |cell| cell.place);
        return Err(finding(first, Message::new("workbook-header").with("keys", keys(&needed))));
    };
    // A key that cannot be read is the reason why its column is missing.
    let (above, faults) = sheet.faults.into_iter().partition(|fault| fault.place.row <= header);
    let above: Vec<Fault> = above;
    findings.extend(above.into_iter().map(|fault| finding(fault.place, fault.message)));
    let below = rows.split_off(&(header + 1));
    let mut columns: BTreeMap<u32, Key> = BTreeMap::new();
    for cell in rows.remove(&header).unwrap_or_default() {
        let text = cell.text.trim();
        let Some(key) = needed.iter().find(|key| key.name == text) else {
            let message = Message::new("workbook-column").with("found", text).with("keys", keys(&needed));
            findings.push(finding(cell.place, message));
            continue;
        };
        match columns.iter().find(|(_, other)| other.name == key.name) {
            Some((column, _)) => {
                let first = Place { row: header, column: *column };
                findings.push(finding(cell.place, twice(key.name, first)));
            }
            None => _ = columns.insert(cell.place.column, *key),
        }
    }
    Ok(Table { kind, name: name.to_owned(), header, columns, rows: below, faults, merged: sheet.merged })
}

/// Finds the row with the keys: two of them make one, or a single one where they belong.
fn header(needed: &[Key], rows: &BTreeMap<u32, Vec<Cell>>) -> Option<u32> {
    let known = |cell: &&Cell| needed.iter().any(|key| key.name == cell.text.trim());
    let count = |cells: &Vec<Cell>| cells.iter().filter(known).count();
    let found = rows.range(..HEADER_WITHIN).find(|(_, cells)| count(cells) >= 2).map(|(row, _)| *row);
    found.or_else(|| rows.get(&KEY_ROW).filter(|cells| count(cells) == 1).map(|_| KEY_ROW))
}

/// Says that something is there twice, at the second one.
pub(super) fn twice(code: &str, first: Place) -> Message {
    Message::new("workbook-twice").with("code", code).with("first", first)
}

fn keys(keys: &[Key]) -> String {
    keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")
}
