//! Results, driven through the accessibility tree.

use super::ui_stage::{Stage, View, press, round, shipped, stage};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use penilai::assessment::{Change, Entity, EntityId, Place, Response, ServiceUnit, Subject, SubjectId, UnitId};
use penilai::instrument::Instrument;
use penilai::locale::{Language, Locale, Message};
use penilai::session::Session;
use penilai::ui::action::{Action, Actions};
use penilai::ui::results::ResultsScreen;

impl View for ResultsScreen {
    fn ui(&mut self, ui: &mut egui::Ui, session: &Session, locale: &Locale, actions: &Actions) {
        self.ui(ui, session, locale, actions);
    }
}

type Window = Harness<'static, Stage<ResultsScreen>>;

/// Answers every item of a unit with the key its code is given; `users` are asked the items of the group.
fn fill(session: &mut Session, unit: UnitId, users: usize, key: impl Fn(&str) -> Option<&'static str>) {
    let instrument = session.instrument().clone();
    let mut changes = Vec::new();
    let subjects: Vec<SubjectId> = (0..users).map(|_| SubjectId(Session::new_id())).collect();
    for (number, id) in subjects.iter().enumerate() {
        let subject = Subject { id: *id, group: "pengguna".into(), label: format!("pengguna-{:02}", number + 1) };
        changes.push(Change::PutSubject(unit, subject));
    }
    for (_, item) in instrument.items() {
        let Some(key) = key(item.code.as_str()) else { continue };
        let asked: Vec<Option<SubjectId>> = match item.group {
            Some(_) => subjects.iter().copied().map(Some).collect(),
            None => vec![None],
        };
        for subject in asked {
            let place = Place { unit, item: item.code.clone(), subject };
            changes.push(Change::PutAnswer(place, instrument.answer(item, Some(Response::Choice(key.into())), "")));
        }
    }
    session.apply(Message::new("step"), changes).unwrap();
}

fn open(instrument: &Instrument, users: usize, key: impl Fn(&str) -> Option<&'static str>) -> Window {
    let (mut session, unit, folder) = round(instrument);
    fill(&mut session, unit, users, key);
    stage((session, unit, folder), Language::Id, ResultsScreen::new(unit))
}

/// Everything of PEKPPP is answered: 4 by the evaluator, 5 by the users.
fn pekppp() -> Window {
    open(&shipped("panrb-pekppp-2023"), 10, |code| Some(if code.starts_with("F02") { "4" } else { "5" }))
}

#[test]
fn a_complete_unit_shows_its_score_with_the_dimensions_and_what_was_lost_in_each() {
    let window = pekppp();
    window.get_by_label("4,25");
    window.get_by_label("A-, Sangat Baik");
    window.get_by_label("Kurang 0,26 untuk A, Pelayanan Prima");
    window.get_by_label("F-02 Penilaian evaluator, 4,00 dari 5,00, berkurang 0,75");
    window.get_by_label("F-03 Penilaian pengguna layanan, 5,00 dari 5,00");
    assert!(window.query_by_label("Yang masih kurang").is_none());
}

#[test]
fn the_reasons_open_and_close_by_keyboard_and_enter_goes_to_the_item() {
    let mut window = pekppp();
    let rows = |window: &Window| -> Vec<String> {
        let rows = window.get_all_by_role(egui::accesskit::Role::TreeItem);
        rows.filter_map(|node| node.accesskit_node().label()).collect()
    };
    let names = rows(&window);
    assert_eq!(names.len(), 2);
    assert!(names[0].starts_with("F02 "), "the most costly first: {names:?}");
    window.get_by_label(&names[0]).focus();
    window.run();
    press(&mut window, "ArrowRight");
    assert_eq!(rows(&window).len(), 2 + 6);
    press(&mut window, "ArrowRight ArrowRight ArrowRight Enter");
    assert!(matches!(window.state().asked.as_slice(), [Action::ShowItem(_, _)]), "{:?}", window.state().asked);
    press(&mut window, "ArrowLeft ArrowLeft ArrowLeft ArrowLeft");
    assert_eq!(rows(&window).len(), 2);
}

#[test]
fn the_order_of_the_instrument_is_one_click_away() {
    let mut window = open(&shipped("ombudsman-2024"), 0, |code| code.starts_with("PGD").then_some("0"));
    let first = |window: &Window| {
        let mut rows = window.get_all_by_role(egui::accesskit::Role::TreeItem);
        rows.next().unwrap().accesskit_node().label().unwrap()
    };
    assert!(first(&window).starts_with("PGD "));
    window.get_by_label("Urutan instrumen").click();
    window.run();
    assert!(first(&window).starts_with("IN "));
}

#[test]
fn what_is_missing_is_listed_and_each_is_one_click_away() {
    let mut window = open(&shipped("panrb-pekppp-2023"), 9, |code| (code != "F02.5.a.K").then_some("3"));
    window.get_by_label("Yang masih kurang");
    window.get_by_label_contains("F02.5.a.K, Siklus maklumat").click();
    window.run();
    assert!(matches!(window.state().asked.as_slice(), [Action::ShowItem(_, asked)] if asked.as_str() == "F02.5.a.K"));
    window.get_by_label_contains("F03.1.a.K1, responden ke-10 (belum ada)");
}

#[test]
fn the_explanation_is_copied_as_text() {
    let mut window = pekppp();
    window.get_by_label("Salin penjelasan").click();
    window.run();
    let text = window.state().copied.clone().unwrap();
    assert!(text.starts_with("Puskesmas Metro, Kota Metro\n4,25 (A-, Sangat Baik)"), "{text}");
    assert!(text.contains("\nF02 F-02 Penilaian evaluator: 4 dari 5"), "{text}");
    assert!(text.contains("\n    F02.1.a.Ak Standar pelayanan tersedia"), "{text}");
}

#[test]
fn an_entity_shows_the_mean_of_its_units_before_rounding_and_opens_them() {
    let (mut session, unit, folder) = round(&shipped("panrb-pekppp-2023"));
    let entity = *session.round().entities.keys().next().unwrap();
    let other = UnitId(Session::new_id());
    let second = ServiceUnit { id: other, entity, name: "Samsat".into() };
    session.apply(Message::new("step"), vec![Change::PutUnit(second)]).unwrap();
    fill(&mut session, unit, 10, |code| Some(if code.starts_with("F02.1.") { "1" } else { "4" }));
    fill(&mut session, other, 10, |_| Some("4"));
    // Another city, with a better unit.
    let (rival, best) = (EntityId(Session::new_id()), UnitId(Session::new_id()));
    let city = Entity {
        id: rival,
        code: "18.71".into(),
        name: "Kota Lain".into(),
        ..session.round().entities[&entity].clone()
    };
    let unit_there = ServiceUnit { id: best, entity: rival, name: "Samsat".into() };
    session.apply(Message::new("step"), vec![Change::PutEntity(city), Change::PutUnit(unit_there)]).unwrap();
    fill(&mut session, best, 10, |_| Some("5"));
    let mut window = stage((session, unit, folder), Language::Id, ResultsScreen::entity(entity));
    // The first indicator weighs 17 of 100 in an aspect of 24 of 100 in a form of 75 of 100: 3 points less there are 0.0918 less.
    window.get_by_label("3,9541 dibulatkan menjadi 3,95");
    window.get_by_label("3,95");
    window.get_by_label("Peringkat 2 dari 2 dalam penilaian ini");
    window.get_by_label_contains("Samsat, 4,00").click();
    window.run();
    assert!(matches!(window.state().asked.as_slice(), [Action::ShowResults(shown)] if *shown == other));
}
