//! Last year beside this year in the window: attached with a preview, shown beside the item in focus, taken over with L.

use super::lacking::evidence;
use super::ui_checklist::{Window, go_to, pekppp};
use super::ui_desk::{Desk, author, services};
use super::ui_stage::{press, shipped, type_text};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use penilai::assessment::{
    Change, Detail, DetailKey, Earlier, EarlierAnswer, EarlierEvidence, Evidence, Response, RoundInfo,
};
use penilai::instrument::Instrument;
use penilai::locale::{Language, Locale, Message};
use penilai::session::Session;
use penilai::ui::Services;
use std::path::Path;
use std::sync::Arc;

// Attaching

/// The sample as it was the year before, with one unit of another name.
fn last_year(path: &Path) {
    penilai::sample::write(path, || 1_704_067_200_000, "Siti").unwrap();
    let mut session = Session::open(path, author(), Arc::new(|| ())).unwrap();
    let info = RoundInfo { title: "Kota Metro 2023".into(), year: 2023, example: true };
    let first = session.round().units_sorted()[0].clone();
    let renamed = penilai::assessment::ServiceUnit { name: "Kantor yang dulu".into(), ..first };
    session.apply(Message::new("step"), vec![Change::PutRound(info), Change::PutUnit(renamed)]).unwrap();
    session.flush().unwrap();
}

/// The window over the sample, beside last year's file; the system's dialog answers with these files of the folder.
fn window(language: Language, answers: &[&'static str]) -> Desk {
    let prepare = |path: &Path| {
        penilai::sample::write(path, || 1_735_689_600_000, "Siti").unwrap();
        last_year(&path.with_file_name("lama.penilai"));
    };
    let answers = answers.to_vec();
    Desk::with(
        move |folder| {
            let answers = answers.iter().map(|name| Some(folder.join(name))).collect();
            Services { language, ..services(None, answers) }
        },
        Some(prepare),
    )
}

fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text(name);
    desk.run();
    desk.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn attaching_is_shown_beforehand_and_is_one_step_that_can_be_undone() {
    let mut desk = window(Language::Id, &["lama.penilai", "lama.penilai"]);
    command(&mut desk, "Lampirkan isian");
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("Kota Metro 2023, tahun 2023"));
    assert!(desk.shows("5 dari 6 unit penilaian ini juga ada di sana."));
    assert!(desk.shows("Tidak ada di sana (1 unit)") && !desk.shows("sudah ada isian yang dilampirkan"));
    let name = Session::open(&desk.folder.path().join("lama.penilai"), author(), Arc::new(|| ())).unwrap();
    assert!(name.round().units.values().any(|unit| unit.name == "Kantor yang dulu"), "the file is not in use");
    desk.click("Lampirkan");
    assert!(desk.shows("Isian Kota Metro 2023 (2023) telah dilampirkan pada 5 unit."));
    drop(name);
    command(&mut desk, "Lampirkan isian");
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("Pada 5 unit sudah ada isian yang dilampirkan"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::K);
    desk.harness.query_all_by_role(Role::TextInput).last().unwrap().type_text("Urungkan");
    desk.run();
    assert!(desk.shows("lampirkan isian Kota Metro 2023 (2023)"), "the step has a name");
    desk.press(Modifiers::NONE, Key::Enter);
    command(&mut desk, "Lepaskan isian");
    desk.wait(|desk| desk.shows("Tidak ada isian tahun lalu yang dilampirkan"));
}

#[test]
fn detaching_asks_first_and_undo_brings_everything_back() {
    let mut desk = window(Language::Id, &["lama.penilai"]);
    command(&mut desk, "Lampirkan isian");
    desk.click("Telusuri…");
    desk.wait(|desk| desk.shows("5 dari 6 unit"));
    desk.click("Lampirkan");
    command(&mut desk, "Lepaskan isian");
    desk.wait(|desk| desk.shows("Isian tahun lalu dilepaskan dari 5 unit."));
    desk.click("Lepaskan");
    assert!(desk.shows("telah dilepaskan dari 5 unit"));
    desk.press(Modifiers::COMMAND, Key::Z);
    command(&mut desk, "Lepaskan isian");
    desk.wait(|desk| desk.shows("Isian tahun lalu dilepaskan dari 5 unit."));
}

#[test]
fn the_round_itself_and_a_file_without_a_matching_unit_are_refused_with_one_sentence() {
    let mut desk = window(Language::Id, &["round.penilai", "lain.penilai", "tiada.penilai"]);
    let refused = |desk: &mut Desk, why: &str| {
        command(desk, "Lampirkan isian");
        desk.click("Telusuri…");
        desk.wait(|desk| desk.shows(why));
        assert!(!desk.shows("Tidak ada jawaban yang berubah"), "nothing is offered");
    };
    refused(&mut desk, "itu penilaian yang sama");
    drop(super::ui_desk::create(&desk.folder.path().join("lain.penilai"), &author(), "Kota Lain 2023", false));
    refused(&mut desk, "tidak ada unit di dalamnya yang sama");
    refused(&mut desk, "tiada.penilai");
}

