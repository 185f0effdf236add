//! The interview at its subject: how it stands, the way to its dialog, and staying with one person.

use super::one::{Layout, leave_person};
use super::page::Page;
use super::recorder::Cell;
use super::state::State;
use super::subjects;
use crate::assessment::{Consent, Interview, SubjectId};
use crate::instrument::ItemId;
use crate::locale::Message;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::theme::{self, HIT, MEDIUM};
use crate::ui::widgets::{self, Icon, small};
use egui::{Button, RichText, Ui, Vec2};
use std::time::Duration;

/// After how long an interview that nobody has ended is no longer counted in minutes, in milliseconds.
const FORGOTTEN: i64 = 12 * 60 * 60 * 1000;

/// The person who is stayed with.
pub(super) fn person(page: &Page<'_>) -> Option<SubjectId> {
    match page.layout {
        Layout::Person(person) => Some(person),
        Layout::List | Layout::One => None,
    }
}

/// The items asked of a person, in order.
pub(super) fn items_of(page: &Page<'_>, person: SubjectId) -> Vec<ItemId> {
    let Some(subject) = page.recorder.sheet.subject(person) else { return Vec::new() };
    let of_group =
        |item: &ItemId| page.item(*item).group.is_some_and(|group| page.instrument.group(group).code == subject.group);
    page.map.order.iter().copied().filter(of_group).collect()
}

/// Whether an item may be gone to: all of them, or those asked of the person who is stayed with.
pub(super) fn is_asked(page: &Page<'_>, item: ItemId) -> bool {
    let Some(subject) = person(page).and_then(|person| page.recorder.sheet.subject(person)) else { return true };
    page.item(item).group.is_some_and(|group| page.instrument.group(group).code == subject.group)
}

/// Goes to the first item that a person has not answered; says so where there is none.
pub(super) fn go_to_open(ui: &Ui, page: &Page<'_>, state: &mut State, person: SubjectId) {
    let open = |item: &ItemId| {
        let cell = Cell { item: *item, subject: Some(person) };
        page.may_be_asked(cell) && page.recorder.response(cell).is_none()
    };
    let items = items_of(page, person);
    let here = items.iter().position(|item| *item == state.item).map_or(0, |at| at + 1);
    match items[here..].iter().chain(&items[..here]).copied().find(open) {
        Some(item) => state.go(ui, page, item, Some(person)),
        None => {
            state.notice = Some(Message::new("interview-all-answered").with("subject", page.subject_label(person)));
        }
    }
}

/// Leaves the person who is stayed with as soon as something else has been gone to.
pub(super) fn settle(ui: &Ui, page: &Page<'_>, state: &State) {
    let Some(person) = person(page) else { return };
    if !is_asked(page, state.item) || state.cell(page).and_then(|cell| cell.subject) != Some(person) {
        leave_person(ui.ctx());
        ui.ctx().request_repaint();
    }
}

/// The buttons at a subject that open their interview, and the sheet of them alone.
pub(super) fn button_ui(ui: &mut Ui, page: &Page<'_>, subject: SubjectId) {
    let label = page.subject_label(subject);
    let keys = |command: Command| {
        let shortcut = command.shortcuts().first().copied();
        shortcut.map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default()
    };
    let one = format!("{} ({})", page.say("command-one-person"), keys(Command::OnePerson));
    let name = page.locale.say_with("interview-title", &[("subject", label)]);
    let hint = format!("{name} ({})", keys(Command::Interview));
    if widgets::named_icon_button(ui, Icon::Talk, &name, &hint).clicked() {
        page.recorder.actions.push(Action::ShowInterview(page.unit, subject));
    }
    let icon = Command::OnePerson.icon();
    let name = page.locale.say_with("interview-one-person", &[("subject", label)]);
    if widgets::named_icon_button(ui, icon, &name, &one).clicked() {
        page.recorder.actions.push(Action::Command(Command::OnePerson));
    }
}

/// Says quietly that a subject did not agree to be asked.
pub(super) fn refusal_ui(ui: &mut Ui, page: &Page<'_>, subject: SubjectId) {
    let interview = page.recorder.sheet.details.interviews.get(&subject);
    if interview.is_some_and(|interview| interview.consent == Some(Consent::Refused)) {
        ui.label(small(ui, page.say("interview-refused")));
    }
}

/// Who is asked, how the interview stands, and how long it has been going on.
pub(super) fn person_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, person: SubjectId) {
    let empty = Interview::default();
    let interview = page.recorder.sheet.details.interviews.get(&person).unwrap_or(&empty);
    let label = page.subject_label(person);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(HIT);
        ui.spacing_mut().item_spacing.x = MEDIUM;
        ui.label(RichText::new(label).text_style(theme::strong()));
        if !interview.role.is_empty() {
            ui.label(small(ui, &interview.role));
        }
        ui.label(small(ui, page.say(consent_key(interview.consent))));
        ui.label(small(ui, time_text(ui, page, interview)));
        let name = page.locale.say_with("interview-title", &[("subject", label)]);
        let shortcut = Command::Interview.shortcuts().first().map(|shortcut| ui.ctx().format_shortcut(shortcut));
        let text = page.say("interview-open");
        let button = Button::new(&text).shortcut_text(shortcut.unwrap_or_default()).min_size(Vec2::new(0.0, HIT));
        if ui.add(button).accessible_name(&name).clicked() {
            page.recorder.actions.push(Action::ShowInterview(page.unit, person));
        }
        if let Some(group) = page.item(state.item).group {
            subjects::add_ui(ui, page, state, group);
        }
    });
}

/// Returns the key of the words for what a subject said to being asked.
pub(super) fn consent_key(consent: Option<Consent>) -> &'static str {
    match consent {
        Some(Consent::Given) => "interview-given",
        Some(Consent::Refused) => "interview-refused",
        None => "interview-no-consent",
    }
}

/// How long an interview has been going on, or when it was. While it goes on, the next second is waited for.
fn time_text(ui: &Ui, page: &Page<'_>, interview: &Interview) -> String {
    let (locale, now) = (page.locale, page.session.now());
    match (interview.started, interview.ended) {
        (None, None) => page.say("interview-not-begun"),
        (Some(started), Some(ended)) => {
            let (from, to) = (locale.time(started), locale.time(ended));
            locale.say_with("interview-over", &[("from", &from), ("to", &to)])
        }
        (None, Some(ended)) => locale.say_with("interview-ended", &[("to", &locale.time(ended))]),
        (Some(started), None) if now - started >= FORGOTTEN => {
            let from = format!("{}, {}", locale.date(started), locale.time(started));
            locale.say_with("interview-since", &[("from", &from)])
        }
        (Some(started), None) => {
            let passed = (now - started).max(0);
            let wait = 1000 - u64::try_from(passed % 1000).unwrap_or_default();
            ui.ctx().request_repaint_after(Duration::from_millis(wait));
            let seconds = passed / 1000;
            let time = format!("{:02}:{:02}", seconds / 60, seconds % 60);
            locale.say_with("interview-running", &[("time", &time)])
        }
    }
}
