//! Without arguments a desktop window, with a verb a command-line tool.

use penilai::cli::{self, Wish};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Wish::Done(code) => code,
        Wish::Window(_) => cli::without_window("DISPLAY"),
    }
}
