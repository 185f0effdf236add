//! Looking for items by code and text, and by what was written of them: notes and reasons.

use super::drafts::Absence;
use super::page::Page;
use super::recorder::Cell;
use super::state::{Column, State};
use crate::assessment::SubjectId;
use crate::instrument::ItemId;
use crate::locale::Language;
use crate::scoring::Scorecard;
use crate::ui::theme::palette;
use egui::text::LayoutJob;
use egui::{Color32, FontId, Stroke, TextFormat, Ui};
use std::ops::Range;
use std::sync::Arc;

/// How many characters of a note are shown before what was looked for.
const BEFORE: usize = 24;

/// What is looked for, and where it has been found.
#[derive(Default)]
pub(super) struct Search {
    /// As it is typed.
    pub(super) text: String,
    /// Whether the field is to be seen although the outline is not.
    pub(super) open: bool,
    /// The words looked for, in small letters.
    words: Vec<String>,
    hits: Vec<Hit>,
    /// What the hits were found in.
    good_for: Option<(Arc<Scorecard>, Language)>,
    /// Notes and reasons in small letters, in the order of the items; good for one scorecard.
    written: Option<(Arc<Scorecard>, Vec<Written>)>,
}

/// A place where every word was found.
#[derive(Clone)]
pub(super) struct Hit {
    pub(super) item: ItemId,
    /// The subject whose note or reason it was found in.
    pub(super) subject: Option<SubjectId>,
    /// Where it was found.
    pub(super) place: Found,
}

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// In code and text of the item.
    Item,
    /// In what was written: the note, or the reason.
    Written,
}

/// What was written of a cell.
struct Written {
    cell: Cell,
    text: String,
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the next.
    On,
    /// To the one before.
    Back,
}

impl Search {
    /// Whether anything is looked for.
    pub(super) fn is_on(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether the field has to be seen.
    pub(super) fn is_shown(&self) -> bool {
        self.open || self.is_on()
    }

    /// Stops looking.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.open = false;
    }

    /// Where every word was found, in order.
    pub(super) fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Looks again, where anything has changed since.
    pub(super) fn renew(&mut self, page: &Page<'_>) {
        let words: Vec<String> = self.text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let language = page.locale.language();
        let fits = |(card, spoken): &(Arc<Scorecard>, Language)| Arc::ptr_eq(card, page.card) && *spoken == language;
        if words.is_empty() {
            self.words.clear();
            self.hits.clear();
            self.written = None;
            return;
        }
        if words == self.words && self.good_for.as_ref().is_some_and(fits) {
            return;
        }
        let kept = self.written.take().filter(|(card, _)| Arc::ptr_eq(card, page.card));
        let (_, written) = self.written.insert(kept.unwrap_or_else(|| (Arc::clone(page.card), written(page))));
        self.hits.clear();
        let mut rest = written.as_slice();
        for item in page.map.order.iter().copied() {
            let here = rest.iter().take_while(|written| written.cell.item == item).count();
            let (these, others) = rest.split_at(here);
            rest = others;
            let text = page.map.haystack(item);
            let absent: Vec<&String> = words.iter().filter(|word| !text.contains(word.as_str())).collect();
            if absent.is_empty() {
                self.hits.push(Hit { item, subject: None, place: Found::Item });
            } else {
                let found =
                    these.iter().filter(|written| absent.iter().all(|word| written.text.contains(word.as_str())));
                let hit = |written: &Written| Hit { item, subject: written.cell.subject, place: Found::Written };
                self.hits.extend(found.map(hit));
            }
        }
        self.words = words;
        self.good_for = Some((Arc::clone(page.card), language));
    }

    /// The place of what is in focus among what was found, from 1.
    pub(super) fn place_of(&self, page: &Page<'_>, state: &State) -> Option<usize> {
        let here = state.cell(page).unwrap_or(Cell { item: state.item, subject: None });
        self.hits.iter().position(|hit| is_at(hit, here)).map(|place| place + 1)
    }

    /// A text with the words looked for marked in it, if any stands there.
    pub(super) fn marked(&self, ui: &Ui, text: &str, font: &FontId, ink: Color32) -> Option<LayoutJob> {
        let marks = ranges(text, &self.words);
        if marks.is_empty() {
            return None;
        }
        let palette = palette(ui);
        let plain = TextFormat::simple(font.clone(), ink);
        let mark = TextFormat {
            background: palette.tint(palette.yellow),
            underline: Stroke::new(2.0, palette.yellow),
            color: palette.text,
            ..plain.clone()
        };
        let mut job = LayoutJob::default();
        let mut at = 0;
        for Range { start, end } in marks {
            job.append(&text[at..start], 0.0, plain.clone());
            job.append(&text[start..end], 0.0, mark.clone());
            at = end;
        }
        job.append(&text[at..], 0.0, plain);
        Some(job)
    }

