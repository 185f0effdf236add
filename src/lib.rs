//! The guide for newcomers.
//!
//! `penilai` ("assessor") lets people assess public services offline and shows how each score comes about. Without a
//! verb the binary is a desktop window; with one it is a command-line tool. Both stand on this library and agree to the
//! last digit.
//!
//! # Bird's-eye view
//!
//! An [`Instrument`](instrument::Instrument) says what is asked and how it counts; it is a data file, read once. A
//! [`Round`](assessment::Round) holds what assessors recorded: entities, service units, and a
//! [`Sheet`](assessment::Sheet) of answers for each unit. [`scoring`] turns instrument and sheet into a tree of
//! reasons, and the score is read off that tree. The [`Store`](store::Store) keeps a round in one SQLite file; every
//! change goes through [`Store::apply`](store::Store::apply). Moving a round to another revision of its instrument is such a
//! change; [`revision`](assessment::revision) says beforehand what becomes of the answers. [`exchange`] takes files in and out.
//! A [`Session`](session::Session) is the round that is open in the window, with undo.
//!
//! # Code map
//!
//! The modules stand below in reading order, which is also the order of layers: each may use those above it in this
//! list and none below. A test reads this list and every `use crate::` and names the first that looks down.
//!
//! | module | what it is |
//! |---|---|
//! | [`exact`] | numbers that never round by themselves |
//! | [`locale`] | languages: sentences, numbers, dates |
//! | [`job`] | long work on a thread, with progress and cancel |
//! | [`instrument`] | what is asked and how it counts, from TOML files |
//! | [`assessment`] | what was recorded, and the changes to it |
//! | [`scoring`] | from answers to a tree of reasons, intervals, bands, ranks |
//! | [`wording`] | scores in words |
//! | [`library`] | the instruments that come along, and how others come in |
//! | [`store`] | the round file; the only place that speaks SQL |
//! | [`exchange`] | answer tables, result files, scores as documents, the checklist on paper, instruments in spreadsheets |
//! | [`evidence`] | photos and documents: from any file to what a round keeps of it |
//! | [`failure`] | from any error to what happened, why, and what to do |
//! | [`sample`] | the sample round |
//! | [`session`] | the open round; knows no window |
//! | [`cli`] | the verbs, one file each |
//! | [`ui`] | the window, one file a screen |
//!
//! # Invariants, many of them about what is absent
//!
//! - `instrument`, `assessment` and `scoring` do no I/O, read no clock, use no floating point, and cannot fail after
//!   parsing.
//! - The numbers of a regulation stand in `assets/instruments/`, each with its source, and nowhere in the code.
//! - What comes in as an instrument goes through [`Library::read`](library::Library::read), which also runs its examples. What a
//!   round or a result file carries has gone through it before and is read as it stands, so that it scores the same for ever.
//! - A score is computed, never stored, except inside a sealed result file, where verifying it computes it again.
//! - Rounding happens once, when a total becomes a [`Score`](scoring::Score).
//! - An answer counts only for the wording it was given to; a move to another instrument drops none.
//! - "Tersimpan" means on the disk. Answers reach the file through one writer thread;
//!   [`Round::apply`](assessment::Round::apply) is the specification of what it does, and a property test runs both
//!   side by side.
//! - `store` and `exchange` are strangers to each other, and so are `cli` and `ui`. Only `store` names rusqlite, only
//!   `ui` names egui.
//! - Views change nothing. They push [`Action`](ui::action::Action)s, which one function performs after drawing.
//! - What a person reads stands in `assets/locale/`, in Indonesian and English alike.
//! - Files from outside are hostile: capped by bytes read, checked against closed lists, refused with the reason and
//!   a remedy.

pub mod exact;
pub mod locale;
pub mod job;
pub mod instrument;
pub mod assessment;
pub mod scoring;
pub mod wording;
pub mod library;
pub mod store;
pub mod exchange;
pub mod evidence;
pub mod failure;
pub mod sample;
pub mod session;
pub mod cli;
pub mod ui;
