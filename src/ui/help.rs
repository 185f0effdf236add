//! Dialogs that only tell: the shortcuts, and what has not been written.

use super::action::Action;
use super::command::{Command, GROUPS};
use super::forms::{Flow, Surroundings, modal};
use super::palette::shortcut_text;
use super::theme::{self, MEDIUM, SMALL};
use super::widgets::{from_the_right, key_cap, primary_button};
use crate::failure::Failure;
use egui::{Align, Context, Label, Layout, RichText, ScrollArea, Ui, Vec2};

/// Some keys and what they do, each the key of a sentence.
type Keys = (&'static [&'static str], &'static str);

/// Keys that are no commands but belong to a screen, with its name.
const SCREENS: [(&str, &[Keys]); 3] = [
    (
        "help-tables",
        &[
            (&["help-key-up", "help-key-down"], "help-rows"),
            (&["help-key-enter"], "help-open-row"),
            (&["help-key-slash"], "help-search"),
        ],
    ),
    (
        "help-checklist",
        &[
            (&["help-key-digit"], "help-answer"),
            (&["help-key-n"], "help-not-applicable"),
            (&["help-key-o"], "help-not-observed"),
            (&["help-key-b"], "help-confirm"),
            (&["help-key-l"], "help-take-earlier"),
            (&["help-key-f"], "help-flag"),
            (&["help-key-digit"], "help-reason"),
            (&["help-key-space"], "help-space"),
            (&["help-key-backspace"], "help-clear"),
            (&["help-key-enter"], "help-note"),
            (&["help-key-p"], "help-evidence"),
            (&["help-key-v"], "help-evidence-shown"),
            (&["help-key-y"], "help-history"),
            (&["help-key-up", "help-key-down"], "help-items"),
            (&["help-key-left", "help-key-right"], "help-subjects"),
            (&["help-key-a"], "help-add-subject"),
            (&["help-key-page-up", "help-key-page-down"], "help-sections"),
            (&["help-key-g"], "help-next-missing"),
            (&["help-key-slash"], "help-search"),
            (&["help-key-f3", "help-key-shift-f3"], "help-found"),
            (&["help-key-shift-up", "help-key-shift-down"], "help-select"),
            (&["help-key-ctrl-a"], "help-select-section"),
            (&["help-key-digit"], "help-answer-many"),
            (&["help-key-h"], "help-guidance"),
            (&["help-key-escape"], "help-escape"),
        ],
    ),
    (
        "help-entry",
        &[
            (&["help-key-digit"], "help-entry-digit"),
            (&["help-key-space-minus"], "help-entry-space"),
            (&["help-key-backspace"], "help-entry-backspace"),
            (&["help-key-up", "help-key-down", "help-key-left", "help-key-right"], "help-entry-move"),
            (&["help-key-enter"], "help-entry-enter"),
            (&["help-key-n", "help-key-o"], "help-entry-absent"),
            (&["help-key-f4"], "help-entry-check"),
            (&["help-key-g"], "help-entry-difference"),
            (&["help-key-escape"], "help-entry-leave"),
        ],
    ),
];

/// Widest column of keys.
const KEYS: f32 = 216.0;

/// Draws all shortcuts.
pub(super) fn shortcuts_ui(ctx: &Context, around: &Surroundings<'_>) -> Flow {
    let locale = around.locale;
    let (escape, close) = modal(ctx, &locale.say("command-help"), 640.0, |ui| {
        ScrollArea::vertical().max_height((ui.available_height() - 64.0).min(460.0)).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for (key, commands) in GROUPS {
                    let rows = commands.iter().filter(|command| !command.shortcuts().is_empty());
                    let rows: Vec<_> =
                        rows.map(|command| (shortcut_texts(ctx, *command), locale.say(command.key()))).collect();
                    group_ui(ui, &locale.say(key), &rows);
                }
                for (name, keys) in SCREENS {
                    let say = |keys: &[&str]| keys.iter().map(|key| locale.say(key)).collect();
                    let rows: Vec<_> = keys.iter().map(|(keys, what)| (say(keys), locale.say(what))).collect();
                    group_ui(ui, &locale.say(name), &rows);
                }
            },
        );
        ui.add_space(SMALL);
        from_the_right(ui, |ui| primary_button(ui, &locale.say("ui-close")).clicked())
    });
    if escape || close { Flow::Close } else { Flow::Stay }
}

fn group_ui(ui: &mut Ui, title: &str, rows: &[(Vec<String>, String)]) {
    ui.label(RichText::new(title).text_style(theme::strong()));
    // A narrow window shortens both columns alike.
    let column = (ui.available_width() * 0.4).min(KEYS);
    ui.spacing_mut().item_spacing.y = 4.0;
    for (keys, what) in rows {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(Vec2::new(column, 24.0), Layout::left_to_right(Align::Min), |ui| {
                ui.set_min_width(column);
                for key in keys {
                    key_cap(ui, key);
                }
            });
            ui.add(Label::new(what).wrap());
        });
    }
    ui.add_space(MEDIUM);
}

fn shortcut_texts(ctx: &Context, command: Command) -> Vec<String> {
    let mut texts: Vec<String> = command.shortcuts().iter().map(|shortcut| ctx.format_shortcut(shortcut)).collect();
    if texts.is_empty() {
        texts.push(shortcut_text(ctx, command));
    }
    texts
}

/// Draws what has not been written, when the round was to be closed.
pub(super) fn unsaved_ui(ctx: &Context, around: &Surroundings<'_>, failure: &Failure, next: &Action) -> Flow {
    let locale = around.locale;
    let (escape, flow) = modal(ctx, &locale.say("ui-close-unsaved"), 480.0, |ui| {
        ui.label(failure.sentence(locale));
        ui.label(failure.advice(locale));
        ui.add_space(MEDIUM);
        from_the_right(ui, |ui| {
            if primary_button(ui, &locale.say("ui-retry")).clicked() {
                around.actions.push(Action::Retry);
                return Flow::Close;
            }
            if ui.button(locale.say("ui-cancel")).clicked() {
                return Flow::Close;
            }
            if ui.button(locale.say("ui-close-anyway")).clicked() {
                around.actions.push(Action::CloseUnsaved(Box::new(next.clone())));
                return Flow::Close;
            }
            Flow::Stay
        })
    });
    if escape { Flow::Close } else { flow }
}
