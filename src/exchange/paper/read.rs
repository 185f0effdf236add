//! From a filled workbook to what it says, cell by cell.

use super::answer::{Cells, Half};
use super::book::{ANSWERS, GUIDE, IDENTITY, KEYS, LISTS, MARKER, NOTES, SHEET};
use super::compare::{Preview, Said, compare};
use crate::assessment::text::{Fault, LABEL, Lines, fault};
use crate::assessment::{Round, Subject, SubjectId, UnitId};
use crate::exchange::intake::{self, Remark};
use crate::exchange::xlsx::{self, Cell, Look, Place, Workbook};
use crate::instrument::{GroupId, Instrument, Item, ItemId, Kind};
use crate::locale::Message;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// How far down the hidden row may have been pushed by rows inserted above it.
const KEYS_WITHIN: u32 = KEYS + 30;
/// Most characters of a name that is told.
const MOST_NAME: usize = 120;

/// Why a workbook is not taken in.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be read as a workbook.
    Workbook(xlsx::Refused),
    /// It is a workbook, but not one that this program has written for filling in.
    NotPaper,
    /// It was written by a later version of the program.
    Newer,
    /// It was made for another instrument, or another revision of it.
    OtherInstrument {
        /// Short name of that instrument.
        id: String,
        /// Its revision.
        revision: String,
    },
    /// It was made for a unit that the round does not have.
    OtherUnit {
        /// Name of that unit.
        unit: String,
        /// Name of its entity.
        entity: String,
    },
    /// It is wrong in these places.
    Wrong(Vec<Remark>),
}

/// Reads for which unit of the round a workbook was made, so that its answers can be loaded.
///
/// # Errors
/// Refuses what was not made for this round.
pub fn unit(bytes: &[u8], instrument: &Instrument, round: &Round) -> Result<UnitId, Refused> {
    let mut book = Workbook::open(bytes).map_err(Refused::Workbook)?;
    unit_of(&identity(&mut book)?, instrument, round)
}

