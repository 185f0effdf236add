//! From a document to a workbook.

use super::guide;
use super::import::import;
use super::layout::{EMPTY_LIST, FIRST_ROW, KEY_ROW, Setting, Sheet, YES_NO};
use super::style::{self, Style, width};
use super::unfit::{plain, unfit};
use crate::instrument::Problem;
use crate::instrument::document::{Document, Field, Value};
use crate::instrument::schema::{self, Key, Shape};
use crate::locale::{Locale, Message};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, IgnoreError, Note,
    Workbook, Worksheet, XlsxError,
};

/// The last row that a drop-down reaches, and on which one is offered.
const LAST_ROW: u32 = 4_999;
/// The digits that every spreadsheet program keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Writes a document as a workbook with titles and a guide in the language. The same document gives the same bytes. Before they
/// are handed out they are read back, so whatever a workbook cannot carry is refused and never lost.
///
/// # Errors
/// Returns what a workbook cannot carry, by line of the document.
pub fn export(document: &Document<usize>, locale: &Locale) -> Result<Vec<u8>, Vec<Problem>> {
    let document = plain(document.clone());
    let problems = unfit(&document);
    if !problems.is_empty() {
        return Err(problems);
    }
    let refused = |line: usize, message: Message| vec![Problem { line, message }];
    let failed = |error: XlsxError| refused(1, Message::new("workbook-not-written").with("detail", error));
    let bytes = Writer::new(&document, locale).book().map_err(failed)?;
    let written = document.write();
    let back = import(&bytes).map(|authored| authored.toml().to_owned()).unwrap_or_default();
    if back == written.toml {
        return Ok(bytes);
    }
    let same = written.toml.lines().zip(back.lines()).take_while(|(one, other)| one == other).count();
    let line = written.origins.iter().skip(same).find_map(|origin| *origin).unwrap_or(1);
    Err(refused(line, Message::new("workbook-lost")))
}

