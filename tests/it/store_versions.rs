//! Round files of earlier versions climb to the present one, and nothing of them changes on the way.

use super::exchange::{COMPLETE, small};
use super::store::{contents, edit, names, open, stamp};
use penilai::assessment::{Change, Detail, EntityType, FollowUp, RoundInfo};
use penilai::scoring::score_round;
use penilai::store::Scope;
use std::path::PathBuf;
use tempfile::TempDir;

/// A round written by the program when it had the first schema, in a folder of its own.
fn version_1() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lama.penilai");
    std::fs::write(&path, include_bytes!("../data/rounds/version-1.penilai")).unwrap();
    (folder, path)
}

#[test]
fn a_round_of_the_first_schema_climbs_and_keeps_everything() {
    let (folder, path) = version_1();
    let before = std::fs::read(&path).unwrap();
    let (store, opened) = open(&path).unwrap();
    let mut round = opened.round;
    let title = RoundInfo { title: "Kota Metro, versi 1".into(), year: 2024, example: true };
    assert_eq!((&round.info, &round.instrument), (&title, small().toml()));
    let entities: Vec<_> = round.entities_sorted().into_iter().map(|one| (one.code.as_str(), one.kind)).collect();
    assert_eq!(entities, [("18.72", EntityType::City), ("BKN", EntityType::Agency)]);
    assert!(round.entities.values().all(|entity| entity.follow_up.is_none()));
    for unit in round.units.keys().copied().collect::<Vec<_>>() {
        round.sheets.insert(unit, store.load(unit).unwrap());
    }
    let answers = |round: &penilai::assessment::Round| round.sheets.values().map(|s| s.answers.len()).sum::<usize>();
    assert_eq!((round.units.len(), answers(&round)), (2, COMPLETE.len() - 1));
    let scored = score_round(&small(), &round);
    let complete = scored[0].units.iter().find(|unit| unit.unit.name == "Dinas Sosial").unwrap();
    assert_eq!(complete.card.verdict.score().unwrap().rounded.to_fixed(2), "82.25");
    assert_eq!(store.history(Scope::Round).unwrap().len(), 22);
    // The file as it was stands beside it.
    let kept = folder.path().join("lama.penilai.v1.cadangan");
    assert_eq!(opened.backup.as_deref().and_then(|path| path.file_name()), kept.file_name());
    drop(store);
    assert_eq!(names(folder.path()), ["lama.penilai", "lama.penilai.v1.cadangan"]);
    assert_ne!(std::fs::read(&path).unwrap(), before);
    let (again, opened) = open(&path).unwrap();
    assert_eq!((opened.backup, again.history(Scope::Round).unwrap().len()), (None, 22));
}

#[test]
fn a_round_that_climbed_takes_what_only_the_present_one_knows() {
    let (_folder, path) = version_1();
    let (store, opened) = open(&path).unwrap();
    let mut entity = opened.round.entities_sorted()[0].clone();
    entity.follow_up = Some(FollowUp::Done);
    let text = super::store::instrument().toml().clone();
    let changes = [Change::PutEntity(entity.clone()), Change::PutInstrument(text.clone())];
    let edits: Vec<_> = changes.iter().cloned().zip(100..).map(|(change, number)| edit(number, change)).collect();
    store.wait(store.apply(edits)).unwrap();
    drop(store);
    let (store, opened) = open(&path).unwrap();
    assert_eq!((&opened.round.entities[&entity.id], &opened.round.instrument), (&entity, &text));
    let history = store.history(Scope::Round).unwrap();
    let [followed, moved] = &history[22..] else { panic!("{} rows", history.len()) };
    assert_eq!((&followed.change, &moved.change), (&changes[0], &changes[1]));
    let back = entity.follow_up.take().map(|_| Change::PutEntity(entity));
    assert_eq!(followed.inverse, back);
    assert_eq!(moved.inverse, Some(Change::PutInstrument(small().toml().clone())));
    assert_eq!(moved.stamp, stamp(101));
}

#[test]
fn a_round_of_the_second_schema_climbs_and_takes_what_only_the_present_one_knows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lama.penilai");
    std::fs::write(&path, include_bytes!("../data/rounds/version-2.penilai")).unwrap();
    let (store, opened) = open(&path).unwrap();
    assert_eq!(opened.backup.unwrap().file_name().unwrap(), "lama.penilai.v2.cadangan");
    assert_eq!((store.history(Scope::Round).unwrap().len(), store.steps(9).unwrap().len()), (22, 0));
    let unit = opened.round.units_sorted()[0].id;
    let before = store.load(unit).unwrap();
    let flag = Change::PutDetail(unit, Detail::Flag("A.1.a".into()));
    store.wait(store.apply(vec![edit(100, flag.clone())])).unwrap();
    drop(store);
    let (store, opened) = open(&path).unwrap();
    assert_eq!(opened.backup, None);
    let after = store.load(unit).unwrap();
    assert_eq!((&after.answers, &after.subjects), (&before.answers, &before.subjects));
    assert_eq!(after.details.flags.len(), 1);
    assert_eq!(store.history(Scope::Round).unwrap()[22].change, flag);
}

#[test]
fn a_damaged_round_of_the_first_schema_is_refused_as_it_is() {
    let (folder, path) = version_1();
    let mut bytes = std::fs::read(&path).unwrap();
    let at = (0..bytes.len()).find(|at| bytes[*at..].starts_with(b"CREATE TABLE unit")).unwrap();
    bytes[at + 13] = b'x';
    std::fs::write(&path, bytes).unwrap();
    let before = contents(folder.path());
    assert!(open(&path).is_err());
    assert_eq!(contents(folder.path()), before);
}
