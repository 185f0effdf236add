//! The instruments that come with the program.

use super::{Instrument, Problem};

/// The shipped instrument files, newest method first.
const FILES: [&str; 2] = [
    include_str!("../../assets/instruments/ombudsman-2024.toml"),
    include_str!("../../assets/instruments/panrb-pekppp-2023.toml"),
];

/// The instruments to choose from.
#[derive(Clone, Default)]
pub struct Library {
    instruments: Vec<Instrument>,
}

impl Library {
    /// Reads the shipped instruments.
    ///
    /// # Errors
    /// Returns the problems of a shipped file; a test keeps them free of any.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        FILES.into_iter().map(Instrument::parse).collect::<Result<_, _>>().map(Self::new)
    }

    /// Offers these instruments.
    #[must_use]
    pub fn new(instruments: Vec<Instrument>) -> Self {
        Self { instruments }
    }

    /// Returns all instruments, sorted by id.
    #[must_use]
    pub fn instruments(&self) -> Vec<&Instrument> {
        let mut all: Vec<&Instrument> = self.instruments.iter().collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// Finds an instrument by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.id == id)
    }
}
