//! What a filled workbook would change.

use super::answer::{Cells, Half, read, shown};
use crate::assessment::{Answer, Change, Place, Round, Sheet, Subject, SubjectId, UnitId};
use crate::instrument::Item;
use crate::locale::{Locale, Message};
use crate::wording::Wording;

/// What a filled workbook says, beside the answers there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The unit it was made for.
    pub unit: UnitId,
    /// Subjects that are new.
    pub subjects: Vec<Subject>,
    /// Answers where nothing stands yet, or where only a note or a response is missing.
    pub new: Vec<Entry>,
    /// How many answers are those that stand already.
    pub equal: usize,
    /// Answers that say something else than those that stand.
    pub differing: Vec<Difference>,
}

/// An answer and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it belongs.
    pub place: Place,
    /// The answer.
    pub answer: Answer,
}

/// Two answers to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where they belong.
    pub place: Place,
    /// What stands.
    pub now: Answer,
    /// What the workbook says.
    pub then: Answer,
}

/// Which answers of a workbook are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Those where nothing stands yet.
    New,
    /// Those as well that replace another answer.
    All,
}

/// What the cells of one place say.
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// What stands already.
    Equal,
    /// Something where nothing stands.
    New(Answer),
    /// Something else.
    Differs {
        /// What stands.
        now: Answer,
        /// What they say.
        then: Answer,
    },
}

/// Compares what cells say with what stands. An empty cell says nothing, so that what stands is kept; and what reads the same as
/// what stands is left as it is, to whatever wording it was answered.
pub(super) fn compare(
    item: &Item,
    sheet: &Sheet,
    subject: Option<SubjectId>,
    cells: &Cells,
) -> Result<Said, (Half, Message)> {
    let now = sheet.answer(item.code.as_str(), subject);
    if let Some(now) = now
        && shown(item, now) == *cells
    {
        return Ok(if *cells == Cells::default() { Said::Nothing } else { Said::Equal });
    }
    let (response, note) = read(item, cells)?;
    if response.is_none() && note.is_empty() {
        return Ok(Said::Nothing);
    }
    let Some(now) = now else {
        return Ok(Said::New(Answer { response, note, item: item.digest }));
    };
    let same = |one: &str, other: &str| one.replace('\r', "").trim() == other.trim();
    let keeps_response = response.is_none() || response == now.response;
    let keeps_note = note.is_empty() || same(&now.note, &note);
    let then = Answer {
        item: if keeps_response { now.item } else { item.digest },
        response: response.or_else(|| now.response.clone()),
        note: if keeps_note { now.note.clone() } else { note },
    };
    Ok(match (keeps_response || now.response.is_none(), keeps_note || now.note.is_empty()) {
        _ if keeps_response && keeps_note => Said::Equal,
        (true, true) => Said::New(then),
        (true | false, true | false) => Said::Differs { now: now.clone(), then },
    })
}

impl Preview {
    /// Returns what the workbook says, in sentences: for which unit, how much of it is new, equal, different.
    #[must_use]
    pub fn sentences(&self, locale: &Locale, round: &Round) -> Vec<String> {
        /// Labels that are named; more would not be read.
        const MOST_LABELS: usize = 12;
        let unit = round.units.get(&self.unit).map_or("", |unit| unit.name.as_str());
        let mut labels: Vec<String> =
            self.subjects.iter().take(MOST_LABELS).map(|subject| subject.label.clone()).collect();
        if self.subjects.len() > MOST_LABELS {
            let more = (self.subjects.len() - MOST_LABELS).to_string();
            labels.push(locale.say_with("paper-summary-more", &[("count", &more)]));
        }
        let labels = labels.join(", ");
        let line = |key: &str, count: usize| {
            (count > 0).then(|| locale.say_with(key, &[("count", &count.to_string()), ("labels", &labels)]))
        };
        [
            Some(locale.say_with("paper-summary-unit", &[("unit", unit)])),
            line("paper-summary-new", self.new.len()),
            line("paper-summary-subjects", self.subjects.len()),
            line("paper-summary-equal", self.equal),
            line("paper-summary-differing", self.differing.len()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Returns the changes that take the answers in, for one step.
    #[must_use]
    pub fn changes(&self, take: Take) -> Vec<Change> {
        let subjects = self.subjects.iter().map(|subject| Change::PutSubject(self.unit, subject.clone()));
        let new = self.new.iter().map(|entry| Change::PutAnswer(entry.place.clone(), entry.answer.clone()));
        let put = |one: &Difference| Change::PutAnswer(one.place.clone(), one.then.clone());
        let replaced = match take {
            Take::New => &[],
            Take::All => self.differing.as_slice(),
        };
        subjects.chain(new).chain(replaced.iter().map(put)).collect()
    }
}

impl Difference {
    /// Returns where two answers differ, such as "IN.K.1.a, staf-01".
    #[must_use]
    pub fn place(&self, sheet: &Sheet) -> String {
        let subject = self.place.subject.and_then(|subject| sheet.subject(subject));
        match subject {
            Some(subject) => format!("{}, {}", self.place.item, subject.label),
            None => self.place.item.to_string(),
        }
    }

    /// Returns what stands and what the workbook says, in words.
    #[must_use]
    pub fn words(&self, wording: &Wording<'_>) -> [String; 2] {
        [&self.now, &self.then].map(|answer| {
            let item = wording.instrument.find_item(self.place.item.as_str()).map(|id| wording.instrument.item(id));
            let response = answer.response.as_ref().zip(item).map(|(response, item)| wording.response(item, response));
            let note = Some(answer.note.trim()).filter(|note| !note.is_empty());
            let note = note.map(|note| wording.locale.say_with("paper-with-note", &[("note", note)]));
            let parts: Vec<String> = response.into_iter().chain(note).collect();
            if parts.is_empty() { wording.locale.say("paper-nothing") } else { parts.join("; ") }
        })
    }
}
