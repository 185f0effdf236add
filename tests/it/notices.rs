//! What looks odd in the answers of a unit: found where somebody should look once more, and never at honest work.

use super::ui_stage::shipped;
use penilai::assessment::{Place, Response, Sheet, Subject, SubjectId, UnitId};
use penilai::instrument::{Instrument, Item, ItemId, Kind};
use penilai::scoring::oddity::{ALIKE_ITEMS, ALIKE_SUBJECTS, HASTY_ANSWERS, HASTY_SPAN, LONG_NOTE};
use penilai::scoring::{Act, Oddity, oddities, score};
use proptest::prelude::*;
use uuid::Uuid;

fn unit(number: u128) -> UnitId {
    UnitId(Uuid::from_u128(number))
}

fn found(instrument: &Instrument, sheet: &Sheet, acts: &[Act]) -> Vec<Oddity> {
    oddities(instrument, (sheet, &score(instrument, sheet)), acts, std::iter::empty())
}

fn response(item: &Item, which: usize) -> Response {
    match &item.kind {
        Kind::Choice(choices) => Response::Choice(choices[which % choices.len()].key.clone()),
        Kind::Number { .. } => Response::Number(which.to_string()),
        Kind::Ticks { ticks, .. } => {
            Response::Ticks(ticks.iter().take(which % 2).map(|tick| tick.key.clone()).collect())
        }
        Kind::Text => Response::Text(format!("jawaban {which}")),
        Kind::Date => Response::Date(format!("2024-01-{:02}", which % 28 + 1)),
    }
}

fn put(
    instrument: &Instrument,
    sheet: &mut Sheet,
    item: ItemId,
    subject: Option<SubjectId>,
    given: Response,
    note: &str,
) {
    let item = instrument.item(item);
    let answer = instrument.answer(item, Some(given), note);
    sheet.answers.entry(item.code.clone()).or_default().insert(subject, answer);
}

/// So many users of a satisfaction survey, who all answer as `of` says for subject and item.
fn survey(instrument: &Instrument, users: usize, of: impl Fn(usize, usize) -> Option<usize>) -> Sheet {
    let mut sheet = Sheet::default();
    let (group, _) = instrument.groups().next().unwrap();
    let code = instrument.group(group).code.clone();
    for user in 0..users {
        let id = SubjectId(Uuid::from_u128(user as u128 + 1));
        sheet.subjects.push(Subject { id, group: code.clone(), label: format!("{code}-{user:02}") });
        for (place, (item, _)) in instrument.items().filter(|(_, item)| item.group == Some(group)).enumerate() {
            if let Some(which) = of(user, place) {
                put(instrument, &mut sheet, item, Some(id), response(instrument.item(item), which), "");
            }
        }
    }
    sheet
}

fn asked(instrument: &Instrument) -> usize {
    instrument.items().filter(|(_, item)| item.group.is_some()).count()
}

