//! From the text of an instrument file to an [`Instrument`], or to everything that is wrong with it.

use super::condition::{self, Written};
use super::kinds::{choice_list, digest};
use super::limits;
use super::reader::{Report, Table};
use super::{
    Band, Children, Choice, Digest, Edge, Firmness, Group, GroupId, Instrument, Item, ItemCode, ItemId, Node, NodeId,
    NotApplicableRule, NotObservedRule, PartScale, Rules, ScoreScale, Source, SourceId, Zone,
};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::{HashMap, HashSet};
use toml::de::DeTable;

/// Something wrong with an instrument file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong; its hint says what to do.
    pub message: Message,
}

impl Instrument {
    /// The longest file read, in bytes. The largest known instrument takes a tenth of it.
    pub const LONGEST: usize = 4 << 20;

    /// Reads an instrument file.
    ///
    /// # Errors
    /// Returns every problem of the file, by line.
    pub fn parse(toml: &str) -> Result<Self, Vec<Problem>> {
        let report = Report::new(toml);
        if toml.len() > Self::LONGEST {
            report.add(1, Message::new("problem-too-long").with("most", Self::LONGEST >> 20));
            return Err(report.into_problems());
        }
        let (document, errors) = DeTable::parse_recoverable(toml);
        for error in &errors {
            let line = error.span().map_or(1, |span| report.line_of(span.start));
            report.add(line, Message::new("problem-syntax").with("detail", error.message()));
        }
        if !errors.is_empty() {
            return Err(report.into_problems());
        }
        let instrument = Draft::read(&Table::new(&report, &document), toml);
        let mut problems = report.into_problems();
        if problems.is_empty() {
            problems.extend(limits::excess(&instrument).map(|message| Problem { line: 1, message }));
        }
        if problems.is_empty() { Ok(instrument) } else { Err(problems) }
    }
}

/// What has been read so far, and where each name can be found.
pub(super) struct Draft {
    sources: Vec<Source>,
    groups: Vec<Group>,
    pub(super) scales: HashMap<String, (Vec<Choice>, SourceId)>,
    nodes: Vec<Node>,
    codes: HashSet<String>,
}

impl Draft {
    fn read(root: &Table<'_>, toml: &str) -> Instrument {
        let mut draft = Self {
            sources: Vec::new(),
            groups: Vec::new(),
            scales: HashMap::new(),
            nodes: Vec::new(),
            codes: HashSet::new(),
        };
        let (id, revision) = (root.code("id"), root.string("revision"));
        let (title, note) = (root.text("title", "title_en"), root.optional_text("note", "note_en"));
        let (issuer, legal) = (root.string("issuer"), root.strings("legal"));
        let levels = root.texts("levels", "levels_en");
        if limits::MOST_LEVELS < levels.len() {
            root.problem("levels", Message::new("problem-too-many-levels").with("most", limits::MOST_LEVELS));
        }
        let item_name = root.text("item_name", "item_name_en");
        draft.read_sources(root);
        let (scale, sum) = draft.scale(root);
        let rules = draft.rules(root);
        let bands = draft.bands(root, &scale);
        draft.read_groups(root);
        draft.read_choices(root);
        let sums = draft.read_nodes(root, levels.len());
        let items = draft.items(root, &rules);
        let constraints = draft.constraints(root, &items);
        root.finish();
        let top: Vec<NodeId> =
            (0..draft.nodes.len()).map(NodeId).filter(|id| draft.nodes[id.0].parent.is_none()).collect();
        draft.check_tree(root, &items, &top, sum.as_ref(), &sums);
        let codes = items.iter().enumerate().map(|(index, item)| (item.code.clone(), ItemId(index))).collect();
        Instrument {
            id,
            revision,
            title,
            issuer,
            legal,
            note,
            levels,
            item_name,
            scale,
            rules,
            sources: draft.sources,
            bands,
            groups: draft.groups,
            nodes: draft.nodes,
            top,
            items,
            constraints,
            codes,
            toml: toml.to_owned(),
            digest: Digest::of(toml.as_bytes()),
        }
    }