/// Reads a filled workbook and compares it with the answers of its unit, which have been loaded. `ids` gives a new identity at each
/// call, for the subjects that are new.
///
/// # Errors
/// Refuses what was not made for this round, and tells every cell that is wrong.
pub fn read(
    bytes: &[u8],
    instrument: &Instrument,
    round: &Round,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Preview, Refused> {
    let mut book = Workbook::open(bytes).map_err(Refused::Workbook)?;
    let unit = unit_of(&identity(&mut book)?, instrument, round)?;
    let mut reader = Reader { instrument, findings: Vec::new(), said: BTreeMap::new(), labels: HashMap::new() };
    let tables = reader.tables(&mut book)?;
    for table in &tables {
        reader.table(table);
    }
    let Reader { mut findings, said, .. } = reader;
    let mut all = Vec::new();
    let sheet = round.sheet_of(unit);
    let mut new: Vec<Subject> = Vec::new();
    for ((item, key), heard) in said {
        let subject = key.and_then(|Column { table, column, .. }| {
            let (table, group) = (tables.get(table)?, instrument.item(item).group?);
            Some((&instrument.group(group).code, table.labels.get(&column)?.text.trim()))
        });
        let subject = subject.map(|(group, label)| {
            let same = |subject: &&Subject| subject.group == *group && subject.label == label;
            let known = sheet.subjects.iter().find(same).or_else(|| new.iter().find(same)).map(|subject| subject.id);
            known.unwrap_or_else(|| {
                let id = SubjectId(ids());
                new.push(Subject { id, group: group.clone(), label: label.to_owned() });
                id
            })
        });
        let name = |table: usize| tables.get(table).map(|table| table.name.clone()).unwrap_or_default();
        let place = |half: Half| match half {
            Half::Answer => heard.answer.or(heard.note),
            Half::Note => heard.note.or(heard.answer),
        };
        match compare(instrument.item(item), sheet, subject, &heard.cells) {
            Ok(said) => all.push((item, subject, said)),
            Err((half, message)) => {
                let (table, place) = place(half).unwrap_or((0, Place { row: 0, column: 0 }));
                findings.push((table, finding(&name(table), place, message)));
            }
        }
    }
    if !findings.is_empty() {
        let order =
            |remark: &Remark| if let intake::Place::Cell(_, place) = &remark.place { Some(*place) } else { None };
        findings.sort_by_key(|(table, remark)| (*table, order(remark)));
        return Err(Refused::Wrong(findings.into_iter().map(|(_, remark)| remark).collect()));
    }
    let mut preview = Preview { unit, subjects: Vec::new(), new: Vec::new(), equal: 0, differing: Vec::new() };
    for (item, subject, said) in all {
        preview.add(instrument, item, subject, said);
    }
    let answered: HashSet<SubjectId> = preview.new.iter().filter_map(|entry| entry.place.subject).collect();
    preview.subjects = new.into_iter().filter(|subject| answered.contains(&subject.id)).collect();
    Ok(preview)
}

/// Reads what the workbook was made for.
fn identity(book: &mut Workbook<'_>) -> Result<HashMap<String, String>, Refused> {
    let sheet = book.sheet(IDENTITY).map_err(Refused::Workbook)?.ok_or(Refused::NotPaper)?;
    let mut rows: BTreeMap<u32, [String; 2]> = BTreeMap::new();
    for cell in sheet.cells {
        if let Ok(column @ 0..=1) = usize::try_from(cell.place.column) {
            rows.entry(cell.place.row).or_default()[column] = cell.text;
        }
    }
    let known: HashMap<String, String> = rows.into_values().map(|[key, value]| (key, value)).collect();
    match known.get(MARKER[0]).map(String::as_str) {
        Some(version) if version == MARKER[1] => Ok(known),
        Some(_) => Err(Refused::Newer),
        None => Err(Refused::NotPaper),
    }
}

fn unit_of(known: &HashMap<String, String>, instrument: &Instrument, round: &Round) -> Result<UnitId, Refused> {
    let value = |key: &str| -> String {
        known.get(key).map(|value| value.chars().take(MOST_NAME).collect()).unwrap_or_default()
    };
    if value("digest") != instrument.digest().to_string() {
        return Err(Refused::OtherInstrument { id: value("instrument"), revision: value("revision") });
    }
    let unit = value("unit").parse::<Uuid>().ok().map(UnitId).filter(|unit| round.units.contains_key(unit));
    unit.ok_or_else(|| Refused::OtherUnit { unit: value("name"), entity: value("entity") })
}

/// A sheet with answers.
struct Table {
    /// Its place among those of its kind.
    index: usize,
    name: String,
    group: Option<GroupId>,
    /// The hidden row.
    keys: u32,
    /// The column with the digests; codes stand on its left.
    digests: u32,
    /// The columns with answer and note, where a sheet has them.
    answer: u32,
    note: u32,
    /// The labels of subjects, by column.
    labels: BTreeMap<u32, Cell>,
    /// The cells below the hidden row, by row.
    rows: BTreeMap<u32, Vec<Cell>>,
}

/// A column of a subject; those of the same subject in one sheet are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    table: usize,
    column: u32,
}

/// What two cells say, and where.
#[derive(Default)]
struct Heard {
    cells: Cells,
    answer: Option<(usize, Place)>,
    note: Option<(usize, Place)>,
}

struct Reader<'a> {
    instrument: &'a Instrument,
    /// With the place of the sheet, for their order.
    findings: Vec<(usize, Remark)>,
    said: BTreeMap<(ItemId, Option<Column>), Heard>,
    /// Which column has a label, and whether another that has it too has been told.
    labels: HashMap<(Option<GroupId>, String), Column>,
}

fn finding(sheet: &str, place: Place, message: Message) -> Remark {
    Remark { place: intake::Place::Cell(sheet.to_owned(), place), message }
}

