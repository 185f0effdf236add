//! What typing from paper looks like: the grid, and beside it the cell in focus in words.

use super::super::item::{Row, notice_ui};
use super::super::page::Page;
use super::super::recorder::Cell;
use super::super::state::State;
use super::super::typed::shortcuts;
use super::keys::{Stay, Then};
use super::second::{Reading, short};
use super::{Entry, Pass, grid_id};
use crate::assessment::{Response, SubjectId};
use crate::ui::table;
use crate::ui::theme::{self, HIT, MEDIUM, RADIUS, SMALL, palette};
use crate::ui::widgets::{self, Icon, from_the_right, small};
use egui::accesskit::Live;
use egui::{
    Align, Align2, Button, FontId, Frame, Id, Label, Margin, Panel, Pos2, Rect, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
};
use egui_extras::{Column, TableRow};

/// Heights of a row, of the line with the buttons, and of the line below it.
const ROW: f32 = HIT;
const HEAD: f32 = 48.0;
const LINE: f32 = 28.0;
/// Widths of the labels, of a cell, and of what is said of the cell in focus.
const LABELS: f32 = 172.0;
const CELL: f32 = 40.0;
const SIDE: f32 = 320.0;
/// Least room for the bar with how many are done.
const COUNTS: f32 = 128.0;

/// Draws the sheet. Returns whether it was left.
pub(super) fn ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, entry: &mut Entry) -> Stay {
    let palette = palette(ui);
    let frame = |fill, x, y| Frame::new().fill(fill).inner_margin(Margin::symmetric(x, y));
    let side = SIDE.min(ui.max_rect().width() * 0.4);
    state.editing = None;
    let head = Panel::top("entry-head").exact_size(HEAD).frame(frame(palette.surface, 16, 8)).resizable(false);
    let stay = head.show(ui, |ui| head_ui(ui, page, entry)).inner;
    let line = Panel::top("entry-line").exact_size(LINE).frame(frame(palette.surface, 16, 4)).resizable(false);
    line.show(ui, |ui| line_ui(ui, page, entry));
    let panel = Panel::right("entry-side").exact_size(side).frame(frame(palette.surface, 16, 8)).resizable(false);
    panel.show(ui, |ui| {
        ScrollArea::vertical().id_salt("entry-cell").auto_shrink([false, false]).show(ui, |ui| {
            side_ui(ui, page, state, entry);
        });
    });
    egui::CentralPanel::default().frame(frame(palette.surface, 16, 4)).show(ui, |ui| grid_ui(ui, page, entry));
    stay
}

/// What is typed, how many respondents are done of how many wanted, the second reading, and the way out.
fn head_ui(ui: &mut Ui, page: &Page<'_>, entry: &mut Entry) -> Stay {
    let group = page.text(&page.instrument.group(entry.group).label);
    let mut stay = Stay::Stay;
    from_the_right(ui, |ui| {
        let text = page.say("answering-list");
        let button = Button::new((widgets::icon(Icon::Back), text.as_str())).shortcut_text("Esc");
        if ui.add(button.min_size(Vec2::new(0.0, HIT))).accessible_name(&text).clicked() {
            stay = Stay::Leave;
        }
        let text = page.say("entry-check");
        let button = Button::new(&text).shortcut_text("F4").selected(entry.pass == Pass::Second);
        let button = ui.add(button.min_size(Vec2::new(0.0, HIT))).accessible_name(&text);
        if button.on_hover_text(page.say("entry-check-why")).clicked() {
            entry.turn(page);
        }
        ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = MEDIUM;
            let title = page.locale.say_with("entry-title", &[("group", group)]);
            // Where there is little room, the counts stay and the title is cut.
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - COUNTS).max(0.0));
                ui.add(Label::new(RichText::new(title).text_style(theme::strong())).truncate());
            });
            if let Some(quota) = page.overview.quotas.iter().find(|quota| quota.group == entry.group) {
                let done = page.locale.say_with("entry-done", &[("group", group)]);
                widgets::progress(ui, &done, quota.complete, quota.quota);
            }
        });
    });
    stay
}

