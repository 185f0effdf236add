//! Conditions and constraints in result files, in score documents and on the command line.

use crate::cli::Desk;
use crate::conditions::{CONDITIONS, bersyarat};
use crate::exchange::{HEADER, only_unit, round_of};
use crate::exchange_result::{Forgery, refusal};
use penilai::assessment::RoundInfo;
use penilai::exchange::result::{Completeness, Error, Violation, verify_bytes, write};
use penilai::instrument::{Digest, Instrument, Severity};
use penilai::session::{Author, Session};
use serde_json::{Value, json};
use std::fs;
use std::sync::Arc;

const COUNTER: [&str; 3] = ["L.1,,1,", "L.2,,antrean,", "L.3,,20,"];
const USERS: [&str; 5] = ["P.1,p-1,ya,", "P.2,p-1,0,", "P.3,p-1,1,", "P.1,p-2,tidak,", "P.3,p-2,1,"];

fn rows<'a>(whole: &'a str, satisfied: &'a str) -> Vec<&'a str> {
    let mut rows = [&COUNTER[..], &USERS].concat();
    rows.push(whole);
    rows[5] = satisfied;
    rows
}

/// What becomes of a unit with these two answers when it is exported.
fn exported(whole: &str, satisfied: &str) -> Result<Vec<u8>, Error> {
    let instrument = bersyarat();
    let round = round_of(&instrument, &rows(whole, satisfied));
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &instrument, &round, only_unit(&round), Completeness::Any)?;
    Ok(fs::read(path).unwrap())
}

