//! The checklist on paper: what is filled in comes back as it is, and what does not belong is refused at its cell.

use crate::exchange::{applied, ids, only_unit, round_of, small};
use penilai::assessment::{Answer, Change, Response, Round, Sheet, Subject, SubjectId, UnitId};
use penilai::exchange::intake::Place;
use penilai::exchange::paper::{Error, Filling, Paper, Preview, Refused, Take, read, unit};
use penilai::failure::Failure;
use penilai::instrument::{Instrument, Item, ItemId, Kind};
use penilai::library::Library;
use penilai::locale::{Language, Locale};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};

pub(crate) fn paper(instrument: &Instrument, round: &Round, filling: Filling, language: Language) -> Vec<u8> {
    let locale = Locale::new(language);
    let paper = Paper::of(&locale, instrument, round, only_unit(round), filling, 1_735_689_600_000).unwrap();
    paper.workbook().unwrap_or_else(|error| panic!("{}: {error}", instrument.id))
}

fn taken(bytes: &[u8], instrument: &Instrument, round: &Round) -> Preview {
    read(bytes, instrument, round, &mut ids()).unwrap_or_else(|refused| panic!("{}: {refused:?}", instrument.id))
}

/// A round of one unit without any answer.
pub(crate) fn blank(instrument: &Instrument) -> Round {
    round_of(instrument, &[",,,"])
}

/// The same round without subjects and answers.
fn emptied(round: &Round) -> Round {
    let mut round = round.clone();
    round.sheets = [(only_unit(&round), Sheet::default())].into();
    round
}

/// The answers with the labels of their subjects, whatever the identities are.
fn by_label(round: &Round) -> BTreeMap<(String, String), Answer> {
    let sheet = round.sheet_of(only_unit(round));
    let label = |id: &Option<SubjectId>| id.map(|id| sheet.subject(id).unwrap().label.clone()).unwrap_or_default();
    let answers = sheet.answers.iter().flat_map(|(code, answers)| {
        answers.iter().map(move |(subject, answer)| ((code.to_string(), label(subject)), answer.clone()))
    });
    answers.collect()
}

/// Every response that an item can have, with states and notes that look like something else.
fn responses(item: &Item) -> Vec<Response> {
    let mut responses = match &item.kind {
        Kind::Choice(choices) => choices.iter().map(|choice| Response::Choice(choice.key.clone())).collect(),
        Kind::Number { steps, .. } => {
            let lowest = steps[0].from.to_digits(9);
            let numbers = [lowest.as_str(), "12", "1000", "2.5", "123456789012345678.25"];
            numbers.into_iter().map(|number| Response::Number(number.to_owned())).collect()
        }
        Kind::Ticks { ticks, .. } => {
            let mut keys: Vec<String> = ticks.iter().map(|tick| tick.key.clone()).collect();
            keys.sort();
            vec![Response::Ticks(keys), Response::Ticks(Vec::new()), Response::Ticks(vec![ticks[0].key.clone()])]
        }
        Kind::Text => {
            let texts = ["=1+1", "(N)", "(o): ya", "N", "", " ", "'", "'(N)", "_x0041_ dua\nbaris", "1-2", "<b>&"];
            texts.into_iter().map(|text| Response::Text(text.to_owned())).collect()
        }
        Kind::Date => vec![Response::Date("2024-02-29".into()), Response::Date("1899-12-31".into())],
    };
    if item.may_not_apply {
        responses.push(Response::NotApplicable("tidak ada loket".into()));
    }
    responses.push(Response::NotObserved("gelap: \"listrik\" padam".into()));
    responses.retain(|response| item.accepts(response));
    responses
}

