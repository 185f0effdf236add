//! `penilai instruments [ID]`

use super::terminal::Side;
use super::{End, Outcome, Terminal, find_instrument, library};
use crate::instrument::{Children, Instrument, Item, NodeId};
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
    items: String,
    scored: String,
    digest: String,
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
                let scored = instrument.items().filter(|(_, item)| item.scored).count().to_string();
                let items = terminal.locale.say_with("cli-items", &[("count", &scored)]);
                let title = instrument.title.get(terminal.locale.language()).to_owned();
                vec![instrument.id.clone(), status(terminal.locale, instrument), items, title]
            };
            let rows: Vec<Vec<String>> = library.instruments().iter().map(row).collect();
            terminal.table(&[Side::Left, Side::Left, Side::Right, Side::Left], &rows)?;
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

fn listed(instrument: &Instrument) -> Listed<'_> {
    Listed {
        id: &instrument.id,
        revision: &instrument.revision,
        title: &instrument.title.id,
        issuer: &instrument.issuer,
        provisional: instrument.is_provisional(),
        items: instrument.items().count().to_string(),
        scored: instrument.items().filter(|(_, item)| item.scored).count().to_string(),
        digest: instrument.digest().to_string(),
    }
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
