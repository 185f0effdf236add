//! What views ask for, and the one queue they ask through.

use super::command::Command;
use crate::assessment::{Change, EntityId, EvidenceId, Place, SubjectId, UnitId};
use crate::evidence::Stored;
use crate::exchange::paper::{Filling, Preview, Take};
use crate::instrument::{Digest, ItemCode};
use crate::locale::{Language, Message};
use crate::session::earlier::{Offer, Standing};
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

/// What a view asks for. Performed by one function, after drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Apply changes as one step that can be undone; the message names it in the menu. Always performed before all others, so
    /// that nothing can leave the screen unsaved.
    Apply(Message, Vec<Change>),
    /// Apply answers just given, the same way; they time the interviews of whoever gave them.
    Answer(Message, Vec<Change>),
    /// Perform a command of the table.
    Command(Command),
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
    /// Take a file off the list of those opened lately.
    Forget(PathBuf),
    /// Take in the instrument in a file, in place of this revision of it if one is named.
    TakeIn {
        /// The file.
        path: PathBuf,
        /// The revision that it may replace.
        replacing: Option<String>,
    },
    /// Ask for a new round, with the instrument of this id unless another is chosen.
    NewRound(String),
    /// Move the round to the instrument of this id, as one step.
    ChangeInstrument(String),
    /// Show a unit's checklist.
    ShowChecklist(UnitId),
    /// Show a unit's checklist at an item; by its code, which outlives a change of the instrument.
    ShowItem(UnitId, ItemCode),
    /// Show the checklist where something was just changed, after undo and redo.
    ShowPlace(Place),
    /// Show and change the interview of a subject.
    ShowInterview(UnitId, SubjectId),
    /// Show a unit's results.
    ShowResults(UnitId),
    /// Show an entity's results.
    ShowEntity(EntityId),
    /// Ask for a new unit, of this entity unless another is chosen.
    AddUnit(Option<EntityId>),
    /// Ask for an entity's new code, name, class and province.
    EditEntity(EntityId),
    /// Ask for a unit's new name.
    EditUnit(UnitId),
    /// Write result files of these units into a folder chosen in a dialog.
    Export(Vec<UnitId>),
    /// Write result files of these units into this folder.
    ExportTo(Vec<UnitId>, PathBuf),
    /// Write the checklist of a unit to a new file.
    Print {
        /// The unit.
        unit: UnitId,
        /// Whether its answers stand on it.
        filling: Filling,
        /// The file.
        path: PathBuf,
    },
    /// Read a filled workbook and show what it would change.
    ReadPaper(PathBuf),
    /// Take in the answers of a filled workbook, as one step.
    TakePaper(Box<Preview>, Take),
    /// Read an earlier round, or a result file, and show what attaching it would do.
    ReadEarlier(PathBuf),
    /// Attach an earlier round, as one step.
    Attach(Box<Offer>),
    /// Take what is attached away from these units, as one step.
    Detach(Standing),
    /// Ask the system's file dialog on behalf of the open dialog.
    Browse(super::dialog::Question),
    /// Ask which files prove an item of a unit.
    AskForEvidence(UnitId, ItemCode),
    /// Take files in as evidence of an item.
    TakeEvidence(UnitId, ItemCode, Vec<PathBuf>),
    /// Show a piece of evidence among those of an item.
    ShowEvidence(UnitId, ItemCode, EvidenceId),
    /// Put a covered copy in the place of a photo, for good.
    CoverEvidence(UnitId, EvidenceId, Arc<Stored>),
    /// Ask where to save a copy of a stored file; by its digest, with the name suggested.
    AskForCopy(Digest, String),
    /// Save a copy of a stored file.
    SaveCopy(Digest, PathBuf),
    /// Take in as evidence what is new in a folder from now on.
    Watch(PathBuf),
    /// Stop the work under way.
    StopJob,
    /// Try again to write what could not be written.
    Retry,
    /// Let go of the open round although something has not been written, then do what had to wait for it.
    CloseUnsaved(Box<Action>),
    /// Take a notice away.
    Dismiss(u64),
    /// Go on, back or out of the tour.
    Tour(super::tour::Move),
    /// Speak another language.
    Speak(Language),
    /// Follow the system's theme, or always use one.
    Theme(super::settings::Appearance),
}

impl Action {
    /// Whether it changes the round, and so is performed before all others.
    #[must_use]
    pub fn is_change(&self) -> bool {
        matches!(self, Self::Apply(..) | Self::Answer(..))
    }
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

    /// Asks for answers just given to be recorded, as one step with this name.
    pub fn answer(&self, name: Message, changes: Vec<Change>) {
        self.push(Action::Answer(name, changes));
    }

    /// Takes everything asked for: changes first, each kind in the order of asking.
    #[must_use]
    pub fn take(&self) -> Vec<Action> {
        let (mut first, rest): (Vec<_>, Vec<_>) = self.queue.take().into_iter().partition(Action::is_change);
        first.extend(rest);
        first
    }
}
