//! Evidence in the window: taken in from the keyboard, dropped and pasted; looked at, named, tied, covered and removed.

use crate::evidence::{jpeg, scene};
use crate::ui_desk::{Desk, author, create, entity, services, unit};
use egui::accesskit::Role;
use egui::{ColorImage, Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{Change, Detail, Evidence, EvidenceId, FileKind, Masking, UnitId};
use penilai::evidence::{Kept, Source, prepare};
use penilai::instrument::Digest;
use penilai::locale::{Language, Message};
use penilai::session::Session;
use penilai::store::{Store, StoredFile};
use penilai::ui::Services;
use penilai::ui::dialog::ScriptedDialogs;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const ITEM: &str = "F02.1.a.Ak";

/// A photo file.
fn photo(folder: &Path, name: &str, seed: u32) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, jpeg(&scene(640, 480, seed))).unwrap();
    path
}

/// A round with two units of which the first has the keyboard, and what the system's dialogs answer.
fn desk(answer: fn(&Path) -> Vec<PathBuf>) -> Desk {
    furnished(answer, Language::Id, |path| {
        let mut session = create(path, &author(), "Lampung 2024", false);
        let metro = entity("18.72", "Kota Metro");
        let units = [unit(metro.id, "Dinas Sosial"), unit(metro.id, "Puskesmas Yosodadi")];
        let changes = [Change::PutEntity(metro)].into_iter().chain(units.map(Change::PutUnit)).collect();
        session.apply(Message::new("app-name"), changes).unwrap();
        session.flush().unwrap();
    })
}

fn furnished(answer: fn(&Path) -> Vec<PathBuf>, language: Language, prepare: fn(&Path)) -> Desk {
    let services = move |folder: &Path| Services {
        dialogs: Arc::new(ScriptedDialogs::several([answer(folder)])),
        language,
        ..services(Some(folder.join("settings.json")), Vec::new())
    };
    let mut desk = Desk::with(services, Some(prepare));
    desk.show_checklist();
    desk
}

/// A round in which the first unit has this evidence, by unit.
fn with_evidence(path: &Path, evidence: &[(usize, Evidence)], files: Vec<StoredFile>) {
    let mut session = create(path, &author(), "Lampung 2024", false);
    let metro = entity("18.72", "Kota Metro");
    let units = [unit(metro.id, "Dinas Sosial"), unit(metro.id, "Puskesmas Yosodadi")];
    let ids: Vec<UnitId> = units.iter().map(|unit| unit.id).collect();
    let changes = [Change::PutEntity(metro)].into_iter().chain(units.map(Change::PutUnit)).collect();
    session.apply(Message::new("app-name"), changes).unwrap();
    let record = |(unit, evidence): &(usize, Evidence)| {
        Change::PutDetail(ids[*unit], Detail::Evidence(EvidenceId(Session::new_id()), evidence.clone()))
    };
    session.apply_with_files(Message::new("app-name"), evidence.iter().map(record).collect(), files).unwrap();
    session.flush().unwrap();
}

/// Writes a round in which the first item of the first unit has a photo.
pub(crate) fn with_photo(path: &Path) {
    let kept = kept("maklumat.jpg", 1);
    let (mut evidence, file) = evidence(&kept);
    evidence.caption = "Maklumat di loket".to_owned();
    with_evidence(path, &[(0, evidence)], vec![file]);
}

fn kept(name: &str, seed: u32) -> Kept {
    let bytes = jpeg(&scene(640, 480, seed)).into();
    prepare(&Source::Bytes { name: name.to_owned(), bytes }).unwrap()
}

fn evidence(kept: &Kept) -> (Evidence, StoredFile) {
    let stored = kept.stored.clone();
    let evidence = Evidence {
        file: stored.digest,
        original: kept.original,
        name: kept.name.clone(),
        kind: FileKind::Jpeg,
        bytes: stored.bytes.len() as u64,
        size: stored.size,
        taken: None,
        caption: String::new(),
        masking: Masking::None,
        look: stored.look,
        items: [penilai::instrument::ItemCode::from(ITEM.to_owned())].into(),
    };
    (evidence, StoredFile { bytes: stored.bytes, thumbnail: stored.thumbnail })
}

fn none(_: &Path) -> Vec<PathBuf> {
    Vec::new()
}

