//! A window to test: the whole program in it, over a real round file in a folder of its own.

use egui::accesskit::Role;
use egui::{Key, LayerId, Modifiers, Order, Rect, WidgetRect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use penilai::assessment::{Change, Entity, EntityId, EntityType, RoundInfo, ServiceUnit, UnitId};
use penilai::library::Library;
use penilai::locale::{Language, Message};
use penilai::session::{Author, Session};
use penilai::ui::dialog::ScriptedDialogs;
use penilai::ui::{App, First, Services, theme};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The window, a folder of its own for its files, and ways to use it.
pub(crate) struct Desk {
    pub(crate) harness: Harness<'static, Option<App>>,
    pub(crate) folder: tempfile::TempDir,
}

/// Something that can be pressed or typed into.
struct Pressable {
    name: String,
    /// All of it, and what of it can be seen.
    rect: Rect,
    seen: Rect,
    layer: LayerId,
}

/// A scroll bar.
struct Bar {
    layer: LayerId,
    rect: Rect,
    upright: bool,
}

impl Pressable {
    /// Whether all of it can be seen, if need be after scrolling: each edge at which it is cut is that of something scrolled.
    fn is_reached(&self, bars: &[Bar]) -> bool {
        let reached = |upright: bool, edge: fn(&Rect) -> f32| {
            let (whole, seen) = (edge(&self.rect), edge(&self.seen));
            let mut bars = bars.iter().filter(|bar| bar.layer == self.layer && bar.upright == upright);
            // What is scrolled sideways may leave room for another bar beside it.
            (whole - seen).abs() <= 1.0 || bars.any(|bar| (edge(&bar.rect) - seen).abs() <= 13.0)
        };
        reached(false, Rect::left)
            && reached(false, Rect::right)
            && reached(true, Rect::top)
            && reached(true, Rect::bottom)
    }
}

fn is_pressed(role: Role) -> bool {
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ComboBox,
        Role::Link,
        Role::Tab,
        Role::TreeItem,
        Role::ListBoxOption,
        Role::Slider,
    ];
    roles.contains(&role)
}

pub(crate) fn author() -> Author {
    Author { name: "Siti".to_owned(), clock: || 1_735_700_000_000 }
}

pub(crate) fn services(settings: Option<PathBuf>, answers: Vec<Option<PathBuf>>) -> Services {
    Services {
        library: Library::built_in().unwrap(),
        author: author(),
        language: Language::Id,
        dialogs: Arc::new(ScriptedDialogs::new(answers)),
        instruments: settings.as_deref().and_then(Path::parent).unwrap_or(Path::new("nowhere")).join("instruments"),
        sample: settings.as_deref().and_then(Path::parent).unwrap_or(Path::new("nowhere")).join("contoh-tur.penilai"),
        settings,
    }
}

pub(crate) fn create(path: &Path, author: &Author, title: &str, example: bool) -> Session {
    let library = Library::built_in().unwrap();
    let info = RoundInfo { title: title.to_owned(), year: 2024, example };
    let wake = Arc::new(|| ());
    Session::create(path, library.find("panrb-pekppp-2023").unwrap(), &info, author.clone(), wake).unwrap()
}

pub(crate) fn entity(code: &str, name: &str) -> Entity {
    let id = EntityId(Session::new_id());
    Entity {
        id,
        code: code.to_owned(),
        name: name.to_owned(),
        kind: EntityType::City,
        province: "Lampung".to_owned(),
        follow_up: None,
    }
}

pub(crate) fn unit(entity: EntityId, name: &str) -> ServiceUnit {
    ServiceUnit { id: UnitId(Session::new_id()), entity, name: name.to_owned() }
}

impl Desk {
    /// The window without a round.
    pub(crate) fn empty() -> Self {
        Self::with(|folder| services(Some(folder.join("settings.json")), Vec::new()), None)
    }

    /// The window with a round of two entities and three units.
    pub(crate) fn furnished() -> Self {
        let prepare = |path: &Path| {
            let mut session = create(path, &author(), "Lampung 2024", false);
            let (metro, bandar) = (entity("18.72", "Kota Metro"), entity("18.71", "Kota Bandar Lampung"));
            let units =
                [unit(metro.id, "Dinas Sosial"), unit(metro.id, "Puskesmas Yosodadi"), unit(bandar.id, "Disdukcapil")];
            let entities = [metro, bandar].map(Change::PutEntity).into_iter();
            let changes = entities.chain(units.map(Change::PutUnit)).collect();
            session.apply(Message::new("app-name"), changes).unwrap();
            session.flush().unwrap();
        };
        Self::with(|folder| services(Some(folder.join("settings.json")), Vec::new()), Some(prepare))
    }

