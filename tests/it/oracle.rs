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
    pub(crate) relevant_if: Vec<DrawnCondition>,
}

/// A drawn condition on an item further up, by its place in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DrawnCondition {
    pub(crate) on: usize,
    pub(crate) says: Says,
}

/// What a drawn condition says of an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Says {
    Is(usize),
    IsNot(usize),
    /// Tenths of points.
    AtLeast(u32),
    Below(u32),
    /// At most the points of the answer to another item.
    AtMost(usize),
}

/// A drawn answer.
#[derive(Clone, Copy, Debug, PartialEq)]
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
            relevant_if: Vec::new(),
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

/// Draws an instrument in which many items are asked under conditions, with answers.
pub(crate) fn drawn_with_conditions() -> impl Strategy<Value = Drawn> {
    let seed = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u32..5, 0_u32..40);
    (drawn(), prop::collection::vec(prop::collection::vec(seed, 0..3), 48)).prop_map(|(mut drawn, seeds)| {
        let groups: Vec<Option<usize>> = drawn.flat().iter().map(|item| item.group).collect();
        let (mut place, mut seeds) = (0, seeds.into_iter().cycle());
        each_item(&mut drawn.top, &mut |item| {
            let above: Vec<usize> =
                (0..place).filter(|at| groups[*at].is_none() || groups[*at] == item.group).collect();
            for (on, other, sort, number) in seeds.next().unwrap().into_iter().filter(|_| !above.is_empty()) {
                let says = match sort {
                    0 => Says::Is(number as usize),
                    1 => Says::IsNot(number as usize),
                    2 => Says::AtLeast(number),
                    3 => Says::Below(number),
                    _ => Says::AtMost(*other.get(&above)),
                };
                item.relevant_if.push(DrawnCondition { on: *on.get(&above), says });
            }
            place += 1;
        });
        drawn
    })
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
        let mut items = Items { codes: Vec::new(), flat: self.flat(), toml: String::new() };
        for (index, node) in self.top.iter().enumerate() {
            node.write(&format!("n{index}"), None, &mut toml, &mut items, &mut sheet);
        }
        toml.push_str(&items.toml);
        let instrument = Instrument::parse(&toml).unwrap_or_else(|problems| panic!("{problems:?}\n{toml}"));
        for (code, answers) in &mut sheet.answers {
            let item = instrument.item(instrument.find_item(code.as_str()).unwrap()).digest;
            answers.values_mut().for_each(|answer| answer.item = item);
        }
        (instrument, sheet)
    }

    /// The final value on 0 to 1, straight from the definition; `None` where nothing applies, `Err` where something is missing.
    pub(crate) fn value(&self) -> Result<Option<BigRational>, ()> {
        let flat = self.flat();
        self.mean(self.top.iter().map(|node| (node.weight, node.value(self, &flat))).collect())
    }

    /// The items as they stand in the file.
    pub(crate) fn flat(&self) -> Vec<&DrawnItem> {
        fn add<'d>(nodes: &'d [DrawnNode], flat: &mut Vec<&'d DrawnItem>) {
            for node in nodes {
                match &node.children {
                    DrawnChildren::Nodes(nodes) => add(nodes, flat),
                    DrawnChildren::Items(items) => flat.extend(items),
                }
            }
        }
        let mut flat = Vec::new();
        add(&self.top, &mut flat);
        flat
    }

    /// Whether an item is asked of a subject, straight from the definition; `Err` while something that decides is missing.
    fn is_asked(&self, flat: &[&DrawnItem], item: &DrawnItem, column: usize) -> Result<bool, ()> {
        let held: Vec<Result<bool, ()>> =
            item.relevant_if.iter().map(|condition| self.holds(flat, *condition, column)).collect();
        if held.contains(&Ok(false)) {
            Ok(false)
        } else {
            held.into_iter().collect::<Result<Vec<_>, ()>>().map(|_| true)
        }
    }

    fn holds(&self, flat: &[&DrawnItem], condition: DrawnCondition, column: usize) -> Result<bool, ()> {
        let Some(choice) = self.chosen(flat, condition.on, column)? else { return Ok(false) };
        let points = flat[condition.on].points[choice];
        Ok(match condition.says {
            Says::Is(key) => choice == key % flat[condition.on].points.len(),
            Says::IsNot(key) => choice != key % flat[condition.on].points.len(),
            Says::AtLeast(least) => points >= least,
            Says::Below(most) => points < most,
            Says::AtMost(other) => match self.chosen(flat, other, column)? {
                Some(choice) => points <= flat[other].points[choice],
                None => false,
            },
        })
    }

    /// The choice made; nothing where there is none to make, `Err` where it is still to be made.
    fn chosen(&self, flat: &[&DrawnItem], at: usize, column: usize) -> Result<Option<usize>, ()> {
        let item = flat[at];
        if !self.is_asked(flat, item, column)? {
            return Ok(None);
        }
        match item.given_to(column) {
            Given::Choice(choice) => Ok(Some(choice % item.points.len())),
            given if item.is_open(self, given) => Err(()),
            Given::NotApplicable | Given::NotObserved | Given::Nothing => Ok(None),
        }
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

/// The item sections of an instrument file while they are written.
struct Items<'d> {
    codes: Vec<String>,
    flat: Vec<&'d DrawnItem>,
    toml: String,
}

