//! From what was found in a form to an instrument file.

use super::conditions::{Meaning, Translator};
use super::expression::Clause;
use super::kinds::{Choice, Codes};
use super::survey::{Kind, Outline, Question, Steps};
use super::{Findings, Label, SheetName, plain};
use crate::exact::Exact;
use crate::exchange::xlsform::Words;
use crate::exchange::xlsx::Place;
use crate::instrument::document::{Document, Entry, Field, Value};
use crate::instrument::{Instrument, Text};
use crate::locale::Message;

/// A form that has been read.
pub(super) struct Form {
    pub(super) title: Option<String>,
    pub(super) id: Option<String>,
    pub(super) version: Option<String>,
    pub(super) outline: Outline,
    /// Whether any question has grades of its own.
    pub(super) graded: bool,
}

/// Where a part of the instrument stands in the form.
type Spot = (SheetName, Option<Place>);

/// What concerns the form as a whole.
const WHOLE: Spot = (SheetName::Survey, None);
/// The one source of everything that is assumed.
const SOURCE: &str = "formulir";
/// Most decimals of a number.
const DIGITS: u32 = 18;

impl Form {
    /// Returns the instrument's id and the text of its file; it only counts if there are no problems among the findings.
    pub(super) fn instrument(&self, findings: &mut Findings) -> (String, String) {
        if !findings.problems.is_empty() {
            return Default::default();
        }
        if self.outline.questions.iter().all(|question| !self.scored(question)) {
            findings.problem(SheetName::Survey, None, Message::new("xlsform-problem-nothing"));
            return Default::default();
        }
        let mut builder = Builder { form: self, words: Words::new(), entries: Vec::new(), findings, kept: 0 };
        builder.root();
        builder.sources_and_band();
        builder.groups();
        let nodes = builder.nodes();
        builder.items(&nodes);
        let written = Document { entries: builder.entries }.write();
        match written.instrument() {
            Ok(instrument) => {
                self.compare(&instrument, findings);
                (instrument.id.clone(), written.toml)
            }
            Err(problems) => {
                for (spot, message) in problems {
                    let (sheet, place) = spot.unwrap_or(WHOLE);
                    findings.problem(sheet, place, message);
                }
                Default::default()
            }
        }
    }

    /// Says which items are no longer those that the program once wrote into the form.
    fn compare(&self, instrument: &Instrument, findings: &mut Findings) {
        for question in &self.outline.questions {
            let Some((place, digest)) = &question.digest else { continue };
            let item = instrument.find_item(&question.code).map(|id| instrument.item(id));
            if item.is_none_or(|item| !item.digest.to_string().starts_with(digest)) {
                let message = Message::new("xlsform-changed").with("code", &question.code);
                findings.remark(SheetName::Survey, *place, message);
            }
        }
    }

    /// Whether a question counts. Numbers do only where there is nothing else: their thresholds would be mere guesses.
    fn scored(&self, question: &Question) -> bool {
        match &question.kind {
            Kind::Choice(_) | Kind::Ticks(..) => Self::graded(question),
            Kind::Number(_, _, steps) => match question.counts {
                Some(counts) => counts && any_points(steps),
                None => !self.graded,
            },
            Kind::Text | Kind::Date => false,
        }
    }

    /// Whether a question has grades of its own.
    pub(super) fn graded(question: &Question) -> bool {
        match &question.kind {
            Kind::Choice(options) => {
                let positive = options.choices.iter().any(|of| of.points.as_ref().is_some_and(Exact::is_positive));
                positive && question.counts.unwrap_or(true)
            }
            Kind::Ticks(options, steps) => {
                let positive = if steps.is_empty() { !options.choices.is_empty() } else { any_points(steps) };
                positive && question.counts.unwrap_or(true)
            }
            Kind::Number(..) | Kind::Text | Kind::Date => false,
        }
    }
}

fn any_points(steps: &Steps) -> bool {
    steps.iter().any(|(_, points)| points.is_positive())
}

struct Builder<'a> {
    form: &'a Form,
    words: Words,
    entries: Vec<Entry<Spot>>,
    findings: &'a mut Findings,
    /// Bytes of expressions kept as text: one may concern many questions.
    kept: usize,
}