#[test]
fn in_english_the_preview_is_english() {
    let mut desk = window(Language::En, &["lama.penilai"]);
    command(&mut desk, "Attach last year");
    desk.click("Browse…");
    desk.wait(|desk| desk.shows("5 of the 6 units of this round were in it too."));
    desk.click("Attach");
    assert!(desk.shows("The answers of Kota Metro 2023 (2023) have been attached to 5 units."));
}

// Beside this year's answers

/// The instrument of the year before: one item reworded, one with another choice, one under another code.
fn old_instrument() -> Instrument {
    let text = shipped("panrb-pekppp-2023").toml().to_string();
    let now = "Unsur masyarakat dilibatkan dalam penyusunan dan perubahan standar pelayanan.";
    let text = text.replace(now, "Unsur warga dilibatkan dalam penyusunan standar pelayanan.");
    let (before, item) = text.split_once("code = \"F02.3.a.T\"").unwrap();
    let item = item.replacen("{ key = \"2\"", "{ key = \"x\"", 1);
    let text = format!("{before}code = \"F02.3.a.T\"{item}");
    let text = text.replace("F02.17.c.As", "F02.99");
    Instrument::parse(&Arc::from(text)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn old(item: &str, subject: Option<&str>, response: Option<Response>, note: &str) -> EarlierAnswer {
    let instrument = old_instrument();
    let digest = instrument.item(instrument.find_item(item).unwrap()).digest;
    EarlierAnswer { item: item.into(), subject: subject.map(str::to_owned), response, note: note.into(), digest }
}

fn choice(key: &str) -> Option<Response> {
    Some(Response::Choice(key.into()))
}

fn attach(window: &mut Window, answers: Vec<EarlierAnswer>, evidence: Vec<EarlierEvidence>) {
    let instrument = old_instrument().toml().to_string();
    let earlier = Earlier { title: "Kota Metro 2023".into(), year: 2023, instrument, answers, evidence };
    let change = Change::PutDetail(window.state().unit(), Detail::Earlier(Arc::new(earlier)));
    window.state_mut().session.apply(Message::new("step"), vec![change]).unwrap();
    // The instrument is read in a thread.
    window.run();
    while window.query_by_label_contains("Membaca instrumen").is_some() {
        std::thread::yield_now();
        window.run();
    }
}

/// The window with the four answers of last year.
fn beside() -> Window {
    let mut window = pekppp();
    go_to(&mut window, "F02.1.a.Ak");
    press(&mut window, "H");
    if window.query_by_label("Tutup petunjuk").is_none() {
        press(&mut window, "H");
    }
    let answers = vec![
        old("F02.1.a.Ak", None, choice("2"), "arsip ada"),
        old("F02.2.a.P", None, choice("3"), ""),
        old("F02.3.a.T", None, choice("x"), ""),
        old("F03.1.a.K1", Some("pengguna-02"), choice("5"), ""),
    ];
    attach(&mut window, answers, Vec::new());
    window
}

/// A sentence about taking over stands at the card and in the column, because one of them may be out of sight.
fn says(window: &Window, sentence: &str) {
    assert_eq!(window.query_all_by_label_contains(sentence).count(), 2, "{sentence}");
}

fn note(window: &Window, code: &str) -> String {
    window.state().note(code)
}

#[test]
fn the_column_says_the_old_answer_with_its_statement_and_note_and_that_the_question_is_the_same() {
    let mut window = beside();
    window.get_by_label("Tahun 2023");
    window.get_by_label("Kota Metro 2023");
    let instrument = old_instrument();
    let item = instrument.item(instrument.find_item("F02.1.a.Ak").unwrap());
    let statement = &item.choices().iter().find(|choice| choice.key == "2").unwrap().text.id;
    window.get_by_label(&format!("2 – {statement}"));
    window.get_by_label("Catatan: arsip ada");
    window.get_by_label("Pertanyaan sama");
    go_to(&mut window, "F02.17.c.As");
    window.get_by_label("Belum ada pada 2023.");
    let unanswered = window.state().session.instrument().items().map(|(_, item)| item.code.to_string()).nth(4).unwrap();
    go_to(&mut window, &unanswered);
    window.get_by_label("Tidak dijawab pada 2023.");
}

#[test]
fn what_has_changed_in_an_item_is_told_word_by_word_and_in_words_to_who_cannot_see_it() {
    let mut window = beside();
    go_to(&mut window, "F02.2.a.P");
    window.get_by_label("Pertanyaan berubah sejak 2023.");
    window.get_by_label(
        "Unsur [dihapus: warga] [ditambah: masyarakat] dilibatkan dalam penyusunan [ditambah: dan perubahan] standar pelayanan.",
    );
    assert!(window.query_by_label("Pilihan jawaban").is_none(), "what can be answered is the same");
    go_to(&mut window, "F02.3.a.T");
    window.get_by_label("Pilihan jawaban");
    window.get_by_label_contains("2 [ditambah: Keenam komponen");
    window.get_by_label_contains("x [dihapus: Keenam komponen");
    window.state_mut().locale = Locale::new(Language::En);
    window.run();
    window.get_by_label("The question has changed since 2023.");
    window.get_by_label_contains("x [removed: ");
}

#[test]
fn the_card_says_last_years_answer_where_this_years_is_another() {
    let mut window = beside();
    assert!(window.query_by_label("2023: 2").is_none(), "not before there is an answer");
    press(&mut window, "2");
    assert!(window.query_by_label("2023: 2").is_none());
    let note = window.get_by_label("Catatan – F02.1.a.Ak").rect();
    press(&mut window, "4");
    window.get_by_label("2023: 2");
    assert_eq!(window.get_by_label("Catatan – F02.1.a.Ak").rect(), note, "nothing jumps");
}

#[test]
fn a_subject_is_the_one_of_the_same_label_and_the_column_says_whose_answer_it_is() {
    let mut window = beside();
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "A A");
    window.get_by_label("Tahun 2023, pengguna-02");
    press(&mut window, "L");
    assert_eq!(window.state().answer("F03.1.a.K1", Some(1)).as_deref(), Some("5"));
    go_to(&mut window, "F03.1.a.K1");
    press(&mut window, "Home");
    window.get_by_label("Tidak ada jawaban pengguna-01 pada 2023.");
    press(&mut window, "L");
    assert_eq!(window.get_all_by_label("Tidak ada jawaban pengguna-01 pada 2023.").count(), 2, "said at the item too");
    assert_eq!(window.state().answer("F03.1.a.K1", Some(0)), None);
}

// Taking over

#[test]
fn l_takes_the_answer_to_the_same_question_over_with_its_note_as_one_step() {
    let mut window = beside();
    press(&mut window, "L");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("2"));
    assert_eq!(note(&window, "F02.1.a.Ak"), "arsip ada");
    let step = window.state().steps.last().unwrap().clone();
    assert_eq!(window.state().locale.message(&step), "ambil jawaban 2023 untuk F02.1.a.Ak");
    press(&mut window, "L");
    says(&window, "Isian di sini sudah sama dengan jawaban 2023.");
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(window.state().answer("F02.1.a.Ak", None), None);
    window.get_by_label("Ambil jawaban 2023 – F02.1.a.Ak").click();
    window.run();
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("2"), "the button does the same");
}

