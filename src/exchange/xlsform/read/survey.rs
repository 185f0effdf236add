//! The survey of a form as a tree of parts with their questions.

use super::expression::Clause;
use super::kinds::{Choice, Codes, Lists, Options, Type};
use super::table::{Column, Row, Table};
use super::{Findings, Label, SheetName, plain};
use crate::exact::Exact;
use crate::exchange::xlsform::Mark;
use crate::exchange::xlsx::Place;
use crate::locale::{Language, Message};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Most groups and repeats within each other.
const DEEPEST: usize = 32;
/// Most choices of all questions together: a list may be long, and many questions may use it.
const MOST_CHOICES: usize = 100_000;

/// What was found in a survey.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) nodes: Vec<Node>,
    pub(super) groups: Vec<Group>,
    pub(super) questions: Vec<Question>,
    /// The question by the name of the one that asks for its state, in forms made by the program.
    pub(super) states: HashMap<String, String>,
    /// Whether it may not apply, by the code of an item that is asked for its state.
    may_not_apply: HashMap<String, bool>,
    /// When it is asked for its state, by the code of an item.
    state_relevant: HashMap<String, Rc<Clause>>,
}

/// A group of questions, a node to be.
pub(super) struct Node {
    pub(super) code: String,
    pub(super) label: Label,
    pub(super) parent: Option<usize>,
    pub(super) place: Place,
}

/// A repeat, a group of subjects to be.
pub(super) struct Group {
    pub(super) code: String,
    pub(super) label: Label,
    /// How often the form repeats it, where that is fixed.
    pub(super) quota: Option<usize>,
    pub(super) place: Place,
}

/// A question, an item to be.
pub(super) struct Question {
    /// What the form calls it.
    pub(super) name: String,
    pub(super) code: String,
    pub(super) node: Option<usize>,
    pub(super) group: Option<usize>,
    pub(super) kind: Kind,
    pub(super) label: Label,
    pub(super) guidance: Vec<Label>,
    pub(super) evidence: Vec<Label>,
    /// When it is asked, by the form: its own expression and those of the groups around it.
    pub(super) relevant: Vec<Rc<Clause>>,
    pub(super) constraint: Option<Clause>,
    pub(super) constraint_message: Option<Label>,
    pub(super) place: Place,
    /// The beginning of the digest it had when the form was made by the program.
    pub(super) digest: Option<(Place, String)>,
    pub(super) may_not_apply: Option<bool>,
    /// Whether an answer is obligatory, in forms made by the program.
    pub(super) counts: Option<bool>,
}

/// What a question asks for.
pub(super) enum Kind {
    Choice(Options),
    /// Names and keys of what can be ticked, and the thresholds if the form was made by the program.
    Ticks(Options, Steps),
    /// The lowest number that the type allows, the unit and the thresholds if the form was made by the program.
    Number(Option<Exact>, Option<String>, Steps),
    Text,
    Date,
}

/// Thresholds and points.
pub(super) type Steps = Vec<(Exact, Exact)>;

/// A group or repeat that is open.
struct Frame {
    repeats: bool,
    /// Whether what stands in it is left out.
    skipped: bool,
    node: Option<usize>,
    group: Option<usize>,
    relevant: Vec<Rc<Clause>>,
    names: HashSet<String>,
    place: Place,
}

