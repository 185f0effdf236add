//! Ranks (peringkat).

use super::Verdict;
use crate::assessment::{Entity, EntityId};
use crate::exact::Exact;
use std::collections::BTreeMap;

/// The ranks of an entity; none without a final score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The entity.
    pub entity: EntityId,
    /// Among all entities of the round.
    pub overall: Option<usize>,
    /// Among those of its peer class.
    pub in_class: Option<usize>,
    /// Among those of its peer class in its province.
    pub in_province: Option<usize>,
}

/// Returns the rank of each score, 1 for the highest; equal scores share a rank and the next one is skipped: 1, 2, 2, 4.
///
/// Give the published, rounded scores: two entities with the same printed score have the same rank. No score, no rank.
#[must_use]
pub fn ranks(scores: &[Option<&Exact>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<&Exact> = scores.iter().copied().flatten().collect();
    sorted.sort_by(|a, b| b.cmp(a));
    let above = |score: &Exact| sorted.partition_point(|other| score < *other);
    scores.iter().map(|score| score.map(|score| above(score) + 1)).collect()
}

/// Ranks entities by their published scores: the highest first, those without a final score last, equals by code.
#[must_use]
pub fn ranking(entities: &[(&Entity, &Verdict)]) -> Vec<Ranked> {
    let overall = ranks_within(entities, |_| ());
    let in_class = ranks_within(entities, |entity| entity.kind);
    let in_province = ranks_within(entities, |entity| (entity.kind, entity.province.as_str()));
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|index| (overall[*index].unwrap_or(usize::MAX), &entities[*index].0.code));
    let ranked = |index: usize| Ranked {
        entity: entities[index].0.id,
        overall: overall[index],
        in_class: in_class[index],
        in_province: in_province[index],
    };
    order.into_iter().map(ranked).collect()
}

/// Ranks each entity among those that share its key.
fn ranks_within<'a, K: Ord>(entities: &[(&'a Entity, &Verdict)], key: impl Fn(&'a Entity) -> K) -> Vec<Option<usize>> {
    let mut peers: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (index, (entity, _)) in entities.iter().enumerate() {
        peers.entry(key(entity)).or_default().push(index);
    }
    let mut found = vec![None; entities.len()];
    for class in peers.into_values() {
        let scores: Vec<Option<&Exact>> =
            class.iter().map(|index| entities[*index].1.score().map(|score| &score.rounded)).collect();
        for (index, rank) in class.into_iter().zip(ranks(&scores)) {
            found[index] = rank;
        }
    }
    found
}
