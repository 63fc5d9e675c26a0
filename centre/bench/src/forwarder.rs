// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Passes TCP on and counts its bytes, both ways, without the headers of TCP and IP.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug)]
pub(crate) struct Forwarder {
    listener: TcpListener,
    pub(crate) address: SocketAddr,
    count: Arc<AtomicU64>,
}

/// Bytes so far.
#[derive(Debug, Clone)]
pub(crate) struct Count(Arc<AtomicU64>);

impl Count {
    /// Waits until something passes, and then until nothing has for a while. Returns the
    /// bytes that passed.
    pub(crate) async fn event(&self, patience: Duration) -> anyhow::Result<u64> {
        const STEP: Duration = Duration::from_millis(100);
        const QUIET: u32 = 15;
        let before = self.bytes();
        let begun = Instant::now();
        while self.bytes() == before {
            anyhow::ensure!(begun.elapsed() < patience, "nothing passed in {patience:?}");
            tokio::time::sleep(STEP).await;
        }
        let (mut last, mut quiet) = (self.bytes(), 0);
        while quiet < QUIET {
            tokio::time::sleep(STEP).await;
            let now = self.bytes();
            quiet = if now == last { quiet + 1 } else { 0 };
            last = now;
        }
        Ok(last - before)
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Forwarder {
    /// An address first: whoever stands behind must be told of it.
    pub(crate) async fn bind() -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            count: Arc::default(),
        })
    }

    /// Passes everything on from now until the program ends.
    pub(crate) fn pass_to(self, target: SocketAddr) -> Count {
        let count = Count(Arc::clone(&self.count));
        tokio::spawn(async move {
            while let Ok((near, _)) = self.listener.accept().await {
                let count = Arc::clone(&self.count);
                tokio::spawn(async move {
                    // Who called finds the line dead, as behind any proxy.
                    let Ok(far) = TcpStream::connect(target).await else {
                        return;
                    };
                    let (near_read, near_write) = near.into_split();
                    let (far_read, far_write) = far.into_split();
                    tokio::join!(
                        pass(near_read, far_write, &count),
                        pass(far_read, near_write, &count)
                    );
                });
            }
        });
        count
    }
}

/// Until one side ends.
async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    count: &AtomicU64,
) {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        count.fetch_add(read as u64, Ordering::Relaxed);
        if to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
    // The other side may be gone already.
    let _told = to.shutdown().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_passes_is_counted_both_ways() {
        let echo = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let target = echo.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = echo.accept().await.unwrap();
            let mut word = [0; 5];
            stream.read_exact(&mut word).await.unwrap();
            stream.write_all(b"good morning").await.unwrap();
        });
        let forwarder = Forwarder::bind().await.unwrap();
        let address = forwarder.address;
        let count = forwarder.pass_to(target);
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"hello").await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        assert_eq!(answer, b"good morning");
        assert_eq!(count.bytes(), 17);
    }
}