    pub(crate) fn with(services: impl FnOnce(&Path) -> Services, prepare: Option<fn(&Path)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("round.penilai");
        if let Some(prepare) = prepare {
            prepare(&path);
        }
        let services = services(folder.path());
        let first = prepare.map_or(First::Start, |_| First::Round(path));
        let frame = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| App::new(ui.ctx(), services.clone(), &first));
            app.logic(ui.ctx());
            app.ui(ui);
        };
        let harness = Harness::builder()
            .with_size([1280.0, 720.0])
            .with_max_steps(60)
            .with_context_setup(theme::install)
            .build_ui_state(frame, None);
        let mut desk = Self { harness, folder };
        desk.run();
        desk
    }

    pub(crate) fn run(&mut self) {
        self.harness.run();
        self.harness.check_accessibility();
    }

    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by(|node| node.role() != Role::Label && node.label().as_deref() == Some(label)).click();
        self.run();
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    pub(crate) fn type_into(&mut self, label: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, label).focus();
        self.run();
        self.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
        self.run();
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.harness
            .query_all_by(|node| {
                let said = |found: Option<String>| found.is_some_and(|found| found.contains(text));
                said(node.label()) || said(node.value())
            })
            .next()
            .is_some()
    }

    /// Names of the rows of the table on the screen.
    pub(crate) fn rows(&self) -> Vec<String> {
        self.harness.query_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
    }

    /// Shows the checklist of the unit in focus, once its answers have been read.
    pub(crate) fn show_checklist(&mut self) {
        self.press(Modifiers::COMMAND, Key::Num2);
        self.wait(|desk| desk.harness.query_all_by_role(Role::MultilineTextInput).next().is_some());
    }

    /// Gives the window a size in points, as the size of text and the screen leave it.
    pub(crate) fn resize(&mut self, size: [f32; 2]) {
        self.harness.set_size(size.into());
        self.run();
    }

    /// What cannot be used as it is drawn: two things to press in one place, or one that is cut off by something that cannot be
    /// scrolled. While a dialog or a menu is open only what stands in it.
    pub(crate) fn misfits(&self) -> Vec<String> {
        let (pressed, scrolled) = self.pressable();
        let mut misfits = Vec::new();
        for (index, one) in pressed.iter().enumerate() {
            for other in &pressed[index + 1..] {
                let both = one.seen.intersect(other.seen);
                if one.layer == other.layer && both.is_positive() && both.width() > 1.5 && both.height() > 1.5 {
                    misfits.push(format!("«{}» {:?} lies on «{}» {:?}", one.name, one.seen, other.name, other.seen));
                }
            }
        }
        let cut = pressed.iter().filter(|one| !one.is_reached(&scrolled));
        misfits.extend(cut.map(|one| format!("«{}» {:?} is cut off to {:?}", one.name, one.rect, one.seen)));
        misfits
    }

    /// What can be pressed on the topmost layers, with the part of it that can be seen.
    pub(crate) fn seen(&self) -> Vec<(String, Rect)> {
        self.pressable().0.into_iter().map(|one| (one.name, one.seen)).collect()
    }

    /// What can be pressed on the topmost layers, and what can be scrolled there.
    fn pressable(&self) -> (Vec<Pressable>, Vec<Bar>) {
        let ctx = &self.harness.ctx;
        let over = egui::Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer()).is_some();
        let said: Vec<(String, Rect)> = self
            .harness
            .query_all_by(|node| is_pressed(node.role()))
            .map(|node| {
                let known = node.accesskit_node();
                (known.label().or(known.value()).unwrap_or_default(), node.rect())
            })
            .collect();
        let widgets: Vec<(LayerId, WidgetRect)> = ctx.viewport(|viewport| {
            let layers = viewport.prev_pass.widgets.layers();
            let drawn = layers.flat_map(|(layer, widgets)| widgets.iter().map(|widget| (*layer, *widget)));
            drawn.filter(|(layer, _)| !over || layer.order == Order::Foreground).collect()
        });
        let mut pressed = Vec::new();
        for (name, rect) in said {
            let same = |(_, widget): &&(LayerId, WidgetRect)| widget.sense.senses_click() && widget.rect == rect;
            if let Some((layer, widget)) = widgets.iter().find(same) {
                pressed.push(Pressable { name, rect, seen: widget.interact_rect, layer: *layer });
            }
        }
        let window = ctx.content_rect();
        let dragged = widgets.into_iter().filter(|(_, widget)| widget.sense.senses_drag() && widget.enabled);
        // Scroll bars are long and thin, and what they scroll is as long.
        let bar = |(layer, widget): (LayerId, WidgetRect)| {
            let rect = widget.rect;
            let upright = rect.width() <= 16.0 && rect.intersect(window).height() >= 28.0;
            let lying = rect.height() <= 16.0 && rect.intersect(window).width() >= 60.0;
            (upright || lying).then_some(Bar { layer, rect, upright })
        };
        (pressed, dragged.filter_map(bar).collect())
    }

    /// Draws until something a thread does has arrived.
    pub(crate) fn wait(&mut self, arrived: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !arrived(self) {
            assert!(start.elapsed() < Duration::from_secs(60), "what was waited for never came");
            std::thread::yield_now();
            self.run();
        }
    }
}
