// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the agent costs its terminal: memory, processor, bytes on the wire; beside
//! node-exporter and collectd in the same minutes. No shell runs, as on a free terminal; what
//! it moves on the wire in a day is measured by [`crate::day`].

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::bounds::Bounds;
use crate::process::{memory, ticks};
use crate::terminal::Terminal;
use crate::{Plan, figures, neighbours, say};

const SESSIONS: u8 = 20;
const DAY: f64 = 86_400.0;

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let seconds = plan.agent_seconds;
    say(&format!(
        "\nAgent: {seconds} s at rest, after it has delivered a day of {SESSIONS} sessions and 24 hours of \
         health (load {})",
        figures::load()
    ));
    let mut terminal = Terminal::enrol(plan).await?;
    terminal.live_a_day(SESSIONS)?;
    let before = terminal.count.bytes();
    let pid = terminal.start()?;
    terminal.delivered().await?;
    let delivered = kilobytes(terminal.count.bytes() - before);
    say(&format!(
        "        agent on the wire: {delivered:.1} KB from start to the day delivered"
    ));
    let mut neighbours = neighbours::start()?;
    // What everybody does once, at the start, is not what they cost.
    tokio::time::sleep(Duration::from_secs(5)).await;

    let begun = Instant::now();
    let used = ticks(pid)?;
    let mut others = Vec::new();
    for other in &neighbours {
        let bytes = other.bytes.load(Ordering::Relaxed);
        others.push((ticks(other.running.pid())?, bytes));
    }
    tokio::time::sleep(Duration::from_secs(seconds as u64)).await;
    terminal.still_runs()?;
    let took = begun.elapsed().as_secs_f64();
    let share = percent(ticks(pid)? - used, took);
    let cost = memory(pid)?;
    say(&format!(
        "        agent: {:.1} MB resident, {:.1} MB private and dirty ({:.1} MB more are private and clean: \
         its own program text), {share:.3} % of a core",
        cost.resident, cost.private_dirty, cost.private_clean
    ));
    for (other, (used, bytes)) in neighbours.iter_mut().zip(others) {
        other.running.still_runs()?;
        let pid = other.running.pid();
        let cost = memory(pid)?;
        say(&format!(
            "        {}: {:.1} MB resident, {:.1} MB private and dirty ({:.1} MB clean), {:.3} % of a core, \
             {:.0} KB a day",
            other.name,
            cost.resident,
            cost.private_dirty,
            cost.private_clean,
            percent(ticks(pid)? - used, took),
            kilobytes(other.bytes.load(Ordering::Relaxed) - bytes) * DAY / took,
        ));
    }
    bounds.at_most("agent: resident memory", cost.resident, 16.0, "MB");
    bounds.at_most(
        "agent: private memory (Private_Dirty)",
        cost.private_dirty,
        6.0,
        "MB",
    );
    bounds.at_most("agent: share of a core", share, 0.1, "%");
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "some million bytes")]
pub(crate) fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

/// A tick is 10 ms.
#[expect(clippy::cast_precision_loss, reason = "some thousand ticks")]
fn percent(ticks: u64, seconds: f64) -> f64 {
    ticks as f64 / seconds
}
