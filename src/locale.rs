//! The languages people read: sentences, numbers (97,21) and times (6 Januari 2025, 10.32).
//!
//! Every sentence stands in `assets/locale/{id,en}/*.ftl`, in [Fluent](https://projectfluent.org) syntax. Code names a sentence by its key, either directly
//! with [`Locale::say`] or through a [`Message`] made by a layer that must not know languages.

mod day;

pub use day::{date_read, day_began, day_read};

use crate::exact::Exact;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bahasa Indonesia, the language of the field.
    #[default]
    Id,
    /// English.
    En,
}

/// A sentence by its key, with what is to be filled in; the language comes later.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Message {
    /// Key of the sentence in the locale files.
    pub key: &'static str,
    /// Values for the sentence's variables, by name.
    pub args: Vec<(&'static str, String)>,
}

/// Everything needed to speak one language.
pub struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// The sentence files, by language; every file exists in both.
const FILES: [(Language, &[&str]); 2] = [
    (
        Language::Id,
        &[
            include_str!("../assets/locale/id/common.ftl"),
            include_str!("../assets/locale/id/comfort.ftl"),
            include_str!("../assets/locale/id/problem.ftl"),
            include_str!("../assets/locale/id/failure.ftl"),
            include_str!("../assets/locale/id/score.ftl"),
            include_str!("../assets/locale/id/cli.ftl"),
            include_str!("../assets/locale/id/ui.ftl"),
            include_str!("../assets/locale/id/checklist.ftl"),
            include_str!("../assets/locale/id/condition.ftl"),
            include_str!("../assets/locale/id/revision.ftl"),
            include_str!("../assets/locale/id/workbook.ftl"),
            include_str!("../assets/locale/id/authoring.ftl"),
            include_str!("../assets/locale/id/xlsform.ftl"),
            include_str!("../assets/locale/id/intake.ftl"),
            include_str!("../assets/locale/id/evidence.ftl"),
            include_str!("../assets/locale/id/paper.ftl"),
            include_str!("../assets/locale/id/answering.ftl"),
            include_str!("../assets/locale/id/visit.ftl"),
            include_str!("../assets/locale/id/interview.ftl"),
            include_str!("../assets/locale/id/earlier.ftl"),
            include_str!("../assets/locale/id/history.ftl"),
        ],
    ),
    (
        Language::En,
        &[
            include_str!("../assets/locale/en/common.ftl"),
            include_str!("../assets/locale/en/comfort.ftl"),
            include_str!("../assets/locale/en/problem.ftl"),
            include_str!("../assets/locale/en/failure.ftl"),
            include_str!("../assets/locale/en/score.ftl"),
            include_str!("../assets/locale/en/cli.ftl"),
            include_str!("../assets/locale/en/ui.ftl"),
            include_str!("../assets/locale/en/checklist.ftl"),
            include_str!("../assets/locale/en/condition.ftl"),
            include_str!("../assets/locale/en/revision.ftl"),
            include_str!("../assets/locale/en/workbook.ftl"),
            include_str!("../assets/locale/en/authoring.ftl"),
            include_str!("../assets/locale/en/xlsform.ftl"),
            include_str!("../assets/locale/en/intake.ftl"),
            include_str!("../assets/locale/en/evidence.ftl"),
            include_str!("../assets/locale/en/paper.ftl"),
            include_str!("../assets/locale/en/answering.ftl"),
            include_str!("../assets/locale/en/visit.ftl"),
            include_str!("../assets/locale/en/interview.ftl"),
            include_str!("../assets/locale/en/earlier.ftl"),
            include_str!("../assets/locale/en/history.ftl"),
        ],
    ),
];

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            key: String,
            args: Vec<(String, String)>,
        }
        let Written { key, args } = Written::deserialize(deserializer)?;
        let known = |word| known(word).ok_or_else(|| D::Error::custom("no word of this program"));
        let args: Result<_, _> = args.into_iter().map(|(name, value)| Ok((known(name)?, value))).collect();
        Ok(Self { key: known(key)?, args: args? })
    }
}

/// Returns a word of the program that a file names. Each is kept for as long as the program runs, once: there are few, and a longer
/// one or one too many is none of ours.
fn known(word: String) -> Option<&'static str> {
    static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(word.as_str()) {
        return Some(known);
    }
    if word.len() > 64 || words.len() == 4096 {
        return None;
    }
    let word: &'static str = word.leak();
    words.insert(word);
    Some(word)
}

impl Message {
    /// Names a sentence that has no variables.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Fills in one variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl Language {
    /// Both languages, Indonesian first.
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// Returns the language named by a POSIX locale such as `en_US.UTF-8`; Indonesian unless it is English.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Id }
    }

    fn identifier(self) -> unic_langid::LanguageIdentifier {
        let tag = match self {
            Self::Id => "id",
            Self::En => "en",
        };
        tag.parse().unwrap_or_default()
    }
}

