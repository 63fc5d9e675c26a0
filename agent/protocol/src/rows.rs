// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rows: what a terminal's book holds for the centre. The words are those of the ledger; the
//! agent translates one into the other with a `match`, so that nothing is forgotten there
//! and nothing slips through here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use crate::bounds::at_most;
use crate::{BadValue, HostName, LanguageTag, TaskId};

mod row;

#[cfg(feature = "openapi")]
pub(crate) use row::Known;
pub use row::Row;

/// Tasks that one record holds at most.
const MAX_TASKS: usize = 32;
/// Entries of any map of a row at most.
const MAX_ENTRIES: usize = 128;
/// Longest wipe that is told, one hour. It keeps a date from hiding in the number.
const MAX_WIPE_MS: u32 = 3_600_000;

/// A closed list of words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

words!(
    /// How long a session lasted, minutes.
    Duration { Under5, From5To15, From15To30, From30To60, From60To90, Over90 }
);
words!(
    /// Why a session ended.
    EndReason {
        Citizen, TimeOver, Idle, JustArrived, LockedTooLong, Staff, Maintenance, Closing,
        CapsuleFailed, Interrupted,
    }
);
words!(
    /// How a task ended.
    Outcome { Finished, GivenUp, TimeOver, Interrupted }
);
words!(
    /// A wipe check.
    Check {
        Processes, Mounts, Files, PrintQueue, Sticks, Clipboard, Keyrings, CoreDumps, Swap,
        MemoryZeroed, NoSuid, OwnScope,
    }
);
words!(
    /// Outcome of one check.
    Verdict { Pass, Fail, NotCovered }
);
words!(
    /// Outcome of a whole receipt.
    ReceiptVerdict { Clean, Failed, NotProven }
);
words!(
    /// An accessibility mode.
    Mode {
        LargeText, HugeText, HighContrast, DarkTheme, ReducedMotion, Speech, SwitchScanning,
        OnScreenKeyboard, LargePointer, KeyboardOnly,
    }
);
words!(
    /// What was measured; the unit is part of the name. Yes or no is 1 or 0.
    Gauge {
        StateFreeMib,
        MemoryFreeMib,
        /// Hundredths of a runnable process, one-minute average.
        LoadHundredths,
        TemperatureCelsius,
        UptimeMinutes,
        NetworkUp,
        PrinterReady,
        /// From the order to end to the receipt.
        WipeMillis,
        CpuPercent,
        RootFreeMib,
        /// Share of the disk's rated writes that is used up.
        DiskWearPercent,
        BatteryPercent,
        NetworkQualityPercent,
        /// How far this clock is from the centre's; positive when it is ahead.
        ClockAheadSeconds,
        KioskAlive,
        CompositorAlive,
        BrowserAlive,
        /// Of the portals that the tasks need, how many answered.
        PortalsReachablePercent,
        /// Until the state partition is full at the present pace; absent when it is not filling.
        DiskFullInDays,
    }
);
words!(
    /// What is wrong with a terminal. Raised and cleared with hysteresis.
    Alarm {
        DiskNearlyFull, DiskWorn, MemoryShort, Hot, BatteryLow, ClockWrong, PrinterNotReady,
        KioskNotAlive, CompositorNotAlive, WipeFailed, PortalsUnreachable, NetworkPoor,
        LedgerDamaged, LedgerAtCap, UpdateFailed,
    }
);
words!(
    /// Why numbers have no row.
    LossCause { Cap, Damage }
);

/// The derive of schemas takes anything called `Duration` for the standard library's.
#[cfg(feature = "openapi")]
type SessionLength = Duration;

/// The finest time about a session: a local date and an hour, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hour {
    pub date: NaiveDate,
    #[serde(deserialize_with = "hour")]
    #[cfg_attr(feature = "openapi", schema(maximum = 23))]
    pub hour: u8,
}

/// One task of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskOutcome {
    pub task: TaskId,
    /// Furthest step shown, counted from 0.
    #[cfg_attr(feature = "openapi", schema(maximum = 65_535))]
    pub furthest_step: u16,
    pub outcome: Outcome,
}

/// The one coarse line that a session leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Record {
    pub date: NaiveDate,
    #[serde(deserialize_with = "hour")]
    #[cfg_attr(feature = "openapi", schema(maximum = 23))]
    pub hour: u8,
    #[cfg_attr(feature = "openapi", schema(value_type = SessionLength))]
    pub duration: Duration,
    #[serde(deserialize_with = "at_most::<_, _, MAX_TASKS>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 32))]
    pub tasks: Vec<TaskOutcome>,
    pub end: EndReason,
    pub help_asked: bool,
    /// 1 to 5, if given.
    #[serde(deserialize_with = "rating")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5))]
    pub rating: Option<u8>,
    pub receipt: ReceiptVerdict,
}

/// The checks of one wipe and how long they took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    #[serde(deserialize_with = "at_most::<_, _, MAX_ENTRIES>")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<(Check, Verdict)>, max_items = 128))]
    pub checks: Vec<(Check, Verdict)>,
    /// From the order to end to the last check; one hour at most.
    #[serde(deserialize_with = "wipe_ms")]
    #[cfg_attr(feature = "openapi", schema(maximum = 3_600_000))]
    pub duration_ms: u32,
}

