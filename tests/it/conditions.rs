//! Conditions and constraints: what is read, what is asked, what contradicts.

use crate::exchange::round_of;
use penilai::assessment::Sheet;
use penilai::instrument::{Instrument, Severity};
use penilai::scoring::{Asked, Finding, Reason, Scorecard, findings, score};
use proptest::prelude::*;

pub(crate) const CONDITIONS: &str = include_str!("../data/instruments/valid/conditions.toml");

pub(crate) fn bersyarat() -> Instrument {
    Instrument::parse(CONDITIONS).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The sheet that rows of an answer table make, each `item,subject,answer,note`.
fn sheet(rows: &[&str]) -> Sheet {
    let round = round_of(&bersyarat(), rows);
    round.sheets.into_values().next().unwrap()
}

fn missing(card: &Scorecard, sheet: &Sheet) -> Vec<String> {
    let wording = penilai::locale::Locale::new(penilai::locale::Language::Id);
    let instrument = bersyarat();
    let wording = penilai::wording::Wording { locale: &wording, instrument: &instrument };
    card.missing().iter().map(|missing| wording.missing(missing.item, missing.whose, sheet)).collect()
}

/// Everything but the counter: two users, of whom one has complained.
const USERS: [&str; 5] = ["P.1,p-1,ya,", "P.2,p-1,1,", "P.3,p-1,1,", "P.1,p-2,tidak,", "P.3,p-2,1,"];

fn with_users(rows: &[&'static str]) -> Sheet {
    sheet(&[rows, &USERS].concat())
}

#[test]
fn conditions_are_written_back_as_they_were_read() {
    let instrument = bersyarat();
    let written: Vec<String> =
        instrument.items().flat_map(|(_, item)| &item.relevant_if).map(ToString::to_string).collect();
    assert_eq!(written, ["L.1 = 1", "L.2 has antrean", "P.1 = ya"]);
    let constraints: Vec<String> = instrument
        .constraints()
        .flat_map(|(_, constraint)| constraint.when.iter().chain(&constraint.must))
        .map(ToString::to_string)
        .collect();
    assert_eq!(constraints, ["L.4 >= [L.3]", "P.2 = 0", "P.3 = 0"]);
    let loose = CONDITIONS.replace("L.2 has antrean", "  L.2   has  antrean ").replace("L.4 >= [L.3]", "L.4 >= 07.50");
    let loose = Instrument::parse(&loose).unwrap_or_else(|problems| panic!("{problems:?}"));
    let (_, item) = loose.items().nth(2).unwrap();
    assert_eq!(item.relevant_if[0].to_string(), "L.2 has antrean");
    assert_eq!(loose.constraints().next().unwrap().1.must[0].to_string(), "L.4 >= 7.5");
}

#[test]
fn an_item_is_the_same_item_whenever_it_is_asked() {
    let always = CONDITIONS.replace("relevant_if = [\"L.1 = 1\"]\n", "");
    let always = Instrument::parse(&always).unwrap_or_else(|problems| panic!("{problems:?}"));
    let digests = |instrument: &Instrument| instrument.items().map(|(_, item)| item.digest).collect::<Vec<_>>();
    assert_eq!(digests(&always), digests(&bersyarat()));
}

#[test]
fn an_item_that_is_not_asked_gives_its_weight_to_its_siblings_and_its_answer_stays() {
    let instrument = bersyarat();
    let asked = with_users(&["L.1,,1,", "L.2,,antrean,", "L.3,,20,", "L.4,,60,"]);
    let skipped = with_users(&["L.1,,0,", "L.2,,antrean,", "L.3,,20,", "L.4,,60,"]);
    let total = |sheet: &Sheet| score(&instrument, sheet).verdict.score().unwrap().rounded.to_fixed(2);
    // L: (1/2 + 2/4 + 1) / 3; P: (1 + 1/2 + 1) / 3.
    assert_eq!(total(&asked), "73.33");
    assert_eq!(total(&skipped), "93.33");
    let card = score(&instrument, &skipped);
    let leaves = card.tree.parts()[0].parts();
    assert!(matches!(leaves[0].reason(), Reason::Irrelevant(condition) if condition.to_string() == "L.1 = 1"));
    assert!(matches!(leaves[1].reason(), Reason::Irrelevant(condition) if condition.to_string() == "L.2 has antrean"));
    // L.4, and what the two users were asked.
    assert_eq!((card.progress.answered, card.progress.expected), (6, 6));
    assert!(skipped.response("L.2", None).is_some());
}

#[test]
fn what_is_missing_is_what_an_item_waits_for_once_and_not_the_item() {
    let instrument = bersyarat();
    let empty = with_users(&["L.4,,60,"]);
    let card = score(&instrument, &empty);
    assert_eq!(missing(&card, &empty), ["L.1"]);
    assert_eq!(card.progress.expected - card.progress.answered, 1);
    let (low, high) = card.verdict.interval().unwrap();
    // Lowest: L.2 and L.3 at nothing; highest: neither asked, or both at their best.
    assert_eq!((low.rounded.to_fixed(2), high.rounded.to_fixed(2)), ("53.33".into(), "93.33".into()));
    let began = with_users(&["L.1,,1,"]);
    assert_eq!(missing(&score(&instrument, &began), &began), ["L.2", "L.4"]);
    let nobody = sheet(&["L.1,,0,", "L.4,,60,", "P.1,p-1,ya,"]);
    let expected = ["P.1, responden ke-2 (belum ada)", "P.2, p-1", "P.3, p-1", "P.3, responden ke-2 (belum ada)"];
    assert_eq!(missing(&score(&instrument, &nobody), &nobody), expected);
}

#[test]
fn what_does_not_apply_or_was_not_observed_for_good_leaves_nothing_to_ask_for() {
    let instrument = bersyarat();
    let asked = |sheet: &Sheet, code: &str| {
        let item = instrument.find_item(code).unwrap();
        score(&instrument, sheet).relevance.of(&instrument, item, None).clone()
    };
    // L.1 is only recorded, so "not observed" is its last word; L.2 counts and must still be observed.
    for answer in ["L.1,,na,tidak ada", "L.1,,not_observed,tutup"] {
        assert!(matches!(asked(&with_users(&[answer]), "L.2"), Asked::No(_)), "{answer}");
        assert!(matches!(asked(&with_users(&[answer]), "L.3"), Asked::No(_)), "{answer}");
    }
    let na = with_users(&["L.1,,1,", "L.2,,na,tidak ada"]);
    assert!(matches!(asked(&na, "L.3"), Asked::No(_)));
    let open = with_users(&["L.1,,1,", "L.2,,not_observed,tutup", "L.4,,60,"]);
    assert!(matches!(asked(&open, "L.3"), Asked::Undecided(_)));
    assert_eq!(missing(&score(&instrument, &open), &open), ["L.2"]);
}

#[test]
fn a_hard_constraint_blocks_and_a_soft_one_until_it_has_its_reason() {
    let instrument = bersyarat();
    let found = |rows: &[&str]| findings(&instrument, &sheet(rows));
    let counter = ["L.1,,1,", "L.2,,antrean,", "L.3,,20,"];
    assert_eq!(found(&[&counter[..], &["L.4,,20,"]].concat()), []);
    let hard = found(&[&counter[..], &["L.4,,19.5,terburu-buru"]].concat());
    assert!(matches!(hard[..], [Finding { severity: Severity::Hard, explained: true, subject: None, .. }]));
    assert!(hard[0].blocks(), "a reason does not mend a hard one");
    // Nothing is compared with what is missing, or with an answer to what is not asked.
    assert_eq!(found(&["L.4,,19.5,"]), []);
    assert_eq!(found(&["L.1,,0,", "L.2,,antrean,", "L.3,,20,", "L.4,,1,"]), []);
    let users = |note: &str| {
        let satisfied = format!("P.3,p-1,1,{note}");
        let other = ["P.1,p-2,ya,", "P.2,p-2,0,", "P.3,p-2,0,"];
        found(&[&["P.1,p-1,ya,", "P.2,p-1,0,", &satisfied][..], &other].concat())
    };
    let soft = users("");
    assert!(matches!(soft[..], [Finding { severity: Severity::Soft, explained: false, subject: Some(_), .. }]));
    assert!(soft[0].blocks() && soft[0].whose == soft[0].subject);
    assert!(!users("Petugas meminta maaf di tempat")[0].blocks());
}

#[test]
fn every_comparison_says_what_it_says() {
    const ITEMS: &str = "[[item]]\ncode = \"X.1\"\nnode = \"L\"\nscored = false\nkind = \"date\"\ntext = \"T\"\nsource = \"uji\"\n\
                         [[item]]\ncode = \"X.2\"\nnode = \"L\"\nscored = false\ntext = \"T\"\nsource = \"uji\"\nrelevant_if = [\"?\"]\n\
                         choice = [{ key = \"a\", points = 1, text = \"A\" }, { key = \"b\", points = 3, text = \"B\" }]\n[[item]]\ncode = \"P.1\"";
    let rows = ["L.1,,1,", "L.2,,antrean|kursi,", "L.3,,20,", "L.4,,60,", "X.1,,2024-02-29,"];
    for (condition, holds) in [
        ("L.1 = 1", true),
        ("L.1 != 1", false),
        ("L.1 >= 1", true),
        ("L.1 > 1", false),
        ("L.2 has kursi", true),
        ("L.2 lacks kursi", false),
        ("L.2 >= 2", true),
        ("L.2 < 2", false),
        ("L.3 = 20.0", true),
        ("L.3 != 20", false),
        ("L.3 <= 19.999", false),
        ("L.3 < [L.4]", true),
        ("L.4 <= [L.3]", false),
        ("L.4 > [L.2]", true),
        ("L.3 = [L.4]", false),
        ("L.1 = [L.1]", true),
        ("X.1 = 2024-02-29", true),
        ("X.1 > 2024-02-28", true),
        ("X.1 <= 2023-12-31", false),
        ("X.1 != [X.1]", false),
    ] {
        let text = CONDITIONS.replacen("[[item]]\ncode = \"P.1\"", &ITEMS.replace('?', condition), 1);
        let instrument = Instrument::parse(&text).unwrap_or_else(|problems| panic!("{condition}: {problems:?}"));
        let sheet = round_of(&instrument, &rows).sheets.into_values().next().unwrap();
        let item = instrument.find_item("X.2").unwrap();
        let card = score(&instrument, &sheet);
        let asked = *card.relevance.of(&instrument, item, None) == Asked::Yes;
        assert_eq!(asked, holds, "{condition}");
    }
}

/// Text of an instrument with so many items, the later ones with as many conditions as are allowed.
fn hostile(fill: &str) -> String {
    let (head, _) = CONDITIONS.split_once("[[item]]").unwrap();
    let mut text = head.to_owned();
    text.push_str("[[item]]\ncode = \"A\"\nnode = \"P\"\ntext = \"T\"\nsource = \"uji\"\nchoice = [");
    (0..30_000).for_each(|key| text.push_str(&format!("{{key=\"k{key}\",points=1,text=\"T\"}},")));
    text.push_str("]\n");
    let conditions = vec![format!("\"{fill}\""); 16].join(",");
    let mut number = 0;
    while text.len() < Instrument::LONGEST - 1000 {
        number += 1;
        text.push_str(&format!(
            "[[item]]\ncode=\"B{number}\"\nnode=\"L\"\nkind=\"date\"\nscored=false\ntext=\"T\"\nsource=\"uji\"\nrelevant_if=[{conditions}]\n"
        ));
    }
    text
}

#[test]
fn a_file_made_of_nothing_but_conditions_is_refused() {
    // Each condition looks through a long list whenever a unit is scored.
    for (fill, key) in [
        ("A = k29999", "problem-conditions-effort"),
        ("A = k30000", "problem-condition-key"),
        ("A >= A", "problem-condition-number"),
        ("B9 = 1", "problem-condition-below"),
    ] {
        let problems = Instrument::parse(&hostile(fill)).err().unwrap();
        assert!(problems.iter().any(|problem| problem.message.key == key), "{fill}: {:?}", problems[0]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever stands in a condition, it is read or refused with a sentence; never more, never a crash.
    #[test]
    fn any_condition_is_read_or_refused(condition in "(L|P|X)\\.[1-4] {0,2}(=|!=|<|<=|>|>=|has|lacks|~){1,2} {0,2}[\\[]?[A-Za-z0-9.-]{0,6}[\\]]?") {
        let text = CONDITIONS.replace("L.2 has antrean", &condition);
        if let Ok(instrument) = Instrument::parse(&text) {
            let (_, item) = instrument.items().nth(2).unwrap();
            let words: Vec<&str> = condition.split_whitespace().collect();
            prop_assert_eq!(words.len(), 3);
            let shown = item.relevant_if[0].to_string();
            let again = CONDITIONS.replace("L.2 has antrean", &shown);
            let again = Instrument::parse(&again).unwrap_or_else(|problems| panic!("{shown}: {problems:?}"));
            prop_assert_eq!(again.items().nth(2).unwrap().1.relevant_if[0].to_string(), shown);
        }
    }
}
