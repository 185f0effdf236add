//! The past of an answer as the store tells it: by pages, with the steps, without what is withheld.

use super::exchange::small;
use super::lacking::evidence;
use penilai::assessment::{
    Change, Detail, DetailKey, EvidenceId, Interview, Person, Place, Response, Subject, SubjectId, UnitId,
};
use penilai::locale::{Language, Locale, Message, day_began, day_read};
use penilai::scoring::Act;
use penilai::session::{Session, past};
use penilai::store::{Manner, Past, PastRow};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tempfile::TempDir;
use uuid::Uuid;

fn round() -> (Session, UnitId, TempDir) {
    super::ui_stage::round(&small())
}

fn place(unit: UnitId, item: &str) -> Place {
    Place { unit, item: item.into(), subject: None }
}

fn answer(session: &Session, place: &Place, key: &str, note: &str) -> Change {
    let instrument = session.instrument();
    let item = instrument.item(instrument.find_item(place.item.as_str()).unwrap());
    Change::PutAnswer(place.clone(), instrument.answer(item, Some(Response::Choice(key.into())), note))
}

fn step(session: &mut Session, name: &'static str, change: Change) {
    session.apply(Message::new(name).with("code", "A.1.a"), vec![change]).unwrap();
}

fn give(session: &mut Session, place: &Place, key: &str, note: &str) {
    let change = answer(session, place, key, note);
    step(session, "step-answer", change);
}

/// Everything there is, newest first, read in pages of a size.
fn all(session: &Session, past: &Past, most: usize) -> Vec<PastRow> {
    let (mut rows, mut before) = (Vec::new(), None);
    loop {
        let (page, next) = session.reader().past(past.clone(), before, most).unwrap();
        rows.extend(page);
        before = next;
        if next.is_none() {
            return rows;
        }
    }
}

fn keys(rows: &[PastRow]) -> Vec<String> {
    let key = |row: &PastRow| match &row.row.change {
        Change::PutAnswer(_, answer) => match &answer.response {
            Some(Response::Choice(key)) => key.clone(),
            other => format!("{other:?}"),
        },
        Change::ClearAnswer(_) => "-".to_owned(),
        other => panic!("no answer: {other:?}"),
    };
    rows.iter().map(key).collect()
}

