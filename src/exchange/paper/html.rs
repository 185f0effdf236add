//! The checklist as a page to print.

use super::layout::{Piece, pieces};
use super::markup::{Page, Tick, style_string};
use super::{Filling, Paper, grid};
use crate::assessment::{Answer, Response};
use crate::exact::Exact;
use crate::instrument::{GroupId, Item, ItemId, Kind, NodeId};

/// Most characters of the unit and of the round in the foot of a page.
const MOST_FOOT: usize = 60;

/// Items that stand together under headings of their own.
pub(super) struct Section {
    /// The headings above, outer first.
    pub(super) headings: Vec<NodeId>,
    /// The items.
    pub(super) items: Vec<ItemId>,
}

/// Sections that follow each other and are all asked once, or of the same group.
struct Run {
    group: Option<GroupId>,
    sections: Vec<Section>,
}

/// Writes the page.
pub(super) fn write(paper: &Paper<'_>) -> String {
    let mut page = Page::default();
    head(paper, &mut page);
    page.raw("<body>\n");
    title(paper, &mut page);
    for run in runs(paper) {
        match run.group {
            None => once(paper, &run.sections, &mut page),
            Some(group) => grid::write(paper, group, &run.sections, &mut page),
        }
    }
    foot(paper, &mut page);
    page.raw("</body>\n</html>\n");
    page.finish()
}

fn runs(paper: &Paper<'_>) -> Vec<Run> {
    let (mut runs, mut headings) = (Vec::<Run>::new(), Vec::new());
    for piece in pieces(paper.instrument) {
        match piece {
            Piece::Heading(node) => headings.push(node),
            Piece::Items(group, items) => {
                let section = Section { headings: std::mem::take(&mut headings), items };
                match runs.last_mut() {
                    Some(run) if run.group == group => run.sections.push(section),
                    Some(_) | None => runs.push(Run { group, sections: vec![section] }),
                }
            }
        }
    }
    runs
}

fn head(paper: &Paper<'_>, page: &mut Page) {
    let (locale, round) = (paper.locale, &paper.round.info);
    let language = locale.say("paper-language");
    page.raw("<!DOCTYPE html>\n<html lang=\"").text(&language).raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // Nothing is fetched and nothing runs, whatever a text may try.
    page.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    let name = locale.say_with("paper-title", &[("unit", &paper.unit.name), ("round", &round.title)]);
    page.element("title", "", &name).raw("\n<style>\n").raw(include_str!("page.css"));
    let short = |text: &str| match text.chars().count() > MOST_FOOT {
        true => format!("{}…", text.chars().take(MOST_FOOT).collect::<String>()),
        false => text.to_owned(),
    };
    let left = locale.say_with("paper-foot", &[("unit", &short(&paper.unit.name)), ("round", &short(&round.title))]);
    let (number, of) = (locale.say("paper-page"), locale.say("paper-page-of"));
    page.raw("@page { @bottom-left { content: ").raw(&style_string(&left)).raw(" } @bottom-right { content: ");
    page.raw(&style_string(&format!("{number} "))).raw(" counter(page) ").raw(&style_string(&format!(" {of} ")));
    page.raw(" counter(pages) } }\n</style>\n</head>\n");
}

fn title(paper: &Paper<'_>, page: &mut Page) {
    let locale = paper.locale;
    page.raw("<header>\n").element("h1", "", &locale.say("paper-heading")).raw("\n<table class=\"facts\">\n");
    for (name, value) in paper.facts() {
        page.raw("<tr>").element("th", "", &locale.say(name)).element("td", "", &value).raw("</tr>\n");
    }
    page.raw("</table>\n<div class=\"sign\">\n");
    for field in ["paper-date", "paper-assessor", "paper-signature"] {
        page.raw("<div>").element("span", "", &locale.say(field)).raw("</div>\n");
    }
    page.raw("</div>\n<div class=\"how\">").element("b", "", &locale.say("paper-how")).raw("<ul>");
    let items = || paper.instrument.items().map(|(_, item)| item);
    let how = [
        Some("paper-how-cross"),
        items().any(|item| item.may_not_apply).then_some("paper-how-not-applicable"),
        Some("paper-how-not-observed"),
        items().any(|item| item.group.is_some()).then_some("paper-how-columns"),
        paper.instrument.is_conditional().then_some("paper-how-condition"),
    ];
    for sentence in how.into_iter().flatten() {
        page.element("li", "", &locale.say(sentence));
    }
    page.raw("</ul></div>\n</header>\n");
}

fn foot(paper: &Paper<'_>, page: &mut Page) {
    let homeless = match paper.filling {
        Filling::Empty => 0,
        Filling::Filled => paper.homeless(),
    };
    if homeless > 0 {
        let sentence = paper.locale.say_with("paper-homeless", &[("answers", &homeless.to_string())]);
        page.element("p", "end", &sentence);
    }
    page.element("p", "end", &paper.locale.say("paper-end")).raw("\n");
}

