//! The tree of reasons as a document.

use super::scores::{EXACT, missing};
use crate::assessment::Sheet;
use crate::exact::Exact;
use crate::instrument::Instrument;
use crate::scoring::{Part, Reason, Standing, What};
use serde::Serialize;

/// A part of a score with its reasons. Values lie between 0 and 1.
#[derive(Serialize)]
pub struct Explained {
    what: &'static str,
    code: String,
    label: String,
    weight: String,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Explained>,
}

/// Puts a tree of reasons into words and strings.
#[must_use]
pub fn explain(instrument: &Instrument, sheet: &Sheet, part: &Part) -> Explained {
    let (what, code, label) = name(instrument, sheet, part.what());
    let number = |number: &Exact| number.to_digits(EXACT);
    let (state, value, low, high) = match part.standing() {
        Standing::Final(value) => ("final", Some(number(value)), None, None),
        Standing::Open { low, high, .. } => ("open", None, Some(number(low)), Some(number(high))),
        Standing::Absent => ("absent", None, None, None),
    };
    let (reason, points, most, because) = match part.reason() {
        Reason::Mean => ("mean", None, None, None),
        Reason::Carried => ("carried", None, None, None),
        Reason::Points { points, most } => ("points", Some(number(points)), Some(number(most)), None),
        Reason::NotApplicable(because) => ("not_applicable", None, None, Some(because.clone())),
        Reason::NotObserved(because) => ("not_observed", None, None, Some(because.clone())),
        Reason::Unanswered => ("unanswered", None, None, None),
        Reason::Unrecognised => ("unrecognised", None, None, None),
        Reason::Irrelevant(condition) => ("irrelevant", None, None, Some(condition.to_string())),
        Reason::Undecided(awaited) => ("undecided", None, None, Some(missing(instrument, sheet, awaited))),
        Reason::Reworded => ("reworded", None, None, None),
    };
    Explained {
        what,
        code,
        label,
        weight: number(part.weight()),
        state,
        value,
        low,
        high,
        reason,
        points,
        most,
        because,
        parts: part.parts().iter().map(|part| explain(instrument, sheet, part)).collect(),
    }
}

/// Returns the kind, the code and the label of a part.
fn name(instrument: &Instrument, sheet: &Sheet, what: What) -> (&'static str, String, String) {
    match what {
        What::Total => ("total", String::new(), instrument.title.id.clone()),
        What::Unit(unit) => ("unit", unit.0.to_string(), String::new()),
        What::Node(id) => {
            let node = instrument.node(id);
            ("node", node.code.clone(), node.label.id.clone())
        }
        What::Item(id) => {
            let item = instrument.item(id);
            ("item", item.code.to_string(), item.text.id.clone())
        }
        What::Subject(id) => {
            let subject = sheet.subject(id);
            ("answer", id.0.to_string(), subject.map(|subject| subject.label.clone()).unwrap_or_default())
        }
        What::Expected(number) => ("answer", format!("#{number}"), String::new()),
    }
}
