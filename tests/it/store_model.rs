//! The store does what [`Round::apply`] does: same edits, same state, same refusals.

use super::store::{info, instrument, open, stamp};
use penilai::assessment::{
    Answer, Change, Consent, Detail, Earlier, Edit, Entity, EntityId, EntityType, Evidence, EvidenceId, FileKind,
    FollowUp, Interview, Masking, Person, Place, Refusal, Response, Round, RoundInfo, ServiceUnit, Sheet, Subject,
    SubjectId, UnitId, Visit, VisitId,
};
use penilai::instrument::{Digest, Instrument};
use penilai::store::{Error, HistoryRow, Reason, Scope, Store};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

fn id() -> impl Strategy<Value = Uuid> {
    (1..4_u128).prop_map(Uuid::from_u128)
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![Just("a"), Just("b"), Just("B"), Just("")].prop_map(str::to_owned)
}

fn a_place() -> impl Strategy<Value = Place> {
    (id(), word(), proptest::option::of(id())).prop_map(|(unit, item, subject)| Place {
        unit: UnitId(unit),
        item: item.as_str().into(),
        subject: subject.map(SubjectId),
    })
}

fn an_answer() -> impl Strategy<Value = Answer> {
    let response = prop_oneof![
        Just(None),
        word().prop_map(|key| Some(Response::Choice(key))),
        proptest::collection::vec(word(), 0..3).prop_map(|keys| Some(Response::Ticks(keys))),
        any::<String>().prop_map(|text| Some(Response::Text(text))),
        word().prop_map(|reason| Some(Response::NotObserved(reason))),
    ];
    (response, any::<String>(), any::<[u8; 32]>()).prop_map(|(response, note, item)| Answer {
        response,
        note,
        item: Digest(item),
    })
}

fn a_follow_up() -> impl Strategy<Value = Option<FollowUp>> {
    prop_oneof![Just(None), Just(Some(FollowUp::Done)), Just(Some(FollowUp::Open))]
}

/// Texts of instruments, two of them revisions of one; a text that is none, and one that is too long.
fn an_instrument() -> impl Strategy<Value = Arc<str>> {
    static TEXTS: LazyLock<Vec<Arc<str>>> = LazyLock::new(|| {
        let small = include_str!("../data/instruments/valid/small.toml");
        let too_long = format!("{small}{}", "#".repeat(Instrument::LONGEST));
        vec![
            small.into(),
            small.replace("Maklumat pelayanan dipasang.", "Maklumat pelayanan terpasang.").into(),
            instrument().toml().clone(),
            "bukan instrumen".into(),
            too_long.into(),
        ]
    });
    prop::sample::select(TEXTS.as_slice())
}

fn a_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        1 => (word(), any::<u16>(), any::<bool>())
            .prop_map(|(title, year, example)| Change::PutRound(RoundInfo { title, year, example })),
        1 => an_instrument().prop_map(Change::PutInstrument),
        3 => (id(), word(), word(), 0..6_usize, word(), a_follow_up()).prop_map(
            |(id, code, name, kind, province, follow_up)| {
                let (id, kind) = (EntityId(id), EntityType::ALL[kind]);
                Change::PutEntity(Entity { id, code, name, kind, province, follow_up })
            }
        ),
        1 => id().prop_map(|id| Change::RemoveEntity(EntityId(id))),
        4 => (id(), id(), word()).prop_map(|(id, entity, name)| {
            Change::PutUnit(ServiceUnit { id: UnitId(id), entity: EntityId(entity), name })
        }),
        1 => id().prop_map(|id| Change::RemoveUnit(UnitId(id))),
        3 => (id(), id(), word(), word()).prop_map(|(unit, id, group, label)| {
            Change::PutSubject(UnitId(unit), Subject { id: SubjectId(id), group, label })
        }),
        1 => (id(), id()).prop_map(|(unit, id)| Change::RemoveSubject(UnitId(unit), SubjectId(id))),
        8 => (a_place(), an_answer()).prop_map(|(place, answer)| Change::PutAnswer(place, answer)),
        3 => a_place().prop_map(Change::ClearAnswer),
        4 => (id(), a_detail()).prop_map(|(unit, detail)| Change::PutDetail(UnitId(unit), detail)),
        2 => (id(), a_detail()).prop_map(|(unit, detail)| Change::RemoveDetail(UnitId(unit), detail.key())),
    ]
}

