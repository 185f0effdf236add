//! Documents and variants: what is written means what was read, and a variant means the file edited by hand.

use crate::instrument_hostile::{EVERY_KEY, mangled, mangling};
use crate::library::library;
use penilai::instrument::document::{Document, Entry, Field, Value};
use penilai::instrument::schema::SECTIONS;
use penilai::instrument::{Case, Instrument, Problem};
use proptest::prelude::*;
use std::collections::HashSet;

/// Everything an instrument says, except its file and the lines of its cases.
fn meaning(instrument: &Instrument) -> String {
    let cases: Vec<Case> = instrument.cases().iter().map(|case| Case { line: 0, ..case.clone() }).collect();
    let Instrument { id, based_on, revision, title, issuer, legal, note, levels, item_name, scale, rules, .. } =
        instrument;
    format!(
        "{id:?} {based_on:?} {revision:?} {title:?} {issuer:?} {legal:?} {note:?} {levels:?} {item_name:?} {scale:?} {rules:?} \
         {:?} {:?} {:?} {:?} {:?} {:?} {:?} {cases:?}",
        instrument.distinction,
        instrument.sources(),
        instrument.bands().collect::<Vec<_>>(),
        instrument.groups().collect::<Vec<_>>(),
        instrument.nodes().collect::<Vec<_>>(),
        instrument.items().collect::<Vec<_>>(),
        instrument.constraints().collect::<Vec<_>>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Whatever stands in a file: if it is TOML, writing it twice is writing it once, and it means what it meant.
    #[test]
    fn what_is_written_means_what_was_read(manglings in prop::collection::vec(mangling(), 0..3)) {
        let text = manglings.iter().fold(EVERY_KEY.to_owned(), |text, mangling| mangled(&text, mangling));
        let Ok(document) = Document::read(&text) else { return Ok(()) };
        let written = document.write();
        let again = Document::read(&written.toml);
        prop_assert!(again.is_ok(), "{:?}\n{}", again.err(), written.toml);
        prop_assert_eq!(&again.unwrap().write().toml, &written.toml);
        prop_assert_eq!(written.toml.lines().count(), written.origins.len());
        if let Ok(instrument) = Instrument::parse(&text) {
            let same = Instrument::parse(&written.toml).unwrap_or_else(|problems| panic!("{problems:?}"));
            prop_assert_eq!(meaning(&same), meaning(&instrument));
        }
    }
}

#[test]
fn the_file_with_every_key_has_every_key() {
    let document = Document::read(EVERY_KEY).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/instruments/valid/every_key.toml");
        std::fs::write(path, document.write().toml).unwrap();
    } else {
        assert_eq!(document.write().toml, EVERY_KEY, "and stands in canonical form");
    }
    for section in SECTIONS {
        let of_section = || document.entries.iter().filter(|entry| entry.section == section.name);
        // Only a variant extends another and leaves something out.
        for key in section.keys.iter().filter(|key| !matches!(key.name, "extends" | "omit")) {
            assert!(of_section().any(|entry| entry.get(key.name).is_some()), "{} {}", section.name, key.name);
        }
    }
}

/// What two files say that differ in nothing but their names: the text without the root keys that a variant has of its own, and
/// without examples.
fn stripped(toml: &str) -> String {
    let mut document = Document::read(toml).unwrap();
    document.entries.retain(|entry| entry.section != "case");
    for root in document.entries.iter_mut().filter(|entry| entry.section.is_empty()) {
        root.fields.retain(|field| !matches!(field.key.as_str(), "id" | "revision" | "based_on" | "extends"));
    }
    document.write().toml
}

fn resolved(variant: &str, base: &Instrument) -> Result<String, Vec<Problem>> {
    let read = Instrument::resolve(variant, &|id| (id == base.id).then(|| base.toml().to_string()));
    read.map(|instrument| stripped(instrument.toml()))
}

