// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How hot the machine is: the hottest sensor that makes sense.

use std::path::Path;

use super::small_file::{entries, number, word};

/// Thousandths of a degree that a sensor of a running machine can show.
const PLAUSIBLE: std::ops::RangeInclusive<i64> = -40_000..=125_000;
/// Drivers whose sensors sit in the processor.
const PROCESSOR: [&str; 5] = ["coretemp", "k10temp", "zenpower", "cpu_thermal", "k8temp"];

/// Degrees Celsius of the hottest thermal zone; where the kernel has none, of the processor's own
/// sensors. A sensor that shows nonsense is passed over.
#[must_use]
pub fn celsius(sys: &Path) -> Option<i64> {
    zones(sys)
        .or_else(|| processor(sys))
        .map(|thousandths| thousandths.div_euclid(1000))
}

fn zones(sys: &Path) -> Option<i64> {
    entries(&sys.join("class/thermal"))
        .into_iter()
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with("thermal_zone"))
        })
        .filter_map(|zone| number(&zone.join("temp")))
        .filter(|value| PLAUSIBLE.contains(value))
        .max()
}

fn processor(sys: &Path) -> Option<i64> {
    entries(&sys.join("class/hwmon"))
        .into_iter()
        .filter(|chip| word(&chip.join("name")).is_some_and(|name| PROCESSOR.contains(&&*name)))
        .flat_map(|chip| entries(&chip))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with("temp") && name.ends_with("_input"))
        })
        .filter_map(|sensor| number(&sensor))
        .filter(|value| PLAUSIBLE.contains(value))
        .max()
}
