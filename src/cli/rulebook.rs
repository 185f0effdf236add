//! The instrument that a word on the command line means: a file where it ends in `.toml`, else an id of the library.

use super::{Stop, check, find_instrument, library};
use crate::instrument::{Instrument, Problem};
use crate::locale::Locale;
use std::path::Path;

/// Takes in the instrument that a word means.
pub(crate) fn rule_book(word: &str, locale: &Locale) -> Result<Instrument, Stop> {
    let library = library()?;
    if !is_file(word) {
        return find_instrument(&library, word).cloned();
    }
    library.read(&file(word)?).map_err(|problems| {
        Stop::Problems(problems.iter().map(|problem| problem_line(word, problem, locale)).collect())
    })
}

/// Returns the file of the instrument that a word means, as its author wrote it.
pub(crate) fn text(word: &str) -> Result<String, Stop> {
    if is_file(word) {
        return file(word);
    }
    let library = library()?;
    let id = &find_instrument(&library, word)?.id;
    Ok(library.file(id).unwrap_or_default().to_owned())
}

fn is_file(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

fn file(word: &str) -> Result<String, Stop> {
    check::read(Path::new(word)).map_err(Stop::Failure)
}

/// Returns a problem of an instrument file with its place and its remedy, in one line.
pub(crate) fn problem_line(file: &str, problem: &Problem, locale: &Locale) -> String {
    let (sentence, hint) = (locale.message(&problem.message), locale.hint(&problem.message).unwrap_or_default());
    format!("{file}:{}: {sentence} {hint}", problem.line)
}
