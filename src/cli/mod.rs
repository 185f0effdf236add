//! The command line: one file per verb, each of which opens, calls and prints.
//!
//! Results go to standard output, messages to standard error. Exit status 0 means done, 1 that there is a finding (something is
//! incomplete or does not match), 2 that the call was wrong or failed. Output is sorted and does not depend on anything but the
//! input and the language.

mod attach;
mod band;
mod check;
mod explain;
mod export;
mod import;
mod instrument;
mod instruments;
mod new;
mod paper;
mod preview;
mod rank;
mod rulebook;
mod sample;
mod score;
mod terminal;
mod verify;

use crate::assessment::{Change, Edit, EditId, Entity, Round, ServiceUnit, Stamp, Step};
use crate::failure::Failure;
use crate::instrument::Instrument;
use crate::library::Library;
use crate::locale::{Language, Locale, Message};
use crate::store::{Parcel, Store};
use clap::{Parser, Subcommand};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use uuid::Uuid;

pub use terminal::Terminal;

/// Field assessment of public services: checklists offline, scores with their reasons. Without a verb it opens its window.
#[derive(Parser)]
#[command(name = "penilai", version, disable_help_subcommand = true)]
struct Cli {
    /// Language of everything printed: id or en.
    #[arg(long, global = true, value_name = "id|en", value_parser = language)]
    lang: Option<Language>,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Opens a round in the window.
    Open(OpenArguments),
    /// Lists the instruments, or shows one with its tree and items.
    Instruments(instruments::Arguments),
    /// Works with instruments: spreadsheets and forms, what differs between two, moving a round to another.
    #[command(subcommand)]
    Instrument(instrument::Verb),
    /// Says which zone, category and label scores have.
    Band(band::Arguments),
    /// Reports every problem of instrument files, with its line.
    Check(check::Arguments),
    /// Writes the sample round.
    Sample(sample::Arguments),
    /// Writes an empty round.
    New(new::Arguments),
    /// Adds entities, units and answers from tables, all or nothing.
    Import(import::Arguments),
    /// Writes the checklist of a unit as a page to print or as a workbook to fill in.
    Paper(paper::Arguments),
    /// Takes in a filled workbook, all or nothing; says what is new, equal, and different.
    PaperIn(paper::InArguments),
    /// Attaches the answers of an earlier round or of a result file, to stand beside those of this round.
    Attach(attach::Arguments),
    /// Scores a round.
    Score(score::Arguments),
    /// Explains the score of a unit, part by part.
    Explain(explain::Arguments),
    /// Ranks the entities of a round.
    Rank(rank::Arguments),
    /// Writes completed units as result files, or the round as tables.
    Export(export::Arguments),
    /// Recounts, rehashes and rescores result files.
    Verify(verify::Arguments),
}

#[derive(clap::Args)]
struct OpenArguments {
    /// The round file.
    round: PathBuf,
}

/// What the caller wants of the program.
pub enum Wish {
    /// The window.
    Window {
        /// The round to show.
        round: Option<PathBuf>,
        /// The language asked for.
        language: Option<Language>,
    },
    /// Nothing more: the verb has been carried out.
    Done(ExitCode),
}

/// How a verb ended.
pub(crate) enum End {
    /// As asked.
    Done,
    /// With a finding: something is incomplete or does not match.
    Finding,
}

/// Why a verb stopped.
pub(crate) enum Stop {
    /// It failed.
    Failure(Failure),
    /// The input is wrong in these places; nothing was done.
    Problems(Vec<String>),
    /// Nobody reads the output any more, or it cannot be written.
    Output(io::Error),
}

/// What a verb comes to.
pub(crate) type Outcome = Result<End, Stop>;

/// Carries out the command line.
#[must_use]
pub fn run() -> Wish {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help is a result, anything else a misuse; clap knows which.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            return Wish::Done(error.print().map_or(ExitCode::from(2), |()| ExitCode::from(code)));
        }
    };
    let locale = Locale::new(cli.lang.unwrap_or_default());
    let mut terminal = Terminal::new(&locale);
    let outcome = match cli.verb {
        None => return Wish::Window { round: None, language: cli.lang },
        Some(Verb::Open(arguments)) => return Wish::Window { round: Some(arguments.round), language: cli.lang },
        Some(Verb::Instruments(arguments)) => instruments::run(&arguments, &mut terminal),
        Some(Verb::Instrument(verb)) => instrument::run(&verb, &mut terminal),
        Some(Verb::Band(arguments)) => band::run(&arguments, &mut terminal),
        Some(Verb::Check(arguments)) => check::run(&arguments, &mut terminal),
        Some(Verb::Sample(arguments)) => sample::run(&arguments, &mut terminal),
        Some(Verb::New(arguments)) => new::run(&arguments, &mut terminal),
        Some(Verb::Import(arguments)) => import::run(&arguments, &mut terminal),
        Some(Verb::Paper(arguments)) => paper::run(&arguments, &mut terminal),
        Some(Verb::PaperIn(arguments)) => paper::take_in(&arguments, &mut terminal),
        Some(Verb::Attach(arguments)) => attach::run(&arguments, &mut terminal),
        Some(Verb::Score(arguments)) => score::run(&arguments, &mut terminal),
        Some(Verb::Explain(arguments)) => explain::run(&arguments, &mut terminal),
        Some(Verb::Rank(arguments)) => rank::run(&arguments, &mut terminal),
        Some(Verb::Export(arguments)) => export::run(&arguments, &mut terminal),
        Some(Verb::Verify(arguments)) => verify::run(&arguments, &mut terminal),
    };
    Wish::Done(terminal.close(outcome))
}

