//! From an instrument to a form.

use super::logic::{Logic, judged_at};
use super::names::{Companion, Names, States};
use super::sheet::{Column, Form, Row, inert, language_name};
use super::{Mark, NAMESPACE, PREFIX, Words};
use crate::assessment::EntityType;
use crate::assessment::text::{LABEL, NAME};
use crate::exact::Exact;
use crate::instrument::{
    Children, Constraint, Digest, GroupId, Instrument, Item, ItemId, Kind, NodeId, Severity, Step, Text,
};
use crate::locale::{Language, Locale};
use rust_xlsxwriter::XlsxError;
use std::collections::{HashMap, HashSet};

/// Most characters of a form's id.
const LONGEST_ID: usize = 64;
/// Fewest characters of a reason.
const SHORTEST_REASON: usize = 10;
/// Most decimals of points and thresholds; instrument files hold no more.
const DIGITS: u32 = 18;

/// Why an instrument cannot be written as a form.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A text has more characters than a cell can hold.
    #[error("the text of row {name} is too long for a cell")]
    TooLong {
        /// Name of the row in the form.
        name: String,
    },
    /// The workbook cannot be put together.
    #[error("the workbook cannot be written")]
    Workbook(#[from] XlsxError),
}

/// Writes an instrument as the workbook of a form. The same instrument gives the same bytes.
///
/// # Errors
/// Fails if a text is too long for a cell.
pub fn form(instrument: &Instrument) -> Result<Vec<u8>, Error> {
    Writer::new(instrument).form().write()
}

struct Writer<'a> {
    instrument: &'a Instrument,
    names: Names,
    words: Words,
    /// Nodes below which something is asked, once or of a group.
    asked: HashSet<(Option<GroupId>, NodeId)>,
    /// The constraints by the item at which they are judged.
    judged: HashMap<ItemId, Vec<&'a Constraint>>,
    /// The items that count a population.
    populations: HashSet<ItemId>,
    /// Names of the lists written so far, by their choices.
    lists: HashMap<Vec<[String; 4]>, String>,
    form: Form,
}

