//! Moving a round to another instrument: nothing is lost, nothing counts that was not said, and undoing brings everything back.

use super::exchange::{COMPLETE, applied, only_unit, round_of, small};
use super::oracle::{Drawn, drawn};
use super::store::open;
use super::ui_stage::round;
use penilai::assessment::revision::{Census, preview};
use penilai::assessment::{Change, Refusal, Sheet};
use penilai::exchange::result::{Completeness, verify_bytes, write};
use penilai::instrument::difference::{Change as Differs, Difference, Nature, Piece, differences, word_by_word};
use penilai::instrument::{Digest, Instrument};
use penilai::locale::{Language, Locale, Message};
use penilai::scoring::{Part, Reason, score};
use penilai::session::Session;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The small instrument with one item reworded, one replaced and another weight.
pub(crate) fn revised() -> Instrument {
    let text =
        small().toml().replace("revision = \"1\"", "revision = \"2\"").replace("id = \"kecil\"", "id = \"kecil-2\"");
    let text = text.replace("Standar pelayanan ditetapkan.", "Standar pelayanan ditetapkan kepala kantor.");
    let text = text.replace("code = \"A.2.n\"", "code = \"A.2.m\"").replace("weight = 21.85", "weight = 30");
    Instrument::parse(&text).unwrap()
}

fn answers(sheet: &Sheet) -> usize {
    sheet.answers.values().map(BTreeMap::len).sum()
}

fn reasons(part: &Part, found: &mut Vec<Reason>) {
    found.push(part.reason().clone());
    part.parts().iter().for_each(|part| reasons(part, found));
}

/// What scoring makes of a sheet, as far as it can be compared with another sheet's.
fn scored(instrument: &Instrument, sheet: &Sheet) -> (String, Vec<penilai::scoring::Missing>) {
    let card = score(instrument, sheet);
    (format!("{:?} {:?}", card.verdict, card.progress), card.missing())
}

fn built(drawn: &Drawn) -> (Instrument, Sheet) {
    drawn.build()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_to_another_wording_counts_as_if_it_were_not_there(drawn in drawn(), chosen in any::<u64>()) {
        let (instrument, mut stale) = built(&drawn);
        let mut without = stale.clone();
        let mut number = 0;
        for (code, of_item) in &mut stale.answers {
            for (subject, answer) in of_item {
                number += 1;
                if chosen >> (number % 64) & 1 == 1 {
                    answer.item = Digest::of(b"another wording");
                    without.answers.get_mut(code).unwrap().remove(subject);
                }
            }
        }
        prop_assert_eq!(scored(&instrument, &stale), scored(&instrument, &without));
        let mut found = Vec::new();
        reasons(&score(&instrument, &stale).tree, &mut found);
        let told = found.contains(&Reason::Reworded);
        let counted = |(code, of_item): (&penilai::instrument::ItemCode, &BTreeMap<_, penilai::assessment::Answer>)| {
            let item = instrument.item(instrument.find_item(code.as_str()).unwrap());
            item.scored && of_item.values().any(|answer| answer.is_stale(item))
        };
        prop_assert_eq!(told, stale.answers.iter().any(counted));
    }

    #[test]
    fn every_answer_has_one_fate_and_on_the_way_back_all_carry_over(one in drawn(), other in drawn()) {
        let ((from, sheet), (to, _)) = (built(&one), built(&other));
        let there = preview([&sheet, &sheet], &from, &to);
        let all = there.carried + there.reread_answers() + there.homeless_answers();
        prop_assert_eq!(all, 2 * answers(&sheet));
        prop_assert_eq!(there.clone(), Census::of([sheet.clone(), sheet.clone()]).preview(&from, &to));
        let back = preview([&sheet], &to, &from);
        prop_assert!(back.is_smooth() && back.carried == answers(&sheet));
        // What has no place makes no difference, so that it may stay.
        prop_assert_eq!(scored(&to, &sheet), scored(&to, &sheet.placed(&to)));
        let placed = preview([&sheet.placed(&to)], &from, &to);
        prop_assert_eq!((placed.carried, placed.homeless_answers()), (there.carried / 2, 0));
        let items = |list: &[penilai::assessment::revision::Concerned]| list.iter().map(|one| one.item.clone()).collect::<Vec<_>>();
        for code in items(&there.reread).iter().chain(&there.new) {
            prop_assert!(to.find_item(code.as_str()).is_some());
        }
    }

    #[test]
    fn a_comparison_mirrors_the_one_the_other_way_round(one in drawn(), other in drawn()) {
        let (a, b) = (built(&one).0, built(&other).0);
        prop_assert_eq!(differences(&a, &a), vec![]);
        let mut mirrored: Vec<String> = differences(&b, &a).into_iter().map(|found| format!("{:?}", mirror(found))).collect();
        let mut found: Vec<String> = differences(&a, &b).iter().map(|found| format!("{found:?}")).collect();
        mirrored.sort();
        found.sort();
        prop_assert_eq!(found, mirrored);
    }

    #[test]
    fn the_pieces_of_a_comparison_make_both_texts(old in "[a-c \\.]{0,40}", new in "[a-c \\.]{0,40}") {
        let (mut before, mut after) = (String::new(), String::new());
        for piece in word_by_word(&old, &new) {
            match piece {
                Piece::Same(text) => { before.push_str(&text); after.push_str(&text); }
                Piece::Removed(text) => before.push_str(&text),
                Piece::Added(text) => after.push_str(&text),
            }
        }
        prop_assert_eq!((before, after), (old, new));
    }
}

