//! How a score comes about: from the answers of a unit to a tree of reasons, from the tree to score, interval, zone and rank.
//!
//! Pure and exact: no clock, no floating point, no failure. The number is read off the tree, so an explanation that walks the
//! tree cannot disagree with it. Rounding happens once, when a total becomes a [`Score`]; bands are looked up after it.
//!
//! While anything that counts is missing there is no score but an interval: the lowest and the highest final score still
//! possible. It holds for every way the missing answers may turn out, including "not applicable".
//!
//! Where an instrument says when items are asked, [`Relevance`] decides for every item and subject, and [`findings`] says which
//! answers contradict each other.

mod finding;
mod lacking;
pub mod oddity;
mod part;
mod rank;
mod relevance;
mod round;
mod sensitivity;
mod trial;

pub use finding::{Finding, findings};
pub use lacking::{Lack, Lacking};
pub use oddity::{Act, Oddity, oddities};
pub use part::{Part, Reason, Standing, What};
pub use rank::{Ranked, ranking, ranks};
pub use relevance::{Asked, Relevance};
pub use round::{ScoredEntity, ScoredUnit, score_round};
pub use sensitivity::{Concern, sensitivity};
pub use trial::trial;

use crate::assessment::{Answer, FollowUp, Response, Sheet, Subject, SubjectId, UnitId};
use crate::exact::Exact;
use crate::instrument::{
    BandId, Children, GroupId, Instrument, Item, ItemId, NodeId, NotApplicableRule, NotObservedRule, PartScale, Text,
    UnitsRule,
};
use crate::locale::Language;

/// A final score on the instrument's scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The value before rounding.
    pub exact: Exact,
    /// The value as it is published, rounded once.
    pub rounded: Exact,
    /// The band the rounded value falls into.
    pub band: BandId,
}

/// What can be said of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that counts is there.
    Final(Score),
    /// Something is missing; the final score will lie between these.
    Open {
        /// Lowest final score still possible.
        low: Score,
        /// Highest final score still possible.
        high: Score,
    },
    /// Nothing applies, so there is nothing to score.
    Nothing,
}

/// How much of what counts has been answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answers given, "not applicable" among them.
    pub answered: usize,
    /// Answers expected, those of subjects still to be found among them.
    pub expected: usize,
}

/// An answer that counts and is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Missing {
    /// The item.
    pub item: ItemId,
    /// Whose answer it is.
    pub whose: Whose,
}

/// Whose answer is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The unit's own; the item is asked once.
    Unit,
    /// A subject's.
    Subject(SubjectId),
    /// A subject's who has not been added yet, counted from 1 over the whole group.
    Expected(usize),
}

/// The score of one unit with its reasons.
#[derive(Clone, Debug)]
pub struct Scorecard {
    /// The tree of reasons; its root is the whole unit.
    pub tree: Part,
    /// What can be said of the total.
    pub verdict: Verdict,
    /// How much has been answered.
    pub progress: Progress,
    /// Which items are asked.
    pub relevance: Relevance,
}

/// The score of an entity with its units as reasons.
#[derive(Clone, Debug)]
pub struct EntityCard {
    /// The tree of reasons; its parts are the units.
    pub tree: Part,
    /// What can be said of the mean of the unrounded unit scores.
    pub verdict: Verdict,
}

/// How far the quota of a group is met in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The group.
    pub group: GroupId,
    /// Subjects all of whose items that count are answered.
    pub complete: usize,
    /// Subjects that have been added.
    pub added: usize,
    /// Subjects the method asks for.
    pub quota: usize,
    /// The item of the population from which that follows, while it is asked and not answered.
    pub awaits: Option<ItemId>,
}

