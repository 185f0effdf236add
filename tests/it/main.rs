//! Everything the program promises, tested through its public doors.

mod instrument;
mod ui_checklist;
mod ui_results;
mod ui_stage;
