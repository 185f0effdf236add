//! Conditions and constraints of an instrument as expressions of a form.

use super::names::{Companion, Names, States};
use crate::exact::Exact;
use crate::instrument::{Comparison, Condition, Constraint, Instrument, Item, ItemId, Kind, Operand};

/// Most decimals of a number; instrument files hold no more.
const DIGITS: u32 = 18;

/// Writes the expressions of one form.
pub(super) struct Logic<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) names: &'a Names,
    /// The question whose new answer an expression judges; there it is called by a point.
    pub(super) own: Option<ItemId>,
}

impl Logic<'_> {
    /// The expression that all conditions hold; empty if there are none.
    pub(super) fn all(&self, conditions: &[Condition]) -> String {
        conditions.iter().map(|condition| self.holds(condition)).collect::<Vec<_>>().join(" and ")
    }

    /// The expression that an item has an answer, which is neither left open nor a state.
    pub(super) fn answered(&self, id: ItemId) -> String {
        let item = self.instrument.item(id);
        let name = self.reference(id);
        let filled = format!("{name} != ''");
        match &item.kind {
            Kind::Choice(_) => format!("{filled} and {}", States::of(item).not_chosen(&name)),
            Kind::Number { .. } if States::are_asked_first(item) => format!("{} and {filled}", self.stated(id)),
            // No tick at all is an answer too.
            Kind::Ticks { .. } if States::are_asked_first(item) => self.stated(id),
            Kind::Number { .. } | Kind::Ticks { .. } | Kind::Text | Kind::Date => filled,
        }
    }

    /// The expression that a constraint is violated: what it supposes holds, and something that it requires does not.
    pub(super) fn violated(&self, constraint: &Constraint) -> String {
        let broken =
            |condition: &Condition| format!("({} and not({}))", self.known(condition), self.comparison(condition));
        let broken = constraint.must.iter().map(broken).collect::<Vec<_>>().join(" or ");
        match constraint.when.is_empty() {
            true => broken,
            false => format!("{} and ({broken})", self.all(&constraint.when)),
        }
    }

    fn holds(&self, condition: &Condition) -> String {
        let comparison = self.comparison(condition);
        // What is selected has been answered.
        let selected = matches!(condition.comparison, Comparison::Equal | Comparison::Has)
            && matches!(condition.against, Operand::Key(_));
        if selected { comparison } else { format!("{} and {comparison}", self.known(condition)) }
    }

    /// Whether there is something to compare.
    fn known(&self, condition: &Condition) -> String {
        match &condition.against {
            Operand::Key(_) | Operand::Number(_) | Operand::Date(_) => self.answered(condition.item),
            Operand::Item(other) => format!("{} and {}", self.answered(condition.item), self.answered(*other)),
        }
    }

    fn comparison(&self, condition: &Condition) -> String {
        let (id, sign) = (condition.item, condition.comparison.word());
        let name = self.reference(id);
        match &condition.against {
            Operand::Key(key) => match condition.comparison {
                Comparison::Has => format!("selected({name}, '{key}')"),
                Comparison::Lacks => format!("not(selected({name}, '{key}'))"),
                Comparison::Equal
                | Comparison::Differs
                | Comparison::Below
                | Comparison::AtMost
                | Comparison::Above
                | Comparison::AtLeast => format!("{name} {sign} '{key}'"),
            },
            Operand::Number(number) => format!("{} {sign} {}", self.measure(id), number.to_digits(DIGITS)),
            Operand::Date(date) => format!("{name} {sign} date('{date}')"),
            Operand::Item(other) => {
                let by_key = matches!(condition.comparison, Comparison::Equal | Comparison::Differs)
                    && !self.instrument.item(id).choices().is_empty();
                let measure = |id| if by_key { self.reference(id) } else { self.measure(id) };
                format!("{} {sign} {}", measure(id), measure(*other))
            }
        }
    }

    /// What order looks at: the number, the points of the choice, the count of ticks.
    fn measure(&self, id: ItemId) -> String {
        let (item, name) = (self.instrument.item(id), self.reference(id));
        match &item.kind {
            // Keys that are their own points compare like numbers.
            Kind::Choice(choices) if choices.iter().all(|of| Exact::parse(&of.key).as_ref() == Some(&of.points)) => {
                name
            }
            Kind::Choice(choices) => choices.iter().rev().fold("0".to_owned(), |rest, choice| {
                format!("if({name} = '{}', {}, {rest})", choice.key, choice.points.to_digits(DIGITS))
            }),
            Kind::Ticks { .. } => format!("count-selected({name})"),
            Kind::Number { .. } | Kind::Text | Kind::Date => name,
        }
    }

    fn stated(&self, id: ItemId) -> String {
        format!("${{{}}} = '{}'", self.names.companion(id, Companion::State), States::ANSWERED)
    }

    fn reference(&self, id: ItemId) -> String {
        if self.own == Some(id) { ".".to_owned() } else { format!("${{{}}}", self.names.item(id)) }
    }
}

/// The question at which a constraint is judged: the last one in the form of those that it speaks of.
pub(super) fn judged_at(constraint: &Constraint, instrument: &Instrument, names: &Names) -> ItemId {
    let place = |id: &ItemId| (instrument.item(*id).group.map(|group| group.position()), names.place(*id));
    spoken_of(constraint).max_by_key(place).unwrap_or(constraint.item())
}

fn spoken_of(constraint: &Constraint) -> impl Iterator<Item = ItemId> {
    constraint.when.iter().chain(&constraint.must).flat_map(|condition| {
        let other = match condition.against {
            Operand::Item(other) => Some(other),
            Operand::Key(_) | Operand::Number(_) | Operand::Date(_) => None,
        };
        [Some(condition.item), other].into_iter().flatten()
    })
}

impl States {
    /// Whether an item is asked for its state before it is asked itself: kinds without choices cannot hold it. Where nothing counts, an
    /// empty field says enough.
    pub(super) fn are_asked_first(item: &Item) -> bool {
        item.scored && item.choices().is_empty()
    }
}
