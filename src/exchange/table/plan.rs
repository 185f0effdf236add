//! From the rows of answer tables to the changes of one import.

use super::answer;
use super::problem::{Line, Problems, TableProblem, quoted};
use super::read::{Row, each_row};
use super::{Column, MOST_BYTES};
use crate::assessment::{
    Answer, Change, Entity, EntityId, EntityType, FollowUp, Place, Round, ServiceUnit, Sheet, Subject, SubjectId,
    UnitId,
};
use crate::exchange::nearest::nearest;
use crate::instrument::{GroupId, Instrument, Item, ItemId};
use crate::locale::Message;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use uuid::Uuid;

/// Plans the import of answer tables into a round whose answers, of the units concerned, have been loaded.
///
/// Entities are matched with those of the round by code, units by entity and name, subjects by group and label. What is already
/// there yields no change; a different answer replaces it. The changes stand in the order of the rows and belong into one
/// transaction. `ids` gives a new identity at each call.
///
/// # Errors
/// Returns every problem of every file; nothing is planned then.
pub fn plan(
    files: &[(&str, &[u8])],
    instrument: &Instrument,
    round: &Round,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Vec<Change>, Vec<TableProblem>> {
    let mut problems = Problems::new(files.iter().map(|(name, _)| *name).collect());
    let mut planner = Planner::new(instrument, round, ids);
    let (mut bytes, mut rows) = (0_usize, 0_usize);
    for (file, (_, content)) in files.iter().enumerate() {
        bytes = bytes.saturating_add(content.len());
        if bytes > MOST_BYTES {
            let message = Message::new("table-too-large").with("most", MOST_BYTES >> 20);
            problems.add(Line { file, line: 1 }, None, message);
            break;
        }
        each_row(file, content, &mut rows, &mut problems, &mut |row, problems| planner.row(row, problems));
    }
    let changes = planner.changes;
    problems.or(changes)
}

/// What is known after the rows read so far.
struct Planner<'a> {
    instrument: &'a Instrument,
    ids: &'a mut dyn FnMut() -> Uuid,
    changes: Vec<Change>,
    /// Positions in `entities`, by code.
    codes: HashMap<String, usize>,
    entities: Vec<KnownEntity>,
    units: Vec<KnownUnit<'a>>,
    answers: HashMap<(usize, ItemId, Option<SubjectId>), Seen>,
    nearest: HashMap<String, String>,
}

/// An entity of the round or of an earlier row.
struct KnownEntity {
    entity: Entity,
    /// The row that declared it; none if the round has it.
    row: Option<Line>,
    /// The row that said whether it has followed up; none if no row has.
    followed: Option<Line>,
    /// Positions in [`Planner::units`], by name.
    units: HashMap<String, usize>,
}

/// A unit of the round or of an earlier row.
struct KnownUnit<'a> {
    id: UnitId,
    sheet: Option<&'a Sheet>,
    /// By position of the group, then label.
    subjects: Vec<HashMap<String, SubjectId>>,
}

/// An answer of an earlier row.
struct Seen {
    row: Line,
    /// Position of its change; none if the round has the same answer.
    change: Option<usize>,
}

/// A column with what is wrong in it.
pub(super) type Fault = (Column, Message);

impl<'a> Planner<'a> {
    fn new(instrument: &'a Instrument, round: &'a Round, ids: &'a mut dyn FnMut() -> Uuid) -> Self {
        let mut planner = Self {
            instrument,
            ids,
            changes: Vec::new(),
            codes: HashMap::new(),
            entities: Vec::new(),
            units: Vec::new(),
            answers: HashMap::new(),
            nearest: HashMap::new(),
        };
        let mut positions: HashMap<EntityId, usize> = HashMap::new();
        for entity in round.entities.values() {
            let position = planner.entities.len();
            positions.insert(entity.id, position);
            planner.codes.insert(entity.code.clone(), position);
            planner.entities.push(KnownEntity {
                entity: entity.clone(),
                row: None,
                followed: None,
                units: HashMap::new(),
            });
        }
        for unit in round.units.values() {
            if let Some(entity) = positions.get(&unit.entity) {
                planner.remember_unit(*entity, unit, round.sheets.get(&unit.id));
            }
        }
        planner
    }

