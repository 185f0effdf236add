//! `penilai score ROUND`

use super::terminal::Side;
use super::{End, Loaded, Outcome, Terminal, find_unit, load};
use crate::assessment::{Round, Sheet, UnitId};
use crate::exact::Exact;
use crate::exchange::scores::{self, Scores, UnitScore};
use crate::instrument::Instrument;
use crate::scoring::{Finding, Scorecard, ScoredUnit, Verdict, findings, score_round};
use crate::wording::Wording;
use std::io;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// Only this unit; `entity/unit` where two entities have one of that name.
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let Loaded { instrument, round, .. } = load(&arguments.round)?;
    let only = match &arguments.unit {
        Some(name) => Some(find_unit(&round, name).map(|(_, unit)| unit.id)?),
        None => None,
    };
    let mut scores = scores::scores(&instrument, &round);
    if let Some(only) = only {
        keep(&mut scores, &round, only);
    }
    if arguments.json {
        terminal.json(&scores)?;
    } else {
        print(&instrument, &round, only, terminal)?;
    }
    let settled = |unit: &UnitScore| unit.complete && unit.findings.iter().flatten().all(|finding| !finding.blocks);
    Ok(if scores.entities.iter().flat_map(|entity| &entity.units).all(settled) { End::Done } else { End::Finding })
}

/// Leaves only one unit; its entity keeps the score of all its units.
fn keep(scores: &mut Scores, round: &Round, only: UnitId) {
    let Some((entity, unit)) = round.units.get(&only).and_then(|unit| Some((round.entities.get(&unit.entity)?, unit)))
    else {
        return;
    };
    scores.entities.retain(|other| other.code == entity.code);
    scores.entities.iter_mut().for_each(|entity| entity.units.retain(|other| other.name == unit.name));
}

/// Prints a score sheet: entities with their units, and for an only unit or entity the parts of the score too.
pub(crate) fn print(
    instrument: &Instrument,
    round: &Round,
    only: Option<UnitId>,
    terminal: &mut Terminal<'_>,
) -> io::Result<()> {
    let locale = terminal.locale;
    let wording = Wording { locale, instrument };
    let status = locale.say(if instrument.is_provisional() { "provisional" } else { "official" });
    terminal.line(&format!("{} · {} ({status})", round.info.title, instrument.id))?;
    if round.info.example {
        terminal.line(&locale.say("cli-example"))?;
    }
    let (mut rows, mut found) = (Vec::new(), Vec::new());
    for scored in score_round(instrument, round) {
        let name = &scored.entity.name;
        let shown: Vec<_> =
            scored.units.iter().filter(|scored| only.is_none_or(|only| only == scored.unit.id)).collect();
        if only.is_none() && shown.is_empty() {
            rows.push(vec![name.clone(), String::new(), locale.say("cli-no-units")]);
        } else if only.is_none() {
            rows.push(row(name, &scored.card.verdict, None, wording));
        } else if !shown.is_empty() {
            rows.push(vec![name.clone(), String::new(), String::new()]);
        }
        for ScoredUnit { unit, sheet, card } in shown {
            let missing = card.progress.expected - card.progress.answered;
            rows.push(row(&format!("  {}", unit.name), &card.verdict, Some(missing), wording));
            if only.is_some() {
                rows.extend(parts(card, sheet, wording));
            }
            let named = |finding: &Finding| format!("{}: {}", unit.name, wording.finding(finding, sheet));
            found.extend(findings(instrument, sheet).iter().map(named));
        }
    }
    if rows.is_empty() {
        return terminal.line(&locale.say("cli-empty-round"));
    }
    terminal.table(&[Side::Left, Side::Right, Side::Left], &rows)?;
    found.iter().try_for_each(|line| terminal.line(line))
}

fn row(name: &str, verdict: &Verdict, missing: Option<usize>, wording: Wording<'_>) -> Vec<String> {
    let missing = match missing {
        Some(count) if count > 0 => wording.locale.say_with("cli-missing", &[("count", &count.to_string())]),
        _ => String::new(),
    };
    match verdict {
        Verdict::Final(score) => vec![name.to_owned(), wording.score(score), wording.band(score.band)],
        Verdict::Open { low, high } => {
            vec![name.to_owned(), format!("{} – {}", wording.score(low), wording.score(high)), missing]
        }
        Verdict::Nothing => vec![name.to_owned(), String::new(), wording.verdict(verdict)],
    }
}

fn parts(card: &Scorecard, sheet: &Sheet, wording: Wording<'_>) -> Vec<Vec<String>> {
    let line = |(part, share): (&crate::scoring::Part, Exact)| {
        let (points, most) = part.points(wording.instrument, &share);
        let most = wording.locale.say_with("cli-of", &[("most", &wording.points(&most))]);
        let points = points.map(|points| wording.points(&points)).unwrap_or_default();
        vec![format!("    {}", wording.title(part.what(), sheet)), points, most]
    };
    card.tree.parts().iter().zip(card.tree.shares()).map(line).collect()
}
