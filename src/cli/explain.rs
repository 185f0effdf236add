//! `penilai explain ROUND --unit U`

use super::{End, Loaded, Outcome, Terminal, find_unit, load};
use crate::assessment::Sheet;
use crate::exact::Exact;
use crate::exchange::{reasons, scores};
use crate::scoring::{self, Part, Score, Scorecard, Verdict};
use crate::wording::Wording;
use serde::Serialize;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// The unit; `entity/unit` where two entities have one of that name.
    #[arg(long, value_name = "U")]
    unit: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Explanation {
    entity: String,
    unit: String,
    #[serde(flatten)]
    outcome: scores::Outcome,
    tree: reasons::Explained,
}

/// Most decimals of an unrounded score in a sentence.
const EXACT: u32 = 12;

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let Loaded { instrument, round, .. } = load(&arguments.round)?;
    let (entity, unit) = find_unit(&round, &arguments.unit)?;
    let nothing = Sheet::default();
    let sheet = round.sheets.get(&unit.id).unwrap_or(&nothing);
    let card = scoring::score(&instrument, sheet);
    let complete = card.verdict.score().is_some();
    if arguments.json {
        terminal.json(&Explanation {
            entity: entity.name.clone(),
            unit: unit.name.clone(),
            outcome: scores::Outcome::new(&instrument, &card.verdict, complete),
            tree: reasons::explain(&instrument, sheet, &card.tree),
        })?;
    } else {
        let wording = Wording { locale: terminal.locale, instrument: &instrument };
        terminal.line(&format!("{} · {}", entity.name, unit.name))?;
        terminal.line(&wording.verdict(&card.verdict))?;
        if let Some(score) = card.verdict.score() {
            terminal.line(&rounding(wording, score))?;
        }
        if instrument.is_provisional() {
            let assumed = instrument.assumed_numbers().to_string();
            let args = [("instrument", instrument.id.as_str()), ("assumed", assumed.as_str())];
            terminal.line(&terminal.locale.say_with("cli-provisional", &args))?;
        }
        if round.info.example {
            terminal.line(&terminal.locale.say("cli-example"))?;
        }
        terminal.line("")?;
        for line in lines(wording, sheet, &card) {
            terminal.line(&line)?;
        }
    }
    Ok(if complete || card.verdict == Verdict::Nothing { End::Done } else { End::Finding })
}

fn rounding(wording: Wording<'_>, score: &Score) -> String {
    let exact = wording.locale.short_number(&score.exact, EXACT);
    wording.locale.say_with("cli-rounding", &[("exact", &exact), ("score", &wording.score(score))])
}

/// One line a part, indented by its depth: code, title, how it came about.
fn lines(wording: Wording<'_>, sheet: &Sheet, card: &Scorecard) -> Vec<String> {
    let mut lines = Vec::new();
    card.tree.walk(&mut |part: &Part, depth: usize, share: &Exact| {
        let code = wording.code(part.what()).map(|code| format!("{code} ")).unwrap_or_default();
        let title = wording.title(part.what(), sheet);
        let share_text = match part.parts().is_empty() {
            true => String::new(),
            false => format!(" [{}]", wording.share(share)),
        };
        lines.push(format!("{}{code}{title}{share_text}: {}", "  ".repeat(depth), wording.reason(part, share)));
    });
    lines
}
