//! The instruments to choose from, and the one way by which an instrument comes into the program.
//!
//! [`Library::read`] takes in a file: what it extends is looked up here, and the examples it carries must come to the scores they
//! state, or it is refused. What a round or a result file carries has gone through this before and is read as it is, so that a
//! round opens and scores the same for ever.

use crate::instrument::{Instrument, Problem};
use crate::scoring::trial;
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// An instrument with the file as its author wrote it.
type Shipped = (Arc<Instrument>, Arc<str>);

/// The instruments to choose from.
#[derive(Clone, Default)]
pub struct Library {
    /// Those that come along, each with the file as its author wrote it.
    shipped: Vec<Shipped>,
    /// Those taken in by whoever works here, by id.
    own: BTreeMap<String, Arc<Instrument>>,
}

/// How an instrument from outside stands to those that are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing here has its id.
    New,
    /// It is here already, the same to the letter.
    Held,
    /// It would replace one taken in earlier: that one's revision.
    Replaces(String),
    /// Its id belongs to another instrument: that one's id, which may be spelt with other capitals.
    Taken(String),
    /// It says something else than the one taken in earlier, and yet bears the same revision.
    Changed,
}

impl Library {
    /// Reads the shipped instruments.
    ///
    /// # Errors
    /// Returns the problems of a shipped file; a test keeps them free of any.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        // Everything waits for this when the program starts, so two threads take one file after the other. Not one thread for each
        // file: each takes memory of its own. Where the system gives no second one, the first does it all.
        let next = AtomicUsize::new(0);
        let take = || {
            let places = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
            places.map_while(|place| Some((place, shipped(FILES.get(place)?)))).collect()
        };
        let mut read: Vec<_> = std::thread::scope(|scope| {
            let beside = std::thread::Builder::new().spawn_scoped(scope, take);
            let mut read: Vec<_> = take();
            if let Ok(beside) = beside {
                read.extend(beside.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            read
        });
        read.sort_by_key(|(place, _)| *place);
        let shipped: Result<_, _> = read.into_iter().map(|(_, read)| read).collect();
        Ok(Self { shipped: shipped?, own: BTreeMap::new() })
    }

    /// Offers these instruments.
    #[must_use]
    pub fn new(instruments: Vec<Instrument>) -> Self {
        let with_file = |instrument: Instrument| {
            let file = Arc::clone(instrument.toml());
            (Arc::new(instrument), file)
        };
        Self { shipped: instruments.into_iter().map(with_file).collect(), own: BTreeMap::new() }
    }

    /// Returns all instruments, in the order in which people choose among them: those taken in come last, by id.
    #[must_use]
    pub fn instruments(&self) -> Vec<&Instrument> {
        self.shipped.iter().map(|(instrument, _)| instrument).chain(self.own.values()).map(AsRef::as_ref).collect()
    }

    /// Finds an instrument by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Instrument> {
        self.entry(id).map(|(instrument, _)| instrument).or_else(|| self.own.get(id)).map(AsRef::as_ref)
    }

    /// Whether the instrument of this id has been taken in and does not come along.
    #[must_use]
    pub fn is_own(&self, id: &str) -> bool {
        self.own.contains_key(id)
    }

    /// Finds the file of an instrument as its author wrote it; that of a variant says only what differs.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<&str> {
        self.entry(id).map(|(_, file)| file).or_else(|| self.own.get(id).map(|own| own.toml())).map(AsRef::as_ref)
    }

    /// Takes an instrument file in: one that extends another is resolved, and its examples are run.
    ///
    /// # Errors
    /// Returns every problem of the file, by line; examples that fail only where nothing else is wrong.
    pub fn read(&self, toml: &str) -> Result<Instrument, Vec<Problem>> {
        let base = |id: &str| self.find(id).map(|instrument| instrument.toml().to_string());
        taken_in(toml, &base)
    }

    /// Returns how an instrument from outside stands to those that are here.
    #[must_use]
    pub fn standing(&self, instrument: &Instrument) -> Standing {
        let same = |id: &str| id.eq_ignore_ascii_case(&instrument.id);
        match self.instruments().into_iter().find(|known| same(&known.id)) {
            None => Standing::New,
            Some(known) if known.digest() == instrument.digest() => Standing::Held,
            // Files of two ids that differ in capitals only would be one file on some disks.
            Some(known) if known.id != instrument.id || !self.is_own(&known.id) => Standing::Taken(known.id.clone()),
            Some(known) if known.revision == instrument.revision => Standing::Changed,
            Some(known) => Standing::Replaces(known.revision.clone()),
        }
    }

    /// Offers an instrument from outside beside those that come along, in place of one taken in earlier under its id. The id of
    /// one that comes along is never given to another; [`Library::standing`] says so beforehand.
    pub fn offer(&mut self, instrument: Arc<Instrument>) {
        if self.entry(&instrument.id).is_none() {
            self.own.insert(instrument.id.clone(), instrument);
        }
    }

    fn entry(&self, id: &str) -> Option<&Shipped> {
        self.shipped.iter().find(|(instrument, _)| instrument.id == id)
    }
}

/// Reads a shipped file.
fn shipped((_, file): &(&str, &str)) -> Result<Shipped, Vec<Problem>> {
    taken_in(file, &shipped_file).map(|read| (Arc::new(read), Arc::from(*file)))
}

fn shipped_file(id: &str) -> Option<String> {
    FILES.iter().find(|(known, _)| *known == id).map(|(_, file)| (*file).to_owned())
}

fn taken_in(toml: &str, base: &dyn Fn(&str) -> Option<String>) -> Result<Instrument, Vec<Problem>> {
    let instrument = Instrument::resolve(toml, base)?;
    let failed = trial(&instrument);
    if failed.is_empty() { Ok(instrument) } else { Err(failed) }
}
