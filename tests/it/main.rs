//! Everything the program promises, tested through its public doors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod instrument;
mod ui_shell;
