// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an hour of measuring costs: 60 samples, with their transactions, in processor time.

use std::sync::Arc;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use sportello_agent::health::keep::Kept;
use sportello_agent::health::{Places, Sampler, Seen};
use sportello_agent::{Clock, Config, MachineClock};
use sportello_ledger::{Book, Context, Gauge};
use sportello_protocol::VersionText;

/// Processor time of this process and all its threads.
fn spent() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        u64::try_from(now.tv_sec).unwrap(),
        u32::try_from(now.tv_nsec).unwrap(),
    )
}

/// A thousandth of one core over an hour.
const BUDGET: Duration = Duration::from_millis(3600);

/// As many as a terminal with everything measures.
const WORDS: [Gauge; 16] = [
    Gauge::CpuPercent,
    Gauge::MemoryFreeMib,
    Gauge::LoadHundredths,
    Gauge::UptimeMinutes,
    Gauge::RootFreeMib,
    Gauge::StateFreeMib,
    Gauge::DiskFullInDays,
    Gauge::DiskWearPercent,
    Gauge::TemperatureCelsius,
    Gauge::BatteryPercent,
    Gauge::NetworkUp,
    Gauge::NetworkQualityPercent,
    Gauge::PortalsReachablePercent,
    Gauge::PrinterReady,
    Gauge::ClockAheadSeconds,
    Gauge::KioskAlive,
];

#[tokio::test]
async fn an_hour_of_samples_costs_less_than_a_thousandth_of_a_core() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::read(
        folder.path().to_owned(),
        folder.path().to_owned(),
        &folder.path().join("agent.toml"),
    )
    .unwrap();
    // This machine's own files, with whatever services it has.
    let places = Places::of(&config);
    let (mut book, _) = Book::open(
        &config.book(),
        64 * 1024 * 1024,
        Context::of_this_machine().unwrap(),
    )
    .unwrap();
    let clock: Arc<dyn Clock> = Arc::new(MachineClock);
    let agent = VersionText::parse("0.1.0").unwrap();
    let mut sampler = Sampler::resume(places, agent, Kept::default());
    let mut gauges_stored = 0;
    let before = spent();
    for _ in 0..60 {
        let seen = Seen {
            wall: Some(clock.wall()),
            boot: Some(clock.boot()),
            beats: Some(Vec::new()),
            losses: Some(book.losses().unwrap()),
            ..Seen::default()
        };
        let measured = sampler.measure(seen).await;
        // The words do not matter to the cost, their number does.
        let gauges: Vec<(Gauge, i64)> = measured
            .gauges
            .iter()
            .zip(WORDS)
            .map(|((_, value), gauge)| (gauge, *value))
            .collect();
        gauges_stored += gauges.len();
        book.add_health_all(clock.hour(), gauges).unwrap();
    }
    let cost = spent() - before;
    println!(
        "60 samples, {gauges_stored} gauges stored: {cost:?} of processor time, {:.4}% of one core over an hour",
        cost.as_secs_f64() / 3600.0 * 100.0
    );
    assert!(gauges_stored >= 60, "nothing was measured");
    assert!(cost <= BUDGET, "{cost:?}");
}
