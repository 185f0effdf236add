//! Benchmarks: what the README promises, each figure beside its target and, where there is one, a floor measured in the same run.
//!
//! `cargo bench` runs them all; `cargo bench -- scoring` only those whose name contains the word.

// Numbers go to the terminal, and a benchmark that cannot run should say so loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod checklist;
mod evidence;
mod import;
mod instrument;
mod measure;
mod rounds;
mod scoring;
mod store;
mod window;

use measure::Figures;

fn main() {
    // Cargo passes its own flags, such as `--bench`; a word without dashes is a filter.
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let mut figures = Figures::new(filter);
    instrument::run(&mut figures);
    scoring::run(&mut figures);
    store::run(&mut figures);
    window::run(&mut figures);
    checklist::run(&mut figures);
    checklist::photos(&mut figures);
    evidence::run(&mut figures);
    import::run(&mut figures);
    figures.print();
}