/// What the last key could not do or has found; else what the keys do, or how far the second reading is.
fn line_ui(ui: &mut Ui, page: &Page<'_>, entry: &Entry) {
    let said = ui.scope(|ui| match (&entry.told, entry.pass) {
        (Some(told), _) => {
            let text = page.locale.message(told);
            notice_ui(ui, &text);
            text
        }
        (None, Pass::First) => {
            let text = page.say("entry-keys");
            ui.add(Label::new(small(ui, &text)).truncate());
            text
        }
        (None, Pass::Second) => {
            let text = entry.second_text(page);
            ui.add(Label::new(small(ui, &text)).truncate());
            text
        }
    });
    let id = said.response.id;
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Status);
        node.set_label(said.inner);
        node.set_live(Live::Polite);
    });
}

/// The cell in focus in words: whose, which item, what can be chosen.
fn side_ui(ui: &mut Ui, page: &Page<'_>, state: &mut State, entry: &mut Entry) {
    ui.spacing_mut().item_spacing.y = SMALL;
    let (item, cell) = (page.item(entry.item()), entry.cell(page));
    let label = row_name(page, entry, entry.row);
    ui.label(RichText::new(label).text_style(theme::strong()).color(palette(ui).accent));
    ui.label(small(ui, item.code.as_str()));
    ui.add(Label::new(page.text(&item.text)).wrap());
    let stored = cell.and_then(|cell| page.recorder.response(cell));
    // The second reading does not show what the first has found before it has been read.
    let response = match (entry.pass, cell.map(|cell| entry.reading(page, cell))) {
        (Pass::Second, Some(Reading::Once)) => None,
        (Pass::First | Pass::Second, _) => stored.cloned(),
    };
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (choice, shortcut) in item.choices().iter().zip(shortcuts(item)) {
            let text = page.text(&choice.text);
            let on = matches!(&response, Some(Response::Choice(key)) if *key == choice.key);
            let row = Row { shortcut: &shortcut, text, on, role: Role::RadioButton };
            if row.ui(ui, || format!("{} {text} – {}", choice.key, cell_title(page, entry))).clicked() {
                clicked = Some(Response::Choice(choice.key.clone()));
            }
        }
    });
    if let (Some(response @ (Response::NotApplicable(_) | Response::NotObserved(_))), Some(_)) = (&response, cell) {
        ui.add(Label::new(page.wording().response(item, response)).wrap());
    }
    if !entry.skipped.is_empty() {
        let codes: Vec<&str> = entry.skipped.iter().map(|item| page.item(*item).code.as_str()).collect();
        let text = page.locale.say_with("entry-skipped", &[("codes", &codes.join(", "))]);
        ui.add_space(MEDIUM);
        ui.add(Label::new(small(ui, text)).wrap());
    }
    if let Some(response) = clicked {
        match entry.pass {
            Pass::First => match entry.fill(page, state, Some(response)) {
                Then::GoOn | Then::Wait | Then::Leave => {}
            },
            Pass::Second => {
                entry.see(page, Some(response));
                entry.step_on(page);
            }
        }
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
    }
}

/// The label of a row; that of a respondent still to be added says so.
fn row_name(page: &Page<'_>, entry: &Entry, row: usize) -> String {
    let label = entry.label(page, row);
    match page.subjects(entry.group).nth(row) {
        Some(_) => label,
        None => page.locale.say_with("entry-new", &[("subject", &label)]),
    }
}

fn cell_title(page: &Page<'_>, entry: &Entry) -> String {
    format!("{}, {}", page.item(entry.item()).code, row_name(page, entry, entry.row))
}

