//! What an instrument may ask of a computer. Real ones stay far below; a file made to exhaust memory or time does not.

use super::{Case, Children, Choice, Condition, Given, GroupId, Instrument, Item, ItemId, Kind, Operand, Problem};
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
/// Most comparisons that all examples together may take, and that the conditions of a unit may take.
const MOST_COMPARISONS: usize = 32_000_000;

/// How many comparisons an answer takes as long as, besides those that grade it.
const ANSWER: usize = 64;
/// How many comparisons a condition takes as long as, besides those that read the answers it looks at.
const CONDITION: usize = 8;
/// How many comparisons the score of a unit takes as long as in an entity; it may be any decimal.
const UNIT: usize = 128;
/// Pairs of digits that are multiplied in the time of a comparison.
const CARRIED: usize = 400;

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
    let columns = |item: &Item| asked(item).max(1);
    let conditions: usize = instrument.items().map(|(_, item)| columns(item) * conditions(instrument, item)).sum();
    if conditions > MOST_COMPARISONS {
        return refused(Message::new("problem-conditions-effort"));
    }
    let mut effort = 0_usize;
    for case in &instrument.cases {
        effort = effort.saturating_add(effort_of(instrument, &quotas, digits, case));
        if effort > MOST_COMPARISONS {
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

/// Returns how many comparisons an example takes as long as.
fn effort_of(instrument: &Instrument, quotas: &[usize], digits: usize, case: &Case) -> usize {
    match &case.given {
        Given::Entity(units) => units.len() * UNIT,
        Given::Unit { subjects, .. } => {
            let named: HashMap<GroupId, usize> = subjects.iter().copied().collect();
            let count = |id: GroupId| named.get(&id).copied().unwrap_or(quotas[id.position()]).max(1);
            let added: usize = instrument.groups().map(|(id, _)| count(id)).sum();
            let answer = |item: &Item| ANSWER + comparisons(item) + conditions(instrument, item);
            let answers = instrument.items().map(|(_, item)| item.group.map_or(1, count) * answer(item));
            added * ANSWER + answers.sum::<usize>() + parts(instrument) * digits * digits / CARRIED
        }
    }
}

/// Returns how many comparisons decide whether an item is asked of one subject.
fn conditions(instrument: &Instrument, item: &Item) -> usize {
    let read = |id: ItemId| comparisons(instrument.item(id));
    let one = |condition: &Condition| match condition.against {
        Operand::Item(other) => CONDITION + read(condition.item) + read(other),
        Operand::Key(_) | Operand::Number(_) | Operand::Date(_) => CONDITION + read(condition.item),
    };
    item.relevant_if.iter().map(one).sum()
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

/// Returns about how many bytes a list of choices takes.
pub(super) fn bytes(choices: &[Choice]) -> usize {
    let text =
        |choice: &Choice| choice.key.len() + choice.text.id.len() + choice.text.en.as_ref().map_or(0, String::len);
    choices.iter().map(|choice| size_of::<Choice>() + text(choice)).sum()
}
