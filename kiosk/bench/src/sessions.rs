// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Many empty sessions in a row, and what they leave in the two processes that outlive
//! them: the shell's side (conversation, ledger, Wayland) and the outer compositor. The
//! product's shell replaces itself after each session; here it does not, so that what it
//! would lose is seen.

use anyhow::Context;
use serde_json::{Value, json};
use sportello_capsule::wire::Report;

use crate::book::Pages;
use crate::bounds::Bounds;
use crate::capsule::{Capsule, Ground};
use crate::side;

/// Most growth, in MB.
const MOST: f64 = 2.0;
/// The kernel counts in KiB, the bound in millions of bytes.
pub(crate) const MB_PER_KIB: f64 = 0.001_024;
/// After so many sessions everything that is loaded once has been loaded.
const WARM: usize = 10;

pub(crate) fn measure(count: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    crate::say(&format!("{count} empty sessions in a row"));
    let mut told: Vec<Value> = Vec::new();
    side::start("sessions", count, |line| {
        told.push(line.clone());
        if told.len().is_multiple_of(100) {
            crate::talk(&format!("... {} sessions", told.len()));
        }
        Ok(())
    })?;
    let warm = told.get(WARM.min(told.len()) - 1).context("no session")?;
    let last = told.last().context("no session")?;
    let after = |line: &Value| line["session"].to_string();
    for line in [warm, last] {
        crate::say(&format!(
            "        after {} sessions: shell's side {} KiB, {} descriptors; compositor {} KiB, {} \
             descriptors; {} mounts, {} processes",
            after(line),
            line["rss"],
            line["fds"],
            line["sway_rss"],
            line["sway_fds"],
            line["mounts"],
            line["processes"],
        ));
    }
    let grown = |name: &str| anyhow::Ok(side::number(last, name)? - side::number(warm, name)?);
    bounds.at_most(
        "growth of the shell's side",
        grown("rss")? * MB_PER_KIB,
        MOST,
        "MB",
    );
    crate::say(&format!(
        "        beside it: the outer compositor grew by {:.2} MB",
        grown("sway_rss")? * MB_PER_KIB
    ));
    for (name, what) in [
        ("fds", "file descriptors of the shell's side"),
        ("sway_fds", "file descriptors of the compositor"),
        ("mounts", "mounts"),
        ("processes", "processes"),
    ] {
        bounds.at_most(what, grown(name)?, 0.0, "more");
    }
    Ok(())
}

/// The side's half.
pub(crate) async fn side(ground: &Ground, count: usize, compositor: i32) -> anyhow::Result<()> {
    let mut pages = Pages::open(&ground.state, &ground.run)?;
    for session in 1..=count {
        let number = pages.begin()?;
        let mut capsule = Capsule::order(ground, number.get()).await?;
        capsule.wait_for(&Report::Built).await?;
        let receipt = capsule.end().await?;
        pages.finish(number, &receipt)?;
        capsule.gone().await?;
        pages.close_rating()?;
        side::tell(&json!({
            "session": session,
            "rss": resident("self")?,
            "fds": descriptors("self")?,
            "sway_rss": resident(&compositor.to_string())?,
            "sway_fds": descriptors(&compositor.to_string())?,
            "mounts": std::fs::read_to_string("/proc/self/mountinfo")?.lines().count(),
            "processes": processes()?,
        }))?;
    }
    Ok(())
}

/// Memory of a process in RAM, in KiB.
pub(crate) fn resident(process: &str) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    status
        .lines()
        .find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .trim()
                .parse()
                .ok()
        })
        .context("a process without memory")
}

fn descriptors(process: &str) -> anyhow::Result<usize> {
    Ok(std::fs::read_dir(format!("/proc/{process}/fd"))?.count())
}

/// Every process of the stage, the dead that nobody collected included.
pub(crate) fn processes() -> anyhow::Result<usize> {
    let numbered = |name: std::ffi::OsString| {
        name.to_string_lossy()
            .bytes()
            .all(|byte| byte.is_ascii_digit())
    };
    Ok(std::fs::read_dir("/proc")?
        .flatten()
        .filter(|entry| numbered(entry.file_name()))
        .count())
}
