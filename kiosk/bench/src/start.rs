// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Start* pressed until the first page has loaded, beside the same browser without a
//! capsule, one after the other. Twice: the whole way from nothing (display socket,
//! supervisor, sandbox, nested compositor, browser), and as on a terminal, where the capsule
//! stands since the notice and *Start* on the task's card starts the browser in it.

use std::time::{Duration, Instant};

use serde_json::json;
use sportello_capsule::wire::Report;

use crate::bounds::Bounds;
use crate::capsule::{Capsule, Ground};
use crate::figures::Samples;
use crate::{browser, side};

/// Most times the bare browser.
const TIMES: f64 = 1.3;
/// The capsule comes to rest while a person reads.
const REST: Duration = Duration::from_millis(400);

pub(crate) fn measure(count: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!(
        "Start pressed to first page loaded, {count} times each"
    ));
    let [mut whole, mut built, mut standing, mut bare] = [(); 4].map(|()| Samples::default());
    side::start("start", count, |line| {
        whole.push(side::number(line, "whole")?);
        built.push(side::number(line, "built")?);
        standing.push(side::number(line, "standing")?);
        bare.push(side::number(line, "bare")?);
        Ok(())
    })?;
    crate::say(&whole.tell("from nothing to the first page in a capsule"));
    crate::say(&built.tell("  of which until the capsule stands"));
    crate::say(&standing.tell("in a capsule that stands, as on a terminal"));
    crate::say(&bare.tell("beside it: the same browser without a capsule"));
    for (what, samples) in [
        (
            "first page from nothing, median, beside the bare browser",
            whole,
        ),
        (
            "first page in a standing capsule, median, beside the bare browser",
            standing,
        ),
    ] {
        bounds.at_most(what, samples.median() / bare.median(), TIMES, "times");
    }
    Ok(())
}

/// The side's half.
pub(crate) async fn side(ground: &Ground, count: usize) -> anyhow::Result<()> {
    // The first of each reads the programs from the disk: it counts for none.
    let _cold = (from_nothing(ground).await?, browser::first_page().await?);
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    for round in 0..count {
        // In turns, so that none always follows the other's tidying up.
        let mut line = json!({});
        for turn in 0..3 {
            match (round + turn) % 3 {
                0 => {
                    let (built, ready) = from_nothing(ground).await?;
                    line["built"] = ms(built).into();
                    line["whole"] = ms(ready).into();
                }
                1 => line["standing"] = ms(standing(ground).await?).into(),
                _ => line["bare"] = ms(browser::first_page().await?).into(),
            }
        }
        side::tell(&line)?;
    }
    Ok(())
}

/// From the task's order to its first page, in a capsule that is at rest.
async fn standing(ground: &Ground) -> anyhow::Result<Duration> {
    let mut capsule = Capsule::order(ground, 1).await?;
    capsule.wait_for(&Report::Built).await?;
    tokio::time::sleep(REST).await;
    let pressed = Instant::now();
    capsule.lead(&ground.tasks).await?;
    capsule.wait_for(&Report::PageReady).await?;
    let ready = pressed.elapsed();
    let _receipt = capsule.end().await?;
    capsule.gone().await?;
    Ok(ready)
}

/// Until it stands, and until the page has loaded.
async fn from_nothing(ground: &Ground) -> anyhow::Result<(Duration, Duration)> {
    let pressed = Instant::now();
    let mut capsule = Capsule::order(ground, 1).await?;
    capsule.lead(&ground.tasks).await?;
    capsule.wait_for(&Report::Built).await?;
    let built = pressed.elapsed();
    capsule.wait_for(&Report::PageReady).await?;
    let ready = pressed.elapsed();
    let _receipt = capsule.end().await?;
    capsule.gone().await?;
    Ok((built, ready))
}
