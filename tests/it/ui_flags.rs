//! Flags, evidence and what has changed since an earlier round: seen at the item, in the outline, and by the filters.

use super::ui_checklist::{Window, go_to, pekppp};
use super::ui_desk::Desk;
use super::ui_stage::press;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use penilai::assessment::{
    Change, Detail, Earlier, EarlierAnswer, Evidence, EvidenceId, FileKind, Masking, Response, UnitId,
};
use penilai::instrument::ItemCode;
use penilai::locale::Message;
use penilai::session::Session;
use penilai::ui::checklist::{Filter, toggle_filter};
use std::collections::BTreeSet;
use std::sync::Arc;

fn filter(window: &mut Window, filter: Filter) {
    let unit = window.state().unit();
    toggle_filter(&window.ctx, unit, filter);
    window.run();
}

fn flags(window: &Window) -> Vec<String> {
    let sheet = window.state().session.sheet(window.state().unit()).unwrap();
    sheet.details.flags.iter().map(|code| code.to_string()).collect()
}

fn shows(window: &Window, code: &str) -> bool {
    let name = format!("{code}. ");
    window.query_all_by(|node| node.label().is_some_and(|label| label.starts_with(&name))).next().is_some()
}

fn put(window: &mut Window, detail: impl FnOnce(&Session, UnitId) -> Detail) {
    let stage = window.state_mut();
    let unit = stage.unit();
    let detail = detail(&stage.session, unit);
    stage.session.apply(Message::new("step-flag"), vec![Change::PutDetail(unit, detail)]).unwrap();
    window.run();
}

fn code(session: &Session, code: &str) -> ItemCode {
    session.instrument().item(session.instrument().find_item(code).unwrap()).code.clone()
}

#[test]
fn an_item_is_flagged_by_its_key_and_the_flag_stands_at_card_outline_and_filter() {
    let mut window = pekppp();
    press(&mut window, "F");
    window.get_by_label("Lepas tanda F02.1.a.Ak");
    press(&mut window, "J J F");
    assert_eq!(flags(&window), ["F02.1.a.Ak", "F02.3.a.T"]);
    assert_eq!(window.query_all_by_label_contains(", ditandai").count(), 2, "said with the card");
    window.get_by_label("Kebijakan Pelayanan, 0 dari 9 terjawab, 2 ditandai");
    window.get_by_label("Ditandai, 2 butir");
    filter(&mut window, Filter::Flagged);
    assert!(shows(&window, "F02.1.a.Ak") && !shows(&window, "F02.2.a.P") && shows(&window, "F02.3.a.T"));
    press(&mut window, "F");
    assert_eq!(flags(&window), ["F02.1.a.Ak"]);
    assert!(shows(&window, "F02.3.a.T"), "it stays until one moves on");
    press(&mut window, "K");
    assert!(!shows(&window, "F02.3.a.T"));
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(flags(&window), ["F02.1.a.Ak", "F02.3.a.T"], "a flag is a step that can be undone");
}

#[test]
fn a_flag_is_set_and_taken_away_by_mouse_and_for_a_selection_at_once() {
    let mut window = pekppp();
    window.get_by_label("Tandai F02.1.a.Ak").click();
    window.run();
    assert_eq!(flags(&window), ["F02.1.a.Ak"]);
    press(&mut window, "Shift+J Shift+J F");
    window.get_by_label("2 butir ditandai");
    assert_eq!(flags(&window).len(), 3);
    press(&mut window, "F");
    window.get_by_label("Tanda 3 butir dilepas");
    assert!(flags(&window).is_empty());
    assert_eq!(window.state().steps.len(), 3);
}

#[test]
fn an_item_of_subjects_can_be_flagged_before_there_is_one() {
    let mut window = pekppp();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "F");
    filter(&mut window, Filter::Flagged);
    assert!(shows(&window, "F03.1.a.K1"));
    filter(&mut window, Filter::Unanswered);
    assert!(shows(&window, "F03.1.a.K1"), "those still to be asked count as unanswered");
}

#[test]
fn items_with_evidence_are_found() {
    let mut window = pekppp();
    put(&mut window, |session, _| {
        let digest = session.instrument().digest();
        let evidence = Evidence {
            file: digest,
            original: digest,
            name: "toilet.jpg".into(),
            kind: FileKind::Jpeg,
            bytes: 1000,
            size: Some((4, 3)),
            taken: None,
            caption: String::new(),
            masking: Masking::None,
            look: None,
            items: BTreeSet::from([code(session, "F02.17.c.As"), code(session, "F02.2.a.P")]),
        };
        Detail::Evidence(EvidenceId(Session::new_id()), evidence)
    });
    window.get_by_label("Berbukti, 2 butir");
    filter(&mut window, Filter::Evidence);
    assert!(shows(&window, "F02.2.a.P") && !shows(&window, "F02.1.a.Ak"));
}

#[test]
fn what_has_changed_since_the_earlier_round_is_found_once_that_is_attached() {
    let mut window = pekppp();
    press(&mut window, "4 J 3 J");
    assert!(window.query_by_label_contains("Berubah, ").is_none());
    put(&mut window, |session, _| {
        let answer = |item: &str, key: &str| EarlierAnswer {
            item: code(session, item),
            subject: None,
            response: Some(Response::Choice(key.into())),
            note: String::new(),
            digest: session.instrument().digest(),
        };
        // The third has no answer yet, so that nothing has changed.
        let answers = vec![answer("F02.1.a.Ak", "4"), answer("F02.2.a.P", "5"), answer("F02.3.a.T", "1")];
        let instrument = session.instrument().toml().to_string();
        Detail::Earlier(Arc::new(Earlier {
            title: "Kota Metro 2023".into(),
            year: 2023,
            instrument,
            answers,
            evidence: Vec::new(),
        }))
    });
    filter(&mut window, Filter::Changed);
    window.get_by_label("Berubah, 1 butir");
    assert!(shows(&window, "F02.2.a.P") && !shows(&window, "F02.1.a.Ak") && !shows(&window, "F02.3.a.T"));
}

#[test]
fn undoing_a_flag_shows_the_item_and_its_filter_has_a_key() {
    let mut desk = Desk::furnished();
    desk.show_checklist();
    desk.press(Modifiers::NONE, Key::F);
    desk.press(Modifiers::NONE, Key::J);
    desk.press(Modifiers::ALT, Key::Num6);
    assert!(desk.shows("1 dari "));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.shows("Tandai F02.1.a.Ak"), "the item is shown although it is flagged no more");
}
