//! STAND-IN, in memory, replaced by the real store.
#![allow(missing_docs, clippy::all)]
use crate::assessment::*;
use crate::instrument::Instrument;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
pub type Wake = Arc<dyn Fn() + Send + Sync>;
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound(PathBuf),
    #[error("exists")]
    Exists(PathBuf),
}
#[derive(Clone, Debug, Default)]
pub struct WriterState {
    pub pending: usize,
    pub saved_at: Option<i64>,
    pub failure: Option<String>,
}
pub enum Event {
    Loaded(UnitId, Result<Sheet, Error>),
    Damaged(Error),
}
pub struct Opened {
    pub info: RoundInfo,
    pub instrument: Instrument,
    pub entities: Vec<Entity>,
    pub units: Vec<ServiceUnit>,
}
static FILES: Mutex<Option<HashMap<PathBuf, (String, Round)>>> = Mutex::new(None);
pub struct Store {
    path: PathBuf,
    clock: fn() -> i64,
    saved: Mutex<Option<i64>>,
    events: Mutex<Vec<Event>>,
    wake: Wake,
}
impl Store {
    pub fn create(path: &Path, instrument: &Instrument, info: &RoundInfo, _clock: fn() -> i64) -> Result<(), Error> {
        let mut files = FILES.lock().unwrap();
        let files = files.get_or_insert_default();
        if files.contains_key(path) {
            return Err(Error::Exists(path.into()));
        }
        files.insert(path.into(), (instrument.toml().into(), Round::new(info.clone())));
        Ok(())
    }
    pub fn open(path: &Path, clock: fn() -> i64, wake: Wake) -> Result<(Store, Opened), Error> {
        let mut files = FILES.lock().unwrap();
        let files = files.get_or_insert_default();
        let (toml, round) = files.get(path).ok_or_else(|| Error::NotFound(path.into()))?;
        let opened = Opened {
            info: round.info.clone(),
            instrument: Instrument::parse(toml).unwrap(),
            entities: round.entities.values().cloned().collect(),
            units: round.units.values().cloned().collect(),
        };
        Ok((Store { path: path.into(), clock, saved: Mutex::default(), events: Mutex::default(), wake }, opened))
    }
    pub fn apply(&self, edits: Vec<Edit>) -> u64 {
        let mut files = FILES.lock().unwrap();
        let (_, round) = files.get_or_insert_default().get_mut(&self.path).unwrap();
        for edit in edits {
            round.apply(&edit.change).unwrap();
        }
        *self.saved.lock().unwrap() = Some((self.clock)());
        0
    }
    pub fn request(&self, unit: UnitId) {
        let files = FILES.lock().unwrap();
        let sheet = files.as_ref().unwrap()[&self.path].1.sheets[&unit].clone();
        self.events.lock().unwrap().push(Event::Loaded(unit, Ok(sheet)));
        drop(files);
        (self.wake)();
    }
    pub fn events(&self) -> Vec<Event> {
        std::mem::take(&mut *self.events.lock().unwrap())
    }
    pub fn state(&self) -> WriterState {
        WriterState { pending: 0, saved_at: *self.saved.lock().unwrap(), failure: None }
    }
    pub fn retry(&self) {}
    pub fn flush(&self) -> Result<(), Error> {
        Ok(())
    }
}