struct Writer<'a> {
    document: &'a Document<usize>,
    locale: &'a Locale,
    style: Style,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document<usize>, locale: &'a Locale) -> Self {
        Self { document, locale, style: Style::new() }
    }

    fn book(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // Nothing of the moment goes into the file.
        let properties = DocProperties::new()
            .set_title(self.document.text("title").unwrap_or_default())
            .set_author("Penilai")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        book.set_properties(&properties);
        guide::write(book.add_worksheet(), self.locale, &self.style)?;
        for kind in Sheet::all() {
            let sheet = book.add_worksheet();
            sheet.set_name(kind.name())?;
            let last = match kind {
                Sheet::Settings => self.settings(sheet)?,
                Sheet::Entries(section) => self.entries(sheet, section.name)?,
                Sheet::Rows => self.rows(sheet)?,
            };
            self.finish(sheet, last)?;
        }
        book.save_to_buffer()
    }

    /// Returns the columns of a sheet; the one by which a variant leaves entries out stands only where it is of use.
    fn columns(&self, kind: Sheet) -> Vec<Key> {
        let variant = self.document.text("extends").is_some();
        let omits = variant || self.document.entries.iter().any(|entry| entry.get("omit").is_some());
        kind.columns().into_iter().filter(|key| omits || key.name != "omit").collect()
    }

    /// Writes the two header rows and gives each column its width and format.
    fn header(&self, sheet: &mut Worksheet, kind: Sheet, columns: &[Key]) -> Result<(), XlsxError> {
        for (column, key) in (0..).zip(columns) {
            let (title, note) = title(self.locale, kind.word(), key.name);
            sheet.set_column_width(column, width(key))?;
            sheet.set_column_format(column, self.style.of(key.shape))?;
            sheet.write_string_with_format(0, column, title, &self.style.title)?;
            sheet.write_string_with_format(KEY_ROW, column, key.name, &self.style.key)?;
            if let Some(note) = note {
                let note =
                    Note::new(note).set_author("Penilai").add_author_prefix(false).set_width(260).set_height(110);
                sheet.insert_note(0, column, &note)?;
            }
        }
        sheet.set_row_height(0, 32)?;
        Ok(())
    }

    /// Sets what all sheets have in common; `last` is the last row and the last column.
    fn finish(&self, sheet: &mut Worksheet, (row, column): (u32, u16)) -> Result<(), XlsxError> {
        sheet.set_freeze_panes(FIRST_ROW, 1)?;
        sheet.autofilter(KEY_ROW, 0, row.max(FIRST_ROW), column)?;
        sheet.ignore_error_range(0, 0, LAST_ROW, column, IgnoreError::NumberStoredAsText)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, KEY_ROW)?;
        // In a footer an ampersand begins a command.
        let title = self.document.text("title").unwrap_or_default().replace('&', "&&");
        let short: String = title.chars().take(120).collect();
        sheet.set_footer(format!("&L&9{short}&R&9&A  &P/&N"));
        Ok(())
    }

    fn settings(&self, sheet: &mut Worksheet) -> Result<(u32, u16), XlsxError> {
        self.header(sheet, Sheet::Settings, &Sheet::Settings.columns())?;
        let (mut row, mut section) = (FIRST_ROW, "");
        for setting in Setting::all() {
            if setting.section.name != section {
                section = setting.section.name;
                sheet.write_string_with_format(row, 0, format!("[{section}]"), &self.style.section)?;
                sheet.write_string_with_format(
                    row,
                    1,
                    self.locale.say(&format!("section-{section}")),
                    &self.style.section,
                )?;
                sheet.write_blank(row, 2, &self.style.section)?;
                sheet.write_blank(row, 3, &self.style.section)?;
                row += 1;
            }
            let (title, note) = title(self.locale, if section.is_empty() { "root" } else { section }, setting.key.name);
            let explained = note.map_or_else(|| title.clone(), |note| format!("{title}. {note}"));
            sheet.write_string_with_format(row, 0, setting.name(), &self.style.name)?;
            let columns = Sheet::Settings.columns();
            let room = |column: usize| columns.get(column).map_or(1, width);
            let mut lines = style::lines(&explained, room(3));
            sheet.write_string_with_format(row, 3, explained, &self.style.note)?;
            let entry = self.document.entries.iter().find(|entry| entry.section == section);
            for (column, key) in [(1, Some(setting.key)), (2, setting.english)] {
                let Some(key) = key else { continue };
                sheet.write_blank(row, column, self.style.of(key.shape))?;
                if let Some(value) = entry.and_then(|entry| entry.get(key.name)) {
                    put(sheet, row, column, value, self.style.of(key.shape))?;
                    lines = lines.max(style::lines(&shown(value), room(usize::from(column))));
                }
                choose(sheet, key.shape, (row, row), column)?;
            }
            sheet.set_row_height(row, style::height(lines))?;
            row += 1;
        }
        Ok((row - 1, 3))
    }

    fn entries(&self, sheet: &mut Worksheet, section: &'static str) -> Result<(u32, u16), XlsxError> {
        let Some(kind) = schema::section(section).map(Sheet::Entries) else { return Ok((FIRST_ROW, 0)) };
        let columns = self.columns(kind);
        self.header(sheet, kind, &columns)?;
        for (column, key) in (0..).zip(&columns) {
            choose(sheet, key.shape, (FIRST_ROW, LAST_ROW), column)?;
        }
        let mut row = FIRST_ROW;
        for entry in self.document.entries.iter().filter(|entry| entry.section == section) {
            self.fields(sheet, row, &columns, &entry.fields)?;
            row += 1;
        }
        Ok((row.max(FIRST_ROW + 1) - 1, last(&columns)))
    }

    fn rows(&self, sheet: &mut Worksheet) -> Result<(u32, u16), XlsxError> {
        let columns = Sheet::Rows.columns();
        self.header(sheet, Sheet::Rows, &columns)?;
        for (column, key) in (0..).zip(&columns) {
            choose(sheet, key.shape, (FIRST_ROW, LAST_ROW), column)?;
        }
        let mut row = FIRST_ROW;
        for section in schema::SECTIONS {
            for entry in self.document.entries.iter().filter(|entry| entry.section == section.name) {
                let Some(name) = section.identity.and_then(|identity| entry.text(identity)) else { continue };
                let lists = section.keys.iter().filter(|key| key.shape.rows().is_some());
                for list in lists {
                    let Some(Value::List(values)) = entry.get(list.name) else { continue };
                    for (_, value) in values {
                        for (column, text) in (0..).zip([section.name, name, list.name]) {
                            sheet.write_string_with_format(row, column, text, &self.style.text)?;
                        }
                        if let Value::Table(fields) = value {
                            self.fields(sheet, row, &columns, fields)?;
                        }
                        row += 1;
                    }
                }
            }
        }
        Ok((row.max(FIRST_ROW + 1) - 1, last(&columns)))
    }

    /// Writes the fields of one entry into its row.
    fn fields(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        columns: &[Key],
        fields: &[Field<usize>],
    ) -> Result<(), XlsxError> {
        let mut lines = 1;
        for (column, key) in (0..).zip(columns) {
            if let Some(field) = fields.iter().find(|field| field.key == key.name) {
                put(sheet, row, column, &field.value, self.style.of(key.shape))?;
                lines = lines.max(style::lines(&shown(&field.value), width(key)));
            }
        }
        sheet.set_row_height(row, style::height(lines))?;
        Ok(())
    }
}

