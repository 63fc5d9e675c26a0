// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Charts: where lines, bars and their marks stand, in the units of an SVG picture. What is
//! drawn here stands in a table below it as well.

use std::fmt::Write as _;

/// Width of every chart; it scales with the page.
pub const WIDTH: u32 = 640;
pub const HEIGHT: u32 = 200;
const START: f64 = 56.0;
const END: f64 = 632.0;
const TOP: f64 = 10.0;
const FOOT: f64 = 172.0;

/// A mark on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub at: String,
    pub label: String,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
}

/// What a template draws.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    /// Unique on its page.
    pub id: String,
    pub title: String,
    /// What somebody who does not see it hears.
    pub description: String,
    pub rows: Vec<Mark>,
    pub columns: Vec<Mark>,
    pub bars: Vec<Bar>,
    /// Between the lowest and the highest samples.
    pub bands: Vec<String>,
    /// Through the means; broken where nothing was measured.
    pub lines: Vec<String>,
}

/// Samples of one piece of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    pub low: f64,
    pub mean: f64,
    pub high: f64,
}

/// Bars side by side, one for each label.
#[must_use]
pub fn bars(values: &[(String, u64)]) -> Chart {
    let highest = values.iter().map(|(_, value)| *value).max().unwrap_or(0);
    let scale = Scale::of(0.0, float(highest));
    let step = (END - START) / float(values.len().max(1) as u64);
    let mut chart = Chart {
        rows: scale.marks(),
        ..Chart::default()
    };
    for (position, (_, value)) in values.iter().enumerate() {
        let top = scale.y(float(*value));
        chart.bars.push(Bar {
            x: tenth(START + step * (position as f64 + 0.12)),
            y: tenth(top),
            width: tenth((step * 0.76).max(1.0)),
            height: tenth(FOOT - top),
        });
    }
    chart.columns = labels(values.iter().map(|(label, _)| label.as_str()), step, 0.5);
    chart
}

/// A line through means with a band between lowest and highest; `None` breaks it.
#[must_use]
pub fn line(values: &[(String, Option<Sample>)]) -> Chart {
    let samples = || values.iter().filter_map(|(_, sample)| *sample);
    let low = samples()
        .map(|sample| sample.low)
        .fold(f64::INFINITY, f64::min);
    let high = samples()
        .map(|sample| sample.high)
        .fold(f64::NEG_INFINITY, f64::max);
    if !low.is_finite() || !high.is_finite() {
        return Chart::default();
    }
    let scale = Scale::of(low.min(0.0), high);
    let step = (END - START) / float(values.len().max(1) as u64);
    let mut chart = Chart {
        rows: scale.marks(),
        columns: labels(values.iter().map(|(label, _)| label.as_str()), step, 0.5),
        ..Chart::default()
    };
    let mut run: Vec<(f64, Sample)> = Vec::new();
    for (position, (_, sample)) in values.iter().enumerate() {
        match sample {
            Some(sample) => run.push((START + step * (position as f64 + 0.5), *sample)),
            None => finish(&mut run, &scale, &mut chart),
        }
    }
    finish(&mut run, &scale, &mut chart);
    chart
}

fn finish(run: &mut Vec<(f64, Sample)>, scale: &Scale, chart: &mut Chart) {
    if run.is_empty() {
        return;
    }
    let mut line = String::new();
    let mut band = String::new();
    let mut back = String::new();
    for (position, (x, sample)) in run.iter().enumerate() {
        let letter = if position == 0 { 'M' } else { 'L' };
        let x = tenth(*x);
        // Writing into a String cannot fail.
        let _ = write!(line, "{letter}{x} {} ", tenth(scale.y(sample.mean)));
        let _ = write!(band, "{letter}{x} {} ", tenth(scale.y(sample.high)));
    }
    for (x, sample) in run.iter().rev() {
        let _ = write!(back, "L{} {} ", tenth(*x), tenth(scale.y(sample.low)));
    }
    if run.len() == 1 {
        line.push_str("h1");
    }
    chart.lines.push(line.trim_end().to_owned());
    chart.bands.push(format!("{band}{back}Z"));
    run.clear();
}