#[test]
fn at_a_changed_question_l_shows_the_difference_first_and_takes_over_when_pressed_again() {
    let mut window = beside();
    window.get_by_label("Tutup petunjuk").click();
    window.run();
    go_to(&mut window, "F02.2.a.P");
    assert!(window.query_by_label("Tahun 2023").is_none(), "the column is closed");
    press(&mut window, "L");
    assert_eq!(window.state().answer("F02.2.a.P", None), None);
    says(&window, "Pertanyaan berubah sejak 2023. Tekan L sekali lagi");
    let told = window.get_all_by_label_contains("Tekan L sekali lagi").map(|told| told.rect());
    assert!(told.into_iter().any(|told| told.top() > 0.0 && told.bottom() < 720.0), "in sight");
    let difference = window.get_by_label_contains("Unsur [dihapus: warga]").rect();
    assert!(difference.top() > 0.0 && difference.bottom() < 720.0, "{difference:?} is in sight");
    press(&mut window, "J K L");
    assert_eq!(window.state().answer("F02.2.a.P", None), None, "after going elsewhere it asks again");
    press(&mut window, "L");
    assert_eq!(window.state().answer("F02.2.a.P", None).as_deref(), Some("3"));
    let (session, unit) = (&window.state().session, window.state().unit());
    let item = session.instrument().item(session.instrument().find_item("F02.2.a.P").unwrap());
    let answer = session.sheet(unit).unwrap().answer("F02.2.a.P", None).unwrap();
    assert!(answer.item == item.digest && !answer.is_stale(item), "it is an answer to the question of now");
}

