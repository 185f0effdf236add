//! The real program with workbooks made to exhaust it: each is refused, within 300 MiB of memory.

use crate::xlsx::{pack, with_rows, with_sheet};
use std::path::Path;
use std::process::Command;

/// How the program may use memory: all that it maps, which is more than it takes.
const MOST_KIB: usize = 300 << 10;

/// Imports a workbook and returns the exit status and all that was printed.
fn import(folder: &Path, name: &str, bytes: &[u8]) -> (Option<i32>, String) {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let program = env!("CARGO_BIN_EXE_penilai");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MOST_KIB} && exec \"$0\" \"$@\""), program]);
        shell
    } else {
        Command::new(program)
    };
    let output = command.args(["instrument", "import"]).arg(&file).current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn a_workbook_made_to_exhaust_the_program_is_refused_with_a_sentence() {
    let row = |cells: &str| format!("<row>{cells}</row>");
    let entities = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    let members: Vec<String> = (0..20_000).map(|at| format!("xl/{at}.xml")).collect();
    let members: Vec<(&str, &str)> = members.iter().map(|name| (name.as_str(), "")).collect();
    let cell = "<c><v>1</v></c>".repeat(100);
    let far = r#"<row><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let whole = with_rows(&row(&cell));
    let hostile: [(&str, Vec<u8>, i32); 11] = [
        ("bomb.xlsx", with_rows(&" ".repeat(200 << 20)), 2),
        ("far.xlsx", with_rows(far), 1),
        ("entities.xlsx", with_sheet(&format!("{entities}<worksheet><sheetData/></worksheet>")), 2),
        ("cell.xlsx", with_rows(&row(&format!(r#"<c t="inlineStr"><is><t>{}</t></is></c>"#, "x".repeat(10 << 20)))), 1),
        ("cells.xlsx", with_rows(&row(&cell).repeat(20_000)), 2),
        ("formula.xlsx", with_rows(r#"<row><c r="D5"><f>1+1</f><v>2</v></c></row>"#), 1),
        ("deep.xlsx", with_sheet(&"<a>".repeat(10_000_000)), 2),
        ("members.xlsx", pack(&members), 2),
        ("cut.xlsx", whole[..whole.len() / 2].to_vec(), 2),
        ("table.xlsx", b"kode;nama\n".repeat(1_000), 2),
        ("old.xlsx", [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 9_000]].concat(), 2),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, code) in hostile {
        let (status, said) = import(folder.path(), name, &bytes);
        assert_eq!(status, Some(code), "{name}: {said}");
        assert!(said.lines().all(|line| line.ends_with('.') && line.len() < 500), "{name}: {said}");
    }
    let files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 11, "nothing is written for a workbook that is refused");
}
