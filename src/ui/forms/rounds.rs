//! Dialogs about round files: a new one, one to open, one to write to.

use super::{Flow, Pressed, Surroundings, entered, focus_first, focus_wrong, foot, modal};
use crate::assessment::UnitId;
use crate::instrument::{Digest, Instrument, ItemCode};
use crate::ui::action::Action;
use crate::ui::dialog::{ENDING, Question};
use crate::ui::theme::{self, SMALL};
use crate::ui::widgets::{self, Icon, labeled_button, labeled_field, small, trouble};
use egui::{
    Align2, Color32, ComboBox, Context, Label, Margin, Response, ScrollArea, TextEdit, TextStyle, TextWrapMode, Ui,
    Vec2,
};
use std::path::{Path, PathBuf};

/// Width kept for the tag of provisional instruments.
const TAG: f32 = 100.0;
/// Height of the list of instruments.
const LIST: f32 = 320.0;

/// Asks for a new round: instrument, title, year, file.
pub struct NewRound {
    title: String,
    year: String,
    instrument: String,
    /// The path typed or chosen; none while it follows from the title.
    path: Option<String>,
    folder: PathBuf,
    tried: bool,
}

/// Asks for a file or folder, typed or chosen.
pub struct PathForm {
    purpose: Purpose,
    path: String,
    tried: bool,
}

/// What a path is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A round to open.
    Open,
    /// Where to write the sample.
    Sample,
    /// Where to write result files of these units.
    Export(Vec<UnitId>),
    /// An instrument to take in.
    TakeIn,
    /// A filled workbook to take in.
    TakePaper,
    /// An earlier round to attach.
    Attach,
    /// Files that prove an item of a unit.
    Evidence(UnitId, ItemCode),
    /// A folder to watch for new photos.
    Watch,
    /// Where to save a copy of a stored file.
    Copy(Digest),
}

impl NewRound {
    /// Starts with this year and the instrument of this id.
    #[must_use]
    pub fn new(instrument: String, year: i16, folder: PathBuf) -> Self {
        Self { title: String::new(), year: year.to_string(), instrument, path: None, folder, tried: false }
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let locale = around.locale;
        let (escape, pressed) = modal(ctx, &locale.say("start-new"), 560.0, |ui| {
            let wrong = |key: Option<&str>| key.filter(|_| self.tried).map(|key| locale.say(key));
            let (no_title, no_year) = (wrong(self.wrong_title()), wrong(self.wrong_year()));
            let title_label = locale.say("start-new-title");
            let title = labeled_field(ui, "title", &title_label, &mut self.title, no_title.as_deref());
            let year = labeled_field(ui, "year", &locale.say("start-new-year"), &mut self.year, no_year.as_deref());
            focus_first(ui, &title);
            self.instruments_ui(ui, around);
            let mut path = self.path();
            let label = locale.say("start-new-file");
            let no_path = self.tried.then(|| wrong_new_path(&path)).flatten().map(|key| locale.say(key));
            let field = path_field(ui, around, &label, &mut path, Question::NewRound, no_path.as_deref());
            if field.changed() {
                self.path = Some(path);
            }
            let pressed = match foot(ui, locale, &locale.say("start-new-confirm")) {
                Pressed::Nothing if entered(ui, &[&title, &year, &field]) => Pressed::Confirm,
                pressed => pressed,
            };
            let (no_title, no_year, no_path) = (self.wrong_title(), self.wrong_year(), wrong_new_path(&self.path()));
            focus_wrong(pressed, &[(no_title, &title), (no_year, &year), (no_path, &field)]);
            pressed
        });
        if escape || pressed == Pressed::Cancel {
            return Flow::Close;
        }
        if pressed == Pressed::Confirm {
            self.tried = true;
            let sound = self.wrong_title().is_none() && wrong_new_path(&self.path()).is_none();
            if let (true, None, Ok(year)) = (sound, self.wrong_year(), self.year.trim().parse()) {
                around.actions.push(Action::Create {
                    path: with_ending(&self.path()),
                    instrument: self.instrument.clone(),
                    title: self.title.trim().to_owned(),
                    year,
                });
                return Flow::Close;
            }
        }
        Flow::Stay
    }

    /// Takes the path chosen in the system's dialog.
    pub fn choose(&mut self, path: &Path) {
        self.path = Some(path.display().to_string());
    }

