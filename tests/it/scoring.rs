//! Scores: against the oracle, and what holds for every instrument and every answer.

use crate::oracle::{Drawn, Given, drawn, each_given};
use num_bigint::BigInt;
use num_rational::BigRational;
use penilai::assessment::{Answer, Response, Sheet, Subject, SubjectId, UnitId};
use penilai::exact::Exact;
use penilai::instrument::Instrument;
use penilai::library::Library;
use penilai::scoring::{Part, Standing, Verdict, quotas, ranks, score, score_entity};
use proptest::prelude::*;
use uuid::Uuid;

/// Rounds half up, in rationals.
fn rounded(value: &BigRational, digits: u32) -> BigRational {
    let scale = BigRational::from(BigInt::from(10).pow(digits));
    let half = BigRational::new(1.into(), 2.into());
    (value * &scale + half).floor() / scale
}

fn bounds(verdict: &Verdict) -> Option<(Exact, Exact)> {
    verdict.interval().map(|(low, high)| (low.exact.clone(), high.exact.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn scores_agree_with_the_oracle(drawn in drawn()) {
        let (instrument, sheet) = drawn.build();
        let card = score(&instrument, &sheet);
        match (drawn.value(), &card.verdict) {
            (Ok(Some(value)), Verdict::Final(score)) => {
                let value = value * BigRational::from(BigInt::from(drawn.maximum));
                prop_assert_eq!(score.exact.to_ratio(), value.clone());
                prop_assert_eq!(score.rounded.to_ratio(), rounded(&value, drawn.digits));
                prop_assert!(card.missing().is_empty());
            }
            (Ok(None), Verdict::Nothing) => prop_assert!(card.missing().is_empty()),
            (Err(()), Verdict::Open { low, high }) => {
                prop_assert!(low.exact <= high.exact);
                prop_assert!(!card.missing().is_empty());
            }
            (expected, found) => prop_assert!(false, "{expected:?} against {found:?}"),
        }
        prop_assert_eq!(card.missing().len(), card.progress.expected - card.progress.answered);
    }
}

/// Fills every missing answer by one draw of the die each, and lifts quotas that can never be met by it.
fn completed(drawn: &Drawn, dice: &[u8]) -> Drawn {
    let mut drawn = drawn.clone();
    let mut dice = dice.iter().cycle();
    each_given(&mut drawn.top, &mut |given| {
        let open = matches!(given, Given::Nothing | Given::NotApplicable) || matches!(given, Given::NotObserved);
        let die = *dice.next().unwrap();
        if open {
            *given = match die {
                0..=5 => Given::Choice(usize::from(die)),
                6 => Given::NotApplicable,
                _ => Given::NotObserved,
            };
        }
    });
    drawn
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// However the missing answers turn out, "not applicable" and "not observed" among them, the score stays in the interval.
    #[test]
    fn no_later_answer_leads_outside_the_interval(
        mut drawn in drawn(),
        dice in prop::collection::vec(prop::collection::vec(0_u8..8, 64), 4),
    ) {
        drawn.groups.iter_mut().for_each(|(quota, _)| *quota = (*quota).min(crate::oracle::SUBJECTS));
        // Only answers not given yet may turn out otherwise.
        each_given(&mut drawn.top, &mut |given| {
            if matches!(given, Given::NotObserved | Given::NotApplicable) {
                *given = Given::Nothing;
            }
        });
        let (instrument, sheet) = drawn.build();
        let Some((low, high)) = bounds(&score(&instrument, &sheet).verdict) else { return Ok(()) };
        for dice in &dice {
            let (instrument, sheet) = completed(&drawn, dice).build();
            if let Some((lower, higher)) = bounds(&score(&instrument, &sheet).verdict) {
                prop_assert!(low <= lower && higher <= high, "{lower:?}..{higher:?} outside {low:?}..{high:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// The interval is no wider than it must be: with three answers missing, every way to fill them in is tried.
    #[test]
    fn both_ends_of_the_interval_can_be_reached(mut drawn in drawn()) {
        drawn.groups.iter_mut().for_each(|(quota, _)| *quota = (*quota).min(crate::oracle::SUBJECTS));
        let mut count = 0;
        each_given(&mut drawn.top, &mut |given| {
            count += 1;
            *given = if count <= 3 { Given::Nothing } else { Given::Choice(count) };
        });
        let (instrument, sheet) = drawn.build();
        let (low, high) = bounds(&score(&instrument, &sheet).verdict).unwrap();
        let ways: Vec<Given> = (0..6).map(Given::Choice).chain([Given::NotApplicable, Given::NotObserved]).collect();
        let mut reached: Option<(Exact, Exact)> = None;
        for way in 0..ways.len().pow(3) {
            let mut filled = drawn.clone();
            let mut rest = way;
            let mut number = 0;
            each_given(&mut filled.top, &mut |given| {
                number += 1;
                if number <= 3 {
                    *given = ways[rest % ways.len()];
                    rest /= ways.len();
                }
            });
            // What the oracle calls missing is not a way to complete the unit.
            let Ok(Some(value)) = filled.value() else { continue };
            let whole = BigRational::from(BigInt::from(drawn.maximum));
            let value = Exact::from_ratio(value * whole);
            reached = Some(match reached {
                None => (value.clone(), value),
                Some((least, most)) => (least.min(value.clone()), most.max(value)),
            });
        }
        prop_assert_eq!(reached, Some((low, high)));
    }
}

#[test]
fn an_empty_unit_spans_the_whole_scale() {
    let instrument = pekppp();
    let empty = score(&instrument, &Sheet::default());
    assert_eq!(bounds(&empty.verdict), Some((Exact::ZERO, Exact::from(5_i64))));
    assert_eq!(empty.progress.expected, 30 + 10 * 14);
}

fn pekppp() -> Instrument {
    Library::built_in().unwrap().find("panrb-pekppp-2023").unwrap().clone()
}

/// Answers the items in the order of the file; those of users are given by so many users alike.
pub(crate) fn answered(instrument: &Instrument, unit: &[u8], users: &[u8], count: u128) -> Sheet {
    let mut sheet = Sheet::default();
    let subjects: Vec<SubjectId> = (1..=count).map(|number| SubjectId(Uuid::from_u128(number))).collect();
    for id in &subjects {
        sheet.subjects.push(Subject { id: *id, group: "pengguna".into(), label: id.0.to_string() });
    }
    let (mut unit, mut users) = (unit.iter(), users.iter());
    for (_, item) in instrument.items().filter(|(_, item)| item.scored) {
        let answers = sheet.answers.entry(item.code.clone()).or_default();
        let answer = |grade: &u8| Answer {
            response: Some(Response::Choice(grade.to_string())),
            note: String::new(),
            item: item.digest,
        };
        match item.group {
            None => {
                answers.insert(None, answer(unit.next().unwrap()));
            }
            Some(_) => {
                let grade = users.next().unwrap();
                answers.extend(subjects.iter().map(|subject| (Some(*subject), answer(grade))));
            }
        }
    }
    sheet
}

const UNIT: [u8; 30] = [5, 4, 5, 3, 5, 4, 3, 4, 3, 3, 4, 3, 4, 5, 4, 4, 5, 3, 4, 5, 5, 3, 4, 3, 4, 5, 4, 5, 4, 3];
const USERS: [u8; 14] = [4, 5, 5, 4, 5, 4, 5, 4, 4, 3, 4, 5, 4, 4];

fn shown(part: &Part, instrument: &Instrument) -> String {
    part.points(instrument, &Exact::ONE).0.unwrap().to_digits(4)
}

#[test]
fn the_pekppp_test_vector_comes_out_exactly() {
    let instrument = pekppp();
    let card = score(&instrument, &answered(&instrument, &UNIT, &USERS, 10));
    let [evaluator, users] = card.tree.parts() else { panic!("two forms") };
    assert_eq!(shown(evaluator, &instrument), "4.0072");
    let aspects: Vec<String> = evaluator.parts().iter().map(|aspect| shown(aspect, &instrument)).collect();
    assert_eq!(aspects, ["4.06", "4", "4.11", "3.8", "4.55", "3.5"]);
    assert_eq!(shown(users, &instrument), "4.2833");
    let total = card.verdict.score().unwrap();
    assert_eq!((total.exact.to_fixed(4).as_str(), total.rounded.to_fixed(2).as_str()), ("4.0762", "4.08"));
    assert_eq!(instrument.band(total.band).category, "A-");
}

#[test]
fn below_a_binding_quota_there_is_no_final_score() {
    let instrument = pekppp();
    let nine = score(&instrument, &answered(&instrument, &UNIT, &USERS, 9));
    assert!(matches!(nine.verdict, Verdict::Open { .. }));
    assert_eq!(nine.missing().len(), 14);
    let sheet = answered(&instrument, &UNIT, &USERS, 9);
    let quota = quotas(&instrument, &sheet)[0];
    assert_eq!((quota.complete, quota.added, quota.quota), (9, 9, 10));
}

#[test]
fn a_perfect_unit_gets_the_maximum_and_an_all_zero_unit_the_minimum() {
    let instrument = pekppp();
    let total = |grade: u8| {
        let card = score(&instrument, &answered(&instrument, &[grade; 30], &[grade; 14], 10));
        card.verdict.score().unwrap().exact.clone()
    };
    assert_eq!((total(5), total(0)), (Exact::from(5_i64), Exact::ZERO));
}

#[test]
fn an_item_that_does_not_apply_gives_its_weight_to_its_siblings() {
    let toml = include_str!("../data/instruments/valid/every_kind.toml");
    let instrument = Instrument::parse(toml).unwrap();
    let mut sheet = Sheet::default();
    let mut put = |code: &str, subject: Option<u128>, response: Response| {
        let item = instrument.item(instrument.find_item(code).unwrap());
        let answer = Answer { response: Some(response), note: String::new(), item: item.digest };
        let subject = subject.map(|subject| SubjectId(Uuid::from_u128(subject)));
        if let (Some(id), Some(group)) = (subject, item.group) {
            let group = instrument.group(group).code.clone();
            sheet.subjects.push(Subject { id, label: id.0.to_string(), group });
        }
        sheet.answers.entry(item.code.clone()).or_default().insert(subject, answer);
    };
    put("D1.a", Some(1), Response::NotApplicable("tidak ada tugas".into()));
    put("D1.a", Some(2), Response::NotApplicable("tidak ada tugas".into()));
    put("D1.b", None, Response::Number("7".into()));
    put("D2.a", None, Response::Ticks(vec!["ac".into(), "kursi".into()]));
    put("D2.b", Some(3), Response::Choice("p".into()));
    let card = score(&instrument, &sheet);
    // D1 is D1.b alone, 1 of 3 points; D2 is the mean of 1 of 2 points and of a user who is content.
    let expected = "21.85 / 3 + 78.15 * 3 / 4";
    let third = &Exact::parse("21.85").unwrap() / &Exact::from(3_i64);
    let rest = &Exact::parse("78.15").unwrap() * &(&Exact::from(3_i64) / &Exact::from(4_i64));
    assert_eq!(card.verdict.score().unwrap().exact, &third + &rest, "{expected}");
}

#[test]
fn an_answer_that_the_instrument_does_not_know_counts_as_missing() {
    let instrument = pekppp();
    let mut sheet = answered(&instrument, &UNIT, &USERS, 10);
    let (_, item) = instrument.items().next().unwrap();
    let answer = sheet.answers.get_mut(item.code.as_str()).unwrap().get_mut(&None).unwrap();
    answer.response = Some(Response::Choice("6".into()));
    assert_eq!(score(&instrument, &sheet).missing().len(), 1);
}

#[test]
fn an_entity_is_the_mean_of_its_unrounded_units() {
    let instrument = Library::built_in().unwrap().find("ombudsman-2024").unwrap().clone();
    let unit = |score: &str| Standing::Final(&Exact::parse(score).unwrap() / &Exact::from(100_i64));
    let entity = |scores: &[&str]| {
        let standings: Vec<Standing> = scores.iter().map(|score| unit(score)).collect();
        let unit = |index: usize| UnitId(Uuid::from_u128(index as u128));
        let units = standings.iter().enumerate().map(|(index, one)| (unit(index), &Exact::ONE, one));
        score_entity(&instrument, units).verdict
    };
    // Rounded first these three would give 90.33; unrounded units within their printed digits give the printed 90.34.
    assert_eq!(entity(&["87.2949", "90.2249", "93.4949"]).score().unwrap().rounded.to_fixed(2), "90.34");
    assert_eq!(entity(&["87.29", "90.22", "93.49"]).score().unwrap().rounded.to_fixed(2), "90.33");
    assert_eq!(entity(&[]), Verdict::Nothing);
}

#[test]
fn an_entity_is_open_while_one_of_its_units_is() {
    let instrument = pekppp();
    let open = score(&instrument, &Sheet::default()).tree.standing().clone();
    let done = Standing::Final(Exact::ONE);
    let card = score_entity(
        &instrument,
        [(UnitId(Uuid::nil()), &Exact::ONE, &done), (UnitId(Uuid::max()), &Exact::ONE, &open)],
    );
    let half = Exact::parse("2.5").unwrap();
    assert_eq!(bounds(&card.verdict), Some((half, Exact::from(5_i64))));
}

#[test]
fn equal_scores_share_a_rank_and_the_next_is_skipped() {
    let scores = ["91.2", "88", "91.2", "97.21"].map(|score| Exact::parse(score).unwrap());
    let mut given: Vec<Option<&Exact>> = scores.iter().map(Some).collect();
    given.insert(1, None);
    assert_eq!(ranks(&given), [Some(2), None, Some(4), Some(2), Some(1)]);
}
