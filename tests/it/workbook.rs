//! The authoring workbook: an instrument goes into it and comes out the same, and what is wrong is told at its cell.

use crate::xlsx::{pack, with_rows};
use penilai::exchange::workbook::{Finding, Refused, export, import};
use penilai::exchange::xlsx;
use penilai::instrument::Problem;
use penilai::instrument::document::{Document, Entry, Field, Value};
use penilai::instrument::schema::{Key, SECTIONS, Shape};
use penilai::library::Library;
use penilai::locale::{Language, Locale};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};

fn locale() -> Locale {
    Locale::new(Language::Id)
}

fn shipped() -> Vec<(String, String)> {
    let library = Library::built_in().expect("a sound library");
    let ids = library.instruments().into_iter().map(|instrument| instrument.id.clone());
    ids.map(|id| (id.clone(), library.file(&id).unwrap().to_owned())).collect()
}

pub(crate) fn book(toml: &str) -> Vec<u8> {
    export(&Document::read(toml).unwrap(), &locale()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn canonical(toml: &str) -> String {
    Document::read(toml).unwrap().write().toml
}

#[test]
fn every_shipped_instrument_comes_back_from_its_workbook_to_the_byte() {
    for (id, toml) in shipped() {
        let bytes = book(&toml);
        let authored = import(&bytes).unwrap_or_else(|refused| panic!("{id}: {refused:?}"));
        assert!(authored.toml() == toml, "{id}");
        assert!(Library::built_in().unwrap().read(authored.toml()).is_ok(), "{id}");
    }
}

#[test]
fn the_same_instrument_gives_the_same_workbook_in_every_run() {
    let (_, toml) = shipped().remove(0);
    assert!(book(&toml) == book(&toml));
}

#[test]
fn a_workbook_in_english_is_read_like_one_in_indonesian() {
    let (_, toml) = shipped().remove(0);
    let bytes = export(&Document::read(&toml).unwrap(), &Locale::new(Language::En)).unwrap();
    assert!(import(&bytes).unwrap().toml() == canonical(&toml));
}

#[test]
fn nothing_in_a_workbook_is_a_formula() {
    for (_, toml) in shipped() {
        let bytes = book(&toml);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        for index in 0..archive.len() {
            let mut member = archive.by_index(index).unwrap();
            if member.name().unwrap().starts_with("xl/worksheets/sheet") {
                let mut text = String::new();
                member.read_to_string(&mut text).unwrap();
                assert!(!text.contains("<f>") && !text.contains("<f "));
            }
        }
    }
}

/// Every sentence of the sheets exists in both languages: a key that is added to the files needs a title.
#[test]
fn every_sheet_column_and_word_has_its_sentences() {
    for language in Language::ALL {
        let locale = Locale::new(language);
        let has = |key: String| locale.say(&key) != key;
        for section in SECTIONS {
            let name = if section.name.is_empty() { "root" } else { section.name };
            let lists = section.keys.iter().filter_map(|key| match key.shape {
                Shape::Rows(keys) => Some(keys.iter().map(|key| ("rows", key)).collect::<Vec<_>>()),
                _ => None,
            });
            let rows = lists.flatten().collect::<Vec<_>>();
            let own = section.keys.iter().filter(|key| !matches!(key.shape, Shape::Rows(_))).map(|key| (name, key));
            for (sheet, key) in own.chain(rows) {
                let base = key.name.strip_suffix("_en").unwrap_or(key.name);
                let titled = has(format!("column-{sheet}-{base}")) || has(format!("column-{base}"));
                assert!(titled, "column-{sheet}-{base} or column-{base}");
                if let Shape::Word(words) = key.shape {
                    for word in words() {
                        assert!(has(format!("word-{}-{word}", key.name)), "word-{}-{word}", key.name);
                    }
                }
            }
            let word = match (section.repeats, section.name.is_empty()) {
                (true, _) => format!("sheet-{name}"),
                (false, false) => format!("section-{name}"),
                (false, true) => "sheet-settings".to_owned(),
            };
            assert!(has(word.clone()), "{word}");
        }
    }
}

/// Replaces a text in one member of a workbook.
pub(crate) fn forge(bytes: &[u8], member: &str, from: &str, to: &str) -> Vec<u8> {
    rewrite(bytes, member, &|text| {
        assert!(text.contains(from), "{from} in {member}");
        text.replacen(from, to, 1)
    })
}

/// Rewrites one member of a workbook.
pub(crate) fn rewrite(bytes: &[u8], member: &str, change: &dyn Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::write::ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == member {
            found = true;
            content = change(std::str::from_utf8(&content).unwrap()).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    assert!(found, "{member}");
    out.finish().unwrap().into_inner()
}

fn findings(bytes: &[u8]) -> Vec<(String, &'static str)> {
    let shown = |finding: Finding| (format!("{}!{}", finding.sheet, finding.place), finding.message.key);
    told(bytes).into_iter().map(shown).collect()
}

/// Everything that is told about a workbook.
pub(crate) fn told(bytes: &[u8]) -> Vec<Finding> {
    match import(bytes) {
        Err(Refused::Findings(findings)) => findings,
        Err(refused) => panic!("{refused:?}"),
        Ok(authored) => match Library::built_in().unwrap().read(authored.toml()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(|problem| authored.finding(problem)).collect(),
        },
    }
}

pub(crate) const SHARED: &str = "xl/sharedStrings.xml";

/// A small instrument that is right.
pub(crate) const SMALL: &str = r#"
id = "kecil"
revision = "1"
title = "Instrumen kecil"
issuer = "Uji"
legal = ["UU 25/2009"]
levels = ["Dimensi"]
item_name = "Butir"

[score]
maximum = 100
digits = 2
parts = "scale"
source = "dokumen"

[rules]
not_applicable = "redistribute"
not_observed = "incomplete"
subjects = "mean"
units = "mean"
rounding = "half-up"
source = "dokumen"

[[source]]
key = "dokumen"
firmness = "documented"
text = "Dokumen uji"

[[band]]
category = "A"
from = 50
edge = "inclusive"
label = "Tinggi"
source = "dokumen"

[[band]]
category = "B"
from = 0
edge = "inclusive"
label = "Rendah"
source = "dokumen"

[[node]]
code = "D1"
label = "Dimensi satu"
weight = 21.85
source = "dokumen"

[[item]]
code = "I1"
node = "D1"
weight = 1
text = "Pertanyaan pertama"
source = "dokumen"
choice = [
  { key = "0", points = 0, text = "Pernyataan nol" },
  { key = "1", points = 1, text = "Pernyataan satu" },
]

[[item]]
code = "I2"
node = "D1"
text = "Pertanyaan kedua"
source = "dokumen"
kind = "number"
unit = "hari"
step = [{ from = 0, points = 1 }, { from = 7, points = 0 }]
"#;

#[test]
fn what_is_wrong_is_told_at_its_cell() {
    let whole = book(SMALL);
    assert_eq!(findings(&whole), []);
    let text = |from: &str, to: &str| {
        forge(&whole, SHARED, &format!(">{from}</t>"), &format!(" xml:space=\"preserve\">{to}</t>"))
    };
    let cases = [
        (text("Pertanyaan kedua", " "), "Butir!H4", "problem-missing"),
        (text("Dimensi satu", " "), "Pohon!C3", "problem-missing"),
        (text("I2", "I 2"), "Butir!A4", "problem-code"),
        (text("Rendah", "a_x0007_b"), "Rentang!F4", "cell-control"),
        (text("number", "angka"), "Butir!R4", "problem-word"),
        (text("Pernyataan satu", " "), "Pilihan!I4", "problem-missing"),
        (text("score.maximum", "score.maksimum"), "Instrumen!A14", "problem-unknown-key"),
    ];
    for (bytes, place, key) in cases {
        let found = findings(&bytes);
        assert!(found.contains(&(place.to_owned(), key)), "{place} {key}: {found:?}");
    }
}

#[test]
fn a_sheet_or_column_that_nobody_reads_is_told_and_not_passed_over() {
    let whole = book(SMALL);
    let renamed = forge(&whole, "xl/workbook.xml", "name=\"Kasus\"", "name=\"Contoh\"");
    assert_eq!(
        findings(&renamed),
        [("Contoh!A1".to_owned(), "workbook-sheet"), ("Kasus!A1".to_owned(), "workbook-missing-sheet")]
    );
    let column = forge(&whole, SHARED, "<si><t>firmness</t></si>", "<si><t>kuat</t></si>");
    assert_eq!(
        findings(&column),
        [("Sumber!A2".to_owned(), "workbook-missing-column"), ("Sumber!B2".to_owned(), "workbook-column")]
    );
}

#[test]
fn a_workbook_of_something_else_is_refused() {
    let other = forge(&with_rows(""), "xl/workbook.xml", "Instrumen", "Sheet1");
    assert!(matches!(import(&other), Err(Refused::NotAuthored)));
    assert!(matches!(import(&pack(&[("a", "b")])), Err(Refused::Workbook(xlsx::Refused::NotAWorkbook))));
}

#[test]
fn columns_may_move_and_titles_may_change() {
    let whole = book(SMALL);
    let moved = forge(&whole, SHARED, "<si><t>Kekuatan</t></si>", "<si><t>Seberapa kuat?</t></si>");
    assert!(import(&moved).unwrap().toml() == canonical(SMALL));
}

fn refusal(toml: &str) -> Vec<(usize, &'static str)> {
    let problems = export(&Document::read(toml).unwrap(), &locale()).expect_err("a refusal");
    problems.into_iter().map(|Problem { line, message }| (line, message.key)).collect()
}

#[test]
fn what_a_workbook_cannot_carry_is_refused_by_line() {
    assert_eq!(refusal("id = \"a\"\nwarna = 1\n"), [(2, "problem-unknown-key")]);
    assert_eq!(refusal("id = 5\n"), [(1, "workbook-shape")]);
    assert_eq!(refusal("legal = [\"a\\nb\"]\n"), [(1, "workbook-list")]);
    assert_eq!(refusal("note = \"a\\u0007b\"\n"), [(1, "cell-control")]);
    assert_eq!(refusal(&format!("note = \"{}\"\n", "x".repeat(40_000))), [(1, "cell-long")]);
    assert_eq!(refusal("id = \"a\"\n\n[asing]\nx = 1\n"), [(3, "problem-unknown-key")]);
    assert_eq!(refusal("[[item]]\nchoice = [{ key = \"a\" }]\n"), [(2, "problem-missing")]);
    assert_eq!(refusal("[[item]]\ncode = \" a\"\n"), [(2, "workbook-lost")]);
}

#[test]
fn an_empty_list_is_not_the_same_as_none() {
    let toml = "id = \"a\"\nlegal = []\n";
    assert_eq!(import(&book(toml)).unwrap().toml(), toml);
}

/// What documents are drawn at random: those that a workbook can carry, or anything at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawn {
    Fitting,
    Anything,
}

fn text(drawn: Drawn) -> BoxedStrategy<String> {
    let fitting = prop_oneof![
        6 => "[ -~\n]{0,30}[!-~]",
        3 => "['=+@-]?[\\PC\n\t]{0,20}[a-z] ?",
        2 => "[ \n]{0,2}_x[0-9A-Fa-f]{4}_[a-z]{0,3}[ \n]{0,2}",
        1 => Just("é\u{1f600}".repeat(9_000)),
    ];
    let anything = prop_oneof![2 => "[ -~]{0,30}", 1 => "(?s).{0,20}", 1 => Just("x".repeat(33_000))];
    match drawn {
        Drawn::Fitting => fitting.boxed(),
        Drawn::Anything => prop_oneof![3 => fitting, 1 => anything].boxed(),
    }
}

fn value(shape: Shape, drawn: Drawn) -> BoxedStrategy<Value<usize>> {
    let number = prop_oneof![
        any::<i32>().prop_map(|number| number.to_string()),
        "[1-9][0-9]{0,8}[.][0-9]{0,12}[1-9]",
        "[1-9][0-9]{14,20}",
    ];
    let list = |values: BoxedStrategy<Value<usize>>| {
        proptest::collection::vec(values.prop_map(|value| (1, value)), 0..4).prop_map(Value::List).boxed()
    };
    let own = match shape {
        Shape::Code | Shape::Reference(_) => "[a-zA-Z0-9._-]{1,8}".prop_map(Value::Text).boxed(),
        Shape::Text => text(drawn).prop_map(Value::Text).boxed(),
        Shape::Texts => list("[=' -~]{0,20}[!-Z]".prop_map(Value::Text).boxed()),
        Shape::Number => number.prop_map(Value::Number).boxed(),
        Shape::Numbers => list(number.prop_map(Value::Number).boxed()),
        Shape::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Shape::Word(words) => proptest::sample::select(words()).prop_map(|word| Value::Text(word.to_owned())).boxed(),
        Shape::Rows(keys) => {
            let row = fields(keys, drawn).prop_filter("a row has something in it", |fields| !fields.is_empty());
            proptest::collection::vec(row.prop_map(|fields| (1, Value::Table(fields))), 1..4)
                .prop_map(Value::List)
                .boxed()
        }
    };
    let other = prop_oneof![
        text(drawn).prop_map(Value::Text),
        Just(Value::Flag(true)),
        Just(Value::List(vec![(1, Value::Text("a\nb".to_owned()))])),
        Just(Value::List(vec![(1, Value::Text("[]".to_owned()))])),
    ];
    match drawn {
        Drawn::Fitting => own,
        Drawn::Anything => prop_oneof![20 => own, 1 => other].boxed(),
    }
}

fn fields(keys: &'static [Key], drawn: Drawn) -> BoxedStrategy<Vec<Field<usize>>> {
    let some: Vec<BoxedStrategy<Option<Field<usize>>>> = keys
        .iter()
        .map(|key| {
            let field = |value| Field { key: key.name.to_owned(), origin: 1, value };
            proptest::option::weighted(0.3, value(key.shape, drawn).prop_map(field)).boxed()
        })
        .collect();
    some.prop_map(|fields| fields.into_iter().flatten().collect()).boxed()
}

fn document(drawn: Drawn) -> impl Strategy<Value = Document<usize>> {
    let entries: Vec<BoxedStrategy<Vec<Entry<usize>>>> = SECTIONS
        .iter()
        .map(|section| {
            let entry = move |(at, mut fields): (usize, Vec<Field<usize>>)| {
                if let (Drawn::Fitting, Some(identity)) = (drawn, section.identity) {
                    fields.retain(|field| field.key != identity);
                    fields.push(Field { key: identity.to_owned(), origin: 1, value: Value::Text(format!("e{at}")) });
                }
                Entry { section: section.name.to_owned(), origin: 1, fields }
            };
            let named = move |fields: Vec<Vec<Field<usize>>>| {
                let entries = fields.into_iter().enumerate().map(entry);
                // A section that stands once is there only if something stands in it.
                entries.filter(|entry| section.repeats || section.name.is_empty() || !entry.fields.is_empty()).collect()
            };
            let count = if section.repeats { 0..3 } else { 1..2 };
            proptest::collection::vec(fields(section.keys, drawn), count).prop_map(named).boxed()
        })
        .collect();
    entries.prop_map(|entries| Document { entries: entries.into_iter().flatten().collect() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn an_instrument_file_comes_back_from_its_workbook_to_the_byte(document in document(Drawn::Fitting)) {
        let bytes = export(&document, &locale()).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        let back = import(&bytes).map(|authored| authored.toml().to_owned());
        prop_assert_eq!(back.ok(), Some(document.write().toml));
    }

    #[test]
    fn what_a_workbook_does_not_take_it_refuses_with_a_sentence(document in document(Drawn::Anything)) {
        match export(&document, &locale()) {
            // Numbers that were written as texts have become numbers, and nothing else has changed.
            Ok(bytes) => prop_assert!(import(&bytes).is_ok()),
            Err(problems) => {
                let locale = locale();
                prop_assert!(!problems.is_empty());
                for Problem { message, .. } in problems {
                    prop_assert!(locale.message(&message).ends_with('.'), "{message:?}");
                    prop_assert!(locale.hint(&message).is_some(), "{message:?}");
                }
            }
        }
    }

    /// Texts of every kind that a cell can hold are among those that pass.
    #[test]
    fn every_text_without_control_characters_passes(text in "[=+@' _x0-9A-F\\PC\n\t-]{0,40}[a-z]") {
        let toml = format!("id = {}\n", toml_text("a")) + &format!("title = {}\n", toml_text(&text));
        let plain = canonical(&toml);
        let back = import(&book(&toml)).unwrap();
        prop_assert_eq!(back.toml(), plain);
    }
}

fn toml_text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out + "\""
}

/// Runs the program in a folder; returns the exit status, what it printed and what it told.
pub(crate) fn run(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_penilai"));
    let output = command.args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_line_goes_to_a_workbook_and_back_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (id, toml) = shipped().remove(0);
    assert_eq!(run(folder, &["instrument", "export", &id, "a.xlsx"]).0, Some(0));
    assert_eq!(run(folder, &["instrument", "export", &id, "a.xlsx"]).0, Some(2));
    assert_eq!(run(folder, &["instrument", "import", "a.xlsx"]).0, Some(0));
    let written = std::fs::read_to_string(folder.join(format!("{id}.toml"))).unwrap();
    assert!(written == canonical(&toml));
    assert_eq!(run(folder, &["instrument", "import", "a.xlsx"]).0, Some(2));
    std::fs::write(folder.join("kecil.toml"), SMALL).unwrap();
    assert_eq!(run(folder, &["instrument", "export", "kecil.toml", "kecil.xlsx"]).0, Some(0));
    let wrong = forge(&std::fs::read(folder.join("kecil.xlsx")).unwrap(), SHARED, "<t>Dimensi satu</t>", "<t> </t>");
    std::fs::write(folder.join("salah.xlsx"), wrong).unwrap();
    let (code, out, err) = run(folder, &["instrument", "import", "salah.xlsx", "--to", "baru.toml"]);
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
    assert!(out.starts_with("salah.xlsx: Pohon!C3: ") && err.contains("Tidak ada yang ditulis"), "{out}{err}");
    assert!(!folder.join("baru.toml").exists());
}
