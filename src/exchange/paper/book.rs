//! The checklist as a workbook: one sheet for what is asked once, one for each group, a guide, and what the program knows it by.

use super::answer::{self, Cells};
use super::layout::{Piece, pieces_of};
use super::style::{self, Style};
use super::{Column, Error, Filling, Paper, guide};
use crate::instrument::{GroupId, Item, Kind, NodeId};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Formula, IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// By this the program knows its own sheet of identities, and its version.
pub(super) const MARKER: [&str; 2] = ["penilai-lembar-isian", "1"];
/// The hidden sheet with what the workbook was made for.
pub(super) const IDENTITY: &str = "Identitas";
/// The hidden sheet with what drop-downs offer.
pub(super) const LISTS: &str = "Daftar";
/// The sheet with the guide.
pub(super) const GUIDE: &str = "Panduan";
/// The sheet of what is asked once.
pub(super) const ONCE: &str = "Isian";
/// What stands in the hidden row over a sheet's digests, before the code of its group and the number of its block.
pub(super) const SHEET: &str = "penilai-isian";
/// What stands before the digest of an item in the row of its answers, and in that of its notes.
pub(super) const ANSWERS: &str = "jawaban ";
/// See [`ANSWERS`].
pub(super) const NOTES: &str = "catatan ";

/// The row with the titles; a hidden one follows it.
const HEAD: u32 = 3;
/// The hidden row.
pub(super) const KEYS: u32 = 4;
/// Most columns of subjects in one sheet, which has to be read back.
const MOST_COLUMNS: usize = 80;
/// Most sheets with answers, which have to be read back.
const MOST_SHEETS: usize = 150;
/// Most characters of a text that is only to be read.
const MOST_CHARACTERS: usize = 6_000;
/// Widths of the columns of code, statement, choices, answer, note, in characters.
const CODE: u32 = 13;
const ITEM: u32 = 44;
const CHOICES: u32 = 46;
const ANSWER: u32 = 16;
const NOTE: u32 = 44;
const SUBJECT: u32 = 12;
/// So many columns of subjects fit on a sheet of A4 at this scale, in percent.
const SCALE: u16 = 59;

/// What an answer sheet is for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    name: String,
    group: Option<GroupId>,
    /// Its mark in the hidden row.
    mark: String,
    columns: Vec<Column>,
}

/// Writes the workbook. The same paper gives the same bytes.
pub(super) fn write(paper: &Paper<'_>) -> Result<Vec<u8>, Error> {
    let parts = parts(paper);
    if parts.len() > MOST_SHEETS {
        return Err(Error::TooLarge { places: parts.len(), most: MOST_SHEETS });
    }
    let mut writer = Writer { paper, style: Style::new(), lists: Lists::default() };
    writer.book(&parts).map_err(|error| Error::Workbook { detail: error.to_string() })
}

fn parts(paper: &Paper<'_>) -> Vec<Part> {
    let asked = |group: Option<GroupId>| paper.instrument.items().any(|(_, item)| item.group == group);
    let mut parts = Vec::new();
    if asked(None) {
        parts.push(Part { name: ONCE.to_owned(), group: None, mark: format!("{SHEET}::1"), columns: Vec::new() });
    }
    let groups: Vec<_> = paper.instrument.groups().filter(|(id, _)| asked(Some(*id))).collect();
    for (id, group) in groups {
        for (block, columns) in paper.columns(id).chunks(MOST_COLUMNS).enumerate() {
            // The first sheet is called the same in every workbook.
            let label = if parts.is_empty() { ONCE } else { group.label.get(paper.locale.language()) };
            let name = sheet_name(label, &parts);
            let mark = format!("{SHEET}:{}:{}", group.code, block + 1);
            parts.push(Part { name, group: Some(id), mark, columns: columns.to_vec() });
        }
    }
    parts
}

