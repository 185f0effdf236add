//! The cells of a sheet.

use super::parts::{Formats, Texts};
use super::xml::{Element, Node, Xml, unescape};
use super::{MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Measure, Refused};
use crate::locale::Message;
use std::fmt;

/// A sheet that has been read.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its cells with content, by row and then by column.
    pub cells: Vec<Cell>,
    /// What is wrong in single cells, in the same order.
    pub faults: Vec<Fault>,
    /// Its merged cells, in the same order.
    pub merged: Vec<Merged>,
}

/// Cells merged into one, of which only the first keeps what it said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merged {
    /// The cell in the corner above, on the left.
    pub first: Place,
    /// The cell in the corner below, on the right.
    pub last: Place,
}

/// A cell with content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub place: Place,
    /// What it says: a text as it is, a number in its shortest form (21.85), a date as 2025-01-31, `true` or `false`.
    pub text: String,
    /// How people see it.
    pub look: Look,
}

/// How a cell is shown to people, where that is not as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    Plain,
    /// As a day or a time.
    Date,
    /// As a percentage: 21.85% is kept as 0.2185.
    Percent,
}

/// Something wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// What is wrong; its hint says what to do.
    pub message: Message,
}

/// Where a cell stands, both counted from 0; shown as people know it, such as D5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// Nobody reads further, of faults and of merged cells alike.
const MOST_FAULTS: usize = 200;

impl Place {
    /// Reads a place such as D5.
    fn parse(text: &str) -> Option<Self> {
        let split = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
            return None;
        }
        let mut column = 0;
        for byte in letters.bytes() {
            if !byte.is_ascii_alphabetic() {
                return None;
            }
            column = column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
        }
        Some(Self { row: digits.parse::<u32>().ok()?.checked_sub(1)?, column: column - 1 })
    }
}

impl Merged {
    /// Reads a range such as A3:B4.
    fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some(Self { first: Place::parse(first)?, last: Place::parse(last)? })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
            rest /= 26;
        }
        letters.reverse();
        write!(f, "{}{}", String::from_utf8_lossy(&letters), u64::from(self.row) + 1)
    }
}

/// Reads the cells of a sheet.
pub(super) fn sheet(text: &str, part: &str, texts: &Texts, formats: &Formats) -> Result<Sheet, Refused> {
    let mut xml = Xml::new(text, part);
    let (mut sheet, mut bytes) = (Sheet::default(), 0);
    let (mut rows, mut read) = (None, false);
    let mut place = Place { row: 0, column: 0 };
    loop {
        match xml.next()? {
            Node::Start(element) if element.is("sheetData") && !read => rows = Some(xml.depth()),
            Node::Start(element) if element.is("mergeCell") && read => {
                let range = element.attribute(&xml, "ref")?.unwrap_or_default();
                let merged = Merged::parse(&range).ok_or_else(|| xml.malformed(&range))?;
                if sheet.merged.len() < MOST_FAULTS {
                    sheet.merged.push(merged);
                }
            }
            Node::Start(element) if element.is("row") && rows.is_some() => {
                if let Some(row) = element.attribute(&xml, "r")? {
                    let row = row.parse::<u32>().ok().and_then(|row| row.checked_sub(1));
                    place.row = row.ok_or_else(|| xml.malformed("row"))?;
                }
                place.column = 0;
            }
            Node::Start(element) if element.is("c") && rows.is_some() => {
                if let Some(at) = element.attribute(&xml, "r")? {
                    place = Place::parse(&at).ok_or_else(|| xml.malformed(&at))?;
                }
                match content(&mut xml, &element, texts, formats)? {
                    Content::Empty => {}
                    Content::Wrong(message) => sheet.faults.push(Fault { place, message }),
                    Content::Text(text, look) => match fault(&text, place) {
                        Some(message) => sheet.faults.push(Fault { place, message }),
                        None => {
                            bytes += text.len();
                            sheet.cells.push(Cell { place, text, look });
                        }
                    },
                }
                if sheet.cells.len() > MOST_CELLS {
                    return Err(Refused::TooLarge { what: Measure::Cells, most: MOST_CELLS });
                }
                if bytes > MOST_TEXT {
                    return Err(Refused::TooLarge { what: Measure::Text, most: MOST_TEXT >> 20 });
                }
                if sheet.faults.len() == MOST_FAULTS {
                    sheet.faults.push(Fault { place, message: Message::new("cell-more") });
                    break;
                }
                place.column = place.column.saturating_add(1);
            }
            // A row ends: the next one follows it unless it says otherwise.
            Node::End if rows.is_some_and(|depth| xml.depth() == depth) => {
                place.row = place.row.saturating_add(1);
            }
            Node::End if rows.is_some_and(|depth| xml.depth() < depth) => (rows, read) = (None, true),
            Node::Start(_) | Node::Text(_) | Node::End => {}
            Node::Eof if read => break,
            Node::Eof => return Err(xml.malformed("sheetData")),
        }
    }
    sheet.cells.sort_by_key(|cell| cell.place);
    sheet.faults.sort_by_key(|fault| fault.place);
    sheet.merged.sort();
    if let Some(pair) = sheet.cells.windows(2).find(|pair| pair[0].place == pair[1].place) {
        return Err(xml.malformed(&pair[0].place));
    }
    Ok(sheet)
}

