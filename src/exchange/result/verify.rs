//! Reading a result file as if its sender were an enemy.

use super::Violation;
use super::document;
use super::document::{
    ANSWERS, AnswerRecord, EntityRecord, Head, INSTRUMENT, InstrumentRecord, MANIFEST, MEMBERS, Manifest, SCORE,
    SheetRecord, VERSION, package,
};
use super::pack::Container;
use crate::assessment::{
    Answer, Change, Entity, EntityType, FollowUp, Place, Refusal, Round, RoundInfo, ServiceUnit, Subject, SubjectId,
    UnitId,
};
use crate::exchange::cell::{self, LABEL, Lines, NAME, NOTE};
use crate::exchange::read::capped;
use crate::exchange::scores::Outcome;
use crate::instrument::{Digest, Instrument, Problem};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// Most bytes of the manifest.
const MOST_MANIFEST: usize = 1 << 20;
/// Most bytes of any other member.
const MOST_MEMBER: usize = 64 << 20;
/// Most bytes of the whole file: no more than its members can fill.
const MOST_FILE: usize = MOST_MANIFEST + (MEMBERS.len() - 1) * MOST_MEMBER + (1 << 20);
/// Most subjects of a unit, and most answers to be scored. Real ones stay far below; a file made to exhaust memory or time does
/// not.
const MOST_SUBJECTS: usize = 5_000;
const MOST_ANSWERS: usize = 500_000;

/// A result file that holds what it says.
#[derive(Clone)]
pub struct Verified {
    /// The instrument it carries.
    pub instrument: Instrument,
    /// A round with nothing but the one entity and the one unit.
    pub round: Round,
    /// The unit.
    pub unit: UnitId,
    /// The score, computed again.
    pub outcome: Outcome,
    /// Digest of the manifest, which stands for the whole content: two files with the same one say the same.
    pub digest: Digest,
}