impl Builder<'_> {
    fn add(&mut self, section: &str, spot: Spot, fields: Vec<Field<Spot>>) {
        self.entries.push(Entry { section: section.to_owned(), origin: spot, fields });
    }

    fn root(&mut self) {
        let form = self.form;
        let ours = form.outline.questions.iter().any(|question| question.digest.is_some());
        let named = form.id.as_deref().or(form.title.as_deref()).map(plain).filter(|id| !id.is_empty());
        // A form made from an instrument has not kept its weights and is another instrument.
        let id = match (named, ours) {
            (Some(id), true) => format!("{id}-{SOURCE}"),
            (Some(id), false) => id,
            (None, _) => SOURCE.to_owned(),
        };
        let title = form.title.clone().unwrap_or_else(|| id.clone());
        let depth = self.form.depths().into_iter().max().unwrap_or_default() + 1;
        let level = |depth: usize| {
            let number = Text { id: depth.to_string(), en: None };
            self.words.say_with("xlsform-level", &[("depth", &number)])
        };
        let levels: Vec<Text> = (1..=depth).map(level).collect();
        let mut fields = vec![
            text("id", WHOLE, id),
            text("revision", WHOLE, form.version.clone().unwrap_or_else(|| "1".to_owned())),
            text("title", (SheetName::Settings, None), title),
            text("issuer", WHOLE, self.words.say("xlsform-issuer").id),
            texts("levels", WHOLE, levels.iter().map(|level| level.id.clone())),
            texts("levels_en", WHOLE, levels.iter().filter_map(|level| level.en.clone())),
        ];
        fields.extend(bilingual("note", WHOLE, self.words.say("xlsform-assumed")));
        fields.extend(bilingual("item_name", WHOLE, self.words.say("xlsform-item")));
        self.add("", WHOLE, fields);
    }

    fn sources_and_band(&mut self) {
        let scale = vec![
            number("maximum", WHOLE, "100"),
            number("digits", WHOLE, "2"),
            text("parts", WHOLE, "scale"),
            text("source", WHOLE, SOURCE),
        ];
        self.add("score", WHOLE, scale);
        let rule = |key, word: &str| text(key, WHOLE, word);
        let rules = vec![
            rule("not_applicable", "redistribute"),
            rule("not_observed", "incomplete"),
            rule("subjects", "mean"),
            rule("units", "mean"),
            rule("rounding", "half-up"),
            rule("source", SOURCE),
        ];
        self.add("rules", WHOLE, rules);
        let mut source = vec![text("key", WHOLE, SOURCE), text("firmness", WHOLE, "assumed")];
        source.extend(bilingual("text", WHOLE, self.words.say("xlsform-assumed")));
        self.add("source", WHOLE, source);
        let mut band = vec![
            text("category", WHOLE, "-"),
            number("from", WHOLE, "0"),
            text("edge", WHOLE, "inclusive"),
            text("source", WHOLE, SOURCE),
        ];
        band.extend(bilingual("label", WHOLE, self.words.say("xlsform-band")));
        self.add("band", WHOLE, band);
    }

    fn groups(&mut self) {
        let outline = &self.form.outline;
        for (index, group) in outline.groups.iter().enumerate() {
            if !outline.questions.iter().any(|question| question.group == Some(index)) {
                continue;
            }
            let spot = (SheetName::Survey, Some(group.place));
            let mut fields = vec![text("code", spot, group.code.clone())];
            fields.extend(labelled("label", SheetName::Survey, &group.label));
            fields.extend(labelled("subject", SheetName::Survey, &group.label));
            fields.push(number("quota", spot, group.quota.unwrap_or(1).to_string()));
            fields.push(Field { key: "binding".to_owned(), origin: spot, value: Value::Flag(group.quota.is_some()) });
            fields.push(text("source", spot, SOURCE));
            self.add("group", spot, fields);
        }
    }

    /// Writes the nodes and returns the code of the one that each question belongs to.
    fn nodes(&mut self) -> Vec<String> {
        let form = self.form;
        let (nodes, questions) = (&form.outline.nodes, &form.outline.questions);
        let alive = form.alive();
        let mut codes = Codes::default();
        nodes.iter().for_each(|node| _ = codes.distinct(&node.code));
        let mut own = vec![String::new(); nodes.len()];
        let general = codes.distinct("umum");
        if let Some(first) = questions.iter().find(|question| question.node.is_none()) {
            let label = Label::of(first.place, self.words.say("xlsform-general"));
            self.node(&general, &label, first.place, None);
        }
        let mut parents = vec![false; nodes.len()];
        for (node, _) in nodes.iter().zip(&alive).filter(|(_, alive)| **alive) {
            if let Some(parent) = node.parent {
                parents[parent] = true;
            }
        }
        let mut direct = vec![false; nodes.len()];
        questions.iter().filter_map(|question| question.node).for_each(|node| direct[node] = true);
        for (index, node) in nodes.iter().enumerate() {
            if !alive[index] {
                let message = Message::new("xlsform-dropped-empty").with("name", &node.label.id);
                self.findings.remark(SheetName::Survey, node.place, message);
                continue;
            }
            let parent = node.parent.map(|parent| nodes[parent].code.clone());
            self.node(&node.code, &node.label, node.place, parent.as_deref());
            own[index].clone_from(&node.code);
            // A node holds nodes or items, never both.
            if parents[index] && direct[index] {
                own[index] = codes.distinct(&format!("{}.{general}", node.code));
                let label = Label::of(node.place, self.words.say("xlsform-general"));
                self.node(&own[index].clone(), &label, node.place, Some(&node.code));
            }
        }
        questions
            .iter()
            .map(|question| question.node.map_or_else(|| general.clone(), |node| own[node].clone()))
            .collect()
    }

    fn node(&mut self, code: &str, label: &Label, place: Place, parent: Option<&str>) {
        let spot = (SheetName::Survey, Some(place));
        let mut fields = vec![text("code", spot, code)];
        fields.extend(parent.map(|parent| text("parent", spot, parent)));
        fields.extend(labelled("label", SheetName::Survey, label));
        fields.push(number("weight", spot, "1"));
        fields.push(text("source", spot, SOURCE));
        self.add("node", spot, fields);
    }

    fn items(&mut self, nodes: &[String]) {
        let form = self.form;
        let translator = Translator::new(&form.outline);
        let mut constraints = Vec::new();
        for (index, (question, node)) in form.outline.questions.iter().zip(nodes).enumerate() {
            let spot = (SheetName::Survey, Some(question.place));
            let mut guidance = question.guidance.clone();
            let mut fields = vec![text("code", spot, question.code.clone()), text("node", spot, node.clone())];
            fields.extend(question.group.map(|group| text("group", spot, form.outline.groups[group].code.clone())));
            match translator.relevance(index) {
                Meaning::Conditions(conditions) if conditions.is_empty() => {}
                Meaning::Conditions(conditions) => {
                    let place = question.relevant.first().map(|clause| clause.place);
                    fields.push(texts("relevant_if", (SheetName::Survey, place), conditions.into_iter()));
                }
                Meaning::More => {
                    for clause in &question.relevant {
                        guidance.extend(self.unevaluated(question, "relevant", clause));
                    }
                }
            }
            let mut lowest = None;
            if let Some(clause) = &question.constraint {
                match translator.limits(index, clause) {
                    Some(limits) => {
                        lowest = limits.lowest;
                        if !limits.must.is_empty() {
                            constraints.push(self.constraint(question, clause, limits.must));
                        }
                    }
                    None => {
                        guidance.extend(self.unevaluated(question, "constraint", clause));
                        guidance.extend(question.constraint_message.clone());
                    }
                }
            }
            fields.extend(labelled("text", SheetName::Survey, &question.label));
            fields.extend(joined("guidance", &guidance));
            fields.extend(listed("evidence", &question.evidence));
            fields.push(text("source", spot, SOURCE));
            let scored = form.scored(question);
            if !scored {
                fields.push(field("scored", spot, Value::Flag(false)));
            }
            if question.may_not_apply == Some(false) {
                fields.push(field("not_applicable", spot, Value::Flag(false)));
            }
            self.kind(question, lowest, scored, &mut fields);
            self.add("item", spot, fields);
        }
        for (spot, fields) in constraints {
            self.add("constraint", spot, fields);
        }
    }

    fn kind(&mut self, question: &Question, lowest: Option<Exact>, scored: bool, fields: &mut Vec<Field<Spot>>) {
        let spot = (SheetName::Survey, Some(question.place));
        match &question.kind {
            Kind::Choice(options) => {
                fields.push(rows(
                    "choice",
                    spot,
                    options.choices.iter().map(|choice| choice_row(choice, Points::Shown)),
                ));
            }
            Kind::Ticks(options, steps) => {
                fields.push(text("kind", spot, "ticks"));
                fields.push(rows("tick", spot, options.choices.iter().map(|choice| choice_row(choice, Points::None))));
                let counted = (0..=options.choices.len()).filter_map(|count| Exact::parse(&count.to_string()));
                let counted: Steps = counted.map(|count| (count.clone(), count)).collect();
                fields.push(step_rows(spot, if steps.is_empty() { &counted } else { steps }));
            }
            Kind::Number(start, unit, steps) => {
                fields.push(text("kind", spot, "number"));
                match unit {
                    Some(unit) => fields.push(text("unit", spot, unit.clone())),
                    None => fields.extend(bilingual("unit", spot, self.words.say("xlsform-number"))),
                }
                let from = lowest.or_else(|| start.clone()).unwrap_or_default();
                let first = (from.clone(), Exact::ZERO);
                let assumed = if scored { vec![first, (&from + &Exact::ONE, Exact::ONE)] } else { vec![first] };
                if steps.is_empty() {
                    let message = Message::new("xlsform-lowest").with("code", &question.code);
                    self.findings.remark(
                        SheetName::Survey,
                        question.place,
                        message.with("lowest", from.to_digits(DIGITS)),
                    );
                }
                fields.push(step_rows(spot, if steps.is_empty() { &assumed } else { steps }));
            }
            Kind::Text => fields.push(text("kind", spot, "text")),
            Kind::Date => fields.push(text("kind", spot, "date")),
        }
    }

    /// Keeps an expression that an instrument cannot state as a text for the assessor, and says so.
    fn unevaluated(&mut self, question: &Question, column: &'static str, clause: &Clause) -> Option<Label> {
        let Clause { place, text, .. } = clause;
        let before = self.kept;
        self.kept += text.len();
        if Instrument::LONGEST < self.kept {
            if before <= Instrument::LONGEST {
                let message = Message::new("problem-too-long").with("most", Instrument::LONGEST >> 20);
                self.findings.problem(SheetName::Survey, *place, message);
            }
            return None;
        }
        let message = Message::new("xlsform-unevaluated").with("code", &question.code);
        let message = message.with("expression", text).with("column", column);
        self.findings.remark(SheetName::Survey, *place, message);
        let verbatim = |text: &str| Text { id: text.to_owned(), en: None };
        let args = [("column", &verbatim(column)), ("expression", &verbatim(text))];
        Some(Label::of(*place, self.words.say_with("xlsform-unevaluated-text", &args)))
    }

    fn constraint(&self, question: &Question, clause: &Clause, must: Vec<String>) -> (Spot, Vec<Field<Spot>>) {
        let spot = (SheetName::Survey, Some(clause.place));
        let mut fields = vec![
            text("code", spot, format!("K.{}", question.code)),
            texts("must", spot, must.into_iter()),
            text("severity", spot, "hard"),
            text("source", spot, SOURCE),
        ];
        let said = || {
            let expression = Text { id: clause.text.clone(), en: None };
            Label::of(clause.place, self.words.say_with("xlsform-rule", &[("expression", &expression)]))
        };
        let label = question.constraint_message.clone().unwrap_or_else(said);
        fields.extend(labelled("text", SheetName::Survey, &label));
        (spot, fields)
    }
}

