//! From the text of an instrument file to an [`Instrument`], or to everything that is wrong with it.

use super::condition::{self, Written};
use super::kinds::{choice_list, digest};
use super::limits;
use super::reader::{Report, Table};
use super::{
    Children, Choice, Digest, Group, Instrument, Item, ItemCode, ItemId, Kind, Node, NodeId, NotApplicableRule,
    NotObservedRule, Rules, ScoreScale, Source, SourceId,
};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::HashMap;
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
        if !errors.is_empty() {
            return Err(syntax(toml, &errors));
        }
        let root = Table::new(&report, &document);
        if root.has("extends") {
            root.problem("extends", Message::new("problem-extends"));
            return Err(report.into_problems());
        }
        let instrument = Draft::read(&root, toml);
        let mut problems = report.into_problems();
        if problems.is_empty() {
            problems.extend(limits::excess(&instrument));
        }
        if problems.is_empty() { Ok(instrument) } else { Err(problems) }
    }
}

/// Returns what keeps a text from being TOML.
pub(super) fn syntax(toml: &str, errors: &[toml::de::Error]) -> Vec<Problem> {
    let report = Report::new(toml);
    for error in errors {
        let line = error.span().map_or(1, |span| report.line_of(span.start));
        report.add(line, Message::new("problem-syntax").with("detail", error.message()));
    }
    report.into_problems()
}

/// Choices that several items share.
pub(super) struct Scale {
    pub(super) choices: Vec<Choice>,
    pub(super) source: SourceId,
    /// What a copy takes in memory.
    pub(super) bytes: usize,
}

/// What has been read so far, and where each name can be found.
pub(super) struct Draft {
    pub(super) sources: Vec<Source>,
    pub(super) groups: Vec<Group>,
    pub(super) scales: HashMap<String, Scale>,
    nodes: Vec<Node>,
    /// By section, the place of each code in its list.
    names: HashMap<&'static str, HashMap<String, usize>>,
    /// How many bytes of shared choices the items hold so far.
    pub(super) shared: usize,
}

impl Draft {
    fn read(root: &Table<'_>, toml: &str) -> Instrument {
        let mut draft = Self {
            sources: Vec::new(),
            groups: Vec::new(),
            scales: HashMap::new(),
            nodes: Vec::new(),
            names: HashMap::new(),
            shared: 0,
        };
        let based_on = root.optional_string("based_on");
        let (id, revision) = (root.code("id"), root.string("revision"));
        let (title, note) = (root.text("title", "title_en"), root.optional_text("note", "note_en"));
        let (issuer, legal) = (root.string("issuer"), root.strings("legal"));
        let levels = root.texts("levels", "levels_en");
        if limits::MOST_LEVELS < levels.len() {
            root.problem("levels", Message::new("problem-too-many-levels").with("most", limits::MOST_LEVELS));
        }
        let item_name = root.text("item_name", "item_name_en");
        draft.read_sources(root);
        let scale = draft.scale(root);
        draft.read_groups(root);
        let rules = draft.rules(root);
        let distinction = draft.distinction(root);
        let bands = draft.bands(root, &scale);
        draft.read_choices(root);
        let lines = draft.read_nodes(root, levels.len());
        let items = draft.items(root, &rules);
        let constraints = draft.constraints(root, &items);
        let top: Vec<NodeId> =
            (0..draft.nodes.len()).map(NodeId).filter(|id| draft.nodes[id.0].parent.is_none()).collect();
        draft.check_tree(root, &items, &top, scale.sum.as_ref(), &lines);
        draft.check_lowest_band(root, &bands, &lowest(&rules, &scale, &items));
        let codes = items.iter().enumerate().map(|(index, item)| (item.code.clone(), ItemId(index))).collect();
        draft.populations(root, &items, &codes);
        let cases = draft.cases(root, &codes, &bands);
        root.finish();
        Instrument {
            id,
            based_on,
            revision,
            title,
            issuer,
            legal,
            note,
            levels,
            item_name,
            scale,
            rules,
            distinction,
            sources: draft.sources,
            bands,
            groups: draft.groups,
            nodes: draft.nodes,
            top,
            items,
            cases,
            constraints,
            codes,
            toml: toml.into(),
            digest: Digest::of(toml.as_bytes()),
        }
    }

    /// Reads the code of an entry that will have this place in its list; the second one to claim it is a problem.
    pub(super) fn claim(&mut self, table: &Table<'_>, section: &'static str, place: usize) -> String {
        let key = if section == "source" { "key" } else { "code" };
        let code = table.code(key);
        let known = self.names.entry(section).or_default();
        if !code.is_empty() && *known.entry(code.clone()).or_insert(place) != place {
            table.problem(key, Message::new("problem-twice").with("code", &code));
        }
        code
    }

    /// Finds the place of an entry in its list.
    pub(super) fn place_of(&self, section: &'static str, code: &str) -> Option<usize> {
        self.names.get(section)?.get(code).copied()
    }

