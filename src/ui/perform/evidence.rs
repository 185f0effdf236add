//! Evidence taken in: files and pasted images become photos and documents of an item, one batch after the other.

use super::files::{lost, no_thread};
use crate::assessment::{Change, Detail, Evidence, EvidenceId, FileKind, Masking, UnitId};
use crate::evidence::{Arrival, Batch, Kept, Kind, Source, Stored, Watch};
use crate::exchange::write;
use crate::failure::Failure;
use crate::instrument::{Digest, ItemCode};
use crate::job::{Job, News};
use crate::locale::Message;
use crate::session::Session;
use crate::store::StoredFile;
use crate::ui::action::Action;
use crate::ui::dialog::Question;
use crate::ui::forms::{PathForm, Purpose};
use crate::ui::settings::usual_folder;
use crate::ui::viewer::EvidenceView;
use crate::ui::{App, Desk, Dialog};
use egui::{Context, Event};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files on their way into the round.
#[derive(Default)]
pub(in crate::ui) struct Gatherer {
    under_way: Option<Gathering>,
    waiting: VecDeque<(Target, Vec<Source>)>,
    watching: Option<Watching>,
    copying: Option<Job<Result<PathBuf, Failure>>>,
}

/// Where evidence goes.
struct Target {
    unit: UnitId,
    item: ItemCode,
}

/// A batch under way, and what has come of it so far.
struct Gathering {
    target: Target,
    batch: Batch,
    kept: Vec<Kept>,
}

/// A folder that is being watched.
struct Watching {
    folder: PathBuf,
    watch: Watch,
}

/// How many bytes of a batch are held until they are applied: one that is larger becomes several steps.
const HELD: usize = 96 << 20;

impl Gatherer {
    /// Whether files are being worked on.
    pub(in crate::ui) fn is_busy(&self) -> bool {
        self.under_way.is_some() || !self.waiting.is_empty() || self.copying.is_some()
    }

    /// The work, for its progress and to stop it.
    pub(in crate::ui) fn job(&self) -> Option<&Job<()>> {
        self.under_way.as_ref().map(|gathering| gathering.batch.job())
    }

    /// Stops the work, and forgets what has not been begun.
    pub(in crate::ui) fn stop(&mut self) {
        self.waiting.clear();
        if let Some(job) = self.job() {
            job.stop();
        }
    }

    /// The folder whose new files are taken in, if one is watched.
    pub(in crate::ui) fn watched(&self) -> Option<&Path> {
        self.watching.as_ref().map(|watching| watching.folder.as_path())
    }
}

impl App {
    /// Takes in what is dropped onto the window or pasted as an image, as evidence of the item in focus.
    pub(in crate::ui) fn take_dropped(&mut self, ctx: &Context) {
        let (dropped, pasted) = ctx.input_mut(|input| {
            let dropped = std::mem::take(&mut input.raw.dropped_files);
            let mut pasted = Vec::new();
            input.events.retain(|event| match event {
                Event::PasteImage(image) => {
                    pasted.push(Arc::clone(image));
                    false
                }
                _ => true,
            });
            (dropped, pasted)
        });
        let mut sources: Vec<Source> = dropped.iter().map(|file| Source::File(file.path().to_owned())).collect();
        sources.extend(pasted.iter().map(|image| Source::Pixels {
            name: self.locale.say("evidence-pasted"),
            width: u32::try_from(image.width()).unwrap_or(0),
            rgba: image.as_raw().into(),
        }));
        if !sources.is_empty() {
            self.take_for_focus(ctx, sources);
        }
    }

    fn take_for_focus(&mut self, ctx: &Context, sources: Vec<Source>) {
        match self.focus() {
            Some(target) => self.gather(ctx, target, sources),
            None => self.report_no_focus(),
        }
    }

    /// Takes files in as evidence of an item.
    pub(super) fn take_evidence(&mut self, ctx: &Context, unit: UnitId, item: ItemCode, files: Vec<PathBuf>) {
        self.gather(ctx, Target { unit, item }, files.into_iter().map(Source::File).collect());
    }

    /// Makes evidence of files, once those before them are done.
    fn gather(&mut self, ctx: &Context, target: Target, sources: Vec<Source>) {
        self.gatherer.waiting.push_back((target, sources));
        self.begin_next(ctx);
    }