/// The grid: as many rows as can be seen are laid out.
fn grid_ui(ui: &mut Ui, page: &Page<'_>, entry: &mut Entry) {
    let group = page.text(&page.instrument.group(entry.group).label);
    let stop = ui.interact(ui.available_rect_before_wrap(), grid_id(), Sense::focusable_noninteractive());
    stop.widget_info(|| {
        WidgetInfo::labeled(Role::Grid, true, page.locale.say_with("entry-title", &[("group", group)]))
    });
    let heads = heads(page, entry);
    let font = TextStyle::Small.resolve(ui.style());
    let quiet = palette(ui).quiet;
    let width = |head: &String| ui.painter().layout_no_wrap(head.clone(), font.clone(), quiet).size().x + 10.0;
    let cell = heads.iter().map(width).fold(CELL, f32::max);
    let room = ui.available_width() - LABELS - ui.spacing().scroll.bar_width - SMALL;
    scroll_columns(ui, entry, &stop, cell, room);
    let (rows, offset) = (entry.rows(page), entry.offset);
    let mut drawn = None;
    let mut clicked = None;
    ui.scope(|ui| {
        let mut builder = table::builder(ui).id_salt("entry").column(Column::exact(LABELS)).column(Column::remainder());
        if std::mem::take(&mut entry.reveal) {
            builder = builder.scroll_to_row(entry.row, None);
        }
        let table = builder.header(HIT, |mut header| {
            header.col(|_| ());
            header.col(|ui| {
                clip(ui);
                for (at, head) in heads.iter().enumerate() {
                    let rect = place(ui.max_rect(), at, cell, offset);
                    let ink = if at == entry.column { palette(ui).accent } else { quiet };
                    ui.painter().text(rect.center(), Align2::CENTER_CENTER, head, font.clone(), ink);
                }
            });
        });
        // What is asked of every row of the sheet is looked up once.
        let subjects: Vec<(SubjectId, &str)> =
            page.subjects(entry.group).map(|subject| (subject.id, subject.label.as_str())).collect();
        table.body(|body| {
            body.rows(ROW, rows, |mut row| {
                let at = row.index();
                let subject = subjects.get(at).map(|(id, _)| *id);
                let name = subjects.get(at).map_or_else(|| row_name(page, entry, at), |(_, label)| (*label).to_owned());
                row.set_overline(true);
                label_ui(&mut row, page, entry, subject, &name);
                row.col(|ui| {
                    clip(ui);
                    for (column, item) in entry.items.iter().copied().enumerate() {
                        let rect = place(ui.max_rect(), column, cell, offset);
                        if !ui.clip_rect().intersects(rect) {
                            continue;
                        }
                        let of = subject.map(|subject| Cell { item, subject: Some(subject) });
                        let in_focus = (at, column) == (entry.row, entry.column);
                        let (id, hit) = cell_ui(ui, page, entry, of, Look { rect, name: &name, item, in_focus });
                        if in_focus {
                            drawn = Some(id);
                        }
                        if hit {
                            clicked = Some((at, column));
                        }
                    }
                });
                row.response().widget_info(|| WidgetInfo::labeled(Role::Row, true, &name));
            });
        });
    });
    if let Some((row, column)) = clicked {
        entry.go(row, column);
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
    }
    let value = cell_title(page, entry);
    ui.ctx().accesskit_node_builder(grid_id(), |node| {
        node.set_value(value);
        if let Some(id) = drawn {
            node.set_active_descendant(id.accesskit_id());
        }
    });
}

/// What stands above the columns: the codes without what all of them begin with.
fn heads(page: &Page<'_>, entry: &Entry) -> Vec<String> {
    let codes: Vec<&str> = entry.items.iter().map(|item| page.item(*item).code.as_str()).collect();
    let common = codes.iter().skip(1).fold(codes.first().copied().unwrap_or_default(), |common, code| {
        let same = common.chars().zip(code.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one);
        &common[..same.map(char::len_utf8).sum()]
    });
    let cut = if codes.len() > 1 { common.rfind('.').map_or(0, |at| at + 1) } else { 0 };
    codes.iter().map(|code| code[cut..].to_owned()).collect()
}

/// Keeps what is drawn within its column: cells scrolled out of it must not show beside it.
fn clip(ui: &mut Ui) {
    ui.set_clip_rect(ui.clip_rect().intersect(ui.max_rect()));
}

/// Where a cell stands in its row.
fn place(row: Rect, column: usize, width: f32, offset: f32) -> Rect {
    let left = row.left() + width * column as f32 - offset;
    Rect::from_min_size(Pos2::new(left, row.top()), Vec2::new(width, row.height()))
}

/// Scrolls the columns by wheel, and so that the one in focus can be seen.
fn scroll_columns(ui: &Ui, entry: &mut Entry, stop: &egui::Response, cell: f32, room: f32) {
    let total = cell * entry.items.len() as f32;
    if ui.rect_contains_pointer(stop.rect) {
        entry.offset -= ui.input(|input| input.smooth_scroll_delta().x);
    }
    // In a window made narrower the cell in focus stays in sight.
    if (std::mem::replace(&mut entry.room, room) - room).abs() > 0.5 || entry.reveal {
        let left = cell * entry.column as f32;
        entry.offset = entry.offset.min(left).max(left + cell - room);
    }
    entry.offset = entry.offset.clamp(0.0, (total - room).max(0.0));
}

