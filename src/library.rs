//! The instruments to choose from, and the one way by which an instrument comes into the program.
//!
//! [`Library::read`] takes in a file: what it extends is looked up here, and the examples it carries must come to the scores they
//! state, or it is refused. What a round or a result file carries has gone through this before and is read as it is, so that a
//! round opens and scores the same for ever.

use crate::instrument::{Instrument, Problem};
use crate::scoring::trial;
use std::panic::resume_unwind;
use std::sync::Arc;

/// A shipped instrument: its id and its file.
macro_rules! shipped {
    ($($id:literal)*) => {
        &[$(($id, include_str!(concat!("../assets/instruments/", $id, ".toml")))),*]
    };
}

/// The shipped instruments in the order in which people choose among them: by issuer, the newest method first.
const FILES: &[(&str, &str)] = shipped! {
    "ombudsman-2025"
    "ombudsman-2024"
    "ombudsman-2023"
    "ombudsman-2022"
    "ombudsman-2021"
    "ombudsman-2019"
    "ombudsman-2017"
    "ombudsman-2017-kl"
    "panrb-pekppp-2023"
    "panrb-pekppp-2023-daring"
    "panrb-pekppp-2023-merata"
    "panrb-pekppp-2023-metro"
    "panrb-rolemodel-2017"
    "skm-2017"
    "skm-2017-011"
    "ikm-2004"
    "ikm-2004-0071"
    "asn-berakhlak"
};

/// The instruments to choose from.
#[derive(Clone, Default)]
pub struct Library {
    /// Each with the file as its author wrote it.
    instruments: Vec<(Instrument, Arc<str>)>,
}

impl Library {
    /// Reads the shipped instruments.
    ///
    /// # Errors
    /// Returns the problems of a shipped file; a test keeps them free of any.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        // Everything waits for this when the program starts, so the files are read side by side.
        let read = std::thread::scope(|scope| {
            let readers: Vec<_> = FILES.iter().map(|(_, file)| scope.spawn(|| taken_in(file, &shipped_file))).collect();
            let done = readers.into_iter().map(|reader| reader.join().unwrap_or_else(|panic| resume_unwind(panic)));
            done.collect::<Vec<_>>()
        });
        let with_file = |(read, (_, file)): (Result<Instrument, _>, &(&str, &str))| Ok((read?, Arc::from(*file)));
        Ok(Self { instruments: read.into_iter().zip(FILES).map(with_file).collect::<Result<_, Vec<Problem>>>()? })
    }

    /// Offers these instruments.
    #[must_use]
    pub fn new(instruments: Vec<Instrument>) -> Self {
        let with_file = |instrument: Instrument| {
            let file = Arc::clone(instrument.toml());
            (instrument, file)
        };
        Self { instruments: instruments.into_iter().map(with_file).collect() }
    }

    /// Returns all instruments, in the order in which people choose among them.
    #[must_use]
    pub fn instruments(&self) -> Vec<&Instrument> {
        self.instruments.iter().map(|(instrument, _)| instrument).collect()
    }

    /// Finds an instrument by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Instrument> {
        self.entry(id).map(|(instrument, _)| instrument)
    }

    /// Finds the file of an instrument as its author wrote it; that of a variant says only what differs.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<&str> {
        self.entry(id).map(|(_, file)| &**file)
    }

    /// Takes an instrument file in: one that extends another is resolved, and its examples are run.
    ///
    /// # Errors
    /// Returns every problem of the file, by line; examples that fail only where nothing else is wrong.
    pub fn read(&self, toml: &str) -> Result<Instrument, Vec<Problem>> {
        let base = |id: &str| self.find(id).map(|instrument| instrument.toml().to_string());
        taken_in(toml, &base)
    }

    fn entry(&self, id: &str) -> Option<&(Instrument, Arc<str>)> {
        self.instruments.iter().find(|(instrument, _)| instrument.id == id)
    }
}

fn shipped_file(id: &str) -> Option<String> {
    FILES.iter().find(|(known, _)| *known == id).map(|(_, file)| (*file).to_owned())
}

fn taken_in(toml: &str, base: &dyn Fn(&str) -> Option<String>) -> Result<Instrument, Vec<Problem>> {
    let instrument = Instrument::resolve(toml, base)?;
    let failed = trial(&instrument);
    if failed.is_empty() { Ok(instrument) } else { Err(failed) }
}
