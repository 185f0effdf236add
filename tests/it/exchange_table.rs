//! Answer tables.

use crate::exchange::{COMPLETE, HEADER, PEKPPP, applied, empty, ids, only_unit, round_of, small};
use penilai::assessment::{
    Answer, Change, Entity, EntityId, EntityType, FollowUp, Place, Response, Round, ServiceUnit, Subject, SubjectId,
    UnitId,
};
use penilai::exchange::table::{TableProblem, answers_csv, plan};
use penilai::instrument::{Instrument, Kind};
use penilai::locale::{Language, Locale};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

fn plan_one(table: &str, round: &Round) -> Result<Vec<Change>, Vec<TableProblem>> {
    plan(&[("uji.csv", table.as_bytes())], &small(), round, &mut ids())
}

/// Plans rows under the usual header and returns `line column key` of every problem.
fn problems(rows: &str) -> Vec<String> {
    described(plan_one(&format!("{HEADER}{rows}"), &empty()))
}

fn described(result: Result<Vec<Change>, Vec<TableProblem>>) -> Vec<String> {
    let problems = result.expect_err("a problem");
    for problem in &problems {
        for language in Language::ALL {
            let locale = Locale::new(language);
            let (said, hint) = (locale.message(&problem.message), locale.hint(&problem.message).unwrap());
            assert!(said != problem.message.key && !said.contains('{') && !hint.contains('{'), "{said} {hint}");
        }
    }
    let line = |problem: &TableProblem| {
        let column = problem.column.map_or("-", |column| column.name());
        format!("{} {column} {}", problem.line, problem.message.key)
    };
    problems.iter().map(line).collect()
}

#[test]
fn every_problem_has_its_line_column_and_sentence() {
    let unit = "18.72,Kota Metro,kota,Lampung,Dinas Sosial";
    let cases: &[(&str, &[&str])] = &[
        (&format!("{unit},A.1.c,,0,"), &["2 item table-item"]),
        (&format!("{unit},A.1.a,,7,"), &["2 answer table-choice"]),
        (&format!("{unit},A.1.b,,na,alasan"), &["2 answer table-not-applicable"]),
        (&format!("{unit},A.1.a,,na,"), &["2 note table-reason"]),
        (&format!("{unit},A.1.a,,na: ,catatan"), &["2 note table-reason"]),
        (&format!("{unit},A.1.b,,not_observed, "), &["2 note table-reason"]),
        (&format!("{unit},A.1.a,u-1,0,"), &["2 subject table-subject-forbidden"]),
        (&format!("{unit},B.s,,0,"), &["2 subject table-subject-needed"]),
        (&format!("{unit},A.1.a,,0,\n{unit},A.1.a,,1,"), &["3 answer table-twice"]),
        (&format!("{unit},A.1.a,,0,\n\n\r\n{unit},A.1.a,,0,lain"), &["5 answer table-twice"]),
        (&format!("{unit},A.1.a,,0,\n18.72,Kota Metru,kota,Lampung,X,,,,"), &["3 entity table-entity-differs"]),
        (
            &format!("{unit},,,,\n18.72,Kota Metro,kabupaten,Riau,X,,,,"),
            &["3 entity_type table-entity-differs", "3 province table-entity-differs"],
        ),
        ("18.72,Kota Metro,negara,Lampung,X,,,,", &["2 entity_type table-entity-type"]),
        (",Kota Metro,kota,Lampung,X,,,,", &["2 entity_code table-needed"]),
        ("18.72,,kota,Lampung,X,,,,", &["2 entity table-needed"]),
        ("18.72,Kota Metro,kota,Lampung,,A.1.a,,0,", &["2 unit table-needed"]),
        (&format!("{unit},,,0,"), &["2 item table-item-needed"]),
        (&format!("{unit},A.1.a,,0,a\u{7}b"), &["2 note table-control"]),
        ("18.72,Kota \u{202e}Metro,kota,Lampung,X,,,,", &["2 entity table-control"]),
        (&format!("{unit},B.s,{},0,", "x".repeat(101)), &["2 subject table-too-long"]),
        (&format!("{unit},A.1.a,,0,{}", "é".repeat(10_001)), &["2 note table-too-long"]),
        (&format!("{unit},A.1.a,,0"), &["2 - table-fields"]),
        (&format!("{unit},A.2.n,,tiga,"), &["2 answer table-number"]),
        (&format!("{unit},A.2.n,,-5.1,"), &["2 answer table-number-low"]),
        (&format!("{unit},A.2.t,,kursi|meja,"), &["2 answer table-ticks"]),
        (&format!("{unit},B.y,s-1,2023-02-29,"), &["2 answer table-date"]),
        (&format!("{unit},B.y,s-1,29/02/2024,"), &["2 answer table-date"]),
        (
            &format!("{unit},X,u,0,\n{unit},A.1.a,,9,\n,,,,,,,,\n,A,b,,c,Y,,,"),
            &["2 item table-item", "3 answer table-choice", "5 entity_code table-needed", "5 item table-item"],
        ),
    ];
    for (rows, expected) in cases {
        assert_eq!(problems(rows), *expected, "{rows}");
    }
}