impl<'a> Writer<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        let mut asked = HashSet::new();
        for (_, item) in instrument.items() {
            let mut node = Some(item.node);
            while let Some(id) = node.filter(|id| asked.insert((item.group, *id))) {
                node = instrument.node(id).parent;
            }
        }
        let names = Names::of(instrument);
        let mut judged: HashMap<ItemId, Vec<&Constraint>> = HashMap::new();
        for (_, constraint) in instrument.constraints() {
            judged.entry(judged_at(constraint, instrument, &names)).or_default().push(constraint);
        }
        Self {
            instrument,
            names,
            words: Words::new(),
            asked,
            judged,
            populations: instrument.groups().filter_map(|(_, group)| Some(group.population.as_ref()?.item)).collect(),
            lists: HashMap::new(),
            form: Form { survey: Vec::new(), choices: Vec::new(), settings: settings(instrument), ids: Vec::new() },
        }
    }

    fn form(mut self) -> Form {
        self.push(Row::new("start", "start"));
        self.push(Row::new("end", "end"));
        let audit = "track-changes=true identify-user=true track-changes-reasons=on-form-edit";
        self.push(Row::new("audit", "audit").with(Column::Parameters, audit));
        self.unit();
        self.nodes(self.instrument.top(), None);
        for (id, _) in self.instrument.groups() {
            self.group(id);
        }
        self.form
    }

    fn push(&mut self, row: Row) {
        self.form.survey.push(row);
    }

    /// Asks which unit is assessed, by the columns of the answer table.
    fn unit(&mut self) {
        let instrument = self.instrument;
        let verbatim = |text: &str| Text { id: text.to_owned(), en: None };
        let about = self.words.say_with(
            "xlsform-about",
            &[
                ("title", &instrument.title),
                ("id", &verbatim(&instrument.id)),
                ("revision", &verbatim(&instrument.revision)),
            ],
        );
        self.push(Row::new("note", "about").with_text(Column::Label, &about).with(Column::Mark, beside("about")));
        let group = Row::new("begin_group", "identity").with(Column::Mark, beside("identity"));
        self.push(group.with_text(Column::Label, &self.words.say("xlsform-identity")));
        let text = |this: &Self, name: &'static str, label: Text, most: usize| {
            let message = this.words.say_with("xlsform-length", &[("most", &verbatim(&most.to_string()))]);
            this.required(Row::new("text", name), "yes")
                .with_text(Column::Label, &label)
                .with(Column::Constraint, format!("string-length(.) <= {most}"))
                .with_text(Column::ConstraintMessage, &message)
                .with(Column::Mark, beside(name))
        };
        let row = text(self, "entity_code", self.words.say("xlsform-entity-code"), LABEL);
        self.push(row);
        let row = text(self, "entity", self.words.say("xlsform-entity"), NAME);
        self.push(row);
        let types = EntityType::ALL.map(|kind| choice(kind.word(), &self.words.say(type_key(kind)), ""));
        let list = self.list(types.to_vec());
        let row = self.required(Row::new(format!("select_one {list}"), "entity_type"), "yes");
        let row = row.with_text(Column::Label, &self.words.say("xlsform-entity-type"));
        self.push(row.with(Column::Mark, beside("entity_type")));
        let central = [EntityType::Ministry, EntityType::Agency];
        let local = central.map(|kind| format!("${{entity_type}} != '{}'", kind.word())).join(" and ");
        let row = text(self, "province", self.words.say("xlsform-province"), NAME);
        self.push(row.with(Column::Relevant, local));
        let row = text(self, "unit", self.words.say("xlsform-unit"), NAME);
        self.push(row);
        self.push(Row::new("end_group", "identity"));
    }

    /// Writes what is asked below some nodes, once or of a group.
    fn nodes(&mut self, nodes: &'a [NodeId], group: Option<GroupId>) {
        for id in nodes.iter().copied().filter(|id| self.asked.contains(&(group, *id))).collect::<Vec<_>>() {
            let node = self.instrument.node(id);
            let name = match group {
                None => self.names.node(id).to_owned(),
                Some(group) => self.names.node_within(id, group),
            };
            let row = Row::new("begin_group", &name).with_text(Column::Label, &node.label);
            self.push(row.with(Column::Mark, Mark::Node(&node.code).write()));
            match &node.children {
                Children::Nodes(nodes) => self.nodes(nodes, group),
                Children::Items(items) => {
                    for id in items.iter().filter(|id| self.instrument.item(**id).group == group) {
                        self.item(*id);
                    }
                }
            }
            self.push(Row::new("end_group", name));
        }
    }

    /// Writes the repeat of a group of subjects, with its guidance before it.
    fn group(&mut self, id: GroupId) {
        let top = self.instrument.top();
        if !top.iter().any(|node| self.asked.contains(&(Some(id), *node))) {
            return;
        }
        let (group, name) = (self.instrument.group(id), self.names.group(id));
        let quota = Text { id: group.quota.to_string(), en: None };
        let mut label = match &group.population {
            Some(population) => {
                let counted = &self.instrument.item(population.item).text;
                self.words.say_with("xlsform-sample", &[("label", &group.label), ("item", counted)])
            }
            None => {
                let target = if group.binding { "xlsform-quota" } else { "xlsform-target" };
                self.words.say_with(target, &[("label", &group.label), ("quota", &quota)])
            }
        };
        if let Some(guidance) = &group.guidance {
            label = joined(&[label, guidance.clone()], "\n");
        }
        let mark = |what| Mark::Beside(&group.code, what).write();
        let note = Row::new("note", format!("{name}_note")).with_text(Column::Label, &label);
        self.push(note.with(Column::Mark, mark("note")));
        let repeat = Row::new("begin_repeat", &name).with_text(Column::Label, &group.label);
        let fixed = group.binding && 0 < group.quota && group.population.is_none();
        let rounds = if fixed { group.quota.to_string() } else { String::new() };
        self.push(repeat.with(Column::RepeatCount, rounds).with(Column::Mark, Mark::Group(&group.code).write()));
        let label = self.words.say_with("xlsform-subject", &[("subject", &group.subject)]);
        let subject = Row::new("text", format!("{name}_subject")).with_text(Column::Label, &label);
        let subject = subject.with_text(Column::Hint, &self.words.say("xlsform-subject-example"));
        self.push(subject.with(Column::Mark, mark("subject")));
        self.nodes(top, Some(id));
        self.push(Row::new("end_repeat", name));
    }

    fn item(&mut self, id: ItemId) {
        let (instrument, name) = (self.instrument, self.names.item(id).to_owned());
        let item = instrument.item(id);
        let companion = |what: Companion| Mark::Beside(item.code.as_str(), what.word()).write();
        let mut asked = self.logic(None).all(&item.relevant_if);
        let stated = States::are_asked_first(item);
        let state = if stated { self.names.companion(id, Companion::State) } else { name.clone() };
        let states = States::of(item);
        if stated {
            let mut choices = vec![choice(States::ANSWERED, &self.words.say("xlsform-answered"), "")];
            choices.extend(self.state_choices(&states));
            let list = self.list(choices);
            let label = self.words.say_with("xlsform-state", &[("text", &item.text)]);
            let row = self.required(Row::new(format!("select_one {list}"), &state), "yes");
            let row = row.with_text(Column::Label, &label).with(Column::Relevant, asked);
            self.push(row.with(Column::Mark, companion(Companion::State)));
            asked = format!("${{{state}}} = '{}'", States::ANSWERED);
        }
        let kind = self.kind(id, &states);
        let mut row = self.described(Row::new(kind, &name), item).with(Column::Relevant, asked);
        if let Kind::Number { steps, .. } | Kind::Ticks { steps, .. } = &item.kind {
            row = row.with(Column::Points, thresholds(steps));
        }
        if let Kind::Number { unit, .. } = &item.kind {
            row = row.with(Column::Unit, inert(&unit.id));
        }
        // No tick at all is an answer too.
        if item.scored && !matches!(item.kind, Kind::Ticks { .. }) {
            row = self.required(row, "yes");
        }
        let digest = item.digest.to_string();
        row = self.checked(row, id);
        self.push(row.with(Column::Mark, Mark::Item(item.code.as_str(), &digest).write()));
        if stated || !item.choices().is_empty() {
            self.push(self.why(id, &states.chosen(&format!("${{{state}}}"))));
        }
        if !item.evidence.is_empty() {
            let photo = Row::new("image", self.names.companion(id, Companion::Photo));
            let photo =
                photo.with(Column::Parameters, "max-pixels=1600").with(Column::Mark, companion(Companion::Photo));
            let photo = photo.with_text(Column::Label, &self.words.say_with("xlsform-photo", &[("text", &item.text)]));
            let photo = photo.with_text(Column::Hint, &evidence(item));
            self.push(photo.with(Column::Relevant, self.logic(None).answered(id)));
        }
        self.reminders(id);
        self.form.ids.push([name, item.code.as_str().to_owned(), digest, inert(&item.text.id)]);
    }

    fn logic(&self, own: Option<ItemId>) -> Logic<'_> {
        Logic { instrument: self.instrument, names: &self.names, own }
    }

    /// Gives a row what its answer must keep to: the lowest number allowed, and the hard constraints judged there.
    fn checked(&self, row: Row, id: ItemId) -> Row {
        let mut checks = Vec::new();
        if let Kind::Number { steps, .. } = &self.instrument.item(id).kind
            && let Some(lowest) = steps.first()
        {
            let number = |locale: &Locale| locale.short_number(&lowest.from, DIGITS);
            let shown = Text { id: number(&self.words.id), en: Some(number(&self.words.en)) };
            let message = self.words.say_with("xlsform-least", &[("least", &shown)]);
            checks.push((format!(". >= {}", lowest.from.to_digits(DIGITS)), message));
        }
        for constraint in self.judged(id, Severity::Hard) {
            checks.push((format!("not({})", self.logic(Some(id)).violated(constraint)), constraint.text.clone()));
        }
        let (expressions, messages): (Vec<String>, Vec<Text>) = checks.into_iter().unzip();
        row.with(Column::Constraint, expressions.join(" and "))
            .with_text(Column::ConstraintMessage, &joined(&messages, " "))
    }

    /// Writes the soft constraints judged at an item: a form cannot ask for a reason and go on, so it shows what to explain.
    fn reminders(&mut self, id: ItemId) {
        for (index, constraint) in self.judged(id, Severity::Soft).into_iter().enumerate() {
            let note = Row::new("note", format!("{}_note{}", self.names.item(id), index + 1));
            let note = note.with_text(Column::Label, &constraint.text);
            let note = note.with(Column::Relevant, self.logic(None).violated(constraint));
            self.push(note.with(Column::Mark, Mark::Beside(&constraint.code, "note").write()));
        }
    }

    fn judged(&self, id: ItemId, severity: Severity) -> Vec<&'a Constraint> {
        let at = self.judged.get(&id).into_iter().flatten().copied();
        at.filter(|constraint| constraint.severity == severity).collect()
    }

    /// Gives a row the text, hint and guidance of an item.
    fn described(&self, row: Row, item: &Item) -> Row {
        let mut hints = Vec::new();
        if let Kind::Number { unit, .. } = &item.kind {
            hints.push(self.words.say_with("xlsform-unit-of", &[("unit", unit)]));
        }
        if !item.evidence.is_empty() {
            hints.push(self.words.say_with("xlsform-evidence", &[("list", &evidence(item))]));
        }
        let mut guidance: Vec<Text> = item.guidance.iter().cloned().collect();
        if let Some(legal) = &item.legal {
            guidance.push(self.words.say_with("xlsform-legal", &[("legal", &Text { id: legal.clone(), en: None })]));
        }
        row.with_text(Column::Label, &item.text)
            .with_text(Column::Hint, &joined(&hints, " "))
            .with_text(Column::Guidance, &joined(&guidance, "\n"))
    }

    fn kind(&mut self, id: ItemId, states: &States) -> String {
        match &self.instrument.item(id).kind {
            Kind::Choice(choices) => {
                let points = |points: &Exact| points.to_digits(DIGITS);
                let graded = choices.iter().map(|of| choice(&of.key, &of.text, &points(&of.points)));
                let mut all: Vec<[String; 4]> = graded.collect();
                all.extend(self.state_choices(states));
                format!("select_one {}", self.list(all))
            }
            Kind::Ticks { ticks, .. } => {
                let list = self.list(ticks.iter().map(|tick| choice(&tick.key, &tick.text, "")).collect());
                format!("select_multiple {list}")
            }
            Kind::Number { .. } if self.populations.contains(&id) => "integer".to_owned(),
            // A count of days may be two and a half, whatever its thresholds are.
            Kind::Number { .. } => "decimal".to_owned(),
            Kind::Text => "text".to_owned(),
            Kind::Date => "date".to_owned(),
        }
    }

    fn why(&self, id: ItemId, chosen: &str) -> Row {
        let item = self.instrument.item(id);
        let least = Text { id: SHORTEST_REASON.to_string(), en: None };
        let row = Row::new("text", self.names.companion(id, Companion::Why));
        self.required(row, "yes")
            .with_text(Column::Label, &self.words.say_with("xlsform-why", &[("text", &item.text)]))
            .with(Column::Relevant, chosen)
            .with(Column::Constraint, format!("string-length(.) >= {SHORTEST_REASON}"))
            .with_text(Column::ConstraintMessage, &self.words.say_with("xlsform-why-length", &[("least", &least)]))
            .with(Column::Appearance, "multiline")
            .with(Column::Mark, Mark::Beside(item.code.as_str(), Companion::Why.word()).write())
    }

    fn required(&self, row: Row, when: &str) -> Row {
        row.with(Column::Required, when).with_text(Column::RequiredMessage, &self.words.say("xlsform-required"))
    }

    fn state_choices(&self, states: &States) -> Vec<[String; 4]> {
        let not_applicable = states.not_applicable.iter().map(|name| choice(name, &self.words.say("xlsform-na"), ""));
        let not_observed = choice(&states.not_observed, &self.words.say("xlsform-not-observed"), "");
        not_applicable.chain([not_observed]).collect()
    }

    /// Returns the name of the list with these choices, which is written when it is first needed.
    fn list(&mut self, choices: Vec<[String; 4]>) -> String {
        if let Some(name) = self.lists.get(&choices) {
            return name.clone();
        }
        let name = format!("c{}", self.lists.len() + 1);
        self.form.choices.extend(
            choices
                .iter()
                .map(|[key, id, en, points]| [name.clone(), key.clone(), id.clone(), en.clone(), points.clone()]),
        );
        self.lists.insert(choices, name.clone());
        name
    }
}

