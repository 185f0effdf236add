//! Last year beside this year: the answer of an earlier round with its item as it was then, what has changed in it, its evidence.

use super::drafts::show_date;
use super::filter::Filter;
use super::help::{body_ui, head_ui};
use super::item::notice_ui;
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use super::taking;
use crate::assessment::{Answer, Earlier, EarlierAnswer, EarlierEvidence, FileKind, Response};
use crate::exact::Exact;
use crate::instrument::difference::{Piece, word_by_word};
use crate::instrument::{Digest, Instrument, Item, ItemId, Kind};
use crate::job::{Job, News};
use crate::locale::{Language, Message};
use crate::ui::theme::{HIT, SMALL, palette};
use crate::ui::viewer::camera_time;
use crate::ui::widgets::{self, Icon};
use crate::wording::Wording;
use egui::text::LayoutJob;
use egui::{Align, Button, Context, Label, Stroke, TextFormat, TextStyle, Ui, Vec2};
use std::sync::Arc;

/// Longest part of a text that stands in the line at a card, in characters.
const SHORT: usize = 24;

/// What is kept of last year between frames.
#[derive(Default)]
pub(super) struct Before {
    /// The answers it is about.
    of: Option<Arc<Earlier>>,
    old: Old,
    /// What has changed in the item in focus.
    compared: Option<Compared>,
    /// The cell whose answer was asked about before taking last year's over, and what stood there then.
    asked: Option<(Cell, Option<Answer>)>,
    /// What there is to say of taking over the answer of a cell. The end of a tall card, where it is said too, may be out of sight.
    told: Option<(Cell, Message)>,
    /// For how many frames it is still to be brought into view.
    reveal: u8,
}

/// The instrument of the earlier round, read in a thread: a large one takes longer than a frame.
#[derive(Default)]
enum Old {
    #[default]
    Unreadable,
    Reading(Job<Option<Arc<Instrument>>>),
    Read(Arc<Instrument>),
}

/// What has changed in an item; good for one item and language.
struct Compared {
    item: ItemId,
    language: Language,
    text: Vec<Piece>,
    /// What can be answered, by key, where that has changed.
    options: Vec<(String, Vec<Piece>)>,
}

impl Before {
    /// Reads the instrument of what is attached, once.
    pub(super) fn refresh(&mut self, ctx: &Context, page: &Page<'_>) {
        let earlier = page.recorder.sheet.details.earlier.as_ref();
        let same = match (&self.of, earlier) {
            (Some(of), Some(earlier)) => Arc::ptr_eq(of, earlier),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !same {
            *self = Self { of: earlier.cloned(), ..Self::default() };
            self.old = earlier.map(|earlier| Old::of(ctx, page, earlier)).unwrap_or_default();
        }
        if let Old::Reading(job) = &self.old {
            match job.poll() {
                News::Working => {}
                News::Done(Some(instrument)) => self.old = Old::Read(instrument),
                News::Done(None) | News::Lost => self.old = Old::Unreadable,
            }
        }
    }

    /// The item as it was then.
    pub(super) fn item(&self, code: &str) -> Option<&Item> {
        let Old::Read(instrument) = &self.old else { return None };
        instrument.find_item(code).map(|id| instrument.item(id))
    }

    /// Whether it is known that there was no such item then.
    pub(super) fn lacks(&self, code: &str) -> bool {
        matches!(&self.old, Old::Read(instrument) if instrument.find_item(code).is_none())
    }

    /// Asks before last year's answer is taken over. Returns whether that has been asked already, and nothing has changed since.
    pub(super) fn ask(&mut self, cell: Cell, standing: Option<Answer>) -> bool {
        let asking = Some((cell, standing));
        if self.asked == asking {
            self.asked = None;
            return true;
        }
        self.asked = asking;
        false
    }

    /// Says in the column what there is to say of taking over the answer of a cell.
    pub(super) fn tell(&mut self, cell: Cell, told: Message) {
        (self.told, self.reveal) = (Some((cell, told)), 2);
    }

    /// Forgets what was asked and said: something else has been done.
    pub(super) fn forget(&mut self) {
        (self.asked, self.told) = (None, None);
    }

    fn compare(&mut self, page: &Page<'_>, id: ItemId) {
        let language = page.locale.language();
        if self.compared.as_ref().is_some_and(|known| known.item == id && known.language == language) {
            return;
        }
        let new = page.item(id);
        self.compared = self.item(new.code.as_str()).map(|old| {
            let compared = Compared::new(page, old, id, language);
            // What counts is the Indonesian text; a translation may be the same, or missing.
            if compared.is_empty() {
                Compared { language, ..Compared::new(page, old, id, Language::Id) }
            } else {
                compared
            }
        });
    }
}

impl Old {
    fn of(ctx: &Context, page: &Page<'_>, earlier: &Arc<Earlier>) -> Self {
        if *earlier.instrument == **page.instrument.toml() {
            return Self::Read(Arc::clone(page.session.instrument()));
        }
        let (earlier, ctx) = (Arc::clone(earlier), ctx.clone());
        let read = move |_: &_| Instrument::parse(&Arc::from(earlier.instrument.as_str())).ok().map(Arc::new);
        Job::spawn("instrument", Arc::new(move || ctx.request_repaint()), read)
            .map_or_else(|_| Self::Unreadable, Self::Reading)
    }
}

impl Compared {
    fn new(page: &Page<'_>, old: &Item, id: ItemId, language: Language) -> Self {
        let new = page.item(id);
        let (before, after) = (options(page, old, language), options(page, new, language));
        let text_of = |options: &[(String, String)], key: &str| {
            options.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let gone = before.iter().filter(|(key, _)| after.iter().all(|(known, _)| known != key));
        let options = after.iter().chain(gone).filter_map(|(key, _)| {
            let (from, to) = (text_of(&before, key), text_of(&after, key));
            (from != to).then(|| (key.clone(), word_by_word(&from, &to)))
        });
        let text = word_by_word(old.text.get(language), new.text.get(language));
        Self { item: id, language, options: options.collect(), text }
    }

    fn is_empty(&self) -> bool {
        self.options.is_empty() && !has_changed(&self.text)
    }
}

fn has_changed(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Same(_) => false,
        Piece::Removed(_) | Piece::Added(_) => true,
    })
}

