//! The window's frame: start, units, ranking, commands, dialogs; driven through the accessibility tree like a screen reader would.

use crate::ui_desk::{Desk, author, create, services};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::locale::{Language, Locale};
use penilai::store::Store;
use std::sync::Arc;

#[test]
fn a_round_is_created_and_filled_with_an_entity_and_units_by_hand() {
    let mut desk = Desk::empty();
    desk.click("Penilaian baru");
    desk.click("Buat penilaian");
    assert!(desk.shows("Beri judul, misalnya Kota Metro 2024"), "a round needs a title");
    let path = desk.folder.path().join("metro.penilai").display().to_string();
    desk.type_into("Judul penilaian", "Kota Metro 2025");
    desk.click("Instrumen");
    desk.click("Penilaian kepatuhan terhadap standar pelayanan publik tahun 2024 (Ombudsman RI)");
    desk.harness.get_by_role_and_label(Role::TextInput, "Simpan penilaian di").set_text_value_accesskit(&path);
    desk.run();
    desk.click("Buat penilaian");
    assert!(desk.shows("Kota Metro 2025") && desk.shows("sementara"));
    assert!(desk.shows("Belum ada instansi"));

    desk.harness.get_all_by_label("Tambah instansi…").next().unwrap().click();
    desk.run();
    desk.click("Tambah");
    assert!(desk.shows("Tulis nama instansi") && desk.shows("Tulis kode, misalnya kode wilayah 18.72"));
    assert!(!desk.shows("Selesai"), "a follow-up is asked for only where words follow from it");
    desk.type_into("Kode", "18.72");
    desk.press(Modifiers::NONE, Key::Enter);
    let name = desk.harness.get_by_role_and_label(Role::TextInput, "Nama instansi");
    assert!(name.is_focused(), "the first field that is wrong has the keyboard");
    name.type_text("Kota Metro");
    desk.run();
    desk.type_into("Provinsi", "Lampung");
    desk.click("Tambah");
    assert_eq!(desk.rows(), ["Kota Metro"]);

    desk.click("Tambah unit…");
    desk.type_into("Nama unit layanan", "Dinas Sosial");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.rows(), ["Kota Metro", "Dinas Sosial"]);
    assert!(desk.shows("0/134") && desk.shows("Belum dimulai"));

    desk.click("Tambah unit…");
    desk.type_into("Nama unit layanan", "Dinas Sosial");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("Instansi ini sudah memiliki unit dengan nama itu"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.rows(), ["Kota Metro", "Dinas Sosial"]);
}

#[test]
fn search_and_filter_narrow_the_table() {
    let mut desk = Desk::furnished();
    let all = ["Kota Bandar Lampung", "Disdukcapil", "Kota Metro", "Dinas Sosial", "Puskesmas Yosodadi"];
    assert_eq!(desk.rows(), all);
    desk.press(Modifiers::NONE, Key::Slash);
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari unit atau instansi").type_text("puskes");
    desk.run();
    assert_eq!(desk.rows(), ["Kota Metro", "Puskesmas Yosodadi"]);
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.rows(), all, "Escape ends the search");
    desk.type_into("Cari unit atau instansi", "bandar");
    assert_eq!(desk.rows(), ["Kota Bandar Lampung", "Disdukcapil"], "whoever searches for an entity sees its units");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari unit atau instansi").type_text("zzz");
    desk.run();
    assert!(desk.shows("Tidak ada yang cocok"));
    desk.press(Modifiers::NONE, Key::Escape);

    desk.click("Instansi yang ditampilkan");
    desk.harness.get_by_role_and_label(Role::Button, "Kota Metro").click();
    desk.run();
    assert_eq!(desk.rows(), ["Kota Metro", "Dinas Sosial", "Puskesmas Yosodadi"]);
}

#[test]
fn arrows_move_through_the_rows_and_enter_opens() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    let here = |desk: &Desk, word: &str| {
        let node = desk.harness.get_by_role_and_label(Role::Tab, word);
        let node = node.accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(here(&desk, "Isi") && !here(&desk, "Unit"));
}

