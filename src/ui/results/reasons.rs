//! The tree of reasons: every part in a sentence, to open and close, most costly first.

use crate::assessment::Sheet;
use crate::exact::Exact;
use crate::instrument::ItemId;
use crate::locale::Language;
use crate::scoring::{Part, Reason, Scorecard, Standing, What};
use crate::ui::theme::{HIT, RADIUS, SMALL, palette};
use crate::ui::widgets::Icon;
use crate::wording::Wording;
use egui::{
    Align, Align2, FocusDirection, FontId, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, StrokeKind,
    TextStyle, Ui, Vec2, WidgetInfo,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How far a level is set in, and the room for the figures on the right.
const INDENT: f32 = 18.0;
const FIGURES: f32 = 180.0;

/// A part with everything that is said of it, worked out once.
pub(super) struct Line {
    what: What,
    depth: usize,
    /// What stands before its title: a code, or nothing.
    pub(super) code: Option<String>,
    pub(super) title: String,
    pub(super) reason: String,
    /// Its points and the most it could have: "20,1 dari 21,85".
    pub(super) points: Option<String>,
    /// What it takes off the whole: "1,75"; none while nothing is lost.
    pub(super) loss: Option<String>,
    /// What is lost for certain, and what may yet be.
    cost: (Exact, Exact),
    /// Reached and reachable share of its own maximum, for drawing.
    pub(super) reach: (f32, f32),
    /// Its parts, in the order of the instrument.
    parts: Vec<usize>,
    parent: Option<usize>,
    /// The item it is about, or belongs to.
    pub(super) item: Option<ItemId>,
}

/// In which order parts stand under each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The most costly first.
    Cost,
    /// As in the instrument.
    Instrument,
}

/// The tree of one scorecard in one language, and what is open in it.
pub(super) struct Reasons {
    card: Arc<Scorecard>,
    language: Language,
    pub(super) lines: Vec<Line>,
    open: BTreeSet<usize>,
    pub(super) order: Order,
    /// The line to be given the keyboard.
    go_to: Option<usize>,
}

impl Reasons {
    pub(super) fn new(wording: &Wording<'_>, sheet: &Sheet, card: &Arc<Scorecard>) -> Self {
        let mut lines = Vec::new();
        add(wording, sheet, &card.tree, &Exact::ONE, None, &mut lines);
        Self {
            card: Arc::clone(card),
            language: wording.locale.language(),
            lines,
            open: BTreeSet::from([0]),
            order: Order::Cost,
            go_to: None,
        }
    }

    /// Whether it was made from this card in this language.
    pub(super) fn fits(&self, card: &Arc<Scorecard>, language: Language) -> bool {
        Arc::ptr_eq(&self.card, card) && self.language == language
    }

    /// Takes over what was open in a tree of the same unit.
    pub(super) fn keep_open(&mut self, before: &Self) {
        let open =
            |line: &Line| before.lines.iter().position(|other| other.what == line.what && other.item == line.item);
        let opened =
            self.lines.iter().enumerate().filter(|(_, line)| open(line).is_some_and(|at| before.open.contains(&at)));
        self.open = opened.map(|(index, _)| index).collect();
        self.order = before.order;
    }

    /// The parts of the whole.
    pub(super) fn top(&self) -> Vec<usize> {
        self.lines.first().map(|root| root.parts.clone()).unwrap_or_default()
    }

    /// Opens a line and everything above it, and gives it the keyboard.
    pub(super) fn reveal(&mut self, line: usize) {
        let mut at = Some(line);
        while let Some(index) = at {
            self.open.insert(index);
            at = self.lines[index].parent;
        }
        self.go_to = Some(line);
    }

    /// Draws the tree; returns the item to be shown in the checklist, if one was asked for.
    pub(super) fn ui(&mut self, ui: &mut Ui, salt: Id) -> Option<ItemId> {
        let mut shown = Vec::new();
        self.collect(0, &mut shown);
        let id = |index: usize| salt.with(("reason", index));
        let mut asked = self.keys(ui, &shown, &id);
        ui.spacing_mut().item_spacing.y = 2.0;
        for index in shown {
            let response = self.line_ui(ui, index, id(index));
            if response.double_clicked()
                && let Some(item) = self.lines[index].item
            {
                asked = Some(item);
            } else if response.clicked() {
                self.toggle(index);
            }
            if self.go_to == Some(index) {
                self.go_to = None;
                response.request_focus();
                response.scroll_to_me(Some(Align::Center));
            } else if response.gained_focus() {
                response.scroll_to_me(None);
            }
        }
        asked
    }

