//! Files that cannot be trusted are refused as they are, and damage never passes in silence.

use super::store::{contents, edit, entity, names, noted, open, place, small_round, stamp, unit};
use penilai::assessment::{Change, Round, Sheet};
use penilai::store::{Check, Error, HistoryRow, Lost, Scope, Store};
use std::path::Path;

/// Opens what must be refused, and sees that the folder is as it was.
fn refused(path: &Path) -> Error {
    let folder = path.parent().unwrap();
    let before = contents(folder);
    let error = open(path).err().unwrap_or_else(|| panic!("{} was opened", path.display()));
    assert_eq!(contents(folder), before, "{error}");
    error
}

/// Changes bytes of a file.
fn patch(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(path).unwrap();
    change(&mut bytes);
    std::fs::write(path, bytes).unwrap();
}

/// A generator of numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }
}

#[test]
fn what_is_not_a_round_file_is_refused_by_name() {
    let (folder, path) = small_round();
    let whole = std::fs::read(&path).unwrap();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    assert!(matches!(refused(&folder.path().join("none.penilai")), Error::NotFound { .. }));
    assert!(matches!(refused(&folder.path().join("folder")), Error::NotARound { .. }));
    let write = |bytes: &[u8]| std::fs::write(&path, bytes).unwrap();
    write(&[b'x'; 4096]);
    assert!(matches!(refused(&path), Error::NotARound { .. }));
    write(b"short");
    assert!(matches!(refused(&path), Error::NotARound { .. }));
    write(&whole);
    patch(&path, |bytes| bytes[68..72].copy_from_slice(&0x0f05_5111_u32.to_be_bytes()));
    assert!(matches!(refused(&path), Error::Foreign { application_id: 0x0f05_5111, .. }));
    write(&whole);
    patch(&path, |bytes| bytes[60..64].copy_from_slice(&4_u32.to_be_bytes()));
    assert!(matches!(refused(&path), Error::Newer { version: 4, known: 3, .. }));
    write(&whole);
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    assert!(matches!(refused(&path), Error::ReadOnly { .. }));
}

#[test]
fn a_file_cut_at_any_byte_is_refused_as_truncated() {
    let (_folder, path) = small_round();
    let whole = std::fs::read(&path).unwrap();
    for length in (0..whole.len()).step_by(97) {
        std::fs::write(&path, &whole[..length]).unwrap();
        let error = refused(&path);
        assert!(matches!(error, Error::Truncated { .. }), "{length}: {error}");
    }
}

