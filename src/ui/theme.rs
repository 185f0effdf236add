//! How everything looks: fonts, sizes, colours, spacing.
//!
//! Neutral surfaces in three steps, one accent for focus and the primary action, and colours of zones that always stand beside a
//! word and a shape. Both themes come in high contrast too. Every pair of colours that carries text is tested by computation.

use egui::style::{Selection, WidgetVisuals};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Margin, Shadow, Stroke,
    Style, TextStyle, Theme, Ui, Vec2, Visuals,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Gap inside a group.
pub const SMALL: f32 = 8.0;
/// Gap between groups.
pub const MEDIUM: f32 = 16.0;
/// Gap around a screen.
pub const LARGE: f32 = 24.0;
/// Height of the smallest thing that can be clicked.
pub const HIT: f32 = 32.0;
/// Radius of cards, buttons and fields.
pub const RADIUS: u8 = 6;

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The window behind everything.
    pub surface: Color32,
    /// Cards, tables, fields, dialogs.
    pub raised: Color32,
    /// Bars, wells, the empty part of a progress bar.
    pub sunken: Color32,
    /// Borders and lines.
    pub hairline: Color32,
    /// Text.
    pub text: Color32,
    /// Text of second rank.
    pub quiet: Color32,
    /// Focus and the primary action; never a meaning.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// What is selected, behind text.
    pub selected: Color32,
    /// Zone hijau.
    pub green: Color32,
    /// Zone kuning.
    pub yellow: Color32,
    /// Zone merah, and failures.
    pub red: Color32,
    /// How strongly it tells things apart.
    pub contrast: Contrast,
}

/// How strongly colours tell things apart (kontras).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contrast {
    /// As most people like it.
    #[default]
    Usual,
    /// For tired eyes, low vision and sunlight: dark borders, a thicker ring around the focus, nothing behind text.
    High,
}

/// The colours by day.
pub const LIGHT: Palette = Palette {
    surface: Color32::from_rgb(0xF6, 0xF7, 0xF9),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    sunken: Color32::from_rgb(0xEA, 0xED, 0xF1),
    hairline: Color32::from_rgb(0xD3, 0xD8, 0xDF),
    text: Color32::from_rgb(0x1A, 0x1F, 0x26),
    quiet: Color32::from_rgb(0x56, 0x5F, 0x6C),
    accent: Color32::from_rgb(0x1C, 0x4B, 0x9C),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    selected: Color32::from_rgb(0xDD, 0xE7, 0xF7),
    green: Color32::from_rgb(0x17, 0x69, 0x38),
    yellow: Color32::from_rgb(0x80, 0x54, 0x00),
    red: Color32::from_rgb(0xB0, 0x20, 0x1C),
    contrast: Contrast::Usual,
};

/// The colours by night.
pub const DARK: Palette = Palette {
    surface: Color32::from_rgb(0x15, 0x18, 0x1D),
    raised: Color32::from_rgb(0x1D, 0x21, 0x27),
    sunken: Color32::from_rgb(0x0F, 0x12, 0x16),
    hairline: Color32::from_rgb(0x37, 0x3D, 0x47),
    text: Color32::from_rgb(0xE7, 0xEA, 0xEF),
    quiet: Color32::from_rgb(0xA3, 0xAB, 0xB7),
    accent: Color32::from_rgb(0x8A, 0xB2, 0xF5),
    on_accent: Color32::from_rgb(0x0B, 0x1A, 0x33),
    selected: Color32::from_rgb(0x26, 0x38, 0x57),
    green: Color32::from_rgb(0x72, 0xCF, 0x92),
    yellow: Color32::from_rgb(0xE4, 0xB8, 0x4C),
    red: Color32::from_rgb(0xFF, 0x7F, 0x76),
    contrast: Contrast::Usual,
};

/// The colours by day in high contrast.
pub const LIGHT_HIGH: Palette = Palette {
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    sunken: Color32::from_rgb(0xF0, 0xF0, 0xF0),
    hairline: Color32::from_rgb(0x4A, 0x4A, 0x4A),
    text: Color32::from_rgb(0x00, 0x00, 0x00),
    quiet: Color32::from_rgb(0x2E, 0x2E, 0x2E),
    accent: Color32::from_rgb(0x00, 0x2F, 0x8A),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    selected: Color32::from_rgb(0xDB, 0xE7, 0xFF),
    green: Color32::from_rgb(0x00, 0x47, 0x1B),
    yellow: Color32::from_rgb(0x58, 0x37, 0x00),
    red: Color32::from_rgb(0x86, 0x00, 0x0D),
    contrast: Contrast::High,
};

