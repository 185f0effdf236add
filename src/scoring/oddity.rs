//! What looks odd in the answers of a unit, so that whoever gave them can look once more (yang mungkin perlu dilihat sekali lagi).
//!
//! Help and no verdict: nothing here changes a score, blocks anything or leaves the program. The thresholds are a convention of this
//! program. No regulation states any, and whoever shows an oddity says so.

use super::{Asked, Scorecard};
use crate::assessment::{Place, Response, Sheet, SubjectId, UnitId};
use crate::instrument::{GroupId, Instrument, Item, ItemId};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// From how many who answered everything on equal answers are told of: two or three may well agree.
pub const ALIKE_SUBJECTS: usize = 5;
/// More items than this must be equal: on a handful of items agreement is likely.
pub const ALIKE_ITEMS: usize = 3;
/// How many different answers given by hand within [`HASTY_SPAN`] are told of. That is one every second and a half for two minutes
/// without a pause. Practised fingers are faster for some seconds, which is well and never told of; but a graded statement takes
/// about three seconds to read, so that at this pace nobody can have read them.
pub const HASTY_ANSWERS: usize = 80;
/// The span that answers are counted in, in milliseconds.
pub const HASTY_SPAN: i64 = 120_000;
/// How many characters make a note long. Shorter ones, such as "lihat SK", repeat themselves with reason.
pub const LONG_NOTE: usize = 20;
/// At how many items of a unit, or in how many units, the same long note is told of: twice may be one thing that proves two.
pub const SAME_NOTE: usize = 3;

/// An answer given by hand: one step of work, and nothing that came by import, copy, selection or workbook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Act {
    /// When, milliseconds since 1970, UTC.
    pub at: i64,
    /// What was answered.
    pub place: Place,
}

/// Something that looks odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// All of a group who answered everything gave the same answers.
    Alike {
        /// The group.
        group: GroupId,
        /// How many they are.
        subjects: usize,
        /// The items whose answers are equal, in order.
        items: Vec<ItemId>,
    },
    /// Many answers in a short time.
    Hasty {
        /// When the first of them was given, milliseconds since 1970, UTC.
        from: i64,
        /// When the last was given.
        until: i64,
        /// What was answered, in the order of answering.
        places: Vec<Place>,
    },
    /// The same long note in many places.
    SameNote {
        /// The note, as it stands at the first.
        note: String,
        /// The items of the unit that it stands at, in order.
        items: Vec<ItemId>,
        /// In how many units it stands, this one among them.
        units: usize,
    },
}

/// Finds what looks odd. The scorecard is that of the sheet, `acts` are the answers given by hand in any order, `others` the sheets of
/// other units as far as they are known.
#[must_use]
pub fn oddities<'a>(
    instrument: &Instrument,
    (sheet, card): (&Sheet, &Scorecard),
    acts: &[Act],
    others: impl Iterator<Item = (UnitId, &'a Sheet)>,
) -> Vec<Oddity> {
    let alike = instrument.groups().filter_map(|(group, _)| alike(instrument, sheet, card, group));
    let mut found: Vec<Oddity> = alike.collect();
    found.extend(hasty(acts));
    found.extend(same_notes(instrument, sheet, others));
    found
}

impl Oddity {
    /// Whether it is what somebody has seen already, perhaps a little grown since. The note and the group say so; of hasty answers, that
    /// they began before those seen had ended.
    #[must_use]
    pub fn is_seen(&self, seen: &Self) -> bool {
        match (self, seen) {
            (Self::Alike { group, .. }, Self::Alike { group: seen, .. }) => group == seen,
            (Self::Hasty { from, .. }, Self::Hasty { until, .. }) => from <= until,
            (Self::SameNote { note, .. }, Self::SameNote { note: seen, .. }) => plain(note) == plain(seen),
            (Self::Alike { .. } | Self::Hasty { .. } | Self::SameNote { .. }, _) => false,
        }
    }
}

