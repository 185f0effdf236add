//! The expressions of a form, as far as an instrument can say the same: comparisons that must all hold.

use crate::exchange::xlsx::Place;
use crate::instrument::Comparison;

/// Deepest nesting that is followed.
const DEEPEST: usize = 32;
/// Most comparisons of one expression; an item has room for fewer conditions.
const MOST: usize = 100;

/// An expression as it stands in a cell. It is read once, however many questions it concerns.
pub(super) struct Clause {
    pub(super) place: Place,
    pub(super) text: String,
    /// The comparisons that must all hold; none if it is more than that.
    pub(super) conjuncts: Option<Vec<Expression>>,
}

impl Clause {
    pub(super) fn read(place: Place, text: &str) -> Self {
        let conjuncts = Expression::parse(text).and_then(Expression::conjuncts);
        let conjuncts = conjuncts.filter(|conjuncts| conjuncts.len() <= MOST);
        Self { place, text: text.to_owned(), conjuncts }
    }
}

/// An expression that may be translated.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// All of these.
    All(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
    /// Two values compared.
    Compare(Value, Comparison, Value),
    /// Whether a choice was selected at a question.
    Selected(Value, String),
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// The answer of another question.
    Question(String),
    /// The answer just given.
    Own,
    /// How many choices were selected at a question; none stands for the answer just given.
    Count(Option<String>),
    /// A number or a text as it is written.
    Literal(String),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Question(String),
    Word(String),
    Number(String),
    Text(String),
    Sign(&'static str),
}

impl Expression {
    /// Reads an expression; none if it is more than comparisons that must all hold.
    fn parse(text: &str) -> Option<Self> {
        let tokens = tokens(text)?;
        let mut parser = Parser { tokens: &tokens, depth: 0 };
        let expression = parser.all()?;
        parser.tokens.is_empty().then_some(expression)
    }

    /// Returns the comparisons that must all hold, negations resolved; none if one of them cannot be.
    fn conjuncts(self) -> Option<Vec<Self>> {
        match self {
            Self::All(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(part.conjuncts()?);
                }
                Some(all)
            }
            Self::Not(inner) => match *inner {
                Self::Not(inner) => inner.conjuncts(),
                Self::Compare(left, comparison, right) => Some(vec![Self::Compare(left, opposite(comparison)?, right)]),
                Self::Selected(..) => Some(vec![Self::Not(inner)]),
                Self::All(_) => None,
            },
            Self::Compare(..) | Self::Selected(..) => Some(vec![self]),
        }
    }
}

fn opposite(comparison: Comparison) -> Option<Comparison> {
    match comparison {
        Comparison::Equal => Some(Comparison::Differs),
        Comparison::Differs => Some(Comparison::Equal),
        Comparison::Below => Some(Comparison::AtLeast),
        Comparison::AtMost => Some(Comparison::Above),
        Comparison::Above => Some(Comparison::AtMost),
        Comparison::AtLeast => Some(Comparison::Below),
        Comparison::Has | Comparison::Lacks => None,
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    depth: usize,
}

impl Parser<'_> {
    fn all(&mut self) -> Option<Expression> {
        self.depth += 1;
        if DEEPEST < self.depth {
            return None;
        }
        let mut parts = vec![self.one()?];
        while self.take(&Token::Word("and".to_owned())) {
            parts.push(self.one()?);
        }
        self.depth -= 1;
        if parts.len() == 1 { parts.pop() } else { Some(Expression::All(parts)) }
    }

    fn one(&mut self) -> Option<Expression> {
        if self.take(&Token::Sign("(")) {
            let inner = self.all()?;
            return self.take(&Token::Sign(")")).then_some(inner);
        }
        match self.tokens {
            [Token::Word(word), Token::Sign("("), rest @ ..] if word == "not" => {
                self.tokens = rest;
                let inner = self.all()?;
                self.take(&Token::Sign(")")).then(|| Expression::Not(Box::new(inner)))
            }
            [Token::Word(word), Token::Sign("("), rest @ ..] if word == "selected" => {
                self.tokens = rest;
                let question = self.value()?;
                let [Token::Sign(","), Token::Text(key) | Token::Number(key), Token::Sign(")"), rest @ ..] =
                    self.tokens
                else {
                    return None;
                };
                self.tokens = rest;
                Some(Expression::Selected(question, key.clone()))
            }
            [_, ..] => {
                let left = self.value()?;
                let comparison = self.comparison()?;
                Some(Expression::Compare(left, comparison, self.value()?))
            }
            [] => None,
        }
    }

    fn value(&mut self) -> Option<Value> {
        let (value, rest) = match self.tokens {
            [Token::Question(name), rest @ ..] => (Value::Question(name.clone()), rest),
            [Token::Sign("."), rest @ ..] => (Value::Own, rest),
            [Token::Number(text) | Token::Text(text), rest @ ..] => (Value::Literal(text.clone()), rest),
            [Token::Sign("-"), Token::Number(text), rest @ ..] => (Value::Literal(format!("-{text}")), rest),
            [Token::Word(word), Token::Sign("("), Token::Question(name), Token::Sign(")"), rest @ ..] => {
                match word.as_str() {
                    "count-selected" => (Value::Count(Some(name.clone())), rest),
                    "number" | "int" | "string" => (Value::Question(name.clone()), rest),
                    _ => return None,
                }
            }
            [Token::Word(word), Token::Sign("("), Token::Sign("."), Token::Sign(")"), rest @ ..] => {
                match word.as_str() {
                    "count-selected" => (Value::Count(None), rest),
                    "number" | "int" | "string" => (Value::Own, rest),
                    _ => return None,
                }
            }
            [Token::Word(word), Token::Sign("("), Token::Text(text), Token::Sign(")"), rest @ ..] if word == "date" => {
                (Value::Literal(text.clone()), rest)
            }
            _ => return None,
        };
        self.tokens = rest;
        Some(value)
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let [Token::Sign(sign), rest @ ..] = self.tokens else { return None };
        let found = Comparison::ALL.into_iter().find(|comparison| comparison.word() == *sign)?;
        self.tokens = rest;
        Some(found)
    }

    fn take(&mut self, token: &Token) -> bool {
        match self.tokens.split_first() {
            Some((first, rest)) if first == token => {
                self.tokens = rest;
                true
            }
            Some(_) | None => false,
        }
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    const SIGNS: [&str; 11] = ["<=", ">=", "!=", "<", ">", "=", "(", ")", ",", ".", "-"];
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = if let Some(named) = rest.strip_prefix("${") {
            let (name, after) = named.split_once('}')?;
            (Token::Question(name.trim().to_owned()), after)
        } else if matches!(first, '\'' | '"') {
            let (text, after) = rest.get(1..)?.split_once(first)?;
            (Token::Text(text.to_owned()), after)
        } else if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let (number, after) = rest.split_at(end);
            (Token::Number(number.to_owned()), after)
        } else if first.is_alphabetic() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            (Token::Word(word.to_owned()), after)
        } else {
            let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
            (Token::Sign(sign), rest.get(sign.len()..)?)
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Some(tokens)
}
