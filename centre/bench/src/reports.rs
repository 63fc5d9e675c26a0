// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports as terminals write them: in each the health of one more hour with all gauges, in
//! one of ten a session with its receipt.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sportello_protocol::{
    Check, Duration, EndReason, Epoch, Gauge, HealthRow, Losses, Numbered, Outcome, Receipt,
    ReceiptVerdict, Record, Report, Row, Sequence, SessionRow, Spread, TaskId, TaskOutcome,
    Verdict,
};

use crate::region::now;

/// One of so many reports holds a session.
const SESSION_EVERY: u64 = 10;

/// What one terminal has told so far.
#[derive(Debug)]
pub(crate) struct Reporter {
    /// Spreads the sessions of many terminals over time.
    offset: u64,
    told: u64,
    sequence: u64,
    first_day: NaiveDate,
}

impl Reporter {
    /// `first_day`: that of the first hour that it tells of.
    pub(crate) fn new(number: usize, first_day: NaiveDate) -> Self {
        Self {
            offset: number as u64 % SESSION_EVERY,
            told: 0,
            sequence: 0,
            first_day,
        }
    }

    pub(crate) fn next(&mut self) -> anyhow::Result<Report> {
        let date = self.first_day + Days::new(self.told / 24);
        let hour = u8::try_from(self.told % 24)?;
        let mut rows = vec![self.number(Row::Health(health(date, hour)))];
        if (self.told + self.offset).is_multiple_of(SESSION_EVERY) {
            rows.push(self.number(Row::Session(session(date, hour)?)));
        }
        self.told += 1;
        Ok(Report {
            version: sportello_protocol::VERSION,
            clock: now(),
            losses: Losses::default(),
            rows,
        })
    }

    fn number(&mut self, row: Row) -> Numbered {
        self.sequence += 1;
        Numbered {
            epoch: Epoch(1),
            first: Sequence(self.sequence),
            last: Sequence(self.sequence),
            row,
        }
    }
}

fn health(date: NaiveDate, hour: u8) -> HealthRow {
    let gauges: BTreeMap<Gauge, Spread> = (0..)
        .zip(Gauge::ALL)
        .map(|(place, gauge)| {
            let low = 11 + place * 7;
            let spread = Spread {
                count: 60,
                low,
                high: low + 9,
                sum: low * 60 + 200,
            };
            (*gauge, spread)
        })
        .collect();
    HealthRow {
        date,
        hour: Some(hour),
        gauges,
    }
}

fn session(date: NaiveDate, hour: u8) -> anyhow::Result<SessionRow> {
    Ok(SessionRow {
        record: Record {
            date,
            hour,
            duration: Duration::From15To30,
            tasks: vec![
                TaskOutcome {
                    task: TaskId::parse("isee")?,
                    furthest_step: 4,
                    outcome: Outcome::Finished,
                },
                TaskOutcome {
                    task: TaskId::parse("spid")?,
                    furthest_step: 2,
                    outcome: Outcome::GivenUp,
                },
            ],
            end: EndReason::Citizen,
            help_asked: false,
            rating: Some(4),
            receipt: ReceiptVerdict::Clean,
        },
        receipt: Receipt {
            checks: Check::ALL
                .iter()
                .map(|check| (*check, Verdict::Pass))
                .collect(),
            duration_ms: 140,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_report_of_ten_holds_a_session_and_each_an_hour() {
        let day = "2026-10-01".parse().unwrap();
        let mut reporter = Reporter::new(3, day);
        let reports: Vec<Report> = (0..50).map(|_| reporter.next().unwrap()).collect();
        let rows: Vec<&Numbered> = reports.iter().flat_map(|report| &report.rows).collect();
        assert_eq!(rows.len(), 55);
        let numbers: Vec<u64> = rows.iter().map(|row| row.first.0).collect();
        assert_eq!(numbers, (1..=55).collect::<Vec<u64>>());
        let hours = rows.iter().filter_map(|row| match &row.row {
            Row::Health(health) => Some((health.date, health.hour)),
            _ => None,
        });
        let hours: std::collections::BTreeSet<_> = hours.collect();
        assert_eq!(hours.len(), 50);
        let packed = reports[0].pack().unwrap();
        assert_eq!(Report::unpack(&packed).unwrap(), reports[0]);
    }
}