fn a_detail() -> impl Strategy<Value = Detail> {
    let time = || proptest::option::of(any::<i64>());
    let consent = prop_oneof![Just(None), Just(Some(Consent::Given)), Just(Some(Consent::Refused))];
    prop_oneof![
        word().prop_map(|item| Detail::Flag(item.as_str().into())),
        (id(), any::<i64>(), time())
            .prop_map(|(id, started, ended)| Detail::Visit(VisitId(id), Visit { started, ended })),
        (id(), any::<String>(), time(), time(), consent).prop_map(|(subject, role, started, ended, consent)| {
            Detail::Interview(SubjectId(subject), Interview { role, started, ended, consent })
        }),
        (id(), any::<String>(), word())
            .prop_map(|(subject, name, contact)| { Detail::Person(SubjectId(subject), Person { name, contact }) }),
        (id(), any::<[u8; 32]>(), any::<String>(), proptest::option::of(any::<u64>()), word()).prop_map(
            |(id, file, caption, look, item)| {
                let (kind, masking, items) = (FileKind::Jpeg, Masking::Covered, [item.as_str().into()].into());
                let (file, size, taken) = (Digest(file), Some((1600, 1200)), Some("2026-11-27T10:32:05".to_owned()));
                let (original, name, bytes) = (file, "a.jpg".to_owned(), 9);
                let evidence =
                    Evidence { file, original, name, kind, bytes, size, taken, caption, masking, look, items };
                Detail::Evidence(EvidenceId(id), evidence)
            }
        ),
        (word(), any::<u16>(), any::<String>()).prop_map(|(title, year, instrument)| {
            Detail::Earlier(Arc::new(Earlier { title, year, instrument, answers: Vec::new(), evidence: Vec::new() }))
        }),
    ]
}

/// What the history keeps of an edit and of what takes it back.
fn kept((Edit { change, stamp }, inverse): (Edit, Option<Change>)) -> (Edit, Option<Change>) {
    let hidden = change.is_withheld();
    let change = match change {
        Change::PutDetail(unit, detail) => Change::PutDetail(unit, detail.withheld().unwrap_or(detail)),
        change => change,
    };
    let puts_back = |inverse: &Change| matches!(inverse, Change::PutDetail(..));
    (Edit { change, stamp }, inverse.filter(|inverse| !(hidden && puts_back(inverse))))
}

/// Applies a batch to the model, all or none; returns what takes each edit back.
fn apply(round: &mut Round, batch: &[Edit]) -> Result<Vec<Option<Change>>, (usize, Refusal)> {
    let mut next = round.clone();
    let each = batch.iter().enumerate();
    let inverses = each.map(|(position, edit)| next.apply(&edit.change).map_err(|refusal| (position, refusal)));
    let inverses = inverses.collect::<Result<_, _>>()?;
    *round = next;
    Ok(inverses)
}

/// Hands over batches, so many at a time.
fn check(batches: &[Vec<Change>], at_a_time: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.penilai");
    Store::create(&path, &instrument(), &info(), &stamp(0)).unwrap();
    let mut model = Round::new(info(), instrument().toml().clone());
    let (mut number, mut expected) = (0, Vec::new());
    for group in batches.chunks(at_a_time) {
        let (store, opened) = open(&path).unwrap();
        assert_eq!((opened.round.entities, opened.round.units), (model.entities.clone(), model.units.clone()));
        assert_eq!(opened.round.instrument, model.instrument);
        let mut outcomes = Vec::new();
        for changes in group {
            let stamped = |change: &Change| {
                number += 1;
                Edit { change: change.clone(), stamp: stamp(number) }
            };
            let edits: Vec<Edit> = changes.iter().map(stamped).collect();
            let outcome = apply(&mut model, &edits);
            outcomes.push((store.apply(edits.clone()), outcome.as_ref().err().copied()));
            expected.extend(edits.into_iter().zip(outcome.unwrap_or_default()));
        }
        for (ticket, refusal) in outcomes {
            let declined = match store.wait(ticket) {
                Ok(()) => None,
                Err(Error::Declined(declined)) => Some((declined.position, declined.reason)),
                Err(error) => panic!("{error}"),
            };
            assert_eq!(declined, refusal.map(|(position, refusal)| (position, Reason::Refused(refusal))));
        }
    }

    let (store, opened) = open(&path).unwrap();
    assert_eq!(opened.round.info, model.info);
    assert_eq!(opened.round.entities, model.entities);
    assert_eq!(opened.round.units, model.units);
    for unit in (1..4).map(|number| UnitId(Uuid::from_u128(number))) {
        assert_eq!(&store.load(unit).unwrap(), model.sheets.get(&unit).unwrap_or(&Sheet::default()));
    }
    let history = store.history(Scope::Round).unwrap();
    let told: Vec<(Edit, Option<Change>)> = history
        .into_iter()
        .skip(1)
        .map(|HistoryRow { stamp, change, inverse, .. }| (Edit { change, stamp }, inverse))
        .collect();
    let expected: Vec<(Edit, Option<Change>)> = expected.into_iter().map(kept).collect();
    assert_eq!(told, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_and_the_model_agree(
        batches in proptest::collection::vec(proptest::collection::vec(a_change(), 0..4), 0..40),
        at_a_time in 1..12_usize,
    ) {
        check(&batches, at_a_time);
    }
}
