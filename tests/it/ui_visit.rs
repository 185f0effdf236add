//! A visit in the window: what is still lacking, its times, the interviews, entry from paper, gentle notices.

use super::lacking::evidence;
use super::ui_checklist::{Window, go_to, open};
use super::ui_stage::shipped;
use egui_kittest::kittest::Queryable;
use penilai::assessment::{Change, Detail, EvidenceId};
use penilai::locale::Message;
use penilai::scoring::Whose;
use penilai::session::Session;

fn ombudsman() -> Window {
    open(&shipped("ombudsman-2024"))
}

/// Whether it is the line that says what is lacking.
fn is_line(label: Option<String>) -> bool {
    label.is_some_and(|label| label.starts_with("Masih kurang: "))
}

// The quota board

#[test]
fn the_board_says_how_far_each_quota_is_met_and_how_many_items_have_proof() {
    let mut window = ombudsman();
    window.run();
    window.get_by_label("Staf pelaksana 0/4, belum terpenuhi");
    window.get_by_label("Produk layanan yang disampel 0/2, belum terpenuhi");
    let wanted = {
        let instrument = window.state().session.instrument();
        instrument
            .items()
            .filter(|(_, item)| !item.evidence.is_empty())
            .map(|(_, item)| item.code.to_string())
            .collect::<Vec<_>>()
    };
    window.get_by_label(&format!("Bukti 0/{}, belum terpenuhi", wanted.len()));
    let unit = window.state().unit();
    let proof = Detail::Evidence(EvidenceId(Session::new_id()), evidence(&[&wanted[0]]));
    window.state_mut().session.apply(Message::new("step"), vec![Change::PutDetail(unit, proof)]).unwrap();
    window.run();
    window.get_by_label(&format!("Bukti 1/{}, belum terpenuhi", wanted.len()));
}

#[test]
fn the_line_under_everything_says_what_is_lacking_and_leads_to_the_first_of_it() {
    let mut window = ombudsman();
    let missing = window.state().session.scorecard(window.state().unit()).unwrap().missing();
    let first = missing.iter().find(|missing| missing.whose == Whose::Unit).unwrap().item;
    let first = window.state().session.instrument().item(first).code.to_string();
    go_to(&mut window, "IN.S.1.a");
    let label = window.get_by(|node| is_line(node.label())).rect();
    assert!(label.bottom() < 720.0 && label.right() < 1280.0 && label.width() > 200.0, "{label:?} is in sight");
    assert_eq!(window.query_all_by_label_contains("30 pengguna layanan").count(), 1);
    window.get_by(|node| is_line(node.label())).click();
    window.run();
    window.get_by_label_contains(&format!("{first}. ")).is_focused();
}