/// Scores one unit.
#[must_use]
pub fn score(instrument: &Instrument, sheet: &Sheet) -> Scorecard {
    let unit = Unit::new(instrument, sheet);
    let tree = Part::weighted_mean(What::Total, unit.weight(), unit.nodes(instrument.top()));
    let (mut progress, mut missing, mut undecided) = (Progress::default(), 0, false);
    tree.each_leaf(&mut |part| {
        undecided |= matches!(part.reason(), Reason::Undecided(_));
        progress.expected += usize::from(part.is_expected());
        missing += usize::from(part.is_missing());
    });
    progress.answered = progress.expected - missing;
    if undecided {
        // What others wait for is expected even where it does not count itself.
        progress.expected += tree.missing().len() - missing;
    }
    Scorecard { verdict: verdict(instrument, tree.standing()), tree, progress, relevance: unit.relevance }
}

/// Scores an entity as the mean of its units from their unrounded scores, each with what it weighs: the weight of its
/// [tree](Scorecard::tree).
///
/// An entity without units has nothing to score.
#[must_use]
pub fn score_entity<'a>(
    instrument: &Instrument,
    units: impl IntoIterator<Item = (UnitId, &'a Exact, &'a Standing)>,
) -> EntityCard {
    let carried = |(unit, weight, standing): (UnitId, &Exact, &Standing)| {
        Part::carried(What::Unit(unit), weight.clone(), standing.clone())
    };
    let parts = units.into_iter().map(carried);
    let tree = Part::weighted_mean(What::Total, Exact::ONE, parts.collect());
    EntityCard { verdict: verdict(instrument, tree.standing()), tree }
}

/// Returns the label of an entity: that of its band, with the words that the instrument adds once its follow-up is done.
#[must_use]
pub fn entity_label(instrument: &Instrument, band: BandId, follow_up: Option<FollowUp>) -> Text {
    let label = &instrument.band(band).label;
    match (&instrument.distinction, follow_up) {
        (Some(distinction), Some(FollowUp::Done)) => {
            let suffix = &distinction.suffix;
            let en = label.en.is_some() || suffix.en.is_some();
            let joined = |language| format!("{} {}", label.get(language), suffix.get(language));
            Text { id: joined(Language::Id), en: en.then(|| joined(Language::En)) }
        }
        (Some(_), Some(FollowUp::Open) | None) | (None, _) => label.clone(),
    }
}

/// Returns how far the quota of each group is met, in the order of the instrument.
#[must_use]
pub fn quotas(instrument: &Instrument, sheet: &Sheet) -> Vec<Quota> {
    let unit = Unit::new(instrument, sheet);
    let quota = |(id, _): (GroupId, &crate::instrument::Group)| {
        let asked: Vec<(ItemId, &Item)> =
            instrument.items().filter(|(_, item)| item.scored && item.group == Some(id)).collect();
        let (subjects, _) = &unit.groups[id.position()];
        // An item of which nobody knows yet whether it is asked is not done either.
        let answered = |(of, item): &(ItemId, &Item), (column, subject): (usize, &Subject)| {
            let given = sheet.answer(item.code.as_str(), Some(subject.id));
            let part = unit.answer(What::Subject(subject.id), (*of, column), Exact::ONE, given);
            !matches!(part.standing(), Standing::Open { .. })
        };
        let done = |place: &(usize, &&Subject)| asked.iter().all(|of| answered(of, (place.0, place.1)));
        Quota {
            group: id,
            complete: subjects.iter().enumerate().filter(done).count(),
            added: subjects.len(),
            quota: instrument.quota(id, sheet),
            awaits: instrument.awaited(id, sheet).filter(|item| !unit.relevance.is_idle(*item)),
        }
    };
    instrument.groups().map(quota).collect()
}

impl Score {
    /// Rounds a value on the instrument's scale and looks up its band.
    #[must_use]
    pub fn new(instrument: &Instrument, exact: Exact) -> Self {
        let rounded = exact.round_half_up(instrument.scale.digits);
        Self { band: instrument.band_of(&rounded), rounded, exact }
    }
}