/// Returns a name that spreadsheet programs accept and no other sheet has.
fn sheet_name(label: &str, parts: &[Part]) -> String {
    const MOST: usize = 31;
    let plain = |c: char| if c.is_control() || r"[]:*?/\'".contains(c) { ' ' } else { c };
    let fitting = |text: &str, most: usize| {
        let mut units = 0;
        let kept = text.chars().take_while(|c| {
            units += c.len_utf16();
            units <= most
        });
        kept.collect::<String>().trim().to_owned()
    };
    let label = fitting(&label.chars().map(plain).collect::<String>(), MOST);
    let label = if label.is_empty() { ONCE.to_owned() } else { label };
    let taken = |name: &str| {
        let same = |known: &str| known.to_lowercase() == name.to_lowercase();
        [GUIDE, IDENTITY, LISTS].into_iter().any(same) || parts.iter().any(|part| same(&part.name))
    };
    let numbered = |number: usize| format!("{} {number}", fitting(&label, MOST - 6));
    std::iter::once(label.clone()).chain((2..).map(numbered)).find(|name| !taken(name)).unwrap_or_default()
}

struct Writer<'a> {
    paper: &'a Paper<'a>,
    style: Style,
    lists: Lists,
}

/// What drop-downs offer, each list once, below each other in a hidden sheet.
#[derive(Default)]
struct Lists {
    known: HashMap<Vec<String>, (u32, u32)>,
    entries: Vec<String>,
}

impl Lists {
    /// Returns the first and the last row of a list, from 1.
    fn rows(&mut self, offered: &[&str]) -> (u32, u32) {
        let key: Vec<String> = offered.iter().map(|entry| (*entry).to_owned()).collect();
        let row = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (first, last) = (row(self.entries.len() + 1), row(self.entries.len() + key.len()));
        let entries = &mut self.entries;
        *self.known.entry(key).or_insert_with_key(|key| {
            entries.extend(key.iter().cloned());
            (first, last)
        })
    }
}