/// Answers every item of every subject, each in another way.
fn answered(instrument: &Instrument, round: Round) -> Round {
    let unit = only_unit(&round);
    let mut changes = Vec::new();
    let (mut id, mut next) = (ids(), 0);
    for (_, group) in instrument.groups() {
        for number in 1..=group.quota.clamp(2, 12) {
            let label = format!("{}-{number:02}", group.code);
            changes.push(Change::PutSubject(unit, Subject { id: SubjectId(id()), group: group.code.clone(), label }));
        }
    }
    let round = applied(round, &changes);
    let mut changes = Vec::new();
    for (_, item) in instrument.items() {
        let group = item.group.map(|group| instrument.group(group).code.clone());
        let subjects: Vec<Option<SubjectId>> = match &group {
            None => vec![None],
            Some(group) => round.sheet_of(unit).subjects_of(group).map(|subject| Some(subject.id)).collect(),
        };
        let responses = responses(item);
        for subject in subjects {
            let note = ["", "catatan", "dua\nbaris; \"kutip\" & <tanda>", "=SUM(A1)"][next % 4];
            let response = Some(responses[next % responses.len()].clone()).filter(|_| next % 7 != 3);
            if response.is_some() || !note.is_empty() {
                let place = penilai::assessment::Place { unit, item: item.code.clone(), subject };
                changes.push(Change::PutAnswer(place, instrument.answer(item, response, note)));
            }
            next += 1;
        }
    }
    applied(round, &changes)
}

fn instruments() -> Vec<Instrument> {
    let library = Library::built_in().unwrap();
    let mut all: Vec<Instrument> = library.instruments().into_iter().cloned().collect();
    for file in ["small", "conditions", "every_kind"] {
        let path = format!("{}/tests/data/instruments/valid/{file}.toml", env!("CARGO_MANIFEST_DIR"));
        all.push(Instrument::parse(&std::fs::read_to_string(path).unwrap()).unwrap());
    }
    all
}

#[test]
fn a_filled_unit_comes_back_from_its_workbook_with_the_same_answers_for_every_instrument() {
    for instrument in instruments() {
        let round = answered(&instrument, blank(&instrument));
        let bytes = paper(&instrument, &round, Filling::Filled, Language::Id);
        assert_eq!(unit(&bytes, &instrument, &round).unwrap(), only_unit(&round));
        let all = by_label(&round);
        let same = taken(&bytes, &instrument, &round);
        assert_eq!((same.equal, same.changes(Take::All)), (all.len(), Vec::new()), "{}", instrument.id);
        let bare = emptied(&round);
        let preview = taken(&bytes, &instrument, &bare);
        assert_eq!((preview.new.len(), preview.equal, preview.differing.len()), (all.len(), 0, 0));
        let back = applied(bare, &preview.changes(Take::New));
        assert_eq!(by_label(&back), all, "{}", instrument.id);
    }
}

