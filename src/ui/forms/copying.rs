//! The dialog that copies answers, from another subject of the same group or from another unit, and shows beforehand what changes.

use super::{Flow, Pressed, Surroundings, foot_where, modal};
use crate::assessment::{Answer, Change, Place, Sheet, Subject, SubjectId, UnitId};
use crate::failure::Failure;
use crate::instrument::{GroupId, Instrument, Item};
use crate::job::{Job, News, Wake};
use crate::locale::{Locale, Message};
use crate::scoring::{Asked, score};
use crate::session::Session;
use crate::ui::table::at_least_wide;
use crate::ui::theme::{HIT, SMALL};
use crate::ui::widgets::{self, small, trouble};
use crate::wording::Wording;
use egui::{Align, ComboBox, Context, Id, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui, Vec2};
use std::io;

/// Height of the list of units and of that of answers.
const UNITS: f32 = 2.5 * HIT;
const ROWS: (f32, f32) = (2.5 * HIT, 10.0 * HIT);
/// Height of everything but the list of answers.
const REST: f32 = 570.0;
/// Widths of the columns with the code and with each answer; the statement takes what is left.
const CODE: f32 = 110.0;
const ANSWER: f32 = 170.0;
/// Room that the box to tick takes before them.
const BOX: f32 = 40.0;
/// The least width of the list of answers.
const LEAST: f32 = 640.0;
/// From how many units on they can be searched.
const MANY: usize = 6;

/// Asks from where answers are to be copied, and which.
pub struct CopyForm {
    /// Where they go: a unit, and a subject of it.
    unit: UnitId,
    subject: Option<Subject>,
    /// Where they come from.
    from: Option<UnitId>,
    whose: Option<SubjectId>,
    units: Vec<(UnitId, String)>,
    looked_for: String,
    source: Source,
    preview: Option<Preview>,
    notes: bool,
    wake: Wake,
}

/// The answers copied from; those of a unit that is not loaded are read in a thread.
enum Source {
    Nothing,
    Reading(Job<Result<Sheet, Failure>>),
    Read(Box<Sheet>),
    Unreadable(Failure),
}

/// What copying would do.
#[derive(Default)]
struct Preview {
    rows: Vec<Row>,
    /// How many answers are the same already.
    same: usize,
    /// How many are left out, because they do not count where they stand.
    doubtful: usize,
}

/// An answer that differs.
struct Row {
    code: String,
    text: String,
    before: Option<String>,
    after: String,
    chosen: bool,
    place: Place,
    /// The answer as it will stand, with the note that stands here, and the note that stands there.
    answer: Answer,
    note: String,
}

