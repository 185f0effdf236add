//! What differs between two instruments, or two revisions of one: part by part, field by field, and for texts word by word.
//!
//! Parts are matched by their code, bands by their category. A difference names fields by the keys of instrument files. The order
//! of parts is not compared, because it does not count, and neither are the examples: they follow from the rest.

use super::schema;
use super::{
    Band, Condition, Constraint, Group, Instrument, Item, Kind, Node, Population, SampleRow, Source, SourceId, Step,
    Text, UnitsRule, Zone,
};
use crate::exact::Exact;
use crate::locale::Language;
use similar::{ChangeTag, TextDiff};
use std::collections::{BTreeMap, HashMap};

/// A kind of part that instruments consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// The instrument as a whole: its name, title, laws.
    Whole,
    /// The scale of the final score.
    Scale,
    /// The rules chosen.
    Rules,
    /// The words that a follow-up adds.
    Distinction,
    /// A source.
    Source,
    /// A band.
    Band,
    /// A group of subjects.
    Group,
    /// An inner node.
    Node,
    /// An item.
    Item,
    /// A constraint.
    Constraint,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of part it is about.
    pub component: Component,
    /// Code of the part; empty for those that exist once.
    pub code: String,
    /// What differs.
    pub change: Change,
}

/// What differs in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the new instrument has the part; its Indonesian text.
    Added(String),
    /// Only the old instrument has the part; its Indonesian text.
    Removed(String),
    /// Both have it, and a field of it differs.
    Field {
        /// Key of the field in instrument files, such as `weight`.
        field: &'static str,
        /// Key of the choice or tick that the field belongs to, if it belongs to one.
        key: Option<String>,
        /// Language of the field, where it is a text.
        language: Language,
        /// What it was; none if it was not there.
        from: Option<String>,
        /// What it is; none if it is not there.
        to: Option<String>,
        /// How to compare it.
        nature: Nature,
    },
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Word by word.
    Prose,
    /// As a whole: a code, a word of the file.
    Value,
    /// As a whole, a number.
    Number,
}

/// A piece of a text compared word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the old text.
    Removed(String),
    /// Only in the new text.
    Added(String),
}

/// Returns what differs, in the order of the new instrument; what it lacks stands where it stood in the old one.
#[must_use]
pub fn differences(old: &Instrument, new: &Instrument) -> Vec<Difference> {
    let (before, after) = (parts(old), parts(new));
    let place = |parts: &[Part]| -> HashMap<(Component, String), usize> {
        parts.iter().enumerate().map(|(index, part)| ((part.component, part.code.clone()), index)).collect()
    };
    let (old_places, new_places) = (place(&before), place(&after));
    let find = |places: &HashMap<_, usize>, part: &Part| places.get(&(part.component, part.code.clone())).copied();
    // Each part by where it stands among those of the new instrument.
    let mut found: Vec<((usize, usize), Vec<Difference>)> = Vec::new();
    for (index, part) in after.iter().enumerate() {
        let changes = match find(&old_places, part).and_then(|place| before.get(place)) {
            Some(earlier) => changed(&earlier.fields, &part.fields),
            None => vec![Change::Added(part.text.clone())],
        };
        found.push(((index + 1, 0), part.differences(changes)));
    }
    let mut above = 0;
    for (index, part) in before.iter().enumerate() {
        match find(&new_places, part) {
            Some(place) => above = place + 1,
            None => found.push(((above, index + 1), part.differences(vec![Change::Removed(part.text.clone())]))),
        }
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().flat_map(|(_, differences)| differences).collect()
}

/// The longest two texts that are compared word by word, in bytes together: the time it takes grows with their square.
const LONGEST: usize = 20_000;

/// Compares two texts word by word; longer ones than any real instrument has are compared as a whole.
#[must_use]
pub fn word_by_word(old: &str, new: &str) -> Vec<Piece> {
    if old.len() + new.len() > LONGEST && old != new {
        return vec![Piece::Removed(old.to_owned()), Piece::Added(new.to_owned())];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let word = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(text)))
            | (ChangeTag::Delete, Some(Piece::Removed(text)))
            | (ChangeTag::Insert, Some(Piece::Added(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(word.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Removed(word.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Added(word.to_owned())),
        }
    }
    pieces
}

impl Component {
    /// All kinds of parts, in the order in which they are compared.
    pub const ALL: [Self; 10] = [
        Self::Whole,
        Self::Scale,
        Self::Rules,
        Self::Distinction,
        Self::Source,
        Self::Band,
        Self::Group,
        Self::Node,
        Self::Item,
        Self::Constraint,
    ];

    /// Returns the name of the part's section in instrument files; `instrument` for the whole.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "instrument",
            Self::Scale => "score",
            Self::Rules => "rules",
            Self::Distinction => "distinction",
            Self::Source => "source",
            Self::Band => "band",
            Self::Group => "group",
            Self::Node => "node",
            Self::Item => "item",
            Self::Constraint => "constraint",
        }
    }
}

