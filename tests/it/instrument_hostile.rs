//! Instrument files that were mangled, or made to exhaust the computer: each is read or refused, and soon.

use penilai::instrument::{Instrument, Problem};
use penilai::library::Library;
use penilai::locale::{Language, Locale};
use penilai::scoring::sensitivity;
use proptest::prelude::*;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

pub(crate) const EVERY_KEY: &str = include_str!("../data/instruments/valid/every_key.toml");

/// A variant of it that uses what only a variant has.
const VARIANT: &str = "extends = \"setiap-kunci\"\nid = \"varian\"\nrevision = \"2\"\n\n[score]\nmaximum = 5\nsum = 110\n\n[[band]]\n\
    category = \"A\"\nfrom = 4.5\nto = 5\n\n[[band]]\ncategory = \"B\"\nfrom = 3\nto = 4.49\n\n[[group]]\ncode = \"tamu\"\nquota = 1\n\n\
    [[node]]\ncode = \"D1.V1\"\nsum = 1\n\n[[node]]\ncode = \"D3\"\nlabel = \"Tambahan\"\nweight = 10\nsource = \"uji\"\n\n\
    [[item]]\ncode = \"D1.b\"\nomit = true\n\n[[item]]\ncode = \"D2.c\"\nrelevant_if = [\"D2.b = t\"]\n\n[[item]]\ncode = \"D2.f\"\n\
    relevant_if = []\n\n[[item]]\ncode = \"D3.a\"\nnode = \"D3\"\ntext = \"Baru.\"\nsource = \"uji\"\nchoices = \"puas\"\n\n\
    [[constraint]]\ncode = \"K2\"\nomit = true\n\n[[case]]\ncode = \"t\"\ntext = \"T\"\nfill = \"highest\"\nscore = 5\n";

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let every_key = Library::default().read(EVERY_KEY).unwrap_or_else(|problems| panic!("{problems:#?}"));
    Library::new(vec![every_key])
});

/// How long the thread has worked; what others do on the same computer does not count where that is known.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let busy = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let busy = busy.and_then(|text| text.split_whitespace().next()?.parse().ok()).map(Duration::from_nanos);
    busy.unwrap_or_else(|| START.elapsed())
}

/// Reads a file and asks everything of it that is asked of a new one.
fn take_in(text: &str) -> (Result<Instrument, Vec<Problem>>, Duration) {
    let start = worked();
    let read = LIBRARY.read(text);
    if let Ok(instrument) = &read {
        black_box(sensitivity(instrument));
    }
    (read, worked() - start)
}

