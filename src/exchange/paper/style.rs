//! How the sheets of a workbook look: black on white, so that they print as well.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of cells.
pub(super) struct Style {
    /// The title of the workbook.
    pub(super) headline: Format,
    /// The title of a column.
    pub(super) title: Format,
    /// The label of a subject.
    pub(super) label: Format,
    /// What only the program reads.
    pub(super) hidden: Format,
    /// The heading of a section.
    pub(super) heading: Format,
    /// The code of an item.
    pub(super) code: Format,
    /// A text to read.
    pub(super) text: Format,
    /// A cell to fill in.
    pub(super) answer: Format,
    /// A cell for a number.
    pub(super) number: Format,
    /// A cell for a date.
    pub(super) date: Format,
    /// A cell for a note.
    pub(super) note: Format,
    /// What belongs into the cells beside it.
    pub(super) aside: Format,
    /// A statement inside a text.
    pub(super) strong: Format,
    /// A condition inside a text.
    pub(super) condition: Format,
    /// An explanation inside a text.
    pub(super) quiet: Format,
    /// A text of the guide.
    pub(super) prose: Format,
}

const LINE: u32 = 0x0080_8080;
const PALE: u32 = 0x00EE_EEEE;
const QUIET: u32 = 0x0055_5555;

impl Style {
    pub(super) fn new() -> Self {
        let text = || Format::new().set_align(FormatAlign::Top).set_text_wrap().set_num_format("@");
        let cell = || text().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE));
        let title = || cell().set_bold().set_background_color(Color::RGB(PALE)).set_align(FormatAlign::Bottom);
        let answer = || cell().set_align(FormatAlign::Center).set_bold();
        Self {
            headline: Format::new().set_bold().set_font_size(14),
            title: title(),
            label: title().set_align(FormatAlign::Center),
            hidden: Format::new().set_font_color(Color::RGB(LINE)).set_font_size(8).set_num_format("@"),
            heading: cell().set_bold().set_background_color(Color::RGB(PALE)),
            code: cell().set_bold(),
            text: cell(),
            answer: answer(),
            // A number is read as the spreadsheet program of whoever types it reads numbers.
            number: answer().set_num_format("General"),
            date: answer().set_num_format("yyyy-mm-dd"),
            note: cell(),
            aside: cell().set_align(FormatAlign::Right).set_font_color(Color::RGB(QUIET)).set_font_size(9),
            strong: Format::new().set_bold(),
            condition: Format::new().set_italic(),
            quiet: Format::new().set_font_color(Color::RGB(QUIET)).set_font_size(9),
            prose: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
        }
    }
}

/// The least and the most that a row is high, in points: more than that no spreadsheet program allows.
pub(super) const LEAST: f64 = 18.0;
/// See [`LEAST`].
pub(super) const MOST: f64 = 400.0;

/// Returns how high a text is, in points, in a column that is so many digits wide, where a line is so many points high. Spreadsheet
/// programs do not all find that out by themselves when they open a workbook.
pub(super) fn points(text: &str, width: u32, line: f64) -> f64 {
    // Letters are narrower than digits on the whole, and smaller ones more so; words leave room at the end of a line.
    let share = if line < 15.0 { 14 } else { 11 };
    let fitting = usize::try_from(width * share / 10).unwrap_or(1).max(1);
    let lines: usize = text.split('\n').map(|line| line.chars().count().div_ceil(fitting).max(1)).sum();
    (f64::from(u16::try_from(lines).unwrap_or(u16::MAX)) * line + 3.0).clamp(LEAST.min(line + 3.0), MOST)
}