    fn toggle(&mut self, index: usize) {
        if !self.open.remove(&index) && !self.lines[index].parts.is_empty() {
            self.open.insert(index);
        }
    }

    /// The lines that can be seen, in order.
    fn collect(&self, index: usize, shown: &mut Vec<usize>) {
        let mut parts = self.lines[index].parts.clone();
        if self.order == Order::Cost {
            // The sort keeps the order of the instrument among equals.
            parts.sort_by(|a, b| self.lines[*b].cost.cmp(&self.lines[*a].cost));
        }
        for part in parts {
            shown.push(part);
            if self.open.contains(&part) {
                self.collect(part, shown);
            }
        }
    }

    /// Arrows walk, open and close, as in every tree; Enter goes to the item.
    fn keys(&mut self, ui: &Ui, shown: &[usize], id: &impl Fn(usize) -> Id) -> Option<ItemId> {
        let focused = ui.memory(|memory| memory.focused())?;
        let place = shown.iter().position(|index| id(*index) == focused)?;
        let here = shown[place];
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
        if down || up || right || left {
            // The window would move the focus by itself.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        let go = |index: Option<&usize>| {
            if let Some(index) = index {
                ui.memory_mut(|memory| memory.request_focus(id(*index)));
            }
        };
        if down {
            go(shown.get(place + 1));
        } else if up {
            go(place.checked_sub(1).and_then(|place| shown.get(place)));
        } else if right && self.open.contains(&here) {
            go(shown.get(place + 1));
        } else if right || (left && self.open.contains(&here)) {
            self.toggle(here);
        } else if left {
            go(self.lines[here].parent.filter(|parent| *parent != 0).as_ref());
        } else if pressed(Key::Enter) {
            return self.lines[here].item;
        }
        None
    }

    fn line_ui(&self, ui: &mut Ui, index: usize, id: Id) -> Response {
        let (line, palette) = (&self.lines[index], palette(ui));
        let (body, small) = (TextStyle::Body.resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
        let left = INDENT * line.depth.saturating_sub(1) as f32 + 24.0;
        let width = ui.available_width();
        let room = (width - left - FIGURES - SMALL).max(120.0);
        let title = match &line.code {
            Some(code) => format!("{code}  {}", line.title),
            None => line.title.clone(),
        };
        let title = ui.painter().layout(title, body, palette.text, room);
        let reason = ui.painter().layout(line.reason.clone(), small, palette.quiet, room);
        let height = (title.size().y + reason.size().y + 8.0).max(HIT);
        let (_, rect) = ui.allocate_space(Vec2::new(width, height));
        let response = ui.interact(rect, id, Sense::click());
        let expanded = (!line.parts.is_empty()).then(|| self.open.contains(&index));
        if ui.is_rect_visible(rect) {
            if response.hovered() {
                ui.painter().rect_filled(rect, RADIUS, palette.sunken);
            }
            if response.has_focus() {
                ui.painter().rect_stroke(rect, RADIUS, palette.focus(), StrokeKind::Inside);
            }
            if let Some(expanded) = expanded {
                let sign = if expanded { Icon::Down } else { Icon::Right };
                let at = Pos2::new(
                    rect.left() + left - 12.0,
                    rect.top() + 4.0 + title.rows.first().map_or(0.0, |row| row.height()) / 2.0,
                );
                ui.painter().text(at, Align2::CENTER_CENTER, sign.glyph(), FontId::proportional(14.0), palette.quiet);
            }
            let at = Pos2::new(rect.left() + left, rect.top() + 4.0);
            let below = at + Vec2::new(0.0, title.size().y);
            ui.painter().galley(at, title, palette.text);
            ui.painter().galley(below, reason, palette.quiet);
            self.figures(ui, line, rect);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, self.name(index)));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_level(line.depth);
            if let Some(expanded) = expanded {
                node.set_expanded(expanded);
            }
        });
        response
    }

    /// Points on the right, below them what they take off the whole.
    fn figures(&self, ui: &Ui, line: &Line, rect: Rect) {
        let palette = palette(ui);
        let right = rect.right_top() + Vec2::new(-SMALL, 4.0);
        if let Some(points) = &line.points {
            ui.painter().text(right, Align2::RIGHT_TOP, points, FontId::proportional(15.0), palette.text);
        }
        if let Some(loss) = &line.loss {
            let below = right + Vec2::new(0.0, 20.0);
            ui.painter().text(below, Align2::RIGHT_TOP, loss, FontId::proportional(13.0), palette.quiet);
        }
    }

    /// A line in words.
    fn name(&self, index: usize) -> String {
        let line = &self.lines[index];
        let code = line.code.as_deref().map(|code| format!("{code} ")).unwrap_or_default();
        let loss = line.loss.as_deref().map(|loss| format!(", {loss}")).unwrap_or_default();
        format!("{code}{}: {}{loss}", line.title, line.reason)
    }

    /// Every line in the order of the instrument, with its depth.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().map(|line| (line.depth, line))
    }
}

