//! How long a frame of the checklist takes, without the graphics card: with a section far larger than any official one, and with
//! ten times as many items in sections of the usual size.

use crate::evidence::{jpeg, photo as photo_of};
use crate::measure::Figures;
use crate::rounds::instrument_of;
use egui::{Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use penilai::assessment::{
    Change, Detail, Entity, EntityId, EntityType, Evidence, EvidenceId, FileKind, Masking, Place, Response, RoundInfo,
    ServiceUnit, UnitId,
};
use penilai::evidence::{Source, prepare};
use penilai::locale::{Language, Locale, Message};
use penilai::session::{Author, Session};
use penilai::store::StoredFile;
use penilai::ui::action::{Action, Actions};
use penilai::ui::checklist::{ChecklistScreen, Filter, toggle_filter};
use penilai::ui::theme;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const SIZE: Vec2 = Vec2::new(1190.0, 620.0);

/// A window with the checklist of one unit.
struct Scene {
    session: Session,
    unit: UnitId,
    screen: ChecklistScreen,
    locale: Locale,
    actions: Actions,
    ctx: Context,
    time: f64,
    _folder: tempfile::TempDir,
}

pub(crate) fn run(figures: &mut Figures) {
    large_section(figures);
    many_sections(figures);
}

fn large_section(figures: &mut Figures) {
    let [still, scrolling, answering] =
        ["still", "scrolling", "answering by key"].map(|what| format!("window: 300 items in one section, {what}"));
    if ![&still, &scrolling, &answering].into_iter().any(|name| figures.wants(name)) {
        return;
    }
    let mut scene = Scene::new(300, 300);
    let target = Some(Duration::from_millis(4));
    if figures.wants(&still) {
        figures.time(&still, target, 300, || scene.frame(Vec::new()));
    }
    if figures.wants(&scrolling) {
        figures.time(&scrolling, target, 300, || {
            scene.frame(vec![wheel(-300.0)]);
        });
    }
    if figures.wants(&answering) {
        let mut keys = [Key::Num0, Key::J, Key::Num1, Key::J].into_iter().cycle();
        figures.time(&answering, target, 200, || scene.frame(keys.by_ref().take(1).map(press).collect()));
    }
}

fn many_sections(figures: &mut Figures) {
    let [still, answering, filtering, searching] =
        ["still", "answering by key", "a filter on or off", "a letter of a search"]
            .map(|what| format!("window: 3,000 items in 100 sections, {what}"));
    if ![&still, &answering, &filtering, &searching].into_iter().any(|name| figures.wants(name)) {
        return;
    }
    let mut scene = Scene::new(3000, 30);
    if figures.wants(&still) {
        figures.time(&still, Some(Duration::from_millis(4)), 300, || scene.frame(Vec::new()));
    }
    if figures.wants(&answering) {
        let mut keys = [Key::Num0, Key::J, Key::Num1, Key::J].into_iter().cycle();
        figures.time(&answering, None, 200, || scene.frame(keys.by_ref().take(1).map(press).collect()));
    }
    let target = Some(Duration::from_millis(5));
    if figures.wants(&filtering) {
        figures.time(&filtering, target, 100, || {
            toggle_filter(&scene.ctx, scene.unit, Filter::Zero);
            scene.frame(Vec::new());
        });
    }
    if figures.wants(&searching) {
        scene.frame(vec![press(Key::Slash)]);
        scene.frame(Vec::new());
        // Found nearly everywhere in the text, then only in what was written, then nowhere.
        let letters = "nomor 2 loket xyz ".chars().cycle();
        let mut letters = letters.map(|letter| Event::Text(letter.to_string()));
        let mut typed = 0;
        figures.time(&searching, target, 180, || {
            // Ever longer text would not be what people look for.
            typed += 1;
            let erase = (typed % 18 == 0).then_some([Key::A, Key::Backspace]);
            let held = |key| if key == Key::A { Modifiers::COMMAND } else { Modifiers::NONE };
            let mut events: Vec<Event> = erase.into_iter().flatten().map(|key| press_with(key, held(key))).collect();
            events.extend(letters.by_ref().take(1));
            scene.frame(events);
        });
    }
}

/// Scrolling over 200 photos, which come from the round file while they are passed.
pub(crate) fn photos(figures: &mut Figures) {
    let name = "window: 200 photos in one section, scrolling";
    if !figures.wants(name) {
        return;
    }
    let mut scene = Scene::new(300, 300);
    let unit = scene.unit;
    let items: Vec<_> = scene.session.instrument().items().map(|(_, item)| item.code.clone()).collect();
    let (mut changes, mut files) = (Vec::new(), Vec::new());
    for (photo, item) in (0..200).zip(&items) {
        let bytes = jpeg(&photo_of(800, 600, photo)).into();
        let kept = prepare(&Source::Bytes { name: format!("IMG_{photo}.jpg"), bytes }).unwrap();
        let record = Evidence {
            file: kept.stored.digest,
            original: kept.original,
            name: kept.name,
            kind: FileKind::Jpeg,
            bytes: kept.stored.bytes.len() as u64,
            size: kept.stored.size,
            taken: kept.taken,
            caption: String::new(),
            masking: Masking::None,
            look: kept.stored.look,
            items: [item.clone()].into(),
        };
        changes.push(Change::PutDetail(unit, Detail::Evidence(EvidenceId(Session::new_id()), record)));
        files.push(StoredFile { bytes: kept.stored.bytes, thumbnail: kept.stored.thumbnail });
    }
    scene.session.apply_with_files(Message::new("app-name"), changes, files).unwrap();
    scene.session.flush().unwrap();
    let mut down = 0_u32;
    figures.time(name, Some(Duration::from_millis(4)), 600, || {
        down += 1;
        scene.frame(vec![wheel(if down % 300 < 150 { -300.0 } else { 300.0 })]);
    });
}

fn wheel(down: f32) -> Event {
    let (unit, delta) = (MouseWheelUnit::Point, Vec2::new(0.0, down));
    let (phase, source, modifiers) = (TouchPhase::Move, MouseWheelSource::Wheel, Modifiers::NONE);
    Event::MouseWheel { unit, delta, phase, source, modifiers }
}

fn press(key: Key) -> Event {
    press_with(key, Modifiers::NONE)
}

fn press_with(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

impl Scene {
    /// A unit with so many items, all answered and each with a note, in sections of so many, drawn until it is still.
    fn new(items: usize, in_section: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (session, unit) = session(&folder.path().join("round.penilai"), items, in_section);
        let ctx = Context::default();
        theme::install(&ctx);
        let mut scene = Self {
            session,
            unit,
            screen: ChecklistScreen::new(unit, None),
            locale: Locale::new(Language::Id),
            actions: Actions::default(),
            ctx,
            time: 0.0,
            _folder: folder,
        };
        for _ in 0..10 {
            scene.frame(vec![Event::PointerMoved(Pos2::new(600.0, 400.0))]);
        }
        scene
    }

    fn frame(&mut self, events: Vec<Event>) {
        let Self { session, screen, locale, actions, .. } = self;
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, events, time: Some(self.time), ..RawInput::default() };
        session.poll();
        let mut output = self.ctx.run_ui(input, |ui| screen.ui(ui, session, locale, actions));
        output.textures_delta.clear();
        black_box(output.shapes.len());
        for action in actions.take() {
            match action {
                Action::Apply(name, changes) => session.apply(name, changes).unwrap(),
                Action::Answer(name, changes) => session.answer(name, changes).unwrap(),
                _ => {}
            }
        }
    }
}

/// A round with one unit whose items are answered, each with a note.
fn session(path: &std::path::Path, items: usize, in_section: usize) -> (Session, UnitId) {
    let instrument = instrument_of(items, in_section);
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
