//! The instrument that a word on the command line means.

use super::{Stop, check, find_instrument, library};
use crate::instrument::{Instrument, Problem};
use crate::locale::Locale;
use std::path::Path;

/// Finds the instrument that a word means: a file where it ends in `.toml`, else an id of the library.
pub(crate) fn rule_book(word: &str, locale: &Locale) -> Result<Instrument, Stop> {
    let file = Path::new(word);
    if file.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("toml")) {
        return find_instrument(&library()?, word).cloned();
    }
    let text = check::read(file).map_err(Stop::Failure)?;
    Instrument::parse(&text).map_err(|problems| {
        Stop::Problems(problems.iter().map(|problem| problem_line(word, problem, locale)).collect())
    })
}

/// Returns a problem of an instrument file with its place and its remedy, in one line.
pub(crate) fn problem_line(file: &str, problem: &Problem, locale: &Locale) -> String {
    let (sentence, hint) = (locale.message(&problem.message), locale.hint(&problem.message).unwrap_or_default());
    format!("{file}:{}: {sentence} {hint}", problem.line)
}
