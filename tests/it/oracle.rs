//! A second, plain way to compute a score: exact rationals, straight from the definition, sharing nothing with the engine.
//! And random instruments with random answers, to compare the two on.

use num_rational::BigRational;
use num_traits::{One, Zero};
use penilai::assessment::{Answer, Response, Sheet, Subject, SubjectId};
use penilai::instrument::{Instrument, ItemCode};
use proptest::prelude::*;
use std::fmt::Write as _;
use uuid::Uuid;

/// A drawn instrument.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) maximum: u32,
    pub(crate) digits: u32,
    pub(crate) not_applicable: &'static str,
    pub(crate) not_observed: &'static str,
    /// Quota and whether it binds.
    pub(crate) groups: Vec<(usize, bool)>,
    pub(crate) top: Vec<DrawnNode>,
}

#[derive(Clone, Debug)]
pub(crate) struct DrawnNode {
    /// Hundredths.
    pub(crate) weight: u32,
    pub(crate) children: DrawnChildren,
}

#[derive(Clone, Debug)]
pub(crate) enum DrawnChildren {
    Nodes(Vec<DrawnNode>),
    Items(Vec<DrawnItem>),
}

#[derive(Clone, Debug)]
pub(crate) struct DrawnItem {
    pub(crate) weight: u32,
    /// Tenths.
    pub(crate) points: Vec<u32>,
    pub(crate) group: Option<usize>,
    pub(crate) may_not_apply: bool,
    pub(crate) scored: bool,
    /// One per subject of the group, or one.
    pub(crate) given: Vec<Given>,
}

/// A drawn answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Given {
    Choice(usize),
    NotApplicable,
    NotObserved,
    Nothing,
}

/// How many subjects each drawn group has.
pub(crate) const SUBJECTS: usize = 3;

fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        12 => (0_usize..6).prop_map(Given::Choice),
        2 => Just(Given::NotApplicable),
        1 => Just(Given::NotObserved),
        1 => Just(Given::Nothing),
    ]
}

fn item(groups: usize) -> impl Strategy<Value = DrawnItem> {
    let points = prop::collection::vec(0_u32..40, 2..6).prop_map(|mut points| {
        points[0] += 1; // at least one answer must be worth something
        points
    });
    let group = prop::option::of(0..groups);
    let given = prop::collection::vec(given(), SUBJECTS);
    (1_u32..3000, points, group, any::<bool>(), prop::bool::weighted(0.9), given).prop_map(
        |(weight, points, group, may_not_apply, scored, given)| DrawnItem {
            weight,
            points,
            group,
            may_not_apply,
            scored,
            given,
        },
    )
}

fn node(groups: usize) -> impl Strategy<Value = DrawnNode> {
    let leaf = (1_u32..10_000, prop::collection::vec(item(groups), 1..5))
        .prop_map(|(weight, items)| DrawnNode { weight, children: DrawnChildren::Items(items) });
    leaf.prop_recursive(2, 8, 3, |inner| {
        (1_u32..10_000, prop::collection::vec(inner, 1..4))
            .prop_map(|(weight, nodes)| DrawnNode { weight, children: DrawnChildren::Nodes(nodes) })
    })
}

/// Draws an instrument with answers.
pub(crate) fn drawn() -> impl Strategy<Value = Drawn> {
    let rules = (
        prop::sample::select(&["redistribute", "full", "zero"][..]),
        prop::sample::select(&["incomplete", "redistribute", "zero"][..]),
    );
    let groups = prop::collection::vec((1_usize..5, any::<bool>()), 2);
    let scale = (prop::sample::select(&[1_u32, 5, 100, 110, 1000][..]), 0_u32..4);
    (scale, rules, groups, prop::collection::vec(node(2), 1..4)).prop_map(
        |((maximum, digits), (not_applicable, not_observed), groups, mut top)| {
            count_first_item(&mut top[0]);
            Drawn { maximum, digits, not_applicable, not_observed, groups, top }
        },
    )
}

