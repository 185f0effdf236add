//! A part of a score: its weight, its value or interval, and why.

use super::{Asked, Missing, Whose};
use crate::assessment::{SubjectId, UnitId};
use crate::exact::{Exact, weighted_mean};
use crate::instrument::{Condition, ItemId, NodeId};
use std::collections::HashSet;

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The whole: a unit, or an entity.
    Total,
    /// A unit in the score of its entity.
    Unit(UnitId),
    /// An inner node of the instrument.
    Node(NodeId),
    /// An item.
    Item(ItemId),
    /// One subject's answer to the item above.
    Subject(SubjectId),
    /// The answer of a subject who has not been added yet, counted from 1 over the whole group.
    Expected(usize),
}

/// Where a part stands, on the scale 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has its value.
    Final(Exact),
    /// Something in it is missing.
    Open {
        /// Lowest value still possible.
        low: Exact,
        /// Highest value still possible.
        high: Exact,
        /// Whether it may yet turn out not to apply, so that its weight goes to its siblings.
        may_vanish: bool,
    },
    /// It does not apply; its weight goes to its siblings.
    Absent,
}

/// Why a part stands where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is the weighted mean of its parts that apply.
    Mean,
    /// It was reached elsewhere: a unit's score in that of its entity.
    Carried,
    /// An answer got so many of so many points.
    Points {
        /// Points of the answer.
        points: Exact,
        /// Most points the item gives.
        most: Exact,
    },
    /// It was marked as not applicable, for this reason.
    NotApplicable(String),
    /// It was marked as not observed, for this reason.
    NotObserved(String),
    /// There is no answer.
    Unanswered,
    /// There is an answer that the instrument does not know.
    Unrecognised,
    /// It is not asked, because this condition does not hold.
    Irrelevant(Condition),
    /// Whether it is asked depends on this, which is still to be answered.
    Undecided(Missing),
    /// There is an answer, given to another wording of the item; it counts once it has been read again.
    Reworded,
}

/// A node of the tree of reasons. Its standing follows from its parts; nothing else can set it.
#[derive(Clone, Debug)]
pub struct Part {
    what: What,
    weight: Exact,
    standing: Standing,
    reason: Reason,
    parts: Vec<Part>,
}

impl Part {
    /// Returns the weighted mean of parts, over those that apply.
    pub(super) fn weighted_mean(what: What, weight: Exact, parts: Vec<Part>) -> Self {
        Self { what, weight, standing: mean(&parts), reason: Reason::Mean, parts }
    }

    pub(super) fn leaf(what: What, weight: Exact, standing: Standing, reason: Reason) -> Self {
        Self { what, weight, standing, reason, parts: Vec::new() }
    }

    /// Returns the same answer where it may not be asked.
    pub(super) fn if_asked(self, asked: &Asked) -> Self {
        match asked {
            Asked::Yes => self,
            Asked::No(condition) => {
                Self { standing: Standing::Absent, reason: Reason::Irrelevant(condition.clone()), ..self }
            }
            Asked::Undecided(missing) => {
                let (low, high) = match self.standing {
                    Standing::Final(value) => (value.clone(), value),
                    Standing::Open { low, high, .. } => (low, high),
                    // What does not count either way need not be decided.
                    Standing::Absent => return self,
                };
                let standing = Standing::Open { low, high, may_vanish: true };
                Self { standing, reason: Reason::Undecided(*missing), ..self }
            }
        }
    }

    pub(super) fn carried(what: What, weight: Exact, standing: Standing) -> Self {
        Self::leaf(what, weight, standing, Reason::Carried)
    }

    /// What it is about.
    #[must_use]
    pub fn what(&self) -> What {
        self.what
    }

    /// Its weight among its siblings.
    #[must_use]
    pub fn weight(&self) -> &Exact {
        &self.weight
    }

