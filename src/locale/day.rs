//! Days as people count them, by the clock of the place they are at.

use super::{Locale, local};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

impl Locale {
    /// Writes a moment the way it is spoken of now: "hari ini 10.32", "kemarin 16.10", "6 Januari 2025 16.10". Both count milliseconds
    /// since 1970, UTC.
    #[must_use]
    pub fn moment(&self, at: i64, now: i64) -> String {
        let time = self.time(at);
        let (day, today) = (local(at).map(|at| at.date()), local(now).map(|now| now.date()));
        let yesterday = today.and_then(|today| today.checked_sub(1.day()).ok());
        match day {
            Some(_) if day == today => self.say_with("moment-today", &[("time", &time)]),
            Some(_) if day == yesterday => self.say_with("moment-yesterday", &[("time", &time)]),
            Some(_) | None => self.say_with("moment-day", &[("date", &self.date(at)), ("time", &time)]),
        }
    }
}

/// Returns when the local day of a moment began. Both count milliseconds since 1970, UTC.
#[must_use]
pub fn day_began(at: i64) -> i64 {
    local(at).and_then(|at| at.start_of_day().ok()).map_or(at, |began| millisecond(&began))
}

/// Returns when a day began at this place, written as `31-12-2024`, `31/12/2024`, `31.12.2024` or `2024-12-31`; none for what is no day.
/// Counts milliseconds since 1970, UTC.
#[must_use]
pub fn day_read(text: &str) -> Option<i64> {
    let began = date_read(text)?.to_zoned(TimeZone::system()).ok()?;
    Some(millisecond(&began))
}

/// Reads a day in any of these ways.
#[must_use]
pub fn date_read(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.', ' ']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn millisecond(zoned: &Zoned) -> i64 {
    zoned.timestamp().as_millisecond()
}
