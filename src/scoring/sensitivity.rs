//! What an instrument's numbers can and cannot do: items without influence, bands out of reach, gaps between printed bands.

use super::{Part, Standing, Verdict, What, score};
use crate::assessment::Sheet;
use crate::exact::Exact;
use crate::instrument::{BandId, Children, Edge, GroupId, Instrument, ItemId, NodeId, Operand};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::HashSet;

/// Something an instrument's author should know, though nothing is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// No answer to this item can ever move a score into another zone, or category where there are no zones.
    Powerless(ItemId),
    /// These weights are not all the same and sum to neither 1 nor 100, and no other sum is declared; at the top where no
    /// node is named.
    Sum {
        /// The node whose parts they are.
        node: Option<NodeId>,
        /// Their sum.
        sum: Exact,
    },
    /// No score falls into this band.
    Unreachable(BandId),
    /// The printed limits leave scores out; they count to the lower band.
    Gap {
        /// The band below the gap.
        band: BandId,
        /// Its printed upper limit.
        above: Exact,
        /// Where the next band begins.
        below: Exact,
    },
    /// The method asks for no subject of this group.
    NoQuota(GroupId),
    /// The item that moves the score most, and by how many points.
    Largest {
        /// The item.
        item: ItemId,
        /// From its worst to its best answer.
        points: Exact,
    },
}

/// Returns what an instrument's author should know, the largest item last.
#[must_use]
pub fn sensitivity(instrument: &Instrument) -> Vec<Concern> {
    let card = score(instrument, &Sheet::default());
    let reaches = reaches(instrument, &card.tree);
    let mut concerns = sums(instrument);
    concerns.extend(
        instrument.groups().filter(|(_, group)| group.largest_quota() == 0).map(|(id, _)| Concern::NoQuota(id)),
    );
    if let Some((low, high)) = card.verdict.interval() {
        let within = |id: &BandId| (high.band..=low.band).contains(id);
        concerns.extend(instrument.bands().map(|(id, _)| id).filter(|id| !within(id)).map(Concern::Unreachable));
    }
    concerns.extend(gaps(instrument));
    concerns.extend(powerless(instrument, &card.verdict, &reaches).into_iter().map(Concern::Powerless));
    let largest = reaches.iter().reduce(|most, next| if most.width() < next.width() { next } else { most });
    concerns.extend(largest.map(|reach| Concern::Largest { item: reach.item, points: reach.width() }));
    concerns
}

/// What an item adds to the score while everything applies.
struct Reach {
    item: ItemId,
    /// At worst.
    low: Exact,
    /// At best.
    high: Exact,
    /// What its answers add beyond the worst.
    steps: Vec<Exact>,
    /// Whether it may turn out not to count, so that its weight goes to its siblings.
    may_vanish: bool,
}

impl Reach {
    fn width(&self) -> Exact {
        &self.high - &self.low
    }
}

fn reaches(instrument: &Instrument, tree: &Part) -> Vec<Reach> {
    let mut reaches = Vec::new();
    tree.walk(&mut |part, _, share| {
        let (What::Item(id), Standing::Open { low, high, may_vanish }) = (part.what(), part.standing()) else { return };
        let item = instrument.item(id);
        let (whole, most) = (share * &instrument.scale.maximum, item.maximum());
        // An answer that is not worth anything, such as "not applicable", may lie below the fewest points.
        let (low, high) = (&whole * low, &whole * high);
        let step = |points: &Exact| &(&whole * &(points / &most)) - &low;
        let steps = item.all_points().iter().map(step).chain([&high - &low]).collect();
        reaches.push(Reach { item: id, low, high, steps, may_vanish: *may_vanish });
    });
    reaches
}

/// Items that leave every score in its zone, whatever the others are answered.
///
/// What the others add up to lies on a grid: whole multiples of the greatest common step above their worst. If no point of the grid
/// puts a limit between the item's worst and its best answer, the item has no power. Where means of any number of subjects come in
/// there is no grid, and every sum is taken to be possible. Where weights may be redistributed an item can come to decide alone, so
/// that it lacks power only if it always counts the same.
fn powerless(instrument: &Instrument, verdict: &Verdict, reaches: &[Reach]) -> Vec<ItemId> {
    let mut limits = limits(instrument);
    if let Some((low, high)) = verdict.interval() {
        limits.retain(|limit| low.exact < *limit && *limit <= high.exact);
    }
    let (lowest, highest): (Exact, Exact) =
        (reaches.iter().map(|reach| &reach.low).sum(), reaches.iter().map(|reach| &reach.high).sum());
    let redistributes = reaches.iter().any(|reach| reach.may_vanish);
    let alone = instrument.items().filter(|(_, item)| item.scored).all(|(_, item)| item.group.is_none());
    let grids = (alone && !redistributes).then(|| grids(reaches));
    let can_move = |index: usize, reach: &Reach| {
        let (least, most) = (&lowest - &reach.low, &highest - &reach.high);
        limits.iter().any(|limit| {
            // The others must bring the score so near that the item's worst answer misses the limit and its best reaches it.
            let (from, below) = (limit - &reach.high, limit - &reach.low);
            let others = match &grids {
                Some(grids) => first_on_grid(&least, &grids[index], &from),
                None => from.max(least.clone()),
            };
            redistributes || others < below && others <= most
        })
    };
    let deciding = deciding(instrument);
    let has_power = |index: usize, reach: &Reach| {
        let counts_alike = reach.width().is_zero() && !reach.may_vanish;
        // What it decides about counts under a condition, so that weights are redistributed then.
        let decides = redistributes && deciding.contains(&reach.item);
        !limits.is_empty() && (decides || !counts_alike && can_move(index, reach))
    };
    let weak = reaches.iter().enumerate().filter(|(index, reach)| !has_power(*index, reach));
    weak.map(|(_, reach)| reach.item).collect()
}

