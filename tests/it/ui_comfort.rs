//! The comfort of the window: usable at every size of text, in high contrast, and never without a way on.

use crate::ui_desk::{Desk, services};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::locale::Language;
use penilai::ui::Services;
use penilai::ui::settings::Settings;
use penilai::ui::theme::{self, Contrast};
use std::path::Path;

/// The window in points where the screen has 1280 by 720 and text is shown at 200, 150 and 80 percent; and as it usually is.
const SIZES: [[f32; 2]; 4] = [[640.0, 360.0], [853.0, 480.0], [1280.0, 720.0], [1600.0, 900.0]];

fn sample(language: Language) -> Desk {
    let prepare = |path: &Path| penilai::sample::write(path, || 1_735_689_600_000, "Siti").unwrap();
    Desk::with(
        |folder| Services { language, ..services(Some(folder.join("settings.json")), Vec::new()) },
        Some(prepare),
    )
}

/// Adds what does not fit in a place.
fn check(desk: &mut Desk, place: &str, misfits: &mut Vec<String>) {
    desk.run();
    misfits.extend(desk.misfits().into_iter().map(|misfit| format!("{place}: {misfit}")));
}

fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(egui::accesskit::Role::TextInput).last().unwrap().type_text(name);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
}

fn at_every_size(visit: impl Fn(&mut Desk, &str, &mut Vec<String>), desk: impl Fn() -> Desk) {
    let mut misfits = Vec::new();
    for size in SIZES {
        let mut desk = desk();
        desk.resize(size);
        visit(&mut desk, &format!("{size:?}"), &mut misfits);
    }
    assert!(misfits.is_empty(), "{}", misfits.join("\n"));
}

#[test]
fn every_screen_can_be_used_at_every_size_of_text() {
    let visit = |desk: &mut Desk, size: &str, misfits: &mut Vec<String>| {
        check(desk, &format!("units {size}"), misfits);
        desk.show_checklist();
        check(desk, &format!("checklist {size}"), misfits);
        desk.press(Modifiers::NONE, Key::H);
        check(desk, &format!("checklist, help turned over {size}"), misfits);
        desk.press(Modifiers::NONE, Key::H);
        desk.press(Modifiers::NONE, Key::Slash);
        desk.harness.event(egui::Event::Text("a".to_owned()));
        check(desk, &format!("search {size}"), misfits);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.press(Modifiers::ALT, Key::Num1);
        check(desk, &format!("filter that matches nothing {size}"), misfits);
        desk.press(Modifiers::ALT, Key::Num1);
        desk.press(Modifiers::NONE, Key::PageDown);
        check(desk, &format!("items of a group {size}"), misfits);
        desk.press(Modifiers::COMMAND, Key::I);
        check(desk, &format!("one at a time {size}"), misfits);
        desk.press(Modifiers::COMMAND, Key::I);
        desk.press(Modifiers::COMMAND, Key::Num3);
        check(desk, &format!("results {size}"), misfits);
        desk.click("Hasil instansi");
        check(desk, &format!("entity {size}"), misfits);
        desk.press(Modifiers::COMMAND, Key::Num4);
        check(desk, &format!("ranking {size}"), misfits);
        desk.press(Modifiers::COMMAND, Key::W);
        check(desk, &format!("start {size}"), misfits);
    };
    at_every_size(visit, || sample(Language::Id));
}

#[test]
fn every_dialog_can_be_used_at_every_size_of_text() {
    let visit = |desk: &mut Desk, size: &str, misfits: &mut Vec<String>| {
        desk.show_checklist();
        for name in [
            "Penilaian baru",
            "Buka penilaian",
            "Coba contoh",
            "Ekspor hasil",
            "Ambil instrumen",
            "Ganti revisi",
            "Cetak lembar",
            "Ambil lembar",
            "Tambah instansi",
            "Tambah unit",
            "Tambah bukti",
            "Salin jawaban",
            "Pintasan",
        ] {
            command(desk, name);
            assert!(desk.harness.ctx.memory(|memory| memory.top_modal_layer()).is_some(), "{name} asks something");
            check(desk, &format!("{name} {size}"), misfits);
            desk.press(Modifiers::NONE, Key::Escape);
        }
        desk.press(Modifiers::COMMAND, Key::K);
        check(desk, &format!("palette {size}"), misfits);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.click("Menu");
        check(desk, &format!("menu {size}"), misfits);
    };
    at_every_size(visit, || sample(Language::Id));
}

