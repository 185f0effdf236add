//! How long the round file takes, on the disk that holds the temporary folder.

use crate::measure::Figures;
use crate::rounds::ombudsman;
use penilai::assessment::{
    Answer, Change, Edit, EditId, Entity, EntityId, EntityType, Place, Response, RoundInfo, ServiceUnit, Stamp, UnitId,
};
use penilai::instrument::{Digest, Instrument};
use penilai::store::{Check, Store};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uuid::Uuid;

const UNITS: u128 = 3_500;

pub(crate) fn run(figures: &mut Figures) {
    if figures.wants("store: one edit, until it is on the disk") {
        let (_folder, path) = round(&ombudsman(), 50, 8);
        let store = open(&path);
        let mut number = 1 << 64;
        let mut bare = BareSqlite::new(&path);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..1000 {
            number += 1;
            let edit = answer(number, number % 50, 0);
            // Turn by turn, so that a busy moment of the disk falls on both.
            let start = Instant::now();
            store.wait(store.apply(vec![edit])).unwrap();
            ours.push(start.elapsed());
            let start = Instant::now();
            bare.put(number);
            theirs.push(start.elapsed());
        }
        let floor = figures.keep("  floor: one row in bare SQLite, WAL and FULL", None, theirs, String::new());
        let target = floor.mul_f64(1.3);
        let ours = figures.keep("store: one edit, until it is on the disk", Some(target), ours, String::new());
        figures.note(format!("{:.2} times the floor", ours.as_secs_f64() / floor.as_secs_f64()));
        let mut syncs = PlainFile::new(&path);
        figures.time("  floor: 4 KiB appended to a plain file and synced", None, 500, || syncs.append());
        figures.time("store: the answers of one unit read", None, 500, || drop(store.load(unit(7)).unwrap()));
    }
    for (answers, name) in [(8, "store: 3,500 units opened"), (44, "store: 3,500 units with all answers opened")] {
        if figures.wants(name) {
            let (_folder, path) = round(&ombudsman(), UNITS, answers);
            let times = (0..10).map(|_| {
                let start = Instant::now();
                let store = open(&path);
                let time = start.elapsed();
                drop(store);
                time
            });
            let bytes = std::fs::metadata(&path).unwrap().len();
            figures.keep(name, Some(Duration::from_millis(300)), times.collect(), format!("{} MiB", bytes >> 20));
            checked_behind_the_work(figures, &path);
        }
    }
}

/// Times reading one unit after another while the rest of the file is being checked.
fn checked_behind_the_work(figures: &mut Figures, path: &Path) {
    let store = open(path);
    let mut times = Vec::new();
    for number in 0..20 {
        // Long enough for the check to have begun again.
        std::thread::sleep(Duration::from_millis(230));
        let start = Instant::now();
        store.load(unit(number)).unwrap();
        times.push(start.elapsed());
    }
    figures.keep("  one unit read while the file is being checked", None, times, String::new());
    let start = Instant::now();
    while store.state().check == Check::Running {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(store.state().check, Check::Passed);
    figures.keep("  the rest of the check, left alone", None, vec![start.elapsed()], String::new());
}

fn open(path: &Path) -> Store {
    Store::open(path, || 0, Arc::new(|| {})).unwrap().0
}

/// A round file of so many units with so many answers each.
fn round(instrument: &Instrument, units: u128, answers: u128) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.penilai");
    let info = RoundInfo { title: "Kota Metro".to_owned(), year: 2024, example: true };
    Store::create(&path, instrument, &info, &stamp(0)).unwrap();
    let entity = Entity {
        id: EntityId(Uuid::from_u128(1)),
        code: "18.72".to_owned(),
        name: "Pemerintah Kota Metro".to_owned(),
        kind: EntityType::City,
        province: "Lampung".to_owned(),
        follow_up: None,
    };
    let unit = |number| ServiceUnit { id: unit(number), entity: entity.id, name: format!("Unit {number}") };
    let mut changes = vec![Change::PutEntity(entity.clone())];
    changes.extend((0..units).map(|number| Change::PutUnit(unit(number))));
    let put = |unit: u128| (0..answers).map(move |item| answer(0, unit, item).change);
    changes.extend((0..units).flat_map(put));
    let edits = (1..).zip(changes).map(|(number, change)| Edit { change, stamp: stamp(number) });
    let store = open(&path);
    store.wait(store.apply(edits.collect::<Vec<_>>())).unwrap();
    drop(store);
    (folder, path)
}

fn unit(number: u128) -> UnitId {
    UnitId(Uuid::from_u128(number + 1))
}

fn answer(number: u128, of: u128, item: u128) -> Edit {
    let place = Place { unit: unit(of), item: format!("1.1.{item}").as_str().into(), subject: None };
    let response = Some(Response::Choice("lengkap".to_owned()));
    let answer = Answer { response, note: format!("catatan {number}"), item: Digest::of(b"item") };
    Edit { change: Change::PutAnswer(place, answer), stamp: stamp(number) }
}

fn stamp(number: u128) -> Stamp {
    Stamp { id: EditId(Uuid::from_u128(number)), at: 0, who: "sari".to_owned() }
}

/// What SQLite itself takes for one durable row: no history, no digest, no thread in between.
struct BareSqlite(rusqlite::Connection);

impl BareSqlite {
    fn new(beside: &Path) -> Self {
        let bare = rusqlite::Connection::open(beside.with_extension("bare")).unwrap();
        bare.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE answer (unit INTEGER, item TEXT, response TEXT, PRIMARY KEY (unit, item)) STRICT;",
        )
        .unwrap();
        Self(bare)
    }

    fn put(&mut self, number: u128) {
        let put = "INSERT INTO answer (unit, item, response) VALUES (?1, '1.1.0', ?2)
                   ON CONFLICT (unit, item) DO UPDATE SET response = excluded.response";
        let unit = i64::try_from(number % 50).unwrap();
        self.0.prepare_cached(put).unwrap().execute(rusqlite::params![unit, format!("catatan {number}")]).unwrap();
    }
}

/// The least a disk can do for one edit.
struct PlainFile(std::fs::File);

impl PlainFile {
    fn new(beside: &Path) -> Self {
        Self(std::fs::File::create(beside.with_extension("plain")).unwrap())
    }

    fn append(&mut self) {
        std::io::Write::write_all(&mut self.0, &[7; 4096]).unwrap();
        self.0.sync_data().unwrap();
    }
}
