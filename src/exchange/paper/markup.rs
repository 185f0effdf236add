//! Texts as parts of a page: nothing that anybody wrote is taken for markup.

/// Writes a text so that it stands on a page as it is.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            '\r' => {}
            // A page must not hold these, and marks that turn the direction of writing would make it lie.
            c if c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}') =>
            {
                escaped.push('\u{fffd}');
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes a text as a string of a style sheet. Everything but plain letters and digits is written by its number, so that it ends
/// neither the string nor the sheet.
pub(super) fn style_string(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars().filter(|c| !c.is_control()) {
        if c.is_ascii_alphanumeric() || c == ' ' {
            string.push(c);
        } else {
            string.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    string.push('"');
    string
}

/// A page under way.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// Adds markup of our own.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Adds a text of anybody's.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.text.push_str(&escape(text));
        self
    }

    /// Adds an element of a class with a text.
    pub(super) fn element(&mut self, name: &str, class: &str, text: &str) -> &mut Self {
        self.raw("<").raw(name);
        if !class.is_empty() {
            self.raw(" class=\"").raw(class).raw("\"");
        }
        self.raw(">").text(text).raw("</").raw(name).raw(">")
    }

    /// Adds a box, crossed or to be crossed.
    pub(super) fn tick(&mut self, state: Tick) -> &mut Self {
        match state {
            Tick::Crossed => self.raw("<i class=\"b\">X</i>"),
            Tick::Open => self.raw("<i class=\"b\"></i>"),
        }
    }

    /// Adds an empty line to write on, as long as there is room.
    pub(super) fn line(&mut self) -> &mut Self {
        self.raw("<span class=\"line\"></span>")
    }

    /// Adds empty lines to write on.
    pub(super) fn lines(&mut self, count: usize) -> &mut Self {
        for _ in 0..count {
            self.line();
        }
        self
    }

    /// Returns the page.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Whether a box is crossed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tick {
    /// It is.
    Crossed,
    /// It is to be.
    Open,
}

impl Tick {
    /// Crosses the box of what was chosen.
    pub(super) fn when(chosen: bool) -> Self {
        if chosen { Self::Crossed } else { Self::Open }
    }
}
