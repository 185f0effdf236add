//! What assessors record: a round, its entities and service units, and the answers of each unit; and the changes to them.
//!
//! Pure data. Time and identity come in as arguments. [`Round::apply`] is the executable specification of the store: both
//! accept the same changes and end in the same state, which a property test keeps.

/// Makes a type of its own for the identity of something.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

mod change;
mod detail;
pub mod earlier;
pub mod revision;
mod sheet;
pub mod text;

pub use change::{Change, Edit, Refusal, Stamp, Step};
pub use detail::{
    Consent, Detail, DetailKey, Details, Earlier, EarlierAnswer, EarlierEvidence, Evidence, EvidenceId, FileKind,
    Interview, Masking, Person, Visit, VisitId,
};
pub use sheet::{Answer, Place, Response, Sheet, Subject};

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

id!(
    /// Identity of an entity.
    EntityId
);
id!(
    /// Identity of a service unit.
    UnitId
);
id!(
    /// Identity of a subject.
    SubjectId
);
id!(
    /// Identity of an edit.
    EditId
);

/// What a round is called.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RoundInfo {
    /// Title for people, such as "Kota Metro 2024".
    pub title: String,
    /// Year of assessment.
    pub year: u16,
    /// Whether the answers are a constructed example, never to be taken for a real result.
    pub example: bool,
}

/// Peer class of an entity, within which it is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// Kementerian.
    Ministry,
    /// Lembaga.
    Agency,
    /// Pemerintah provinsi.
    Province,
    /// Pemerintah kabupaten.
    Regency,
    /// Pemerintah kota.
    City,
    /// Kantor vertikal, instansi lain.
    Other,
}

/// Assessed government body (entitas, instansi).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Identity.
    pub id: EntityId,
    /// Official code, unique in the round.
    pub code: String,
    /// Name.
    pub name: String,
    /// Peer class.
    pub kind: EntityType,
    /// Province it lies in; empty for central bodies.
    pub province: String,
    /// Whether it has followed up the products of oversight; none if not recorded. Never changes a score.
    pub follow_up: Option<FollowUp>,
}

/// Whether an entity has followed up the products of oversight (tindak lanjut produk pengawasan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FollowUp {
    /// It has (selesai).
    Done,
    /// It has not yet (belum).
    Open,
}

/// Service unit (unit layanan) of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceUnit {
    /// Identity.
    pub id: UnitId,
    /// The entity it belongs to.
    pub entity: EntityId,
    /// Name, unique in the entity.
    pub name: String,
}

/// An assessment round: its entities, its units, and the answers of those units that have been loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// What the round is called.
    pub info: RoundInfo,
    /// Text of the instrument it is assessed with.
    pub instrument: Arc<str>,
    /// Entities.
    pub entities: BTreeMap<EntityId, Entity>,
    /// Units.
    pub units: BTreeMap<UnitId, ServiceUnit>,
    /// Answers by unit. A unit whose answers have not been loaded is missing here.
    pub sheets: BTreeMap<UnitId, Sheet>,
}

impl Round {
    /// Returns a round without entities, assessed with the instrument of this text.
    #[must_use]
    pub fn new(info: RoundInfo, instrument: Arc<str>) -> Self {
        Self { info, instrument, entities: BTreeMap::new(), units: BTreeMap::new(), sheets: BTreeMap::new() }
    }

    /// Returns the answers of a unit, none if they have not been loaded.
    #[must_use]
    pub fn sheet_of(&self, unit: UnitId) -> &Sheet {
        static EMPTY: LazyLock<Sheet> = LazyLock::new(Sheet::default);
        self.sheets.get(&unit).unwrap_or(&EMPTY)
    }

    /// Returns the entities sorted by code, then name.
    #[must_use]
    pub fn entities_sorted(&self) -> Vec<&Entity> {
        let mut entities: Vec<&Entity> = self.entities.values().collect();
        entities.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
        entities
    }

    /// Returns the units of an entity sorted by name.
    #[must_use]
    pub fn units_of(&self, entity: EntityId) -> Vec<&ServiceUnit> {
        let mut units: Vec<&ServiceUnit> = self.units.values().filter(|unit| unit.entity == entity).collect();
        units.sort_by(|a, b| a.name.cmp(&b.name));
        units
    }

    /// Returns all units, sorted by entity, then name.
    #[must_use]
    pub fn units_sorted(&self) -> Vec<&ServiceUnit> {
        let mut units: Vec<&ServiceUnit> = self.units.values().collect();
        let key = |unit: &ServiceUnit| self.entities.get(&unit.entity).map(|entity| (&entity.code, &entity.name));
        units.sort_by(|a, b| (key(a), &a.name).cmp(&(key(b), &b.name)));
        units
    }
}

impl EntityType {
    /// All peer classes.
    pub const ALL: [Self; 6] = [Self::Ministry, Self::Agency, Self::Province, Self::Regency, Self::City, Self::Other];

    /// Returns the word of the field, which files use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ministry => "kementerian",
            Self::Agency => "lembaga",
            Self::Province => "provinsi",
            Self::Regency => "kabupaten",
            Self::City => "kota",
            Self::Other => "lainnya",
        }
    }
}

impl FromStr for EntityType {
    type Err = ();

    /// Reads the word of the field, in any case.
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(text.trim())).ok_or(())
    }
}

impl FollowUp {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Done, Self::Open];

    /// Returns the word of the field, which files use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "selesai",
            Self::Open => "belum",
        }
    }
}

impl FromStr for FollowUp {
    type Err = ();

    /// Reads the word of the field, in any case.
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.word().eq_ignore_ascii_case(text.trim())).ok_or(())
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
