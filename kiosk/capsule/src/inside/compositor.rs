// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The capsule's own nested compositor. The outer one sees a single window with a constant
//! title; page titles end here. Browser windows live in one tabbed container.

use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use tokio::process::Command;

use crate::bwrap::inside;

use super::programs;

mod tabs;

const CONFIG: &str = "\
default_border none
default_floating_border none
xwayland disable
focus_follows_mouse no
focus_on_window_activation focus
seat * shortcuts_inhibitor disable
seat * hide_cursor when-typing disable
for_window [app_id=\".*\"] floating disable, border none
titlebar_padding 12 10
font pango:sans 13
client.focused #0066cc #0066cc #ffffff #0066cc #0066cc
client.focused_inactive #e6ecf2 #e6ecf2 #1a1a1a #e6ecf2 #e6ecf2
client.unfocused #e6ecf2 #e6ecf2 #1a1a1a #e6ecf2 #e6ecf2
";

/// How long the nested compositor may take to offer its socket.
const PATIENCE: Duration = Duration::from_secs(10);
const PEEK: Duration = Duration::from_millis(4);

/// Name of the nested compositor's socket below the runtime folder.
pub(super) const DISPLAY: &str = "wayland-1";

/// The running compositor.
#[derive(Debug)]
pub(super) struct Compositor {
    child: std::process::Child,
}

/// Sets the size of everything shown.
#[derive(Debug, Clone)]
pub(super) struct Zoom;

impl Compositor {
    pub(super) async fn start(zoom_percent: u16) -> anyhow::Result<Self> {
        let config = format!("{}/sway.conf", inside::RUNTIME);
        let scale = scale(zoom_percent);
        std::fs::write(&config, format!("{CONFIG}output * scale {scale}\n"))?;
        let child = programs::apart("sway")
            .args(["-c", &config])
            .env("WLR_BACKENDS", "wayland")
            .env("WLR_RENDERER", "pixman")
            .env("WLR_WL_OUTPUTS", "1")
            .env("SWAYSOCK", ipc_socket())
            .spawn()
            .context("the nested compositor cannot be started")?;
        let socket = format!("{}/{DISPLAY}", inside::RUNTIME);
        // It makes its command socket after its display.
        let stands = || Path::new(&socket).exists() && UnixStream::connect(ipc_socket()).is_ok();
        let waiting = async {
            while !stands() {
                tokio::time::sleep(PEEK).await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting)
            .await
            .context("the nested compositor did not come up")?;
        tabs::keep()?;
        Ok(Self { child })
    }

    pub(super) fn zoom(&self) -> Zoom {
        Zoom
    }

    /// Returns when the compositor has died: then the capsule has no reason to live.
    pub(super) async fn watch(&self) -> anyhow::Result<()> {
        let gone = format!("/proc/{}", self.child.id());
        while Path::new(&gone).exists() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        anyhow::bail!("the nested compositor died")
    }
}

impl Zoom {
    /// Scales the nested output: all pages, menus and dialogs alike, and no page can tell.
    pub(super) async fn set(&self, percent: u16) {
        let done = Command::new("swaymsg")
            .args(["-s", &ipc_socket(), "output", "*", "scale", &scale(percent)])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status()
            .await;
        // The dead are collected by pid 1, so the status may already be gone; the effect is
        // what the citizen sees.
        drop(done);
    }
}

/// Where the nested compositor takes commands. It is inside the capsule, like what it rules.
fn ipc_socket() -> String {
    format!("{}/sway.sock", inside::RUNTIME)
}

/// Percent as the decimal factor sway reads, within what pages bear.
fn scale(percent: u16) -> String {
    let percent = percent.clamp(25, 500);
    format!("{}.{:02}", percent / 100, percent % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_become_factors() {
        assert_eq!(scale(100), "1.00");
        assert_eq!(scale(150), "1.50");
        assert_eq!(scale(205), "2.05");
        assert_eq!(scale(9999), "5.00");
    }
}
