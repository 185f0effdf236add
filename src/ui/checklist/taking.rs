//! Last year's answers taken over: one with L, asked for twice where something could be lost or has changed; or those selected.

use super::earlier;
use super::keys::Then;
use super::next::say_no_subject;
use super::page::Page;
use super::recorder::Cell;
use super::state::{After, State};
use crate::assessment::{Answer, EarlierAnswer, Response};
use crate::instrument::{Item, ItemId, Kind};
use crate::locale::Message;
use egui::Ui;
use std::collections::HashMap;

/// Takes last year's answer over for the cell in focus.
pub(super) fn take(ui: &Ui, page: &Page<'_>, state: &mut State) -> Then {
    match state.cell(page) {
        Some(cell) => take_cell(ui, page, state, cell),
        None => {
            say_no_subject(page, state);
            Then::GoOn
        }
    }
}

/// The same for any cell.
pub(super) fn take_cell(ui: &Ui, page: &Page<'_>, state: &mut State, cell: Cell) -> Then {
    if !page.may_be_asked(cell) {
        state.notice = Some(Message::new("checklist-not-asked-now"));
        return Then::GoOn;
    }
    // What has just been typed is an answer too.
    page.recorder.commit(&mut state.drafts, |of, _, _| of == cell);
    match ready(page, state, cell) {
        Err(notice) => {
            if page.recorder.sheet.details.earlier.is_some() {
                // Everything there is to see of last year stands in the column.
                state.help = Some(true);
                state.before.tell(cell, notice.clone());
            }
            state.notice = Some(notice);
            Then::GoOn
        }
        Ok((year, answer)) => {
            let code = &page.item(cell.item).code;
            if let Some(change) = page.recorder.change_to(&mut state.drafts, cell, answer) {
                let name = Message::new("step-take-earlier").with("year", year).with("code", code);
                page.recorder.actions.apply(name, vec![change]);
            }
            state.notice = None;
            state.before.forget();
            state.reveal = 2;
            state.go_on(ui, page, After::Answer);
            if state.going_on.is_some() { Then::Wait } else { Then::GoOn }
        }
    }
}

/// The answer to be taken over now, with its year; or what there is to say instead.
fn ready(page: &Page<'_>, state: &mut State, cell: Cell) -> Result<(u16, Answer), Message> {
    let Some(attached) = &page.recorder.sheet.details.earlier else {
        return Err(Message::new("earlier-take-none"));
    };
    let item = page.item(cell.item);
    let about = |key: &'static str| Message::new(key).with("year", attached.year);
    let Some(old) = earlier::answer(page, cell) else {
        let key = if state.before.lacks(item.code.as_str()) { "earlier-was-not" } else { "earlier-unanswered" };
        return Err(match cell.subject {
            Some(subject) if key == "earlier-unanswered" => {
                about("earlier-unanswered-of").with("subject", page.subject_label(subject))
            }
            Some(_) | None => about(key),
        });
    };
    let answer = taken(item, old);
    let standing = page.recorder.standing(&state.drafts, cell).cloned();
    let typed = state.drafts.cells().contains(&cell) && page.recorder.wrong(&state.drafts, cell).is_some();
    if standing.as_ref() == Some(&answer) && !typed {
        return Err(about("earlier-take-same"));
    }
    let asks = match (old.digest != item.digest, standing.is_some() || typed) {
        (false, false) => None,
        (true, false) => Some("earlier-take-changed"),
        (false, true) => Some("earlier-take-over"),
        (true, true) => Some("earlier-take-changed-over"),
    };
    if let Some(key) = asks
        && !state.before.ask(cell, standing)
    {
        return Err(about(key));
    }
    match unfit(item, old) {
        Some(why) => Err(why.with("year", attached.year)),
        None => Ok((attached.year, answer)),
    }
}

/// Last year's answer as one given to the item of today.
fn taken(item: &Item, old: &EarlierAnswer) -> Answer {
    Answer { response: old.response.clone(), note: old.note.clone(), item: item.digest }
}

/// Why last year's response does not fit the item of today, if it does not.
fn unfit(item: &Item, old: &EarlierAnswer) -> Option<Message> {
    let response = old.response.as_ref().filter(|response| !item.accepts(response))?;
    Some(match (response, &item.kind) {
        (Response::NotApplicable(_), _) if !item.may_not_apply => Message::new("earlier-unfit-not-applicable"),
        (Response::NotApplicable(_) | Response::NotObserved(_), _) => Message::new("earlier-unfit-reason"),
        (Response::Choice(key), Kind::Choice(_)) => Message::new("earlier-unfit-choice").with("key", key),
        (Response::Ticks(_), Kind::Ticks { .. }) => Message::new("earlier-unfit-ticks"),
        (Response::Number(_), Kind::Number { .. }) => Message::new("earlier-unfit-number"),
        (Response::Choice(_) | Response::Ticks(_) | Response::Number(_) | Response::Text(_) | Response::Date(_), _) => {
            Message::new("earlier-unfit-kind")
        }
    })
}

/// Takes over, as one step, the answers of items that are the same and have none yet. Returns what there is to say of it.
pub(super) fn take_many(page: &Page<'_>, state: &mut State, items: &[ItemId]) -> Message {
    let Some(attached) = &page.recorder.sheet.details.earlier else { return Message::new("earlier-take-none") };
    let answers = attached.answers.iter().map(|answer| ((answer.item.as_str(), answer.subject.as_deref()), answer));
    let answers: HashMap<_, _> = answers.collect();
    let (mut changes, mut lacking, mut filled, mut changed, mut unfitting) = (Vec::new(), 0, 0, 0, 0);
    for id in items.iter().copied() {
        let item = page.item(id);
        let cell = state.cell_of(page, id).filter(|cell| page.may_be_asked(*cell));
        let label = |cell: &Cell| cell.subject.map(|subject| page.subject_label(subject));
        let old = cell.and_then(|cell| Some((cell, *answers.get(&(item.code.as_str(), label(&cell)))?)));
        match old {
            None => lacking += 1,
            Some((cell, _)) if page.recorder.standing(&state.drafts, cell).is_some() => filled += 1,
            Some((cell, _)) if state.drafts.cells().contains(&cell) => filled += 1,
            Some((_, old)) if old.digest != item.digest => changed += 1,
            Some((_, old)) if unfit(item, old).is_some() => unfitting += 1,
            Some((cell, old)) => {
                changes.extend(page.recorder.change_to(&mut state.drafts, cell, taken(item, old)));
            }
        }
    }
    let (year, count) = (attached.year, changes.len());
    if count > 0 {
        let name = Message::new("step-take-many").with("count", count).with("year", year);
        page.recorder.actions.apply(name, changes);
    }
    let told = Message::new("earlier-taken-many").with("count", count).with("year", year).with("filled", filled);
    told.with("changed", changed).with("lacking", lacking).with("unfit", unfitting)
}
