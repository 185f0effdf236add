//! Dialogs about the checklist on paper: what is to be printed, and what a filled workbook would change.

use super::rounds::path_field;
use super::{Flow, Pressed, Surroundings, entered, focus_first, focus_wrong, foot, modal};
use crate::assessment::UnitId;
use crate::exchange::paper::{Filling, Preview, Take};
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::action::Action;
use crate::ui::dialog::Question;
use crate::ui::table::at_least_wide;
use crate::ui::theme::{MEDIUM, SMALL};
use crate::ui::widgets::{from_the_right, primary_button, radio_value, small};
use crate::wording::Wording;
use egui::{Align, Context, Label, Layout, ScrollArea, TextStyle, Ui, Vec2};
use std::path::{Path, PathBuf};

/// Width of the list of answers that differ, and of its columns.
const WIDTH: f32 = 720.0;
const COLUMNS: [f32; 3] = [168.0, 260.0, 260.0];
/// Height of everything but the list, which takes what is left, within these limits.
const REST: f32 = 470.0;
const LIST: (f32, f32) = (72.0, 300.0);

/// Asks what is to be printed, and where to.
pub struct PrintForm {
    unit: UnitId,
    form: Form,
    filling: Filling,
    /// Where files are suggested.
    folder: PathBuf,
    /// The path typed or chosen; none while it follows from the unit.
    path: Option<String>,
    tried: bool,
}

/// What a checklist is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Page,
    Workbook,
}

/// Shows what a filled workbook would change, before it does.
pub struct PaperPreview {
    preview: Preview,
    take: Take,
    unit: String,
    sentences: Vec<String>,
    /// Of each answer that differs: the place, what stands, what the workbook says.
    rows: Vec<[String; 3]>,
}

impl PrintForm {
    /// Starts with an empty page for a unit.
    #[must_use]
    pub fn new(unit: UnitId, folder: PathBuf) -> Self {
        Self { unit, form: Form::Page, filling: Filling::Empty, folder, path: None, tried: false }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let (locale, Some(session)) = (around.locale, around.session) else { return Flow::Close };
        let Some(unit) = session.round().units.get(&self.unit) else { return Flow::Close };
        let (escape, pressed) = modal(ctx, &locale.say("paper-print"), 560.0, |ui| {
            ui.add(Label::new(locale.say_with("paper-print-what", &[("unit", &unit.name)])).wrap());
            ui.add_space(SMALL);
            ui.label(locale.say("paper-print-format"));
            for (form, name, what) in [
                (Form::Page, "paper-print-html", "paper-print-html-what"),
                (Form::Workbook, "paper-print-xlsx", "paper-print-xlsx-what"),
            ] {
                if radio_value(ui, &mut self.form, form, &locale.say(name)).changed() {
                    // A path that was typed or chosen keeps its name and changes its ending.
                    let path = self.path.as_ref().map(|path| Path::new(path).with_extension(form.ending()));
                    self.path = path.map(|path| path.display().to_string());
                }
                ui.label(small(ui, locale.say(what)));
            }
            ui.add_space(SMALL);
            ui.label(locale.say("paper-print-filling"));
            radio_value(ui, &mut self.filling, Filling::Empty, &locale.say("paper-print-empty"));
            radio_value(ui, &mut self.filling, Filling::Filled, &locale.say("paper-print-filled"));
            ui.add_space(SMALL);
            let before = self.path(locale, &unit.name);
            let mut path = before.clone();
            let wrong = self.tried.then(|| wrong(&before)).flatten();
            let said = wrong.map(|key| locale.say(key));
            let label = locale.say("paper-print-path");
            let field = path_field(ui, around, &label, &mut path, Question::NewPaper, said.as_deref());
            focus_first(ui, &field);
            if path != before {
                self.path = Some(path);
            }
            let pressed = match foot(ui, locale, &locale.say("paper-print-confirm")) {
                Pressed::Nothing if entered(ui, &[&field]) => Pressed::Confirm,
                pressed => pressed,
            };
            focus_wrong(pressed, &[(wrong, &field)]);
            pressed
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Confirm => {
                self.tried = true;
                let path = self.path(locale, &unit.name);
                if wrong(&path).is_some() {
                    return Flow::Stay;
                }
                let path = self.form.named(path.trim());
                around.actions.push(Action::Print { unit: self.unit, filling: self.filling, path });
                Flow::Close
            }
            Pressed::Nothing => Flow::Stay,
        }
    }

    /// Takes the path chosen in the system's dialog.
    pub fn choose(&mut self, path: &Path) {
        self.path = Some(self.form.named(&path.display().to_string()).display().to_string());
    }

    fn path(&self, locale: &Locale, unit: &str) -> String {
        self.path.clone().unwrap_or_else(|| {
            let unit: String =
                unit.chars().take(80).map(|c| if super::rounds::is_plain(c) { c } else { '-' }).collect();
            let name = locale.say_with("paper-file-name", &[("unit", &unit)]);
            self.folder.join(format!("{name}.{}", self.form.ending())).display().to_string()
        })
    }
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Workbook => "xlsx",
        }
    }

    /// Gives a path the ending.
    fn named(self, path: &str) -> PathBuf {
        let path = PathBuf::from(path);
        match path.extension() {
            Some(ending) if ending.eq_ignore_ascii_case(self.ending()) => path,
            // A unit such as "UPT 1.2" has a point of its own.
            Some(_) | None => PathBuf::from(format!("{}.{}", path.display(), self.ending())),
        }
    }
}

