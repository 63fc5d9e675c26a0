// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals: how often what happened. One tally for each day, month and year of the region,
//! each district and each site; they add up in any order.

use std::collections::BTreeMap;

pub(crate) mod body;
pub(crate) mod glance;
mod packed;
pub(crate) mod sum;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sportello_protocol::{
    DaySheet, Duration, EndReason, HostName, LanguageTag, Mode, Outcome, ReceiptVerdict,
    SessionRow, Skill, SkillLevel, TaskId,
};

/// Steps from here on are counted as this one: no task has so many.
const MAX_STEP: u16 = 99;

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Sessions,
    Hour(u8),
    Duration(Duration),
    End(EndReason),
    HelpAsked,
    /// 1 to 5.
    Rating(u8),
    Receipt(ReceiptVerdict),
    /// Receipts of empty sessions by which terminals proved themselves.
    Proof(ReceiptVerdict),
    TaskOpened(TaskId),
    TaskEnded(TaskId, Outcome),
    /// Furthest step of those who did not finish, counted from 0.
    TaskLeftAt(TaskId, u16),
    /// Sessions behind the languages, modes and helpers below: sheets leave a terminal later
    /// than records and only from five sessions on, so this is less than `Sessions`.
    SheetSessions,
    Language(LanguageTag),
    Mode(Mode),
    WithHelper,
    Alone,
    HelperNotSaid,
    /// What came of the self-assessment in an area.
    Assessed(Skill, SkillLevel),
    /// Sessions known to be lost with damaged or full books.
    LostSessions,
    /// Rows dated before 2020 or days ahead of the centre: counted on the day they arrived.
    Misdated,
    /// What no terminal can have counted honestly (thousands of sessions in a day, hundreds
    /// of task names): noted, not added.
    Implausible,
}

/// How often each thing happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(Measure, u64)>", into = "Vec<(Measure, u64)>")]
pub struct Tally(BTreeMap<Measure, u64>);

impl Tally {
    #[must_use]
    pub fn get(&self, measure: &Measure) -> u64 {
        self.0.get(measure).copied().unwrap_or(0)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Measure, u64)> {
        self.0.iter().map(|(measure, count)| (measure, *count))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn add(&mut self, measure: Measure, count: u64) {
        if count > 0 {
            let total = self.0.entry(measure).or_default();
            *total = total.saturating_add(count);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        for (measure, count) in &other.0 {
            self.add(measure.clone(), *count);
        }
    }

    /// What one session adds to its day.
    pub fn count_session(&mut self, row: &SessionRow) {
        let record = &row.record;
        self.add(Measure::Sessions, 1);
        self.add(Measure::Hour(record.hour), 1);
        self.add(Measure::Duration(record.duration), 1);
        self.add(Measure::End(record.end), 1);
        self.add(Measure::Receipt(record.receipt), 1);
        if record.help_asked {
            self.add(Measure::HelpAsked, 1);
        }
        if let Some(stars) = record.rating {
            self.add(Measure::Rating(stars), 1);
        }
        for task in &record.tasks {
            self.add(Measure::TaskOpened(task.task.clone()), 1);
            self.add(Measure::TaskEnded(task.task.clone(), task.outcome), 1);
            if task.outcome != Outcome::Finished {
                self.add(
                    Measure::TaskLeftAt(task.task.clone(), task.furthest_step.min(MAX_STEP)),
                    1,
                );
            }
        }
    }

    /// What a sheet adds to its last day.
    pub fn count_sheet(&mut self, sheet: &DaySheet) {
        let totals = &sheet.totals;
        self.add(Measure::SheetSessions, u64::from(totals.sessions));
        for (language, count) in &totals.languages {
            self.add(Measure::Language(language.clone()), u64::from(*count));
        }
        for (mode, count) in &totals.modes {
            self.add(Measure::Mode(*mode), u64::from(*count));
        }
        self.add(Measure::WithHelper, u64::from(totals.helper.with_helper));
        self.add(Measure::Alone, u64::from(totals.helper.alone));
        self.add(Measure::HelperNotSaid, u64::from(totals.helper.not_said));
        for (skill, levels) in &totals.skills {
            for level in SkillLevel::ALL {
                let count = u64::from(levels.get(*level));
                self.add(Measure::Assessed(*skill, *level), count);
            }
        }
    }
}

impl From<Vec<(Measure, u64)>> for Tally {
    fn from(entries: Vec<(Measure, u64)>) -> Self {
        let mut tally = Self::default();
        for (measure, count) in entries {
            tally.add(measure, count);
        }
        tally
    }
}

impl From<Tally> for Vec<(Measure, u64)> {
    fn from(tally: Tally) -> Self {
        tally.0.into_iter().collect()
    }
}

/// A host that a task needed and terminals refused, over the whole region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockedHost {
    pub task: TaskId,
    pub host: HostName,
    /// Sessions that met it.
    pub sessions: u64,
    /// Day of the last report about it.
    pub last_day: NaiveDate,
}
