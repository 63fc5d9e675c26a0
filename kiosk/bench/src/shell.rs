// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell by itself, on *Welcome*, on a screen of 1920x1080 drawn in software.
//!
//! Frames are seen from outside, through the compositor: it is asked for its next picture
//! *with damage* and answers when something was drawn. So each figure holds, besides the
//! shell's own time, the compositor's drawing, the wait for its next refresh (60 a second)
//! and one copy of the whole picture. Built for release, without feature `rehearsal`.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use crate::Plan;
use crate::bounds::Bounds;
use crate::figures::Samples;
use crate::screen::{Ground, Shell};
use crate::sessions::{MB_PER_KIB, resident};

const MOST_MEMORY: f64 = 60.0;
const MOST_OF_A_CORE: f64 = 0.5;
const MOST_TO_FIRST_FRAME: f64 = 500.0;
const MOST_TO_FRAME: f64 = 33.0;
/// Milliseconds of one tick as /proc counts them: a hundred a second on every Linux we run on.
const TICK: f64 = 10.0;
/// Between two keys nothing may be drawn for so long.
const BETWEEN: Duration = Duration::from_millis(60);

pub(crate) fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let mut ground = Ground::open()?;
    starts(plan.shell_starts, &mut ground, bounds)?;
    let (shell, _) = ground.start()?;
    rest(plan.rest_seconds, &ground, &shell, bounds)?;
    keys(plan.keys, &mut ground, bounds)
}

fn starts(count: usize, ground: &mut Ground, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!("The shell started {count} times"));
    // The first reads the program from the disk: it does not count.
    drop(ground.start()?);
    ground.settle(BETWEEN)?;
    let (mut first, mut complete) = (Samples::default(), Samples::default());
    for _ in 0..count {
        let (shell, drawn) = ground.start()?;
        first.push_time(drawn.first);
        complete.push_time(drawn.complete);
        drop(shell);
        ground.settle(BETWEEN)?;
    }
    crate::say(&first.tell("start to first frame"));
    crate::say(&complete.tell("beside it: until Welcome is complete"));
    bounds.at_most(
        "start to first frame, p95",
        first.p95(),
        MOST_TO_FIRST_FRAME,
        "ms",
    );
    Ok(())
}

fn rest(seconds: u64, ground: &Ground, shell: &Shell, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!("The shell on Welcome for {seconds} s"));
    ground.stage.keep_picture(
        &sportello_rehearsal::stage::repository().join("target/stage/bench-welcome.png"),
    )?;
    let compositor = ground.stage.compositor()?.id.to_string();
    let shell = shell.id().to_string();
    let before = (processor(&shell)?, processor(&compositor)?);
    let began = Instant::now();
    std::thread::sleep(Duration::from_secs(seconds));
    let lasted = began.elapsed().as_secs_f64() * 1000.0;
    let share = |before: f64, now: f64| (now - before) / lasted * 100.0;
    let own = share(before.0, processor(&shell)?);
    let beside = share(before.1, processor(&compositor)?);
    #[expect(clippy::cast_precision_loss, reason = "some ten thousand KiB")]
    let memory = |process: &str| anyhow::Ok(resident(process)? as f64 * MB_PER_KIB);
    bounds.at_most("shell's memory in RAM", memory(&shell)?, MOST_MEMORY, "MB");
    bounds.at_most("shell's share of a core", own, MOST_OF_A_CORE, "%");
    crate::say(&format!(
        "        beside it: the outer compositor {:.1} MB, {beside:.2} %",
        memory(&compositor)?
    ));
    Ok(())
}

fn keys(count: usize, ground: &mut Ground, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!("{count} keys (Tab, the ring of focus moves)"));
    let before = ground.stage.picture()?;
    ground.key_to_frame("Tab")?;
    ground.settle(BETWEEN)?;
    ensure!(
        ground.stage.picture()? != before,
        "Tab moves nothing on Welcome"
    );
    let mut frames = Samples::default();
    for _ in 0..count {
        frames.push_time(ground.key_to_frame("Tab")?);
        ground.settle(BETWEEN)?;
    }
    crate::say(&frames.tell("key to frame"));
    bounds.at_most("key to frame, p95", frames.p95(), MOST_TO_FRAME, "ms");
    Ok(())
}

/// Processor time of a process since its start, threads that have ended included, in
/// milliseconds.
fn processor(process: &str) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields = stat
        .rsplit_once(") ")
        .context("a process without figures")?
        .1;
    let mut times = fields.split(' ').skip(11);
    let mut ticks =
        || -> anyhow::Result<f64> { Ok(times.next().context("a process without times")?.parse()?) };
    Ok((ticks()? + ticks()?) * TICK)
}
