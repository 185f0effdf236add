//! What the photos of each unit look like, so that the same view is noticed in two of them.

use super::Session;
use crate::assessment::{Sheet, UnitId};
use crate::evidence::alike;
use std::collections::BTreeMap;

/// What the photos of each unit look like.
#[derive(Default)]
pub(super) struct Looks {
    units: BTreeMap<UnitId, Vec<u64>>,
}

impl Session {
    /// Returns the name of another unit with a photo that looks like this one, as far as the units have been read.
    #[must_use]
    pub fn unit_like(&self, unit: UnitId, look: u64) -> Option<&str> {
        let like = self.looks.like(unit, look)?;
        self.round.units.get(&like).map(|unit| unit.name.as_str())
    }
}

impl Looks {
    /// Takes note of a unit's photos. Returns whether they have changed.
    pub(super) fn note(&mut self, unit: UnitId, sheet: &Sheet) -> bool {
        let looks: Vec<u64> = sheet.details.evidence.values().filter_map(|evidence| evidence.look).collect();
        if looks.is_empty() {
            self.units.remove(&unit).is_some()
        } else {
            self.units.insert(unit, looks.clone()) != Some(looks)
        }
    }

    /// Returns the first other unit with a photo that looks like this one.
    pub(super) fn like(&self, unit: UnitId, look: u64) -> Option<UnitId> {
        let others = self.units.iter().filter(|(other, _)| **other != unit);
        others.into_iter().find(|(_, looks)| looks.iter().any(|other| alike(look, *other))).map(|(unit, _)| *unit)
    }
}
