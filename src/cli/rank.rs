//! `penilai rank ROUND`

use super::terminal::Side;
use super::{End, Loaded, Outcome, Terminal, load};
use crate::assessment::{Entity, FollowUp};
use crate::exchange::scores;
use crate::locale::Locale;
use crate::scoring::{Ranked, Verdict, ranking, score_round};
use crate::wording::Wording;
use serde::Serialize;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The round file.
    round: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row {
    rank: Option<String>,
    rank_in_type: Option<String>,
    rank_in_province: Option<String>,
    code: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    province: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    follow_up: Option<&'static str>,
    #[serde(flatten)]
    outcome: scores::Outcome,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let Loaded { instrument, round, .. } = load(&arguments.round)?;
    let scored = score_round(&instrument, &round);
    let entities: Vec<_> = scored.iter().map(|scored| (scored.entity, &scored.card.verdict)).collect();
    let ranked = ranking(&entities);
    let verdict = |ranked: &Ranked| entities.iter().find(|(entity, _)| entity.id == ranked.entity).copied();
    let rows: Vec<_> = ranked.iter().filter_map(|ranked| Some((ranked, verdict(ranked)?))).collect();
    if arguments.json {
        let number = |rank: Option<usize>| rank.map(|rank| rank.to_string());
        let row = |(ranked, (entity, verdict)): &(&Ranked, (&Entity, &Verdict))| Row {
            rank: number(ranked.overall),
            rank_in_type: number(ranked.in_class),
            rank_in_province: number(ranked.in_province),
            code: entity.code.clone(),
            name: entity.name.clone(),
            kind: entity.kind.word(),
            province: entity.province.clone(),
            follow_up: entity.follow_up.map(FollowUp::word),
            outcome: scores::Outcome::of_entity(&instrument, entity, verdict),
        };
        terminal.json(&rows.iter().map(row).collect::<Vec<_>>())?;
    } else {
        let wording = Wording { locale: terminal.locale, instrument: &instrument };
        let row = |(ranked, (entity, verdict)): &(&Ranked, (&Entity, &Verdict))| {
            let rank = ranked.overall.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
            let follow_up = wording.follow_up(entity).map(|known| format!("; {known}")).unwrap_or_default();
            let verdict = format!("{}{follow_up}", wording.entity_verdict(verdict, entity));
            vec![rank, entity.name.clone(), verdict, within(terminal.locale, ranked, entity)]
        };
        let rows: Vec<Vec<String>> = rows.iter().map(row).collect();
        if rows.is_empty() {
            terminal.line(&terminal.locale.say("cli-empty-round"))?;
        }
        terminal.table(&[Side::Right, Side::Left, Side::Left, Side::Left], &rows)?;
    }
    let complete = rows.iter().all(|(_, (_, verdict))| verdict.is_complete());
    Ok(if complete { End::Done } else { End::Finding })
}

fn within(locale: &Locale, ranked: &Ranked, entity: &Entity) -> String {
    let (Some(in_class), Some(in_province)) = (ranked.in_class, ranked.in_province) else { return String::new() };
    let (in_class, in_province) = (in_class.to_string(), in_province.to_string());
    let class = entity.kind.word();
    let args = [("class", class), ("rank", &in_class), ("province", &entity.province), ("there", &in_province)];
    locale.say_with(if entity.province.is_empty() { "cli-rank-class" } else { "cli-rank-within" }, &args)
}
