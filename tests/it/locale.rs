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

/// Literals of several words that nobody is shown as a sentence: names of threads and places of the window, names of languages in
/// themselves, the sample's title, what other programs' files contain, and details of a fault that stand in brackets beside what
/// libraries say, as they come.
const NOT_SENTENCES: [&str; 32] = [
    "top bar",
    "unit bar",
    "drop hint",
    "keys that wait",
    "file dialog",
    "dialog seen",
    "watched folder",
    "read paper",
    "take in",
    "Bahasa Indonesia",
    "Bahasa Indonesia (id)",
    "Kota Metro 2024",
    "Library/Application Support",
    "SQLite format 3\\0",
    "penilai-hasil sha256:",
    "tidak berlaku",
    "tidak teramati",
    "not observed",
    "({} and not({}))",
    "track-changes=true identify-user=true track-changes-reasons=on-form-edit",
    "id, en",
    "ends too early",
    "duplicate names",
    "not UTF-8",
    "a sheet without a name",
    "a sheet without a part",
    "two sheets of one name",
    "last record",
    "local header",
    "no word of this program",
    "the graphics driver stopped",
    "answers of {strays} units that are not there",
];

#[test]
fn no_sentence_stands_in_the_program_itself() {
    let mut found = Vec::new();
    for_each_source(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut |path, text| {
        let program = text.split("#[cfg(test)]").next().unwrap();
        for literal in literals(program).filter(|literal| has_words(literal)) {
            if !NOT_SENTENCES.contains(&literal.as_str()) && !literal.contains("class=\"") {
                found.push(format!("{}: {literal}", path.display()));
            }
        }
    });
    assert!(found.is_empty(), "these belong into assets/locale: {found:#?}");
}

/// The string literals of a source outside its comments and attributes, as they are written.
fn literals(source: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'', '#']) {
        let (from, after) = (&rest[at..], |length: usize| &rest[at + length..]);
        let raw = rest[..at].ends_with('r');
        rest = if from.starts_with("//") {
            from.split_once('\n').map_or("", |(_, next)| next)
        } else if from.starts_with("#[") {
            from.split_once("]\n").map_or("", |(_, next)| next)
        } else if from.starts_with("'\"'") {
            after(3)
        } else if raw && from.starts_with("#\"") {
            let end = 2 + from[2..].find("\"#").unwrap();
            found.push(from[2..end].to_owned());
            after(end + 2)
        } else if raw && from.starts_with('"') {
            let end = 1 + from[1..].find('"').unwrap();
            found.push(from[1..end].to_owned());
            after(end + 1)
        } else if from.starts_with('"') {
            let mut end = 1;
            while !from[end..].starts_with('"') {
                end += if from[end..].starts_with('\\') { 2 } else { from[end..].chars().next().unwrap().len_utf8() };
            }
            found.push(from[1..end].to_owned());
            after(end + 1)
        } else {
            after(1)
        };
    }
    found.into_iter()
}

/// Whether two words of letters follow one another; what is filled in counts as none.
fn has_words(literal: &str) -> bool {
    let is_word = |part: &str| {
        let part = part.trim_end_matches(['.', ',', ':']);
        part.len() > 1 && part.chars().all(|letter| letter.is_alphabetic())
    };
    let parts: Vec<&str> = literal.split(' ').collect();
    parts.windows(2).any(|pair| pair.iter().all(|part| is_word(part)))
}