    /// Claims a code; the second one to claim it is a problem.
    pub(super) fn claim(&mut self, table: &Table<'_>, what: &'static str, code: &str) {
        if !code.is_empty() && !self.codes.insert(format!("{what} {code}")) {
            table.problem("code", Message::new("problem-twice").with("code", code));
        }
    }

    pub(super) fn source(&self, table: &Table<'_>, key: &'static str, absent: Option<SourceId>) -> SourceId {
        let name = match (table.has(key), absent) {
            (false, Some(absent)) => {
                table.optional_string(key);
                return absent;
            }
            _ => table.string(key),
        };
        match self.sources.iter().position(|source| source.key == name) {
            Some(position) => SourceId(position),
            None => {
                if !name.is_empty() {
                    table.problem(key, Message::new("problem-no-source").with("name", &name));
                }
                SourceId(0)
            }
        }
    }

    fn read_sources(&mut self, root: &Table<'_>) {
        const FIRMNESS: [(&str, Firmness); 5] = [
            ("documented", Firmness::Documented),
            ("applied", Firmness::Applied),
            ("press", Firmness::Press),
            ("inferred", Firmness::Inferred),
            ("assumed", Firmness::Assumed),
        ];
        for table in root.tables("source") {
            let key = table.code("key");
            if self.sources.iter().any(|source| source.key == key) {
                table.problem("key", Message::new("problem-twice").with("code", &key));
            }
            let firmness = table.word("firmness", &FIRMNESS, None);
            self.sources.push(Source { key, firmness, text: table.text("text", "text_en") });
            table.finish();
        }
        if self.sources.is_empty() {
            root.problem("source", Message::new("problem-none").with("key", "source"));
        }
    }

    /// Returns the scale, and what the weights at the top are declared to sum to.
    fn scale(&self, root: &Table<'_>) -> (ScoreScale, Option<Exact>) {
        const PARTS: [(&str, PartScale); 2] = [("weight", PartScale::Weight), ("scale", PartScale::Scale)];
        let Some(table) = root.table("score") else {
            let scale = ScoreScale { maximum: Exact::ONE, digits: 2, parts: PartScale::Scale, source: SourceId(0) };
            return (scale, None);
        };
        let maximum = table.number("maximum");
        if !maximum.is_positive() {
            table.problem("maximum", Message::new("problem-not-positive").with("key", "maximum"));
        }
        let scale = ScoreScale {
            maximum,
            digits: u32::try_from(table.count("digits", 6)).unwrap_or_default(),
            parts: table.word("parts", &PARTS, None),
            source: self.source(&table, "source", None),
        };
        let sum = table.optional_number("sum");
        table.finish();
        (scale, sum)
    }

    fn rules(&self, root: &Table<'_>) -> Rules {
        const NOT_APPLICABLE: [(&str, NotApplicableRule); 4] = [
            ("redistribute", NotApplicableRule::Redistribute),
            ("full", NotApplicableRule::Full),
            ("zero", NotApplicableRule::Zero),
            ("forbidden", NotApplicableRule::Forbidden),
        ];
        const NOT_OBSERVED: [(&str, NotObservedRule); 3] = [
            ("incomplete", NotObservedRule::Incomplete),
            ("redistribute", NotObservedRule::Redistribute),
            ("zero", NotObservedRule::Zero),
        ];
        let Some(table) = root.table("rules") else {
            return Rules {
                not_applicable: NotApplicableRule::Redistribute,
                not_observed: NotObservedRule::Incomplete,
                source: SourceId(0),
            };
        };
        table.word("subjects", &[("mean", ())], None);
        table.word("units", &[("mean", ())], None);
        table.word("rounding", &[("half-up", ())], None);
        let rules = Rules {
            not_applicable: table.word("not_applicable", &NOT_APPLICABLE, None),
            not_observed: table.word("not_observed", &NOT_OBSERVED, None),
            source: self.source(&table, "source", None),
        };
        table.finish();
        rules
    }

