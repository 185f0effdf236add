//! How the sheets look.

use crate::instrument::schema::{Key, Shape};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of cells.
pub(super) struct Style {
    /// The title of a column.
    pub(super) title: Format,
    /// The key below it.
    pub(super) key: Format,
    /// A text.
    pub(super) text: Format,
    /// A number.
    pub(super) number: Format,
    /// The name of a row in the sheet of keys and values.
    pub(super) name: Format,
    /// An explanation.
    pub(super) note: Format,
    /// The beginning of a section.
    pub(super) section: Format,
    /// The title of the guide.
    pub(super) headline: Format,
    /// A text of the guide.
    pub(super) prose: Format,
    /// A number or a bullet of the guide.
    pub(super) mark: Format,
    /// A link of the guide.
    pub(super) link: Format,
}

const DARK: u32 = 0x001F_4E5F;
const PALE: u32 = 0x00E8_F1F2;
const LINE: u32 = 0x00C9_D6D9;
const GREY: u32 = 0x005F_6B70;

impl Style {
    pub(super) fn new() -> Self {
        let cell = || {
            let cell = Format::new().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
            cell.set_border_color(Color::RGB(LINE))
        };
        // The text format keeps spreadsheet programs from turning 1-2 into a date and =x into a formula.
        let text = || cell().set_text_wrap().set_num_format("@");
        let prose = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let dark = |format: Format| {
            format.set_background_color(Color::RGB(DARK)).set_font_color(Color::White).set_bold().set_text_wrap()
        };
        Self {
            title: dark(cell()).set_align(FormatAlign::VerticalCenter),
            key: cell()
                .set_background_color(Color::RGB(PALE))
                .set_font_color(Color::RGB(GREY))
                .set_font_name("Consolas")
                .set_font_size(9)
                .set_num_format("@"),
            text: text(),
            number: cell().set_align(FormatAlign::Right),
            name: text().set_font_name("Consolas").set_font_size(10),
            note: cell().set_text_wrap().set_font_color(Color::RGB(GREY)),
            section: cell().set_bold().set_background_color(Color::RGB(PALE)).set_num_format("@"),
            headline: Format::new().set_bold().set_font_size(18).set_font_color(Color::RGB(DARK)),
            prose: prose(),
            mark: prose().set_align(FormatAlign::Right).set_font_color(Color::RGB(GREY)),
            link: prose().set_bold().set_font_color(Color::RGB(DARK)),
        }
    }

    /// Returns the format of a column's cells.
    pub(super) fn of(&self, shape: Shape) -> &Format {
        match shape {
            Shape::Number => &self.number,
            Shape::Code
            | Shape::Text
            | Shape::Texts
            | Shape::Numbers
            | Shape::Flag
            | Shape::Word(_)
            | Shape::Reference(_)
            | Shape::Rows(_) => &self.text,
        }
    }
}

/// Returns the width of a column, in characters.
pub(super) fn width(key: &Key) -> u32 {
    match key.shape {
        Shape::Number | Shape::Flag => 12,
        Shape::Numbers => 16,
        Shape::Word(_) => 16,
        Shape::Code | Shape::Reference(_) => 20,
        Shape::Texts => 44,
        Shape::Text => match key.name.strip_suffix("_en").unwrap_or(key.name) {
            "text" | "guidance" | "note" => 56,
            "value" => 64,
            "category" | "printed" | "subject" | "unit" => 16,
            "entry" => 20,
            _ => 34,
        },
        Shape::Rows(_) => 0,
    }
}

/// Returns how many lines a text takes in a cell that is so many characters wide. Spreadsheet programs do not all find that out
/// by themselves when they open a workbook.
pub(super) fn lines(text: &str, width: u32) -> usize {
    // Columns are measured in digits, and letters are narrower on the whole.
    let width = usize::try_from(width * 11 / 10).unwrap_or(1).max(1);
    text.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum()
}

/// Returns the height of a row with so many lines, in points; none is higher than spreadsheet programs allow.
pub(super) fn height(lines: usize) -> f64 {
    const MOST_LINES: usize = 26;
    f64::from(u16::try_from(lines.min(MOST_LINES)).unwrap_or_default()) * 15.0 + 3.0
}
