//! Instruments and answers of the size a benchmark needs.

use penilai::assessment::{Answer, Response, Sheet, Subject, SubjectId};
use penilai::instrument::Instrument;
use penilai::library::Library;
use std::fmt::Write as _;
use uuid::Uuid;

/// Returns the shipped instrument of the Ombudsman, whose unit takes a few hundred answers.
pub(crate) fn ombudsman() -> Instrument {
    Library::built_in().unwrap().find("ombudsman-2024").unwrap().clone()
}

/// Returns an instrument of so many items, each asked once per unit, in sections of so many.
pub(crate) fn instrument_of(items: usize, in_section: usize) -> Instrument {
    let mut toml = String::from(
        "id = \"besar\"\nrevision = \"1\"\ntitle = \"Besar\"\nissuer = \"Uji\"\nlevels = [\"Bagian\"]\n\
         item_name = \"Butir\"\n[score]\nmaximum = 100\ndigits = 2\nparts = \"weight\"\nsource = \"s\"\n[rules]\n\
         not_applicable = \"redistribute\"\nnot_observed = \"incomplete\"\nsubjects = \"mean\"\nunits = \"mean\"\n\
         rounding = \"half-up\"\nsource = \"s\"\n[[source]]\nkey = \"s\"\nfirmness = \"documented\"\ntext = \"Uji\"\n\
         [[band]]\nfrom = 50\nedge = \"inclusive\"\nzone = \"hijau\"\ncategory = \"A\"\nlabel = \"A\"\nsource = \"s\"\n\
         [[band]]\nfrom = 0\nedge = \"inclusive\"\nzone = \"merah\"\ncategory = \"B\"\nlabel = \"B\"\nsource = \"s\"\n",
    );
    let sections = items.div_ceil(in_section);
    for section in 0..sections {
        let _ = write!(
            toml,
            "[[node]]\ncode = \"n{section}\"\nlabel = \"Bagian {section}\"\nweight = {}.{:02}\nsource = \"s\"\n",
            section % 7 + 1,
            section % 100
        );
    }
    for item in 0..items {
        let _ = write!(
            toml,
            "[[item]]\ncode = \"i{item}\"\nnode = \"n{}\"\nweight = {}\ntext = \"Pernyataan butir nomor {item} yang dinilai \
             oleh penilai di lapangan.\"\nsource = \"s\"\nchoice = [\
             {{ key = \"0\", points = 0, text = \"Belum tersedia sama sekali.\" }},\
             {{ key = \"1\", points = 1, text = \"Tersedia, tetapi belum ditetapkan.\" }},\
             {{ key = \"2\", points = 2, text = \"Tersedia, ditetapkan, dan diumumkan.\" }}]\n",
            item / in_section,
            item % 9 + 1
        );
    }
    Instrument::parse(&toml).unwrap()
}

/// Answers every item of an instrument, for so many subjects of a group at the most.
pub(crate) fn answered(instrument: &Instrument, most_subjects: usize, seed: usize) -> Sheet {
    let mut sheet = Sheet::default();
    for (id, group) in instrument.groups() {
        for number in 0..group.quota.min(most_subjects) {
            let id = SubjectId(Uuid::from_u128(((seed * 100 + id.position()) * 1000 + number) as u128));
            sheet.subjects.push(Subject {
                id,
                group: group.code.clone(),
                label: format!("{}-{number:02}", group.code),
            });
        }
    }
    sheet.subjects.sort_by_key(|subject| subject.id);
    for (index, item) in instrument.items() {
        let subjects: Vec<Option<SubjectId>> = match item.group {
            None => vec![None],
            Some(group) => sheet.subjects_of(&instrument.group(group).code).map(|subject| Some(subject.id)).collect(),
        };
        let answers = sheet.answers.entry(item.code.clone()).or_default();
        for (number, subject) in subjects.into_iter().enumerate() {
            let choices = item.choices();
            let key = choices[(index.position() * 7 + number * 3 + seed) % choices.len()].key.clone();
            let answer = Answer { response: Some(Response::Choice(key)), note: String::new(), item: item.digest };
            answers.insert(subject, answer);
        }
    }
    sheet
}