/// A part of an instrument, taken apart.
struct Part {
    component: Component,
    code: String,
    text: String,
    fields: Vec<Field>,
}

struct Field {
    name: &'static str,
    key: Option<String>,
    language: Language,
    nature: Nature,
    content: String,
}

/// A part while it is being taken apart.
struct Taken<'a> {
    instrument: &'a Instrument,
    part: Part,
}

impl Part {
    fn differences(&self, changes: Vec<Change>) -> Vec<Difference> {
        let difference = |change| Difference { component: self.component, code: self.code.clone(), change };
        changes.into_iter().map(difference).collect()
    }
}

/// Compares the fields of a part, in the order of the new one.
fn changed(old: &[Field], new: &[Field]) -> Vec<Change> {
    let id = |field: &Field| (field.name, field.key.clone(), field.language == Language::En);
    let before: BTreeMap<_, &Field> = old.iter().map(|field| (id(field), field)).collect();
    let after: BTreeMap<_, &Field> = new.iter().map(|field| (id(field), field)).collect();
    let gone = old.iter().filter(|field| !after.contains_key(&id(field)));
    let mut changes = Vec::new();
    for field in new.iter().chain(gone) {
        let content = |side: &BTreeMap<_, &Field>| side.get(&id(field)).map(|field| field.content.clone());
        let (from, to) = (content(&before), content(&after));
        if from != to {
            let (key, language, nature) = (field.key.clone(), field.language, field.nature);
            changes.push(Change::Field { field: field.name, key, language, from, to, nature });
        }
    }
    changes
}

fn parts(instrument: &Instrument) -> Vec<Part> {
    let mut parts = vec![whole(instrument), scale(instrument), rules(instrument)];
    parts.extend(distinction(instrument));
    parts.extend(instrument.sources().iter().map(|one| source(instrument, one)));
    let mut categories: HashMap<&str, usize> = HashMap::new();
    for (_, one) in instrument.bands() {
        let seen = categories.entry(&one.category).or_default();
        *seen += 1;
        parts.push(band(instrument, one, *seen));
    }
    parts.extend(instrument.groups().map(|(_, one)| group(instrument, one)));
    parts.extend(instrument.nodes().map(|(_, one)| node(instrument, one)));
    parts.extend(instrument.items().map(|(_, one)| item(instrument, one)));
    parts.extend(instrument.constraints().map(|(_, one)| constraint(instrument, one)));
    parts
}

fn whole(instrument: &Instrument) -> Part {
    let taken = Taken::new(instrument, Component::Whole, "", &instrument.title);
    let taken = taken.value("id", &instrument.id).value("revision", &instrument.revision);
    let taken = taken.text("title", &instrument.title).value("issuer", &instrument.issuer);
    let taken = taken.value("legal", &instrument.legal.join("; ")).texts("levels", &instrument.levels);
    taken.optional("note", instrument.note.as_ref()).text("item_name", &instrument.item_name).part
}