/// What can be answered, each by its key with what it says and counts.
fn options(page: &Page<'_>, item: &Item, language: Language) -> Vec<(String, String)> {
    let counted = |text: &str, points: &Exact| {
        let points = page.locale.short_number(points, 9);
        page.locale.say_with("earlier-option", &[("text", text), ("points", &points)]).trim().to_owned()
    };
    let from = |from: &Exact| format!("≥ {}", page.locale.short_number(from, 9));
    match &item.kind {
        Kind::Choice(choices) => {
            let choices = choices.iter();
            choices.map(|choice| (choice.key.clone(), counted(choice.text.get(language), &choice.points))).collect()
        }
        Kind::Ticks { ticks, steps } => {
            let ticks = ticks.iter().map(|tick| (tick.key.clone(), tick.text.get(language).to_owned()));
            ticks.chain(steps.iter().map(|step| (from(&step.from), counted("", &step.points)))).collect()
        }
        Kind::Number { unit, steps } => {
            steps.iter().map(|step| (from(&step.from), counted(unit.get(language), &step.points))).collect()
        }
        Kind::Text | Kind::Date => Vec::new(),
    }
}

/// The answer to a cell in the earlier round; a subject is the one of the same label.
pub(super) fn answer<'a>(page: &Page<'a>, cell: Cell) -> Option<&'a EarlierAnswer> {
    let subject = cell.subject.map(|subject| page.subject_label(subject));
    page.recorder.sheet.details.earlier.as_ref()?.answer(page.item(cell.item).code.as_str(), subject)
}

/// The line at a card where this year's answer is another: "2023: 2".
pub(super) fn line(page: &Page<'_>, state: &State, id: ItemId) -> Option<String> {
    let earlier = page.recorder.sheet.details.earlier.as_ref()?;
    let cell = state.cell_of(page, id)?;
    let at = match (page.item(id).group, cell.subject) {
        (Some(group), Some(subject)) => page.subjects(group).position(|other| other.id == subject)?,
        (Some(_), None) | (None, _) => 0,
    };
    page.overview.facts.of(id).get(at).filter(|facts| facts.has(Filter::Changed))?;
    let short = short(page, answer(page, cell)?.response.as_ref()?);
    let (year, label) = (earlier.year.to_string(), cell.subject.map(|subject| page.subject_label(subject)));
    Some(match label {
        Some(subject) => {
            page.locale.say_with("earlier-line-of", &[("year", &year), ("answer", &short), ("subject", subject)])
        }
        None => page.locale.say_with("earlier-line", &[("year", &year), ("answer", &short)]),
    })
}

/// A response in a word or two.
fn short(page: &Page<'_>, response: &Response) -> String {
    match response {
        Response::Choice(key) => key.clone(),
        Response::Number(number) => {
            Exact::parse(number).map_or_else(|| number.clone(), |number| page.locale.short_number(&number, 9))
        }
        Response::Ticks(keys) if keys.is_empty() => page.say("earlier-no-ticks"),
        Response::Ticks(keys) => keys.join(", "),
        Response::Text(text) if text.chars().count() > SHORT => text.chars().take(SHORT).chain(['…']).collect(),
        Response::Text(text) => text.clone(),
        Response::Date(date) => show_date(date),
        Response::NotApplicable(_) => page.say("checklist-not-applicable").to_lowercase(),
        Response::NotObserved(_) => page.say("checklist-not-observed").to_lowercase(),
    }
}

