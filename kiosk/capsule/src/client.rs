// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell's half: starts a supervisor, talks with it, and does the two things only the
//! shell's connection to the outer compositor can do (make the capsule's display socket,
//! look into the clipboard).

mod clipboard;
mod display;

use std::ffi::OsStr;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::Path;
use std::process::Stdio;

use tokio::net::UnixStream;
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

use crate::line::{LineReader, LineWriter};
use crate::wire::{Check, Order, Receipt, Report, Verdict};

pub use clipboard::clipboard_is_empty;
pub use display::{DisplayError, SecurityContext};

/// Lines that wait in either direction at most.
const QUEUE: usize = 64;

/// A running supervisor. Dropping it ends the conversation, and with it the capsule.
#[derive(Debug)]
pub struct Supervisor {
    /// Lines to the supervisor.
    pub orders: mpsc::Sender<Order>,
    /// Lines from it; ends after the receipt, or when the supervisor died or misbehaved.
    pub reports: mpsc::Receiver<Report>,
    /// The process, for whoever waits for it.
    pub process: Child,
}

impl Supervisor {
    /// Starts `program supervise ARGUMENTS` with a socket pair as its standard input. Must
    /// be called within a tokio runtime.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn spawn<A: AsRef<OsStr>>(
        program: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> io::Result<Self> {
        let (ours, theirs) = StdUnixStream::pair()?;
        let process = Command::new(program)
            .arg("supervise")
            .args(arguments)
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::null())
            .spawn()?;
        ours.set_nonblocking(true)?;
        let (from, to) = UnixStream::from_std(ours)?.into_split();
        let (orders, mut order_receiver) = mpsc::channel::<Order>(QUEUE);
        let (report_sender, reports) = mpsc::channel(QUEUE);

        let mut writer = LineWriter::new(to);
        tokio::spawn(async move {
            while let Some(order) = order_receiver.recv().await {
                // A supervisor that is gone shows in the end of its reports.
                if writer.send(&order).await.is_err() {
                    return;
                }
            }
        });
        let mut reader = LineReader::new(from);
        tokio::spawn(async move {
            loop {
                let report = match reader.next::<Report>().await {
                    Ok(Some(report)) => complete(report).await,
                    Ok(None) => return,
                    Err(error) => {
                        tracing::error!(%error, "the supervisor's words cannot be understood");
                        return;
                    }
                };
                if report_sender.send(report).await.is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            orders,
            reports,
            process,
        })
    }
}

/// Fills in the check that only the shell can make.
async fn complete(report: Report) -> Report {
    match report {
        Report::Checked {
            check: Check::Clipboard,
            ..
        } => Report::Checked {
            check: Check::Clipboard,
            verdict: clipboard().await,
        },
        Report::Receipt(Receipt {
            mut checks,
            duration_ms,
        }) => {
            let verdict = clipboard().await;
            for entry in checks
                .iter_mut()
                .filter(|(check, _)| *check == Check::Clipboard)
            {
                entry.1 = verdict;
            }
            Report::Receipt(Receipt {
                checks,
                duration_ms,
            })
        }
        other => other,
    }
}

async fn clipboard() -> Verdict {
    match tokio::task::spawn_blocking(clipboard_is_empty).await {
        Ok(Ok(true)) => Verdict::Pass,
        Ok(Ok(false)) => Verdict::Fail,
        Ok(Err(_)) | Err(_) => Verdict::NotCovered,
    }
}
