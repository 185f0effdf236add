//! Scores in words: what a verdict says, what a part of the tree is called, and how it came about.
//!
//! Screen, printed page and the `explain` verb all speak through here, so that they say the same.

use crate::assessment::revision::Preview;
use crate::assessment::{Entity, FollowUp, Response, Sheet, SubjectId};
use crate::exact::Exact;
use crate::instrument::{
    BandId, Comparison, Condition, GroupId, Instrument, Item, ItemId, Kind, NotApplicableRule, NotObservedRule,
    Operand, Severity, Zone,
};
use crate::locale::Locale;
use crate::scoring::{
    Asked, Finding, Lacking, Missing, Part, Quota, Reason, Score, Standing, Verdict, What, Whose, entity_label,
};

/// Decimals of the parts of a score. Parts are not rounded for the total; this is only how much of them is shown.
const PART_DIGITS: u32 = 4;

/// Decimals of a score before it is rounded; enough to see which way it goes.
const EXACT_DIGITS: u32 = 6;

/// A language and an instrument: all it takes to speak of scores.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// The instrument.
    pub instrument: &'a Instrument,
}

impl Wording<'_> {
    /// Returns the word for a zone, such as "hijau".
    #[must_use]
    pub fn zone(&self, zone: Zone) -> String {
        self.locale.say(match zone {
            Zone::Green => "zone-green",
            Zone::Yellow => "zone-yellow",
            Zone::Red => "zone-red",
        })
    }

    /// Returns a band in a word or two, such as "hijau A": its zone and category, which are one word where zones are the categories.
    #[must_use]
    pub fn short_band(&self, band: BandId) -> String {
        let band = self.instrument.band(band);
        match band.zone {
            Some(zone) if band.category.eq_ignore_ascii_case(zone.word()) => self.zone(zone),
            Some(zone) => format!("{} {}", self.zone(zone), band.category),
            None => band.category.clone(),
        }
    }

    /// Returns a band in words, such as "hijau, A, Kualitas Tertinggi".
    #[must_use]
    pub fn band(&self, band: BandId) -> String {
        self.named_band(band, self.instrument.band(band).label.get(self.locale.language()))
    }

    fn named_band(&self, band: BandId, label: &str) -> String {
        let band = self.instrument.band(band);
        let zone = band.zone.map(|zone| self.zone(zone));
        // A category that is a word of the label or the zone itself says nothing more.
        let repeats = |text: &str| text.split(' ').any(|word| word.eq_ignore_ascii_case(&band.category));
        let category = Some(band.category.clone())
            .filter(|_| !repeats(label) && !band.zone.is_some_and(|zone| repeats(zone.word())));
        let parts: Vec<String> = zone.into_iter().chain(category).chain([label.to_owned()]).collect();
        let named = parts.join(", ");
        match &band.printed {
            Some(printed) => self.locale.say_with("band-printed", &[("band", &named), ("printed", printed)]),
            None => named,
        }
    }

    /// Returns the label of an entity in a band, such as "Kualitas Tertinggi Tanpa Maladministrasi".
    #[must_use]
    pub fn entity_label(&self, band: BandId, entity: &Entity) -> String {
        entity_label(self.instrument, band, entity.follow_up).get(self.locale.language()).to_owned()
    }

    /// Returns the band of an entity in words, its label as [`Wording::entity_label`] gives it.
    #[must_use]
    pub fn entity_band(&self, band: BandId, entity: &Entity) -> String {
        self.named_band(band, &self.entity_label(band, entity))
    }

    /// Returns what can be said of the total of an entity: its verdict, with the words that its follow-up adds.
    #[must_use]
    pub fn entity_verdict(&self, verdict: &Verdict, entity: &Entity) -> String {
        match verdict {
            Verdict::Final(score) => {
                let band = self.entity_band(score.band, entity);
                self.locale.say_with("verdict-final", &[("score", &self.score(score)), ("band", &band)])
            }
            Verdict::Open { .. } | Verdict::Nothing => self.verdict(verdict),
        }
    }

    /// Returns how far an entity's follow-up is known, such as "tindak lanjut belum dicatat"; nothing where the instrument makes
    /// no difference by it.
    #[must_use]
    pub fn follow_up(&self, entity: &Entity) -> Option<String> {
        let word = self.instrument.distinction.as_ref().map(|_| match entity.follow_up {
            Some(FollowUp::Done) => "follow-up-done",
            Some(FollowUp::Open) => "follow-up-open",
            None => "follow-up-unknown",
        });
        word.map(|word| self.locale.say(word))
    }

    /// Returns the same as a sentence, with what an entity must do for the words it has not earned.
    #[must_use]
    pub fn follow_up_sentence(&self, entity: &Entity) -> Option<String> {
        let distinction = self.instrument.distinction.as_ref()?;
        let language = self.locale.language();
        let key = match entity.follow_up {
            Some(FollowUp::Done) => "follow-up-sentence-done",
            Some(FollowUp::Open) => "follow-up-sentence-open",
            None => "follow-up-sentence-unknown",
        };
        let args = [("suffix", distinction.suffix.get(language)), ("condition", distinction.condition.get(language))];
        Some(self.locale.say_with(key, &args))
    }

    /// Returns a published score, such as "97,21".
    #[must_use]
    pub fn score(&self, score: &Score) -> String {
        self.locale.number(&score.rounded, self.instrument.scale.digits)
    }

    /// Returns how a score was rounded, such as "97,213221… dibulatkan menjadi 97,21"; nothing where it was not.
    #[must_use]
    pub fn rounding(&self, score: &Score) -> Option<String> {
        (score.exact != score.rounded).then(|| {
            let (exact, rounded) = (self.endless(&score.exact), self.score(score));
            self.locale.say_with("rounding", &[("exact", &exact), ("rounded", &rounded)])
        })
    }

    /// Writes a number with its first decimals, and an ellipsis where there are more. Cut off, not rounded: this is what
    /// rounding starts from.
    #[must_use]
    pub fn endless(&self, number: &Exact) -> String {
        // Half a step less, rounded half up, is the number cut off.
        let half = (0..EXACT_DIGITS).fold(&Exact::ONE / &Exact::from(2_i64), |half, _| &half / &Exact::from(10_i64));
        let cut = (number - &half).round_half_up(EXACT_DIGITS);
        match cut == *number {
            true => self.locale.short_number(&cut, EXACT_DIGITS),
            false => format!("{}…", self.locale.number(&cut, EXACT_DIGITS)),
        }
    }

    /// Returns the points of a part, with as many decimals as parts are shown with.
    #[must_use]
    pub fn points(&self, points: &Exact) -> String {
        self.locale.short_number(points, PART_DIGITS)
    }

    /// Returns a share of the whole as a percentage, such as "21,85 %".
    #[must_use]
    pub fn share(&self, share: &Exact) -> String {
        let percent = self.locale.short_number(&(share * &Exact::from(100_i64)), 2);
        self.locale.say_with("percent", &[("number", &percent)])
    }

    /// Returns what can be said of a total, such as "97,21 (hijau, A, Kualitas Tertinggi)" or "91,20 sampai 97,80".
    #[must_use]
    pub fn verdict(&self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::Final(score) => self
                .locale
                .say_with("verdict-final", &[("score", &self.score(score)), ("band", &self.band(score.band))]),
            Verdict::Open { low, high } => {
                let (from, to) = (self.score(low), self.score(high));
                if low.band == high.band {
                    let band = self.band(low.band);
                    self.locale.say_with("verdict-open-one", &[("low", &from), ("high", &to), ("band", &band)])
                } else {
                    let (lowest, highest) = (self.band(low.band), self.band(high.band));
                    let args = [("low", from.as_str()), ("high", &to), ("lowest", &lowest), ("highest", &highest)];
                    self.locale.say_with("verdict-open", &args)
                }
            }
            Verdict::Nothing => self.locale.say("verdict-nothing"),
        }
    }

    /// Returns what a part is called: a node's label, an item's text, a subject's label.
    #[must_use]
    pub fn title(&self, what: What, sheet: &Sheet) -> String {
        match what {
            What::Total => self.locale.say("part-total"),
            What::Unit(_) => self.locale.say("part-unit"),
            What::Node(id) => self.instrument.node(id).label.get(self.locale.language()).to_owned(),
            What::Item(id) => self.instrument.item(id).text.get(self.locale.language()).to_owned(),
            What::Subject(id) => subject_label(sheet, id).to_owned(),
            What::Expected(number) => self.locale.say_with("part-expected", &[("number", &number.to_string())]),
        }
    }

    /// Returns a part's code; none for subjects and totals.
    #[must_use]
    pub fn code(&self, what: What) -> Option<&str> {
        match what {
            What::Node(id) => Some(&self.instrument.node(id).code),
            What::Item(id) => Some(self.instrument.item(id).code.as_str()),
            What::Total | What::Unit(_) | What::Subject(_) | What::Expected(_) => None,
        }
    }

    /// Returns how a part came about, in one sentence. `share` is its share of the whole, as [`Part::walk`] gives it.
    #[must_use]
    pub fn reason(&self, part: &Part, share: &Exact, sheet: &Sheet) -> String {
        let locale = self.locale;
        match part.reason() {
            Reason::Mean | Reason::Carried => self.mean(part, share),
            Reason::Points { points, most } => {
                let (points, most) = (locale.short_number(points, PART_DIGITS), locale.short_number(most, PART_DIGITS));
                locale.say_with("reason-points", &[("points", &points), ("most", &most)])
            }
            Reason::NotApplicable(reason) => {
                let key = match self.instrument.rules.not_applicable {
                    _ if matches!(part.standing(), Standing::Open { .. }) => "reason-na-forbidden",
                    NotApplicableRule::Redistribute => "reason-na-redistribute",
                    NotApplicableRule::Full => "reason-na-full",
                    NotApplicableRule::Zero => "reason-na-zero",
                    NotApplicableRule::Forbidden => "reason-na-forbidden",
                };
                locale.say_with(key, &[("reason", reason)])
            }
            Reason::NotObserved(reason) => {
                let key = match self.instrument.rules.not_observed {
                    NotObservedRule::Incomplete => "reason-no-incomplete",
                    NotObservedRule::Redistribute => "reason-no-redistribute",
                    NotObservedRule::Zero => "reason-no-zero",
                };
                locale.say_with(key, &[("reason", reason)])
            }
            Reason::Unanswered => locale.say("reason-unanswered"),
            Reason::Unrecognised => locale.say("reason-unrecognised"),
            Reason::Irrelevant(condition) => self.irrelevant(condition),
            Reason::Undecided(missing) => self.undecided(missing, sheet),
            Reason::Reworded => locale.say("reason-reworded"),
        }
    }

    fn mean(&self, part: &Part, share: &Exact) -> String {
        let (_, most) = part.points(self.instrument, share);
        let show = |value: &Exact| self.points(&(value * &most));
        let applying = part.parts().iter().filter(|part| *part.standing() != Standing::Absent).count();
        match part.standing() {
            Standing::Final(value) => {
                let equal = part.parts().windows(2).all(|pair| pair[0].weight() == pair[1].weight());
                let key = if equal || applying == 1 { "reason-mean-equal" } else { "reason-mean" };
                let applying = applying.to_string();
                let args = [("points", show(value)), ("most", self.points(&most)), ("parts", applying)];
                locale_args(self.locale, key, &args)
            }
            Standing::Open { low, high, .. } => {
                let missing = part.missing().len().to_string();
                let args =
                    [("low", show(low)), ("high", show(high)), ("most", self.points(&most)), ("missing", missing)];
                locale_args(self.locale, "reason-open", &args)
            }
            Standing::Absent => self.locale.say("reason-absent"),
        }
    }

    /// Returns a group's heading, such as "Pengguna layanan".
    #[must_use]
    pub fn group(&self, group: GroupId) -> &str {
        self.instrument.group(group).label.get(self.locale.language())
    }

    /// Returns a quota, such as "Pengguna layanan 12/30".
    #[must_use]
    pub fn quota(&self, quota: &Quota) -> String {
        let counts = format!("{} {}/{}", self.group(quota.group), quota.complete, quota.quota);
        match quota.awaits {
            Some(item) => {
                let args = [("quota", counts.as_str()), ("item", self.instrument.item(item).code.as_str())];
                self.locale.say_with("quota-awaits", &args)
            }
            None => counts,
        }
    }

    /// Returns a missing answer, such as "IN.K.1.a, staf-03".
    #[must_use]
    pub fn missing(&self, item: ItemId, whose: Whose, sheet: &Sheet) -> String {
        let code = self.instrument.item(item).code.as_str();
        match whose {
            Whose::Unit => code.to_owned(),
            Whose::Subject(subject) => format!("{code}, {}", subject_label(sheet, subject)),
            Whose::Expected(number) => {
                let args = [("code", code), ("number", &number.to_string())];
                self.locale.say_with("missing-expected", &args)
            }
        }
    }

    /// Returns what a unit lacks, such as "18 pengguna layanan, 1 bukti"; nothing if its assessors may leave.
    #[must_use]
    pub fn lacking(&self, lacking: &Lacking) -> Option<String> {
        Some(self.lacks(lacking).join(", ")).filter(|text| !text.is_empty())
    }

    /// Returns what a unit lacks, kind by kind.
    #[must_use]
    pub fn lacks(&self, lacking: &Lacking) -> Vec<String> {
        let counted =
            |key: &str, count: usize| (count > 0).then(|| self.locale.say_with(key, &[("count", &count.to_string())]));
        let mut parts: Vec<String> = counted("lacking-answers", lacking.answers.len()).into_iter().collect();
        parts.extend(lacking.subjects.iter().map(|(group, count)| {
            let (count, group) = (count.to_string(), self.group(*group).to_lowercase());
            self.locale.say_with("lacking-subjects", &[("count", &count), ("group", &group)])
        }));
        parts.extend(counted("lacking-findings", lacking.findings.len()));
        parts.extend(counted("lacking-evidence", lacking.evidence.len()));
        parts
    }

    /// Returns why an item is not asked or what it waits for, in one sentence; nothing where it is asked.
    #[must_use]
    pub fn asked(&self, asked: &Asked, sheet: &Sheet) -> Option<String> {
        match asked {
            Asked::Yes => None,
            Asked::No(condition) => Some(self.irrelevant(condition)),
            Asked::Undecided(missing) => Some(self.undecided(missing, sheet)),
        }
    }

    fn irrelevant(&self, condition: &Condition) -> String {
        self.locale.say_with("reason-irrelevant", &[("condition", &self.condition(condition))])
    }

    fn undecided(&self, missing: &Missing, sheet: &Sheet) -> String {
        let missing = self.missing(missing.item, missing.whose, sheet);
        self.locale.say_with("reason-undecided", &[("missing", &missing)])
    }

    /// Returns a condition in words, such as "poin A.1 paling sedikit 2".
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        let item = self.instrument.item(condition.item);
        let key = match condition.comparison {
            Comparison::Equal => "condition-equal",
            Comparison::Differs => "condition-differs",
            Comparison::Below => "condition-below",
            Comparison::AtMost => "condition-at-most",
            Comparison::Above => "condition-above",
            Comparison::AtLeast => "condition-at-least",
            Comparison::Has => "condition-has",
            Comparison::Lacks => "condition-lacks",
        };
        let value = match &condition.against {
            Operand::Key(key) => self.keyed(item, key),
            Operand::Number(number) => self.locale.short_number(number, 9),
            Operand::Date(date) => self.date(date),
            Operand::Item(other) => self.side(self.instrument.item(*other), condition.comparison),
        };
        let date = matches!(item.kind, Kind::Date);
        let args = [
            ("side", self.side(item, condition.comparison)),
            ("item", item.code.to_string()),
            ("value", value),
            ("sort", if date { "date" } else { "amount" }.to_owned()),
        ];
        locale_args(self.locale, key, &args)
    }

    /// What of an item is compared: its answer, its points, how many ticks it has.
    fn side(&self, item: &Item, comparison: Comparison) -> String {
        let equality = matches!(comparison, Comparison::Equal | Comparison::Differs);
        let measure = match &item.kind {
            Kind::Choice(_) if !equality => "points",
            Kind::Ticks { .. } => "ticks",
            Kind::Choice(_) | Kind::Number { .. } | Kind::Text | Kind::Date => "answer",
        };
        self.locale.say_with("condition-side", &[("measure", measure), ("item", item.code.as_str())])
    }

    /// The choice or tick of a key, in quotation marks.
    fn keyed(&self, item: &Item, key: &str) -> String {
        let language = self.locale.language();
        let text = match &item.kind {
            Kind::Choice(choices) => choices.iter().find(|choice| choice.key == key).map(|choice| &choice.text),
            Kind::Ticks { ticks, .. } => ticks.iter().find(|tick| tick.key == key).map(|tick| &tick.text),
            Kind::Number { .. } | Kind::Text | Kind::Date => None,
        };
        format!("“{}”", text.map_or(key, |text| text.get(language)).trim_end_matches('.'))
    }

    /// A date written `YYYY-MM-DD`, as the language writes it.
    fn date(&self, date: &str) -> String {
        let parts: Vec<&str> = date.split('-').map(|part| part.trim_start_matches('0')).collect();
        let [year, month, day] = parts.as_slice() else { return date.to_owned() };
        self.locale.say_with("date", &[("day", day), ("month", month), ("year", year)])
    }

    /// Returns what a finding asks for, in a word or two.
    #[must_use]
    pub fn finding_word(&self, finding: &Finding) -> String {
        self.locale.say(match (finding.severity, finding.explained) {
            (Severity::Hard, _) => "finding-hard",
            (Severity::Soft, false) => "finding-soft",
            (Severity::Soft, true) => "finding-explained",
        })
    }

    /// Returns a finding in one sentence: what it asks for, what is required, where.
    #[must_use]
    pub fn finding(&self, finding: &Finding, sheet: &Sheet) -> String {
        let constraint = self.instrument.constraint(finding.constraint);
        let place = self.missing(finding.item, finding.subject.map_or(Whose::Unit, Whose::Subject), sheet);
        let args = [
            ("word", self.finding_word(finding)),
            ("text", constraint.text.get(self.locale.language()).to_owned()),
            ("code", constraint.code.clone()),
            ("place", place),
        ];
        locale_args(self.locale, "finding-line", &args)
    }

    /// Returns a response in words.
    #[must_use]
    pub fn response(&self, item: &Item, response: &Response) -> String {
        let language = self.locale.language();
        match response {
            Response::Choice(key) => {
                let text = item.choices().iter().find(|choice| choice.key == *key);
                text.map_or_else(|| key.clone(), |choice| format!("{key} – {}", choice.text.get(language)))
            }
            Response::Number(number) => {
                let shown = Exact::parse(number).map(|number| self.locale.short_number(&number, 9));
                let unit = match &item.kind {
                    Kind::Number { unit, .. } => unit.get(language),
                    Kind::Choice(_) | Kind::Ticks { .. } | Kind::Text | Kind::Date => "",
                };
                format!("{} {unit}", shown.unwrap_or_else(|| number.clone()))
            }
            Response::Ticks(keys) => keys.join(", "),
            Response::Text(text) | Response::Date(text) => text.clone(),
            Response::NotApplicable(reason) => self.locale.say_with("response-na", &[("reason", reason)]),
            Response::NotObserved(reason) => self.locale.say_with("response-no", &[("reason", reason)]),
        }
    }
}

