//! Last time beside this time: which unit of an earlier round is which of this one.

use super::{
    Change, Detail, Earlier, EarlierAnswer, EarlierEvidence, Round, RoundInfo, ServiceUnit, Sheet, SubjectId, UnitId,
};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What attaching an earlier round would do (lampiran isian tahun lalu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What the earlier round is called.
    pub info: RoundInfo,
    /// Units of this round that were in the earlier one too, with their answers there.
    pub matched: Vec<(UnitId, Arc<Earlier>)>,
    /// Units of this round that were not.
    pub unmatched: Vec<UnitId>,
    /// How many of those matched have other answers attached already, which these would replace.
    pub replacing: usize,
}

impl Attachment {
    /// Matches units by the code of their entity and their own name, in which capital letters do not count. `attached` are the units
    /// of this round that have answers attached already; of the earlier one all sheets must have been loaded.
    #[must_use]
    pub fn new(round: &Round, earlier: &Round, attached: &BTreeSet<UnitId>) -> Self {
        let mut known: HashMap<(String, String), Vec<&ServiceUnit>> = HashMap::new();
        for unit in earlier.units_sorted() {
            if let Some(key) = key(earlier, unit) {
                known.entry(key).or_default().push(unit);
            }
        }
        let mut attachment =
            Self { info: earlier.info.clone(), matched: Vec::new(), unmatched: Vec::new(), replacing: 0 };
        for unit in round.units_sorted() {
            let alike = key(round, unit).and_then(|key| known.get(&key)).map_or(&[][..], Vec::as_slice);
            let same = alike.iter().find(|other| other.name == unit.name);
            let found = match (same, alike) {
                (Some(same), _) => Some(*same),
                (None, [one]) => Some(*one),
                // Two that differ only in capital letters: nobody can say which is meant.
                (None, _) => None,
            };
            let Some(found) = found else {
                attachment.unmatched.push(unit.id);
                continue;
            };
            attachment.matched.push((unit.id, Arc::new(Earlier::of(earlier, earlier.sheet_of(found.id)))));
            attachment.replacing += usize::from(attached.contains(&unit.id));
        }
        attachment
    }

    /// The changes that attach the answers.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let put =
            |(unit, earlier): &(UnitId, Arc<Earlier>)| Change::PutDetail(*unit, Detail::Earlier(Arc::clone(earlier)));
        self.matched.iter().map(put).collect()
    }
}

impl Earlier {
    /// Returns the answers of a sheet as they are attached to a unit of a later round.
    #[must_use]
    pub fn of(round: &Round, sheet: &Sheet) -> Self {
        let label = |id: SubjectId| sheet.subjects.iter().find(|subject| subject.id == id).map(|it| it.label.clone());
        let mut answers = Vec::new();
        for (item, given) in &sheet.answers {
            for (subject, answer) in given {
                answers.push(EarlierAnswer {
                    item: item.clone(),
                    subject: subject.and_then(label),
                    response: answer.response.clone(),
                    note: answer.note.clone(),
                    digest: answer.item,
                });
            }
        }
        let evidence = sheet.details.evidence.values().map(|evidence| EarlierEvidence {
            items: evidence.items.clone(),
            kind: evidence.kind,
            name: evidence.name.clone(),
            caption: evidence.caption.clone(),
            taken: evidence.taken.clone(),
            original: evidence.original,
        });
        let RoundInfo { title, year, .. } = round.info.clone();
        let instrument = round.instrument.to_string();
        Self { title, year, instrument, answers, evidence: evidence.collect() }
    }

    /// Returns the answer to an item by the subject with a label; none for items asked once per unit.
    #[must_use]
    pub fn answer(&self, item: &str, subject: Option<&str>) -> Option<&EarlierAnswer> {
        self.answers.iter().find(|answer| answer.item.as_str() == item && answer.subject.as_deref() == subject)
    }

    /// Returns the evidence of an item, in the order it was added.
    pub fn evidence_of<'a>(&'a self, item: &'a str) -> impl Iterator<Item = &'a EarlierEvidence> {
        self.evidence.iter().filter(move |evidence| evidence.items.contains(item))
    }
}

fn key(round: &Round, unit: &ServiceUnit) -> Option<(String, String)> {
    let entity = round.entities.get(&unit.entity)?;
    Some((entity.code.trim().to_owned(), unit.name.trim().to_lowercase()))
}
