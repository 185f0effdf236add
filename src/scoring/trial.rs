//! Runs the examples that an instrument carries.

use super::{Score, Standing, Verdict, score, score_entity};
use crate::assessment::{Answer, Response, Sheet, Subject, SubjectId, UnitId};
use crate::exact::Exact;
use crate::instrument::{Case, Expected, Fill, Given, GroupId, Instrument, Item, ItemId, Kind, Problem, Step};
use crate::locale::Message;
use std::collections::HashMap;
use uuid::Uuid;

/// The state words of answers, as answer tables have them.
const NOT_APPLICABLE: &str = "na";
const NOT_OBSERVED: &str = "not_observed";

/// Runs the examples that an instrument carries and returns what does not come out as they say, by line.
#[must_use]
pub fn trial(instrument: &Instrument) -> Vec<Problem> {
    let failed = |case: &Case| Some(Problem { line: case.line, message: run(instrument, case).err()? });
    instrument.cases().iter().filter_map(failed).collect()
}

fn run(instrument: &Instrument, case: &Case) -> Result<(), Message> {
    let verdict = match &case.given {
        Given::Unit { fill, subjects, answers } => {
            let sheet = sheet(instrument, case, *fill, subjects, answers)?;
            score(instrument, &sheet).verdict
        }
        Given::Entity(units) => {
            let standing = |score: &Exact| Standing::Final(score / &instrument.scale.maximum);
            let standings: Vec<Standing> = units.iter().map(standing).collect();
            let unit = |index: usize| UnitId(Uuid::from_u128(index as u128));
            let parts = standings.iter().enumerate().map(|(index, standing)| (unit(index), &Exact::ONE, standing));
            score_entity(instrument, parts).verdict
        }
    };
    compare(instrument, case, &verdict)
}

fn compare(instrument: &Instrument, case: &Case, verdict: &Verdict) -> Result<(), Message> {
    let fixed = |number: &Exact| number.to_fixed(instrument.scale.digits);
    let category = |score: &Score| &instrument.band(score.band).category;
    let found = match verdict {
        Verdict::Final(score) => format!("{} ({})", fixed(&score.rounded), category(score)),
        Verdict::Open { low, high } => format!("{}–{}", fixed(&low.rounded), fixed(&high.rounded)),
        Verdict::Nothing => "–".to_owned(),
    };
    let (agrees, expected) = match &case.expected {
        Expected::Score { rounded, category: wanted } => {
            let same = |score: &Score| {
                score.rounded == *rounded && wanted.as_ref().is_none_or(|wanted| wanted == category(score))
            };
            let named = wanted.as_ref().map(|wanted| format!(" ({wanted})")).unwrap_or_default();
            (verdict.score().is_some_and(same), format!("{}{named}", fixed(rounded)))
        }
        Expected::Between(low, high) => {
            let open = matches!(verdict, Verdict::Open { .. });
            let same = verdict.interval().is_some_and(|(a, b)| a.rounded == *low && b.rounded == *high);
            (open && same, format!("{}–{}", fixed(low), fixed(high)))
        }
    };
    if agrees {
        return Ok(());
    }
    Err(Message::new("problem-case").with("code", &case.code).with("expected", expected).with("found", found))
}

