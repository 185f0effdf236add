//! The parts of a workbook beside its sheets: where the sheets are, the texts they share, and how numbers are shown.

use super::cells::Look;
use super::package::Package;
use super::xml::{Node, Xml};
use super::{MOST_CELLS, MOST_MEMBERS, MOST_SHEETS, Measure, Refused};
use jiff::Span;
use jiff::civil::{Date, date};
use std::collections::{HashMap, HashSet};

/// Where everything is.
pub(super) struct Index {
    /// The name of each worksheet and its part.
    pub(super) sheets: Vec<(String, String)>,
    /// The part with the shared texts.
    pub(super) texts: Option<String>,
    /// The part with the formats.
    pub(super) formats: Option<String>,
    /// The day from which days are counted.
    pub(super) epoch: Epoch,
}

/// The day from which a workbook counts its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1900 began on day 1.
    Y1900,
    /// 1904 began on day 0.
    Y1904,
}

/// The texts that cells share.
#[derive(Default)]
pub(super) struct Texts(pub(super) Vec<String>);

/// How each format shows a number.
pub(super) struct Formats {
    epoch: Epoch,
    looks: Vec<Look>,
}

/// Finds the sheets and the parts they need.
pub(super) fn index(package: &mut Package<'_>) -> Result<Index, Refused> {
    let root = relationships(package, "")?;
    let book = root.into_iter().find(|relation| relation.kind == "officeDocument").ok_or(Refused::NotAWorkbook)?.target;
    let relations = relationships(package, &book)?;
    let part = |kind: &str| {
        let relation = relations.iter().find(|relation| relation.kind == kind);
        relation.map(|relation| relation.target.clone()).filter(|part| package.has(part))
    };
    let (texts, formats) = (part("sharedStrings"), part("styles"));
    let by_id: HashMap<&str, &Relation> = relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
    let text = package.part(&book)?;
    let mut xml = Xml::new(&text, &book);
    let (mut sheets, mut epoch, mut workbook) = (Vec::new(), Epoch::Y1900, false);
    xml.each(|xml, element| {
        workbook |= element.is("workbook");
        if element.is("workbookPr")
            && let Some("1" | "true") = element.attribute(xml, "date1904")?.as_deref()
        {
            epoch = Epoch::Y1904;
        }
        if element.is("sheet") {
            let name = element.attribute(xml, "name")?.ok_or_else(|| xml.malformed("a sheet without a name"))?;
            let id = element.attribute(xml, "id")?.ok_or_else(|| xml.malformed("a sheet without a part"))?;
            let relation = by_id.get(&*id).ok_or_else(|| xml.malformed("a sheet without a part"))?;
            // Sheets that hold nothing but a chart have no cells.
            if relation.kind == "worksheet" {
                sheets.push((super::xml::unescape(&name), relation.target.clone()));
            }
            if sheets.len() > MOST_SHEETS {
                return Err(Refused::TooLarge { what: Measure::Sheets, most: MOST_SHEETS });
            }
        }
        Ok(())
    })?;
    let mut names = HashSet::new();
    if !sheets.iter().all(|(name, _)| names.insert(name.to_lowercase())) {
        return Err(xml.malformed("two sheets of one name"));
    }
    if workbook { Ok(Index { sheets, texts, formats, epoch }) } else { Err(Refused::NotAWorkbook) }
}

struct Relation {
    id: String,
    /// Last word of the relation's kind, such as `worksheet`.
    kind: String,
    /// The part it leads to.
    target: String,
}

