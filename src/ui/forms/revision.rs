//! The dialog that moves the round to another instrument, and shows beforehand what becomes of its answers.

use super::{Flow, Pressed, Surroundings, foot, modal};
use crate::assessment::revision::{Census, Concerned, Preview};
use crate::failure::Failure;
use crate::instrument::{Instrument, ItemCode};
use crate::job::{Job, News, Wake};
use crate::library::Library;
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::action::Action;
use crate::ui::theme::SMALL;
use crate::ui::widgets::{self, small, trouble};
use crate::wording;
use egui::{Align, ComboBox, Context, Label, Layout, ScrollArea, TextWrapMode, Ui, Vec2};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::io;

/// Width kept for the tag of provisional instruments.
const TAG: f32 = 100.0;
/// Height of the list of instruments when it is open.
const LIST: f32 = 320.0;
/// Height of everything but the list of items, which takes what is left, within these limits.
const REST: f32 = 490.0;
const ITEMS: (f32, f32) = (100.0, 320.0);
/// Widths of the first columns of the list of items.
const WORD: f32 = 100.0;
const CODE: f32 = 120.0;
const COUNT: f32 = 56.0;

/// Asks which instrument the round is to move to.
pub struct RevisionForm {
    chosen: Option<String>,
    answers: Answers,
    /// What the chosen instrument makes of the answers.
    outlook: Option<Outlook>,
    tried: bool,
}

/// The answers of the round, counted in a thread: there may be a million of them.
enum Answers {
    Reading(Job<Result<Census, Failure>>),
    /// With how many of them carry over, by the id of the other instrument.
    Counted(Census, HashMap<String, usize>),
    Unreadable(Failure),
}

/// What an instrument makes of the answers.
struct Outlook {
    /// Id of the instrument.
    of: String,
    preview: Preview,
    rows: Vec<Row>,
}

/// An item concerned.
struct Row {
    /// What becomes of it, in a word.
    word: &'static str,
    code: String,
    answers: String,
    text: String,
}

impl RevisionForm {
    /// Starts counting the answers of a round.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn new(session: &Session, wake: Wake) -> Result<Self, io::Error> {
        let (store, units) = (session.reader(), session.round().units.keys().copied().collect::<Vec<_>>());
        let job = Job::spawn("census", wake, move |progress| {
            progress.expect(units.len());
            let mut failure = None;
            let sheets = units.iter().map_while(|unit| {
                progress.step().ok()?;
                store.load(*unit).map_err(|error| failure = Some(Failure::reading(&error))).ok()
            });
            let census = Census::of(sheets);
            failure.map_or(Ok(census), Err)
        })?;
        Ok(Self { chosen: None, answers: Answers::Reading(job), outlook: None, tried: false })
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let now = session.instrument();
        self.poll(now, around.library);
        let offered = self.offered(now, around.library);
        let (escape, pressed) = modal(ctx, &locale.say("revision-title"), 680.0, |ui| {
            let args = [("title", now.title.get(locale.language())), ("name", &name(now, locale))];
            ui.add(Label::new(locale.say_with("revision-now", &args)).wrap());
            ui.add_space(SMALL);
            self.instruments_ui(ui, &offered, locale);
            let chosen = offered.iter().find(|other| Some(&other.id) == self.chosen.as_ref());
            let wrong = (self.tried && chosen.is_none()).then(|| locale.say("revision-choose"));
            trouble(ui, wrong.as_deref());
            if let Some(chosen) = chosen {
                ui.scope(|ui| self.outlook_ui(ui, now, chosen, locale));
            }
            foot(ui, locale, &locale.say("revision-confirm"))
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Confirm => {
                self.tried = true;
                match &self.outlook {
                    // Only what has been shown is done.
                    Some(outlook) if Some(&outlook.of) == self.chosen.as_ref() => {
                        around.actions.push(Action::ChangeInstrument(outlook.of.clone()));
                        Flow::Close
                    }
                    Some(_) | None => Flow::Stay,
                }
            }
            Pressed::Nothing => Flow::Stay,
        }
    }

    fn poll(&mut self, now: &Instrument, library: &Library) {
        let Answers::Reading(job) = &self.answers else { return };
        match job.poll() {
            News::Working => {}
            News::Done(Ok(census)) => {
                // Once, from counts by item: however many answers there are, it takes a moment.
                let carried = |other: &Instrument| (other.id.clone(), census.preview(now, other).carried);
                let carried = library.instruments().into_iter().map(carried).collect();
                self.answers = Answers::Counted(census, carried);
            }
            News::Done(Err(failure)) => self.answers = Answers::Unreadable(failure),
            News::Lost => self.answers = Answers::Unreadable(crate::ui::perform::lost()),
        }
    }

    /// The instruments to choose from, in a list that opens.
    fn instruments_ui(&mut self, ui: &mut Ui, offered: &[&Instrument], locale: &Locale) {
        let label = ui.label(locale.say("revision-instruments"));
        if offered.is_empty() {
            ui.label(small(ui, locale.say("revision-none")));
            return;
        }
        let titled = |other: &Instrument| format!("{} ({})", other.title.get(locale.language()), name(other, locale));
        let chosen = offered.iter().find(|other| Some(&other.id) == self.chosen.as_ref());
        let text = chosen.map_or_else(|| locale.say("revision-unchosen"), |chosen| titled(chosen));
        ui.horizontal(|ui| {
            let width = ui.available_width() - TAG;
            let list = ComboBox::from_id_salt("instruments")
                .icon(widgets::caret)
                .width(width)
                .height(LIST)
                .truncate()
                .selected_text(&text)
                .show_ui(ui, |ui| {
                    ui.set_max_width(width);
                    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                    for other in offered {
                        ui.selectable_value(&mut self.chosen, Some(other.id.clone()), titled(other));
                    }
                });
            list.response.labelled_by(label.id).on_hover_text(text);
            if chosen.is_some_and(|chosen| chosen.is_provisional()) {
                widgets::provisional_tag(ui, locale);
            }
        });
    }

