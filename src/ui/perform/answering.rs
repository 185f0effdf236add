//! What is asked for in the checklist beside answers: filters, one item at a time, copying answers.

use super::files::no_thread;
use crate::ui::checklist::{Filter, Layout, clear_filters, is_with_one_person, lay_out, toggle_filter};
use crate::ui::forms::CopyForm;
use crate::ui::round::Place;
use crate::ui::settings::Settings;
use crate::ui::{App, Desk, Dialog};
use egui::Context;

/// How the checklist is laid out by the settings.
pub(in crate::ui) fn checklist_layout(settings: &Settings) -> Layout {
    if settings.one_at_a_time { Layout::One } else { Layout::List }
}

impl App {
    /// Shows the checklist one item at a time, or all items of a section again; remembered until it is asked for again.
    pub(super) fn change_layout(&mut self, ctx: &Context) {
        // Whoever stays with one person sees one item at a time, whatever was chosen before.
        match is_with_one_person(ctx) {
            true => self.settings.one_at_a_time = false,
            false => self.settings.one_at_a_time = !self.settings.one_at_a_time,
        }
        lay_out(ctx, checklist_layout(&self.settings));
        self.write_settings();
        self.show(Place::Checklist, None);
    }

    /// Turns a filter of the current unit's checklist on or off; all off where none is named.
    pub(super) fn filter(&mut self, ctx: &Context, filter: Option<Filter>) {
        self.show(Place::Checklist, None);
        let Desk::Round(round) = &self.desk else { return };
        let Some(unit) = round.current() else { return };
        match filter {
            Some(filter) => toggle_filter(ctx, unit, filter),
            None => clear_filters(ctx, unit),
        }
    }

    /// Asks from where answers are to be copied: for the subject in focus, or for what is asked of the unit once.
    pub(super) fn ask_what_to_copy(&mut self, ctx: &Context) {
        self.show(Place::Checklist, None);
        let wake = Self::wake(ctx);
        let Desk::Round(round) = &self.desk else { return };
        let Some((unit, subject)) = round.for_copy() else { return };
        match CopyForm::new(&round.session, unit, subject, wake) {
            Ok(form) => self.dialog = Some(Dialog::Copy(Box::new(form))),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }
}
