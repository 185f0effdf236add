//! The open round with its screens, each of which keeps its place while another is shown.

use super::action::Actions;
use super::checklist::ChecklistScreen;
use super::ranking::RankingScreen;
use super::results::ResultsScreen;
use super::units::{Step, UnitsScreen};
use crate::assessment::{EntityId, SubjectId, UnitId};
use crate::instrument::{ItemCode, ItemId};
use crate::locale::Locale;
use crate::scoring::Oddity;
use crate::session::Session;
use egui::{Context, Ui};

/// A place on the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The units.
    Units,
    /// The checklist of a unit.
    Checklist,
    /// The results of a unit or an entity.
    Results,
    /// The ranking of the entities.
    Ranking,
}

/// What results are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A unit.
    Unit(UnitId),
    /// An entity.
    Entity(EntityId),
}

/// The open round with its screens.
pub(super) struct OpenRound {
    /// What views read.
    pub(super) session: Session,
    /// What is shown.
    pub(super) place: Place,
    /// The unit that checklist and results are about.
    pub(super) unit: Option<UnitId>,
    units: UnitsScreen,
    checklist: Option<ChecklistScreen>,
    results: Option<(About, ResultsScreen)>,
    ranking: RankingScreen,
}

impl OpenRound {
    /// Shows the units of a round.
    #[must_use]
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            place: Place::Units,
            unit: None,
            units: UnitsScreen::default(),
            checklist: None,
            results: None,
            ranking: RankingScreen::default(),
        }
    }

    /// Lets go of typed text that has been stored, so that undoing it shows at once.
    pub(super) fn forget_stored(&mut self) {
        if let Some(checklist) = &mut self.checklist {
            checklist.forget_stored();
        }
    }

    /// The item in focus of the checklist, while that is shown.
    pub(super) fn focus(&self) -> Option<(UnitId, ItemCode)> {
        let checklist = self.checklist.as_ref().filter(|_| self.place == Place::Checklist)?;
        let item = self.session.instrument().item(checklist.focus()?);
        Some((checklist.unit(), item.code.clone()))
    }

    /// Draws the screen that is shown.
    pub(super) fn ui(&mut self, ui: &mut Ui, locale: &Locale, actions: &Actions) {
        match self.place {
            Place::Units => self.units.ui(ui, &self.session, locale, actions),
            Place::Ranking => self.ranking.ui(ui, &self.session, locale, actions),
            Place::Checklist => {
                if let Some(checklist) = &mut self.checklist {
                    checklist.ui(ui, &self.session, locale, actions);
                }
            }
            Place::Results => {
                if let Some((_, results)) = &mut self.results {
                    results.ui(ui, &self.session, locale, actions);
                }
            }
        }
    }

    /// Returns the height of the line with buttons at the foot of the screen.
    #[must_use]
    pub(super) fn foot(&self, ctx: &Context) -> f32 {
        match (self.place, &self.checklist) {
            (Place::Checklist, Some(checklist)) => checklist.foot(ctx),
            (Place::Checklist | Place::Units | Place::Results | Place::Ranking, _) => 0.0,
        }
    }

    /// Goes where there is something to show: what a screen was about may have been removed by undoing.
    pub(super) fn settle(&mut self) {
        let round = self.session.round();
        let there = match (self.place, &self.results) {
            (Place::Units | Place::Ranking, _) => true,
            (Place::Checklist, _) => {
                self.checklist.as_ref().is_some_and(|checklist| round.units.contains_key(&checklist.unit()))
            }
            (Place::Results, Some((About::Unit(unit), _))) => round.units.contains_key(unit),
            (Place::Results, Some((About::Entity(entity), _))) => round.entities.contains_key(entity),
            (Place::Results, None) => false,
        };
        if !there {
            self.place = Place::Units;
        }
    }

    /// Shows the results of a unit or an entity.
    pub(super) fn show_results(&mut self, about: About) {
        self.place = Place::Results;
        if let About::Unit(unit) = about {
            self.turn_to(unit);
        }
        if self.results.as_ref().is_none_or(|(other, _)| *other != about) {
            let screen = match about {
                About::Unit(unit) => ResultsScreen::new(unit),
                About::Entity(entity) => ResultsScreen::entity(entity),
            };
            self.results = Some((about, screen));
        }
    }

    /// Returns the unit that the screen is about.
    #[must_use]
    pub(super) fn unit_shown(&self) -> Option<UnitId> {
        match (self.place, &self.results) {
            (Place::Checklist, _) | (Place::Results, Some((About::Unit(_), _))) => self.unit,
            (Place::Units | Place::Ranking | Place::Results, _) => None,
        }
    }

    /// Makes a unit the current one and has its answers read.
    pub(super) fn turn_to(&mut self, unit: UnitId) {
        self.session.keep(unit);
        self.unit = Some(unit);
        self.units.select(unit);
        if self.checklist.as_ref().is_none_or(|checklist| checklist.unit() != unit) {
            self.checklist = Some(ChecklistScreen::new(unit, None));
        }
    }

    /// Makes a unit the current one, and an item of it that of its checklist.
    pub(super) fn turn_to_item(&mut self, unit: UnitId, item: ItemId, subject: Option<SubjectId>) {
        self.turn_to(unit);
        if let Some(checklist) = &mut self.checklist {
            checklist.go_to(item, subject);
        }
    }

    /// Asks for everything typed to be stored.
    pub(super) fn flush_typed(&mut self, actions: &Actions) {
        if let Some(checklist) = &mut self.checklist {
            checklist.flush(&self.session, actions);
        }
    }

    /// Returns the unit that checklist and results are about: the last one, else the one selected, else the first.
    #[must_use]
    pub(super) fn current(&self) -> Option<UnitId> {
        let there = |unit: &UnitId| self.session.round().units.contains_key(unit);
        let selected = || self.units.selected().filter(there);
        let first = || self.session.round().units_sorted().first().map(|unit| unit.id);
        self.unit.filter(there).or_else(selected).or_else(first)
    }

    /// Opens the sheet on which the group in focus is typed from paper.
    pub(super) fn type_from_paper(&mut self) {
        if let Some(checklist) = &mut self.checklist {
            checklist.type_from_paper();
        }
    }

    /// Returns the unit beside the current one in the list.
    pub(super) fn beside(&mut self, step: Step) -> Option<UnitId> {
        let unit = self.current()?;
        self.units.beside(&self.session, unit, step)
    }

    /// Returns where copied answers go: the unit shown, and the subject in focus of its checklist.
    pub(super) fn for_copy(&self) -> Option<(UnitId, Option<SubjectId>)> {
        let unit = self.current()?;
        let checklist = self.checklist.as_ref().filter(|checklist| checklist.unit() == unit);
        Some((unit, checklist.and_then(|checklist| checklist.subject(&self.session))))
    }

    /// Returns what may be worth another look in the unit of the checklist.
    pub(super) fn oddities(&self) -> Option<(UnitId, Vec<Oddity>)> {
        self.checklist.as_ref().map(|checklist| (checklist.unit(), checklist.oddities().to_vec()))
    }

    /// Returns the units that an export from here is about: on the list all finished ones shown, else the current one.
    pub(super) fn for_export(&mut self) -> Vec<UnitId> {
        match self.place {
            Place::Units | Place::Ranking => self.units.finished(&self.session),
            Place::Checklist | Place::Results => self.current().into_iter().collect(),
        }
    }
}
