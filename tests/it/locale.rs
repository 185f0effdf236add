//! Both languages say the same things, and nobody asks for a sentence that does not exist.

use fluent_bundle::FluentResource;
use penilai::exact::Exact;
use penilai::locale::{Language, Locale, Message};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every key of a language, attributes as `key.attribute`, with the variables its text uses.
fn sentences(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locale").join(language);
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            panic!("{}: {errors:?}", path.display());
        }
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(" =").next().unwrap();
            if line.contains(" =") && line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = name.to_owned();
                assert!(!found.contains_key(&key), "{} gives {key} twice", path.display());
                found.insert(key.clone(), BTreeSet::new());
            } else if line.trim_start().starts_with('.') && line.contains(" =") {
                key = format!("{}{}", key.split('.').next().unwrap(), name.trim());
                found.insert(key.clone(), BTreeSet::new());
            }
            for variable in line.split('$').skip(1) {
                let end = variable.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(variable.len());
                found.get_mut(&key).unwrap().insert(variable[..end].to_owned());
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_variables() {
    let (id, en) = (sentences("id"), sentences("en"));
    for (key, variables) in &id {
        assert_eq!(Some(variables), en.get(key), "{key}");
    }
    assert_eq!(id.len(), en.len(), "{:?}", en.keys().filter(|key| !id.contains_key(*key)).collect::<Vec<_>>());
}

#[test]
fn every_sentence_that_code_asks_for_exists() {
    let known = sentences("id");
    let mut missing = Vec::new();
    for_each_source(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut |path, text| {
        let calls = ["say(\"", "say_with(\"", "Message::new(\"", "say(\n", "say_with(\n", "Message::new(\n"];
        for call in calls {
            for rest in text.split(call).skip(1) {
                let rest = if call.ends_with('"') { rest } else { rest.trim_start() };
                let Some(key) = rest.strip_prefix('"').or_else(|| call.ends_with('"').then_some(rest)) else {
                    continue;
                };
                let key = key.split('"').next().unwrap();
                if !known.contains_key(key) {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    });
    assert!(missing.is_empty(), "{missing:#?}");
}

fn for_each_source(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            for_each_source(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn numbers_and_dates_read_as_the_language_writes_them() {
    let (id, en) = (Locale::new(Language::Id), Locale::new(Language::En));
    let number = Exact::parse("97.205").unwrap();
    assert_eq!((id.number(&number, 2), en.number(&number, 2)), ("97,21".into(), "97.21".into()));
    assert_eq!(id.short_number(&Exact::parse("4.5000").unwrap(), 4), "4,5");
    let noon = 1_736_164_800_000;
    assert_eq!((id.date(noon).as_str(), en.date(noon).as_str()), ("6 Januari 2025", "6 January 2025"));
}

#[test]
fn a_message_and_its_hint_are_filled_in() {
    let message = Message::new("problem-word").with("key", "edge").with("known", "inclusive, exclusive");
    let id = Locale::new(Language::Id);
    assert_eq!(id.message(&message), "Isi \"edge\" tidak dikenal.");
    assert_eq!(id.hint(&message).unwrap(), "Pilih salah satu: inclusive, exclusive.");
}

#[test]
fn every_sentence_the_window_asks_for_exists() {
    let locale = Locale::new(Language::Id);
    let prefixes = [
        "ui-", "start-", "units-", "rank-", "command-", "help-", "failure-", "refusal-", "why-", "remedy-", "reason-",
        "verdict-", "zone-", "part-", "cli-", "step-", "problem-", "table-", "xlsform-",
    ];
    let mut files = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let quoted = source.split('"').skip(1).step_by(2);
        let plain = |text: &&str| text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        for key in quoted.filter(plain).filter(|text| prefixes.iter().any(|prefix| text.starts_with(prefix))) {
            assert_ne!(locale.say(key), key, "{} asks for {key}", path.display());
        }
    }
}

/// The keys of a sentence file with the variables of each.
pub(crate) fn keys(file: &str) -> Vec<(String, Vec<String>)> {
    let mut keys: Vec<(String, Vec<String>)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" = ").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            keys.push((key.to_owned(), Vec::new()));
        }
        let Some((_, variables)) = keys.last_mut() else { continue };
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
            if !variables.contains(&name) {
                variables.push(name);
            }
        }
        variables.sort();
    }
    keys.sort();
    keys
}
