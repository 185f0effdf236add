//! The real program, from the command line: what it prints, how it exits, and that what it refuses stays as it was.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub(crate) struct Desk {
    folder: TempDir,
}

/// What a run of the program came to.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_penilai"));
        command.args(arguments).current_dir(self.folder.path());
        command.env("HOME", self.folder.path()).env("XDG_DATA_HOME", self.path("data"));
        command.env("XDG_CONFIG_HOME", self.path("config"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        let Output { status, stdout, stderr } = command.output().unwrap();
        Run {
            code: status.code().expect("an exit status"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Runs what must succeed and returns its JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let run = self.run(arguments);
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {} {}", run.out, run.err))
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Everything in the folder, by name and content.
    pub(crate) fn contents(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        collect(self.folder.path(), &mut found);
        found.sort();
        found
    }

    /// Runs what must be refused: status 2, one sentence with advice, nothing on standard output, nothing changed.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let before = self.contents();
        let run = self.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.out, run.err);
        assert_eq!(run.out, "", "{arguments:?}");
        assert!(run.err.contains("Saran: "), "{arguments:?}: {}", run.err);
        assert_eq!(run.err.trim_end().lines().count(), 1, "{}", run.err);
        assert!(before == self.contents(), "{arguments:?} changed something");
        run.err
    }
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, found) } else { found.push((path.clone(), fs::read(&path).unwrap())) }
    }
}

pub(crate) const COLUMNS: &str = "entity_code,entity,entity_type,province,unit,item,subject,answer,note";

/// The PEKPPP test vector as a table: the thirty indicators, and ten users who answer alike.
fn pekppp_vector(desk: &Desk) -> String {
    const UNIT: [u8; 30] = [5, 4, 5, 3, 5, 4, 3, 4, 3, 3, 4, 3, 4, 5, 4, 4, 5, 3, 4, 5, 5, 3, 4, 3, 4, 5, 4, 5, 4, 3];
    const USERS: [u8; 14] = [4, 5, 5, 4, 5, 4, 5, 4, 4, 3, 4, 5, 4, 4];
    let shown = desk.json(&["instruments", "panrb-pekppp-2023", "--json"]);
    let scored = shown["items"].as_array().unwrap().iter().filter(|item| item["scored"] == true);
    let (mut unit, mut users) = (UNIT.iter(), USERS.iter());
    let mut table = format!("{COLUMNS}\n");
    for item in scored {
        let code = item["code"].as_str().unwrap();
        let row = |subject: &str, grade: u8| {
            format!("18.72,Kota Metro,kota,Lampung,Kecamatan Metro Pusat,{code},{subject},{grade},\n")
        };
        match item["group"].as_str() {
            None => table.push_str(&row("", *unit.next().unwrap())),
            Some(_) => {
                let grade = *users.next().unwrap();
                (1..=10).for_each(|user| table.push_str(&row(&format!("user-{user:02}"), grade)));
            }
        }
    }
    table
}

#[test]
fn the_sample_scores_as_it_was_published() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["sample", "metro.penilai"]).code, 0);
    let scores = desk.json(&["score", "metro.penilai", "--json"]);
    assert_eq!(scores["instrument"]["provisional"], true);
    let entity = &scores["entities"][0];
    assert_eq!(entity["score"], "97.21");
    assert_eq!(entity["interval"], serde_json::json!(["97.21", "97.21"]));
    assert_eq!((&entity["zone"], &entity["category"]), (&"hijau".into(), &"A".into()));
    assert_eq!(entity["label"], "Kualitas Tertinggi");
    assert_eq!(entity["units"].as_array().unwrap().len(), 6);
    let printed = desk.run(&["score", "metro.penilai"]);
    assert_eq!(printed.code, 0);
    assert!(printed.out.contains("97,21") && printed.out.contains("sementara") && printed.out.contains("Contoh"));
}

#[test]
fn a_closed_round_is_one_file() {
    let desk = Desk::new();
    desk.run(&["sample", "metro.penilai"]);
    desk.run(&["score", "metro.penilai"]);
    let names: Vec<_> = desk.contents().into_iter().map(|(path, _)| path).collect();
    assert_eq!(names, [desk.path("metro.penilai")]);
}

