//! One item at a time, for interviews: the item in focus in larger type, with only what matters; of one person only, if wanted.

use super::interview;
use super::item;
use super::page::Page;
use super::state::State;
use super::subjects;
use crate::assessment::{Sheet, SubjectId};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::room;
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
    /// One at a time, and only those asked of one person.
    Person(SubjectId),
}

impl Layout {
    /// Whether one item is shown at a time.
    #[must_use]
    pub fn is_one(self) -> bool {
        match self {
            Self::List => false,
            Self::One | Self::Person(_) => true,
        }
    }
}

/// How much larger the type is.
const LARGER: f32 = 1.35;
/// Widest column.
const WIDTH: f32 = 860.0;

/// Chooses how items are laid out, until another layout is chosen.
pub fn lay_out(ctx: &Context, layout: Layout) {
    leave_person(ctx);
    ctx.data_mut(|data| data.insert_temp(Id::unique("checklist-layout"), layout));
}

/// Stays with one person: only what is asked of them is shown, one item at a time, until they are left.
pub fn stay_with(ctx: &Context, subject: SubjectId) {
    ctx.data_mut(|data| data.insert_temp(person_id(), subject));
}

/// Leaves the person who was stayed with; items are laid out as before.
pub fn leave_person(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<SubjectId>(person_id()));
}

/// Whether one person is stayed with.
#[must_use]
pub fn is_with_one_person(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp::<SubjectId>(person_id())).is_some()
}

fn person_id() -> Id {
    Id::unique("checklist-person")
}

/// How items are laid out in a unit.
pub(super) fn layout(ctx: &Context, sheet: &Sheet) -> Layout {
    let person: Option<SubjectId> = ctx.data(|data| data.get_temp(person_id()));
    let there = person.filter(|person| sheet.subject(*person).is_some());
    let otherwise = || ctx.data(|data| data.get_temp(Id::unique("checklist-layout"))).unwrap_or_default();
    there.map_or_else(otherwise, Layout::Person)
}

/// Draws the item in focus in the middle.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let side = ((ui.available_width() - WIDTH) / 2.0).max(16.0);
    let column = ui.available_rect_before_wrap().shrink2(Vec2::new(side, 8.0));
    let mut column = ui.new_child(UiBuilder::new().max_rect(column));
    let short = room::is_short(ui.ctx());
    if !short {
        heading_ui(&mut column, page, state);
    }
    ScrollArea::vertical().id_salt(("one", state.item)).auto_shrink([false, false]).show(&mut column, |ui| {
        Frame::new().inner_margin(Margin { left: 2, right: 8, top: 4, bottom: 24 }).show(ui, |ui| {
            // Of a low window the item needs every line.
            if short {
                heading_ui(ui, page, state);
            }
            enlarge(ui);
            item::one_ui(ui, page, state);
        });
    });
}

/// The section, how far one has come in it, and who is asked.
fn heading_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State) {
    let section = &page.map.sections[page.map.section_of(state.item)];
    let all = match page.layout {
        Layout::Person(person) => &interview::items_of(page, person),
        Layout::List | Layout::One => &section.items,
    };
    let shown: Vec<_> = all.iter().filter(|item| page.shown.shows(state, **item)).collect();
    let place = shown.iter().position(|item| **item == state.item).unwrap_or_default() + 1;
    let args = [("place", place.to_string()), ("of", shown.len().to_string())];
    let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
    ui.horizontal(|ui| {
        let progress = page.locale.say_with("answering-place", &args);
        ui.label(RichText::new(progress).text_style(theme::strong()));
        from_the_right(ui, |ui| {
            let command = match page.layout {
                Layout::Person(_) => Command::OnePerson,
                Layout::List | Layout::One => Command::OneAtATime,
            };
            let text = page.say("answering-list");
            let shortcut = command.shortcuts().first().map(|shortcut| ui.ctx().format_shortcut(shortcut));
            let button = Button::new((widgets::icon(Icon::Back), text.as_str()));
            let button = button.shortcut_text(shortcut.unwrap_or_default()).min_size(Vec2::new(0.0, HIT));
            if ui.add(button).accessible_name(&text).clicked() {
                page.recorder.actions.push(Action::Command(command));
            }
            let label = page.text(&page.instrument.node(section.node).label);
            ui.add(Label::new(widgets::small(ui, label)).truncate());
        });
    });
    match (page.item(state.item).group, page.layout) {
        (Some(_), Layout::Person(person)) => interview::person_ui(ui, page, state, person),
        (Some(group), Layout::List | Layout::One) => subjects::ui(ui, page, state, group),
        (None, _) => {}
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
