//! Scores of drawn instruments in which items are asked under conditions: against the oracle, and what holds for all of them.

use crate::oracle::{Drawn, Given, drawn_with_conditions, each_item};
use num_bigint::BigInt;
use num_rational::BigRational;
use penilai::assessment::{Answer, Response};
use penilai::exact::Exact;
use penilai::instrument::{Digest, Instrument};
use penilai::scoring::{Asked, Reason, Verdict, score};
use proptest::prelude::*;

fn bounds(verdict: &Verdict) -> Option<(Exact, Exact)> {
    verdict.interval().map(|(low, high)| (low.exact.clone(), high.exact.clone()))
}

/// Fills what is still to be answered, one die each; so many out of eight are left open.
fn rolled(drawn: &Drawn, dice: &[u8], gaps: u8) -> Drawn {
    let mut rolled = drawn.clone();
    let mut dice = dice.iter().cycle();
    each_item(&mut rolled.top, &mut |item| {
        for at in 0..item.count() {
            let die = *dice.next().unwrap();
            let open = item.is_open(drawn, item.given[at]);
            item.given[at] = match die {
                die if die < gaps => Given::Nothing,
                _ if !open => item.given[at],
                6 => Given::NotApplicable,
                7 => Given::NotObserved,
                _ => Given::Choice(usize::from(die)),
            };
        }
    });
    rolled
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn scores_with_conditions_agree_with_the_oracle(drawn in drawn_with_conditions(), dice in prop::collection::vec(0_u8..8, 97)) {
        for drawn in [drawn.clone(), rolled(&drawn, &dice, 3)] {
            let (instrument, sheet) = drawn.build();
            let card = score(&instrument, &sheet);
            match (drawn.value(), &card.verdict) {
                (Ok(Some(value)), Verdict::Final(score)) => {
                    prop_assert_eq!(score.exact.to_ratio(), value * BigRational::from(BigInt::from(drawn.maximum)));
                    prop_assert!(card.missing().is_empty());
                }
                (Ok(None), Verdict::Nothing) => prop_assert!(card.missing().is_empty()),
                (Err(()), Verdict::Open { low, high }) => {
                    prop_assert!(low.exact <= high.exact);
                    prop_assert!(!card.missing().is_empty());
                }
                (expected, found) => prop_assert!(false, "{expected:?} against {found:?}"),
            }
            let missing = card.missing();
            prop_assert_eq!(missing.len(), card.progress.expected - card.progress.answered);
            let once: std::collections::HashSet<_> = missing.iter().collect();
            prop_assert_eq!(once.len(), missing.len());
            let mut undecided = false;
            card.tree.walk(&mut |part, _, _| undecided |= matches!(part.reason(), Reason::Undecided(_)));
            prop_assert!(!(undecided && card.verdict.is_complete()), "a final score has no undecided item");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// However the missing answers turn out, and whatever is asked then, the score stays in the interval.
    #[test]
    fn no_later_answer_leads_outside_the_interval_whatever_is_asked_then(
        mut drawn in drawn_with_conditions(),
        gaps in prop::collection::vec(0_u8..8, 97),
        dice in prop::collection::vec(prop::collection::vec(0_u8..8, 89), 6),
    ) {
        drawn.groups.iter_mut().for_each(|(quota, _)| *quota = (*quota).min(crate::oracle::SUBJECTS));
        let open = rolled(&drawn, &gaps, 3);
        let (instrument, sheet) = open.build();
        let before = score(&instrument, &sheet);
        for dice in &dice {
            let (_, sheet) = rolled(&open, dice, 0).build();
            let after = score(&instrument, &sheet);
            match (bounds(&before.verdict), bounds(&after.verdict)) {
                (Some((low, high)), Some((lower, higher))) => {
                    prop_assert!(low <= lower && higher <= high, "{lower:?}..{higher:?} outside {low:?}..{high:?}");
                }
                (None, after) => prop_assert_eq!(after, None),
                (Some(_), None) => {}
            }
        }
    }

    /// What is answered to an item that is not asked changes nothing, neither the score nor what else is asked.
    #[test]
    fn an_answer_to_what_is_not_asked_changes_nothing(
        drawn in drawn_with_conditions(),
        gaps in prop::collection::vec(0_u8..8, 97),
        key in 0_usize..2,
    ) {
        let (instrument, sheet) = rolled(&drawn, &gaps, 3).build();
        let card = score(&instrument, &sheet);
        for (item, subject) in idle(&instrument, &card.relevance, &sheet) {
            for response in [None, Some(Response::Choice(key.to_string())), Some(Response::NotObserved("x".into()))] {
                let mut other = sheet.clone();
                let answer = Answer { response, note: String::new(), item: Digest::of(b"") };
                other.answers.entry(instrument.item(item).code.clone()).or_default().insert(subject, answer);
                let again = score(&instrument, &other);
                prop_assert_eq!(&again.verdict, &card.verdict);
                prop_assert_eq!(again.missing(), card.missing());
                prop_assert_eq!(again.progress, card.progress);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A reworded item does not decide whether others are asked before its answer has been read again.
    #[test]
    fn an_answer_to_another_wording_decides_nothing(drawn in drawn_with_conditions(), chosen in any::<u64>()) {
        let (instrument, mut stale) = drawn.build();
        let mut without = stale.clone();
        let mut number = 0;
        for (code, of_item) in &mut stale.answers {
            for (subject, answer) in of_item {
                number += 1;
                if chosen >> (number % 64) & 1 == 1 {
                    answer.item = Digest::of(b"another wording");
                    without.answers.get_mut(code).unwrap().remove(subject);
                }
            }
        }
        let (card, expected) = (score(&instrument, &stale), score(&instrument, &without));
        prop_assert_eq!(&card.verdict, &expected.verdict);
        prop_assert_eq!(card.progress, expected.progress);
        prop_assert_eq!(card.missing(), expected.missing());
    }
}

/// Where nothing is asked: items, and of whom.
fn idle(
    instrument: &Instrument,
    relevance: &penilai::scoring::Relevance,
    sheet: &penilai::assessment::Sheet,
) -> Vec<(penilai::instrument::ItemId, Option<penilai::assessment::SubjectId>)> {
    let mut found = Vec::new();
    for (id, item) in instrument.items() {
        let subjects: Vec<_> = match item.group {
            Some(group) => sheet.subjects_of(&instrument.group(group).code).map(|subject| Some(subject.id)).collect(),
            None => vec![None],
        };
        let idle = |subject: &Option<_>| matches!(relevance.of(instrument, id, *subject), Asked::No(_));
        found.extend(subjects.into_iter().filter(idle).map(|subject| (id, subject)));
    }
    found
}

#[test]
fn what_was_answered_to_another_wording_decides_nothing_until_it_has_been_read_again() {
    let text = include_str!("../data/instruments/valid/conditions.toml");
    let instrument = Instrument::parse(text).unwrap();
    let item = |code: &str| instrument.find_item(code).unwrap();
    let mut sheet = penilai::assessment::Sheet::default();
    let gate = instrument.item(item("L.1"));
    let mut answer = instrument.answer(gate, Some(Response::Choice("0".into())), "");
    let mut asked = |answer: Answer| {
        sheet.answers.entry(gate.code.clone()).or_default().insert(None, answer);
        score(&instrument, &sheet).relevance.of(&instrument, item("L.2"), None).clone()
    };
    assert!(matches!(asked(answer.clone()), Asked::No(_)));
    answer.item = Digest::of(b"lain");
    let Asked::Undecided(missing) = asked(answer) else { panic!("decided") };
    assert_eq!(missing.item, item("L.1"));
}
