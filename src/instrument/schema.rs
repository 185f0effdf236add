//! What an instrument file consists of: its sections, their keys, and what each key holds.
//!
//! One table, read by whoever writes a file: the canonical writer takes the order from here, the authoring workbook its sheets,
//! columns and drop-downs. Whether a file is right is decided by [`Instrument::parse`](super::Instrument::parse) alone.

use super::{Edge, Firmness, NotApplicableRule, NotObservedRule, PartScale, Severity, Zone};

/// A section of a file.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its name: `band` for `[[band]]`; empty for the keys before the first section.
    pub name: &'static str,
    /// Whether there may be any number of it.
    pub repeats: bool,
    /// The key by which a variant finds the entry it overrides, for a section that repeats.
    pub identity: Option<&'static str>,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [Key],
}

/// A key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A short name: letters, digits, `.`, `-` and `_`.
    Code,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// An exact decimal.
    Number,
    /// A list of exact decimals.
    Numbers,
    /// True or false.
    Flag,
    /// One word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// The identity of an entry of another section.
    Reference(&'static str),
    /// A list of tables with these keys.
    Rows(&'static [Key]),
}

impl Shape {
    /// Returns the words of a closed list; nothing for what holds none.
    #[must_use]
    pub fn words(self) -> Option<Vec<&'static str>> {
        match self {
            Self::Word(words) => Some(words()),
            Self::Code
            | Self::Text
            | Self::Texts
            | Self::Number
            | Self::Numbers
            | Self::Flag
            | Self::Reference(_)
            | Self::Rows(_) => None,
        }
    }

    /// Returns the keys of a row; nothing for what is no list of rows.
    #[must_use]
    pub fn rows(self) -> Option<&'static [Key]> {
        match self {
            Self::Rows(keys) => Some(keys),
            Self::Code
            | Self::Text
            | Self::Texts
            | Self::Number
            | Self::Numbers
            | Self::Flag
            | Self::Word(_)
            | Self::Reference(_) => None,
        }
    }
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape }
}

const SOURCE: Shape = Shape::Reference("source");

/// The sections of a file, in the order in which they are written.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "",
        repeats: false,
        identity: None,
        keys: &[
            key("extends", Shape::Code),
            key("based_on", Shape::Code),
            key("id", Shape::Code),
            key("revision", Shape::Text),
            key("title", Shape::Text),
            key("title_en", Shape::Text),
            key("issuer", Shape::Text),
            key("legal", Shape::Texts),
            key("note", Shape::Text),
            key("note_en", Shape::Text),
            key("levels", Shape::Texts),
            key("levels_en", Shape::Texts),
            key("item_name", Shape::Text),
            key("item_name_en", Shape::Text),
        ],
    },
    Section {
        name: "score",
        repeats: false,
        identity: None,
        keys: &[
            key("maximum", Shape::Number),
            key("digits", Shape::Number),
            key("parts", Shape::Word(|| of(&PARTS))),
            key("sum", Shape::Number),
            key("source", SOURCE),
        ],
    },
    Section {
        name: "rules",
        repeats: false,
        identity: None,
        keys: &[
            key("not_applicable", Shape::Word(|| of(&NOT_APPLICABLE))),
            key("not_observed", Shape::Word(|| of(&NOT_OBSERVED))),
            key("subjects", Shape::Word(|| of(&SUBJECTS))),
            key("units", Shape::Word(|| of(&UNITS))),
            key("units_group", Shape::Reference("group")),
            key("rounding", Shape::Word(|| of(&ROUNDING))),
            key("source", SOURCE),
        ],
    },
    Section {
        name: "distinction",
        repeats: false,
        identity: None,
        keys: &[
            key("suffix", Shape::Text),
            key("suffix_en", Shape::Text),
            key("condition", Shape::Text),
            key("condition_en", Shape::Text),
            key("source", SOURCE),
        ],
    },
    Section {
        name: "source",
        repeats: true,
        identity: Some("key"),
        keys: &[
            key("key", Shape::Code),
            key("omit", Shape::Flag),
            key("firmness", Shape::Word(|| of(&FIRMNESS))),
            key("text", Shape::Text),
            key("text_en", Shape::Text),
        ],
    },
    Section {
        name: "band",
        repeats: true,
        identity: Some("category"),
        keys: &[
            key("category", Shape::Text),
            key("omit", Shape::Flag),
            key("from", Shape::Number),
            key("to", Shape::Number),
            key("edge", Shape::Word(|| of(&EDGES))),
            key("zone", Shape::Word(|| of(&ZONES))),
            key("label", Shape::Text),
            key("label_en", Shape::Text),
            key("printed", Shape::Text),
            key("source", SOURCE),
        ],
    },
    Section {
        name: "group",
        repeats: true,
        identity: Some("code"),
        keys: &[
            key("code", Shape::Code),
            key("omit", Shape::Flag),
            key("label", Shape::Text),
            key("label_en", Shape::Text),
            key("subject", Shape::Text),
            key("subject_en", Shape::Text),
            key("quota", Shape::Number),
            key("binding", Shape::Flag),
            key("population", Shape::Reference("item")),
            key("guidance", Shape::Text),
            key("guidance_en", Shape::Text),
            key("source", SOURCE),
            key("sample", Shape::Rows(&[key("population", Shape::Number), key("size", Shape::Number)])),
        ],
    },
    Section {
        name: "choices",
        repeats: true,
        identity: Some("code"),
        keys: &[
            key("code", Shape::Code),
            key("omit", Shape::Flag),
            key("source", SOURCE),
            key("choice", Shape::Rows(CHOICE)),
        ],
    },
    Section {
        name: "node",
        repeats: true,
        identity: Some("code"),
        keys: &[
            key("code", Shape::Code),
            key("omit", Shape::Flag),
            key("parent", Shape::Reference("node")),
            key("label", Shape::Text),
            key("label_en", Shape::Text),
            key("weight", Shape::Number),
            key("sum", Shape::Number),
            key("source", SOURCE),
            key("weight_source", SOURCE),
        ],
    },
    Section {
        name: "item",
        repeats: true,
        identity: Some("code"),
        keys: &[
            key("code", Shape::Code),
            key("omit", Shape::Flag),
            key("node", Shape::Reference("node")),
            key("group", Shape::Reference("group")),
            key("weight", Shape::Number),
            key("scored", Shape::Flag),
            key("not_applicable", Shape::Flag),
            key("relevant_if", Shape::Texts),
            key("text", Shape::Text),
            key("text_en", Shape::Text),
            key("guidance", Shape::Text),
            key("guidance_en", Shape::Text),
            key("evidence", Shape::Texts),
            key("evidence_en", Shape::Texts),
            key("legal", Shape::Text),
            key("source", SOURCE),
            key("weight_source", SOURCE),
            key("points_source", SOURCE),
            key("kind", Shape::Word(|| of(&KINDS))),
            key("unit", Shape::Text),
            key("unit_en", Shape::Text),
            key("choices", Shape::Reference("choices")),
            key("choice", Shape::Rows(CHOICE)),
            key("tick", Shape::Rows(&[key("key", Shape::Code), key("text", Shape::Text), key("text_en", Shape::Text)])),
            key("step", Shape::Rows(&[key("from", Shape::Number), key("points", Shape::Number)])),
        ],
    },
    Section {
        name: "constraint",
        repeats: true,
        identity: Some("code"),
        keys: &[
            key("code", Shape::Code),
            key("omit", Shape::Flag),
            key("when", Shape::Texts),
            key("must", Shape::Texts),
            key("severity", Shape::Word(|| of(&SEVERITIES))),
            key("text", Shape::Text),
            key("text_en", Shape::Text),
            key("source", SOURCE),
        ],
    },
    Section {
        name: "case",
        repeats: true,
        identity: Some("code"),
        keys: &[
            key("code", Shape::Code),
            key("text", Shape::Text),
            key("text_en", Shape::Text),
            key("source", SOURCE),
            key("fill", Shape::Word(|| of(&FILLS))),
            key("subjects", Shape::Texts),
            key("answers", Shape::Texts),
            key("units", Shape::Numbers),
            key("score", Shape::Number),
            key("low", Shape::Number),
            key("high", Shape::Number),
            key("category", Shape::Reference("band")),
        ],
    },
];

