// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Samples of one thing, and the machine that they come from.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Samples of one thing, in milliseconds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    pub(crate) fn push(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1000.0);
    }

    pub(crate) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The smallest sample that at least `percent` of all do not exceed (nearest rank);
    /// not a number without samples, so that no bound is kept by measuring nothing.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// One line for people.
    pub(crate) fn tell(&self, what: &str) -> String {
        format!(
            "        {what}: median {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, most {:.1} ms ({} samples)",
            self.median(),
            self.percentile(95),
            self.percentile(99),
            self.percentile(100),
            self.len()
        )
    }
}

/// The machine in one line: figures mean nothing without it.
pub(crate) fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpus = read("/proc/cpuinfo");
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| {
            rest.trim_start_matches([' ', '\t', ':'])
        });
    let cores = cpus
        .lines()
        .filter(|line| line.starts_with("processor"))
        .count();
    format!(
        "Machine: {cores} cores ({model}), Linux {}, load before {}",
        read("/proc/sys/kernel/osrelease").trim(),
        load()
    )
}

/// Processor time of this program so far, all threads together.
pub(crate) fn processor_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// Load averages of 1, 5 and 15 minutes.
pub(crate) fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(values: impl IntoIterator<Item = u64>) -> Samples {
        let mut samples = Samples::default();
        for value in values {
            samples.push(Duration::from_millis(value));
        }
        samples
    }

    #[test]
    fn percentiles_are_samples_by_nearest_rank() {
        let mut whole = samples((51..=100).rev());
        whole.append(samples(1..=50));
        assert_eq!(whole.median(), 50.0);
        assert_eq!(whole.percentile(99), 99.0);
        assert_eq!(whole.percentile(100), 100.0);
    }

    #[test]
    fn few_samples_never_flatter() {
        assert_eq!(samples([3, 1, 2]).percentile(95), 3.0);
        assert!(Samples::default().median().is_nan());
    }
}
