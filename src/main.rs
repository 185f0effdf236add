//! Without arguments a desktop window, with a verb a command-line tool.

use penilai::cli::{self, Wish};
use penilai::library::Library;
use penilai::locale::Language;
use penilai::session::Author;
use penilai::ui::dialog::SystemDialogs;
use penilai::ui::{self, First, Services, settings};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// The sample round that the window opens where no round has been opened before.
const SAMPLE: &str = "contoh-kota-metro-2024.penilai";

fn main() -> ExitCode {
    match cli::run() {
        Wish::Done(code) => code,
        Wish::Window { round, language } => window(round, language),
    }
}

/// Shows the window. Where there is none to be had, says so; without a round to show, the sample's score sheet has to do.
fn window(round: Option<PathBuf>, language: Option<Language>) -> ExitCode {
    let named = round.is_some();
    let first = round.map_or_else(|| First::LastOr(settings::data_folder().join(SAMPLE)), First::Round);
    let services = Services {
        // A test excludes that the shipped instruments have problems; without any, existing rounds still open.
        library: Library::built_in().unwrap_or_default(),
        author: Author { name: cli::account(), clock: cli::now },
        language: language.unwrap_or_else(ui::system_language),
        dialogs: Arc::new(SystemDialogs),
        settings: settings::usual_path(),
        instruments: settings::data_folder().join("instruments"),
        sample: settings::data_folder().join(SAMPLE),
    };
    match ui::open(&services, &first) {
        Ok(()) => ExitCode::SUCCESS,
        Err(unavailable) => cli::without_window(unavailable.failure(), named, language),
    }
}
