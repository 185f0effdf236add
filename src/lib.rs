//! The guide for newcomers is on its way; the modules below stand in reading order, and each uses only those above it.

pub mod exact;
pub mod locale;
pub mod job;
pub mod instrument;
pub mod assessment;
pub mod scoring;
pub mod store;
pub mod wording;
pub mod exchange;
pub mod failure;
pub mod session;
pub mod ui;
