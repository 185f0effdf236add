//! What is said of an instrument's numbers: no item is called powerless that has power, and what is odd is named.

use crate::cli::Desk;
use penilai::assessment::{Response, Sheet, Subject, SubjectId};
use penilai::exact::Exact;
use penilai::instrument::Instrument;
use penilai::library::Library;
use penilai::locale::{Language, Locale};
use penilai::scoring::{Concern, score, sensitivity};
use proptest::prelude::*;
use std::collections::HashMap;
use std::fmt::Write as _;
use uuid::Uuid;

/// A small instrument: a node per list of items.
#[derive(Clone, Debug)]
struct Small {
    maximum: u32,
    digits: u32,
    not_applicable: &'static str,
    not_observed: &'static str,
    /// Lower edges in hundredths of the maximum, whether each belongs to its band, and the zone above.
    limits: Vec<(u32, bool, usize)>,
    zoned: bool,
    nodes: Vec<(u32, Vec<SmallItem>)>,
}

#[derive(Clone, Debug)]
struct SmallItem {
    weight: u32,
    points: &'static [&'static str],
    grouped: bool,
    may_not_apply: bool,
    /// Whether it is asked only if the first item of all has the choice 0.
    conditional: bool,
}

const ZONES: [&str; 3] = ["merah", "kuning", "hijau"];
const POINTS: [&[&str]; 8] = [
    &["0", "1"],
    &["0", "1", "2"],
    &["1", "1"],
    &["0", "3"],
    &["1", "2"],
    &["0.5", "1", "2"],
    &["0", "0.1", "1"],
    &["1", "4"],
];

fn small() -> impl Strategy<Value = Small> {
    let weight = || prop::sample::select(&[1_u32, 2, 5, 10, 30, 60, 90][..]);
    let rare = prop::bool::weighted(0.1);
    let item = (weight(), prop::sample::select(&POINTS[..]), rare, any::<bool>(), rare).prop_map(
        |(weight, points, grouped, may_not_apply, conditional)| SmallItem {
            weight,
            points,
            grouped,
            may_not_apply,
            conditional,
        },
    );
    let nodes = prop::collection::vec((weight(), prop::collection::vec(item, 1..3)), 1..3);
    let rules = (
        prop::sample::select(&["forbidden", "forbidden", "redistribute", "full", "zero"][..]),
        prop::sample::select(&["incomplete", "incomplete", "incomplete", "redistribute", "zero"][..]),
    );
    let limits = prop::collection::btree_map(1_u32..100, (any::<bool>(), 0_usize..3), 1..4);
    let scale = (prop::sample::select(&[1_u32, 5, 100, 1000][..]), 2_u32..4, any::<bool>());
    (scale, rules, limits, nodes).prop_map(|((maximum, digits, zoned), rules, limits, mut nodes)| {
        let (not_applicable, not_observed) = rules;
        let first = &mut nodes[0].1[0];
        (first.grouped, first.conditional) = (false, false);
        if not_applicable == "forbidden" {
            nodes.iter_mut().flat_map(|(_, items)| items).for_each(|item| item.may_not_apply = false);
        }
        let limits = limits.into_iter().map(|(from, (inclusive, zone))| (from, inclusive, zone)).collect();
        Small { maximum, digits, not_applicable, not_observed, limits, zoned, nodes }
    })
}

/// Which answer each column has, and the zone of the unit then; the category, where there are no zones.
type Row = (Vec<usize>, Option<String>);