    /// The part of a text around what was looked for.
    pub(super) fn excerpt<'t>(&self, text: &'t str) -> &'t str {
        let found = ranges(text, &self.words).first().map_or(0, |range| range.start);
        let start = text[..found].char_indices().rev().take(BEFORE).last().map_or(found, |(at, _)| at);
        text[start..].trim_start()
    }
}

/// Goes to the first hit.
pub(super) fn first(ui: &Ui, page: &Page<'_>, state: &mut State) {
    state.search.renew(page);
    if let Some(Hit { item, subject, .. }) = state.search.hits().first().cloned() {
        state.go(ui, page, item, subject);
    }
}

/// Goes to the next hit, or to the one before, going round.
pub(super) fn step(ui: &Ui, page: &Page<'_>, state: &mut State, way: Way) {
    state.search.renew(page);
    let here = state.cell(page).unwrap_or(Cell { item: state.item, subject: None });
    let column = |subject: Option<SubjectId>| {
        subject.and_then(|id| page.recorder.sheet.subjects.iter().position(|known| known.id == id))
    };
    // What was found in an item itself stands before its subjects.
    let place = |hit: &Hit| (page.map.rank(hit.item), column(hit.subject));
    let at = state.search.hits().iter().find(|hit| is_at(hit, here)).map(&place);
    let at = at.unwrap_or((page.map.rank(here.item), column(here.subject)));
    let hits = state.search.hits();
    let next = match way {
        Way::On => hits.iter().find(|hit| place(hit) > at).or_else(|| hits.first()),
        Way::Back => hits.iter().rev().find(|hit| place(hit) < at).or_else(|| hits.last()),
    };
    if let Some(Hit { item, subject, .. }) = next.cloned() {
        state.column = Column::Items;
        state.go(ui, page, item, subject);
    }
}

fn is_at(hit: &Hit, cell: Cell) -> bool {
    hit.item == cell.item
        && match hit.place {
            Found::Item => true,
            Found::Written => hit.subject == cell.subject,
        }
}

/// What was written of every cell, in the order of the items and of their subjects.
fn written(page: &Page<'_>) -> Vec<Written> {
    let sheet = page.recorder.sheet;
    let mut found = Vec::new();
    for item in page.map.order.iter().copied() {
        let Some(answers) = sheet.answers.get(page.item(item).code.as_str()) else { continue };
        let mut here: Vec<_> = answers.iter().collect();
        here.sort_by_key(|(subject, _)| sheet.subjects.iter().position(|known| Some(known.id) == **subject));
        for (subject, answer) in here {
            let reason = answer.response.as_ref().and_then(Absence::of).map_or("", |(_, reason)| reason);
            if !answer.note.is_empty() || !reason.is_empty() {
                let text = format!("{}\n{reason}", answer.note).to_lowercase();
                found.push(Written { cell: Cell { item, subject: *subject }, text });
            }
        }
    }
    found
}

/// Where words, in small letters, stand in a text; in order and apart from each other.
fn ranges(text: &str, words: &[String]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    // Small letters may be longer than large ones, so that places have to be led back.
    let (mut small, mut places) = (String::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        for letter in letter.to_lowercase() {
            small.push(letter);
            places.resize(small.len(), at..at + text[at..].chars().next().map_or(1, char::len_utf8));
        }
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        found.extend(
            small.match_indices(word.as_str()).map(|(at, word)| places[at].start..places[at + word.len() - 1].end),
        );
    }
    found.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_letters_and_marked_once() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let found = |text: &str, looked: &str| {
            ranges(text, &words(looked)).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("Loket Loker", "lok"), ["Lok", "Lok"]);
        assert_eq!(found("standar pelayanan", "layan pelay"), ["pelayan"]);
        assert_eq!(found("İstanbul ÜNİT", "nit"), Vec::<String>::new());
        assert_eq!(found("ÜNIT", "ünit"), ["ÜNIT"]);
        assert_eq!(found("apa saja", "x"), Vec::<String>::new());
    }
}