#[test]
fn the_size_of_text_goes_in_steps_is_said_and_is_remembered() {
    let mut desk = sample(Language::Id);
    let read = |desk: &Desk| Settings::read(&desk.folder.path().join("settings.json")).unwrap();
    for percent in [110, 125, 150, 175, 200, 200] {
        desk.press(Modifiers::COMMAND, Key::Plus);
        assert!(desk.shows(&format!("Ukuran tampilan sekarang {percent}%")));
        assert_eq!(read(&desk).percent(), percent);
    }
    assert!(!desk.shows("sekarang 175%"), "only the present size is said");
    desk.press(Modifiers::COMMAND, Key::Num0);
    desk.press(Modifiers::COMMAND, Key::Minus);
    assert!(desk.shows("Ukuran tampilan sekarang 90%"));
    assert!((desk.harness.ctx.zoom_factor() - 0.9).abs() < 0.001);
}

#[test]
fn high_contrast_applies_at_once_in_both_themes_and_is_remembered() {
    let mut desk = sample(Language::Id);
    command(&mut desk, "Kontras tinggi");
    assert!(desk.shows("Kontras tinggi dinyalakan"));
    let surface = |desk: &Desk| desk.harness.ctx.global_style().visuals.panel_fill;
    command(&mut desk, "Tema gelap");
    assert_eq!(surface(&desk), theme::DARK_HIGH.surface);
    command(&mut desk, "Tema terang");
    assert_eq!(surface(&desk), theme::LIGHT_HIGH.surface);
    let path = desk.folder.path().join("settings.json");
    assert_eq!(Settings::read(&path).unwrap().contrast, Contrast::High);
    let again = Desk::with(|_| services(Some(path), Vec::new()), None);
    assert_eq!(surface(&again), theme::LIGHT_HIGH.surface);
    command(&mut desk, "Kontras tinggi");
    assert!(desk.shows("Kontras tinggi dimatikan"));
    assert_eq!(surface(&desk), theme::LIGHT.surface);
}

#[test]
fn a_maximised_window_keeps_the_size_it_had_before() {
    let mut desk = sample(Language::Id);
    let viewport = |desk: &mut Desk, maximised: bool, size: f32| {
        let root = desk.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        root.maximized = Some(maximised);
        root.inner_rect = Some(egui::Rect::from_min_size(egui::pos2(40.0, 60.0), egui::vec2(size, 700.0)));
        root.outer_rect = root.inner_rect;
        desk.run();
        desk.press(Modifiers::COMMAND, Key::Num0);
        Settings::read(&desk.folder.path().join("settings.json")).unwrap()
    };
    let settings = viewport(&mut desk, false, 1000.0);
    assert_eq!((settings.window, settings.position), ((1000.0, 700.0), Some((40.0, 60.0))));
    let settings = viewport(&mut desk, true, 1900.0);
    assert!(settings.maximised);
    assert_eq!((settings.window, settings.position), ((1000.0, 700.0), Some((40.0, 60.0))));
}

#[test]
fn nothing_is_copied_while_nothing_is_chosen_and_the_dialog_says_why() {
    let mut desk = sample(Language::Id);
    desk.show_checklist();
    command(&mut desk, "Salin jawaban");
    desk.wait(|desk| desk.shows("Salin 0 jawaban"));
    let button = desk.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Salin 0 jawaban");
    assert!(button.accesskit_node().is_disabled());
    let why = ["Centang sedikitnya satu butir.", "Tidak ada jawaban yang berbeda di sana"];
    assert!(why.into_iter().any(|why| desk.shows(why)));
}

#[test]
fn where_nothing_is_yet_there_is_a_button_to_go_on() {
    let mut desk = Desk::furnished();
    desk.type_into("Cari unit atau instansi", "zzz");
    desk.click("Tampilkan semua unit");
    assert_eq!(desk.rows().len(), 5);
    desk.press(Modifiers::COMMAND, Key::Num4);
    assert!(desk.shows("Belum ada instansi dengan nilai akhir"));
    desk.click("Daftar unit");
    assert_eq!(desk.rows().len(), 5);
    desk.click("Tindakan untuk Disdukcapil");
    desk.click("Hapus");
    desk.click("Tindakan untuk Kota Bandar Lampung");
    desk.click("Lihat hasil instansi");
    assert!(desk.shows("Instansi ini belum mempunyai unit layanan"));
    desk.click("Tambah unit…");
    assert!(desk.shows("Nama unit layanan"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.show_checklist();
    desk.press(Modifiers::NONE, Key::Slash);
    desk.harness.event(egui::Event::Text("qqq".to_owned()));
    desk.run();
    desk.click("Kosongkan pencarian");
    assert!(!desk.shows("Kosongkan pencarian"));
    desk.press(Modifiers::COMMAND, Key::Num3);
    assert!(desk.shows("Belum ada jawaban. Tekan"));
}