impl Form {
    /// Whether anything is asked in a node or below it.
    fn alive(&self) -> Vec<bool> {
        let mut alive = vec![false; self.outline.nodes.len()];
        self.outline.questions.iter().filter_map(|question| question.node).for_each(|node| alive[node] = true);
        // Parents stand before their children.
        for (index, node) in self.outline.nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent.filter(|_| alive[index]) {
                alive[parent] = true;
            }
        }
        alive
    }

    /// The depth of each question's node, from 0; one more where nodes stand beside the question.
    fn depths(&self) -> Vec<usize> {
        let (nodes, alive) = (&self.outline.nodes, self.alive());
        let mut depths: Vec<usize> = Vec::with_capacity(nodes.len());
        let mut parents = vec![false; nodes.len()];
        for (index, node) in nodes.iter().enumerate() {
            depths.push(node.parent.map_or(0, |parent| depths[parent] + 1));
            if let Some(parent) = node.parent.filter(|_| alive[index]) {
                parents[parent] = true;
            }
        }
        let of = |question: &Question| question.node.map_or(0, |node| depths[node] + usize::from(parents[node]));
        self.outline.questions.iter().map(of).collect()
    }
}

fn field(key: &str, origin: Spot, value: Value<Spot>) -> Field<Spot> {
    Field { key: key.to_owned(), origin, value }
}

