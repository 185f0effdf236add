//! Result files.

use crate::exchange::{COMPLETE, PEKPPP, applied, empty, ids, only_unit, round_of, small};
use penilai::assessment::{Round, UnitId};
use penilai::exchange::result::{Completeness, Error, Refused, Verified, verify, verify_bytes, verify_for, write};
use penilai::exchange::table::{answers_csv, plan};
use penilai::instrument::{Digest, Instrument};
use penilai::library::Library;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};

const MEMBERS: [&str; 4] = ["manifest.json", "instrument.toml", "answers.json", "score.json"];
const SEAL: &str = "penilai-hasil sha256:";

fn complete() -> (Instrument, Round, UnitId) {
    let instrument = small();
    let round = round_of(&instrument, &COMPLETE);
    let unit = only_unit(&round);
    (instrument, round, unit)
}

fn written(instrument: &Instrument, round: &Round, unit: UnitId) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), instrument, round, unit, Completeness::Any).unwrap();
    fs::read(path).unwrap()
}

fn sample() -> Vec<u8> {
    let (instrument, round, unit) = complete();
    written(&instrument, &round, unit)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_written_unit_comes_back_as_it_was() {
    for rows in [&COMPLETE[..], &COMPLETE[2..]] {
        let instrument = small();
        let round = round_of(&instrument, rows);
        let bytes = written(&instrument, &round, only_unit(&round));
        let Verified { instrument: carried, round: again, unit, outcome, .. } = verify_bytes(&bytes).unwrap();
        assert_eq!((again, unit, carried.digest()), (round.clone(), only_unit(&round), instrument.digest()));
        assert_eq!(outcome.complete, rows.len() == COMPLETE.len());
        assert_eq!(bytes, written(&instrument, &round, unit), "the same unit gives the same bytes");
    }
}

#[test]
fn a_unit_of_a_shipped_instrument_comes_back_as_it_was() {
    let instrument = Instrument::parse(PEKPPP).unwrap();
    let round = round_of(&instrument, &["F02.1.a.Ak,,3,\"baris satu\nbaris dua\"", "F03.1.a.K1,user-01,5,"]);
    let bytes = written(&instrument, &round, only_unit(&round));
    assert_eq!(verify_bytes(&bytes).unwrap().round, round);
}

#[test]
fn the_sample_round_goes_out_unit_by_unit_and_through_its_own_table() {
    let instrument = Library::built_in().unwrap().find("ombudsman-2024").unwrap().clone();
    let sample = include_bytes!("../../assets/samples/kota-metro-2024.csv");
    let changes = plan(&[("kota-metro-2024.csv", sample)], &instrument, &empty(), &mut ids()).unwrap();
    let round = applied(empty(), &changes);
    let table = answers_csv(&instrument, &round);
    assert_eq!(plan(&[("kembali.csv", &table)], &instrument, &round, &mut ids()), Ok(vec![]));
    for unit in round.units.keys() {
        let bytes = written(&instrument, &round, *unit);
        assert_eq!(verify_bytes(&bytes).unwrap().round.sheets[unit], round.sheets[unit]);
    }
}

#[test]
fn an_earlier_file_stays_and_the_next_gets_a_number() {
    let (instrument, round, unit) = complete();
    let folder = tempfile::tempdir().unwrap();
    let export = || write(folder.path(), &instrument, &round, unit, Completeness::Complete).unwrap();
    let paths = [export(), export(), export()];
    let expected =
        ["kota-metro_dinas-sosial-2.hasil", "kota-metro_dinas-sosial-3.hasil", "kota-metro_dinas-sosial.hasil"];
    assert_eq!(names(folder.path()), expected);
    assert!(paths.iter().all(|path| verify(path).is_ok()));
}

#[test]
fn the_name_of_a_file_suits_every_disk() {
    let (instrument, mut round, unit) = complete();
    let entity = round.units[&unit].entity;
    let cases = [
        ("CON", "../..\\a:b*?\"<>|", "con_a-b.hasil"),
        ("Kab. Åé", "   ", "kab_unit.hasil"),
        ("日本", "UPT  Puskesmas (Rawat-Inap) 1.", "entitas_upt-puskesmas-rawat-inap-1.hasil"),
    ];
    for (entity_name, unit_name, expected) in cases {
        round.entities.get_mut(&entity).unwrap().name = entity_name.to_owned();
        round.units.get_mut(&unit).unwrap().name = format!("{unit_name}\u{e9}");
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &instrument, &round, unit, Completeness::Any).unwrap();
        assert_eq!(names(folder.path()), [expected]);
    }
    round.entities.get_mut(&entity).unwrap().name = "x".repeat(200);
    round.units.get_mut(&unit).unwrap().name = "y".repeat(200);
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &instrument, &round, unit, Completeness::Any).unwrap();
    assert!(names(folder.path())[0].len() <= 94);
}