#[test]
fn adding_a_unit_is_undone_and_done_again_by_name() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::U);
    desk.type_into("Nama unit layanan", "RSUD");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.rows().contains(&"RSUD".to_owned()));
    assert!(desk.shows("Urungkan: tambah RSUD"));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(!desk.rows().contains(&"RSUD".to_owned()));
    assert!(desk.shows("Ulangi: tambah RSUD"));
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert!(desk.rows().contains(&"RSUD".to_owned()));
}

#[test]
fn a_unit_is_renamed_and_removed_from_its_menu() {
    let mut desk = Desk::furnished();
    desk.click("Tindakan untuk Dinas Sosial");
    desk.click("Ganti nama…");
    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Nama unit layanan");
    field.set_text_value_accesskit("Dinas Sosial dan Tenaga Kerja");
    desk.run();
    desk.click("Simpan perubahan");
    assert!(desk.rows().contains(&"Dinas Sosial dan Tenaga Kerja".to_owned()));
    assert!(!desk.rows().contains(&"Dinas Sosial".to_owned()));
    assert!(desk.shows("Belum dimulai"), "the renamed unit is still read");

    desk.click("Tindakan untuk Disdukcapil");
    desk.click("Hapus");
    assert!(!desk.rows().contains(&"Disdukcapil".to_owned()));
    desk.click("Tindakan untuk Kota Bandar Lampung");
    desk.click("Hapus");
    assert!(!desk.rows().contains(&"Kota Bandar Lampung".to_owned()));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.rows().contains(&"Disdukcapil".to_owned()));
}

#[test]
fn what_is_typed_is_stored_before_a_command_takes_it_off_the_screen() {
    let mut desk = Desk::furnished();
    let search = |desk: &mut Desk, text: &str| {
        desk.press(Modifiers::COMMAND, Key::K);
        desk.harness.get_by_role_and_label(Role::TextInput, "Cari perintah atau unit").type_text(text);
        desk.run();
        desk.press(Modifiers::NONE, Key::Enter);
    };
    search(&mut desk, "yosodadi");
    assert!(desk.shows("Puskesmas Yosodadi"), "the bar says whose checklist it is");
    desk.wait(|desk| desk.harness.query_all_by_role(Role::MultilineTextInput).next().is_some());
    let note = desk.harness.query_all_by_role(Role::MultilineTextInput).next().expect("an item has room for a note");
    note.focus();
    desk.run();
    desk.harness.query_all_by_role(Role::MultilineTextInput).next().unwrap().type_text("Papan tarif dipasang");
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::PageUp);
    desk.run();
    assert!(desk.shows("Dinas Sosial") && !desk.shows("Papan tarif dipasang"));
    desk.press(Modifiers::COMMAND, Key::W);
    desk.click("round");
    search(&mut desk, "yosodadi");
    desk.wait(|desk| desk.shows("Papan tarif dipasang"));
}

#[test]
fn closing_the_window_stores_what_is_typed_and_only_then_closes() {
    let mut desk = Desk::furnished();
    desk.show_checklist();
    desk.harness.query_all_by_role(Role::MultilineTextInput).next().unwrap().focus();
    desk.run();
    desk.harness.query_all_by_role(Role::MultilineTextInput).next().unwrap().type_text("Loket buka pukul 8");
    desk.harness.step();
    let root = egui::ViewportId::ROOT;
    let viewport = desk.harness.input_mut().viewports.entry(root).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    desk.harness.step();
    let commands = desk.harness.output().viewport_output[&root].commands.clone();
    let position = |wanted: &egui::ViewportCommand| commands.iter().position(|command| command == wanted);
    assert!(position(&egui::ViewportCommand::CancelClose) < position(&egui::ViewportCommand::Close), "{commands:?}");
    assert!(position(&egui::ViewportCommand::Close).is_some());
    let Desk { harness, folder } = desk;
    drop(harness);
    let (store, opened) = Store::open(&folder.path().join("round.penilai"), || 0, Arc::new(|| ())).unwrap();
    let sheet = store.load(opened.round.units_sorted()[0].id).unwrap();
    let notes = sheet.answers.values().flat_map(|of_item| of_item.values());
    assert_eq!(notes.map(|answer| answer.note.as_str()).collect::<Vec<_>>(), ["Loket buka pukul 8"]);
}