/// Returns the title of a column and what stands in it, by the name of its sheet and its key.
pub(super) fn title(locale: &Locale, sheet: &str, key: &str) -> (String, Option<String>) {
    let said = |id: &str| Some(locale.say(id)).filter(|text| text != id);
    let either = |ending: &str| {
        said(&format!("column-{sheet}-{key}{ending}")).or_else(|| said(&format!("column-{key}{ending}")))
    };
    match either("") {
        Some(title) => (title, either("-note")),
        None => match key.strip_suffix("_en") {
            Some(base) => {
                let (title, _) = self::title(locale, sheet, base);
                (locale.say_with("column-english", &[("title", &title)]), None)
            }
            None => (key.to_owned(), None),
        },
    }
}

fn last(columns: &[Key]) -> u16 {
    u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1)
}

/// Writes a value into its cell.
fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value<usize>, format: &Format) -> Result<(), XlsxError> {
    match (shown(value), number(value)) {
        (_, Some(number)) => sheet.write_number_with_format(row, column, number, format)?,
        (text, None) => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// Returns a value as the text of its cell.
fn shown(value: &Value<usize>) -> String {
    match value {
        Value::Text(text) | Value::Number(text) | Value::Other(text) => text.clone(),
        Value::Flag(flag) => YES_NO[usize::from(!*flag)].to_owned(),
        Value::List(values) if values.is_empty() => EMPTY_LIST.to_owned(),
        Value::List(values) => values.iter().map(|(_, value)| shown(value)).collect::<Vec<_>>().join("\n"),
        Value::Table(fields) => fields.iter().map(|field| shown(&field.value)).collect::<Vec<_>>().join("\n"),
    }
}

/// Returns a number as spreadsheets keep one, where they give the same digits back.
fn number(value: &Value<usize>) -> Option<f64> {
    let Value::Number(text) = value else { return None };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number = text.parse::<f64>().ok().filter(|_| digits <= KEPT_DIGITS)?;
    (number.to_string() == *text).then_some(number)
}

/// Offers what may stand in some cells of a column.
fn choose(sheet: &mut Worksheet, shape: Shape, (first, last): (u32, u32), column: u16) -> Result<(), XlsxError> {
    let validation = DataValidation::new();
    let validation = match shape {
        Shape::Flag => validation.allow_list_strings(&YES_NO)?,
        Shape::Word(words) => validation.allow_list_strings(&words())?,
        Shape::Reference(section) => {
            let Some(kind) = schema::section(section).map(Sheet::Entries) else { return Ok(()) };
            let (name, from, to) = (kind.name(), FIRST_ROW + 1, LAST_ROW + 1);
            // As long as the list is filled; a variant may also name what stands in its base, so this only warns.
            let list = format!("=OFFSET({name}!$A${from},0,0,MAX(1,COUNTA({name}!$A${from}:$A${to})),1)");
            validation.allow_list_formula(Formula::new(list)).set_error_style(DataValidationErrorStyle::Warning)
        }
        Shape::Code | Shape::Text | Shape::Texts | Shape::Number | Shape::Numbers | Shape::Rows(_) => return Ok(()),
    };
    sheet.add_data_validation(first, column, last, column, &validation)?;
    Ok(())
}
