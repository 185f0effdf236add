//! A visit in the window: what is still lacking, its times, the interviews, entry from paper, gentle notices.

use super::lacking::evidence;
use super::ui_checklist::{Window, go_to, open};
use super::ui_desk::Desk;
use super::ui_stage::{press, round, shipped};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use penilai::assessment::{Change, Detail, EvidenceId, Interview, Person};
use penilai::locale::Message;
use penilai::scoring::Whose;
use penilai::session::{Session, Visiting};

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
            .filter(|(_, item)| item.group.is_none() && !item.evidence.is_empty())
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

// Interviews

#[test]
fn a_long_line_of_what_is_lacking_leaves_room_for_the_quotas() {
    let mut window = open(&shipped("ombudsman-2025"));
    window.run();
    let line = window.get_by(|node| is_line(node.label())).rect();
    let quota = window.get_by_label("Pelaksana pelayanan 0/4, belum terpenuhi").rect();
    assert!(quota.right() <= line.left() && line.right() <= 1280.0, "{quota:?} {line:?}");
}

#[test]
fn removing_a_subject_takes_interview_and_person_along_in_the_same_step() {
    let mut window = open(&shipped("panrb-pekppp-2023"));
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "A");
    let unit = window.state().unit();
    let subject = window.state().session.sheet(unit).unwrap().subjects[0].id;
    let interview = Detail::Interview(subject, Interview { role: "pemohon".into(), ..Interview::default() });
    let person = Detail::Person(subject, Person { name: "Budi".into(), contact: String::new() });
    let changes = [interview, person].map(|detail| Change::PutDetail(unit, detail)).to_vec();
    window.state_mut().session.apply(Message::new("step"), changes).unwrap();
    window.run();
    window.get_by_label("Hapus pengguna-01").click();
    window.run();
    let sheet = |window: &Window| window.state().session.sheet(unit).unwrap().clone();
    assert!(sheet(&window).subjects.is_empty() && !sheet(&window).details.mention(subject));
    window.state_mut().session.undo().unwrap();
    assert_eq!(sheet(&window).details.people[&subject].name, "Budi", "undo brings everything back");
}

// Visit times

#[test]
fn a_visit_is_begun_and_ended_and_ending_it_asks_while_something_is_lacking() {
    let mut desk = Desk::furnished();
    desk.show_checklist();
    desk.click("Mulai kunjungan");
    assert!(desk.shows("Kunjungan sejak "));
    desk.press(Modifiers::COMMAND, Key::M);
    assert!(desk.shows("sudah dimulai"), "a second one does not begin beside it");
    desk.click("Akhiri kunjungan");
    assert!(desk.shows("masih ada yang kurang") && desk.shows("10 pengguna layanan"));
    desk.click("Lanjutkan kunjungan");
    assert!(desk.shows("Kunjungan sejak "), "nothing has ended");
    desk.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    desk.click("Tetap akhiri");
    assert!(desk.shows("Kunjungan 0 jam 0 menit"));
    desk.click("Mulai kunjungan");
    assert!(desk.shows("Kunjungan ke-2 sejak "));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.shows("Kunjungan 0 jam 0 menit"), "undo takes it back");
}

#[test]
fn visits_to_a_unit_add_up() {
    let (mut session, unit, _folder) = round(&shipped("panrb-pekppp-2023"));
    assert_eq!(session.visiting(unit), Visiting::Never);
    assert_eq!(session.end_visit(unit), None);
    for minutes in [65, 30] {
        let Some(Change::PutDetail(_, Detail::Visit(id, visit))) = session.begin_visit(unit) else { panic!("none") };
        let begun = Change::PutDetail(unit, Detail::Visit(id, visit.clone()));
        session.apply(Message::new("step"), vec![begun]).unwrap();
        assert_eq!(session.begin_visit(unit), None);
        assert!(matches!(session.visiting(unit), Visiting::Since { .. }));
        let mut ended = visit;
        ended.ended = Some(ended.started + minutes * 60_000);
        session.apply(Message::new("step"), vec![Change::PutDetail(unit, Detail::Visit(id, ended))]).unwrap();
    }
    assert_eq!(session.visiting(unit), Visiting::Over { count: 2, minutes: 95 });
}