#[test]
fn a_file_that_is_no_table_is_refused_as_a_whole() {
    let cases: &[(&[u8], &[&str])] = &[
        (b"", &["1 - table-empty"]),
        (
            b"entity_code,entity\n",
            &[
                "1 entity_type table-column-missing",
                "1 province table-column-missing",
                "1 unit table-column-missing",
                "1 item table-column-missing",
                "1 subject table-column-missing",
                "1 answer table-column-missing",
                "1 note table-column-missing",
            ],
        ),
        (
            b"entity_code,entity,entity_type,province,unit,item,subject,answer,note,score,note\n",
            &["1 - table-column-unknown", "1 note table-column-twice"],
        ),
        (b"entity_code,entity,entity_type,province,unit,item,subject,answer,note\n\na,\xff", &["3 - table-not-utf8"]),
    ];
    for (bytes, expected) in cases {
        let result = plan(&[("uji.csv", bytes)], &small(), &empty(), &mut ids());
        assert_eq!(described(result), *expected);
    }
    let table = format!("{HEADER}{}", "x\n".repeat(2_000_001));
    assert_eq!(described(plan_one(&table, &empty()))[9_999..], ["10001 - table-fields", "10001 - table-more"]);
    let half = vec![0xff; 257 << 20];
    let result = plan(&[("a", &half), ("b", &half)], &small(), &empty(), &mut ids());
    assert_eq!(described(result), ["1 - table-not-utf8", "1 - table-too-large"]);
    let many = format!("{HEADER}{}", "1,a,kota,,b,Z,,,\n".repeat(10_005));
    assert_eq!(described(plan_one(&many, &empty())).last().unwrap(), "10001 - table-more");
}

#[test]
fn an_unknown_item_is_told_its_nearest_code_and_an_unknown_choice_its_keys() {
    let locale = Locale::new(Language::Id);
    let hint = |row: &str| {
        let table = format!("{HEADER}1,a,kota,,b,{row}");
        locale.hint(&plan_one(&table, &empty()).unwrap_err()[0].message).unwrap()
    };
    assert!(hint("A.2n,,1,").contains("A.2.n."));
    assert!(hint("A.1.a,,9,").contains("0, 1, 2."));
    assert!(hint("A.2.t,,x,").contains("kursi, laktasi, toilet."));
}

#[test]
fn columns_stand_in_any_order_and_semicolons_and_a_mark_are_understood() {
    let table = "\u{feff}Note;answer;subject;item;unit;province;entity_type;entity;entity_code\r\n\
                 ;3,5;;A.2.n;Dinas;;KOTA;Metro;1\r\n\
                 \"a;b\";toilet | kursi;;A.2.t; Dinas ;;kota;Metro;1\r\n\r\n";
    let changes = plan_one(table, &empty()).unwrap();
    let round = applied(empty(), &changes);
    let sheet = &round.sheets[&only_unit(&round)];
    assert_eq!(sheet.response("A.2.n", None), Some(&Response::Number("3.5".to_owned())));
    let ticks = sheet.answer("A.2.t", None).unwrap();
    assert_eq!(ticks.response, Some(Response::Ticks(vec!["kursi".to_owned(), "toilet".to_owned()])));
    assert_eq!(ticks.note, "a;b");
}