#[test]
fn an_answer_that_does_not_fit_any_more_is_not_taken_and_one_sentence_says_why() {
    let mut window = beside();
    go_to(&mut window, "F02.3.a.T");
    press(&mut window, "L L");
    says(&window, "Jawaban 2023 tidak dapat diambil: pilihan x tidak ada lagi.");
    let absent = Some(Response::NotApplicable("tidak ada layanan".into()));
    attach(&mut window, vec![old("F02.1.a.Ak", None, absent, "")], Vec::new());
    go_to(&mut window, "F02.1.a.Ak");
    press(&mut window, "L");
    says(&window, "Jawaban 2023 tidak dapat diambil: butir ini sekarang tidak boleh ditandai tidak berlaku.");
    assert!(window.state().steps.is_empty(), "nothing has been changed");
}

#[test]
fn an_answer_or_a_note_that_stands_is_never_replaced_at_the_first_press() {
    let mut window = beside();
    press(&mut window, "4 L");
    says(&window, "Di sini sudah ada isian. Tekan L sekali lagi");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("4"));
    press(&mut window, "L");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("2"));
    // A note that has just been typed counts as well.
    go_to(&mut window, "F02.2.a.P");
    press(&mut window, "Enter");
    type_text(&mut window, "wawancara besok");
    press(&mut window, "Escape L");
    says(&window, "berubah sejak 2023 dan di sini sudah ada isian");
    assert_eq!(
        (window.state().answer("F02.2.a.P", None), note(&window, "F02.2.a.P").as_str()),
        (None, "wawancara besok")
    );
    press(&mut window, "L");
    assert_eq!(note(&window, "F02.2.a.P"), "", "and last year's note, which was empty, takes its place");
}

#[test]
fn without_anything_of_last_year_l_says_so() {
    let mut window = pekppp();
    press(&mut window, "L");
    let said = window.get_by_label_contains("Belum ada isian tahun lalu pada unit ini.").rect();
    assert!(said.top() > 0.0 && said.bottom() < 600.0, "{said:?} is in sight");
    let mut window = beside();
    go_to(&mut window, "F02.17.c.As");
    press(&mut window, "L");
    assert_eq!(window.get_all_by_label("Belum ada pada 2023.").count(), 2, "in the column and at the item");
}

#[test]
fn l_takes_over_for_all_selected_what_is_the_same_and_open_and_says_what_became_of_the_others() {
    let mut window = beside();
    let codes: Vec<String> =
        window.state().session.instrument().items().take(5).map(|(_, item)| item.code.to_string()).collect();
    assert_eq!(codes[..3], ["F02.1.a.Ak", "F02.2.a.P", "F02.3.a.T"]);
    let mut answers: Vec<EarlierAnswer> = codes[..4]
        .iter()
        .map(|code| old(code, None, choice(if code == "F02.3.a.T" { "x" } else { "1" }), ""))
        .collect();
    answers.push(old("F03.1.a.K1", Some("pengguna-02"), choice("5"), ""));
    attach(&mut window, answers, Vec::new());
    press(&mut window, "3 Shift+J Shift+J Shift+J Shift+J L");
    window.get_by_label("1 jawaban 2023 diambil, 1 sudah terisi, 2 berubah pertanyaannya, 1 tidak ada di sana");
    assert_eq!(window.state().answer("F02.1.a.Ak", None).as_deref(), Some("3"), "what stands stays");
    assert_eq!(window.state().answer(&codes[3], None).as_deref(), Some("1"));
    assert_eq!(window.state().answer("F02.2.a.P", None), None);
    window.state_mut().session.undo().unwrap();
    window.run();
    assert_eq!(window.state().answer(&codes[3], None), None, "one step");
}

#[test]
fn the_evidence_of_last_year_is_listed_with_where_its_files_are() {
    let mut window = beside();
    let Evidence { items, kind, original, .. } = evidence(&["F02.1.a.Ak"]);
    let photo = EarlierEvidence {
        items,
        kind,
        original,
        name: "maklumat.jpg".into(),
        caption: "Maklumat di pintu".into(),
        taken: Some("2023-05-04T10:32:05".into()),
    };
    attach(&mut window, Vec::new(), vec![photo.clone(), photo]);
    window.get_by_label("2 foto pada 2023");
    assert_eq!(window.get_all_by_label("maklumat.jpg, Maklumat di pintu, 4 Mei 2023 10.32").count(), 2);
    window.get_by_label("Berkasnya ada di berkas penilaian 2023.");
    go_to(&mut window, "F02.2.a.P");
    assert!(window.query_by_label("2 foto pada 2023").is_none());
    assert!(window.state().session.sheet(window.state().unit()).unwrap().details.evidence.is_empty());
}

#[test]
fn what_is_detached_leaves_no_trace_in_the_column() {
    let mut window = beside();
    let change = Change::RemoveDetail(window.state().unit(), DetailKey::Earlier);
    window.state_mut().session.apply(Message::new("step"), vec![change]).unwrap();
    window.run();
    assert!(window.query_by_label("Tahun 2023").is_none());
    press(&mut window, "L");
    window.get_by_label_contains("Belum ada isian tahun lalu pada unit ini.");
}
