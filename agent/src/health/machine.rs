// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Processor, memory, load and time since start, through `sysinfo`, with nothing refreshed that
//! is not asked for: its defaults walk all processes.

use sysinfo::{MemoryRefreshKind, System};

/// What `sysinfo` keeps between two minutes.
#[derive(Debug)]
pub struct Machine {
    /// `None` where `sysinfo` does not know this kind of machine.
    system: Option<System>,
    /// Processor use is a difference: the first look has nothing to compare with.
    looked: bool,
}

/// One look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub cpu_percent: Option<i64>,
    pub memory_free_mib: Option<i64>,
    pub load_hundredths: Option<i64>,
    pub uptime_minutes: Option<i64>,
}

impl Default for Machine {
    fn default() -> Self {
        Self {
            system: System::new().ok(),
            looked: false,
        }
    }
}

impl Machine {
    /// Looks now. Processor use is that since the look before.
    pub fn look(&mut self) -> Look {
        let (cpu_percent, memory_free_mib) = match &mut self.system {
            Some(system) => {
                system.refresh_cpu_usage();
                system.refresh_memory_specifics(MemoryRefreshKind::nothing().with_ram());
                let cpu = Some(f64::from(system.global_cpu_usage())).filter(|_| self.looked);
                let free = Some(system.available_memory()).filter(|_| system.total_memory() > 0);
                (cpu.and_then(whole), free.and_then(mebibytes))
            }
            None => (None, None),
        };
        self.looked = true;
        Look {
            cpu_percent,
            memory_free_mib,
            load_hundredths: System::load_average()
                .ok()
                .and_then(|load| whole(load.one * 100.0)),
            uptime_minutes: System::uptime()
                .ok()
                .and_then(|seconds| i64::try_from(seconds / 60).ok()),
        }
    }
}

fn mebibytes(bytes: u64) -> Option<i64> {
    i64::try_from(bytes / (1024 * 1024)).ok()
}

/// The nearest whole number, if it is one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what does not fit is filtered out before"
)]
fn whole(value: f64) -> Option<i64> {
    (value.is_finite() && value.abs() < 1e12).then(|| value.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_use_needs_two_looks_and_the_rest_one() {
        let mut machine = Machine::default();
        let first = machine.look();
        assert_eq!(first.cpu_percent, None);
        assert!(first.memory_free_mib.is_some_and(|mib| mib > 0));
        assert!(first.uptime_minutes.is_some());
        assert!(first.load_hundredths.is_some());
        assert!(machine.look().cpu_percent.is_some());
    }

    #[test]
    fn what_is_no_number_is_absent() {
        assert_eq!(whole(f64::NAN), None);
        assert_eq!(whole(f64::INFINITY), None);
        assert_eq!(whole(41.6), Some(42));
    }
}