#[test]
fn undoing_the_unit_on_the_screen_goes_back_to_the_units() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::U);
    desk.type_into("Nama unit layanan", "RSUD");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari perintah atau unit").type_text("rsud");
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::COMMAND, Key::Num3);
    assert!(desk.shows("RSUD") && desk.rows().is_empty());
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.rows().len(), 5, "{:?}", desk.rows());
}

#[test]
fn undo_goes_back_to_where_the_answer_was_given() {
    let mut desk = Desk::furnished();
    desk.show_checklist();
    desk.harness.event(egui::Event::Text("2".to_owned()));
    desk.press(Modifiers::NONE, Key::Num2);
    let undo = |desk: &Desk| {
        desk.harness.query_by(|node| node.label().is_some_and(|l| l.starts_with("Urungkan: jawaban"))).is_some()
    };
    assert!(undo(&desk), "the step has a name");
    desk.press(Modifiers::COMMAND, Key::Num4);
    desk.press(Modifiers::COMMAND, Key::Z);
    let tab = desk.harness.get_by_role_and_label(Role::Tab, "Isi");
    assert!(tab.accesskit_node().is_selected() == Some(true) || tab.accesskit_node().toggled().is_some());
    assert!(!undo(&desk));
}

#[test]
fn the_palette_finds_commands_and_units_by_part_of_their_name() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND, Key::K);
    let options = |desk: &Desk| -> Vec<String> {
        desk.harness.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label()).collect()
    };
    assert!(options(&desk).contains(&"Peringkat instansi".to_owned()));
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari perintah atau unit").type_text("tema");
    desk.run();
    assert_eq!(options(&desk), ["Tema mengikuti sistem", "Tema terang", "Tema gelap"]);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(options(&desk).is_empty());
    assert_eq!(desk.harness.ctx.theme(), egui::Theme::Dark);

    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari perintah atau unit").type_text("yosodadi");
    desk.run();
    assert_eq!(options(&desk), ["Puskesmas Yosodadi"]);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(options(&desk).is_empty());
}

#[test]
fn no_indonesian_sentence_is_left_after_switching_to_english() {
    let (id, en) = (Locale::new(Language::Id), Locale::new(Language::En));
    let keys = crate::locale::keys(include_str!("../../assets/locale/id/ui.ftl"));
    let only_indonesian: Vec<String> = keys
        .iter()
        .filter(|(_, variables)| variables.is_empty())
        .map(|(key, _)| (id.say(key), en.say(key)))
        .filter(|(indonesian, english)| indonesian != english)
        .map(|(indonesian, _)| indonesian)
        .collect();
    let english_too: Vec<String> = keys.iter().map(|(key, _)| en.say(key)).collect();
    let check = |desk: &Desk, place: &str| {
        let nodes = desk.harness.query_all_by(|_| true);
        for said in nodes.flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()]).flatten() {
            let left = only_indonesian.contains(&said) && !english_too.contains(&said);
            assert!(!left, "«{said}» in {place}");
        }
    };

    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari perintah atau unit").type_text("English");
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("Service units"));
    check(&desk, "units");
    for (name, modifiers, key) in [
        ("new round", Modifiers::COMMAND, Key::N),
        ("open", Modifiers::COMMAND, Key::O),
        ("add entity", Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::E),
        ("add unit", Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::U),
        ("palette", Modifiers::COMMAND, Key::K),
        ("help", Modifiers::NONE, Key::F1),
    ] {
        desk.press(modifiers, key);
        assert!(desk.harness.query_all_by_role(Role::Dialog).next().is_some(), "{name} opens a dialog");
        check(&desk, name);
        desk.press(Modifiers::NONE, Key::Escape);
    }
    desk.click("Menu");
    check(&desk, "menu");
    desk.press(Modifiers::NONE, Key::Escape);
    for (name, key) in [("checklist", Key::Num2), ("results", Key::Num3), ("ranking", Key::Num4)] {
        desk.press(Modifiers::COMMAND, key);
        check(&desk, name);
    }
    desk.press(Modifiers::COMMAND, Key::W);
    check(&desk, "start");
    assert!(desk.shows("New round"));
}