/// Items whose answers decide if others are asked.
fn deciding(instrument: &Instrument) -> HashSet<ItemId> {
    let conditions = instrument.items().flat_map(|(_, item)| &item.relevant_if);
    let looked_at = conditions.flat_map(|condition| match &condition.against {
        Operand::Item(other) => [condition.item, *other],
        Operand::Key(_) | Operand::Number(_) | Operand::Date(_) => [condition.item, condition.item],
    });
    looked_at.collect()
}

/// Scores before rounding from which on the zone is another one; the category, where there are no zones.
fn limits(instrument: &Instrument) -> Vec<Exact> {
    let half = &Exact::ONE / &Exact::from(2 * 10_i64.pow(instrument.scale.digits));
    let bands: Vec<_> = instrument.bands().map(|(_, band)| band).collect();
    let zoned = bands.iter().any(|band| band.zone.is_some());
    let differs = |pair: &&[&crate::instrument::Band]| !zoned || pair[0].zone != pair[1].zone;
    let limit = |pair: &[&crate::instrument::Band]| match pair[0].edge {
        Edge::Inclusive => &pair[0].from - &half,
        Edge::Exclusive => &pair[0].from + &half,
    };
    bands.windows(2).filter(differs).map(limit).collect()
}

/// Returns for each item the greatest common step of all others; zero where they do not move.
fn grids(reaches: &[Reach]) -> Vec<BigRational> {
    let own: Vec<BigRational> = reaches
        .iter()
        .map(|reach| reach.steps.iter().map(Exact::to_ratio).fold(zero(), |common, step| gcd(&common, &step)))
        .collect();
    let mut after = vec![zero(); own.len() + 1];
    for index in (0..own.len()).rev() {
        after[index] = gcd(&after[index + 1], &own[index]);
    }
    let mut before = zero();
    let mut grids = Vec::with_capacity(own.len());
    for (index, step) in own.into_iter().enumerate() {
        grids.push(gcd(&before, &after[index + 1]));
        before = gcd(&before, &step);
    }
    grids
}

fn zero() -> BigRational {
    BigRational::zero()
}

/// Returns the greatest number of which both are whole multiples.
fn gcd(a: &BigRational, b: &BigRational) -> BigRational {
    let common = a.denom().lcm(b.denom());
    let whole = |number: &BigRational| number.numer() * (&common / number.denom());
    BigRational::new(whole(a).gcd(&whole(b)), common)
}

/// Returns the first point of a grid that is at least `from`.
fn first_on_grid(start: &Exact, step: &BigRational, from: &Exact) -> Exact {
    if step.is_zero() || from <= start {
        // Where nothing else moves there is only the start.
        return start.clone();
    }
    let steps = ((from - start).to_ratio() / step).ceil();
    start + &Exact::from_ratio(steps * step)
}

fn sums(instrument: &Instrument) -> Vec<Concern> {
    let of_nodes = |nodes: &[NodeId]| nodes.iter().map(|id| &instrument.node(*id).weight).collect::<Vec<_>>();
    let odd = |weights: &[&Exact], declared: Option<&Exact>| {
        let sum: Exact = weights.iter().copied().sum();
        let same = weights.windows(2).all(|pair| pair[0] == pair[1]);
        let usual = same || sum == Exact::ONE || sum == Exact::from(100_i64) || declared.is_some();
        (!usual).then_some(sum)
    };
    let top =
        odd(&of_nodes(instrument.top()), instrument.scale.sum.as_ref()).map(|sum| Concern::Sum { node: None, sum });
    let inner = instrument.nodes().filter_map(|(id, node)| {
        let weights = match &node.children {
            Children::Nodes(nodes) => of_nodes(nodes),
            Children::Items(items) => {
                let scored = items.iter().map(|id| instrument.item(*id)).filter(|item| item.scored);
                scored.map(|item| &item.weight).collect()
            }
        };
        odd(&weights, node.sum.as_ref()).map(|sum| Concern::Sum { node: Some(id), sum })
    });
    top.into_iter().chain(inner).collect()
}

fn gaps(instrument: &Instrument) -> Vec<Concern> {
    let unit = &Exact::ONE / &Exact::from(10_i64.pow(instrument.scale.digits));
    let bands: Vec<_> = instrument.bands().collect();
    let gap = |pair: &[(BandId, &crate::instrument::Band)]| {
        let ((_, upper), (id, lower)) = (pair[0], pair[1]);
        let to = lower.to.clone()?;
        let first = match upper.edge {
            Edge::Inclusive => upper.from.clone(),
            Edge::Exclusive => &upper.from + &unit,
        };
        (&to + &unit < first).then_some(Concern::Gap { band: id, above: to, below: first })
    };
    bands.windows(2).filter_map(gap).collect()
}
