// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal's one queue: it leads to the printer that policy names, else to the one on a
//! cable. CUPS asks the printer what it can do (`-m everywhere`); there are no drivers.

use std::process::Stdio;
use std::time::Duration;

use hyper::Uri;
use tokio::net::TcpStream;
use tokio::process::Command;

use super::{CupsError, QUEUE, Setup};

/// How long the printer may take to say what it can do.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the cable's end may take to be reached: it is this very machine.
const NEAR: Duration = Duration::from_millis(500);

/// How long a printer may take to be reached.
const FAR: Duration = Duration::from_secs(3);
/// The port of IPP.
const IPP: u16 = 631;

/// Why there is no queue to the printer.
#[derive(Debug, thiserror::Error)]
pub(super) enum PrepareError {
    #[error(transparent)]
    Cups(#[from] CupsError),
    #[error("`lpadmin` cannot be run")]
    NoLpadmin(#[source] std::io::Error),
    #[error("the printer did not say in time what it can do")]
    Late,
    #[error("the printer did not say what it can do: is it on, and does it speak IPP Everywhere?")]
    Refused,
}

/// Whether somebody listens where the printer is. CUPS itself finds out when it prints, and says
/// nothing of it for as long as it tries.
pub(super) async fn answers(device: &str) -> bool {
    let Ok(address) = device.parse::<Uri>() else {
        return false;
    };
    let Some(host) = address.host() else {
        return false;
    };
    let host = host.trim_matches(['[', ']']);
    let port = address.port_u16().unwrap_or(IPP);
    let reached = tokio::time::timeout(FAR, TcpStream::connect((host, port))).await;
    matches!(reached, Ok(Ok(_)))
}

/// Sees that the queue leads to the printer, and says where that is. `None`: there is none.
pub(super) async fn prepare(
    setup: &Setup,
    wanted: Option<&str>,
) -> Result<Option<String>, PrepareError> {
    let device = match wanted {
        Some(printer) => printer.to_owned(),
        None => {
            let reached = tokio::time::timeout(NEAR, TcpStream::connect(setup.cable)).await;
            if !matches!(reached, Ok(Ok(_))) {
                return Ok(None);
            }
            format!("ipp://{}/ipp/print", setup.cable)
        }
    };
    let known = setup.cups.queue().await?;
    if known.is_some_and(|queue| queue.device == device && !queue.stopped) {
        return Ok(Some(device));
    }
    let mut lpadmin = Command::new("lpadmin");
    lpadmin
        .arg("-h")
        .arg(&setup.cups.socket)
        .args(["-p", QUEUE, "-E", "-v", &device, "-m", "everywhere"])
        // A job that fails is told to the citizen and gone; the next one has its chance.
        .args(["-o", "printer-error-policy=abort-job"])
        .args(["-o", "printer-is-shared=false"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    let done = tokio::time::timeout(PATIENCE, lpadmin.status())
        .await
        .map_err(|_| PrepareError::Late)?
        .map_err(PrepareError::NoLpadmin)?;
    if done.success() {
        Ok(Some(device))
    } else {
        Err(PrepareError::Refused)
    }
}