/// An instrument without any item that counts is refused.
fn count_first_item(node: &mut DrawnNode) {
    match &mut node.children {
        DrawnChildren::Nodes(nodes) => count_first_item(&mut nodes[0]),
        DrawnChildren::Items(items) => items[0].scored = true,
    }
}

impl Drawn {
    /// Writes the instrument file and the answers.
    pub(crate) fn build(&self) -> (Instrument, Sheet) {
        let mut toml = format!(
            "id = \"drawn\"\nrevision = \"1\"\ntitle = \"Drawn\"\nissuer = \"Uji\"\nlevels = [\"A\", \"B\", \"C\", \"D\"]\n\
             item_name = \"Butir\"\n[score]\nmaximum = {}\ndigits = {}\nparts = \"weight\"\nsource = \"s\"\n[rules]\n\
             not_applicable = \"{}\"\nnot_observed = \"{}\"\nsubjects = \"mean\"\nunits = \"mean\"\nrounding = \"half-up\"\n\
             source = \"s\"\n[[source]]\nkey = \"s\"\nfirmness = \"documented\"\ntext = \"Uji\"\n[[band]]\nfrom = 0\n\
             edge = \"inclusive\"\ncategory = \"A\"\nlabel = \"A\"\nsource = \"s\"\n",
            self.maximum, self.digits, self.not_applicable, self.not_observed
        );
        let mut sheet = Sheet::default();
        for (index, (quota, binding)) in self.groups.iter().enumerate() {
            let _ = write!(
                toml,
                "[[group]]\ncode = \"g{index}\"\nlabel = \"G\"\nsubject = \"G\"\nquota = {quota}\nbinding = {binding}\n\
                 source = \"s\"\n"
            );
            for number in 0..SUBJECTS {
                let (id, label) = (subject(index, number), format!("g{index}-{number}"));
                sheet.subjects.push(Subject { id, group: format!("g{index}"), label });
            }
        }
        let mut items = String::new();
        for (index, node) in self.top.iter().enumerate() {
            node.write(&format!("n{index}"), None, &mut toml, &mut items, &mut sheet);
        }
        toml.push_str(&items);
        let instrument = Instrument::parse(&toml).unwrap_or_else(|problems| panic!("{problems:?}\n{toml}"));
        for (code, answers) in &mut sheet.answers {
            let item = instrument.item(instrument.find_item(code.as_str()).unwrap()).digest;
            answers.values_mut().for_each(|answer| answer.item = item);
        }
        (instrument, sheet)
    }

    /// The final value on 0 to 1, straight from the definition; `None` where nothing applies, `Err` where something is missing.
    pub(crate) fn value(&self) -> Result<Option<BigRational>, ()> {
        self.mean(self.top.iter().map(|node| (node.weight, node.value(self))).collect())
    }

    fn mean(&self, parts: Vec<(u32, Result<Option<BigRational>, ()>)>) -> Result<Option<BigRational>, ()> {
        let (mut sum, mut weights) = (BigRational::zero(), BigRational::zero());
        for (weight, value) in parts {
            if let Some(value) = value? {
                let weight = BigRational::from_integer(weight.into());
                sum += value * &weight;
                weights += weight;
            }
        }
        Ok((!weights.is_zero()).then(|| sum / weights))
    }
}

pub(crate) fn subject(group: usize, number: usize) -> SubjectId {
    SubjectId(Uuid::from_u128((group * 100 + number + 1) as u128))
}

impl DrawnNode {
    fn write(&self, code: &str, parent: Option<&str>, toml: &mut String, items: &mut String, sheet: &mut Sheet) {
        let parent = parent.map(|parent| format!("parent = \"{parent}\"\n")).unwrap_or_default();
        let weight = format!("{}.{:02}", self.weight / 100, self.weight % 100);
        let _ = write!(toml, "[[node]]\ncode = \"{code}\"\n{parent}label = \"N\"\nweight = {weight}\nsource = \"s\"\n");
        match &self.children {
            DrawnChildren::Nodes(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    node.write(&format!("{code}.{index}"), Some(code), toml, items, sheet);
                }
            }
            DrawnChildren::Items(list) => {
                for (index, item) in list.iter().enumerate() {
                    item.write(&format!("{code}.i{index}"), code, items, sheet);
                }
            }
        }
    }

    fn value(&self, drawn: &Drawn) -> Result<Option<BigRational>, ()> {
        match &self.children {
            DrawnChildren::Nodes(nodes) => {
                drawn.mean(nodes.iter().map(|node| (node.weight, node.value(drawn))).collect())
            }
            DrawnChildren::Items(items) => {
                let scored = items.iter().filter(|item| item.scored);
                drawn.mean(scored.map(|item| (item.weight, item.value(drawn))).collect())
            }
        }
    }
}