impl CopyForm {
    /// Asks what to copy to a subject of a unit, or to what is asked of the unit once.
    ///
    /// # Errors
    /// Returns what the system says if it gives no thread.
    pub fn new(session: &Session, unit: UnitId, subject: Option<SubjectId>, wake: Wake) -> Result<Self, io::Error> {
        let subject = subject.and_then(|id| session.sheet(unit)?.subject(id)).cloned();
        let round = session.round();
        let named = |unit: &crate::assessment::ServiceUnit| {
            let entity = round.entities.get(&unit.entity).map_or("", |entity| entity.name.as_str());
            (unit.id, format!("{}, {entity}", unit.name))
        };
        let mut units: Vec<(UnitId, String)> = round.units_sorted().into_iter().map(named).collect();
        // Another subject is most likely one of the same unit; what is asked once has no other place there.
        units.retain(|(id, _)| *id != unit || subject.is_some());
        units.sort_by_key(|(id, _)| *id != unit);
        let from = units.first().map(|(id, _)| *id);
        let (source, preview) = (Source::Nothing, None);
        let mut form = Self {
            unit,
            subject,
            from,
            whose: None,
            units,
            looked_for: String::new(),
            source,
            preview,
            notes: false,
            wake,
        };
        form.read(session)?;
        Ok(form)
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        self.poll(session, locale);
        let confirmed = ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let (escape, pressed) = modal(ctx, &locale.say("copying-title"), 780.0, |ui| {
            let name = session.round().units.get(&self.unit).map_or("", |unit| unit.name.as_str());
            let to = match &self.subject {
                Some(subject) => locale.say_with("copying-to-subject", &[("subject", &subject.label), ("unit", name)]),
                None => locale.say_with("copying-to-unit", &[("unit", name)]),
            };
            ui.add(Label::new(to).wrap());
            self.source_ui(ui, session, locale);
            self.preview_ui(ui, locale);
            let count = self.chosen().count();
            let why = match (count, &self.preview) {
                (0, Some(preview)) if preview.rows.is_empty() => Some("comfort-copy-nothing"),
                (0, Some(_)) => Some("copying-choose"),
                (_, Some(_)) => None,
                (_, None) if self.units.is_empty() => Some("copying-no-unit"),
                (_, None) => Some("comfort-copy-unread"),
            };
            let why = why.map(|key| locale.say(key));
            // Said above already where there is no other unit.
            trouble(ui, why.as_deref().filter(|_| !self.units.is_empty()));
            let confirm = locale.say_with("copying-confirm", &[("count", &count.to_string())]);
            foot_where(ui, locale, &confirm, why.as_deref())
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Nothing if !confirmed => Flow::Stay,
            Pressed::Nothing | Pressed::Confirm => {
                let changes: Vec<Change> = self.chosen().map(|row| row.change(self.notes)).collect();
                if changes.is_empty() {
                    return Flow::Stay;
                }
                let name = Message::new("step-copy-answers").with("count", changes.len()).with("source", self.name());
                around.actions.apply(name, changes);
                Flow::Close
            }
        }
    }

    fn chosen(&self) -> impl Iterator<Item = &Row> {
        self.preview.iter().flat_map(|preview| &preview.rows).filter(|row| row.chosen)
    }

    /// What the answers come from: a subject, or else a unit.
    fn name(&self) -> &str {
        let subject = match &self.source {
            Source::Read(sheet) => self.whose.and_then(|id| sheet.subject(id)).map(|subject| subject.label.as_str()),
            Source::Nothing | Source::Reading(_) | Source::Unreadable(_) => None,
        };
        let unit = || self.units.iter().find(|(id, _)| Some(*id) == self.from).map(|(_, name)| name.as_str());
        subject.or_else(unit).unwrap_or_default()
    }

    /// Has the answers of the chosen unit read.
    fn read(&mut self, session: &Session) -> Result<(), io::Error> {
        (self.whose, self.preview) = (None, None);
        self.source = match self.from.map(|unit| (unit, session.sheet(unit))) {
            None => Source::Nothing,
            Some((_, Some(sheet))) => Source::Read(Box::new(sheet.clone())),
            Some((unit, None)) => {
                let store = session.reader();
                let wake = self.wake.clone();
                Source::Reading(Job::spawn("copy", wake, move |_| {
                    store.load(unit).map_err(|error| Failure::reading(&error))
                })?)
            }
        };
        Ok(())
    }

    fn poll(&mut self, session: &Session, locale: &Locale) {
        if let Source::Reading(job) = &self.source {
            self.source = match job.poll() {
                News::Working => return,
                News::Done(Ok(sheet)) => Source::Read(Box::new(sheet)),
                News::Done(Err(failure)) => Source::Unreadable(failure),
                News::Lost => Source::Unreadable(crate::ui::perform::lost()),
            };
        }
        let Source::Read(sheet) = &self.source else { return };
        if self.whose.is_none() && self.subject.is_some() {
            let first = self.offered(sheet).next().map(|subject| subject.id);
            self.whose = first;
        }
        if self.preview.is_none() && self.whose.is_some() == self.subject.is_some() {
            self.preview = session.sheet(self.unit).map(|here| self.compare(session.instrument(), sheet, here, locale));
        }
    }

    /// The subjects of the source that answers may come from.
    fn offered<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = &'a Subject> {
        let target = self.subject.as_ref();
        sheet
            .subjects
            .iter()
            .filter(move |other| target.is_some_and(|target| target.group == other.group && target.id != other.id))
    }

