//! Items asked of several subjects, as grids: a column for each of them, a row for each statement.

use super::html::{Section, code_column, heading_rows, question};
use super::markup::{Page, Tick};
use super::{Column, Paper};
use crate::assessment::{Answer, Response};
use crate::instrument::{GroupId, Item, Kind};

/// Most columns beside each other; more would leave no room to write.
const MOST_COLUMNS: usize = 10;
/// Labels longer than this are set smaller.
const LONG_LABEL: usize = 22;

/// Columns beside each other, out of all of a group.
struct Block<'a> {
    columns: &'a [Column],
    /// The number of the first, from 1, and of how many.
    first: usize,
    all: usize,
}

/// Writes the sections of a group, once for each block of columns.
pub(super) fn write(paper: &Paper<'_>, group: GroupId, sections: &[Section], page: &mut Page) {
    let all = paper.columns(group);
    for (count, columns) in all.chunks(MOST_COLUMNS).enumerate() {
        let block = Block { columns, first: count * MOST_COLUMNS + 1, all: all.len() };
        table(paper, group, sections, &block, page);
    }
}

/// Says which of a group have their columns here.
fn title(paper: &Paper<'_>, id: GroupId, block: &Block<'_>) -> String {
    let group = paper.instrument.group(id).label.get(paper.locale.language());
    if block.columns.len() == block.all {
        return group.to_owned();
    }
    let (first, last) = (block.first.to_string(), (block.first + block.columns.len() - 1).to_string());
    let args = [("group", group), ("first", &first), ("last", &last), ("all", &block.all.to_string())];
    paper.locale.say_with("paper-group-block", &args)
}

/// Says whom to ask and how many of them.
fn whom(paper: &Paper<'_>, id: GroupId) -> String {
    let (locale, group) = (paper.locale, paper.instrument.group(id));
    let binding = if group.binding { "yes" } else { "no" };
    let quota = paper.instrument.quota(id, paper.sheet()).to_string();
    let mut about = vec![locale.say_with("paper-quota", &[("quota", &quota), ("binding", binding)])];
    if let Some(item) = paper.instrument.awaited(id, paper.sheet()) {
        let item = &paper.instrument.item(item).code;
        about.push(locale.say_with("paper-quota-awaits", &[("item", item.as_str())]));
    }
    about.extend(group.guidance.as_ref().map(|guidance| guidance.get(locale.language()).to_owned()));
    about.join(" ")
}

fn table(paper: &Paper<'_>, group: GroupId, sections: &[Section], block: &Block<'_>, page: &mut Page) {
    let (locale, columns) = (paper.locale, block.columns);
    let width = match columns.len() {
        0..=4 => "wide",
        5..=7 => "middle",
        _ => "narrow",
    };
    page.raw("<table class=\"grid\">\n<colgroup>").raw(&code_column(paper, sections)).raw("<col>");
    page.raw(&format!("<col class=\"{width}\">").repeat(columns.len())).raw("</colgroup>\n<thead><tr>");
    page.element("th", "", &locale.say("paper-column-code"));
    page.raw("<th><div class=\"of\">").element("span", "", &title(paper, group, block));
    page.element("span", "", &locale.say("paper-column-item")).raw("</div></th>");
    // In millimetres, as high as the longest label needs; a long one is set smaller, in several lines.
    let longest = columns.iter().map(|column| column.label.chars().count()).max().unwrap_or_default();
    let height = (longest.min(LONG_LABEL) * 17 / 10 + 4).max(14);
    for column in columns {
        let class = if column.label.chars().count() > LONG_LABEL { "long" } else { "" };
        page.raw(&format!("<th class=\"who\" style=\"height: {height}mm\">"));
        page.element("span", class, &column.label).raw("</th>");
    }
    page.raw("</tr></thead>\n");
    let mut whom = Some(whom(paper, group));
    for section in sections {
        let mut headings = section.headings.as_slice();
        for item in section.items.iter().map(|id| paper.instrument.item(*id)) {
            page.raw("<tbody>\n");
            // With the first item, so that it is not left alone at the foot of a page.
            if let Some(whom) = whom.take() {
                page.raw(&format!("<tr class=\"whom\"><td colspan=\"{}\">", columns.len() + 2));
                page.text(&whom).raw("</td></tr>\n");
            }
            heading_rows(paper, std::mem::take(&mut headings), columns.len() + 2, page);
            rows(paper, item, columns, page);
            page.raw("</tbody>\n");
        }
    }
    page.raw("</table>\n");
}