/// What the tiles of evidence on the screen are called.
fn tiles(desk: &Desk) -> Vec<String> {
    let named = desk.harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    named.filter(|name| name.contains("bukti ") && name.contains(" dari ")).collect()
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn photos_chosen_with_a_key_become_one_step_and_a_bad_file_is_told_by_itself() {
    let mut desk = desk(|folder| {
        let text = folder.join("catatan.jpg");
        fs::write(&text, "bukan foto").unwrap();
        vec![photo(folder, "loket.jpg", 1), text, photo(folder, "papan.jpg", 2), folder.join("loket.jpg")]
    });
    desk.press(Modifiers::NONE, Key::P);
    desk.wait(|desk| tiles(desk).len() == 2);
    assert_eq!(
        tiles(&desk),
        [
            format!("Foto loket.jpg, bukti 1 dari 2 untuk {ITEM}"),
            format!("Foto papan.jpg, bukti 2 dari 2 untuk {ITEM}"),
        ]
    );
    assert!(desk.shows("catatan.jpg tidak diambil: bukan foto JPEG, PNG, atau WebP, dan bukan PDF."));
    assert!(desk.shows(&format!("Urungkan: tambah 2 bukti untuk {ITEM}")));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(tiles(&desk).is_empty());
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(tiles(&desk).len(), 2);
}

#[test]
fn many_files_that_are_not_taken_are_told_one_by_one_and_dismissed_together() {
    let mut desk = desk(|folder| (0..9).map(|number| folder.join(format!("{number}.jpg"))).collect());
    desk.press(Modifiers::NONE, Key::P);
    desk.wait(|desk| desk.shows("5 pemberitahuan lain menunggu"));
    assert!(desk.shows("8.jpg tidak diambil: berkasnya tidak ada."));
    desk.click("Tutup semua");
    assert!(!desk.shows("tidak diambil") && !desk.shows("pemberitahuan lain"));
}

#[test]
fn files_dropped_and_images_pasted_go_to_the_item_in_focus() {
    let mut desk = desk(none);
    let path = photo(desk.folder.path(), "dijatuhkan.jpg", 3);
    let named = |desk: &Desk, name: &str| tiles(desk).iter().any(|tile| tile == name);
    desk.press(Modifiers::NONE, Key::J);
    desk.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
    desk.wait(|desk| named(desk, "Foto dijatuhkan.jpg, bukti 1 dari 1 untuk F02.2.a.P"));
    desk.harness.event(Event::PasteImage(Arc::new(ColorImage::filled([64, 48], egui::Color32::DARK_GREEN))));
    desk.wait(|desk| named(desk, "Foto Gambar tempelan, bukti 2 dari 2 untuk F02.2.a.P"));
    // The same file once more proves one more item, and is stored once.
    desk.press(Modifiers::NONE, Key::K);
    desk.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    desk.wait(|desk| named(desk, &format!("Foto dijatuhkan.jpg, bukti 1 dari 1 untuk {ITEM}")));
    desk.press(Modifiers::NONE, Key::V);
    assert!(desk.shows("Lepas dari F02.2.a.P"));
}

#[test]
fn files_dropped_where_no_item_is_chosen_are_told_where_to_go() {
    let mut desk = desk(none);
    let path = photo(desk.folder.path(), "a.jpg", 3);
    desk.press(Modifiers::COMMAND, Key::Num1);
    desk.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    desk.run();
    assert!(desk.shows("Bukti belum diambil: belum ada butir yang dipilih."));
}

#[test]
fn evidence_is_looked_at_named_and_tied_to_another_item_by_keyboard() {
    let mut desk = furnished(none, Language::Id, |path| {
        let (one, two) = (evidence(&kept("loket.jpg", 1)), evidence(&kept("papan.jpg", 2)));
        with_evidence(path, &[(0, one.0), (0, two.0)], vec![one.1, two.1]);
    });
    desk.press(Modifiers::NONE, Key::V);
    assert!(desk.shows(&format!("Bukti {ITEM}, 1 dari 2")));
    desk.press(Modifiers::NONE, Key::Plus);
    desk.press(Modifiers::NONE, Key::Plus);
    assert!(desk.shows("156 %"));
    desk.press(Modifiers::NONE, Key::Minus);
    assert!(desk.shows("125 %"));
    desk.press(Modifiers::NONE, Key::Num0);
    assert!(desk.shows("100 %"));
    desk.press(Modifiers::NONE, Key::PageDown);
    assert!(desk.shows(&format!("Bukti {ITEM}, 2 dari 2")) && desk.shows("Foto papan.jpg"));
    desk.type_into("Keterangan", "Papan standar pelayanan");
    desk.type_into("Kaitkan ke butir lain", "f02.2");
    let found = desk.harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let found = found.into_iter().find(|name| name.starts_with("F02.2.a.P  ")).unwrap();
    desk.click(&found);
    assert!(desk.shows("Lepas dari F02.2.a.P"));
    desk.press(Modifiers::NONE, Key::Escape);
    let mut shown = tiles(&desk);
    desk.press(Modifiers::NONE, Key::J);
    shown.extend(tiles(&desk));
    assert!(shown.contains(&format!("Foto Papan standar pelayanan, bukti 2 dari 2 untuk {ITEM}")), "{shown:?}");
    assert!(shown.contains(&"Foto Papan standar pelayanan, bukti 1 dari 1 untuk F02.2.a.P".to_owned()), "{shown:?}");
}

#[test]
fn evidence_is_removed_and_comes_back_when_that_is_undone() {
    let mut desk = furnished(none, Language::Id, |path| {
        let one = evidence(&kept("loket.jpg", 1));
        with_evidence(path, &[(0, one.0)], vec![one.1]);
    });
    desk.press(Modifiers::NONE, Key::V);
    desk.press(Modifiers::NONE, Key::Delete);
    assert!(tiles(&desk).is_empty() && !desk.shows("1 dari 1"));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(tiles(&desk).len(), 1);
}

#[test]
fn what_is_covered_is_gone_from_the_round_for_good() {
    let mut desk = furnished(none, Language::Id, |path| {
        let one = evidence(&kept("ktp.jpg", 1));
        with_evidence(path, &[(0, one.0)], vec![one.1]);
    });
    let before: Digest = kept("ktp.jpg", 1).stored.digest;
    desk.press(Modifiers::NONE, Key::V);
    desk.type_into("Keterangan", "KTP pemohon");
    desk.click("Samarkan sebagian…");
    assert!(desk.shows("dihapus untuk selamanya dari salinan ini") && desk.shows("Belum ada bagian yang dipilih"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.shows("Samarkan sebagian…"), "Escape gives it up");
    desk.click("Samarkan sebagian…");
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.shows("Satu bagian dipilih"));
    desk.press(Modifiers::NONE, Key::Backspace);
    assert!(desk.shows("Belum ada bagian yang dipilih"));
    desk.click("Tutup isi bingkai");
    assert!(desk.shows("Satu bagian dipilih"));
    desk.click("Tutup untuk selamanya");
    desk.wait(|desk| desk.shows("Disamarkan. Sebagian foto ini sudah ditutup untuk selamanya."));
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(tiles(&desk), [format!("Foto KTP pemohon, disamarkan, bukti 1 dari 1 untuk {ITEM}")]);
    assert!(desk.shows("Urungkan: ubah keterangan ktp.jpg"), "covering is no step that can be undone");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(tiles(&desk), [format!("Foto ktp.jpg, disamarkan, bukti 1 dari 1 untuk {ITEM}")]);
    desk.press(Modifiers::NONE, Key::V);
    desk.wait(|desk| !desk.shows("Membuka foto"));
    let path = desk.folder.path().join("round.penilai");
    let Desk { harness, folder } = desk;
    drop(harness);
    let (store, _) = Store::open(&path, || 0, Arc::new(|| ())).unwrap();
    assert!(store.file(before).unwrap().is_none());
    drop((store, folder));
}

#[test]
fn a_file_that_is_missing_is_said_to_be() {
    let mut desk = furnished(none, Language::Id, |path| {
        let one = evidence(&kept("hilang.jpg", 1));
        with_evidence(path, &[(0, one.0)], Vec::new());
    });
    desk.press(Modifiers::NONE, Key::V);
    desk.wait(|desk| desk.shows("Berkas tidak ada di penilaian ini"));
}

#[test]
fn the_same_view_in_another_unit_is_pointed_out() {
    let mut desk = furnished(none, Language::Id, |path| {
        let (one, two) = (evidence(&kept("a.jpg", 1)), evidence(&kept("b.jpg", 1)));
        with_evidence(path, &[(0, one.0), (1, two.0)], vec![one.1]);
    });
    // Looked for once the photo can be seen.
    desk.press(Modifiers::NONE, Key::V);
    desk.wait(|desk| desk.shows("Mirip foto di Puskesmas Yosodadi"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.harness.get_by_label_contains("Foto a.jpg").scroll_to_me();
    desk.wait(|desk| tiles(desk).iter().any(|tile| tile.contains("Mirip foto di Puskesmas Yosodadi")));
    assert_eq!(tiles(&desk), [format!("Foto a.jpg, Mirip foto di Puskesmas Yosodadi, bukti 1 dari 1 untuk {ITEM}")]);
}

#[test]
fn a_folder_is_watched_until_that_is_stopped() {
    let mut desk = desk(|folder| vec![folder.to_owned()]);
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert!(desk.shows("Foto baru di folder ini langsung menjadi bukti"));
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("masuk ke butir yang dipilih"));
    desk.click("Berhenti mengamati");
    assert!(!desk.shows("masuk ke butir yang dipilih") && desk.shows("tidak lagi diamati"));
}

#[test]
fn evidence_is_said_in_english_too() {
    let mut desk = furnished(none, Language::En, |path| {
        let one = evidence(&kept("desk.jpg", 1));
        with_evidence(path, &[(0, one.0)], vec![one.1]);
    });
    assert!(desk.shows(&format!("Photo desk.jpg, evidence 1 of 1 for {ITEM}")));
    desk.press(Modifiers::NONE, Key::V);
    assert!(desk.shows(&format!("Evidence for {ITEM}, 1 of 1")) && desk.shows("When it was taken is not recorded"));
    desk.click("Mask a part…");
    assert!(desk.shows("removed from this copy for good"));
}

#[test]
fn a_copy_is_saved_where_it_is_wanted() {
    let prepare = |path: &Path| {
        let one = evidence(&kept("loket.png", 1));
        with_evidence(path, &[(0, one.0)], vec![one.1]);
    };
    let mut desk = furnished(|folder| vec![folder.join("salinan.jpg")], Language::Id, prepare);
    desk.press(Modifiers::NONE, Key::V);
    desk.click("Simpan salinan…");
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("Salinan disimpan: "));
    let saved = fs::read(desk.folder.path().join("salinan.jpg")).unwrap();
    assert_eq!(saved, &kept("loket.png", 1).stored.bytes[..]);
}
