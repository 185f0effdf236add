//! How long it takes to take instruments in: read, tried on their own examples, looked at for what their numbers can do.

use crate::measure::Figures;
use crate::rounds::instrument_of;
use penilai::library::Library;
use penilai::scoring::sensitivity;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;
use toml::de::DeTable;

pub(crate) fn run(figures: &mut Figures) {
    if figures.wants("instrument: one of 3,000 items checked") {
        let text = with_examples(3_000);
        let library = Library::default();
        let ours = figures.time("instrument: one of 3,000 items checked", Some(Duration::from_millis(200)), 20, || {
            let instrument = library.read(black_box(&text)).unwrap();
            black_box(sensitivity(&instrument));
        });
        let floor = figures.time("  floor: the same file, only parsed as TOML", None, 20, || parse(&text));
        figures.note(format!("{} KiB; ours is {:.1} times the floor", text.len() >> 10, ratio(ours, floor)));
    }
    if figures.wants("instrument: all shipped ones read") {
        let ours = figures.time("instrument: all shipped ones read", Some(Duration::from_millis(20)), 50, || {
            black_box(Library::built_in().unwrap());
        });
        let library = Library::built_in().unwrap();
        let ids: Vec<&str> = library.instruments().iter().map(|instrument| instrument.id.as_str()).collect();
        let files: Vec<&str> = ids.iter().filter_map(|id| library.file(id)).collect();
        let floor = figures.time("  floor: the same files, only parsed as TOML", None, 50, || {
            files.iter().copied().for_each(parse);
        });
        let bytes: usize = files.iter().copied().map(str::len).sum();
        figures.note(format!(
            "{} files, {} KiB; ours is {:.1} times the floor",
            files.len(),
            bytes >> 10,
            ratio(ours, floor)
        ));
    }
}

fn parse(text: &str) {
    let (table, errors) = DeTable::parse_recoverable(black_box(text));
    assert!(errors.is_empty());
    black_box(table);
}

fn ratio(ours: Duration, floor: Duration) -> f64 {
    ours.as_secs_f64() / floor.as_secs_f64()
}

/// The file of an instrument of so many items, with ten examples.
fn with_examples(items: usize) -> String {
    let mut text = instrument_of(items, 100).toml().to_string();
    for example in 0..5 {
        let _ = write!(
            text,
            "[[case]]\ncode = \"t{example}\"\ntext = \"Semua tertinggi.\"\nfill = \"highest\"\nscore = 100\ncategory = \"A\"\n\
             [[case]]\ncode = \"r{example}\"\ntext = \"Semua terendah.\"\nfill = \"lowest\"\nscore = 0\ncategory = \"B\"\n"
        );
    }
    text
}
