//! Photos and documents that are not taken, in words.

use super::Failure;
use crate::evidence::{LARGEST_IMAGE, Refused};
use crate::locale::Message;
use std::path::Path;

impl Failure {
    /// A file that is not taken as evidence.
    #[must_use]
    pub fn evidence(name: &str, refused: &Refused) -> Self {
        let (why, remedy) = match refused {
            Refused::Unreadable(error) => {
                let Self { why, remedy, .. } = Self::file(Path::new(name), error);
                return Self::new(not_taken(name), why, remedy);
            }
            Refused::Empty => (Message::new("why-evidence-empty"), "remedy-evidence-copy"),
            Refused::Unknown => (Message::new("why-evidence-unknown"), "remedy-evidence-unknown"),
            Refused::Video => (Message::new("why-evidence-video"), "remedy-evidence-video"),
            Refused::Heic => (Message::new("why-evidence-heic"), "remedy-evidence-heic"),
            Refused::TooLarge { most } => {
                let remedy =
                    if *most == LARGEST_IMAGE { "remedy-evidence-pixels" } else { "remedy-evidence-large-pdf" };
                (Message::new("why-evidence-large").with("most", most >> 20), remedy)
            }
            Refused::TooManyPixels { width, height } => {
                let why = Message::new("why-evidence-pixels").with("width", width).with("height", height);
                (why, "remedy-evidence-pixels")
            }
            Refused::Incomplete => (Message::new("why-evidence-incomplete"), "remedy-evidence-copy"),
            Refused::Damaged { detail } => {
                (Message::new("why-evidence-damaged").with("detail", detail), "remedy-evidence-copy")
            }
            Refused::Active { name } => {
                (Message::new("why-evidence-active").with("name", name), "remedy-evidence-print")
            }
            Refused::Locked => (Message::new("why-evidence-locked"), "remedy-evidence-locked"),
            Refused::Obscure => (Message::new("why-evidence-obscure"), "remedy-evidence-print"),
        };
        Self::new(not_taken(name), why, Message::new(remedy))
    }
}

fn not_taken(name: &str) -> Message {
    Message::new("failure-evidence").with("file", name)
}
