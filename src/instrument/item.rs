//! Items (butir), the leaves of an instrument, and what an answer to one looks like.

use super::{Condition, Digest, GroupId, NodeId, SourceId, Text};
use crate::exact::Exact;
use std::fmt;

/// An item (butir): what is asked or judged.
#[derive(Clone, Debug)]
pub struct Item {
    /// Code, unique in the instrument and stable over revisions.
    pub code: ItemCode,
    /// The node it counts towards.
    pub node: NodeId,
    /// The group it is asked of; none if it is asked once per unit.
    pub group: Option<GroupId>,
    /// Weight among its siblings, above zero.
    pub weight: Exact,
    /// Whether it counts; the others are only recorded.
    pub scored: bool,
    /// Whether an assessor may mark it as not applicable.
    pub may_not_apply: bool,
    /// When it is asked (syarat): all of these hold. Always, if there are none.
    pub relevant_if: Vec<Condition>,
    /// What is asked or judged.
    pub text: Text,
    /// How to judge.
    pub guidance: Option<Text>,
    /// The proof expected.
    pub evidence: Vec<Text>,
    /// The legal base.
    pub legal: Option<String>,
    /// What an answer looks like.
    pub kind: Kind,
    /// Where the text comes from.
    pub source: SourceId,
    /// Where the weight comes from.
    pub weight_source: SourceId,
    /// Where the points come from.
    pub points_source: SourceId,
    /// Digest of the text and the choices: an item is the same only if code and digest agree. When it is asked is no part of it:
    /// that changes which answers count, not what an answer says.
    pub digest: Digest,
}

/// Code of an item.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(from = "String", into = "String")]
pub struct ItemCode(pub std::sync::Arc<str>);

/// What an answer looks like.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One of several graded statements. Grades need not be nested, so the chosen one is stored, never derived.
    Choice(Vec<Choice>),
    /// A number, graded by thresholds.
    Number {
        /// What is counted, such as "hari".
        unit: Text,
        /// Thresholds, lowest first; the first is the lowest number allowed.
        steps: Vec<Step>,
    },
    /// A list of things present or absent, graded by how many are present.
    Ticks {
        /// The things.
        ticks: Vec<Tick>,
        /// Thresholds on the count, lowest first, the first at 0.
        steps: Vec<Step>,
    },
    /// Free text, never scored.
    Text,
    /// A date, never scored.
    Date,
}

/// A graded statement of an item.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is typed and stored.
    pub key: String,
    /// Points.
    pub points: Exact,
    /// The statement in full.
    pub text: Text,
}

/// From a number on, so many points.
#[derive(Clone, Debug)]
pub struct Step {
    /// Lower edge, inclusive.
    pub from: Exact,
    /// Points from there on.
    pub points: Exact,
}

/// One thing of a tick list.
#[derive(Clone, Debug)]
pub struct Tick {
    /// What is stored.
    pub key: String,
    /// What is ticked.
    pub text: Text,
}

impl Item {
    /// Returns the highest points an answer can get; zero for kinds that are never scored.
    #[must_use]
    pub fn maximum(&self) -> Exact {
        self.points().max().cloned().unwrap_or_default()
    }

    /// Returns the lowest points an answer can get.
    #[must_use]
    pub fn minimum(&self) -> Exact {
        self.points().min().cloned().unwrap_or_default()
    }

    /// Returns the points that answers can get, in the order of the file.
    #[must_use]
    pub fn all_points(&self) -> Vec<Exact> {
        self.points().cloned().collect()
    }

    /// Returns the choices; none for other kinds.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(choices) => choices,
            Kind::Number { .. } | Kind::Ticks { .. } | Kind::Text | Kind::Date => &[],
        }
    }

    fn points(&self) -> Box<dyn Iterator<Item = &Exact> + '_> {
        match &self.kind {
            Kind::Choice(choices) => Box::new(choices.iter().map(|choice| &choice.points)),
            Kind::Number { steps, .. } | Kind::Ticks { steps, .. } => Box::new(steps.iter().map(|step| &step.points)),
            Kind::Text | Kind::Date => Box::new(std::iter::empty()),
        }
    }
}

impl ItemCode {
    /// Returns the code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for ItemCode {
    fn from(code: String) -> Self {
        Self(code.into())
    }
}

impl From<ItemCode> for String {
    fn from(code: ItemCode) -> Self {
        code.as_str().to_owned()
    }
}

impl From<&str> for ItemCode {
    fn from(code: &str) -> Self {
        Self(code.into())
    }
}

impl std::borrow::Borrow<str> for ItemCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
