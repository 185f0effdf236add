//! Everything the program promises, tested through its public doors.

// A test that cannot go on should say so loudly, where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod cases;
mod cli;
mod cli_instrument;
mod cli_paper;
mod conditions;
mod details;
mod conditions_out;
mod conditions_scored;
mod evidence;
mod exact;
mod exchange;
mod exchange_result;
mod exchange_table;
mod exchange_write;
mod failure;
mod instrument;
mod instrument_hostile;
mod intake;
mod layers;
mod library;
mod locale;
mod oracle;
mod paper;
mod paper_text;
mod pooled;
mod revision;
mod scoring;
mod sensitivity;
mod store;
mod store_full;
mod store_kill;
mod store_model;
mod store_refusal;
mod store_versions;
mod ui_checklist;
mod ui_conditions;
mod ui_desk;
mod ui_evidence;
mod ui_intake;
mod ui_keys;
mod ui_paper;
mod ui_results;
mod ui_population;
mod ui_revision;
mod ui_shell;
mod ui_stage;
mod variant;
mod workbook;
mod workbook_findings;
mod xlsform;
mod xlsform_read;
mod xlsx;
mod xlsx_hostile;
