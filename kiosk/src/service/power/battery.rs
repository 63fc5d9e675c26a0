// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How full the batteries are, and whether the machine lives on them, from the small files of
//! `/sys/class/power_supply`.
//!
//! A laptop with two batteries runs until both are empty, so all count as one. What drives
//! disagree about is decided in favour of the battery that is being emptied: a charger too weak
//! for the machine is plugged in, and the session still has to end.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sportello_session::Battery;

/// Longest file that is read.
const LIMIT: u64 = 256;
/// Supplies looked at: a dock brings a handful.
const MOST: usize = 32;

/// One battery of the machine.
#[derive(Debug, Clone, Copy)]
struct One {
    /// What is in it and what fits, in whatever unit it counts.
    held: Option<(u64, u64)>,
    percent: Option<u64>,
    flow: Flow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Emptying,
    Filling,
    /// Full, resting, or it does not say.
    Still,
}

/// All batteries of the machine as one; `None` without any that says how full it is.
#[must_use]
pub fn read(supplies: &Path) -> Option<Battery> {
    let supplies = entries(supplies);
    let batteries: Vec<One> = supplies.iter().filter_map(|it| battery(it)).collect();
    let percent = together(&batteries)?;
    let any = |flow| batteries.iter().any(|battery| battery.flow == flow);
    let plugs: Vec<bool> = supplies.iter().filter_map(|it| plug(it)).collect();
    let emptying = if any(Flow::Filling) {
        false
    } else if any(Flow::Emptying) {
        true
    } else {
        !plugs.is_empty() && !plugs.contains(&true)
    };
    Some(Battery { percent, emptying })
}

/// Percent of all that fits into them.
fn together(batteries: &[One]) -> Option<u8> {
    let held: Option<Vec<(u64, u64)>> = batteries.iter().map(|battery| battery.held).collect();
    let percent = match held.filter(|held| !held.is_empty()) {
        Some(held) => {
            let sum = |pick: fn(&(u64, u64)) -> u64| {
                held.iter().map(pick).fold(0_u64, u64::saturating_add)
            };
            let (now, full) = (sum(|it| it.0), sum(|it| it.1));
            u128::from(now) * 100 / u128::from(full.max(1))
        }
        None => {
            let said: Vec<u64> = batteries.iter().filter_map(|it| it.percent).collect();
            let count = u64::try_from(said.len()).ok().filter(|count| *count > 0)?;
            u128::from(said.iter().sum::<u64>() / count)
        }
    };
    // A worn battery may hold a little more than it was measured for.
    u8::try_from(percent.min(100)).ok()
}

/// Those of mice and keyboards do not count.
fn battery(supply: &Path) -> Option<One> {
    let is = |file: &str, there: &str| {
        word(&supply.join(file)).is_some_and(|word| word.eq_ignore_ascii_case(there))
    };
    if !is("type", "battery") || is("scope", "device") || is("present", "0") {
        return None;
    }
    let held = |now: &str, full: &str| {
        let full = number(&supply.join(full)).filter(|full| *full > 0)?;
        Some((number(&supply.join(now))?, full))
    };
    let one = One {
        held: held("energy_now", "energy_full").or_else(|| held("charge_now", "charge_full")),
        percent: number(&supply.join("capacity")).filter(|percent| *percent <= 110),
        flow: match word(&supply.join("status")).as_deref() {
            Some("Discharging") => Flow::Emptying,
            Some("Charging") => Flow::Filling,
            _ => Flow::Still,
        },
    };
    (one.held.is_some() || one.percent.is_some()).then_some(one)
}

/// Whether something that brings power from outside does so; `None`: it is no such thing.
fn plug(supply: &Path) -> Option<bool> {
    let kind = word(&supply.join("type"))?;
    (kind == "Mains" || kind == "USB").then(|| number(&supply.join("online")) == Some(1))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(found) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = found
        .take(MOST)
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    paths
}

fn word(file: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(file)
        .ok()?
        .take(LIMIT)
        .read_to_end(&mut bytes)
        .ok()?;
    String::from_utf8(bytes)
        .ok()
        .map(|text| text.trim().to_owned())
}

fn number(file: &Path) -> Option<u64> {
    word(file)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes supplies as the kernel shows them ("BAT0/capacity" = "50") and reads them.
    #[track_caller]
    fn check(files: &[(&str, &str)], expected: Option<(u8, bool)>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, format!("{content}\n")).unwrap();
        }
        let expected = expected.map(|(percent, emptying)| Battery { percent, emptying });
        assert_eq!(read(folder.path()), expected, "{files:?}");
    }

    #[test]
    fn a_desktop_has_none() {
        check(&[], None);
        check(&[("AC/type", "Mains"), ("AC/online", "1")], None);
        assert_eq!(read(Path::new("/does/not/exist")), None);
    }

    #[test]
    fn a_laptop_on_its_battery_and_on_the_wall() {
        let with = |status, online| {
            [
                ("BAT0/type", "Battery"),
                ("BAT0/capacity", "7"),
                ("BAT0/status", status),
                ("AC/type", "Mains"),
                ("AC/online", online),
            ]
        };
        check(&with("Discharging", "0"), Some((7, true)));
        check(&with("Charging", "1"), Some((7, false)));
        check(&with("Not charging", "1"), Some((7, false)));
        check(&with("Unknown", "0"), Some((7, true)));
        check(&with("Unknown", "1"), Some((7, false)));
    }

    #[test]
    fn a_charger_too_weak_for_the_machine_is_no_power() {
        check(
            &[
                ("BAT0/type", "Battery"),
                ("BAT0/capacity", "4"),
                ("BAT0/status", "Discharging"),
                ("USBC/type", "USB"),
                ("USBC/online", "1"),
            ],
            Some((4, true)),
        );
    }

    #[test]
    fn two_batteries_are_one() {
        check(
            &[
                ("BAT0/type", "Battery"),
                ("BAT0/energy_now", "0"),
                ("BAT0/energy_full", "20000000"),
                ("BAT0/capacity", "0"),
                ("BAT0/status", "Unknown"),
                ("BAT1/type", "Battery"),
                ("BAT1/energy_now", "60000000"),
                ("BAT1/energy_full", "80000000"),
                ("BAT1/capacity", "75"),
                ("BAT1/status", "Discharging"),
            ],
            Some((60, true)),
        );
    }

    #[test]
    fn what_counts_in_charge_or_percent_alone_is_read_too() {
        check(
            &[
                ("BAT0/type", "Battery"),
                ("BAT0/charge_now", "1050000"),
                ("BAT0/charge_full", "1000000"),
                ("BAT0/status", "Full"),
            ],
            Some((100, false)),
        );
        check(
            &[
                ("BAT0/type", "Battery"),
                ("BAT0/capacity", "30"),
                ("BAT1/type", "Battery"),
                ("BAT1/capacity", "50"),
            ],
            Some((40, false)),
        );
    }

    #[test]
    fn mice_empty_bays_and_nonsense_are_no_batteries() {
        check(
            &[
                ("mouse/type", "Battery"),
                ("mouse/scope", "Device"),
                ("mouse/capacity", "3"),
                ("BAT1/type", "Battery"),
                ("BAT1/present", "0"),
                ("BAT1/capacity", "0"),
                ("BAT2/type", "Battery"),
                ("BAT2/capacity", "-7"),
                ("BAT3/type", "Battery"),
                ("BAT3/capacity", "900"),
                ("BAT4/type", "Battery"),
                ("BAT4/energy_now", "18446744073709551615"),
                ("BAT4/energy_full", "0"),
            ],
            None,
        );
    }
}