impl Verdict {
    /// Whether nothing that counts is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Final(_) | Self::Nothing => true,
            Self::Open { .. } => false,
        }
    }

    /// Returns the final score, if there is one.
    #[must_use]
    pub fn score(&self) -> Option<&Score> {
        match self {
            Self::Final(score) => Some(score),
            Self::Open { .. } | Self::Nothing => None,
        }
    }

    /// Returns the lowest and the highest final score still possible; twice the same where the score is final.
    #[must_use]
    pub fn interval(&self) -> Option<(&Score, &Score)> {
        match self {
            Self::Final(score) => Some((score, score)),
            Self::Open { low, high } => Some((low, high)),
            Self::Nothing => None,
        }
    }
}

impl Scorecard {
    /// Returns what is missing, in the order of the instrument.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        self.tree.missing()
    }
}

impl Part {
    /// Returns the points of a part and the most it could have, as the instrument prints parts. `share` is the part's share of
    /// the whole, 0 to 1, as [`Part::walk`] gives it. No points while the part is open or does not apply.
    #[must_use]
    pub fn points(&self, instrument: &Instrument, share: &Exact) -> (Option<Exact>, Exact) {
        let most = match instrument.scale.parts {
            PartScale::Weight => share * &instrument.scale.maximum,
            PartScale::Scale => instrument.scale.maximum.clone(),
        };
        (self.standing().value().map(|value| value * &most), most)
    }
}

fn verdict(instrument: &Instrument, standing: &Standing) -> Verdict {
    let score = |value: &Exact| Score::new(instrument, value * &instrument.scale.maximum);
    match standing {
        Standing::Final(value) => Verdict::Final(score(value)),
        Standing::Open { low, high, .. } => Verdict::Open { low: score(low), high: score(high) },
        Standing::Absent => Verdict::Nothing,
    }
}

/// The subjects of each group, and how many more its binding minimum asks for.
fn groups<'a>(instrument: &Instrument, sheet: &'a Sheet) -> Vec<(Vec<&'a Subject>, usize)> {
    let of_group = |(id, group): (GroupId, &crate::instrument::Group)| {
        let subjects: Vec<&Subject> = sheet.subjects.iter().filter(|subject| subject.group == group.code).collect();
        // Even where the quota only reminds, a mean needs somebody who answered.
        let least = if group.binding { instrument.quota(id, sheet).max(1) } else { 1 };
        let wanting = least.saturating_sub(subjects.len());
        (subjects, wanting)
    };
    instrument.groups().map(of_group).collect()
}

/// One unit while it is being scored.
struct Unit<'a> {
    instrument: &'a Instrument,
    sheet: &'a Sheet,
    groups: Vec<(Vec<&'a Subject>, usize)>,
    relevance: Relevance,
}

impl<'a> Unit<'a> {
    fn new(instrument: &'a Instrument, sheet: &'a Sheet) -> Self {
        let groups = groups(instrument, sheet);
        let relevance = if instrument.is_conditional() {
            let expected: Vec<usize> = groups.iter().map(|(_, wanting)| *wanting).collect();
            Relevance::new(instrument, sheet, &expected)
        } else {
            Relevance::default()
        };
        Self { instrument, sheet, groups, relevance }
    }

    /// Returns what the unit weighs in its entity.
    fn weight(&self) -> Exact {
        match self.instrument.rules.units {
            UnitsRule::Mean => Exact::ONE,
            UnitsRule::Subjects(group) => {
                let (subjects, wanting) = &self.groups[group.position()];
                (subjects.len() + wanting).into()
            }
        }
    }

    fn nodes(&self, nodes: &[NodeId]) -> Vec<Part> {
        let scored = nodes.iter().filter_map(|id| {
            let node = self.instrument.node(*id);
            let parts = match &node.children {
                Children::Nodes(nodes) => self.nodes(nodes),
                Children::Items(items) => self.items(items),
            };
            // A node whose items are only recorded has no part in the score.
            (!parts.is_empty()).then(|| Part::weighted_mean(What::Node(*id), node.weight.clone(), parts))
        });
        scored.collect()
    }

