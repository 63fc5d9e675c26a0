// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Starts Chromium with its own sandbox on, driven over a pipe.

use std::process::{Child, Command, Stdio};

use anyhow::Context;
use command_fds::{CommandFdExt, FdMapping};
use rustix::pipe::{PipeFlags, pipe_with};
use tokio::net::unix::pipe;
use tokio::sync::mpsc;

use crate::devtools::{Devtools, Event};
use crate::egress::relay;
use crate::inner::Stage;

use super::{compositor, programs};

/// The binary itself: Debian's wrapper reads files and writes complaints of its own.
pub const CHROMIUM: &str = "/usr/lib/chromium/chromium";

/// What every browser of a capsule is told.
pub const ALWAYS: [&str; 12] = [
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-sync",
    "--no-pings",
];

/// What the one that shows the citizen's pages is told besides.
pub const IN_A_WINDOW: [&str; 2] = [
    "--ozone-platform=wayland",
    "--enable-features=WaylandFractionalScaleV1",
];

#[derive(Debug)]
pub(super) struct Browser {
    child: Child,
}

impl Browser {
    pub(super) fn start(
        stage: &Stage,
    ) -> anyhow::Result<(Self, Devtools, mpsc::UnboundedReceiver<Event>)> {
        let mut command = programs::apart(CHROMIUM);
        command
            .args(ALWAYS)
            .args(IN_A_WINDOW)
            .args([
                "--user-data-dir=/home/citizen/.browser",
                "--app=data:text/html,",
            ])
            .env("WAYLAND_DISPLAY", compositor::DISPLAY);
        if stage.reduced_motion {
            command.arg("--force-prefers-reduced-motion");
        }
        Self::run(command, stage)
    }

    /// One that nobody sees, beside the one of the citizen's pages.
    pub(super) fn unseen(
        stage: &Stage,
        profile: &str,
    ) -> anyhow::Result<(Self, Devtools, mpsc::UnboundedReceiver<Event>)> {
        let mut command = programs::apart(CHROMIUM);
        command
            .args(ALWAYS)
            .args(["--headless", "--no-startup-window"])
            .arg(format!("--user-data-dir={profile}"));
        Self::run(command, stage)
    }

    fn run(
        mut command: Command,
        stage: &Stage,
    ) -> anyhow::Result<(Self, Devtools, mpsc::UnboundedReceiver<Event>)> {
        let (their_read, our_write) = pipe_with(PipeFlags::CLOEXEC)?;
        let (our_read, their_write) = pipe_with(PipeFlags::CLOEXEC)?;
        command
            .arg("--proxy-bypass-list=<-loopback>")
            .arg(format!(
                "--proxy-server=http://127.0.0.1:{}",
                relay::PROXY_PORT
            ))
            .arg(format!("--lang={}", stage.language))
            .arg(format!("--accept-lang={}", stage.language))
            .env("LANGUAGE", &stage.language)
            .env("GTK_USE_PORTAL", "0")
            .stderr(complaints());
        command.fd_mappings(vec![
            FdMapping {
                parent_fd: their_read,
                child_fd: 3,
            },
            FdMapping {
                parent_fd: their_write,
                child_fd: 4,
            },
        ])?;
        let child = command.spawn().context("the browser cannot be started")?;
        drop(command);
        rustix::io::ioctl_fionbio(&our_write, true)?;
        rustix::io::ioctl_fionbio(&our_read, true)?;
        let (devtools, events) = Devtools::start(
            pipe::Sender::from_owned_fd(our_write)?,
            pipe::Receiver::from_owned_fd(our_read)?,
        );
        Ok((Self { child }, devtools, events))
    }

    /// Kills the browser and everything it started: its namespace dies with it.
    pub(super) fn kill(&mut self) {
        // Dead already is what was wanted; pid 1 collects it.
        let _dead_already = self.child.kill();
    }
}

/// What the browser complains of may name pages: nobody hears it.
fn complaints() -> Stdio {
    if cfg!(feature = "rehearsal") {
        Stdio::inherit()
    } else {
        Stdio::null()
    }
}
