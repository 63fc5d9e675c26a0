// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When something is wrong, and when it is over: rules over readings, no files, no clock.
//!
//! Invariants:
//! - One alarm is raised, then cleared, then raised: never twice the same in a row, also
//!   across restarts ([`Alarms::resume`] is given what stood).
//! - To raise, a reading must be beyond its limit [`Rule::raise_after`] minutes in a row; to
//!   clear, within its margin [`Rule::clear_after`] minutes in a row. In between nothing
//!   changes, so a value that trembles around a limit raises one alarm.
//! - An absent reading says nothing, and breaks no row. After [`FORGET_AFTER`] minutes without
//!   one the rule lets go: what cannot be measured any more (a battery taken out) must not
//!   stand for ever.
//! - An alarm with several rules stands while one of them does.

use std::collections::BTreeSet;

use sportello_protocol::{Alarm, AlarmChange};

mod table;

pub use table::RULES;

/// Minutes without a reading after which a rule lets go of its alarm.
pub const FORGET_AFTER: u16 = 180;

/// What a rule looks at. The unit is part of the name; yes or no is 1 or 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    StateFreeMib,
    RootFreeMib,
    DiskFullInDays,
    DiskWearPercent,
    DiskFailing,
    MemoryFreeMib,
    TemperatureCelsius,
    /// 100 while it charges: only an emptying battery is a worry.
    BatteryLeftPercent,
    /// Of the clock against the centre's, without sign.
    ClockOffSeconds,
    /// The wall clock is older than this program.
    ClockBeforeRelease,
    PrinterReady,
    KioskAlive,
    /// The watchdog waits: restarting did not help.
    KioskGivenUp,
    CompositorAlive,
    LastWipeFailed,
    PortalsReachablePercent,
    NetworkQualityPercent,
    LedgerDamaged,
    LedgerDropped,
}

impl Reading {
    /// How many there are.
    pub const COUNT: usize = Self::LedgerDropped as usize + 1;
}

/// One minute's readings; absent ones say nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readings([Option<i64>; Reading::COUNT]);

impl Default for Readings {
    fn default() -> Self {
        Self([None; Reading::COUNT])
    }
}

impl Readings {
    pub fn set(&mut self, reading: Reading, value: Option<i64>) {
        if let Some(place) = self.0.get_mut(reading as usize) {
            *place = value;
        }
    }

    #[must_use]
    pub fn get(&self, reading: Reading) -> Option<i64> {
        self.0.get(reading as usize).copied().flatten()
    }
}

/// On which side of a limit trouble lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Raised below the first, cleared at or above the second.
    Below(i64, i64),
    /// Raised above the first, cleared at or below the second.
    Above(i64, i64),
}

impl Limit {
    const fn is_beyond(self, value: i64) -> bool {
        match self {
            Self::Below(limit, _) => value < limit,
            Self::Above(limit, _) => value > limit,
        }
    }

    const fn is_well(self, value: i64) -> bool {
        match self {
            Self::Below(_, well) => value >= well,
            Self::Above(_, well) => value <= well,
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub alarm: Alarm,
    pub reading: Reading,
    pub limit: Limit,
    /// Minutes beyond the limit before it is raised; at least 1.
    pub raise_after: u16,
    /// Minutes within the margin before it is cleared; at least 1.
    pub clear_after: u16,
    /// Where the limit comes from.
    pub why: &'static str,
}

/// Where one rule stands.
#[derive(Debug, Clone, Copy, Default)]
struct Standing {
    stands: bool,
    /// Readings in a row that speak for a change.
    row: u16,
    /// Minutes without a reading.
    absent: u16,
}

impl Standing {
    fn see(&mut self, rule: &Rule, value: Option<i64>) {
        let Some(value) = value else {
            self.absent = self.absent.saturating_add(1);
            if self.absent >= FORGET_AFTER {
                self.stands = false;
                self.row = 0;
            }
            return;
        };
        self.absent = 0;
        let (speaks, needed) = if self.stands {
            (rule.limit.is_well(value), rule.clear_after)
        } else {
            (rule.limit.is_beyond(value), rule.raise_after)
        };
        self.row = if speaks {
            self.row.saturating_add(1)
        } else {
            0
        };
        if speaks && self.row >= needed {
            self.stands = !self.stands;
            self.row = 0;
        }
    }
}

/// All rules and where they stand.
#[derive(Debug, Clone)]
pub struct Alarms {
    rules: &'static [Rule],
    standing: Vec<Standing>,
    raised: BTreeSet<Alarm>,
}

impl Alarms {
    /// Nothing is wrong yet.
    #[must_use]
    pub fn new(rules: &'static [Rule]) -> Self {
        Self {
            rules,
            standing: vec![Standing::default(); rules.len()],
            raised: BTreeSet::new(),
        }
    }

    /// After a restart: `raised` stood when the agent last wrote it down. Every rule of such an
    /// alarm stands until its own readings clear it, so what went away meanwhile is cleared by
    /// the same rules, and is told. An alarm without a rule in this version is cleared by the
    /// first minute.
    #[must_use]
    pub fn resume(rules: &'static [Rule], raised: impl IntoIterator<Item = Alarm>) -> Self {
        let mut alarms = Self::new(rules);
        alarms.raised = raised.into_iter().collect();
        for (rule, standing) in alarms.rules.iter().zip(&mut alarms.standing) {
            standing.stands = alarms.raised.contains(&rule.alarm);
        }
        alarms
    }

    /// One minute has passed. Returns what changed, in the order of the words.
    pub fn see(&mut self, readings: &Readings) -> Vec<(Alarm, AlarmChange)> {
        let mut now = BTreeSet::new();
        for (rule, standing) in self.rules.iter().zip(&mut self.standing) {
            standing.see(rule, readings.get(rule.reading));
            if standing.stands {
                now.insert(rule.alarm);
            }
        }
        let mut changes: Vec<_> = now
            .difference(&self.raised)
            .map(|alarm| (*alarm, AlarmChange::Raised))
            .chain(
                self.raised
                    .difference(&now)
                    .map(|alarm| (*alarm, AlarmChange::Cleared)),
            )
            .collect();
        changes.sort_by_key(|(alarm, _)| *alarm);
        self.raised = now;
        changes
    }

    /// The alarms that stand, in the order of the words.
    pub fn raised(&self) -> impl Iterator<Item = Alarm> + '_ {
        self.raised.iter().copied()
    }
}