    fn bands(&self, root: &Table<'_>, scale: &ScoreScale) -> Vec<Band> {
        const EDGES: [(&str, Edge); 2] = [("inclusive", Edge::Inclusive), ("exclusive", Edge::Exclusive)];
        const ZONES: [(&str, Option<Zone>); 3] =
            [("hijau", Some(Zone::Green)), ("kuning", Some(Zone::Yellow)), ("merah", Some(Zone::Red))];
        let mut bands: Vec<Band> = Vec::new();
        for table in root.tables("band") {
            let from = table.number("from");
            if bands.last().is_some_and(|higher| higher.from <= from) {
                table.problem("from", Message::new("problem-band-order"));
            }
            if scale.maximum < from {
                table.problem("from", Message::new("problem-band-above").with("maximum", scale.maximum.to_digits(6)));
            }
            if from.round_half_up(scale.digits) != from {
                table.problem("from", Message::new("problem-band-digits").with("digits", scale.digits));
            }
            bands.push(Band {
                from,
                edge: table.word("edge", &EDGES, None),
                zone: table.word("zone", &ZONES, Some(None)),
                category: table.string("category"),
                label: table.text("label", "label_en"),
                source: self.source(&table, "source", None),
            });
            table.finish();
        }
        match bands.last() {
            Some(lowest) if lowest.edge == Edge::Inclusive && lowest.from.is_zero() => {}
            Some(_) => root.problem("band", Message::new("problem-band-lowest")),
            None => root.problem("band", Message::new("problem-none").with("key", "band")),
        }
        bands
    }

    fn read_groups(&mut self, root: &Table<'_>) {
        for table in root.tables("group") {
            let code = table.code("code");
            self.claim(&table, "group", &code);
            let quota = table.count("quota", 10_000);
            if quota == 0 {
                table.problem("quota", Message::new("problem-not-positive").with("key", "quota"));
            }
            self.groups.push(Group {
                code,
                label: table.text("label", "label_en"),
                subject: table.text("subject", "subject_en"),
                quota,
                binding: table.flag("binding", true),
                guidance: table.optional_text("guidance", "guidance_en"),
                source: self.source(&table, "source", None),
            });
            table.finish();
        }
    }

    fn read_choices(&mut self, root: &Table<'_>) {
        for table in root.tables("choices") {
            let code = table.code("code");
            self.claim(&table, "choices", &code);
            let scale = (choice_list(&table), self.source(&table, "source", None));
            self.scales.insert(code, scale);
            table.finish();
        }
    }

    /// Reads the nodes and returns what their children's weights are declared to sum to.
    fn read_nodes(&mut self, root: &Table<'_>, levels: usize) -> Vec<(NodeId, usize, Option<Exact>)> {
        let mut sums = Vec::new();
        for table in root.tables("node") {
            let code = table.code("code");
            self.claim(&table, "node", &code);
            let parent = table.optional_string("parent").and_then(|parent| {
                let position = self.nodes.iter().position(|node| node.code == parent);
                if position.is_none() {
                    table.problem("parent", Message::new("problem-no-node").with("name", &parent));
                }
                position.map(NodeId)
            });
            let depth = parent.map_or(0, |parent| self.nodes[parent.0].depth + 1);
            if levels <= depth {
                table.problem("parent", Message::new("problem-too-deep").with("levels", levels).with("code", &code));
            }
            let source = self.source(&table, "source", None);
            let id = NodeId(self.nodes.len());
            self.nodes.push(Node {
                code,
                label: table.text("label", "label_en"),
                weight: positive(&table, "weight"),
                parent,
                depth,
                children: Children::Items(Vec::new()),
                source,
                weight_source: self.source(&table, "weight_source", Some(source)),
            });
            if let Some(parent) = parent {
                match &mut self.nodes[parent.0].children {
                    Children::Nodes(nodes) => nodes.push(id),
                    children @ Children::Items(_) => *children = Children::Nodes(vec![id]),
                }
            }
            sums.push((id, table.line(), table.optional_number("sum")));
            table.finish();
        }
        sums
    }

    fn items(&mut self, root: &Table<'_>, rules: &Rules) -> Vec<Item> {
        let mut items = Vec::new();
        let mut conditions: Vec<(ItemId, Written)> = Vec::new();
        for table in root.tables("item") {
            let id = ItemId(items.len());
            items.push(self.item(&table, id, rules));
            conditions.push((id, condition::written(&table, "relevant_if")));
            table.finish();
        }
        self.relevance(root, &mut items, conditions);
        items
    }

