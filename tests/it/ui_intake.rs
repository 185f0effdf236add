//! An instrument from outside in the window: taken in, refused with every place, replaced, and there again at the next start.

use crate::exchange::SMALL;
use crate::ui_desk::{Desk, services};
use crate::workbook::book;
use crate::xlsform_read::workbook;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::locale::Language;
use penilai::store::Store;
use penilai::ui::Services;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The window over a folder that outlives it; the system's dialog answers with these files of the folder in turn.
fn window(folder: &Path, answers: &[&str]) -> Desk {
    window_in(folder, answers, Language::Id)
}

fn window_in(folder: &Path, answers: &[&str], language: Language) -> Desk {
    let answers = answers.iter().map(|name| Some(folder.join(name))).collect();
    let usual = services(Some(folder.join("settings.json")), answers);
    Desk::with(|_| Services { language, ..usual }, None)
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(folder.join(name), bytes).unwrap();
}

fn kept(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join("instruments")) else { return Vec::new() };
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text(name);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
}

/// Takes in the next file of the system's dialog, until the window shows `outcome`.
fn take_in(desk: &mut Desk, outcome: &str) {
    command(desk, "Ambil instrumen");
    assert!(desk.shows("Berkas TOML, buku kerja instrumen (.xlsx), atau formulir XLSForm."));
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows(outcome));
}

/// The instruments that the dialog for a new round offers, the last first ones of which come along.
fn offered(desk: &mut Desk) -> Vec<String> {
    desk.press(Modifiers::COMMAND, Key::N);
    desk.click("Instrumen");
    // The list is a popup: its entries are the buttons that name an issuer or a revision.
    let entries = desk.harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let entries = entries.filter(|label| label.ends_with(')')).collect();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::Escape);
    entries
}

#[test]
fn an_instrument_is_taken_in_kept_chosen_for_a_round_and_there_again_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(folder, "dari kantor.toml", SMALL);
    let mut desk = window(folder, &["dari kantor.toml"]);
    let before = offered(&mut desk);
    take_in(&mut desk, "Instrumen kecil (kecil, revisi 1) dapat dipilih sekarang: 6 butir dinilai, resmi");
    assert_eq!(kept(folder), ["kecil.toml"]);
    assert_eq!(fs::read_to_string(folder.join("instruments/kecil.toml")).unwrap(), SMALL);
    let own = "Instrumen kecil (kecil, revisi 1)".to_owned();
    let expected: Vec<String> = before.iter().cloned().chain([own]).collect();
    assert_eq!(offered(&mut desk), expected);

    desk.click("Buat penilaian dengan instrumen ini");
    assert!(!desk.shows("dapat dipilih sekarang"), "the offer is taken");
    desk.type_into("Judul penilaian", "Kota Metro 2025");
    let path = folder.join("metro.penilai");
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Simpan penilaian di")
        .set_text_value_accesskit(&path.display().to_string());
    desk.run();
    desk.click("Buat penilaian");
    assert!(desk.shows("Kota Metro 2025"));
    drop(desk);
    let (store, opened) = Store::open(&path, || 0, Arc::new(|| ())).unwrap();
    assert_eq!(*opened.round.instrument, *SMALL);
    drop(store);

    assert_eq!(offered(&mut window(folder, &[])), expected);
}

#[test]
fn a_workbook_and_a_form_are_taken_in_and_what_a_form_leaves_out_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(folder, "a.xlsx", book(SMALL));
    let survey = "type|name|label\nselect_one yt|a|Ada loket?\nimage|foto|Foto\ngeopoint|di|Di mana?";
    let choices = "list_name|name|label\nyt|1|Ya\nyt|0|Tidak";
    let settings = "form_title|form_id|version\nSurvei loket|survei|3";
    put(folder, "b.xlsx", workbook(&[("survey", survey), ("choices", choices), ("settings", settings)]));
    let mut desk = window(folder, &["a.xlsx", "b.xlsx"]);
    take_in(&mut desk, "Instrumen kecil (kecil, revisi 1) dapat dipilih sekarang");
    take_in(&mut desk, "Survei loket sudah diambil");
    assert!(desk.shows("Yang berikut tidak terbawa atau diasumsikan.") && desk.shows("survey!A"));
    desk.click("Tutup");
    assert!(desk.shows("Survei loket (survei, revisi 3) dapat dipilih sekarang: 1 butir dinilai, sementara"));
    assert_eq!(kept(folder), ["kecil.toml", "survei.toml"]);
}

