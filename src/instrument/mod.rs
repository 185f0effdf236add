//! Instruments: what is asked and how it counts.
//!
//! An [`Instrument`] is read once, from a TOML file, by [`Instrument::parse`], which reports every problem it finds with its line.
//! What comes out is correct: every reference resolves, weights are positive, bands cover the scale. Nothing behind this
//! module checks again.
//!
//! The numbers of a regulation live in these files and nowhere else, each with its [`Source`]. An instrument with any number
//! whose source is *assumed* is provisional (sementara), and so is every result computed with it.

pub mod difference;
pub mod document;
pub mod schema;
mod case;
mod condition;
mod group;
mod item;
mod kinds;
mod limits;
mod parse;
mod reader;
mod sections;
mod text;
mod variant;

pub use case::{Case, Expected, Fill, Given};
pub use condition::{Comparison, Condition, Constraint, Operand, Severity};
pub use group::{Group, Population, SampleRow};
pub use item::{Choice, Item, ItemCode, Kind, Step, Tick};
pub use parse::Problem;
pub use text::{Digest, Text};

use crate::exact::Exact;
use std::collections::HashMap;
use std::sync::Arc;

/// How firm a statement of an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firmness {
    /// Read in a law, an official form or an official slide.
    Documented,
    /// Read in software or forms that a government office uses.
    Applied,
    /// Reported by press.
    Press,
    /// Concluded from published results.
    Inferred,
    /// Chosen by the instrument's author because nothing was published. Makes the instrument provisional.
    Assumed,
}

/// Where a number or a text comes from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Short name by which the file refers to it.
    pub key: String,
    /// How firm it is.
    pub firmness: Firmness,
    /// The document and the place in it.
    pub text: Text,
}

/// How an item that does not apply counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicableRule {
    /// Its weight goes to its siblings.
    Redistribute,
    /// Full marks.
    Full,
    /// No marks.
    Zero,
    /// No item may be marked so.
    Forbidden,
}

/// How an item that could not be observed counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotObservedRule {
    /// Like an item not answered yet: there is no final score.
    Incomplete,
    /// Its weight goes to its siblings.
    Redistribute,
    /// No marks.
    Zero,
}

/// How a part's points are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartScale {
    /// As points out of the part's weight: Input 20.10 of 21.85.
    Weight,
    /// On the scale of the whole: F-02 4.0072 of 5.
    Scale,
}

/// The scale of the final score.
#[derive(Clone, Debug)]
pub struct ScoreScale {
    /// Highest possible score.
    pub maximum: Exact,
    /// Decimals of the published score; the one rounding is half up.
    pub digits: u32,
    /// How the parts are printed.
    pub parts: PartScale,
    /// What the weights at the top are declared to sum to, and do.
    pub sum: Option<Exact>,
    /// Where the scale comes from.
    pub source: SourceId,
}

/// How the units of an entity aggregate. Their scores are never rounded first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitsRule {
    /// Each unit counts the same.
    Mean,
    /// A unit counts as much as it has subjects of a group: the mean of all sampled products, or a survey pooled over its
    /// respondents.
    Subjects(GroupId),
}

/// The rules chosen from the closed set that scoring knows. Answers of several subjects count as their arithmetic mean.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How an item that does not apply counts.
    pub not_applicable: NotApplicableRule,
    /// How an item that could not be observed counts.
    pub not_observed: NotObservedRule,
    /// How the units of an entity aggregate.
    pub units: UnitsRule,
    /// Where the rules come from.
    pub source: SourceId,
}

/// Zone (zona) of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Merah: low compliance.
    Red,
    /// Kuning: middling compliance.
    Yellow,
    /// Hijau: high compliance.
    Green,
}

/// Whether a score exactly on the lower edge of a band belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It does: "from 88.00".
    Inclusive,
    /// It does not: "above 50".
    Exclusive,
}

/// Words added to the label of an entity that has followed up the products of oversight; never a matter of its score.
#[derive(Clone, Debug)]
pub struct Distinction {
    /// The words, such as "Tanpa Maladministrasi".
    pub suffix: Text,
    /// What an entity must have done to be given them.
    pub condition: Text,
    /// Where the rule comes from.
    pub source: SourceId,
}

