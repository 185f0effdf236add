//! The bar of a group: how many have been asked, adding one, and giving the one in focus another label or removing them.

use super::interview;
use super::one::stay_with;
use super::page::Page;
use super::recorder::Cell;
use super::state::{Rename, State};
use crate::assessment::text::{LABEL, Lines, cleaned};
use crate::assessment::{Change, DetailKey, Subject, SubjectId};
use crate::instrument::GroupId;
use crate::locale::Message;
use crate::session::{new_subject, next_label};
use crate::ui::late;
use crate::ui::theme::{self, HIT, SMALL, palette};
use crate::ui::widgets::{self, Icon};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Button, Id, Key, Margin, Modifiers, RichText, TextEdit, Ui, Vec2};

/// Adds a subject to the group of the item in focus, or to the one group of its section. Returns whether there was one.
pub(super) fn add(ui: &Ui, page: &Page<'_>, state: &mut State) -> bool {
    let groups = &page.map.sections[page.map.section_of(state.item)].groups;
    let group = page.item(state.item).group.or_else(|| groups.first().copied());
    match group {
        Some(group) => add_to(ui, page, state, group),
        None => state.notice = Some(Message::new("checklist-no-group")),
    }
    group.is_some()
}

fn add_to(ui: &Ui, page: &Page<'_>, state: &mut State, group: GroupId) {
    let code = &page.instrument.group(group).code;
    let subject = Subject { id: new_subject(), group: code.clone(), label: next_label(page.recorder.sheet, code) };
    let name = Message::new("step-add-subject").with("subject", &subject.label);
    let id = subject.id;
    page.recorder.actions.apply(name, vec![Change::PutSubject(page.unit, subject)]);
    if interview::person(page).is_some() {
        // The next one is asked from the first item on.
        stay_with(ui.ctx(), id);
        let first = page.map.order.iter().copied().find(|item| page.item(*item).group == Some(group));
        state.go(ui, page, first.unwrap_or(state.item), Some(id));
    } else if page.item(state.item).group == Some(group) {
        state.go(ui, page, state.item, Some(id));
    } else {
        state.choose_subject(group, id);
    }
}

/// Opens the field for another label of the subject in focus. Returns whether there is one.
pub(super) fn start_rename(ui: &Ui, page: &Page<'_>, state: &mut State) -> bool {
    let Some(group) = page.item(state.item).group else { return false };
    let Some(subject) = state.subject(page, group) else { return false };
    rename(ui, page, state, subject);
    true
}

fn rename(ui: &Ui, page: &Page<'_>, state: &mut State, subject: SubjectId) {
    state.rename = Some(Rename { subject, text: page.subject_label(subject).to_owned() });
    state.removing = None;
    // Whoever types gives another label, whoever moves the cursor mends this one.
    let mut edit = TextEditState::load(ui.ctx(), rename_id()).unwrap_or_default();
    let end = CCursor::new(page.subject_label(subject).chars().count());
    edit.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    edit.store(ui.ctx(), rename_id());
    ui.memory_mut(|memory| memory.request_focus(rename_id()));
}

fn rename_id() -> Id {
    Id::unique("checklist-subject-label")
}

/// Asks for the label being typed, if it can be given.
pub(super) fn commit_rename(page: &super::recorder::Recorder<'_>, rename: &Rename) {
    let Some(subject) = page.sheet.subject(rename.subject) else { return };
    let label = cleaned(rename.text.trim(), LABEL, Lines::One);
    if label != subject.label && fault(page.sheet, subject, &label).is_none() {
        let name = Message::new("step-rename-subject").with("subject", &subject.label);
        let renamed = Subject { label, ..subject.clone() };
        page.actions.apply(name, vec![Change::PutSubject(page.unit, renamed)]);
    }
}

/// Why a subject cannot have a label.
fn fault(sheet: &crate::assessment::Sheet, subject: &Subject, label: &str) -> Option<&'static str> {
    if label.is_empty() {
        return Some("checklist-label-empty");
    }
    let taken = sheet.subjects_of(&subject.group).any(|other| other.id != subject.id && other.label == label);
    taken.then_some("checklist-label-taken")
}

/// The bar of one group of the section.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, group: GroupId) {
    let data = page.instrument.group(group);
    let Some(quota) = page.overview.quotas.iter().find(|quota| quota.group == group) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(HIT);
        // Icons are taller than letters; the bar stays as high as its fields.
        ui.spacing_mut().button_padding.y = 1.0;
        let counts = ui.label(RichText::new(page.wording().quota(quota)).text_style(theme::strong()));
        if let Some(guidance) = &data.guidance {
            counts.on_hover_text(page.text(guidance));
        }
        add_ui(ui, page, state, group);
        let Some(subject) = state.subject(page, group) else { return };
        let label = page.subject_label(subject);
        if state.rename.as_ref().is_some_and(|rename| rename.subject == subject) {
            rename_ui(ui, page, state, label);
        } else {
            let font = egui::TextStyle::Body.resolve(ui.style());
            let wanted = ui.painter().layout_no_wrap(label.to_owned(), font, palette(ui).text).size().x;
            // The name and its buttons stay together.
            match ui.available_size_before_wrap().x < wanted + 4.0 * HIT + 7.0 * ui.spacing().item_spacing.x {
                true => ui.end_row(),
                false => _ = ui.separator(),
            }
            ui.label(label);
            interview::button_ui(ui, page, subject);
            let name = page.locale.say_with("checklist-rename-subject", &[("subject", label)]);
            if widgets::named_icon_button(ui, Icon::Pencil, &name, &format!("{name} (F2)")).clicked() {
                rename(ui, page, state, subject);
            }
            let name = page.locale.say_with("checklist-remove-subject", &[("subject", label)]);
            if widgets::icon_button(ui, Icon::Trash, &name).clicked() {
                remove(page, state, subject);
            }
            interview::refusal_ui(ui, page, subject);
        }
    });
    if let Some(subject) = state.removing.filter(|id| page.subjects(group).any(|subject| subject.id == *id)) {
        confirm_ui(ui, page, state, subject);
    }
}

