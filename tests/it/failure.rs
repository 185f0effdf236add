//! Failures in words: what happened, why, what to do now.

use penilai::failure::Failure;
use penilai::locale::{Language, Locale};
use penilai::store;
use std::path::PathBuf;

#[test]
fn a_failure_to_save_is_one_sentence_and_one_piece_of_advice() {
    let failure = Failure::saving(&store::Failure::Full);
    let locale = Locale::new(Language::Id);
    assert_eq!(failure.sentence(&locale), "Perubahan terakhir belum tersimpan: media penyimpanan penuh.");
    assert!(failure.advice(&locale).starts_with("Saran: ") && failure.advice(&locale).ends_with('.'));
}

#[test]
fn a_damaged_file_is_told_by_its_first_fault_and_how_many_there_are() {
    let told = |detail: &str, language| {
        let error = store::Error::Damaged { path: "metro.penilai".into(), detail: detail.to_owned() };
        Failure::opening(&PathBuf::from("metro.penilai"), &error).sentence(&Locale::new(language))
    };
    for language in Language::ALL {
        let one = told("Tree 5 page 3: never used", language);
        assert!(one.contains("Tree 5 page 3: never used"), "{one}");
        let dump: String = (1..=60).map(|page| format!("\nTree 5 page {page}: {}", "é".repeat(400))).collect();
        let many = told(&format!("*** in database main ***{dump}"), language);
        assert!(many.contains("Tree 5 page 1: é") && many.contains("60") && !many.contains("page 2"), "{many}");
        assert!(many.chars().count() < 300 && !many.contains('\n') && !many.contains("***"), "{many}");
    }
}

#[test]
fn every_refusal_of_a_round_file_names_the_file_the_reason_and_a_remedy() {
    let path = || PathBuf::from("/data/metro.penilai");
    let errors = [
        store::Error::NotFound { path: path() },
        store::Error::Exists { path: path() },
        store::Error::NotARound { path: path() },
        store::Error::Foreign { path: path(), application_id: 7 },
        store::Error::Newer { path: path(), version: 9, known: 1 },
        store::Error::Truncated { path: path(), expected: 8192, found: 4096 },
        store::Error::Damaged { path: path(), detail: "page 3".to_owned() },
        store::Error::OpenElsewhere { path: path(), holder: None },
        store::Error::ReadOnly { path: path() },
        store::Error::Full { path: path() },
        store::Error::Io { path: path(), source: std::io::Error::other("stick pulled") },
        store::Error::Unsaved { path: path(), failure: store::Failure::Stopped },
    ];
    for language in Language::ALL {
        let locale = Locale::new(language);
        let mut reasons = Vec::new();
        for error in &errors {
            let failure = Failure::opening(&path(), error);
            for message in [&failure.what, &failure.why, &failure.remedy] {
                assert_ne!(locale.message(message), message.key, "every part has its sentence");
            }
            let sentence = failure.sentence(&locale);
            assert!(sentence.contains("/data/metro.penilai") && sentence.ends_with('.'), "{sentence}");
            reasons.push(sentence);
        }
        reasons.sort();
        reasons.dedup();
        assert_eq!(reasons.len(), errors.len(), "different errors are told apart");
    }
}