/// Returns how many answers carry over to another instrument.
#[must_use]
pub fn carried(locale: &Locale, preview: &Preview) -> Option<String> {
    Some(locale.say_with("preview-carried", &[("answers", &preview.carried.to_string())]))
}

/// Returns how many answers must be read again under another instrument; nothing where none must.
#[must_use]
pub fn reread(locale: &Locale, preview: &Preview) -> Option<String> {
    concerned(locale, "preview-reread", preview.reread_answers(), preview.reread.len())
}

/// Returns how many answers have no place under another instrument; nothing where all have.
#[must_use]
pub fn homeless(locale: &Locale, preview: &Preview) -> Option<String> {
    concerned(locale, "preview-homeless", preview.homeless_answers(), preview.homeless.len())
}

/// Returns how many items of another instrument nobody has been asked; nothing where there are none.
#[must_use]
pub fn new_items(locale: &Locale, preview: &Preview) -> Option<String> {
    concerned(locale, "preview-new", 0, preview.new.len())
}

fn concerned(locale: &Locale, key: &str, answers: usize, items: usize) -> Option<String> {
    let (answers, count) = (answers.to_string(), items.to_string());
    (items > 0).then(|| locale.say_with(key, &[("answers", &answers), ("items", &count)]))
}

fn locale_args<const N: usize>(locale: &Locale, key: &str, args: &[(&str, String); N]) -> String {
    let borrowed = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    locale.say_with(key, &borrowed)
}

fn subject_label(sheet: &Sheet, id: SubjectId) -> &str {
    sheet.subject(id).map_or("?", |subject| &subject.label)
}
