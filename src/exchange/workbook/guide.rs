//! The first sheet: what the workbook is and how it is filled in.

use super::export::title;
use super::layout::{GUIDE, Setting, Sheet};
use super::style::{self, Style};
use crate::instrument::schema::Key;
use crate::locale::Locale;
use rust_xlsxwriter::{Url, Worksheet, XlsxError};

/// How many steps there are.
const STEPS: usize = 7;
/// The widths of the columns, in characters.
const WIDTHS: [u32; 3] = [26, 18, 86];
/// How many remarks there are.
const REMARKS: usize = 6;

/// Writes the guide.
pub(super) fn write(sheet: &mut Worksheet, locale: &Locale, style: &Style) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_screen_gridlines(false).set_portrait().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let mut at = Cursor { sheet, style, row: 0 };
    at.headline(&locale.say("guide-title"))?;
    at.prose(&locale.say("guide-intro"))?;
    at.heading(&locale.say("guide-steps"))?;
    for step in 1..=STEPS {
        at.wide(&format!("{step}."), &locale.say(&format!("guide-step-{step}")))?;
    }
    at.heading(&locale.say("guide-sheets"))?;
    for kind in Sheet::all() {
        at.link(kind.name(), &locale.say(&format!("sheet-{}", kind.word())))?;
    }
    at.heading(&locale.say("guide-remarks"))?;
    for remark in 1..=REMARKS {
        at.wide("•", &locale.say(&format!("guide-remark-{remark}")))?;
    }
    at.heading(&locale.say("guide-words"))?;
    for (sheet, key, words) in words() {
        let (title, _) = title(locale, sheet, key);
        for (count, word) in words.into_iter().enumerate() {
            let title = if count == 0 { title.as_str() } else { "" };
            at.row([title, word, &locale.say(&format!("word-{key}-{word}"))])?;
        }
    }
    Ok(())
}

/// Returns every closed list of words: the name of its sheet, its key, the words.
pub(super) fn words() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let word = |sheet: &'static str, key: &Key| Some((sheet, key.name, key.shape.words()?));
    let settings = Setting::all().filter_map(|setting| word(setting.section.name, &setting.key));
    let sheets = Sheet::all().flat_map(|kind| {
        let columns = kind.columns();
        columns.iter().filter_map(|key| word(kind.word(), key)).collect::<Vec<_>>()
    });
    settings.chain(sheets).collect()
}

/// The next row of the guide.
struct Cursor<'a> {
    sheet: &'a mut Worksheet,
    style: &'a Style,
    row: u32,
}

impl Cursor<'_> {
    fn headline(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, &self.style.headline)?;
        self.row += 1;
        Ok(())
    }

    fn prose(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, 2, text, &self.style.prose)?;
        self.end(style::lines(text, WIDTHS.iter().sum()))
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.merge_range(self.row, 0, self.row, 2, text, &self.style.title)?;
        self.end(1)
    }

    fn row(&mut self, texts: [&str; 3]) -> Result<(), XlsxError> {
        let mut lines = 1;
        for ((column, text), width) in (0..).zip(texts).zip(WIDTHS) {
            if !text.is_empty() {
                self.sheet.write_string_with_format(self.row, column, text, &self.style.prose)?;
                lines = lines.max(style::lines(text, width));
            }
        }
        self.end(lines)
    }

    /// Writes a mark and a text over the rest of the width.
    fn wide(&mut self, mark: &str, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, mark, &self.style.mark)?;
        self.text(text)
    }

    fn link(&mut self, name: &str, text: &str) -> Result<(), XlsxError> {
        let url = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        self.sheet.write_url_with_format(self.row, 0, url, &self.style.link)?;
        self.text(text)
    }

    fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 1, self.row, 2, text, &self.style.prose)?;
        self.end(style::lines(text, WIDTHS[1] + WIDTHS[2]))
    }

    fn end(&mut self, lines: usize) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, style::height(lines))?;
        self.row += 1;
        Ok(())
    }
}
