//! The window.

pub mod action;
pub mod command;
