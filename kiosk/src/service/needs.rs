// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether the machine has what a capsule needs: the browser, bubblewrap, user namespaces.
//! Looked for at start and, while something is missing, again and again, so that a terminal
//! comes back by itself when it is installed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use tracing::{info, warn};

/// Pause between two looks while something is missing.
const RETRY: Duration = Duration::from_secs(5);
/// Pause between two looks while nothing is.
const CALM: Duration = Duration::from_secs(300);

/// What is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    pub browser: bool,
    /// Bubblewrap starts a sandbox with namespaces of its own.
    pub sandbox: bool,
}

/// The service as a subscription: tells what is there at start and whenever it changes.
pub fn subscription() -> Subscription<Needs> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = Needs> {
    iced::stream::channel(
        2,
        async |mut output: iced::futures::channel::mpsc::Sender<Needs>| {
            let mut known = None;
            loop {
                let Ok(found) = tokio::task::spawn_blocking(look).await else {
                    return;
                };
                if known != Some(found) {
                    known = Some(found);
                    if found.browser && found.sandbox {
                        info!("browser and sandbox are there");
                    } else {
                        warn!(browser = found.browser, sandbox = found.sandbox, "missing");
                    }
                    if output.send(found).await.is_err() {
                        return;
                    }
                }
                let pause = if found.browser && found.sandbox {
                    CALM
                } else {
                    RETRY
                };
                tokio::time::sleep(pause).await;
            }
        },
    )
}

fn look() -> Needs {
    Needs {
        browser: Path::new(sportello_capsule::CHROMIUM).is_file(),
        sandbox: sandbox_starts(),
    }
}

/// Starts the smallest sandbox that has what a capsule's has. Only the attempt tells:
/// user namespaces can be missing, limited to zero, or forbidden by a security module.
fn sandbox_starts() -> bool {
    Command::new("bwrap")
        .args([
            "--unshare-all",
            "--die-with-parent",
            "--ro-bind",
            "/",
            "/",
            "true",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
