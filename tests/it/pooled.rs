//! Entities whose units weigh as much as they have subjects, and quotas that follow from a population.

use num_rational::BigRational;
use num_traits::Zero;
use penilai::assessment::{Answer, Response, Sheet, Subject, SubjectId, UnitId};
use penilai::exact::Exact;
use penilai::instrument::{Digest, GroupId, Instrument};
use penilai::library::Library;
use penilai::scoring::{Scorecard, Verdict, Whose, quotas, score, score_entity};
use proptest::prelude::*;
use uuid::Uuid;

/// An instrument of items asked of one group, with these weights, in two nodes.
fn survey(weights: &[u32], group: &str, rules: &str) -> Instrument {
    let mut text = format!(
        "id = \"survei\"\nrevision = \"1\"\ntitle = \"S\"\nissuer = \"Uji\"\nlevels = [\"A\"]\nitem_name = \"Butir\"\n[score]\n\
         maximum = 100\ndigits = 2\nparts = \"scale\"\nsource = \"s\"\n[rules]\n{rules}not_observed = \"incomplete\"\n\
         subjects = \"mean\"\nunits = \"subjects\"\nunits_group = \"g\"\nrounding = \"half-up\"\nsource = \"s\"\n[[source]]\n\
         key = \"s\"\nfirmness = \"documented\"\ntext = \"Uji\"\n[[band]]\nfrom = 0\nedge = \"inclusive\"\ncategory = \"A\"\n\
         label = \"A\"\nsource = \"s\"\n[[group]]\ncode = \"g\"\nlabel = \"G\"\nsubject = \"G\"\nsource = \"s\"\n{group}\n\
         [[node]]\ncode = \"n0\"\nlabel = \"N\"\nweight = 2.5\nsource = \"s\"\n\
         [[node]]\ncode = \"n1\"\nlabel = \"N\"\nweight = 4\nsource = \"s\"\n\
         [[item]]\ncode = \"p\"\nnode = \"n0\"\nscored = false\ntext = \"T\"\nsource = \"s\"\nkind = \"number\"\nunit = \"orang\"\n\
         step = [{{ from = 0, points = 0 }}]\n"
    );
    for (item, weight) in weights.iter().enumerate() {
        text += &format!(
            "[[item]]\ncode = \"i{item}\"\nnode = \"n{}\"\ngroup = \"g\"\nweight = {weight}\ntext = \"T\"\nsource = \"s\"\n\
             choice = [{{ key = \"0\", points = 0, text = \"T\" }}, {{ key = \"1\", points = 1, text = \"S\" }}, \
             {{ key = \"2\", points = 3, text = \"Y\" }}]\n",
            item % 2
        );
    }
    Library::default().read(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// What one subject answered to each item: 0 to 2 a choice, 3 "not applicable", more nothing.
type Answers = Vec<u8>;

fn sheet(instrument: &Instrument, subjects: &[Answers]) -> Sheet {
    let mut sheet = Sheet::default();
    for (number, answers) in subjects.iter().enumerate() {
        let id = SubjectId(Uuid::from_u128(number as u128 + 1));
        sheet.subjects.push(Subject { id, group: "g".into(), label: number.to_string() });
        for (item, given) in answers.iter().enumerate() {
            let Some(item) = instrument.find_item(&format!("i{item}")) else { continue };
            let item = instrument.item(item);
            let response = match given {
                0..=2 => Response::Choice(given.to_string()),
                3 => Response::NotApplicable("alasan".into()),
                _ => continue,
            };
            let answer = instrument.answer(item, Some(response), "");
            sheet.answers.entry(item.code.clone()).or_default().insert(Some(id), answer);
        }
    }
    sheet
}

fn entity(instrument: &Instrument, units: &[Vec<Answers>]) -> Verdict {
    let cards: Vec<Scorecard> = units.iter().map(|unit| score(instrument, &sheet(instrument, unit))).collect();
    let part = |(number, card): (usize, &Scorecard)| {
        (UnitId(Uuid::from_u128(number as u128)), card.tree.weight().clone(), card.tree.standing().clone())
    };
    let parts: Vec<_> = cards.iter().enumerate().map(part).collect();
    score_entity(instrument, parts.iter().map(|(id, weight, standing)| (*id, weight, standing))).verdict
}

/// The mean of all subjects of all units, straight from the definition.
fn pooled(weights: &[u32], units: &[Vec<Answers>]) -> BigRational {
    let whole = |number: u32| BigRational::from_integer(number.into());
    let nodes = [BigRational::new(5.into(), 2.into()), whole(4)];
    let (mut sum, mut count) = (BigRational::zero(), 0);
    for answers in units.iter().flatten() {
        let (mut total, mut total_weight) = (BigRational::zero(), BigRational::zero());
        for (node, node_weight) in nodes.iter().enumerate() {
            let of_node = || weights.iter().zip(answers).enumerate().filter(|(item, _)| item % 2 == node);
            let weight: u32 = of_node().map(|(_, (weight, _))| weight).sum();
            if weight == 0 {
                continue;
            }
            let points = of_node().map(|(_, (weight, given))| whole(weight * [0, 1, 3][usize::from(*given)]));
            total += node_weight * points.sum::<BigRational>() / whole(weight * 3);
            total_weight += node_weight;
        }
        sum += total / total_weight;
        count += 1;
    }
    sum / whole(count) * whole(100)
}

const REDISTRIBUTE: &str = "not_applicable = \"redistribute\"\n";
const FORBIDDEN: &str = "not_applicable = \"forbidden\"\n";

fn weights() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(1_u32..50, 2..5)
}

/// Units, each with so many subjects, each with an answer to four items, no higher than this.
fn units(most: u8, subjects: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<Answers>>> {
    prop::collection::vec(prop::collection::vec(prop::collection::vec(0..=most, 4), subjects), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_entity_is_the_mean_over_all_subjects_pooled_when_each_answered_everything(
        weights in weights(),
        units in units(2, 1..8),
        quota in 0_usize..2,
    ) {
        let instrument = survey(&weights, &format!("quota = {quota}"), FORBIDDEN);
        let units: Vec<Vec<Answers>> =
            units.into_iter().map(|unit| unit.into_iter().map(|answers| answers[..weights.len()].to_vec()).collect()).collect();
        let Verdict::Final(score) = entity(&instrument, &units) else { panic!("everything is there") };
        prop_assert_eq!(score.exact.to_ratio(), pooled(&weights, &units));
    }

    /// However what is missing turns out, with as many subjects as the quota asks for, the entity stays in its interval.
    #[test]
    fn no_completion_leads_an_entity_outside_its_interval(
        weights in weights(),
        units in units(5, 0..5),
        quota in 1_usize..5,
        dice in prop::collection::vec(prop::collection::vec(0_u8..4, 61), 4),
    ) {
        let instrument = survey(&weights, &format!("quota = {quota}"), REDISTRIBUTE);
        let before = entity(&instrument, &units);
        for dice in dice {
            let mut dice = dice.iter().cycle();
            let mut completed = units.clone();
            for unit in &mut completed {
                unit.resize(unit.len().max(quota), vec![5; 4]);
                unit.iter_mut().flatten().filter(|given| **given > 3).for_each(|given| *given = *dice.next().unwrap());
            }
            let after = entity(&instrument, &completed);
            prop_assert!(after.is_complete());
            let (Some(score), Some((low, high))) = (after.score(), before.interval()) else { continue };
            prop_assert!(low.exact <= score.exact && score.exact <= high.exact, "{score:?} outside {low:?}..{high:?}");
        }
    }

    /// The quota is the size of the smallest row that holds the population, the last row beyond, and the fallback while no answer
    /// says it; what is missing and how far the quota is met agree with it.
    #[test]
    fn a_quota_follows_from_the_population(
        rows in prop::collection::btree_map(1_u32..200, 0_usize..12, 1..6),
        fallback in 0_usize..6,
        binding in any::<bool>(),
        population in 0_u32..260,
        answered in 0_usize..7,
        added in 0_usize..6,
    ) {
        let sample: Vec<String> =
            rows.iter().map(|(population, size)| format!("{{ population = {population}, size = {size} }}")).collect();
        let group = format!(
            "quota = {fallback}\nbinding = {binding}\npopulation = \"p\"\nsample = [{}]", sample.join(", ")
        );
        let instrument = survey(&[1, 2], &group, FORBIDDEN);
        let mut sheet = sheet(&instrument, &vec![vec![2, 2]; added]);
        let item = instrument.item(instrument.find_item("p").unwrap());
        let response = match answered {
            0 => None,
            1 => Some(Response::Number("banyak".into())),
            2 => Some(Response::Number("-4".into())),
            3 => Some(Response::NotObserved("alasan".into())),
            _ => Some(Response::Number(population.to_string())),
        };
        let is_known = answered > 3;
        let stale = answered == 4;
        if response.is_some() {
            let digest = if stale { Digest::of(b"lain") } else { item.digest };
            let answer = Answer { response, note: String::new(), item: digest };
            sheet.answers.entry(item.code.clone()).or_default().insert(None, answer);
        }
        // The table by hand: from the top, the last row counting for everything above it.
        let mut quota = fallback;
        if is_known && !stale {
            for (most, size) in rows.iter().rev() {
                if population <= *most || Some(most) == rows.keys().last() {
                    quota = *size;
                }
            }
        }
        prop_assert_eq!(instrument.quota(group_id(&instrument), &sheet), quota);
        let shown = quotas(&instrument, &sheet)[0];
        prop_assert_eq!((shown.quota, shown.added, shown.complete), (quota, added, added));
        let least = if binding { quota.max(1) } else { 1 };
        let wanting = least.saturating_sub(added);
        let card = score(&instrument, &sheet);
        for code in ["i0", "i1"] {
            let item = instrument.find_item(code).unwrap();
            let missing: Vec<Whose> =
                card.missing().into_iter().filter(|missing| missing.item == item).map(|missing| missing.whose).collect();
            let expected: Vec<Whose> = (added + 1..=added + wanting).map(Whose::Expected).collect();
            prop_assert_eq!(missing, expected);
        }
        prop_assert_eq!(card.verdict.is_complete(), wanting == 0);
        prop_assert_eq!(card.tree.weight(), &Exact::from(added + wanting));
    }
}

fn group_id(instrument: &Instrument) -> GroupId {
    instrument.find_group("g").unwrap()
}
