// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The half of this program that stands where the shell stands.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Context;
use serde_json::Value;
use sportello_rehearsal::stage::repository;
use sportello_rehearsal::{Setting, Stage};

use crate::capsule::Ground;
use crate::site::{self, Pages};

/// First argument of the side.
pub(crate) const WORD: &str = "side";

/// Opens a compositor, runs the side's half of `part` in it `count` times, and hands every
/// line that it tells to `hear`.
pub(crate) fn start(
    part: &str,
    count: usize,
    mut hear: impl FnMut(&Value) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let stage = Stage::open(&Setting::bare(&format!("bench-{part}")))?;
    let state = disk_folder()?;
    let compositor = stage.compositor()?.id;
    let mut side = Command::new(std::env::current_exe()?)
        .args([WORD, part, &count.to_string(), &compositor.to_string()])
        .env("WAYLAND_DISPLAY", stage.display())
        .env("XDG_RUNTIME_DIR", stage.runtime())
        .env("SPORTELLO_STATE", state.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting the side")?;
    let lines = side.stdout.take().context("the side has no voice")?;
    let heard = BufReader::new(lines).lines().try_for_each(|line| {
        let line = line.context("listening to the side")?;
        hear(&serde_json::from_str(&line).context("the side spoke no JSON")?)
    });
    if heard.is_err() {
        side.kill()?;
    }
    let status = side.wait()?;
    heard?;
    anyhow::ensure!(
        status.success(),
        "the side failed; the compositor said:\n{}",
        stage.log()
    );
    Ok(())
}

/// A folder on a real disk, so that what the book writes through costs what it costs.
pub(crate) fn disk_folder() -> anyhow::Result<tempfile::TempDir> {
    let base = repository().join("target/stage");
    tempfile::Builder::new()
        .prefix("bench-state-")
        .tempdir_in(&base)
        .with_context(|| format!("making a folder in {}", base.display()))
}

/// Runs as the side.
pub(crate) fn run(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let part = arguments.next().context("the side needs a part")?;
    let count: usize = arguments.next().context("how often?")?.parse()?;
    let compositor: i32 = arguments.next().context("which compositor?")?.parse()?;
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").context("XDG_RUNTIME_DIR")?;
    let runtime = PathBuf::from(runtime);
    let ground = Ground {
        run: runtime.join("sportello"),
        state: std::env::var_os("SPORTELLO_STATE")
            .context("SPORTELLO_STATE")?
            .into(),
        tasks: runtime.join("tasks"),
    };
    std::fs::create_dir_all(&ground.run)?;
    let pages = if part == "end" {
        Pages::Three
    } else {
        Pages::One
    };
    site::write(&ground.tasks, pages)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match part.as_str() {
            "end" => crate::end::side(&ground, count).await,
            "start" => crate::start::side(&ground, count).await,
            "sessions" => crate::sessions::side(&ground, count, compositor).await,
            _ => anyhow::bail!("no such part: {part}"),
        }
    })
}

/// Tells the outer half.
pub(crate) fn tell(line: &Value) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// A number from a line that the side told.
pub(crate) fn number(line: &Value, name: &str) -> anyhow::Result<f64> {
    line[name]
        .as_f64()
        .with_context(|| format!("the side did not tell {name}"))
}
