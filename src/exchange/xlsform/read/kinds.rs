//! The types of questions that forms have, and the choices they offer.

use super::table::{Column, Row, Table};
use super::{Findings, Label, SheetName, plain};
use crate::exact::Exact;
use crate::exchange::xlsx::Place;
use crate::locale::{Language, Message};
use std::collections::{HashMap, HashSet};

/// What a row of the survey is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    SelectOne(String),
    SelectMultiple(String),
    Number,
    Text,
    Date,
    /// What has no place in an instrument, with the sentence that says why.
    Dropped(&'static str),
    Unknown,
}

impl Type {
    pub(super) fn read(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
        let list = |skip: usize| words.get(skip).map_or(String::new(), |list| (*list).to_owned());
        match lower.as_slice() {
            ["begin_group" | "begingroup"] | ["begin", "group"] => Self::BeginGroup,
            ["end_group" | "endgroup"] | ["end", "group"] => Self::EndGroup,
            ["begin_repeat" | "beginrepeat"] | ["begin", "repeat"] => Self::BeginRepeat,
            ["end_repeat" | "endrepeat"] | ["end", "repeat"] => Self::EndRepeat,
            ["select_one" | "select1", ..] => Self::SelectOne(list(1)),
            ["select", "one", "from", ..] => Self::SelectOne(list(3)),
            ["select", "one", ..] => Self::SelectOne(list(2)),
            ["select_multiple", ..] => Self::SelectMultiple(list(1)),
            ["select", "all", "that", "apply", "from", ..] => Self::SelectMultiple(list(5)),
            ["select", "all", "that", "apply", ..] => Self::SelectMultiple(list(4)),
            ["select", "multiple", "from", ..] => Self::SelectMultiple(list(3)),
            ["select", "multiple", ..] => Self::SelectMultiple(list(2)),
            ["integer" | "int" | "decimal" | "range"] => Self::Number,
            ["text" | "string"] => Self::Text,
            ["date"] => Self::Date,
            ["calculate" | "hidden"] => Self::Dropped("xlsform-dropped-calculation"),
            ["note" | "acknowledge" | "trigger"] => Self::Dropped("xlsform-dropped-note"),
            [
                "end" | "today" | "deviceid" | "username" | "phonenumber" | "email" | "audit" | "simserial"
                | "subscriberid" | "imei",
            ] => Self::Dropped("xlsform-dropped-metadata"),
            // `start`, and where the form was started.
            [first] if first.starts_with("start") => Self::Dropped("xlsform-dropped-metadata"),
            ["image" | "photo" | "audio" | "video" | "file" | "background-audio"] => {
                Self::Dropped("xlsform-dropped-media")
            }
            [first, ..] if OTHERS.contains(first) => Self::Dropped("xlsform-dropped-type"),
            _ => Self::Unknown,
        }
    }
}

/// Types that forms know and instruments do not.
const OTHERS: [&str; 22] = [
    "time",
    "datetime",
    "geopoint",
    "geotrace",
    "geoshape",
    "barcode",
    "rank",
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
    "csv-external",
    "xml-external",
    "osm",
    "begin_score",
    "end_score",
    "score__row",
    "begin_rank",
    "end_rank",
    "rank__level",
    "begin_kobomatrix",
    "end_kobomatrix",
    "xml-external-data",
];

/// A choice of a list.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// What the form calls it.
    pub(super) name: String,
    /// What the instrument calls it.
    pub(super) key: String,
    pub(super) label: Label,
    pub(super) place: Place,
    /// Its points, where the form was made by the program.
    pub(super) points: Option<Exact>,
}

/// The choices of a question, the states among them taken out.
#[derive(Clone, Debug)]
pub(super) struct Options {
    pub(super) choices: Vec<Choice>,
    /// Names of the choices that say that the question does not apply or could not be observed.
    pub(super) states: Vec<String>,
    pub(super) may_not_apply: bool,
    /// Whether the points are the numbers that the choices are called.
    pub(super) by_name: bool,
}

const NOT_APPLICABLE: [&str; 9] =
    ["na", "n/a", "n_a", "n.a.", "na_", "tb", "tidak_berlaku", "tidak berlaku", "not_applicable"];
const NOT_OBSERVED: [&str; 5] = ["not_observed", "not observed", "not_observed_", "tidak_teramati", "tidak teramati"];

/// The lists of choices by name.
#[derive(Default)]
pub(super) struct Lists {
    lists: HashMap<String, Vec<Choice>>,
    faulty: HashSet<String>,
}

