//! How long a frame of the checklist takes with a section far larger than any official one, without the graphics card.

use crate::measure::Figures;
use crate::rounds::instrument_of;
use egui::{Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use penilai::assessment::{Change, Entity, EntityId, EntityType, Place, Response, RoundInfo, ServiceUnit, UnitId};
use penilai::locale::{Language, Locale, Message};
use penilai::session::{Author, Session};
use penilai::ui::action::{Action, Actions};
use penilai::ui::checklist::ChecklistScreen;
use penilai::ui::theme;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const SIZE: Vec2 = Vec2::new(1190.0, 620.0);

pub(crate) fn run(figures: &mut Figures) {
    let [still, scrolling, answering] =
        ["still", "scrolling", "answering by key"].map(|what| format!("window: 300 items in one section, {what}"));
    if ![&still, &scrolling, &answering].into_iter().any(|name| figures.wants(name)) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut session, unit) = session(&folder.path().join("round.penilai"));
    let (locale, actions, mut screen) =
        (Locale::new(Language::Id), Actions::default(), ChecklistScreen::new(unit, None));
    let ctx = Context::default();
    theme::install(&ctx);
    let mut time = 0.0;
    let mut frame = |events: Vec<Event>| {
        time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, events, time: Some(time), ..RawInput::default() };
        session.poll();
        let mut output = ctx.run_ui(input, |ui| screen.ui(ui, &session, &locale, &actions));
        output.textures_delta.clear();
        black_box(output.shapes.len());
        for action in actions.take() {
            if let Action::Apply(name, changes) = action {
                session.apply(name, changes).unwrap();
            }
        }
    };
    let target = Some(Duration::from_millis(4));
    for _ in 0..10 {
        frame(vec![Event::PointerMoved(Pos2::new(600.0, 400.0))]);
    }
    if figures.wants(&still) {
        figures.time(&still, target, 300, || frame(Vec::new()));
    }
    if figures.wants(&scrolling) {
        figures.time(&scrolling, target, 300, || {
            let (unit, delta) = (MouseWheelUnit::Point, Vec2::new(0.0, -300.0));
            let (phase, source, modifiers) = (TouchPhase::Move, MouseWheelSource::Wheel, Modifiers::NONE);
            frame(vec![Event::MouseWheel { unit, delta, phase, source, modifiers }]);
        });
    }
    if figures.wants(&answering) {
        let press =
            |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let mut keys = [Key::Num0, Key::J, Key::Num1, Key::J].into_iter().cycle();
        figures.time(&answering, target, 200, || frame(keys.by_ref().take(1).map(press).collect()));
    }
}

/// A round with one unit whose 300 items are answered, each with a note.
fn session(path: &std::path::Path) -> (Session, UnitId) {
    let instrument = instrument_of(300, 300);
    let info = RoundInfo { title: "Besar".into(), year: 2024, example: false };
    let author = Author { name: "Siti".into(), clock: || 0 };
    let mut session = Session::create(path, &instrument, &info, author, Arc::new(|| ())).unwrap();
    let (entity, unit) = (EntityId(Session::new_id()), UnitId(Session::new_id()));
    let (code, name, province) = ("18.72".into(), "Kota Metro".into(), "Lampung".into());
    let mut changes = vec![
        Change::PutEntity(Entity { id: entity, code, name, kind: EntityType::City, province, follow_up: None }),
        Change::PutUnit(ServiceUnit { id: unit, entity, name: "Puskesmas".into() }),
    ];
    for (_, item) in instrument.items() {
        let place = Place { unit, item: item.code.clone(), subject: None };
        let note = "Dokumen diperlihatkan di loket dan difoto.";
        let answer = instrument.answer(item, Some(Response::Choice("2".into())), note);
        changes.push(Change::PutAnswer(place, answer));
    }
    session.apply(Message::new("app-name"), changes).unwrap();
    session.keep(unit);
    (session, unit)
}
