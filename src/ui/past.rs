//! The past of an answer in words: when, who, what was done, and how it stood then.

use crate::assessment::{Answer, Change, Detail, DetailKey, Evidence, Masking, Place, Response};
use crate::failure::Failure;
use crate::instrument::{Digest, Instrument, Item, ItemCode};
use crate::locale::Locale;
use crate::store::{Manner, Past, PastRow, Store};
use crate::wording::Wording;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A page of the past, as it was read.
pub(super) struct Page {
    /// The edits, newest first.
    pub(super) rows: Vec<PastRow>,
    /// Where the next page begins; none at the end.
    pub(super) next: Option<i64>,
    /// Instruments that the round has left and in whose words some of these answers were given.
    pub(super) left: Vec<Arc<Instrument>>,
}

/// Reads a page of the past of something. Blocks: not for a frame.
pub(super) fn read(
    store: &Store,
    instrument: &Instrument,
    past: Past,
    before: Option<i64>,
    most: usize,
) -> Result<Page, Failure> {
    let failed = |error| Failure::reading(&error);
    let code = match &past {
        Past::Place(place) => place.item.clone(),
        Past::Item(_, item) => item.clone(),
    };
    let (rows, next) = store.past(past, before, most).map_err(failed)?;
    let now = instrument.find_item(code.as_str()).map(|item| instrument.item(item).digest);
    let given = rows.iter().filter_map(|past| given(&past.row.change)).map(|(_, answer)| answer.item);
    let missing: BTreeSet<Digest> = given.filter(|digest| Some(*digest) != now).collect();
    let mut left = Vec::new();
    if !missing.is_empty() {
        for (_, text) in store.instruments().map_err(failed)? {
            // What cannot be read any more cannot be quoted; the answer itself is still told.
            let Ok(instrument) = Instrument::parse(&text) else { continue };
            let item = instrument.find_item(code.as_str()).map(|item| instrument.item(item).digest);
            if item.is_some_and(|digest| missing.contains(&digest)) {
                left.push(Arc::new(instrument));
            }
        }
    }
    Ok(Page { rows, next, left })
}

/// Returns the answer that an edit gave, if it gave one.
pub(super) fn given(change: &Change) -> Option<(&Place, &Answer)> {
    if let Change::PutAnswer(place, answer) = change { Some((place, answer)) } else { None }
}

/// Returns the place whose answer an edit changed, if it was one.
pub(super) fn answered(change: &Change) -> Option<&Place> {
    if let Change::PutAnswer(place, _) | Change::ClearAnswer(place) = change { Some(place) } else { None }
}

/// What it takes to put the past into words.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) locale: &'a Locale,
    /// The instrument of the round.
    pub(super) instrument: &'a Instrument,
    /// Those it has left.
    pub(super) left: &'a [Arc<Instrument>],
    /// The item that the past is about.
    pub(super) item: &'a ItemCode,
}

/// In which words an item was asked when it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// In those of today.
    Alike,
    /// In others, those of this instrument.
    Otherwise(String),
    /// In others that the round does not have any more.
    Unknown,
}

