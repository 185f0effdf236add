//! Scores as documents: JSON with every number as a string, and a table with one row per unit.
//!
//! Numbers are strings with a decimal point because JSON numbers lose digits in many readers. The order of the fields is fixed.
//! Result files contain this document and are compared with it byte by byte, so a change here is a new version of their format.

use super::cell::{self, Column};
use crate::assessment::{Entity, FollowUp, Round, Sheet};
use crate::exact::Exact;
use crate::instrument::{Instrument, ItemId};
use crate::scoring::{
    Finding, Missing, Part, Score, ScoredEntity, ScoredUnit, Verdict, What, Whose, entity_label, findings, score_round,
};
use serde::{Deserialize, Serialize};

/// Most decimals of a value before rounding.
pub(super) const EXACT: u32 = 18;
/// Most decimals of a part's points.
const POINTS: u32 = 12;

/// The scores of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// The instrument they were computed with.
    pub instrument: InstrumentRef,
    /// Entities by code, then name.
    pub entities: Vec<EntityScore>,
}

/// Which instrument was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InstrumentRef {
    /// Short name.
    pub id: String,
    /// Revision.
    pub revision: String,
    /// Whether any of its numbers is assumed (sementara).
    pub provisional: bool,
}

/// The score of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntityScore {
    /// Official code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Peer class.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Province; empty for central bodies.
    pub province: String,
    /// Whether it has followed up the products of oversight, `selesai` or `belum`; left out if not recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<&'static str>,
    /// Published score; none while incomplete.
    pub score: Option<String>,
    /// Lowest and highest score still possible; none where nothing applies.
    pub interval: Option<[String; 2]>,
    /// Zone; none while incomplete, or where the instrument has no zones.
    pub zone: Option<String>,
    /// Category; none while incomplete.
    pub category: Option<String>,
    /// Name of the category in Indonesian, with the words that a follow-up adds; none while incomplete.
    pub label: Option<String>,
    /// How a local decree prints the band; left out where that is no different.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Units by name.
    pub units: Vec<UnitScore>,
}

/// The score of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitScore {
    /// Name.
    pub name: String,
    /// Published score; none while incomplete.
    pub score: Option<String>,
    /// Score before rounding, with at most 18 decimals; none while incomplete.
    pub exact: Option<String>,
    /// Lowest and highest score still possible; none where nothing applies.
    pub interval: Option<[String; 2]>,
    /// Zone; none while incomplete, or where the instrument has no zones.
    pub zone: Option<String>,
    /// Category; none while incomplete.
    pub category: Option<String>,
    /// Name of the category in Indonesian; none while incomplete.
    pub label: Option<String>,
    /// How a local decree prints the band; left out where that is no different.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Whether everything that counts is there.
    pub complete: bool,
    /// What is missing: `ITEM`, `ITEM/subject`, or `ITEM/#3` for a subject still to be found.
    pub missing: Vec<String>,
    /// Constraints violated; none where the instrument has no constraints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<FindingRecord>>,
    /// The top of the tree.
    pub nodes: Vec<NodeScore>,
}

/// A constraint that the answers of a unit violate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingRecord {
    /// Code of the constraint.
    pub constraint: String,
    /// How much it weighs, `hard` or `soft`.
    pub severity: &'static str,
    /// What is required, in Indonesian.
    pub text: String,
    /// The answer to which a reason belongs: `ITEM` or `ITEM/subject`.
    pub item: String,
    /// Label of the subject concerned; none if the unit is.
    pub subject: Option<String>,
    /// Whether that answer has a note.
    pub explained: bool,
    /// Whether the unit cannot be signed off before it is dealt with.
    pub blocks: bool,
}

/// The points of a part at the top of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NodeScore {
    /// Code.
    pub code: String,
    /// Name in Indonesian.
    pub label: String,
    /// Weight among its siblings.
    pub weight: String,
    /// Points; none while something in it is missing, or where it does not apply.
    pub score: Option<String>,
    /// Most points it can have.
    pub max: String,
}

/// A total in strings, as files state it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Published score; none while incomplete.
    pub score: Option<String>,
    /// Score before rounding, with at most 18 decimals; none while incomplete.
    pub exact: Option<String>,
    /// Lowest and highest score still possible; none where nothing applies.
    pub interval: Option<[String; 2]>,
    /// Zone; none while incomplete, or where the instrument has no zones.
    pub zone: Option<String>,
    /// Category; none while incomplete.
    pub category: Option<String>,
    /// Name of the category in Indonesian; none while incomplete.
    pub label: Option<String>,
    /// How a local decree prints the band; left out where that is no different.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Whether everything that counts is there.
    pub complete: bool,
    /// Whether any number of the instrument is assumed (sementara).
    pub provisional: bool,
}

/// Scores every unit and entity of a round whose answers have all been loaded.
#[must_use]
pub fn scores(instrument: &Instrument, round: &Round) -> Scores {
    let entities = score_round(instrument, round);
    Scores {
        instrument: InstrumentRef {
            id: instrument.id.clone(),
            revision: instrument.revision.clone(),
            provisional: instrument.is_provisional(),
        },
        entities: entities.iter().map(|scored| entity_score(instrument, scored)).collect(),
    }
}

