//! A round with one unit, and a window in which a view is drawn and what it asks for is done.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use penilai::assessment::{Change, Entity, EntityId, EntityType, RoundInfo, ServiceUnit, UnitId};
use penilai::instrument::{Instrument, ItemId};
use penilai::library::Library;
use penilai::locale::{Language, Locale, Message};
use penilai::scoring::Verdict;
use penilai::session::{Author, Session};
use penilai::ui::action::{Action, Actions};
use penilai::ui::theme;
use std::sync::Arc;

/// A view: it reads the session and asks.
pub(crate) trait View {
    fn ui(&mut self, ui: &mut egui::Ui, session: &Session, locale: &Locale, actions: &Actions);
}

/// A round, a view of it, and what the view asked for beside changes.
pub(crate) struct Stage<V> {
    pub(crate) session: Session,
    pub(crate) view: V,
    pub(crate) locale: Locale,
    pub(crate) actions: Actions,
    pub(crate) asked: Vec<Action>,
    pub(crate) steps: Vec<Message>,
    pub(crate) copied: Option<String>,
    _folder: tempfile::TempDir,
}

/// A round of a shipped instrument, or of one written for the test, with one unit.
pub(crate) fn round(instrument: &Instrument) -> (Session, UnitId, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let info = RoundInfo { title: "Kota Metro 2024".into(), year: 2024, example: false };
    let author = Author { name: "Siti".into(), clock: || 1_735_689_600_000 };
    let path = folder.path().join("putaran.penilai");
    let mut session = Session::create(&path, instrument, &info, author, Arc::new(|| {})).unwrap();
    let entity = EntityId(Session::new_id());
    let unit = UnitId(Session::new_id());
    let city = Entity {
        id: entity,
        code: "18.72".into(),
        name: "Kota Metro".into(),
        kind: EntityType::City,
        province: "Lampung".into(),
        follow_up: None,
    };
    let clinic = ServiceUnit { id: unit, entity, name: "Puskesmas Metro".into() };
    session.apply(Message::new("step"), vec![Change::PutEntity(city), Change::PutUnit(clinic)]).unwrap();
    session.keep(unit);
    session.poll();
    (session, unit, folder)
}

pub(crate) fn shipped(id: &str) -> Instrument {
    Library::built_in().unwrap_or_else(|problems| panic!("{problems:?}")).find(id).unwrap().clone()
}

/// Opens a window of 1280 x 720 with a view of a round.
pub(crate) fn stage<'a, V: View + 'a>(
    (session, _, folder): (Session, UnitId, tempfile::TempDir),
    language: Language,
    view: V,
) -> Harness<'a, Stage<V>> {
    let stage = Stage {
        session,
        view,
        locale: Locale::new(language),
        actions: Actions::default(),
        asked: Vec::new(),
        steps: Vec::new(),
        copied: None,
        _folder: folder,
    };
    Harness::builder()
        .with_size([1280.0, 720.0])
        .with_max_steps(60)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx: &egui::Context| theme::install(ctx))
        .build_ui_state(
            |ui, stage: &mut Stage<V>| {
                stage.session.poll();
                stage.view.ui(ui, &stage.session, &stage.locale, &stage.actions);
                stage.perform();
                ui.output(|output| {
                    for command in &output.commands {
                        if let egui::OutputCommand::CopyText(text) = command {
                            stage.copied = Some(text.clone());
                        }
                    }
                });
            },
            stage,
        )
}

impl<V> Stage<V> {
    /// Does what was asked for, as the window does after drawing.
    pub(crate) fn perform(&mut self) {
        for action in self.actions.take() {
            match action {
                Action::Apply(name, changes) => {
                    self.session.apply(name.clone(), changes).unwrap();
                    self.steps.push(name);
                }
                Action::Answer(name, changes) => {
                    self.session.answer(name.clone(), changes).unwrap();
                    self.steps.push(name);
                }
                other => self.asked.push(other),
            }
        }
    }

    pub(crate) fn unit(&self) -> UnitId {
        *self.session.round().units.keys().next().unwrap()
    }

    pub(crate) fn item(&self, code: &str) -> ItemId {
        self.session.instrument().find_item(code).unwrap()
    }

    /// Key, number or reason answered, as the sheet has it.
    pub(crate) fn answer(&self, code: &str, subject: Option<usize>) -> Option<String> {
        use penilai::assessment::Response;
        let sheet = self.session.sheet(self.unit()).unwrap();
        let subject = subject.map(|index| sheet.subjects[index].id);
        Some(match sheet.response(code, subject)? {
            Response::Choice(key) => key.clone(),
            Response::Number(text) | Response::Text(text) | Response::Date(text) => text.clone(),
            Response::Ticks(keys) => keys.join(" "),
            Response::NotApplicable(reason) => format!("N {reason}"),
            Response::NotObserved(reason) => format!("O {reason}"),
        })
    }

    pub(crate) fn note(&self, code: &str) -> String {
        let sheet = self.session.sheet(self.unit()).unwrap();
        sheet.answer(code, None).map(|answer| answer.note.clone()).unwrap_or_default()
    }

    pub(crate) fn verdict(&self) -> &Verdict {
        &self.session.scorecard(self.unit()).unwrap().verdict
    }

    /// Lowest and highest final score still possible, with two decimals.
    pub(crate) fn interval(&self) -> (String, String) {
        let (low, high) = self.verdict().interval().unwrap();
        (low.rounded.to_fixed(2), high.rounded.to_fixed(2))
    }

    pub(crate) fn labels(&self) -> Vec<String> {
        let sheet = self.session.sheet(self.unit()).unwrap();
        sheet.subjects.iter().map(|subject| subject.label.clone()).collect()
    }
}

/// Presses keys one after the other; each is a frame, with the text a keyboard sends along.
pub(crate) fn press<V>(harness: &mut Harness<'_, Stage<V>>, keys: &str) {
    for name in keys.split_whitespace() {
        let held = [("Ctrl+", Modifiers::COMMAND), ("Shift+", Modifiers::SHIFT)];
        let held = held.into_iter().find_map(|(prefix, held)| Some((held, name.strip_prefix(prefix)?)));
        let (modifiers, name) = held.unwrap_or((Modifiers::NONE, name));
        let key = Key::from_name(name).unwrap_or_else(|| panic!("no key {name}"));
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        harness.event(event(true));
        if modifiers == Modifiers::NONE && key.symbol_or_name().chars().count() == 1 {
            harness.event(Event::Text(key.symbol_or_name().to_lowercase()));
        }
        harness.event(event(false));
        harness.run();
    }
}

/// Types a text into whatever has the focus.
pub(crate) fn type_text<V>(harness: &mut Harness<'_, Stage<V>>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}