/// What stands of last year in the column: nothing where nothing is attached.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let Some(earlier) = page.recorder.sheet.details.earlier.as_ref() else { return };
    let cell = state.cell(page);
    let drawn = ui.scope(|ui| contents_ui(ui, page, &mut state.before, earlier, (state.item, cell)));
    if state.before.reveal > 0 {
        state.before.reveal -= 1;
        ui.scroll_to_rect(drawn.response.rect, Some(Align::TOP));
        ui.ctx().request_repaint();
    }
    if let Some(cell) = cell.filter(|_| drawn.inner) {
        _ = taking::take_cell(ui, page, state, cell);
    }
}

/// Returns whether the answer is to be taken over.
fn contents_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    before: &mut Before,
    earlier: &Earlier,
    (id, cell): (ItemId, Option<Cell>),
) -> bool {
    let (item, year) = (page.item(id), earlier.year.to_string());
    let say = |key: &str| page.locale.say_with(key, &[("year", &year)]);
    let subject = cell.and_then(|cell| cell.subject).map(|subject| page.subject_label(subject));
    head_ui(
        ui,
        &match subject {
            Some(subject) => page.locale.say_with("earlier-head-of", &[("year", &year), ("subject", subject)]),
            None => say("earlier-head"),
        },
    );
    ui.add(Label::new(widgets::small(ui, &earlier.title)).wrap());
    let code = item.code.as_str();
    let answer = cell.and_then(|cell| answer(page, cell));
    // That there is no answer is said below.
    let told = before.told.as_ref().filter(|(of, _)| Some(*of) == cell && answer.is_some());
    if let Some((_, told)) = told {
        notice_ui(ui, &page.locale.message(told));
    }
    match (&before.old, answer) {
        (Old::Reading(_), _) => body_ui(ui, &say("earlier-reading")),
        (Old::Unreadable, None) => body_ui(ui, &say("earlier-unreadable")),
        (Old::Unreadable | Old::Read(_), Some(answer)) => {
            let (instrument, was) = match (&before.old, before.item(code)) {
                (Old::Read(old), Some(was)) => (old.as_ref(), was),
                (Old::Read(_) | Old::Unreadable | Old::Reading(_), _) => (page.instrument, item),
            };
            answer_ui(ui, &Wording { locale: page.locale, instrument }, was, answer);
        }
        (Old::Read(_), None) => body_ui(ui, &unanswered(before, item, &year, subject, page)),
    }
    let was = before.item(code).map(|was| was.digest);
    if let Some(then) = answer.map(|answer| answer.digest).or(was) {
        ui.add_space(SMALL);
        match then == item.digest {
            true => body_ui(ui, &page.say("earlier-same")),
            false => difference_ui(ui, page, before, (id, then), &year),
        }
    }
    evidence_ui(ui, page, &year, earlier.evidence_of(code).collect());
    answer.is_some() && take_ui(ui, page, &year, cell)
}

/// Why there is no answer.
fn unanswered(before: &Before, item: &Item, year: &str, subject: Option<&str>, page: &Page<'_>) -> String {
    let key = match (before.item(item.code.as_str()), subject) {
        (None, _) => "earlier-was-not",
        (Some(was), _) if was.group.is_some() != item.group.is_some() => "earlier-asked-otherwise",
        (Some(_), Some(_)) => "earlier-unanswered-of",
        (Some(_), None) => "earlier-unanswered",
    };
    page.locale.say_with(key, &[("year", year), ("subject", subject.unwrap_or_default())])
}

/// The answer with its statement as it was then, and its note.
fn answer_ui(ui: &mut Ui, wording: &Wording<'_>, item: &Item, answer: &EarlierAnswer) {
    match (&answer.response, &item.kind) {
        (None, _) => body_ui(ui, &wording.locale.say("earlier-only-note")),
        (Some(Response::Ticks(keys)), Kind::Ticks { ticks, .. }) if !keys.is_empty() => {
            for key in keys {
                let text =
                    ticks.iter().find(|tick| tick.key == *key).map(|tick| tick.text.get(wording.locale.language()));
                body_ui(ui, &text.map_or_else(|| key.clone(), |text| format!("{key} – {text}")));
            }
        }
        (Some(Response::Ticks(keys)), _) if keys.is_empty() => body_ui(ui, &wording.locale.say("earlier-no-ticks")),
        (Some(Response::Date(date)), _) => body_ui(ui, &show_date(date)),
        (Some(response), _) => body_ui(ui, &wording.response(item, response)),
    }
    if !answer.note.is_empty() {
        body_ui(ui, &wording.locale.say_with("earlier-note", &[("note", &answer.note)]));
    }
}

