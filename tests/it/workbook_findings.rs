//! What office workers do to an authoring workbook: nothing of it changes the method in silence, and each thing is told once, at its
//! cell, in the words of a spreadsheet.

use crate::locale::keys;
use crate::workbook::{SMALL, book, forge, rewrite, run, told};
use penilai::exchange::workbook::import;
use penilai::exchange::xlsx::Workbook;
use penilai::library::Library;
use penilai::locale::{Language, Locale, Message};

const STYLES: &str = "xl/styles.xml";

/// The keys of a sheet with the letters of their columns.
type Columns = Vec<(String, String)>;

/// The sheets of a workbook as they stand: the member, the name, the columns.
fn sheets(bytes: &[u8]) -> Vec<(String, String, Columns)> {
    let mut workbook = Workbook::open(bytes).unwrap();
    let names: Vec<String> = workbook.names().map(str::to_owned).collect();
    let mut sheets = Vec::new();
    for (place, name) in names.into_iter().enumerate().skip(1) {
        let cells = workbook.sheet(&name).unwrap().unwrap().cells;
        let header = cells.into_iter().filter(|cell| cell.place.row == 1);
        let letters = |place: String| place.trim_end_matches('2').to_owned();
        let header = header.map(|cell| (cell.text, letters(cell.place.to_string()))).collect();
        sheets.push((format!("xl/worksheets/sheet{}.xml", place + 1), name, header));
    }
    sheets
}

fn place_of(bytes: &[u8], sheet: &str, key: &str) -> (String, String) {
    let (member, _, columns) = sheets(bytes).into_iter().find(|(_, name, _)| name == sheet).unwrap();
    (member, columns.into_iter().find(|(known, _)| known == key).unwrap().1)
}

/// Takes every cell of a column out of a sheet, from a row on.
fn without(bytes: &[u8], member: &str, column: &str, from: u32) -> Vec<u8> {
    rewrite(bytes, member, &|text| {
        let mut text = text.to_owned();
        for row in from..600 {
            if let Some(range) = cell(&text, &format!("{column}{row}")) {
                text.replace_range(range, "");
            }
        }
        text
    })
}

fn cell(text: &str, place: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find(&format!("<c r=\"{place}\""))?;
    let head = start + text[start..].find('>')? + 1;
    let end = if text[..head].ends_with("/>") { head } else { head + text[head..].find("</c>")? + 4 };
    Some(start..end)
}

/// Puts a text into the cell of a key.
fn put(bytes: &[u8], sheet: &str, key: &str, row: u32, text: &str) -> Vec<u8> {
    let (member, column) = place_of(bytes, sheet, key);
    let place = format!("{column}{row}");
    rewrite(bytes, &member, &|sheet| {
        let mut sheet = sheet.to_owned();
        let range = cell(&sheet, &place).unwrap_or_else(|| panic!("{place}"));
        sheet.replace_range(range, &format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
        sheet
    })
}

/// Puts a number into the cell of a key that is shown in the built-in format of this number.
fn put_number(bytes: &[u8], sheet: &str, key: &str, row: u32, number: &str, format: u32) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut styles = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(STYLES).unwrap(), &mut styles).unwrap();
    let formats = &styles[styles.find("<cellXfs").unwrap()..styles.find("</cellXfs>").unwrap()];
    let style = formats.matches("<xf ").count();
    let workbook = forge(bytes, STYLES, "</cellXfs>", &format!("<xf numFmtId=\"{format}\"/></cellXfs>"));
    let (member, column) = place_of(bytes, sheet, key);
    let place = format!("{column}{row}");
    rewrite(&workbook, &member, &|sheet| {
        let mut sheet = sheet.to_owned();
        let range = cell(&sheet, &place).unwrap_or_else(|| panic!("{place}"));
        sheet.replace_range(range, &format!("<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>"));
        sheet
    })
}

/// What is told, with its advice, as the command line prints it in a language.
fn said(bytes: &[u8], language: Language) -> Vec<String> {
    let locale = Locale::new(language);
    let line = |finding: penilai::exchange::workbook::Finding| {
        let (what, hint) = locale.at_cell(&finding.message);
        format!("{}!{}: {what} {}", finding.sheet, finding.place, hint.expect("a hint"))
    };
    told(bytes).into_iter().map(line).collect()
}