/// Writes items asked once, a row each.
fn once(paper: &Paper<'_>, sections: &[Section], page: &mut Page) {
    let locale = paper.locale;
    page.raw("<table class=\"once\">\n<colgroup>").raw(&code_column(paper, sections));
    page.raw("<col><col class=\"side\"></colgroup>\n<thead><tr>");
    for title in ["paper-column-code", "paper-column-item", "paper-column-side"] {
        page.element("th", "", &locale.say(title));
    }
    page.raw("</tr></thead>\n");
    for section in sections {
        let mut headings = section.headings.as_slice();
        for item in section.items.iter().map(|id| paper.instrument.item(*id)) {
            page.raw("<tbody>\n");
            heading_rows(paper, std::mem::take(&mut headings), 3, page);
            let answer = paper.answer(item, None);
            page.raw("<tr class=\"item\">").element("td", "code", item.code.as_str()).raw("<td>");
            question(paper, item, page);
            response(paper, item, answer, page);
            page.raw("</td><td class=\"side\">");
            if let Some(proof) = paper.proof(item) {
                page.element("p", "proof", &proof);
            }
            page.element("p", "label", &locale.say("paper-note"));
            match answer.map(|answer| answer.note.as_str()).filter(|note| !note.is_empty()) {
                Some(note) => page.element("p", "written", note),
                None => page.lines(room(paper, item)),
            };
            page.raw("</td></tr>\n</tbody>\n");
        }
    }
    page.raw("</table>\n");
}

/// The column of the codes, as wide as the longest needs, within what leaves room for the rest.
pub(super) fn code_column(paper: &Paper<'_>, sections: &[Section]) -> String {
    let items = sections.iter().flat_map(|section| &section.items);
    let longest = items.map(|id| paper.instrument.item(*id).code.as_str().len()).max().unwrap_or_default();
    // In millimetres: a letter takes at most 1.8.
    format!("<col style=\"width: {}mm\">", (longest * 18 / 10 + 4).clamp(14, 30))
}

/// How many lines for notes stand beside an item without making it higher.
fn room(paper: &Paper<'_>, item: &Item) -> usize {
    let answers = match &item.kind {
        Kind::Choice(choices) => choices.len(),
        Kind::Ticks { ticks, .. } => ticks.len() + 1,
        Kind::Number { .. } | Kind::Date => 1,
        Kind::Text => 2,
    };
    let proof = paper.proof(item).map_or(0, |proof| proof.chars().count()).div_ceil(50);
    (answers + 2).saturating_sub(proof).clamp(2, 6)
}

/// Writes the headings above an item, so that none is left alone at the foot of a page.
pub(super) fn heading_rows(paper: &Paper<'_>, headings: &[NodeId], columns: usize, page: &mut Page) {
    for node in headings.iter().map(|id| paper.instrument.node(*id)) {
        let level = if node.depth == 0 { "top" } else { "below" };
        page.raw(&format!("<tr class=\"heading {level}\"><th colspan=\"{columns}\">"));
        page.element("span", "number", &node.code).raw(" ").text(node.label.get(paper.locale.language()));
        page.raw("</th></tr>\n");
    }
}

/// Writes what is asked, when, and how to judge.
pub(super) fn question(paper: &Paper<'_>, item: &Item, page: &mut Page) {
    let language = paper.locale.language();
    page.element("p", "q", item.text.get(language));
    if let Some(condition) = paper.condition(item) {
        page.element("p", "if", &condition);
    }
    if let Some(guidance) = &item.guidance {
        page.element("p", "guide", guidance.get(language));
    }
    if let Kind::Ticks { .. } = &item.kind {
        page.element("p", "guide", &paper.locale.say("paper-cross-all"));
    }
    if !item.scored {
        page.element("p", "guide", &paper.locale.say("paper-unscored"));
    }
}

