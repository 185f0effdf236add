//! The scores of a whole round.

use super::{EntityCard, Scorecard, Standing, score, score_entity};
use crate::assessment::{Entity, EntityId, Round, ServiceUnit, Sheet, UnitId};
use crate::exact::Exact;
use crate::instrument::Instrument;
use std::collections::BTreeMap;

/// An entity with its score and its units.
#[derive(Clone, Debug)]
pub struct ScoredEntity<'a> {
    /// The entity.
    pub entity: &'a Entity,
    /// Its score.
    pub card: EntityCard,
    /// Its units by name.
    pub units: Vec<ScoredUnit<'a>>,
}

/// A unit with its answers and its score.
#[derive(Clone, Debug)]
pub struct ScoredUnit<'a> {
    /// The unit.
    pub unit: &'a ServiceUnit,
    /// Its answers.
    pub sheet: &'a Sheet,
    /// Its score.
    pub card: Scorecard,
}

/// Scores every unit and entity of a round whose answers have all been loaded. Entities stand by code, then name.
#[must_use]
pub fn score_round<'a>(instrument: &Instrument, round: &'a Round) -> Vec<ScoredEntity<'a>> {
    let mut units: BTreeMap<EntityId, Vec<ScoredUnit<'a>>> = BTreeMap::new();
    for unit in round.units_sorted() {
        let sheet = round.sheet_of(unit.id);
        let scored = ScoredUnit { unit, sheet, card: score(instrument, sheet) };
        units.entry(unit.entity).or_default().push(scored);
    }
    let scored = |entity: &'a Entity| {
        let units = units.remove(&entity.id).unwrap_or_default();
        let card = score_entity(instrument, units.iter().map(ScoredUnit::part));
        ScoredEntity { entity, card, units }
    };
    round.entities_sorted().into_iter().map(scored).collect()
}

impl ScoredUnit<'_> {
    /// Returns the unit with what it weighs in its entity and where it stands.
    fn part(&self) -> (UnitId, &Exact, &Standing) {
        (self.unit.id, self.card.tree.weight(), self.card.tree.standing())
    }
}
