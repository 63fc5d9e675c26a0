// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The network as egress sees it, and the way to an admitted host.
//!
//! Invariant: [`reach`] resolves once, checks every answer, and hands the dialler exactly
//! the addresses it has checked. A name that changes its mind afterwards changes nothing.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use ipnet::IpNet;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::egress::address::is_allowed;
use crate::egress::host::Destination;
use crate::egress::own::{self, Near};
use crate::egress::portal;
use crate::egress::resolve::Resolve;

/// After this long without an answer the next address is tried beside the first.
const STAGGER: Duration = Duration::from_millis(300);
/// Addresses of one name that are tried at most.
const MOST_ADDRESSES: usize = 8;

/// A future that can be kept in a box and sent between threads.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What egress asks of the network. The product has one answer, [`ThisMachine`].
pub trait Network: fmt::Debug + Send + Sync + 'static {
    /// The networks that are this machine's own; refused even where public.
    ///
    /// # Errors
    /// When they cannot be known; egress then refuses.
    fn own_networks(&self) -> io::Result<Vec<IpNet>>;

    /// Who stands next door: what a network's own page may be.
    ///
    /// # Errors
    /// When it cannot be known; egress then refuses.
    fn near(&self) -> io::Result<Near> {
        own::near()
    }

    /// Whether there is a way out at all.
    fn is_connected(&self) -> bool;

    /// Connects to an address that was checked.
    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<TcpStream>>;
}

/// The network of the machine this process runs on.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThisMachine;

impl Network for ThisMachine {
    fn own_networks(&self) -> io::Result<Vec<IpNet>> {
        own::own_networks()
    }

    fn is_connected(&self) -> bool {
        own::has_way_out().unwrap_or_else(|error| {
            tracing::warn!(%error, "cannot read the route tables");
            false
        })
    }

    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<TcpStream>> {
        Box::pin(TcpStream::connect(to))
    }
}

/// Why an admitted host was not reached. Names nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotReached {
    /// One of its addresses is not the public internet.
    Inside,
    /// It has no address, or none answers.
    Unreachable,
}

/// How an admitted host is reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways<'a> {
    pub(super) resolver: &'a dyn Resolve,
    pub(super) network: &'a dyn Network,
    /// To resolve, and again to connect.
    pub(super) patience: Duration,
    /// A network's own page: other addresses count ([`portal`]).
    pub(super) for_portal: bool,
}

/// Resolves, checks, connects.
pub(super) async fn reach(to: &Destination, ways: Ways<'_>) -> Result<TcpStream, NotReached> {
    let Ways {
        resolver,
        network,
        patience,
        for_portal,
    } = ways;
    let addresses = match to.host.as_v4().filter(|_| for_portal) {
        Some(address) => vec![IpAddr::V4(address)],
        None => match timeout(patience, resolver.resolve(&to.host)).await {
            Ok(Ok(addresses)) if !addresses.is_empty() => addresses,
            Ok(_) | Err(_) => return Err(NotReached::Unreachable),
        },
    };
    let closed = |error: io::Error| {
        tracing::error!(%error, "cannot read this machine's networks: egress is closed");
        NotReached::Inside
    };
    let may_dial = if for_portal {
        let near = network.near().map_err(closed)?;
        addresses
            .iter()
            .all(|address| portal::may_reach(*address, &near))
    } else {
        let own = network.own_networks().map_err(closed)?;
        addresses.iter().all(|address| is_allowed(*address, &own))
    };
    if !may_dial {
        return Err(NotReached::Inside);
    }
    match timeout(patience, first_to_answer(&addresses, to.port, network)).await {
        Ok(Some(stream)) => Ok(stream),
        Ok(None) | Err(_) => Err(NotReached::Unreachable),
    }
}

/// Tries the addresses in turn; a slow one does not hold up the next.
async fn first_to_answer(
    addresses: &[IpAddr],
    port: u16,
    network: &dyn Network,
) -> Option<TcpStream> {
    let mut waiting = alternated(addresses).into_iter();
    let mut attempts: Vec<Pending<'_, io::Result<TcpStream>>> = Vec::new();
    loop {
        match waiting.next() {
            Some(address) => attempts.push(network.connect(SocketAddr::new(address, port))),
            None if attempts.is_empty() => return None,
            None => {}
        }
        tokio::select! {
            outcome = next_of(&mut attempts) => {
                if let Ok(stream) = outcome {
                    return Some(stream);
                }
            }
            () = sleep(STAGGER), if waiting.len() > 0 => {}
        }
    }
}

/// Both families in turn, so that one that is broken here costs one stagger only.
fn alternated(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let (v4, v6): (Vec<&IpAddr>, Vec<&IpAddr>) = addresses.iter().partition(|a| a.is_ipv4());
    let longest = v4.len().max(v6.len());
    (0..longest)
        .flat_map(|place| [v6.get(place), v4.get(place)])
        .flatten()
        .map(|address| **address)
        .take(MOST_ADDRESSES)
        .collect()
}

/// The outcome of the first attempt that ends; the attempt is taken out.
async fn next_of(attempts: &mut Vec<Pending<'_, io::Result<TcpStream>>>) -> io::Result<TcpStream> {
    poll_fn(|context| {
        for place in 0..attempts.len() {
            if let Poll::Ready(outcome) = attempts[place].as_mut().poll(context) {
                drop(attempts.swap_remove(place));
                return Poll::Ready(outcome);
            }
        }
        Poll::Pending
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_take_turns() {
        let addresses: Vec<IpAddr> = ["1.0.0.1", "1.0.0.2", "1.0.0.3", "2a00::1"]
            .map(|a| a.parse().unwrap())
            .into();
        let order: Vec<String> = alternated(&addresses)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(order, ["2a00::1", "1.0.0.1", "1.0.0.2", "1.0.0.3"]);
    }
}
