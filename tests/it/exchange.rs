//! What the tests of files in and out share, and the scores as documents.

use penilai::assessment::{Change, Round, RoundInfo, UnitId};
use penilai::exchange::scores::{scores, scores_csv};
use penilai::exchange::table::plan;
use penilai::instrument::Instrument;
use uuid::Uuid;

pub(crate) const SMALL: &str = include_str!("../data/instruments/valid/small.toml");
pub(crate) const PEKPPP: &str = include_str!("../../assets/instruments/panrb-pekppp-2023.toml");
pub(crate) const HEADER: &str = "entity_code,entity,entity_type,province,unit,item,subject,answer,note\n";

pub(crate) fn small() -> Instrument {
    Instrument::parse(SMALL).unwrap()
}

/// Identities one after the other, the same in every run.
pub(crate) fn ids() -> impl FnMut() -> Uuid {
    let mut next = 0;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

pub(crate) fn empty() -> Round {
    Round::new(RoundInfo { title: "Uji 2024".to_owned(), year: 2024, example: true }, small().toml().clone())
}

pub(crate) fn applied(mut round: Round, changes: &[Change]) -> Round {
    for change in changes {
        round.apply(change).unwrap();
    }
    round
}

/// A round from the rows of an answer table, all of the entity Kota Metro and the unit Dinas Sosial.
pub(crate) fn round_of(instrument: &Instrument, rows: &[&str]) -> Round {
    let lines: String = rows.iter().map(|row| format!("18.72,Kota Metro,kota,Lampung,Dinas Sosial,{row}\n")).collect();
    let table = format!("{HEADER}{lines}");
    let empty = Round { instrument: instrument.toml().clone(), ..empty() };
    let changes = plan(&[("uji.csv", table.as_bytes())], instrument, &empty, &mut ids()).unwrap();
    applied(empty, &changes)
}

pub(crate) fn only_unit(round: &Round) -> UnitId {
    *round.units.keys().next().unwrap()
}

/// Everything that counts in the small instrument.
pub(crate) const COMPLETE: [&str; 8] = [
    "A.1.a,,2,",
    "A.1.b,,1,kurang jelas",
    "A.2.n,,1.25,",
    "A.2.t,,kursi|toilet,",
    "B.s,s-1,2,",
    "B.s,s-2,na,sedang cuti",
    "B.p,p-1,-1,",
    "B.x,,\"teks, bebas\",",
];

#[test]
fn a_complete_unit_has_a_score_in_strings() {
    let instrument = small();
    let round = round_of(&instrument, &COMPLETE);
    let json = serde_json::to_string(&scores(&instrument, &round)).unwrap();
    // A.1 = (1 + 2 * 1/3) / 3 = 5/9, A.2 = (1 + 1/4) / 2 = 5/8, A = (2 * 5/9 + 5/8) / 3 = 125/216, B = 1.
    let total = r#""interval":["82.25","82.25"],"zone":"kuning","category":"B","label":"Kualitas Sedang""#;
    let expected = [
        r#"{"instrument":{"id":"kecil","revision":"1","provisional":false},"entities":["#,
        r#"{"code":"18.72","name":"Kota Metro","type":"kota","province":"Lampung","score":"82.25","#,
        total,
        r#","units":[{"name":"Dinas Sosial","score":"82.25","exact":"82.246240937176327726","#,
        total,
        r#","complete":true,"missing":[],"nodes":["#,
        r#"{"code":"A","label":"Masukan","weight":"21.85","score":"24.387031679703","max":"42.140790742527"},"#,
        r#"{"code":"B","label":"Hasil","weight":"30","score":"57.859209257473","max":"57.859209257473"}]}]}]}"#,
    ];
    assert_eq!(json, expected.concat());
    let table = String::from_utf8(scores_csv(&instrument, &round)).unwrap();
    let row = "18.72,Kota Metro,kota,Lampung,,Dinas Sosial,82.25,82.246240937176327726,82.25,82.25,kuning,B,\
               Kualitas Sedang,true,false";
    assert_eq!(table.lines().nth(1), Some(row));
}

#[test]
fn an_incomplete_unit_has_an_interval_and_names_what_is_missing() {
    let instrument = small();
    let rows: Vec<&str> =
        COMPLETE.into_iter().filter(|row| !row.starts_with("A.1.b") && !row.contains("s-2")).collect();
    let round = round_of(&instrument, &[rows.as_slice(), &["B.p,p-2,not_observed,menolak"]].concat());
    let scores = scores(&instrument, &round);
    let unit = &scores.entities[0].units[0];
    assert_eq!(unit.missing, ["A.1.b", "B.s/#2", "B.p/p-2"]);
    assert!(!unit.complete);
    assert_eq!(
        (&unit.score, &unit.exact, &unit.zone, &unit.category, &unit.label),
        (&None, &None, &None, &None, &None)
    );
    let interval = unit.interval.clone().unwrap();
    assert!(interval[0] < interval[1], "{interval:?}");
    assert_eq!(scores.entities[0].interval, Some(interval));
    assert!(unit.nodes.iter().all(|node| node.score.is_none()));
    let table = String::from_utf8(scores_csv(&instrument, &round)).unwrap();
    assert!(table.lines().nth(1).unwrap().ends_with(",,,,false,false"), "{table}");
}