fn violation(result: Result<Vec<u8>, Error>) -> Violation {
    match result {
        Err(Error::Violated(violation)) => violation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_complete_unit_that_violates_a_constraint_is_not_written_until_that_is_settled() {
    let hard = violation(exported("L.4,,10,alasan", "P.3,p-1,1,"));
    assert_eq!(
        hard,
        Violation { constraint: "K1".into(), severity: Severity::Hard, item: "L.4".into(), count: 2 },
        "a soft one without its reason is counted too"
    );
    let soft = violation(exported("L.4,,60,", "P.3,p-1,1,"));
    assert_eq!((soft.constraint.as_str(), soft.severity, soft.count), ("K2", Severity::Soft, 1));
    let settled = exported("L.4,,60,", "P.3,p-1,1,petugas meminta maaf").unwrap();
    let verified = verify_bytes(&settled).unwrap();
    assert!(verified.outcome.complete);
}

#[test]
fn an_incomplete_unit_is_written_whatever_it_violates() {
    let instrument = bersyarat();
    let round = round_of(&instrument, &["L.1,,1,", "L.2,,antrean,", "L.3,,20,", "L.4,,10,"]);
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &instrument, &round, only_unit(&round), Completeness::Any).unwrap();
    assert!(!verify_bytes(&fs::read(path).unwrap()).unwrap().outcome.complete);
}

#[test]
fn a_received_file_that_violates_a_constraint_is_refused() {
    let settled = exported("L.4,,60,", "P.3,p-1,1,petugas meminta maaf").unwrap();
    assert_eq!(refusal(&Forgery::of(&settled).packed()), "");
    // A sender whose program knows no constraints would have written this.
    let strict = CONDITIONS.replace("severity = \"soft\"", "severity = \"hard\"");
    let digest = Digest::of(strict.as_bytes()).to_string();
    let forgery = Forgery::of(&settled)
        .text("instrument.toml", |_| strict.clone())
        .text("score.json", |text| {
            text.replace("\"severity\": \"soft\"", "\"severity\": \"hard\"")
                .replace("\"blocks\": false", "\"blocks\": true")
        })
        .json("manifest.json", |value| value["instrument"]["digest"] = digest.clone().into());
    assert_eq!(refusal(&forgery.packed()), "Violated");
    // And a score that is silent about a finding does not agree with its answers.
    let silent =
        Forgery::of(&settled).text("score.json", |text| text.replace("\"explained\": true", "\"explained\": false"));
    assert_eq!(refusal(&silent.packed()), "ScoreMismatch");
}

/// A round of the instrument with one unit.
fn desk(instrument: &Instrument, rows: &[&str]) -> Desk {
    let desk = Desk::new();
    let info = RoundInfo { title: "Uji".into(), year: 2024, example: false };
    let author = Author { name: "Siti".into(), clock: || 1_735_689_600_000 };
    drop(Session::create(&desk.path("r.penilai"), instrument, &info, author, Arc::new(|| {})).unwrap());
    let lines: String = rows.iter().map(|row| format!("18.72,Kota Metro,kota,Lampung,Dinas Sosial,{row}\n")).collect();
    desk.write("r.csv", &format!("{HEADER}{lines}"));
    let imported = desk.run(&["import", "r.penilai", "r.csv"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    desk
}

#[test]
fn the_command_line_says_what_contradicts_and_exports_nothing_of_it() {
    let desk = desk(&bersyarat(), &rows("L.4,,10,", "P.3,p-1,1,"));
    let hard = "Harus diperbaiki: Lama pelayanan tidak mungkin lebih singkat daripada lama menunggu. (ketentuan K1, butir L.4)";
    let soft =
        "Perlu alasan: Pengguna yang pengaduannya tidak ditanggapi biasanya tidak puas. (ketentuan K2, butir P.3, p-1)";
    for verb in [&["score", "r.penilai"][..], &["explain", "r.penilai", "--unit", "Dinas Sosial"]] {
        let run = desk.run(verb);
        assert_eq!(run.code, 1, "{verb:?}");
        assert!(run.out.contains(hard) && run.out.contains(soft), "{}", run.out);
        let shown = desk.json(&[verb, &["--json"]].concat());
        let findings = match verb[0] {
            "score" => &shown["entities"][0]["units"][0]["findings"],
            _ => &shown["findings"],
        };
        let first = json!({ "constraint": "K1", "severity": "hard", "item": "L.4", "subject": null, "explained": false,
            "blocks": true, "text": "Lama pelayanan tidak mungkin lebih singkat daripada lama menunggu." });
        assert_eq!(findings[0], first);
        assert_eq!((&findings[1]["item"], &findings[1]["subject"]), (&json!("P.3/p-1"), &json!("p-1")));
    }
    let export = desk.run(&["export", "r.penilai", "--to", "hasil"]);
    assert_eq!((export.code, export.out.as_str()), (1, ""), "{}", export.err);
    assert!(export.err.contains("ketentuan K1 pada butir L.4 dilanggar"), "{}", export.err);
    assert!(export.err.contains("Saran: "), "{}", export.err);
    let rest = desk.run(&["--lang", "en", "score", "r.penilai"]);
    assert!(rest.out.contains("Needs a reason: A user whose complaint"), "{}", rest.out);
}

#[test]
fn what_is_settled_is_told_and_is_no_finding_any_more() {
    let desk = desk(&bersyarat(), &rows("L.4,,60,", "P.3,p-1,1,petugas meminta maaf"));
    let run = desk.run(&["score", "r.penilai"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Sudah diberi alasan: "), "{}", run.out);
    assert_eq!(desk.run(&["export", "r.penilai", "--to", "hasil"]).code, 0);
}

#[test]
fn the_explanation_says_what_is_not_asked_and_what_waits() {
    let desk = desk(&bersyarat(), &["L.2,,antrean,", "L.3,,20,", "L.4,,60,", "P.1,p-1,tidak,"]);
    let run = desk.run(&["explain", "r.penilai", "--unit", "Dinas Sosial"]);
    assert!(run.out.contains("Menunggu jawaban L.1, yang menentukan apakah ini ditanyakan"), "{}", run.out);
    assert!(
        run.out.contains("p-1: Tidak ditanyakan karena syarat ini tidak terpenuhi: jawaban P.1 sama dengan “Ya”"),
        "{}",
        run.out
    );
    let shown = desk.json(&["explain", "r.penilai", "--unit", "Dinas Sosial", "--json"]);
    let leaf = |path: &[usize]| path.iter().fold(&shown["tree"], |part: &Value, at| &part["parts"][*at]).clone();
    let waits = leaf(&[0, 0]);
    assert_eq!(
        (&waits["reason"], &waits["because"], &waits["state"]),
        (&json!("undecided"), &json!("L.1"), &json!("open"))
    );
    let idle = leaf(&[1, 1, 0]);
    assert_eq!(
        (&idle["reason"], &idle["because"], &idle["state"]),
        (&json!("irrelevant"), &json!("P.1 = ya"), &json!("absent"))
    );
    assert_eq!(shown["findings"], json!([]));
    let small = desk.json(&["score", "r.penilai", "--json"]);
    let missing = small["entities"][0]["units"][0]["missing"].as_array().unwrap();
    assert_eq!(missing.iter().filter(|one| *one == "L.1").count(), 1);
}
