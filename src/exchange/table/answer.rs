//! From the two fields of an answer to a response and a note.

use super::Column;
use super::plan::Fault;
use super::problem::quoted;
use crate::assessment::Response;
use crate::exact::Exact;
use crate::exchange::cell::{self, State};
use crate::instrument::{Item, Kind};
use crate::locale::Message;

/// Reads what is said about an item: the response, if there is one, and the note.
pub(super) fn read(item: &Item, answer: &str, note: &str) -> Result<(Option<Response>, String), Fault> {
    let note = cell::unescape(note, cell::Column::Text).0.to_owned();
    let (answer, is_escaped) = cell::unescape(answer, cell::Column::Answer);
    if !is_escaped {
        if answer.trim().is_empty() {
            return Ok((None, note));
        }
        if let Some((state, reason)) = State::read(answer.trim_start()).or_else(|| State::read(answer.trim())) {
            return state_of(item, state, reason, note);
        }
    }
    Ok((Some(response(item, answer)?), note))
}

/// The reason stands after the state or, more simply, under note.
fn state_of(
    item: &Item,
    state: State,
    reason: Option<&str>,
    note: String,
) -> Result<(Option<Response>, String), Fault> {
    if state == State::NotApplicable && !item.may_not_apply {
        return Err((Column::Answer, Message::new("table-not-applicable").with("item", &item.code)));
    }
    let (reason, note) = match reason {
        Some(reason) => (reason.to_owned(), note),
        None => (note, String::new()),
    };
    if reason.trim().is_empty() {
        return Err((Column::Note, Message::new("table-reason").with("state", state.word())));
    }
    let response = match state {
        State::NotApplicable => Response::NotApplicable(reason),
        State::NotObserved => Response::NotObserved(reason),
    };
    Ok((Some(response), note))
}

fn response(item: &Item, answer: &str) -> Result<Response, Fault> {
    let plain = answer.trim();
    let response = match &item.kind {
        Kind::Choice(_) => Response::Choice(plain.to_owned()),
        Kind::Number { .. } => Response::Number(plain.replace(',', ".")),
        Kind::Ticks { .. } => {
            let mut keys: Vec<String> =
                plain.split('|').map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned).collect();
            keys.sort();
            keys.dedup();
            Response::Ticks(keys)
        }
        Kind::Text => Response::Text(answer.to_owned()),
        Kind::Date => Response::Date(plain.to_owned()),
    };
    if cell::fits(item, &response) {
        return Ok(response);
    }
    let message = |key| Message::new(key).with("item", &item.code).with("found", quoted(plain));
    let message = match &item.kind {
        Kind::Choice(choices) => {
            message("table-choice").with("known", keys(choices.iter().map(|choice| choice.key.as_str())))
        }
        Kind::Number { steps, .. } => match Exact::parse(plain) {
            None => message("table-number"),
            Some(_) => {
                let lowest = steps.first().map(|step| step.from.to_digits(9)).unwrap_or_default();
                message("table-number-low").with("lowest", lowest)
            }
        },
        Kind::Ticks { ticks, .. } => {
            message("table-ticks").with("known", keys(ticks.iter().map(|tick| tick.key.as_str())))
        }
        Kind::Text => {
            Message::new("table-too-long").with("column", Column::Answer.name()).with("most", cell::NOTE.to_string())
        }
        Kind::Date => message("table-date"),
    };
    Err((Column::Answer, message))
}

fn keys<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    keys.collect::<Vec<_>>().join(", ")
}