pub(super) struct Reader<'a> {
    pub(super) lists: &'a Lists,
    pub(super) unnamed: Language,
    pub(super) findings: &'a mut Findings,
    pub(super) outline: Outline,
    /// Codes given so far: of nodes, of groups, of items.
    codes: [Codes; 3],
    /// The node of each code of the program's own.
    marked: HashMap<String, usize>,
    frames: Vec<Frame>,
    /// How many choices the questions so far have.
    choices: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn read(table: &Table, lists: &'a Lists, unnamed: Language, findings: &'a mut Findings) -> Outline {
        let root = Frame {
            repeats: false,
            skipped: false,
            node: None,
            group: None,
            relevant: Vec::new(),
            names: HashSet::new(),
            place: Place { row: 0, column: 0 },
        };
        let mut reader = Self {
            lists,
            unnamed,
            findings,
            outline: Outline::default(),
            codes: Default::default(),
            marked: HashMap::new(),
            frames: vec![root],
            choices: 0,
        };
        for row in &table.rows {
            reader.row(row);
        }
        let open: Vec<Place> = reader.frames.iter().skip(1).map(|frame| frame.place).collect();
        for place in open {
            reader.problem(place, Message::new("xlsform-problem-open"));
        }
        reader.outline
    }

    fn row(&mut self, row: &Row) {
        let Some(text) = row.get(&Column::Type) else {
            if row.get(&Column::Name).is_some() {
                self.problem(row.place, Message::new("xlsform-problem-no-type"));
            }
            return;
        };
        let place = row.place_of(&Column::Type);
        let found = Type::read(text);
        match found {
            Type::BeginGroup | Type::BeginRepeat => self.begin(row, found == Type::BeginRepeat),
            Type::EndGroup | Type::EndRepeat => self.end(place, found == Type::EndRepeat),
            _ if self.frame().is_some_and(|frame| frame.skipped) => {}
            Type::Unknown => {
                self.problem(place, Message::new("xlsform-problem-type").with("type", text));
            }
            Type::Dropped(why) => self.dropped(row, text, why),
            Type::SelectOne(list) => self.select(row, &list, text, Select::One),
            Type::SelectMultiple(list) => self.select(row, &list, text, Select::Many),
            Type::Number => {
                let start = row.get(&Column::Parameters).and_then(|all| {
                    let start = all.split([' ', ';', ',']).find_map(|one| one.trim().strip_prefix("start="))?;
                    Exact::parse(start)
                });
                let unit = row.get(&Column::Unit).map(str::to_owned);
                self.question(row, Kind::Number(start, unit, steps(row)));
            }
            Type::Text => self.question(row, Kind::Text),
            Type::Date => self.question(row, Kind::Date),
        }
    }

    fn begin(&mut self, row: &Row, repeats: bool) {
        let mark = mark(row);
        let (outer_group, outer_node, mut relevant, skipped) = match self.frame() {
            Some(frame) => (frame.group, frame.node, frame.relevant.clone(), frame.skipped),
            None => (None, None, Vec::new(), false),
        };
        let name = if skipped { None } else { self.name(row) };
        if !skipped {
            relevant.extend(clause(row, &Column::Relevant).map(Rc::new));
        }
        let nested = repeats && outer_group.is_some() && !skipped;
        if nested {
            self.remark(row.place, Message::new("xlsform-dropped-nested").with("name", name.as_deref().unwrap_or("-")));
        }
        let deep = !skipped && DEEPEST < self.frames.len();
        if deep {
            self.problem(row.place, Message::new("xlsform-problem-deep").with("most", DEEPEST));
        }
        let mut frame = Frame {
            repeats,
            skipped: skipped || nested || deep || matches!(mark, Some(Mark::Beside(..))),
            node: outer_node,
            group: outer_group,
            relevant,
            names: HashSet::new(),
            place: row.place,
        };
        if !frame.skipped {
            let label = self.label(row, name.as_deref());
            if repeats {
                frame.group = Some(self.group(row, mark, name.as_deref(), &label));
            }
            // The program's own repeats hold the nodes of the tree again and are none themselves.
            match mark {
                Some(Mark::Group(_)) => {}
                Some(Mark::Node(code)) if self.marked.contains_key(code) => frame.node = self.marked.get(code).copied(),
                Some(Mark::Node(_) | Mark::Item(..) | Mark::Beside(..)) | None => {
                    let own = match mark {
                        Some(Mark::Node(code)) => Some(code),
                        Some(Mark::Group(_) | Mark::Item(..) | Mark::Beside(..)) | None => None,
                    };
                    let code = self.code(0, own.or(name.as_deref()).unwrap_or("bagian"));
                    let id = self.outline.nodes.len();
                    self.marked.extend(own.map(|own| (own.to_owned(), id)));
                    self.outline.nodes.push(Node { code, label, parent: outer_node, place: row.place });
                    frame.node = Some(id);
                }
            }
        }
        self.frames.push(frame);
    }

    fn group(&mut self, row: &Row, mark: Option<Mark<'_>>, name: Option<&str>, label: &Label) -> usize {
        let own = match mark {
            Some(Mark::Group(code)) => Some(code),
            Some(Mark::Node(_) | Mark::Item(..) | Mark::Beside(..)) | None => None,
        };
        let count = row.get(&Column::RepeatCount);
        let quota = count.and_then(|count| count.parse::<usize>().ok());
        if quota.is_none() {
            let message = Message::new("xlsform-no-quota").with("name", name.unwrap_or("-"));
            self.remark(row.place_of(&Column::RepeatCount), message);
        }
        let code = self.code(1, own.or(name).unwrap_or("kelompok"));
        self.outline.groups.push(Group { code, label: label.clone(), quota, place: row.place });
        self.outline.groups.len() - 1
    }

    fn end(&mut self, place: Place, repeats: bool) {
        match self.frames.last() {
            Some(frame) if self.frames.len() > 1 && frame.repeats == repeats => {
                self.frames.pop();
            }
            Some(_) | None => self.problem(place, Message::new("xlsform-problem-end")),
        }
    }

    /// A row that has no place in an instrument. What the program itself puts beside an item is not worth a word.
    fn dropped(&mut self, row: &Row, kind: &str, why: &'static str) {
        match mark(row) {
            Some(Mark::Beside(code, "photo")) => {
                let hint = row.text(Column::Hint, self.unnamed);
                let question = self.outline.questions.iter_mut().rev().find(|question| question.code == code);
                if let (Some((place, id, en)), Some(question)) = (hint, question) {
                    let english: Vec<String> = en.iter().flat_map(|en| en.split("; ")).map(str::to_owned).collect();
                    let texts: Vec<&str> = id.split("; ").collect();
                    let same = english.len() == texts.len();
                    let label = |(index, text): (usize, &str)| Label {
                        place,
                        id: text.to_owned(),
                        en: english.get(index).filter(|_| same).cloned(),
                    };
                    question.evidence = texts.into_iter().enumerate().map(label).collect();
                }
            }
            Some(Mark::Beside(..)) => {}
            Some(Mark::Item(..) | Mark::Node(_) | Mark::Group(_)) | None => {
                let name = row.get(&Column::Name).or_else(|| row.get(&Column::Type)).unwrap_or_default();
                self.remark(row.place, Message::new(why).with("name", name).with("type", kind));
            }
        }
    }

    fn select(&mut self, row: &Row, list: &str, kind: &str, select: Select) {
        let beside = match mark(row) {
            Some(Mark::Beside(code, what)) => Some((code.to_owned(), what == "state")),
            Some(Mark::Item(..) | Mark::Node(_) | Mark::Group(_)) | None => None,
        };
        let place = row.place_of(&Column::Type);
        if let Some((code, is_state)) = beside {
            if is_state && let Some(name) = row.get(&Column::Name) {
                let list = self.lists.find(list, place, self.findings).unwrap_or_default();
                let may_not_apply = list.iter().any(Choice::is_not_applicable);
                self.outline.may_not_apply.insert(code.clone(), may_not_apply);
                let relevant = clause(row, &Column::Relevant).map(Rc::new);
                self.outline.state_relevant.extend(relevant.map(|relevant| (code.clone(), relevant)));
                self.outline.states.insert(name.to_owned(), code);
            }
            return;
        }
        let Some(list) = self.lists.find(list, place, self.findings) else { return };
        let before = self.choices;
        self.choices += list.len();
        if MOST_CHOICES < self.choices {
            // Once is enough.
            if before <= MOST_CHOICES {
                self.problem(place, Message::new("xlsform-problem-many").with("most", MOST_CHOICES));
            }
            return;
        }
        if kind.split_whitespace().last().is_some_and(|last| last.eq_ignore_ascii_case("or_other")) {
            let name = row.get(&Column::Name).unwrap_or_default();
            self.remark(place, Message::new("xlsform-dropped-other").with("name", name));
        }
        match select {
            Select::One if list.len() < 2 => {
                let name = row.get(&Column::Name).unwrap_or_default();
                self.remark(place, Message::new("xlsform-dropped-few").with("name", name));
            }
            Select::One => self.question(row, Kind::Choice(Options::of(list))),
            Select::Many => {
                if let Some(spaced) = list.iter().find(|choice| choice.name.contains(char::is_whitespace)) {
                    let message = Message::new("xlsform-problem-choice-space").with("name", &spaced.name);
                    self.findings.problem(SheetName::Choices, spaced.place, message);
                }
                let all = Options { choices: list.to_vec(), states: Vec::new(), may_not_apply: true, by_name: false };
                self.question(row, Kind::Ticks(all, steps(row)));
            }
        }
    }

    fn question(&mut self, row: &Row, kind: Kind) {
        let mark = mark(row);
        if let Some(Mark::Beside(..)) = mark {
            return;
        }
        let Some(name) = self.name(row) else { return };
        let label = self.label(row, Some(&name));
        let Some(frame) = self.frames.last() else { return };
        let (node, group, mut relevant) = (frame.node, frame.group, frame.relevant.clone());
        relevant.extend(clause(row, &Column::Relevant).map(Rc::new));
        let (own, digest) = match mark {
            Some(Mark::Item(code, digest)) => (Some(code), Some((row.place_of(&Column::Mark), digest.to_owned()))),
            Some(Mark::Node(_) | Mark::Group(_) | Mark::Beside(..)) | None => (None, None),
        };
        relevant.extend(own.and_then(|code| self.outline.state_relevant.get(code).cloned()));
        let text = |column| {
            let text = row.text(column, self.unnamed);
            text.map(|(place, id, en)| Label { place, id, en })
        };
        // The program's own hints only repeat the unit and the evidence.
        let hint = text(Column::Hint).filter(|_| own.is_none());
        let guidance = hint.into_iter().chain(text(Column::Guidance)).collect();
        let may_not_apply = match &kind {
            Kind::Choice(options) => Some(options.may_not_apply),
            Kind::Ticks(..) | Kind::Number(..) | Kind::Text | Kind::Date => {
                own.and_then(|code| self.outline.may_not_apply.get(code).copied())
            }
        };
        let counts = own.map(|code| match &kind {
            Kind::Choice(_) => row.get(&Column::Required).is_some(),
            Kind::Ticks(..) | Kind::Number(..) => self.outline.may_not_apply.contains_key(code),
            Kind::Text | Kind::Date => false,
        });
        let question = Question {
            code: String::new(),
            node,
            group,
            kind,
            label,
            guidance,
            evidence: Vec::new(),
            relevant,
            constraint: clause(row, &Column::Constraint),
            constraint_message: text(Column::ConstraintMessage),
            place: row.place,
            digest,
            may_not_apply,
            counts,
            name,
        };
        let code = self.code(2, own.unwrap_or(&question.name));
        self.outline.questions.push(Question { code, ..question });
    }

    /// Reads the name of a row; what is wrong with it is a problem.
    fn name(&mut self, row: &Row) -> Option<String> {
        let place = row.place_of(&Column::Name);
        let Some(name) = row.get(&Column::Name) else {
            self.problem(place, Message::new("xlsform-problem-no-name"));
            return None;
        };
        let first = |c: char| c.is_alphabetic() || c == '_';
        let rest = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if !name.starts_with(first) || !name.chars().all(rest) {
            self.problem(place, Message::new("xlsform-problem-name").with("name", name));
            return None;
        }
        if !self.frames.last_mut()?.names.insert(name.to_owned()) {
            self.problem(place, Message::new("xlsform-problem-twice").with("name", name));
            return None;
        }
        Some(name.to_owned())
    }

    fn label(&self, row: &Row, name: Option<&str>) -> Label {
        let text = row.text(Column::Label, self.unnamed).or_else(|| row.text(Column::Hint, self.unnamed));
        let name = || Label::new(row.place, name.unwrap_or("-"));
        text.map_or_else(name, |(place, id, en)| Label { place, id, en })
    }

    fn code(&mut self, of: usize, name: &str) -> String {
        self.codes[of].distinct(&plain(name))
    }

    fn frame(&self) -> Option<&Frame> {
        self.frames.last()
    }

    fn problem(&mut self, place: Place, message: Message) {
        self.findings.problem(SheetName::Survey, place, message);
    }

    fn remark(&mut self, place: Place, message: Message) {
        self.findings.remark(SheetName::Survey, place, message);
    }
}

/// How many choices may be selected.
#[derive(Clone, Copy)]
enum Select {
    One,
    Many,
}

fn mark(row: &Row) -> Option<Mark<'_>> {
    Mark::read(row.get(&Column::Mark)?)
}

fn clause(row: &Row, column: &Column) -> Option<Clause> {
    row.get(column).map(|text| Clause::read(row.place_of(column), text))
}

/// Reads thresholds written by the program, `0=3 2.5=1`.
fn steps(row: &Row) -> Steps {
    let step = |step: &str| {
        let (from, points) = step.split_once('=')?;
        Some((Exact::parse(from)?, Exact::parse(points).filter(|points| *points >= Exact::ZERO)?))
    };
    let steps: Option<Steps> = row.get(&Column::Points).and_then(|text| text.split_whitespace().map(step).collect());
    steps.filter(|steps| steps.windows(2).all(|pair| pair[0].0 < pair[1].0)).unwrap_or_default()
}
