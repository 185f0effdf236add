//! Last time's answers beside those of the open round: read from a file, attached to many units at once.
//!
//! A round may have thousands of units, and to attach something to one nothing else of it has to be known. So a unit that has not been
//! read stays unread, as long as it is known what was attached to it before; a thread finds that out.

use super::Session;
use crate::assessment::earlier::Attachment;
use crate::assessment::{Change, Detail, DetailKey, Earlier, Refusal, Round, Sheet, UnitId};
use crate::exchange::result;
use crate::failure::Failure;
use crate::locale::Message;
use crate::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is attached to units; none to those that have nothing attached.
pub type Standing = BTreeMap<UnitId, Option<Arc<Earlier>>>;

/// What attaching an earlier round would do, and what it would replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it would do.
    pub attachment: Attachment,
    /// What is attached so far to the units that it is about.
    pub standing: Standing,
}

/// What is known to be attached to units, read or not.
#[derive(Default)]
pub(super) struct Attached {
    known: Standing,
}

/// Reads a round file with all its answers, or the one unit of a result file, to be put beside the round in the file `beside`. The
/// file is not touched: a round is read from a copy, since opening one may bring it up to date. `go_on` is asked before each unit,
/// with how many there are; nothing is returned where it says no.
///
/// # Errors
/// Says why the file cannot be read, that it is no round and no sound result file, or that it is the round itself.
pub fn read(path: &Path, beside: &Path, mut go_on: impl FnMut(usize) -> bool) -> Result<Option<Round>, Failure> {
    if let (Ok(one), Ok(other)) = (path.canonicalize(), beside.canonicalize())
        && one == other
    {
        return Err(unfit(path, "why-same-round", "remedy-same-round"));
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(result::EXTENSION)) {
        return match result::verify(path) {
            Ok(verified) => Ok(Some(verified.round)),
            Err(refused) => Err(Failure::result(path, &refused)),
        };
    }
    let unreadable = |error| Failure::file(path, &error);
    let folder = tempfile::tempdir().map_err(unreadable)?;
    let copy = folder.path().join("round");
    fs::copy(path, &copy).map_err(unreadable)?;
    // What was written last may still stand beside the file.
    let journal = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-wal");
        PathBuf::from(name)
    };
    if journal(path).exists() {
        fs::copy(journal(path), journal(&copy)).map_err(unreadable)?;
    }
    let failed = |error| Failure::opening(path, &error);
    let (store, opened) = Store::open(&copy, || 0, Arc::new(|| {})).map_err(failed)?;
    let mut round = opened.round;
    for unit in round.units.keys().copied().collect::<Vec<_>>() {
        if !go_on(round.units.len()) {
            return Ok(None);
        }
        round.sheets.insert(unit, store.load(unit).map_err(failed)?);
    }
    Ok(Some(round))
}

/// Reads what is attached to units. Blocks: not for a frame.
///
/// # Errors
/// Says why the round file cannot be read.
pub fn standing(store: &Store, units: impl IntoIterator<Item = UnitId>) -> Result<Standing, Failure> {
    let reading = |error| Failure::reading(&error);
    let attached = store.attached().map_err(reading)?;
    let of = |unit: UnitId| {
        let earlier = if attached.contains(&unit) { store.load(unit)?.details.earlier } else { None };
        Ok((unit, earlier))
    };
    units.into_iter().map(of).collect::<Result<_, _>>().map_err(reading)
}

impl Offer {
    /// Works out what attaching an earlier round from a file to the open one would do. Blocks: not for a frame.
    ///
    /// # Errors
    /// Says that no unit of the one is in the other, or why the round file cannot be read.
    pub fn new(round: &Round, store: &Store, earlier: &Round, file: &Path) -> Result<Self, Failure> {
        let attached: BTreeSet<UnitId> = store.attached().map_err(|error| Failure::reading(&error))?;
        let attachment = Attachment::new(round, earlier, &attached);
        if attachment.matched.is_empty() {
            return Err(unfit(file, "why-no-unit-matches", "remedy-no-unit-matches"));
        }
        let standing = standing(store, attachment.matched.iter().map(|(unit, _)| *unit))?;
        Ok(Self { attachment, standing })
    }