/// Why nothing can be written to a path.
fn wrong(path: &str) -> Option<&'static str> {
    let path = Path::new(path.trim());
    if path.as_os_str().is_empty() {
        Some("start-path-missing")
    } else if !path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
        Some("paper-print-folder")
    } else {
        path.exists().then_some("paper-print-exists")
    }
}

impl PaperPreview {
    /// Prepares what is shown of a workbook.
    #[must_use]
    pub fn new(preview: Preview, session: &Session, locale: &Locale) -> Self {
        let round = session.round();
        let unit = round.units.get(&preview.unit).map(|unit| unit.name.clone()).unwrap_or_default();
        let (sheet, wording) = (round.sheet_of(preview.unit), Wording { locale, instrument: session.instrument() });
        let rows = preview.differing.iter().map(|difference| {
            let [now, then] = difference.words(&wording).map(|text| text.replace('\n', " "));
            [difference.place(sheet), now, then]
        });
        // The first sentence is the title.
        let sentences = preview.sentences(locale, round).into_iter().skip(1).collect();
        Self { rows: rows.collect(), sentences, unit, take: Take::New, preview }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let locale = around.locale;
        let title = locale.say_with("paper-preview", &[("unit", &self.unit)]);
        let nothing = self.preview.new.is_empty() && self.rows.is_empty();
        let (escape, pressed) = modal(ctx, &title, WIDTH, |ui| {
            for sentence in &self.sentences {
                ui.add(Label::new(sentence).wrap());
            }
            if nothing {
                ui.label(locale.say("paper-preview-nothing"));
                ui.add_space(SMALL);
                let closed = from_the_right(ui, |ui| primary_button(ui, &locale.say("ui-close")).clicked());
                return if closed { Pressed::Cancel } else { Pressed::Nothing };
            }
            if !self.rows.is_empty() {
                ui.add_space(SMALL);
                ui.label(locale.say("paper-preview-choice"));
                radio_value(ui, &mut self.take, Take::New, &locale.say("paper-preview-keep"));
                radio_value(ui, &mut self.take, Take::All, &locale.say("paper-preview-replace"));
                ui.add_space(SMALL);
                self.list_ui(ui, locale);
            }
            ui.add_space(SMALL);
            let taken = match self.take {
                Take::New => self.preview.new.len(),
                Take::All => self.preview.new.len() + self.rows.len(),
            };
            ui.label(locale.say_with("paper-preview-count", &[("count", &taken.to_string())]));
            foot(ui, locale, &locale.say("paper-preview-confirm"))
        });
        match pressed {
            _ if escape => Flow::Close,
            Pressed::Cancel => Flow::Close,
            Pressed::Confirm => {
                around.actions.push(Action::TakePaper(Box::new(self.preview.clone()), self.take));
                Flow::Close
            }
            Pressed::Nothing => Flow::Stay,
        }
    }

    fn list_ui(&self, ui: &mut Ui, locale: &Locale) {
        let height = ui.text_style_height(&TextStyle::Small);
        ui.spacing_mut().interact_size.y = height;
        ui.spacing_mut().item_spacing.y = 4.0;
        let heads = ["paper-preview-place", "paper-preview-now", "paper-preview-then"].map(|key| locale.say(key));
        let most = (ui.ctx().content_rect().height() - REST).clamp(LIST.0, LIST.1);
        at_least_wide(ui, COLUMNS.iter().sum::<f32>() + 2.0 * MEDIUM, |ui| {
            row_ui(ui, &heads, height);
            let list = ScrollArea::vertical().id_salt("differing").max_height(most).auto_shrink([false, true]);
            list.show_rows(ui, height, self.rows.len(), |ui, shown| {
                for row in &self.rows[shown] {
                    row_ui(ui, row, height);
                }
            });
        });
    }
}

fn row_ui(ui: &mut Ui, texts: &[String; 3], height: f32) {
    ui.horizontal(|ui| {
        for (text, width) in texts.iter().zip(COLUMNS) {
            ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(small(ui, text)).truncate()).on_hover_text(text);
            });
        }
    });
}
