//! Forms that others made become instruments: what is understood is kept, everything else is named with its cell.

use crate::xlsform::instruments;
use penilai::exchange::xlsform::{self, Imported, Refused, Remark};
use penilai::exchange::xlsx::{MOST_BYTES, Workbook};
use penilai::instrument::{Instrument, Kind};
use penilai::locale::{Language, Locale};
use rust_xlsxwriter::Workbook as Written;
use std::fs;
use std::process::Command;

/// A sheet as lines of cells between bars.
pub(crate) fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Written::new();
    for (name, lines) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in (0..).zip(lines.lines().filter(|line| !line.trim().is_empty())) {
            for (column, cell) in (0..).zip(line.split('|')).filter(|(_, cell)| !cell.trim().is_empty()) {
                sheet.write_string(row, column, cell.trim()).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn import(bytes: &[u8]) -> Result<Imported, Refused> {
    xlsform::import(&mut Workbook::open(bytes).map_err(Refused::Workbook)?)
}

fn said(remarks: &[Remark]) -> Vec<String> {
    let locale = Locale::new(Language::En);
    let line = |remark: &Remark| {
        let place = remark.place.map(|place| format!("!{place}")).unwrap_or_default();
        format!("{}{place}: {}", remark.sheet, locale.message(&remark.message))
    };
    remarks.iter().map(line).collect()
}

fn read(sheets: &[(&str, &str)]) -> (Instrument, Vec<String>) {
    let imported = import(&workbook(sheets)).unwrap_or_else(|refused| match refused {
        Refused::Problems(problems) => panic!("{:#?}", said(&problems)),
        Refused::NotAForm | Refused::Workbook(_) => panic!("{refused}"),
    });
    let instrument = Instrument::parse(&imported.toml).unwrap();
    assert_eq!(instrument.id, imported.id);
    (instrument, said(&imported.remarks))
}

fn problems(sheets: &[(&str, &str)]) -> Vec<String> {
    match import(&workbook(sheets)) {
        Err(Refused::Problems(problems)) => {
            let id = Locale::new(Language::Id);
            for problem in &problems {
                assert!(id.hint(&problem.message).is_some(), "{problem:?} has no remedy");
            }
            said(&problems)
        }
        Err(refused) => panic!("{refused}"),
        Ok(imported) => panic!("{}", imported.toml),
    }
}

const FORM: &str = "
type                      | name      | label::Bahasa (id)     | label::English (en) | hint        | relevance               | constraint           | constraint_message | repeat_count | calculation
start                     | start     |                        |                     |             |                         |                      |                    |              |
text                      | kota      | Nama kota              | City                |             |                         |                      |                    |              |
begin group               | masukan   | Masukan                | Input               |             |                         |                      |                    |              |
select_one yt             | standar   | Apakah standar ada?    | Is there a standard?| Lihat papan |                         |                      |                    |              |
select one grade          | mutu      | Seberapa baik?         |                     |             | ${standar} = 'ya'       |                      |                    |              |
integer                   | loket     | Berapa loket?          |                     |             |                         | . >= 1 and . <= 40   | 1 sampai 40        |              |
integer                   | buka      | Berapa yang buka?      |                     |             | ${mutu} >= 2            | . <= ${loket}        |                    |              |
begin_group               | sarana    | Sarana                 | Facilities          |             | selected(${standar},'ya') |                    |                    |              |
select_multiple hal       | ada       | Apa yang ada?          |                     |             |                         |                      |                    |              |
date                      | tanggal   | Sejak kapan?           |                     |             | selected(${ada}, 'kursi') and count-selected(${ada}) > 1 | . <= today() | |  |
end_group                 |           |                        |                     |             |                         |                      |                    |              |
calculate                 | skor      |                        |                     |             |                         |                      |                    |              | 1+1
end group                 |           |                        |                     |             |                         |                      |                    |              |
begin_repeat              | pengguna  | Pengguna               | Users               |             |                         |                      |                    | 30           |
select_one puas           | puas      | Puas?                  |                     |             |                         |                      |                    |              |
text                      | saran     | Saran?                 |                     |             | ${puas} = 'tidak' or ${puas} = 'kurang' |      |                    |              |
end_repeat                |           |                        |                     |             |                         |                      |                    |              |
image                     | foto      | Foto                   |                     |             |                         |                      |                    |              |
";

const CHOICES: &str = "
list name | name      | label::Bahasa (id) | label::English (en)
yt        | ya        | Ya                 | Yes
yt        | tidak     | Tidak              | No
grade     | 0         | Buruk              |
grade     | 2         | Sedang             |
grade     | 3         | Baik               |
grade     | na        | Tidak berlaku      |
hal       | kursi     | Kursi              |
hal       | air       | Air                |
puas      | tidak     | Tidak              |
puas      | kurang    | Kurang             |
puas      | sangat puas | Sangat           |
";

const SETTINGS: &str = "
form_title        | form_id   | version
Survei Kota       | survei    | 2025010203
";

fn item<'a>(instrument: &'a Instrument, code: &str) -> &'a penilai::instrument::Item {
    instrument.item(instrument.find_item(code).unwrap_or_else(|| panic!("no item {code}")))
}

