// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Health over time: hours and days folded into the pieces of a chart and of its table.

use chrono::{Datelike, Days, NaiveDate};
use sportello_console::{Frame, form};
use sportello_protocol::{Gauge, Spread};
use sportello_store::Health;

use crate::chart::{self, Chart, Sample};
use crate::pages::grid::{Grid, grid};
use crate::said;
use crate::table::{Column, Row, Table, Value};

/// How far back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Range {
    Day,
    Week,
    Month,
    Year,
}

impl Range {
    pub(crate) const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    pub(crate) fn asked(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|range| range.word() == word)
            .unwrap_or(Self::Day)
    }

    /// The first day that is read.
    pub(crate) fn first(self, today: NaiveDate) -> NaiveDate {
        let days = match self {
            Self::Day => 1,
            Self::Week => 6,
            Self::Month => 29,
            Self::Year => 364,
        };
        today.checked_sub_days(Days::new(days)).unwrap_or(today)
    }

    /// Into which piece a row falls: days, hours or months since some start.
    fn piece(self, row: &Health) -> Piece {
        match self {
            Self::Day | Self::Week => Piece {
                day: row.date,
                hour: row.hour,
            },
            Self::Month | Self::Year => Piece {
                day: row.date,
                hour: None,
            },
        }
    }

    /// The same for the table, which is read and not seen at a glance.
    fn line(self, piece: Piece) -> Piece {
        match self {
            Self::Day => piece,
            Self::Week | Self::Month => Piece {
                hour: None,
                ..piece
            },
            Self::Year => Piece {
                day: piece.day.with_day(1).unwrap_or(piece.day),
                hour: None,
            },
        }
    }

    /// All pieces from the first to the last, those without a sample too.
    fn pieces(self, today: NaiveDate) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut day = Some(self.first(today));
        while let Some(date) = day.filter(|day| *day <= today) {
            match self {
                Self::Day | Self::Week => pieces.extend((0..24).map(|hour| Piece {
                    day: date,
                    hour: Some(hour),
                })),
                Self::Month | Self::Year => pieces.push(Piece {
                    day: date,
                    hour: None,
                }),
            }
            day = date.succ_opt();
        }
        pieces
    }
}

/// An hour of a day, or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    day: NaiveDate,
    hour: Option<u8>,
}

/// One gauge: a sentence, a chart, its table.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) chart: Chart,
    pub(super) table: Grid,
}

/// Gauges that are drawn, those that tell most first; the others stand in the export.
const DRAWN: [Gauge; 12] = [
    Gauge::StateFreeMib,
    Gauge::MemoryFreeMib,
    Gauge::CpuPercent,
    Gauge::TemperatureCelsius,
    Gauge::NetworkQualityPercent,
    Gauge::PortalsReachablePercent,
    Gauge::PrinterReady,
    Gauge::BatteryPercent,
    Gauge::DiskWearPercent,
    Gauge::ClockAheadSeconds,
    Gauge::WipeMillis,
    Gauge::LoadHundredths,
];

pub(super) fn panels(page: &Frame, range: Range, today: NaiveDate, rows: &[Health]) -> Vec<Panel> {
    let pieces = range.pieces(today);
    DRAWN
        .into_iter()
        .filter_map(|gauge| panel(page, range, gauge, &pieces, rows))
        .collect()
}

fn panel(
    page: &Frame,
    range: Range,
    gauge: Gauge,
    pieces: &[Piece],
    rows: &[Health],
) -> Option<Panel> {
    use std::collections::BTreeMap;
    let mut drawn: BTreeMap<Piece, Spread> = BTreeMap::new();
    let mut told: BTreeMap<Piece, Spread> = BTreeMap::new();
    let mut whole: Option<Spread> = None;
    for row in rows {
        let Some(spread) = row.gauges.get(&gauge).filter(|spread| spread.count > 0) else {
            continue;
        };
        let piece = range.piece(row);
        fold(drawn.entry(piece).or_insert(EMPTY), spread);
        fold(told.entry(range.line(piece)).or_insert(EMPTY), spread);
        fold(whole.get_or_insert(EMPTY), spread);
    }
    let whole = whole?;
    let values: Vec<(String, Option<Sample>)> = pieces
        .iter()
        .map(|piece| {
            let sample = drawn.get(piece).map(|spread| Sample {
                low: float(spread.low),
                mean: mean(spread),
                high: float(spread.high),
            });
            (mark(range, *piece), sample)
        })
        .collect();
    let title = said::say(page.words(), "gauge", &gauge);
    let number =
        |value: f64| form::decimal(value, usize::from(value.abs() < 10.0), page.language());
    let sentence = page
        .say("views-gauge-sentence")
        .put("mean", number(mean(&whole)))
        .put("low", number(float(whole.low)))
        .put("high", number(float(whole.high)))
        .to_string();
    let mut table = Table::new(vec![
        Column::new("when", page.say("views-col-when")),
        Column::new("low", page.say("views-col-low")),
        Column::new("mean", page.say("views-col-mean")),
        Column::new("high", page.say("views-col-high")),
    ]);
    for (piece, spread) in &told {
        table.push(vec![
            when(page, range, *piece).into(),
            Value::Signed(spread.low),
            Value::Signed(round(mean(spread))),
            Value::Signed(spread.high),
        ]);
    }
    let mut chart = chart::line(&values);
    chart.id = said::key("gauge", &gauge);
    chart.title.clone_from(&title);
    chart.description.clone_from(&sentence);
    Some(Panel {
        table: grid(&title, table),
        title,
        sentence,
        chart,
    })
}

