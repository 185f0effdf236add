//! Conditions and constraints in the window.

use super::conditions::bersyarat;
use super::ui_stage::{Stage, View, press, round, stage, type_text};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use penilai::assessment::{Change, Place, Response, Subject, SubjectId};
use penilai::locale::{Language, Message};
use penilai::session::Session;
use penilai::ui::action::Action;
use penilai::ui::checklist::ChecklistScreen;
use penilai::ui::results::ResultsScreen;

type Window<V> = Harness<'static, Stage<V>>;

/// A window on a unit with two users and these answers: item, number of the user from 0, key or number.
fn window<V: View + 'static>(
    answers: &[(&str, Option<usize>, &str)],
    language: Language,
    view: impl Fn(penilai::assessment::UnitId) -> V,
) -> Window<V> {
    let instrument = bersyarat();
    let (mut session, unit, folder) = round(&instrument);
    let users: Vec<SubjectId> = (0..2).map(|_| SubjectId(Session::new_id())).collect();
    let mut changes: Vec<Change> = Vec::new();
    for (number, id) in users.iter().enumerate() {
        let subject = Subject { id: *id, group: "pengguna".into(), label: format!("pengguna-{:02}", number + 1) };
        changes.push(Change::PutSubject(unit, subject));
    }
    for (code, user, value) in answers {
        let item = instrument.item(instrument.find_item(code).unwrap());
        let response = match (*code, *value) {
            ("L.2", ticks) => Response::Ticks(ticks.split_whitespace().map(str::to_owned).collect()),
            ("L.3" | "L.4", number) => Response::Number(number.into()),
            (_, key) => Response::Choice(key.into()),
        };
        let place = Place { unit, item: item.code.clone(), subject: user.map(|user| users[user]) };
        changes.push(Change::PutAnswer(place, instrument.answer(item, Some(response), "")));
    }
    session.apply(Message::new("step"), changes).unwrap();
    stage((session, unit, folder), language, view(unit))
}

fn checklist(answers: &[(&str, Option<usize>, &str)]) -> Window<ChecklistScreen> {
    window(answers, Language::Id, |unit| ChecklistScreen::new(unit, None))
}

fn go_to(window: &mut Window<ChecklistScreen>, code: &str) {
    let item = window.state().item(code);
    window.state_mut().view.go_to(item, None);
    window.run();
}

/// All of it is answered, and nothing contradicts.
const COMPLETE: [(&str, Option<usize>, &str); 9] = [
    ("L.1", None, "1"),
    ("L.2", None, "antrean"),
    ("L.3", None, "20"),
    ("L.4", None, "60"),
    ("P.1", Some(0), "ya"),
    ("P.2", Some(0), "1"),
    ("P.3", Some(0), "1"),
    ("P.1", Some(1), "tidak"),
    ("P.3", Some(1), "1"),
];

fn with(changes: &[(&'static str, Option<usize>, &'static str)]) -> Vec<(&'static str, Option<usize>, &'static str)> {
    let kept = COMPLETE.into_iter().filter(|one| !changes.iter().any(|other| (one.0, one.1) == (other.0, other.1)));
    kept.chain(changes.iter().copied()).collect()
}

#[test]
fn an_item_that_is_not_asked_says_why_keeps_its_answer_and_cannot_be_answered() {
    let mut window = checklist(&with(&[("L.1", None, "0")]));
    go_to(&mut window, "L.2");
    window.get_by_label("Tidak ditanyakan karena syarat ini tidak terpenuhi: jawaban L.1 sama dengan “Ya”");
    window.get_by_label("Jawaban yang tersimpan, tidak ikut dihitung: antrean");
    window.get_by_label_contains("L.2. Sarana loket tersedia. Tidak ditanyakan");
    // What depends on it is not asked either.
    window.get_by_label_contains("L.3. Lama menunggu sampai dipanggil. Tidak ditanyakan");
    assert!(window.query_by_label("Kursi tunggu – L.2").is_none());
    press(&mut window, "1");
    window.get_by_label("Butir ini tidak ditanyakan, jadi tidak dapat dijawab sekarang.");
    assert_eq!(window.state().answer("L.2", None).as_deref(), Some("antrean"));
    window.get_by_label("Ke L.1 – L.2").click();
    window.run();
    press(&mut window, "1");
    assert_eq!(window.state().answer("L.1", None).as_deref(), Some("1"));
    window.get_by_label("Kursi tunggu – L.2");
    window.get_by_label("Semua yang dinilai sudah terjawab");
}

