//! From a round to its answer table.

use super::Column;
use crate::assessment::{Answer, Entity, FollowUp, Response, Round, ServiceUnit, Sheet, Subject, SubjectId};
use crate::exchange::cell::{self, State};
use crate::instrument::{Instrument, ItemCode};
use std::collections::{HashMap, HashSet};

/// A row with its fields in the order of [`Column::ALL`].
type Fields = [String; Column::ALL.len()];

/// Writes the answers of a round, all of which have been loaded, as a table that imports to an equal round.
///
/// Rows are sorted by entity, unit, item in the order of the instrument, and subject. A subject's group is known by the items asked
/// of it, so a subject without answers gets a row with the first of these and no answer.
#[must_use]
pub fn answers_csv(instrument: &Instrument, round: &Round) -> Vec<u8> {
    let mut rows = Vec::new();
    for entity in round.entities_sorted() {
        let units = round.units_of(entity.id);
        if units.is_empty() {
            rows.push(fields(entity, "", Cells::default()));
        }
        for unit in units {
            unit_rows(instrument, round, entity, unit, &mut rows);
        }
    }
    cell::csv(&Column::ALL.map(Column::name), rows.into_iter())
}

/// What stands in the last four columns.
#[derive(Default)]
struct Cells {
    item: String,
    subject: String,
    answer: String,
    note: String,
}

fn unit_rows(instrument: &Instrument, round: &Round, entity: &Entity, unit: &ServiceUnit, rows: &mut Vec<Fields>) {
    let sheet = round.sheet_of(unit.id);
    let labels: HashMap<SubjectId, &str> =
        sheet.subjects.iter().map(|subject| (subject.id, subject.label.as_str())).collect();
    let before = rows.len();
    for item in item_codes(instrument, sheet) {
        let mut answers: Vec<(&str, &Answer)> = sheet.answers[item]
            .iter()
            .map(|(subject, answer)| {
                let label = subject.and_then(|subject| labels.get(&subject).copied());
                (label.unwrap_or_default(), answer)
            })
            .collect();
        answers.sort_by_key(|(label, _)| *label);
        for (label, answer) in answers {
            let (given, note) = answer_cells(answer);
            let cells = Cells { item: item.to_string(), subject: label.to_owned(), answer: given, note };
            rows.push(fields(entity, &unit.name, cells));
        }
    }
    for (item, subject) in silent_subjects(instrument, sheet) {
        let cells = Cells { item, subject: subject.label.clone(), ..Cells::default() };
        rows.push(fields(entity, &unit.name, cells));
    }
    if rows.len() == before {
        rows.push(fields(entity, &unit.name, Cells::default()));
    }
}

/// Returns the items that have answers, in the order of the instrument; those it does not know come last.
fn item_codes<'a>(instrument: &'a Instrument, sheet: &'a Sheet) -> Vec<&'a ItemCode> {
    let known = instrument.items().map(|(_, item)| &item.code).filter(|code| sheet.answers.contains_key(*code));
    let unknown = sheet.answers.keys().filter(|code| instrument.find_item(code.as_str()).is_none());
    known.chain(unknown).collect()
}

/// Returns the subjects without any answer, by group and label, each with the first item of its group.
fn silent_subjects<'a>(instrument: &'a Instrument, sheet: &'a Sheet) -> Vec<(String, &'a Subject)> {
    let answered: HashSet<SubjectId> =
        sheet.answers.values().flat_map(|answers| answers.keys().flatten().copied()).collect();
    let mut silent = Vec::new();
    for (id, group) in instrument.groups() {
        let Some((_, item)) = instrument.items().find(|(_, item)| item.group == Some(id)) else { continue };
        let mut subjects: Vec<&Subject> =
            sheet.subjects_of(&group.code).filter(|subject| !answered.contains(&subject.id)).collect();
        subjects.sort_by(|a, b| a.label.cmp(&b.label));
        silent.extend(subjects.into_iter().map(|subject| (item.code.to_string(), subject)));
    }
    silent
}

/// Returns what stands under answer and note.
fn answer_cells(answer: &Answer) -> (String, String) {
    let note = answer.note.clone();
    let state = |state: State, reason: &str| match note.is_empty() {
        true => (state.word().to_owned(), reason.to_owned()),
        false => (format!("{}: {reason}", state.word()), note.clone()),
    };
    let escaped = |text: &str| cell::escape(text, cell::Column::Answer);
    let given = match &answer.response {
        None => String::new(),
        Some(Response::Choice(key)) => escaped(key),
        Some(Response::Number(number)) => cell::number(number),
        Some(Response::Ticks(keys)) if keys.is_empty() => "|".to_owned(),
        Some(Response::Ticks(keys)) => escaped(&keys.join("|")),
        Some(Response::Text(text) | Response::Date(text)) => escaped(text),
        Some(Response::NotApplicable(reason)) => return state(State::NotApplicable, reason),
        Some(Response::NotObserved(reason)) => return state(State::NotObserved, reason),
    };
    (given, note)
}

fn fields(entity: &Entity, unit: &str, cells: Cells) -> Fields {
    let text = |text: &str| cell::escape(text, cell::Column::Text);
    [
        text(&entity.code),
        text(&entity.name),
        entity.kind.word().to_owned(),
        text(&entity.province),
        entity.follow_up.map(FollowUp::word).unwrap_or_default().to_owned(),
        text(unit),
        text(&cells.item),
        text(&cells.subject),
        // Answers have been escaped by their own rule.
        cells.answer,
        text(&cells.note),
    ]
}
