//! The rows of the units table, kept until something they depend on changes: sorting ten thousand units takes longer than a frame.

use crate::assessment::{EntityId, UnitId};
use crate::locale::Locale;
use crate::scoring::{Verdict, score_entity};
use crate::session::Session;
use crate::ui::table::tells;
use crate::wording::Wording;
use std::collections::BTreeMap;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// An entity, above its units.
    Entity(EntityId),
    /// A unit.
    Unit(UnitId),
}

/// The rows in order, and what is known of them.
#[derive(Default)]
pub(super) struct Rows {
    /// What is shown.
    pub(super) order: Vec<Row>,
    /// What the order was made for.
    made_for: Option<(u64, String, Option<EntityId>)>,
    /// All units by entity, those not shown among them.
    units: BTreeMap<EntityId, Vec<UnitId>>,
    /// Verdicts of the entities looked at since the content last changed.
    verdicts: BTreeMap<EntityId, Option<Verdict>>,
    content: Option<u64>,
    finished: usize,
}

impl Rows {
    /// Brings the rows up to date; costs nothing if they are.
    pub(super) fn refresh(&mut self, session: &Session, search: &str, entity: Option<EntityId>) {
        let version = session.version();
        if self.content != Some(version.content) {
            self.content = Some(version.content);
            self.verdicts.clear();
            let finished = |unit: &&UnitId| session.summary(**unit).is_some_and(|known| known.is_settled());
            self.finished = session.round().units.keys().filter(finished).count();
        }
        let same = self
            .made_for
            .as_ref()
            .is_some_and(|(outline, other, of)| *outline == version.outline && other == search && *of == entity);
        if !same {
            self.made_for = Some((version.outline, search.to_owned(), entity));
            self.sort(session, search, entity);
        }
    }

    /// Returns the units shown, in order.
    pub(super) fn units(&self) -> impl Iterator<Item = UnitId> {
        self.order.iter().filter_map(|row| match row {
            Row::Unit(unit) => Some(*unit),
            Row::Entity(_) => None,
        })
    }

    /// Returns all units of an entity.
    pub(super) fn units_of(&self, entity: EntityId) -> &[UnitId] {
        self.units.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Returns what can be said of an entity; `None` while one of its units has not been read.
    pub(super) fn verdict(&mut self, session: &Session, entity: EntityId) -> Option<Verdict> {
        let units = self.units.get(&entity).map_or(&[][..], Vec::as_slice);
        let verdict = || {
            let standings: Option<Vec<_>> =
                units.iter().map(|unit| Some(session.summary(*unit)?.part(*unit))).collect();
            Some(score_entity(session.instrument(), standings?).verdict)
        };
        self.verdicts.entry(entity).or_insert_with(verdict).clone()
    }

    /// Returns one sentence on the whole: how many units are finished, and for a single entity what its score will be.
    pub(super) fn overview(&mut self, session: &Session, locale: &Locale) -> String {
        let (finished, units) = (self.finished.to_string(), session.round().units.len().to_string());
        let entities = session.round().entities.len();
        let counts = [("finished", finished.as_str()), ("units", units.as_str())];
        let only = session.round().entities.keys().next().filter(|_| entities == 1).copied();
        match only.map(|entity| self.verdict(session, entity)) {
            Some(Some(Verdict::Nothing) | None) => locale.say_with("units-overview", &counts),
            Some(Some(Verdict::Open { low, high })) if !tells(session.instrument(), &low, &high) => {
                locale.say_with("units-overview", &counts)
            }
            Some(Some(verdict)) => {
                let wording = Wording { locale, instrument: session.instrument() };
                let entity = only.and_then(|entity| session.round().entities.get(&entity));
                let in_words = |entity| wording.entity_verdict(&verdict, entity);
                let verdict_in_words = entity.map_or_else(|| wording.verdict(&verdict), in_words);
                let key = if verdict.score().is_some() { "units-overview-final" } else { "units-overview-open" };
                locale.say_with(key, &[counts[0], counts[1], ("verdict", &verdict_in_words)])
            }
            None => {
                let entities = entities.to_string();
                locale.say_with("units-overview-entities", &[counts[0], counts[1], ("entities", &entities)])
            }
        }
    }

    fn sort(&mut self, session: &Session, search: &str, entity: Option<EntityId>) {
        let search = search.trim().to_lowercase();
        let matches = |text: &str| search.is_empty() || text.to_lowercase().contains(&search);
        let round = session.round();
        let mut named: BTreeMap<EntityId, Vec<(&str, UnitId)>> = BTreeMap::new();
        for unit in round.units.values() {
            named.entry(unit.entity).or_default().push((&unit.name, unit.id));
        }
        named.values_mut().for_each(|units| units.sort_unstable());
        let ids = |units: Vec<(&str, UnitId)>| units.into_iter().map(|(_, unit)| unit).collect();
        self.units = named.into_iter().map(|(entity, units)| (entity, ids(units))).collect();
        self.order.clear();
        for entity in round.entities_sorted().into_iter().filter(|other| entity.is_none_or(|id| id == other.id)) {
            // Whoever searches for an entity wants to see its units.
            let whole = matches(&entity.name) || matches(&entity.code);
            let shown = |unit: &&UnitId| whole || round.units.get(*unit).is_some_and(|unit| matches(&unit.name));
            let units = self.units.get(&entity.id).map_or(&[][..], Vec::as_slice);
            let before = self.order.len();
            self.order.push(Row::Entity(entity.id));
            self.order.extend(units.iter().filter(shown).map(|unit| Row::Unit(*unit)));
            if !whole && self.order.len() == before + 1 {
                self.order.pop();
            }
        }
    }
}
