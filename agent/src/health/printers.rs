// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether a printer is ready, asked of CUPS over IPP on its local socket.
//!
//! Why by hand: the question is one fixed request of some 150 bytes, the answer a flat list of
//! tagged values, and the `ipp` crate would bring an HTTP stack and a parser of everything that IPP
//! can say. The parser here is [`ipp`], bounded and tested with garbage. Printers' names, queues
//! and jobs are neither asked nor read.

use std::path::Path;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

mod http;
mod ipp;

/// Longest time that CUPS may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longest answer that is read, bytes: some thousand printers.
const MAX_ANSWER: u64 = 256 * 1024;

/// What CUPS says of all printers together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printers {
    pub known: usize,
    pub ready: usize,
}

/// Asks CUPS. `None`: it is not there or does not answer as it should.
pub async fn ask(socket: &Path) -> Option<Printers> {
    tokio::time::timeout(PATIENCE, conversation(socket))
        .await
        .ok()
        .flatten()
}

async fn conversation(socket: &Path) -> Option<Printers> {
    let mut stream = UnixStream::connect(socket).await.ok()?;
    let request = http::post(&ipp::get_printers());
    stream.write_all(&request).await.ok()?;
    let mut answer = Vec::new();
    let _read = stream
        .take(MAX_ANSWER)
        .read_to_end(&mut answer)
        .await
        .ok()?;
    let printers = ipp::parse(&http::body(&answer)?)?;
    Some(Printers {
        known: printers.len(),
        ready: printers.iter().filter(|printer| printer.is_ready()).count(),
    })
}
