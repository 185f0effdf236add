//! The two-minute tour (tur dua menit) of the sample round: what it asks for, step by step, and what of it has been done.
//!
//! The tour itself knows no window: whoever performs actions tells it what the assessor did. Views only say where on the screen
//! the things are that it is about.

mod card;
mod spot;

pub(super) use card::{corner_ui, keys, strip_ui};
pub(super) use spot::{Spot, did, point, take_done};

/// What the assessor is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Open the checklist of a unit.
    Open,
    /// Answer an item by a digit.
    Answer,
    /// Write a note.
    Note,
    /// Mark an item as not observed or not applicable, with a reason.
    Reason,
    /// Take an answer back.
    Clear,
    /// Go to what is missing.
    Missing,
    /// Show only what has no answer.
    Filter,
    /// Look at the score.
    Score,
    /// Ask for an export.
    Export,
}

/// The steps in order.
pub const STEPS: [Step; 9] = [
    Step::Open,
    Step::Answer,
    Step::Note,
    Step::Reason,
    Step::Clear,
    Step::Missing,
    Step::Filter,
    Step::Score,
    Step::Export,
];

/// Which way the tour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the next step.
    Next,
    /// To the step before.
    Back,
    /// Out of the tour.
    Leave,
}

/// Whether the tour goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    /// It does.
    Yes,
    /// It is over.
    Over,
}

/// The tour while it goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    at: usize,
    done: [bool; STEPS.len()],
}

impl Step {
    /// Returns the key of what it asks for, in two sentences.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "tour-open",
            Self::Answer => "tour-answer",
            Self::Note => "tour-note",
            Self::Reason => "tour-reason",
            Self::Clear => "tour-clear",
            Self::Missing => "tour-missing",
            Self::Filter => "tour-filter",
            Self::Score => "tour-score",
            Self::Export => "tour-export",
        }
    }

    /// Returns the things on the screen that it is about; the first one that can be seen is pointed at.
    fn spots(self) -> &'static [Spot] {
        match self {
            Self::Open => &[Spot::UnitRow, Spot::ChecklistTab],
            Self::Answer | Self::Clear => &[Spot::Answers, Spot::ChecklistTab],
            Self::Note => &[Spot::Note, Spot::ChecklistTab],
            Self::Reason => &[Spot::States, Spot::ChecklistTab],
            Self::Missing => &[Spot::Missing, Spot::ChecklistTab],
            Self::Filter => &[Spot::Filters, Spot::ChecklistTab],
            Self::Score => &[Spot::Verdict, Spot::ResultsTab],
            Self::Export => &[Spot::Menu],
        }
    }
}

impl Tour {
    /// Returns the step it stands at.
    #[must_use]
    pub fn step(&self) -> Step {
        STEPS[self.at]
    }

    /// Returns the place of the step among all, from 1.
    #[must_use]
    pub fn place(&self) -> usize {
        self.at + 1
    }

    /// Whether what the step asks for has been done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done[self.at]
    }

    /// Whether the step is the last one.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.place() == STEPS.len()
    }

    /// Hears that the assessor did what a step asks for; what is not asked for now does not count.
    pub fn heed(&mut self, did: Step) {
        if did == self.step() {
            self.done[self.at] = true;
        }
    }

    /// Goes on, back or out. A step that has not been done can be passed over.
    pub fn go(&mut self, way: Move) -> Running {
        match way {
            Move::Leave => Running::Over,
            Move::Next if self.is_last() => Running::Over,
            Move::Next => {
                self.at += 1;
                Running::Yes
            }
            Move::Back => {
                self.at = self.at.saturating_sub(1);
                Running::Yes
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_done_only_by_what_it_asks_for_and_while_it_asks() {
        let mut tour = Tour::default();
        tour.heed(Step::Answer);
        assert!(!tour.is_done());
        tour.heed(Step::Open);
        assert!(tour.is_done());
        assert_eq!(tour.go(Move::Next), Running::Yes);
        assert_eq!((tour.step(), tour.is_done()), (Step::Answer, false), "what came too early does not count");
        assert_eq!(tour.go(Move::Back), Running::Yes);
        assert!(tour.is_done(), "what has been done stays done");
    }

    #[test]
    fn the_tour_is_over_after_its_last_step_and_whenever_it_is_left() {
        let mut tour = Tour::default();
        for step in STEPS {
            assert_eq!(tour.step(), step);
            tour.heed(step);
            let over = tour.is_last();
            assert_eq!(tour.go(Move::Next), if over { Running::Over } else { Running::Yes });
        }
        let mut tour = Tour::default();
        assert_eq!(tour.go(Move::Back), Running::Yes);
        assert_eq!((tour.place(), tour.go(Move::Leave)), (1, Running::Over));
    }
}
