//! The comfort of the window: size of text, contrast, where the window stands.

use crate::locale::Message;
use crate::ui::App;
use crate::ui::settings::Resize;
use crate::ui::theme::{self, Contrast};
use egui::Context;

/// Keys of the sentences that say the present size of text, and which contrast is used.
const SIZE: &str = "comfort-size";
const CONTRAST: [&str; 2] = ["comfort-contrast-high", "comfort-contrast-usual"];

impl App {
    /// Takes the next size of text, and says which one it is.
    pub(super) fn resize_text(&mut self, ctx: &Context, direction: Resize) {
        self.settings.resize(direction);
        ctx.set_zoom_factor(self.settings.zoom);
        self.write_settings();
        self.notices.withdraw(SIZE);
        self.notices.done(Message::new(SIZE).with("percent", self.settings.percent()));
    }

    /// Uses colours of high contrast, or the usual ones again.
    pub(super) fn change_contrast(&mut self, ctx: &Context) {
        let (contrast, told) = match self.settings.contrast {
            Contrast::Usual => (Contrast::High, CONTRAST[0]),
            Contrast::High => (Contrast::Usual, CONTRAST[1]),
        };
        self.settings.contrast = contrast;
        theme::set_contrast(ctx, contrast);
        self.write_settings();
        CONTRAST.iter().for_each(|key| self.notices.withdraw(key));
        self.notices.done(Message::new(told));
    }

    /// Remembers where the window stands and how large it is; while it is maximised only that.
    pub(in crate::ui) fn watch_window(&mut self, ctx: &Context) {
        let (pixels, zoom) = (ctx.pixels_per_point(), ctx.zoom_factor());
        ctx.input(|input| {
            let window = input.viewport();
            let filled = window.maximized.unwrap_or(false) || window.fullscreen.unwrap_or(false);
            self.settings.maximised = window.maximized.unwrap_or(false);
            if filled || window.minimized.unwrap_or(false) {
                return;
            }
            if let Some(inner) = window.inner_rect {
                let size = inner.size() * zoom;
                self.settings.window = (size.x, size.y);
            }
            if let Some(outer) = window.outer_rect {
                let corner = outer.min.to_vec2() * pixels;
                self.settings.position = Some((corner.x, corner.y));
            }
        });
    }
}
