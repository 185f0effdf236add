//! `penilai band ID SCORE...`

use super::terminal::Side;
use super::{End, Outcome, Stop, Terminal, find_instrument, library};
use crate::exact::Exact;
use crate::failure::Failure;
use crate::instrument::Instrument;
use crate::locale::Message;
use crate::scoring::Score;
use serde::Serialize;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The instrument.
    id: String,
    /// Scores, rounded once before they are looked up.
    #[arg(required = true, allow_negative_numbers = true)]
    scores: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Banded<'a> {
    score: String,
    zone: Option<&'static str>,
    category: &'a str,
    label: &'a str,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let library = library()?;
    let instrument = find_instrument(&library, &arguments.id)?;
    let scores = arguments.scores.iter().map(|text| read(instrument, text)).collect::<Result<Vec<Score>, Stop>>()?;
    let banded = scores.iter().map(|score| {
        let band = instrument.band(score.band);
        Banded {
            score: score.rounded.to_fixed(instrument.scale.digits),
            zone: band.zone.map(crate::instrument::Zone::word),
            category: &band.category,
            label: &band.label.id,
        }
    });
    if arguments.json {
        terminal.json(&banded.collect::<Vec<_>>())?;
    } else {
        let wording = crate::wording::Wording { locale: terminal.locale, instrument };
        let row = |score: &Score| vec![wording.score(score), wording.band(score.band)];
        let rows: Vec<Vec<String>> = scores.iter().map(row).collect();
        terminal.table(&[Side::Right, Side::Left], &rows)?;
    }
    Ok(End::Done)
}

fn read(instrument: &Instrument, text: &str) -> Result<Score, Stop> {
    let maximum = &instrument.scale.maximum;
    match Exact::parse(text).filter(|score| Exact::ZERO <= *score && score <= maximum) {
        Some(score) => Ok(Score::new(instrument, score)),
        None => Err(Stop::Failure(Failure::new(
            Message::new("failure-score").with("score", text),
            Message::new("why-no-score").with("maximum", maximum.to_digits(6)),
            Message::new("remedy-no-score"),
        ))),
    }
}