/// Writes what can be answered once, and what has been.
fn response(paper: &Paper<'_>, item: &Item, answer: Option<&Answer>, page: &mut Page) {
    let (locale, language) = (paper.locale, paper.locale.language());
    let given = answer.and_then(|answer| answer.response.as_ref());
    let longest = keys(item).map(str::len).max().unwrap_or_default();
    // In millimetres; no key is so long that it leaves no room for its statement.
    let width = (longest * 2 + 3).clamp(5, 36);
    page.raw("<table class=\"choices\"><colgroup><col class=\"box\">");
    page.raw(&format!("<col style=\"width: {width}mm\"><col></colgroup>"));
    match &item.kind {
        Kind::Choice(choices) => {
            for choice in choices {
                let chosen = matches!(given, Some(Response::Choice(key)) if *key == choice.key);
                row(page, Tick::when(chosen), &choice.key, choice.text.get(language));
            }
        }
        Kind::Ticks { ticks, .. } => {
            let present = if let Some(Response::Ticks(keys)) = given { Some(keys) } else { None };
            for tick in ticks {
                let chosen = present.is_some_and(|keys| keys.contains(&tick.key));
                row(page, Tick::when(chosen), &tick.key, tick.text.get(language));
            }
            row(page, Tick::when(present.is_some_and(Vec::is_empty)), "–", &locale.say("paper-none-of-them"));
        }
        Kind::Number { unit, .. } => {
            let number = if let Some(Response::Number(number)) = given { Some(paper.number(number)) } else { None };
            field(page, number.as_deref(), &paper.unit_of(item, unit.get(language)));
        }
        Kind::Date => {
            let date = if let Some(Response::Date(date)) = given { Some(date.as_str()) } else { None };
            field(page, date, &locale.say("paper-date-order"));
        }
        Kind::Text => {
            page.raw("<tr><td colspan=\"3\">");
            if let Some(Response::Text(text)) = given {
                page.element("p", "written", text);
            } else {
                page.lines(2);
            }
            page.raw("</td></tr>");
        }
    }
    for (mark, word, reason) in paper.states(item, given) {
        page.raw("<tr class=\"state\"><td>").tick(Tick::when(reason.is_some())).raw("</td>");
        page.element("td", "k", mark).raw("<td><div class=\"reason\">").element("span", "", &word);
        match reason {
            Some(reason) => page.element("span", "written", reason),
            None => page.line(),
        };
        page.raw("</div></td></tr>");
    }
    page.raw("</table>");
    for remark in paper.remarks(item, answer) {
        page.element("p", "remark", &remark);
    }
}

/// The keys of an item.
fn keys(item: &Item) -> Box<dyn Iterator<Item = &str> + '_> {
    match &item.kind {
        Kind::Choice(choices) => Box::new(choices.iter().map(|choice| choice.key.as_str())),
        Kind::Ticks { ticks, .. } => Box::new(ticks.iter().map(|tick| tick.key.as_str())),
        Kind::Number { .. } | Kind::Date | Kind::Text => Box::new(std::iter::empty()),
    }
}

fn row(page: &mut Page, tick: Tick, key: &str, text: &str) {
    page.raw("<tr><td>").tick(tick).raw("</td>").element("td", "k", key).element("td", "", text).raw("</tr>");
}

/// A short field with what it holds and what belongs into it.
fn field(page: &mut Page, value: Option<&str>, what: &str) {
    page.raw("<tr><td colspan=\"3\">").element("span", "field", value.unwrap_or_default());
    page.element("span", "what", what).raw("</td></tr>");
}

impl<'a> Paper<'a> {
    /// The answer that stands on the paper.
    pub(super) fn answer(&self, item: &Item, subject: Option<crate::assessment::SubjectId>) -> Option<&'a Answer> {
        match self.filling {
            Filling::Empty => None,
            Filling::Filled => self.sheet().answer(item.code.as_str(), subject),
        }
    }

    /// The states an item allows: mark, words, and the reason where it has been given.
    pub(super) fn states<'r>(
        &self,
        item: &Item,
        given: Option<&'r Response>,
    ) -> Vec<(&'static str, String, Option<&'r str>)> {
        let not_applicable =
            if let Some(Response::NotApplicable(reason)) = given { Some(reason.as_str()) } else { None };
        let not_observed = if let Some(Response::NotObserved(reason)) = given { Some(reason.as_str()) } else { None };
        let mut states = Vec::new();
        if item.may_not_apply {
            states.push(("N", self.locale.say("paper-not-applicable"), not_applicable));
        }
        states.push(("O", self.locale.say("paper-not-observed"), not_observed));
        states
    }

    /// What else is to be said of an answer: that it is not one of those there are, or must be read again.
    pub(super) fn remarks(&self, item: &Item, answer: Option<&Answer>) -> Vec<String> {
        let Some((answer, response)) = answer.and_then(|answer| Some((answer, answer.response.as_ref()?))) else {
            return Vec::new();
        };
        let unknown = (!item.accepts(response)).then(|| {
            let args = [("answer", self.wording().response(item, response))];
            self.locale.say_with("paper-unrecognised", &args.each_ref().map(|(name, text)| (*name, text.as_str())))
        });
        let stale = answer.is_stale(item).then(|| self.locale.say("paper-reread"));
        unknown.into_iter().chain(stale).collect()
    }

    /// Writes a number as the language does.
    pub(super) fn number(&self, number: &str) -> String {
        Exact::parse(number).map_or_else(|| number.to_owned(), |number| self.locale.short_number(&number, 9))
    }

    /// The unit of a number, with the lowest there may be.
    pub(super) fn unit_of(&self, item: &Item, unit: &str) -> String {
        let lowest = match &item.kind {
            Kind::Number { steps, .. } => steps.first().map(|step| self.locale.short_number(&step.from, 9)),
            Kind::Choice(_) | Kind::Ticks { .. } | Kind::Text | Kind::Date => None,
        };
        let lowest = lowest.unwrap_or_default();
        self.locale.say_with("paper-number-unit", &[("unit", unit), ("lowest", &lowest)])
    }
}
