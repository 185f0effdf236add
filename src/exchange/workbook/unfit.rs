//! What a document may hold that a workbook cannot carry.

use super::layout::EMPTY_LIST;
use crate::exact::Exact;
use crate::exchange::xlsx::{MOST_CHARACTERS, is_plain};
use crate::instrument::Problem;
use crate::instrument::document::{Document, Entry, Field, Value};
use crate::instrument::schema::{self, Key, Shape};
use crate::locale::Message;

/// Returns the document with its numbers as numbers, also those that were written as texts.
pub(super) fn plain(mut document: Document<usize>) -> Document<usize> {
    for entry in &mut document.entries {
        let keys = schema::section(&entry.section).map_or(&[][..], |section| section.keys);
        plain_fields(&mut entry.fields, keys);
    }
    document
}

fn plain_fields(fields: &mut [Field<usize>], keys: &[Key]) {
    for field in fields {
        let Some(key) = keys.iter().find(|key| key.name == field.key) else { continue };
        match key.shape {
            Shape::Number => plain_number(&mut field.value),
            Shape::Numbers => list_mut(&mut field.value).iter_mut().for_each(|(_, value)| plain_number(value)),
            Shape::Rows(keys) => {
                for (_, row) in list_mut(&mut field.value) {
                    if let Value::Table(fields) = row {
                        plain_fields(fields, keys);
                    }
                }
            }
            Shape::Code | Shape::Text | Shape::Texts | Shape::Flag | Shape::Word(_) | Shape::Reference(_) => {}
        }
    }
}

fn plain_number(value: &mut Value<usize>) {
    if let Value::Text(text) = value
        && let Some(number) = Exact::parse(text)
    {
        *value = Value::Number(number.to_digits(30));
    }
}

fn list_mut(value: &mut Value<usize>) -> &mut [(usize, Value<usize>)] {
    if let Value::List(values) = value { values } else { &mut [] }
}

/// Returns everything that keeps a document from being written as a workbook, by line.
pub(super) fn unfit(document: &Document<usize>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in &document.entries {
        match schema::section(&entry.section) {
            Some(section) => {
                if entry.fields.is_empty() && !entry.section.is_empty() {
                    problems.push(Problem { line: entry.origin, message: Message::new("workbook-empty-entry") });
                }
                rows_without_owner(entry, section.identity, &mut problems);
                unfit_fields(&entry.fields, section.keys, &mut problems);
            }
            None => problems.push(unknown(entry.origin, &entry.section)),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems
}

fn unknown(line: usize, key: &str) -> Problem {
    Problem { line, message: Message::new("problem-unknown-key").with("key", key) }
}

/// Rows name the entry they belong to, so it must have a name.
fn rows_without_owner(entry: &Entry<usize>, identity: Option<&'static str>, problems: &mut Vec<Problem>) {
    if identity.is_some_and(|identity| entry.text(identity).is_some()) {
        return;
    }
    for field in &entry.fields {
        if let Value::List(values) = &field.value
            && values.iter().any(|(_, value)| matches!(value, Value::Table(_)))
        {
            let message = Message::new("problem-missing").with("key", identity.unwrap_or("code"));
            problems.push(Problem { line: field.origin, message });
        }
    }
}

fn unfit_fields(fields: &[Field<usize>], keys: &[Key], problems: &mut Vec<Problem>) {
    for field in fields {
        match keys.iter().find(|key| key.name == field.key) {
            Some(key) => {
                let message = unfit_value(key, field, problems);
                problems.extend(message.map(|message| Problem { line: field.origin, message }));
            }
            None => problems.push(unknown(field.origin, &field.key)),
        }
    }
}

/// Says what keeps the value of a field from standing in its cell; what is wrong in rows is reported by itself.
fn unfit_value(key: &Key, field: &Field<usize>, problems: &mut Vec<Problem>) -> Option<Message> {
    let shape = || Message::new("workbook-shape").with("key", &field.key);
    let list = || Message::new("workbook-list").with("key", &field.key);
    match key.shape {
        Shape::Number => (!matches!(field.value, Value::Number(_))).then(shape),
        Shape::Flag => (!matches!(field.value, Value::Flag(_))).then(shape),
        Shape::Code | Shape::Text | Shape::Word(_) | Shape::Reference(_) => {
            let Value::Text(text) = &field.value else { return Some(shape()) };
            unfit_text(text, &field.key)
        }
        Shape::Texts => {
            let Value::List(values) = &field.value else { return Some(shape()) };
            let Some(lines) = values.iter().map(|(_, value)| line(value)).collect::<Option<Vec<_>>>() else {
                return Some(list());
            };
            match lines[..] {
                [] => None,
                [EMPTY_LIST] => Some(list()),
                _ => unfit_text(&lines.join("\n"), &field.key),
            }
        }
        Shape::Numbers => {
            let Value::List(values) = &field.value else { return Some(shape()) };
            (!values.iter().all(|(_, value)| matches!(value, Value::Number(_)))).then(shape)
        }
        Shape::Rows(keys) => {
            let Value::List(rows) = &field.value else { return Some(shape()) };
            for (line, row) in rows {
                match row {
                    Value::Table(fields) if !fields.is_empty() => unfit_fields(fields, keys, problems),
                    Value::Table(_)
                    | Value::Text(_)
                    | Value::Number(_)
                    | Value::Flag(_)
                    | Value::List(_)
                    | Value::Other(_) => problems.push(Problem { line: *line, message: shape() }),
                }
            }
            rows.is_empty().then(list)
        }
    }
}

/// Returns the text of a list that can stand as one line of a cell.
fn line(value: &Value<usize>) -> Option<&str> {
    let Value::Text(text) = value else { return None };
    (!text.trim().is_empty() && !text.contains('\n')).then_some(text)
}

fn unfit_text(text: &str, key: &str) -> Option<Message> {
    if text.trim().is_empty() {
        return Some(Message::new("problem-empty").with("key", key));
    }
    if text.len() > MOST_CHARACTERS && text.encode_utf16().nth(MOST_CHARACTERS).is_some() {
        return Some(Message::new("cell-long").with("most", MOST_CHARACTERS));
    }
    let control = text.chars().find(|c| !is_plain(*c))?;
    Some(Message::new("cell-control").with("code", format!("U+{:04X}", u32::from(control))))
}
