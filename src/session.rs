//! The open round: what has been loaded of it, what it scores, and the changes asked for; knows no window.
//!
//! Answers are read unit by unit in the background, scored and let go, so that a round of thousands of units opens at once and
//! stays small. The units an assessor opens are kept. Every change goes first to the [`Round`] in memory, which may refuse it, and then
//! to the store's writer; its inverse goes on the list of what can be undone.

mod closing;
pub mod earlier;
mod interview;
mod looks;
pub mod past;
mod steps;
mod summary;
mod visit;

pub use summary::{Reasons, Summary};
pub use visit::Visiting;

use crate::assessment::{
    Change, Edit, EditId, EntityId, Refusal, Round, RoundInfo, Sheet, Stamp, Step, SubjectId, UnitId,
};
use crate::failure::Failure;
use crate::instrument::{Digest, Instrument};
use crate::locale::Message;
use crate::scoring::{EntityCard, Ranked, Scorecard, ranking, score, score_entity};
use crate::store::{self, Check, Event, Parcel, Store, StoredFile, WriterState};
use earlier::Attached;
use looks::Looks;
use past::Sitting;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use steps::Done;
use uuid::Uuid;

/// Whoever is working, and the clock by which it is recorded.
#[derive(Clone)]
pub struct Author {
    /// Name of the account, recorded with every edit.
    pub name: String,
    /// Returns milliseconds since 1970, UTC.
    pub clock: fn() -> i64,
}

/// An open round.
pub struct Session {
    path: PathBuf,
    store: Arc<Store>,
    author: Author,
    instrument: Arc<Instrument>,
    round: Round,
    /// Units whose sheets are kept.
    kept: BTreeSet<UnitId>,
    /// Units still to be read, the urgent ones in front, and how many have been asked for.
    unread: VecDeque<UnitId>,
    asked: usize,
    summaries: BTreeMap<UnitId, Summary>,
    cards: BTreeMap<UnitId, Arc<Scorecard>>,
    looks: Looks,
    sitting: Sitting,
    attached: Attached,
    undo: Vec<Done>,
    redo: Vec<Done>,
    problems: Vec<Failure>,
    /// Units that could not be read, with the reason.
    unreadable: BTreeMap<UnitId, Failure>,
    /// Whether the check of the whole file has failed and that has been told.
    distrusted: bool,
    version: Version,
}

/// How often a session has changed, for views that keep what is costly to make until it is out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Changes of the instrument; the ids of an earlier one must not be used with it.
    pub instrument: u64,
    /// Changes of the round's title, entities and units.
    pub outline: u64,
    /// Changes of anything, what has been read in the background among it.
    pub content: u64,
    /// Changes of the photos of any unit.
    pub looks: u64,
}

/// How many units the store is asked for at a time: enough to keep it busy, few enough that an edit never waits behind many.
const IN_FLIGHT: usize = 16;

impl Session {
    /// Opens a round file.
    ///
    /// # Errors
    /// Refuses whatever the store refuses, and a round whose own instrument cannot be read.
    pub fn open(path: &Path, author: Author, wake: store::Wake) -> Result<Self, Failure> {
        let failed = |error| Failure::opening(path, &error);
        let (store, opened) = Store::open(path, author.clock, wake).map_err(failed)?;
        let instrument = Instrument::parse(&opened.round.instrument)
            .map_err(|problems| Failure::carried_instrument(path, &problems))?;
        let round = opened.round;
        let unread = round.units_sorted().into_iter().map(|unit| unit.id).collect();
        // What cannot be read cannot be undone; that is no reason not to open the round.
        let (undo, redo) = steps::remembered(&store);
        let mut session = Self {
            path: path.to_owned(),
            store: Arc::new(store),
            sitting: Sitting::new((author.clock)()),
            author,
            instrument: Arc::new(instrument),
            round,
            kept: BTreeSet::new(),
            unread,
            asked: 0,
            summaries: BTreeMap::new(),
            cards: BTreeMap::new(),
            looks: Looks::default(),
            attached: Attached::default(),
            undo,
            redo,
            problems: Vec::new(),
            unreadable: BTreeMap::new(),
            distrusted: false,
            version: Version::default(),
        };
        session.ask();
        Ok(session)
    }

