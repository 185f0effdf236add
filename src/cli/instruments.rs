//! `penilai instruments [ID]`

use super::terminal::Side;
use super::{End, Outcome, Terminal, find_instrument, library};
use crate::instrument::{Children, Firmness, Instrument, Item, NodeId, Source, Text};
use crate::locale::Locale;
use serde::Serialize;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The instrument to show; all are listed without it.
    id: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    revision: &'a str,
    title: &'a str,
    issuer: &'a str,
    provisional: bool,
    based_on: Option<&'a str>,
    levels: Vec<ListedLevel<'a>>,
    items: String,
    scored: String,
    cases: String,
    sources: Vec<ListedSource<'a>>,
    digest: String,
}

#[derive(Serialize)]
struct ListedLevel<'a> {
    level: &'a str,
    nodes: String,
}

#[derive(Serialize)]
struct ListedSource<'a> {
    key: &'a str,
    firmness: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    revision: &'a str,
    title: &'a str,
    provisional: bool,
    digest: String,
    nodes: Vec<ShownNode<'a>>,
    groups: Vec<ShownGroup<'a>>,
    items: Vec<ShownItem<'a>>,
}

#[derive(Serialize)]
struct ShownNode<'a> {
    code: &'a str,
    parent: Option<&'a str>,
    level: &'a str,
    label: &'a str,
    weight: String,
}

#[derive(Serialize)]
struct ShownGroup<'a> {
    code: &'a str,
    label: &'a str,
    quota: String,
    binding: bool,
}

#[derive(Serialize)]
struct ShownItem<'a> {
    code: &'a str,
    node: &'a str,
    group: Option<&'a str>,
    scored: bool,
    weight: String,
    may_not_apply: bool,
    relevant_if: Vec<String>,
    text: &'a str,
    choices: Vec<ShownChoice<'a>>,
}

#[derive(Serialize)]
struct ShownChoice<'a> {
    key: &'a str,
    text: &'a str,
    points: String,
}

/// Most decimals of a weight or of points; instrument files hold no more.
const DIGITS: u32 = 18;

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome {
    let library = library()?;
    match &arguments.id {
        None if arguments.json => {
            let listed: Vec<Listed<'_>> = library.instruments().into_iter().map(listed).collect();
            terminal.json(&listed)?;
        }
        None => {
            let row = |instrument: &&Instrument| {
                let locale = terminal.locale;
                let items = locale.say_with("cli-items", &[("count", &scored(instrument).to_string())]);
                let title = instrument.title.get(locale.language()).to_owned();
                let (levels, sources) = (levels(locale, instrument), firmness(locale, instrument));
                vec![instrument.id.clone(), status(locale, instrument), levels, items, sources, title]
            };
            let rows: Vec<Vec<String>> = library.instruments().iter().map(row).collect();
            terminal.table(&[Side::Left, Side::Left, Side::Left, Side::Right, Side::Left, Side::Left], &rows)?;
        }
        Some(id) => {
            let instrument = find_instrument(&library, id)?;
            if arguments.json { terminal.json(&shown(instrument))? } else { print(instrument, terminal)? }
        }
    }
    Ok(End::Done)
}

fn status(locale: &Locale, instrument: &Instrument) -> String {
    locale.say(if instrument.is_provisional() { "provisional" } else { "official" })
}

fn scored(instrument: &Instrument) -> usize {
    instrument.items().filter(|(_, item)| item.scored).count()
}

/// Returns how many nodes each level has, top first.
fn level_counts(instrument: &Instrument) -> Vec<usize> {
    let of_depth = |depth: usize| instrument.nodes().filter(|(_, node)| node.depth == depth).count();
    (0..instrument.levels.len()).map(of_depth).filter(|count| *count > 0).collect()
}

fn levels(locale: &Locale, instrument: &Instrument) -> String {
    let level = |(count, name): (usize, &Text)| format!("{count} {}", name.get(locale.language()).to_lowercase());
    let levels: Vec<String> = level_counts(instrument).into_iter().zip(&instrument.levels).map(level).collect();
    levels.join(", ")
}

/// Returns how many sources an instrument names, by how firm they are.
fn firmness_counts(instrument: &Instrument) -> Vec<(Firmness, usize)> {
    let count = |firmness: Firmness| instrument.sources().iter().filter(|source| source.firmness == firmness).count();
    Firmness::ALL.into_iter().map(|firmness| (firmness, count(firmness))).filter(|(_, count)| *count > 0).collect()
}

fn firmness(locale: &Locale, instrument: &Instrument) -> String {
    let total = instrument.sources().len().to_string();
    let part = |(firmness, count): (Firmness, usize)| format!("{count} {}", locale.say(firmness_key(firmness)));
    let parts: Vec<String> = firmness_counts(instrument).into_iter().map(part).collect();
    locale.say_with("cli-sources", &[("count", &total), ("parts", &parts.join(", "))])
}

fn firmness_key(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Documented => "firmness-documented",
        Firmness::Applied => "firmness-applied",
        Firmness::Press => "firmness-press",
        Firmness::Inferred => "firmness-inferred",
        Firmness::Assumed => "firmness-assumed",
    }
}