#[test]
fn what_is_already_there_yields_no_change_and_what_differs_replaces_it() {
    let round = round_of(&small(), &COMPLETE);
    let table = String::from_utf8(answers_csv(&small(), &round)).unwrap();
    assert_eq!(plan_one(&table, &round), Ok(vec![]));
    let changed = table.replace("A.1.b,,1,kurang jelas", "A.1.b,,2,");
    let changes = plan_one(&changed, &round).unwrap();
    let [Change::PutAnswer(place, answer)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((place.item.as_str(), place.unit), ("A.1.b", only_unit(&round)));
    assert_eq!(answer.response, Some(Response::Choice("2".to_owned())));
    let renamed = table.replace("Kota Metro", "Kota Metru");
    assert!(described(plan_one(&renamed, &round)).iter().all(|line| line.ends_with("entity table-entity-known")));
}

#[test]
fn an_empty_answer_says_nothing_but_names_its_subject() {
    let round = round_of(&small(), &["A.1.a,,,", "B.s,s-9,,", "B.p,p-1,,hanya catatan"]);
    let sheet = &round.sheets[&only_unit(&round)];
    assert_eq!(sheet.subjects.iter().map(|subject| subject.label.as_str()).collect::<Vec<_>>(), ["s-9", "p-1"]);
    let subject = Some(sheet.subjects[1].id);
    assert_eq!(sheet.answers.len(), 1);
    assert_eq!(sheet.answer("B.p", subject).unwrap().note, "hanya catatan");
    assert_eq!(sheet.response("B.p", subject), None);
}

#[test]
fn no_field_of_an_exported_table_begins_a_formula() {
    let mut round = empty();
    let mut ids = ids();
    let entity = Entity {
        id: EntityId(ids()),
        code: "-1".into(),
        name: "=1+1".into(),
        kind: EntityType::City,
        province: "@x".into(),
        follow_up: None,
    };
    let unit = ServiceUnit { id: UnitId(ids()), entity: entity.id, name: "+62".into() };
    let place = Place { unit: unit.id, item: "B.x".into(), subject: None };
    let instrument = small();
    let item = instrument.item(instrument.find_item("B.x").unwrap());
    let answer = instrument.answer(item, Some(Response::Text("=cmd|'/c calc'!A1".into())), "\t=1");
    for change in [Change::PutEntity(entity), Change::PutUnit(unit), Change::PutAnswer(place, answer)] {
        round.apply(&change).unwrap();
    }
    let table = answers_csv(&instrument, &round);
    let mut reader = csv::Reader::from_reader(table.as_slice());
    for field in reader.records().flatten().flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field}");
    }
    assert_eq!(by_name(&returned(&instrument, &round)), by_name(&round));
}

#[test]
fn the_sample_of_a_shipped_instrument_survives_the_round_trip() {
    let instrument = Instrument::parse(PEKPPP).unwrap();
    let items: Vec<String> = instrument
        .items()
        .flat_map(|(_, item)| {
            let subjects = if item.group.is_some() { 1..=10 } else { 0..=0 };
            let answer = match &item.kind {
                Kind::Choice(choices) => choices.last().unwrap().key.clone(),
                _ => "not_observed,tidak sempat".to_owned(),
            };
            subjects.map(move |number| match number {
                0 => format!("{},,{answer},", item.code),
                _ => format!("{},user-{number:02},{answer},", item.code),
            })
        })
        .collect();
    let round = round_of(&instrument, &items.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(by_name(&returned(&instrument, &round)), by_name(&round));
}

fn returned(instrument: &Instrument, round: &Round) -> Round {
    let table = answers_csv(instrument, round);
    let changes = plan(&[("uji.csv", &table)], instrument, &empty(), &mut ids());
    applied(empty(), &changes.unwrap_or_else(|problems| panic!("{problems:#?}")))
}

/// A round as its names say it, without identities.
fn by_name(round: &Round) -> BTreeMap<[String; 5], Answer> {
    let mut named = BTreeMap::new();
    let nothing = Answer { response: None, note: String::new(), item: penilai::instrument::Digest([0; 32]) };
    for entity in round.entities.values() {
        let Entity { code, name, kind, province, follow_up, .. } = entity;
        let key = format!("{code} {name} {kind} {province} {follow_up:?}");
        named.insert([key.as_str(), "", "", "", ""].map(str::to_owned), nothing.clone());
    }
    for unit in round.units.values() {
        let entity = round.entities[&unit.entity].code.clone();
        let key =
            |group: &str, label: &str, item: &str| [entity.as_str(), &unit.name, group, label, item].map(str::to_owned);
        named.insert(key("", "", ""), nothing.clone());
        let sheet = &round.sheets[&unit.id];
        for subject in &sheet.subjects {
            named.insert(key(&subject.group, &subject.label, ""), nothing.clone());
        }
        for (item, answers) in &sheet.answers {
            for (subject, answer) in answers {
                let subject = subject.map(|id| sheet.subjects.iter().find(|subject| subject.id == id).unwrap());
                let (group, label) = subject.map_or(("", ""), |subject| (&subject.group, &subject.label));
                named.insert(key(group, label, item.as_str()), answer.clone());
            }
        }
    }
    named
}

/// Texts made of what is special to tables, and of what is not.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "'",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\"",
        ",",
        ";",
        "|",
        "na",
        "not_observed",
        ":",
        " ",
        "a",
        "é",
        "1",
        "＝",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace(['\t', '\r', '\n'], "").trim().to_owned() + "x")
}

