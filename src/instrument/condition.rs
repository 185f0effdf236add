//! Conditions (syarat): when an item is asked, and what answers must agree with each other.
//!
//! A condition compares the answer of one item with a key, a number, a date, or the answer of another item, and is written
//! `A.1 >= 2`, `A.2 has kursi` or `K.2 <= [K.1]`. The comparisons are a closed set; there are no expressions, and what is read
//! here fits the items it speaks of, so that nothing has to be checked when answers come in.

use super::parse::Draft;
use super::reader::Table;
use super::schema::SEVERITIES;
use super::{GroupId, Item, ItemId, Kind, SourceId, Text};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

/// Most conditions of one item, and of each side of a constraint.
const MOST_CONDITIONS: usize = 16;
/// Most constraints of an instrument.
const MOST_CONSTRAINTS: usize = 1_000;

/// A comparison of one item's answer (syarat).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The item whose answer is looked at.
    pub item: ItemId,
    /// How it is compared.
    pub comparison: Comparison,
    /// What it is compared with.
    pub against: Operand,
    /// The canonical text, `CODE OP VALUE`.
    text: Arc<str>,
}

/// How an answer is compared. For a choice, equality looks at its key and order at its points; for a list of ticks, order looks at
/// how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`: the same.
    Equal,
    /// `!=`: not the same.
    Differs,
    /// `<`: less than.
    Below,
    /// `<=`: at most.
    AtMost,
    /// `>`: more than.
    Above,
    /// `>=`: at least.
    AtLeast,
    /// `has`: the tick is there.
    Has,
    /// `lacks`: the tick is not there.
    Lacks,
}

/// What an answer is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// The key of a choice or tick of the item.
    Key(String),
    /// A number: of the item's unit, of points, or of ticks.
    Number(Exact),
    /// A date, `YYYY-MM-DD`.
    Date(String),
    /// The answer of another item.
    Item(ItemId),
}

/// A rule that answers keep together (ketentuan antarbutir): if all of `when` holds, all of `must` has to hold.
#[derive(Clone, Debug)]
pub struct Constraint {
    /// Code, unique in the instrument.
    pub code: String,
    /// When the rule applies; always, if there are none.
    pub when: Vec<Condition>,
    /// What must hold then; at least one. A reason belongs to the item of the first.
    pub must: Vec<Condition>,
    /// How much a violation weighs.
    pub severity: Severity,
    /// What is required, for people.
    pub text: Text,
    /// The group for each of whose subjects it is looked at; none if it speaks of nothing but items asked once.
    pub group: Option<GroupId>,
    /// Where the rule comes from.
    pub source: SourceId,
}

/// How much the violation of a constraint weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The unit cannot be signed off (tidak dapat disahkan).
    Hard,
    /// A reason is asked for (perlu alasan).
    Soft,
}

impl Comparison {
    /// All comparisons.
    pub const ALL: [Self; 8] =
        [Self::Equal, Self::Differs, Self::Below, Self::AtMost, Self::Above, Self::AtLeast, Self::Has, Self::Lacks];

    /// Returns the word or sign that instrument files use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Differs => "!=",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Has => "has",
            Self::Lacks => "lacks",
        }
    }
}

impl Severity {
    /// Returns the word that instrument files and exports use: `hard`, `soft`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
        }
    }
}