#[test]
fn every_place_that_is_wrong_is_listed_and_copied_and_nothing_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let wrong = SMALL.replace("zone = \"hijau\"", "zone = \"biru\"").replace("quota = 2", "quota = -2");
    let line = |start: &str| wrong.lines().position(|line| line == start).unwrap() + 1;
    let places = [format!("Baris {}", line("zone = \"biru\"")), format!("Baris {}", line("quota = -2"))];
    put(folder, "salah.toml", &wrong);
    put(folder, "salah.xlsx", book(&SMALL.replacen("from = 0", "from = 5", 1)));
    let mut desk = window(folder, &["salah.toml", "salah.xlsx"]);
    take_in(&mut desk, "salah.toml tidak dapat diambil");
    assert!(desk.shows("Berkas ini salah di 2 tempat") && places.iter().all(|place| desk.shows(place)));
    desk.harness.get_by_label("Salin semua").click();
    let copied = (0..10).find_map(|_| {
        desk.harness.step();
        desk.harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    let copied = copied.unwrap();
    assert_eq!(copied.lines().count(), 2, "{copied}");
    assert!(copied.lines().zip(&places).all(|(line, place)| line.starts_with(&format!("{place}: "))), "{copied}");
    desk.run();
    desk.press(Modifiers::NONE, Key::Escape);
    take_in(&mut desk, "Berkas ini salah di satu tempat");
    assert!(desk.shows("Rentang!"));
    desk.click("Tutup");
    assert!(kept(folder).is_empty());
    assert!(!offered(&mut desk).iter().any(|label| label.contains("kecil")));
}

#[test]
fn thousands_of_wrong_places_are_listed_while_only_those_seen_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let keys: String = (0..3000).map(|number| format!("kunci{number} = 1\n")).collect();
    put(folder, "salah.toml", SMALL.replacen("[score]", &format!("{keys}[score]"), 1));
    let mut desk = window(folder, &["salah.toml"]);
    take_in(&mut desk, "Berkas ini salah di 3000 tempat");
    let drawn = |desk: &Desk| desk.harness.query_all_by_label_contains("Baris ").count();
    assert!((1..50).contains(&drawn(&desk)), "{}", drawn(&desk));
    assert!(desk.shows("kunci0") && !desk.shows("kunci2999"));
}

#[test]
fn an_id_that_is_taken_is_refused_and_another_revision_replaces_only_if_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let with = |from: &str, to: &str| SMALL.replacen(from, to, 1);
    put(folder, "satu.toml", SMALL);
    put(folder, "lain.toml", with("title = \"Instrumen kecil\"", "title = \"Lain\""));
    put(folder, "dua.toml", with("revision = \"1\"", "revision = \"2\""));
    put(folder, "resmi.toml", with("id = \"kecil\"", "id = \"ombudsman-2024\""));
    put(folder, "bukan.toml", "halo");
    let files = ["satu.toml", "satu.toml", "lain.toml", "resmi.toml", "bukan.toml", "dua.toml", "dua.toml"];
    let mut desk = window(folder, &files);
    take_in(&mut desk, "dapat dipilih sekarang");
    take_in(&mut desk, "Instrumen kecil (kecil, revisi 1) sudah ada");
    take_in(&mut desk, "kecil revisi 1 sudah ada dengan isi yang lain");
    assert!(desk.shows("naikkan revisinya"));
    take_in(&mut desk, "nama pendek ombudsman-2024 sudah dipakai instrumen lain");
    assert!(desk.shows("beri instrumen itu id lain"));
    take_in(&mut desk, "isinya bukan instrumen");
    let on_disk = || fs::read_to_string(folder.join("instruments/kecil.toml")).unwrap();
    take_in(&mut desk, "Ganti revisi 1 dengan revisi 2?");
    desk.click("Batal");
    assert_eq!(on_disk(), SMALL);
    take_in(&mut desk, "Ganti revisi 1 dengan revisi 2?");
    desk.click("Ganti");
    desk.wait(|desk| desk.shows("Instrumen kecil (kecil, revisi 2) dapat dipilih sekarang"));
    assert_eq!(on_disk(), with("revision = \"1\"", "revision = \"2\""));
    let offered = offered(&mut desk);
    assert!(offered.contains(&"Instrumen kecil (kecil, revisi 2)".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"Instrumen kecil (kecil, revisi 1)".to_owned()));
    assert_eq!(kept(folder), ["kecil.toml"]);
}

#[test]
fn a_kept_file_that_is_no_longer_sound_is_told_of_at_the_start_and_the_others_are_offered() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("instruments")).unwrap();
    put(folder, "instruments/kecil.toml", SMALL);
    put(folder, "instruments/rusak.toml", SMALL.replacen("zone = \"hijau\"", "zone = \"biru\"", 1));
    let mut desk = window_in(folder, &[], Language::En);
    assert!(desk.shows("rusak.toml cannot be chosen: it is wrong in one place"));
    desk.press(Modifiers::COMMAND, Key::N);
    desk.click("Instrument");
    desk.harness.get_by_label("Small instrument (kecil, revision 1)");
}

#[test]
fn a_file_that_is_not_there_is_told_of_when_its_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = window(folder.path(), &[]);
    command(&mut desk, "Ambil instrumen");
    desk.click("Ambil");
    assert!(desk.shows("Pilih atau ketik lokasinya"));
    let path: PathBuf = folder.path().join("tidak ada.toml");
    desk.type_into("Lokasi berkas instrumen", &path.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait(|desk| desk.shows("Tidak dapat membaca") && desk.shows("tidak ada.toml"));
}
