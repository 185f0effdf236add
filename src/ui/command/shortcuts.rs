//! The keys of commands, and listening for them.

use super::Command;
use crate::session::Session;
use crate::ui::late;
use egui::{Context, Key, KeyboardShortcut, Modifiers};

impl Command {
    /// Returns the shortcuts, the one to show first.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        match self {
            Self::New => vec![ctrl(Key::N)],
            Self::Open => vec![ctrl(Key::O)],
            Self::Sample
            | Self::Oddities
            | Self::TakeIn
            | Self::Revise
            | Self::Print
            | Self::TakePaper
            | Self::Attach
            | Self::Detach
            | Self::Language
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::HighContrast
            | Self::Tour => vec![],
            Self::Export => vec![ctrl(Key::E)],
            Self::CloseRound => vec![ctrl(Key::W)],
            Self::Quit => vec![ctrl(Key::Q)],
            Self::Undo => vec![ctrl(Key::Z)],
            Self::Redo => vec![ctrl_shift(Key::Z), ctrl(Key::Y)],
            Self::AddEntity => vec![ctrl_shift(Key::E)],
            Self::AddUnit => vec![ctrl_shift(Key::U)],
            Self::Units => vec![ctrl(Key::Num1)],
            Self::Checklist => vec![ctrl(Key::Num2)],
            Self::Results => vec![ctrl(Key::Num3)],
            Self::Ranking => vec![ctrl(Key::Num4)],
            Self::NextUnit => vec![ctrl(Key::PageDown)],
            Self::PreviousUnit => vec![ctrl(Key::PageUp)],
            Self::OneAtATime => vec![ctrl(Key::I)],
            // Ctrl+Shift+C is taken for copying a text before the window sees it.
            Self::CopyAnswers => vec![ctrl(Key::D)],
            Self::BeginVisit => vec![ctrl(Key::M)],
            Self::EndVisit => vec![ctrl_shift(Key::M)],
            Self::Interview => vec![ctrl(Key::R)],
            Self::OnePerson => vec![ctrl_shift(Key::I)],
            Self::TypeFromPaper => vec![ctrl(Key::T)],
            Self::FilterNone => vec![alt(Key::Num0)],
            Self::FilterUnanswered => vec![alt(Key::Num1)],
            Self::FilterNotApplicable => vec![alt(Key::Num2)],
            Self::FilterNoted => vec![alt(Key::Num3)],
            Self::FilterZero => vec![alt(Key::Num4)],
            Self::FilterLook => vec![alt(Key::Num5)],
            Self::FilterFlagged => vec![alt(Key::Num6)],
            Self::FilterEvidence => vec![alt(Key::Num7)],
            Self::FilterChanged => vec![alt(Key::Num8)],
            Self::FilterSince => vec![alt(Key::Num9)],
            Self::History => vec![ctrl_shift(Key::H)],
            Self::AddEvidence => vec![ctrl(Key::P)],
            Self::WatchFolder => vec![ctrl_shift(Key::P)],
            Self::Palette => vec![ctrl(Key::K)],
            Self::ZoomIn => vec![ctrl(Key::Plus), ctrl(Key::Equals)],
            Self::ZoomOut => vec![ctrl(Key::Minus)],
            Self::ZoomReset => vec![ctrl(Key::Num0)],
            Self::Help => vec![plain(Key::F1)],
        }
    }

    /// Whether it may be performed while a dialog waits for an answer.
    fn works_over_dialogs(self) -> bool {
        matches!(self, Self::ZoomIn | Self::ZoomOut | Self::ZoomReset)
    }

    /// Whether what is being typed stays where it is: the next letter belongs to it.
    pub(in crate::ui) fn leaves_text_alone(self) -> bool {
        self.works_over_dialogs()
            || matches!(
                self,
                Self::FilterNone
                    | Self::FilterUnanswered
                    | Self::FilterNotApplicable
                    | Self::FilterNoted
                    | Self::FilterZero
                    | Self::FilterLook
                    | Self::FilterFlagged
                    | Self::FilterEvidence
                    | Self::FilterChanged
                    | Self::BeginVisit
                    | Self::Language
                    | Self::ThemeSystem
                    | Self::ThemeLight
                    | Self::ThemeDark
            )
    }

    /// Whether a text field has its own idea of the command, which then goes first.
    fn belongs_to_text(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }
}

/// Whether a dialog waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// Commands may be given.
    Free,
    /// A dialog has it.
    Dialog,
}

/// Takes the shortcut pressed, if any, out of the input and returns its command.
///
/// All shortcuts are listened for together, those with most modifiers first: Ctrl+Z would also answer to Ctrl+Shift+Z. Keys typed
/// after it wait for what it opens.
pub fn listen(ctx: &Context, attention: Attention, session: Option<&Session>) -> Option<Command> {
    let editing = ctx.text_edit_focused();
    let table: Vec<(KeyboardShortcut, Command)> = Command::all()
        .filter(|command| attention == Attention::Free || command.works_over_dialogs())
        .filter(|command| !(editing && command.belongs_to_text()))
        .filter(|command| command.is_available(session))
        .flat_map(|command| command.shortcuts().into_iter().map(move |shortcut| (shortcut, command)))
        .collect();
    let answering = |key: Key, modifiers: Modifiers| {
        let answers = move |shortcut: &KeyboardShortcut| {
            shortcut.logical_key == key && modifiers.matches_logically(shortcut.modifiers)
        };
        let answering = table.iter().filter(move |(shortcut, _)| answers(shortcut));
        answering.max_by_key(|(shortcut, _)| weight(shortcut.modifiers)).map(|(_, command)| *command)
    };
    let (key, modifiers) = late::take(ctx, |key, modifiers| answering(key, modifiers).is_some())?;
    answering(key, modifiers)
}

fn weight(modifiers: Modifiers) -> usize {
    let Modifiers { alt, ctrl, shift, mac_cmd, command } = modifiers;
    [alt, ctrl, shift, mac_cmd, command].into_iter().filter(|held| *held).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeSet, HashMap};

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashMap::new();
        for command in Command::all() {
            for shortcut in command.shortcuts() {
                let before = seen.insert(shortcut, command);
                assert_eq!(before, None, "{shortcut:?} is that of {command:?} too");
            }
        }
    }

    #[test]
    fn no_shortcut_takes_keys_away_from_a_text_field_except_those_it_is_asked_for_first() {
        for command in Command::all().filter(|command| !command.belongs_to_text()) {
            for shortcut in command.shortcuts() {
                let held = weight(shortcut.modifiers) > 0 || matches!(shortcut.logical_key, Key::F1);
                assert!(held, "{command:?} would stop people from typing");
                let editing = [Key::A, Key::B, Key::C, Key::H, Key::U, Key::V, Key::X, Key::Y, Key::Z];
                let plain = shortcut.modifiers == Modifiers::COMMAND;
                assert!(!(plain && editing.contains(&shortcut.logical_key)), "{command:?} is a key of editing");
            }
        }
    }

    #[test]
    fn every_command_stands_once_in_the_table() {
        let all: Vec<Command> = Command::all().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        // The compiler keeps the matches whole; this keeps the groups whole.
        assert_eq!(all.len(), Command::Help as usize + 1);
    }
}