    fn row(&mut self, row: &Row<'_>, problems: &mut Problems<'_>) {
        let mut faults = Vec::new();
        let place = self.place(row, problems, &mut faults);
        if let Some((item, answer)) = self.statement(row, &mut faults)
            && let Some(unit) = place
        {
            let subject = self.subject(unit, item, row);
            if answer.response.is_some() || !answer.note.is_empty() {
                self.answer(unit, item, subject, answer, row.at, problems);
            }
        }
        for (column, message) in faults {
            problems.add(row.at, Some(column), message);
        }
    }

    /// Returns the unit of a row, declaring it and its entity where they are new.
    fn place(&mut self, row: &Row<'_>, problems: &Problems<'_>, faults: &mut Vec<Fault>) -> Option<usize> {
        let entity = self.entity(row, problems, faults);
        let name = row.text(Column::Unit);
        if name.is_empty() {
            let says_more = [Column::Item, Column::Subject, Column::Answer, Column::Note];
            if says_more.into_iter().any(|column| !row.raw(column).trim().is_empty()) {
                faults.push((Column::Unit, needed(Column::Unit)));
            }
            return None;
        }
        let entity = entity?;
        if let Some(unit) = self.entities[entity].units.get(name) {
            return Some(*unit);
        }
        let id = UnitId((self.ids)());
        let unit = ServiceUnit { id, entity: self.entities[entity].entity.id, name: name.to_owned() };
        let position = self.remember_unit(entity, &unit, None);
        self.changes.push(Change::PutUnit(unit));
        Some(position)
    }

    fn remember_unit(&mut self, entity: usize, unit: &ServiceUnit, sheet: Option<&'a Sheet>) -> usize {
        let mut subjects = vec![HashMap::new(); self.instrument.groups().count()];
        for subject in sheet.iter().flat_map(|sheet| &sheet.subjects) {
            if let Some(group) = self.instrument.find_group(&subject.group) {
                subjects[group.position()].insert(subject.label.clone(), subject.id);
            }
        }
        let position = self.units.len();
        self.units.push(KnownUnit { id: unit.id, sheet, subjects });
        self.entities[entity].units.insert(unit.name.clone(), position);
        position
    }

    fn entity(&mut self, row: &Row<'_>, problems: &Problems<'_>, faults: &mut Vec<Fault>) -> Option<usize> {
        let code = row.text(Column::EntityCode);
        if code.is_empty() {
            faults.push((Column::EntityCode, needed(Column::EntityCode)));
            return None;
        }
        if let Some(position) = self.codes.get(code) {
            let before = faults.len();
            let position = *position;
            faults.extend(differences(&self.entities[position], row, problems));
            if faults.len() == before {
                faults.extend(self.follow_up(position, row, problems).err());
            }
            return (faults.len() == before).then_some(position);
        }
        let name = row.text(Column::Entity);
        if name.is_empty() {
            faults.push((Column::Entity, needed(Column::Entity)));
        }
        let kind = row.text(Column::EntityType);
        let Ok(kind) = kind.parse::<EntityType>() else {
            let known = EntityType::ALL.map(EntityType::word).join(", ");
            let message = Message::new("table-entity-type").with("found", quoted(kind)).with("known", known);
            faults.push((Column::EntityType, message));
            return None;
        };
        if name.is_empty() {
            return None;
        }
        let entity = Entity {
            id: EntityId((self.ids)()),
            code: code.to_owned(),
            name: name.to_owned(),
            kind,
            province: row.text(Column::Province).to_owned(),
            follow_up: None,
        };
        let position = self.entities.len();
        self.codes.insert(code.to_owned(), position);
        self.changes.push(Change::PutEntity(entity.clone()));
        self.entities.push(KnownEntity { entity, row: Some(row.at), followed: None, units: HashMap::new() });
        match self.follow_up(position, row, problems) {
            Ok(()) => Some(position),
            Err(fault) => {
                faults.push(fault);
                None
            }
        }
    }

