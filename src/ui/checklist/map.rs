//! What the screen knows of an instrument and of a unit, worked out once instead of in every frame.

use super::facts::Facts;
use super::page::Page;
use super::recorder::Cell;
use super::since::Baseline;
use crate::assessment::{Answer, Sheet, SubjectId};
use crate::instrument::{Children, Digest, GroupId, Instrument, Item, ItemId, NodeId};
use crate::locale::Language;
use crate::scoring::{Finding, Lacking, Missing, Part, Progress, Quota, Scorecard, What, Whose, findings, quotas};
use std::sync::Arc;

/// The order of an instrument: its outline, its sections, and its items as they stand under each other.
pub(super) struct Map {
    /// The nodes as the outline shows them, parents before children.
    pub(super) rows: Vec<Row>,
    /// The sections, in order.
    pub(super) sections: Vec<Section>,
    /// All items, in the order of the outline.
    pub(super) order: Vec<ItemId>,
    /// What the search looks through: by item, code and text in small letters.
    haystack: Vec<String>,
    /// By item, its place in `order` and its section.
    places: Vec<(usize, usize)>,
    instrument: Digest,
    language: Language,
}

/// A node in the outline.
pub(super) struct Row {
    /// The node.
    pub(super) node: NodeId,
    /// The section it is, or the first one below it.
    pub(super) section: usize,
}

/// A node that holds items: one page of the checklist.
pub(super) struct Section {
    /// The node.
    pub(super) node: NodeId,
    /// Its items.
    pub(super) items: Vec<ItemId>,
    /// The groups its items are asked of, each once.
    pub(super) groups: Vec<GroupId>,
}

impl Map {
    pub(super) fn new(instrument: &Instrument, language: Language) -> Self {
        let mut map = Self {
            rows: Vec::new(),
            sections: Vec::new(),
            order: Vec::new(),
            haystack: Vec::new(),
            places: vec![(0, 0); instrument.items().count()],
            instrument: instrument.digest(),
            language,
        };
        for (_, item) in instrument.items() {
            map.haystack.push(format!("{} {}", item.code, item.text.get(language)).to_lowercase());
        }
        map.add(instrument, instrument.top());
        map
    }

    /// Whether it was made for this instrument and language.
    pub(super) fn fits(&self, instrument: &Instrument, language: Language) -> bool {
        self.instrument == instrument.digest() && self.language == language
    }

    fn add(&mut self, instrument: &Instrument, nodes: &[NodeId]) {
        for node in nodes {
            self.rows.push(Row { node: *node, section: self.sections.len() });
            match &instrument.node(*node).children {
                Children::Nodes(nodes) => self.add(instrument, nodes),
                Children::Items(items) => {
                    let mut groups = Vec::new();
                    for item in items {
                        self.places[item.position()] = (self.order.len(), self.sections.len());
                        self.order.push(*item);
                        groups.extend(instrument.item(*item).group.filter(|group| !groups.contains(group)));
                    }
                    self.sections.push(Section { node: *node, items: items.clone(), groups });
                }
            }
        }
    }

    /// Place of an item among all items.
    pub(super) fn rank(&self, item: ItemId) -> usize {
        self.places[item.position()].0
    }

    /// The section an item stands in.
    pub(super) fn section_of(&self, item: ItemId) -> usize {
        self.places[item.position()].1
    }

    /// What a search looks through: code and text of an item in small letters.
    pub(super) fn haystack(&self, item: ItemId) -> &str {
        &self.haystack[item.position()]
    }
}

/// Why an answer needs another look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The instrument does not know it.
    Unknown,
    /// It was given to another wording of the item, and still fits.
    Reworded,
}

/// Returns why an answer needs another look, if it does.
pub(super) fn doubt(item: &Item, answer: &Answer) -> Option<Doubt> {
    match &answer.response {
        Some(response) if !item.accepts(response) => Some(Doubt::Unknown),
        Some(_) if answer.is_stale(item) => Some(Doubt::Reworded),
        Some(_) | None => None,
    }
}

/// What is shown of a unit's answers as a whole; good for one scorecard.
pub(super) struct Overview {
    /// By node, how much of it has been answered.
    pub(super) progress: Vec<Progress>,
    /// By node, whether that is about answers that do not count, since there are no others.
    pub(super) aside: Vec<bool>,
    /// By node, how many of its answers need another look.
    pub(super) problems: Vec<usize>,
    /// By node, how many items below it are flagged.
    pub(super) flags: Vec<usize>,
    /// What is missing, in order.
    pub(super) missing: Vec<Missing>,
    /// How far the quota of each group is met.
    pub(super) quotas: Vec<Quota>,
    /// What is lacking before the assessors may leave.
    pub(super) lacking: Lacking,
    /// Constraints that the answers violate.
    pub(super) findings: Vec<Finding>,
    /// What holds of every answer, for the filters.
    pub(super) facts: Facts,
    card: Arc<Scorecard>,
}