fn conditions(instrument: &Instrument, code: &str) -> Vec<String> {
    item(instrument, code).relevant_if.iter().map(ToString::to_string).collect()
}

#[test]
fn a_form_becomes_a_provisional_instrument() {
    let (instrument, remarks) = read(&[("survey", FORM), ("choices", CHOICES), ("settings", SETTINGS)]);
    assert!(instrument.is_provisional());
    assert_eq!((instrument.id.as_str(), instrument.revision.as_str()), ("survei", "2025010203"));
    assert_eq!(instrument.title.id, "Survei Kota");
    let nodes: Vec<(&str, Option<&str>)> = instrument
        .nodes()
        .map(|(_, node)| (node.code.as_str(), node.parent.map(|parent| instrument.node(parent).code.as_str())))
        .collect();
    let expected = [
        ("umum", None),
        ("masukan", None),
        ("masukan.umum", Some("masukan")),
        ("sarana", Some("masukan")),
        ("pengguna", None),
    ];
    assert_eq!(nodes, expected);
    let standar = item(&instrument, "standar");
    assert_eq!(standar.text.en.as_deref(), Some("Is there a standard?"));
    assert_eq!(standar.guidance.as_ref().unwrap().id, "Lihat papan");
    // Points are the numbers that choices are called, else their places.
    let points = |code: &str| -> Vec<String> {
        item(&instrument, code).choices().iter().map(|choice| choice.points.to_digits(2)).collect()
    };
    assert_eq!(points("standar"), ["0", "1"]);
    assert_eq!(points("mutu"), ["0", "2", "3"]);
    assert!(item(&instrument, "mutu").may_not_apply && !standar.may_not_apply);
    assert_eq!(item(&instrument, "puas").choices()[2].key, "sangat_puas");
    assert!(
        matches!(&item(&instrument, "ada").kind, Kind::Ticks { ticks, steps } if ticks.len() == 2 && steps.len() == 3)
    );
    let scored: Vec<&str> =
        instrument.items().filter(|(_, item)| item.scored).map(|(_, item)| item.code.as_str()).collect();
    assert_eq!(scored, ["standar", "mutu", "ada", "puas"]);
    // The repeat is a group of subjects with its fixed number.
    let (_, group) = instrument.groups().next().unwrap();
    assert_eq!((group.code.as_str(), group.quota, group.label.en.as_deref()), ("pengguna", 30, Some("Users")));
    assert!(item(&instrument, "puas").group.is_some() && standar.group.is_none());
    // Conditions of groups hold for what is in them.
    assert_eq!(conditions(&instrument, "mutu"), ["standar = ya"]);
    assert_eq!(conditions(&instrument, "buka"), ["mutu >= 2"]);
    assert_eq!(conditions(&instrument, "ada"), ["standar = ya"]);
    assert_eq!(conditions(&instrument, "tanggal"), ["standar = ya", "ada has kursi", "ada > 1"]);
    let rules: Vec<(String, String)> = instrument
        .constraints()
        .map(|(_, rule)| (rule.must.iter().map(ToString::to_string).collect(), rule.text.id.clone()))
        .collect();
    assert_eq!(rules[0], ("loket <= 40".to_owned(), "1 sampai 40".to_owned()));
    assert_eq!(rules[1].0, "buka <= [loket]");
    let Kind::Number { steps, .. } = &item(&instrument, "loket").kind else { panic!("no number") };
    assert_eq!(steps[0].from.to_digits(0), "1");
    // What is more than comparisons stays as text.
    for code in ["saran", "tanggal"] {
        assert!(item(&instrument, code).guidance.as_ref().unwrap().id.contains("Tidak dievaluasi"), "{code}");
    }
    let expected = [
        "survey!J1: The column \"calculation\" was not read.",
        "choices!B12: The choice named \"sangat puas\" becomes \"sangat_puas\"",
        "survey!A2: \"start\" (start) was not read: the form's application records it.",
        "survey!A13: \"skor\" (calculate) was not read: Penilai computes the scores.",
        "survey!A19: \"foto\" (image) was not read: an instrument asks for no files.",
        "survey!G11: The expression . <= today() is not evaluated",
        "survey!F17: The expression ${puas} = 'tidak' or ${puas} = 'kurang' is not evaluated",
    ];
    for line in expected {
        assert!(remarks.iter().any(|remark| remark.starts_with(line)), "{line}\n{remarks:#?}");
    }
}