enum Content {
    Empty,
    Text(String, Look),
    Wrong(Message),
}

/// Reads the cell that has just begun, up to its end.
fn content(xml: &mut Xml<'_>, cell: &Element<'_>, texts: &Texts, formats: &Formats) -> Result<Content, Refused> {
    let kind = cell.attribute(xml, "t")?;
    let depth = xml.depth();
    let (mut value, mut rich, mut formula) = (None, None, false);
    loop {
        match xml.next()? {
            Node::Start(element) if element.is("f") => {
                formula = true;
                xml.text()?;
            }
            Node::Start(element) if element.is("v") => value = Some(xml.text()?),
            Node::Start(element) if element.is("is") => rich = Some(xml.rich_text()?),
            Node::End if xml.depth() < depth => break,
            Node::Start(_) | Node::Text(_) | Node::End => {}
            Node::Eof => return Err(xml.malformed("ends too early")),
        }
    }
    if formula {
        return Ok(Content::Wrong(Message::new("cell-formula")));
    }
    let mut look = Look::Plain;
    let text = match (kind.as_deref(), value, rich) {
        (Some("inlineStr"), _, Some(rich)) => rich,
        (_, None, _) => return Ok(Content::Empty),
        (Some("e"), Some(value), _) => {
            return Ok(Content::Wrong(Message::new("cell-error").with("found", value.trim())));
        }
        (Some("s"), Some(value), _) => {
            let shared = value.trim().parse::<usize>().ok().and_then(|index| texts.0.get(index));
            shared.ok_or_else(|| xml.malformed(&format!("text {}", value.trim())))?.clone()
        }
        (Some("str"), Some(value), _) => unescape(&value),
        (Some("d"), Some(value), _) => {
            look = Look::Date;
            unescape(&value)
        }
        (Some("b"), Some(value), _) => match value.trim() {
            "1" | "true" => "true".to_owned(),
            "0" | "false" => "false".to_owned(),
            other => return Err(xml.malformed(other)),
        },
        (Some("n") | None, Some(value), _) => {
            let number = value.trim();
            if number.is_empty() {
                return Ok(Content::Empty);
            }
            let read = number.parse::<f64>().ok().filter(|read| read.is_finite());
            let format = cell.attribute(xml, "s")?.and_then(|format| format.parse().ok()).unwrap_or_default();
            look = formats.look(format);
            formats.show(read.ok_or_else(|| xml.malformed(number))?, look)
        }
        (Some(other), Some(_), _) => return Err(xml.malformed(other)),
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    // Blanks alone look like nothing.
    Ok(if text.trim().is_empty() { Content::Empty } else { Content::Text(text, look) })
}

/// Says what keeps a text from standing where it stands.
fn fault(text: &str, place: Place) -> Option<Message> {
    if place.row >= MOST_ROWS || place.column >= MOST_COLUMNS {
        return Some(Message::new("cell-far").with("rows", MOST_ROWS).with("columns", MOST_COLUMNS));
    }
    // A character has at most as many units of UTF-16 as bytes, so most texts need no counting.
    if text.len() > MOST_CHARACTERS && text.encode_utf16().nth(MOST_CHARACTERS).is_some() {
        return Some(Message::new("cell-long").with("most", MOST_CHARACTERS));
    }
    let control = text.chars().find(|c| !is_plain(*c))?;
    Some(Message::new("cell-control").with("code", format!("U+{:04X}", u32::from(control))))
}

/// Whether a character may stand in a cell: no control character but the end of a line and the tab.
pub fn is_plain(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}
