//! The window.

pub mod action;
pub mod checklist;
pub mod command;
pub mod icons;
pub mod results;
pub mod theme;
pub mod widgets;
mod scale;
