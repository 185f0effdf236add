//! `penilai explain ROUND --unit U`

use super::{End, Loaded, Outcome, Terminal, find_unit, load};
use crate::assessment::Sheet;
use crate::exact::Exact;
use crate::exchange::{reasons, scores};
use crate::scoring::{self, Finding, Part, Scorecard, What};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<scores::FindingRecord>>,
    tree: reasons::Explained,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let Loaded { instrument, round, .. } = load(&arguments.round)?;
    let (entity, unit) = find_unit(&round, &arguments.unit)?;
    let sheet = round.sheet_of(unit.id);
    let card = scoring::score(&instrument, sheet);
    let findings = scoring::findings(&instrument, sheet);
    let settled = card.verdict.is_complete() && !findings.iter().any(Finding::blocks);
    if arguments.json {
        terminal.json(&Explanation {
            entity: entity.name.clone(),
            unit: unit.name.clone(),
            outcome: scores::Outcome::new(&instrument, &card.verdict),
            findings: scores::finding_records(&instrument, sheet),
            tree: reasons::explain(&instrument, sheet, &card.tree),
        })?;
    } else {
        let wording = Wording { locale: terminal.locale, instrument: &instrument };
        terminal.line(&format!("{} · {}", entity.name, unit.name))?;
        terminal.line(&wording.verdict(&card.verdict))?;
        if let Some(rounding) = card.verdict.score().and_then(|score| wording.rounding(score)) {
            terminal.line(&rounding)?;
        }
        if instrument.is_provisional() {
            let assumed = instrument.assumed_numbers().to_string();
            let args = [("instrument", instrument.id.as_str()), ("assumed", assumed.as_str())];
            terminal.line(&terminal.locale.say_with("cli-provisional", &args))?;
        }
        if round.info.example {
            terminal.line(&terminal.locale.say("cli-example"))?;
        }
        for finding in &findings {
            terminal.line(&wording.finding(finding, sheet))?;
        }
        terminal.line("")?;
        for line in lines(wording, sheet, &card) {
            terminal.line(&line)?;
        }
    }
    Ok(if settled { End::Done } else { End::Finding })
}

/// One line a part, indented by its depth: code, title, how it came about.
fn lines(wording: Wording<'_>, sheet: &Sheet, card: &Scorecard) -> Vec<String> {
    let mut lines = Vec::new();
    card.tree.walk(&mut |part: &Part, depth: usize, share: &Exact| {
        let code = wording.code(part.what()).map(|code| format!("{code} ")).unwrap_or_default();
        let title = wording.title(part.what(), sheet);
        let share_text = match part.what() {
            What::Node(_) | What::Item(_) => format!(" [{}]", wording.share(share)),
            What::Total | What::Unit(_) | What::Subject(_) | What::Expected(_) => String::new(),
        };
        lines.push(format!("{}{code}{title}{share_text}: {}", "  ".repeat(depth), wording.reason(part, share, sheet)));
    });
    lines
}