    /// The instruments the round can move to: those with the most answers that carry over first. Until the answers are counted, and
    /// among equals, those of the family of the one in use; else in the order of the library.
    fn offered<'a>(&self, now: &Instrument, library: &'a Library) -> Vec<&'a Instrument> {
        let mut offered = library.instruments();
        offered.retain(|other| other.digest() != now.digest());
        let carried = |other: &Instrument| match &self.answers {
            Answers::Counted(_, carried) => carried.get(&other.id).copied().unwrap_or_default(),
            Answers::Reading(_) | Answers::Unreadable(_) => 0,
        };
        offered.sort_by_cached_key(|other| Reverse((carried(other), family(&other.id) == family(&now.id))));
        offered
    }

    /// What the chosen instrument makes of the answers: how many of each fate, and the items concerned.
    fn outlook_ui(&mut self, ui: &mut Ui, now: &Instrument, chosen: &Instrument, locale: &Locale) {
        let census = match &self.answers {
            Answers::Reading(job) => {
                let (done, all) = job.steps();
                let (done, all) = (done.to_string(), all.to_string());
                ui.label(small(ui, locale.say_with("revision-reading", &[("done", &done), ("all", &all)])));
                return;
            }
            Answers::Unreadable(failure) => {
                trouble(ui, Some(&failure.sentence(locale)));
                ui.label(small(ui, failure.advice(locale)));
                return;
            }
            Answers::Counted(census, _) => census,
        };
        if self.outlook.as_ref().is_none_or(|outlook| outlook.of != chosen.id) {
            self.outlook = Some(Outlook::new(census, now, chosen, locale));
        }
        let Some(Outlook { preview, rows, .. }) = &self.outlook else { return };
        ui.spacing_mut().item_spacing.y = 4.0;
        let sentences = [wording::carried, wording::reread, wording::homeless, wording::new_items];
        for sentence in sentences.into_iter().filter_map(|sentence| sentence(locale, preview)) {
            ui.add(Label::new(sentence).wrap());
        }
        if rows.is_empty() {
            return;
        }
        ui.add_space(SMALL);
        ui.label(small(ui, locale.say("revision-items")));
        let height = ui.text_style_height(&egui::TextStyle::Small);
        let room = (ui.ctx().content_rect().height() - REST).clamp(ITEMS.0, ITEMS.1);
        // Lines of small text stand closer than things to click.
        ui.spacing_mut().interact_size.y = height;
        ui.spacing_mut().item_spacing.y = 4.0;
        let list = ScrollArea::vertical().id_salt("items").max_height(room).auto_shrink([false, true]);
        list.show_rows(ui, height, rows.len(), |ui, shown| {
            for row in &rows[shown] {
                row.ui(ui, height, locale);
            }
        });
    }
}

/// Returns an instrument's short name with its revision, such as "ombudsman-2024, revisi 1".
fn name(instrument: &Instrument, locale: &Locale) -> String {
    locale.say_with("revision-name", &[("id", &instrument.id), ("revision", &instrument.revision)])
}

/// Returns the part of an id that editions share: "ombudsman" of "ombudsman-2024".
fn family(id: &str) -> &str {
    id.rsplit_once('-')
        .filter(|(_, edition)| edition.chars().all(|c| c.is_ascii_digit()))
        .map_or(id, |(family, _)| family)
}

impl Outlook {
    fn new(census: &Census, now: &Instrument, chosen: &Instrument, locale: &Locale) -> Self {
        let preview = census.preview(now, chosen);
        let text = |instrument: &Instrument, code: &ItemCode| {
            let item = instrument.find_item(code.as_str()).map(|id| instrument.item(id));
            item.map(|item| item.text.get(locale.language()).to_owned()).unwrap_or_default()
        };
        let row = |word, one: &Concerned, of: &Instrument| {
            let (code, answers) = (one.item.to_string(), one.answers.to_string());
            Row { word, code, answers, text: text(of, &one.item) }
        };
        let reread = preview.reread.iter().map(|one| row("revision-reread", one, chosen));
        let homeless = preview.homeless.iter().map(|one| row("revision-homeless", one, now));
        let new = preview.new.iter().map(|code| {
            let answers = String::new();
            Row { word: "revision-new", code: code.to_string(), answers, text: text(chosen, code) }
        });
        let rows = reread.chain(homeless).chain(new).collect();
        Self { of: chosen.id.clone(), preview, rows }
    }
}

impl Row {
    fn ui(&self, ui: &mut Ui, height: f32, locale: &Locale) {
        ui.horizontal(|ui| {
            let word = locale.say(self.word);
            for (text, width) in [(word.as_str(), WORD), (&self.code, CODE), (&self.answers, COUNT)] {
                ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(width);
                    ui.add(Label::new(small(ui, text)).truncate());
                });
            }
            ui.add(Label::new(small(ui, &self.text)).truncate());
        });
    }
}