/// What has changed in the item since the one of the digest, word by word.
fn difference_ui(ui: &mut Ui, page: &Page<'_>, before: &mut Before, (id, then): (ItemId, Digest), year: &str) {
    let say = |key: &str| page.locale.say_with(key, &[("year", year)]);
    before.compare(page, id);
    let known = before.item(page.item(id).code.as_str()).map(|was| was.digest == then);
    let Some(compared) = before.compared.as_ref().filter(|compared| !compared.is_empty()) else {
        return body_ui(
            ui,
            &say(match known {
                Some(true) => "earlier-changed-order",
                Some(false) => "earlier-changed-before",
                None => "earlier-changed",
            }),
        );
    };
    body_ui(ui, &say("earlier-changed"));
    if has_changed(&compared.text) {
        pieces_ui(ui, page, "", &compared.text);
    }
    if !compared.options.is_empty() {
        ui.label(widgets::small(ui, page.say("earlier-options")));
    }
    for (key, pieces) in &compared.options {
        pieces_ui(ui, page, key, pieces);
    }
}

/// A text with what was taken out struck through and what was put in underlined; who hears it hears both in words.
fn pieces_ui(ui: &mut Ui, page: &Page<'_>, key: &str, pieces: &[Piece]) {
    let palette = palette(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let same = TextFormat::simple(font.clone(), palette.text);
    let removed = TextFormat { strikethrough: Stroke::new(1.0, palette.quiet), color: palette.quiet, ..same.clone() };
    let added = TextFormat { underline: Stroke::new(1.5, palette.text), ..same.clone() };
    let (mut job, mut words) = (LayoutJob::default(), Vec::new());
    if !key.is_empty() {
        job.append(&format!("{key}  "), 0.0, TextFormat { color: palette.quiet, ..same.clone() });
        words.push(key.to_owned());
    }
    let mut after_removed = false;
    for piece in pieces {
        match piece {
            Piece::Same(text) => {
                job.append(text, 0.0, same.clone());
                words.push(text.trim().to_owned());
            }
            Piece::Removed(text) => {
                job.append(text, 0.0, removed.clone());
                words.push(page.locale.say_with("earlier-removed", &[("text", text.trim())]));
            }
            Piece::Added(text) => {
                if after_removed {
                    job.append(" ", 0.0, same.clone());
                }
                job.append(text, 0.0, added.clone());
                words.push(page.locale.say_with("earlier-added", &[("text", text.trim())]));
            }
        }
        after_removed = matches!(piece, Piece::Removed(text) if !text.ends_with(char::is_whitespace));
    }
    words.retain(|word| !word.is_empty());
    let response = ui.add(Label::new(job).wrap().selectable(false));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(words.join(" ")));
}

/// The evidence of the item then, and where its files are.
fn evidence_ui(ui: &mut Ui, page: &Page<'_>, year: &str, evidence: Vec<&EarlierEvidence>) {
    if evidence.is_empty() {
        return;
    }
    let count = |kind: FileKind| evidence.iter().filter(|evidence| evidence.kind == kind).count().to_string();
    let (photos, documents) = (count(FileKind::Jpeg), count(FileKind::Pdf));
    let args = [("photos", photos.as_str()), ("documents", &documents), ("year", year)];
    ui.add_space(SMALL);
    body_ui(ui, &page.locale.say_with("earlier-evidence", &args));
    for one in evidence {
        let taken = one.taken.as_ref().map(|taken| camera_time(page.locale, taken)).unwrap_or_default();
        let parts = [one.name.as_str(), &one.caption, &taken];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        ui.horizontal_top(|ui| {
            ui.label("•");
            body_ui(ui, &parts.join(", "));
        });
    }
    let place = page.locale.say_with("earlier-evidence-where", &[("year", year)]);
    ui.add(Label::new(widgets::small(ui, place)).wrap());
}

fn take_ui(ui: &mut Ui, page: &Page<'_>, year: &str, cell: Option<Cell>) -> bool {
    let Some(cell) = cell else { return false };
    let text = page.locale.say_with("earlier-take", &[("year", year)]);
    ui.add_space(SMALL);
    let button = Button::new((widgets::icon(Icon::Copy), text.as_str())).shortcut_text("L");
    let name = format!("{text} – {}", page.cell_name(cell));
    ui.add(button.min_size(Vec2::new(0.0, HIT))).accessible_name(name).clicked()
}