fn language(word: &str) -> Result<Language, String> {
    match word {
        "id" => Ok(Language::Id),
        "en" => Ok(Language::En),
        _ => Err("id, en".to_owned()),
    }
}

/// Milliseconds since 1970, UTC.
#[must_use]
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// Name of the account, recorded with every edit.
#[must_use]
pub fn account() -> String {
    let named = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    named.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "penilai".to_owned())
}

pub(crate) fn stamp() -> Stamp {
    Stamp { id: EditId(Uuid::now_v7()), at: now(), who: account() }
}

/// A round file, opened for this process alone, with all its answers.
pub(crate) struct Loaded {
    pub(crate) store: Store,
    pub(crate) instrument: Instrument,
    pub(crate) round: Round,
}

/// Opens a round file and reads all of it.
pub(crate) fn load(path: &Path) -> Result<Loaded, Stop> {
    let failed = |error| Stop::Failure(Failure::opening(path, &error));
    let (store, opened) = Store::open(path, now, Arc::new(|| {})).map_err(failed)?;
    let instrument = Instrument::parse(&opened.round.instrument)
        .map_err(|problems| Stop::Failure(Failure::carried_instrument(path, &problems)))?;
    let mut round = opened.round;
    for unit in round.units.keys().copied().collect::<Vec<_>>() {
        round.sheets.insert(unit, store.load(unit).map_err(failed)?);
    }
    Ok(Loaded { store, instrument, round })
}

/// Writes changes as one transaction and waits until they are on the disk.
pub(crate) fn commit(store: &Store, path: &Path, changes: Vec<Change>) -> Result<(), Stop> {
    hand_over(store, path, changes, None)
}

/// The same, as a step with this name that the window can undo.
pub(crate) fn commit_step(store: &Store, path: &Path, name: Message, changes: Vec<Change>) -> Result<(), Stop> {
    hand_over(store, path, changes, Some(Step { name, takes_back: None }))
}

fn hand_over(store: &Store, path: &Path, changes: Vec<Change>, step: Option<Step>) -> Result<(), Stop> {
    let edits = changes.into_iter().map(|change| Edit { change, stamp: stamp() }).collect();
    store.apply(Parcel { edits, step, ..Parcel::default() });
    let what = || Message::new("failure-writing").with("file", path.display());
    store.flush().map_err(|error| Stop::Failure(Failure::store(what(), &error)))
}

/// Finds an instrument of the library.
pub(crate) fn find_instrument<'a>(library: &'a Library, id: &str) -> Result<&'a Instrument, Stop> {
    let known = || library.instruments().iter().map(|known| known.id.clone()).collect::<Vec<_>>().join(", ");
    library.find(id).ok_or_else(|| {
        Stop::Failure(Failure::new(
            Message::new("failure-instrument").with("id", id),
            Message::new("why-no-instrument"),
            Message::new("remedy-no-instrument").with("known", known()),
        ))
    })
}

/// Reads the shipped instruments.
pub(crate) fn library() -> Result<Library, Stop> {
    Library::built_in().map_err(|problems| {
        let detail = problems.first().map(|problem| format!("{}: {}", problem.line, problem.message.key));
        Stop::Failure(Failure::new(
            Message::new("failure-library"),
            Message::new("why-damaged").with("detail", detail.unwrap_or_default()),
            Message::new("remedy-reinstall"),
        ))
    })
}

/// Finds the one unit that a name on the command line means: `unit`, or `entity/unit` where two entities have one of that name.
pub(crate) fn find_unit<'a>(round: &'a Round, name: &str) -> Result<(&'a Entity, &'a ServiceUnit), Stop> {
    let units = round.units_sorted();
    let named = units.iter().filter_map(|unit| Some((round.entities.get(&unit.entity)?, *unit)));
    let matches: Vec<(&Entity, &ServiceUnit)> =
        named.filter(|(entity, unit)| unit.name == name || format!("{}/{}", entity.name, unit.name) == name).collect();
    let what = || Message::new("failure-unit").with("unit", name);
    match matches[..] {
        [one] => Ok(one),
        [] => Err(Stop::Failure(Failure::new(
            what(),
            Message::new("why-no-such-unit"),
            Message::new("remedy-no-such-unit")
                .with("known", units.iter().map(|unit| unit.name.as_str()).take(12).collect::<Vec<_>>().join("; ")),
        ))),
        _ => Err(Stop::Failure(Failure::new(
            what(),
            Message::new("why-two-units"),
            Message::new("remedy-two-units").with("entity", &matches[0].0.name).with("unit", name),
        ))),
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Says why there is no window. Where a round was to be shown that is a failure; otherwise the sample's score sheet has to do.
#[must_use]
pub fn without_window(failure: Failure, named: bool, language: Option<Language>) -> ExitCode {
    let locale = Locale::new(language.unwrap_or_default());
    let mut terminal = Terminal::new(&locale);
    let outcome = if named { Err(Stop::Failure(failure)) } else { sample_sheet(&failure, &mut terminal) };
    terminal.close(outcome)
}

fn sample_sheet(failure: &Failure, terminal: &mut Terminal<'_>) -> Outcome {
    let (instrument, round) = crate::sample::round().map_err(Stop::Failure)?;
    let sentence = failure.sentence(terminal.locale);
    terminal.tell(&terminal.locale.say_with("cli-no-window", &[("sentence", &sentence)]));
    score::print(&instrument, &round, None, terminal)?;
    Ok(End::Done)
}