impl Constraint {
    /// Returns the item to which a reason for a violation belongs (butir tempat alasan).
    #[must_use]
    pub fn item(&self) -> ItemId {
        // A constraint requires at least one condition.
        self.must[0].item
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Conditions as they stand in a file, each with its line, until all items are known.
pub(super) type Written = Vec<(usize, String)>;

/// Returns a list of conditions as written; one that is too long is a problem, and empty.
pub(super) fn written(table: &Table<'_>, key: &'static str) -> Written {
    let written = table.lines(key);
    if written.len() > MOST_CONDITIONS {
        let message = Message::new("problem-conditions-many").with("key", key).with("most", MOST_CONDITIONS);
        table.problem(key, message);
        return Vec::new();
    }
    written
}

impl Draft {
    /// Reads the conditions under which items are asked, as they were written, and puts them into the items.
    pub(super) fn relevance(&self, root: &Table<'_>, items: &mut [Item], all: Vec<(ItemId, Written)>) {
        let mut reader = Reader::new(items);
        let mut found = Vec::with_capacity(all.len());
        for (id, written) in all {
            let scope = items[id.position()].group.map_or(Scope::Once, Scope::Group);
            found.push((id, reader.conditions(root, &written, &mut View { before: id.position(), scope })));
        }
        for (id, conditions) in found {
            items[id.position()].relevant_if = conditions;
        }
    }

    /// Reads the constraints.
    pub(super) fn constraints(&mut self, root: &Table<'_>, items: &[Item]) -> Vec<Constraint> {
        let tables = root.tables("constraint");
        if tables.len() > MOST_CONSTRAINTS {
            root.problem("constraint", Message::new("problem-constraints-many").with("most", MOST_CONSTRAINTS));
            return Vec::new();
        }
        let mut reader = Reader::new(items);
        let mut constraints = Vec::with_capacity(tables.len());
        for table in tables {
            let code = self.claim(&table, "constraint", constraints.len());
            let mut view = View { before: items.len(), scope: Scope::Open };
            let (when, must) = (written(&table, "when"), written(&table, "must"));
            if !table.has("must") {
                table.add(table.line(), Message::new("problem-missing").with("key", "must"));
            } else if must.is_empty() {
                table.problem("must", Message::new("problem-empty").with("key", "must"));
            }
            let when = reader.conditions(&table, &when, &mut view);
            let must = reader.conditions(&table, &must, &mut view);
            constraints.push(Constraint {
                code,
                when,
                must,
                severity: table.word("severity", &SEVERITIES, None),
                text: table.text("text", "text_en"),
                group: match view.scope {
                    Scope::Group(group) => Some(group),
                    Scope::Once | Scope::Open => None,
                },
                source: self.source(&table, "source", None),
            });
            table.finish();
        }
        constraints
    }
}

/// From where conditions look at items.
struct View {
    /// Only items that stand before this place may be looked at.
    before: usize,
    scope: Scope,
}

/// Whose answers may be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The unit's own.
    Once,
    /// The unit's own, and those of one subject of this group.
    Group(GroupId),
    /// The unit's own, and those of one subject of the first group spoken of.
    Open,
}

/// Reads conditions against the items of an instrument.
struct Reader<'a> {
    items: &'a [Item],
    codes: HashMap<&'a str, ItemId>,
    /// The keys of the items asked for them: lists are long in hostile files, so none is searched twice from its start.
    keys: HashMap<ItemId, HashSet<&'a str>>,
}

impl<'a> Reader<'a> {
    fn new(items: &'a [Item]) -> Self {
        let codes = items.iter().enumerate().map(|(index, item)| (item.code.as_str(), ItemId(index))).collect();
        Self { items, codes, keys: HashMap::new() }
    }

    fn conditions(&mut self, table: &Table<'_>, written: &Written, view: &mut View) -> Vec<Condition> {
        let mut conditions = Vec::with_capacity(written.len());
        for (line, text) in written {
            match self.condition(text, view) {
                Ok(condition) => conditions.push(condition),
                Err(message) => table.add(*line, message.with("condition", text)),
            }
        }
        conditions
    }

