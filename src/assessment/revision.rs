//! What moving a round to another instrument, or another revision of its own, makes of its answers.
//!
//! Nothing is dropped: an answer stays where it was given. It carries over where the other instrument has the same item, which
//! means the same code and the same digest, asked of the same group. Where only the wording differs it must be read again, and
//! where there is no such item it has no place any more.

use super::{Answer, Sheet, SubjectId};
use crate::instrument::{Digest, Instrument, Item, ItemCode};
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};

/// The answers of a round counted by what decides where they belong. Made once, it serves to compare with any instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// By item, group of the subject asked, and the wording that was answered; notes alone answer no wording.
    counts: BTreeMap<(ItemCode, Option<String>, Option<Digest>), usize>,
}

/// What becomes of the answers of a round, or of some of its units, under another instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many answers and notes carry over: they count as they stand.
    pub carried: usize,
    /// Items whose answers must be read again (perlu dibaca ulang) because their wording differs, in the order of the new
    /// instrument.
    pub reread: Vec<Concerned>,
    /// Items whose answers have no place any more: they are kept, and do not count. In the order of the old instrument.
    pub homeless: Vec<Concerned>,
    /// Items that only the new instrument has and nobody has answered, in its order.
    pub new: Vec<ItemCode>,
}

/// An item with the answers concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// Code of the item.
    pub item: ItemCode,
    /// How many answers and notes.
    pub answers: usize,
}

/// What becomes of an answer under another instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Carried,
    Reread,
    Homeless,
}

impl Census {
    /// Counts the answers of sheets.
    #[must_use]
    pub fn of<S: Borrow<Sheet>>(sheets: impl IntoIterator<Item = S>) -> Self {
        let mut census = Self::default();
        for sheet in sheets {
            census.add(sheet.borrow());
        }
        census
    }

    fn add(&mut self, sheet: &Sheet) {
        let groups: HashMap<SubjectId, &str> = sheet.subjects.iter().map(|one| (one.id, one.group.as_str())).collect();
        for (code, answers) in &sheet.answers {
            for (subject, answer) in answers {
                let group = subject.as_ref().and_then(|subject| groups.get(subject)).map(|group| (*group).to_owned());
                let wording = answered_wording(answer);
                *self.counts.entry((code.clone(), group, wording)).or_default() += 1;
            }
        }
    }

    /// Returns what becomes of the answers when a round moves from one instrument to another.
    #[must_use]
    pub fn preview(&self, from: &Instrument, to: &Instrument) -> Preview {
        let mut preview = Preview::default();
        let (mut reread, mut homeless): (BTreeMap<&ItemCode, usize>, BTreeMap<&ItemCode, usize>) = Default::default();
        let mut answered: BTreeMap<&ItemCode, usize> = BTreeMap::new();
        for ((code, group, wording), count) in &self.counts {
            let item = to.find_item(code.as_str()).map(|id| to.item(id));
            match fate(to, item, group.as_deref(), *wording) {
                Fate::Carried => {
                    preview.carried += count;
                    *answered.entry(code).or_default() += count;
                }
                Fate::Reread => *reread.entry(code).or_default() += count,
                Fate::Homeless => *homeless.entry(code).or_default() += count,
            }
        }
        let is_new = |item: &&Item| {
            let asked = answered.contains_key(&item.code) || reread.contains_key(&item.code);
            !asked && from.find_item(item.code.as_str()).is_none()
        };
        preview.new = to.items().map(|(_, item)| item).filter(is_new).map(|item| item.code.clone()).collect();
        preview.reread = in_order(&reread, to);
        preview.homeless = in_order(&homeless, from);
        preview
    }
}

/// Returns what becomes of the answers of sheets when they move from one instrument to another.
#[must_use]
pub fn preview<S: Borrow<Sheet>>(sheets: impl IntoIterator<Item = S>, from: &Instrument, to: &Instrument) -> Preview {
    Census::of(sheets).preview(from, to)
}

impl Preview {
    /// Whether every answer carries over.
    #[must_use]
    pub fn is_smooth(&self) -> bool {
        self.reread.is_empty() && self.homeless.is_empty()
    }

    /// Returns how many answers must be read again.
    #[must_use]
    pub fn reread_answers(&self) -> usize {
        total(&self.reread)
    }

    /// Returns how many answers have no place any more.
    #[must_use]
    pub fn homeless_answers(&self) -> usize {
        total(&self.homeless)
    }
}

impl Sheet {
    /// Returns the part of a sheet that an instrument has a place for: subjects of its groups, and answers to its items, asked of
    /// whom it asks.
    #[must_use]
    pub fn placed(&self, instrument: &Instrument) -> Self {
        let known = |group: &str| instrument.find_group(group).is_some();
        let subjects: Vec<_> = self.subjects.iter().filter(|subject| known(&subject.group)).cloned().collect();
        let groups: HashMap<SubjectId, &str> = self.subjects.iter().map(|one| (one.id, one.group.as_str())).collect();
        let mut answers = BTreeMap::new();
        for (code, of_item) in &self.answers {
            let Some(item) = instrument.find_item(code.as_str()).map(|id| instrument.item(id)) else { continue };
            let fits = |subject: &SubjectId| groups.get(subject).copied();
            let placed =
                of_item.iter().filter(|(subject, _)| asked_of(instrument, item, subject.as_ref().and_then(fits)));
            let placed: BTreeMap<_, _> = placed.map(|(subject, answer)| (*subject, answer.clone())).collect();
            if !placed.is_empty() {
                answers.insert(code.clone(), placed);
            }
        }
        Self { subjects, answers, details: self.details.clone() }
    }
}

fn answered_wording(answer: &Answer) -> Option<Digest> {
    answer.response.is_some().then_some(answer.item)
}

fn fate(to: &Instrument, item: Option<&Item>, group: Option<&str>, wording: Option<Digest>) -> Fate {
    match item.filter(|item| asked_of(to, item, group)) {
        None => Fate::Homeless,
        Some(item) if wording.is_some_and(|wording| wording != item.digest) => Fate::Reread,
        Some(_) => Fate::Carried,
    }
}

/// Whether an item is asked of the subjects of a group; without one, whether it is asked once per unit.
fn asked_of(instrument: &Instrument, item: &Item, group: Option<&str>) -> bool {
    item.group.map(|group| instrument.group(group).code.as_str()) == group
}

/// Items in the order of an instrument; those it does not know come last.
fn in_order(counts: &BTreeMap<&ItemCode, usize>, instrument: &Instrument) -> Vec<Concerned> {
    let mut concerned: Vec<Concerned> =
        counts.iter().map(|(item, answers)| Concerned { item: (*item).clone(), answers: *answers }).collect();
    let place = |one: &Concerned| instrument.find_item(one.item.as_str()).map_or(usize::MAX, |id| id.position());
    concerned.sort_by_key(place);
    concerned
}

fn total(concerned: &[Concerned]) -> usize {
    concerned.iter().map(|one| one.answers).sum()
}