impl Locale {
    /// Loads a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks that isolate a value's writing direction would show as boxes.
        bundle.set_use_isolating(false);
        for (_, files) in FILES.iter().filter(|(of, _)| *of == language) {
            for file in *files {
                // A test keeps the files free of syntax errors and of keys given twice.
                let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(partial, _)| partial);
                bundle.add_resource_overriding(resource);
            }
        }
        Self { language, bundle }
    }

    /// Returns the language spoken.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the sentence of a key without variables. A key that does not exist is returned as it is; a test finds those.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &FluentArgs::new())
    }

    /// Returns the sentence of a key with its variables filled in.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.fill(key, &fluent_args(args.iter().copied()))
    }

    /// Returns the sentence of a message.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        self.fill(message.key, &fluent_args(message.args.iter().map(|(name, value)| (*name, value.as_str()))))
    }

    /// Returns the advice attached to a message, the `.hint` of its sentence, if it has one.
    #[must_use]
    pub fn hint(&self, message: &Message) -> Option<String> {
        self.attribute(message, "hint")
    }

    /// Returns the sentence of a message and its advice as they are told at a cell of a workbook, the `.cell` and `.cell-hint` of
    /// the sentence where it has them: whoever fills in a workbook sees sheets, rows and columns and no file.
    #[must_use]
    pub fn at_cell(&self, message: &Message) -> (String, Option<String>) {
        let sentence = self.attribute(message, "cell").unwrap_or_else(|| self.message(message));
        (sentence, self.attribute(message, "cell-hint").or_else(|| self.hint(message)))
    }

    fn attribute(&self, message: &Message, name: &str) -> Option<String> {
        let pattern = self.bundle.get_message(message.key)?.get_attribute(name)?.value();
        let args = fluent_args(message.args.iter().map(|(name, value)| (*name, value.as_str())));
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    /// Writes a number with so many decimals, with the language's decimal sign.
    #[must_use]
    pub fn number(&self, number: &Exact, digits: u32) -> String {
        self.decimal_sign(number.to_fixed(digits))
    }

    /// Writes a number with at most so many decimals and no trailing zeros.
    #[must_use]
    pub fn short_number(&self, number: &Exact, most: u32) -> String {
        self.decimal_sign(number.to_digits(most))
    }

    /// Writes the local time of a moment, `10.32` in Indonesian and `10:32` in English. `at` counts milliseconds since 1970, UTC.
    #[must_use]
    pub fn time(&self, at: i64) -> String {
        let (hour, minute) = match local(at) {
            Some(zoned) => (zoned.hour(), zoned.minute()),
            None => (0, 0),
        };
        match self.language {
            Language::Id => format!("{hour:02}.{minute:02}"),
            Language::En => format!("{hour:02}:{minute:02}"),
        }
    }

    /// Reads a local time of the day on which `day_of` lies, written `10.32`, `10:32` or `1032`; nothing if it is none. Both count
    /// milliseconds since 1970, UTC.
    #[must_use]
    pub fn read_time(text: &str, day_of: i64) -> Option<i64> {
        let text = text.trim();
        let (hour, minute) = match text.split_once(['.', ':']) {
            Some(parts) => parts,
            None => text.split_at_checked(text.len().saturating_sub(2))?,
        };
        let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
        let minute = number(minute).filter(|_| minute.len() == 2)?;
        let time = jiff::civil::Time::new(number(hour)?, minute, 0, 0).ok()?;
        let zoned = local(day_of)?.date().to_datetime(time).to_zoned(TimeZone::system()).ok()?;
        Some(zoned.timestamp().as_millisecond())
    }

    /// Writes the local date of a moment, such as `6 Januari 2025`. `at` counts milliseconds since 1970, UTC.
    #[must_use]
    pub fn date(&self, at: i64) -> String {
        let Some(zoned) = local(at) else { return String::new() };
        let (day, month, year) = (zoned.day().to_string(), zoned.month().to_string(), zoned.year().to_string());
        self.say_with("date", &[("day", &day), ("month", &month), ("year", &year)])
    }

    fn fill(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }

    fn decimal_sign(&self, plain: String) -> String {
        match self.language {
            Language::Id => plain.replace('.', ","),
            Language::En => plain,
        }
    }
}

/// Whole numbers are handed over as numbers, so that sentences can choose a plural by them.
fn fluent_args<'a>(args: impl Iterator<Item = (&'a str, &'a str)>) -> FluentArgs<'a> {
    let mut filled = FluentArgs::new();
    for (name, value) in args {
        match value.parse::<u32>() {
            // A leading zero is part of a code, and years and large counts must not be grouped.
            Ok(number) if number < 1000 && number.to_string() == value => filled.set(name.to_owned(), number),
            _ => filled.set(name.to_owned(), value.to_owned()),
        }
    }
    filled
}

fn local(at: i64) -> Option<jiff::Zoned> {
    Some(Timestamp::from_millisecond(at).ok()?.to_zoned(TimeZone::system()))
}