    /// Finds the answers that differ.
    fn compare(&self, instrument: &Instrument, there: &Sheet, here: &Sheet, locale: &Locale) -> Preview {
        let wording = Wording { locale, instrument };
        let group: Option<GroupId> = self.subject.as_ref().and_then(|subject| instrument.find_group(&subject.group));
        let relevance = score(instrument, there).relevance;
        let mut preview = Preview::default();
        for (id, item) in instrument.items().filter(|(_, item)| item.group == group) {
            let Some(answer) = there.answer(item.code.as_str(), self.whose) else { continue };
            let Some(response) = &answer.response else { continue };
            if matches!(relevance.of(instrument, id, self.whose), Asked::No(_)) {
                continue;
            }
            if !counts(item, answer) {
                preview.doubtful += 1;
                continue;
            }
            let subject = self.subject.as_ref().map(|subject| subject.id);
            let before = here.answer(item.code.as_str(), subject);
            let stands = before.and_then(|before| before.response.as_ref());
            if stands == Some(response) {
                preview.same += 1;
                continue;
            }
            let note = before.map(|before| before.note.clone()).unwrap_or_default();
            preview.rows.push(Row {
                code: item.code.to_string(),
                text: item.text.get(locale.language()).to_owned(),
                before: stands.map(|response| wording.response(item, response)),
                after: wording.response(item, response),
                chosen: stands.is_none(),
                place: Place { unit: self.unit, item: item.code.clone(), subject },
                answer: instrument.answer(item, Some(response.clone()), note),
                note: answer.note.clone(),
            });
        }
        preview
    }

    /// Where the answers come from: a unit, and where they are a subject's, a subject of it.
    fn source_ui(&mut self, ui: &mut Ui, session: &Session, locale: &Locale) {
        if self.units.is_empty() {
            ui.label(locale.say("copying-no-unit"));
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(HIT);
            let label = ui.label(small(ui, locale.say("copying-from")));
            self.subject_ui(ui, label.id, locale);
            if self.units.len() >= MANY {
                _ = widgets::search_field(ui, &mut self.looked_for, &locale.say("copying-search-unit"));
            }
        });
        let words = self.looked_for.to_lowercase();
        let fits = |name: &str| words.split_whitespace().all(|word| name.to_lowercase().contains(word));
        let fitting: Vec<&(UnitId, String)> = self.units.iter().filter(|(_, name)| fits(name)).collect();
        let mut from = self.from;
        let height = UNITS.min(HIT * self.units.len() as f32);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let list = ScrollArea::vertical().id_salt("units").max_height(height).min_scrolled_height(height);
            list.show_rows(ui, HIT, fitting.len(), |ui, shown| {
                ui.set_width(ui.available_width());
                for (id, name) in &fitting[shown] {
                    _ = widgets::radio_value(ui, &mut from, Some(*id), name);
                }
            });
        });
        if from != self.from {
            self.from = from;
            if let Err(error) = self.read(session) {
                self.source = Source::Unreadable(crate::ui::perform::no_thread(&error));
            }
        }
    }

    /// The subject that answers come from, where they are a subject's.
    fn subject_ui(&mut self, ui: &mut Ui, label: Id, locale: &Locale) {
        let Source::Read(sheet) = &self.source else { return };
        if self.subject.is_none() {
            return;
        }
        let mut whose = self.whose;
        let offered: Vec<&Subject> = self.offered(sheet).collect();
        if offered.is_empty() {
            ui.label(locale.say("copying-no-subject"));
            return;
        }
        let chosen = offered.iter().find(|subject| Some(subject.id) == whose).map_or("", |subject| &subject.label);
        let list = ComboBox::from_id_salt("subjects").icon(widgets::caret).selected_text(chosen).show_ui(ui, |ui| {
            for subject in &offered {
                ui.selectable_value(&mut whose, Some(subject.id), &subject.label);
            }
        });
        list.response.labelled_by(label);
        if whose != self.whose {
            (self.whose, self.preview) = (whose, None);
        }
    }

    /// What copying would do, item by item.
    fn preview_ui(&mut self, ui: &mut Ui, locale: &Locale) {
        match &self.source {
            Source::Nothing | Source::Read(_) => {}
            Source::Reading(_) => {
                ui.label(small(ui, locale.say("copying-reading")));
                return;
            }
            Source::Unreadable(failure) => {
                trouble(ui, Some(&failure.sentence(locale)));
                ui.label(small(ui, failure.advice(locale)));
                return;
            }
        }
        let Some(preview) = &mut self.preview else { return };
        let taken = preview.rows.iter().filter(|row| row.before.is_some()).count();
        let counts = [
            ("empty", preview.rows.len() - taken),
            ("taken", taken),
            ("same", preview.same),
            ("doubtful", preview.doubtful),
        ];
        let counts = counts.map(|(name, count)| (name, count.to_string()));
        let args = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
        ui.add(Label::new(locale.say_with("copying-preview", &args)).wrap());
        if preview.rows.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for (key, chosen) in [("copying-all", true), ("copying-none", false)] {
                if ui.button(locale.say(key)).clicked() {
                    preview.rows.iter_mut().for_each(|row| row.chosen = chosen);
                }
            }
            ui.checkbox(&mut self.notes, locale.say("copying-notes"));
        });
        let room = (ui.ctx().content_rect().height() - REST).clamp(ROWS.0, ROWS.1);
        at_least_wide(ui, LEAST, |ui| preview.table_ui(ui, room, locale));
    }
}