    pub(super) fn source(&self, table: &Table<'_>, key: &'static str, absent: Option<SourceId>) -> SourceId {
        let name = match (table.has(key), absent) {
            (false, Some(absent)) => {
                table.optional_string(key);
                return absent;
            }
            _ => table.string(key),
        };
        match self.place_of("source", &name) {
            Some(position) => SourceId(position),
            None => {
                if !name.is_empty() {
                    table.problem(key, Message::new("problem-no-source").with("name", &name));
                }
                SourceId(0)
            }
        }
    }

    fn read_choices(&mut self, root: &Table<'_>) {
        for (place, table) in root.tables("choices").into_iter().enumerate() {
            let code = self.claim(&table, "choices", place);
            let (choices, source) = (choice_list(&table), self.source(&table, "source", None));
            self.scales.insert(code, Scale { bytes: limits::bytes(&choices), choices, source });
            table.finish();
        }
    }

    /// Reads the nodes and returns the line on which each begins.
    fn read_nodes(&mut self, root: &Table<'_>, levels: usize) -> Vec<usize> {
        let mut lines = Vec::new();
        for table in root.tables("node") {
            let id = NodeId(self.nodes.len());
            let parent = table.optional_string("parent").and_then(|parent| {
                let position = self.place_of("node", &parent);
                if position.is_none() {
                    table.problem("parent", Message::new("problem-no-node").with("name", &parent));
                }
                position.map(NodeId)
            });
            let code = self.claim(&table, "node", id.0);
            let depth = parent.map_or(0, |parent| self.nodes[parent.0].depth + 1);
            if levels <= depth {
                table.problem("parent", Message::new("problem-too-deep").with("levels", levels).with("code", &code));
            }
            let source = self.source(&table, "source", None);
            self.nodes.push(Node {
                code,
                label: table.text("label", "label_en"),
                weight: positive(&table, "weight"),
                parent,
                depth,
                children: Children::Items(Vec::new()),
                sum: table.optional_number("sum"),
                source,
                weight_source: self.source(&table, "weight_source", Some(source)),
            });
            if let Some(parent) = parent {
                match &mut self.nodes[parent.0].children {
                    Children::Nodes(nodes) => nodes.push(id),
                    children @ Children::Items(_) => *children = Children::Nodes(vec![id]),
                }
            }
            lines.push(table.line());
            table.finish();
        }
        lines
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
        let code = self.claim(table, "item", id.0);
        let source = self.source(table, "source", None);
        let (kind, points_source) = self.kind(table, source);
        let scored = table.flag("scored", true);
        let text = table.text("text", "text_en");
        let group = self.group(table, "group");
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
        let Some(position) = self.place_of("node", &name) else {
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

    /// Finds the items that say how large the population of a group is.
    fn populations(&mut self, root: &Table<'_>, items: &[Item], codes: &HashMap<ItemCode, ItemId>) {
        for (group, table) in self.groups.iter_mut().zip(root.tables("group")) {
            let (Some(population), Some(name)) = (&mut group.population, table.optional_string("population")) else {
                continue;
            };
            let counts = |id: &&ItemId| {
                let item = &items[id.0];
                // How many subjects are asked must not hang on whether this one is.
                let always = item.group.is_none() && item.relevant_if.is_empty();
                always && !item.scored && matches!(item.kind, Kind::Number { .. })
            };
            match codes.get(name.as_str()).filter(counts) {
                Some(item) => population.item = *item,
                None => table.problem("population", Message::new("problem-population").with("name", &name)),
            }
        }
    }

    fn check_tree(&self, root: &Table<'_>, items: &[Item], top: &[NodeId], top_sum: Option<&Exact>, lines: &[usize]) {
        if !items.iter().any(|item| item.scored) {
            root.problem("item", Message::new("problem-none").with("key", "item"));
        }
        let weights = |nodes: &[NodeId]| nodes.iter().map(|id| &self.nodes[id.0].weight).sum::<Exact>();
        let differs = |sum: Option<&Exact>, actual: &Exact, code: &str| {
            let sum = sum.filter(|sum| *sum != actual)?;
            let message = Message::new("problem-sum").with("code", code).with("sum", sum.to_digits(6));
            Some(message.with("actual", actual.to_digits(6)).with("key", "sum"))
        };
        if let Some(message) = differs(top_sum, &weights(top), "score") {
            root.problem("score", message);
        }
        for (node, line) in self.nodes.iter().zip(lines) {
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
            if let Some(message) = differs(node.sum.as_ref(), &actual, &node.code) {
                root.add(*line, message);
            }
        }
    }
}

/// Returns the lowest score that a unit can come to: no mean lies below the lowest value of its parts.
fn lowest(rules: &Rules, scale: &ScoreScale, items: &[Item]) -> Exact {
    let mut scored = items.iter().filter(|item| item.scored);
    let worthless = rules.not_observed == NotObservedRule::Zero
        || rules.not_applicable == NotApplicableRule::Zero && scored.clone().any(|item| item.may_not_apply);
    let values = scored.by_ref().map(|item| &item.minimum() / &item.maximum());
    let lowest = values.min().filter(|_| !worthless).unwrap_or_default();
    (&lowest * &scale.maximum).round_half_up(scale.digits)
}

fn positive(table: &Table<'_>, key: &'static str) -> Exact {
    let number = table.number(key);
    if !number.is_positive() {
        table.problem(key, Message::new("problem-not-positive").with("key", key));
    }
    number
}
