//! What the members of a result file say.

use super::{Error, Violation};
use crate::assessment::{
    Answer, Entity, EntityId, Response, Round, RoundInfo, ServiceUnit, Sheet, Subject, SubjectId, UnitId,
};
use crate::exchange::cell;
use crate::exchange::reasons::{Explained, explain};
use crate::exchange::scores::{EntityScore, InstrumentRef, Outcome, Scores, scores};
use crate::instrument::{Digest, Instrument};
use crate::scoring;
use serde::{Deserialize, Serialize};

pub(super) const FORMAT: &str = "penilai-hasil";
pub(super) const VERSION: u32 = 1;

/// The members in the order in which they are written.
pub(super) const MEMBERS: [&str; 4] = [MANIFEST, INSTRUMENT, ANSWERS, SCORE];
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const INSTRUMENT: &str = "instrument.toml";
pub(super) const ANSWERS: &str = "answers.json";
pub(super) const SCORE: &str = "score.json";

/// The first thing read of a manifest, in any version.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) format: String,
    pub(super) version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) instrument: InstrumentRecord,
    pub(super) round: RoundInfo,
    pub(super) entity: EntityRecord,
    pub(super) unit: UnitRecord,
    pub(super) result: Outcome,
    pub(super) members: Vec<MemberRecord>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InstrumentRecord {
    pub(super) id: String,
    pub(super) revision: String,
    /// SHA-256 of the text, in hexadecimal digits.
    pub(super) digest: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberRecord {
    pub(super) name: String,
    pub(super) size: usize,
    pub(super) sha256: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntityRecord {
    pub(super) id: EntityId,
    pub(super) code: String,
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) province: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) follow_up: Option<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitRecord {
    pub(super) id: UnitId,
    pub(super) name: String,
}

/// The content of `answers.json`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetRecord {
    pub(super) version: u32,
    pub(super) entity: EntityRecord,
    pub(super) unit: UnitRecord,
    pub(super) subjects: Vec<SubjectRecord>,
    pub(super) answers: Vec<AnswerRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubjectRecord {
    pub(super) id: SubjectId,
    pub(super) group: String,
    pub(super) label: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerRecord {
    pub(super) item: String,
    /// Digest of the item's text when it was answered, in hexadecimal digits.
    pub(super) digest: String,
    pub(super) subject: Option<SubjectId>,
    pub(super) response: Option<Response>,
    pub(super) note: String,
}

/// The content of `score.json`: the scores document of the one unit, and its tree of reasons.
#[derive(Serialize)]
struct ScoreRecord {
    instrument: InstrumentRef,
    entities: Vec<EntityScore>,
    reasons: Explained,
}

/// The content of a result file.
pub(super) struct Package {
    /// In the order of [`MEMBERS`].
    pub(super) members: [Vec<u8>; MEMBERS.len()],
    pub(super) outcome: Outcome,
    /// How many answers that count are missing.
    pub(super) missing: usize,
    /// What keeps the unit from being handed on although it is complete.
    pub(super) violation: Option<Violation>,
}

/// Returns a round with nothing but one unit and its entity, and of its answers those that the instrument has a place for: an
/// earlier instrument's stay in the round, and nobody could make anything of them elsewhere.
pub(super) fn single(instrument: &Instrument, round: &Round, unit: UnitId) -> Option<Round> {
    let unit = round.units.get(&unit)?;
    let entity = round.entities.get(&unit.entity)?;
    let mut single = Round::new(round.info.clone(), round.instrument.clone());
    single.entities.insert(entity.id, entity.clone());
    single.units.insert(unit.id, unit.clone());
    let mut sheet = round.sheet_of(unit.id).placed(instrument);
    for (code, answers) in &mut sheet.answers {
        let Some(item) = instrument.find_item(code.as_str()).map(|id| instrument.item(id)) else { continue };
        let fits = |answer: &Answer| answer.response.as_ref().is_none_or(|response| cell::fits(item, response));
        answers.retain(|_, answer| fits(answer) || !answer.is_stale(item));
    }
    sheet.answers.retain(|_, answers| !answers.is_empty());
    single.sheets.insert(unit.id, sheet);
    Some(single)
}

/// Returns the content of the result file of a unit. The same unit always gives the same bytes.
pub(super) fn package(instrument: &Instrument, single: &Round, unit: UnitId) -> Result<Package, Error> {
    let unit = single.units.get(&unit).ok_or(Error::NoSuchUnit)?;
    let entity = single.entities.get(&unit.entity).ok_or(Error::NoSuchUnit)?;
    let sheet = single.sheet_of(unit.id);

    let card = scoring::score(instrument, sheet);
    let missing = card.missing().len();
    let violation = if missing == 0 { violation(instrument, sheet) } else { None };
    let outcome = Outcome::new(instrument, &card.verdict);
    let Scores { instrument: used, entities } = scores(instrument, single);
    let score = ScoreRecord { instrument: used, entities, reasons: explain(instrument, sheet, &card.tree) };

    let text = instrument.toml().as_bytes().to_vec();
    let answers = json(ANSWERS, &SheetRecord::new(entity, unit, sheet))?;
    let score = json(SCORE, &score)?;
    let member = |name: &str, bytes: &[u8]| MemberRecord {
        name: name.to_owned(),
        size: bytes.len(),
        sha256: Digest::of(bytes).to_string(),
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        instrument: InstrumentRecord::new(instrument),
        round: single.info.clone(),
        entity: EntityRecord::new(entity),
        unit: UnitRecord::new(unit),
        result: outcome.clone(),
        members: vec![member(INSTRUMENT, &text), member(ANSWERS, &answers), member(SCORE, &score)],
    };
    Ok(Package { members: [json(MANIFEST, &manifest)?, text, answers, score], outcome, missing, violation })
}

/// Returns what a complete sheet violates and has not dealt with.
fn violation(instrument: &Instrument, sheet: &Sheet) -> Option<Violation> {
    let findings = scoring::findings(instrument, sheet);
    let mut blocking = findings.iter().filter(|finding| finding.blocks());
    let first = blocking.next()?;
    Some(Violation {
        constraint: instrument.constraint(first.constraint).code.clone(),
        severity: first.severity,
        item: instrument.item(first.item).code.to_string(),
        count: 1 + blocking.count(),
    })
}

impl InstrumentRecord {
    pub(super) fn new(instrument: &Instrument) -> Self {
        Self {
            id: instrument.id.clone(),
            revision: instrument.revision.clone(),
            digest: instrument.digest().to_string(),
        }
    }
}

impl EntityRecord {
    fn new(entity: &Entity) -> Self {
        Self {
            id: entity.id,
            code: entity.code.clone(),
            name: entity.name.clone(),
            kind: entity.kind.word().to_owned(),
            province: entity.province.clone(),
            follow_up: entity.follow_up.map(|state| state.word().to_owned()),
        }
    }
}

impl UnitRecord {
    fn new(unit: &ServiceUnit) -> Self {
        Self { id: unit.id, name: unit.name.clone() }
    }
}

impl SheetRecord {
    fn new(entity: &Entity, unit: &ServiceUnit, sheet: &Sheet) -> Self {
        let subject = |subject: &Subject| SubjectRecord {
            id: subject.id,
            group: subject.group.clone(),
            label: subject.label.clone(),
        };
        let answer = |item: &str, subject: Option<SubjectId>, answer: &Answer| AnswerRecord {
            item: item.to_owned(),
            digest: answer.item.to_string(),
            subject,
            response: answer.response.clone(),
            note: answer.note.clone(),
        };
        let answers = sheet.answers.iter().flat_map(|(item, answers)| {
            answers.iter().map(move |(subject, given)| answer(item.as_str(), *subject, given))
        });
        Self {
            version: VERSION,
            entity: EntityRecord::new(entity),
            unit: UnitRecord::new(unit),
            subjects: sheet.subjects.iter().map(subject).collect(),
            answers: answers.collect(),
        }
    }
}

fn json(name: &'static str, value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|source| Error::Encode { name, source: source.into() })?;
    bytes.push(b'\n');
    Ok(bytes)
}
