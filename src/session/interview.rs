//! Interviews: the first answer somebody gives begins theirs, the last one asked of them ends it.

use super::Session;
use crate::assessment::{Change, Detail, Interview, Place, Refusal, Sheet, SubjectId, UnitId};
use crate::instrument::{Instrument, ItemId};
use crate::locale::Message;
use crate::scoring::{Asked, score};
use std::collections::BTreeMap;

impl Session {
    /// Applies answers that have just been given as one step, and with them the times of the interviews that they begin or end
    /// (wawancara). What was given elsewhere, on paper or in another round, goes through [`apply`](Self::apply).
    ///
    /// # Errors
    /// Refuses the step as a whole; nothing has changed then.
    pub fn answer(&mut self, name: Message, mut changes: Vec<Change>) -> Result<(), Refusal> {
        let times = self.times(&changes);
        changes.extend(times);
        self.apply(name, changes)
    }

    /// The roles recorded for subjects of a group, the most frequent first.
    #[must_use]
    pub fn roles(&self, unit: UnitId, group: &str) -> Vec<String> {
        let Some(sheet) = self.sheet(unit) else { return Vec::new() };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for subject in sheet.subjects_of(group) {
            let role = sheet.details.interviews.get(&subject.id).map_or("", |interview| interview.role.as_str());
            if !role.is_empty() {
                *counts.entry(role).or_default() += 1;
            }
        }
        let mut roles: Vec<(&str, usize)> = counts.into_iter().collect();
        roles.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        roles.into_iter().map(|(role, _)| role.to_owned()).collect()
    }

    /// The changes to the times of interviews that come with these answers.
    fn times(&self, changes: &[Change]) -> Vec<Change> {
        let mut given: BTreeMap<(UnitId, SubjectId), Vec<&Place>> = BTreeMap::new();
        for change in changes {
            let Change::PutAnswer(place, answer) = change else { continue };
            let Some((subject, sheet)) = place.subject.zip(self.sheet(place.unit)) else { continue };
            // A note, or another answer to what has been asked before, says nothing about when somebody was asked.
            if answer.response.is_some() && sheet.response(place.item.as_str(), Some(subject)).is_none() {
                given.entry((place.unit, subject)).or_default().push(place);
            }
        }
        let times = given.into_iter().filter_map(|((unit, subject), places)| {
            let sheet = self.sheet(unit)?;
            let before = sheet.details.interviews.get(&subject).cloned().unwrap_or_default();
            let after = self.timed(sheet, subject, before.clone(), &places, changes);
            (after != before).then_some(Change::PutDetail(unit, Detail::Interview(subject, after)))
        });
        times.collect()
    }

    fn timed(
        &self,
        sheet: &Sheet,
        subject: SubjectId,
        mut interview: Interview,
        given: &[&Place],
        changes: &[Change],
    ) -> Interview {
        let answered = sheet.answers.values().filter_map(|by| by.get(&Some(subject)));
        let first = !answered.into_iter().any(|answer| answer.response.is_some());
        if first && interview.started.is_none() && interview.ended.is_none() {
            interview.started = Some(self.now());
        }
        if let (Some(started), None) = (interview.started, interview.ended)
            && is_last(&self.instrument, sheet, subject, given, changes)
        {
            // A clock that was set back must not end an interview before it began.
            interview.ended = Some(self.now().max(started));
        }
        interview
    }
}

/// Whether nothing is left to ask a subject once these answers have been given.
fn is_last(instrument: &Instrument, sheet: &Sheet, subject: SubjectId, given: &[&Place], changes: &[Change]) -> bool {
    let Some(group) = sheet.subject(subject).map(|subject| subject.group.as_str()) else { return false };
    let left: Vec<ItemId> = instrument
        .items()
        .filter(|(_, item)| item.group.is_some_and(|of| instrument.group(of).code == group))
        .filter(|(_, item)| sheet.response(item.code.as_str(), Some(subject)).is_none())
        .filter(|(_, item)| !given.iter().any(|place| place.item == item.code))
        .map(|(id, _)| id)
        .collect();
    if left.is_empty() || !instrument.is_conditional() {
        return left.is_empty();
    }
    // What is asked now may follow from what has just been answered.
    let mut sheet = sheet.clone();
    for change in changes {
        if let Change::PutAnswer(place, answer) = change
            && given.iter().any(|of| of.unit == place.unit)
        {
            sheet.answers.entry(place.item.clone()).or_default().insert(place.subject, answer.clone());
        }
    }
    let relevance = score(instrument, &sheet).relevance;
    left.into_iter().all(|item| matches!(relevance.of(instrument, item, Some(subject)), Asked::No(_)))
}