    fn instruments_ui(&mut self, ui: &mut Ui, around: &Surroundings<'_>) {
        let language = around.locale.language();
        let label = around.locale.say("start-new-instrument");
        let name = |instrument: &Instrument| {
            let title = instrument.title.get(language);
            if around.library.is_own(&instrument.id) {
                // One's own may bear the title and the issuer of the one it was made from.
                let args = [("id", instrument.id.as_str()), ("revision", &instrument.revision)];
                return format!("{title} ({})", around.locale.say_with("revision-name", &args));
            }
            format!("{title} ({})", instrument.issuer)
        };
        let chosen = around.library.find(&self.instrument);
        let named = ui.label(&label);
        ui.horizontal(|ui| {
            let width = ui.available_width() - TAG;
            let list = ComboBox::from_id_salt("instrument")
                .icon(widgets::caret)
                .width(width)
                .height(LIST)
                .truncate()
                .selected_text(chosen.map(name).unwrap_or_default())
                .show_ui(ui, |ui| {
                    ui.set_max_width(width);
                    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                    for instrument in around.library.instruments() {
                        ui.selectable_value(&mut self.instrument, instrument.id.clone(), name(instrument));
                    }
                });
            list.response.labelled_by(named.id).on_hover_text(chosen.map(name).unwrap_or_default());
            if chosen.is_some_and(Instrument::is_provisional) {
                widgets::provisional_tag(ui, around.locale);
            }
        });
        // What must be known of an instrument is read before it is chosen; the room is kept for the longest.
        let note = chosen.and_then(|instrument| instrument.note.as_ref());
        ScrollArea::vertical().id_salt("note").max_height(72.0).min_scrolled_height(72.0).show(ui, |ui| {
            ui.set_min_height(72.0);
            if let Some(note) = note {
                ui.label(small(ui, note.get(language)));
            }
        });
    }

    fn path(&self) -> String {
        let name: String = self.title.trim().chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
        let follows = || self.folder.join(format!("{name}.{ENDING}")).display().to_string();
        match &self.path {
            Some(path) => path.clone(),
            None if name.is_empty() => String::new(),
            None => follows(),
        }
    }

    fn wrong_title(&self) -> Option<&'static str> {
        self.title.trim().is_empty().then_some("start-new-title-missing")
    }

    fn wrong_year(&self) -> Option<&'static str> {
        let sound = self.year.trim().parse().is_ok_and(|year: u16| (1990..=2200).contains(&year));
        (!sound).then_some("start-new-year-wrong")
    }
}

impl PathForm {
    /// Asks for a path, with a suggestion.
    #[must_use]
    pub fn new(purpose: Purpose, suggestion: &Path) -> Self {
        Self { purpose, path: suggestion.display().to_string(), tried: false }
    }

    /// What the path is asked for.
    #[must_use]
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// Draws the dialog.
    pub fn ui(&mut self, ctx: &Context, around: &Surroundings<'_>) -> Flow {
        let locale = around.locale;
        let (title, label, confirm) = match self.purpose {
            Purpose::Open => ("start-open", "start-open-path", "start-open-confirm"),
            Purpose::Sample => ("start-sample", "start-sample-path", "start-sample-confirm"),
            Purpose::Export(_) => ("ui-export", "ui-export-folder", "ui-export-confirm"),
            Purpose::TakeIn => ("intake-title", "intake-path", "intake-confirm"),
            Purpose::TakePaper => ("paper-take", "paper-take-path", "paper-take-confirm"),
            Purpose::Attach => ("earlier-attach", "earlier-attach-path", "earlier-attach-read"),
            Purpose::Evidence(..) => ("evidence-ask", "evidence-path", "evidence-confirm"),
            Purpose::Copy(_) => ("evidence-save", "evidence-save-path", "evidence-save-confirm"),
            Purpose::Watch => ("evidence-watch", "evidence-watch-path", "evidence-watch-confirm"),
        };
        let (escape, pressed) = modal(ctx, &locale.say(title), 560.0, |ui| {
            match &self.purpose {
                Purpose::Open | Purpose::Copy(_) => {}
                Purpose::Sample => {
                    ui.label(locale.say("start-sample-what"));
                }
                Purpose::Export(units) => {
                    ui.label(locale.say_with("ui-export-what", &[("units", &units.len().to_string())]));
                }
                Purpose::TakeIn => {
                    ui.label(locale.say("intake-what"));
                }
                Purpose::TakePaper => {
                    ui.label(locale.say("paper-take-what"));
                }
                Purpose::Attach => _ = ui.add(Label::new(locale.say("earlier-attach-ask")).wrap()),
                Purpose::Evidence(_, item) => {
                    ui.label(locale.say_with("evidence-ask-what", &[("item", item.as_str())]));
                }
                Purpose::Watch => {
                    ui.label(locale.say("evidence-watch-what"));
                }
            }
            let question = match self.purpose {
                Purpose::Open => |_| Question::Round,
                Purpose::Sample => Question::NewRound,
                Purpose::Export(_) => Question::Folder,
                Purpose::TakeIn => |_| Question::Instrument,
                Purpose::TakePaper => |_| Question::Paper,
                Purpose::Attach => |_| Question::Earlier,
                Purpose::Evidence(..) => |_| Question::Evidence,
                Purpose::Watch => Question::Watched,
                Purpose::Copy(_) => Question::Copy,
            };
            let wrong = self.tried.then(|| self.wrong()).flatten().map(|key| locale.say(key));
            let field = path_field(ui, around, &locale.say(label), &mut self.path, question, wrong.as_deref());
            focus_first(ui, &field);
            let pressed = match foot(ui, locale, &locale.say(confirm)) {
                Pressed::Nothing if entered(ui, &[&field]) => Pressed::Confirm,
                pressed => pressed,
            };
            focus_wrong(pressed, &[(self.wrong(), &field)]);
            pressed
        });
        if escape || pressed == Pressed::Cancel {
            return Flow::Close;
        }
        if pressed == Pressed::Confirm {
            self.tried = true;
            if self.wrong().is_none() {
                around.actions.push(self.confirmed());
                return Flow::Close;
            }
        }
        Flow::Stay
    }

