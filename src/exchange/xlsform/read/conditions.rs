//! From the expressions of a form to the conditions of an instrument.

use super::expression::{Clause, Expression, Value};
use super::kinds::Options;
use super::survey::{Kind, Outline, Question};
use crate::exact::Exact;
use crate::exchange::xlsform::names::States;
use crate::instrument::Comparison;
use std::collections::{HashMap, HashSet};

/// Most conditions of one item.
const MOST: usize = 16;

/// The questions by name, to translate what expressions say about them.
pub(super) struct Translator<'a> {
    outline: &'a Outline,
    /// Place of each question in the outline; none for a name that several have.
    names: HashMap<&'a str, Option<usize>>,
    codes: HashMap<&'a str, usize>,
}

/// What an expression means.
pub(super) enum Meaning {
    /// These conditions, all of which must hold.
    Conditions(Vec<String>),
    /// More than an instrument can say.
    More,
}

/// What a constraint means.
pub(super) struct Limits {
    /// The lowest number allowed.
    pub(super) lowest: Option<Exact>,
    /// What else must hold.
    pub(super) must: Vec<String>,
}

/// One comparison, translated.
enum Part {
    Condition(String),
    /// Only that a question has an answer.
    Answered(usize),
}

impl<'a> Translator<'a> {
    pub(super) fn new(outline: &'a Outline) -> Self {
        let (mut names, mut codes) = (HashMap::new(), HashMap::new());
        for (index, question) in outline.questions.iter().enumerate() {
            names.entry(question.name.as_str()).and_modify(|known| *known = None).or_insert(Some(index));
            codes.insert(question.code.as_str(), index);
        }
        Self { outline, names, codes }
    }

    /// Translates when a question is asked.
    pub(super) fn relevance(&self, index: usize) -> Meaning {
        let (mut conditions, mut spoken, mut answered) = (Vec::new(), HashSet::new(), Vec::new());
        for clause in &self.outline.questions[index].relevant {
            let Some(conjuncts) = &clause.conjuncts else { return Meaning::More };
            for conjunct in conjuncts {
                if MOST < conditions.len() {
                    return Meaning::More;
                }
                match self.part(conjunct, index, &mut spoken, Order::Above) {
                    Some(Part::Condition(condition)) if !conditions.contains(&condition) => conditions.push(condition),
                    Some(Part::Condition(_)) => {}
                    Some(Part::Answered(of)) => answered.push(of),
                    None => return Meaning::More,
                }
            }
        }
        // A condition on an answer holds only where there is one. To ask for any answer at all, there are no words.
        let implied = answered.iter().all(|of| *of == index || spoken.contains(of));
        if implied && conditions.len() <= MOST { Meaning::Conditions(conditions) } else { Meaning::More }
    }

    /// Translates what an answer must keep to.
    pub(super) fn limits(&self, index: usize, clause: &Clause) -> Option<Limits> {
        let is_number = matches!(self.outline.questions[index].kind, Kind::Number(..));
        let mut limits = Limits { lowest: None, must: Vec::new() };
        for conjunct in clause.conjuncts.as_ref()? {
            if let (Expression::Compare(Value::Own, Comparison::AtLeast, Value::Literal(lowest)), true) =
                (conjunct, is_number)
            {
                let lowest = Exact::parse(lowest)?;
                limits.lowest = Some(limits.lowest.map_or(lowest.clone(), |other| other.max(lowest)));
                continue;
            }
            match self.part(conjunct, index, &mut HashSet::new(), Order::Any)? {
                Part::Condition(condition) => limits.must.push(condition),
                Part::Answered(_) => {}
            }
        }
        (limits.must.len() <= MOST).then_some(limits)
    }

    fn part(&self, conjunct: &Expression, own: usize, spoken: &mut HashSet<usize>, order: Order) -> Option<Part> {
        let (expression, negated) = match conjunct {
            Expression::Not(inner) => (&**inner, true),
            Expression::Compare(..) | Expression::Selected(..) | Expression::All(_) => (conjunct, false),
        };
        match expression {
            Expression::Selected(question, key) => {
                let of = self.question(question, own, order)?;
                spoken.insert(of);
                let question = &self.outline.questions[of];
                let (options, yes, no) = match &question.kind {
                    Kind::Choice(options) => (options, Comparison::Equal, Comparison::Differs),
                    Kind::Ticks(options, _) => (options, Comparison::Has, Comparison::Lacks),
                    Kind::Number(..) | Kind::Text | Kind::Date => return None,
                };
                let key = key_of(options, key)?;
                Some(condition(question, if negated { no } else { yes }, &key))
            }
            Expression::Compare(left, comparison, right) if !negated => match (left, right) {
                (Value::Literal(literal), Value::Question(_) | Value::Own | Value::Count(_)) => {
                    self.compare(right, mirrored(*comparison), literal, own, spoken, order)
                }
                (Value::Question(_) | Value::Own | Value::Count(_), Value::Literal(literal)) => {
                    self.compare(left, *comparison, literal, own, spoken, order)
                }
                (Value::Question(_) | Value::Own, Value::Question(_) | Value::Own) => {
                    let (one, other) = (self.question(left, own, order)?, self.question(right, own, order)?);
                    spoken.extend([one, other]);
                    let (one, other) = (&self.outline.questions[one], &self.outline.questions[other]);
                    if one.group.is_some() && other.group.is_some() && one.group != other.group {
                        return None;
                    }
                    let compared = format!("[{}]", other.code);
                    agree(&one.kind, *comparison, &other.kind).then(|| condition(one, *comparison, &compared))
                }
                (Value::Count(_), _) | (_, Value::Count(_)) | (Value::Literal(_), Value::Literal(_)) => None,
            },
            Expression::Compare(..) | Expression::Not(_) | Expression::All(_) => None,
        }
    }