/// The label of a row, with a sign where all of it has been answered.
fn label_ui(row: &mut TableRow<'_, '_>, page: &Page<'_>, entry: &Entry, subject: Option<SubjectId>, name: &str) {
    let in_focus = row.index() == entry.row;
    row.col(|ui| {
        if in_focus {
            table::mark_ui(ui);
        }
        ui.add_space(SMALL);
        let ink = if in_focus { palette(ui).accent } else { palette(ui).text };
        let complete = subject.is_some_and(|subject| {
            entry.items.iter().all(|item| {
                let cell = Cell { item: *item, subject: Some(subject) };
                page.recorder.response(cell).is_some() || !page.may_be_asked(cell)
            })
        });
        let sign = if complete { Icon::Check.glyph() } else { "" };
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(SMALL);
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            ui.painter().text(
                rect.center(),
                Align2::CENTER_CENTER,
                sign,
                FontId::proportional(14.0),
                palette(ui).quiet,
            );
            ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(name).small().color(ink)).truncate());
            });
        });
    });
}

/// Where a cell is drawn, whose it is, and whether it has the keyboard.
struct Look<'a> {
    rect: Rect,
    name: &'a str,
    item: crate::instrument::ItemId,
    in_focus: bool,
}

/// One cell. Returns its identity, and whether it was clicked.
fn cell_ui(ui: &Ui, page: &Page<'_>, entry: &Entry, cell: Option<Cell>, look: Look<'_>) -> (Id, bool) {
    let (palette, Look { rect, name, item, in_focus }) = (palette(ui), look);
    let id = grid_id().with((name, item));
    let response = ui.interact(rect, id, Sense::CLICK);
    let asked = cell.is_none_or(|cell| page.may_be_asked(cell));
    let (text, differs) = cell.map_or((String::new(), false), |cell| cell_text(page, entry, cell));
    let text = if asked || !text.is_empty() { text } else { "–".to_owned() };
    if in_focus {
        ui.painter().rect(
            rect.shrink(1.0),
            RADIUS,
            palette.selected,
            Stroke::new(2.0, palette.accent),
            StrokeKind::Inside,
        );
    } else if differs {
        ui.painter().rect_filled(rect.shrink(2.0), RADIUS, palette.tint(palette.red));
    }
    let doubtful = cell.is_some_and(|cell| page.doubt(cell).is_some());
    let ink = match (asked, differs) {
        (false, _) => palette.quiet,
        (true, true) => palette.red,
        (true, false) => palette.text,
    };
    let font = if differs { FontId::new(14.0, theme::semibold()) } else { FontId::proportional(15.0) };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, &text, font, ink);
    if doubtful {
        let at = rect.right_top() + Vec2::new(-8.0, 8.0);
        ui.painter().text(at, Align2::CENTER_CENTER, Icon::Warning.glyph(), FontId::proportional(11.0), palette.yellow);
    }
    response.widget_info(|| {
        let mut said = if text.is_empty() { page.say("entry-open") } else { text.clone() };
        if doubtful {
            said = format!("{said}, {}", page.say("checklist-state-reworded").to_lowercase());
        }
        WidgetInfo::labeled(Role::GridCell, true, format!("{}, {name} – {said}", page.item(item).code))
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_selected(in_focus));
    (id, response.clicked())
}

/// What stands in a cell, and whether its two readings differ: "4", or "4≠5".
fn cell_text(page: &Page<'_>, entry: &Entry, cell: Cell) -> (String, bool) {
    let stored = page.recorder.response(cell);
    let first = || stored.map(|_| short(page, cell, stored)).unwrap_or_default();
    match (entry.pass, entry.reading(page, cell)) {
        (Pass::Second, Reading::Once) => (stored.map(|_| "•".to_owned()).unwrap_or_default(), false),
        (Pass::Second, Reading::Differs) => {
            let second = entry.seen.get(&cell).and_then(Option::as_ref);
            let sign = |response: Option<&Response>| {
                if response.is_some() { short(page, cell, response) } else { "–".to_owned() }
            };
            (format!("{}≠{}", sign(stored), sign(second)), true)
        }
        (Pass::First, _) | (Pass::Second, Reading::Same) => (first(), false),
    }
}