fn alike(instrument: &Instrument, sheet: &Sheet, card: &Scorecard, group: GroupId) -> Option<Oddity> {
    let items: Vec<(ItemId, &Item)> = instrument.items().filter(|(_, item)| item.group == Some(group)).collect();
    let asked =
        |item: ItemId, subject: SubjectId| !matches!(card.relevance.of(instrument, item, Some(subject)), Asked::No(_));
    // Of everybody who has answered all that they are asked: the responses, item by item.
    let complete = |subject: SubjectId| -> Option<Vec<Option<&Response>>> {
        let response = |(id, item): &(ItemId, &Item)| match sheet.response(item.code.as_str(), Some(subject)) {
            Some(response) => Some(Some(response)),
            None => (!asked(*id, subject)).then_some(None),
        };
        items.iter().map(response).collect()
    };
    let mut rows = sheet.subjects_of(&instrument.group(group).code).filter_map(|subject| complete(subject.id));
    let first = rows.next()?;
    let mut subjects = 1;
    for row in rows {
        if row != first {
            return None;
        }
        subjects += 1;
    }
    let answered = |response: &Response| match response {
        Response::Choice(_) | Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_) => true,
        // What does not apply to one does not apply to the next.
        Response::NotApplicable(_) | Response::NotObserved(_) => false,
    };
    let equal = items.iter().zip(&first).filter(|(_, response)| response.is_some_and(answered));
    let items: Vec<ItemId> = equal.map(|((id, _), _)| *id).collect();
    (subjects >= ALIKE_SUBJECTS && items.len() > ALIKE_ITEMS).then_some(Oddity::Alike { group, subjects, items })
}

/// The span with the most different answers, if there are too many in it for anybody to have read.
fn hasty(acts: &[Act]) -> Option<Oddity> {
    let mut acts: Vec<&Act> = acts.iter().collect();
    acts.sort();
    acts.dedup();
    let mut within: VecDeque<&Act> = VecDeque::new();
    let mut places: BTreeMap<&Place, usize> = BTreeMap::new();
    let mut most: Option<(usize, Vec<&Act>)> = None;
    for act in acts {
        within.push_back(act);
        *places.entry(&act.place).or_default() += 1;
        while let Some(first) = within.front().filter(|first| act.at - first.at >= HASTY_SPAN) {
            if let Some(count) = places.get_mut(&first.place) {
                *count -= 1;
                if *count == 0 {
                    places.remove(&first.place);
                }
            }
            within.pop_front();
        }
        if places.len() >= HASTY_ANSWERS && most.as_ref().is_none_or(|(count, _)| places.len() > *count) {
            most = Some((places.len(), within.iter().copied().collect()));
        }
    }
    let (_, acts) = most?;
    let (from, until) = (acts.first()?.at, acts.last()?.at);
    let mut seen = BTreeSet::new();
    let places = acts.into_iter().map(|act| &act.place).filter(|place| seen.insert(*place)).cloned().collect();
    Some(Oddity::Hasty { from, until, places })
}

fn same_notes<'a>(
    instrument: &Instrument,
    sheet: &Sheet,
    others: impl Iterator<Item = (UnitId, &'a Sheet)>,
) -> Vec<Oddity> {
    // By note: as it stands first, the items it stands at, and in how many other units it stands.
    let mut notes: BTreeMap<String, (&str, Vec<ItemId>, usize)> = BTreeMap::new();
    for (id, item) in instrument.items() {
        let answers = sheet.answers.get(&item.code).into_iter().flat_map(BTreeMap::values);
        for note in answers.map(|answer| answer.note.as_str()).filter(|note| is_long(note)) {
            let (_, items, _) = notes.entry(plain(note)).or_insert_with(|| (note, Vec::new(), 0));
            // Written for one subject after the other it is still one item.
            if items.last() != Some(&id) {
                items.push(id);
            }
        }
    }
    if !notes.is_empty() {
        for (_, sheet) in others {
            let answers = sheet.answers.values().flat_map(BTreeMap::values).map(|answer| answer.note.as_str());
            let there: BTreeSet<String> = answers.filter(|note| is_long(note)).map(plain).collect();
            for note in there {
                if let Some((_, _, units)) = notes.get_mut(&note) {
                    *units += 1;
                }
            }
        }
    }
    let odd = notes.into_values().filter(|(_, items, others)| items.len() >= SAME_NOTE || others + 1 >= SAME_NOTE);
    let odd =
        odd.map(|(note, items, others)| Oddity::SameNote { note: note.trim().to_owned(), items, units: others + 1 });
    let mut odd: Vec<Oddity> = odd.collect();
    odd.sort_by_key(|odd| match odd {
        Oddity::SameNote { items, .. } => items.first().copied(),
        Oddity::Alike { .. } | Oddity::Hasty { .. } => None,
    });
    odd
}

fn is_long(note: &str) -> bool {
    note.len() >= LONG_NOTE && note.trim().chars().count() >= LONG_NOTE
}

/// A note without what people do not see as a difference: capitals and spaces.
fn plain(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
