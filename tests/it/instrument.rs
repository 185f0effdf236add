//! Instrument files: what is read, and what is said about those that cannot be.

use penilai::exact::Exact;
use penilai::instrument::{Instrument, Problem};
use penilai::library::Library;
use penilai::locale::{Language, Locale};
use penilai::scoring::Score;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/instruments").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
}

/// The problems as `check` prints them.
fn report(problems: &[Problem]) -> String {
    let locale = Locale::new(Language::En);
    let line = |problem: &Problem| {
        let hint = locale.hint(&problem.message).expect("every problem has a hint");
        format!("{}: {} {hint}\n", problem.line, locale.message(&problem.message))
    };
    problems.iter().map(line).collect()
}

#[test]
fn every_shipped_instrument_is_complete() {
    let library = Library::built_in().unwrap_or_else(|problems| panic!("{}", report(&problems)));
    let counts = |id: &str| {
        let instrument = library.find(id).unwrap();
        let scored = instrument.items().filter(|(_, item)| item.scored).count();
        (instrument.top().len(), scored, instrument.items().count(), instrument.is_provisional())
    };
    assert_eq!(counts("panrb-pekppp-2023"), (2, 30 + 14, 31 + 14, false));
    assert_eq!(counts("ombudsman-2024"), (4, 74, 74, true));
}

#[test]
fn every_shipped_item_says_what_counts_as_proof() {
    for instrument in Library::built_in().unwrap().instruments() {
        for (_, item) in instrument.items().filter(|(_, item)| item.scored) {
            // A question put to somebody is its own guidance.
            let judged = item.guidance.is_some() && !item.evidence.is_empty();
            assert!(judged || item.group.is_some(), "{} {}", instrument.id, item.code);
        }
    }
}

#[test]
fn every_valid_file_is_read() {
    for path in files("valid") {
        let instrument = Instrument::parse(&fs::read_to_string(&path).unwrap());
        assert!(instrument.is_ok(), "{}: {}", path.display(), report(&instrument.err().unwrap()));
    }
}

/// Each file's name says what is wrong with it; what is said about it stands beside it. Run with `UPDATE=1` to rewrite those.
#[test]
fn every_invalid_file_is_refused_with_all_its_problems_and_their_lines() {
    let library = Library::built_in().unwrap();
    for path in files("invalid") {
        let found = match library.read(&fs::read_to_string(&path).unwrap()) {
            Ok(_) => panic!("{} was accepted", path.display()),
            Err(problems) => report(&problems),
        };
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&expected).unwrap_or_default(), "{}", path.display());
    }
}

/// Those take files too large to keep beside the others; they are written by the tests of hostile files and of conditions.
const LARGE: [&str; 11] = [
    "problem-base-circle",
    "problem-case-effort",
    "problem-conditions-effort",
    "problem-conditions-many",
    "problem-constraints-many",
    "problem-too-fine",
    "problem-too-long",
    "problem-too-many",
    "problem-too-many-answers",
    "problem-too-many-choices",
    "problem-too-many-levels",
];

#[test]
fn every_problem_that_can_be_told_of_a_file_is_told_of_one_of_these() {
    let library = Library::built_in().unwrap();
    let read = |path: PathBuf| library.read(&fs::read_to_string(path).unwrap()).err().unwrap();
    let mut told: BTreeSet<String> =
        files("invalid").into_iter().flat_map(read).map(|problem| problem.message.key.to_owned()).collect();
    told.extend(LARGE.map(str::to_owned));
    // What stands alone cannot come through the library.
    told.extend(
        Instrument::parse("extends = \"x\"").err().unwrap().iter().map(|problem| problem.message.key.to_owned()),
    );
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources: Vec<PathBuf> =
        fs::read_dir(source.join("instrument")).unwrap().map(|entry| entry.unwrap().path()).collect();
    sources.push(source.join("scoring/trial.rs"));
    let text: String = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let known: BTreeSet<String> = text
        .split('"')
        .filter(|word| {
            word.starts_with("problem-") && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        })
        .map(str::to_owned)
        .collect();
    let untold: Vec<&String> = known.difference(&told).collect();
    assert!(untold.is_empty(), "{untold:?}");
}

#[test]
fn numbers_are_read_exactly_as_written() {
    let library = Library::built_in().unwrap();
    let ombudsman = library.find("ombudsman-2024").unwrap();
    let weights: Vec<String> = ombudsman.top().iter().map(|id| ombudsman.node(*id).weight.to_fixed(2)).collect();
    assert_eq!(weights, ["21.85", "32.37", "24.24", "21.54"]);
    assert_eq!(Exact::parse("0.1").map(|tenth| tenth.to_ratio().to_string()).as_deref(), Some("1/10"));
}

#[test]
fn a_score_is_rounded_half_up_once_and_then_looked_up_in_the_bands() {
    let library = Library::built_in().unwrap();
    let category = |id: &str, score: &str| {
        let instrument = library.find(id).unwrap();
        let band = instrument.band(Score::new(instrument, Exact::parse(score).unwrap()).band);
        (band.category.clone(), band.zone.map(penilai::instrument::Zone::word))
    };
    for (score, expected, zone) in [
        ("100", "A", "hijau"),
        ("87.995", "A", "hijau"),
        ("87.99499999999999999", "B", "hijau"),
        ("78.00", "B", "hijau"),
        ("77.97", "C", "kuning"),
        ("53.995", "C", "kuning"),
        ("31.995", "D", "merah"),
        ("31.98", "E", "merah"),
        ("0", "E", "merah"),
    ] {
        assert_eq!(category("ombudsman-2024", score), (expected.to_owned(), Some(zone)), "{score}");
    }
    assert_eq!(category("panrb-pekppp-2023", "4.504"), ("A-".to_owned(), None));
    assert_eq!(category("panrb-pekppp-2023", "4.505"), ("A".to_owned(), None));
    assert_eq!(category("panrb-pekppp-2023", "3.27"), ("B-".to_owned(), None));
}

#[test]
fn an_exclusive_edge_leaves_the_edge_to_the_lower_band() {
    let text = include_str!("../data/instruments/valid/every_kind.toml");
    let instrument = Instrument::parse(text).unwrap_or_else(|problems| panic!("{}", report(&problems)));
    let category = |score: &str| instrument.band(instrument.band_of(&Exact::parse(score).unwrap())).category.clone();
    assert_eq!([category("80"), category("80.01"), category("50"), category("50.01")], ["B", "A", "C", "B"]);
}