    fn item(&mut self, table: &Table<'_>, id: ItemId, rules: &Rules) -> Item {
        let code = table.code("code");
        self.claim(table, "item", &code);
        let source = self.source(table, "source", None);
        let (kind, points_source) = self.kind(table, source);
        let scored = table.flag("scored", true);
        let text = table.text("text", "text_en");
        let group = table.optional_string("group").and_then(|name| {
            let position = self.groups.iter().position(|group| group.code == name);
            if position.is_none() {
                table.problem("group", Message::new("problem-no-group").with("name", &name));
            }
            position.map(GroupId)
        });
        let item = Item {
            digest: digest(&text, &kind),
            node: self.place(table, id),
            group,
            weight: if table.has("weight") { positive(table, "weight") } else { Exact::ONE },
            scored,
            relevant_if: Vec::new(),
            may_not_apply: table.flag("not_applicable", rules.not_applicable != NotApplicableRule::Forbidden),
            text,
            guidance: table.optional_text("guidance", "guidance_en"),
            evidence: table.texts("evidence", "evidence_en"),
            legal: table.optional_string("legal"),
            kind,
            source,
            weight_source: self.source(table, "weight_source", Some(source)),
            points_source,
            code: ItemCode::from(code.as_str()),
        };
        if scored && !item.maximum().is_positive() {
            table.problem("code", Message::new("problem-no-points").with("code", &code));
        }
        if item.may_not_apply && rules.not_applicable == NotApplicableRule::Forbidden {
            table.problem("not_applicable", Message::new("problem-forbidden").with("code", &code));
        }
        item
    }

    /// Hangs an item under its node.
    fn place(&mut self, table: &Table<'_>, id: ItemId) -> NodeId {
        let name = table.string("node");
        let Some(position) = self.nodes.iter().position(|node| node.code == name) else {
            if !name.is_empty() {
                table.problem("node", Message::new("problem-no-node").with("name", &name));
            }
            return NodeId(0);
        };
        match &mut self.nodes[position].children {
            Children::Items(items) => items.push(id),
            Children::Nodes(_) => table.problem("node", Message::new("problem-mixed").with("name", &name)),
        }
        NodeId(position)
    }

    fn check_tree(
        &self,
        root: &Table<'_>,
        items: &[Item],
        top: &[NodeId],
        top_sum: Option<&Exact>,
        sums: &[(NodeId, usize, Option<Exact>)],
    ) {
        if !items.iter().any(|item| item.scored) {
            root.problem("item", Message::new("problem-none").with("key", "item"));
        }
        let weights = |nodes: &[NodeId]| nodes.iter().map(|id| &self.nodes[id.0].weight).sum::<Exact>();
        let differs = |sum: Option<&Exact>, actual: &Exact, code: &str| {
            let sum = sum.filter(|sum| *sum != actual)?;
            let message = Message::new("problem-sum").with("code", code).with("sum", sum.to_digits(6));
            Some(message.with("actual", actual.to_digits(6)))
        };
        if let Some(message) = differs(top_sum, &weights(top), "score") {
            root.problem("score", message);
        }
        for (id, line, sum) in sums {
            let node = &self.nodes[id.0];
            let (empty, actual) = match &node.children {
                Children::Nodes(nodes) => (nodes.is_empty(), weights(nodes)),
                Children::Items(ids) => {
                    let scored = ids.iter().map(|id| &items[id.0]).filter(|item| item.scored);
                    (ids.is_empty(), scored.map(|item| &item.weight).sum())
                }
            };
            if empty {
                root.add(*line, Message::new("problem-childless").with("code", &node.code));
            }
            if let Some(message) = differs(sum.as_ref(), &actual, &node.code) {
                root.add(*line, message);
            }
        }
    }
}

fn positive(table: &Table<'_>, key: &'static str) -> Exact {
    let number = table.number(key);
    if !number.is_positive() {
        table.problem(key, Message::new("problem-not-positive").with("key", key));
    }
    number
}
