// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *End* pressed until record and receipt are on the disk, with three pages loaded; beside
//! it SIGKILL and wait of the same capsule, one after the other so that both meet the same
//! weather.

use std::time::{Duration, Instant};

use serde_json::json;
use sportello_capsule::wire::Report;

use crate::book::Pages;
use crate::bounds::Bounds;
use crate::capsule::{Capsule, Ground};
use crate::figures::Samples;
use crate::side;

/// Most milliseconds at the 95th percentile.
const MOST: f64 = 300.0;
/// Most times the bare kill.
const TIMES: f64 = 4.0;
/// What a person needs to read before they press: the browser comes to rest.
const REST: Duration = Duration::from_millis(400);

pub(crate) fn measure(count: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!(
        "End pressed to receipt stored, {count} sessions with three loaded pages"
    ));
    let (mut ended, mut killed) = (Samples::default(), Samples::default());
    let (mut wiped, mut stored, mut processes) = (Samples::default(), Samples::default(), 0.0);
    side::start("end", count, |line| {
        ended.push(side::number(line, "ended")?);
        killed.push(side::number(line, "killed")?);
        wiped.push(side::number(line, "wiped")?);
        stored.push(side::number(line, "stored")?);
        processes = side::number(line, "processes")?;
        Ok(())
    })?;
    crate::say(&ended.tell("end to stored receipt"));
    crate::say(&wiped.tell("  of which the supervisor's wipe and checks"));
    crate::say(&stored.tell("  of which the book, written through to the disk"));
    crate::say(&killed.tell("beside it: SIGKILL and wait, same capsule, no checks"));
    crate::say(&format!(
        "        processes in the stage with a capsule open: {processes}"
    ));
    bounds.at_most("end to stored receipt, p95", ended.p95(), MOST, "ms");
    let times = ended.p95() / killed.p95();
    bounds.at_most(
        "end to stored receipt, p95, beside a bare kill",
        times,
        TIMES,
        "times",
    );
    Ok(())
}

/// The side's half.
pub(crate) async fn side(ground: &Ground, count: usize) -> anyhow::Result<()> {
    let mut pages = Pages::open(&ground.state, &ground.run)?;
    for _ in 0..count {
        let number = pages.begin()?;
        let mut capsule = loaded(ground, number.get()).await?;
        let processes = crate::sessions::processes()?;
        let pressed = Instant::now();
        let receipt = capsule.end().await?;
        let at_hand = pressed.elapsed();
        pages.finish(number, &receipt)?;
        let ended = pressed.elapsed();
        capsule.gone().await?;
        pages.close_rating()?;

        let killed = loaded(ground, number.get()).await?.kill().await?;
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        side::tell(&json!({
            "ended": ms(ended),
            "wiped": receipt.duration_ms,
            "stored": ms(ended.saturating_sub(at_hand)),
            "killed": ms(killed),
            "processes": processes,
        }))?;
    }
    Ok(())
}

/// A capsule with three loaded pages, at rest.
async fn loaded(ground: &Ground, session: u64) -> anyhow::Result<Capsule> {
    let mut capsule = Capsule::order(ground, session).await?;
    capsule.lead(&ground.tasks).await?;
    capsule.wait_for(&Report::StepReached { step: 1 }).await?;
    tokio::time::sleep(REST).await;
    Ok(capsule)
}