#[test]
fn what_the_program_wrote_comes_back_as_the_same_items() {
    for instrument in instruments() {
        let form = xlsform::form(&instrument).unwrap();
        let imported = import(&form).unwrap_or_else(|refused| match refused {
            Refused::Problems(problems) => panic!("{}: {:#?}", instrument.id, said(&problems)),
            Refused::NotAForm | Refused::Workbook(_) => panic!("{refused}"),
        });
        let back = Instrument::parse(&imported.toml).unwrap();
        assert_eq!(back.items().count(), instrument.items().count(), "{}", instrument.id);
        for (_, before) in instrument.items() {
            let after = item(&back, before.code.as_str());
            assert_eq!(
                (after.digest, after.scored),
                (before.digest, before.scored),
                "{} {}",
                instrument.id,
                before.code
            );
            let node = |of: &Instrument, item: &penilai::instrument::Item| of.node(item.node).code.clone();
            assert_eq!(node(&back, after), node(&instrument, before));
            let group =
                |of: &Instrument, item: &penilai::instrument::Item| item.group.map(|id| of.group(id).code.clone());
            assert_eq!(group(&back, after), group(&instrument, before));
            assert_eq!(conditions(&back, before.code.as_str()), conditions(&instrument, before.code.as_str()));
            let texts =
                |texts: &[penilai::instrument::Text]| texts.iter().map(|text| text.id.clone()).collect::<Vec<_>>();
            let wordings = |item: &penilai::instrument::Item| texts(&item.evidence).join("; ");
            assert_eq!(wordings(after), wordings(before), "{}", before.code);
        }
        let depths = |of: &Instrument| {
            of.nodes().map(|(_, node)| (node.code.clone(), node.depth)).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(depths(&back), depths(&instrument));
        assert!(back.is_provisional() && back.id != instrument.id);
        // And what became of it can go out again.
        assert!(xlsform::form(&back).is_ok());
    }
}

#[test]
fn an_item_that_was_changed_in_the_form_is_named() {
    let small = Instrument::parse(include_str!("../data/instruments/every-kind.toml")).unwrap();
    let toml = small.toml().replace("Apakah maklumat dipasang?", "Apakah maklumat terpasang?");
    let changed = Instrument::parse(&toml).unwrap();
    let code = changed.find_item("A.5").map(|id| changed.item(id).digest.to_string()).unwrap();
    let before = small.find_item("A.5").map(|id| small.item(id).digest.to_string()).unwrap();
    // The text of the changed instrument under the mark of the first one, as somebody would leave it who edits the form.
    let form = repacked(&xlsform::form(&changed).unwrap(), &code[..16], &before[..16]);
    let imported = import(&form).unwrap();
    let lines = said(&imported.remarks);
    assert!(lines.iter().any(|line| line.contains("Item A.5 is no longer what it was")), "{lines:#?}");
    assert!(Instrument::parse(&imported.toml).unwrap().find_item("A.5").is_some());
}

/// A workbook with a text replaced in all its parts.
fn repacked(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    mapped(bytes, |text| text.replace(from, to).into_bytes())
}

/// A workbook with each of its parts made anew.
fn mapped(bytes: &[u8], part: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let mut text = String::new();
        member.read_to_string(&mut text).unwrap();
        let name = member.name().unwrap().into_owned();
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&part(text)).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_form_without_groups_gets_one_node_and_a_form_of_numbers_scores_them() {
    let (instrument, remarks) = read(&[("survey", "type|name|label\ninteger|hari|Berapa hari?\ntext|nama|Nama?")]);
    assert_eq!(instrument.nodes().count(), 1);
    assert!(item(&instrument, "hari").scored && !item(&instrument, "nama").scored);
    assert!(remarks.iter().any(|remark| remark.contains("thresholds of item hari")), "{remarks:#?}");
    let only_text = problems(&[("survey", "type|name|label\ntext|nama|Nama?")]);
    assert_eq!(only_text, ["survey: This form has no question that could be scored."]);
}

#[test]
fn what_is_wrong_with_a_form_is_said_at_its_cell() {
    let form = "
type               | name     | label
select_one yt      | dua kata | Nama dengan spasi
select_one yt      | a        | Satu
integer            | a        | Dua kali
teks               | b        | Jenis asing
select_one tak_ada | c        | Tanpa daftar
integer            |          | Tanpa nama
                   | d        | Tanpa jenis
select_multiple yt | e        | Banyak
end_group          |          |
begin_repeat       | r        | Terbuka
";
    let choices = "list_name|name|label\nyt|ya|Ya\nyt|ya|Lagi\nyt|tidak tahu|Spasi\n|x|Tanpa daftar\nz||Tanpa nama";
    let found = problems(&[("survey", form), ("choices", choices)]);
    for expected in [
        "survey!B2: The name \"dua kata\" cannot be used.",
        "survey!B4: The name \"a\" is already used in the same group.",
        "survey!A5: The type \"teks\" is not known.",
        "survey!A6: There is no list of choices \"tak_ada\".",
        "survey!A7: This row has no name.",
        "survey!B8: This row does not say its type.",
        "survey!A10: This row closes no open group or repeat.",
        "survey!A11: This group or repeat is not closed.",
        "choices!B3: The name \"ya\" is in the list \"yt\" twice.",
        "choices!B4: The name \"tidak tahu\" has a space, but is used in select_multiple.",
        "choices!B5: This choice does not say its list.",
        "choices!A6: A choice of the list \"z\" has no name.",
    ] {
        assert!(found.iter().any(|line| line == expected), "{expected}\n{found:#?}");
    }
}

#[test]
fn the_command_line_turns_a_form_into_an_instrument_file() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_penilai")).args(arguments).current_dir(folder.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("f.xlsx", &workbook(&[("survey", FORM), ("choices", CHOICES), ("settings", SETTINGS)]));
    let (code, out, err) = run(&["instrument", "import", "f.xlsx"]);
    assert!(code == 0 && out.is_empty() && err.contains("f.xlsx: survey!A2: "), "{err}");
    assert_eq!(run(&["check", "survei.toml"]).0, 0);
    let (code, _, err) = run(&["instrument", "import", "f.xlsx"]);
    assert!(code == 2 && err.contains("tidak pernah ditimpa"), "{err}");
    put("g.xlsx", &workbook(&[("survey", "type|name|label\nteks|a|A")]));
    let (code, out, _) = run(&["instrument", "import", "g.xlsx", "--to", "g.toml"]);
    assert!(code == 1 && out.starts_with("g.xlsx: survey!A2: Jenis \"teks\" tidak dikenal. Pakai"), "{out}");
    assert!(!folder.path().join("g.toml").exists());
    put("h.xlsx", b"bukan buku kerja");
    let (code, out, err) = run(&["instrument", "import", "h.xlsx"]);
    assert!(code == 2 && out.is_empty() && err.contains("Saran: "), "{err}");
    // The instrument of a form serves a round like any other.
    assert_eq!(run(&["instrument", "xlsform", "survei.toml", "lagi.xlsx"]).0, 0);
}

