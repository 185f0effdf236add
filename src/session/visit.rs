//! Visits to a unit: when they began and ended, and what is lacking before one may leave.

use super::Session;
use crate::assessment::{Change, Detail, UnitId, Visit, VisitId};
use crate::scoring::Lacking;

/// How the visits to a unit stand (kunjungan).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visiting {
    /// Nobody has begun one.
    Never,
    /// One goes on.
    Since {
        /// Its place among the visits to the unit, from 1.
        number: usize,
        /// When it began, milliseconds since 1970, UTC.
        started: i64,
    },
    /// All have ended.
    Over {
        /// How many there were.
        count: usize,
        /// How long they took together, in minutes.
        minutes: i64,
    },
}

impl Session {
    /// The time by the clock that edits are recorded by, milliseconds since 1970, UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.author.clock)()
    }

    /// Returns how the visits to a unit that is kept stand.
    #[must_use]
    pub fn visiting(&self, unit: UnitId) -> Visiting {
        let Some(visits) = self.sheet(unit).map(|sheet| &sheet.details.visits) else { return Visiting::Never };
        if let Some((at, (_, visit))) = visits.iter().enumerate().rev().find(|(_, (_, visit))| visit.ended.is_none()) {
            return Visiting::Since { number: at + 1, started: visit.started };
        }
        let took = |visit: &Visit| visit.ended.map_or(0, |ended| (ended - visit.started).max(0));
        let minutes = visits.values().map(took).sum::<i64>() / 60_000;
        if visits.is_empty() { Visiting::Never } else { Visiting::Over { count: visits.len(), minutes } }
    }

    /// Returns the change that begins a visit to a unit now; nothing while one goes on or the unit has not been read.
    #[must_use]
    pub fn begin_visit(&self, unit: UnitId) -> Option<Change> {
        self.sheet(unit)?;
        match self.visiting(unit) {
            Visiting::Since { .. } => None,
            Visiting::Never | Visiting::Over { .. } => {
                let visit = Visit { started: self.now(), ended: None };
                Some(Change::PutDetail(unit, Detail::Visit(VisitId(Self::new_id()), visit)))
            }
        }
    }

    /// Returns the change that ends the visit to a unit now; nothing where none goes on.
    #[must_use]
    pub fn end_visit(&self, unit: UnitId) -> Option<Change> {
        let visits = &self.sheet(unit)?.details.visits;
        let (id, visit) = visits.iter().rev().find(|(_, visit)| visit.ended.is_none())?;
        let visit = Visit { ended: Some(self.now()), ..visit.clone() };
        Some(Change::PutDetail(unit, Detail::Visit(*id, visit)))
    }

    /// Returns what a unit that is kept lacks; nothing until it has been read.
    #[must_use]
    pub fn lacking(&self, unit: UnitId) -> Option<Lacking> {
        Some(Lacking::new(&self.instrument, self.sheet(unit)?, self.scorecard(unit)?))
    }
}