/// The colours by night in high contrast.
pub const DARK_HIGH: Palette = Palette {
    surface: Color32::from_rgb(0x00, 0x00, 0x00),
    raised: Color32::from_rgb(0x00, 0x00, 0x00),
    sunken: Color32::from_rgb(0x1A, 0x1A, 0x1A),
    hairline: Color32::from_rgb(0xA8, 0xA8, 0xA8),
    text: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    quiet: Color32::from_rgb(0xDE, 0xDE, 0xDE),
    accent: Color32::from_rgb(0xA6, 0xCF, 0xFF),
    on_accent: Color32::from_rgb(0x00, 0x00, 0x00),
    selected: Color32::from_rgb(0x10, 0x2A, 0x52),
    green: Color32::from_rgb(0x85, 0xEB, 0xA6),
    yellow: Color32::from_rgb(0xFF, 0xD5, 0x66),
    red: Color32::from_rgb(0xFF, 0xB0, 0xAA),
    contrast: Contrast::High,
};

impl Palette {
    /// Returns the colours of a theme.
    #[must_use]
    pub const fn of(theme: Theme, contrast: Contrast) -> Self {
        match (theme, contrast) {
            (Theme::Light, Contrast::Usual) => LIGHT,
            (Theme::Dark, Contrast::Usual) => DARK,
            (Theme::Light, Contrast::High) => LIGHT_HIGH,
            (Theme::Dark, Contrast::High) => DARK_HIGH,
        }
    }

    /// Returns a breath of a colour on the raised surface, quiet enough for text in the same colour; in high contrast nothing.
    #[must_use]
    pub fn tint(&self, colour: Color32) -> Color32 {
        match self.contrast {
            Contrast::Usual => self.raised.lerp_to_gamma(colour, 0.10),
            Contrast::High => self.raised,
        }
    }

    /// Returns the colour of a border around a tint; in high contrast the colour itself.
    #[must_use]
    pub fn outline(&self, colour: Color32) -> Color32 {
        match self.contrast {
            Contrast::Usual => self.tint(colour).lerp_to_gamma(colour, 0.35),
            Contrast::High => colour,
        }
    }

    /// Returns the ring around what has the focus.
    #[must_use]
    pub fn focus(&self) -> Stroke {
        let width = match self.contrast {
            Contrast::Usual => 2.0,
            Contrast::High => 3.0,
        };
        Stroke::new(width, self.accent)
    }
}

/// Returns the colours of the theme a place is drawn in. The style itself says which contrast: no two palettes share a surface.
#[must_use]
pub fn palette(ui: &Ui) -> Palette {
    in_style(ui.visuals())
}

fn in_style(visuals: &Visuals) -> Palette {
    let theme = if visuals.dark_mode { Theme::Dark } else { Theme::Light };
    let high = Palette::of(theme, Contrast::High);
    if visuals.panel_fill == high.surface { high } else { Palette::of(theme, Contrast::Usual) }
}

/// Returns the colours of the window, for what is painted outside of any place.
#[must_use]
pub fn of(ctx: &Context) -> Palette {
    in_style(&ctx.global_style().visuals)
}

/// Returns the style of the score itself, 40 high.
#[must_use]
pub fn score() -> TextStyle {
    TextStyle::Name("score".into())
}

/// Returns the style of body text with weight: headings within a screen, totals.
#[must_use]
pub fn strong() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Returns the style of icons beside body text.
#[must_use]
pub fn icons() -> TextStyle {
    TextStyle::Name("icons".into())
}

/// Returns the family of the heavier of the two weights.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Gives a window its fonts and both themes. Tests install the same.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    set_contrast(ctx, Contrast::Usual);
}

/// Gives both themes the colours of a contrast, at once.
pub fn set_contrast(ctx: &Context, contrast: Contrast) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply(style, theme, contrast));
    }
}