    /// Writes a new, empty round file and opens it.
    ///
    /// # Errors
    /// Refuses whatever the store refuses, an existing file among it.
    pub fn create(
        path: &Path,
        instrument: &Instrument,
        info: &RoundInfo,
        author: Author,
        wake: store::Wake,
    ) -> Result<Self, Failure> {
        let stamp = stamp(&author);
        Store::create(path, instrument, info, &stamp).map_err(|error| Failure::creating(path, &error))?;
        Self::open(path, author, wake)
    }

    /// Takes in what the store has read. Called once a frame; returns at once.
    pub fn poll(&mut self) {
        for event in self.store.events() {
            match event {
                Event::Loaded { unit, sheet: Ok(sheet) } => self.take_in(unit, sheet),
                Event::Loaded { unit, sheet: Err(error) } => {
                    self.asked -= 1;
                    // Asked for again, it is read again.
                    self.kept.remove(&unit);
                    self.unreadable.insert(unit, Failure::reading(&error));
                    self.problems.push(Failure::reading(&error));
                    self.version.content += 1;
                }
                // The round in memory has accepted the same edits, so this says that memory and file have parted.
                Event::Declined(declined) => {
                    let what = Message::new("failure-saving");
                    self.problems.push(Failure::store(what, &store::Error::Declined(declined)));
                }
            }
        }
        if let Check::Failed(detail) = self.store.state().check
            && !self.distrusted
        {
            self.distrusted = true;
            self.problems.push(Failure::damaged(&self.path, &detail));
        }
        self.ask();
    }

    /// Where the round file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The instrument of the round.
    #[must_use]
    pub fn instrument(&self) -> &Arc<Instrument> {
        &self.instrument
    }

    /// The round, with the answers of the units that are kept.
    #[must_use]
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// How often the session has changed.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// The round file, for a thread that reads from it while the window goes on.
    #[must_use]
    pub fn reader(&self) -> Arc<Store> {
        Arc::clone(&self.store)
    }

    /// What the writer has confirmed and what not yet.
    #[must_use]
    pub fn writer(&self) -> WriterState {
        self.store.state()
    }

    /// Tries again to write what could not be written.
    pub fn retry(&self) {
        self.store.retry();
    }

    /// Waits until everything is on the disk.
    ///
    /// # Errors
    /// Returns why it is not.
    pub fn flush(&self) -> Result<(), Failure> {
        self.store.flush().map_err(|error| Failure::store(Message::new("failure-saving"), &error))
    }

    /// Takes the problems met while reading, each once.
    pub fn take_problems(&mut self) -> Vec<Failure> {
        std::mem::take(&mut self.problems)
    }

