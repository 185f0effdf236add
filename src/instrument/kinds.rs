//! Reads what an answer to an item looks like: its choices, thresholds or ticks.

use super::limits;
use super::parse::Draft;
use super::reader::Table;
use super::schema::{KINDS, KindWord};
use super::{Choice, Digest, Kind, SourceId, Step, Text, Tick};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::HashSet;

impl Draft {
    /// Reads what an answer looks like, and where its points come from; `source` is the item's own.
    pub(super) fn kind(&mut self, table: &Table<'_>, source: SourceId) -> (Kind, SourceId) {
        let mut absent = source;
        let kind = match table.word("kind", &KINDS, Some(KindWord::Choice)) {
            KindWord::Choice => match table.optional_string("choices") {
                Some(name) => match self.scales.get(&name) {
                    Some(scale) => {
                        absent = scale.source;
                        let before = self.shared;
                        self.shared = before.saturating_add(scale.bytes);
                        if self.shared <= limits::MOST_SHARED {
                            Kind::Choice(scale.choices.clone())
                        } else {
                            if before <= limits::MOST_SHARED {
                                let most = limits::MOST_SHARED >> 20;
                                table.problem("choices", Message::new("problem-too-many-choices").with("most", most));
                            }
                            Kind::Choice(stand_in())
                        }
                    }
                    None => {
                        table.problem("choices", Message::new("problem-no-choices").with("name", &name));
                        Kind::Choice(Vec::new())
                    }
                },
                None => Kind::Choice(choice_list(table)),
            },
            KindWord::Number => Kind::Number { unit: table.text("unit", "unit_en"), steps: steps(table) },
            KindWord::Ticks => {
                let tick = |tick: &Table<'_>| {
                    let read = Tick { key: tick.code("key"), text: tick.text("text", "text_en") };
                    tick.finish();
                    read
                };
                let tables = table.tables("tick");
                let ticks: Vec<Tick> = tables.iter().map(tick).collect();
                unique_keys(&tables, ticks.iter().map(|tick| tick.key.as_str()));
                Kind::Ticks { ticks, steps: steps(table) }
            }
            KindWord::Text => Kind::Text,
            KindWord::Date => Kind::Date,
        };
        (kind, self.source(table, "points_source", Some(absent)))
    }
}

/// Two choices that keep a file whose shared choices are too many readable to its end.
fn stand_in() -> Vec<Choice> {
    let choice = |(key, points): (&str, Exact)| Choice { key: key.to_owned(), points, text: Text::default() };
    [("0", Exact::ZERO), ("1", Exact::ONE)].map(choice).into()
}

pub(super) fn choice_list(table: &Table<'_>) -> Vec<Choice> {
    let read = |choice: &Table<'_>| {
        let points = choice.number("points");
        if points < Exact::ZERO {
            choice.problem("points", Message::new("problem-negative").with("key", "points"));
        }
        let read = Choice { key: choice.code("key"), points, text: choice.text("text", "text_en") };
        choice.finish();
        read
    };
    let tables = table.tables("choice");
    let choices: Vec<Choice> = tables.iter().map(read).collect();
    if choices.len() < 2 {
        table.problem("choice", Message::new("problem-few-choices"));
    }
    unique_keys(&tables, choices.iter().map(|choice| choice.key.as_str()));
    choices
}

fn steps(table: &Table<'_>) -> Vec<Step> {
    let read = |step: Table<'_>| {
        let read = Step { from: step.number("from"), points: step.number("points") };
        if read.points < Exact::ZERO {
            step.problem("points", Message::new("problem-negative").with("key", "points"));
        }
        step.finish();
        read
    };
    let steps: Vec<Step> = table.tables("step").into_iter().map(read).collect();
    if steps.is_empty() || steps.windows(2).any(|pair| pair[1].from <= pair[0].from) {
        table.problem("step", Message::new("problem-steps"));
    }
    steps
}

/// Every row has a key of its own; the second one to claim it is a problem.
fn unique_keys<'k>(tables: &[Table<'_>], keys: impl Iterator<Item = &'k str>) {
    let mut seen = HashSet::new();
    for (table, key) in tables.iter().zip(keys) {
        if !seen.insert(key) {
            table.problem("key", Message::new("problem-twice").with("code", key).with("key", "key"));
        }
    }
}

/// What makes an item the same item in another revision: its Indonesian text and what can be answered, with the points.
pub(super) fn digest(text: &Text, kind: &Kind) -> Digest {
    let mut fields = vec![text.id.clone()];
    let point = |step: &Step| format!("{}={}", step.from.to_digits(9), step.points.to_digits(9));
    match kind {
        Kind::Choice(choices) => {
            for choice in choices {
                fields.extend([choice.key.clone(), choice.points.to_digits(9), choice.text.id.clone()]);
            }
        }
        Kind::Number { unit, steps } => {
            fields.push(unit.id.clone());
            fields.extend(steps.iter().map(point));
        }
        Kind::Ticks { ticks, steps } => {
            fields.extend(ticks.iter().flat_map(|tick| [tick.key.clone(), tick.text.id.clone()]));
            fields.extend(steps.iter().map(point));
        }
        Kind::Text | Kind::Date => {}
    }
    Digest::of_fields(fields.iter().map(String::as_bytes))
}
