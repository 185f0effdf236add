//! Reads what stands around the tree: sources, scale, rules, bands, groups.

use super::parse::Draft;
use super::reader::Table;
use super::schema::{
    Aggregation, EDGES, FIRMNESS, NOT_APPLICABLE, NOT_OBSERVED, PARTS, ROUNDING, SUBJECTS, UNITS, ZONES,
};
use super::{
    Band, Distinction, Edge, Group, GroupId, NotApplicableRule, NotObservedRule, PartScale, Population, Rules,
    SampleRow, ScoreScale, Source, SourceId, UnitsRule,
};
use crate::exact::Exact;
use crate::locale::Message;
use std::collections::HashSet;

impl Draft {
    pub(super) fn read_sources(&mut self, root: &Table<'_>) {
        for table in root.tables("source") {
            let key = self.claim(&table, "source", self.sources.len());
            let firmness = table.word("firmness", &FIRMNESS, None);
            self.sources.push(Source { key, firmness, text: table.text("text", "text_en") });
            table.finish();
        }
        if self.sources.is_empty() {
            root.problem("source", Message::new("problem-none").with("key", "source"));
        }
    }

    pub(super) fn scale(&self, root: &Table<'_>) -> ScoreScale {
        let Some(table) = root.table("score") else {
            let (parts, source) = (PartScale::Scale, SourceId(0));
            return ScoreScale { maximum: Exact::ONE, digits: 2, parts, sum: None, source };
        };
        let maximum = table.number("maximum");
        if !maximum.is_positive() {
            table.problem("maximum", Message::new("problem-not-positive").with("key", "maximum"));
        }
        let scale = ScoreScale {
            maximum,
            digits: u32::try_from(table.count("digits", 6)).unwrap_or_default(),
            parts: table.word("parts", &PARTS, None),
            sum: table.optional_number("sum"),
            source: self.source(&table, "source", None),
        };
        table.finish();
        scale
    }

    /// Reads the rules; the groups have been read.
    pub(super) fn rules(&self, root: &Table<'_>) -> Rules {
        let Some(table) = root.table("rules") else {
            return Rules {
                not_applicable: NotApplicableRule::Redistribute,
                not_observed: NotObservedRule::Incomplete,
                units: UnitsRule::Mean,
                source: SourceId(0),
            };
        };
        table.word("subjects", &SUBJECTS, None);
        table.word("rounding", &ROUNDING, None);
        let group = self.group(&table, "units_group");
        let units = match table.word("units", &UNITS, None) {
            Aggregation::Mean => UnitsRule::Mean,
            Aggregation::Subjects => match group {
                Some(group) => UnitsRule::Subjects(group),
                None => {
                    if !table.has("units_group") {
                        table.problem("units", Message::new("problem-missing").with("key", "units_group"));
                    }
                    UnitsRule::Mean
                }
            },
        };
        let rules = Rules {
            not_applicable: table.word("not_applicable", &NOT_APPLICABLE, None),
            not_observed: table.word("not_observed", &NOT_OBSERVED, None),
            units,
            source: self.source(&table, "source", None),
        };
        table.finish();
        rules
    }

    pub(super) fn distinction(&self, root: &Table<'_>) -> Option<Distinction> {
        if !root.has("distinction") {
            return None;
        }
        let table = root.table("distinction")?;
        let distinction = Distinction {
            suffix: table.text("suffix", "suffix_en"),
            condition: table.text("condition", "condition_en"),
            source: self.source(&table, "source", None),
        };
        table.finish();
        Some(distinction)
    }

    pub(super) fn bands(&self, root: &Table<'_>, scale: &ScoreScale) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        let mut categories = HashSet::new();
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
            let category = table.string("category");
            if !categories.insert(category.clone()) {
                table.problem("category", Message::new("problem-twice").with("code", &category));
            }
            bands.push(Band {
                from,
                to: table.optional_number("to"),
                edge: table.word("edge", &EDGES, None),
                zone: table.word("zone", &ZONES, Some(None)),
                category,
                label: table.text("label", "label_en"),
                printed: table.optional_string("printed"),
                source: self.source(&table, "source", None),
            });
            table.finish();
        }
        if bands.is_empty() {
            root.problem("band", Message::new("problem-none").with("key", "band"));
        }
        bands
    }

    /// Every score must have a band, the lowest one too.
    pub(super) fn check_lowest_band(&self, root: &Table<'_>, bands: &[Band], lowest: &Exact) {
        let holds = |band: &Band| match band.edge {
            Edge::Inclusive => band.from <= *lowest,
            Edge::Exclusive => band.from < *lowest,
        };
        if bands.last().is_some_and(|band| !holds(band)) {
            root.problem("band", Message::new("problem-band-lowest").with("lowest", lowest.to_digits(6)));
        }
    }

    pub(super) fn read_groups(&mut self, root: &Table<'_>) {
        for table in root.tables("group") {
            let code = self.claim(&table, "group", self.groups.len());
            let rows: Vec<SampleRow> = table.tables("sample").iter().map(sample_row).collect();
            if rows.windows(2).any(|pair| pair[1].population <= pair[0].population) {
                table.problem("sample", Message::new("problem-sample"));
            }
            let item = table.optional_string("population");
            if item.is_some() == rows.is_empty() {
                let key = if item.is_some() { "sample" } else { "population" };
                if item.is_some() || table.has("sample") {
                    table.problem("code", Message::new("problem-missing").with("key", key));
                }
            }
            self.groups.push(Group {
                code,
                label: table.text("label", "label_en"),
                subject: table.text("subject", "subject_en"),
                quota: table.count("quota", MOST_SUBJECTS),
                // Which item it is can be said only when the items have been read.
                population: item.map(|_| Population { item: super::ItemId(0), sample: rows }),
                binding: table.flag("binding", true),
                guidance: table.optional_text("guidance", "guidance_en"),
                source: self.source(&table, "source", None),
            });
            table.finish();
        }
    }

    /// Reads the group that a key names.
    pub(super) fn group(&self, table: &Table<'_>, key: &'static str) -> Option<GroupId> {
        let name = table.optional_string(key)?;
        let position = self.place_of("group", &name);
        if position.is_none() {
            table.problem(key, Message::new("problem-no-group").with("name", &name));
        }
        position.map(GroupId)
    }
}

/// Most subjects that a group may ask for.
const MOST_SUBJECTS: usize = 10_000;

fn sample_row(table: &Table<'_>) -> SampleRow {
    let row = SampleRow { population: table.number("population"), size: table.count("size", MOST_SUBJECTS) };
    table.finish();
    row
}
