//! What an instrument may ask of a computer. Real ones stay far below; a file made to exhaust memory or time does not.

use super::{Case, Children, Choice, Given, GroupId, Instrument, Item, Kind, Problem};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::{BTreeSet, HashMap};

/// Most levels of the tree, because it is walked by recursion.
pub(super) const MOST_LEVELS: usize = 32;
/// Most bytes that the items may hold of choices they share: each has its own copy.
pub(super) const MOST_SHARED: usize = 32 << 20;
/// Most characters of a code: problems repeat it.
pub(super) const MOST_CODE: usize = 200;
/// Most bands, and most groups.
const MOST_SECTIONS: usize = 200;
/// Most answers that a unit is expected to have.
const MOST_ANSWERS: usize = 500_000;
/// Most digits that exact scoring may have to carry.
const MOST_DIGITS: usize = 1_500;
/// Most pairs of digits that all sums together may have to multiply.
const MOST_CARRIED: usize = 5_000_000_000;
/// Most steps that all examples together may take; see [`effort`].
const MOST_STEPS: usize = 2_000_000;

/// Returns what makes an instrument too large to be scored, if anything does.
pub(super) fn excess(instrument: &Instrument) -> Option<Problem> {
    let refused = |message: Message| Some(Problem { line: 1, message });
    for (key, count) in [("band", instrument.bands.len()), ("group", instrument.groups.len())] {
        if count > MOST_SECTIONS {
            return refused(Message::new("problem-too-many").with("key", key).with("most", MOST_SECTIONS));
        }
    }
    let quotas: Vec<usize> = instrument.groups().map(|(_, group)| group.largest_quota()).collect();
    let asked = |item: &Item| item.group.map_or(1, |group| quotas[group.position()]);
    let answers: usize = instrument.items().map(|(_, item)| asked(item)).sum();
    if answers > MOST_ANSWERS {
        return refused(Message::new("problem-too-many-answers").with("most", MOST_ANSWERS));
    }
    let digits = divisor_digits(instrument);
    if digits > MOST_DIGITS || digits * digits * parts(instrument) > MOST_CARRIED {
        return refused(Message::new("problem-too-fine"));
    }
    let mut steps = 0_usize;
    for case in &instrument.cases {
        steps = steps.saturating_add(effort(instrument, &quotas, digits, case));
        if steps > MOST_STEPS {
            let message = Message::new("problem-case-effort").with("code", &case.code);
            return Some(Problem { line: case.line, message });
        }
    }
    None
}

/// Returns how many digits exact scoring may have to carry because of what it divides by: the maximum points of items and the
/// weights of siblings. Divisors below 1,000 share their factors and stay harmless however many there are.
fn divisor_digits(instrument: &Instrument) -> usize {
    let maxima: BTreeSet<Exact> = instrument.items().map(|(_, item)| item.maximum()).collect();
    let points = maxima.iter().map(|most| digits([most].into_iter()));
    let siblings = instrument.nodes().map(|(_, node)| match &node.children {
        Children::Nodes(nodes) => digits(nodes.iter().map(|id| &instrument.node(*id).weight)),
        Children::Items(items) => digits(items.iter().map(|id| &instrument.item(*id).weight)),
    });
    let top = digits(instrument.top().iter().map(|id| &instrument.node(*id).weight));
    points.chain(siblings).chain([top]).filter(|digits| *digits > 3).sum()
}

/// Returns how many digits the sum of some decimals has when they are written as whole numbers of their smallest place.
fn digits<'a>(numbers: impl Iterator<Item = &'a Exact>) -> usize {
    let (mut sum, mut decimals) = (Exact::ZERO, 0);
    for number in numbers {
        sum = &sum + number;
        decimals = decimals.max(number.to_digits(30).split_once('.').map_or(0, |(_, decimals)| decimals.len()));
    }
    sum.to_fixed(0).trim_start_matches('0').len() + decimals
}

/// Returns how many steps an example takes: for every subject and every answer one, and one for each grade it is compared with; and
/// for every part of a sum one, and more where it has many digits.
fn effort(instrument: &Instrument, quotas: &[usize], digits: usize, case: &Case) -> usize {
    let carried = 1 + digits * digits / CARRIED_IN_A_STEP;
    match &case.given {
        Given::Entity(units) => units.len() * STEPS_OF_A_UNIT,
        Given::Unit { subjects, .. } => {
            let named: HashMap<GroupId, usize> = subjects.iter().copied().collect();
            let count = |id: GroupId| named.get(&id).copied().unwrap_or(quotas[id.position()]).max(1);
            let added: usize = instrument.groups().map(|(id, _)| count(id)).sum();
            let answers = instrument.items().map(|(_, item)| item.group.map_or(1, count) * (1 + comparisons(item)));
            added + answers.sum::<usize>() + parts(instrument) * carried
        }
    }
}

/// Returns how many comparisons grade an answer.
fn comparisons(item: &Item) -> usize {
    match &item.kind {
        Kind::Choice(choices) => choices.len(),
        Kind::Number { steps, .. } => steps.len(),
        // Each tick is looked for among those that are there.
        Kind::Ticks { ticks, steps } => ticks.len().saturating_mul(ticks.len()) / 4 + steps.len(),
        Kind::Text | Kind::Date => 0,
    }
}

/// Returns how many weighted values sums are made of.
fn parts(instrument: &Instrument) -> usize {
    instrument.items.len() + instrument.nodes.len()
}

/// Pairs of digits that take as long to multiply as a step.
const CARRIED_IN_A_STEP: usize = 5_000;
/// Steps that one score of a unit is worth: it may be any decimal.
const STEPS_OF_A_UNIT: usize = 10;

/// Returns about how many bytes a list of choices takes.
pub(super) fn bytes(choices: &[Choice]) -> usize {
    let text =
        |choice: &Choice| choice.key.len() + choice.text.id.len() + choice.text.en.as_ref().map_or(0, String::len);
    choices.iter().map(|choice| size_of::<Choice>() + text(choice)).sum()
}