/// Something done to a text; each number is taken modulo what there is.
#[derive(Clone, Debug)]
pub(crate) enum Mangling {
    Cut(usize, usize),
    Put(usize, String),
    Swap(usize, usize),
    Repeat(usize, usize, usize),
    Number(usize, &'static str),
    Word(usize, usize),
    Nest(usize, usize, &'static str),
    Long(usize, usize),
}

const NUMBERS: [&str; 16] = [
    "0",
    "-1",
    "1e400",
    "99999999999999999999",
    "0.000000000000000000000000000001",
    "10000",
    "9999",
    "250",
    "1.5",
    "nan",
    "-inf",
    "0x7f",
    "1_000",
    "\"7\"",
    "+3",
    "123456789.123456789012345678901",
];

pub(crate) fn mangling() -> impl Strategy<Value = Mangling> {
    let at = 0_usize..20_000;
    prop_oneof![
        1 => (at.clone(), 0_usize..60).prop_map(|(at, length)| Mangling::Cut(at, length)),
        1 => (at.clone(), "[ -~\n]{0,12}").prop_map(|(at, text)| Mangling::Put(at, text)),
        1 => (at.clone(), at.clone()).prop_map(|(one, other)| Mangling::Swap(one, other)),
        1 => (at.clone(), 1_usize..12, 1_usize..40).prop_map(|(at, lines, times)| Mangling::Repeat(at, lines, times)),
        3 => (at.clone(), prop::sample::select(&NUMBERS[..])).prop_map(|(at, number)| Mangling::Number(at, number)),
        2 => (at.clone(), at.clone()).prop_map(|(at, other)| Mangling::Word(at, other)),
        1 => (at.clone(), 1_usize..5_000, prop::sample::select(&["[", "{a=", "[{a=", "[[a.b", "a.a."][..]))
            .prop_map(|(at, depth, what)| Mangling::Nest(at, depth, what)),
        1 => (at, 1_usize..300_000).prop_map(|(at, length)| Mangling::Long(at, length)),
    ]
}

/// Where runs of characters of one sort begin and end.
fn runs(text: &str, sort: fn(u8) -> bool) -> Vec<(usize, usize)> {
    let (mut runs, mut start) = (Vec::new(), None);
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match (sort(byte), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push((from, at));
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    runs
}

pub(crate) fn mangled(text: &str, mangling: &Mangling) -> String {
    let mut text = text.to_owned();
    let end = |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
    let lines = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let pick = |runs: Vec<(usize, usize)>, at: usize| runs.get(at % runs.len().max(1)).copied().unwrap_or_default();
    match mangling {
        Mangling::Cut(at, length) => {
            let from = end(&text, at % (text.len() + 1));
            text.replace_range(from..end(&text, from + length), "");
        }
        Mangling::Put(at, put) => text.insert_str(end(&text, at % (text.len() + 1)), put),
        Mangling::Swap(one, other) => {
            let mut lines = lines(&text);
            let count = lines.len().max(1);
            if !lines.is_empty() {
                lines.swap(one % count, other % count);
            }
            text = lines.concat();
        }
        Mangling::Repeat(at, length, times) => {
            let lines = lines(&text);
            let from = at % lines.len().max(1);
            let to = (from + length).min(lines.len());
            text = [lines[..to].concat(), lines[from..to].concat().repeat(*times), lines[to..].concat()].concat();
        }
        Mangling::Number(at, number) => {
            let (from, to) = pick(runs(&text, |byte| byte.is_ascii_digit() || byte == b'.'), *at);
            text.replace_range(from..to, number);
        }
        Mangling::Word(at, other) => {
            let words = runs(&text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'));
            let (word, (from, to)) = (pick(words.clone(), *other), pick(words, *at));
            let word = text[word.0..word.1].to_owned();
            text.replace_range(from..to, &word);
        }
        Mangling::Nest(at, depth, what) => {
            let values: Vec<usize> = text.match_indices(" = ").map(|(at, _)| at + 3).collect();
            let place = values.get(at % values.len().max(1)).copied().unwrap_or_default();
            text.insert_str(place, &what.repeat(*depth));
        }
        Mangling::Long(at, length) => {
            let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at + 1).collect();
            let place = quotes.get(at % quotes.len().max(1)).copied().unwrap_or_default();
            text.insert_str(place, &"panjang ".repeat(length / 8));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Whatever is done to a file, it is read or refused with problems inside it, each with its sentence, within a second.
    #[test]
    fn a_mangled_file_is_read_or_refused_soon(
        variant in prop::bool::weighted(0.3),
        manglings in prop::collection::vec(mangling(), 1..4),
    ) {
        let start = if variant { VARIANT } else { EVERY_KEY };
        let text = manglings.iter().fold(start.to_owned(), |text, mangling| mangled(&text, mangling));
        let (read, took) = take_in(&text);
        prop_assert!(took < Duration::from_secs(1), "{took:?}");
        if let Err(problems) = read {
            let lines = text.lines().count() + 1;
            prop_assert!(!problems.is_empty() && problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
        }
    }
}

#[test]
fn the_files_that_are_mangled_are_sound() {
    for text in [EVERY_KEY, VARIANT] {
        assert!(LIBRARY.read(text).is_ok(), "{:#?}", LIBRARY.read(text).err());
    }
}

/// A file around which the hostile ones are built: one group, one scored item of it, one asked once.
fn head(quota: usize, items: usize) -> String {
    let mut text = format!(
        "id = \"x\"\nrevision = \"1\"\ntitle = \"X\"\nissuer = \"Uji\"\nlevels = [\"A\"]\nitem_name = \"Butir\"\n[score]\n\
         maximum = 100\ndigits = 2\nparts = \"weight\"\nsource = \"s\"\n[rules]\nnot_applicable = \"redistribute\"\n\
         not_observed = \"incomplete\"\nsubjects = \"mean\"\nunits = \"mean\"\nrounding = \"half-up\"\nsource = \"s\"\n\
         [[source]]\nkey = \"s\"\nfirmness = \"documented\"\ntext = \"Uji\"\n\
         [[band]]\nfrom = 0\nedge = \"inclusive\"\ncategory = \"A\"\nlabel = \"A\"\nsource = \"s\"\n\
         [[group]]\ncode = \"g\"\nlabel = \"G\"\nsubject = \"G\"\nquota = {quota}\nsource = \"s\"\n\
         [[choices]]\ncode = \"c\"\nsource = \"s\"\n\
         choice = [{{ key = \"0\", points = 0, text = \"T\" }}, {{ key = \"1\", points = 1, text = \"Y\" }}]\n\
         [[node]]\ncode = \"n\"\nlabel = \"N\"\nweight = 1\nsource = \"s\"\n"
    );
    repeat(&mut text, items, |item| {
        format!("[[item]]\ncode=\"i{item}\"\nnode=\"n\"\ngroup=\"g\"\ntext=\"T\"\nsource=\"s\"\nchoices=\"c\"\n")
    });
    text
}

/// Adds numbered sections until there are so many, or the file is as long as a file may be.
fn repeat(text: &mut String, most: usize, section: impl Fn(usize) -> String) {
    let longest = Instrument::LONGEST - 300;
    let room = (0..most).map(section).take_while(|section| {
        let fits = text.len() + section.len() < longest;
        if fits {
            text.push_str(section);
        }
        fits
    });
    room.for_each(drop);
}

/// The keys of the problems of a file made to exhaust the computer; none where it is read. Prints what it took.
fn answer(name: &str, text: &str) -> Vec<&'static str> {
    assert!(text.len() <= Instrument::LONGEST, "{name}");
    let (read, took) = take_in(text);
    println!("{name}: {} KiB, {took:?}, {}", text.len() >> 10, read.is_ok());
    assert!(took < Duration::from_secs(10), "{name}: {took:?}");
    let mut keys: Vec<&'static str> =
        read.err().unwrap_or_default().iter().map(|problem| problem.message.key).collect();
    keys.dedup();
    keys
}

const MANY: usize = usize::MAX;

#[test]
fn examples_that_would_take_long_refuse_the_file() {
    let case = |number: usize, rest: &str| format!("[[case]]\ncode=\"c{number}\"\ntext=\"C\"\n{rest}\n");
    let with = |start: String, most: usize, rest: &str| {
        let mut text = start;
        repeat(&mut text, most, |number| case(number, rest));
        text
    };
    let all = "fill=\"highest\"\nscore=100";
    assert_eq!(answer("few subjects", &with(head(10, 20), 10, all)), [""; 0]);
    let many = format!("subjects=[\"g = 10000\"]\n{all}");
    assert_eq!(answer("many subjects", &with(head(1, 100), 100, &many)), ["problem-case-effort"]);
    assert_eq!(answer("one example of many subjects", &with(head(1, 45), 1, &many)), [""; 0]);
    assert_eq!(answer("many examples", &with(head(1, 1), 100_000, all)), [""; 0]);
    assert_eq!(answer("many examples of many items", &with(head(1, 10_000), MANY, all)), ["problem-case-effort"]);
    let units = format!("units=[{}]\nscore=1", vec!["0.1"; 2_000].join(","));
    assert_eq!(answer("many units", &with(head(1, 1), MANY, &units)), ["problem-case-effort"]);
}

#[test]
fn groups_and_bands_without_end_refuse_the_file() {
    let mut groups = head(1, 1);
    repeat(&mut groups, MANY, |group| {
        format!("[[group]]\ncode=\"h{group}\"\nlabel=\"H\"\nsubject=\"H\"\nquota=10000\nsource=\"s\"\n")
    });
    assert_eq!(answer("groups", &groups), ["problem-too-many"]);
    let mut few = head(1, 1);
    repeat(&mut few, 150, |group| {
        format!("[[group]]\ncode=\"h{group}\"\nlabel=\"H\"\nsubject=\"H\"\nquota=10000\nsource=\"s\"\n")
    });
    repeat(&mut few, 10, |case| format!("[[case]]\ncode=\"c{case}\"\ntext=\"C\"\nfill=\"highest\"\nscore=100\n"));
    assert_eq!(answer("groups of nobody's items", &few), ["problem-case-effort"]);
    let bands = head(1, 1).replace("[[band]]", "");
    let mut text =
        bands.replacen("from = 0\nedge = \"inclusive\"\ncategory = \"A\"\nlabel = \"A\"\nsource = \"s\"\n", "", 1);
    repeat(&mut text, 10_000, |band| {
        let from = 9_999 - band;
        let from = format!("{}.{:02}", from / 100, from % 100);
        format!("[[band]]\nfrom={from}\nedge=\"inclusive\"\ncategory=\"k{band}\"\nlabel=\"B\"\nsource=\"s\"\n")
    });
    assert_eq!(answer("bands", &text), ["problem-too-many"]);
}

#[test]
fn lists_that_everything_looks_through_are_read_soon() {
    let long = |what: &str| format!("[[{what}]]\n");
    let mut sources = head(1, 1);
    repeat(&mut sources, 30_000, |source| {
        format!("{}key=\"k{source}\"\nfirmness=\"press\"\ntext=\"T\"\n", long("source"))
    });
    repeat(&mut sources, MANY, |item| {
        format!("[[item]]\ncode=\"j{item}\"\nnode=\"n\"\ntext=\"T\"\nsource=\"k29999\"\nchoices=\"c\"\n")
    });
    answer("sources", &sources);
    let mut nodes = head(1, 1);
    repeat(&mut nodes, 25_000, |node| format!("[[node]]\ncode=\"m{node}\"\nlabel=\"M\"\nweight=1\nsource=\"s\"\n"));
    repeat(&mut nodes, MANY, |item| {
        format!("[[item]]\ncode=\"j{item}\"\nnode=\"m{}\"\ntext=\"T\"\nsource=\"s\"\nchoices=\"c\"\n", item % 25_000)
    });
    answer("nodes", &nodes);
    let rows: Vec<String> = (1..60_000).map(|row| format!("{{population={row},size=1}}")).collect();
    let sample = format!("quota = 1\npopulation=\"p\"\nsample=[{}]", rows.join(","));
    let mut sampled = head(1, 1).replacen("quota = 1", &sample, 1);
    sampled += "[[item]]\ncode=\"p\"\nnode=\"n\"\nscored=false\ntext=\"T\"\nsource=\"s\"\nkind=\"number\"\nunit=\"x\"\nstep=[{from=0,points=0}]\n";
    repeat(&mut sampled, MANY, |case| {
        format!("[[case]]\ncode=\"c{case}\"\ntext=\"C\"\nanswers=[\"p = 59999\",\"i0 = 1\"]\nscore=100\n")
    });
    assert_eq!(answer("sampling table", &sampled), [""; 0]);
    let mut answers = head(1, 20_000);
    let named: Vec<String> = (0..20_000).map(|item| format!("\"i{item} = 1\"")).collect();
    answers += &format!("[[case]]\ncode=\"c\"\ntext=\"C\"\nanswers=[{}]\nscore=100\n", named.join(","));
    assert_eq!(answer("named answers", &answers), [""; 0]);
}

#[test]
fn an_item_of_choices_without_end_is_read_soon() {
    let choices: Vec<String> = (2..70_000).map(|key| format!("{{key=\"{key}\",points={key},text=\"P\"}}")).collect();
    let text = head(1, 1).replacen("choice = [", &format!("choice = [{},", choices.join(",")), 1);
    assert_eq!(answer("one long list", &text), [""; 0]);
}

#[test]
fn choices_shared_without_end_refuse_the_file() {
    let choices: Vec<String> = (2..20_000).map(|key| format!("{{key=\"{key}\",points=1,text=\"Pilihan\"}}")).collect();
    let mut shared = head(1, 1).replacen("choice = [", &format!("choice = [{},", choices.join(",")), 1);
    repeat(&mut shared, MANY, |item| {
        format!("[[item]]\ncode=\"j{item}\"\nnode=\"n\"\ntext=\"T\"\nsource=\"s\"\nchoices=\"c\"\n")
    });
    assert_eq!(answer("shared choices", &shared), ["problem-too-many-choices"]);
    let text = head(1, 1).replace("\"Y\"", &format!("\"{}\"", "y".repeat(1 << 20)));
    let mut texts = text;
    repeat(&mut texts, MANY, |item| {
        format!("[[item]]\ncode=\"j{item}\"\nnode=\"n\"\ntext=\"T\"\nsource=\"s\"\nchoices=\"c\"\n")
    });
    assert_eq!(answer("shared texts", &texts), ["problem-too-many-choices"]);
}

#[test]
fn numbers_that_are_too_fine_to_add_up_soon_refuse_the_file() {
    // Maxima that share no factor, as fine as is allowed.
    let fine = |digits: usize, items: usize, cases: usize| {
        let mut text = head(1, 1);
        let maxima = 1_490 / digits;
        repeat(&mut text, items, |item| {
            let most = format!("1{:0>1$}7", (item % maxima) * 10 + 3, digits - 2);
            format!(
                "[[item]]\ncode=\"j{item}\"\nnode=\"n\"\ntext=\"T\"\nsource=\"s\"\n\
                 choice=[{{key=\"0\",points=1,text=\"T\"}},{{key=\"1\",points={most},text=\"Y\"}}]\n"
            )
        });
        repeat(&mut text, cases, |case| {
            format!("[[case]]\ncode=\"c{case}\"\ntext=\"C\"\nfill=\"lowest\"\nlow=0\nhigh=1\n")
        });
        text
    };
    for (digits, items, cases) in [(10, 150, 0), (10, MANY, 0), (5, MANY, 0), (10, 200, 1_000), (29, MANY, 0)] {
        answer(&format!("{digits} digits, {items} items, {cases} cases"), &fine(digits, items, cases));
    }
}

#[test]
fn variants_that_would_take_long_are_answered_soon() {
    let start = "extends = \"setiap-kunci\"\nid = \"x\"\nrevision = \"1\"\n";
    let mut added = start.to_owned();
    repeat(&mut added, MANY, |item| format!("[[item]]\ncode=\"j{item}\"\n"));
    answer("added items", &added);
    let mut omitted = start.to_owned();
    repeat(&mut omitted, 80_000, |node| format!("[[node]]\ncode=\"m{node}\"\n"));
    repeat(&mut omitted, MANY, |node| format!("[[node]]\ncode=\"m{node}\"\nomit=true\n"));
    answer("omitted nodes", &omitted);
    let mut keys = start.to_owned();
    repeat(&mut keys, MANY, |key| format!("k{key} = 1\n"));
    answer("unknown keys", &keys);
    let around =
        Instrument::resolve("extends = \"x\"\nid = \"x\"\n", &|_| Some("extends = \"x\"\nid = \"x\"\n".to_owned()));
    let key = around.err().unwrap()[0].message.key;
    assert_eq!(key, "problem-base-circle");
    let long = format!("extends = \"x\"\nnote = \"{}\"\n", "x".repeat(Instrument::LONGEST));
    assert_eq!(LIBRARY.read(&long).err().unwrap()[0].message.key, "problem-too-long");
}

#[test]
fn what_is_refused_for_its_size_is_told_in_both_languages() {
    let mut text = head(1, 1);
    repeat(&mut text, 300, |group| {
        format!("[[group]]\ncode=\"h{group}\"\nlabel=\"H\"\nsubject=\"H\"\nquota=1\nsource=\"s\"\n")
    });
    let problems = LIBRARY.read(&text).err().unwrap();
    for language in [Language::Id, Language::En] {
        let locale = Locale::new(language);
        assert!(locale.message(&problems[0].message).contains("[[group]]"));
        assert!(locale.hint(&problems[0].message).is_some());
    }
}
