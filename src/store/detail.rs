//! What is kept of a unit besides its answers, as it stands in a row, and files of evidence.

use super::record;
use crate::assessment::{Detail, DetailKey, EvidenceId, SubjectId, UnitId, VisitId};
use crate::instrument::{Digest, ItemCode};
use rusqlite::Row;
use std::sync::Arc;
use uuid::Uuid;

/// A file of evidence with its thumbnail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its bytes; their SHA-256 is its name.
    pub bytes: Arc<[u8]>,
    /// A small JPEG of it; empty for documents.
    pub thumbnail: Arc<[u8]>,
}

/// Returns the word for what a key names.
pub(super) fn thing(key: &DetailKey) -> &'static str {
    match key {
        DetailKey::Flag(_) => "flag",
        DetailKey::Visit(_) => "visit",
        DetailKey::Interview(_) => "interview",
        DetailKey::Person(_) => "person",
        DetailKey::Evidence(_) => "evidence",
        DetailKey::Earlier => "earlier",
    }
}

/// Returns a key as it stands in a row.
pub(super) fn text(key: &DetailKey) -> String {
    match key {
        DetailKey::Flag(item) => item.as_str().to_owned(),
        DetailKey::Visit(id) => id.0.to_string(),
        DetailKey::Interview(subject) | DetailKey::Person(subject) => subject.0.to_string(),
        DetailKey::Evidence(id) => id.0.to_string(),
        DetailKey::Earlier => String::new(),
    }
}

/// Reads a key from a row.
pub(super) fn key(thing: &str, text: &str) -> Option<DetailKey> {
    let id = || Uuid::parse_str(text).ok();
    match thing {
        "flag" => Some(DetailKey::Flag(ItemCode::from(text))),
        "visit" => Some(DetailKey::Visit(VisitId(id()?))),
        "interview" => Some(DetailKey::Interview(SubjectId(id()?))),
        "person" => Some(DetailKey::Person(SubjectId(id()?))),
        "evidence" => Some(DetailKey::Evidence(EvidenceId(id()?))),
        "earlier" => text.is_empty().then_some(DetailKey::Earlier),
        _ => None,
    }
}

/// Returns the content of a thing.
pub(super) fn content(detail: &Detail) -> rusqlite::Result<String> {
    match detail {
        Detail::Flag(_) => Ok("true".to_owned()),
        Detail::Visit(_, visit) => record::json(visit),
        Detail::Interview(_, interview) => record::json(interview),
        Detail::Person(_, person) => record::json(person),
        Detail::Evidence(_, evidence) => record::json(evidence),
        Detail::Earlier(earlier) => record::json(&**earlier),
    }
}

/// Reads a thing from its key and its content.
pub(super) fn detail(key: DetailKey, content: &str) -> Option<Detail> {
    Some(match key {
        DetailKey::Flag(item) => (content == "true").then_some(Detail::Flag(item))?,
        DetailKey::Visit(id) => Detail::Visit(id, serde_json::from_str(content).ok()?),
        DetailKey::Interview(subject) => Detail::Interview(subject, serde_json::from_str(content).ok()?),
        DetailKey::Person(subject) => Detail::Person(subject, serde_json::from_str(content).ok()?),
        DetailKey::Evidence(id) => Detail::Evidence(id, serde_json::from_str(content).ok()?),
        DetailKey::Earlier => Detail::Earlier(Arc::new(serde_json::from_str(content).ok()?)),
    })
}

/// Covers the content as it was written.
pub(super) fn digest(unit: UnitId, key: &DetailKey, content: &str) -> Digest {
    let text = text(key);
    let fields = [b"detail".as_slice(), unit.0.as_bytes(), thing(key).as_bytes(), text.as_bytes(), content.as_bytes()];
    Digest::of_fields(fields)
}

/// Reads a row.
pub(super) fn read(row: &Row<'_>) -> Option<Detail> {
    let unit = UnitId(record::uuid(row, 0)?);
    let key = key(&record::get::<String>(row, 1)?, &record::get::<String>(row, 2)?)?;
    let content: String = record::get(row, 3)?;
    if record::digest(row, 4)? != digest(unit, &key, &content) {
        return None;
    }
    detail(key, &content)
}

/// Reads bytes and checks them against the digest in the column before.
pub(super) fn bytes(row: &Row<'_>, column: usize) -> Option<Arc<[u8]>> {
    let bytes: Vec<u8> = record::get(row, column + 1)?;
    (record::digest(row, column)? == Digest::of(&bytes)).then(|| bytes.into())
}

/// Checks a file and its thumbnail.
pub(super) fn file(row: &Row<'_>) -> Option<()> {
    bytes(row, 1)?;
    let content: Vec<u8> = record::get(row, 3)?;
    (record::digest(row, 0)? == Digest::of(&content)).then_some(())
}
