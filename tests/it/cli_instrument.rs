//! The real program: moving a round to another instrument, scoring with another, comparing two.

use super::cli::{COLUMNS, Desk};
use std::fs;

const SMALL: &str = include_str!("../data/instruments/valid/small.toml");

/// The small instrument as its authors might revise it: one item reworded, one taken out, one new, other weights and bands.
fn revised() -> String {
    let text = SMALL.replace("revision = \"1\"", "revision = \"2\"");
    let text = text.replace("Maklumat pelayanan dipasang.", "Maklumat pelayanan dipasang di ruang tunggu.");
    let text = text.replace("code = \"A.2.n\"", "code = \"A.2.m\"").replace("weight = 21.85", "weight = 30");
    text.replace("from = 88", "from = 90").replace("quota = 3", "quota = 4")
}

/// A desk with a round of the small instrument, whose unit is complete but for one item of the revised one, and both files.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("satu.toml", SMALL);
    desk.write("dua.toml", &revised());
    desk.run(&["new", "r.penilai", "--instrument", "ombudsman-2024", "--year", "2024"]);
    assert_eq!(desk.run(&["instrument", "move", "r.penilai", "satu.toml", "--apply"]).code, 0, "an empty round");
    let answers =
        ["A.1.a,,2,", "A.1.b,,2,", "A.2.n,,1,", "A.2.t,,kursi|toilet,", "B.s,s-1,2,", "B.s,s-2,2,", "B.p,p-1,-1,"];
    let row = |answer: &&str| format!("18.72,Kota Metro,kota,Lampung,Dinas Sosial,{answer}\n");
    desk.write("isian.csv", &format!("{COLUMNS}\n{}", answers.iter().map(row).collect::<String>()));
    let run = desk.run(&["import", "r.penilai", "isian.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    desk
}

#[test]
fn a_move_is_shown_first_and_done_only_if_asked_for() {
    let desk = desk();
    let before = desk.contents();
    let shown = desk.run(&["instrument", "move", "r.penilai", "dua.toml"]);
    assert_eq!(shown.code, 1, "{}{}", shown.out, shown.err);
    assert!(before == desk.contents(), "nothing has changed");
    for line in [
        "kecil (1) -> kecil (2)",
        "5 isian tetap berlaku",
        "  A.1.b  1  Maklumat pelayanan dipasang di ruang tunggu.",
        "  A.2.n  1",
        "  A.2.m",
    ] {
        assert!(shown.out.contains(line), "{line} in {}", shown.out);
    }
    assert!(shown.err.contains("--apply"), "{}", shown.err);
    let moved = desk.run(&["instrument", "move", "r.penilai", "dua.toml", "--apply"]);
    assert_eq!((moved.code, &moved.out), (1, &shown.out));
    let scores = desk.json(&["score", "r.penilai", "--json"]);
    assert_eq!(scores["instrument"]["revision"], "2");
    assert_eq!(scores["entities"][0]["units"][0]["missing"], serde_json::json!(["A.1.b", "A.2.m"]));
    let explained = desk.run(&["explain", "r.penilai", "--unit", "Dinas Sosial"]);
    assert!(explained.out.contains("harus dibaca ulang"), "{}", explained.out);
    let again = desk.run(&["instrument", "move", "r.penilai", "dua.toml", "--apply"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
    // On the way back every answer is where it belongs.
    let back = desk.run(&["instrument", "move", "r.penilai", "satu.toml", "--apply"]);
    assert_eq!(back.code, 0, "{}", back.out);
    assert_eq!(desk.run(&["score", "r.penilai"]).code, 0);
}

#[test]
fn a_round_is_scored_with_another_rule_book_and_stays_as_it_is() {
    let desk = desk();
    let before = desk.contents();
    let own = desk.run(&["score", "r.penilai", "--json"]).out;
    let scored = desk.run(&["score", "r.penilai", "--as", "dua.toml", "--json"]);
    assert_eq!(scored.code, 1);
    let scores: serde_json::Value = serde_json::from_str(&scored.out).unwrap();
    assert_eq!(scores["instrument"]["revision"], "2");
    let mapping = &scores["mapping"];
    assert_eq!((&mapping["from"]["revision"], &mapping["carried"]), (&"1".into(), &"5".into()));
    assert_eq!(mapping["reread"], serde_json::json!([{ "item": "A.1.b", "answers": "1" }]));
    assert_eq!(mapping["homeless"], serde_json::json!([{ "item": "A.2.n", "answers": "1" }]));
    assert_eq!(mapping["new"], serde_json::json!(["A.2.m"]));
    let printed = desk.run(&["score", "r.penilai", "--as", "dua.toml", "--lang", "en"]);
    assert!(
        printed.out.contains("Scored by kecil (2)") && printed.out.contains("1 entry of 1 item"),
        "{}",
        printed.out
    );
    // Scored as itself, it is what it was.
    let same = desk.json(&["score", "r.penilai", "--as", "satu.toml", "--json"]);
    let own: serde_json::Value = serde_json::from_str(&own).unwrap();
    assert_eq!((&same["entities"], &same["mapping"]["carried"]), (&own["entities"], &"7".into()));
    assert!(before == desk.contents());
    // Another unit's answers are not told of.
    let none = desk.run(&["score", "r.penilai", "--as", "panrb-pekppp-2023", "--unit", "Dinas Sosial"]);
    assert_eq!(none.code, 1);
    assert!(none.out.contains("7 isian pada 6 butir tidak mempunyai tempat lagi"), "{}", none.out);
}

#[test]
fn two_instruments_are_compared_word_by_word() {
    let desk = desk();
    let run = desk.run(&["instrument", "diff", "satu.toml", "dua.toml"]);
    let expected = [
        "kecil (1) -> kecil (2)",
        "instrumen, revisi: 1 -> 2",
        "rentang A, batas bawah: 88 -> 90",
        "kelompok pengguna, kuota: 3 -> 4",
        "bagian A, bobot: 21,85 -> 30",
        "butir A.1.b, rumusan: Maklumat pelayanan [-dipasang.-] {+dipasang di ruang tunggu.+}",
        "- butir A.2.n: Selisih hari dari janji layanan.",
        "+ butir A.2.m: Selisih hari dari janji layanan.",
    ];
    assert_eq!((run.code, run.out.lines().collect::<Vec<_>>()), (1, expected.to_vec()));
    let found = desk.json(&["instrument", "diff", "satu.toml", "dua.toml", "--json"]);
    assert_eq!(found["differences"].as_array().unwrap().len(), expected.len() - 1);
    let weight = &found["differences"][3];
    assert_eq!(
        weight,
        &serde_json::json!({ "part": "node", "code": "A", "change": "changed", "field": "weight", "from": "21.85", "to": "30" })
    );
    let same = desk.run(&["instrument", "diff", "ombudsman-2024", "ombudsman-2024"]);
    assert_eq!((same.code, same.out.lines().last()), (0, Some("Tidak ada perbedaan.")));
}

#[test]
fn an_instrument_that_cannot_be_read_is_refused_with_the_reason_and_nothing_changes() {
    let desk = desk();
    desk.write("salah.toml", &SMALL.replace("weight = 21.85", "weight = 0"));
    desk.write("bukan.toml", "halo = 1");
    for word in ["tidak-ada", "tidak-ada.toml", "bukan.toml"] {
        desk.refused(&["instrument", "move", "r.penilai", word, "--apply"]);
        desk.refused(&["instrument", "diff", "satu.toml", word]);
        desk.refused(&["score", "r.penilai", "--as", word]);
    }
    let before = desk.contents();
    let run = desk.run(&["instrument", "move", "r.penilai", "salah.toml", "--apply"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("salah.toml:"), "{}", run.err);
    assert!(before == desk.contents());
}

#[test]
fn a_follow_up_travels_from_a_table_to_every_result_and_changes_no_score() {
    let desk = desk();
    let distinction = "[distinction]\nsuffix = \"Tanpa Catatan\"\ncondition = \"Semua saran ditindaklanjuti.\"\nsource = \"uji\"\n\n[[source]]";
    desk.write("beda.toml", &SMALL.replacen("[[source]]", distinction, 1));
    let unknown = desk.run(&["score", "r.penilai"]).out;
    assert!(!unknown.contains("tindak lanjut"), "the instrument makes no difference by it");
    desk.run(&["instrument", "move", "r.penilai", "beda.toml", "--apply"]);
    let score = desk.run(&["score", "r.penilai"]);
    assert!(score.out.contains("tindak lanjut belum dicatat"), "{}", score.out);
    let before = desk.json(&["score", "r.penilai", "--json"]);
    desk.write("tl.csv", "entity_code,entity,entity_type,province,follow_up,unit,item,subject,answer,note\n18.72,Kota Metro,kota,Lampung,selesai,,,,,\n");
    let run = desk.run(&["import", "r.penilai", "tl.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let after = desk.json(&["score", "r.penilai", "--json"]);
    let entity = &after["entities"][0];
    assert_eq!((&entity["follow_up"], &entity["score"]), (&"selesai".into(), &before["entities"][0]["score"]));
    assert_eq!(
        entity["label"].as_str().unwrap(),
        format!("{} Tanpa Catatan", before["entities"][0]["label"].as_str().unwrap())
    );
    assert_eq!(entity["units"], before["entities"][0]["units"], "units have no follow-up");
    for arguments in [["score", "r.penilai"], ["rank", "r.penilai"]] {
        let out = desk.run(&arguments).out;
        assert!(out.contains("Tanpa Catatan") && out.contains("tindak lanjut selesai"), "{out}");
    }
    assert_eq!(desk.json(&["rank", "r.penilai", "--json"])[0]["follow_up"], "selesai");
    desk.run(&["export", "r.penilai", "--to", "t", "--format", "csv"]);
    for file in ["t/jawaban.csv", "t/nilai.csv"] {
        let table = fs::read_to_string(desk.path(file)).unwrap();
        assert!(table.lines().nth(1).unwrap().starts_with("18.72,Kota Metro,kota,Lampung,selesai,"), "{table}");
    }
    let exported = desk.run(&["export", "r.penilai", "--to", "h"]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    assert_eq!(desk.run(&["verify", exported.out.trim()]).code, 0);
    // Two rows that contradict each other, and a word nobody knows.
    desk.write("dua.csv", "entity_code,entity,entity_type,province,follow_up,unit,item,subject,answer,note\n9,X,kota,Lampung,selesai,,,,,\n9,X,kota,Lampung,belum,,,,,\n9,X,kota,Lampung,mungkin,,,,,\n");
    let run = desk.run(&["import", "r.penilai", "dua.csv"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("dua.csv:3 [follow_up]") && run.err.contains("dua.csv:4 [follow_up]"), "{}", run.err);
}