const CHOICE: &[Key] =
    &[key("key", Shape::Code), key("points", Shape::Number), key("text", Shape::Text), key("text_en", Shape::Text)];

/// Returns a section by its name.
#[must_use]
pub fn section(name: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.name == name)
}

fn of<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

/// Returns the word for a meaning; empty for one that has none.
pub(super) fn word<T: PartialEq>(words: &[(&'static str, T)], meaning: &T) -> &'static str {
    words.iter().find(|(_, known)| known == meaning).map_or("", |(word, _)| *word)
}

/// What the words of a file mean.
pub(super) type Words<T, const N: usize> = [(&'static str, T); N];

pub(super) const PARTS: Words<PartScale, 2> = [("weight", PartScale::Weight), ("scale", PartScale::Scale)];

pub(super) const NOT_APPLICABLE: Words<NotApplicableRule, 4> = [
    ("redistribute", NotApplicableRule::Redistribute),
    ("full", NotApplicableRule::Full),
    ("zero", NotApplicableRule::Zero),
    ("forbidden", NotApplicableRule::Forbidden),
];

pub(super) const NOT_OBSERVED: Words<NotObservedRule, 3> = [
    ("incomplete", NotObservedRule::Incomplete),
    ("redistribute", NotObservedRule::Redistribute),
    ("zero", NotObservedRule::Zero),
];

pub(super) const SUBJECTS: Words<(), 1> = [("mean", ())];

/// How units aggregate, before the group that weighs them is known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Aggregation {
    Mean,
    Subjects,
}

pub(super) const UNITS: Words<Aggregation, 2> = [("mean", Aggregation::Mean), ("subjects", Aggregation::Subjects)];

pub(super) const ROUNDING: Words<(), 1> = [("half-up", ())];

pub(super) const FIRMNESS: Words<Firmness, 5> = [
    (Firmness::Documented.word(), Firmness::Documented),
    (Firmness::Applied.word(), Firmness::Applied),
    (Firmness::Press.word(), Firmness::Press),
    (Firmness::Inferred.word(), Firmness::Inferred),
    (Firmness::Assumed.word(), Firmness::Assumed),
];

pub(super) const EDGES: Words<Edge, 2> = [("inclusive", Edge::Inclusive), ("exclusive", Edge::Exclusive)];

pub(super) const ZONES: Words<Option<Zone>, 3> =
    [("hijau", Some(Zone::Green)), ("kuning", Some(Zone::Yellow)), ("merah", Some(Zone::Red))];

/// What an answer looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KindWord {
    Choice,
    Number,
    Ticks,
    Text,
    Date,
}

pub(super) const KINDS: Words<KindWord, 5> = [
    ("choice", KindWord::Choice),
    ("number", KindWord::Number),
    ("ticks", KindWord::Ticks),
    ("text", KindWord::Text),
    ("date", KindWord::Date),
];

pub(super) const SEVERITIES: Words<Severity, 2> =
    [(Severity::Hard.word(), Severity::Hard), (Severity::Soft.word(), Severity::Soft)];

pub(super) const FILLS: Words<super::Fill, 2> = [("highest", super::Fill::Highest), ("lowest", super::Fill::Lowest)];