impl DrawnItem {
    fn write(&self, code: &str, node: &str, toml: &mut String, sheet: &mut Sheet) {
        let group = self.group.map(|group| format!("group = \"g{group}\"\n")).unwrap_or_default();
        let choice = |(key, points): (usize, &u32)| {
            format!("{{ key = \"{key}\", points = {}.{}, text = \"P\" }}", points / 10, points % 10)
        };
        let choices: Vec<String> = self.points.iter().enumerate().map(choice).collect();
        let _ = write!(
            toml,
            "[[item]]\ncode = \"{code}\"\nnode = \"{node}\"\n{group}weight = {}\nscored = {}\nnot_applicable = {}\n\
             text = \"T\"\nsource = \"s\"\nchoice = [{}]\n",
            self.weight,
            self.scored,
            self.may_not_apply,
            choices.join(", ")
        );
        for (number, response) in self.responses().into_iter().enumerate() {
            let asked = self.group.map(|group| subject(group, number));
            // The item's own is known only once the whole has been read.
            let digest = penilai::instrument::Digest::of(b"");
            if response.is_some() {
                let answer = Answer { response, note: String::new(), item: digest };
                sheet.answers.entry(ItemCode::from(code)).or_default().insert(asked, answer);
            }
        }
    }

    fn count(&self) -> usize {
        if self.group.is_some() { SUBJECTS } else { 1 }
    }

    fn responses(&self) -> Vec<Option<Response>> {
        let response = |given: &Given| match given {
            Given::Choice(choice) => Some(Response::Choice((choice % self.points.len()).to_string())),
            Given::NotApplicable if self.may_not_apply => Some(Response::NotApplicable("alasan".into())),
            Given::NotObserved => Some(Response::NotObserved("alasan".into())),
            Given::NotApplicable | Given::Nothing => None,
        };
        self.given[..self.count()].iter().map(response).collect()
    }

    fn value(&self, drawn: &Drawn) -> Result<Option<BigRational>, ()> {
        let most = *self.points.iter().max().unwrap();
        let rule = |rule: &str| match rule {
            "redistribute" => Ok(None),
            "full" => Ok(Some(BigRational::one())),
            "zero" => Ok(Some(BigRational::zero())),
            _ => Err(()),
        };
        let one = |given: &Given| match given {
            Given::Choice(choice) => {
                Ok(Some(BigRational::new(self.points[choice % self.points.len()].into(), most.into())))
            }
            Given::NotApplicable if self.may_not_apply => rule(drawn.not_applicable),
            Given::NotObserved => rule(drawn.not_observed),
            Given::NotApplicable | Given::Nothing => Err(()),
        };
        let Some(group) = self.group else { return one(&self.given[0]) };
        let (quota, binding) = drawn.groups[group];
        if binding && SUBJECTS < quota {
            return Err(());
        }
        drawn.mean(self.given[..SUBJECTS].iter().map(|given| (1, one(given))).collect())
    }
}

/// Visits every drawn answer that the score depends on.
pub(crate) fn each_given(nodes: &mut [DrawnNode], visit: &mut impl FnMut(&mut Given)) {
    for node in nodes {
        match &mut node.children {
            DrawnChildren::Nodes(nodes) => each_given(nodes, visit),
            DrawnChildren::Items(items) => {
                for item in items.iter_mut().filter(|item| item.scored) {
                    let count = item.count();
                    item.given[..count].iter_mut().for_each(&mut *visit);
                }
            }
        }
    }
}
