// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The capsule's end of egress: a TCP port inside, because browsers know no Unix proxy.
//!
//! It understands nothing and decides nothing. Whatever runs in the capsule could speak to
//! the Unix socket itself; the rules live on the other side of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::egress::tunnel;

/// Where the browser finds its proxy, inside the capsule.
pub const PROXY_PORT: u16 = 3128;
/// Connections at once; the same bound as egress has.
const MOST_CONNECTIONS: usize = 256;
/// Longer than egress waits, so that egress is the one that decides.
const IDLE: Duration = Duration::from_secs(15 * 60);
/// Pause after a failed accept (no descriptors left), so as not to spin.
const BREATH: Duration = Duration::from_millis(50);

/// Carries every connection of `listener` to the Unix socket at `egress`, until dropped.
/// Dropping it closes every connection.
pub async fn relay(listener: TcpListener, egress: PathBuf) {
    let permits = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let egress: Arc<Path> = egress.into();
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((browser, _)) => {
                let egress = Arc::clone(&egress);
                connections.spawn(async move {
                    let _permit = permit;
                    pass_on(browser, &egress).await;
                });
            }
            Err(error) => {
                tracing::warn!(%error, "the relay cannot accept a connection");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

async fn pass_on(browser: TcpStream, egress: &Path) {
    match UnixStream::connect(egress).await {
        Ok(outside) => {
            tunnel::carry(browser, outside, IDLE, || ()).await;
        }
        Err(error) => tracing::warn!(%error, "the relay cannot reach egress"),
    }
}
