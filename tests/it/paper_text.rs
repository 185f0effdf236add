//! Whatever people write, the page shows it as text: the markup is the same as with harmless letters.

use crate::exchange::{applied, ids, only_unit, small};
use crate::paper::{blank, page};
use penilai::assessment::{Change, Place, Response, Round, Subject, SubjectId};
use penilai::exchange::paper::Filling;
use penilai::instrument::Instrument;
use proptest::prelude::*;

/// The small instrument with a text in place of one of its own.
fn instrument(text: &str) -> Instrument {
    let quoted = format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""));
    let toml = small().toml().replace("\"Standar pelayanan ditetapkan.\"", &quoted);
    let toml = toml.replace("\"Masukan\"", &quoted).replace("\"Ada sebagian\"", &quoted);
    let toml = toml.replace("\"Staf pelaksana\"", &quoted).replace("\"hari\"", &quoted);
    Instrument::parse(&toml).unwrap_or_else(|problems| panic!("{text:?} {problems:?}"))
}

fn round(instrument: &Instrument, text: &str) -> Round {
    let mut round = blank(instrument);
    let unit = only_unit(&round);
    round.info.title = text.to_owned();
    round.units.get_mut(&unit).unwrap().name = text.to_owned();
    round.entities.values_mut().for_each(|entity| entity.name = text.to_owned());
    let subject = Subject { id: SubjectId(ids()()), group: "staf".into(), label: text.to_owned() };
    let put = |code: &str, subject: Option<SubjectId>, response: Response| {
        let item = instrument.item(instrument.find_item(code).unwrap());
        let place = Place { unit, item: item.code.clone(), subject };
        Change::PutAnswer(place, instrument.answer(item, Some(response), text))
    };
    let changes = [
        Change::PutSubject(unit, subject.clone()),
        put("A.1.a", None, Response::NotObserved(text.to_owned())),
        put("A.1.b", None, Response::Choice(text.to_owned())),
        put("B.x", None, Response::Text(text.to_owned())),
        put("B.s", Some(subject.id), Response::NotApplicable(text.to_owned())),
        put("B.y", Some(subject.id), Response::Date(text.to_owned())),
    ];
    applied(round, &changes)
}

/// Everything between angle brackets, and everything of the style sheet that is not inside a string.
fn skeleton(page: &str) -> String {
    let (head, body) = page.split_once("<style>").unwrap();
    let (style, body) = body.split_once("</style>").unwrap();
    let tags = |text: &str| {
        let tags = text.split('<').skip(1).map(|rest| rest.split_once('>').expect("a tag ends").0.to_owned());
        tags.collect::<Vec<_>>().join("\n")
    };
    let style: String = style.split('"').step_by(2).collect();
    format!("{}\n{style}\n{}", tags(head), tags(body))
}

fn nasty() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "</style>",
        "</td></table>",
        "\"",
        "'",
        "&amp;",
        "&",
        "<!--",
        "-->",
        "]]>",
        "\\",
        "\\22 }",
        "<img src=x onerror=y>",
        "{",
        "}",
        ";",
        "@import",
        "é",
        "漢",
        "😀",
        " ",
        "a",
    ]);
    prop::collection::vec(bits, 1..5).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn no_text_of_anybody_becomes_markup(text in nasty().prop_filter("said", |text| !text.trim().is_empty())) {
        // As long as the other, so that what is measured by length is the same.
        let harmless: String = text.chars().map(|_| 'x').collect();
        let shown = |text: &str| {
            let instrument = instrument(text);
            page(&instrument, &round(&instrument, text), Filling::Filled)
        };
        let page = shown(&text);
        prop_assert_eq!(skeleton(&page), skeleton(&shown(&harmless)));
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let escaped = escaped.replace('"', "&quot;").replace('\'', "&#39;");
        prop_assert!(page.matches(&escaped).count() >= 10, "it is shown in full");
    }
}