#[test]
fn language_theme_zoom_and_recent_files_are_remembered() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND, Key::Plus);
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.get_by_role_and_label(Role::TextInput, "Cari perintah atau unit").type_text("English");
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
    let settings = desk.folder.path().join("settings.json");
    let read = penilai::ui::settings::Settings::read(&settings).unwrap();
    assert_eq!(read.language, Some(Language::En));
    assert!((read.zoom - 1.1).abs() < 0.001);
    assert_eq!(read.recent, [desk.folder.path().join("round.penilai")]);
}

#[test]
fn a_file_that_cannot_be_opened_is_told_of_until_dismissed() {
    let mut desk = Desk::empty();
    desk.click("Buka penilaian");
    let path = desk.folder.path().join("nowhere.penilai").display().to_string();
    desk.type_into("Lokasi berkas penilaian", &path);
    desk.press(Modifiers::NONE, Key::Enter);
    let sentence = format!("Tidak dapat membuka {path}");
    assert!(desk.shows(&sentence) && desk.shows("Saran: "));
    desk.click("Tutup pemberitahuan");
    assert!(!desk.shows(&sentence));
}

#[test]
fn unreadable_settings_are_told_of_and_do_no_harm() {
    let desk = Desk::with(
        |folder| {
            let path = folder.join("settings.json");
            std::fs::write(&path, "not json").unwrap();
            services(Some(path), Vec::new())
        },
        None,
    );
    assert!(desk.shows("Pengaturan program tidak dapat dibaca"));
    assert!(desk.shows("Penilaian baru"));
}

#[test]
fn the_sample_is_written_in_the_background_and_opened() {
    let mut desk = Desk::empty();
    desk.click("Coba contoh Kota Metro");
    let path = desk.folder.path().join("contoh.penilai").display().to_string();
    desk.harness.get_by_role_and_label(Role::TextInput, "Tulis contoh ke").set_text_value_accesskit(&path);
    desk.run();
    desk.click("Buka contoh");
    desk.wait(|desk| desk.shows("contoh") && desk.shows("Unit layanan"));
    assert!(!desk.shows("Menyiapkan penilaian contoh"));
}

#[test]
fn a_file_chosen_in_the_systems_dialog_is_opened_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chosen.penilai");
    create(&path, &author(), "Terpilih 2024", false);
    let mut desk = Desk::with(|_| services(None, vec![None, Some(path)]), None);
    desk.click("Buka penilaian");
    // The first answer is Cancel, which leaves the dialog with its typed path; asking again then brings the second answer. A
    // click while the first question is still open asks nothing.
    desk.click("Telusuri…");
    desk.run();
    assert!(desk.shows("Lokasi berkas penilaian"));
    desk.wait(|desk| {
        if desk.shows("Lokasi berkas penilaian") {
            desk.harness.get_by_role_and_label(Role::Button, "Telusuri…").click();
        }
        desk.shows("Terpilih 2024")
    });
}

#[test]
fn nothing_is_exported_before_a_unit_is_finished() {
    let mut desk = Desk::furnished();
    desk.press(Modifiers::COMMAND, Key::E);
    assert!(desk.shows("Tidak ada yang dapat diekspor: belum ada unit yang selesai di daftar ini."));
}

#[test]
fn an_idle_window_does_not_draw() {
    let mut desk = Desk::furnished();
    desk.run();
    let after = desk.harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(after.is_none_or(|delay| delay > std::time::Duration::from_secs(3600)), "{after:?}");
}
