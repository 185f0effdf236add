//! How the window fares while 200 photos of 12 megapixels come in, and how much memory that takes.

use crate::evidence::{jpeg, photo};
use crate::measure::Figures;
use egui::epaint::{ClippedShape, Shape};
use egui::{Context, DroppedFile, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};
use penilai::assessment::{Change, Entity, EntityId, EntityType, RoundInfo, ServiceUnit, UnitId};
use penilai::library::Library;
use penilai::locale::{Language, Locale, Message};
use penilai::session::{Author, Session};
use penilai::ui::dialog::ScriptedDialogs;
use penilai::ui::{App, First, Services};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const PHOTOS: u32 = 200;
const SIZE: Vec2 = Vec2::new(1280.0, 720.0);
/// Time from one frame to the next.
const FRAME: Duration = Duration::from_micros(16_667);

pub(crate) fn run(figures: &mut Figures) {
    let name = "window: a frame while 200 photos of 12 megapixels come in";
    if !figures.wants(name) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let photos = (0..PHOTOS).map(|number| {
        let path = folder.path().join(format!("IMG_{number:03}.jpg"));
        fs::write(&path, jpeg(&photo(4_000, 3_000, number))).unwrap();
        path
    });
    let photos: Vec<PathBuf> = photos.collect();
    let round = folder.path().join("round.penilai");
    write_round(&round);
    let mut window = Window::new(folder.path(), round);
    window.frame(vec![press(Key::Num2, Modifiers::COMMAND)], Vec::new());
    (0..30).for_each(|_| _ = window.frame(Vec::new(), Vec::new()));
    forget_peak();
    let working = Locale::new(Language::Id).say("evidence-work");
    let start = Instant::now();
    let mut times = vec![window.frame(Vec::new(), photos)];
    let mut seen = false;
    loop {
        let began = Instant::now();
        times.push(window.frame(Vec::new(), Vec::new()));
        let here = window.says(&working);
        if seen && !here {
            break;
        }
        seen |= here;
        assert!(start.elapsed() < Duration::from_secs(600), "the photos never came");
        std::thread::sleep(FRAME.saturating_sub(began.elapsed()));
    }
    let took = start.elapsed();
    figures.keep(name, Some(Duration::from_millis(16)), times, String::new());
    figures.note(format!("{} ms a photo; {}", took.as_millis() / u128::from(PHOTOS), memory()));
}

struct Window {
    ctx: Context,
    app: App,
    time: f64,
    shapes: Vec<ClippedShape>,
}

impl Window {
    fn new(folder: &Path, round: PathBuf) -> Self {
        let services = Services {
            library: Library::built_in().unwrap(),
            author: Author { name: "Siti".into(), clock: || 0 },
            language: Language::Id,
            dialogs: Arc::new(ScriptedDialogs::default()),
            settings: None,
            instruments: folder.join("instruments"),
            sample: folder.join("contoh.penilai"),
        };
        let ctx = Context::default();
        let app = App::new(&ctx, services, &First::Round(round));
        Self { ctx, app, time: 0.0, shapes: Vec::new() }
    }

    /// Draws a frame; returns how long that took.
    fn frame(&mut self, events: Vec<Event>, dropped: Vec<PathBuf>) -> Duration {
        self.time += FRAME.as_secs_f64();
        let dropped_files =
            dropped.into_iter().map(|path| Arc::new(Dropped(path)) as Arc<dyn DroppedFile + Send + Sync>).collect();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, events, dropped_files, time: Some(self.time), ..RawInput::default() };
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| {
            self.app.logic(ui.ctx());
            self.app.ui(ui);
        });
        output.textures_delta.clear();
        let took = start.elapsed();
        self.shapes = output.shapes;
        took
    }

    /// Whether a text is on the screen.
    fn says(&self, text: &str) -> bool {
        self.shapes.iter().any(|shape| matches!(&shape.shape, Shape::Text(found) if found.galley.text().contains(text)))
    }
}

/// A file that is dropped onto the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn press(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Writes a round with one unit.
fn write_round(path: &Path) {
    let library = Library::built_in().unwrap();
    let info = RoundInfo { title: "Kota Metro 2024".into(), year: 2024, example: false };
    let author = Author { name: "Siti".into(), clock: || 0 };
    let instrument = library.find("panrb-pekppp-2023").unwrap();
    let mut session = Session::create(path, instrument, &info, author, Arc::new(|| ())).unwrap();
    let id = EntityId(Session::new_id());
    let (code, name, province) = ("18.72".into(), "Kota Metro".into(), "Lampung".into());
    let city = Entity { id, code, name, kind: EntityType::City, province, follow_up: None };
    let clinic = ServiceUnit { id: UnitId(Session::new_id()), entity: id, name: "Puskesmas".into() };
    session.apply(Message::new("app-name"), vec![Change::PutEntity(city), Change::PutUnit(clinic)]).unwrap();
    session.flush().unwrap();
}

/// Forgets how much memory was used before, where the system can.
fn forget_peak() {
    _ = fs::write("/proc/self/clear_refs", "5");
}

/// What the process takes in memory and the most that it took, where the system says.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse::<u64>().ok()
    };
    match (of("VmRSS:"), of("VmHWM:")) {
        (Some(now), Some(most)) => format!("memory {} MiB, at most {} MiB (target 250)", now >> 10, most >> 10),
        _ => String::new(),
    }
}
