//! The comfort of the window: usable at every size of text, in high contrast, and never without a way on.

use crate::ui_desk::{Desk, services};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use penilai::locale::Language;
use penilai::ui::Services;
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