const EMPTY: Spread = Spread {
    count: 0,
    low: i64::MAX,
    high: i64::MIN,
    sum: 0,
};

/// What a terminal reports may be absurd: nothing overflows.
fn fold(all: &mut Spread, one: &Spread) {
    all.count = all.count.saturating_add(one.count);
    all.low = all.low.min(one.low);
    all.high = all.high.max(one.high);
    all.sum = all.sum.saturating_add(one.sum);
}

fn mean(spread: &Spread) -> f64 {
    float(spread.sum) / f64::from(spread.count.max(1))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a picture shows three digits of it"
)]
const fn float(value: i64) -> f64 {
    value as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and a mean lies between two whole numbers"
)]
fn round(value: f64) -> i64 {
    value.round() as i64
}

/// Under the chart.
fn mark(range: Range, piece: Piece) -> String {
    match (range, piece.hour) {
        (Range::Day, Some(hour)) => format!("{hour:02}:00"),
        // A week is marked where its days begin.
        (Range::Week, Some(1..)) => String::new(),
        (Range::Year, _) => piece.day.format("%m/%y").to_string(),
        _ => piece.day.format("%d/%m").to_string(),
    }
}

/// In the table.
fn when(page: &Frame, range: Range, piece: Piece) -> String {
    match (range, piece.hour) {
        (Range::Year, _) => format!(
            "{} {}",
            form::month(piece.day.month(), page.language()),
            piece.day.year()
        ),
        (_, Some(hour)) => format!("{}, {hour:02}:00", page.date(&piece.day)),
        (_, None) => page.date(&piece.day),
    }
}

/// Everything that was measured, for a file.
pub(crate) fn columns(page: &Frame) -> Vec<Column> {
    vec![
        Column::new("date", page.say("views-col-when")),
        Column::new("hour", page.say("views-col-hour")),
        Column::new("gauge", page.say("views-col-gauge")),
        Column::new("low", page.say("views-col-low")),
        Column::new("mean", page.say("views-col-mean")),
        Column::new("high", page.say("views-col-high")),
        Column::new("samples", page.say("views-col-samples")),
    ]
}

pub(crate) fn lines(rows: &[Health]) -> Vec<Row> {
    rows.iter()
        .flat_map(|row| {
            row.gauges.iter().map(|(gauge, spread)| {
                vec![
                    Value::Day(row.date),
                    row.hour
                        .map_or(Value::Nothing, |hour| u64::from(hour).into()),
                    said::word(gauge).into(),
                    Value::Signed(spread.low),
                    Value::Signed(round(mean(spread))),
                    Value::Signed(spread.high),
                    u64::from(spread.count).into(),
                ]
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_range_has_a_piece_for_each_hour_or_day() {
        let today = day("2026-03-31");
        let lengths: Vec<usize> = Range::ALL
            .into_iter()
            .map(|range| range.pieces(today).len())
            .collect();
        assert_eq!(lengths, [48, 168, 30, 365]);
        assert_eq!(Range::Year.first(today), day("2025-04-01"));
    }

    #[test]
    fn a_year_is_told_by_the_month() {
        let piece = Piece {
            day: day("2026-03-31"),
            hour: None,
        };
        assert_eq!(Range::Year.line(piece).day, day("2026-03-01"));
    }

    #[test]
    fn absurd_samples_do_not_overflow() {
        let mut all = EMPTY;
        let wild = Spread {
            count: u32::MAX,
            low: i64::MIN,
            high: i64::MAX,
            sum: i64::MAX,
        };
        fold(&mut all, &wild);
        fold(&mut all, &wild);
        assert_eq!((all.count, all.sum), (u32::MAX, i64::MAX));
    }
}