#[test]
fn a_second_opener_learns_who_holds_the_file() {
    let (folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    for _ in 0..2 {
        let Err(Error::OpenElsewhere { holder, .. }) = open(&path) else { panic!("opened twice") };
        if cfg!(unix) {
            let holder = holder.unwrap();
            assert_eq!((holder.pid, holder.since), (std::process::id(), super::store::NOW));
        }
    }
    store.wait(store.apply(vec![edit(10, Change::PutEntity(entity(2)))])).unwrap();
    drop(store);
    assert_eq!(names(folder.path()).len(), 1);
    let (_store, opened) = open(&path).unwrap();
    assert_eq!(opened.round.entities.len(), 2);
}

#[test]
fn a_lock_left_by_a_killed_session_does_not_lock() {
    let (folder, path) = small_round();
    let lock = folder.path().join("kota metro #1.penilai.lock");
    std::fs::write(&lock, "4711\nelsewhere\n1\n").unwrap();
    drop(open(&path).unwrap());
    assert!(!lock.exists());
}

#[test]
fn a_database_held_by_another_program_is_open_elsewhere() {
    let (_folder, path) = small_round();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;").unwrap();
    let error = open(&path).err();
    assert!(matches!(error, Some(Error::OpenElsewhere { holder: None, .. })), "{error:?}");
}

#[test]
fn a_table_trigger_or_view_of_others_is_refused() {
    let (_folder, path) = small_round();
    let whole = std::fs::read(&path).unwrap();
    for sql in [
        "CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM answer; END",
        "CREATE VIEW v AS SELECT item FROM answer",
        "CREATE TABLE more (a)",
        "DROP INDEX history_of_unit",
        "ALTER TABLE answer ADD COLUMN more TEXT",
    ] {
        std::fs::write(&path, &whole).unwrap();
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(sql).unwrap();
        connection.close().unwrap();
        assert!(matches!(refused(&path), Error::Damaged { .. }), "{sql}");
    }
}

#[test]
fn an_answer_changed_behind_the_program_is_named_and_the_rest_is_salvaged() {
    let (_folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    let put = |number, item: &str| edit(number, Change::PutAnswer(place(1, item), noted("benar")));
    store.wait(store.apply(vec![put(10, "a"), put(11, "b")])).unwrap();
    drop(store);
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute("UPDATE answer SET note = 'salah' WHERE item = 'a'", []).unwrap();
    connection.close().unwrap();
    let (store, _) = open(&path).unwrap();
    let Err(Error::DamagedUnit { lost, .. }) = store.load(unit(1).id) else { panic!("accepted") };
    assert_eq!(lost, [Lost::Answer(place(1, "a"))]);
    let salvaged = store.salvage(unit(1).id).unwrap();
    assert_eq!((salvaged.sheet.answer("a", None), salvaged.lost), (None, lost));
    assert_eq!(salvaged.sheet.answer("b", None), Some(&noted("benar")));
    let copy = path.with_extension("copy");
    assert!(matches!(store.backup_to(&copy), Err(Error::Damaged { .. })));
    assert!(!copy.exists());
    // Answering again repairs it.
    store.wait(store.apply(vec![put(12, "a")])).unwrap();
    assert_eq!(store.load(unit(1).id).unwrap().answer("a", None), Some(&noted("benar")));
    assert_eq!(store.history(Scope::Place(place(1, "a"))).unwrap()[1].inverse, None);
}

#[test]
fn a_bit_flipped_in_an_answer_is_never_accepted() {
    const NOTE: &str = "catatan yang tidak boleh berubah diam-diam";
    let (_folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    store.apply(vec![edit(10, Change::PutAnswer(place(1, "i"), noted(NOTE)))]);
    drop(store);
    let whole = std::fs::read(&path).unwrap();
    let found =
        |bytes: &[u8]| (0..bytes.len()).filter(|at| bytes[*at..].starts_with(NOTE.as_bytes())).collect::<Vec<_>>();
    let starts = found(&whole);
    assert_eq!(starts.len(), 2, "one in the answer, one in the history");
    let mut dice = Dice(1);
    for round in 0..200 {
        let at = starts[round % 2] + dice.below(NOTE.len());
        let bit = 1 << dice.below(8);
        std::fs::write(&path, &whole).unwrap();
        patch(&path, |bytes| bytes[at] ^= bit);
        let (store, _) = open(&path).unwrap();
        let accepted = store.load(unit(1).id).is_ok() && store.history(Scope::Round).is_ok();
        assert!(!accepted, "byte {at}, bit {bit}");
    }
}

#[test]
fn a_file_with_edits_in_its_journal_is_refused_without_a_trace() {
    let (_folder, path) = small_round();
    for (sql, newer) in [("PRAGMA user_version = 4", true), ("CREATE TABLE more (a)", false)] {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let keep_journal = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        connection.set_db_config(keep_journal, true).unwrap();
        connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL").unwrap();
        connection.execute_batch(sql).unwrap();
        connection.close().unwrap();
        assert_eq!(names(path.parent().unwrap()).len(), 2, "the journal is beside the file");
        let error = refused(&path);
        assert_eq!(matches!(error, Error::Newer { version: 4, .. }), newer, "{error}");
        assert_eq!(matches!(error, Error::Damaged { .. }), !newer, "{error}");
        let journal = path.with_file_name("kota metro #1.penilai-wal");
        std::fs::remove_file(journal).unwrap();
    }
}

#[test]
fn damage_that_opening_does_not_look_for_is_reported_behind_the_work() {
    const ITEM: &str = "butir-yang-mudah-ditemukan";
    let (_folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    let long = "panjang ".repeat(40_000);
    let put = |number: u128, item: &str| edit(number, Change::PutAnswer(place(1, item), noted(&long)));
    store.apply((10..20).map(|number| put(number, &format!("i{number}"))).chain([put(20, ITEM)]).collect::<Vec<_>>());
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    assert!(bytes.len() > 4 << 20, "large enough to be checked behind the work");
    // The item stands in the answer, the history and the index of the history, which is the only one that opening and
    // loading do not read.
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(ITEM.as_bytes())).collect();
    assert_eq!(places.len(), 3);
    let reports = places.into_iter().map(|at| {
        bytes[at] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        bytes[at] ^= 1;
        let (sender, woken) = std::sync::mpsc::channel();
        let wake = std::sync::Arc::new(move || sender.send(()).unwrap_or_default());
        let (store, _) = Store::open(&path, super::store::clock, wake).unwrap();
        while store.state().check == Check::Running {
            woken.recv().unwrap();
        }
        let behind = matches!(store.state().check, Check::Failed(_));
        let loading = store.load(unit(1).id).is_err() || store.history(Scope::Round).is_err();
        assert!(behind || loading, "byte {at}");
        behind && !loading
    });
    assert!(reports.collect::<Vec<_>>().contains(&true));
}

/// Everything a file tells.
fn told(path: &Path) -> Result<(Round, Sheet, Vec<HistoryRow>), Error> {
    let (store, opened) = open(path)?;
    let sheet = store.load(unit(1).id)?;
    Ok((opened.round, sheet, store.history(Scope::Unit(unit(1).id))?))
}

#[test]
fn a_bit_flipped_anywhere_is_found_or_harmless() {
    let (folder, path) = small_round();
    let (store, _) = open(&path).unwrap();
    for number in 0..60 {
        let change = Change::PutAnswer(place(1, &format!("i{number}")), noted(&"n".repeat(number)));
        store.apply(vec![edit(stamp(100).id.0.as_u128() + number as u128, change)]);
    }
    drop(store);
    let whole = std::fs::read(&path).unwrap();
    let truth = told(&path).unwrap();
    let mut dice = Dice(2);
    let (mut found, mut harmless) = (0, 0);
    // Three flips on every page.
    for page in 0..whole.len() / 4096 {
        for _ in 0..3 {
            let (at, bit) = (page * 4096 + dice.below(4096), 1 << dice.below(8));
            std::fs::write(&path, &whole).unwrap();
            patch(&path, |bytes| bytes[at] ^= bit);
            match told(&path) {
                Err(_) => found += 1,
                Ok(told) => {
                    assert!(told == truth, "byte {at}, bit {bit}");
                    harmless += 1;
                }
            }
            assert_eq!(names(folder.path()).len(), 1);
        }
    }
    assert!(found > harmless, "{found} found, {harmless} harmless");
}
