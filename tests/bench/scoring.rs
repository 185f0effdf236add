//! How long scores take.

use crate::measure::Figures;
use crate::rounds::{answered, instrument_of, ombudsman};
use penilai::assessment::{Response, Sheet};
use penilai::instrument::{Children, Instrument, NodeId};
use penilai::scoring::score;
use std::hint::black_box;
use std::time::Duration;

pub(crate) fn run(figures: &mut Figures) {
    if figures.wants("scoring: one unit of 300 items, with its tree") {
        let instrument = instrument_of(300, 20);
        let sheet = answered(&instrument, 0, 1);
        let ours =
            figures.time("scoring: one unit of 300 items, with its tree", Some(Duration::from_millis(1)), 300, || {
                black_box(score(black_box(&instrument), black_box(&sheet)));
            });
        let floor = figures.time("  floor: the same in floating point, without a tree", None, 300, || {
            black_box(floating(black_box(&instrument), black_box(&sheet)));
        });
        figures.note(format!("ours is {:.1} times the floor", ours.as_secs_f64() / floor.as_secs_f64()));
    }
    if figures.wants("scoring: 1,000,000 answers of 3,500 units") {
        let instrument = ombudsman();
        let sheets: Vec<Sheet> = (0..3500).map(|seed| answered(&instrument, 23, seed)).collect();
        let answers: usize = sheets.iter().flat_map(|sheet| sheet.answers.values()).map(|of_item| of_item.len()).sum();
        figures.time("scoring: 1,000,000 answers of 3,500 units", Some(Duration::from_secs(1)), 5, || {
            for sheet in &sheets {
                black_box(score(&instrument, sheet));
            }
        });
        figures.note(format!("{answers} answers"));
    }
}

/// A weighted mean in `f64`, the least work that could give a number at all.
fn floating(instrument: &Instrument, sheet: &Sheet) -> f64 {
    fn node(instrument: &Instrument, sheet: &Sheet, id: NodeId) -> f64 {
        let (mut sum, mut weights) = (0.0, 0.0);
        match &instrument.node(id).children {
            Children::Nodes(nodes) => {
                for child in nodes {
                    let weight = f64::from(instrument.node(*child).weight.to_drawing());
                    sum += weight * node(instrument, sheet, *child);
                    weights += weight;
                }
            }
            Children::Items(items) => {
                for id in items {
                    let item = instrument.item(*id);
                    let weight = f64::from(item.weight.to_drawing());
                    if let Some(Response::Choice(key)) = sheet.response(item.code.as_str(), None) {
                        let choice = item.choices().iter().find(|choice| choice.key == *key).unwrap();
                        sum += weight * f64::from(choice.points.to_drawing());
                    }
                    weights += weight;
                }
            }
        }
        sum / weights
    }
    instrument.top().iter().map(|id| node(instrument, sheet, *id)).sum()
}