/// A small generator of numbers, so that the same forms are made every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

#[test]
fn a_thousand_mutated_forms_become_instruments_or_are_refused() {
    const WORDS: [&str; 40] = [
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "select_one yt",
        "select_multiple hal",
        "select_one",
        "integer",
        "calculate",
        "note",
        "text",
        "",
        "a",
        "1a",
        "na",
        "A.5#node",
        "#about",
        "A.5#0123456789abcdef",
        "${a}",
        "${a} = 'ya'",
        "((((((((((",
        "not(not(not(. > 1)))",
        "${standar} = ",
        "selected(${ada}, 'kursi')",
        "-99",
        "1e9",
        "0=1 1=2",
        "2=1 1=2",
        "99999999999999999999",
        "30",
        "-1",
        "${",
        "$ {",
        "'",
        "\"",
        "\u{202e}",
        "é",
        "ya ya",
        ". >= 5 and . >= 7",
        "today()",
    ];
    let dice = &mut Dice(7);
    let (mut read, mut refused) = (0, 0);
    let ours: Vec<Vec<u8>> =
        instruments().iter().take(4).map(|instrument| xlsform::form(instrument).unwrap()).collect();
    for round in 0..1_000 {
        let bytes = if round % 4 == 0 {
            // The program's own form, with one word in place of another somewhere.
            let own = &ours[dice.below(ours.len())];
            let (from, to) =
                (dice.of(&["#node", "end_group", "select_one", "#state", "yes", "c2", "d1", "'"]), dice.of(&WORDS));
            repacked(own, from, &to.replace(['<', '&'], ""))
        } else {
            let mutate = |sheet: &str, dice: &mut Dice| {
                let mut lines: Vec<String> = sheet.lines().map(str::to_owned).collect();
                for _ in 0..=dice.below(6) {
                    let at = dice.below(lines.len());
                    match dice.below(4) {
                        0 => drop(lines.remove(at)),
                        1 => lines.insert(at, lines[dice.below(lines.len())].clone()),
                        _ => {
                            let mut cells: Vec<String> = lines[at].split('|').map(str::to_owned).collect();
                            let cell = dice.below(cells.len());
                            cells[cell] = dice.of(&WORDS).to_owned();
                            lines[at] = cells.join("|");
                        }
                    }
                }
                lines.join("\n")
            };
            let (survey, choices) = (mutate(FORM, dice), mutate(CHOICES, dice));
            workbook(&[("survey", &survey), ("choices", &choices), ("settings", SETTINGS)])
        };
        match import(&bytes) {
            Ok(imported) => {
                Instrument::parse(&imported.toml).unwrap();
                read += 1;
            }
            Err(Refused::Problems(problems)) => {
                assert!(!problems.is_empty());
                refused += 1;
            }
            Err(Refused::NotAForm | Refused::Workbook(_)) => refused += 1,
        }
    }
    println!("{read} became instruments, {refused} were refused");
    assert!(read > 100 && refused > 100);
}

