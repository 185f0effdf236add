//! What the parts of the screen draw from.

use super::drafts::Field;
use super::filter::Shown;
use super::map::{Doubt, Map, Overview, doubt};
use super::one::Layout;
use super::recorder::{Cell, Recorder};
use crate::assessment::{Evidence, EvidenceId, Subject, SubjectId, UnitId};
use crate::instrument::{GroupId, Instrument, Item, ItemId, NodeId, Text};
use crate::locale::Locale;
use crate::scoring::{Asked, Oddity, Scorecard};
use crate::session::Session;
use crate::wording::Wording;
use egui::Id;
use std::sync::Arc;

/// Everything a part of the screen reads.
pub(super) struct Page<'a> {
    pub(super) unit: UnitId,
    pub(super) session: &'a Session,
    pub(super) instrument: &'a Instrument,
    pub(super) recorder: Recorder<'a>,
    pub(super) card: &'a Arc<Scorecard>,
    pub(super) map: &'a Map,
    pub(super) overview: &'a Overview,
    pub(super) shown: &'a Shown,
    /// What looks odd and has not been seen yet.
    pub(super) oddities: &'a [Oddity],
    pub(super) layout: Layout,
    pub(super) locale: &'a Locale,
}

impl<'a> Page<'a> {
    pub(super) fn wording(&self) -> Wording<'a> {
        Wording { locale: self.locale, instrument: self.instrument }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.locale.say(key)
    }

    pub(super) fn item(&self, id: ItemId) -> &'a Item {
        self.instrument.item(id)
    }

    /// A text of the instrument in the language spoken.
    pub(super) fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.locale.language())
    }

    /// Whether a cell is asked.
    pub(super) fn asked(&self, cell: Cell) -> &'a Asked {
        self.card.relevance.of(self.instrument, cell.item, cell.subject)
    }

    /// Whether a cell is asked, or may yet be.
    pub(super) fn may_be_asked(&self, cell: Cell) -> bool {
        !matches!(self.asked(cell), Asked::No(_))
    }

    pub(super) fn subjects(&self, group: GroupId) -> impl Iterator<Item = &'a Subject> {
        self.recorder.sheet.subjects_of(&self.instrument.group(group).code)
    }

    pub(super) fn subject_label(&self, id: SubjectId) -> &'a str {
        self.recorder.sheet.subject(id).map_or("", |subject| &subject.label)
    }

    /// What one of a group is called within a sentence, such as "pengguna".
    pub(super) fn subject_word(&self, group: GroupId) -> String {
        self.text(&self.instrument.group(group).subject).to_lowercase()
    }

    /// Whether an item stands below a node.
    pub(super) fn is_below(&self, item: ItemId, ancestor: NodeId) -> bool {
        let mut node = Some(self.item(item).node);
        while let Some(id) = node {
            if id == ancestor {
                return true;
            }
            node = self.instrument.node(id).parent;
        }
        false
    }

    /// The evidence that proves an item, in the order it was added.
    pub(super) fn evidence(&self, item: ItemId) -> impl Iterator<Item = (&'a EvidenceId, &'a Evidence)> {
        let code = &self.item(item).code;
        self.recorder.sheet.details.evidence.iter().filter(|(_, evidence)| evidence.items.contains(code))
    }

    /// Why the answer of a cell needs another look, if it does.
    pub(super) fn doubt(&self, cell: Cell) -> Option<Doubt> {
        self.recorder.stored(cell).and_then(|answer| doubt(self.item(cell.item), answer))
    }

    /// A cell in words: "F03.1.a.K1" or "F03.1.a.K1, pengguna-03".
    pub(super) fn cell_name(&self, cell: Cell) -> String {
        let code = &self.item(cell.item).code;
        match cell.subject {
            Some(subject) => format!("{code}, {}", self.subject_label(subject)),
            None => code.to_string(),
        }
    }

    /// Identity of an item's card.
    pub(super) fn card_id(&self, item: ItemId) -> Id {
        Id::unique(("checklist-item", self.unit, self.item(item).code.as_str()))
    }

    /// Identity of a text field; the same wherever it is drawn.
    pub(super) fn field_id(&self, cell: Cell, field: Field) -> Id {
        self.card_id(cell.item).with((cell.subject, field))
    }
}
