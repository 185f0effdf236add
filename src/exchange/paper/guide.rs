//! The sheet that says how the workbook is filled in.

use super::book::{GUIDE, cut};
use super::style::{Style, points};
use super::{Filling, Paper};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// How many steps there are.
const STEPS: usize = 8;
/// The widths of the columns, in characters.
const WIDTHS: [u32; 2] = [18, 92];

/// Writes the guide.
pub(super) fn write(sheet: &mut Worksheet, paper: &Paper<'_>, style: &Style) -> Result<(), XlsxError> {
    let locale = paper.locale;
    sheet.set_name(GUIDE)?.set_screen_gridlines(false).set_portrait().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, locale.say("paper-heading"), &style.headline)?;
    sheet.set_row_height(0, 24)?;
    let mut row = 2;
    let mut line = |name: &str, text: &str, format: &Format| -> Result<(), XlsxError> {
        let text = cut(text, 2_000);
        sheet.write_string_with_format(row, 0, name, format)?;
        sheet.write_string_with_format(row, 1, &text, &style.prose)?;
        sheet.set_row_height(row, points(&text, WIDTHS[1], 15.0))?;
        row += 1;
        Ok(())
    };
    for (name, value) in paper.facts() {
        line(&locale.say(name), &value, &style.prose)?;
    }
    if paper.filling == Filling::Filled && paper.homeless() > 0 {
        line("", &locale.say_with("paper-homeless", &[("answers", &paper.homeless().to_string())]), &style.prose)?;
    }
    line("", "", &style.prose)?;
    line(&locale.say("paper-how"), "", &style.strong)?;
    for step in 1..=STEPS {
        line(&format!("{step}."), &locale.say(&format!("paper-step-{step}")), &style.prose)?;
    }
    Ok(())
}