#[test]
fn forms_made_to_exhaust_the_computer_are_answered_soon() {
    let rows = |from: usize, to: usize, row: &dyn Fn(usize) -> String| (from..to).map(row).collect::<String>();
    let head = "type|name|label|relevant\n";
    let long = format!("{}1 > 0", "(1 > 0) and ".repeat(2_500));
    let forms = [
        // The same names and conditions that look at each other, thousands of times.
        format!(
            "{head}{}",
            rows(0, 6_000, &|row| {
                format!("begin_group|g{row}|G|\ninteger|a|A|{}${{a}} > 1\nend_group|||\n", "(".repeat(row % 40))
            })
        ),
        // Groups within groups without end, each with a long condition.
        format!("{head}{}", rows(0, 400, &|row| format!("begin_group|g{row}|G|{long}\n"))),
        // A long condition over many questions.
        format!(
            "{head}{}{}",
            rows(0, 30, &|row| format!("begin_group|g{row}|G|{long}\n")),
            rows(0, 15_000, &|row| format!("integer|a{row}|A|\n"))
        ),
        // A long list that every question offers.
        format!("{head}{}", rows(0, 15_000, &|row| format!("select_multiple l|a{row}|A|\n"))),
    ];
    let choices = format!("list_name|name|label\n{}", rows(0, 15_000, &|row| format!("l|k{row}|K\n")));
    for (index, survey) in forms.iter().enumerate() {
        let bytes = workbook(&[("survey", survey), ("choices", &choices)]);
        assert!(bytes.len() < MOST_BYTES);
        let started = std::time::Instant::now();
        let answer = import(&bytes);
        println!("form {index}: {:?}, read: {}", started.elapsed(), answer.is_ok());
        assert!(started.elapsed().as_secs() < 20, "form {index}: {:?}", started.elapsed());
    }
}