/// A file that stands alone, under the name of the variant.
fn edited(base: &Instrument, edit: impl Fn(&mut Vec<Entry<usize>>)) -> Result<String, Vec<Problem>> {
    let mut document = Document::read(base.toml()).unwrap();
    document.entries.retain(|entry| entry.section != "case");
    edit(&mut document.entries);
    let written = document.write().toml;
    Instrument::parse(&written).map(|_| stripped(&written))
}

fn head(base: &Instrument) -> String {
    format!("extends = \"{}\"\nid = \"varian\"\nrevision = \"1\"\n", base.id)
}

/// The bases: all that are shipped, and the file with every key.
fn bases() -> Vec<Instrument> {
    let mut bases: Vec<Instrument> = library().instruments().into_iter().cloned().collect();
    bases.push(Instrument::parse(EVERY_KEY).unwrap());
    bases
}

/// Large files are read twice for every entry that is tried, so not all of theirs are.
fn every(base: &Instrument) -> usize {
    if base.toml().len() < 10_000 { 1 } else { 9 }
}

#[test]
fn a_variant_that_overrides_nothing_is_its_base() {
    for base in bases() {
        assert_eq!(resolved(&head(&base), &base).unwrap(), stripped(base.toml()), "{}", base.id);
    }
}

#[test]
fn a_variant_with_another_weight_is_the_file_edited_by_hand() {
    let mut compared = 0;
    for base in bases() {
        let document = Document::read(base.toml()).unwrap();
        let weighted = document.entries.iter().filter(|entry| matches!(entry.section.as_str(), "node" | "item"));
        for entry in weighted.step_by(every(&base)) {
            let (section, code) = (entry.section.as_str(), entry.text("code").unwrap());
            let variant = format!("{}[[{section}]]\ncode = \"{code}\"\nweight = 7.25\n", head(&base));
            let by_hand = edited(&base, |entries| {
                let same = |entry: &&mut Entry<usize>| entry.section == section && entry.text("code") == Some(code);
                let entry = entries.iter_mut().find(same).unwrap();
                let value = Value::Number("7.25".into());
                match entry.fields.iter_mut().find(|field| field.key == "weight") {
                    Some(field) => field.value = value,
                    None => entry.fields.push(Field { key: "weight".into(), origin: 1, value }),
                }
            });
            agree(&resolved(&variant, &base), &by_hand, &format!("{} {section} {code}", base.id));
            compared += 1;
        }
    }
    println!("{compared} weights");
}

#[test]
fn a_variant_without_an_entry_is_the_file_without_it_and_without_what_stands_below() {
    let mut compared = 0;
    for base in bases() {
        let document = Document::read(base.toml()).unwrap();
        for entry in document.entries.iter().step_by(every(&base)) {
            let key = match entry.section.as_str() {
                "node" | "item" | "group" | "constraint" | "choices" => "code",
                "band" => "category",
                "source" => "key",
                _ => continue,
            };
            let (section, name) = (entry.section.as_str(), entry.text(key).unwrap());
            let variant = format!("{}[[{section}]]\n{key} = \"{name}\"\nomit = true\n", head(&base));
            let by_hand = edited(&base, |entries| {
                let below = below(entries, section, name);
                entries.retain(|entry| {
                    let itself = entry.section == section && entry.text(key) == Some(name);
                    let code = (entry.section.clone(), entry.text("code").unwrap_or_default().to_owned());
                    !itself && !below.contains(&code)
                });
            });
            agree(&resolved(&variant, &base), &by_hand, &format!("{} {section} {name}", base.id));
            compared += 1;
        }
    }
    println!("{compared} entries");
}

