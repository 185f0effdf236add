//! Everything a person can invoke, in one table: text, shortcut and icon. Menu, palette and keyboard read it.

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Take the last step back.
    Undo,
    /// Do the step again that was undone.
    Redo,
}
