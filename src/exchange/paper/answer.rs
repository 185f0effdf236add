//! What an answer looks like in a cell, and what a cell says of an answer.

use crate::assessment::text::{Fault, Lines, NOTE, fault};
use crate::assessment::{Answer, Response};
use crate::exact::Exact;
use crate::exchange::cell::fits;
use crate::exchange::xlsx::is_plain;
use crate::instrument::{Item, Kind};
use crate::locale::Message;

/// Ticks where nothing is present.
pub(super) const NONE_OF_THEM: &str = "-";

/// What stands in the two cells of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// The answer.
    pub(super) answer: String,
    /// The note, or the reason of a state.
    pub(super) note: String,
}

/// In which of its two cells an answer is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// That of the answer.
    Answer,
    /// That of the note.
    Note,
}

/// The marks of the two states, in brackets where an answer of the item could be written the same way.
pub(super) fn marks(item: &Item) -> [&'static str; 2] {
    let taken = |key: &str| key.eq_ignore_ascii_case("N") || key.eq_ignore_ascii_case("O");
    let bare = match &item.kind {
        Kind::Choice(choices) => !choices.iter().any(|choice| taken(&choice.key)),
        Kind::Ticks { ticks, .. } => !ticks.iter().any(|tick| taken(&tick.key)),
        Kind::Number { .. } | Kind::Date => true,
        Kind::Text => false,
    };
    if bare { ["N", "O"] } else { ["(N)", "(O)"] }
}

/// Returns what can be chosen from a list: the keys and the marks; nothing where an answer is written.
pub(super) fn offered(item: &Item) -> Vec<&str> {
    let [not_applicable, not_observed] = marks(item);
    let keys = item.choices().iter().map(|choice| choice.key.as_str());
    let states = item.may_not_apply.then_some(not_applicable).into_iter().chain([not_observed]);
    if item.choices().is_empty() { Vec::new() } else { keys.chain(states).collect() }
}

/// Writes an answer into its cells.
pub(super) fn shown(item: &Item, answer: &Answer) -> Cells {
    let [not_applicable, not_observed] = marks(item);
    let state = |mark: &str, reason: &str| match answer.note.is_empty() {
        true => Cells { answer: mark.to_owned(), note: plain(reason) },
        false => Cells { answer: format!("{mark}: {}", plain(reason)), note: plain(&answer.note) },
    };
    let text = match &answer.response {
        None => String::new(),
        Some(Response::Choice(text) | Response::Number(text) | Response::Date(text)) => plain(text),
        Some(Response::Ticks(keys)) if keys.is_empty() => NONE_OF_THEM.to_owned(),
        Some(Response::Ticks(keys)) => plain(&keys.join(", ")),
        Some(Response::Text(text)) if is_special(item, text) => format!("'{}", plain(text)),
        Some(Response::Text(text)) => plain(text),
        Some(Response::NotApplicable(reason)) => return state(not_applicable, reason),
        Some(Response::NotObserved(reason)) => return state(not_observed, reason),
    };
    Cells { answer: text, note: plain(&answer.note) }
}

/// A text as a cell gives it back.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != '\r' && is_plain(*c)).collect()
}

/// Whether a text would be taken for a state or for no answer; it is then written behind an apostrophe.
fn is_special(item: &Item, text: &str) -> bool {
    let rest = text.trim_start_matches('\'').trim();
    rest.is_empty() || marks(item).into_iter().any(|mark| after(mark, rest).is_some())
}

/// Returns the reason that follows a mark, empty if none does; nothing where there is no such mark.
fn after<'t>(mark: &str, text: &'t str) -> Option<&'t str> {
    let (start, rest) = (text.get(..mark.len())?, text.get(mark.len()..)?);
    let rest = start.eq_ignore_ascii_case(mark).then_some(rest)?;
    if rest.is_empty() { Some("") } else { rest.strip_prefix(':').map(str::trim) }
}