impl Writer<'_> {
    fn book(&mut self, parts: &[Part]) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let (locale, paper) = (self.paper.locale, self.paper);
        let title = locale.say_with("paper-title", &[("unit", &paper.unit.name), ("round", &paper.round.info.title)]);
        let properties = DocProperties::new()
            .set_title(cut(&title, 200))
            .set_author("Penilai")
            // Nothing of the moment goes into the file.
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        book.set_properties(&properties);
        for part in parts {
            let sheet = book.add_worksheet();
            sheet.set_name(&part.name)?;
            self.sheet(sheet, part, &title)?;
        }
        guide::write(book.add_worksheet(), paper, &self.style)?;
        self.identity(book.add_worksheet(), parts)?;
        let lists = book.add_worksheet();
        lists.set_name(LISTS)?.set_very_hidden(true);
        for (row, entry) in (0..).zip(&self.lists.entries) {
            lists.write_string(row, 0, entry)?;
        }
        book.save_to_buffer()
    }

    /// Writes what the workbook was made for.
    fn identity(&self, sheet: &mut Worksheet, parts: &[Part]) -> Result<(), XlsxError> {
        let Self { paper, .. } = self;
        sheet.set_name(IDENTITY)?.set_very_hidden(true);
        let digest = paper.instrument.digest().to_string();
        let unit = paper.unit.id.0.to_string();
        let known = [
            (MARKER[0], MARKER[1]),
            ("digest", &digest),
            ("instrument", &paper.instrument.id),
            ("revision", &paper.instrument.revision),
            ("unit", &unit),
            ("name", &paper.unit.name),
            ("entity", &paper.entity.name),
        ];
        let sheets = parts.iter().map(|part| (part.mark.as_str(), part.name.as_str()));
        for (row, (key, value)) in (0..).zip(known.into_iter().chain(sheets)) {
            sheet.write_string_with_format(row, 0, key, &self.style.hidden)?;
            sheet.write_string_with_format(row, 1, value, &self.style.hidden)?;
        }
        Ok(())
    }

    fn sheet(&mut self, sheet: &mut Worksheet, part: &Part, title: &str) -> Result<(), XlsxError> {
        let locale = self.paper.locale;
        let about =
            format!("{} ({}). {}", self.paper.entity.name, self.paper.entity.code, self.paper.instrument_line());
        let (last, width) = match part.group {
            None => (5, CODE + ITEM + CHOICES + ANSWER + NOTE),
            // Those that stand on every page.
            Some(_) => (3, CODE + ITEM + CHOICES),
        };
        let (headline, prose) = (&self.style.headline, &self.style.prose);
        let top = [(cut(title, 400), headline, 21.0), (about, prose, 15.0), (self.instruction(part), prose, 15.0)];
        for (row, (text, format, points)) in (0..).zip(top) {
            sheet.merge_range(row, 0, row, last, &text, format)?;
            sheet.set_row_height(row, style::points(&text, width, points))?;
        }
        let titles = ["paper-column-code", "", "paper-column-item", "paper-column-choices"];
        let keys = ["kode", part.mark.as_str(), "butir", "pilihan"];
        for ((column, width), (title, key)) in (0..).zip([CODE, 1, ITEM, CHOICES]).zip(titles.into_iter().zip(keys)) {
            let title = if title.is_empty() { String::new() } else { locale.say(title) };
            self.head(sheet, (column, width), (&title, key), &self.style.title)?;
        }
        sheet.set_column_hidden(1)?;
        match part.group {
            None => {
                self.head(sheet, (4, ANSWER), (&locale.say("paper-column-answer"), "jawaban"), &self.style.title)?;
                self.head(sheet, (5, NOTE), (&locale.say("paper-column-note"), "catatan"), &self.style.title)?;
            }
            Some(_) => {
                for (column, subject) in (4..).zip(&part.columns) {
                    self.head(sheet, (column, SUBJECT), (&subject.label, ""), &self.style.label)?;
                }
            }
        }
        sheet.set_row_height(HEAD, 32)?;
        sheet.set_row_hidden(KEYS)?;
        let mut row = KEYS + 1;
        for piece in pieces_of(self.paper.instrument, part.group) {
            match piece {
                Piece::Heading(node) => self.heading(sheet, &mut row, node, part)?,
                Piece::Items(_, items) => {
                    for item in items.iter().map(|id| self.paper.instrument.item(*id)) {
                        self.item(sheet, &mut row, item, part)?;
                    }
                }
            }
        }
        self.finish(sheet, part, row)
    }

    /// What is to be done in a sheet, in a line.
    fn instruction(&self, part: &Part) -> String {
        let locale = self.paper.locale;
        let Some(id) = part.group else { return locale.say("paper-sheet-once") };
        let group = self.paper.instrument.group(id);
        let quota = self.paper.instrument.quota(id, self.paper.sheet()).to_string();
        let label = group.label.get(locale.language());
        locale.say_with("paper-sheet-group", &[("group", label), ("quota", &quota)])
    }

    fn head(
        &self,
        sheet: &mut Worksheet,
        (column, width): (u16, u32),
        (title, key): (&str, &str),
        format: &Format,
    ) -> Result<(), XlsxError> {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEAD, column, title, format)?;
        if !key.is_empty() {
            sheet.write_string_with_format(KEYS, column, key, &self.style.hidden)?;
        }
        Ok(())
    }

    fn heading(&self, sheet: &mut Worksheet, row: &mut u32, node: NodeId, part: &Part) -> Result<(), XlsxError> {
        let node = self.paper.instrument.node(node);
        sheet.write_string_with_format(*row, 0, &node.code, &self.style.heading)?;
        let label = cut(node.label.get(self.paper.locale.language()), MOST_CHARACTERS);
        sheet.write_string_with_format(*row, 2, &label, &self.style.heading)?;
        for column in 3..part.end() {
            sheet.write_blank(*row, column, &self.style.heading)?;
        }
        let points = style::points(&label, ITEM, 15.0).max(style::points(&node.code, CODE, 15.0));
        sheet.set_row_height(*row, points)?;
        *row += 1;
        Ok(())
    }

    fn item(&mut self, sheet: &mut Worksheet, row: &mut u32, item: &Item, part: &Part) -> Result<(), XlsxError> {
        let shown = self.question(sheet, *row, item)?;
        let choices = self.choices(item);
        sheet.write_string_with_format(*row, 0, item.code.as_str(), &self.style.code)?;
        let digest = item.digest.to_string();
        sheet.write_string_with_format(*row, 1, format!("{ANSWERS}{digest}"), &self.style.hidden)?;
        sheet.write_string_with_format(*row, 3, &choices, &self.style.text)?;
        let code = style::points(item.code.as_str(), CODE, 15.0);
        let mut most = shown.max(style::points(&choices, CHOICES, 15.0)).max(code);
        let format = match &item.kind {
            Kind::Choice(_) | Kind::Ticks { .. } => &self.style.answer,
            Kind::Number { .. } => &self.style.number,
            Kind::Date => &self.style.date,
            Kind::Text => &self.style.note,
        };
        let note_row = *row + 1;
        match part.group {
            None => {
                let cells = self.cells(item, None);
                put(sheet, *row, 4, &cells.answer, item, format)?;
                fill(sheet, *row, 5, &cells.note, &self.style.note)?;
                let (answer, note) = (&cells.answer, &cells.note);
                most = most.max(style::points(answer, ANSWER, 15.0)).max(style::points(note, NOTE, 15.0));
                *row += 1;
            }
            Some(_) => {
                let mut notes = code.max(style::LEAST);
                for (column, subject) in (4..).zip(&part.columns) {
                    let cells = self.cells(item, Some(subject));
                    put(sheet, *row, column, &cells.answer, item, format)?;
                    fill(sheet, note_row, column, &cells.note, &self.style.note)?;
                    most = most.max(style::points(&cells.answer, SUBJECT, 15.0));
                    notes = notes.max(style::points(&cells.note, SUBJECT, 15.0));
                }
                sheet.write_string_with_format(note_row, 0, item.code.as_str(), &self.style.aside)?;
                sheet.write_string_with_format(note_row, 1, format!("{NOTES}{digest}"), &self.style.hidden)?;
                sheet.write_blank(note_row, 2, &self.style.text)?;
                let aside = self.paper.locale.say("paper-column-note");
                sheet.write_string_with_format(note_row, 3, aside, &self.style.aside)?;
                sheet.set_row_height(note_row, notes)?;
                *row += 2;
            }
        }
        sheet.set_row_height(note_row - 1, most)?;
        self.offer(sheet, note_row - 1, item, part)
    }

    /// Writes what is asked, when, how to judge and what counts as proof; returns how high that is, in points.
    fn question(&self, sheet: &mut Worksheet, row: u32, item: &Item) -> Result<f64, XlsxError> {
        let language = self.paper.locale.language();
        let mut parts = vec![(&self.style.strong, cut(item.text.get(language), MOST_CHARACTERS))];
        let condition = self.paper.condition(item).map(|text| (&self.style.condition, text));
        let guidance = item.guidance.as_ref().map(|text| (&self.style.quiet, text.get(language).to_owned()));
        let proof = self.paper.proof(item).map(|text| (&self.style.quiet, text));
        let unscored = (!item.scored).then(|| (&self.style.quiet, self.paper.locale.say("paper-unscored")));
        for (format, text) in [condition, guidance, proof, unscored].into_iter().flatten() {
            parts.push((format, format!("\n{}", cut(&text, MOST_CHARACTERS))));
        }
        let rich: Vec<(&Format, &str)> = parts.iter().map(|(format, text)| (*format, text.as_str())).collect();
        match rich.as_slice() {
            [(_, only)] => sheet.write_string_with_format(row, 2, *only, &self.style.code)?,
            rich => sheet.write_rich_string_with_format(row, 2, rich, &self.style.text)?,
        };
        let high = |(at, (_, text)): (usize, &(&Format, String))| {
            let (text, points) = if at == 0 { (text.as_str(), 15.0) } else { (text.trim_start(), 12.0) };
            style::points(text, ITEM, points)
        };
        Ok(parts.iter().enumerate().map(high).sum::<f64>().min(style::MOST))
    }

    /// What can be answered, one a line.
    fn choices(&self, item: &Item) -> String {
        let (locale, language) = (self.paper.locale, self.paper.locale.language());
        let line = |key: &str, text: &str| format!("{key} = {text}");
        let mut all: Vec<String> = match &item.kind {
            Kind::Choice(choices) => choices.iter().map(|one| line(&one.key, one.text.get(language))).collect(),
            Kind::Ticks { ticks, .. } => {
                let keys = ticks.iter().map(|tick| line(&tick.key, tick.text.get(language)));
                let none = line(answer::NONE_OF_THEM, &locale.say("paper-none-of-them"));
                std::iter::once(locale.say("paper-several-keys")).chain(keys).chain([none]).collect()
            }
            Kind::Number { unit, .. } => vec![self.paper.unit_of(item, unit.get(language))],
            Kind::Date => vec![locale.say("paper-date-cell")],
            Kind::Text => vec![locale.say("paper-text-cell")],
        };
        let [not_applicable, not_observed] = answer::marks(item);
        if item.may_not_apply {
            all.push(line(not_applicable, &locale.say("paper-not-applicable-short")));
        }
        all.push(line(not_observed, &locale.say("paper-not-observed-short")));
        cut(&all.join("\n"), 4 * MOST_CHARACTERS)
    }

    fn cells(&self, item: &Item, subject: Option<&Column>) -> Cells {
        let answer = match (self.paper.filling, subject) {
            (Filling::Empty, _) => None,
            (Filling::Filled, None) => self.paper.answer(item, None),
            (Filling::Filled, Some(column)) => column.subject.and_then(|id| self.paper.answer(item, Some(id))),
        };
        answer.map(|answer| answer::shown(item, answer)).unwrap_or_default()
    }

    /// Offers what can be chosen in the cells of an item.
    fn offer(&mut self, sheet: &mut Worksheet, row: u32, item: &Item, part: &Part) -> Result<(), XlsxError> {
        let offered = answer::offered(item);
        if offered.is_empty() {
            return Ok(());
        }
        let (first, last) = self.lists.rows(&offered);
        let known = self.paper.locale.say_with("paper-offer", &[("known", &offered.join(", "))]);
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(format!("={LISTS}!$A${first}:$A${last}")))
            .set_error_title(cut(item.code.as_str(), 30))?
            .set_error_message(cut(&known, 220))?;
        let last = if part.group.is_some() { part.end() - 1 } else { 4 };
        sheet.add_data_validation(row, 4, row, last, &validation)?;
        Ok(())
    }

    fn finish(&self, sheet: &mut Worksheet, part: &Part, end: u32) -> Result<(), XlsxError> {
        let last = part.end() - 1;
        sheet.set_freeze_panes(KEYS + 1, if part.group.is_some() { 3 } else { 1 })?;
        sheet.ignore_error_range(0, 0, end, last, IgnoreError::NumberStoredAsText)?;
        sheet.set_landscape().set_paper_size(9).set_repeat_rows(HEAD, KEYS)?;
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3).set_print_area(0, 0, end.max(1) - 1, last)?;
        if part.group.is_some() {
            // As many pages beside each other as the subjects take, each with the items.
            sheet.set_repeat_columns(0, 3)?.set_print_scale(SCALE);
        } else {
            sheet.set_print_fit_to_pages(1, 0);
        }
        // In a footer an ampersand begins a command.
        let unit = cut(&self.paper.unit.name, 80).replace('&', "&&");
        let sign = self.paper.locale.say("paper-sign");
        sheet.set_footer(format!("&L&9{unit}&C&9{sign}&R&9&A  &P/&N"));
        Ok(())
    }
}

impl Part {
    /// The column behind the last one.
    fn end(&self) -> u16 {
        let columns = if self.group.is_some() { self.columns.len() } else { 2 };
        u16::try_from(4 + columns).unwrap_or(u16::MAX)
    }
}

/// Writes an answer: a number as one where every spreadsheet program gives the same digits back, anything else as a text.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    item: &Item,
    format: &Format,
) -> Result<(), XlsxError> {
    const KEPT_DIGITS: usize = 15;
    let number = matches!(item.kind, Kind::Number { .. }).then(|| text.parse::<f64>().ok()).flatten();
    let kept = text.len() <= KEPT_DIGITS;
    match number.filter(|number| kept && number.is_finite() && number.to_string() == text) {
        Some(number) => sheet.write_number_with_format(row, column, number, format).map(|_| ()),
        None => fill(sheet, row, column, text, format),
    }
}

fn fill(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// A text without what no cell can hold, and not longer than so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    let kept = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    let mut short: String = text.chars().filter(kept).take(most).collect();
    if text.chars().count() > most {
        short.push('…');
    }
    short
}