fn response(item: &penilai::instrument::Item) -> BoxedStrategy<Option<Response>> {
    let reason = || text().prop_map(|text| text + "x");
    let given = match &item.kind {
        Kind::Choice(choices) => {
            let keys: Vec<String> = choices.iter().map(|choice| choice.key.clone()).collect();
            prop::sample::select(keys).prop_map(Response::Choice).boxed()
        }
        Kind::Number { .. } => {
            (-500_i32..900).prop_map(|n| Response::Number(format!("{}.{:02}", n / 100, n.abs() % 100))).boxed()
        }
        Kind::Ticks { ticks, .. } => {
            let keys: Vec<String> = ticks.iter().map(|tick| tick.key.clone()).collect();
            let most = keys.len();
            prop::sample::subsequence(keys, 0..=most).prop_map(Response::Ticks).boxed()
        }
        Kind::Text => text().prop_map(Response::Text).boxed(),
        Kind::Date => (1_u8..=28, 1_u8..=12).prop_map(|(d, m)| Response::Date(format!("2024-{m:02}-{d:02}"))).boxed(),
    };
    let mut all = vec![given, reason().prop_map(Response::NotObserved).boxed()];
    if item.may_not_apply {
        all.push(reason().prop_map(Response::NotApplicable).boxed());
    }
    prop::option::weighted(0.9, prop::strategy::Union::new(all)).boxed()
}

/// Any round of the small instrument with up to three entities.
fn rounds() -> impl Strategy<Value = Round> {
    let instrument = small();
    let items: Vec<_> = instrument.items().map(|(_, item)| item.clone()).collect();
    let answers: Vec<_> = items
        .iter()
        .map(|item| {
            let most = if item.group.is_some() { 3 } else { 1 };
            prop::collection::vec(prop::option::of((response(item), text())), most)
        })
        .collect();
    let unit = (name(), prop::collection::vec(name(), 0..3), answers);
    let follow_up = prop::option::of(prop::sample::select(FollowUp::ALL.as_slice()));
    let entity = (name(), 0_usize..6, name(), follow_up, prop::collection::vec(unit, 0..3));
    prop::collection::vec(entity, 0..3).prop_map(move |entities| {
        let (mut round, mut ids) = (empty(), ids());
        // A name that is taken is refused, which leaves the round as it was.
        for (code, (name, kind, province, follow_up, units)) in entities.into_iter().enumerate() {
            let id = EntityId(ids());
            let kind = EntityType::ALL[kind];
            let code = format!("{code}{name}");
            round.apply(&Change::PutEntity(Entity { id, code, name, kind, province, follow_up })).unwrap();
            for (name, labels, answers) in units {
                let unit = UnitId(ids());
                if round.apply(&Change::PutUnit(ServiceUnit { id: unit, entity: id, name })).is_err() {
                    continue;
                }
                let mut subjects: BTreeMap<String, Vec<SubjectId>> = BTreeMap::new();
                for (_, group) in instrument.groups() {
                    for label in &labels {
                        let id = SubjectId(ids());
                        let subject = Subject { id, group: group.code.clone(), label: label.clone() };
                        if round.apply(&Change::PutSubject(unit, subject)).is_ok() {
                            subjects.entry(group.code.clone()).or_default().push(id);
                        }
                    }
                }
                for (item, answers) in items.iter().zip(answers) {
                    let group = item.group.map(|group| instrument.group(group).code.clone());
                    let whose: Vec<Option<SubjectId>> = match group {
                        None => vec![None],
                        Some(group) => subjects.get(&group).into_iter().flatten().copied().map(Some).collect(),
                    };
                    for (subject, answer) in whose.into_iter().zip(answers) {
                        let Some((response, note)) = answer else { continue };
                        if response.is_none() && note.is_empty() {
                            continue;
                        }
                        let place = Place { unit, item: item.code.clone(), subject };
                        round.apply(&Change::PutAnswer(place, instrument.answer(item, response, note))).unwrap();
                    }
                }
            }
        }
        round
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_round_survives_the_round_trip(round in rounds()) {
        let again = returned(&small(), &round);
        prop_assert_eq!(by_name(&again), by_name(&round));
        prop_assert_eq!(answers_csv(&small(), &again), answers_csv(&small(), &round));
    }

    #[test]
    fn any_bytes_are_planned_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), header in any::<bool>()) {
        let start: &[u8] = if header { HEADER.as_bytes() } else { b"" };
        let _ = plan(&[("uji.csv", &[start, &bytes].concat())], &small(), &empty(), &mut Uuid::nil);
    }
}
