//! Opens the window, with whichever way of drawing works here.

use super::settings::Settings;
use super::{App, First, Services};
use crate::failure::Failure;
use crate::locale::{Locale, Message};
use eframe::{CreationContext, NativeOptions, Renderer};
use egui::{IconData, Pos2, Rect, Vec2, ViewportBuilder, ViewportCommand};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum Unavailable {
    /// There is no display, as in a terminal over the network.
    #[error("no display: {0}")]
    Display(String),
    /// No way of drawing works here.
    #[error("no graphics: {0}")]
    Graphics(String),
}

impl Unavailable {
    /// Returns what to tell whoever asked for a window.
    #[must_use]
    pub fn failure(&self) -> Failure {
        let why = match self {
            Self::Display(_) => "failure-no-display",
            Self::Graphics(_) => "failure-no-graphics",
        };
        let (what, remedy) = (Message::new("failure-window"), Message::new("failure-window-remedy"));
        Failure { what, why: Message::new(why), remedy }
    }
}

/// The ways of drawing, the surest first. OpenGL is missing under remote desktop and under Windows' own display driver,
/// DirectX 12 is not.
#[cfg(windows)]
const RENDERERS: [Renderer; 2] = [Renderer::Wgpu, Renderer::Glow];
#[cfg(not(windows))]
const RENDERERS: [Renderer; 1] = [Renderer::Glow];

/// The part of a window's title that must be on a screen for the window to be moved, in pixels.
const TITLE: Vec2 = Vec2::new(200.0, 24.0);

/// Shows the window until it is closed.
///
/// # Errors
/// Returns why there is no window, so that the command line can say it and what to use instead.
pub fn open(services: &Services, first: &First) -> Result<(), Unavailable> {
    let mut why = Unavailable::Graphics(String::new());
    for renderer in RENDERERS {
        let shown = Arc::new(AtomicBool::new(false));
        let attempt = || run(services, first, renderer, &shown);
        match catch_unwind(AssertUnwindSafe(attempt)) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => why = reason(&error),
            // A mistake in the program, not in the driver: trying again over open data would only hide it.
            Err(panic) if shown.load(Ordering::Relaxed) => resume_unwind(panic),
            // Drivers are known to stop the program instead of returning an error.
            Err(_) => why = Unavailable::Graphics("the graphics driver stopped".to_owned()),
        }
        if matches!(why, Unavailable::Display(_)) {
            break;
        }
    }
    Err(why)
}

fn run(services: &Services, first: &First, renderer: Renderer, shown: &Arc<AtomicBool>) -> eframe::Result {
    let settings = services.settings.as_deref().and_then(Settings::peek).unwrap_or_default();
    let name = Locale::new(settings.language.unwrap_or(services.language)).say("app-name");
    let viewport = ViewportBuilder::default()
        .with_title(&name)
        .with_app_id("penilai")
        .with_icon(icon())
        .with_inner_size([settings.window.0, settings.window.1])
        .with_maximized(settings.maximised)
        .with_min_inner_size([960.0, 560.0]);
    let options = NativeOptions { viewport, renderer, system_font_fallback: false, ..NativeOptions::default() };
    let (services, first, shown) = (services.clone(), first.clone(), shown.clone());
    let create = move |creation: &CreationContext<'_>| {
        let app = App::new(&creation.egui_ctx, services, &first);
        put_back(creation, &settings);
        Ok(Box::new(Window { app, shown }) as Box<dyn eframe::App>)
    };
    eframe::run_native(&name, options, Box::new(create))
}

/// Puts the window where it was, unless that place is on no screen any more: a second screen may have been left at the office.
fn put_back(creation: &CreationContext<'_>, settings: &Settings) {
    let (Some(window), Some((x, y))) = (creation.winit_window(), settings.position) else { return };
    let screens: Vec<Rect> = window
        .available_monitors()
        .map(|screen| {
            let (corner, size) = (screen.position(), screen.size());
            let corner = Pos2::new(corner.x as f32, corner.y as f32);
            Rect::from_min_size(corner, Vec2::new(size.width as f32, size.height as f32))
        })
        .collect();
    let corner = Pos2::new(x, y);
    let pixels = window.scale_factor() as f32 * settings.zoom;
    if !settings.maximised && is_on_screen(corner, &screens) {
        creation.egui_ctx.send_viewport_cmd(ViewportCommand::OuterPosition((corner.to_vec2() / pixels).to_pos2()));
    }
}

/// Whether a window whose upper left corner is at a place can be seen and moved by its title; all in pixels.
fn is_on_screen(corner: Pos2, screens: &[Rect]) -> bool {
    let title = Rect::from_min_size(corner, TITLE);
    screens.iter().any(|screen| {
        let seen = screen.intersect(title);
        seen.is_positive() && seen.width() >= TITLE.x / 2.0 && seen.height() >= TITLE.y / 2.0
    })
}

fn reason(error: &eframe::Error) -> Unavailable {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Unavailable::Display(error.to_string()),
        _ => Unavailable::Graphics(error.to_string()),
    }
}

/// [`App`] as eframe wants it.
struct Window {
    app: App,
    /// Set once a frame has been drawn.
    shown: Arc<AtomicBool>,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.app.ui(ui);
        self.shown.store(true, Ordering::Relaxed);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.app.write_settings();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// The program's icon, 64 across: a sheet with a tick on the accent.
fn icon() -> IconData {
    const SIZE: usize = 64;
    let ground = super::theme::LIGHT.accent.to_array();
    let inside = |x: f32, y: f32| {
        let corner = |v: f32| (v - 31.5).abs() - 18.0;
        let (dx, dy) = (corner(x).max(0.0), corner(y).max(0.0));
        (dx * dx + dy * dy).sqrt() <= 13.0
    };
    let from_line = |x: f32, y: f32, (ax, ay): (f32, f32), (bx, by): (f32, f32)| {
        let (vx, vy) = (bx - ax, by - ay);
        let along = (((x - ax) * vx + (y - ay) * vy) / (vx * vx + vy * vy)).clamp(0.0, 1.0);
        ((x - ax - along * vx).powi(2) + (y - ay - along * vy).powi(2)).sqrt()
    };
    let tick = |x: f32, y: f32| {
        from_line(x, y, (17.0, 33.0), (28.0, 44.0)).min(from_line(x, y, (28.0, 44.0), (48.0, 21.0))) <= 4.0
    };
    let pixel = |index: usize| {
        let (x, y) = ((index % SIZE) as f32, (index / SIZE) as f32);
        match (inside(x, y), tick(x, y)) {
            (false, _) => [0; 4],
            (true, true) => [255; 4],
            (true, false) => ground,
        }
    };
    IconData { rgba: (0..SIZE * SIZE).flat_map(pixel).collect(), width: SIZE as u32, height: SIZE as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_on_no_screen_is_not_gone_back_to() {
        let screen = |x: f32| Rect::from_min_size(Pos2::new(x, 0.0), Vec2::new(1920.0, 1080.0));
        let both = [screen(0.0), screen(1920.0)];
        assert!(is_on_screen(Pos2::new(100.0, 80.0), &both));
        assert!(is_on_screen(Pos2::new(2400.0, 80.0), &both));
        assert!(!is_on_screen(Pos2::new(2400.0, 80.0), &both[..1]), "the second screen is gone");
        assert!(!is_on_screen(Pos2::new(-5000.0, -5000.0), &both));
        assert!(!is_on_screen(Pos2::new(100.0, 1075.0), &both), "its title is below the screen");
        assert!(!is_on_screen(Pos2::new(100.0, 80.0), &[]));
    }
}