/// Writes the rows of an item.
fn rows(paper: &Paper<'_>, item: &Item, block: &[Column], page: &mut Page) {
    let (locale, language) = (paper.locale, paper.locale.language());
    let across = block.len() + 1;
    page.raw("<tr class=\"item\">").element("td", "code", item.code.as_str());
    page.raw(&format!("<td colspan=\"{across}\">"));
    question(paper, item, page);
    if let Some(proof) = paper.proof(item) {
        page.element("p", "proof", &proof);
    }
    page.raw("</td></tr>\n");
    let answers: Vec<Option<&Answer>> =
        block.iter().map(|column| column.subject.and_then(|subject| paper.answer(item, Some(subject)))).collect();
    let given: Vec<Option<&Response>> =
        answers.iter().map(|answer| answer.and_then(|answer| answer.response.as_ref())).collect();
    let ticks = |page: &mut Page, key: &str, text: &str, chosen: &dyn Fn(&Response) -> bool| {
        page.raw("<tr><td></td><td class=\"statement\">");
        page.element("span", "k", key).raw(" ").text(text).raw("</td>");
        for response in &given {
            page.raw("<td class=\"tick\">").tick(Tick::when(response.is_some_and(chosen))).raw("</td>");
        }
        page.raw("</tr>\n");
    };
    match &item.kind {
        Kind::Choice(choices) => {
            for choice in choices {
                let chosen = |response: &Response| matches!(response, Response::Choice(key) if *key == choice.key);
                ticks(page, &choice.key, choice.text.get(language), &chosen);
            }
        }
        Kind::Ticks { ticks: list, .. } => {
            for tick in list {
                let chosen = |given: &Response| matches!(given, Response::Ticks(keys) if keys.contains(&tick.key));
                ticks(page, &tick.key, tick.text.get(language), &chosen);
            }
            let none = |response: &Response| matches!(response, Response::Ticks(keys) if keys.is_empty());
            ticks(page, "–", &locale.say("paper-none-of-them"), &none);
        }
        Kind::Number { unit, .. } => {
            page.raw("<tr><td></td>").element("td", "statement", &paper.unit_of(item, unit.get(language)));
            for response in &given {
                let number = if let Some(Response::Number(number)) = response { number.as_str() } else { "" };
                page.element("td", "number", &paper.number(number));
            }
            page.raw("</tr>\n");
        }
        // A column is too narrow for words.
        Kind::Text | Kind::Date => {
            for (column, response) in block.iter().zip(&given) {
                page.raw(&format!("<tr><td></td><td colspan=\"{across}\" class=\"words\"><div class=\"reason\">"));
                page.element("span", "", &column.label);
                if let Some(Response::Text(text) | Response::Date(text)) = response {
                    page.element("span", "written", text);
                } else {
                    page.line();
                }
                page.raw("</div></td></tr>\n");
            }
        }
    }
    if item.may_not_apply {
        let stated = |response: &Response| matches!(response, Response::NotApplicable(_));
        ticks(page, "N", &locale.say("paper-not-applicable-short"), &stated);
    }
    let stated = |response: &Response| matches!(response, Response::NotObserved(_));
    ticks(page, "O", &locale.say("paper-not-observed-short"), &stated);
    page.raw(&format!("<tr class=\"notes\"><td></td><td colspan=\"{across}\">"));
    page.raw("<div class=\"reason\">").element("span", "label", &locale.say("paper-notes"));
    let written = written(paper, item, block, &answers);
    if written.is_empty() {
        page.line();
    }
    page.raw("</div>");
    for (label, text) in written {
        page.raw("<p class=\"written\">").element("b", "", label).raw(" ").text(&text).raw("</p>");
    }
    page.raw("</td></tr>\n");
}

/// What is written about the answers of an item: reasons, notes, and what is wrong with them, by the label of whoever gave them.
fn written<'c>(
    paper: &Paper<'_>,
    item: &Item,
    block: &'c [Column],
    answers: &[Option<&Answer>],
) -> Vec<(&'c str, String)> {
    let mut written = Vec::new();
    for (column, answer) in block.iter().zip(answers) {
        let Some(answer) = answer else { continue };
        let reason = match &answer.response {
            Some(Response::NotApplicable(reason)) => Some(format!("N: {reason}")),
            Some(Response::NotObserved(reason)) => Some(format!("O: {reason}")),
            Some(Response::Choice(_) | Response::Number(_) | Response::Ticks(_))
            | Some(Response::Text(_) | Response::Date(_))
            | None => None,
        };
        let note = Some(answer.note.clone()).filter(|note| !note.is_empty());
        let texts = reason.into_iter().chain(note).chain(paper.remarks(item, Some(answer)));
        written.extend(texts.map(|text| (column.label.as_str(), text)));
    }
    written
}
