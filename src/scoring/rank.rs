//! Ranks (peringkat).

use crate::exact::Exact;

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