/// A session's record and the receipt of its wipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionRow {
    pub record: Record,
    pub receipt: Receipt,
}

/// Answers to the notice's optional question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelperTotals {
    pub with_helper: u32,
    pub alone: u32,
    pub not_said: u32,
}

words!(
    /// An area of the self-assessment, by DigComp.
    Skill { Information, Communication, Content, Safety, Problems }
);
words!(
    /// How far somebody gets in an area.
    SkillLevel { Never, WithHelp, Alone, Teaches }
);

/// How often each level came out of the self-assessment in one area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelTotals {
    pub never: u32,
    pub with_help: u32,
    pub alone: u32,
    pub teaches: u32,
}

impl LevelTotals {
    /// How often this level came out.
    #[must_use]
    pub const fn get(&self, level: SkillLevel) -> u32 {
        match level {
            SkillLevel::Never => self.never,
            SkillLevel::WithHelp => self.with_help,
            SkillLevel::Alone => self.alone,
            SkillLevel::Teaches => self.teaches,
        }
    }
}

/// Totals of some days; every number stands by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayTotals {
    pub sessions: u32,
    #[serde(deserialize_with = "entries")]
    pub languages: BTreeMap<LanguageTag, u32>,
    #[serde(deserialize_with = "entries")]
    pub modes: BTreeMap<Mode, u32>,
    pub helper: HelperTotals,
    /// Areas of the self-assessment; absent from terminals of before, and where nobody did it.
    #[serde(
        default,
        deserialize_with = "entries",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub skills: BTreeMap<Skill, LevelTotals>,
}

/// Totals on their way to the centre. Sheets add up, they never replace each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DaySheet {
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub totals: DayTotals,
}

/// Samples of one gauge over an hour or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Spread {
    pub count: u32,
    pub low: i64,
    pub high: i64,
    pub sum: i64,
}

/// All gauges of one hour; of one day when `hour` is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HealthRow {
    pub date: NaiveDate,
    #[serde(deserialize_with = "maybe_hour")]
    #[cfg_attr(feature = "openapi", schema(maximum = 23))]
    pub hour: Option<u8>,
    #[serde(deserialize_with = "entries")]
    pub gauges: BTreeMap<Gauge, Spread>,
}

words!(
    /// What became of an alarm.
    AlarmChange { Raised, Cleared }
);

/// Something that happened to the terminal itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Event {
    /// The book was damaged: set aside, and a new one begun.
    SetAside { at: Hour, salvaged: u32, lost: u64 },
    /// The book had gone back in time; rows not yet sent moved to a new epoch.
    Renumbered { at: Hour, moved: u32 },
    /// An alarm was raised or cleared.
    Alarm {
        at: Hour,
        alarm: Alarm,
        change: AlarmChange,
    },
}

/// Covers a range of numbers whose rows are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Loss {
    pub cause: LossCause,
    /// Sessions known to be among them.
    pub sessions: u32,
}

/// Everything that a book has ever given up, as running totals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Losses {
    pub health_hours_merged: u64,
    pub health_dropped: u64,
    pub sessions_dropped: u64,
    pub others_dropped: u64,
    pub numbers_damaged: u64,
}

/// A host that a task needed and the terminal refused, so that the region can mend its lists.
/// Each names `sessions` (5 at least) that met it since it was last reported; rows add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Blocked {
    pub task: TaskId,
    pub host: HostName,
    #[serde(deserialize_with = "five_or_more")]
    #[cfg_attr(feature = "openapi", schema(minimum = 5))]
    pub sessions: u32,
}

fn hour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let hour = u8::deserialize(deserializer)?;
    if hour < 24 {
        Ok(hour)
    } else {
        Err(serde::de::Error::custom(BadValue::Hour(hour)))
    }
}

fn maybe_hour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    match Option::<u8>::deserialize(deserializer)? {
        Some(hour) if hour >= 24 => Err(serde::de::Error::custom(BadValue::Hour(hour))),
        hour => Ok(hour),
    }
}

fn rating<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    match Option::<u8>::deserialize(deserializer)? {
        Some(stars) if !(1..=5).contains(&stars) => {
            Err(serde::de::Error::custom(BadValue::Rating(stars)))
        }
        rating => Ok(rating),
    }
}

fn five_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let sessions = u32::deserialize(deserializer)?;
    if sessions >= 5 {
        Ok(sessions)
    } else {
        Err(serde::de::Error::custom(BadValue::TooFew))
    }
}

/// A longer wipe is told as the longest: one odd number must not hold a record back.
fn wipe_ms<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    u32::deserialize(deserializer).map(|millis| millis.min(MAX_WIPE_MS))
}

fn entries<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
{
    let entries = BTreeMap::<K, V>::deserialize(deserializer)?;
    if entries.len() > MAX_ENTRIES {
        return Err(serde::de::Error::custom(BadValue::TooMany("entries")));
    }
    Ok(entries)
}
