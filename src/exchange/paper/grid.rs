//! Items asked of several subjects, as grids: a column for each of them, a row for each statement.

use super::html::{Section, heading_rows, question};
use super::markup::{Page, Tick};
use super::{Column, Paper};
use crate::assessment::{Answer, Response};
use crate::instrument::{GroupId, Item, Kind};

/// Most columns beside each other; more would leave no room to write.
const MOST_COLUMNS: usize = 10;
/// Labels longer than this are set smaller.
const LONG_LABEL: usize = 22;

/// Writes the sections of a group, once for each block of columns.
pub(super) fn write(paper: &Paper<'_>, group: GroupId, sections: &[Section], page: &mut Page) {
    let columns = paper.columns(group);
    for (count, block) in columns.chunks(MOST_COLUMNS).enumerate() {
        let first = count * MOST_COLUMNS + 1;
        page.raw("<section class=\"group\">\n");
        whom(paper, group, (first, first + block.len() - 1, columns.len()), page);
        table(paper, sections, block, page);
        page.raw("</section>\n");
    }
}

/// Says who is asked, and which of them have their columns here.
fn whom(paper: &Paper<'_>, id: GroupId, (first, last, all): (usize, usize, usize), page: &mut Page) {
    let (locale, language, group) = (paper.locale, paper.locale.language(), paper.instrument.group(id));
    let title = match all > last - first + 1 {
        true => {
            let args = [("first", first.to_string()), ("last", last.to_string()), ("all", all.to_string())];
            let [first, last, all] = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            locale.say_with("paper-group-block", &[("group", group.label.get(language)), first, last, all])
        }
        false => group.label.get(language).to_owned(),
    };
    let binding = if group.binding { "yes" } else { "no" };
    let quota = paper.instrument.quota(id, paper.sheet()).to_string();
    let mut about = vec![locale.say_with("paper-quota", &[("quota", &quota), ("binding", binding)])];
    if let Some(item) = paper.instrument.awaited(id, paper.sheet()) {
        let item = &paper.instrument.item(item).code;
        about.push(locale.say_with("paper-quota-awaits", &[("item", item.as_str())]));
    }
    about.extend(group.guidance.as_ref().map(|guidance| guidance.get(language).to_owned()));
    page.raw("<div class=\"whom\">").element("b", "", &title).raw(" ").text(&about.join(" ")).raw("</div>\n");
}

fn table(paper: &Paper<'_>, sections: &[Section], block: &[Column], page: &mut Page) {
    let locale = paper.locale;
    let width = match block.len() {
        0..=4 => "wide",
        5..=7 => "middle",
        _ => "narrow",
    };
    page.raw("<table class=\"grid\">\n<colgroup><col class=\"code\"><col>");
    page.raw(&format!("<col class=\"{width}\">").repeat(block.len())).raw("</colgroup>\n<thead><tr>");
    for title in ["paper-column-code", "paper-column-item"] {
        page.element("th", "", &locale.say(title));
    }
    for column in block {
        let class = if column.label.chars().count() > LONG_LABEL { "long" } else { "" };
        page.raw("<th class=\"who\">").element("span", class, &column.label).raw("</th>");
    }
    page.raw("</tr></thead>\n");
    for section in sections {
        let mut headings = section.headings.as_slice();
        for item in section.items.iter().map(|id| paper.instrument.item(*id)) {
            page.raw("<tbody>\n");
            heading_rows(paper, std::mem::take(&mut headings), block.len() + 2, page);
            rows(paper, item, block, page);
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
