//! The sheets of a form as rows of text, and the workbook they are written to.

use super::Error;
use crate::assessment::text::{Lines, cleaned};
use crate::instrument::Text;
use crate::locale::Language;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// A column of the survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Type,
    Name,
    Label(Language),
    Hint(Language),
    Guidance(Language),
    Required,
    RequiredMessage(Language),
    Relevant,
    Constraint,
    ConstraintMessage(Language),
    Appearance,
    Parameters,
    RepeatCount,
    /// Which part of the instrument a row is: see [`super::Mark`].
    Mark,
    /// Thresholds of a number or of a tick list, `0=3 2.5=1`.
    Points,
    /// What a number counts.
    Unit,
}

/// The columns in the order of the sheet.
const COLUMNS: [Column; 21] = [
    Column::Type,
    Column::Name,
    Column::Label(Language::Id),
    Column::Label(Language::En),
    Column::Hint(Language::Id),
    Column::Hint(Language::En),
    Column::Guidance(Language::Id),
    Column::Guidance(Language::En),
    Column::Required,
    Column::RequiredMessage(Language::Id),
    Column::RequiredMessage(Language::En),
    Column::Relevant,
    Column::Constraint,
    Column::ConstraintMessage(Language::Id),
    Column::ConstraintMessage(Language::En),
    Column::Appearance,
    Column::Parameters,
    Column::RepeatCount,
    Column::Mark,
    Column::Points,
    Column::Unit,
];

/// The name that forms give a language; the first is the form's own.
pub(super) fn language_name(language: Language) -> &'static str {
    match language {
        Language::Id => "Bahasa Indonesia (id)",
        Language::En => "English (en)",
    }
}

impl Column {
    fn header(self) -> String {
        let translated = |name: &str, language| format!("{name}::{}", language_name(language));
        match self {
            Self::Type => "type".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Label(language) => translated("label", language),
            Self::Hint(language) => translated("hint", language),
            Self::Guidance(language) => translated("guidance_hint", language),
            Self::Required => "required".to_owned(),
            Self::RequiredMessage(language) => translated("required_message", language),
            Self::Relevant => "relevant".to_owned(),
            Self::Constraint => "constraint".to_owned(),
            Self::ConstraintMessage(language) => translated("constraint_message", language),
            Self::Appearance => "appearance".to_owned(),
            Self::Parameters => "parameters".to_owned(),
            Self::RepeatCount => "repeat_count".to_owned(),
            Self::Mark => format!("bind::{}:uuid", super::PREFIX),
            Self::Points => format!("bind::{}:points", super::PREFIX),
            Self::Unit => format!("bind::{}:unit", super::PREFIX),
        }
    }

    fn width(self) -> f64 {
        match self {
            Self::Label(_) | Self::Hint(_) | Self::Guidance(_) => 44.0,
            Self::Type | Self::Name | Self::Relevant | Self::Constraint | Self::Mark => 24.0,
            Self::RequiredMessage(_) | Self::ConstraintMessage(_) | Self::Parameters => 20.0,
            Self::Required | Self::Appearance | Self::RepeatCount | Self::Points | Self::Unit => 12.0,
        }
    }
}

/// A row of the survey.
#[derive(Clone, Default)]
pub(super) struct Row {
    cells: Vec<(Column, String)>,
}

impl Row {
    pub(super) fn new(kind: impl Into<String>, name: impl Into<String>) -> Self {
        Self { cells: vec![(Column::Type, kind.into()), (Column::Name, name.into())] }
    }

    /// Fills a cell; an empty text leaves it empty.
    pub(super) fn with(mut self, column: Column, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.cells.push((column, text));
        }
        self
    }

    /// Fills the two columns of a translated text, with the Indonesian one where there is no English.
    pub(super) fn with_text(self, column: fn(Language) -> Column, text: &Text) -> Self {
        Language::ALL.into_iter().fold(self, |row, language| row.with(column(language), inert(text.get(language))))
    }

    fn cell(&self, column: Column) -> &str {
        self.cells.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| text)
    }
}

/// A text in which no form engine finds a reference to a question, and which every reader of workbooks can take.
pub(super) fn inert(text: &str) -> String {
    cleaned(text, usize::MAX, Lines::Many).replace("${", "$ {")
}

/// Everything a form consists of.
pub(super) struct Form {
    pub(super) survey: Vec<Row>,
    /// List, name, the label in both languages, points.
    pub(super) choices: Vec<[String; 5]>,
    /// Settings by name.
    pub(super) settings: Vec<(&'static str, String)>,
    /// Name in the form, code, digest and text of each item.
    pub(super) ids: Vec<[String; 4]>,
}

impl Form {
    /// Writes the workbook. The same form gives the same bytes.
    pub(super) fn write(&self) -> Result<Vec<u8>, Error> {
        let survey = self.survey.iter().map(|row| (row.cell(Column::Name), row.cells.iter().map(|(_, text)| text)));
        for (name, mut texts) in survey {
            if texts.any(|text| is_too_long(text)) {
                return Err(Error::TooLong { name: name.to_owned() });
            }
        }
        if let Some([list, name, ..]) = self.choices.iter().find(|row| row.iter().any(|text| is_too_long(text))) {
            return Err(Error::TooLong { name: format!("{list}.{name}") });
        }
        if let Some((name, _)) = self.settings.iter().find(|(_, value)| is_too_long(value)) {
            return Err(Error::TooLong { name: (*name).to_owned() });
        }
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let headers: Vec<String> = COLUMNS.into_iter().map(Column::header).collect();
        let widths: Vec<f64> = COLUMNS.into_iter().map(Column::width).collect();
        let rows = self.survey.iter().map(|row| COLUMNS.map(|column| row.cell(column).to_owned()).to_vec());
        sheet(&mut workbook, "survey", &headers, &widths, rows)?;
        let label = |language| format!("label::{}", language_name(language));
        let headers =
            ["list_name".to_owned(), "name".to_owned(), label(Language::Id), label(Language::En), "points".to_owned()];
        let rows = self.choices.iter().map(|row| row.to_vec());
        sheet(&mut workbook, "choices", &headers, &[16.0, 16.0, 70.0, 70.0, 10.0], rows)?;
        let headers: Vec<String> = self.settings.iter().map(|(name, _)| (*name).to_owned()).collect();
        let row = self.settings.iter().map(|(_, value)| value.clone()).collect();
        let widths = vec![28.0; headers.len()];
        sheet(&mut workbook, "settings", &headers, &widths, [row].into_iter())?;
        let headers = ["name", "code", "digest", "text"].map(str::to_owned);
        let rows = self.ids.iter().map(|row| row.to_vec());
        sheet(&mut workbook, "_ids", &headers, &[20.0, 16.0, 70.0, 90.0], rows)?;
        Ok(workbook.save_to_buffer()?)
    }
}

/// Whether a cell cannot hold a text.
fn is_too_long(text: &str) -> bool {
    32_767 < text.encode_utf16().count()
}

fn sheet(
    workbook: &mut Workbook,
    name: &str,
    headers: &[String],
    widths: &[f64],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x00DD_E7EE)).set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for ((column, header), width) in (0..).zip(headers).zip(widths) {
        sheet.write_string_with_format(0, column, header, &head)?;
        sheet.set_column_width(column, *width)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (column, text) in (0..).zip(&row).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string_with_format(line, column, text, &body)?;
        }
    }
    Ok(())
}