#[test]
fn an_incomplete_unit_is_written_only_if_asked_for() {
    let instrument = small();
    let round = round_of(&instrument, &COMPLETE[1..]);
    let folder = tempfile::tempdir().unwrap();
    let refused = write(folder.path(), &instrument, &round, only_unit(&round), Completeness::Complete);
    assert!(matches!(refused, Err(Error::Incomplete { missing: 1 })));
    assert!(names(folder.path()).is_empty());
    let unknown = write(folder.path(), &instrument, &empty(), only_unit(&round), Completeness::Any);
    assert!(matches!(unknown, Err(Error::NoSuchUnit)));
}

#[test]
fn what_would_be_refused_is_not_written() {
    let (instrument, mut round, unit) = complete();
    round.units.get_mut(&unit).unwrap().name = "Dinas\u{7}".to_owned();
    let folder = tempfile::tempdir().unwrap();
    let refused = write(folder.path(), &instrument, &round, unit, Completeness::Complete);
    assert!(matches!(refused, Err(Error::Verify(Refused::Field { field: "unit" }))));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn one_flipped_bit_anywhere_is_refused() {
    let mut bytes = sample();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert!(verify_bytes(&bytes).is_err(), "bit {bit} of byte {at}");
            bytes[at] ^= 1 << bit;
        }
    }
    assert!(verify_bytes(&bytes).is_ok());
}

#[test]
fn a_file_cut_off_anywhere_or_with_something_added_is_refused() {
    let bytes = sample();
    for length in 0..bytes.len() {
        assert!(verify_bytes(&bytes[..length]).is_err(), "{length} bytes");
    }
    for junk in [&b"x"[..], b"\0\0\0\0", b"PK\x03\x04"] {
        assert!(verify_bytes(&[junk, &bytes].concat()).is_err());
        assert!(verify_bytes(&[&bytes, junk].concat()).is_err());
        // A forger can put the seal right.
        assert!(verify_bytes(&sealed([junk, &bytes[..bytes.len() - 64]].concat())).is_err());
    }
    assert!(matches!(verify_bytes(b"entity_code,entity"), Err(Refused::NotAResult)));
}

/// Puts the seal right.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let digest = Digest::of(&bytes).to_string();
    bytes.extend(digest.into_bytes());
    bytes
}

#[test]
fn a_flipped_byte_under_a_forged_seal_never_changes_what_is_said() {
    let bytes = sample();
    let original = verify_bytes(&bytes).unwrap();
    let body = &bytes[..bytes.len() - 64];
    for at in 0..body.len() {
        let mut body = body.to_vec();
        body[at] ^= 0x41;
        if let Ok(accepted) = verify_bytes(&sealed(body)) {
            assert_eq!((accepted.digest, accepted.round), (original.digest, original.round.clone()), "byte {at}");
        }
    }
}

/// Packs members as a forger would who knows the format.
fn packed(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.set_comment(format!("{SEAL}{}", "0".repeat(64))).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    sealed(bytes[..bytes.len() - 64].to_vec())
}

