//! Where verbs print: results to standard output, messages to standard error.

use super::{End, Outcome, Stop};
use crate::exchange::intake::{Place, Remark};
use crate::failure::Failure;
use crate::locale::Locale;
use serde::Serialize;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;
use std::process::ExitCode;

/// The two streams of a terminal, and the language spoken on them.
pub struct Terminal<'a> {
    /// The language.
    pub locale: &'a Locale,
    out: BufWriter<StdoutLock<'static>>,
}

/// Which side of its column a cell stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Left, for words.
    Left,
    /// Right, for numbers.
    Right,
}

impl<'a> Terminal<'a> {
    /// Speaks a language on the process's own streams.
    #[must_use]
    pub fn new(locale: &'a Locale) -> Self {
        Self { locale, out: BufWriter::new(io::stdout().lock()) }
    }

    /// Prints a line of a result.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// Prints a document as JSON.
    pub(crate) fn json(&mut self, document: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, document)?;
        writeln!(self.out)
    }

    /// Prints rows in columns. A column is as wide as its widest cell; the last one is not filled up.
    pub(crate) fn table(&mut self, sides: &[Side], rows: &[Vec<String>]) -> io::Result<()> {
        let width = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..sides.len()).map(width).collect();
        for row in rows {
            let cells = row.iter().zip(sides).zip(&widths).map(|((cell, side), width)| match side {
                Side::Left => format!("{cell:<width$}"),
                Side::Right => format!("{cell:>width$}"),
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Tells a message, which is no result.
    pub fn tell(&mut self, text: &str) {
        // There is nowhere left to say that standard error cannot be written.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Tells a failure with its remedy.
    pub fn tell_failure(&mut self, failure: &Failure) {
        self.tell(&format!("{} {}", failure.sentence(self.locale), failure.advice(self.locale)));
    }

    /// Tells how a verb ended and returns the exit status.
    pub(crate) fn close(mut self, outcome: Outcome) -> ExitCode {
        let outcome = outcome.and_then(|end| self.out.flush().map(|()| end).map_err(Stop::Output));
        match outcome {
            Ok(End::Done) => ExitCode::SUCCESS,
            Ok(End::Finding) => ExitCode::from(1),
            Err(Stop::Failure(failure)) => {
                self.tell_failure(&failure);
                ExitCode::from(2)
            }
            Err(Stop::Problems(problems)) => {
                problems.iter().for_each(|problem| self.tell(problem));
                ExitCode::from(2)
            }
            // Whoever reads has seen enough: `penilai score ... | head` is no failure.
            Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(Stop::Output(error)) => {
                let text = self.locale.say_with("cli-output-failed", &[("detail", &error.to_string())]);
                self.tell(&text);
                ExitCode::from(2)
            }
        }
    }
}

/// Returns what there is to say about a place of a file, in one line.
pub(crate) fn at_place(file: &Path, remark: &Remark, locale: &Locale) -> String {
    let place = match &remark.place {
        Place::Line(line) => line.to_string(),
        Place::Sheet(sheet) => sheet.clone(),
        Place::Cell(sheet, cell) => format!("{sheet}!{cell}"),
    };
    let (what, hint) = remark.words(locale);
    format!("{}: {place}: {what} {}", file.display(), hint.unwrap_or_default()).trim_end().to_owned()
}
