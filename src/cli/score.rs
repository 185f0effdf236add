//! `penilai score ROUND`

use super::rulebook::rule_book;
use super::terminal::Side;
use super::{End, Loaded, Outcome, Terminal, find_unit, load, preview};
use crate::assessment::{Entity, Round, Sheet, UnitId, revision};
use crate::exact::Exact;
use crate::exchange::scores::{self, Scores, UnitScore};
use crate::instrument::Instrument;
use crate::scoring::{Finding, Scorecard, ScoredUnit, Verdict, findings, score_round};
use crate::wording::Wording;
use serde::Serialize;
use std::io;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// Only this unit; `entity/unit` where two entities have one of that name.
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    /// Score with another instrument, an id or a file ending in .toml; the round stays as it is.
    #[arg(long = "as", value_name = "INSTRUMENT|FILE.toml")]
    rules: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// The scores under another instrument, and what became of the answers.
#[derive(Serialize)]
struct Rescored<'a> {
    #[serde(flatten)]
    scores: &'a Scores,
    mapping: preview::Document<'a>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let other = arguments.rules.as_deref().map(|word| rule_book(word, terminal.locale)).transpose()?;
    let Loaded { instrument: own, round, .. } = load(&arguments.round)?;
    let only = match &arguments.unit {
        Some(name) => Some(find_unit(&round, name).map(|(_, unit)| unit.id)?),
        None => None,
    };
    let instrument = other.as_ref().unwrap_or(&own);
    let mapping = other.as_ref().map(|other| {
        let shown = round.sheets.iter().filter(|(unit, _)| only.is_none_or(|only| only == **unit));
        revision::preview(shown.map(|(_, sheet)| sheet), &own, other)
    });
    let mut scores = scores::scores(instrument, &round);
    if let Some(only) = only {
        keep(&mut scores, &round, only);
    }
    match (&mapping, arguments.json) {
        (Some(mapping), true) => {
            terminal.json(&Rescored { scores: &scores, mapping: preview::Document::new(mapping, &own) })?;
        }
        (None, true) => terminal.json(&scores)?,
        (_, false) => print(instrument, &round, only, terminal)?,
    }
    if let (Some(mapping), false) = (&mapping, arguments.json) {
        let names = [("from", preview::name(&own)), ("to", preview::name(instrument))];
        let names = names.each_ref().map(|(name, value)| (*name, value.as_str()));
        terminal.line("")?;
        terminal.line(&terminal.locale.say_with("score-as", &names))?;
        preview::print(mapping, &own, instrument, terminal)?;
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
            rows.push(entity_row(scored.entity, &scored.card.verdict, wording));
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

/// The row of an entity: its label may have more words than its band, and what its follow-up is known to be stands behind it.
fn entity_row(entity: &Entity, verdict: &Verdict, wording: Wording<'_>) -> Vec<String> {
    let mut row = row(&entity.name, verdict, None, wording);
    if let (Verdict::Final(score), Some(last)) = (verdict, row.last_mut()) {
        *last = wording.entity_band(score.band, entity);
    }
    if let (Some(follow_up), Some(last)) = (wording.follow_up(entity), row.last_mut()) {
        let gap = if last.is_empty() { "" } else { "; " };
        last.push_str(&format!("{gap}{follow_up}"));
    }
    row
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
