// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Health samples. They are rolled into hours as they are written, so that their number
//! is bounded and no precise time stands beside the records.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::context::{Hour, HourOfDay};

/// What was measured, and in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gauge {
    StateFreeMib,
    MemoryFreeMib,
    /// Hundredths of a runnable process, one-minute average.
    LoadHundredths,
    TemperatureCelsius,
    UptimeMinutes,
    /// 1 when the network answered.
    NetworkUp,
    /// 1 when a printer is ready.
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
    /// 1 when the shell's event loop answers.
    KioskAlive,
    CompositorAlive,
    BrowserAlive,
    /// Of the portals that the tasks need, how many answered.
    PortalsReachablePercent,
    /// Until the state partition is full at the present pace; absent when it is not filling.
    DiskFullInDays,
}

impl Gauge {
    /// Whether the first version of the book knew this word.
    pub(crate) const fn is_of_the_first(self) -> bool {
        matches!(
            self,
            Self::StateFreeMib
                | Self::MemoryFreeMib
                | Self::LoadHundredths
                | Self::TemperatureCelsius
                | Self::UptimeMinutes
                | Self::NetworkUp
                | Self::PrinterReady
                | Self::WipeMillis
        )
    }
}

/// One measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthSample {
    pub at: Hour,
    pub gauge: Gauge,
    pub value: i64,
}

/// Samples of one gauge over an hour or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    pub count: u32,
    pub low: i64,
    pub high: i64,
    /// Sum of all values, for the mean.
    pub sum: i64,
}

impl Spread {
    pub(crate) const fn of(value: i64) -> Self {
        Self {
            count: 1,
            low: value,
            high: value,
            sum: value,
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.low = self.low.min(other.low);
        self.high = self.high.max(other.high);
        self.sum = self.sum.saturating_add(other.sum);
    }
}

/// All gauges of one hour; of one day once space was short (`hour` is then `None`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthRow {
    pub date: NaiveDate,
    pub hour: Option<HourOfDay>,
    pub gauges: BTreeMap<Gauge, Spread>,
}
