//! Results: what a unit or an entity scores, where the points went, and what is still missing.

mod entity;
mod explanation;
mod reasons;
mod unit;
mod verdict;

use super::action::Actions;
use crate::assessment::{EntityId, UnitId};
use crate::locale::Locale;
use crate::session::Session;
use egui::Ui;
use entity::EntityResults;
use unit::UnitResults;

/// The results of a unit or of an entity.
pub struct ResultsScreen {
    shown: Shown,
}

enum Shown {
    Unit(UnitResults),
    Entity(EntityResults),
}

impl ResultsScreen {
    /// Opens the results of a unit.
    #[must_use]
    pub fn new(unit: UnitId) -> Self {
        Self { shown: Shown::Unit(UnitResults::new(unit)) }
    }

    /// Opens the results of an entity.
    #[must_use]
    pub fn entity(entity: EntityId) -> Self {
        Self { shown: Shown::Entity(EntityResults::new(entity)) }
    }

    /// Draws the results.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale, actions: &Actions) {
        match &mut self.shown {
            Shown::Unit(unit) => unit.ui(ui, session, locale, actions),
            Shown::Entity(entity) => entity.ui(ui, session, locale, actions),
        }
    }
}