/// Adds a part and everything below it; returns its place.
fn add(
    wording: &Wording<'_>,
    sheet: &Sheet,
    part: &Part,
    share: &Exact,
    parent: Option<usize>,
    lines: &mut Vec<Line>,
) -> usize {
    let index = lines.len();
    let above = parent.map(|parent| &lines[parent]);
    let item = match part.what() {
        What::Item(item) => Some(item),
        What::Subject(_) | What::Expected(_) => above.and_then(|above| above.item),
        What::Total | What::Unit(_) | What::Node(_) => None,
    };
    let depth = above.map_or(0, |above| above.depth + 1);
    let (reached, most) = part.points(wording.instrument, share);
    let worth = share * &wording.instrument.scale.maximum;
    let (low, high) = match part.standing() {
        Standing::Final(value) => (value.clone(), value.clone()),
        Standing::Open { low, high, .. } => (low.clone(), high.clone()),
        // What does not apply takes nothing off.
        Standing::Absent => (Exact::ONE, Exact::ONE),
    };
    let lost = |value: &Exact| &worth * &(&Exact::ONE - value);
    let cost = (lost(&high), lost(&low));
    let limit = short(wording, &most);
    let points = match (part.reason(), part.standing()) {
        (Reason::Mean, Standing::Final(_)) => reached.map(|points| {
            wording.locale.say_with("results-points", &[("points", &short(wording, &points)), ("most", &limit)])
        }),
        (Reason::Mean, Standing::Open { .. }) => {
            let (low, high) = (short(wording, &(&low * &most)), short(wording, &(&high * &most)));
            Some(wording.locale.say_with("results-points-open", &[("low", &low), ("high", &high), ("most", &limit)]))
        }
        _ => None,
    };
    let loss =
        cost.0.is_positive().then(|| wording.locale.say_with("results-loss", &[("loss", &short(wording, &cost.0))]));
    lines.push(Line {
        what: part.what(),
        depth,
        code: wording.code(part.what()).map(str::to_owned),
        title: wording.title(part.what(), sheet),
        reason: wording.reason(part, share, sheet),
        points,
        loss,
        cost,
        reach: (low.to_drawing(), high.to_drawing()),
        parts: Vec::new(),
        parent,
        item,
    });
    let shares = part.shares();
    let mut parts = Vec::with_capacity(shares.len());
    for (part, own) in part.parts().iter().zip(&shares) {
        parts.push(add(wording, sheet, part, &(share * own), Some(index), lines));
    }
    lines[index].parts = parts;
    index
}

/// Points as they stand under each other: with two decimals, with more where two would show nothing.
fn short(wording: &Wording<'_>, points: &Exact) -> String {
    let nothing = points.is_positive() && points.round_half_up(2).is_zero();
    if nothing { wording.points(points) } else { wording.locale.number(points, 2) }
}
