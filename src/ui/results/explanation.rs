//! The explanation as plain text, for a letter or a message.

use super::reasons::Reasons;
use super::verdict::VerdictCard;

/// What a unit scores and why, a line for every part, set in by its depth; before them what answers contradict each other.
pub(super) fn of_unit(card: &VerdictCard<'_>, reasons: &Reasons, findings: &[&str]) -> String {
    let mut text = heading(card);
    if !findings.is_empty() {
        text.push_str(&format!("{}\n\n", findings.join("\n")));
    }
    for (depth, line) in reasons.all().filter(|(depth, _)| *depth > 0) {
        let code = line.code.as_deref().map(|code| format!("{code} ")).unwrap_or_default();
        text.push_str(&format!("{}{code}{}: {}\n", "  ".repeat(depth - 1), line.title, line.reason));
    }
    text
}

/// Name, score, how firm it is, and what else there is to say of it.
pub(super) fn heading(card: &VerdictCard<'_>) -> String {
    let (wording, locale) = (card.wording, card.wording.locale);
    let verdict = card.in_words();
    let further = card.sentences().into_iter().filter(|sentence| *sentence != verdict);
    let mut lines: Vec<String> = further.collect();
    lines.insert(0, verdict);
    lines.insert(0, format!("{}, {}", card.name, card.within));
    let title = wording.instrument.title.get(locale.language());
    lines.push(locale.say_with("results-by", &[("title", title), ("id", &wording.instrument.id)]));
    if wording.instrument.is_provisional() {
        lines.push(format!("{}. {}", locale.say("provisional"), locale.say("ui-provisional-why")));
    }
    if card.session.round().info.example {
        lines.push(format!("{}. {}", locale.say("example"), locale.say("results-example-why")));
    }
    lines.join("\n") + "\n\n"
}
