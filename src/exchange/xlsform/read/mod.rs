//! From a form of anybody's making to an instrument file, as far as a form says what an instrument says.
//!
//! Groups become nodes, repeats groups of subjects, questions items. Weights, points and the one band are assumed, so the
//! instrument is provisional until somebody has replaced them. What has no place in an instrument is left out and listed;
//! an expression that is more than comparisons which must all hold stays as text in the guidance, marked as not evaluated.

mod build;
mod conditions;
mod expression;
mod kinds;
mod survey;
mod table;

use crate::exchange::xlsx::{self, Place, Workbook};
use crate::instrument::Text;
use crate::locale::{Language, Message};
use kinds::Lists;
use std::collections::HashMap;
use survey::Reader;
use table::{Column, Table};

/// An instrument file made from a form.
#[derive(Debug)]
pub struct Imported {
    /// The instrument's id.
    pub id: String,
    /// The text of the instrument file, in canonical form.
    pub toml: String,
    /// What was left out or assumed, by place.
    pub remarks: Vec<Remark>,
}

/// Something to be said about a place of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Name of the sheet.
    pub sheet: String,
    /// The cell; none if it is about the whole sheet.
    pub place: Option<Place>,
    /// What there is to say.
    pub message: Message,
}

/// Why no instrument file can be made from a form.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The workbook cannot be read.
    #[error(transparent)]
    Workbook(#[from] xlsx::Refused),
    /// The workbook has no sheet `survey`.
    #[error("no form")]
    NotAForm,
    /// The form is wrong in these places.
    #[error("{} problems", .0.len())]
    Problems(Vec<Remark>),
}

/// Whether a workbook is a form: it has a sheet `survey`.
#[must_use]
pub fn is_form(workbook: &Workbook<'_>) -> bool {
    workbook.names().any(|name| SheetName::read(name) == Some(SheetName::Survey))
}

/// Makes an instrument file from a form.
///
/// # Errors
/// Refuses a workbook that cannot be read, and a form that is wrong, with every problem by sheet and cell.
pub fn import(workbook: &mut Workbook<'_>) -> Result<Imported, Refused> {
    if !is_form(workbook) {
        return Err(Refused::NotAForm);
    }
    let mut findings = Findings::default();
    let survey = findings.table(workbook, SheetName::Survey)?;
    let choices = findings.table(workbook, SheetName::Choices)?;
    let settings = findings.table(workbook, SheetName::Settings)?;
    let setting = |name: &str| {
        let column = settings.columns.iter().find(|(_, column)| match column {
            Column::Other(header) => header.trim().eq_ignore_ascii_case(name),
            _ => false,
        });
        let text = settings.rows.first()?.get(&column?.1)?;
        Some(text.to_owned())
    };
    let unnamed = match setting("default_language") {
        Some(language) if language.to_lowercase().contains("english") => Language::En,
        Some(_) | None => Language::Id,
    };
    for (table, sheet) in [(&survey, SheetName::Survey), (&choices, SheetName::Choices)] {
        for (place, column) in &table.columns {
            if let Column::Other(header) = column
                && table.uses(column)
            {
                findings.remark(sheet, *place, Message::new("xlsform-dropped-column").with("name", header));
            }
        }
    }
    let lists = Lists::read(&choices, unnamed, &mut findings);
    let outline = Reader::read(&survey, &lists, unnamed, &mut findings);
    let form = build::Form {
        title: setting("form_title"),
        id: setting("form_id").or_else(|| setting("id_string")),
        version: setting("version"),
        graded: outline.questions.iter().any(build::Form::graded),
        outline,
    };
    let (id, toml) = form.instrument(&mut findings);
    if findings.problems.is_empty() {
        Ok(Imported { id, toml, remarks: findings.remarks })
    } else {
        Err(Refused::Problems(findings.problems))
    }
}

/// A text of a form with its place.
#[derive(Clone, Debug)]
struct Label {
    place: Place,
    id: String,
    en: Option<String>,
}

impl Label {
    fn new(place: Place, text: &str) -> Self {
        Self { place, id: text.to_owned(), en: None }
    }

    fn of(place: Place, text: Text) -> Self {
        Self { place, id: text.id, en: text.en }
    }
}

/// The sheets that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum SheetName {
    Survey,
    Choices,
    Settings,
}

impl SheetName {
    fn read(name: &str) -> Option<Self> {
        match name.trim().to_lowercase().as_str() {
            "survey" => Some(Self::Survey),
            "choices" => Some(Self::Choices),
            "settings" => Some(Self::Settings),
            _ => None,
        }
    }
}

/// What there is to say about the form so far.
#[derive(Default)]
struct Findings {
    /// The names by which the workbook calls the sheets.
    names: HashMap<SheetName, String>,
    problems: Vec<Remark>,
    remarks: Vec<Remark>,
}

impl Findings {
    fn table(&mut self, workbook: &mut Workbook<'_>, which: SheetName) -> Result<Table, xlsx::Refused> {
        let names: Vec<String> = workbook.names().map(str::to_owned).collect();
        let Some(name) = names.iter().find(|name| SheetName::read(name) == Some(which)) else {
            return Ok(Table::default());
        };
        if which == SheetName::Survey {
            let dropped = names.iter().filter(|name| SheetName::read(name).is_none() && !name.starts_with('_'));
            self.remarks.extend(dropped.map(|name| Remark {
                sheet: name.clone(),
                place: None,
                message: Message::new("xlsform-dropped-sheet"),
            }));
        }
        self.names.insert(which, name.clone());
        let Some(sheet) = workbook.sheet(name)? else { return Ok(Table::default()) };
        for fault in &sheet.faults {
            self.problem(which, fault.place, fault.message.clone());
        }
        Ok(Table::read(sheet))
    }

    fn problem(&mut self, sheet: SheetName, place: impl Into<Option<Place>>, message: Message) {
        let remark = self.at(sheet, place.into(), message);
        self.problems.push(remark);
    }

    fn remark(&mut self, sheet: SheetName, place: impl Into<Option<Place>>, message: Message) {
        let remark = self.at(sheet, place.into(), message);
        self.remarks.push(remark);
    }

    fn at(&self, sheet: SheetName, place: Option<Place>, message: Message) -> Remark {
        Remark { sheet: self.names.get(&sheet).cloned().unwrap_or_default(), place, message }
    }
}

/// A name in what a code may hold.
fn plain(name: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    name.chars().map(fits).collect()
}
