// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The figures that have a bound, each told as it is found.

/// One figure beside its bound.
#[derive(Debug, Clone)]
struct Line {
    what: String,
    kept: bool,
}

/// All figures so far.
#[derive(Debug, Default)]
pub(crate) struct Bounds {
    lines: Vec<Line>,
}

impl Bounds {
    /// Notes a figure that may be at most `most`, and prints it with what it is compared to.
    pub(crate) fn at_most(&mut self, what: &str, figure: f64, most: f64, unit: &str) {
        let kept = figure <= most;
        let word = if kept { "kept" } else { "MISSED" };
        crate::say(&format!(
            "{word:>6}  {what}: {figure:.2} {unit} (bound {most} {unit})"
        ));
        self.lines.push(Line {
            what: what.to_owned(),
            kept,
        });
    }

    pub(crate) fn all_kept(&self) -> bool {
        self.lines.iter().all(|line| line.kept)
    }

    /// One sentence, naming what was missed.
    pub(crate) fn verdict(&self) -> String {
        let missed: Vec<&str> = self
            .lines
            .iter()
            .filter(|line| !line.kept)
            .map(|line| line.what.as_str())
            .collect();
        if missed.is_empty() {
            format!("All {} bounds kept.", self.lines.len())
        } else {
            format!(
                "{} of {} bounds MISSED: {}.",
                missed.len(),
                self.lines.len(),
                missed.join("; ")
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_is_named() {
        let mut bounds = Bounds::default();
        bounds.at_most("memory", 60.0, 60.0, "MB");
        assert!(bounds.all_kept());
        bounds.at_most("frames", 33.5, 33.0, "ms");
        assert!(!bounds.all_kept());
        assert_eq!(bounds.verdict(), "1 of 2 bounds MISSED: frames.");
    }
}