#[test]
fn a_group_that_answers_alike_is_told_of_once_five_have_answered_everything() {
    let instrument = shipped("skm-2017");
    assert!(asked(&instrument) > ALIKE_ITEMS);
    let alike = |users| found(&instrument, &survey(&instrument, users, |_, _| Some(3)), &[]);
    assert!(alike(ALIKE_SUBJECTS - 1).is_empty());
    let told = alike(ALIKE_SUBJECTS);
    let [Oddity::Alike { subjects, items, .. }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((*subjects, items.len()), (ALIKE_SUBJECTS, asked(&instrument)));
}

#[test]
fn one_other_answer_or_one_who_is_not_done_makes_the_difference() {
    let instrument = shipped("skm-2017");
    let but_one = survey(&instrument, 12, |user, place| Some(if (user, place) == (7, 4) { 2 } else { 3 }));
    assert!(found(&instrument, &but_one, &[]).is_empty());
    let not_done = survey(&instrument, ALIKE_SUBJECTS, |user, place| ((user, place) != (2, 0)).then_some(3));
    assert!(found(&instrument, &not_done, &[]).is_empty(), "only four have answered everything");
    let sixth_not_done = survey(&instrument, ALIKE_SUBJECTS + 1, |user, place| ((user, place) != (2, 0)).then_some(3));
    assert_eq!(found(&instrument, &sixth_not_done, &[]).len(), 1);
}

#[test]
fn what_could_not_be_observed_of_anybody_is_no_equal_answer() {
    let instrument = shipped("skm-2017");
    let mut sheet = survey(&instrument, 8, |_, _| Some(3));
    let items: Vec<ItemId> = instrument.items().filter(|(_, item)| item.group.is_some()).map(|(id, _)| id).collect();
    let subjects: Vec<SubjectId> = sheet.subjects.iter().map(|subject| subject.id).collect();
    for item in &items[ALIKE_ITEMS..] {
        for subject in &subjects {
            put(&instrument, &mut sheet, *item, Some(*subject), Response::NotObserved("Loket tutup".into()), "");
        }
    }
    assert!(found(&instrument, &sheet, &[]).is_empty());
}

/// Answers to so many items, one every so many milliseconds, beginning at a moment.
fn acts(from: i64, count: usize, every: i64) -> Vec<Act> {
    let place = |number: usize| Place { unit: unit(1), item: format!("A.{number}").into(), subject: None };
    (0..count).map(|number| Act { at: from + number as i64 * every, place: place(number) }).collect()
}

#[test]
fn eighty_six_answers_in_two_minutes_are_told_of() {
    let instrument = shipped("panrb-pekppp-2023");
    let told = found(&instrument, &Sheet::default(), &acts(1_000, 86, 1_390));
    let [Oddity::Hasty { from, until, places }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(places.len(), 86);
    assert!(*from == 1_000 && *until - *from < HASTY_SPAN);
}

#[test]
fn fast_fingers_and_a_long_day_are_not_told_of() {
    let instrument = shipped("panrb-pekppp-2023");
    let quiet = |acts: &[Act]| found(&instrument, &Sheet::default(), acts).is_empty();
    assert!(quiet(&acts(0, 60, 500)), "two a second for half a minute");
    assert!(quiet(&acts(0, 3_000, 2_000)), "one every two seconds for hours");
    let mut again = acts(0, 10, 1_000);
    for round in 1..20 {
        again.extend(acts(round * 5_000, 10, 400));
    }
    assert!(quiet(&again), "ten items answered again and again are ten answers");
    let mut breaks: Vec<Act> = acts(0, 79, 100);
    breaks.extend(acts(HASTY_SPAN, 79, 100));
    assert!(quiet(&breaks));
}

#[test]
fn the_same_answer_told_by_the_history_and_by_this_sitting_counts_once() {
    let instrument = shipped("panrb-pekppp-2023");
    let once = acts(0, HASTY_ANSWERS - 1, 1_000);
    let twice: Vec<Act> = once.iter().chain(&once).cloned().collect();
    assert!(found(&instrument, &Sheet::default(), &twice).is_empty());
}

const NOTE: &str = "Standar pelayanan ditempel di dinding ruang tunggu";

fn noted(instrument: &Instrument, notes: &[(usize, &str)]) -> Sheet {
    let mut sheet = Sheet::default();
    let items: Vec<ItemId> = instrument.items().filter(|(_, item)| item.group.is_none()).map(|(id, _)| id).collect();
    for (place, note) in notes {
        put(instrument, &mut sheet, items[*place], None, response(instrument.item(items[*place]), *place), note);
    }
    sheet
}

#[test]
fn the_same_long_note_at_three_items_is_told_of_and_a_short_one_never() {
    let instrument = shipped("panrb-pekppp-2023");
    let told = |notes: &[(usize, &str)]| found(&instrument, &noted(&instrument, notes), &[]);
    assert!(told(&[(0, NOTE), (1, NOTE)]).is_empty());
    let loud = NOTE.to_uppercase().replace(' ', "  ");
    let three = told(&[(0, NOTE), (2, &loud), (5, NOTE)]);
    let [Oddity::SameNote { note, items, units: 1 }] = three.as_slice() else { panic!("{three:?}") };
    assert_eq!((note.as_str(), items.len()), (NOTE, 3), "capitals and spaces make no difference");
    let short = &NOTE[..LONG_NOTE - 1];
    assert!(told(&[(0, short), (1, short), (2, short), (3, short)]).is_empty());
}

#[test]
fn a_note_written_for_one_subject_after_the_other_stands_at_one_item() {
    let instrument = shipped("skm-2017");
    let mut sheet = survey(&instrument, 4, |user, _| Some(user));
    let subjects: Vec<SubjectId> = sheet.subjects.iter().map(|subject| subject.id).collect();
    let (item, _) = instrument.items().find(|(_, item)| item.group.is_some()).unwrap();
    for subject in subjects {
        put(&instrument, &mut sheet, item, Some(subject), response(instrument.item(item), 1), NOTE);
    }
    assert!(found(&instrument, &sheet, &[]).is_empty());
}

#[test]
fn the_same_long_note_in_three_units_is_told_of() {
    let instrument = shipped("panrb-pekppp-2023");
    let (here, there) = (noted(&instrument, &[(0, NOTE)]), noted(&instrument, &[(4, NOTE), (5, NOTE)]));
    let told = |others: &[UnitId]| {
        let others = others.iter().map(|id| (*id, &there));
        oddities(&instrument, (&here, &score(&instrument, &here)), &[], others)
    };
    assert!(told(&[unit(2)]).is_empty());
    let odd = told(&[unit(2), unit(3)]);
    assert!(matches!(odd.as_slice(), [Oddity::SameNote { units: 3, items, .. }] if items.len() == 1), "{odd:?}");
}

#[test]
fn what_has_been_seen_stays_seen_when_it_grows_and_something_new_does_not() {
    let instrument = shipped("panrb-pekppp-2023");
    let hasty = |acts: &[Act]| found(&instrument, &Sheet::default(), acts).remove(0);
    let (early, grown) = (hasty(&acts(0, 90, 1_000)), hasty(&acts(0, 100, 1_000)));
    assert!(grown.is_seen(&early));
    assert!(!hasty(&acts(3_600_000, 90, 1_000)).is_seen(&early));
    let note = |text: &str| found(&instrument, &noted(&instrument, &[(0, text), (1, text), (2, text)]), &[]).remove(0);
    assert!(note(&NOTE.to_lowercase()).is_seen(&note(NOTE)));
    assert!(!note("Petugas menunjukkan daftar hadir").is_seen(&note(NOTE)) && !note(NOTE).is_seen(&early));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whoever_gives_each_answer_a_second_and_a_half_is_never_told_of(
        pauses in prop::collection::vec(1_519_i64..20_000, 0..400), from in 0_i64..1_000_000,
    ) {
        let mut at = from;
        let acts: Vec<Act> = acts(0, pauses.len(), 0).into_iter().zip(&pauses).map(|(act, pause)| {
            at += pause;
            Act { at, ..act }
        }).collect();
        let instrument = shipped("skm-2017");
        prop_assert!(found(&instrument, &Sheet::default(), &acts).is_empty());
    }

    #[test]
    fn hasty_answers_are_told_of_wherever_they_lie_and_in_whatever_order_they_come(
        before in prop::collection::vec(10_000_i64..100_000, 0..50), every in 1_i64..1_500, turn in 0_usize..80,
    ) {
        let start: i64 = before.iter().sum();
        let mut all = acts(start + 1_000_000, HASTY_ANSWERS, every);
        let mut at = 0;
        all.extend(before.iter().enumerate().map(|(number, pause)| {
            at += pause;
            let item = format!("B.{number}").into();
            Act { at, place: Place { unit: unit(1), item, subject: None } }
        }));
        let turn = turn % all.len();
        all.rotate_left(turn);
        let told = found(&shipped("skm-2017"), &Sheet::default(), &all);
        let all_told = matches!(told.as_slice(), [Oddity::Hasty { places, .. }] if places.len() >= HASTY_ANSWERS);
        prop_assert!(all_told);
    }
}
