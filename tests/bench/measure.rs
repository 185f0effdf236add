//! Measures and prints: median of many runs, target, floor.

use std::time::{Duration, Instant};

/// What has been measured.
pub(crate) struct Figures {
    filter: String,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    median: Duration,
    worst: Duration,
    target: Option<Duration>,
    note: String,
}

impl Figures {
    pub(crate) fn new(filter: String) -> Self {
        Self { filter, rows: Vec::new() }
    }

    /// Whether a benchmark of this name is asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        name.contains(&self.filter)
    }

    /// Runs something so many times after three runs to warm up, and keeps the median. Returns it.
    pub(crate) fn time(
        &mut self,
        name: &str,
        target: Option<Duration>,
        runs: usize,
        mut run: impl FnMut(),
    ) -> Duration {
        for _ in 0..3.min(runs) {
            run();
        }
        let times = (0..runs).map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        });
        self.keep(name, target, times.collect(), String::new())
    }

    /// Keeps times measured elsewhere. Returns their median.
    pub(crate) fn keep(
        &mut self,
        name: &str,
        target: Option<Duration>,
        mut times: Vec<Duration>,
        note: String,
    ) -> Duration {
        times.sort();
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        self.rows.push(Row { name: name.into(), median, worst, target, note });
        median
    }

    /// Adds a remark to the last row.
    pub(crate) fn note(&mut self, note: String) {
        if let Some(row) = self.rows.last_mut() {
            row.note = note;
        }
    }

    pub(crate) fn print(&self) {
        println!("{:<58} {:>11} {:>11} {:>9}", "", "median", "worst", "target");
        for row in &self.rows {
            let (target, met) = match row.target {
                None => (String::new(), "  "),
                Some(target) if row.median <= target => (show(target), "ok"),
                Some(target) => (show(target), "MISSED"),
            };
            let line = format!("{:<58} {:>11} {:>11} {target:>9} {met}", row.name, show(row.median), show(row.worst));
            println!("{line} {}", row.note);
        }
    }
}

fn show(time: Duration) -> String {
    let micros = time.as_nanos() / 100;
    let tenth = |value: u128, unit: &str| format!("{}.{} {unit}", value / 10, value % 10);
    match micros {
        0..10_000 => tenth(micros, "us"),
        10_000..10_000_000 => tenth(micros / 1000, "ms"),
        _ => tenth(micros / 1_000_000, "s"),
    }
}
