//! The real program: the checklist of a unit written and taken in again.

use super::cli::Desk;
use crate::paper::typed;
use std::fs;

const UNIT: &str = "Dinas Sosial";

fn desk() -> Desk {
    let desk = Desk::new();
    assert_eq!(desk.run(&["sample", "contoh.penilai"]).code, 0);
    desk
}

fn print(desk: &Desk, file: &str, more: &[&str]) -> super::cli::Run {
    desk.run(&[&["paper", "contoh.penilai", "--unit", UNIT, "--to", file], more].concat())
}

#[test]
fn a_checklist_is_printed_and_never_over_another_file() {
    let desk = desk();
    for (file, more) in [("isian.html", &[][..]), ("terisi.html", &["--filled"]), ("isian.xlsx", &["--filled"])] {
        let run = print(&desk, file, more);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
        assert!(run.err.contains(file), "{}", run.err);
        let before = fs::read(desk.path(file)).unwrap();
        let again = print(&desk, file, more);
        assert_eq!(again.code, 2);
        assert!(again.err.contains("Saran: "), "{}", again.err);
        assert!(fs::read(desk.path(file)).unwrap() == before);
    }
    let page = fs::read_to_string(desk.path("terisi.html")).unwrap();
    assert!(page.contains("Kota Metro 2024") && page.contains("contoh untuk peragaan"));
    let other = print(&desk, "isian.pdf", &[]);
    assert_eq!(other.code, 2);
    assert!(other.err.contains(".html"), "{}", other.err);
    assert_eq!(desk.run(&["paper", "contoh.penilai", "--unit", "Dinas Ghaib", "--to", "x.html"]).code, 2);
}

#[test]
fn a_filled_workbook_is_taken_in_whole_or_not_at_all() {
    let desk = desk();
    assert_eq!(print(&desk, "isian.xlsx", &["--filled"]).code, 0);
    let bytes = fs::read(desk.path("isian.xlsx")).unwrap();
    let round = fs::read(desk.path("contoh.penilai")).unwrap();
    let same = desk.run(&["paper-in", "contoh.penilai", "isian.xlsx"]);
    assert_eq!(same.code, 0, "{}", same.err);
    assert!(same.out.contains("sama dengan yang tersimpan"), "{}", same.out);
    assert!(fs::read(desk.path("contoh.penilai")).unwrap() == round, "nothing is written where nothing is new");

    // IN.S.1.a stands in E9 of the first sheet.
    fs::write(desk.path("salah.xlsx"), typed(&bytes, 1, "E9", "9")).unwrap();
    let wrong = desk.run(&["paper-in", "contoh.penilai", "salah.xlsx"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("salah.xlsx: Isian!E9: \"9\" bukan pilihan butir IN.S.1.a."), "{}", wrong.err);

    fs::write(desk.path("lain.xlsx"), typed(&bytes, 1, "E9", "1")).unwrap();
    let kept = desk.run(&["paper-in", "contoh.penilai", "lain.xlsx"]);
    assert_eq!(kept.code, 1, "{}", kept.err);
    assert!(kept.out.contains("1 isian berbeda") && kept.out.contains("  IN.S.1.a: tersimpan 3"), "{}", kept.out);
    assert!(kept.err.contains("--replace"), "{}", kept.err);
    let replaced = desk.run(&["paper-in", "contoh.penilai", "lain.xlsx", "--replace"]);
    assert_eq!((replaced.code, &replaced.out), (0, &kept.out));
    let again = desk.run(&["paper-in", "contoh.penilai", "lain.xlsx", "--replace"]);
    assert!(!again.out.contains("berbeda"), "{}", again.out);
}