    /// Takes in whether an entity has followed up, where a row says so: like an answer, what is said replaces what stands, but two
    /// rows must say the same.
    fn follow_up(&mut self, position: usize, row: &Row<'_>, problems: &Problems<'_>) -> Result<(), Fault> {
        let word = row.text(Column::FollowUp);
        if word.is_empty() {
            return Ok(());
        }
        let message = |key| Message::new(key).with("found", quoted(word));
        let Ok(state) = word.parse::<FollowUp>() else {
            let known = FollowUp::ALL.map(FollowUp::word).join(", ");
            return Err((Column::FollowUp, message("table-follow-up").with("known", known)));
        };
        let known = &mut self.entities[position];
        if known.entity.follow_up == Some(state) {
            known.followed = known.followed.or(Some(row.at));
            return Ok(());
        }
        if let Some(at) = known.followed {
            let message = message("table-entity-differs").with("code", quoted(&known.entity.code));
            let before = known.entity.follow_up.map(FollowUp::word).unwrap_or_default();
            let message = message.with("file", problems.file(at.file)).with("line", at.line).with("before", before);
            return Err((Column::FollowUp, message));
        }
        known.followed = Some(row.at);
        known.entity.follow_up = Some(state);
        // An entity just declared is declared with it.
        let declared = self.changes.last_mut().filter(|change| is_entity(change, known.entity.id));
        match declared {
            Some(change) => *change = Change::PutEntity(known.entity.clone()),
            None => self.changes.push(Change::PutEntity(known.entity.clone())),
        }
        Ok(())
    }

    /// Returns the item of a row and what is said about it; nothing for a row without item.
    fn statement(&mut self, row: &Row<'_>, faults: &mut Vec<Fault>) -> Option<(ItemId, Answer)> {
        let code = row.text(Column::Item);
        if code.is_empty() {
            let says_more = [Column::Subject, Column::Answer, Column::Note];
            if says_more.into_iter().any(|column| !row.raw(column).trim().is_empty()) {
                faults.push((Column::Item, Message::new("table-item-needed")));
            }
            return None;
        }
        let Some(id) = self.instrument.find_item(code) else {
            let message = Message::new("table-item").with("code", quoted(code)).with("nearest", self.nearest(code));
            faults.push((Column::Item, message));
            return None;
        };
        let item = self.instrument.item(id);
        let subject_fault = self.subject_fault(item, row);
        let answer = answer::read(item, row.raw(Column::Answer), row.raw(Column::Note));
        match (subject_fault, answer) {
            (None, Ok((response, note))) => Some((id, self.instrument.answer(item, response, note))),
            (subject_fault, answer) => {
                faults.extend(subject_fault);
                faults.extend(answer.err());
                None
            }
        }
    }

    fn subject_fault(&self, item: &Item, row: &Row<'_>) -> Option<Fault> {
        let given = !row.text(Column::Subject).is_empty();
        let message = match (item.group, given) {
            (Some(_), true) | (None, false) => return None,
            (Some(group), false) => {
                Message::new("table-subject-needed").with("group", &self.instrument.group(group).label.id)
            }
            (None, true) => Message::new("table-subject-forbidden"),
        };
        Some((Column::Subject, message.with("item", &item.code)))
    }