fn fonts() -> FontDefinitions {
    let noto = |bytes: &'static [u8]| Arc::new(FontData::from_static(bytes));
    // The icons sit on the baseline with air below; a little lower they are centred on the small letters.
    let tweak = FontTweak { y_offset_factor: 0.1, ..FontTweak::default() };
    let icons = FontData::from_static(include_bytes!("../../assets/icons/Phosphor.ttf")).tweak(tweak);
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".into(), noto(include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")));
    fonts.font_data.insert("semibold".into(), noto(include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf")));
    fonts.font_data.insert("icons".into(), Arc::new(icons));
    let family = |first: &str| vec![first.to_owned(), "icons".to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    // The digits of Noto Sans are all equally wide, so that nothing needs a typewriter's face.
    fonts.families.insert(FontFamily::Monospace, family("regular"));
    fonts.families.insert(semibold(), family("semibold"));
    fonts
}

fn apply(style: &mut Style, theme: Theme, contrast: Contrast) {
    style.text_styles = [
        (TextStyle::Small, FontId::new(13.0, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(15.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(15.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(15.0, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(20.0, semibold())),
        (strong(), FontId::new(15.0, semibold())),
        (icons(), FontId::new(18.0, FontFamily::Proportional)),
        (score(), FontId::new(40.0, semibold())),
    ]
    .into();
    style.animation_time = 0.12;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(SMALL, SMALL);
    spacing.button_padding = Vec2::new(12.0, 4.0);
    spacing.interact_size = Vec2::new(40.0, HIT);
    spacing.icon_width = 20.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = SMALL;
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.text_edit_width = 320.0;
    spacing.combo_width = 160.0;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 420.0;
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating = false;
    style.visuals = visuals(theme, contrast);
}

fn visuals(theme: Theme, contrast: Contrast) -> Visuals {
    let palette = Palette::of(theme, contrast);
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let widget = |fill: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.5, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(palette.surface, palette.hairline, palette.text);
    visuals.widgets.noninteractive.fg_stroke.width = 1.0;
    visuals.widgets.inactive = widget(palette.raised, palette.hairline, palette.text);
    visuals.widgets.hovered = widget(palette.sunken, palette.quiet, palette.text);
    // A widget that has the focus is drawn as active.
    visuals.widgets.active = widget(palette.raised, palette.accent, palette.text);
    visuals.widgets.active.bg_stroke = palette.focus();
    visuals.widgets.open = widget(palette.sunken, palette.hairline, palette.text);
    visuals.selection = Selection { bg_fill: palette.selected, stroke: palette.focus() };
    visuals.hyperlink_color = palette.accent;
    visuals.weak_text_color = Some(palette.quiet);
    visuals.faint_bg_color = palette.surface;
    visuals.extreme_bg_color = palette.raised;
    visuals.text_edit_bg_color = Some(palette.raised);
    visuals.code_bg_color = palette.sunken;
    visuals.warn_fg_color = palette.yellow;
    visuals.error_fg_color = palette.red;
    visuals.window_fill = palette.raised;
    visuals.panel_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.hairline);
    visuals.window_corner_radius = CornerRadius::same(RADIUS + 2);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    // Nothing blinks.
    visuals.text_cursor.blink = false;
    visuals
}

/// Returns the contrast of two opaque colours, 1 to 21, by the formula of WCAG 2.
#[must_use]
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let rgba = egui::Rgba::from(colour);
        0.2126 * rgba.r() + 0.7152 * rgba.g() + 0.0722 * rgba.b()
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_carries_text_can_be_read_in_both_themes() {
        for palette in [LIGHT, DARK] {
            let text = [palette.text, palette.quiet, palette.accent, palette.green, palette.yellow, palette.red];
            for (index, colour) in text.into_iter().enumerate() {
                for ground in [palette.surface, palette.raised, palette.sunken, palette.selected, palette.tint(colour)]
                {
                    let contrast = contrast(colour, ground);
                    assert!(contrast >= 4.5, "text {index} {colour:?} on {ground:?}: {contrast:.2}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
        }
    }

    #[test]
    fn in_high_contrast_text_reaches_seven_to_one_and_every_border_and_ring_four_and_a_half() {
        for palette in [LIGHT_HIGH, DARK_HIGH] {
            let text = [palette.text, palette.quiet, palette.accent, palette.green, palette.yellow, palette.red];
            let grounds = [palette.surface, palette.raised, palette.sunken, palette.selected];
            for (index, colour) in text.into_iter().enumerate() {
                assert_eq!(palette.tint(colour), palette.raised, "nothing lies behind text");
                for ground in grounds {
                    let contrast = contrast(colour, ground);
                    assert!(contrast >= 7.0, "text {index} {colour:?} on {ground:?}: {contrast:.2}");
                    assert!(super::contrast(palette.outline(colour), ground) >= 4.5);
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 7.0);
            for ground in grounds {
                assert!(contrast(palette.hairline, ground) >= 4.5, "border on {ground:?}");
                assert!(contrast(palette.focus().color, ground) >= 4.5, "ring on {ground:?}");
            }
            assert!(palette.focus().width > LIGHT.focus().width);
        }
    }

    #[test]
    fn a_place_finds_the_palette_it_is_drawn_with() {
        let ctx = Context::default();
        install(&ctx);
        for (theme, contrast, wanted) in [
            (Theme::Light, Contrast::High, LIGHT_HIGH),
            (Theme::Dark, Contrast::High, DARK_HIGH),
            (Theme::Dark, Contrast::Usual, DARK),
            (Theme::Light, Contrast::Usual, LIGHT),
        ] {
            set_contrast(&ctx, contrast);
            ctx.set_theme(theme);
            let mut found = None;
            _ = ctx.run_ui(egui::RawInput::default(), |ui| found = Some(palette(ui)));
            assert_eq!(found, Some(wanted));
        }
    }

    #[test]
    fn contrast_follows_the_formula() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
        // The example everybody quotes: grey 118 on white is just enough.
        assert!((contrast(Color32::from_gray(118), Color32::WHITE) - 4.54).abs() < 0.01);
    }
}
