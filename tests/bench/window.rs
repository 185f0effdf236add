//! How long a frame of the window takes, without the graphics card.

use crate::measure::Figures;
use egui::{Context, Event, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use penilai::assessment::{Change, Entity, EntityId, EntityType, RoundInfo, ServiceUnit, UnitId};
use penilai::library::Library;
use penilai::locale::{Language, Locale, Message};
use penilai::session::{Author, Session};
use penilai::ui::action::Actions;
use penilai::ui::theme;
use penilai::ui::units::UnitsScreen;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const SIZE: Vec2 = Vec2::new(1280.0, 720.0);

pub(crate) fn run(figures: &mut Figures) {
    let (still, scrolling) = ("window: table of 10,000 units, still", "window: table of 10,000 units, scrolling");
    let (searching, reading) =
        ("window: a letter of a search among 10,000 units", "window: a frame in which 16 units were read");
    if ![still, scrolling, searching, reading].iter().any(|name| figures.wants(name)) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder.path().join("round.penilai"), 500, 20);
    let read_some = |session: &mut Session| {
        session.poll();
        session.unread()
    };
    let (locale, actions, mut screen) = (Locale::new(Language::Id), Actions::default(), UnitsScreen::default());
    let ctx = Context::default();
    theme::install(&ctx);
    let mut time = 0.0;
    let mut frame = |session: &Session, events: Vec<Event>| {
        time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, events, time: Some(time), ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| screen.ui(ui, session, &locale, &actions));
        output.textures_delta.clear();
        black_box(output.shapes.len());
        let _ = actions.take();
    };
    let target = Some(Duration::from_millis(2));
    if figures.wants(reading) {
        figures.time(reading, None, 100, || {
            read_some(&mut session);
            frame(&session, Vec::new());
        });
    }
    while read_some(&mut session) > 0 {}
    frame(&session, vec![Event::PointerMoved(Pos2::new(600.0, 500.0))]);
    if figures.wants(still) {
        figures.time(still, target, 300, || frame(&session, Vec::new()));
    }
    if figures.wants(scrolling) {
        figures.time(scrolling, target, 300, || {
            let delta = Vec2::new(0.0, -900.0);
            let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, egui::Modifiers::NONE);
            frame(
                &session,
                vec![Event::MouseWheel { unit, delta, phase, source: egui::MouseWheelSource::Wheel, modifiers }],
            );
        });
    }
    if figures.wants(searching) {
        let press = |pressed| Event::Key {
            key: egui::Key::Slash,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        };
        frame(&session, vec![press(true)]);
        frame(&session, vec![press(false)]);
        let letters = "kabupaten dinas ".chars().cycle();
        let mut letters = letters.map(|letter| Event::Text(letter.to_string()));
        figures.time(searching, None, 40, || frame(&session, letters.by_ref().take(1).collect()));
    }
}

fn session(path: &std::path::Path, entities: usize, units: usize) -> Session {
    let library = Library::built_in().unwrap();
    let info = RoundInfo { title: "Nasional".into(), year: 2024, example: false };
    let author = Author { name: "Siti".into(), clock: || 0 };
    let instrument = library.find("ombudsman-2024").unwrap();
    let mut session = Session::create(path, instrument, &info, author.clone(), Arc::new(|| ())).unwrap();
    let mut changes = Vec::new();
    for number in 0..entities {
        let id = EntityId(Session::new_id());
        let (code, name) = (format!("{:02}.{:02}", number / 20, number % 20), format!("Kabupaten Nomor {number}"));
        let province = format!("Provinsi {}", number / 20);
        changes.push(Change::PutEntity(Entity {
            id,
            code,
            name,
            kind: EntityType::Regency,
            province,
            follow_up: None,
        }));
        let unit = |unit| ServiceUnit {
            id: UnitId(Session::new_id()),
            entity: id,
            name: format!("Dinas {unit} Kabupaten Nomor {number}"),
        };
        changes.extend((0..units).map(unit).map(Change::PutUnit));
    }
    session.apply(Message::new("app-name"), changes).unwrap();
    session.flush().unwrap();
    drop(session);
    Session::open(path, author, Arc::new(|| ())).unwrap()
}
