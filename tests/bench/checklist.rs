//! How long a frame of the checklist takes with a section far larger than any official one, without the graphics card.

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
    let mut window = Window::new(session(&folder.path().join("round.penilai")));
    let mut frame = |events: Vec<Event>| window.frame(events);
    let target = Some(Duration::from_millis(4));
    if figures.wants(&still) {
        figures.time(&still, target, 300, || frame(Vec::new()));
    }
    if figures.wants(&scrolling) {
        figures.time(&scrolling, target, 300, || {
            frame(vec![wheel(-300.0)]);
        });
    }
    if figures.wants(&answering) {
        let press =
            |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let mut keys = [Key::Num0, Key::J, Key::Num1, Key::J].into_iter().cycle();
        figures.time(&answering, target, 200, || frame(keys.by_ref().take(1).map(press).collect()));
    }
}

/// Scrolling over 200 photos, which come from the round file while they are passed.
pub(crate) fn photos(figures: &mut Figures) {
    let name = "window: 200 photos in one section, scrolling";
    if !figures.wants(name) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut session, unit) = session(&folder.path().join("round.penilai"));
    let items: Vec<_> = session.instrument().items().map(|(_, item)| item.code.clone()).collect();
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
    session.apply_with_files(Message::new("app-name"), changes, files).unwrap();
    session.flush().unwrap();
    let mut window = Window::new((session, unit));
    let mut down = 0_u32;
    figures.time(name, Some(Duration::from_millis(4)), 600, || {
        down += 1;
        window.frame(vec![wheel(if down % 300 < 150 { -300.0 } else { 300.0 })]);
    });
}

/// A checklist in a window without a graphics card.
struct Window {
    session: Session,
    screen: ChecklistScreen,
    locale: Locale,
    actions: Actions,
    ctx: Context,
    time: f64,
}

impl Window {
    fn new((session, unit): (Session, UnitId)) -> Self {
        let (locale, screen) = (Locale::new(Language::Id), ChecklistScreen::new(unit, None));
        let (actions, ctx) = (Actions::default(), Context::default());
        theme::install(&ctx);
        let mut window = Self { session, screen, locale, actions, ctx, time: 0.0 };
        for _ in 0..10 {
            window.frame(vec![Event::PointerMoved(Pos2::new(600.0, 400.0))]);
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, events, time: Some(self.time), ..RawInput::default() };
        let Self { session, screen, locale, actions, ctx, .. } = self;
        session.poll();
        let mut output = ctx.run_ui(input, |ui| screen.ui(ui, session, locale, actions));
        output.textures_delta.clear();
        black_box(output.shapes.len());
        for action in actions.take() {
            if let Action::Apply(name, changes) = action {
                session.apply(name, changes).unwrap();
            }
        }
    }
}

fn wheel(down: f32) -> Event {
    let (unit, delta) = (MouseWheelUnit::Point, Vec2::new(0.0, down));
    let (phase, source, modifiers) = (TouchPhase::Move, MouseWheelSource::Wheel, Modifiers::NONE);
    Event::MouseWheel { unit, delta, phase, source, modifiers }
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