impl Teller<'_> {
    /// Returns what was done, such as "jawaban F02.1.a.Ak" or "diurungkan: jawaban F02.1.a.Ak".
    pub(super) fn what(&self, past: &PastRow) -> String {
        let Some(step) = &past.step else { return self.locale.say("history-no-step") };
        let name = self.locale.message(&step.name);
        match step.manner {
            Manner::Done => name,
            Manner::TakenBack => self.locale.say_with("history-taken-back", &[("step", &name)]),
            Manner::DoneAgain => self.locale.say_with("history-done-again", &[("step", &name)]),
        }
    }

    /// Returns how it stood after an edit: the answer with the whole statement chosen, or what became of a flag or of evidence.
    pub(super) fn stood(&self, past: &PastRow) -> String {
        let say = |key: &str| self.locale.say(key);
        match &past.row.change {
            Change::PutAnswer(_, answer) => match &answer.response {
                Some(response) => self.response(answer, response),
                None => say("history-only-note"),
            },
            Change::ClearAnswer(_) => say("history-open"),
            Change::PutDetail(_, Detail::Evidence(_, evidence)) => {
                self.evidence(evidence, before(past.row.inverse.as_ref()))
            }
            Change::RemoveDetail(_, DetailKey::Evidence(_)) => {
                let name = before(past.row.inverse.as_ref()).map(named).unwrap_or_default();
                self.locale.say_with("history-evidence-removed", &[("name", name)])
            }
            Change::RemoveDetail(..) => say("history-unflagged"),
            Change::PutDetail(..) => say("history-flagged"),
            // The past of an item holds none of these.
            Change::PutRound(_)
            | Change::PutInstrument(_)
            | Change::PutEntity(_)
            | Change::RemoveEntity(_)
            | Change::PutUnit(_)
            | Change::RemoveUnit(_)
            | Change::PutSubject(..)
            | Change::RemoveSubject(..) => String::new(),
        }
    }

    /// Returns the same in a word, such as the key chosen.
    pub(super) fn briefly(&self, past: &PastRow) -> String {
        match given(&past.row.change).and_then(|(_, answer)| answer.response.as_ref()) {
            Some(Response::Choice(key)) => key.clone(),
            Some(Response::NotApplicable(_)) => self.locale.say("history-not-applicable"),
            Some(Response::NotObserved(_)) => self.locale.say("history-not-observed"),
            Some(Response::Number(_) | Response::Ticks(_) | Response::Text(_) | Response::Date(_)) | None => {
                self.stood(past)
            }
        }
    }

    /// Returns in which words the item was asked when an edit answered it.
    pub(super) fn asked(&self, past: &PastRow) -> Asked {
        let Some((_, answer)) = given(&past.row.change).filter(|(_, answer)| answer.response.is_some()) else {
            return Asked::Alike;
        };
        if self.today().is_some_and(|item| item.digest == answer.item) {
            return Asked::Alike;
        }
        match self.then(answer) {
            Some((instrument, _)) => {
                let title = instrument.title.get(self.locale.language());
                Asked::Otherwise(format!("{title} ({})", instrument.revision))
            }
            None => Asked::Unknown,
        }
    }

    fn response(&self, answer: &Answer, response: &Response) -> String {
        let locale = self.locale;
        if let Some(item) = self.today().filter(|item| item.digest == answer.item) {
            return Wording { locale, instrument: self.instrument }.response(item, response);
        }
        match (self.then(answer), response) {
            (Some((instrument, item)), _) => Wording { locale, instrument }.response(item, response),
            // The key may mean something else today.
            (None, Response::Choice(key)) => key.clone(),
            (None, _) => match self.today() {
                Some(item) => Wording { locale, instrument: self.instrument }.response(item, response),
                None => String::new(),
            },
        }
    }

    /// The item in the words of today.
    fn today(&self) -> Option<&Item> {
        self.instrument.find_item(self.item.as_str()).map(|item| self.instrument.item(item))
    }

    /// The item in the words that an answer was given to, with the instrument they stand in.
    fn then(&self, answer: &Answer) -> Option<(&Instrument, &Item)> {
        self.left.iter().find_map(|instrument| {
            let item = instrument.item(instrument.find_item(self.item.as_str())?);
            (item.digest == answer.item).then_some((&**instrument, item))
        })
    }

    /// What became of evidence, seen from the item.
    fn evidence(&self, now: &Evidence, before: Option<&Evidence>) -> String {
        let had = before.is_some_and(|before| before.items.contains(self.item));
        let has = now.items.contains(self.item);
        let key = match before {
            None => "history-evidence-added",
            Some(_) if has && !had => "history-evidence-linked",
            Some(_) if had && !has => "history-evidence-unlinked",
            Some(before) if before.masking != now.masking && now.masking == Masking::Covered => {
                "history-evidence-covered"
            }
            Some(_) => "history-evidence-changed",
        };
        self.locale.say_with(key, &[("name", named(now))])
    }
}

/// The evidence that stood there before an edit.
fn before(inverse: Option<&Change>) -> Option<&Evidence> {
    if let Some(Change::PutDetail(_, Detail::Evidence(_, evidence))) = inverse { Some(evidence) } else { None }
}

/// What evidence is called: by its caption, else by its file.
fn named(evidence: &Evidence) -> &str {
    if evidence.caption.is_empty() { &evidence.name } else { &evidence.caption }
}
