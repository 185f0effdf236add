//! Walking through the XML of one part.

use super::Refused;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// The most elements within each other; workbooks need about ten.
const MOST_DEPTH: usize = 100;
/// The most characters of a file's own words in a refusal.
const QUOTED: usize = 80;

/// A reader of one part that refuses document types and whatever is not closed.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

/// What comes next in a part.
pub(super) enum Node<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends.
    End,
    /// Some text; it may come in pieces.
    Text(Cow<'a, str>),
    /// The part ends.
    Eof,
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn malformed(&self, detail: &(impl ToString + ?Sized)) -> Refused {
        malformed(self.part, &detail.to_string())
    }

    pub(super) fn next(&mut self) -> Result<Node<'a>, Refused> {
        loop {
            return match self.reader.read_event().map_err(|error| self.malformed(&error))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MOST_DEPTH {
                        Err(self.malformed("nested"))
                    } else {
                        Ok(Node::Start(Element(start)))
                    }
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Node::End)
                }
                Event::Text(text) => Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let named = match &*reference {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "apos" => Some('\''),
                        "quot" => Some('"'),
                        _ => reference.resolve_char_ref().map_err(|error| self.malformed(&error))?,
                    };
                    let Some(c) = named else { return Err(self.malformed(&format!("&{};", &*reference))) };
                    Ok(Node::Text(Cow::Owned(c.to_string())))
                }
                Event::DocType(_) => Err(Refused::DocumentType { part: short(self.part) }),
                Event::Eof if self.depth > 0 => Err(self.malformed("ends too early")),
                Event::Eof => Ok(Node::Eof),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
        }
    }

    /// Visits each element of the part, in the order in which they begin.
    pub(super) fn each(
        &mut self,
        mut visit: impl FnMut(&mut Self, &Element<'a>) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        loop {
            match self.next()? {
                Node::Start(element) => visit(self, &element)?,
                Node::End | Node::Text(_) => {}
                Node::Eof => return Ok(()),
            }
        }
    }

    /// Reads the text of the element that has just begun, up to its end; elements in it are passed over.
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Refused> {
        let depth = self.depth;
        let mut all = Cow::Borrowed("");
        loop {
            match self.next()? {
                Node::Text(text) if self.depth == depth => {
                    if all.is_empty() {
                        all = text;
                    } else {
                        all.to_mut().push_str(&text);
                    }
                }
                Node::Start(_) | Node::Text(_) => {}
                Node::End if self.depth < depth => return Ok(all),
                Node::End => {}
                Node::Eof => return Err(self.malformed("ends too early")),
            }
        }
    }

    /// Reads the characters of a text item (`si`, `is`) that has just begun, up to its end: its own text or that of its runs,
    /// without the reading aids for ideographs.
    pub(super) fn rich_text(&mut self) -> Result<String, Refused> {
        let depth = self.depth;
        let mut all = String::new();
        loop {
            match self.next()? {
                Node::Start(element) if element.is("rPh") => {
                    self.text()?;
                }
                Node::Start(element) if element.is("t") => {
                    let text = self.text()?;
                    let kept = match element.attribute(self, "space")?.as_deref() {
                        Some("preserve") => &*text,
                        Some(_) | None => text.trim_matches([' ', '\t', '\r', '\n']),
                    };
                    all.push_str(kept);
                }
                Node::Start(_) | Node::Text(_) => {}
                Node::End if self.depth < depth => return Ok(unescape(&all)),
                Node::End => {}
                Node::Eof => return Err(self.malformed("ends too early")),
            }
        }
    }
}

impl<'a> Element<'a> {
    /// Whether the element has a name, whatever the prefix of its namespace.
    pub(super) fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }

    /// Returns an attribute, whatever the prefix of its namespace.
    pub(super) fn attribute(&self, xml: &Xml<'_>, name: &str) -> Result<Option<Cow<'_, str>>, Refused> {
        for attribute in self.0.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| xml.malformed(&error))?;
            if attribute.key.local_name().as_ref() == name {
                let value =
                    attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| xml.malformed(&error))?;
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}

/// Says that a part does not follow the format; what the file says of itself is shortened so that the sentence stays readable.
pub(super) fn malformed(part: &str, detail: &str) -> Refused {
    Refused::Malformed { part: short(part), detail: short(detail) }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Takes back the escape of workbooks: `_x000D_` stands for the unit of UTF-16 with that number.
pub(super) fn unescape(text: &str) -> String {
    let escape = |rest: &str| -> Option<u16> {
        let digits = rest.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let mut all = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        all.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut units = Vec::new();
        while let Some(unit) = escape(rest) {
            units.push(unit);
            rest = &rest[7..];
        }
        if units.is_empty() {
            all.push_str("_x");
            rest = &rest[2..];
        }
        all.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    all.push_str(rest);
    all
}