/// A band (rentang) of scores with its zone, category and label.
#[derive(Clone, Debug)]
pub struct Band {
    /// Lower edge.
    pub from: Exact,
    /// Upper limit as the publisher prints it; the edge of the band above is what counts.
    pub to: Option<Exact>,
    /// Whether the lower edge belongs to the band.
    pub edge: Edge,
    /// Zone, where the method has zones.
    pub zone: Option<Zone>,
    /// Category (kategori), such as `A`.
    pub category: String,
    /// The category in words, such as "Kualitas Tertinggi".
    pub label: Text,
    /// How a local decree prints category and label, such as "B/Baik" for B-. It never moves an edge.
    pub printed: Option<String>,
    /// Where edges and names come from.
    pub source: SourceId,
}

/// An inner node of the tree: a dimension, variable, aspect, form.
#[derive(Clone, Debug)]
pub struct Node {
    /// Short code, unique in the instrument.
    pub code: String,
    /// Official name.
    pub label: Text,
    /// Weight among its siblings, above zero.
    pub weight: Exact,
    /// The node it belongs to; none at the top.
    pub parent: Option<NodeId>,
    /// Its depth, 0 at the top; [`Instrument::levels`] names it.
    pub depth: usize,
    /// What it consists of.
    pub children: Children,
    /// What the weights of its parts are declared to sum to, and do.
    pub sum: Option<Exact>,
    /// Where its name and place come from.
    pub source: SourceId,
    /// Where its weight comes from.
    pub weight_source: SourceId,
}

/// What a node consists of, in the order of the file.
#[derive(Clone, Debug)]
pub enum Children {
    /// Further nodes.
    Nodes(Vec<NodeId>),
    /// Items.
    Items(Vec<ItemId>),
}

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(in crate::instrument) usize);

        impl $name {
            /// Position in the instrument's list, from 0.
            #[must_use]
            pub fn position(self) -> usize {
                self.0
            }
        }
    };
}

index!(
    /// A node of one instrument; only valid there.
    NodeId
);
index!(
    /// An item of one instrument; only valid there.
    ItemId
);
index!(
    /// A group of one instrument; only valid there.
    GroupId
);
index!(
    /// A source of one instrument; only valid there.
    SourceId
);
index!(
    /// A band of one instrument; only valid there. The highest band comes first.
    BandId
);
index!(
    /// A constraint of one instrument; only valid there.
    ConstraintId
);

/// What is asked and how it counts: a tree of weighted nodes with items as leaves, groups, bands and rules.
#[derive(Clone)]
pub struct Instrument {
    /// Short name, such as `ombudsman-2024`.
    pub id: String,
    /// The instrument it is a variant of, if it was written as one.
    pub based_on: Option<String>,
    /// Revision of this file.
    pub revision: String,
    /// Title for people.
    pub title: Text,
    /// Who decreed the method.
    pub issuer: String,
    /// Laws and decrees it rests on.
    pub legal: Vec<String>,
    /// What a user must know about its firmness.
    pub note: Option<Text>,
    /// Names of the inner levels, top first.
    pub levels: Vec<Text>,
    /// Name of the leaves, such as "Butir".
    pub item_name: Text,
    /// Scale of the final score.
    pub scale: ScoreScale,
    /// Rules chosen.
    pub rules: Rules,
    /// Words added to the label of an entity whose follow-up is done, where the method has them.
    pub distinction: Option<Distinction>,
    sources: Vec<Source>,
    bands: Vec<Band>,
    groups: Vec<Group>,
    nodes: Vec<Node>,
    top: Vec<NodeId>,
    items: Vec<Item>,
    cases: Vec<Case>,
    constraints: Vec<Constraint>,
    codes: HashMap<ItemCode, ItemId>,
    toml: Arc<str>,
    digest: Digest,
}

impl Instrument {
    /// Returns the file's text, from which the same instrument can be read again.
    #[must_use]
    pub fn toml(&self) -> &Arc<str> {
        &self.toml
    }