    /// Asks which files prove an item: at once with the system's dialog, behind which a path can be typed where there is none.
    pub(super) fn ask_for_evidence(&mut self, unit: UnitId, item: ItemCode) {
        self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Evidence(unit, item), Path::new(""))));
        self.actions.push(Action::Browse(Question::Evidence));
    }

    /// Asks which files prove the item in focus.
    pub(super) fn ask_for_focus(&mut self) {
        match self.focus() {
            Some(Target { unit, item }) => self.ask_for_evidence(unit, item),
            None => self.report_no_focus(),
        }
    }

    fn report_no_focus(&mut self) {
        self.notices.report(Failure::new(
            Message::new("failure-evidence-nowhere"),
            Message::new("why-evidence-nowhere"),
            Message::new("remedy-evidence-nowhere"),
        ));
    }

    /// Goes to the item that a piece of evidence proves, after undo and redo.
    pub(super) fn show_proven(&mut self, unit: UnitId, evidence: &Evidence) {
        self.actions.push(match evidence.items.first() {
            Some(item) => Action::ShowItem(unit, item.clone()),
            None => Action::ShowChecklist(unit),
        });
    }

    /// Shows a piece of evidence.
    pub(super) fn show_evidence(&mut self, unit: UnitId, item: ItemCode, evidence: EvidenceId) {
        self.dialog = Some(Dialog::Photo(Box::new(EvidenceView::new(unit, item, evidence))));
    }

    /// Asks where to save a copy of a stored file.
    pub(super) fn ask_where_to_copy(&mut self, file: Digest, name: &str) {
        self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Copy(file), &usual_folder().join(name))));
    }

    /// Saves a copy of a stored file, in a thread.
    pub(super) fn save_copy(&mut self, ctx: &Context, file: Digest, path: PathBuf) {
        let Some(store) = self.session().map(Session::reader) else { return };
        if self.is_busy() {
            return;
        }
        let job = Job::spawn("copy", Self::wake(ctx), move |_| {
            let what = || Message::new("failure-evidence-save");
            let missing =
                || Failure::new(what(), Message::new("why-evidence-missing"), Message::new("remedy-evidence-missing"));
            let bytes = store.file(file).map_err(|error| Failure::store(what(), &error))?.ok_or_else(missing)?;
            drop(store);
            write::write_new(&path, &bytes).map_err(|error| Failure::writing(&error))?;
            Ok(path)
        });
        match job {
            Ok(job) => self.gatherer.copying = Some(job),
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    fn poll_copy(&mut self) {
        match self.gatherer.copying.as_ref().map(Job::poll) {
            None | Some(News::Working) => return,
            Some(News::Done(Ok(path))) => {
                self.notices.done(Message::new("evidence-saved").with("file", path.display()));
            }
            Some(News::Done(Err(failure))) => self.notices.report(failure),
            Some(News::Lost) => self.notices.report(lost()),
        }
        self.gatherer.copying = None;
    }

    /// Starts or stops watching a folder.
    pub(super) fn ask_what_to_watch(&mut self) {
        match self.gatherer.watching.take() {
            Some(watching) => {
                watching.watch.stop();
                let folder = watching.folder.display().to_string();
                self.notices.done(Message::new("evidence-watch-over").with("folder", folder));
            }
            None => self.dialog = Some(Dialog::Path(PathForm::new(Purpose::Watch, &usual_folder()))),
        }
    }

    /// Watches a folder: what is new in it proves the item in focus.
    pub(super) fn watch(&mut self, ctx: &Context, folder: PathBuf) {
        match Watch::start(folder.clone(), Self::wake(ctx)) {
            Ok(watch) => {
                self.notices.done(Message::new("evidence-watch-begun").with("folder", folder.display()));
                self.gatherer.watching = Some(Watching { folder, watch });
            }
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Takes in what has been done since the last frame.
    pub(in crate::ui) fn poll_evidence(&mut self, ctx: &Context) {
        self.poll_watch(ctx);
        self.poll_copy();
        let Some(mut gathering) = self.gatherer.under_way.take() else { return };
        let arrivals = gathering.batch.take();
        for Arrival { source, outcome } in arrivals {
            match outcome {
                Ok(kept) => gathering.kept.push(kept),
                Err(refused) => self.notices.report(Failure::evidence(&source.name(), &refused)),
            }
        }
        let held: usize = gathering.kept.iter().map(|kept| kept.stored.bytes.len()).sum();
        if gathering.batch.is_over() || held > HELD {
            let kept = std::mem::take(&mut gathering.kept);
            self.add_evidence(&gathering.target, kept);
        }
        if gathering.batch.is_over() {
            self.begin_next(ctx);
        } else {
            self.gatherer.under_way = Some(gathering);
        }
    }

    fn poll_watch(&mut self, ctx: &Context) {
        let Some(watching) = &self.gatherer.watching else { return };
        let folder = watching.folder.clone();
        for news in watching.watch.take() {
            match news {
                Ok(files) => self.take_for_focus(ctx, files.into_iter().map(Source::File).collect()),
                Err(error) => self.notices.report(Failure::file(&folder, &error)),
            }
        }
    }

    fn begin_next(&mut self, ctx: &Context) {
        if self.gatherer.under_way.is_some() {
            return;
        }
        let Some((target, sources)) = self.gatherer.waiting.pop_front() else { return };
        match Batch::start(sources, Self::wake(ctx)) {
            Ok(batch) => {
                self.gatherer.under_way = Some(Gathering { target, batch, kept: Vec::new() });
            }
            Err(error) => self.notices.report(no_thread(&error)),
        }
    }

    /// Adds what is kept of files to the round, as one step. A file that the unit has already proves one more item.
    fn add_evidence(&mut self, target: &Target, kept: Vec<Kept>) {
        let Desk::Round(round) = &mut self.desk else { return };
        let known = round.session.sheet(target.unit).map(|sheet| sheet.details.evidence.clone()).unwrap_or_default();
        let (changes, files) = records(target, &known, kept);
        if changes.is_empty() {
            return;
        }
        let name = Message::new("step-evidence").with("count", changes.len()).with("item", &target.item);
        if let Err(refusal) = round.session.apply_with_files(name, changes, files) {
            self.notices.report(Failure::refused(Message::new("failure-applying"), refusal));
        }
    }

    /// Puts a covered copy in place of a photo, for good: it stands so in every record of the unit that shows it.
    pub(super) fn cover_evidence(&mut self, unit: UnitId, evidence: EvidenceId, stored: &Stored) {
        let Desk::Round(round) = &mut self.desk else { return };
        let Some(sheet) = round.session.sheet(unit) else { return };
        let Some(record) = sheet.details.evidence.get(&evidence) else { return };
        let before = record.file;
        let covered = Evidence {
            file: stored.digest,
            bytes: stored.bytes.len() as u64,
            size: stored.size,
            look: stored.look,
            masking: Masking::Covered,
            ..record.clone()
        };
        let changes = vec![Change::PutDetail(unit, Detail::Evidence(evidence, covered))];
        match round.session.apply_for_good(changes, vec![file_of(stored)], vec![before]) {
            Ok(()) => self.notices.done(Message::new("evidence-covered")),
            Err(refusal) => self.notices.report(Failure::refused(Message::new("failure-applying"), refusal)),
        }
    }

    /// The item in focus of the checklist that is shown.
    fn focus(&self) -> Option<Target> {
        let Desk::Round(round) = &self.desk else { return None };
        round.focus().map(|(unit, item)| Target { unit, item })
    }
}

/// The records that a batch makes or changes, and the files to be stored with them.
fn records(target: &Target, known: &BTreeMap<EvidenceId, Evidence>, kept: Vec<Kept>) -> (Vec<Change>, Vec<StoredFile>) {
    let mut records: BTreeMap<EvidenceId, Evidence> = BTreeMap::new();
    let mut files = Vec::new();
    for kept in kept {
        let same = |(_, record): &(&EvidenceId, &Evidence)| {
            record.original == kept.original || record.file == kept.stored.digest
        };
        if records.iter().any(|record| same(&record)) {
            continue;
        }
        if let Some((id, record)) = known.iter().find(same) {
            if !record.items.contains(&target.item) {
                let mut record = record.clone();
                record.items.insert(target.item.clone());
                records.insert(*id, record);
            }
            continue;
        }
        files.push(file_of(&kept.stored));
        let record = Evidence {
            file: kept.stored.digest,
            original: kept.original,
            name: kept.name,
            kind: match kept.stored.kind {
                Kind::Jpeg => FileKind::Jpeg,
                Kind::Pdf => FileKind::Pdf,
            },
            bytes: kept.stored.bytes.len() as u64,
            size: kept.stored.size,
            taken: kept.taken,
            caption: String::new(),
            masking: Masking::None,
            look: kept.stored.look,
            items: [target.item.clone()].into(),
        };
        records.insert(EvidenceId(Session::new_id()), record);
    }
    let change = |(id, record)| Change::PutDetail(target.unit, Detail::Evidence(id, record));
    (records.into_iter().map(change).collect(), files)
}

fn file_of(stored: &Stored) -> StoredFile {
    StoredFile { bytes: stored.bytes.clone(), thumbnail: stored.thumbnail.clone() }
}