fn settings(instrument: &Instrument) -> Vec<(&'static str, String)> {
    vec![
        ("form_title", inert(&instrument.title.id)),
        ("form_id", form_id(&instrument.id)),
        ("version", version(&instrument.revision)),
        ("default_language", language_name(Language::Id).to_owned()),
        ("instance_name", "concat(${entity_code}, ' - ', ${unit})".to_owned()),
        ("namespaces", format!("{PREFIX}=\"{NAMESPACE}\"")),
    ]
}

/// The instrument's own id; a long one ends in its digest.
fn form_id(id: &str) -> String {
    if id.len() <= LONGEST_ID {
        return id.to_owned();
    }
    let kept: String = id.chars().take(LONGEST_ID - 17).collect();
    format!("{kept}-{}", &Digest::of(id.as_bytes()).to_string()[..16])
}

/// The revision as the ten digits that form servers expect, `yyyymmddrr`: as it is if it has ten digits, with `00` behind it if it has eight.
/// Any other number n becomes 1000000000 + n, which lies below every date, and any other text a number of its digest.
fn version(revision: &str) -> String {
    const FIRST: u64 = 1_000_000_000;
    let digits: String = revision.chars().filter(|c| !matches!(c, '-' | '.' | ' ')).collect();
    let dated =
        digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits.starts_with("19") || digits.starts_with("20"));
    match (dated, digits.len(), revision.parse::<u64>()) {
        (true, 10, _) => digits,
        (true, 8, _) => format!("{digits}00"),
        (_, _, Ok(number)) if number < FIRST => (FIRST + number).to_string(),
        (_, _, _) => {
            let digest = Digest::of(revision.as_bytes()).0;
            let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            (FIRST + number % FIRST).to_string()
        }
    }
}

fn type_key(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Ministry => "xlsform-type-ministry",
        EntityType::Agency => "xlsform-type-agency",
        EntityType::Province => "xlsform-type-province",
        EntityType::Regency => "xlsform-type-regency",
        EntityType::City => "xlsform-type-city",
        EntityType::Other => "xlsform-type-other",
    }
}

fn beside(what: &str) -> String {
    Mark::Beside("", what).write()
}

fn choice(name: &str, label: &Text, points: &str) -> [String; 4] {
    let [id, en] = Language::ALL.map(|language| inert(label.get(language)));
    [name.to_owned(), id, en, points.to_owned()]
}

fn thresholds(steps: &[Step]) -> String {
    let written = |step: &Step| format!("{}={}", step.from.to_digits(DIGITS), step.points.to_digits(DIGITS));
    steps.iter().map(written).collect::<Vec<_>>().join(" ")
}

fn evidence(item: &Item) -> Text {
    joined(&item.evidence, "; ")
}

/// Texts one after the other, in both languages.
fn joined(texts: &[Text], between: &str) -> Text {
    let of = |language| texts.iter().map(|text| text.get(language)).collect::<Vec<_>>().join(between);
    Text { id: of(Language::Id), en: Some(of(Language::En)) }
}