fn indonesian(bytes: &[u8]) -> Vec<String> {
    said(bytes, Language::Id)
}

#[test]
fn every_deleted_column_is_named_and_nothing_else_is_told() {
    let library = Library::built_in().unwrap();
    for toml in [SMALL, library.file("ombudsman-2025").unwrap()] {
        let whole = book(toml);
        for (member, sheet, columns) in sheets(&whole) {
            for (key, letters) in columns {
                let found = indonesian(&without(&whole, &member, &letters, 1));
                let expected = format!(
                    "{sheet}!A2: Kolom {key} tidak ada. Kembalikan kolom itu dengan kunci {key} pada baris 2; kosongkan isinya \
                     bila tidak dipakai."
                );
                assert_eq!(found, [expected]);
                // Its cells may be empty, though what must be filled in is then asked for.
                let empty = told(&without(&whole, &member, &letters, 3));
                assert!(empty.iter().all(|finding| !finding.message.key.starts_with("workbook-missing")), "{empty:?}");
            }
        }
    }
}

#[test]
fn every_deleted_sheet_is_named_and_nothing_else_is_told() {
    let whole = book(Library::built_in().unwrap().file("ombudsman-2025").unwrap());
    for (_, sheet, _) in sheets(&whole).into_iter().filter(|(_, name, _)| name != "Instrumen") {
        let without = rewrite(&whole, "xl/workbook.xml", &|text| {
            let start = text.find(&format!("<sheet name=\"{sheet}\"")).unwrap();
            let end = start + text[start..].find("/>").unwrap() + 2;
            format!("{}{}", &text[..start], &text[end..])
        });
        let found = indonesian(&without);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("{sheet}!A1: Lembar {sheet} tidak ada. Kembalikan")), "{found:?}");
    }
}

#[test]
fn a_sheet_whose_keys_were_deleted_is_named_even_if_nothing_is_left_of_it() {
    let whole = book(SMALL);
    for (member, sheet, columns) in sheets(&whole) {
        let mut emptied = whole.clone();
        for (_, letters) in &columns {
            emptied = without(&emptied, &member, letters, 1);
        }
        let found: Vec<_> = told(&emptied).into_iter().map(|finding| (finding.sheet, finding.message.key)).collect();
        assert_eq!(found, [(sheet, "workbook-header")]);
    }
}

#[test]
fn what_a_variant_leaves_out_does_not_come_back_with_a_deleted_column() {
    let variant = "extends = \"ombudsman-2025\"\nid = \"uji\"\nrevision = \"1\"\ntitle = \"Uji\"\n\n[[item]]\ncode = \"A\"\nomit = true\n";
    let whole = book(variant);
    let (member, letters) = place_of(&whole, "Butir", "omit");
    let found = indonesian(&without(&whole, &member, &letters, 1));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("Butir!A2: Kolom omit tidak ada."), "{found:?}");
}

#[test]
fn merged_cells_are_told_where_they_begin_unless_they_stand_above_the_keys() {
    let whole = book(SMALL);
    let (member, _) = place_of(&whole, "Butir", "code");
    let merged = |range: &str| {
        let cells = format!("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{range}\"/></mergeCells>");
        indonesian(&forge(&whole, &member, "</sheetData>", &cells))
    };
    assert_eq!(merged("A1:C1"), [""; 0]);
    assert_eq!(
        merged("C3:C4"),
        [
            "Butir!C3: Sel ini digabung dengan sel lain sampai C4, sehingga isi sel lainnya hilang. Pisahkan gabungan sel itu \
          (Unmerge Cells), lalu isi setiap selnya."
        ]
    );
}

