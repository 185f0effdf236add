//! Dialogs that ask for something: a new round, a file, an entity, a unit, an instrument from outside, another instrument, paper,
//! interviews.

mod copying;
mod earlier;
mod history;
mod intake;
mod interview;
mod oddities;
mod paper;
mod records;
mod revision;
mod rounds;
mod since;
mod visit;

pub use copying::CopyForm;
pub use earlier::{AttachForm, DetachForm};
pub use history::HistoryForm;
pub use intake::{Remarks, Replacement};
pub use interview::InterviewForm;
pub use oddities::OdditiesForm;
pub use paper::{PaperPreview, PrintForm};
pub use records::{EntityForm, UnitForm, kind_key};
pub use revision::RevisionForm;
pub use rounds::{NewRound, PathForm, Purpose};
pub use since::SinceForm;
pub use visit::LeaveForm;

use super::action::Actions;
use super::room;
use super::theme::{self, LARGE, SMALL, palette};
use super::widgets::{self, from_the_right, primary_button};
use crate::library::Library;
use crate::locale::Locale;
use crate::session::Session;
use egui::{Context, Frame, Id, Key, Margin, Modal, Modifiers, Response, RichText, Role, ScrollArea, TextStyle, Ui};

/// What a dialog needs to see of the rest.
pub struct Surroundings<'a> {
    /// The open round, if there is one.
    pub session: Option<&'a Session>,
    /// Instruments to choose from.
    pub library: &'a Library,
    /// The language.
    pub locale: &'a Locale,
    /// The queue.
    pub actions: &'a Actions,
}

/// Whether a dialog goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It stays open.
    Stay,
    /// It has done its work or was given up.
    Close,
}

/// Draws a dialog with a title. Returns whether Escape was pressed, and what the contents return.
pub fn modal<R>(ctx: &Context, title: &str, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> (bool, R) {
    let id = Id::unique("dialog");
    let (margin, width) =
        (if room::is_short(ctx) { 16 } else { 24 }, width.min(ctx.content_rect().width() - 2.0 * LARGE - 48.0));
    let response = Modal::new(id).frame(Frame::new()).show(ctx, |ui| {
        let palette = palette(ui);
        let frame = widgets::card_frame(&palette).corner_radius(theme::RADIUS + 2).inner_margin(Margin::same(margin));
        frame.show(ui, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = SMALL;
            ui.label(RichText::new(title).text_style(TextStyle::Heading));
            ui.add_space(SMALL);
            // On a small screen the rest is scrolled.
            let most = ui.ctx().content_rect().height() - if room::is_short(ui.ctx()) { 104.0 } else { 160.0 };
            ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| contents(ui)).inner
        })
    });
    ctx.accesskit_node_builder(response.response.id, |node| {
        node.set_role(Role::Dialog);
        node.set_modal();
        node.set_label(title);
    });
    let escape = response.is_top_modal
        && !response.any_popup_open
        && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    (escape, response.inner.inner)
}

/// What was pressed at the foot of a dialog.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Nothing,
    Confirm,
    Cancel,
}

fn foot(ui: &mut Ui, locale: &Locale, confirm: &str) -> Pressed {
    foot_where(ui, locale, confirm, None)
}

/// The foot of a dialog that cannot be confirmed yet where there is a reason for that; the dialog says it, and so does the button.
fn foot_where(ui: &mut Ui, locale: &Locale, confirm: &str, why_not: Option<&str>) -> Pressed {
    ui.add_space(SMALL);
    from_the_right(ui, |ui| {
        let able = ui.add_enabled_ui(why_not.is_none(), |ui| primary_button(ui, confirm)).inner;
        let confirmed = able.on_disabled_hover_text(why_not.unwrap_or_default()).clicked();
        let cancelled = ui.button(locale.say("ui-cancel")).clicked();
        match (confirmed, cancelled) {
            (true, _) => Pressed::Confirm,
            (false, true) => Pressed::Cancel,
            (false, false) => Pressed::Nothing,
        }
    })
}

/// Whether Enter was pressed in one of the fields.
fn entered(ui: &Ui, fields: &[&Response]) -> bool {
    fields.iter().any(|field| field.lost_focus()) && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Gives the first field that is wrong the focus when a dialog was confirmed: Enter has taken it away, and what is typed next must
/// not go nowhere.
fn focus_wrong(pressed: Pressed, fields: &[(Option<&str>, &Response)]) {
    let wrong = fields.iter().find(|(wrong, _)| wrong.is_some());
    if let (Pressed::Confirm, Some((_, field))) = (pressed, wrong) {
        field.request_focus();
    }
}

/// Gives the first field of a dialog the focus when it opens.
fn focus_first(ui: &Ui, field: &Response) {
    let id = Id::unique("dialog seen");
    let pass = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data(|data| data.get_temp(id));
    if before.is_none_or(|before| before + 2 < pass) {
        field.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, pass));
}
