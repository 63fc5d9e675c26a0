// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Start* pressed until the first page has loaded: the whole way of a capsule (display
//! socket, supervisor, sandbox, nested compositor, browser), although on a terminal most
//! of it stands already when a task is chosen. Beside it the same browser without a capsule,
//! one after the other.

use std::time::{Duration, Instant};

use serde_json::json;
use sportello_capsule::wire::Report;

use crate::bounds::Bounds;
use crate::capsule::{Capsule, Ground};
use crate::figures::Samples;
use crate::{browser, side};

/// Most times the bare browser.
const TIMES: f64 = 1.3;

pub(crate) fn measure(count: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!(
        "Start pressed to first page loaded, {count} times each"
    ));
    let (mut with, mut built, mut without) =
        (Samples::default(), Samples::default(), Samples::default());
    side::start("start", count, |line| {
        with.push(side::number(line, "with")?);
        built.push(side::number(line, "built")?);
        without.push(side::number(line, "without")?);
        Ok(())
    })?;
    crate::say(&with.tell("in a capsule, from nothing"));
    crate::say(&built.tell("  of which until the capsule stands"));
    crate::say(&without.tell("beside it: the same browser without a capsule"));
    let times = with.median() / without.median();
    bounds.at_most(
        "first page, median, beside the bare browser",
        times,
        TIMES,
        "times",
    );
    Ok(())
}

/// The side's half.
pub(crate) async fn side(ground: &Ground, count: usize) -> anyhow::Result<()> {
    // The first of each reads the programs from the disk: it counts for neither.
    let _cold = (capsule(ground).await?, browser::first_page().await?);
    for round in 0..count {
        // In turns, so that neither always follows the other's tidying up.
        let ((built, with), without) = if round % 2 == 0 {
            let with = capsule(ground).await?;
            (with, browser::first_page().await?)
        } else {
            let without = browser::first_page().await?;
            (capsule(ground).await?, without)
        };
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        side::tell(&json!({ "with": ms(with), "built": ms(built), "without": ms(without) }))?;
    }
    Ok(())
}

/// Until it stands, and until the page has loaded.
async fn capsule(ground: &Ground) -> anyhow::Result<(Duration, Duration)> {
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