fn text(key: &str, spot: Spot, text: impl Into<String>) -> Field<Spot> {
    field(key, spot, Value::Text(text.into()))
}

fn number(key: &str, spot: Spot, number: impl Into<String>) -> Field<Spot> {
    field(key, spot, Value::Number(number.into()))
}

fn texts(key: &str, spot: Spot, texts: impl Iterator<Item = String>) -> Field<Spot> {
    field(key, spot, Value::List(texts.map(|text| (spot, Value::Text(text))).collect()))
}

fn rows(key: &str, spot: Spot, rows: impl Iterator<Item = Vec<Field<Spot>>>) -> Field<Spot> {
    let of = |fields: Vec<Field<Spot>>| (fields.first().map_or(spot, |field| field.origin), Value::Table(fields));
    field(key, spot, Value::List(rows.map(of).collect()))
}

fn bilingual(key: &str, spot: Spot, both: Text) -> Vec<Field<Spot>> {
    let english = both.en.map(|en| text(&format!("{key}_en"), spot, en));
    [text(key, spot, both.id)].into_iter().chain(english).collect()
}

/// A text with its translation; one that says the same is none.
fn labelled(key: &str, sheet: SheetName, label: &Label) -> Vec<Field<Spot>> {
    let en = label.en.clone().filter(|en| *en != label.id);
    bilingual(key, (sheet, Some(label.place)), Text { id: label.id.clone(), en })
}

