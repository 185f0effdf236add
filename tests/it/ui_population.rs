//! An instrument whose quota follows from the size of a population, on the checklist: the way leads there first.

use super::ui_stage::{Stage, press, round, shipped, stage, type_text};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use penilai::locale::Language;
use penilai::ui::checklist::ChecklistScreen;

type Window = Harness<'static, Stage<ChecklistScreen>>;

fn open(language: Language) -> Window {
    let round = round(&shipped("skm-2017"));
    let screen = ChecklistScreen::new(round.1, None);
    stage(round, language, screen)
}

#[test]
fn a_unit_opens_at_the_population_and_its_answer_says_how_many_are_asked() {
    let mut window = open(Language::Id);
    window.get_by_label_contains("populasi. Jumlah penerima layanan").is_focused();
    assert!(window.query_by_label_contains("menurut butir populasi yang belum diisi").is_some());
    window.get_by_label_contains("tidak ikut dinilai, 0 dari ");
    assert!(window.query_by_label_contains("mulai 0 orang").is_none(), "what does not count earns no points");
    let before = window.state().interval();
    press(&mut window, "1");
    type_text(&mut window, "00");
    press(&mut window, "Enter");
    assert_eq!(window.state().answer("populasi", None).as_deref(), Some("100"));
    assert_eq!(window.state().interval(), before);
    assert!(window.query_by_label_contains("yang belum diisi").is_none());
    assert!(window.query_by_label_contains("0/80").is_some());
    window.get_by_label_contains("tidak ikut dinilai, 1 dari ");
}

#[test]
fn whoever_leaves_the_population_for_later_is_not_led_back_at_every_step() {
    let mut window = open(Language::En);
    let missing = |window: &Window| window.query_all_by_label_contains("depending on item populasi").count() > 0;
    assert!(missing(&window));
    let focus = |window: &Window| window.query_all_by_label_contains("populasi. ").any(|node| node.is_focused());
    assert!(focus(&window));
    for _ in 0..3 {
        press(&mut window, "G");
        assert!(missing(&window) && !focus(&window));
    }
}