impl Lists {
    pub(super) fn read(table: &Table, unnamed: Language, findings: &mut Findings) -> Self {
        let mut lists = Self::default();
        let mut keys: HashMap<String, (Codes, HashSet<String>)> = HashMap::new();
        for row in &table.rows {
            let Some(list) = row.get(&Column::ListName) else {
                if row.get(&Column::Name).is_some() {
                    findings.problem(SheetName::Choices, row.place, Message::new("xlsform-problem-choice-list"));
                }
                continue;
            };
            let Some(name) = row.get(&Column::Name) else {
                let message = Message::new("xlsform-problem-choice-name").with("list", list);
                findings.problem(SheetName::Choices, row.place, message);
                lists.faulty.insert(list.to_owned());
                continue;
            };
            let place = row.place_of(&Column::Name);
            let (codes, names) = keys.entry(list.to_owned()).or_default();
            if !names.insert(name.to_owned()) {
                let message = Message::new("xlsform-problem-choice-twice").with("list", list).with("name", name);
                findings.problem(SheetName::Choices, place, message);
                continue;
            }
            let key = codes.distinct(&plain(name));
            if key != *name {
                let message = Message::new("xlsform-key-changed").with("name", name).with("key", &key);
                findings.remark(SheetName::Choices, place, message);
            }
            let known = lists.lists.entry(list.to_owned()).or_default();
            known.push(Choice::read(row, name, key, unnamed));
        }
        lists
    }

    /// Returns the list of a question, or says that it is missing.
    pub(super) fn find(&self, name: &str, place: Place, findings: &mut Findings) -> Option<&[Choice]> {
        match self.lists.get(name) {
            Some(list) => Some(list),
            None if self.faulty.contains(name) => None,
            None => {
                let message = Message::new("xlsform-problem-list").with("list", name);
                findings.problem(SheetName::Survey, place, message);
                None
            }
        }
    }
}

impl Choice {
    fn read(row: &Row, name: &str, key: String, unnamed: Language) -> Self {
        let place = row.place_of(&Column::Name);
        let label = row.text(Column::Label, unnamed);
        let label = label.map_or_else(|| Label::new(place, name), |(place, id, en)| Label { place, id, en });
        let points = row.get(&Column::Points).and_then(Exact::parse).filter(|points| *points >= Exact::ZERO);
        Self { name: name.to_owned(), key, label, place, points }
    }

    /// Whether it says that the question does not apply.
    pub(super) fn is_not_applicable(&self) -> bool {
        self.says(&NOT_APPLICABLE)
    }

    fn says(&self, words: &[&str]) -> bool {
        let label = self.label.id.trim_end_matches('.').to_lowercase();
        words.contains(&self.name.to_lowercase().as_str()) || words.contains(&label.as_str())
    }
}

impl Options {
    /// Takes the states out of a list and gives every choice points: those written by the program, else the number that its name
    /// is, else its place in the list.
    pub(super) fn of(list: &[Choice]) -> Self {
        let own = list.iter().any(|choice| choice.points.is_some());
        let is_state = |choice: &&Choice| match own {
            true => choice.points.is_none(),
            false => choice.is_not_applicable() || choice.says(&NOT_OBSERVED),
        };
        let (mut states, mut choices): (Vec<&Choice>, Vec<&Choice>) = list.iter().partition(is_state);
        if choices.len() < 2 {
            (states, choices) = (Vec::new(), list.iter().collect());
        }
        let named = |choice: &&Choice| Exact::parse(&choice.name).filter(|number| *number >= Exact::ZERO);
        let numbers: Option<Vec<Exact>> = choices.iter().map(named).collect();
        let numbers = numbers.filter(|numbers| numbers.iter().any(Exact::is_positive));
        let by_name = numbers.is_some();
        let graded = choices.into_iter().enumerate().map(|(index, choice)| {
            let number = numbers.as_ref().and_then(|numbers| numbers.get(index).cloned());
            let place = || Exact::parse(&index.to_string()).unwrap_or_default();
            let points = choice.points.clone().or(number).unwrap_or_else(place);
            Choice { points: Some(points), ..choice.clone() }
        });
        let choices: Vec<Choice> = graded.collect();
        let by_name = by_name && choices.iter().all(|choice| Exact::parse(&choice.name) == choice.points);
        Self {
            may_not_apply: states.iter().any(|state| state.is_not_applicable()),
            states: states.iter().map(|state| state.name.clone()).collect(),
            choices,
            by_name,
        }
    }
}

/// Codes given so far.
#[derive(Default)]
pub(super) struct Codes {
    taken: HashSet<String>,
    /// How often each name was asked for: counting from the start each time would take long in a hostile form.
    asked: HashMap<String, usize>,
}

impl Codes {
    /// Returns the first of `name`, `name_2`, `name_3` ... that has not been given.
    pub(super) fn distinct(&mut self, name: &str) -> String {
        let mut code = name.to_owned();
        let count = self.asked.entry(name.to_owned()).or_insert(1);
        while !self.taken.insert(code.clone()) {
            *count += 1;
            code = format!("{name}_{count}");
        }
        code
    }
}