/// Some eight labels at most, so that they do not run into each other; empty ones are none.
fn labels<'a>(all: impl Iterator<Item = &'a str>, step: f64, middle: f64) -> Vec<Mark> {
    let named: Vec<(usize, &str)> = all
        .enumerate()
        .filter(|(_, label)| !label.is_empty())
        .collect();
    let every = named.len().div_ceil(8).max(1);
    named
        .into_iter()
        .step_by(every)
        .map(|(position, label)| Mark {
            at: tenth(START + step * (position as f64 + middle)),
            label: label.to_owned(),
        })
        .collect()
}

/// From values to heights.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scale {
    low: f64,
    step: f64,
    steps: u32,
}

impl Scale {
    /// Round steps from at or below `low` to at or above `high`.
    fn of(low: f64, high: f64) -> Self {
        let span = (high - low).max(1.0);
        let rough = span / 4.0;
        let magnitude = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * magnitude)
            .find(|step| *step >= rough && (*step >= 1.0))
            .unwrap_or(10.0 * magnitude)
            .max(1.0);
        let step = step.ceil();
        let low = (low / step).floor() * step;
        let mut steps = 1;
        while low + step * f64::from(steps) < high && steps < 12 {
            steps += 1;
        }
        Self { low, step, steps }
    }

    fn y(&self, value: f64) -> f64 {
        let whole = self.step * f64::from(self.steps);
        let share = ((value - self.low) / whole).clamp(0.0, 1.0);
        FOOT - share * (FOOT - TOP)
    }

    fn marks(&self) -> Vec<Mark> {
        (0..=self.steps)
            .map(|step| {
                let value = self.low + self.step * f64::from(step);
                Mark {
                    at: tenth(self.y(value)),
                    label: sportello_console::form::grouped(&format!("{value:.0}")),
                }
            })
            .collect()
    }
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a picture has some hundred points; what is lost cannot be seen"
)]
const fn float(value: u64) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[u64]) -> Vec<(String, u64)> {
        values
            .iter()
            .map(|value| (value.to_string(), *value))
            .collect()
    }

    #[test]
    fn the_highest_bar_stays_inside_and_nothing_has_no_height() {
        let chart = bars(&numbers(&[0, 31, 7]));
        let heights: Vec<f64> = chart
            .bars
            .iter()
            .map(|bar| bar.height.parse().expect("a number"))
            .collect();
        assert!((heights[0]).abs() < 0.05);
        assert!(heights[1] <= FOOT - TOP && heights[1] > heights[2]);
        let marks: Vec<&str> = chart.rows.iter().map(|mark| mark.label.as_str()).collect();
        assert_eq!(marks, ["0", "10", "20", "30", "40"]);
    }

    #[test]
    fn an_empty_chart_is_drawn() {
        assert!(bars(&[]).bars.is_empty());
        assert_eq!(line(&[("a".to_owned(), None)]), Chart::default());
    }

    #[test]
    fn a_line_breaks_where_nothing_was_measured() {
        let sample = |mean| {
            Some(Sample {
                low: mean - 1.0,
                mean,
                high: mean + 1.0,
            })
        };
        let values = [sample(10.0), sample(11.0), None, sample(12.0)];
        let values: Vec<_> = values.into_iter().map(|v| ("x".to_owned(), v)).collect();
        let chart = line(&values);
        assert_eq!((chart.lines.len(), chart.bands.len()), (2, 2));
        assert!(chart.lines[1].ends_with("h1"));
    }

    #[test]
    fn absurd_numbers_stay_inside_the_picture() {
        for value in [u64::MAX, 1, 1 << 53] {
            for mark in bars(&numbers(&[value])).rows {
                let at: f64 = mark.at.parse().expect("a number");
                assert!((TOP - 0.1..=FOOT + 0.1).contains(&at), "{at}");
            }
        }
        let wild = Sample {
            low: -1e18,
            mean: 0.0,
            high: 1e18,
        };
        assert!(!line(&[("x".to_owned(), Some(wild))]).lines[0].contains("inf"));
    }

    #[test]
    fn labels_are_few() {
        assert!(bars(&numbers(&(0..62).collect::<Vec<_>>())).columns.len() <= 8);
    }
}