/// Fills the sheet of an example.
fn sheet(
    instrument: &Instrument,
    case: &Case,
    fill: Option<Fill>,
    subjects: &[(GroupId, usize)],
    answers: &[(ItemId, Vec<String>)],
) -> Result<Sheet, Message> {
    let mut sheet = Sheet::default();
    // What is asked once comes first: the size of a population among it says how many subjects there are.
    for (id, values) in answers.iter().filter(|(id, _)| instrument.item(*id).group.is_none()) {
        let item = instrument.item(*id);
        put(&mut sheet, instrument, item, None, response(case, item, &values[0])?);
    }
    let mut places_of = Vec::new();
    for (id, group) in instrument.groups() {
        let named = subjects.iter().find(|(named, _)| *named == id).map(|(_, count)| *count);
        let count = named.unwrap_or_else(|| instrument.quota(id, &sheet).max(1));
        let first = sheet.subjects.len();
        for number in 1..=count {
            let id = SubjectId(Uuid::from_u128((first + number) as u128));
            sheet.subjects.push(Subject { id, group: group.code.clone(), label: format!("{}-{number}", group.code) });
        }
        places_of.push(sheet.subjects[first..].iter().map(|subject| Some(subject.id)).collect::<Vec<_>>());
    }
    let given: HashMap<ItemId, &[String]> = answers.iter().map(|(id, values)| (*id, values.as_slice())).collect();
    for (id, item) in instrument.items() {
        let given = given.get(&id).copied();
        let filled = fill.filter(|_| item.scored).and_then(|fill| extreme(item, fill));
        let places = item.group.map_or(&[None][..], |group| &places_of[group.position()]);
        if let Some(values) = given
            && values.len() != 1
            && values.len() != places.len()
        {
            let message = Message::new("problem-case-count").with("code", &case.code).with("item", &item.code);
            return Err(message.with("found", values.len()).with("expected", places.len()));
        }
        for (index, place) in places.iter().copied().enumerate() {
            let response = match given {
                Some(values) => Some(response(case, item, &values[index.min(values.len() - 1)])?),
                None => filled.clone(),
            };
            if let Some(response) = response {
                put(&mut sheet, instrument, item, place, response);
            }
        }
    }
    Ok(sheet)
}

fn put(sheet: &mut Sheet, instrument: &Instrument, item: &Item, subject: Option<SubjectId>, response: Response) {
    let answer: Answer = instrument.answer(item, Some(response), "");
    sheet.answers.entry(item.code.clone()).or_default().insert(subject, answer);
}

/// Reads an answer as an example states it.
fn response(case: &Case, item: &Item, value: &str) -> Result<Response, Message> {
    let response = match (value, &item.kind) {
        (NOT_APPLICABLE, _) => Response::NotApplicable(case.code.clone()),
        (NOT_OBSERVED, _) => Response::NotObserved(case.code.clone()),
        (_, Kind::Choice(_)) => Response::Choice(value.to_owned()),
        (_, Kind::Number { .. }) => Response::Number(value.replace(',', ".")),
        (_, Kind::Ticks { .. }) => {
            let mut keys: Vec<String> = value.split('|').filter(|key| !key.is_empty()).map(str::to_owned).collect();
            keys.sort();
            Response::Ticks(keys)
        }
        (_, Kind::Text) => Response::Text(value.to_owned()),
        (_, Kind::Date) => Response::Date(value.to_owned()),
    };
    if item.accepts(&response) {
        return Ok(response);
    }
    let message = Message::new("problem-case-unfit").with("code", &case.code).with("item", &item.code);
    Err(message.with("value", value))
}

/// Returns the answer to an item with the most or the fewest points; none to kinds that are never scored.
fn extreme(item: &Item, fill: Fill) -> Option<Response> {
    let wanted = match fill {
        Fill::Highest => item.maximum(),
        Fill::Lowest => item.minimum(),
    };
    let from = |steps: &[Step]| steps.iter().find(|step| step.points == wanted).map(|step| step.from.clone());
    match &item.kind {
        Kind::Choice(choices) => {
            let choice = choices.iter().find(|choice| choice.points == wanted)?;
            Some(Response::Choice(choice.key.clone()))
        }
        Kind::Number { steps, .. } => Some(Response::Number(from(steps)?.to_digits(30))),
        Kind::Ticks { ticks, steps } => {
            let least = from(steps)?;
            let mut keys: Vec<String> = ticks.iter().map(|tick| tick.key.clone()).collect();
            let count = (0..=keys.len()).find(|count| least <= Exact::from(*count))?;
            keys.truncate(count);
            keys.sort();
            Some(Response::Ticks(keys))
        }
        Kind::Text | Kind::Date => None,
    }
}