    /// Takes what was chosen in the system's dialog, which is as good as confirming it. Returns what to do.
    pub fn choose(&mut self, paths: &[PathBuf]) -> Action {
        if let Purpose::Evidence(unit, item) = &self.purpose {
            return Action::TakeEvidence(*unit, item.clone(), paths.to_vec());
        }
        self.path = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
        self.confirmed()
    }

    fn confirmed(&self) -> Action {
        match &self.purpose {
            Purpose::Open => Action::Open(PathBuf::from(self.path.trim())),
            Purpose::Sample => Action::Sample(with_ending(&self.path)),
            Purpose::Export(units) => Action::ExportTo(units.clone(), PathBuf::from(self.path.trim())),
            Purpose::Evidence(unit, item) => {
                Action::TakeEvidence(*unit, item.clone(), vec![PathBuf::from(self.path.trim())])
            }
            Purpose::Copy(file) => Action::SaveCopy(*file, PathBuf::from(self.path.trim())),
            Purpose::Watch => Action::Watch(PathBuf::from(self.path.trim())),
            Purpose::TakeIn => Action::TakeIn { path: PathBuf::from(self.path.trim()), replacing: None },
            Purpose::TakePaper => Action::ReadPaper(PathBuf::from(self.path.trim())),
            Purpose::Attach => Action::ReadEarlier(PathBuf::from(self.path.trim())),
        }
    }

    fn wrong(&self) -> Option<&'static str> {
        match self.purpose {
            Purpose::Open
            | Purpose::Export(_)
            | Purpose::TakeIn
            | Purpose::TakePaper
            | Purpose::Attach
            | Purpose::Evidence(..)
            | Purpose::Watch
            | Purpose::Copy(_) => self.path.trim().is_empty().then_some("start-path-missing"),
            Purpose::Sample => wrong_new_path(&self.path),
        }
    }
}

/// A field for a path with a button that asks the system.
pub(super) fn path_field(
    ui: &mut Ui,
    around: &Surroundings<'_>,
    label: &str,
    path: &mut String,
    question: impl FnOnce(PathBuf) -> Question,
    wrong: Option<&str>,
) -> Response {
    let name = ui.label(label);
    let field = ui.horizontal(|ui| {
        let browse = around.locale.say("ui-browse");
        let word = ui.painter().layout_no_wrap(browse.clone(), TextStyle::Button.resolve(ui.style()), Color32::WHITE);
        // The button's icon, gap and padding.
        let room = ui.available_width() - word.size().x - 18.0 - 2.0 * SMALL - 2.0 * ui.spacing().button_padding.x;
        let edit = TextEdit::singleline(path)
            .id_salt("path")
            .margin(Margin::symmetric(8, 4))
            .min_size(Vec2::new(0.0, theme::HIT))
            .align(Align2::LEFT_CENTER)
            .desired_width(room);
        let field = ui.add(edit).labelled_by(name.id);
        if labeled_button(ui, Icon::Open, &browse).clicked() {
            around.actions.push(Action::Browse(question(PathBuf::from(path.trim()))));
        }
        field
    });
    trouble(ui, wrong);
    field.inner
}

fn wrong_new_path(path: &str) -> Option<&'static str> {
    let path = path.trim();
    match (path.is_empty(), Path::new(path).parent().is_some_and(Path::is_dir), with_ending(path).exists()) {
        (true, _, _) => Some("start-path-missing"),
        (false, false, _) => Some("start-path-no-folder"),
        (false, true, true) => Some("start-path-exists"),
        (false, true, false) => None,
    }
}

fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path.trim());
    match path.extension() {
        Some(ending) if ending == ENDING => path,
        // A title such as "Kota Metro v1.2" has a point of its own.
        _ => PathBuf::from(format!("{}.{ENDING}", path.display())),
    }
}

/// Whether a character may stand in a file's name on every system.
pub(super) fn is_plain(c: char) -> bool {
    !c.is_control() && !r#"/\:*?"<>|"#.contains(c)
}