/// Why a result file is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The file could not be read.
    #[error("cannot be read")]
    Unreadable(#[source] io::Error),
    /// The file is larger than any result file.
    #[error("larger than {most} bytes")]
    TooLarge {
        /// Most bytes read.
        most: usize,
    },
    /// The file is something else.
    #[error("not a result file")]
    NotAResult,
    /// The file is not as it was written: cut off, or changed.
    #[error("damaged: the seal does not hold")]
    Damaged,
    /// The zip is not one that this program writes.
    #[error("unusual container: {detail}")]
    Container {
        /// What is unusual.
        detail: String,
    },
    /// The zip has too many members.
    #[error("too many members")]
    TooManyMembers,
    /// Two members have the same name.
    #[error("two members with the same name")]
    Duplicate,
    /// A member is none that a result file has.
    #[error("unknown member {name}")]
    Unknown {
        /// The name.
        name: String,
    },
    /// A member is missing.
    #[error("{name} is missing")]
    Missing {
        /// The name.
        name: &'static str,
    },
    /// A member unfolds to more than it may have.
    #[error("{name} is larger than {most} bytes")]
    MemberTooLarge {
        /// The name.
        name: &'static str,
        /// Most bytes read.
        most: usize,
    },
    /// A newer version of the program wrote the file.
    #[error("version {version} of the format is not known")]
    NewerVersion {
        /// The version of the format.
        version: u32,
    },
    /// A member cannot be understood.
    #[error("{name} is malformed: {detail}")]
    Malformed {
        /// The name.
        name: &'static str,
        /// What is malformed.
        detail: String,
    },
    /// A member says what it should, but not in the one way this program writes it.
    #[error("{name} is not in canonical form")]
    NotCanonical {
        /// The name.
        name: &'static str,
    },
    /// Size or digest of a member differ from what the manifest says.
    #[error("{name} differs from the manifest")]
    HashMismatch {
        /// The name.
        name: &'static str,
    },
    /// The manifest contradicts the other members.
    #[error("the manifest contradicts {name}")]
    ManifestMismatch {
        /// The member it contradicts.
        name: &'static str,
    },
    /// The instrument has problems.
    #[error("the instrument has {} problems", .0.len())]
    Instrument(Vec<Problem>),
    /// The file was made with another instrument than the one expected.
    #[error("made with instrument {id}, revision {revision}")]
    OtherInstrument {
        /// Short name that the manifest gives.
        id: String,
        /// Revision that the manifest gives.
        revision: String,
    },
    /// The instrument, or the number of subjects, is larger than can be scored.
    #[error("too large to be scored")]
    TooComplex,
    /// A name, label, note or code is empty, too long, or has control characters.
    #[error("{field} cannot be used")]
    Field {
        /// What it is.
        field: &'static str,
    },
    /// An answer is to an item that the instrument does not have.
    #[error("no item {item}")]
    NoSuchItem {
        /// Code of the item.
        item: String,
    },
    /// An answer does not fit its item, or its subject does not belong to the item's group.
    #[error("an answer does not fit item {item}")]
    Unfit {
        /// Code of the item.
        item: String,
    },
    /// The records do not go together.
    #[error("records do not go together: {0}")]
    Inconsistent(#[from] Refusal),
    /// The unit is complete, but its answers violate what the instrument requires of them.
    #[error(transparent)]
    Violated(Violation),
    /// The score stated is not the one the answers give.
    #[error("the score is stated as {stated:?} but computed as {computed:?}")]
    ScoreMismatch {
        /// Published score of the manifest.
        stated: Option<String>,
        /// Published score of the answers.
        computed: Option<String>,
    },
}

/// Verifies a result file: its seal, its form, its digests, its instrument, its answers and its score.
///
/// # Errors
/// Returns the first reason to refuse it.
pub fn verify(path: &Path) -> Result<Verified, Refused> {
    verified(&capped(path, MOST_FILE).map_err(Refused::Unreadable)?, None)
}

/// Verifies a result file that is to be merged into a round of this instrument. A file with another instrument is refused
/// before that instrument is read, which makes this the faster and the safer way to take in files of strangers.
///
/// # Errors
/// Returns the first reason to refuse it.
pub fn verify_for(path: &Path, instrument: &Instrument) -> Result<Verified, Refused> {
    verified(&capped(path, MOST_FILE).map_err(Refused::Unreadable)?, Some(instrument))
}

/// Verifies a result file that has been read into memory.
///
/// # Errors
/// Returns the first reason to refuse it.
pub fn verify_bytes(bytes: &[u8]) -> Result<Verified, Refused> {
    verified(bytes, None)
}

fn verified(bytes: &[u8], expected: Option<&Instrument>) -> Result<Verified, Refused> {
    if bytes.len() > MOST_FILE {
        return Err(Refused::TooLarge { most: MOST_FILE });
    }
    let mut container = Container::open(bytes)?;
    let manifest_bytes = container.read(MANIFEST, MOST_MANIFEST)?;
    let head: Head = parse(MANIFEST, &manifest_bytes)?;
    if head.format != document::FORMAT {
        return Err(Refused::NotAResult);
    }
    // A newer format may have further members and fields, so its version is told first.
    if head.version != VERSION {
        return Err(Refused::NewerVersion { version: head.version });
    }
    let names = container.names();
    if let Some(name) = names.into_iter().find(|name| !MEMBERS.contains(&name.as_str())) {
        return Err(Refused::Unknown { name });
    }
    let manifest: Manifest = parse(MANIFEST, &manifest_bytes)?;
    let text = listed(&mut container, &manifest, INSTRUMENT)?;
    let answers = listed(&mut container, &manifest, ANSWERS)?;
    let score = listed(&mut container, &manifest, SCORE)?;

    let instrument = match expected {
        Some(expected) if Digest::of(&text) == expected.digest() => expected.clone(),
        Some(_) => {
            let InstrumentRecord { id, revision, .. } = manifest.instrument;
            return Err(Refused::OtherInstrument { id, revision });
        }
        None => instrument(&text)?,
    };
    if manifest.instrument != InstrumentRecord::new(&instrument) {
        return Err(Refused::ManifestMismatch { name: INSTRUMENT });
    }
    let sheet: SheetRecord = parse(ANSWERS, &answers)?;
    if sheet.version != VERSION || sheet.entity != manifest.entity || sheet.unit != manifest.unit {
        return Err(Refused::ManifestMismatch { name: ANSWERS });
    }
    let unit = sheet.unit.id;
    let round = round(&instrument, &manifest.round, sheet)?;
    let again = match package(&instrument, &round, unit) {
        Ok(package) => package,
        Err(error) => return Err(Refused::Malformed { name: ANSWERS, detail: error.to_string() }),
    };
    let [again_manifest, _, again_answers, again_score] = &again.members;
    if *again_answers != answers {
        return Err(Refused::NotCanonical { name: ANSWERS });
    }
    if again.outcome != manifest.result || *again_score != score {
        return Err(Refused::ScoreMismatch { stated: manifest.result.score, computed: again.outcome.score });
    }
    if *again_manifest != manifest_bytes {
        return Err(Refused::NotCanonical { name: MANIFEST });
    }
    if let Some(violation) = again.violation {
        return Err(Refused::Violated(violation));
    }
    Ok(Verified { instrument, round, unit, outcome: again.outcome, digest: Digest::of(&manifest_bytes) })
}

impl Refused {
    pub(super) fn container(detail: impl Into<String>) -> Self {
        Self::Container { detail: detail.into() }
    }
}

impl From<zip::result::ZipError> for Refused {
    fn from(error: zip::result::ZipError) -> Self {
        Self::container(error.to_string())
    }
}

fn parse<T: DeserializeOwned>(name: &'static str, bytes: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(bytes).map_err(|error| Refused::Malformed { name, detail: error.to_string() })
}

/// Reads a member and compares it with what the manifest lists.
fn listed(container: &mut Container<'_>, manifest: &Manifest, name: &'static str) -> Result<Vec<u8>, Refused> {
    let bytes = container.read(name, MOST_MEMBER)?;
    let mut records = manifest.members.iter().filter(|record| record.name == name);
    match (records.next(), records.next()) {
        (Some(record), None) if record.size == bytes.len() && record.sha256 == Digest::of(&bytes).to_string() => {
            Ok(bytes)
        }
        _ => Err(Refused::HashMismatch { name }),
    }
}

fn instrument(text: &[u8]) -> Result<Instrument, Refused> {
    let malformed = |error: std::str::Utf8Error| Refused::Malformed { name: INSTRUMENT, detail: error.to_string() };
    Instrument::parse(std::str::from_utf8(text).map_err(malformed)?).map_err(Refused::Instrument)
}

/// Builds the round of the file by the same changes by which any round comes about.
fn round(instrument: &Instrument, info: &RoundInfo, record: SheetRecord) -> Result<Round, Refused> {
    check("title", &info.title, NAME)?;
    let mut round = Round::new(info.clone(), instrument.toml().clone());
    let entity = entity(record.entity)?;
    check("unit", &record.unit.name, NAME)?;
    let unit = ServiceUnit { id: record.unit.id, entity: entity.id, name: record.unit.name };
    let unit_id = unit.id;
    round.apply(&Change::PutEntity(entity))?;
    round.apply(&Change::PutUnit(unit))?;
    let subjects = record.subjects.len();
    if subjects > MOST_SUBJECTS || subjects.saturating_mul(instrument.items().count()) > MOST_ANSWERS {
        return Err(Refused::TooComplex);
    }
    let mut groups = HashMap::new();
    for subject in record.subjects {
        check("label", &subject.label, LABEL)?;
        if instrument.find_group(&subject.group).is_none() {
            return Err(Refused::Field { field: "group" });
        }
        groups.insert(subject.id, subject.group.clone());
        let subject = Subject { id: subject.id, group: subject.group, label: subject.label };
        round.apply(&Change::PutSubject(unit_id, subject))?;
    }
    for record in record.answers {
        round.apply(&answer(instrument, unit_id, &groups, record)?)?;
    }
    Ok(round)
}

fn entity(record: EntityRecord) -> Result<Entity, Refused> {
    check("code", &record.code, LABEL)?;
    check("entity", &record.name, NAME)?;
    if !record.province.is_empty() {
        check("province", &record.province, LABEL)?;
    }
    let kind: EntityType = record.kind.parse().map_err(|()| Refused::Field { field: "type" })?;
    let follow_up = record.follow_up.map(|word| word.parse::<FollowUp>()).transpose();
    let follow_up = follow_up.map_err(|()| Refused::Field { field: "follow_up" })?;
    Ok(Entity { id: record.id, code: record.code, name: record.name, kind, province: record.province, follow_up })
}

fn answer(
    instrument: &Instrument,
    unit: UnitId,
    groups: &HashMap<SubjectId, String>,
    record: AnswerRecord,
) -> Result<Change, Refused> {
    let Some(id) = instrument.find_item(&record.item) else {
        return Err(Refused::NoSuchItem { item: record.item });
    };
    let item = instrument.item(id);
    let group = item.group.map(|group| &instrument.group(group).code);
    let whose = match &record.subject {
        Some(subject) => Some(groups.get(subject).ok_or(Refusal::NoSuchSubject)?),
        None => None,
    };
    if group != whose || record.response.as_ref().is_some_and(|response| !cell::fits(item, response)) {
        return Err(Refused::Unfit { item: record.item });
    }
    if cell::fault(&record.note, NOTE, Lines::Many).is_some() {
        return Err(Refused::Field { field: "note" });
    }
    let digest = digest(&record.digest).ok_or(Refused::Field { field: "digest" })?;
    let place = Place { unit, item: item.code.clone(), subject: record.subject };
    Ok(Change::PutAnswer(place, Answer { response: record.response, note: record.note, item: digest }))
}

fn check(field: &'static str, text: &str, most: usize) -> Result<(), Refused> {
    if text.trim().is_empty() || cell::fault(text, most, Lines::One).is_some() {
        return Err(Refused::Field { field });
    }
    Ok(())
}

fn digest(hex: &str) -> Option<Digest> {
    let mut bytes = [0; 32];
    let digits = hex.as_bytes();
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(Digest(bytes))
}