    /// Units whose answers have not been read yet.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.unread.len() + self.asked
    }

    /// Asks for a unit's answers to be read next and kept.
    pub fn keep(&mut self, unit: UnitId) {
        if self.kept.insert(unit) && !self.round.sheets.contains_key(&unit) {
            self.unread.retain(|other| *other != unit);
            self.unread.push_front(unit);
            self.ask();
        }
    }

    /// Returns the answers of a unit that is kept; `None` while they are being read.
    #[must_use]
    pub fn sheet(&self, unit: UnitId) -> Option<&Sheet> {
        self.round.sheets.get(&unit)
    }

    /// Returns why a unit's answers cannot be read; `None` unless that has been tried.
    #[must_use]
    pub fn unreadable(&self, unit: UnitId) -> Option<&Failure> {
        self.unreadable.get(&unit)
    }

    /// Returns the score of a unit that is kept, with its reasons.
    #[must_use]
    pub fn scorecard(&self, unit: UnitId) -> Option<&Arc<Scorecard>> {
        self.cards.get(&unit)
    }

    /// Returns what is known of a unit; `None` while it has not been read.
    #[must_use]
    pub fn summary(&self, unit: UnitId) -> Option<&Summary> {
        self.summaries.get(&unit)
    }

    /// Returns the score of an entity from its units; `None` while one of them has not been read.
    #[must_use]
    pub fn entity_card(&self, entity: EntityId) -> Option<EntityCard> {
        let units = self.round.units_of(entity);
        let standings: Option<Vec<_>> =
            units.iter().map(|unit| Some(self.summaries.get(&unit.id)?.part(unit.id))).collect();
        Some(score_entity(&self.instrument, standings?))
    }

    /// Returns the entities by rank, with their scores; entities not fully read are left out.
    #[must_use]
    pub fn ranking(&self) -> Vec<(Ranked, EntityCard)> {
        // Sorted once by entity: asking for the units of each would take entities times units.
        let mut standings: BTreeMap<EntityId, Option<Vec<_>>> =
            self.round.entities.keys().map(|id| (*id, Some(Vec::new()))).collect();
        for unit in self.round.units_sorted() {
            if let Some(known) = standings.get_mut(&unit.entity) {
                let standing = self.summaries.get(&unit.id).map(|summary| summary.part(unit.id));
                match (known.as_mut(), standing) {
                    (Some(known), Some(standing)) => known.push(standing),
                    (_, None) | (None, _) => *known = None,
                }
            }
        }
        let mut cards: BTreeMap<EntityId, EntityCard> = standings
            .into_iter()
            .filter_map(|(id, units)| Some((id, score_entity(&self.instrument, units?))))
            .collect();
        let entities: Vec<_> =
            cards.iter().filter_map(|(id, card)| Some((self.round.entities.get(id)?, &card.verdict))).collect();
        let ranked = ranking(&entities);
        ranked
            .into_iter()
            .filter_map(|ranked| Some((cards.remove(&ranked.entity)?, ranked)))
            .map(|(c, r)| (r, c))
            .collect()
    }

    /// Applies changes as one step that can be undone, also after the round has been closed, and hands them to the writer. `name` is
    /// for the undo menu.
    ///
    /// # Errors
    /// Refuses the step as a whole; nothing has changed then.
    pub fn apply(&mut self, name: Message, changes: Vec<Change>) -> Result<(), Refusal> {
        self.apply_with_files(name, changes, Vec::new())
    }

    /// The same, with the files that new evidence names.
    ///
    /// # Errors
    /// Refuses the step as a whole; nothing has changed then.
    pub fn apply_with_files(
        &mut self,
        name: Message,
        changes: Vec<Change>,
        files: Vec<StoredFile>,
    ) -> Result<(), Refusal> {
        let step = Step { name: name.clone(), takes_back: None };
        let parcel = Parcel { step: Some(step), files, ..Parcel::default() };
        self.sitting.note(&name, &changes, self.now());
        if let Some((id, inverse)) = self.perform(changes, parcel)? {
            self.undo.push(Done { id, name, inverse });
            self.redo.clear();
        }
        Ok(())
    }

    /// Applies changes that are not to be undone, and drops files of evidence for good: what has been covered on a picture must
    /// not come back.
    ///
    /// # Errors
    /// Refuses the changes as a whole; nothing has changed then.
    pub fn apply_for_good(
        &mut self,
        changes: Vec<Change>,
        files: Vec<StoredFile>,
        drop: Vec<Digest>,
    ) -> Result<(), Refusal> {
        self.perform(changes, Parcel { files, drop, ..Parcel::default() }).map(|_| ())
    }

    /// Name of the step that undo takes back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&Message> {
        self.undo.last().map(|step| &step.name)
    }

    /// Name of the step that redo does again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&Message> {
        self.redo.last().map(|step| &step.name)
    }

    /// Takes the last step back. Returns the changes made, so that the window can go where they are.
    ///
    /// # Errors
    /// Refuses if something else has been built on the step since; it can be tried again.
    pub fn undo(&mut self) -> Result<Vec<Change>, Refusal> {
        self.take_back(|session| &mut session.undo, |session| &mut session.redo)
    }

    /// Does the step again that was undone last. Returns the changes made.
    ///
    /// # Errors
    /// Refuses if something else has been built since; it can be tried again.
    pub fn redo(&mut self) -> Result<Vec<Change>, Refusal> {
        self.take_back(|session| &mut session.redo, |session| &mut session.undo)
    }

    /// Makes a new identity, later than all before it.
    #[must_use]
    pub fn new_id() -> Uuid {
        Uuid::now_v7()
    }

    /// Applies changes in memory, all or none, hands them to the writer in a parcel, and returns the first edit and what takes them
    /// all back; nothing if nothing changed.
    fn perform(&mut self, changes: Vec<Change>, parcel: Parcel) -> Result<Option<(EditId, Vec<Change>)>, Refusal> {
        let text = changes.iter().rev().find_map(Change::instrument);
        let instrument = text.map(|text| Instrument::parse(text).map_err(|_| Refusal::NotAnInstrument)).transpose()?;
        let wanted = changes.iter().filter(|change| !self.attached.knows(change)).filter_map(Change::unit);
        wanted.collect::<Vec<_>>().into_iter().for_each(|unit| self.read_now(unit));
        let mut inverse = Vec::new();
        for change in &changes {
            match self.make(change) {
                Ok(back) => inverse.extend(back),
                Err(refusal) => {
                    for back in inverse.iter().rev() {
                        // What was just done can be taken back: nothing has happened in between.
                        let _ = self.make(back);
                    }
                    return Err(refusal);
                }
            }
        }
        inverse.reverse();
        self.version.content += 1;
        if changes.iter().any(Change::reshapes) {
            self.version.outline += 1;
        }
        let touched: BTreeSet<UnitId> = changes.iter().filter_map(Change::unit).collect();
        let edits: Vec<Edit> = changes.into_iter().map(|change| Edit { change, stamp: stamp(&self.author) }).collect();
        let first = edits.first().map(|edit| edit.stamp.id);
        self.store.apply(Parcel { edits, ..parcel });
        for unit in touched {
            if !self.is_unread(unit) {
                self.kept.insert(unit);
                self.rescore(unit);
            }
        }
        if let Some(instrument) = instrument {
            self.take_up(instrument);
        }
        Ok(first.filter(|_| !inverse.is_empty()).map(|first| (first, inverse)))
    }

    /// Scores everything with another instrument: what is loaded at once, the rest as it is read again.
    fn take_up(&mut self, instrument: Instrument) {
        self.instrument = Arc::new(instrument);
        self.version.instrument += 1;
        self.summaries.clear();
        self.cards.clear();
        for unit in self.round.sheets.keys().copied().collect::<Vec<_>>() {
            self.rescore(unit);
        }
        // What is being read already is read twice, which does no harm.
        let unread = self.round.units_sorted().into_iter().map(|unit| unit.id);
        self.unread = unread.filter(|unit| !self.round.sheets.contains_key(unit)).collect();
        self.ask();
    }

    /// Reads the answers of a unit that is about to change, if they have not been read. Takes as long as one small query.
    fn read_now(&mut self, unit: UnitId) {
        if self.round.units.contains_key(&unit) && !self.round.sheets.contains_key(&unit) {
            match self.store.load(unit) {
                Ok(sheet) => {
                    self.round.sheets.insert(unit, sheet);
                }
                // The change is then refused, because what it would do cannot be known.
                Err(error) => self.problems.push(Failure::reading(&error)),
            }
        }
    }

    fn take_in(&mut self, unit: UnitId, mut sheet: Sheet) {
        self.asked -= 1;
        self.attached.correct(unit, &mut sheet);
        // A unit edited since it was asked for is in memory already, and newer there.
        if self.round.units.contains_key(&unit) && !self.round.sheets.contains_key(&unit) {
            self.round.sheets.insert(unit, sheet);
            self.rescore(unit);
            self.version.content += 1;
            if !self.kept.contains(&unit) {
                self.round.sheets.remove(&unit);
                self.cards.remove(&unit);
            }
        }
    }

    fn rescore(&mut self, unit: UnitId) {
        let Some(sheet) = self.round.sheets.get(&unit) else {
            self.summaries.remove(&unit);
            self.cards.remove(&unit);
            return;
        };
        self.version.looks += u64::from(self.looks.note(unit, sheet));
        let card = score(&self.instrument, sheet);
        self.summaries.insert(unit, Summary::new(&self.instrument, sheet, &card));
        self.cards.insert(unit, Arc::new(card));
    }

    fn ask(&mut self) {
        while self.asked < IN_FLIGHT {
            let Some(unit) = self.unread.pop_front() else { return };
            self.store.request(unit);
            self.asked += 1;
        }
    }
}

fn stamp(author: &Author) -> Stamp {
    Stamp { id: EditId(Session::new_id()), at: (author.clock)(), who: author.name.clone() }
}

/// Returns the label for the next subject of a group: its code and the first free number, such as `user-07`.
#[must_use]
pub fn next_label(sheet: &Sheet, group: &str) -> String {
    sheet.free_labels(group).next().unwrap_or_default()
}

/// A subject's identity, made here so that views need no identities of their own.
#[must_use]
pub fn new_subject() -> SubjectId {
    SubjectId(Session::new_id())
}