#[test]
fn an_empty_workbook_says_nothing_and_has_a_column_for_everybody_the_method_asks_for() {
    for instrument in instruments() {
        for language in Language::ALL {
            let round = blank(&instrument);
            let preview = taken(&paper(&instrument, &round, Filling::Empty, language), &instrument, &round);
            assert_eq!((preview.changes(Take::All), preview.equal), (Vec::new(), 0), "{}", instrument.id);
        }
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let round = answered(&small(), blank(&small()));
    let one = paper(&small(), &round, Filling::Filled, Language::Id);
    assert!(one == paper(&small(), &round, Filling::Filled, Language::Id));
}

// Cells of a workbook, as somebody changes them.

/// Puts content into a cell of a sheet, counted from 1.
pub(crate) fn with(bytes: &[u8], sheet: usize, cell: &str, content: &str) -> Vec<u8> {
    rewritten(bytes, &format!("xl/worksheets/sheet{sheet}.xml"), |text| {
        let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no {cell} in {text}"));
        let tag = start + text[start..].find('>').unwrap() + 1;
        let end = if text[..tag].ends_with("/>") { tag } else { tag + text[tag..].find("</c>").unwrap() + 4 };
        format!("{}<c r=\"{cell}\" {content}</c>{}", &text[..start], &text[end..])
    })
}

pub(crate) fn typed(bytes: &[u8], sheet: usize, cell: &str, text: &str) -> Vec<u8> {
    with(bytes, sheet, cell, &format!("t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is>"))
}

fn rewritten(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut content = Vec::new();
        member.read_to_end(&mut content).unwrap();
        if name == part {
            content = change(&String::from_utf8(content).unwrap()).into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Where the small instrument's items stand: A.1.a E8, A.1.b E9, A.2.n E11, A.2.t E12 in the first sheet; the staff in the second.
fn book() -> (Instrument, Round, Vec<u8>) {
    let (instrument, round) = (small(), blank(&small()));
    let bytes = paper(&instrument, &round, Filling::Empty, Language::Id);
    (instrument, round, bytes)
}

/// The cells in which a workbook is wrong, with the key of what is said.
fn wrong(bytes: &[u8]) -> Vec<(String, &'static str)> {
    let (instrument, round, _) = book();
    match read(bytes, &instrument, &round, &mut ids()) {
        Err(Refused::Wrong(remarks)) => {
            for language in Language::ALL {
                for remark in &remarks {
                    let (what, hint) = remark.words(&Locale::new(language));
                    assert!(what.ends_with('.') && hint.is_some_and(|hint| hint.ends_with('.')), "{what}");
                }
            }
            let place = |place: &Place| match place {
                Place::Cell(sheet, cell) => format!("{sheet}!{cell}"),
                Place::Sheet(sheet) => sheet.clone(),
                Place::Line(line) => line.to_string(),
            };
            remarks.iter().map(|remark| (place(&remark.place), remark.message.key)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_cell_that_does_not_fit_is_told_with_its_place() {
    let (.., bytes) = book();
    let cases: [(usize, &str, &str, &str, &str); 13] = [
        (1, "E8", "9", "Isian!E8", "paper-wrong-choice"),
        (1, "E9", "N", "Isian!E9", "paper-wrong-not-applicable"),
        (1, "E8", "N", "Isian!E8", "paper-wrong-reason"),
        (1, "E8", "O", "Isian!E8", "paper-wrong-reason"),
        (1, "E11", "tiga", "Isian!E11", "paper-wrong-number"),
        (1, "E11", "-9", "Isian!E11", "paper-wrong-low"),
        (1, "E11", "1.000", "Isian!E11", "paper-wrong-grouped"),
        (1, "E12", "kursi, meja", "Isian!E12", "paper-wrong-ticks"),
        (1, "E6", "2", "Isian!E6", "paper-wrong-row"),
        (1, "A9", "A.1.a", "Isian!A9", "paper-wrong-code"),
        (2, "E9", "29 Februari", "Staf pelaksana!E9", "paper-wrong-date"),
        (2, "E4", "", "Staf pelaksana!E4", "paper-wrong-label"),
        (2, "F4", "staf-01", "Staf pelaksana!F4", "paper-wrong-label-twice"),
    ];
    for (sheet, cell, text, place, key) in cases {
        let mut changed = typed(&bytes, sheet, cell, text);
        // What a label or a code belongs to is read only where something is filled in.
        for (needs, filled, of) in [("A9", "E9", 1), ("E4", "E7", 2), ("F4", "E7", 2), ("F4", "F7", 2)] {
            if (needs, of) == (cell, sheet) {
                changed = typed(&changed, of, filled, "1");
            }
        }
        assert_eq!(wrong(&changed), [(place.to_owned(), key)], "{cell} {text}");
    }
    let long = "x".repeat(10_001);
    assert_eq!(wrong(&typed(&bytes, 1, "F8", &long)), [("Isian!F8".to_owned(), "paper-wrong-long")]);
    assert_eq!(
        wrong(&with(&bytes, 1, "E8", "><f>1+1</f><v>2</v>")),
        [("Isian!E8".to_owned(), "cell-formula")],
        "a formula says whatever somebody wants"
    );
    let two = typed(&typed(&bytes, 1, "E8", "7"), 2, "E7", "7");
    assert_eq!(wrong(&two).len(), 2, "all are told, not only the first");
}

#[test]
fn what_people_type_is_understood_as_they_mean_it() {
    let (instrument, round, bytes) = book();
    let mut changed = bytes;
    let cells = [
        (1, "E8", " 2 "),
        (1, "E9", "o: listrik padam"),
        (1, "F9", "kembali besok"),
        (1, "E11", "3,5"),
        (1, "E12", "toilet; kursi"),
        (2, "E9", "29/2/2024"),
        (2, "F4", "kepala loket"),
        (2, "F7", "1"),
    ];
    for (sheet, cell, text) in cells {
        changed = typed(&changed, sheet, cell, text);
    }
    let preview = taken(&changed, &instrument, &round);
    let labels: Vec<&str> = preview.subjects.iter().map(|subject| subject.label.as_str()).collect();
    assert_eq!(labels, ["kepala loket", "staf-01"], "only those of whom something is said");
    let answers = by_label(&applied(round, &preview.changes(Take::New)));
    let response = |code: &str, label: &str| answers[&(code.to_owned(), label.to_owned())].response.clone().unwrap();
    assert_eq!(response("A.1.a", ""), Response::Choice("2".into()));
    assert_eq!(response("A.1.b", ""), Response::NotObserved("listrik padam".into()));
    assert_eq!(answers[&("A.1.b".to_owned(), String::new())].note, "kembali besok");
    assert_eq!(response("A.2.n", ""), Response::Number("3.5".into()));
    assert_eq!(response("A.2.t", ""), Response::Ticks(vec!["kursi".into(), "toilet".into()]));
    assert_eq!(response("B.y", "staf-01"), Response::Date("2024-02-29".into()));
    assert_eq!(response("B.s", "kepala loket"), Response::Choice("1".into()));
}

#[test]
fn a_date_that_a_spreadsheet_keeps_as_a_day_is_read_as_that_day_and_only_where_a_date_belongs() {
    let (instrument, round, bytes) = book();
    let style = |cell: &str, sheet: usize| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let mut text = String::new();
        archive.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).unwrap().read_to_string(&mut text).unwrap();
        let rest = text.split(&format!("<c r=\"{cell}\" s=\"")).nth(1).unwrap().to_owned();
        rest.split('"').next().unwrap().to_owned()
    };
    let date = style("E9", 2);
    let day = with(&bytes, 2, "E9", &format!("s=\"{date}\"><v>45351</v>"));
    let preview = taken(&day, &instrument, &round);
    assert_eq!(preview.new[0].answer.response, Some(Response::Date("2024-02-29".into())));
    let number = with(&bytes, 1, "E11", &format!("s=\"{date}\"><v>45351</v>"));
    assert_eq!(wrong(&number), [("Isian!E11".to_owned(), "cell-date")]);
    let choice = with(&bytes, 1, "E8", &format!("s=\"{date}\"><v>2</v>"));
    assert_eq!(wrong(&choice), [("Isian!E8".to_owned(), "cell-date")]);
}

#[test]
fn answers_that_differ_are_listed_and_replaced_only_if_asked_for() {
    let (instrument, round, bytes) = book();
    let unit = only_unit(&round);
    let put = |round: Round, code: &str, response: Option<Response>, note: &str| {
        let id = instrument.find_item(code).unwrap();
        let place = penilai::assessment::Place { unit, item: code.into(), subject: None };
        applied(round, &[Change::PutAnswer(place, instrument.answer(instrument.item(id), response, note))])
    };
    let round = put(round, "A.1.a", Some(Response::Choice("1".into())), "");
    let round = put(round, "A.1.b", Some(Response::Choice("2".into())), "");
    let round = put(round, "A.2.n", None, "dua kali dihitung");
    let filled = [("E8", "2"), ("E9", "2"), ("E11", "4")];
    let bytes = filled.iter().fold(bytes, |bytes, (cell, text)| typed(&bytes, 1, cell, text));
    let preview = taken(&bytes, &instrument, &round);
    assert_eq!((preview.new.len(), preview.equal, preview.differing.len()), (1, 1, 1));
    let locale = Locale::new(Language::Id);
    let wording = penilai::wording::Wording { locale: &locale, instrument: &instrument };
    let [now, then] = preview.differing[0].words(&wording);
    assert_eq!((now.as_str(), then.as_str()), ("1 – Ada sebagian", "2 – Ada lengkap"));
    let said = |round: &Round, code: &str| by_label(round)[&(code.to_owned(), String::new())].clone();
    let kept = applied(round.clone(), &preview.changes(Take::New));
    assert_eq!(said(&kept, "A.1.a").response, Some(Response::Choice("1".into())));
    assert_eq!(said(&kept, "A.2.n").note, "dua kali dihitung", "a note stays beside the answer that was missing");
    assert_eq!(said(&kept, "A.2.n").response, Some(Response::Number("4".into())));
    let replaced = applied(round, &preview.changes(Take::All));
    assert_eq!(said(&replaced, "A.1.a").response, Some(Response::Choice("2".into())));
}

#[test]
fn an_answer_to_another_wording_is_confirmed_only_by_another_answer() {
    let (instrument, round, bytes) = book();
    let item = instrument.item(instrument.find_item("A.1.a").unwrap());
    let place = penilai::assessment::Place { unit: only_unit(&round), item: item.code.clone(), subject: None };
    let old = penilai::instrument::Digest([7; 32]);
    let stale = Answer { response: Some(Response::Choice("1".into())), note: String::new(), item: old };
    let round = applied(round, &[Change::PutAnswer(place, stale)]);
    let same = taken(&typed(&bytes, 1, "E8", "1"), &instrument, &round);
    assert_eq!((same.equal, same.changes(Take::All).len()), (1, 0));
    let other = taken(&typed(&bytes, 1, "E8", "2"), &instrument, &round);
    assert_eq!(other.differing[0].then.item, item.digest);
    let page = page(&instrument, &round, Filling::Filled);
    assert!(page.contains("Perlu dibaca ulang"), "paper says so");
}

#[test]
fn what_was_not_made_for_this_round_is_refused_with_a_sentence() {
    let (instrument, round, bytes) = book();
    let other = Library::built_in().unwrap().find("ombudsman-2024").unwrap().clone();
    let elsewhere = {
        let mut round = blank(&instrument);
        let unit = only_unit(&round);
        let mut moved = round.units.remove(&unit).unwrap();
        moved.id = UnitId(uuid::Uuid::from_u128(1));
        round.units.insert(moved.id, moved);
        round
    };
    let identity = |from: &str, to: &str| rewritten(&bytes, "xl/sharedStrings.xml", |text| text.replace(from, to));
    let foreign = penilai::exchange::workbook::export(
        &penilai::instrument::document::Document::read(instrument.toml()).unwrap(),
        &Locale::new(Language::Id),
    );
    let cases: Vec<(&str, Vec<u8>, &Instrument, &Round, &str)> = vec![
        ("other instrument", bytes.clone(), &other, &round, "bukan yang dipakai penilaian ini"),
        ("other unit", bytes.clone(), &instrument, &elsewhere, "Dinas Sosial (Kota Metro)"),
        ("no paper", foreign.unwrap(), &instrument, &round, "bukan buku kerja lembar isian"),
        (
            "no marker",
            identity("penilai-lembar-isian", "apa saja"),
            &instrument,
            &round,
            "bukan buku kerja lembar isian",
        ),
        ("no workbook", b"kode;nama".to_vec(), &instrument, &round, "bukan buku kerja XLSX"),
        ("cut", bytes[..bytes.len() / 2].to_vec(), &instrument, &round, "rusak"),
    ];
    for (name, bytes, instrument, round, because) in cases {
        let refused = read(&bytes, instrument, round, &mut ids()).expect_err(name);
        for language in Language::ALL {
            let failure = Failure::paper_in(Path::new("isian.xlsx"), &refused);
            let locale = Locale::new(language);
            let (sentence, advice) = (failure.sentence(&locale), failure.advice(&locale));
            assert!(sentence.contains("isian.xlsx") && sentence.ends_with('.') && advice.ends_with('.'), "{sentence}");
            assert!(language == Language::En || sentence.contains(because), "{name}: {sentence}");
        }
    }
    let gone = identity("penilai-isian:staf:1", "apa saja");
    // The shared text stands in the sheet and in the identity alike; only the sheet's own is taken away.
    assert!(read(&gone, &instrument, &round, &mut ids()).is_ok() || !wrong(&gone).is_empty());
    let unmarked = typed(&bytes, 2, "B5", "terhapus");
    assert_eq!(wrong(&unmarked), [("Staf pelaksana".to_owned(), "paper-wrong-sheet")]);
}

#[test]
fn a_workbook_made_to_exhaust_the_program_is_refused() {
    let (instrument, round, bytes) = book();
    let row = |row: usize| {
        let cells: String = (0..90).map(|_| "<c><v>1</v></c>").collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    let rows: String = (50..6_000).map(row).collect();
    let hostile: [(&str, &str, String); 4] = [
        ("xl/worksheets/sheet1.xml", "</sheetData>", format!("{}</sheetData>", " ".repeat(40 << 20))),
        ("xl/worksheets/sheet1.xml", "</sheetData>", format!("{rows}</sheetData>")),
        ("xl/worksheets/sheet2.xml", "<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet".to_owned()),
        ("xl/sharedStrings.xml", "penilai-lembar-isian", "x".repeat(33 << 20)),
    ];
    for (part, from, to) in hostile {
        let bytes = rewritten(&bytes, part, |text| text.replacen(from, &to, 1));
        let refused = read(&bytes, &instrument, &round, &mut ids()).expect_err(part);
        assert!(matches!(refused, Refused::Workbook(_)), "{part}: {refused:?}");
        let failure = Failure::paper_in(Path::new("isian.xlsx"), &refused);
        assert!(failure.sentence(&Locale::new(Language::Id)).ends_with('.'));
    }
}

#[test]
fn a_workbook_damaged_anywhere_is_refused_or_read_and_never_stops_the_program() {
    let (instrument, round, bytes) = book();
    let filled = typed(&bytes, 1, "E8", "2");
    for at in (0..filled.len()).step_by(97) {
        let mut damaged = filled.clone();
        damaged[at] ^= 0x5a;
        let _ = read(&damaged, &instrument, &round, &mut ids());
    }
}

#[test]
fn a_checklist_that_nobody_could_fill_in_by_hand_is_refused() {
    let text = small().toml().replace("quota = 3", "quota = 10000").replace("quota = 2", "quota = 10000");
    let instrument = Instrument::parse(&text).unwrap();
    let (round, locale) = (blank(&instrument), Locale::new(Language::Id));
    let paper = Paper::of(&locale, &instrument, &round, only_unit(&round), Filling::Empty, 0).unwrap();
    assert!(matches!(paper.html(), Err(Error::TooLarge { .. })));
    let failure = Failure::paper("Dinas Sosial", &paper.workbook().unwrap_err());
    assert!(failure.sentence(&locale).contains("20000"), "{}", failure.sentence(&locale));
}

// The page.

pub(crate) fn page(instrument: &Instrument, round: &Round, filling: Filling) -> String {
    let locale = Locale::new(Language::Id);
    Paper::of(&locale, instrument, round, only_unit(round), filling, 0).unwrap().html().unwrap()
}

#[test]
fn the_page_has_every_item_once_for_each_block_of_ten_columns() {
    for instrument in instruments() {
        for filling in [Filling::Empty, Filling::Filled] {
            let round = answered(&instrument, blank(&instrument));
            let page = page(&instrument, &round, filling);
            let blocks = |id: ItemId| {
                let Some(group) = instrument.item(id).group else { return 1 };
                let sheet = round.sheet_of(only_unit(&round));
                let present = sheet.subjects_of(&instrument.group(group).code).count();
                instrument.quota(group, sheet).max(present).max(1).div_ceil(10)
            };
            for (id, item) in instrument.items() {
                let cell = format!("<td class=\"code\">{}</td>", item.code);
                assert_eq!(page.matches(&cell).count(), blocks(id), "{} {}", instrument.id, item.code);
            }
            let crossed = page.matches(">X</i>").count();
            assert_eq!(crossed > 0, filling == Filling::Filled, "{}", instrument.id);
            for outside in ["<script", "http:", "https:", "url(", "src=", "href=", "@import"] {
                assert!(!page.contains(outside), "{}: {outside}", instrument.id);
            }
        }
    }
}