fn scale(instrument: &Instrument) -> Part {
    let scale = &instrument.scale;
    let taken = Taken::new(instrument, Component::Scale, "", &instrument.title);
    let taken = taken.number("maximum", &scale.maximum).number("digits", &Exact::from(i64::from(scale.digits)));
    let taken = taken.value("parts", schema::word(&schema::PARTS, &scale.parts)).any_number("sum", scale.sum.as_ref());
    taken.source("source", scale.source).part
}

fn rules(instrument: &Instrument) -> Part {
    let rules = &instrument.rules;
    let (units, group) = match rules.units {
        UnitsRule::Mean => ("mean", ""),
        UnitsRule::Subjects(group) => ("subjects", instrument.group(group).code.as_str()),
    };
    let taken = Taken::new(instrument, Component::Rules, "", &instrument.title);
    let taken = taken.value("not_applicable", schema::word(&schema::NOT_APPLICABLE, &rules.not_applicable));
    let taken = taken.value("not_observed", schema::word(&schema::NOT_OBSERVED, &rules.not_observed));
    taken.value("units", units).value("units_group", group).source("source", rules.source).part
}

fn distinction(instrument: &Instrument) -> Option<Part> {
    let distinction = instrument.distinction.as_ref()?;
    let taken = Taken::new(instrument, Component::Distinction, "", &distinction.suffix);
    let taken = taken.text("suffix", &distinction.suffix).text("condition", &distinction.condition);
    Some(taken.source("source", distinction.source).part)
}

fn source(instrument: &Instrument, source: &Source) -> Part {
    let taken = Taken::new(instrument, Component::Source, &source.key, &source.text);
    taken.value("firmness", source.firmness.word()).text("text", &source.text).part
}

/// Two bands of one category are told apart by their number, from the top.
fn band(instrument: &Instrument, band: &Band, number: usize) -> Part {
    let code = if number == 1 { band.category.clone() } else { format!("{}#{number}", band.category) };
    let taken = Taken::new(instrument, Component::Band, &code, &band.label);
    let taken = taken.number("from", &band.from).any_number("to", band.to.as_ref());
    let taken = taken.value("edge", schema::word(&schema::EDGES, &band.edge));
    let taken = taken.value("zone", band.zone.map_or("", Zone::word)).text("label", &band.label);
    taken.value("printed", band.printed.as_deref().unwrap_or_default()).source("source", band.source).part
}

fn group(instrument: &Instrument, group: &Group) -> Part {
    let taken = Taken::new(instrument, Component::Group, &group.code, &group.label);
    let taken = taken.text("label", &group.label).text("subject", &group.subject);
    let taken = taken.number("quota", &Exact::from(group.quota)).value("binding", &group.binding.to_string());
    let taken = taken.population(group.population.as_ref()).optional("guidance", group.guidance.as_ref());
    taken.source("source", group.source).part
}

fn node(instrument: &Instrument, node: &Node) -> Part {
    let parent = node.parent.map_or("", |parent| &instrument.node(parent).code);
    let taken = Taken::new(instrument, Component::Node, &node.code, &node.label);
    let taken = taken.value("parent", parent).text("label", &node.label).number("weight", &node.weight);
    taken
        .any_number("sum", node.sum.as_ref())
        .source("source", node.source)
        .source("weight_source", node.weight_source)
        .part
}

fn item(instrument: &Instrument, item: &Item) -> Part {
    let group = item.group.map_or("", |group| &instrument.group(group).code);
    let taken = Taken::new(instrument, Component::Item, item.code.as_str(), &item.text);
    let taken = taken.value("node", &instrument.node(item.node).code).value("group", group);
    let taken = taken.text("text", &item.text).number("weight", &item.weight);
    let taken =
        taken.value("scored", &item.scored.to_string()).value("not_applicable", &item.may_not_apply.to_string());
    let taken = taken.conditions("relevant_if", &item.relevant_if);
    let taken = taken.optional("guidance", item.guidance.as_ref()).texts("evidence", &item.evidence);
    let taken = taken.value("legal", item.legal.as_deref().unwrap_or_default()).kind(&item.kind);
    let taken = taken.source("source", item.source).source("weight_source", item.weight_source);
    taken.source("points_source", item.points_source).part
}

