// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The figures that have a bound, each told as it is found.

use std::fmt::Write as _;

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Bound {
    fn keeps(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
        }
    }

    fn tell(self, unit: &str) -> String {
        match self {
            Self::AtMost(most) => format!("at most {most} {unit}"),
            Self::AtLeast(least) => format!("at least {least} {unit}"),
        }
    }
}

/// One figure beside its bound.
#[derive(Debug, Clone)]
struct Line {
    what: String,
    figure: f64,
    bound: Bound,
    unit: &'static str,
}

impl Line {
    fn kept(&self) -> bool {
        self.bound.keeps(self.figure)
    }

    fn tell(&self) -> String {
        let word = if self.kept() { "kept" } else { "MISSED" };
        format!(
            "{word:>6}  {}: {:.3} {} ({})",
            self.what,
            self.figure,
            self.unit,
            self.bound.tell(self.unit)
        )
    }
}

/// All figures so far.
#[derive(Debug, Default)]
pub(crate) struct Bounds {
    lines: Vec<Line>,
}

impl Bounds {
    pub(crate) fn at_most(&mut self, what: &str, figure: f64, most: f64, unit: &'static str) {
        self.note(what, figure, Bound::AtMost(most), unit);
    }

    pub(crate) fn at_least(&mut self, what: &str, figure: f64, least: f64, unit: &'static str) {
        self.note(what, figure, Bound::AtLeast(least), unit);
    }

    fn note(&mut self, what: &str, figure: f64, bound: Bound, unit: &'static str) {
        let line = Line {
            what: what.to_owned(),
            figure,
            bound,
            unit,
        };
        crate::say(&line.tell());
        self.lines.push(line);
    }

    pub(crate) fn all_kept(&self) -> bool {
        self.lines.iter().all(Line::kept)
    }

    /// All of them in one table, and how many were missed.
    pub(crate) fn verdict(&self) -> String {
        let mut table = String::from("\nAll bounds:\n");
        for line in &self.lines {
            let _written = writeln!(table, "{}", line.tell());
        }
        let missed = self.lines.iter().filter(|line| !line.kept()).count();
        let _written = write!(table, "{missed} of {} bounds missed.", self.lines.len());
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_is_told_and_fails_the_whole() {
        let mut bounds = Bounds::default();
        bounds.at_most("memory", 60.0, 60.0, "MB");
        bounds.at_least("ingest", 0.5, 0.5, "times");
        assert!(bounds.all_kept());
        bounds.at_least("ingest again", 0.4, 0.5, "times");
        assert!(!bounds.all_kept());
        let verdict = bounds.verdict();
        assert!(verdict.contains("MISSED  ingest again: 0.400"), "{verdict}");
        assert!(verdict.ends_with("1 of 3 bounds missed."), "{verdict}");
    }

    #[test]
    fn what_could_not_be_measured_is_missed() {
        let mut bounds = Bounds::default();
        bounds.at_most("answer", f64::NAN, 100.0, "ms");
        assert!(!bounds.all_kept());
    }
}
