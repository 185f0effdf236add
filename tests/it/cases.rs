//! Published results whose inputs were published too. Those that do not reproduce stay, with what is left over.

use penilai::assessment::UnitId;
use penilai::exact::{Exact, weighted_mean};
use penilai::instrument::Instrument;
use penilai::library::Library;
use penilai::scoring::{Standing, score_entity};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Case {
    kind: Kind,
    instrument: String,
    year: u16,
    entity: String,
    inputs: Vec<String>,
    #[serde(default)]
    maxima: Vec<String>,
    published: String,
    /// Computed and rounded, less published.
    residual: String,
    category: Option<String>,
    source: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// An entity from the scores of its units.
    Units,
    /// A unit from the weighted scores of its dimensions.
    Dimensions,
    /// An index from its two forms.
    Forms,
    /// A satisfaction index from the means of its elements, on a scale of 1 to 4.
    Elements,
    /// A total without inputs, which tests the bands alone.
    Total,
}

fn number(text: &str) -> Exact {
    Exact::parse(text).unwrap_or_else(|| panic!("{text}"))
}

/// Computes a case by the means the engine uses.
fn computed(case: &Case, instrument: &Instrument) -> Exact {
    let inputs: Vec<Exact> = case.inputs.iter().map(|input| number(input)).collect();
    match case.kind {
        Kind::Units => {
            let standings: Vec<Standing> =
                inputs.iter().map(|input| Standing::Final(input / &instrument.scale.maximum)).collect();
            let unit = |index: usize| UnitId(Uuid::from_u128(index as u128));
            let card = score_entity(
                instrument,
                standings.iter().enumerate().map(|(index, one)| (unit(index), &Exact::ONE, one)),
            );
            card.verdict.score().unwrap().exact.clone()
        }
        Kind::Dimensions => {
            let weights: Vec<&Exact> = instrument.top().iter().map(|id| &instrument.node(*id).weight).collect();
            let maxima: Vec<Exact> = case.maxima.iter().map(|most| number(most)).collect();
            assert_eq!(weights, maxima.iter().collect::<Vec<_>>(), "{}", case.entity);
            let values: Vec<Exact> = inputs.iter().zip(&maxima).map(|(points, most)| points / most).collect();
            &weighted_mean(weights.into_iter().zip(&values)).unwrap() * &instrument.scale.maximum
        }
        Kind::Forms => {
            let weights = instrument.top().iter().map(|id| &instrument.node(*id).weight);
            weighted_mean(weights.zip(&inputs)).unwrap()
        }
        Kind::Elements => {
            let equal = vec![Exact::ONE; inputs.len()];
            let best = Exact::from(4_i64);
            &(&weighted_mean(equal.iter().zip(&inputs)).unwrap() / &best) * &instrument.scale.maximum
        }
        Kind::Total => inputs[0].clone(),
    }
}

#[test]
fn published_results_reproduce_or_leave_the_residual_that_is_recorded() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../data/cases/published.json")).unwrap();
    let library = Library::built_in().unwrap();
    for case in &cases {
        let instrument = library.find(&case.instrument).unwrap();
        let published = number(&case.published).round_half_up(2);
        let rounded = computed(case, instrument).round_half_up(2);
        let residual = (&rounded - &published).to_fixed(2);
        assert_eq!(residual, case.residual, "{} {} ({})", case.year, case.entity, case.source);
        if let Some(category) = &case.category {
            assert_eq!(&instrument.band(instrument.band_of(&published)).category, category, "{}", case.entity);
        }
    }
    let reproduced = cases.iter().filter(|case| number(&case.residual).is_zero()).count();
    assert_eq!((reproduced, cases.len()), (REPRODUCED, 42));
}

/// How many of the published cases come out to the last digit, totals without inputs among them.
const REPRODUCED: usize = 33;
