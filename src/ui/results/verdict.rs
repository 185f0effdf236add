//! The card with the score itself: its band, its place on the scale, how far the next band is.

use crate::assessment::Entity;
use crate::instrument::{BandId, Edge};
use crate::scoring::{Score, Verdict};
use crate::session::Session;
use crate::ui::theme::{self, SMALL, palette};
use crate::ui::widgets;
use crate::wording::Wording;
use egui::{Label, RichText, TextStyle, Ui};

/// What the card says.
pub(super) struct VerdictCard<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) session: &'a Session,
    /// The unit or entity.
    pub(super) name: &'a str,
    /// What it belongs to.
    pub(super) within: &'a str,
    /// The entity, where the card is about one: it may have earned more words than its band.
    pub(super) entity: Option<&'a Entity>,
    pub(super) verdict: &'a Verdict,
    pub(super) ranks: &'a [Rank],
}

/// A rank among so many.
pub(super) struct Rank {
    /// Key of the sentence, which says among whom.
    pub(super) key: &'static str,
    pub(super) rank: usize,
    pub(super) of: usize,
}

impl VerdictCard<'_> {
    pub(super) fn ui(&self, ui: &mut Ui) {
        let quiet = palette(ui).quiet;
        ui.spacing_mut().item_spacing.y = SMALL;
        ui.add(Label::new(RichText::new(self.name).text_style(TextStyle::Heading)).wrap());
        ui.add(Label::new(widgets::small(ui, self.within)).wrap());
        self.tags_ui(ui);
        self.score_ui(ui);
        widgets::scale(ui, &self.wording, self.verdict);
        for sentence in self.sentences() {
            ui.add(Label::new(RichText::new(sentence).color(quiet)).wrap());
        }
        if let Some(note) = &self.wording.instrument.note {
            widgets::disclosure(ui, &self.wording.locale.say("results-note"), |ui| {
                let note = note.get(self.wording.locale.language());
                ui.add(Label::new(RichText::new(note).small()).wrap().selectable(true));
            });
        }
    }

    fn tags_ui(&self, ui: &mut Ui) {
        let (provisional, example) = (self.wording.instrument.is_provisional(), self.session.round().info.example);
        if provisional || example {
            ui.horizontal(|ui| {
                if provisional {
                    widgets::provisional_tag(ui, self.wording.locale);
                }
                if example {
                    let tag = widgets::tag(ui, &self.wording.locale.say("example"));
                    tag.on_hover_text(self.wording.locale.say("results-example-why"));
                }
            });
        }
    }

    fn score_ui(&self, ui: &mut Ui) {
        let big = |text: String| RichText::new(text).text_style(theme::score());
        match self.verdict {
            Verdict::Final(score) => {
                ui.label(big(self.wording.score(score)));
                widgets::zone_badge(ui, &self.wording, score.band);
                ui.add(Label::new(self.label(score.band)).wrap());
                if let Some(printed) = &self.wording.instrument.band(score.band).printed {
                    let text = self.wording.locale.say_with("results-printed", &[("printed", printed)]);
                    ui.add(Label::new(text).wrap());
                }
            }
            Verdict::Open { low, high } => {
                ui.label(big(format!("{} – {}", self.wording.score(low), self.wording.score(high))));
                ui.horizontal(|ui| {
                    widgets::zone_badge(ui, &self.wording, low.band);
                    if high.band != low.band {
                        ui.label("–");
                        widgets::zone_badge(ui, &self.wording, high.band);
                    }
                });
            }
            Verdict::Nothing => {
                ui.label(big("–".to_owned()));
            }
        }
    }

    /// The label of the band, with the words that an entity has earned.
    fn label(&self, band: BandId) -> String {
        match self.entity {
            Some(entity) => self.wording.entity_label(band, entity),
            None => self.wording.instrument.band(band).label.get(self.wording.locale.language()).to_owned(),
        }
    }

    /// What can be said of the total.
    pub(super) fn in_words(&self) -> String {
        match self.entity {
            Some(entity) => self.wording.entity_verdict(self.verdict, entity),
            None => self.wording.verdict(self.verdict),
        }
    }

    /// What there is to say of the score, one sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let locale = self.wording.locale;
        let mut sentences = Vec::new();
        match self.verdict {
            Verdict::Final(score) => {
                sentences.extend(self.wording.rounding(score));
                sentences.push(self.gap(score));
            }
            Verdict::Open { .. } | Verdict::Nothing => sentences.push(self.in_words()),
        }
        sentences.extend(self.entity.and_then(|entity| self.wording.follow_up_sentence(entity)));
        for Rank { key, rank, of } in self.ranks {
            sentences.push(locale.say_with(key, &[("rank", &rank.to_string()), ("of", &of.to_string())]));
        }
        sentences
    }

    /// How much is wanting for the next band.
    fn gap(&self, score: &Score) -> String {
        let (locale, instrument) = (self.wording.locale, self.wording.instrument);
        let above = instrument.bands().take_while(|(id, _)| *id != score.band).last();
        let Some((id, band)) = above else { return locale.say("results-top") };
        let gap = locale.number(&(&band.from - &score.rounded), instrument.scale.digits);
        let key = match band.edge {
            Edge::Inclusive => "results-gap",
            Edge::Exclusive => "results-gap-above",
        };
        locale.say_with(key, &[("gap", &gap), ("band", &self.wording.band(id))])
    }
}