    /// Returns the digest of the file's text.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Whether any number of it is assumed (sementara).
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.assumed_numbers() > 0
    }

    /// Returns how many of its numbers are assumed: weights, points, quotas, bands, scale and rules.
    #[must_use]
    pub fn assumed_numbers(&self) -> usize {
        let of_items =
            self.items.iter().filter(|item| item.scored).flat_map(|item| [item.weight_source, item.points_source]);
        let sources = [self.scale.source, self.rules.source].into_iter();
        sources
            .chain(self.bands.iter().map(|band| band.source))
            .chain(self.groups.iter().map(|group| group.source))
            .chain(self.nodes.iter().map(|node| node.weight_source))
            .chain(of_items)
            .filter(|source| self.source(*source).firmness == Firmness::Assumed)
            .count()
    }

    /// Whether any item is asked only under a condition.
    #[must_use]
    pub fn is_conditional(&self) -> bool {
        self.items.iter().any(|item| !item.relevant_if.is_empty())
    }

    /// Whether the answer to an item decides if others are asked.
    #[must_use]
    pub fn decides(&self, id: ItemId) -> bool {
        let looks = |condition: &Condition| condition.item == id || condition.against == Operand::Item(id);
        self.items.iter().any(|item| item.relevant_if.iter().any(looks))
    }

    /// Returns the bands with their ids, highest first.
    pub fn bands(&self) -> impl DoubleEndedIterator<Item = (BandId, &Band)> {
        self.bands.iter().enumerate().map(|(index, band)| (BandId(index), band))
    }

    /// Returns the groups with their ids, in the order of the file.
    pub fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        self.groups.iter().enumerate().map(|(index, group)| (GroupId(index), group))
    }

    /// Returns the nodes with their ids, parents before children.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index), node))
    }

    /// Returns the items with their ids, in the order of the file.
    pub fn items(&self) -> impl Iterator<Item = (ItemId, &Item)> {
        self.items.iter().enumerate().map(|(index, item)| (ItemId(index), item))
    }

    /// Returns the constraints with their ids, in the order of the file.
    pub fn constraints(&self) -> impl ExactSizeIterator<Item = (ConstraintId, &Constraint)> {
        self.constraints.iter().enumerate().map(|(index, constraint)| (ConstraintId(index), constraint))
    }

    /// Returns the sources, in the order of the file.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Returns the nodes at the top of the tree.
    #[must_use]
    pub fn top(&self) -> &[NodeId] {
        &self.top
    }

    /// Returns a band.
    #[must_use]
    pub fn band(&self, id: BandId) -> &Band {
        &self.bands[id.0]
    }

    /// Returns a group.
    #[must_use]
    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0]
    }

    /// Returns a node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// Returns an item.
    #[must_use]
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// Returns a constraint.
    #[must_use]
    pub fn constraint(&self, id: ConstraintId) -> &Constraint {
        &self.constraints[id.0]
    }

    /// Returns a source.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0]
    }

    /// Finds an item by its code.
    #[must_use]
    pub fn find_item(&self, code: &str) -> Option<ItemId> {
        self.codes.get(code).copied()
    }

    /// Finds a group by its code.
    #[must_use]
    pub fn find_group(&self, code: &str) -> Option<GroupId> {
        self.groups.iter().position(|group| group.code == code).map(GroupId)
    }

    /// Returns the band of a published, rounded score: the highest one whose lower edge it reaches.
    ///
    /// `rounded` must lie on the instrument's scale; below the lowest edge the lowest band is returned.
    #[must_use]
    pub fn band_of(&self, rounded: &Exact) -> BandId {
        let reached = |band: &Band| match band.edge {
            Edge::Inclusive => band.from <= *rounded,
            Edge::Exclusive => band.from < *rounded,
        };
        let above = self.bands.partition_point(|band| !reached(band));
        BandId(above.min(self.bands.len().saturating_sub(1)))
    }
}

impl Firmness {
    /// All of them, the firmest first.
    pub const ALL: [Self; 5] = [Self::Documented, Self::Applied, Self::Press, Self::Inferred, Self::Assumed];

    /// Returns the word that instrument files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Applied => "applied",
            Self::Press => "press",
            Self::Inferred => "inferred",
            Self::Assumed => "assumed",
        }
    }
}

impl Zone {
    /// Returns the word of the field, which instrument files and exports use: `hijau`, `kuning`, `merah`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Green => "hijau",
            Self::Yellow => "kuning",
            Self::Red => "merah",
        }
    }
}
