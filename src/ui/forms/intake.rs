//! Dialogs about an instrument from outside: what is wrong with its file, and whether it shall replace an earlier revision.

use super::{Flow, Pressed, Surroundings, foot, modal};
use crate::exchange::intake::{Place, Remark};
use crate::instrument::Instrument;
use crate::locale::Locale;
use crate::ui::action::Action;
use crate::ui::theme::{MEDIUM, SMALL, palette};
use crate::ui::widgets::{Icon, from_the_right, labeled_button, primary_button, small};
use egui::{Align, Color32, Context, Label, Layout, Rect, RichText, ScrollArea, TextStyle, Ui, UiBuilder, Vec2};
use std::path::{Path, PathBuf};

/// Width of the list and of its first column.
const WIDTH: f32 = 720.0;
const PLACE: f32 = 152.0;
/// Height of everything but the list, which takes what is left, within these limits.
const REST: f32 = 320.0;
const LIST: (f32, f32) = (96.0, 420.0);

/// Lists what there is to say about a file, place by place.
pub struct Remarks {
    title: String,
    what: String,
    rows: Vec<Row>,
    /// Where each row ends, from the top of the list, once it is known how high they are.
    ends: Vec<f32>,
    /// The width that they are good for.
    measured: f32,
}

/// A place and what there is to say about it.
struct Row {
    place: String,
    what: String,
    hint: String,
}

/// Asks whether an instrument shall replace an earlier revision of it.
pub struct Replacement {
    path: PathBuf,
    instrument: Box<Instrument>,
    /// The revision to be replaced.
    old: String,
}

impl Remarks {
    /// Lists what is wrong with a file.
    #[must_use]
    pub fn wrong(file: &Path, remarks: &[Remark], locale: &Locale) -> Self {
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        let title = locale.say_with("intake-wrong", &[("file", &name)]);
        let what = locale.say_with("intake-wrong-what", &[("count", &remarks.len().to_string())]);
        Self::new(title, what, remarks, locale)
    }

    /// Lists what was left out or assumed when an instrument was taken in.
    #[must_use]
    pub fn left_out(instrument: &Instrument, remarks: &[Remark], locale: &Locale) -> Self {
        let title = locale.say_with("intake-remarks", &[("title", instrument.title.get(locale.language()))]);
        Self::new(title, locale.say("intake-remarks-what"), remarks, locale)
    }

    fn new(title: String, what: String, remarks: &[Remark], locale: &Locale) -> Self {
        let row = |remark: &Remark| {
            let place = match &remark.place {
                Place::Line(line) => locale.say_with("intake-line", &[("line", &line.to_string())]),
                Place::Sheet(sheet) => locale.say_with("intake-sheet", &[("sheet", sheet)]),
                Place::Cell(sheet, cell) => {
                    locale.say_with("intake-cell", &[("sheet", sheet), ("cell", &cell.to_string())])
                }
            };
            let (what, hint) = remark.words(locale);
            Row { place, what, hint: hint.unwrap_or_default() }
        };
        Self { title, what, rows: remarks.iter().map(row).collect(), ends: Vec::new(), measured: 0.0 }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let locale = around.locale;
        let title = self.title.clone();
        let (escape, closed) = modal(ctx, &title, WIDTH, |ui| {
            ui.add(Label::new(&self.what).wrap());
            ui.add_space(SMALL);
            self.list_ui(ui);
            ui.add_space(SMALL);
            from_the_right(ui, |ui| {
                let close = primary_button(ui, &locale.say("ui-close")).clicked();
                if labeled_button(ui, Icon::Copy, &locale.say("intake-copy")).clicked() {
                    ui.copy_text(self.text());
                }
                close
            })
        });
        if escape || closed { Flow::Close } else { Flow::Stay }
    }

    /// Everything as text, one place a line.
    fn text(&self) -> String {
        let line = |row: &Row| format!("{}: {} {}", row.place, row.what, row.hint).trim_end().to_owned() + "\n";
        self.rows.iter().map(line).collect()
    }

    /// Only the rows that can be seen are drawn: a file may be wrong in thousands of places.
    fn list_ui(&mut self, ui: &mut Ui) {
        let width = ui.available_width() - MEDIUM;
        if (self.measured - width).abs() > 0.5 {
            (self.measured, self.ends) = (width, Vec::new());
        }
        if self.ends.is_empty() {
            let mut end = 0.0;
            for row in &self.rows {
                end += row.height(ui, width);
                self.ends.push(end);
            }
        }
        let most = (ui.ctx().content_rect().height() - REST).clamp(LIST.0, LIST.1);
        let list = ScrollArea::vertical().id_salt("remarks").max_height(most).auto_shrink([false, true]);
        list.show_viewport(ui, |ui, seen| {
            ui.set_height(self.ends.last().copied().unwrap_or_default());
            let origin = ui.min_rect().min;
            let first = self.ends.partition_point(|end| *end < seen.min.y);
            let mut top = first.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
            for (row, end) in self.rows.iter().zip(&self.ends).skip(first) {
                row.ui(ui, Rect::from_min_size(origin + Vec2::new(0.0, top), Vec2::new(width, *end - top)));
                top = *end;
                if top > seen.max.y {
                    break;
                }
            }
        });
    }
}

impl Row {
    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let height = |text: &str, style: TextStyle, width: f32| {
            let font = style.resolve(ui.style());
            ui.painter().layout(text.to_owned(), font, Color32::PLACEHOLDER, width).size().y
        };
        let hint = if self.hint.is_empty() { 0.0 } else { height(&self.hint, TextStyle::Small, width - PLACE) };
        let place = height(&self.place, TextStyle::Body, PLACE - SMALL);
        place.max(height(&self.what, TextStyle::Body, width - PLACE) + hint) + MEDIUM
    }

    fn ui(&self, ui: &mut Ui, area: Rect) {
        let column = |ui: &mut Ui, area: Rect, contents: &dyn Fn(&mut Ui)| {
            let builder = UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                contents(ui);
            });
        };
        let (place, rest) = area.split_left_right_at_x(area.left() + PLACE);
        column(ui, place.with_max_x(place.right() - SMALL), &|ui| {
            ui.add(Label::new(RichText::new(&self.place).color(palette(ui).quiet)).wrap());
        });
        column(ui, rest, &|ui| {
            ui.add(Label::new(&self.what).wrap());
            if !self.hint.is_empty() {
                ui.add(Label::new(small(ui, &self.hint)).wrap());
            }
        });
    }
}

impl Replacement {
    /// Asks about the instrument of a file and the revision that is here.
    #[must_use]
    pub fn new(path: PathBuf, instrument: Instrument, old: String) -> Self {
        Self { path, instrument: Box::new(instrument), old }
    }

    /// Draws the dialog.
    pub fn ui(&self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Instrument { id, revision, title, .. }) = (around.locale, &*self.instrument);
        let question = locale.say_with("intake-replace", &[("old", &self.old), ("new", revision)]);
        let (escape, pressed) = modal(ctx, &question, 560.0, |ui| {
            let args = [("title", title.get(locale.language())), ("id", id), ("old", &self.old)];
            ui.add(Label::new(locale.say_with("intake-replace-what", &args)).wrap());
            foot(ui, locale, &locale.say("intake-replace-confirm"))
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Confirm => {
                let replacing = Some(self.old.clone());
                around.actions.push(Action::TakeIn { path: self.path.clone(), replacing });
                Flow::Close
            }
            Pressed::Nothing => Flow::Stay,
        }
    }
}