#[test]
fn a_thousand_edits_are_read_page_by_page_newest_first_and_each_once() {
    let (mut session, unit, _folder) = round();
    let (here, there) = (place(unit, "A.1.a"), place(unit, "A.1.b"));
    for number in 0..1_000 {
        give(&mut session, &here, if number % 2 == 0 { "1" } else { "2" }, &number.to_string());
        if number % 10 == 0 {
            give(&mut session, &there, "1", "");
        }
    }
    let past = Past::Place(here.clone());
    let rows = all(&session, &past, 100);
    let notes: Vec<String> = rows
        .iter()
        .map(|row| match &row.row.change {
            Change::PutAnswer(place, answer) if *place == here => answer.note.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(notes, (0..1_000).rev().map(|number| number.to_string()).collect::<Vec<_>>());
    assert_eq!(all(&session, &past, 7), rows);
    let (first, next) = session.reader().past(past, None, 100).unwrap();
    assert_eq!((first.len(), next), (100, first.last().map(|row| row.row.seq)));
}

#[test]
fn undoing_and_doing_again_are_told_as_what_they_are() {
    let (mut session, unit, _folder) = round();
    give(&mut session, &place(unit, "A.1.a"), "1", "");
    give(&mut session, &place(unit, "A.1.a"), "2", "");
    session.undo().unwrap();
    session.redo().unwrap();
    session.undo().unwrap();
    session.undo().unwrap();
    let rows = all(&session, &Past::Place(place(unit, "A.1.a")), 2);
    assert_eq!(keys(&rows), ["-", "1", "2", "1", "2", "1"]);
    let manner = |row: &PastRow| row.step.as_ref().map(|step| step.manner);
    use Manner::{Done, DoneAgain, TakenBack};
    let manners = [TakenBack, TakenBack, DoneAgain, TakenBack, Done, Done].map(Some);
    assert_eq!(rows.iter().map(manner).collect::<Vec<_>>(), manners);
    assert!(rows.iter().all(|row| row.step.as_ref().unwrap().name.key == "step-answer"));
}

#[test]
fn every_edit_of_a_step_is_told_with_its_name_and_what_has_no_step_with_none() {
    let (mut session, unit, _folder) = round();
    let both = ["A.1.a", "A.1.b"].map(|item| answer(&session, &place(unit, item), "1", ""));
    session.apply(Message::new("step-answer-many").with("count", 2), both.to_vec()).unwrap();
    let more = answer(&session, &place(unit, "A.1.b"), "2", "");
    session.apply_for_good(vec![more], Vec::new(), Vec::new()).unwrap();
    let rows = all(&session, &Past::Place(place(unit, "A.1.b")), 9);
    let names: Vec<_> = rows.iter().map(|row| row.step.as_ref().map(|step| step.name.key)).collect();
    assert_eq!(names, [None, Some("step-answer-many")]);
}

#[test]
fn flags_and_evidence_of_an_item_are_told_and_names_and_interviews_never() {
    let (mut session, unit, _folder) = round();
    let subject = SubjectId(Uuid::from_u128(7));
    let photo = EvidenceId(Uuid::from_u128(8));
    let put = |detail| Change::PutDetail(unit, detail);
    let person = Person { name: "Budi".into(), contact: "0812".into() };
    let changes = [
        Change::PutSubject(unit, Subject { id: subject, group: "staf".into(), label: "staf-01".into() }),
        put(Detail::Person(subject, person)),
        put(Detail::Interview(subject, Interview::default())),
        put(Detail::Flag("A.1.a".into())),
        put(Detail::Flag("A.1.b".into())),
        put(Detail::Evidence(photo, evidence(&["A.1.b", "A.1.a"]))),
        put(Detail::Evidence(EvidenceId(Uuid::from_u128(9)), evidence(&["A.1.ab"]))),
        put(Detail::Evidence(photo, evidence(&["A.1.b"]))),
        put(Detail::Evidence(photo, evidence(&["A.1.b", "A.2.t"]))),
        Change::RemoveDetail(unit, DetailKey::Flag("A.1.a".into())),
    ];
    session.apply(Message::new("step"), changes.to_vec()).unwrap();
    for past in [Past::Place(place(unit, "A.1.a")), Past::Item(unit, "A.1.a".into())] {
        let told: Vec<Change> = all(&session, &past, 2).into_iter().map(|row| row.row.change).collect();
        let expected = [9, 7, 5, 3].map(|number: usize| changes[number].clone());
        assert_eq!(told, expected, "also the edit that took the evidence off the item");
    }
}

#[test]
fn all_subjects_of_an_item_are_told_together_and_one_alone() {
    let (mut session, unit, _folder) = round();
    let mut places = Vec::new();
    for number in 1..4 {
        let id = SubjectId(Uuid::from_u128(number));
        let subject = Subject { id, group: "staf".into(), label: format!("staf-0{number}") };
        step(&mut session, "step", Change::PutSubject(unit, subject));
        places.push(Place { subject: Some(id), ..place(unit, "B.s") });
    }
    for (number, place) in [0, 1, 2, 1].map(|at| (at, &places[at])) {
        give(&mut session, place, if number == 1 { "2" } else { "1" }, "");
    }
    assert_eq!(keys(&all(&session, &Past::Item(unit, "B.s".into()), 3)), ["2", "1", "2", "1"]);
    assert_eq!(keys(&all(&session, &Past::Place(places[2].clone()), 3)), ["1"]);
    assert!(all(&session, &Past::Place(place(unit, "B.s")), 3).is_empty());
}

#[test]
fn only_single_answers_given_by_hand_are_acts_and_the_sitting_knows_them_like_the_history() {
    let (mut session, unit, _folder) = round();
    let (a, b) = (place(unit, "A.1.a"), place(unit, "A.1.b"));
    give(&mut session, &a, "1", "");
    for name in ["step-copy-answers", "step-answer-many", "paper-step", "step-note", "step-restore"] {
        let change = answer(&session, &b, "1", name);
        step(&mut session, name, change);
    }
    give(&mut session, &b, "2", "");
    step(&mut session, "step-clear", Change::ClearAnswer(b.clone()));
    session.undo().unwrap();
    let more = answer(&session, &b, "1", "imported");
    session.apply_for_good(vec![more], Vec::new(), Vec::new()).unwrap();
    let act = |place: &Place| Act { at: session.now(), place: place.clone() };
    assert_eq!(session.acts(unit), [act(&a), act(&b)]);
    assert_eq!(past::acts_kept(&session.reader(), unit).unwrap(), session.acts(unit));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_back_what_was_edited_since_a_moment_gives_the_answers_of_that_moment(
        before in prop::collection::vec((0_usize..3, 0_u8..3), 0..8),
        after in prop::collection::vec((0_usize..3, 0_u8..3), 0..8),
    ) {
        use std::cell::Cell;
        thread_local! { static NOW: Cell<i64> = const { Cell::new(0) }; }
        fn clock() -> i64 { NOW.with(Cell::get) }
        NOW.with(|now| now.set(1_000));
        let (session, unit, folder) = round();
        let path = session.path().to_owned();
        drop(session);
        let author = penilai::session::Author { name: "Siti".into(), clock };
        let mut session = Session::open(&path, author, std::sync::Arc::new(|| {})).unwrap();
        session.keep(unit);
        let places = ["A.1.a", "A.1.b", "A.2.t"].map(|item| place(unit, item));
        let edit = |session: &mut Session, moves: &[(usize, u8)]| {
            for (at, key) in moves {
                let change = match key {
                    0 => Change::ClearAnswer(places[*at].clone()),
                    key => answer(session, &places[*at], &key.to_string(), ""),
                };
                session.apply(Message::new("step"), vec![change]).unwrap();
            }
        };
        edit(&mut session, &before);
        // A round that nobody has touched has not been read yet.
        session.apply(Message::new("step"), vec![Change::PutDetail(unit, Detail::Flag("A.1.a".into()))]).unwrap();
        let then = session.sheet(unit).unwrap().answers.clone();
        NOW.with(|now| now.set(2_000));
        edit(&mut session, &after);
        let edited = session.reader().edited_since(unit, 2_000).unwrap();
        let mut answers = session.sheet(unit).unwrap().answers.clone();
        for (place, stood) in edited {
            let of = answers.entry(place.item).or_default();
            match stood {
                Some(answer) => _ = of.insert(place.subject, answer),
                None => _ = of.remove(&place.subject),
            }
        }
        answers.retain(|_, answers: &mut BTreeMap<_, _>| !answers.is_empty());
        prop_assert_eq!(answers, then);
        prop_assert!(session.reader().edited_since(unit, 2_001).unwrap().is_empty());
        drop(folder);
    }
}

#[test]
fn moments_are_spoken_of_as_today_yesterday_or_a_date() {
    let (id, en) = (Locale::new(Language::Id), Locale::new(Language::En));
    let day = 86_400_000;
    let now = day_read("06-01-2025").unwrap() + day / 2;
    assert_eq!((id.moment(now, now).as_str(), en.moment(now, now).as_str()), ("hari ini 12.00", "today 12:00"));
    assert_eq!(id.moment(now - day, now), "kemarin 12.00");
    assert_eq!(id.moment(now - 2 * day, now), "4 Januari 2025 12.00");
    assert_eq!(id.moment(now, now - day), "6 Januari 2025 12.00", "a clock that was put back tells no lies");
    assert_eq!(day_began(now), day_read("2025-01-06").unwrap());
    assert_eq!(day_read("31-02-2025"), None);
}
