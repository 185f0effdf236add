//! What a unit still lacks before its assessors may leave.

use super::ui_stage::shipped;
use penilai::assessment::{
    Answer, Details, Evidence, EvidenceId, FileKind, Masking, Response, Sheet, Subject, SubjectId,
};
use penilai::instrument::{Digest, Instrument, Item, ItemCode, Kind};
use penilai::scoring::{Lack, Lacking, Whose, score};
use proptest::prelude::*;
use uuid::Uuid;

fn lacking(instrument: &Instrument, sheet: &Sheet) -> Lacking {
    Lacking::new(instrument, sheet, &score(instrument, sheet))
}

/// Proof for items.
pub(crate) fn evidence(items: &[&str]) -> Evidence {
    Evidence {
        file: Digest::of(b"file"),
        original: Digest::of(b"original"),
        name: "foto.jpg".into(),
        kind: FileKind::Jpeg,
        bytes: 4,
        size: Some((1, 1)),
        taken: None,
        caption: String::new(),
        masking: Masking::None,
        look: None,
        items: items.iter().map(|code| ItemCode::from((*code).to_owned())).collect(),
    }
}

fn put(instrument: &Instrument, sheet: &mut Sheet, item: &Item, subject: Option<SubjectId>) {
    let response = match &item.kind {
        Kind::Choice(choices) => Response::Choice(choices.last().unwrap().key.clone()),
        Kind::Number { .. } => Response::Number("7".into()),
        Kind::Ticks { .. } => Response::Ticks(Vec::new()),
        Kind::Text => Response::Text("ya".into()),
        Kind::Date => Response::Date("2024-01-31".into()),
    };
    let answer: Answer = instrument.answer(item, Some(response), "catatan");
    sheet.answers.entry(item.code.clone()).or_default().insert(subject, answer);
}

/// Does one thing that is lacking.
fn deal_with(instrument: &Instrument, sheet: &mut Sheet, lack: Lack, number: u128) {
    match lack {
        Lack::Answer(missing) => {
            let subject = match missing.whose {
                Whose::Unit => None,
                Whose::Subject(subject) => Some(subject),
                Whose::Expected(_) => panic!("nobody has been added who could answer"),
            };
            put(instrument, sheet, instrument.item(missing.item), subject);
        }
        Lack::Subject(group) => {
            let group = instrument.group(group).code.clone();
            let label = sheet.free_labels(&group).next().unwrap();
            sheet.subjects.push(Subject { id: SubjectId(Uuid::from_u128(number)), group, label });
        }
        Lack::Finding(finding) => put(instrument, sheet, instrument.item(finding.item), finding.whose),
        Lack::Evidence(item) => {
            let code = instrument.item(item).code.clone();
            let id = EvidenceId(Uuid::from_u128(number));
            sheet.details.evidence.insert(id, evidence(&[code.as_str()]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whoever_always_does_the_first_thing_lacking_may_leave_in_the_end(
        which in prop::sample::select(vec!["panrb-pekppp-2023", "skm-2017"]),
        given in prop::collection::vec(any::<bool>(), 8),
        subjects in 8_usize..12,
    ) {
        let instrument = shipped(which);
        let mut sheet = Sheet::default();
        let group = instrument.groups().next().unwrap().1.code.clone();
        for number in 0..subjects {
            let label = format!("orang {number}");
            sheet.subjects.push(Subject { id: SubjectId(Uuid::from_u128(number as u128 + 1)), group: group.clone(), label });
        }
        for ((_, item), given) in instrument.items().zip(given.iter().cycle()) {
            let columns: Vec<_> = match item.group {
                None => vec![None],
                Some(_) => sheet.subjects.iter().map(|subject| Some(subject.id)).collect(),
            };
            for column in columns.into_iter().filter(|_| *given) {
                put(&instrument, &mut sheet, item, column);
            }
        }
        let mut number = 1000;
        while let Some(lack) = lacking(&instrument, &sheet).first() {
            number += 1;
            prop_assert!(number < 3000, "{lack:?} never ends");
            deal_with(&instrument, &mut sheet, lack, number);
        }
        prop_assert_eq!(lacking(&instrument, &sheet).count(), 0);
        prop_assert!(score(&instrument, &sheet).verdict.is_complete());
    }
}

#[test]
fn an_empty_unit_lacks_its_quotas_its_answers_and_its_proof() {
    let instrument = shipped("ombudsman-2024");
    let mut sheet = Sheet::default();
    let all = lacking(&instrument, &sheet);
    assert_eq!(all.subjects.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [4, 30, 2, 2]);
    assert_eq!(all.proof.answered, 0);
    assert_eq!(all.evidence.len(), all.proof.expected);
    let proven = instrument.item(all.evidence[0]);
    sheet.details = Details::default();
    sheet.details.evidence.insert(EvidenceId(Uuid::from_u128(1)), evidence(&[proven.code.as_str(), "tidak-ada"]));
    let after = lacking(&instrument, &sheet);
    assert_eq!((after.proof.answered, after.evidence.len()), (1, all.evidence.len() - 1));
    assert_eq!(after.count(), all.count() - 1);
}

#[test]
fn what_subjects_say_needs_no_photo() {
    let instrument = shipped("ombudsman-2024");
    let asked = lacking(&instrument, &Sheet::default()).evidence;
    assert!(!asked.is_empty() && asked.iter().all(|id| instrument.item(*id).group.is_none()));
}

#[test]
fn what_does_not_apply_needs_no_proof() {
    let instrument = shipped("ombudsman-2024");
    let before = lacking(&instrument, &Sheet::default());
    let item = instrument.item(before.evidence[0]);
    let mut sheet = Sheet::default();
    let answer = instrument.answer(item, Some(Response::NotObserved("tidak sempat".into())), "");
    sheet.answers.entry(item.code.clone()).or_default().insert(None, answer);
    assert_eq!(lacking(&instrument, &sheet).proof.expected, before.proof.expected - 1);
}