impl Small {
    fn build(&self) -> Instrument {
        let mut toml = format!(
            "id = \"kecil\"\nrevision = \"1\"\ntitle = \"K\"\nissuer = \"Uji\"\nlevels = [\"A\"]\nitem_name = \"Butir\"\n[score]\n\
             maximum = {}\ndigits = {}\nparts = \"weight\"\nsource = \"s\"\n[rules]\nnot_applicable = \"{}\"\nnot_observed = \"{}\"\n\
             subjects = \"mean\"\nunits = \"mean\"\nrounding = \"half-up\"\nsource = \"s\"\n[[source]]\nkey = \"s\"\n\
             firmness = \"documented\"\ntext = \"Uji\"\n\
             [[group]]\ncode = \"g\"\nlabel = \"G\"\nsubject = \"G\"\nquota = 1\nbinding = false\nsource = \"s\"\n",
            self.maximum, self.digits, self.not_applicable, self.not_observed
        );
        let mut band = |from: u32, inclusive: bool, zone: usize| {
            let edge = if inclusive { "inclusive" } else { "exclusive" };
            let zone = if self.zoned { format!("zone = \"{}\"\n", ZONES[zone]) } else { String::new() };
            let from = from * self.maximum;
            let from = format!("{}.{:02}", from / 100, from % 100);
            let _ = write!(
                toml,
                "[[band]]\nfrom = {from}\nedge = \"{edge}\"\n{zone}category = \"k{from}\"\nlabel = \"K\"\nsource = \"s\"\n"
            );
        };
        self.limits.iter().rev().for_each(|(from, inclusive, zone)| band(*from, *inclusive, *zone));
        band(0, true, 0);
        let mut items = String::new();
        for (node, (weight, of_node)) in self.nodes.iter().enumerate() {
            let _ = write!(toml, "[[node]]\ncode = \"n{node}\"\nlabel = \"N\"\nweight = {weight}\nsource = \"s\"\n");
            for (number, item) in of_node.iter().enumerate() {
                let choices: Vec<String> = (item.points.iter().enumerate())
                    .map(|(key, points)| format!("{{ key = \"{key}\", points = {points}, text = \"P\" }}"))
                    .collect();
                let _ = write!(
                    items,
                    "[[item]]\ncode = \"n{node}.{number}\"\nnode = \"n{node}\"\nweight = {}\ntext = \"T\"\nsource = \"s\"\n\
                     choice = [{}]\n{}{}{}",
                    item.weight,
                    choices.join(", "),
                    if item.may_not_apply { "not_applicable = true\n" } else { "not_applicable = false\n" },
                    if item.grouped { "group = \"g\"\n" } else { "" },
                    if item.conditional { "relevant_if = [\"n0.0 = 0\"]\n" } else { "" },
                );
            }
        }
        toml += &items;
        Library::default().read(&toml).unwrap_or_else(|problems| panic!("{problems:?}\n{toml}"))
    }

    /// Every way to answer an item.
    fn responses(&self, item: &SmallItem) -> Vec<Response> {
        let choices = (0..item.points.len()).map(|key| Response::Choice(key.to_string()));
        let mut responses: Vec<Response> = choices.collect();
        if item.may_not_apply {
            responses.push(Response::NotApplicable("alasan".into()));
        }
        if self.not_observed != "incomplete" {
            responses.push(Response::NotObserved("alasan".into()));
        }
        responses
    }