#[test]
fn a_date_or_a_percentage_is_told_and_never_taken_as_something_else() {
    let whole = book(SMALL);
    assert_eq!(
        indonesian(&put_number(&whole, "Pohon", "weight", 3, "45292", 14)),
        [
            "Pohon!E3: Sel ini berisi tanggal, 2024-01-01, padahal di sini diperlukan bilangan. Ubah format sel ini menjadi Umum \
          (General), lalu ketik ulang isinya."
        ]
    );
    assert_eq!(
        indonesian(&put_number(&whole, "Pohon", "weight", 3, "0.2185", 10)),
        [
            "Pohon!E3: Sel ini berisi persen, yang tersimpan sebagai 0.2185, padahal di sini diperlukan bilangan biasa. Ubah format \
          sel ini menjadi Umum (General), lalu ketik ulang bilangannya tanpa tanda persen."
        ]
    );
    for (sheet, key, row) in
        [("Pilihan", "key", 4), ("Pilihan", "list", 4), ("Sumber", "key", 3), ("Rentang", "category", 3)]
    {
        let (_, letters) = place_of(&whole, sheet, key);
        let found = indonesian(&put_number(&whole, sheet, key, row, "45659", 16));
        let begin = format!(
            "{sheet}!{letters}{row}: Sel ini berisi tanggal, 2025-01-02, padahal di sini diperlukan teks. Ubah format sel ini \
             menjadi Teks (Text)"
        );
        assert!(found.iter().any(|line| line.starts_with(&begin)), "{found:?}");
    }
    // A number that only has decimals is none of them.
    assert_eq!(indonesian(&put_number(&whole, "Pohon", "weight", 3, "21.85", 2)), [""; 0]);
}

/// The small instrument with a list of ticks.
fn ticked() -> Vec<u8> {
    let item = r#"
[[item]]
code = "I3"
node = "D1"
text = "Pertanyaan ketiga"
source = "dokumen"
kind = "ticks"
tick = [{ key = "a", text = "Satu" }, { key = "b", text = "Dua" }]
step = [{ from = 0, points = 0 }, { from = 1, points = 1 }]
"#;
    book(&format!("{SMALL}{item}"))
}

#[test]
fn what_is_there_twice_is_told_at_the_second_one_and_names_the_first() {
    let whole = ticked();
    assert_eq!(indonesian(&whole), [""; 0]);
    let twice = |code: &str, first: &str| {
        format!(
            "\"{code}\" dipakai dua kali; yang pertama ada di sel {first}. Beri nama lain pada salah satunya, atau hapus yang tidak \
             dipakai."
        )
    };
    let only = [
        (put(&whole, "Pilihan", "key", 4, "0"), "Pilihan!D4", "0", "D3"),
        (put(&whole, "Pilihan", "key", 8, "a"), "Pilihan!D8", "a", "D7"),
        (put(&whole, "Rentang", "category", 4, "A"), "Rentang!A4", "A", "A3"),
        (put(&whole, "Instrumen", "key", 5, "extends"), "Instrumen!A5", "extends", "A3"),
    ];
    for (bytes, second, code, first) in only {
        let found = indonesian(&bytes);
        assert!(found.contains(&format!("{second}: {}", twice(code, first))), "{second}: {found:#?}");
    }
    let items = indonesian(&put(&whole, "Butir", "code", 4, "I1"));
    assert!(items.contains(&format!("Butir!A4: {}", twice("I1", "A3"))), "{items:#?}");
    let keys = indonesian(&put(&whole, "Butir", "node", 2, "code"));
    assert!(keys.contains(&format!("Butir!B2: {}", twice("code", "A2"))), "{keys:#?}");
}

#[test]
fn words_of_closed_lists_may_be_written_in_any_case_and_are_kept_as_they_are_known() {
    let whole = ticked();
    let mut other = put(&whole, "Butir", "kind", 4, "NUMBER");
    other = put(&other, "Sumber", "firmness", 3, "Documented");
    other = put(&other, "Pilihan", "section", 3, "Item");
    other = put(&other, "Pilihan", "list", 4, "CHOICE");
    other = put(&other, "Instrumen", "key", 5, "ID");
    assert_eq!(indonesian(&other), [""; 0]);
    assert!(import(&other).unwrap().toml() == import(&whole).unwrap().toml());
}