fn unpacked(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |name: &'static str| {
        let mut content = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut content).unwrap();
        (name, content)
    };
    MEMBERS.map(read).to_vec()
}

/// The members of a sample, to be forged.
pub(crate) struct Forgery {
    members: Vec<(&'static str, Vec<u8>)>,
}

impl Forgery {
    fn new() -> Self {
        Self::of(&sample())
    }

    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { members: unpacked(bytes) }
    }

    pub(crate) fn text(mut self, name: &str, edit: impl Fn(&str) -> String) -> Self {
        let (_, bytes) = self.members.iter_mut().find(|(member, _)| *member == name).unwrap();
        let before = String::from_utf8(bytes.clone()).unwrap();
        let after = edit(&before);
        assert_ne!(before, after);
        *bytes = after.into_bytes();
        self
    }

    pub(crate) fn json(self, name: &str, edit: impl Fn(&mut Value)) -> Self {
        self.text(name, |before| {
            let mut value: Value = serde_json::from_str(before).unwrap();
            edit(&mut value);
            serde_json::to_string_pretty(&value).unwrap() + "\n"
        })
    }

    /// Puts sizes and digests of the manifest right, and packs.
    pub(crate) fn packed(mut self) -> Vec<u8> {
        let mut manifest: Value = serde_json::from_slice(&self.members[0].1).unwrap();
        let list = self.members[1..]
            .iter()
            .map(|(name, bytes)| json!({ "name": name, "size": bytes.len(), "sha256": Digest::of(bytes).to_string() }));
        manifest["members"] = list.collect();
        self.members[0].1 = (serde_json::to_string_pretty(&manifest).unwrap() + "\n").into_bytes();
        packed(&self.members)
    }
}

/// Returns the name of the refusal's variant.
pub(crate) fn refusal(bytes: &[u8]) -> String {
    let refused = verify_bytes(bytes).err().map(|refused| format!("{refused:?}")).unwrap_or_default();
    refused.split([' ', '(', '{']).next().unwrap().to_owned()
}

#[test]
fn a_repacked_file_with_the_same_content_is_accepted() {
    assert_eq!(refusal(&Forgery::new().packed()), "");
}