    /// Where it stands, on the scale 0 to 1.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Why it stands there.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What it consists of.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether it is an answer that counts and is not there. One of which nobody knows whether it counts is not.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.parts.is_empty()
            && matches!(self.standing, Standing::Open { .. })
            && !matches!(self.reason, Reason::Undecided(_))
    }

    /// Whether it is an answer that counts, given or missing.
    #[must_use]
    pub fn is_expected(&self) -> bool {
        let leaf = self.parts.is_empty() && self.what != What::Total;
        leaf && !matches!(self.reason, Reason::Irrelevant(_) | Reason::Undecided(_))
    }

    /// Returns what each of its parts weighs in it, 0 to 1; nothing for parts that do not apply.
    #[must_use]
    pub fn shares(&self) -> Vec<Exact> {
        let total: Exact = self.parts.iter().filter(|part| part.standing != Standing::Absent).map(Part::weight).sum();
        let share = |part: &Part| match part.standing {
            Standing::Absent => Exact::ZERO,
            Standing::Final(_) | Standing::Open { .. } => &part.weight / &total,
        };
        self.parts.iter().map(share).collect()
    }

    /// Visits the tree from the top, each part with its depth and its share of the whole, 0 to 1.
    pub fn walk(&self, visit: &mut dyn FnMut(&Part, usize, &Exact)) {
        self.walk_from(0, &Exact::ONE, visit);
    }

    fn walk_from(&self, depth: usize, share: &Exact, visit: &mut dyn FnMut(&Part, usize, &Exact)) {
        visit(self, depth, share);
        for (part, own) in self.parts.iter().zip(self.shares()) {
            part.walk_from(depth + 1, &(share * &own), visit);
        }
    }

    /// Visits every answer, whether it counts or not.
    pub(super) fn each_leaf(&self, visit: &mut dyn FnMut(&Part)) {
        if self.parts.is_empty() && self.what != What::Total {
            visit(self);
        }
        self.parts.iter().for_each(|part| part.each_leaf(visit));
    }

    /// Returns every answer that is missing in it, each once, in the order of the instrument. What decides whether others are
    /// asked stands before the first of them, unless it counts itself and has its own place.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let (mut found, mut awaited) = (Vec::new(), false);
        self.each_missing(&mut |missing, waits| {
            awaited |= waits;
            found.push((missing, waits));
        });
        if awaited {
            let mut seen: HashSet<Missing> =
                found.iter().filter(|(_, waits)| !waits).map(|(missing, _)| *missing).collect();
            found.retain(|(missing, waits)| !waits || seen.insert(*missing));
        }
        found.into_iter().map(|(missing, _)| missing).collect()
    }

    /// Visits every missing answer, and for every answer that waits for another, that other.
    fn each_missing(&self, visit: &mut dyn FnMut(Missing, bool)) {
        let item = match self.what {
            What::Item(item) => item,
            What::Total | What::Unit(_) | What::Node(_) | What::Subject(_) | What::Expected(_) => {
                self.parts.iter().for_each(|part| part.each_missing(visit));
                return;
            }
        };
        let leaves = if self.parts.is_empty() { std::slice::from_ref(self) } else { &self.parts };
        for part in leaves {
            if let Reason::Undecided(missing) = &part.reason {
                visit(*missing, true);
            } else if part.is_missing() {
                let whose = match part.what {
                    What::Subject(subject) => Whose::Subject(subject),
                    What::Expected(number) => Whose::Expected(number),
                    What::Total | What::Unit(_) | What::Node(_) | What::Item(_) => Whose::Unit,
                };
                visit(Missing { item, whose }, false);
            }
        }
    }
}

impl Standing {
    /// Returns the final value.
    #[must_use]
    pub fn value(&self) -> Option<&Exact> {
        match self {
            Self::Final(value) => Some(value),
            Self::Open { .. } | Self::Absent => None,
        }
    }
}

fn mean(parts: &[Part]) -> Standing {
    let present = || parts.iter().filter(|part| part.standing != Standing::Absent);
    if present().next().is_none() {
        return Standing::Absent;
    }
    let finals = present().filter_map(|part| Some((&part.weight, part.standing.value()?)));
    if present().all(|part| part.standing.value().is_some()) {
        return weighted_mean(finals).map_or(Standing::Absent, Standing::Final);
    }
    Standing::Open {
        low: lowest(parts),
        // The highest mean of values is one less the lowest mean of what they lack.
        high: &Exact::ONE
            - &extreme(parts, |standing| match standing {
                Standing::Final(value) => Some((&Exact::ONE - value, false)),
                Standing::Open { high, may_vanish, .. } => Some((&Exact::ONE - high, *may_vanish)),
                Standing::Absent => None,
            }),
        may_vanish: present().all(|part| matches!(part.standing, Standing::Open { may_vanish: true, .. })),
    }
}

fn lowest(parts: &[Part]) -> Exact {
    extreme(parts, |standing| match standing {
        Standing::Final(value) => Some((value.clone(), false)),
        Standing::Open { low, may_vanish, .. } => Some((low.clone(), *may_vanish)),
        Standing::Absent => None,
    })
}

/// Returns the lowest mean that parts can come to when some of them may vanish.
///
/// A part that may vanish pulls the mean down only while it lies below it, so taking these parts from the lowest up, for as
/// long as they lie below the mean so far, gives the minimum.
fn extreme(parts: &[Part], value: impl Fn(&Standing) -> Option<(Exact, bool)>) -> Exact {
    let (mut total, mut weights) = (Exact::ZERO, Exact::ZERO);
    let mut vanishing = Vec::new();
    for part in parts {
        match value(&part.standing) {
            Some((value, true)) => vanishing.push((value, &part.weight)),
            Some((value, false)) => {
                total = &total + &(&part.weight * &value);
                weights = &weights + &part.weight;
            }
            None => {}
        }
    }
    vanishing.sort();
    for (value, weight) in vanishing {
        if !weights.is_zero() && total <= &value * &weights {
            break;
        }
        total = &total + &(weight * &value);
        weights = &weights + weight;
    }
    &total / &weights
}