#[test]
fn what_is_not_known_is_told_with_what_is_most_like_it() {
    let whole = book(SMALL);
    let cases = [
        (
            put(&whole, "Butir", "kind", 4, "Nomber"),
            "Kata \"Nomber\" tidak dikenal di sini. Yang paling mirip: number. Pilih salah satu: choice, number, ticks, text, date.",
        ),
        (
            put(&whole, "Butir", "source", 4, "dokument"),
            "Tidak ada sumber \"dokument\" pada lembar Sumber. Yang paling mirip: dokumen. Perbaiki sel ini, atau tambahkan sumber \
             itu pada lembar Sumber.",
        ),
        (
            put(&whole, "Butir", "node", 4, "D11"),
            "Tidak ada simpul \"D11\" pada lembar Pohon di atas yang memakainya. Yang paling mirip: D1. Perbaiki sel ini, atau \
             tambahkan simpul itu pada lembar Pohon; induk berada di atas anaknya.",
        ),
        (
            put(&whole, "Instrumen", "key", 5, "ids"),
            "Tidak ada isian bernama \"ids\". Yang paling mirip: id. Perbaiki namanya, atau hapus baris ini.",
        ),
        (
            put(&whole, "Pilihan", "list", 3, "choise"),
            "Jenis baris ini tidak dikenal untuk bagian itu. Yang paling mirip: item choice.",
        ),
        (put(&whole, "Butir", "node", 4, " "), "\"node\" belum diisi. Isi node di sel ini"),
    ];
    for (bytes, sentence) in cases {
        let found = indonesian(&bytes);
        assert!(found.iter().any(|line| line.contains(sentence)), "{sentence}: {found:#?}");
    }
}

#[test]
fn a_sum_of_weights_is_told_at_the_cell_of_the_sum() {
    let declared = SMALL.replacen("weight = 21.85", "weight = 21.85\nsum = 3", 1).replacen(
        "digits = 2",
        "digits = 2\nsum = 70",
        1,
    );
    let found = indonesian(&book(&declared));
    let (_, letters) = place_of(&book(&declared), "Pohon", "sum");
    let node = format!(
        "Pohon!{letters}3: Bobot di bawah \"D1\" berjumlah 2, padahal jumlahnya tertulis 3. Periksa kolom weight"
    );
    assert!(found.iter().any(|line| line.starts_with(&node)), "{found:#?}");
    let top = "Bobot simpul teratas pada lembar Pohon berjumlah 21.85, padahal jumlahnya tertulis 70.";
    assert!(found.iter().any(|line| line.starts_with("Instrumen!B") && line.contains(top)), "{found:#?}");
}

#[test]
fn nothing_that_is_told_at_a_cell_speaks_of_the_file_behind_it() {
    let files = [
        (
            Language::Id,
            [include_str!("../../assets/locale/id/problem.ftl"), include_str!("../../assets/locale/id/condition.ftl")],
        ),
        (
            Language::En,
            [include_str!("../../assets/locale/en/problem.ftl"), include_str!("../../assets/locale/en/condition.ftl")],
        ),
    ];
    for (language, files) in files {
        let locale = Locale::new(language);
        let all = files.into_iter().flat_map(keys).map(|(key, _)| key);
        for key in all.filter(|key| key.starts_with("problem-") && !matches!(key.as_str(), "problem-syntax")) {
            let key: &'static str = key.leak();
            // The variables stay as they are, except those by which a sentence chooses.
            for (nearest, expected) in [("none", "tables"), ("x", "table"), ("x", "flag"), ("x", "text")] {
                let message = Message::new(key).with("nearest", nearest).with("expected", expected).with("key", "item");
                let (what, hint) = locale.at_cell(&message);
                let text = format!("{what} {}", hint.unwrap_or_default());
                let words = [
                    "[[",
                    "= [",
                    "= false",
                    "= true",
                    "= \"",
                    "[score]",
                    "bagian ini",
                    "this section",
                    "this line",
                    "TOML",
                ];
                let found = words.into_iter().find(|word| text.contains(word));
                assert_eq!(found, None, "{key}: {text}");
            }
        }
    }
}

#[test]
fn the_command_line_prints_fifty_findings_and_how_many_there_are_more() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let whole = book(Library::built_in().unwrap().file("ombudsman-2025").unwrap());
    let (member, letters) = place_of(&whole, "Butir", "node");
    let wrong = without(&whole, &member, &letters, 3);
    let all = told(&wrong).len();
    std::fs::write(folder.join("salah.xlsx"), wrong).unwrap();
    let (code, out, _) = run(folder, &["instrument", "import", "salah.xlsx"]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!((code, lines.len()), (Some(1), 51), "{all}");
    assert!(lines[49].starts_with("salah.xlsx: Butir!"), "{}", lines[49]);
    assert_eq!(lines[50], format!("Masih ada {} temuan lain; perbaiki dahulu yang disebut di atas.", all - 50));
}
