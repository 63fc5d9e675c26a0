// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is left in the battery of an itinerant laptop.

use std::path::Path;

use super::small_file::{entries, number, word};

/// The emptiest battery of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Battery {
    pub percent: i64,
    /// It is being emptied now.
    pub discharging: bool,
}

/// The emptiest battery that powers this machine. Those of mice and keyboards do not count; one
/// that does not say how full it is says nothing.
#[must_use]
pub fn read(sys: &Path) -> Option<Battery> {
    entries(&sys.join("class/power_supply"))
        .into_iter()
        .filter(|supply| {
            let is = |file: &str, word_there: &str| {
                word(&supply.join(file)).is_some_and(|word| word.eq_ignore_ascii_case(word_there))
            };
            is("type", "battery") && !is("scope", "device") && !is("present", "0")
        })
        .filter_map(|supply| {
            Some(Battery {
                percent: percent(&supply)?,
                discharging: word(&supply.join("status")).is_some_and(|word| word == "Discharging"),
            })
        })
        .min_by_key(|battery| battery.percent)
}

fn percent(supply: &Path) -> Option<i64> {
    let share = |now: &str, full: &str| {
        let now = number(&supply.join(now)).filter(|now| *now >= 0)?;
        let full = number(&supply.join(full)).filter(|full| *full > 0)?;
        now.checked_mul(100).map(|now| now / full)
    };
    number(&supply.join("capacity"))
        .or_else(|| share("energy_now", "energy_full"))
        .or_else(|| share("charge_now", "charge_full"))
        // A worn battery may hold a little more than it was measured for.
        .filter(|percent| (0..=110).contains(percent))
        .map(|percent| percent.min(100))
}