impl Reader<'_> {
    /// Finds the sheets with answers, by what stands in their hidden rows, and what is missing.
    fn tables(&mut self, book: &mut Workbook<'_>) -> Result<Vec<Table>, Refused> {
        let mut wanted = identity(book)?;
        wanted.retain(|key, _| key.starts_with(SHEET));
        let names: Vec<String> = book.names().map(str::to_owned).collect();
        let mut tables = Vec::new();
        for name in names.iter().filter(|name| ![IDENTITY, LISTS, GUIDE].contains(&name.as_str())) {
            let Some(sheet) = book.sheet(name).map_err(Refused::Workbook)? else { continue };
            let index = tables.len();
            let Some((mark, table)) = self.take_apart(index, name, sheet) else { continue };
            wanted.remove(&mark);
            tables.push(table);
        }
        let mut missing: Vec<String> = wanted.into_values().collect();
        missing.sort();
        for name in missing {
            let name: String = name.chars().take(MOST_NAME).collect();
            let message = Message::new("paper-wrong-sheet").with("sheet", &name);
            self.findings.push((tables.len(), Remark { place: intake::Place::Sheet(name), message }));
        }
        Ok(tables)
    }

    /// Takes a sheet apart; nothing where it is not one with answers.
    fn take_apart(&mut self, index: usize, name: &str, sheet: xlsx::Sheet) -> Option<(String, Table)> {
        let marks = |cell: &&Cell| cell.place.row < KEYS_WITHIN && cell.text.starts_with(SHEET);
        let mark = sheet.cells.iter().find(marks)?;
        let code = mark.text.strip_prefix(SHEET)?.strip_prefix(':')?.rsplit_once(':')?.0;
        let group = if code.is_empty() { None } else { Some(self.instrument.find_group(code)?) };
        let (keys, digests, mark) = (mark.place.row, mark.place.column, mark.text.clone());
        let (mut columns, mut labels, mut rows) = (HashMap::new(), BTreeMap::new(), BTreeMap::<u32, Vec<Cell>>::new());
        for cell in sheet.cells {
            if cell.place.row == keys {
                columns.insert(cell.text, cell.place.column);
            } else if cell.place.row + 1 == keys {
                labels.insert(cell.place.column, cell);
            } else if cell.place.row > keys {
                rows.entry(cell.place.row).or_default().push(cell);
            }
        }
        let column = |key: &str, usual: u32| columns.get(key).copied().unwrap_or(digests.saturating_add(usual));
        let answer = if group.is_some() { column("pilihan", 2).saturating_add(1) } else { column("jawaban", 3) };
        let note = column("catatan", 4);
        for fault in sheet.faults.into_iter().filter(|fault| fault.place.row + 1 >= keys) {
            self.findings.push((index, finding(name, fault.place, fault.message)));
        }
        for merged in sheet.merged.iter().filter(|merged| merged.last.row > keys && merged.last.column >= answer) {
            let message = Message::new("workbook-merged").with("last", merged.last);
            self.findings.push((index, finding(name, merged.first, message)));
        }
        let table = Table { index, name: name.to_owned(), group, keys, digests, answer, note, labels, rows };
        Some((mark, table))
    }

    fn find(&mut self, table: &Table, place: Place, message: Message) {
        self.findings.push((table.index, finding(&table.name, place, message)));
    }

    fn table(&mut self, table: &Table) {
        let mut told = HashSet::new();
        for (row, cells) in &table.rows {
            let text = |column: Option<u32>| {
                cells.iter().find(|cell| Some(cell.place.column) == column).map_or("", |cell| cell.text.trim())
            };
            let written: Vec<&Cell> =
                cells.iter().filter(|cell| cell.place.column >= table.answer && !cell.text.is_empty()).collect();
            let Some(first) = written.first() else { continue };
            let (code, digest) = (text(table.digests.checked_sub(1)), text(Some(table.digests)));
            let (half, digest) = match (digest.strip_prefix(ANSWERS), digest.strip_prefix(NOTES)) {
                (Some(digest), _) => (Half::Answer, digest),
                (None, Some(digest)) => (Half::Note, digest),
                (None, None) => {
                    self.find(table, first.place, Message::new("paper-wrong-row"));
                    continue;
                }
            };
            let item = self.instrument.find_item(code).map(|id| (id, self.instrument.item(id)));
            let same = |item: &Item| item.group == table.group && item.digest.to_string() == digest;
            let Some((id, item)) = item.filter(|(_, item)| same(item)) else {
                let place = Place { row: *row, column: table.digests.saturating_sub(1) };
                let code: String = code.chars().take(MOST_NAME).collect();
                self.find(table, place, Message::new("paper-wrong-code").with("code", code));
                continue;
            };
            for cell in written {
                if table.group.is_some() {
                    if let Some(column) = self.subject(table, cell.place.column, &mut told) {
                        self.hear(table, (id, item, Some(column)), half, cell);
                    }
                } else if cell.place.column == table.answer {
                    self.hear(table, (id, item, None), Half::Answer, cell);
                } else if cell.place.column == table.note {
                    self.hear(table, (id, item, None), Half::Note, cell);
                } else {
                    self.find(table, cell.place, Message::new("paper-wrong-column"));
                }
            }
        }
    }

    /// Returns the subject of a column; tells once why a column has none.
    fn subject(&mut self, table: &Table, column: u32, told: &mut HashSet<u32>) -> Option<Column> {
        let place = Place { row: table.keys.saturating_sub(1), column };
        let mut tell = |reader: &mut Self, message: Message| {
            if told.insert(column) {
                reader.find(table, place, message);
            }
            None
        };
        let Some(cell) = table.labels.get(&column).filter(|cell| !cell.text.trim().is_empty()) else {
            return tell(self, Message::new("paper-wrong-label"));
        };
        if let Some(message) = unlike(cell, "text") {
            return tell(self, message);
        }
        let label = cell.text.trim();
        match fault(label, LABEL, Lines::One) {
            Some(Fault::Control) => return tell(self, Message::new("paper-wrong-control")),
            Some(Fault::Long(most)) => return tell(self, Message::new("paper-wrong-long").with("most", most)),
            None => {}
        }
        let own = Column { table: table.index, column };
        let first = *self.labels.entry((table.group, label.to_owned())).or_insert(own);
        if first != own {
            return tell(self, Message::new("paper-wrong-label-twice").with("label", label));
        }
        Some(own)
    }

    /// Takes note of what a cell says.
    fn hear(&mut self, table: &Table, (id, item, column): (ItemId, &Item, Option<Column>), half: Half, cell: &Cell) {
        let message = match (&item.kind, half) {
            (Kind::Number { .. }, Half::Answer) => unlike(cell, "number"),
            (Kind::Date, Half::Answer) if cell.look == Look::Date => None,
            (Kind::Choice(_) | Kind::Ticks { .. } | Kind::Text | Kind::Date, Half::Answer) | (_, Half::Note) => {
                unlike(cell, "text")
            }
        };
        if let Some(message) = message {
            return self.find(table, cell.place, message);
        }
        let heard = self.said.entry((id, column)).or_default();
        let Cells { answer, note } = &mut heard.cells;
        let (text, place) = match half {
            Half::Answer => (answer, &mut heard.answer),
            Half::Note => (note, &mut heard.note),
        };
        match *place {
            None => {
                text.clone_from(&cell.text);
                *place = Some((table.index, cell.place));
            }
            Some((_, first)) => {
                let message = Message::new("paper-wrong-twice").with("item", &item.code).with("first", first);
                self.find(table, cell.place, message);
            }
        }
    }
}

/// Says that people see a date or a percentage where neither belongs.
fn unlike(cell: &Cell, expected: &'static str) -> Option<Message> {
    let message = match cell.look {
        Look::Plain => return None,
        Look::Date => "cell-date",
        Look::Percent => "cell-percent",
    };
    Some(Message::new(message).with("found", &cell.text).with("expected", expected))
}

impl Preview {
    /// Sorts what was said about one place.
    fn add(&mut self, instrument: &Instrument, item: ItemId, subject: Option<SubjectId>, said: Said) {
        let place = crate::assessment::Place { unit: self.unit, item: instrument.item(item).code.clone(), subject };
        match said {
            Said::Nothing => {}
            Said::Equal => self.equal += 1,
            Said::New(answer) => self.new.push(super::Entry { place, answer }),
            Said::Differs { now, then } => self.differing.push(super::Difference { place, now, then }),
        }
    }
}