fn mirror(found: Difference) -> Difference {
    let change = match found.change {
        Differs::Added(text) => Differs::Removed(text),
        Differs::Removed(text) => Differs::Added(text),
        Differs::Field { field, key, language, from, to, nature } => {
            Differs::Field { field, key, language, from: to, to: from, nature }
        }
    };
    Difference { change, ..found }
}

#[test]
fn every_field_that_can_differ_is_found_and_has_a_name() {
    let one = small().toml().replacen(
        "[[source]]",
        "[distinction]\nsuffix = \"X\"\ncondition = \"Y\"\nsource = \"uji\"\n\n[[source]]",
        1,
    );
    let edits = [
        ("issuer = \"Uji\"", "issuer = \"Lain\"", "issuer"),
        ("UU 25/2009", "UU 25/2010", "legal"),
        ("\"Variabel\"", "\"Unsur\"", "levels"),
        ("digits = 2", "digits = 3", "digits"),
        ("parts = \"weight\"", "parts = \"scale\"", "parts"),
        ("not_observed = \"incomplete\"", "not_observed = \"zero\"", "not_observed"),
        ("suffix = \"X\"", "suffix = \"Z\"", "suffix"),
        ("condition = \"Y\"", "condition = \"Z\"", "condition"),
        ("firmness = \"documented\"", "firmness = \"assumed\"", "firmness"),
        ("zone = \"kuning\"", "zone = \"hijau\"", "zone"),
        ("from = 51", "from = 50", "from"),
        ("binding = true", "binding = false", "binding"),
        ("subject = \"Staf\"", "subject = \"Petugas\"", "subject"),
        ("label = \"Sarana\"", "label = \"Prasarana\"", "label"),
        ("unit = \"hari\"", "unit = \"jam\"", "unit"),
        ("from = 3.5, points = 1", "from = 3.5, points = 2", "step"),
        ("text = \"Ruang laktasi\"", "text = \"Ruang menyusui\"", "tick"),
        ("text = \"Ada sebagian\"", "text = \"Sebagian ada\"", "choice"),
        ("key = \"1\", points = 1", "key = \"1\", points = 2", "points"),
        ("kind = \"text\"", "kind = \"date\"", "kind"),
        ("title_en = \"Small instrument\"\n", "", "title"),
        ("weight = 2\nnot_applicable = false", "weight = 2", "not_applicable"),
    ];
    let old = Instrument::parse(&one).unwrap();
    let locales = Language::ALL.map(Locale::new);
    for (before, after, expected) in edits {
        let new = Instrument::parse(&one.replacen(before, after, 1)).unwrap();
        let found = differences(&old, &new);
        assert!(!found.is_empty(), "{before}");
        for difference in found {
            let Differs::Field { field, from, to, .. } = difference.change else { panic!("{before}") };
            assert_eq!(field, expected, "{before}");
            assert_ne!(from, to);
            let (part, name) = (
                format!("diff-part-{}", difference.component.word()),
                format!("diff-field-{}", field.replace('_', "-")),
            );
            assert!(
                locales.iter().all(|locale| locale.say(&part) != part && locale.say(&name) != name),
                "{part} {name}"
            );
        }
    }
}