fn constraint(instrument: &Instrument, constraint: &Constraint) -> Part {
    let taken = Taken::new(instrument, Component::Constraint, &constraint.code, &constraint.text);
    let taken = taken.conditions("when", &constraint.when).conditions("must", &constraint.must);
    let taken = taken.value("severity", constraint.severity.word()).text("text", &constraint.text);
    taken.source("source", constraint.source).part
}

impl<'a> Taken<'a> {
    fn new(instrument: &'a Instrument, component: Component, code: &str, text: &Text) -> Self {
        let part = Part { component, code: code.to_owned(), text: text.id.clone(), fields: Vec::new() };
        Self { instrument, part }
    }

    /// An empty field is no field.
    fn with(mut self, name: &'static str, key: Option<&str>, language: Language, nature: Nature, text: &str) -> Self {
        if !text.is_empty() {
            let (key, content) = (key.map(str::to_owned), text.to_owned());
            self.part.fields.push(Field { name, key, language, nature, content });
        }
        self
    }

    fn value(self, name: &'static str, value: &str) -> Self {
        self.with(name, None, Language::Id, Nature::Value, value)
    }

    fn number(self, name: &'static str, number: &Exact) -> Self {
        self.with(name, None, Language::Id, Nature::Number, &number.to_digits(18))
    }

    fn any_number(self, name: &'static str, number: Option<&Exact>) -> Self {
        match number {
            Some(number) => self.number(name, number),
            None => self,
        }
    }

    fn conditions(self, name: &'static str, conditions: &[Condition]) -> Self {
        let joined = conditions.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        self.value(name, &joined)
    }

    fn population(self, population: Option<&Population>) -> Self {
        let Some(population) = population else { return self };
        let row = |row: &SampleRow| format!("{} = {}", row.population.to_digits(18), row.size);
        let sample = population.sample.iter().map(row).collect::<Vec<_>>().join("; ");
        let item = self.instrument.item(population.item).code.to_string();
        self.value("population", &item).value("sample", &sample)
    }

    fn source(self, name: &'static str, source: SourceId) -> Self {
        let key = self.instrument.source(source).key.clone();
        self.value(name, &key)
    }

    fn prose(self, name: &'static str, key: Option<&str>, text: &Text) -> Self {
        let taken = self.with(name, key, Language::Id, Nature::Prose, &text.id);
        taken.with(name, key, Language::En, Nature::Prose, text.en.as_deref().unwrap_or_default())
    }

    fn text(self, name: &'static str, text: &Text) -> Self {
        self.prose(name, None, text)
    }

    fn optional(self, name: &'static str, text: Option<&Text>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    fn texts(self, name: &'static str, texts: &[Text]) -> Self {
        let joined = |language| texts.iter().map(|text| text.get(language)).collect::<Vec<_>>().join("; ");
        let en = texts.iter().any(|text| text.en.is_some()).then(|| joined(Language::En));
        self.text(name, &Text { id: joined(Language::Id), en })
    }

    fn kind(self, kind: &Kind) -> Self {
        let steps = |steps: &[Step]| {
            let step = |step: &Step| format!("{} = {}", step.from.to_digits(18), step.points.to_digits(18));
            steps.iter().map(step).collect::<Vec<_>>().join("; ")
        };
        match kind {
            Kind::Choice(choices) => choices.iter().fold(self.value("kind", "choice"), |taken, choice| {
                let points = choice.points.to_digits(18);
                let taken = taken.with("points", Some(&choice.key), Language::Id, Nature::Number, &points);
                taken.prose("choice", Some(&choice.key), &choice.text)
            }),
            Kind::Number { unit, steps: of } => {
                self.value("kind", "number").text("unit", unit).value("step", &steps(of))
            }
            Kind::Ticks { ticks, steps: of } => {
                let taken = self.value("kind", "ticks").value("step", &steps(of));
                ticks.iter().fold(taken, |taken, tick| taken.prose("tick", Some(&tick.key), &tick.text))
            }
            Kind::Text => self.value("kind", "text"),
            Kind::Date => self.value("kind", "date"),
        }
    }
}