impl Preview {
    /// The answers that differ, one a line.
    fn table_ui(&mut self, ui: &mut Ui, room: f32, locale: &Locale) {
        ui.horizontal(|ui| {
            ui.add_space(BOX);
            let heads = ["copying-item", "copying-statement", "copying-now", "copying-then"];
            cells_ui(ui, heads.map(|key| small(ui, locale.say(key))));
        });
        let list = ScrollArea::vertical().id_salt("answers").max_height(room).auto_shrink([false, true]);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            list.show_rows(ui, HIT, self.rows.len(), |ui, shown| {
                for row in &mut self.rows[shown] {
                    row.ui(ui, locale);
                }
            });
        });
    }
}

/// Whether an answer counts where it stands; only such are copied.
fn counts(item: &Item, answer: &Answer) -> bool {
    !answer.is_stale(item) && answer.response.as_ref().is_some_and(|response| item.accepts(response))
}

impl Row {
    /// The change that copies the answer, with its note if notes are wanted and none stands here.
    fn change(&self, notes: bool) -> Change {
        let mut answer = self.answer.clone();
        if notes && answer.note.is_empty() {
            answer.note.clone_from(&self.note);
        }
        Change::PutAnswer(self.place.clone(), answer)
    }

    fn ui(&mut self, ui: &mut Ui, locale: &Locale) {
        let before = self.before.clone().unwrap_or_else(|| locale.say("checklist-state-open"));
        let args = [("code", self.code.as_str()), ("before", before.as_str()), ("after", self.after.as_str())];
        let name = locale.say_with("copying-row", &args);
        ui.horizontal(|ui| {
            ui.checkbox(&mut self.chosen, "").accessible_name(name);
            let after = RichText::new(&self.after).strong();
            cells_ui(ui, [RichText::new(&self.code), small(ui, &self.text), small(ui, before), after]);
        });
    }
}

/// The columns of the list: code, statement, the answer now and the one to come.
fn cells_ui(ui: &mut Ui, cells: [RichText; 4]) {
    let statement = ui.available_width() - CODE - 2.0 * ANSWER - 3.0 * SMALL;
    for (width, text) in [CODE, statement, ANSWER, ANSWER].into_iter().zip(cells) {
        ui.allocate_ui_with_layout(Vec2::new(width, HIT), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(width);
            ui.add(Label::new(text).truncate());
        });
    }
}
