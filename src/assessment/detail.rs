//! What a visit leaves besides answers: its times, who was interviewed, evidence, what to come back to, last time's answers.

use super::{Change, Refusal, Response, Sheet, SubjectId, UnitId};
use crate::instrument::{Digest, ItemCode};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

id!(
    /// Identity of a visit.
    VisitId
);
id!(
    /// Identity of a piece of evidence.
    EvidenceId
);

/// What is kept of a unit besides its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Items to come back to (ditandai).
    pub flags: BTreeSet<ItemCode>,
    /// Visits, in the order they were begun.
    pub visits: BTreeMap<VisitId, Visit>,
    /// How the interviews went, by subject.
    pub interviews: BTreeMap<SubjectId, Interview>,
    /// Who the subjects are, where that was recorded.
    pub people: BTreeMap<SubjectId, Person>,
    /// Evidence, in the order it was added.
    pub evidence: BTreeMap<EvidenceId, Evidence>,
    /// The unit's answers in an earlier round, where one has been attached.
    pub earlier: Option<Arc<Earlier>>,
}

/// One thing kept of a unit besides its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The assessor wants to come back to this item (ditandai).
    Flag(ItemCode),
    /// A visit.
    Visit(VisitId, Visit),
    /// How an interview went.
    Interview(SubjectId, Interview),
    /// Who a subject is. Never part of the history or of what is exported.
    Person(SubjectId, Person),
    /// A piece of evidence.
    Evidence(EvidenceId, Evidence),
    /// The unit's answers in an earlier round.
    Earlier(Arc<Earlier>),
}

/// Which of the things kept of a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DetailKey {
    /// The flag of an item.
    Flag(ItemCode),
    /// A visit.
    Visit(VisitId),
    /// The interview of a subject.
    Interview(SubjectId),
    /// Who a subject is.
    Person(SubjectId),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// The answers in an earlier round.
    Earlier,
}

/// A visit to a unit (kunjungan).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// When it began, milliseconds since 1970, UTC.
    pub started: i64,
    /// When it ended; none while it goes on.
    pub ended: Option<i64>,
}

/// How the interview of a subject went (wawancara).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// What the subject does or came for, such as "petugas loket"; may be empty.
    pub role: String,
    /// When it began, milliseconds since 1970, UTC.
    pub started: Option<i64>,
    /// When it ended.
    pub ended: Option<i64>,
    /// Whether the subject agreed to be asked; none if that was not recorded.
    pub consent: Option<Consent>,
}

/// Whether somebody agreed to be interviewed (persetujuan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// They did (bersedia).
    Given,
    /// They did not (tidak bersedia).
    Refused,
}

/// Who a subject is (identitas narasumber).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Telephone number or address.
    pub contact: String,
}

/// A photo or document that proves an answer (bukti). The file itself lies in the round file under its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// SHA-256 of the file as it is kept.
    pub file: Digest,
    /// SHA-256 of the file as it was given.
    pub original: Digest,
    /// Name of the file as it was given.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Size as it is kept, in bytes.
    pub bytes: u64,
    /// Width and height in pixels; none for documents.
    pub size: Option<(u32, u32)>,
    /// When the camera says it was taken, such as `2026-11-27T10:32:05`, by its own clock.
    pub taken: Option<String>,
    /// What it shows, in the assessor's words; may be empty.
    pub caption: String,
    /// Whether something on it has been covered.
    pub masking: Masking,
    /// What it looks like, as 64 comparisons of neighbouring areas; pictures that differ in few bits look alike.
    pub look: Option<u64>,
    /// The items it proves.
    pub items: BTreeSet<ItemCode>,
}

/// What a file of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A picture.
    Jpeg,
    /// A document.
    Pdf,
}

/// Whether faces or numbers on a picture have been covered (disamarkan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Masking {
    /// It is as it was taken.
    None,
    /// Some of it has been covered, for good.
    Covered,
}

/// A unit's answers in an earlier round (isian tahun lalu).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Title of that round.
    pub title: String,
    /// Its year.
    pub year: u16,
    /// Text of its instrument.
    pub instrument: String,
    /// The answers.
    pub answers: Vec<EarlierAnswer>,
    /// The evidence that was kept there; its files stay in that round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EarlierEvidence>,
}

/// An answer in an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierAnswer {
    /// The item.
    pub item: ItemCode,
    /// Label of the subject; none for items asked once per unit.
    pub subject: Option<String>,
    /// What was answered.
    pub response: Option<Response>,
    /// The note.
    pub note: String,
    /// Digest of the item's text as it was then.
    pub digest: Digest,
}

/// A photo or document of an earlier round (bukti tahun lalu), without its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierEvidence {
    /// The items it proves.
    pub items: BTreeSet<ItemCode>,
    /// What it is.
    pub kind: FileKind,
    /// Name of the file as it was given.
    pub name: String,
    /// What it shows, in the assessor's words; may be empty.
    pub caption: String,
    /// When the camera says it was taken, by its own clock.
    pub taken: Option<String>,
    /// SHA-256 of the file as it was given.
    pub original: Digest,
}