    fn condition(&mut self, text: &str, view: &mut View) -> Result<Condition, Message> {
        let mut words = text.split_whitespace();
        let (Some(code), Some(sign), Some(value), None) = (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Message::new("problem-condition-form"));
        };
        let comparison = Comparison::ALL.into_iter().find(|comparison| comparison.word() == sign);
        let comparison = comparison.ok_or_else(|| Message::new("problem-condition-form"))?;
        let item = self.item(code, view)?;
        let against = match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(other) => {
                let other = self.item(other, view)?;
                if !agree(&self.items[item.0].kind, comparison, &self.items[other.0].kind) {
                    return Err(Message::new("problem-condition-pair").with("code", code));
                }
                Operand::Item(other)
            }
            None => self.value(item, comparison, value)?,
        };
        let shown = match &against {
            Operand::Key(text) | Operand::Date(text) => text.clone(),
            Operand::Number(number) => number.to_digits(30),
            Operand::Item(other) => format!("[{}]", self.items[other.0].code),
        };
        let text = format!("{} {} {shown}", self.items[item.0].code, comparison.word()).into();
        Ok(Condition { item, comparison, against, text })
    }

    /// Finds an item that may be looked at.
    fn item(&self, code: &str, view: &mut View) -> Result<ItemId, Message> {
        let about = |key: &'static str| Message::new(key).with("code", code);
        let id = self.codes.get(code).copied().ok_or_else(|| about("problem-condition-item"))?;
        if view.before <= id.0 {
            return Err(about("problem-condition-below"));
        }
        match (self.items[id.0].group, view.scope) {
            (None, _) => {}
            (Some(group), Scope::Open) => view.scope = Scope::Group(group),
            (Some(group), Scope::Group(own)) if group == own => {}
            (Some(_), Scope::Group(_)) => return Err(about("problem-condition-groups")),
            (Some(_), Scope::Once) => return Err(about("problem-condition-once")),
        }
        Ok(id)
    }

    /// Reads what the answer of an item is compared with.
    fn value(&mut self, id: ItemId, comparison: Comparison, value: &str) -> Result<Operand, Message> {
        let item = &self.items[id.0];
        let about = |key: &'static str| Message::new(key).with("code", &item.code);
        let number = || Exact::parse(value).map(Operand::Number).ok_or_else(|| about("problem-condition-number"));
        match (&item.kind, Sort::of(comparison)) {
            (Kind::Choice(_), Sort::Same) | (Kind::Ticks { .. }, Sort::Member) => {
                let keys = self.keys.entry(id).or_insert_with(|| keys(&item.kind).collect());
                if !keys.contains(value) {
                    let known = keys_shown(&item.kind);
                    return Err(about("problem-condition-key").with("value", value).with("known", known));
                }
                Ok(Operand::Key(value.to_owned()))
            }
            (Kind::Number { .. }, Sort::Same | Sort::Order) | (Kind::Choice(_) | Kind::Ticks { .. }, Sort::Order) => {
                number()
            }
            (Kind::Date, Sort::Same | Sort::Order) => match value.parse::<jiff::civil::Date>() {
                Ok(date) if date.to_string() == value => Ok(Operand::Date(value.to_owned())),
                Ok(_) | Err(_) => Err(about("problem-condition-date")),
            },
            (Kind::Text, Sort::Same | Sort::Order | Sort::Member)
            | (Kind::Ticks { .. }, Sort::Same)
            | (Kind::Choice(_) | Kind::Number { .. } | Kind::Date, Sort::Member) => {
                Err(about("problem-condition-comparison").with("sign", comparison.word()))
            }
        }
    }
}

/// What a comparison looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Whether two are the same.
    Same,
    /// Which is more.
    Order,
    /// Whether one is among many.
    Member,
}

impl Sort {
    fn of(comparison: Comparison) -> Self {
        match comparison {
            Comparison::Equal | Comparison::Differs => Self::Same,
            Comparison::Below | Comparison::AtMost | Comparison::Above | Comparison::AtLeast => Self::Order,
            Comparison::Has | Comparison::Lacks => Self::Member,
        }
    }
}

/// Whether the answers of two items can be compared with each other.
fn agree(one: &Kind, comparison: Comparison, other: &Kind) -> bool {
    let measured = |kind: &Kind| match kind {
        Kind::Choice(_) | Kind::Number { .. } | Kind::Ticks { .. } => true,
        Kind::Text | Kind::Date => false,
    };
    match (Sort::of(comparison), one, other) {
        (Sort::Same | Sort::Order, Kind::Date, Kind::Date) => true,
        (Sort::Same, Kind::Choice(_), Kind::Choice(_)) | (Sort::Same, Kind::Number { .. }, Kind::Number { .. }) => true,
        (Sort::Order, one, other) => measured(one) && measured(other),
        (Sort::Same | Sort::Member, ..) => false,
    }
}

fn keys(kind: &Kind) -> Box<dyn Iterator<Item = &str> + '_> {
    match kind {
        Kind::Choice(choices) => Box::new(choices.iter().map(|choice| choice.key.as_str())),
        Kind::Ticks { ticks, .. } => Box::new(ticks.iter().map(|tick| tick.key.as_str())),
        Kind::Number { .. } | Kind::Text | Kind::Date => Box::new(std::iter::empty()),
    }
}

/// The first keys of an item, for a hint.
fn keys_shown(kind: &Kind) -> String {
    const MOST: usize = 12;
    let more = if keys(kind).nth(MOST).is_some() { ", …" } else { "" };
    keys(kind).take(MOST).collect::<Vec<_>>().join(", ") + more
}
