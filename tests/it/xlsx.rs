//! Workbooks from outside: what stands in them is read exactly, and what is hostile is refused.

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use penilai::exchange::xlsx::{Look, Measure, Refused, Sheet, Workbook};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const ROOT: &str = r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Instrumen" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// Packs members into a container.
pub(crate) fn pack(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet, Instrumen, whose XML is given.
pub(crate) fn with_sheet(sheet: &str) -> Vec<u8> {
    pack(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// A workbook with one sheet whose rows are given.
pub(crate) fn with_rows(rows: &str) -> Vec<u8> {
    with_sheet(&format!(r#"<worksheet xmlns="m"><sheetData>{rows}</sheetData></worksheet>"#))
}

fn read(bytes: &[u8]) -> Result<Sheet, Refused> {
    let mut book = Workbook::open(bytes)?;
    let name = book.names().next().unwrap_or_default().to_owned();
    Ok(book.sheet(&name)?.unwrap_or_default())
}

fn cells(bytes: &[u8]) -> Vec<(String, String)> {
    let sheet = read(bytes).unwrap();
    assert!(sheet.faults.is_empty(), "{:?}", sheet.faults);
    sheet.cells.into_iter().map(|cell| (cell.place.to_string(), cell.text)).collect()
}

fn faults(bytes: &[u8]) -> Vec<(String, &'static str)> {
    read(bytes).unwrap().faults.into_iter().map(|fault| (fault.place.to_string(), fault.message.key)).collect()
}

fn refused(bytes: &[u8]) -> Refused {
    read(bytes).expect_err("a refusal")
}

fn too_large(bytes: &[u8]) -> Measure {
    match refused(bytes) {
        Refused::TooLarge { what, .. } => what,
        other => panic!("{other}"),
    }
}

#[test]
fn every_kind_of_cell_is_read_as_people_see_it() {
    let bytes = pack(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        (
            "xl/sharedStrings.xml",
            r#"<sst><si><t>satu</t></si><si><r><t xml:space="preserve">dua </t></r><r><t>tiga</t></r><rPh><t>x</t></rPh></si><si/></sst>"#,
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="0&quot; hari&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1">
                <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>a &amp; b &#10;_x0041_</t></is></c></row>
                <row><c><v>21.850000000000001</v></c><c t="n"><v>1E-3</v></c><c t="b"><v>1</v></c><c s="1"><v>45292</v></c><c s="2"><v>3</v></c><c s="3"><v>45292.5</v></c><c s="1"/></row>
                <row r="9"><c r="CV9"><v>-0</v></c><c r="A9" t="d"><v>2025-01-31</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    let found = cells(&bytes);
    let found: Vec<(&str, &str)> = found.iter().map(|(place, text)| (place.as_str(), text.as_str())).collect();
    let expected = [
        ("A1", "satu"),
        ("B1", "dua tiga"),
        ("D1", "a & b \nA"),
        ("A2", "21.85"),
        ("B2", "0.001"),
        ("C2", "true"),
        ("D2", "2024-01-01"),
        ("E2", "3"),
        ("F2", "2024-01-01T12:00:00"),
        ("A9", "2025-01-31"),
        ("CV9", "0"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_cell_knows_whether_people_see_a_date_or_a_percentage_and_a_sheet_which_cells_are_merged() {
    let codes = ["0.00%", "0&quot; %&quot;", "[Red]0%", "d-mmm", "General", "0.00"];
    let own: String =
        (170..).zip(codes).map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>")).collect();
    let used: String = (170..176).chain([9, 14]).map(|id| format!("<xf numFmtId=\"{id}\"/>")).collect();
    let cells: String = (0..8).map(|style| format!("<c s=\"{style}\"><v>0.5</v></c>")).collect();
    let bytes = pack(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", &format!("<styleSheet><numFmts>{own}</numFmts><cellXfs>{used}</cellXfs></styleSheet>")),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                r#"<worksheet><sheetData><row>{cells}</row></sheetData><mergeCells><mergeCell ref="B3:C4"/><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#
            ),
        ),
    ]);
    let sheet = read(&bytes).unwrap();
    let looks: Vec<Look> = sheet.cells.iter().map(|cell| cell.look).collect();
    let (plain, percent, date) = (Look::Plain, Look::Percent, Look::Date);
    assert_eq!(looks, [percent, plain, percent, date, plain, plain, percent, date]);
    assert_eq!(sheet.cells[0].text, "0.5");
    let merged: Vec<String> = sheet.merged.iter().map(|merged| format!("{}:{}", merged.first, merged.last)).collect();
    assert_eq!(merged, ["A1:B2", "B3:C4"]);
}

#[test]
fn a_cell_that_cannot_be_trusted_is_named() {
    let long = "x".repeat(32_768);
    let rows = format!(
        r#"<row r="5"><c r="A5"><v>1</v></c><c r="D5"><f>1+1</f><v>2</v></c><c r="E5" t="e"><v>#REF!</v></c>
           <c r="F5" t="inlineStr"><is><t>a_x0007_b</t></is></c><c r="G5" t="inlineStr"><is><t>{long}</t></is></c></row>
           <row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#
    );
    let expected = [
        ("D5", "cell-formula"),
        ("E5", "cell-error"),
        ("F5", "cell-control"),
        ("G5", "cell-long"),
        ("XFD1048576", "cell-far"),
    ];
    assert_eq!(faults(&with_rows(&rows)), expected.map(|(place, key)| (place.to_owned(), key)));
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(refused(b""), Refused::NotAWorkbook);
    assert_eq!(refused(b"kode;nama\n1;2\n"), Refused::NotAWorkbook);
    assert_eq!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), Refused::OldOrLocked);
    assert_eq!(refused(&pack(&[("mimetype", "application/vnd.oasis")])), Refused::NotAWorkbook);
    let whole = with_rows(r#"<row><c><v>1</v></c></row>"#);
    assert!(matches!(refused(&whole[..whole.len() - 30]), Refused::Container { .. }));
    assert!(matches!(refused(&pack(&[("_rels/.rels", ROOT)])), Refused::Malformed { .. }));
}

#[test]
fn document_types_are_refused() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    let sheet = format!(r#"{bomb}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#);
    assert_eq!(refused(&with_sheet(&sheet)), Refused::DocumentType { part: "xl/worksheets/sheet1.xml".to_owned() });
    let undeclared = r#"<row><c t="str"><v>&b;</v></c></row>"#;
    assert!(matches!(refused(&with_rows(undeclared)), Refused::Malformed { .. }));
}

#[test]
fn what_a_file_states_of_its_own_size_is_not_believed() {
    let bytes = pack(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", r#"<sst uniqueCount="999999999999999999"><si><t>satu</t></si></sst>"#),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    assert_eq!(cells(&bytes), [("A1".to_owned(), "satu".to_owned())]);
}

#[test]
fn sizes_are_capped_by_what_is_really_there() {
    assert_eq!(too_large(&vec![b'P'; (16 << 20) + 1]), Measure::File);
    let blanks = " ".repeat(33 << 20);
    assert_eq!(too_large(&with_rows(&blanks)), Measure::Part);
    let many: Vec<String> = (0..1_001).map(|at| format!("xl/{at}.xml")).collect();
    let members: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(too_large(&pack(&members)), Measure::Members);
    let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(90));
    let rows = cells.repeat(2_300);
    assert_eq!(too_large(&with_rows(&rows)), Measure::Cells);
    let text = "<row><c t=\"str\"><v>".to_owned() + &"x".repeat(30_000) + "</v></c></row>";
    assert_eq!(too_large(&with_rows(&text.repeat(600))), Measure::Text);
}

/// What another reader finds in the first sheet, as texts by place.
fn by_another_reader(bytes: &[u8]) -> Vec<(u32, u32, String)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let (row, column) = range.start().unwrap_or_default();
    let shown = |data: &Data| match data {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    let cells = range
        .used_cells()
        .map(|(r, c, data)| (row + u32::try_from(r).unwrap(), column + u32::try_from(c).unwrap(), shown(data)));
    cells.filter(|(.., text)| !text.trim().is_empty()).collect()
}

#[derive(Clone, Debug)]
enum Written {
    Text(String),
    Number(f64),
    Day(i32),
    Flag(bool),
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        "[ -~\u{e9}\u{4e00}\u{1f600}\n_x0-9=']{0,40}".prop_map(Written::Text),
        any::<i32>().prop_map(|number| Written::Number(f64::from(number) / 100.0)),
        (0..40_000).prop_map(Written::Day),
        any::<bool>().prop_map(Written::Flag),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn both_readers_find_the_same(cells in proptest::collection::btree_map((0u32..40, 0u16..20), written(), 1..40)) {
        let mut book = rust_xlsxwriter::Workbook::new();
        let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        let sheet = book.add_worksheet();
        for ((row, column), cell) in &cells {
            match cell {
                Written::Text(text) => sheet.write_string(*row, *column, text).unwrap(),
                Written::Number(number) => sheet.write_number(*row, *column, *number).unwrap(),
                Written::Day(at) => {
                    let at = date(1900, 3, 1).checked_add(jiff::Span::new().days(*at)).unwrap();
                    let at = rust_xlsxwriter::ExcelDateTime::parse_from_str(&at.to_string()).unwrap();
                    sheet.write_datetime_with_format(*row, *column, &at, &day).unwrap()
                }
                Written::Flag(flag) => sheet.write_boolean(*row, *column, *flag).unwrap(),
            };
        }
        let bytes = book.save_to_buffer().unwrap();
        let ours = read(&bytes).unwrap();
        let found = ours.cells.into_iter().map(|cell| (cell.place.row, cell.place.column, cell.text));
        prop_assert!(ours.faults.is_empty());
        prop_assert_eq!(found.collect::<Vec<_>>(), by_another_reader(&bytes));
    }

    #[test]
    fn a_damaged_container_never_stops_the_program(seed in 0usize..1 << 20, flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = ordinary(seed);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        survive(&bytes);
    }
}

/// A workbook with everything in it.
fn ordinary(seed: usize) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "teks & <tanda> \"kutip\"").unwrap();
    sheet.write_number(1, 1, 21.85).unwrap();
    sheet.write_boolean(2, 2, true).unwrap();
    sheet.write_number_with_format(3, 3, 45_292 + u32::try_from(seed).unwrap() % 7, &day).unwrap();
    sheet.write_formula(4, 4, "=1+1").unwrap();
    book.add_worksheet().write_string(0, 0, "lain").unwrap();
    book.save_to_buffer().unwrap()
}

/// Reads all there is; whatever comes of it, it comes.
fn survive(bytes: &[u8]) {
    if let Ok(mut book) = Workbook::open(bytes) {
        let names: Vec<String> = book.names().map(str::to_owned).collect();
        for name in names {
            let _ = book.sheet(&name);
        }
    }
}

#[test]
fn two_thousand_workbooks_with_damaged_xml_never_stop_the_program() {
    let whole = ordinary(0);
    let mut archive = zip::ZipArchive::new(Cursor::new(whole.as_slice())).unwrap();
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let mut text = Vec::new();
        std::io::copy(&mut member, &mut text).unwrap();
        members.push((member.name().unwrap().into_owned(), text));
    }
    // A multiplicative congruence gives the same damage in every run.
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    for _ in 0..2_000 {
        let mut damaged = members.clone();
        let at = next(damaged.len());
        let text = &mut damaged[at].1;
        for _ in 0..=next(4) {
            let at = next(text.len());
            match next(4) {
                0 => text[at] ^= 1 << next(8),
                1 => text.truncate(at),
                2 => drop(text.splice(at..(at + next(20)).min(text.len()), *b"<c r=\"A1\"><v>1</v>")),
                _ => text.insert(at, b"<>\"&/='0"[next(8)]),
            }
            if text.is_empty() {
                text.push(b'<');
            }
        }
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &damaged {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(text).unwrap();
        }
        survive(&zip.finish().unwrap().into_inner());
    }
}
