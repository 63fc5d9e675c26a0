// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Samples of one thing, and what is said of them.

use std::time::Duration;

/// Samples of one thing, in milliseconds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    pub(crate) fn push(&mut self, milliseconds: f64) {
        let at = self.0.partition_point(|known| *known < milliseconds);
        self.0.insert(at, milliseconds);
    }

    pub(crate) fn push_time(&mut self, time: Duration) {
        self.push(time.as_secs_f64() * 1000.0);
    }

    /// The smallest sample that at least `percent` of all do not exceed (nearest rank); 0
    /// without samples.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or(0.0)
    }

    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    pub(crate) fn p95(&self) -> f64 {
        self.percentile(95)
    }

    /// One line for people.
    pub(crate) fn tell(&self, what: &str) -> String {
        format!(
            "        {what}: median {:.1} ms, p95 {:.1} ms, least {:.1} ms, most {:.1} ms ({} samples)",
            self.median(),
            self.p95(),
            self.percentile(0),
            self.percentile(100),
            self.0.len()
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
    let memory: u64 = read("/proc/meminfo")
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))
        .and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse().ok())
        .unwrap_or(0);
    let load = read("/proc/loadavg");
    format!(
        "Machine: {cores} cores ({model}), {} GiB, Linux {}, load before {}",
        memory >> 20,
        read("/proc/sys/kernel/osrelease").trim(),
        load.split(' ').take(3).collect::<Vec<_>>().join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_samples_by_nearest_rank() {
        let mut samples = Samples::default();
        for value in (1..=100).rev() {
            samples.push(f64::from(value));
        }
        assert_eq!(samples.median(), 50.0);
        assert_eq!(samples.p95(), 95.0);
        assert_eq!(samples.percentile(100), 100.0);
        assert_eq!(samples.percentile(0), 1.0);
    }

    #[test]
    fn few_samples_never_flatter() {
        let mut samples = Samples::default();
        for value in [3.0, 1.0, 2.0] {
            samples.push(value);
        }
        assert_eq!(samples.p95(), 3.0);
        assert_eq!(Samples::default().p95(), 0.0);
    }
}