/// Nodes and items below a node, by asking each of them for all that stands above it.
fn below(entries: &[Entry<usize>], section: &str, name: &str) -> HashSet<(String, String)> {
    let parent = |code: &str| {
        let node = entries.iter().find(|entry| entry.section == "node" && entry.text("code") == Some(code));
        node.and_then(|node| node.text("parent"))
    };
    let stands_below = |entry: &&Entry<usize>| {
        let mut above = match entry.section.as_str() {
            "node" => entry.text("parent"),
            "item" => entry.text("node"),
            _ => None,
        };
        while let Some(code) = above {
            if code == name {
                return true;
            }
            above = parent(code);
        }
        false
    };
    let named = |entry: &Entry<usize>| (entry.section.clone(), entry.text("code").unwrap_or_default().to_owned());
    entries.iter().filter(|_| section == "node").filter(stands_below).map(named).collect()
}

/// Both are refused for the same reasons, or both say the same.
fn agree(variant: &Result<String, Vec<Problem>>, by_hand: &Result<String, Vec<Problem>>, what: &str) {
    let keys = |problems: &Vec<Problem>| {
        let mut keys: Vec<&'static str> = problems.iter().map(|problem| problem.message.key).collect();
        keys.sort_unstable();
        keys
    };
    match (variant, by_hand) {
        (Ok(one), Ok(other)) => assert_eq!(one, other, "{what}"),
        (Err(one), Err(other)) => assert_eq!(keys(one), keys(other), "{what}"),
        (one, other) => panic!("{what}: {:?} {:?}", one.as_ref().err(), other.as_ref().err()),
    }
}

#[test]
fn what_a_variant_speaks_of_below_a_node_it_leaves_out_stays() {
    let base = Instrument::parse(EVERY_KEY).unwrap();
    let moved =
        "[score]\nsum = 78.15\n[[node]]\ncode = \"D1\"\nomit = true\n[[item]]\ncode = \"D1.b\"\nnode = \"D2\"\n";
    let text = format!("{}{moved}", head(&base));
    let instrument = Instrument::resolve(&text, &|_| Some(base.toml().to_string())).unwrap();
    let codes = |instrument: &Instrument| {
        instrument
            .items()
            .map(|(_, item)| item.code.to_string())
            .filter(|code| code.starts_with("D1"))
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&base), ["D1.a", "D1.b"]);
    assert_eq!(codes(&instrument), ["D1.b"]);
    assert_eq!(instrument.item(instrument.find_item("D1.b").unwrap()).weight, 2_i64.into(), "with what it inherits");
    // A node that is written anew takes the place of the one that is left out.
    let anew = "[[node]]\ncode = \"D1\"\nomit = true\n[[node]]\ncode = \"D1\"\nlabel = \"Baru\"\nweight = 21.85\nsource = \"uji\"\n\
        [[item]]\ncode = \"N\"\nnode = \"D1\"\ntext = \"N\"\nsource = \"uji\"\nchoices = \"puas\"\n\
        [[item]]\ncode = \"D1.b\"\nnode = \"D1\"\n";
    let instrument =
        Instrument::resolve(&format!("{}{anew}", head(&base)), &|_| Some(base.toml().to_string())).unwrap();
    assert_eq!(instrument.nodes().map(|(_, node)| node.label.id.as_str()).collect::<Vec<_>>(), ["Keluaran", "Baru"]);
    assert_eq!(codes(&instrument), ["D1.b"]);
}

#[test]
fn an_extends_key_is_found_wherever_it_stands_before_the_first_section() {
    let base = Instrument::parse(EVERY_KEY).unwrap();
    for text in [
        "id = \"v\"\nrevision = \"1\"\nextends = \"setiap-kunci\"\n",
        "id = \"v\"\nrevision = \"1\"\n\"extends\" = \"setiap-kunci\"\n",
        "note = '''\n[bukan bagian]\n'''\nid = \"v\"\nrevision = \"1\"\nextends='setiap-kunci'\n",
    ] {
        let read = Instrument::resolve(text, &|_| Some(base.toml().to_string()));
        assert!(read.is_ok(), "{text}: {:?}", read.err());
    }
}
