//! What a field of text may hold. Whatever is typed, imported or received keeps to the same limits, so that nothing that can be
//! entered is refused later.

/// Most characters of a code or a label.
pub const LABEL: usize = 100;
/// Most characters of a name.
pub const NAME: usize = 200;
/// Most characters of a note, a reason, or an answer in free text.
pub const NOTE: usize = 10_000;

/// Whether a field may run over several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line, no tabs.
    One,
    /// Any number of lines.
    Many,
}

/// Why a field is refused whatever it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It holds a control character, or one that turns the direction of writing.
    Control,
    /// It has more characters than this.
    Long(usize),
}

/// Returns what is wrong with a field, if anything is.
#[must_use]
pub fn fault(text: &str, most: usize, lines: Lines) -> Option<Fault> {
    // Nearly every field is plain; this test needs no decoding.
    if text.len() <= most && text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return None;
    }
    let allowed = |c: char| lines == Lines::Many && matches!(c, '\n' | '\r' | '\t');
    // These could make a printed name or number read differently from what is stored.
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|c| (c.is_control() && !allowed(c)) || turns(c)) {
        return Some(Fault::Control);
    }
    (text.chars().count() > most).then_some(Fault::Long(most))
}

/// Returns a typed or pasted text without what no field may hold: invisible control characters and marks that turn the
/// direction of writing, which word processors and messengers leave in what is copied from them.
#[must_use]
pub fn cleaned(text: &str, most: usize, lines: Lines) -> String {
    let kept = text.chars().filter(|c| fault(c.encode_utf8(&mut [0; 4]), 1, lines).is_none());
    kept.take(most).collect()
}