    /// The item of each column, and what every combination of answers comes to.
    fn combinations(&self, instrument: &Instrument, subjects: u128) -> (Vec<usize>, Vec<Row>) {
        let mut empty = Sheet::default();
        for number in 1..=subjects {
            let id = SubjectId(Uuid::from_u128(number));
            empty.subjects.push(Subject { id, group: "g".into(), label: number.to_string() });
        }
        let mut columns = Vec::new();
        for (place, item) in self.nodes.iter().flat_map(|(_, items)| items).enumerate() {
            let asked = if item.grouped { (1..=subjects).map(Some).collect() } else { vec![None] };
            columns.extend(asked.into_iter().map(|subject| (place, subject, self.responses(item))));
        }
        let items: Vec<_> = instrument.items().map(|(_, item)| item).collect();
        let mut rows = Vec::new();
        let mut way = vec![0; columns.len()];
        loop {
            let mut sheet = empty.clone();
            for ((place, subject, responses), chosen) in columns.iter().zip(&way) {
                let subject = subject.map(|number| SubjectId(Uuid::from_u128(number)));
                let answer = instrument.answer(items[*place], Some(responses[*chosen].clone()), "");
                sheet.answers.entry(items[*place].code.clone()).or_default().insert(subject, answer);
            }
            let verdict = score(instrument, &sheet).verdict;
            assert!(verdict.is_complete(), "{verdict:?}");
            let zone = verdict.score().map(|score| {
                let band = instrument.band(score.band);
                band.zone.map_or(band.category.clone(), |zone| zone.word().to_owned())
            });
            rows.push((way.clone(), zone));
            let Some(next) = (0..way.len()).find(|at| way[*at] + 1 < columns[*at].2.len()) else { break };
            way[..next].fill(0);
            way[next] += 1;
        }
        (columns.into_iter().map(|(place, ..)| place).collect(), rows)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Every combination of answers is tried: whatever the others are answered, a powerless item leaves the zone as it is.
    #[test]
    fn no_item_that_is_called_powerless_ever_changes_the_zone(small in small()) {
        let instrument = small.build();
        let powerless: Vec<usize> = sensitivity(&instrument)
            .into_iter()
            .filter_map(|concern| match concern {
                Concern::Powerless(item) => Some(item.position()),
                Concern::Sum { .. } | Concern::Unreachable(_) | Concern::Gap { .. } => None,
                Concern::NoQuota(_) | Concern::Largest { .. } => None,
            })
            .collect();
        let grouped = small.nodes.iter().flat_map(|(_, items)| items).any(|item| item.grouped);
        for subjects in if grouped { 1..=2 } else { 0..=0 } {
            let (columns, rows) = small.combinations(&instrument, subjects);
            for item in &powerless {
                let mut zones: HashMap<Vec<usize>, &String> = HashMap::new();
                for (way, zone) in &rows {
                    let Some(zone) = zone else { continue };
                    let others: Vec<usize> =
                        way.iter().zip(&columns).filter(|(_, place)| *place != item).map(|(way, _)| *way).collect();
                    let same = *zones.entry(others).or_insert(zone) == zone;
                    prop_assert!(same, "item {item} has power: {way:?} {zone}");
                }
            }
        }
    }

    /// No combination of answers falls into a band that is called unreachable.
    #[test]
    fn no_score_falls_into_a_band_that_is_called_unreachable(small in small()) {
        let instrument = small.build();
        let unreachable: Vec<String> = sensitivity(&instrument)
            .into_iter()
            .filter_map(|concern| match concern {
                Concern::Unreachable(band) => Some(instrument.band(band).category.clone()),
                Concern::Sum { .. } | Concern::Powerless(_) | Concern::Gap { .. } => None,
                Concern::NoQuota(_) | Concern::Largest { .. } => None,
            })
            .collect();
        let categories = Small { zoned: false, ..small };
        let (_, rows) = categories.combinations(&categories.build(), 1);
        for (_, category) in rows {
            prop_assert!(category.is_none_or(|category| !unreachable.contains(&category)));
        }
    }
}

fn item(weight: u32, points: &'static [&'static str]) -> SmallItem {
    SmallItem { weight, points, grouped: false, may_not_apply: false, conditional: false }
}

/// One node with these items, on a scale of 100, green from this score on.
fn green_from(limit: u32, items: Vec<SmallItem>) -> Small {
    Small {
        maximum: 100,
        digits: 2,
        not_applicable: "redistribute",
        not_observed: "incomplete",
        limits: vec![(limit, true, 2)],
        zoned: true,
        nodes: vec![(1, items)],
    }
}

fn powerless(small: &Small) -> Vec<usize> {
    let of = |concern| match concern {
        Concern::Powerless(item) => Some(item.position()),
        Concern::Sum { .. } | Concern::Unreachable(_) | Concern::Gap { .. } => None,
        Concern::NoQuota(_) | Concern::Largest { .. } => None,
    };
    sensitivity(&small.build()).into_iter().filter_map(of).collect()
}