    /// Name of the step, for the undo menu.
    #[must_use]
    pub fn step(&self) -> Message {
        step(&self.attachment)
    }
}

/// Name of the step that attaches an earlier round, for the undo menu.
#[must_use]
pub fn step(attachment: &Attachment) -> Message {
    Message::new("step-attach").with("title", &attachment.info.title).with("year", attachment.info.year)
}

fn unfit(file: &Path, why: &'static str, remedy: &'static str) -> Failure {
    let what = Message::new("failure-attaching").with("file", file.display());
    Failure::new(what, Message::new(why), Message::new(remedy))
}

impl Session {
    /// Attaches an earlier round as one step that can be undone.
    ///
    /// # Errors
    /// Refuses the step as a whole; nothing has changed then.
    pub fn attach(&mut self, offer: &Offer) -> Result<(), Refusal> {
        self.attached.learn(&offer.standing);
        self.apply(offer.step(), offer.attachment.changes())
    }

    /// Takes what is attached to units away again, as one step that can be undone.
    ///
    /// # Errors
    /// Refuses the step as a whole; nothing has changed then.
    pub fn detach(&mut self, standing: &Standing) -> Result<(), Refusal> {
        self.attached.learn(standing);
        let changes: Vec<Change> =
            standing.keys().map(|unit| Change::RemoveDetail(*unit, DetailKey::Earlier)).collect();
        self.apply(Message::new("step-detach").with("count", changes.len()), changes)
    }

    /// Whether a unit of the round has not been read.
    pub(super) fn is_unread(&self, unit: UnitId) -> bool {
        self.round.units.contains_key(&unit) && !self.round.sheets.contains_key(&unit)
    }

    /// Applies a change in memory, also to a unit that has not been read if it is about what is attached to it and that is known.
    pub(super) fn make(&mut self, change: &Change) -> Result<Option<Change>, Refusal> {
        let Some((unit, after)) = attaching(change).filter(|(unit, _)| self.is_unread(*unit)) else {
            let inverse = self.round.apply(change)?;
            self.attached.note(change);
            return Ok(inverse);
        };
        let Some(known) = self.attached.known.get_mut(&unit) else { return self.round.apply(change) };
        let removed = after.is_none();
        Ok(match std::mem::replace(known, after.cloned()) {
            Some(before) => Some(Change::PutDetail(unit, Detail::Earlier(before))),
            None if removed => None,
            None => Some(Change::RemoveDetail(unit, DetailKey::Earlier)),
        })
    }
}

impl Attached {
    /// Takes note of what a thread has read; what has been changed since is known better.
    fn learn(&mut self, standing: &Standing) {
        for (unit, earlier) in standing {
            self.known.entry(*unit).or_insert_with(|| earlier.clone());
        }
    }

    /// Takes note of a change to a unit that has been read.
    fn note(&mut self, change: &Change) {
        if let Some((unit, after)) = attaching(change)
            && let Some(known) = self.known.get_mut(&unit)
        {
            *known = after.cloned();
        }
    }

    /// Whether a change is about what is attached to a unit of which that is known.
    pub(super) fn knows(&self, change: &Change) -> bool {
        attaching(change).is_some_and(|(unit, _)| self.known.contains_key(&unit))
    }

    /// Gives a sheet that has been asked for before something was attached what is attached now.
    pub(super) fn correct(&self, unit: UnitId, sheet: &mut Sheet) {
        if let Some(known) = self.known.get(&unit) {
            sheet.details.earlier.clone_from(known);
        }
    }
}

/// The unit to which a change attaches something, and what, or from which it takes it away.
fn attaching(change: &Change) -> Option<(UnitId, Option<&Arc<Earlier>>)> {
    if let Change::PutDetail(unit, Detail::Earlier(earlier)) = change {
        return Some((*unit, Some(earlier)));
    }
    if let Change::RemoveDetail(unit, DetailKey::Earlier) = change {
        return Some((*unit, None));
    }
    None
}
