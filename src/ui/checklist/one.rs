//! One item at a time, for interviews: the item in focus in larger type, with only what matters.

use super::item;
use super::page::Page;
use super::state::State;
use super::subjects;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::theme::{self, HIT, MEDIUM};
use crate::ui::widgets::{self, Icon, from_the_right};
use egui::{Button, Context, FontId, Frame, Id, Label, Margin, RichText, ScrollArea, TextStyle, Ui, UiBuilder, Vec2};

/// How items are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Those of a section below each other, between outline and help.
    #[default]
    List,
    /// One at a time, in larger type.
    One,
}

/// How much larger the type is.
const LARGER: f32 = 1.35;
/// Widest column.
const WIDTH: f32 = 860.0;

/// Chooses how items are laid out, until another layout is chosen.
pub fn lay_out(ctx: &Context, layout: Layout) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("checklist-layout"), layout));
}

/// How items are laid out.
pub(super) fn layout(ctx: &Context) -> Layout {
    ctx.data(|data| data.get_temp(Id::unique("checklist-layout"))).unwrap_or_default()
}

/// Draws the item in focus in the middle.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
    let column = ui.available_rect_before_wrap().shrink2(Vec2::new(side, 8.0));
    let mut column = ui.new_child(UiBuilder::new().max_rect(column));
    heading_ui(&mut column, page, state);
    ScrollArea::vertical().id_salt(("one", state.item)).auto_shrink([false, false]).show(&mut column, |ui| {
        Frame::new().inner_margin(Margin { left: 2, right: 8, top: 4, bottom: 24 }).show(ui, |ui| {
            enlarge(ui);
            item::one_ui(ui, page, state);
        });
    });
}

/// The section, how far one has come in it, and who is asked.
fn heading_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let section = &page.map.sections[page.map.section_of(state.item)];
    let shown: Vec<_> = section.items.iter().filter(|item| page.shown.shows(state, **item)).collect();
    let place = shown.iter().position(|item| **item == state.item).unwrap_or_default() + 1;
    let args = [("place", place.to_string()), ("of", shown.len().to_string())];
    let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
    ui.horizontal(|ui| {
        let progress = page.locale.say_with("answering-place", &args);
        ui.label(RichText::new(progress).text_style(theme::strong()));
        from_the_right(ui, |ui| {
            let text = page.say("answering-list");
            let shortcut = Command::OneAtATime.shortcuts().first().map(|shortcut| ui.ctx().format_shortcut(shortcut));
            let button = Button::new((widgets::icon(Icon::Back), text.as_str()));
            let button = button.shortcut_text(shortcut.unwrap_or_default()).min_size(Vec2::new(0.0, HIT));
            if ui.add(button).accessible_name(&text).clicked() {
                page.recorder.actions.push(Action::Command(Command::OneAtATime));
            }
            let label = page.text(&page.instrument.node(section.node).label);
            ui.add(Label::new(widgets::small(ui, label)).truncate());
        });
    });
    if let Some(group) = page.item(state.item).group {
        subjects::ui(ui, page, state, group);
    }
    ui.add_space(MEDIUM);
}

/// Makes everything that is read larger; keys in their boxes stay as they are.
fn enlarge(ui: &mut Ui) {
    let larger = |font: &FontId| FontId::new(font.size * LARGER, font.family.clone());
    for style in [TextStyle::Body, TextStyle::Button, theme::strong()] {
        if let Some(font) = ui.style().text_styles.get(&style).map(larger) {
            ui.style_mut().text_styles.insert(style, font);
        }
    }
}