#[test]
fn the_pekppp_vector_travels_from_a_table_to_its_score() {
    let desk = Desk::new();
    desk.write("isian.csv", &pekppp_vector(&desk));
    let new = ["new", "r.penilai", "--instrument", "panrb-pekppp-2023", "--year", "2025"];
    assert_eq!(desk.run(&new).code, 0);
    let imported = desk.run(&["import", "r.penilai", "isian.csv"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    let unit = &desk.json(&["score", "r.penilai", "--json"])["entities"][0]["units"][0];
    assert_eq!((&unit["score"], &unit["category"]), (&"4.08".into(), &"A-".into()));
    assert_eq!(unit["nodes"][0]["score"], "4.0072");
    assert!(unit["exact"].as_str().unwrap().starts_with("4.0762333333"));
    let explained = desk.run(&["explain", "r.penilai", "--unit", "Kecamatan Metro Pusat"]);
    assert_eq!(explained.code, 0);
    for aspect in ["4,06 dari 5", "4 dari 5", "4,11 dari 5", "3,8 dari 5", "4,55 dari 5", "3,5 dari 5", "4,0072 dari 5"]
    {
        assert!(explained.out.contains(aspect), "{aspect} in {}", explained.out);
    }
    // Importing the same table again changes nothing.
    let again = desk.run(&["import", "r.penilai", "isian.csv"]);
    assert!(again.err.contains("0 jawaban"), "{}", again.err);
}

#[test]
fn bands_are_looked_up_after_rounding() {
    let desk = Desk::new();
    let banded = desk.json(&["band", "ombudsman-2024", "87.995", "87.9949999", "77.97", "31.98", "--json"]);
    let category = |index: usize| banded[index]["category"].as_str().unwrap();
    assert_eq!([category(0), category(1), category(2), category(3)], ["A", "B", "C", "E"]);
    assert_eq!(banded[0]["score"], "88.00");
    assert_eq!(banded[3]["zone"], "merah");
    for wrong in ["100.01", "-1", "8e1", "abc"] {
        desk.refused(&["band", "ombudsman-2024", wrong]);
    }
}

#[test]
fn an_incomplete_round_is_a_finding() {
    let desk = Desk::new();
    desk.run(&["new", "r.penilai", "--instrument", "ombudsman-2024", "--year", "2024"]);
    desk.write("satu.csv", &format!("{COLUMNS}\n1,Kota A,kota,Lampung,Dinas B,IN.K.1.a,staf-01,3,\n"));
    assert_eq!(desk.run(&["import", "r.penilai", "satu.csv"]).code, 0);
    let run = desk.run(&["score", "r.penilai", "--json"]);
    assert_eq!(run.code, 1);
    let scores: Value = serde_json::from_str(&run.out).unwrap();
    let unit = &scores["entities"][0]["units"][0];
    assert_eq!((&unit["score"], &unit["complete"]), (&Value::Null, &false.into()));
    assert!(unit["missing"].as_array().unwrap().contains(&"IN.K.1.a/#2".into()));
    let exported = desk.run(&["export", "r.penilai", "--to", "hasil"]);
    assert_eq!((exported.code, exported.out.as_str()), (1, ""));
    assert!(exported.err.contains("Dinas B"));
}

#[test]
fn exported_units_verify_and_a_changed_byte_is_refused() {
    let desk = Desk::new();
    desk.run(&["sample", "metro.penilai"]);
    let exported = desk.run(&["export", "metro.penilai", "--to", "hasil"]);
    assert_eq!((exported.code, exported.out.lines().count()), (0, 6), "{}", exported.err);
    let files: Vec<&str> = exported.out.lines().collect();
    let verified = desk.run(&[["verify"].as_slice(), &files].concat());
    assert_eq!((verified.code, verified.out.lines().count()), (0, 6), "{}", verified.out);
    let mut bytes = fs::read(desk.path(files[0])).unwrap();
    for position in (0..bytes.len()).step_by(bytes.len() / 40) {
        bytes[position] ^= 4;
        fs::write(desk.path("diubah.hasil"), &bytes).unwrap();
        let run = desk.run(&["verify", "diubah.hasil"]);
        assert_eq!(run.code, 1, "byte {position}: {}", run.out);
        bytes[position] ^= 4;
    }
    // A second export leaves the first alone.
    let before = fs::read(desk.path(files[0])).unwrap();
    let again = desk.run(&["export", "metro.penilai", "--to", "hasil"]);
    assert_eq!(again.code, 0);
    assert!(again.out.lines().all(|file| !files.contains(&file)));
    assert_eq!(before, fs::read(desk.path(files[0])).unwrap());
}

#[test]
fn exported_tables_lead_to_the_same_round() {
    let desk = Desk::new();
    desk.run(&["sample", "metro.penilai"]);
    assert_eq!(desk.run(&["export", "metro.penilai", "--to", "t", "--format", "csv"]).code, 0);
    assert_eq!(desk.run(&["export", "metro.penilai", "--to", "t", "--format", "json"]).code, 0);
    desk.run(&["new", "dua.penilai", "--instrument", "ombudsman-2024", "--year", "2024"]);
    assert_eq!(desk.run(&["import", "dua.penilai", "t/jawaban.csv"]).code, 0);
    let (one, two) = (desk.run(&["score", "metro.penilai", "--json"]), desk.run(&["score", "dua.penilai", "--json"]));
    assert_eq!(one.out, two.out);
    assert_eq!(one.out, fs::read_to_string(desk.path("t/nilai.json")).unwrap());
    let refused = desk.refused(&["export", "metro.penilai", "--to", "t", "--format", "csv"]);
    assert!(refused.contains("tidak pernah ditimpa"));
}

#[test]
fn entities_are_ranked_with_ties() {
    let desk = Desk::new();
    desk.write("p.csv", &pekppp_vector(&desk));
    let one = fs::read_to_string(desk.path("p.csv")).unwrap();
    let as_other = |code: &str, name: &str| one.replace("18.72,Kota Metro", &format!("{code},{name}"));
    desk.write("q.csv", &as_other("18.71", "Kota Bandar Lampung"));
    desk.write("r.csv", &as_other("18.73", "Kota Lain").replace(",4,\n", ",3,\n"));
    desk.run(&["new", "r.penilai", "--instrument", "panrb-pekppp-2023", "--year", "2025"]);
    let imported = desk.run(&["import", "r.penilai", "p.csv", "q.csv", "r.csv"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    let ranked = desk.json(&["rank", "r.penilai", "--json"]);
    let row = |index: usize| (ranked[index]["rank"].as_str().unwrap(), ranked[index]["name"].as_str().unwrap());
    assert_eq!([row(0), row(1), row(2)], [("1", "Kota Bandar Lampung"), ("1", "Kota Metro"), ("3", "Kota Lain")]);
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence_and_left_alone() {
    let desk = Desk::new();
    desk.write("catatan.txt", "bukan apa-apa");
    desk.write("kosong.penilai", "");
    fs::create_dir(desk.path("folder.penilai")).unwrap();
    desk.run(&["sample", "utuh.penilai"]);
    let whole = fs::read(desk.path("utuh.penilai")).unwrap();
    fs::write(desk.path("terpotong.penilai"), &whole[..whole.len() / 2]).unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(desk.path("baru.penilai"), &newer).unwrap();
    let mut foreign = whole.clone();
    foreign[68..72].copy_from_slice(&7_u32.to_be_bytes());
    fs::write(desk.path("asing.penilai"), &foreign).unwrap();
    for (file, reason) in [
        ("catatan.txt", "bukan berkas penilaian"),
        ("kosong.penilai", "terpotong"),
        ("folder.penilai", "bukan berkas penilaian"),
        ("tidak-ada.penilai", "tidak ada"),
        ("terpotong.penilai", "terpotong"),
        ("baru.penilai", "lebih baru"),
        ("asing.penilai", "program lain"),
    ] {
        let sentence = desk.refused(&["score", file]);
        assert!(sentence.contains(reason), "{file}: {sentence}");
    }
    desk.refused(&["check", "catatan.txt"]);
    desk.refused(&["check", "utuh.penilai"]);
    desk.refused(&["verify", "tidak-ada.hasil"]);
    desk.refused(&["sample", "utuh.penilai"]);
    desk.refused(&["new", "utuh.penilai", "--instrument", "ombudsman-2024", "--year", "2024"]);
    desk.refused(&["new", "x.penilai", "--instrument", "ombudsman-1999", "--year", "2024"]);
    desk.refused(&["sample", "tidak/ada/folder.penilai"]);
    desk.refused(&["score", "utuh.penilai", "--unit", "Dinas Khayalan"]);
    desk.refused(&["import", "utuh.penilai", "tidak-ada.csv"]);
}

#[test]
fn a_table_with_a_mistake_changes_nothing_and_every_mistake_is_named() {
    let desk = Desk::new();
    desk.run(&["sample", "r.penilai"]);
    let rows = [
        "18.72,Kota Metro,kota,Lampung,DPMPTSP,IN.K.1.z,staf-01,3,",
        "18.72,Kota Metro,kota,Lampung,DPMPTSP,IN.K.1.a,staf-01,9,",
        "18.72,Kota Metro,kota,Lampung,DPMPTSP,IN.K.1.a,staf-02,na,alasan",
    ];
    desk.write("salah.csv", &format!("{COLUMNS}\n{}\n", rows.join("\n")));
    let before = desk.contents();
    let run = desk.run(&["import", "r.penilai", "salah.csv"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    for line in [2, 3, 4] {
        assert!(run.err.contains(&format!("salah.csv:{line}")), "{line}: {}", run.err);
    }
    assert!(run.err.contains("IN.K.1.a"), "the nearest code is offered: {}", run.err);
    assert!(before == desk.contents());
}

#[test]
fn a_round_open_elsewhere_is_refused() {
    let desk = Desk::new();
    desk.run(&["sample", "r.penilai"]);
    let wake = std::sync::Arc::new(|| {});
    let (held, _) = penilai::store::Store::open(&desk.path("r.penilai"), || 0, wake).unwrap();
    let sentence = desk.refused(&["score", "r.penilai"]);
    assert!(sentence.contains("sedang dibuka"), "{sentence}");
    drop(held);
    assert_eq!(desk.run(&["score", "r.penilai"]).code, 0);
}

#[test]
fn check_names_every_problem_with_its_line() {
    let desk = Desk::new();
    desk.write("salah.toml", include_str!("../data/instruments/invalid/unknown_words.toml"));
    desk.write("baik.toml", include_str!("../data/instruments/valid/every_kind.toml"));
    let run = desk.run(&["check", "baik.toml", "salah.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("baik.toml: instrumen every-kind sah"));
    for line in [23, 33, 47, 129] {
        assert!(run.out.contains(&format!("salah.toml:{line}: ")), "{}", run.out);
    }
    assert_eq!(desk.run(&["check", "baik.toml"]).code, 0);
}

#[test]
fn misuse_exits_with_two_and_help_with_zero() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["nilai"]).code, 2);
    assert_eq!(desk.run(&["score"]).code, 2);
    assert_eq!(desk.run(&["new", "x", "--instrument", "ombudsman-2024", "--year", "dua ribu"]).code, 2);
    assert_eq!(desk.run(&["--help"]).code, 0);
    assert_eq!(desk.run(&["score", "--help"]).code, 0);
}

#[test]
fn the_command_line_speaks_english_too() {
    let desk = Desk::new();
    desk.run(&["sample", "r.penilai"]);
    let run = desk.run(&["score", "r.penilai", "--lang", "en"]);
    assert!(run.out.contains("97.21") && run.out.contains("provisional"), "{}", run.out);
}

#[test]
fn without_a_display_it_says_so_and_prints_the_sample() {
    let desk = Desk::new();
    let run = desk.run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err.trim_end().lines().count(), 1, "{}", run.err);
    assert!(run.out.contains("Kota Metro") && run.out.contains("97,21"), "{}", run.out);
}

#[test]
fn a_stray_quote_is_refused_instead_of_swallowing_rows() {
    let desk = Desk::new();
    desk.run(&["sample", "r.penilai"]);
    let row =
        |answer: &str, note: &str| format!("18.72,Kota Metro,kota,Lampung,DPMPTSP,IN.K.1.a,staf-01,{answer},{note}\n");
    for note in ["\"tidak ditutup", "\"Lihat \"bukti\" di map\""] {
        desk.write("q.csv", &format!("{COLUMNS}\n{}{}", row("3", note), row("2", "")));
        let before = desk.contents();
        let run = desk.run(&["import", "r.penilai", "q.csv"]);
        assert_eq!(run.code, 2, "{note}");
        assert!(run.err.contains("q.csv:2"), "{}", run.err);
        assert!(before == desk.contents());
    }
}

#[test]
fn a_row_without_an_answer_adds_its_note_and_takes_no_answer_away() {
    let desk = Desk::new();
    desk.run(&["sample", "r.penilai"]);
    let before = desk.run(&["score", "r.penilai", "--json"]).out;
    desk.write("n.csv", &format!("{COLUMNS}\n18.72,Kota Metro,kota,Lampung,DPMPTSP,IN.K.1.a,staf-01,,catatan saja\n"));
    assert_eq!(desk.run(&["import", "r.penilai", "n.csv"]).code, 0);
    assert_eq!(before, desk.run(&["score", "r.penilai", "--json"]).out);
    desk.run(&["export", "r.penilai", "--to", "t", "--format", "csv"]);
    assert!(fs::read_to_string(desk.path("t/jawaban.csv")).unwrap().contains("catatan saja"));
}

#[test]
fn an_import_says_how_many_answers_it_replaced() {
    let desk = Desk::new();
    desk.run(&["sample", "r.penilai"]);
    desk.write("n.csv", &format!("{COLUMNS}\n18.72,Kota Metro,kota,Lampung,DPMPTSP,IN.K.1.a,staf-01,0,\n"));
    let run = desk.run(&["import", "r.penilai", "n.csv"]);
    assert!(run.err.contains("1 jawaban, 1 di antaranya mengganti"), "{}", run.err);
}
