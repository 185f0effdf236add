//! What an instrument may ask of a computer. Real ones stay far below; a file made to exhaust memory or time does not.

use super::{Children, Instrument, Item};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::BTreeSet;

/// Most levels of the tree, because it is walked by recursion.
pub(super) const MOST_LEVELS: usize = 32;
/// Most answers that a unit is expected to have.
const MOST_ANSWERS: usize = 500_000;
/// Most digits that exact scoring may have to carry.
const MOST_DIGITS: usize = 1_500;

/// Returns what makes an instrument too large to be scored, if anything does.
pub(super) fn excess(instrument: &Instrument) -> Option<Message> {
    let asked = |item: &Item| item.group.map_or(1, |group| instrument.group(group).largest_quota());
    let answers: usize = instrument.items().map(|(_, item)| asked(item)).sum();
    if answers > MOST_ANSWERS {
        return Some(Message::new("problem-too-many-answers").with("most", MOST_ANSWERS));
    }
    (divisor_digits(instrument) > MOST_DIGITS).then(|| Message::new("problem-too-fine"))
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