impl Overview {
    /// Works it out; `baseline` is what changes are looked at against.
    pub(super) fn new(
        (instrument, map): (&Instrument, &Map),
        sheet: &Sheet,
        card: &Arc<Scorecard>,
        baseline: Option<&Baseline>,
    ) -> Self {
        let count = instrument.nodes().count();
        let mut progress = vec![Progress::default(); count];
        count_answers(&card.tree, &mut progress);
        let mut problems = vec![0; count];
        let mut flags = vec![0; count];
        for item in sheet.details.flags.iter().filter_map(|code| instrument.find_item(code.as_str())) {
            above(instrument, instrument.item(item).node, &mut |node| flags[node.position()] += 1);
        }
        let findings = findings(instrument, sheet);
        let blocking = || findings.iter().filter(|finding| finding.blocks());
        for finding in blocking() {
            above(instrument, instrument.item(finding.item).node, &mut |node| problems[node.position()] += 1);
        }
        let mut missing = card.missing();
        // What others wait for stands where it is asked.
        missing.sort_by_key(|missing| map.rank(missing.item));
        for missing in missing.iter().filter(|missing| !instrument.item(missing.item).scored) {
            let node = instrument.item(missing.item).node;
            above(instrument, node, &mut |node| progress[node.position()].expected += 1);
        }
        let wrong = blocking().map(|finding| Cell { item: finding.item, subject: finding.whose }).collect();
        let expected = missing.iter().filter(|missing| matches!(missing.whose, Whose::Expected(_)));
        let expected = expected.map(|missing| missing.item).collect();
        let facts = Facts::new((instrument, sheet, card), &wrong, &expected, baseline);
        for item in facts.doubtful() {
            above(instrument, instrument.item(item).node, &mut |node| problems[node.position()] += 1);
        }
        let aside = count_unscored(instrument, sheet, card, &mut progress);
        let (quotas, card) = (quotas(instrument, sheet), Arc::clone(card));
        let mut lacking = Lacking::of(instrument, sheet, &card, (&quotas, &findings));
        lacking.answers.sort_by_key(|missing| map.rank(missing.item));
        Self { progress, aside, problems, flags, missing, quotas, lacking, findings, facts, card }
    }

    /// The items from which quotas follow and which nobody has answered, in order.
    pub(super) fn awaited(&self) -> impl Iterator<Item = ItemId> {
        self.quotas.iter().filter_map(|quota| quota.awaits)
    }

    /// How many findings have to be dealt with before the unit can be signed off.
    pub(super) fn blocking(&self) -> usize {
        self.findings.iter().filter(|finding| finding.blocks()).count()
    }

    /// The first finding to be dealt with behind a place, going round.
    pub(super) fn next_finding(&self, page: &Page<'_>, after: (ItemId, Option<SubjectId>)) -> Option<&Finding> {
        let place = |item: ItemId, whose: Option<SubjectId>| {
            let column = |subject| page.recorder.sheet.subjects.iter().position(|known| known.id == subject);
            (page.map.rank(item), whose.and_then(column).unwrap_or_default())
        };
        let mut blocking: Vec<&Finding> = self.findings.iter().filter(|finding| finding.blocks()).collect();
        blocking.sort_by_key(|finding| place(finding.item, finding.whose));
        let beyond = |finding: &&&Finding| place(finding.item, finding.whose) > place(after.0, after.1);
        blocking.iter().find(beyond).or_else(|| blocking.first()).copied()
    }

    /// Whether it was made from this scorecard.
    pub(super) fn fits(&self, card: &Arc<Scorecard>) -> bool {
        Arc::ptr_eq(&self.card, card)
    }

    /// The first answer missing behind a place, going round.
    pub(super) fn next_missing(&self, page: &Page<'_>, after: (ItemId, Option<SubjectId>)) -> Option<&Missing> {
        let sheet = page.recorder.sheet;
        let column = |subject: SubjectId| sheet.subjects.iter().position(|known| known.id == subject);
        let here = (page.map.rank(after.0), after.1.and_then(column).unwrap_or_default());
        let place = |missing: &Missing| {
            let column = match missing.whose {
                Whose::Unit => 0,
                Whose::Subject(subject) => column(subject).unwrap_or_default(),
                Whose::Expected(number) => sheet.subjects.len() + number,
            };
            (page.map.rank(missing.item), column)
        };
        // Whoever is still to be added to the item in focus cannot be gone to.
        let beyond = |missing: &&Missing| {
            place(missing) > here && !(missing.item == after.0 && matches!(missing.whose, Whose::Expected(_)))
        };
        self.missing.iter().find(beyond).or_else(|| self.missing.first())
    }
}

/// Visits a node and every one above it.
pub(super) fn above(instrument: &Instrument, node: NodeId, visit: &mut dyn FnMut(NodeId)) {
    let mut node = Some(node);
    while let Some(id) = node {
        visit(id);
        node = instrument.node(id).parent;
    }
}

/// Counts the answers below every node that has none that count. Returns which nodes these are.
fn count_unscored(instrument: &Instrument, sheet: &Sheet, card: &Scorecard, progress: &mut [Progress]) -> Vec<bool> {
    let aside: Vec<bool> = progress.iter().map(|progress| progress.expected == 0).collect();
    for (id, item) in instrument.items().filter(|(id, item)| !item.scored && !card.relevance.is_idle(*id)) {
        let subjects: Vec<Option<SubjectId>> = match item.group {
            None => vec![None],
            Some(group) => sheet.subjects_of(&instrument.group(group).code).map(|subject| Some(subject.id)).collect(),
        };
        let given = |subject: &&Option<SubjectId>| {
            sheet.answer(item.code.as_str(), **subject).is_some_and(|answer| answer.response.is_some())
        };
        let answered = subjects.iter().filter(given).count();
        above(instrument, instrument.item(id).node, &mut |node| {
            let at = node.position();
            if aside[at] {
                progress[at].answered += answered;
                progress[at].expected += subjects.len();
            }
        });
    }
    aside
}

/// Counts the answers below every node, given and missing. Returns the count of this part.
fn count_answers(part: &Part, progress: &mut [Progress]) -> Progress {
    let mut sum = Progress::default();
    if part.is_expected() {
        sum = Progress { answered: usize::from(!part.is_missing()), expected: 1 };
    }
    for part in part.parts() {
        let below = count_answers(part, progress);
        sum.answered += below.answered;
        sum.expected += below.expected;
    }
    if let What::Node(node) = part.what() {
        progress[node.position()] = sum;
    }
    sum
}