/// Writes the scores of a round as a table, one row per unit.
#[must_use]
pub fn scores_csv(instrument: &Instrument, round: &Round) -> Vec<u8> {
    const HEADER: [&str; 15] = [
        "entity_code",
        "entity",
        "entity_type",
        "province",
        "follow_up",
        "unit",
        "score",
        "exact",
        "low",
        "high",
        "zone",
        "category",
        "label",
        "complete",
        "provisional",
    ];
    let scores = scores(instrument, round);
    let text = |text: &str| cell::escape(text, Column::Text);
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let flag = |flag: bool| flag.to_string();
    let rows = scores.entities.iter().flat_map(|entity| entity.units.iter().map(move |unit| (entity, unit)));
    let rows = rows.map(|(entity, unit)| {
        let [low, high] = unit.interval.clone().unwrap_or_default();
        [
            text(&entity.code),
            text(&entity.name),
            entity.kind.to_owned(),
            text(&entity.province),
            entity.follow_up.unwrap_or_default().to_owned(),
            text(&unit.name),
            optional(&unit.score),
            optional(&unit.exact),
            low,
            high,
            optional(&unit.zone),
            text(&optional(&unit.category)),
            text(&optional(&unit.label)),
            flag(unit.complete),
            flag(scores.instrument.provisional),
        ]
    });
    cell::csv(&HEADER, rows)
}

impl Outcome {
    /// Puts a total into strings.
    #[must_use]
    pub fn new(instrument: &Instrument, verdict: &Verdict) -> Self {
        let fixed = |score: &Score| score.rounded.to_fixed(instrument.scale.digits);
        let score = verdict.score();
        let band = score.map(|score| instrument.band(score.band));
        Self {
            score: score.map(fixed),
            exact: score.map(|score| score.exact.to_digits(EXACT)),
            interval: verdict.interval().map(|(low, high)| [fixed(low), fixed(high)]),
            zone: band.and_then(|band| band.zone).map(|zone| zone.word().to_owned()),
            category: band.map(|band| band.category.clone()),
            label: band.map(|band| band.label.id.clone()),
            printed: band.and_then(|band| band.printed.clone()),
            complete: verdict.is_complete(),
            provisional: instrument.is_provisional(),
        }
    }

    /// Puts the total of an entity into strings.
    #[must_use]
    pub fn of_entity(instrument: &Instrument, entity: &Entity, verdict: &Verdict) -> Self {
        let label = verdict.score().map(|score| entity_label(instrument, score.band, entity.follow_up).id);
        Self { label, ..Self::new(instrument, verdict) }
    }
}

fn entity_score(instrument: &Instrument, scored: &ScoredEntity<'_>) -> EntityScore {
    let entity = scored.entity;
    let outcome = Outcome::of_entity(instrument, entity, &scored.card.verdict);
    EntityScore {
        code: entity.code.clone(),
        name: entity.name.clone(),
        kind: entity.kind.word(),
        province: entity.province.clone(),
        follow_up: entity.follow_up.map(FollowUp::word),
        score: outcome.score,
        interval: outcome.interval,
        zone: outcome.zone,
        category: outcome.category,
        label: outcome.label,
        printed: outcome.printed,
        units: scored.units.iter().map(|unit| unit_score(instrument, unit)).collect(),
    }
}

fn unit_score(instrument: &Instrument, scored: &ScoredUnit<'_>) -> UnitScore {
    let outcome = Outcome::new(instrument, &scored.card.verdict);
    UnitScore {
        name: scored.unit.name.clone(),
        score: outcome.score,
        exact: outcome.exact,
        interval: outcome.interval,
        zone: outcome.zone,
        category: outcome.category,
        label: outcome.label,
        printed: outcome.printed,
        complete: outcome.complete,
        missing: scored.card.missing().iter().map(|one| missing(instrument, scored.sheet, one)).collect(),
        findings: finding_records(instrument, scored.sheet),
        nodes: nodes(instrument, &scored.card.tree),
    }
}

/// Names a missing answer: `ITEM`, `ITEM/subject`, or `ITEM/#3` for a subject still to be found.
pub(super) fn missing(instrument: &Instrument, sheet: &Sheet, missing: &Missing) -> String {
    place(instrument, sheet, missing.item, missing.whose)
}

fn place(instrument: &Instrument, sheet: &Sheet, item: ItemId, whose: Whose) -> String {
    let code = &instrument.item(item).code;
    match whose {
        Whose::Unit => code.to_string(),
        Whose::Subject(subject) => {
            let known = sheet.subject(subject);
            format!("{code}/{}", known.map_or("", |known| known.label.as_str()))
        }
        Whose::Expected(number) => format!("{code}/#{number}"),
    }
}

/// Puts the constraints that a sheet violates into strings; none where the instrument has no constraints.
#[must_use]
pub fn finding_records(instrument: &Instrument, sheet: &Sheet) -> Option<Vec<FindingRecord>> {
    let record = |finding: Finding| {
        let constraint = instrument.constraint(finding.constraint);
        let whose = finding.whose.map_or(Whose::Unit, Whose::Subject);
        let subject = finding.subject.and_then(|subject| sheet.subject(subject));
        FindingRecord {
            constraint: constraint.code.clone(),
            severity: constraint.severity.word(),
            text: constraint.text.id.clone(),
            item: place(instrument, sheet, finding.item, whose),
            subject: subject.map(|subject| subject.label.clone()),
            explained: finding.explained,
            blocks: finding.blocks(),
        }
    };
    (instrument.constraints().len() > 0).then(|| findings(instrument, sheet).into_iter().map(record).collect())
}

fn nodes(instrument: &Instrument, tree: &Part) -> Vec<NodeScore> {
    let node = |(part, share): (&Part, Exact)| {
        let What::Node(id) = part.what() else { return None };
        let node = instrument.node(id);
        let (score, max) = part.points(instrument, &share);
        Some(NodeScore {
            code: node.code.clone(),
            label: node.label.id.clone(),
            weight: node.weight.to_digits(EXACT),
            score: score.map(|score| score.to_digits(POINTS)),
            max: max.to_digits(POINTS),
        })
    };
    tree.parts().iter().zip(tree.shares()).filter_map(node).collect()
}