#[test]
fn an_item_lacks_power_where_the_others_never_come_near_a_limit() {
    let yes_no: &[&str] = &["0", "1"];
    let ninety = |limit, ten| powerless(&green_from(limit, vec![item(90, yes_no), item(10, ten)]));
    assert_eq!(ninety(50, yes_no), [1], "90 or nothing: ten points never matter");
    assert_eq!(ninety(95, yes_no), [0; 0], "both are needed");
    assert_eq!(ninety(5, yes_no), [0; 0], "either is enough");
    assert_eq!(ninety(95, &["1", "1"]), [1], "equal points");
    assert_eq!(ninety(5, &["1", "1"]), [0, 1], "ten points are always there, so that all are green");
    // A third of ten points more and the limit comes near.
    assert_eq!(powerless(&green_from(93, vec![item(90, yes_no), item(10, &["0", "1", "3"])])), [0; 0]);
    // Five and five matter together, although neither reaches the limit alone.
    assert_eq!(powerless(&green_from(98, vec![item(90, yes_no), item(5, yes_no), item(5, yes_no)])), [0; 0]);
    assert_eq!(powerless(&green_from(91, vec![item(90, yes_no), item(5, yes_no), item(5, yes_no)])), [0; 0]);
}

#[test]
fn an_item_that_may_come_to_decide_alone_has_power() {
    let yes_no: &[&str] = &["0", "1"];
    let mut small = green_from(50, vec![item(90, yes_no), item(10, yes_no)]);
    assert_eq!(powerless(&small), [1]);
    // The large one may not apply: then the small one is all there is.
    small.nodes[0].1[0].may_not_apply = true;
    assert_eq!(powerless(&small), [0; 0]);
    small.not_applicable = "full";
    assert_eq!(powerless(&small), [1], "full marks are an answer like the best");
    // The same where it could not be observed, or is not asked.
    let mut unobserved = green_from(50, vec![item(90, yes_no), item(10, yes_no)]);
    unobserved.not_observed = "redistribute";
    assert_eq!(powerless(&unobserved), [0; 0]);
    let mut gate = green_from(50, vec![item(1, &["1", "1"]), item(90, yes_no), item(9, yes_no)]);
    assert_eq!(powerless(&gate), [0, 2]);
    gate.nodes[0].1[1].conditional = true;
    assert_eq!(powerless(&gate), [0; 0], "equal points, but the answer decides what else is asked");
    let mut counted = green_from(50, vec![item(50, &["1", "1"]), item(50, yes_no)]);
    assert_eq!(powerless(&counted), [0, 1], "half the points are always there");
    (counted.not_applicable, counted.nodes[0].1[0].may_not_apply) = ("zero", true);
    assert_eq!(powerless(&counted), [0; 0], "not applicable gives nothing, and then the limit comes near");
}

#[test]
fn a_mean_over_subjects_can_come_near_any_limit() {
    let yes_no: &[&str] = &["0", "1"];
    let mut small = green_from(50, vec![item(90, yes_no), item(10, yes_no)]);
    small.nodes[0].1[0].grouped = true;
    assert_eq!(powerless(&small), [0; 0]);
}

#[test]
fn without_a_second_zone_nothing_has_power() {
    let mut small = green_from(50, vec![item(1, &["0", "1"])]);
    small.limits[0].2 = 0;
    assert_eq!(powerless(&small), [0]);
    small.zoned = false;
    assert_eq!(powerless(&small), [0; 0], "without zones the category is what can change");
}

#[test]
fn the_item_that_moves_the_score_most_is_named_with_its_points() {
    let small = green_from(50, vec![item(30, &["0", "1"]), item(60, &["1", "2"]), item(10, &["0", "1"])]);
    let instrument = small.build();
    let concerns = sensitivity(&instrument);
    let Some(Concern::Largest { item, points }) = concerns.last() else { panic!("{concerns:?}") };
    assert_eq!(
        (item.position(), points),
        (0, &Exact::from(30_i64)),
        "sixty move thirty, as the worst is worth half; first of equals"
    );
}

const CONCERNS: &str = include_str!("../data/instruments/valid/concerns.toml");