pub(crate) fn subject(group: usize, number: usize) -> SubjectId {
    SubjectId(Uuid::from_u128((group * 100 + number + 1) as u128))
}

impl DrawnNode {
    fn write(&self, code: &str, parent: Option<&str>, toml: &mut String, items: &mut Items<'_>, sheet: &mut Sheet) {
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

    fn value(&self, drawn: &Drawn, flat: &[&DrawnItem]) -> Result<Option<BigRational>, ()> {
        match &self.children {
            DrawnChildren::Nodes(nodes) => {
                drawn.mean(nodes.iter().map(|node| (node.weight, node.value(drawn, flat))).collect())
            }
            DrawnChildren::Items(items) => {
                let scored = items.iter().filter(|item| item.scored);
                drawn.mean(scored.map(|item| (item.weight, item.value(drawn, flat))).collect())
            }
        }
    }
}

impl DrawnItem {
    fn write(&self, code: &str, node: &str, items: &mut Items<'_>, sheet: &mut Sheet) {
        let group = self.group.map(|group| format!("group = \"g{group}\"\n")).unwrap_or_default();
        let choice = |(key, points): (usize, &u32)| {
            format!("{{ key = \"{key}\", points = {}.{}, text = \"P\" }}", points / 10, points % 10)
        };
        let choices: Vec<String> = self.points.iter().enumerate().map(choice).collect();
        let conditions: Vec<String> = self.relevant_if.iter().map(|condition| items.condition(*condition)).collect();
        items.codes.push(code.to_owned());
        let _ = write!(
            items.toml,
            "[[item]]\ncode = \"{code}\"\nnode = \"{node}\"\n{group}weight = {}\nscored = {}\nnot_applicable = {}\n\
             text = \"T\"\nsource = \"s\"\nchoice = [{}]\nrelevant_if = [{}]\n",
            self.weight,
            self.scored,
            self.may_not_apply,
            choices.join(", "),
            conditions.join(", ")
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

    pub(crate) fn count(&self) -> usize {
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

    /// What was answered in a column; nothing by subjects who are still to be found.
    fn given_to(&self, column: usize) -> Given {
        let column = if self.group.is_some() { column } else { 0 };
        self.given.get(column).copied().unwrap_or(Given::Nothing)
    }

    /// Whether something is still to be answered.
    pub(crate) fn is_open(&self, drawn: &Drawn, given: Given) -> bool {
        match given {
            Given::Choice(_) => false,
            Given::NotApplicable => !self.may_not_apply,
            Given::NotObserved => self.scored && drawn.not_observed == "incomplete",
            Given::Nothing => true,
        }
    }

    fn value(&self, drawn: &Drawn, flat: &[&DrawnItem]) -> Result<Option<BigRational>, ()> {
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
        let counted = |column: usize| {
            let value = one(&self.given_to(column));
            match drawn.is_asked(flat, self, column) {
                Ok(true) => value,
                Ok(false) => Ok(None),
                // What has no value either way need not be decided.
                Err(()) if value == Ok(None) => Ok(None),
                Err(()) => Err(()),
            }
        };
        let Some(group) = self.group else { return counted(0) };
        let (quota, binding) = drawn.groups[group];
        let columns = if binding { SUBJECTS.max(quota) } else { SUBJECTS };
        drawn.mean((0..columns).map(|column| (1, counted(column))).collect())
    }
}

impl Items<'_> {
    fn condition(&self, condition: DrawnCondition) -> String {
        let (code, item) = (&self.codes[condition.on], self.flat[condition.on]);
        let key = |key: usize| key % item.points.len();
        let points = |points: u32| format!("{}.{}", points / 10, points % 10);
        match condition.says {
            Says::Is(number) => format!("\"{code} = {}\"", key(number)),
            Says::IsNot(number) => format!("\"{code} != {}\"", key(number)),
            Says::AtLeast(least) => format!("\"{code} >= {}\"", points(least)),
            Says::Below(most) => format!("\"{code} < {}\"", points(most)),
            Says::AtMost(other) => format!("\"{code} <= [{}]\"", self.codes[other]),
        }
    }
}

/// Visits every drawn item, in the order of the file.
pub(crate) fn each_item(nodes: &mut [DrawnNode], visit: &mut impl FnMut(&mut DrawnItem)) {
    for node in nodes {
        match &mut node.children {
            DrawnChildren::Nodes(nodes) => each_item(nodes, visit),
            DrawnChildren::Items(items) => items.iter_mut().for_each(&mut *visit),
        }
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
