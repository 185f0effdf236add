//! What views ask for, and the one queue they ask through.

use crate::assessment::{Change, EntityId, Place, UnitId};
use crate::instrument::ItemId;
use crate::locale::{Language, Message};
use std::cell::RefCell;
use std::path::PathBuf;

/// What a view asks for. Performed by one function, after drawing.
#[derive(Clone, Debug)]
pub enum Action {
    /// Apply changes as one step that can be undone; the message names it in the menu. Always performed before all others, so
    /// that nothing can leave the screen unsaved.
    Apply(Message, Vec<Change>),
    /// Perform a command of the table.
    Command(super::command::Command),
    /// Open a round file.
    Open(PathBuf),
    /// Write a new round with the instrument of this id, then open it.
    Create {
        /// Where to write it.
        path: PathBuf,
        /// The instrument.
        instrument: String,
        /// Title of the round.
        title: String,
        /// Year of assessment.
        year: u16,
    },
    /// Write the sample round to a file and open it.
    Sample(PathBuf),
    /// Show a unit's checklist.
    ShowChecklist(UnitId),
    /// Show a unit's checklist at an item.
    ShowItem(UnitId, ItemId),
    /// Show the checklist where something was just changed, after undo and redo.
    ShowPlace(Place),
    /// Show a unit's results.
    ShowResults(UnitId),
    /// Show an entity's results.
    ShowEntity(EntityId),
    /// Write result files of these units into a folder chosen in a dialog.
    Export(Vec<UnitId>),
    /// Speak another language.
    Speak(Language),
    /// Follow the system's theme, or always use one.
    Theme(egui::ThemePreference),
}

/// The queue of what has been asked for in this frame. Shared by `&`, so that a view can ask while it borrows everything else.
#[derive(Default)]
pub struct Actions {
    queue: RefCell<Vec<Action>>,
}

impl Actions {
    /// Asks for something.
    pub fn push(&self, action: Action) {
        self.queue.borrow_mut().push(action);
    }

    /// Asks for changes, as one step with this name.
    pub fn apply(&self, name: Message, changes: Vec<Change>) {
        self.push(Action::Apply(name, changes));
    }

    /// Takes everything asked for: changes first, each kind in the order of asking.
    #[must_use]
    pub fn take(&self) -> Vec<Action> {
        let (mut first, rest): (Vec<_>, Vec<_>) =
            self.queue.take().into_iter().partition(|action| matches!(action, Action::Apply(..)));
        first.extend(rest);
        first
    }
}
