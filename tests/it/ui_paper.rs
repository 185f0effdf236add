//! The checklist on paper in the window: printed, filled in elsewhere, shown, taken in as one step.

use crate::paper::typed;
use crate::ui_desk::{Desk, services};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use penilai::locale::Language;
use penilai::ui::Services;
use std::fs;
use std::path::Path;

/// The window with a sample round; the system's dialog answers with this file of the folder.
fn window(answer: &'static str) -> Desk {
    let prepare = |path: &Path| penilai::sample::write(path, || 1_735_689_600_000, "Siti").unwrap();
    Desk::with(
        |folder| Services { language: Language::Id, ..services(None, vec![Some(folder.join(answer))]) },
        Some(prepare),
    )
}

fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text(name);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
}

/// Prints the workbook of the first unit with its answers.
fn print(desk: &mut Desk) -> std::path::PathBuf {
    command(desk, "Cetak lembar");
    desk.click("Buku kerja untuk diisi (.xlsx)");
    desk.click("Dengan jawaban yang tersimpan");
    desk.click("Buat");
    desk.wait(|desk| desk.shows("Lembar isian ditulis ke"));
    let files = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "xlsx")).unwrap()
}

#[test]
fn a_page_is_printed_beside_the_round_and_never_over_another_file() {
    let mut desk = window("");
    command(&mut desk, "Cetak lembar");
    assert!(desk.shows("Halaman untuk dicetak (.html)"));
    desk.click("Buat");
    desk.wait(|desk| desk.shows("Buka di peramban, lalu cetak."));
    command(&mut desk, "Cetak lembar");
    desk.click("Buat");
    assert!(desk.shows("Berkas dengan nama itu sudah ada."));
    desk.press(Modifiers::NONE, Key::Escape);
    let pages = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<_> = pages.filter(|path| path.extension().is_some_and(|ending| ending == "html")).collect();
    assert_eq!(pages.len(), 1);
    assert!(fs::read_to_string(&pages[0]).unwrap().contains("<h1>Lembar isian</h1>"));
}

#[test]
fn a_filled_workbook_is_shown_before_it_changes_anything_and_is_one_step() {
    let mut desk = window("lain.xlsx");
    let path = print(&mut desk);
    let bytes = fs::read(path).unwrap();
    fs::write(desk.folder.path().join("lain.xlsx"), typed(&bytes, 1, "E9", "1")).unwrap();
    command(&mut desk, "Ambil lembar");
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("Biarkan seperti yang tersimpan"));
    assert!(desk.shows("1 isian berbeda dari yang tersimpan") && desk.shows("IN.S.1.a"));
    desk.click("Ganti dengan isi lembar");
    desk.click("Ambil");
    desk.wait(|desk| desk.shows("1 diganti"));
    assert!(!desk.shows("Biarkan seperti yang tersimpan"));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text("Ulangi");
    desk.run();
    assert!(desk.shows("Ambil lembar isian DPMPTSP"), "the whole of it was one step");
}

#[test]
fn the_cells_that_are_wrong_are_listed_and_nothing_changes() {
    let mut desk = window("salah.xlsx");
    let path = print(&mut desk);
    let bytes = fs::read(path).unwrap();
    fs::write(desk.folder.path().join("salah.xlsx"), typed(&bytes, 1, "E9", "9")).unwrap();
    command(&mut desk, "Ambil lembar");
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("tidak dapat diambil"));
    assert!(desk.shows("Isian!E9") && desk.shows("bukan pilihan butir IN.S.1.a"));
}