/// The button that adds a subject.
pub(super) fn add_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, group: GroupId) {
    let add = page.locale.say_with("checklist-add-subject", &[("subject", &page.subject_word(group))]);
    let button = Button::new((widgets::icon(Icon::AddUser), add.as_str())).shortcut_text("A");
    if ui.add(button.min_size(Vec2::new(0.0, HIT))).accessible_name(&add).clicked() {
        add_to(ui, page, state, group);
    }
}

fn rename_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, label: &str) {
    let Some(rename) = &mut state.rename else { return };
    let enter =
        ui.memory(|memory| memory.has_focus(rename_id())) && late::take(ui.ctx(), |key, _| key == Key::Enter).is_some();
    let name = page.locale.say_with("checklist-subject-label", &[("subject", label)]);
    let edit = TextEdit::singleline(&mut rename.text)
        .id(rename_id())
        .margin(Margin::symmetric(8, 4))
        .min_size(Vec2::new(0.0, HIT))
        .align(Align2::LEFT_CENTER)
        .desired_width(160.0);
    let response = ui.add(edit).accessible_name(&name);
    if let Some(key) = rename_fault(page, rename) {
        ui.label(RichText::new(page.say(key)).small().color(palette(ui).red));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.rename = None;
        state.go(ui, page, state.item, None);
    } else if enter && rename_fault(page, rename).is_none() {
        // The field has lost the keyboard then, which is when a label is given.
        state.go(ui, page, state.item, None);
    }
}

/// Why the label being typed cannot be given.
fn rename_fault(page: &Page<'_>, rename: &Rename) -> Option<&'static str> {
    let subject = page.recorder.sheet.subject(rename.subject)?;
    fault(page.recorder.sheet, subject, rename.text.trim())
}

/// Gives a subject the label typed as soon as the keyboard is elsewhere; a label that cannot be given stays with its field.
pub(super) fn settle_rename(ui: &Ui, page: &Page<'_>, state: &mut State) {
    let Some(rename) = &state.rename else { return };
    if ui.memory(|memory| memory.has_focus(rename_id())) {
        return;
    }
    if rename_fault(page, rename).is_none() {
        commit_rename(&page.recorder, rename);
        state.rename = None;
    }
}

fn answers_of(page: &Page<'_>, subject: SubjectId) -> Vec<Cell> {
    let items = page.map.order.iter().copied();
    items
        .map(|item| Cell { item, subject: Some(subject) })
        .filter(|cell| page.recorder.stored(*cell).is_some())
        .collect()
}

/// Removes a subject without answers; asks first about one who has some.
fn remove(page: &Page<'_>, state: &mut State, subject: SubjectId) {
    if answers_of(page, subject).is_empty() {
        remove_now(page, state, subject);
    } else {
        state.removing = Some(subject);
    }
}

/// Removes a subject, their answers and what is kept of them, as one step.
fn remove_now(page: &Page<'_>, state: &mut State, subject: SubjectId) {
    let clear = |cell: Cell| Change::ClearAnswer(page.recorder.place(cell));
    let mut changes: Vec<Change> = answers_of(page, subject).into_iter().map(clear).collect();
    let details = &page.recorder.sheet.details;
    let interview = details.interviews.contains_key(&subject).then_some(DetailKey::Interview(subject));
    let person = details.people.contains_key(&subject).then_some(DetailKey::Person(subject));
    changes.extend(interview.into_iter().chain(person).map(|key| Change::RemoveDetail(page.unit, key)));
    changes.push(Change::RemoveSubject(page.unit, subject));
    let name = Message::new("step-remove-subject").with("subject", page.subject_label(subject));
    page.recorder.actions.apply(name, changes);
    state.removing = None;
    state.drafts.forget_subject(subject);
}

fn confirm_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, subject: SubjectId) {
    let answers = answers_of(page, subject).len().to_string();
    let args = [("subject", page.subject_label(subject)), ("answers", answers.as_str())];
    widgets::card(ui, |ui| {
        ui.label(page.locale.say_with("checklist-remove-question", &args));
        ui.add_space(SMALL);
        ui.horizontal(|ui| {
            if ui.button(page.say("checklist-remove-confirm")).clicked() {
                remove_now(page, state, subject);
            }
            if ui.button(page.say("checklist-remove-keep")).clicked()
                || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
            {
                state.removing = None;
            }
        });
    });
}