    /// Translates the comparison of a question with what is written.
    fn compare(
        &self,
        value: &Value,
        comparison: Comparison,
        literal: &str,
        own: usize,
        spoken: &mut HashSet<usize>,
        order: Order,
    ) -> Option<Part> {
        // The question for the state of an item only says whether that is answered.
        if let Value::Question(name) = value
            && let Some(code) = self.outline.states.get(name)
        {
            let answered = comparison == Comparison::Equal && literal == States::ANSWERED;
            return self.codes.get(code.as_str()).filter(|_| answered).map(|of| Part::Answered(*of));
        }
        let of = self.question(value, own, order)?;
        let question = &self.outline.questions[of];
        let same = matches!(comparison, Comparison::Equal | Comparison::Differs);
        if comparison == Comparison::Differs && (literal.is_empty() || is_state(&question.kind, literal)) {
            return Some(Part::Answered(of));
        }
        let number = || Exact::parse(literal).map(|number| number.to_digits(18));
        let written = match (&question.kind, value) {
            (Kind::Ticks(..), Value::Count(_)) if !same => number()?,
            (_, Value::Count(_)) => return None,
            (Kind::Choice(options), _) if same => key_of(options, literal)?,
            (Kind::Choice(options), _) if options.by_name => number()?,
            (Kind::Number(..), _) => number()?,
            (Kind::Date, _) if is_date(literal) => literal.to_owned(),
            (Kind::Choice(_) | Kind::Ticks(..) | Kind::Text | Kind::Date, _) => return None,
        };
        spoken.insert(of);
        Some(condition(question, comparison, &written))
    }

    /// Finds a question that may be looked at from another one.
    fn question(&self, value: &Value, own: usize, order: Order) -> Option<usize> {
        let name = match value {
            Value::Own | Value::Count(None) => return Some(own),
            Value::Question(name) | Value::Count(Some(name)) => name,
            Value::Literal(_) => return None,
        };
        let of = self.names.get(name.as_str()).copied().flatten()?;
        let (of_group, own_group) = (self.outline.questions[of].group, self.outline.questions[own].group);
        let reaches = match order {
            // What is asked once looks at nobody's own answers.
            Order::Above => of < own && (of_group.is_none() || of_group == own_group),
            Order::Any => of_group.is_none() || of_group == own_group,
        };
        (reaches || of == own).then_some(of)
    }
}

/// Which questions may be looked at.
#[derive(Clone, Copy)]
enum Order {
    /// Those above.
    Above,
    /// All.
    Any,
}

fn condition(question: &Question, comparison: Comparison, against: &str) -> Part {
    Part::Condition(format!("{} {} {against}", question.code, comparison.word()))
}

fn key_of(options: &Options, name: &str) -> Option<String> {
    options.choices.iter().find(|choice| choice.name == name).map(|choice| choice.key.clone())
}

fn is_state(kind: &Kind, name: &str) -> bool {
    match kind {
        Kind::Choice(options) => options.states.iter().any(|state| state == name),
        Kind::Ticks(..) | Kind::Number(..) | Kind::Text | Kind::Date => false,
    }
}

fn agree(one: &Kind, comparison: Comparison, other: &Kind) -> bool {
    let same = matches!(comparison, Comparison::Equal | Comparison::Differs);
    match (one, other) {
        (Kind::Number(..), Kind::Number(..)) | (Kind::Date, Kind::Date) => true,
        (Kind::Choice(_), Kind::Choice(_)) if same => true,
        (Kind::Choice(one), Kind::Choice(other)) => one.by_name && other.by_name,
        (Kind::Choice(options), Kind::Number(..)) | (Kind::Number(..), Kind::Choice(options)) => {
            !same && options.by_name
        }
        (Kind::Choice(_) | Kind::Number(..) | Kind::Date, _) | (Kind::Ticks(..) | Kind::Text, _) => false,
    }
}

fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Below => Comparison::Above,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Above => Comparison::Below,
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::Equal | Comparison::Differs | Comparison::Has | Comparison::Lacks => comparison,
    }
}

fn is_date(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == text)
}