#[test]
fn check_says_what_an_author_should_know_in_both_languages() {
    let desk = Desk::new();
    desk.write("hal.toml", CONCERNS);
    let said = |language: &str| {
        let run = desk.run(&["check", "hal.toml", "--lang", language]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out.lines().skip(1).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        said("en"),
        [
            "The weights at the top sum to 101, neither 1 nor 100. If that is meant, declare it with the key sum.",
            "The weights below B sum to 3, neither 1 nor 100. If that is meant, declare it with the key sum.",
            "Group tamu asks for no subject at all.",
            "No score can reach band C.",
            "No band is printed between 55 and 60; scores there belong to band B.",
            "Item b.1 can never change the zone, whatever the others are answered.",
            "Item b.2 can never change the zone, whatever the others are answered.",
            "Largest item a: 67.5743 of 100 points.",
        ]
    );
    assert_eq!(
        said("id"),
        [
            "Bobot paling atas berjumlah 101, bukan 1 atau 100. Bila memang begitu, nyatakan jumlahnya pada kunci sum.",
            "Bobot di bawah B berjumlah 3, bukan 1 atau 100. Bila memang begitu, nyatakan jumlahnya pada kunci sum.",
            "Kelompok tamu tidak meminta seorang pun subjek.",
            "Rentang C tidak dapat dicapai nilai mana pun.",
            "Antara 55 dan 60 tidak ada rentang yang tercetak; nilai di sana masuk rentang B.",
            "Butir b.1 tidak pernah dapat mengubah zona, apa pun jawaban butir lain.",
            "Butir b.2 tidak pernah dapat mengubah zona, apa pun jawaban butir lain.",
            "Butir terbesar a: 67,5743 dari 100 poin.",
        ]
    );
}

#[test]
fn weights_that_sum_to_what_is_declared_or_are_all_alike_are_not_remarked_upon() {
    let sums = |text: &str| {
        let instrument = Library::default().read(text).unwrap_or_else(|problems| panic!("{problems:?}"));
        let of = |concern| match concern {
            Concern::Sum { node, sum } => Some((node.is_some(), sum)),
            Concern::Powerless(_) | Concern::Unreachable(_) | Concern::Gap { .. } => None,
            Concern::NoQuota(_) | Concern::Largest { .. } => None,
        };
        sensitivity(&instrument).into_iter().filter_map(of).collect::<Vec<_>>()
    };
    let (whole, three) = (Exact::from(101_i64), Exact::from(3_i64));
    assert_eq!(sums(CONCERNS), [(false, whole.clone()), (true, three.clone())]);
    assert_eq!(sums(&CONCERNS.replace("digits = 2", "digits = 2\nsum = 101")), [(true, three.clone())]);
    assert_eq!(sums(&CONCERNS.replace("weight = 91", "weight = 90")), [(true, three)]);
    assert_eq!(sums(&CONCERNS.replace("weight = 2", "weight = 1")), [(false, whole.clone())]);
    assert_eq!(sums(&CONCERNS.replace("weight = 10\n", "weight = 10\nsum = 3\n")), [(false, whole)]);
}

#[test]
fn printed_limits_leave_no_gap_where_the_next_band_begins_one_step_above() {
    let gaps = |from: &str, edge: &str, to: &str| {
        let upper = format!("from = {from}\nedge = \"{edge}\"\nzone = \"hijau\"");
        let text = CONCERNS.replace("from = 60\nedge = \"inclusive\"\nzone = \"hijau\"", &upper);
        let text = text.replace("to = 55", &format!("to = {to}"));
        let instrument = Library::default().read(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
        sensitivity(&instrument).iter().filter(|concern| matches!(concern, Concern::Gap { .. })).count()
    };
    assert_eq!(gaps("60", "inclusive", "59.99"), 0);
    assert_eq!(gaps("60", "inclusive", "59.98"), 1);
    assert_eq!(gaps("60", "inclusive", "60"), 0, "the edge itself belongs above, whatever is printed");
    assert_eq!(gaps("60", "exclusive", "60"), 0);
    assert_eq!(gaps("60", "exclusive", "59.99"), 1);
}

#[test]
fn every_concern_has_its_sentence_in_both_languages() {
    for language in [Language::Id, Language::En] {
        let locale = Locale::new(language);
        for key in ["powerless", "sum", "sum-top", "unreachable", "gap", "no-quota", "largest"] {
            assert!(!locale.say(&format!("concern-{key}")).is_empty(), "{key}");
        }
    }
}