fn listed(instrument: &Instrument) -> Listed<'_> {
    Listed {
        id: &instrument.id,
        revision: &instrument.revision,
        title: &instrument.title.id,
        issuer: &instrument.issuer,
        provisional: instrument.is_provisional(),
        based_on: instrument.based_on.as_deref(),
        levels: level_counts(instrument)
            .into_iter()
            .zip(&instrument.levels)
            .map(|(count, level)| ListedLevel { level: &level.id, nodes: count.to_string() })
            .collect(),
        items: instrument.items().count().to_string(),
        scored: scored(instrument).to_string(),
        cases: instrument.cases().len().to_string(),
        sources: sources(instrument),
        digest: instrument.digest().to_string(),
    }
}

fn sources(instrument: &Instrument) -> Vec<ListedSource<'_>> {
    fn listed(source: &Source) -> ListedSource<'_> {
        ListedSource { key: &source.key, firmness: source.firmness.word(), text: &source.text.id }
    }
    instrument.sources().iter().map(listed).collect()
}

fn shown(instrument: &Instrument) -> Shown<'_> {
    let node = |id: NodeId| instrument.node(id).code.as_str();
    let shown_node = |node_of: &crate::instrument::Node| node_of.parent.map(node);
    let item = |item: &'_ Item| item.group.map(|group| instrument.group(group).code.as_str());
    Shown {
        id: &instrument.id,
        revision: &instrument.revision,
        title: &instrument.title.id,
        provisional: instrument.is_provisional(),
        digest: instrument.digest().to_string(),
        nodes: instrument
            .nodes()
            .map(|(_, of)| ShownNode {
                code: &of.code,
                parent: shown_node(of),
                level: &instrument.levels[of.depth].id,
                label: &of.label.id,
                weight: of.weight.to_digits(DIGITS),
            })
            .collect(),
        groups: instrument
            .groups()
            .map(|(_, group)| ShownGroup {
                code: &group.code,
                label: &group.label.id,
                quota: group.quota.to_string(),
                binding: group.binding,
            })
            .collect(),
        items: instrument
            .items()
            .map(|(_, of)| ShownItem {
                code: of.code.as_str(),
                node: node(of.node),
                group: item(of),
                scored: of.scored,
                weight: of.weight.to_digits(DIGITS),
                may_not_apply: of.may_not_apply,
                relevant_if: of.relevant_if.iter().map(ToString::to_string).collect(),
                text: &of.text.id,
                choices: of
                    .choices()
                    .iter()
                    .map(|choice| ShownChoice {
                        key: &choice.key,
                        text: &choice.text.id,
                        points: choice.points.to_digits(DIGITS),
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn print(instrument: &Instrument, terminal: &mut Terminal<'_>) -> std::io::Result<()> {
    let (locale, language) = (terminal.locale, terminal.locale.language());
    terminal.line(&format!("{} ({})", instrument.id, status(locale, instrument)))?;
    terminal.line(instrument.title.get(language))?;
    if let Some(base) = &instrument.based_on {
        terminal.line(&locale.say_with("cli-based-on", &[("id", base)]))?;
    }
    if let Some(note) = &instrument.note {
        terminal.line(note.get(language))?;
    }
    for (_, group) in instrument.groups() {
        let (label, quota) = (group.label.get(language), group.quota.to_string());
        let key = if group.binding { "cli-quota-binding" } else { "cli-quota-reminding" };
        terminal.line(&locale.say_with(key, &[("group", label), ("quota", &quota)]))?;
    }
    terminal.line("")?;
    for id in instrument.top() {
        print_node(instrument, *id, terminal)?;
    }
    terminal.line("")?;
    terminal.line(&firmness(locale, instrument))?;
    for source in instrument.sources() {
        let firmness = locale.say(firmness_key(source.firmness));
        terminal.line(&format!("  {} ({firmness}): {}", source.key, source.text.get(language)))?;
    }
    Ok(())
}

fn print_node(instrument: &Instrument, id: NodeId, terminal: &mut Terminal<'_>) -> std::io::Result<()> {
    let (locale, language) = (terminal.locale, terminal.locale.language());
    let node = instrument.node(id);
    let indent = "  ".repeat(node.depth);
    let (label, weight) = (node.label.get(language), locale.short_number(&node.weight, DIGITS));
    let weight = locale.say_with("cli-weight", &[("weight", &weight)]);
    terminal.line(&format!("{indent}{} {label} ({weight})", node.code))?;
    match &node.children {
        Children::Nodes(nodes) => nodes.iter().try_for_each(|id| print_node(instrument, *id, terminal)),
        Children::Items(items) => items.iter().try_for_each(|id| {
            let item = instrument.item(*id);
            let group = item.group.map(|group| format!(" [{}]", instrument.group(group).label.get(language)));
            let unscored = if item.scored { String::new() } else { format!(" ({})", locale.say("cli-unscored")) };
            let text = item.text.get(language);
            let when: Vec<String> = item.relevant_if.iter().map(ToString::to_string).collect();
            let when = match when.is_empty() {
                true => String::new(),
                false => format!(" ({})", locale.say_with("cli-relevant-if", &[("conditions", &when.join(", "))])),
            };
            terminal.line(&format!("{indent}  {}{} {text}{unscored}{when}", item.code, group.unwrap_or_default()))?;
            item.choices().iter().try_for_each(|choice| {
                terminal.line(&format!("{indent}    {}  {}", choice.key, choice.text.get(language)))
            })
        }),
    }
}
