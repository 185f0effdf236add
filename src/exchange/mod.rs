//! Files in and out: answer tables, the checklist on paper, scores, result files, and instruments as workbooks and forms.
//!
//! Whatever comes in is taken as hostile: every size is capped by the bytes actually read, names come from a closed list, nothing
//! is unpacked to the disk, and a refusal says where and why. Whatever goes out is checked before it gets its name: the written
//! file is synced, reopened and read back, and a file of somebody else that is already there is never replaced.
//!
//! This layer knows neither the round file nor the window. An import ends in a list of changes for one transaction; an export
//! starts from a round whose answers have been loaded.

mod cell;
pub mod intake;
mod nearest;
pub mod paper;
pub mod read;
pub mod reasons;
pub mod result;
pub mod scores;
pub mod shelf;
pub mod table;
pub mod workbook;
pub mod write;
pub mod xlsform;
pub mod xlsx;