#[test]
fn every_field_has_a_name_in_both_languages() {
    let source = include_str!("../../src/instrument/difference.rs");
    let locales = Language::ALL.map(Locale::new);
    let mut count = 0;
    for call in [".value(", ".text(", ".texts(", ".number(", ".optional(", ".source(", ".with(", ".prose("] {
        for rest in source.split(call).skip(1) {
            let Some(field) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            let key = format!("diff-field-{}", field.replace('_', "-"));
            assert!(locales.iter().all(|locale| locale.say(&key) != key), "{key}");
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
    for component in penilai::instrument::difference::Component::ALL {
        let key = format!("diff-part-{}", component.word());
        assert!(locales.iter().all(|locale| locale.say(&key) != key), "{key}");
    }
    let prose = differences(&small(), &revised())
        .into_iter()
        .filter(|found| matches!(&found.change, Differs::Field { nature: Nature::Prose, .. }));
    assert_eq!(prose.count(), 1);
}

#[test]
fn texts_too_long_to_be_compared_word_by_word_differ_as_a_whole() {
    let text = |word: &str| format!("{word} ").repeat(20_000);
    let pieces = word_by_word(&text("a"), &text("b"));
    assert_eq!(pieces, [Piece::Removed(text("a")), Piece::Added(text("b"))]);
}

/// A session over a round of the small instrument with a complete unit.
fn session() -> (Session, penilai::assessment::UnitId, tempfile::TempDir) {
    let (mut session, unit, folder) = round(&small());
    let given = round_of(&small(), &COMPLETE);
    let sheet = &given.sheets[&only_unit(&given)];
    let mut changes: Vec<Change> =
        sheet.subjects.iter().map(|subject| Change::PutSubject(unit, subject.clone())).collect();
    for (item, of_item) in &sheet.answers {
        for (subject, answer) in of_item {
            let place = penilai::assessment::Place { unit, item: item.clone(), subject: *subject };
            changes.push(Change::PutAnswer(place, answer.clone()));
        }
    }
    session.apply(Message::new("step"), changes).unwrap();
    (session, unit, folder)
}

#[test]
fn a_move_is_one_step_that_undo_takes_back_and_redo_does_again() {
    let (mut session, unit, _folder) = session();
    let (before, version) = (session.scorecard(unit).unwrap().clone(), session.version());
    assert!(before.verdict.is_complete());
    let sheet = session.sheet(unit).unwrap().clone();
    let change = Change::PutInstrument(revised().toml().clone());
    session.apply(Message::new("step"), vec![change.clone()]).unwrap();
    let check = |session: &Session| {
        assert_eq!(session.instrument().digest(), revised().digest());
        assert_eq!(session.sheet(unit), Some(&sheet), "every answer stays");
        assert_eq!(session.scorecard(unit).unwrap().missing(), score(&revised(), &sheet).missing());
        assert_eq!(session.scorecard(unit).unwrap().missing().len(), 2);
    };
    check(&session);
    assert_eq!(session.version().instrument, version.instrument + 1);
    assert_ne!(session.version().outline, version.outline);
    assert_eq!(session.undo().unwrap(), [Change::PutInstrument(small().toml().clone())]);
    assert_eq!(session.instrument().digest(), small().digest());
    assert_eq!(session.scorecard(unit).unwrap().verdict, before.verdict);
    assert_eq!(session.redo().unwrap(), [change]);
    check(&session);
    session.flush().unwrap();
    let path = session.path().to_owned();
    drop(session);
    let (store, opened) = open(&path).unwrap();
    assert_eq!(&opened.round.instrument, revised().toml());
    assert_eq!(store.load(unit).unwrap(), sheet);
}

#[test]
fn units_that_were_not_loaded_are_read_and_scored_again_after_a_move() {
    let (session, unit, folder) = session();
    let (path, author) = (session.path().to_owned(), super::ui_desk::author());
    session.flush().unwrap();
    drop(session);
    let (sender, woken) = std::sync::mpsc::channel();
    let wake = std::sync::Arc::new(move || sender.send(()).unwrap_or_default());
    let mut session = Session::open(&path, author, wake).unwrap();
    let read = |session: &mut Session| {
        while session.unread() > 0 {
            woken.recv().unwrap();
            session.poll();
        }
    };
    read(&mut session);
    assert!(session.summary(unit).unwrap().verdict.is_complete() && session.sheet(unit).is_none());
    session.apply(Message::new("step"), vec![Change::PutInstrument(revised().toml().clone())]).unwrap();
    assert!(session.summary(unit).is_none(), "the old score is no score of the new instrument");
    read(&mut session);
    assert!(!session.summary(unit).unwrap().verdict.is_complete());
    drop((session, folder));
}

#[test]
fn a_text_that_is_no_instrument_is_refused_and_nothing_changes() {
    let (mut session, unit, _folder) = session();
    let before = (session.round().clone(), session.version());
    for text in ["", "id = 1", &"#".repeat(Instrument::LONGEST + 1)] {
        let refused = session.apply(Message::new("step"), vec![Change::PutInstrument(text.into())]);
        assert_eq!(refused, Err(Refusal::NotAnInstrument));
    }
    assert_eq!((session.round().clone(), session.version()), before);
    assert!(session.scorecard(unit).unwrap().verdict.is_complete());
}

#[test]
fn a_result_file_leaves_out_what_its_instrument_has_no_place_for() {
    let round = round_of(&small(), &COMPLETE);
    let unit = only_unit(&round);
    let moved = applied(round.clone(), &[Change::PutInstrument(revised().toml().clone())]);
    let folder = tempfile::tempdir().unwrap();
    let refused = write(folder.path(), &revised(), &moved, unit, Completeness::Complete);
    assert!(refused.is_err(), "two answers are missing");
    let path = write(folder.path(), &revised(), &moved, unit, Completeness::Any).unwrap();
    let verified = verify_bytes(&std::fs::read(path).unwrap()).unwrap();
    let carried = &verified.round.sheets[&unit];
    assert_eq!(answers(carried), answers(&round.sheets[&unit]) - 1);
    assert!(carried.answer("A.2.n", None).is_none() && carried.answer("A.1.a", None).is_some());
}
