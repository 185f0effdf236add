//! The names that nodes, items and groups have in a form.
//!
//! A name tells the place in the tree: `d1v1i01a` is the first item of the first Indikator of the first Variabel of the first
//! Dimensi. Each level gives the first letter of its own name; the deepest level always has two digits, so that names sort. Names of the
//! tree hold no underscore and items end in letters, so what belongs to an item (`d1v1i01a_why`) or to a group of subjects
//! (`subjects_staf`) can never take the name of another place.

use crate::instrument::{Children, Digest, GroupId, Instrument, Item, ItemId, NodeId};
use std::collections::HashSet;

/// Most characters of a name made from the tree: with what is appended, no name is longer than 64.
const LONGEST: usize = 39;
/// Most characters of a group's code within a name.
const LONGEST_CODE: usize = 20;

/// The names of one form. They are unique in the whole form and in lower case.
pub(super) struct Names {
    nodes: Vec<String>,
    items: Vec<String>,
    groups: Vec<String>,
    /// Where each item comes when the tree is walked.
    places: Vec<usize>,
}

/// A question that goes along with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Companion {
    /// Whether it was answered, does not apply, or could not be observed.
    State,
    /// Why it does not apply or could not be observed.
    Why,
    /// A photo of the proof.
    Photo,
}

impl Companion {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Why => "why",
            Self::Photo => "photo",
        }
    }
}

/// The two answers that are a state of the item and no answer to its question, by their names among its choices.
pub(super) struct States {
    pub(super) not_applicable: Option<String>,
    pub(super) not_observed: String,
}

impl States {
    /// The choice that an item asked for its state can be answered.
    pub(super) const ANSWERED: &str = "answered";

    /// Names the states like the answer table does, unless the item has a choice of that name.
    pub(super) fn of(item: &Item) -> Self {
        let free = |word: &str| {
            let mut name = word.to_owned();
            while item.choices().iter().any(|choice| choice.key == name) {
                name.push('_');
            }
            name
        };
        Self { not_applicable: item.may_not_apply.then(|| free("na")), not_observed: free("not_observed") }
    }

    /// The expression that one of them was chosen at a question.
    pub(super) fn chosen(&self, question: &str) -> String {
        self.names().map(|name| format!("{question} = '{name}'")).collect::<Vec<_>>().join(" or ")
    }

    /// The expression that none of them was.
    pub(super) fn not_chosen(&self, question: &str) -> String {
        self.names().map(|name| format!("{question} != '{name}'")).collect::<Vec<_>>().join(" and ")
    }

    fn names(&self) -> impl Iterator<Item = &String> {
        self.not_applicable.iter().chain([&self.not_observed])
    }
}

impl Names {
    pub(super) fn of(instrument: &Instrument) -> Self {
        let mut names = Self {
            nodes: vec![String::new(); instrument.nodes().count()],
            items: vec![String::new(); instrument.items().count()],
            groups: Vec::new(),
            places: vec![0; instrument.items().count()],
        };
        names.name_nodes(instrument, instrument.top(), "", &mut 0);
        let mut taken = HashSet::new();
        for (_, group) in instrument.groups() {
            let plain = plain(&group.code);
            let mut name = plain.clone();
            for count in 2.. {
                if taken.insert(name.clone()) {
                    break;
                }
                name = format!("{plain}_{count}");
            }
            names.groups.push(name);
        }
        names
    }

    pub(super) fn node(&self, id: NodeId) -> &str {
        &self.nodes[id.position()]
    }

    pub(super) fn item(&self, id: ItemId) -> &str {
        &self.items[id.position()]
    }

    /// Where an item comes when the tree is walked.
    pub(super) fn place(&self, id: ItemId) -> usize {
        self.places[id.position()]
    }

    /// The repeat in which the items of a group stand.
    pub(super) fn group(&self, id: GroupId) -> String {
        format!("subjects_{}", self.groups[id.position()])
    }

    /// A node within the repeat of a group.
    pub(super) fn node_within(&self, node: NodeId, group: GroupId) -> String {
        format!("{}_{}", self.node(node), self.groups[group.position()])
    }

    pub(super) fn companion(&self, item: ItemId, companion: Companion) -> String {
        format!("{}_{}", self.item(item), companion.word())
    }

    fn name_nodes(&mut self, instrument: &Instrument, nodes: &[NodeId], parent: &str, place: &mut usize) {
        for (index, id) in nodes.iter().enumerate() {
            let node = instrument.node(*id);
            let letter = instrument.levels.get(node.depth).and_then(|level| level.id.chars().next());
            let letter = letter.filter(char::is_ascii_alphabetic).unwrap_or('n').to_ascii_lowercase();
            let deepest = 0 < node.depth && node.depth + 1 == instrument.levels.len();
            let number = index + 1;
            let name =
                if deepest { format!("{parent}{letter}{number:02}") } else { format!("{parent}{letter}{number}") };
            match &node.children {
                Children::Nodes(nodes) => self.name_nodes(instrument, nodes, &name, place),
                Children::Items(items) => {
                    for (index, item) in items.iter().enumerate() {
                        *place += 1;
                        self.places[item.position()] = *place;
                        self.items[item.position()] = short(format!("{name}{}", letters(index)));
                    }
                }
            }
            self.nodes[id.position()] = short(name);
        }
    }
}

/// Counts in letters: a, b, ... z, aa, ab.
fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while 0 < rest {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'a' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Puts a digest in place of a name from so deep a tree that it would be too long.
fn short(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let digest = Digest::of(name.as_bytes()).to_string();
    format!("h_{}", &digest[..32])
}

/// A code in what a name may hold.
fn plain(code: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    code.chars().map(fits).take(LONGEST_CODE).collect()
}