#[test]
fn an_item_that_waits_says_for_what_and_the_next_missing_answer_is_that() {
    let mut window = checklist(&with(&[("L.1", None, "")])[..8]);
    window.get_by_label_contains("L.1. Unit melayani pemohon di loket.").is_focused();
    window.get_by_label_contains("Masih kurang 1 jawaban, berikutnya L.1");
    go_to(&mut window, "L.2");
    let waits = "Menunggu jawaban L.1, yang menentukan apakah ini ditanyakan";
    assert_eq!(window.get_all_by_label(waits).count(), 2, "the chain waits for its first link");
    window.get_by_label_contains("Loket, 1 dari 2 terjawab");
    press(&mut window, "G 0");
    assert_eq!(window.state().answer("L.1", None).as_deref(), Some("0"));
    assert!(window.query_by_label(waits).is_none());
}

#[test]
fn going_on_skips_those_who_are_not_asked() {
    let mut window = checklist(&COMPLETE[..4]);
    go_to(&mut window, "P.1");
    // The first user has no complaint, the second has.
    press(&mut window, "Home 2 1 0");
    let answers =
        |window: &Window<ChecklistScreen>, code: &str| [0, 1].map(|user| window.state().answer(code, Some(user)));
    assert_eq!(answers(&window, "P.1"), [Some("tidak".into()), Some("ya".into())]);
    assert_eq!(answers(&window, "P.2"), [None, Some("0".into())]);
    press(&mut window, "0 1");
    assert_eq!(answers(&window, "P.3"), [Some("0".into()), Some("1".into())]);
}

#[test]
fn going_on_skips_an_item_that_nobody_is_asked() {
    let mut window = checklist(&COMPLETE[..4]);
    go_to(&mut window, "P.1");
    press(&mut window, "Home 2 2 0 1");
    let answer = |user| window.state().answer("P.3", Some(user));
    assert_eq!([answer(0), answer(1)], [Some("0".into()), Some("1".into())]);
    assert_eq!(window.state().answer("P.2", Some(0)), None);
}

#[test]
fn a_hard_finding_stands_at_its_item_in_the_outline_and_in_the_footer() {
    let mut window = checklist(&with(&[("L.4", None, "10")]));
    window.get_by_label_contains("L.4. Lama pelayanan seluruhnya. Harus diperbaiki");
    window.get_by_label("Lama pelayanan tidak mungkin lebih singkat daripada lama menunggu.");
    window.get_by_label_contains("Loket, 3 dari 3 terjawab, 1 perlu diperiksa");
    go_to(&mut window, "P.3");
    window.get_by_label("1 ketentuan perlu ditangani").click();
    window.run();
    window.get_by_label_contains("L.4. Lama pelayanan seluruhnya.").is_focused();
    press(&mut window, "6");
    type_text(&mut window, "0");
    press(&mut window, "Enter");
    assert!(window.query_by_label_contains("perlu ditangani").is_none());
    assert!(window.query_by_label_contains("Harus diperbaiki").is_none());
}

#[test]
fn a_soft_finding_is_settled_by_a_reason_in_the_note() {
    let mut window = checklist(&with(&[("P.2", Some(0), "0")]));
    window.get_by_label_contains("P.3, pengguna-01. Pengguna puas. Perlu alasan");
    window.get_by_label("pengguna-01 – K2");
    window.get_by_label("Tulis alasan – P.3, pengguna-01").click();
    window.run();
    type_text(&mut window, "Petugas meminta maaf");
    press(&mut window, "Escape");
    window.run();
    window.get_by_label("Sudah diberi alasan");
    assert!(window.query_by_label_contains("perlu ditangani").is_none());
}

#[test]
fn the_results_list_findings_and_each_is_one_click_away() {
    let answers = with(&[("L.4", None, "10"), ("P.2", Some(0), "0")]);
    let mut window = window(&answers, Language::En, ResultsScreen::new);
    window.get_by_label("Constraints");
    window.get_by_label_contains("Must be corrected: L.4, The whole service cannot take less time");
    window.get_by_label_contains("Needs a reason: P.3, pengguna-01, A user whose complaint").click();
    window.run();
    let code = |asked: &[Action]| match asked {
        [Action::ShowPlace(place)] => (place.item.to_string(), place.subject.is_some()),
        other => panic!("{other:?}"),
    };
    assert_eq!(code(&window.state().asked), ("P.3".to_owned(), true));
    window.get_by_label("Copy explanation").click();
    window.run();
    let text = window.state().copied.clone().unwrap();
    assert!(
        text.contains(
            "\nMust be corrected: The whole service cannot take less time than the waiting. (constraint K1, item L.4)\n"
        ),
        "{text}"
    );
}