/// Reads where the relations of a part lead; the empty part is the package itself.
fn relationships(package: &mut Package<'_>, of: &str) -> Result<Vec<Relation>, Refused> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let part = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
    let text = package.part(&part)?;
    let mut relations = Vec::new();
    Xml::new(&text, &part).each(|xml, element| {
        if !element.is("Relationship") {
            return Ok(());
        }
        let required = |name| match element.attribute(xml, name) {
            Ok(value) => value.ok_or_else(|| xml.malformed(name)),
            Err(refused) => Err(refused),
        };
        if relations.len() == MOST_MEMBERS {
            return Err(Refused::TooLarge { what: Measure::Members, most: MOST_MEMBERS });
        }
        let (id, kind, target) = (required("Id")?, required("Type")?, required("Target")?);
        relations.push(Relation {
            id: id.into_owned(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: resolve(folder, &target),
        });
        Ok(())
    })?;
    Ok(relations)
}

/// Resolves a target that is relative to a folder, or absolute.
fn resolve(folder: &str, target: &str) -> String {
    let (folder, target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Reads the shared texts.
pub(super) fn texts(text: &str, part: &str) -> Result<Texts, Refused> {
    let mut texts = Vec::new();
    Xml::new(text, part).each(|xml, element| {
        if element.is("si") {
            if texts.len() == MOST_CELLS {
                return Err(Refused::TooLarge { what: Measure::Cells, most: MOST_CELLS });
            }
            texts.push(xml.rich_text()?);
        }
        Ok(())
    })?;
    Ok(Texts(texts))
}

/// Reads which formats are those of dates and percentages.
pub(super) fn formats(text: &str, part: &str, epoch: Epoch) -> Result<Formats, Refused> {
    let mut own: HashMap<String, Look> = HashMap::new();
    let mut formats = Formats::new(epoch);
    let mut xml = Xml::new(text, part);
    // Formats of cells stand in `cellXfs`; elements of the same name elsewhere are those of named styles.
    let mut cells = None;
    loop {
        match xml.next()? {
            Node::Start(element) if element.is("numFmt") => {
                let id = element.attribute(&xml, "numFmtId")?;
                let code = element.attribute(&xml, "formatCode")?;
                if let (Some(id), Some(code)) = (id, code) {
                    own.insert(id.into_owned(), look_of(&code));
                }
                if own.len() > MOST_CELLS {
                    return Err(Refused::TooLarge { what: Measure::Cells, most: MOST_CELLS });
                }
            }
            Node::Start(element) if element.is("cellXfs") => cells = Some(xml.depth()),
            Node::Start(element) if element.is("xf") && cells.is_some() => {
                let id = element.attribute(&xml, "numFmtId")?.unwrap_or_default();
                let known = own.get(&*id).copied();
                let built_in = || match id.parse() {
                    Ok(9 | 10) => Look::Percent,
                    Ok(14..=22 | 27..=36 | 45..=47 | 50..=58) => Look::Date,
                    Ok(_) | Err(_) => Look::Plain,
                };
                formats.looks.push(known.unwrap_or_else(built_in));
            }
            Node::End if cells.is_some_and(|depth| xml.depth() < depth) => cells = None,
            Node::Start(_) | Node::Text(_) | Node::End => {}
            Node::Eof => return Ok(formats),
        }
    }
}

/// How a format shows a number: as days or times if it has one of their letters outside quotes, brackets and escapes, as a
/// percentage if it has that sign there.
fn look_of(code: &str) -> Look {
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => _ = characters.find(|c| *c == '"'),
            '\\' | '_' | '*' => _ = characters.next(),
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                // `[h]` counts hours; `[Red]`, `[$-421]` and `[>9]` do not show any.
                if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    return Look::Date;
                }
            }
            // The word for a number as it is; its letters are not those of a date.
            'G' if characters.as_str().starts_with("eneral") => _ = characters.nth(5),
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Look::Date,
            '%' => return Look::Percent,
            _ => {}
        }
    }
    Look::Plain
}

impl Formats {
    pub(super) fn new(epoch: Epoch) -> Self {
        Self { epoch, looks: Vec::new() }
    }

    /// Returns how a format shows a number.
    pub(super) fn look(&self, format: usize) -> Look {
        self.looks.get(format).copied().unwrap_or(Look::Plain)
    }

    /// Writes a number of a cell: as a date where it is shown as one, otherwise in the fewest digits that give the same number
    /// back.
    pub(super) fn show(&self, number: f64, look: Look) -> String {
        let shown = match look {
            Look::Date => self.date(number),
            Look::Plain | Look::Percent => None,
        };
        // Adding zero takes the sign off a zero.
        shown.unwrap_or_else(|| (number + 0.0).to_string())
    }

    /// Returns the day, with the time of day if it is not midnight.
    fn date(&self, number: f64) -> Option<String> {
        const SECONDS: i64 = 86_400;
        // The last day that workbooks know is in the year 9999.
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the number lies in the range just checked")]
        let seconds = (number * 86_400.0).round() as i64;
        let (days, seconds) = (seconds / SECONDS, seconds % SECONDS);
        let first: Date = match self.epoch {
            // Day 60 is the 29th of February 1900, which there never was.
            Epoch::Y1900 if days < 60 => date(1899, 12, 31),
            Epoch::Y1900 => date(1899, 12, 30),
            Epoch::Y1904 => date(1904, 1, 1),
        };
        let day = first.checked_add(Span::new().try_days(days).ok()?).ok()?;
        if seconds == 0 {
            return Some(day.to_string());
        }
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
        Some(format!("{day}T{hours:02}:{minutes:02}:{:02}", seconds % 60))
    }
}