    /// Returns the subject of a row, declaring it where it is new.
    fn subject(&mut self, unit: usize, item: ItemId, row: &Row<'_>) -> Option<SubjectId> {
        let group: GroupId = self.instrument.item(item).group?;
        let label = row.text(Column::Subject);
        let unit = &mut self.units[unit];
        let known = &mut unit.subjects[group.position()];
        if let Some(subject) = known.get(label) {
            return Some(*subject);
        }
        let id = SubjectId((self.ids)());
        known.insert(label.to_owned(), id);
        let subject = Subject { id, group: self.instrument.group(group).code.clone(), label: label.to_owned() };
        self.changes.push(Change::PutSubject(unit.id, subject));
        Some(id)
    }

    fn answer(
        &mut self,
        unit: usize,
        item: ItemId,
        subject: Option<SubjectId>,
        answer: Answer,
        row: Line,
        problems: &mut Problems<'_>,
    ) {
        let known = &self.units[unit];
        let code = &self.instrument.item(item).code;
        let in_round = known.sheet.and_then(|sheet| sheet.answer(code.as_str(), subject));
        // A row without an answer adds its note; it takes no answer away.
        let standing = in_round.filter(|_| answer.response.is_none());
        let answer = match standing {
            Some(before) => Answer { note: answer.note, ..before.clone() },
            None => answer,
        };
        match self.answers.entry((unit, item, subject)) {
            Entry::Occupied(seen) => {
                let seen = seen.get();
                let before = match seen.change.map(|position| &self.changes[position]) {
                    Some(Change::PutAnswer(_, before)) => Some(before),
                    _ => in_round,
                };
                if !before.is_some_and(|before| same(before, &answer)) {
                    let message = Message::new("table-twice").with("item", code);
                    let message = message.with("file", problems.file(seen.row.file)).with("line", seen.row.line);
                    problems.add(row, Some(Column::Answer), message);
                }
            }
            Entry::Vacant(vacant) => {
                let unchanged = in_round.is_some_and(|before| same(before, &answer));
                vacant.insert(Seen { row, change: (!unchanged).then_some(self.changes.len()) });
                if !unchanged {
                    let place = Place { unit: known.id, item: code.clone(), subject };
                    self.changes.push(Change::PutAnswer(place, answer));
                }
            }
        }
    }

    /// Returns the known code that is most like an unknown one.
    fn nearest(&mut self, code: &str) -> String {
        let codes = || self.instrument.items().map(|(_, item)| item.code.as_str());
        let nearest = || nearest(codes(), code).unwrap_or_default().to_owned();
        self.nearest.entry(code.to_owned()).or_insert_with(nearest).clone()
    }
}

/// The text the item had when it was answered is no part of the table, so it makes no difference.
fn same(before: &Answer, now: &Answer) -> bool {
    before.response == now.response && before.note == now.note
}

fn is_entity(change: &Change, id: EntityId) -> bool {
    matches!(change, Change::PutEntity(entity) if entity.id == id)
}

fn needed(column: Column) -> Message {
    Message::new("table-needed").with("column", column.name())
}

/// Returns in what a row contradicts what is known of its entity.
fn differences(known: &KnownEntity, row: &Row<'_>, problems: &Problems<'_>) -> Vec<Fault> {
    let Entity { code, name, kind, province, .. } = &known.entity;
    let same_kind = |text: &str| text == kind.word() || text.parse() == Ok(*kind);
    let columns = [
        (Column::Entity, name.as_str(), row.text(Column::Entity) == name),
        (Column::EntityType, kind.word(), same_kind(row.text(Column::EntityType))),
        (Column::Province, province.as_str(), row.text(Column::Province) == province),
    ];
    let differing = columns.into_iter().filter(|(_, _, same)| !same);
    let fault = |(column, before, _): (Column, &str, bool)| {
        let message = match known.row {
            Some(at) => Message::new("table-entity-differs").with("file", problems.file(at.file)).with("line", at.line),
            None => Message::new("table-entity-known"),
        };
        let message = message.with("code", quoted(code)).with("before", quoted(before));
        (column, message.with("found", quoted(row.text(column))))
    };
    differing.map(fault).collect()
}