#[test]
fn every_forgery_has_its_reason() {
    let answer = |value: &mut Value, item: &str| -> usize {
        let answers = value["answers"].as_array().unwrap();
        answers.iter().position(|answer| answer["item"] == item).unwrap()
    };
    let set = |item: &'static str, response: Value| {
        Forgery::new().json("answers.json", move |value| {
            let at = answer(value, item);
            value["answers"][at]["response"] = response.clone();
        })
    };
    let choice = |key: &str| json!({ "state": "choice", "value": key });
    let manifest = |edit: fn(&mut Value)| Forgery::new().json("manifest.json", edit);
    let answers = |edit: fn(&mut Value)| Forgery::new().json("answers.json", edit);
    let cases = [
        ("ScoreMismatch", set("A.1.b", choice("2"))),
        ("ScoreMismatch", set("A.1.a", Value::Null)),
        ("ScoreMismatch", manifest(|value| value["result"]["score"] = "82.26".into())),
        ("ScoreMismatch", manifest(|value| value["result"]["zone"] = "hijau".into())),
        ("ScoreMismatch", Forgery::new().text("score.json", |text| text.replacen("82.25", "92.25", 1))),
        ("ScoreMismatch", Forgery::new().text("score.json", |text| format!("{text} "))),
        ("Unfit", set("A.1.b", choice("9"))),
        ("Unfit", set("A.1.b", json!({ "state": "not_applicable", "value": "alasan" }))),
        ("Unfit", set("A.1.a", json!({ "state": "not_observed", "value": " " }))),
        ("Unfit", set("A.2.t", json!({ "state": "ticks", "value": ["kursi", "kursi", "kursi"] }))),
        ("Unfit", set("A.2.n", json!({ "state": "number", "value": "1e3" }))),
        ("Unfit", answers(|value| value["answers"][0]["subject"] = value["subjects"][0]["id"].clone())),
        (
            "Unfit",
            answers(|value| {
                let item =
                    value["answers"].as_array().unwrap().iter().position(|answer| answer["item"] == "B.p").unwrap();
                value["answers"][item]["item"] = "B.s".into();
            }),
        ),
        (
            "Inconsistent",
            answers(|value| {
                let item =
                    value["answers"].as_array().unwrap().iter().position(|answer| answer["item"] == "B.p").unwrap();
                value["answers"][item]["subject"] = "00000000-0000-0000-0000-0000000000ff".into();
            }),
        ),
        ("Inconsistent", answers(|value| value["subjects"][1]["label"] = value["subjects"][0]["label"].clone())),
        ("NoSuchItem", answers(|value| value["answers"][0]["item"] = "Z".into())),
        ("Field", answers(|value| value["subjects"][0]["label"] = "a\u{202e}b".into())),
        ("Field", answers(|value| value["subjects"][0]["label"] = "".into())),
        ("Field", answers(|value| value["subjects"][0]["group"] = "lain".into())),
        ("Field", answers(|value| value["answers"][0]["note"] = "x".repeat(10_001).into())),
        ("Field", answers(|value| value["answers"][0]["digest"] = "0".into())),
        ("NotCanonical", answers(|value| value["answers"].as_array_mut().unwrap().swap(0, 1))),
        (
            "NotCanonical",
            answers(|value| {
                let first = value["answers"][0].clone();
                value["answers"].as_array_mut().unwrap().insert(0, first);
            }),
        ),
        ("NotCanonical", Forgery::new().text("answers.json", |text| format!("{text}\n"))),
        ("NotCanonical", manifest(|value| value["round"]["penguji"] = "x".into())),
        ("Malformed", answers(|value| value["answers"][0]["score"] = 3.into())),
        ("Malformed", manifest(|value| value["signature"] = "x".into())),
        ("Malformed", Forgery::new().text("answers.json", |text| text.replacen('{', "[", 1))),
        ("ManifestMismatch", answers(|value| value["unit"]["name"] = "Dinas Lain".into())),
        ("ManifestMismatch", manifest(|value| value["entity"]["code"] = "1".into())),
        ("ManifestMismatch", Forgery::new().text("instrument.toml", |text| text.replace("21.85", "91.85"))),
        ("Instrument", Forgery::new().text("instrument.toml", |text| text.replace("21.85", "-1"))),
        (
            "Instrument",
            Forgery::new()
                .text("instrument.toml", |text| text.replace("quota = 2", "quota = 10000") + &staff_items(60)),
        ),
        ("NewerVersion", manifest(|value| value["version"] = 2.into())),
        ("NotAResult", manifest(|value| value["format"] = "lain".into())),
    ];
    for (number, (expected, forgery)) in cases.into_iter().enumerate() {
        assert_eq!(refusal(&forgery.packed()), expected, "case {number}");
    }
}

fn staff_items(count: usize) -> String {
    let item = |number| {
        format!(
            "[[item]]\ncode = \"B.z{number}\"\nnode = \"B\"\ngroup = \"staf\"\ntext = \"x\"\nsource = \"uji\"\nchoices = \"ada\"\n"
        )
    };
    (0..count).map(item).collect()
}

#[test]
fn a_score_changed_with_its_instrument_and_digests_is_still_found() {
    let changed = small().toml().replace("21.85", "91.85");
    let digest = Digest::of(changed.as_bytes()).to_string();
    let forgery = Forgery::new()
        .text("instrument.toml", |text| text.replace("21.85", "91.85"))
        .json("manifest.json", |value| value["instrument"]["digest"] = digest.clone().into());
    assert_eq!(refusal(&forgery.packed()), "ScoreMismatch");
}

