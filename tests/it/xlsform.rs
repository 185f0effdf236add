//! The form that KoboToolbox and ODK Collect run: it asks what the instrument asks, in both languages, under names they accept.

use calamine::{Data, Reader, Xlsx};
use penilai::exchange::xlsform;
use penilai::instrument::{Instrument, Kind};
use penilai::library::Library;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

/// A row by the names of its columns; empty cells are missing.
pub(crate) type Row = BTreeMap<String, String>;

pub(crate) fn rows(workbook: &[u8], sheet: &str) -> Vec<Row> {
    let mut workbook = Xlsx::new(Cursor::new(workbook)).unwrap();
    let range = workbook.worksheet_range(sheet).unwrap();
    let mut rows = range.rows();
    let header: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    let filled = |row: &[Data]| {
        let cells = header.iter().cloned().zip(row.iter().map(ToString::to_string));
        cells.filter(|(_, text)| !text.is_empty()).collect()
    };
    rows.map(filled).collect()
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

/// The shipped instruments, those of the tests, and one that is deeper than any method.
pub(crate) fn instruments() -> Vec<Instrument> {
    let library = Library::built_in().unwrap();
    let mut all: Vec<Instrument> = library.instruments().into_iter().cloned().collect();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/instruments");
    for file in ["valid/conditions.toml", "valid/every_kind.toml", "valid/small.toml", "every-kind.toml"] {
        all.push(Instrument::parse(&fs::read_to_string(data.join(file)).unwrap()).unwrap());
    }
    all.push(Instrument::parse(&deep(30)).unwrap());
    all
}

/// An instrument of so many levels, with groups whose codes differ only in what a name cannot hold, and a choice named like a
/// state.
fn deep(levels: usize) -> String {
    let named: Vec<String> =
        (0..levels).map(|level| format!("\"{} {level}\"", ["Aspek", "Éspek", "9"][level % 3])).collect();
    let mut toml = format!(
        "id = \"dalam\"\nrevision = \"2026-08-01\"\ntitle = \"Dalam\"\nissuer = \"Uji\"\nlevels = [{}]\nitem_name = \"Butir\"\n\
         [score]\nmaximum = 100\ndigits = 2\nparts = \"scale\"\nsource = \"s\"\n\
         [rules]\nnot_applicable = \"redistribute\"\nnot_observed = \"incomplete\"\nsubjects = \"mean\"\nunits = \"mean\"\n\
         rounding = \"half-up\"\nsource = \"s\"\n\
         [[source]]\nkey = \"s\"\nfirmness = \"assumed\"\ntext = \"Uji ${{x}}\"\n\
         [[band]]\nfrom = 0\nedge = \"inclusive\"\ncategory = \"A\"\nlabel = \"A\"\nsource = \"s\"\n",
        named.join(", ")
    );
    for code in ["Staf.1", "staf-1", "staf_1"] {
        toml += &format!(
            "[[group]]\ncode = \"{code}\"\nlabel = \"Staf\"\nsubject = \"Staf\"\nquota = 2\nbinding = false\nsource = \"s\"\n"
        );
    }
    for level in 0..levels {
        toml += &format!("[[node]]\ncode = \"n{level}\"\nlabel = \"Bagian ${{a}}\"\nweight = 1\nsource = \"s\"\n");
        toml += &(0..level).last().map(|parent| format!("parent = \"n{parent}\"\n")).unwrap_or_default();
    }
    for item in 0..60 {
        let group = ["", "group = \"Staf.1\"\n", "group = \"staf-1\"\n", "group = \"staf_1\"\n"][item % 4];
        toml += &format!(
            "[[item]]\ncode = \"i{item}\"\nnode = \"n{}\"\ntext = \"Butir {item}\"\nsource = \"s\"\n{group}\
             choice = [{{ key = \"na\", points = 1, text = \"Nah\" }}, {{ key = \"not_observed\", points = 0, text = \"Tak\" }}]\n",
            levels - 1
        );
    }
    toml
}

#[test]
fn an_item_is_named_by_its_place_in_the_tree() {
    let library = Library::built_in().unwrap();
    let form = xlsform::form(library.find("ombudsman-2024").unwrap()).unwrap();
    let named: BTreeMap<String, String> =
        rows(&form, "_ids").into_iter().map(|row| (row["code"].clone(), row["name"].clone())).collect();
    assert_eq!(named["IN.K.1.a"], "d1v1i01a");
    assert_eq!(named["IN.S.6.b"], "d1v2i06b");
}

#[test]
fn names_are_unique_in_the_form_and_every_reference_is_to_one() {
    for instrument in instruments() {
        let form = xlsform::form(&instrument).unwrap();
        let survey = rows(&form, "survey");
        let mut names = HashSet::new();
        let mut open = Vec::new();
        for row in &survey {
            let (kind, name) = (cell(row, "type"), cell(row, "name"));
            match kind.strip_prefix("end_") {
                Some(ended) => assert_eq!(open.pop(), Some((ended.to_owned(), name.to_owned()))),
                None => {
                    assert!(names.insert(name.to_owned()), "{}: {name} twice", instrument.id);
                    assert!(name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
                    assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{name}");
                }
            }
            if let Some(begun) = kind.strip_prefix("begin_") {
                open.push((begun.to_owned(), name.to_owned()));
            }
        }
        assert!(open.is_empty());
        for row in survey.iter().chain(&rows(&form, "settings")) {
            for (column, text) in row {
                for reference in text.split("${").skip(1) {
                    let name = reference.split('}').next().unwrap();
                    assert!(names.contains(name), "{}: {column} refers to {name}", instrument.id);
                }
            }
        }
    }
}

#[test]
fn every_text_stands_in_both_languages() {
    const ID: &str = "Bahasa Indonesia (id)";
    const EN: &str = "English (en)";
    for instrument in instruments() {
        let form = xlsform::form(&instrument).unwrap();
        for row in rows(&form, "survey") {
            for (column, _) in row.iter().filter(|(column, _)| column.contains("::") && !column.starts_with("bind")) {
                let other = if column.contains(ID) { column.replace(ID, EN) } else { column.replace(EN, ID) };
                assert!(row.contains_key(&other), "{}: {} has no {other}", instrument.id, row["name"]);
            }
            let silent = ["start", "end", "audit"].contains(&cell(&row, "type")) || row["type"].starts_with("end_");
            assert!(silent || row.contains_key(&format!("label::{ID}")), "{row:?}");
        }
        for row in rows(&form, "choices") {
            assert!(row.contains_key(&format!("label::{ID}")) && row.contains_key(&format!("label::{EN}")), "{row:?}");
        }
    }
}

#[test]
fn a_form_asks_what_its_instrument_asks() {
    for instrument in instruments() {
        let form = xlsform::form(&instrument).unwrap();
        let survey = rows(&form, "survey");
        let choices = rows(&form, "choices");
        let names_of = |kind: &str| -> BTreeSet<String> {
            let list = kind.split_once(' ').map(|(_, list)| list);
            choices.iter().filter(|row| Some(cell(row, "list_name")) == list).map(|row| row["name"].clone()).collect()
        };
        let row_of = |mark: &str| survey.iter().find(|row| cell(row, "bind::omb:uuid") == mark);
        for (_, item) in instrument.items() {
            let row = row_of(&format!("{}#{}", item.code, &item.digest.to_string()[..16])).expect("a row for the item");
            let (kind, names) = (cell(row, "type"), names_of(cell(row, "type")));
            let required = item.scored && !matches!(item.kind, Kind::Ticks { .. });
            assert_eq!(cell(row, "required") == "yes", required, "{}", item.code);
            match &item.kind {
                Kind::Choice(of) => {
                    assert!(kind.starts_with("select_one ") && of.iter().all(|choice| names.contains(&choice.key)));
                    assert_eq!(names.len(), of.len() + 1 + usize::from(item.may_not_apply), "{}", item.code);
                }
                Kind::Ticks { ticks, .. } => {
                    assert!(kind.starts_with("select_multiple "));
                    assert_eq!(names, ticks.iter().map(|tick| tick.key.clone()).collect());
                }
                Kind::Number { steps, .. } => {
                    let least = format!(". >= {}", steps[0].from.to_digits(9));
                    assert!(
                        ["decimal", "integer"].contains(&kind) && cell(row, "constraint").starts_with(&least),
                        "{row:?}"
                    );
                }
                Kind::Text => assert_eq!(kind, "text"),
                Kind::Date => assert_eq!(kind, "date"),
            }
            // Whoever says that an item does not apply or was not observed must say why.
            let state = row_of(&format!("{}#state", item.code));
            assert_eq!(state.is_some(), item.scored && item.choices().is_empty(), "{}", item.code);
            if state.is_some() || !item.choices().is_empty() {
                let why = row_of(&format!("{}#why", item.code)).expect("a reason");
                assert_eq!((cell(why, "required"), cell(why, "constraint")), ("yes", "string-length(.) >= 10"));
                let asked = cell(why, "relevant").matches(" = '").count();
                assert_eq!(asked, 1 + usize::from(item.may_not_apply), "{}", item.code);
            }
            assert_eq!(row_of(&format!("{}#photo", item.code)).is_some(), !item.evidence.is_empty(), "{}", item.code);
        }
        for (_, group) in instrument.groups() {
            if let Some(repeat) = row_of(&format!("{}#group", group.code)) {
                let fixed = group.binding && group.quota > 0 && group.population.is_none();
                let rounds = if fixed { group.quota.to_string() } else { String::new() };
                assert_eq!((cell(repeat, "type"), cell(repeat, "repeat_count")), ("begin_repeat", rounds.as_str()));
            }
        }
        assert_eq!(rows(&form, "_ids").len(), instrument.items().count());
    }
}

#[test]
fn conditions_and_constraints_stand_where_the_form_judges_them() {
    let toml = include_str!("../data/instruments/valid/conditions.toml");
    let form = xlsform::form(&Instrument::parse(toml).unwrap()).unwrap();
    let survey = rows(&form, "survey");
    let row_of = |mark: &str| {
        let row = survey.iter().find(|row| cell(row, "bind::omb:uuid").starts_with(mark));
        row.unwrap_or_else(|| panic!("no row {mark}"))
    };
    let name = |code: &str| {
        let found = rows(&form, "_ids").into_iter().find(|row| row["code"] == code);
        found.unwrap()["name"].clone()
    };
    // L.2 is asked if L.1 = 1. It has no choices, so it is the question before it that appears.
    assert!(cell(row_of("L.2#state"), "relevant").ends_with(&format!("${{{}}} = '1'", name("L.1"))));
    assert!(cell(row_of("L.3#state"), "relevant").ends_with(&format!("selected(${{{}}}, 'antrean')", name("L.2"))));
    // K1, L.4 >= [L.3], is hard and judged at the later of the two, with the sentence of the instrument.
    let judged = row_of("L.4#");
    let judged = if cell(judged, "type") == "decimal" {
        judged
    } else {
        survey.iter().find(|row| row["name"] == name("L.4")).unwrap()
    };
    assert!(cell(judged, "constraint").ends_with(&format!("not(. >= ${{{}}})))", name("L.3"))), "{judged:?}");
    assert!(cell(judged, "constraint_message::English (en)").len() > 20);
    // K2 is soft: it shows itself when its condition holds and its requirement does not.
    let note = row_of("K2#note");
    assert_eq!(cell(note, "type"), "note");
    let relevant = cell(note, "relevant");
    assert!(relevant.contains(&format!("${{{}}}", name("P.2"))) && relevant.contains("not("), "{relevant}");
}

#[test]
fn the_same_instrument_gives_the_same_bytes() {
    for instrument in instruments() {
        assert!(xlsform::form(&instrument).unwrap() == xlsform::form(&instrument).unwrap(), "{}", instrument.id);
    }
}

#[test]
fn a_version_has_ten_digits_and_a_later_date_a_higher_one() {
    let version = |revision: &str| {
        let toml = deep(2).replace("2026-08-01", revision);
        rows(&xlsform::form(&Instrument::parse(&toml).unwrap()).unwrap(), "settings")[0]["version"].clone()
    };
    let versions = ["1", "2", "10", "2024", "20240131", "2026-08-01", "2026080101"].map(version);
    assert!(versions.is_sorted() && versions.iter().collect::<BTreeSet<_>>().len() == versions.len(), "{versions:?}");
    assert_eq!(&versions[5..], ["2026080100", "2026080101"]);
    for revision in ["1", "rev A", "2024-2", "99999999999999999999999"] {
        let version = version(revision);
        assert!(version.len() == 10 && version.bytes().all(|byte| byte.is_ascii_digit()), "{revision}: {version}");
    }
}

#[test]
fn the_command_line_writes_a_form_and_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_penilai"))
            .args(["instrument", "xlsform"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["panrb-pekppp-2023", "a.xlsx"]).0, 0);
    let written = fs::read(folder.path().join("a.xlsx")).unwrap();
    assert_eq!(rows(&written, "settings")[0]["form_id"], "panrb-pekppp-2023");
    let (code, told) = run(&["panrb-pekppp-2023", "a.xlsx"]);
    assert!(code == 2 && told.contains("tidak pernah ditimpa"), "{told}");
    let (code, told) = run(&["lain", "b.xlsx"]);
    assert!(code == 2 && told.contains("Saran: "), "{told}");
    fs::write(folder.path().join("dalam.toml"), deep(3)).unwrap();
    assert_eq!(run(&["dalam.toml", "b.xlsx"]).0, 0);
    fs::write(folder.path().join("salah.toml"), deep(3).replace("weight = 1", "weight = 0")).unwrap();
    let (code, told) = run(&["salah.toml", "c.xlsx"]);
    assert!(code == 2 && told.lines().count() == 3 && told.starts_with("salah.toml:"), "{told}");
    let long = deep(3).replace("Butir 7\"", &format!("{}\"", "panjang ".repeat(5_000)));
    fs::write(folder.path().join("panjang.toml"), long).unwrap();
    let (code, told) = run(&["panjang.toml", "c.xlsx"]);
    assert!(code == 2 && told.contains("32.767") && !folder.path().join("c.xlsx").exists(), "{told}");
}