    fn items(&self, items: &[ItemId]) -> Vec<Part> {
        let scored = items.iter().map(|id| (*id, self.instrument.item(*id))).filter(|(_, item)| item.scored);
        scored.map(|(id, item)| self.item(id, item)).collect()
    }

    fn item(&self, id: ItemId, item: &Item) -> Part {
        let answers = self.sheet.answers.get(&item.code);
        let given = |subject: Option<SubjectId>| answers?.get(&subject);
        let Some(group) = item.group else {
            return self.answer(What::Item(id), (id, 0), item.weight.clone(), given(None));
        };
        let (subjects, wanting) = &self.groups[group.position()];
        let mut parts = Vec::with_capacity(subjects.len() + wanting);
        for (column, subject) in subjects.iter().enumerate() {
            let given = given(Some(subject.id));
            parts.push(self.answer(What::Subject(subject.id), (id, column), Exact::ONE, given));
        }
        for column in subjects.len()..subjects.len() + wanting {
            parts.push(self.answer(What::Expected(column + 1), (id, column), Exact::ONE, None));
        }
        Part::weighted_mean(What::Item(id), item.weight.clone(), parts)
    }

    /// An answer as it counts; `place` is the item and the column of the unit or subject.
    fn answer(&self, what: What, place: (ItemId, usize), weight: Exact, given: Option<&Answer>) -> Part {
        let item = self.instrument.item(place.0);
        let part = self.given(what, item, weight, given);
        if item.relevant_if.is_empty() { part } else { part.if_asked(self.relevance.at(place.0, place.1)) }
    }

    /// An answer as it counts if the item is asked.
    fn given(&self, what: What, item: &Item, weight: Exact, given: Option<&Answer>) -> Part {
        let rules = &self.instrument.rules;
        if given.is_some_and(|answer| answer.is_stale(item)) {
            return Part::leaf(what, weight, self.open(item), Reason::Reworded);
        }
        match given.and_then(|answer| answer.response.as_ref()) {
            Some(Response::NotApplicable(reason)) => {
                let standing = match rules.not_applicable {
                    _ if !item.may_not_apply => self.open(item),
                    NotApplicableRule::Redistribute => Standing::Absent,
                    NotApplicableRule::Full => Standing::Final(Exact::ONE),
                    NotApplicableRule::Zero => Standing::Final(Exact::ZERO),
                    NotApplicableRule::Forbidden => self.open(item),
                };
                Part::leaf(what, weight, standing, Reason::NotApplicable(reason.clone()))
            }
            Some(Response::NotObserved(reason)) => {
                let standing = match rules.not_observed {
                    NotObservedRule::Incomplete => self.open(item),
                    NotObservedRule::Redistribute => Standing::Absent,
                    NotObservedRule::Zero => Standing::Final(Exact::ZERO),
                };
                Part::leaf(what, weight, standing, Reason::NotObserved(reason.clone()))
            }
            None => Part::leaf(what, weight, self.open(item), Reason::Unanswered),
            Some(response) => match item.points_of(response) {
                Some(points) => {
                    let most = item.maximum();
                    Part::leaf(what, weight, Standing::Final(&points / &most), Reason::Points { points, most })
                }
                None => Part::leaf(what, weight, self.open(item), Reason::Unrecognised),
            },
        }
    }

    /// What an answer that is still missing can come to, in every state it may end in.
    fn open(&self, item: &Item) -> Standing {
        let rules = &self.instrument.rules;
        let ends = |rule: NotApplicableRule| item.may_not_apply && rules.not_applicable == rule;
        let worthless = ends(NotApplicableRule::Zero) || rules.not_observed == NotObservedRule::Zero;
        Standing::Open {
            low: if worthless { Exact::ZERO } else { &item.minimum() / &item.maximum() },
            high: Exact::ONE,
            may_vanish: ends(NotApplicableRule::Redistribute) || rules.not_observed == NotObservedRule::Redistribute,
        }
    }
}
