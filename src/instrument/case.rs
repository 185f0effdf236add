//! Example units inside an instrument, each with the score it must come to (kasus).
//!
//! They are what an instrument's author expects, written down where the numbers stand. Whoever takes an instrument in runs them:
//! see [`trial`](crate::scoring::trial).

use super::parse::Draft;
use super::reader::Table;
use super::schema::FILLS;
use super::{GroupId, Instrument, ItemCode, ItemId, Text};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::{HashMap, HashSet};

/// An example with the score it must come to (kasus).
#[derive(Clone, Debug)]
pub struct Case {
    /// Short code, unique in the instrument.
    pub code: String,
    /// What it shows.
    pub text: Text,
    /// What is given.
    pub given: Given,
    /// What must come out.
    pub expected: Expected,
    /// Line of the file on which it begins.
    pub line: usize,
}

/// What an example starts from.
#[derive(Clone, Debug)]
pub enum Given {
    /// The answers of one unit.
    Unit {
        /// What items get that are not named; none are answered where this is missing.
        fill: Option<Fill>,
        /// Groups with another number of subjects than their quota.
        subjects: Vec<(GroupId, usize)>,
        /// Answers by item: one for all subjects, or one for each.
        answers: Vec<(ItemId, Vec<String>)>,
    },
    /// The unrounded scores of the units of an entity.
    Entity(Vec<Exact>),
}

/// What the items of an example get that it does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The answer with the most points.
    Highest,
    /// The answer with the fewest points.
    Lowest,
}

/// What an example must come to.
#[derive(Clone, Debug)]
pub enum Expected {
    /// A final score.
    Score {
        /// As it is published.
        rounded: Exact,
        /// Its category, where the example says it.
        category: Option<String>,
    },
    /// No final score yet, but an interval of rounded scores.
    Between(Exact, Exact),
}

/// Most answers or subjects named in one example.
const MOST_NAMED: usize = 10_000;

impl Draft {
    pub(super) fn cases(
        &mut self,
        root: &Table<'_>,
        codes: &HashMap<ItemCode, ItemId>,
        bands: &[super::Band],
    ) -> Vec<Case> {
        let categories: HashSet<&str> = bands.iter().map(|band| band.category.as_str()).collect();
        let read = |(place, table): (usize, Table<'_>)| {
            let code = self.claim(&table, "case", place);
            if table.has("source") {
                self.source(&table, "source", None);
            }
            let case = Case {
                code,
                text: table.text("text", "text_en"),
                given: self.given(&table, codes),
                expected: expected(&table, &categories),
                line: table.line(),
            };
            table.finish();
            case
        };
        root.tables("case").into_iter().enumerate().map(read).collect()
    }

    fn given(&self, table: &Table<'_>, codes: &HashMap<ItemCode, ItemId>) -> Given {
        let fill = table.has("fill").then(|| table.word("fill", &FILLS, None));
        let subjects = self.counts(table);
        let answers = answers(table, codes);
        let units = table.numbers("units");
        if units.is_empty() {
            return Given::Unit { fill, subjects, answers };
        }
        if fill.is_some() || !subjects.is_empty() || !answers.is_empty() {
            table.problem("units", Message::new("problem-case-both"));
        }
        Given::Entity(units)
    }

    fn counts(&self, table: &Table<'_>) -> Vec<(GroupId, usize)> {
        let mut counts = Vec::new();
        let mut named = HashSet::new();
        for line in table.strings("subjects") {
            let read = line.split_once('=').and_then(|(group, count)| {
                let position = self.place_of("group", group.trim())?;
                let count = count.trim().parse().ok().filter(|count| *count <= MOST_NAMED)?;
                Some((GroupId(position), count))
            });
            match read {
                Some((group, _)) if !named.insert(group) => {
                    table.problem("subjects", Message::new("problem-twice").with("code", &line));
                }
                Some(count) => counts.push(count),
                None => table.problem("subjects", Message::new("problem-case-subjects").with("line", &line)),
            }
        }
        counts
    }
}

fn answers(table: &Table<'_>, codes: &HashMap<ItemCode, ItemId>) -> Vec<(ItemId, Vec<String>)> {
    let mut answers: Vec<(ItemId, Vec<String>)> = Vec::new();
    let mut named = HashSet::new();
    for line in table.strings("answers") {
        let read = line.split_once('=').and_then(|(code, values)| {
            let item = codes.get(code.trim())?;
            let values: Vec<String> = values.split_whitespace().take(MOST_NAMED).map(str::to_owned).collect();
            (!values.is_empty()).then_some((*item, values))
        });
        match read {
            Some((item, _)) if !named.insert(item) => {
                table.problem("answers", Message::new("problem-twice").with("code", &line));
            }
            Some(answer) => answers.push(answer),
            None => table.problem("answers", Message::new("problem-case-answer").with("line", &line)),
        }
    }
    answers
}

fn expected(table: &Table<'_>, categories: &HashSet<&str>) -> Expected {
    let (low, high) = (table.optional_number("low"), table.optional_number("high"));
    let category = table.optional_string("category");
    if let Some(category) = &category
        && !categories.contains(category.as_str())
    {
        table.problem("category", Message::new("problem-case-category").with("category", category));
    }
    match (table.optional_number("score"), low, high) {
        (Some(rounded), None, None) => Expected::Score { rounded, category },
        (None, Some(low), Some(high)) => Expected::Between(low, high),
        (score, ..) => {
            table.problem("code", Message::new("problem-case-expected"));
            Expected::Score { rounded: score.unwrap_or_default(), category }
        }
    }
}

impl Instrument {
    /// Returns the examples, in the order of the file.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }
}