impl Detail {
    /// Returns which of the things it is.
    #[must_use]
    pub fn key(&self) -> DetailKey {
        match self {
            Self::Flag(item) => DetailKey::Flag(item.clone()),
            Self::Visit(id, _) => DetailKey::Visit(*id),
            Self::Interview(subject, _) => DetailKey::Interview(*subject),
            Self::Person(subject, _) => DetailKey::Person(*subject),
            Self::Evidence(id, _) => DetailKey::Evidence(*id),
            Self::Earlier(_) => DetailKey::Earlier,
        }
    }

    /// Returns what the history keeps of it: that somebody's name was recorded, but not the name; which round was attached, but
    /// not its answers. None if it keeps everything.
    #[must_use]
    pub fn withheld(&self) -> Option<Self> {
        match self {
            Self::Person(subject, _) => Some(Self::Person(*subject, Person::default())),
            Self::Earlier(earlier) => {
                let (title, year) = (earlier.title.clone(), earlier.year);
                let rest =
                    Earlier { title, year, instrument: String::new(), answers: Vec::new(), evidence: Vec::new() };
                Some(Self::Earlier(Arc::new(rest)))
            }
            Self::Flag(_) | Self::Visit(..) | Self::Interview(..) | Self::Evidence(..) => None,
        }
    }
}

impl DetailKey {
    /// Whether the history keeps only that it was there, not what it said.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        match self {
            Self::Person(_) | Self::Earlier => true,
            Self::Flag(_) | Self::Visit(_) | Self::Interview(_) | Self::Evidence(_) => false,
        }
    }

    /// The subject it belongs to, without whom it cannot be.
    #[must_use]
    pub fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Interview(subject) | Self::Person(subject) => Some(*subject),
            Self::Flag(_) | Self::Visit(_) | Self::Evidence(_) | Self::Earlier => None,
        }
    }
}

impl Details {
    /// Returns everything kept, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = Detail> {
        let flags = self.flags.iter().map(|item| Detail::Flag(item.clone()));
        let visits = self.visits.iter().map(|(id, visit)| Detail::Visit(*id, visit.clone()));
        let interviews = self.interviews.iter().map(|(id, interview)| Detail::Interview(*id, interview.clone()));
        let people = self.people.iter().map(|(id, person)| Detail::Person(*id, person.clone()));
        let evidence = self.evidence.iter().map(|(id, evidence)| Detail::Evidence(*id, evidence.clone()));
        let earlier = self.earlier.iter().map(|earlier| Detail::Earlier(Arc::clone(earlier)));
        flags.chain(visits).chain(interviews).chain(people).chain(evidence).chain(earlier)
    }

    /// Adds a thing or replaces the one with its key; returns the one that was there.
    pub fn put(&mut self, detail: Detail) -> Option<Detail> {
        match detail {
            Detail::Flag(item) => (!self.flags.insert(item.clone())).then_some(Detail::Flag(item)),
            Detail::Visit(id, visit) => self.visits.insert(id, visit).map(|before| Detail::Visit(id, before)),
            Detail::Interview(subject, interview) => {
                self.interviews.insert(subject, interview).map(|before| Detail::Interview(subject, before))
            }
            Detail::Person(subject, person) => {
                self.people.insert(subject, person).map(|before| Detail::Person(subject, before))
            }
            Detail::Evidence(id, evidence) => {
                self.evidence.insert(id, evidence).map(|before| Detail::Evidence(id, before))
            }
            Detail::Earlier(earlier) => self.earlier.replace(earlier).map(Detail::Earlier),
        }
    }

    /// Takes a thing away and returns it.
    pub fn remove(&mut self, key: &DetailKey) -> Option<Detail> {
        match key {
            DetailKey::Flag(item) => self.flags.take(item).map(Detail::Flag),
            DetailKey::Visit(id) => self.visits.remove(id).map(|visit| Detail::Visit(*id, visit)),
            DetailKey::Interview(subject) => {
                self.interviews.remove(subject).map(|interview| Detail::Interview(*subject, interview))
            }
            DetailKey::Person(subject) => self.people.remove(subject).map(|person| Detail::Person(*subject, person)),
            DetailKey::Evidence(id) => self.evidence.remove(id).map(|evidence| Detail::Evidence(*id, evidence)),
            DetailKey::Earlier => self.earlier.take().map(Detail::Earlier),
        }
    }

    /// Whether something is kept of a subject, who must stay as long as it is.
    #[must_use]
    pub fn mention(&self, subject: SubjectId) -> bool {
        self.interviews.contains_key(&subject) || self.people.contains_key(&subject)
    }
}

impl Sheet {
    pub(super) fn put_detail(&mut self, unit: UnitId, detail: &Detail) -> Result<Option<Change>, Refusal> {
        let key = detail.key();
        if key.subject().is_some_and(|subject| self.subject(subject).is_none()) {
            return Err(Refusal::NoSuchSubject);
        }
        let before = self.details.put(detail.clone());
        Ok(Some(before.map_or(Change::RemoveDetail(unit, key), |before| Change::PutDetail(unit, before))))
    }

    pub(super) fn remove_detail(&mut self, unit: UnitId, key: &DetailKey) -> Option<Change> {
        self.details.remove(key).map(|before| Change::PutDetail(unit, before))
    }
}