#[test]
fn members_that_do_not_belong_are_refused() {
    for name in
        ["../manifest.json", "/abs", "C:\\x", "manifest.json/", "CON", "a\0b", "Manifest.json", "evidence/a.jpg"]
    {
        let mut members = unpacked(&sample());
        members.push((name, b"x".to_vec()));
        let found = refusal(&packed(&members));
        assert!(["Unknown", "Container"].contains(&found.as_str()), "{name}: {found}");
    }
    for missing in 0..4 {
        let mut members = unpacked(&sample());
        members.remove(missing);
        assert_eq!(refusal(&packed(&members)), "Missing");
    }
    let mut members = unpacked(&sample());
    let names: Vec<String> = (0..10_001).map(|number| format!("x{number}")).collect();
    members.extend(names.iter().map(|name| (name.as_str(), Vec::new())).map(|(name, bytes)| {
        let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
        (name, bytes)
    }));
    assert_eq!(refusal(&packed(&members)), "TooManyMembers");
}

#[test]
fn two_members_with_one_name_are_refused() {
    let mut members = unpacked(&sample());
    members.push(("answers.jsox", b"{}".to_vec()));
    let bytes = packed(&members);
    let mut body = bytes[..bytes.len() - 64].to_vec();
    for at in 0..body.len() - 12 {
        if &body[at..at + 12] == b"answers.jsox" {
            body[at + 11] = b'n';
        }
    }
    assert_eq!(refusal(&sealed(body)), "Duplicate");
}

#[test]
fn a_bomb_is_refused_at_its_cap() {
    let mut members = unpacked(&sample());
    members[2].1 = vec![b' '; (64 << 20) + 1];
    let bytes = packed(&members);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(refusal(&bytes), "MemberTooLarge");
    // The same with a header that promises little.
    let mut body = bytes[..bytes.len() - 64].to_vec();
    let (promised, real) = (7_u32.to_le_bytes(), ((64_u32 << 20) + 1).to_le_bytes());
    for at in 0..body.len() - 4 {
        if body[at..at + 4] == real {
            body[at..at + 4].copy_from_slice(&promised);
        }
    }
    assert!(["MemberTooLarge", "Container"].contains(&refusal(&sealed(body)).as_str()));
}

#[test]
fn an_instrument_made_to_take_for_ever_is_refused_before_it_is_scored() {
    let item = |number: u32| {
        format!(
            "[[item]]\ncode = \"B.z{number}\"\nnode = \"B\"\ntext = \"x\"\nsource = \"uji\"\nchoice = [\
             {{ key = \"0\", points = \"1.{number:027}1\", text = \"a\" }}, {{ key = \"1\", points = 1, text = \"b\" }}]\n"
        )
    };
    let many: String = (0..200).map(item).collect();
    let forgery = Forgery::new().text("instrument.toml", |text| format!("{text}{many}"));
    let digest = Digest::of(&forgery.members[1].1).to_string();
    let forgery = forgery.json("manifest.json", |value| value["instrument"]["digest"] = digest.clone().into());
    assert_eq!(refusal(&forgery.packed()), "Instrument");
}

#[test]
fn a_round_takes_only_files_of_its_own_instrument() {
    let (instrument, round, unit) = complete();
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &instrument, &round, unit, Completeness::Complete).unwrap();
    assert_eq!(verify_for(&path, &instrument).unwrap().round, round);
    let other = Instrument::parse(PEKPPP).unwrap();
    assert!(matches!(verify_for(&path, &other), Err(Refused::OtherInstrument { id, .. }) if id == "kecil"));
}

#[test]
fn a_file_of_the_first_version_is_accepted_for_ever() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/results/version-1.hasil");
    let verified = verify(&path).unwrap();
    assert_eq!(verified.round, round_of(&verified.instrument, &COMPLETE));
    assert_eq!(verified.outcome.score.as_deref(), Some("82.25"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_bytes_under_a_forged_seal_are_refused(junk in prop::collection::vec(any::<u8>(), 0..400)) {
        let body = [b"PK\x03\x04", junk.as_slice(), SEAL.as_bytes()].concat();
        prop_assert!(verify_bytes(&sealed(body)).is_err());
    }
}