/// Reads the cells of an answer: the response, if there is one, and the note.
pub(super) fn read(item: &Item, cells: &Cells) -> Result<(Option<Response>, String), (Half, Message)> {
    let note = cells.note.trim();
    let fault = |half, message: Message| (half, message);
    for (half, text) in [(Half::Answer, cells.answer.as_str()), (Half::Note, note)] {
        if let Some(message) = unfit(text) {
            return Err(fault(half, message));
        }
    }
    let written = cells.answer.trim();
    if written.is_empty() {
        return Ok((None, note.to_owned()));
    }
    for (mark, not_applicable) in marks(item).into_iter().zip([true, false]) {
        let Some(reason) = after(mark, written) else { continue };
        if not_applicable && !item.may_not_apply {
            return Err(fault(Half::Answer, Message::new("paper-wrong-not-applicable").with("item", &item.code)));
        }
        let (reason, note) = if reason.is_empty() { (note, "") } else { (reason, note) };
        if reason.is_empty() {
            return Err(fault(Half::Note, Message::new("paper-wrong-reason").with("mark", mark)));
        }
        let state = if not_applicable { Response::NotApplicable } else { Response::NotObserved };
        return Ok((Some(state(reason.to_owned())), note.to_owned()));
    }
    let response = response(item, &cells.answer, written).map_err(|message| fault(Half::Answer, message))?;
    Ok((Some(response), note.to_owned()))
}

/// Why a text can be neither answer nor note.
fn unfit(text: &str) -> Option<Message> {
    fault(text, NOTE, Lines::Many).map(|fault| match fault {
        Fault::Control => Message::new("paper-wrong-control"),
        Fault::Long(most) => Message::new("paper-wrong-long").with("most", most),
    })
}

fn response(item: &Item, whole: &str, written: &str) -> Result<Response, Message> {
    let wrong = |key| Message::new(key).with("item", &item.code).with("found", shortened(written));
    let response = match &item.kind {
        Kind::Choice(choices) => {
            let same = |key: &str| key.eq_ignore_ascii_case(written);
            let exact = choices.iter().find(|choice| choice.key == written);
            let key = exact.or_else(|| choices.iter().find(|choice| same(&choice.key)));
            Response::Choice(key.map_or(written, |choice| &choice.key).to_owned())
        }
        Kind::Number { .. } if is_grouped(written) => return Err(wrong("paper-wrong-grouped")),
        Kind::Number { .. } => Response::Number(written.replace(',', ".")),
        Kind::Ticks { .. } if written == NONE_OF_THEM || written == "–" => Response::Ticks(Vec::new()),
        Kind::Ticks { .. } => {
            let keys = written.split([',', ';', '|', '\n', ' ']).map(str::trim).filter(|key| !key.is_empty());
            let mut keys: Vec<String> = keys.map(str::to_owned).collect();
            keys.sort();
            keys.dedup();
            Response::Ticks(keys)
        }
        Kind::Text => {
            let special = whole.strip_prefix('\'').filter(|rest| is_special(item, rest));
            Response::Text(special.unwrap_or(whole).to_owned())
        }
        Kind::Date => Response::Date(date(written).unwrap_or_else(|| written.to_owned())),
    };
    if fits(item, &response) {
        return Ok(response);
    }
    let known = |keys: &mut dyn Iterator<Item = &str>| keys.collect::<Vec<_>>().join(", ");
    Err(match &item.kind {
        Kind::Choice(_) => {
            let offered = offered(item);
            wrong("paper-wrong-choice").with("known", known(&mut offered.into_iter()))
        }
        Kind::Ticks { ticks, .. } => {
            wrong("paper-wrong-ticks").with("known", known(&mut ticks.iter().map(|tick| tick.key.as_str())))
        }
        Kind::Number { steps, .. } => match Exact::parse(&written.replace(',', ".")) {
            Some(_) => {
                let lowest = steps.first().map(|step| step.from.to_digits(9)).unwrap_or_default();
                wrong("paper-wrong-low").with("lowest", lowest)
            }
            None => wrong("paper-wrong-number"),
        },
        Kind::Date => wrong("paper-wrong-date"),
        Kind::Text => Message::new("paper-wrong-long").with("most", NOTE),
    })
}

/// Whether a number is written so that its sign may part thousands as well as decimals: 1.000 is a thousand to some and one to
/// others. What a spreadsheet keeps as a number never looks like that.
fn is_grouped(written: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = written.split(['.', ',']);
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let groups = digits(first) && first.len() <= 3 && !rest.is_empty();
    let groups = groups && rest.iter().all(|part| digits(part) && part.len() == 3);
    groups && (rest.len() > 1 || written.contains(',') || written.ends_with('0'))
}

/// Reads a date as people write it: year first, or day first.
fn date(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
    let (year, month, day) = (number(year).filter(|_| year.len() == 4)?, number(month)?, number(day)?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// What was found, not longer than anybody reads.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if text.chars().count() > MOST { format!("{line}…") } else { line }
}