fn joined(key: &str, labels: &[Label]) -> Vec<Field<Spot>> {
    let Some(first) = labels.first() else { return Vec::new() };
    let id = labels.iter().map(|label| label.id.as_str()).collect::<Vec<_>>().join("\n");
    let en = labels.iter().map(|label| label.en.as_deref().unwrap_or(&label.id)).collect::<Vec<_>>().join("\n");
    labelled(key, SheetName::Survey, &Label { place: first.place, id, en: Some(en) })
}

fn listed(key: &str, labels: &[Label]) -> Vec<Field<Spot>> {
    let Some(first) = labels.first() else { return Vec::new() };
    let spot = (SheetName::Survey, Some(first.place));
    let english: Option<Vec<String>> = labels.iter().map(|label| label.en.clone()).collect();
    let english = english.filter(|english| english.iter().zip(labels).any(|(en, label)| *en != label.id));
    let english = english.map(|english| texts(&format!("{key}_en"), spot, english.into_iter()));
    [texts(key, spot, labels.iter().map(|label| label.id.clone()))].into_iter().chain(english).collect()
}

/// Whether the row of a choice shows its points.
#[derive(Clone, Copy)]
enum Points {
    Shown,
    None,
}

fn choice_row(choice: &Choice, points: Points) -> Vec<Field<Spot>> {
    let spot = (SheetName::Choices, Some(choice.place));
    let mut fields = vec![text("key", spot, choice.key.clone())];
    match points {
        Points::Shown => {
            let points = choice.points.clone().unwrap_or_default();
            fields.push(number("points", spot, points.to_digits(DIGITS)));
        }
        Points::None => {}
    }
    fields.extend(labelled("text", SheetName::Choices, &choice.label));
    fields
}

fn step_rows(spot: Spot, steps: &Steps) -> Field<Spot> {
    let row = |(from, points): &(Exact, Exact)| {
        vec![number("from", spot, from.to_digits(DIGITS)), number("points", spot, points.to_digits(DIGITS))]
    };
    rows("step", spot, steps.iter().map(row))
}
