// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The door: TCP, TLS and HTTP/1.1, with a limit on everything that a stranger could hold
//! open.
//!
//! # Invariants
//! 1. A connection that has not finished its handshake or sent its first request in time is
//!    dropped; so is one that stops reading what it asked for.
//! 2. Neither all connections nor those of one address can be more than the limits say.
//! 3. A line that died is noticed [`Patience::taken`] after something was sent on it.
//! 4. When the centre stops, requests under way are answered first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::Service;
use tracing::{debug, warn};

mod patient;

use patient::Patient;

/// How long things may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    pub handshake: Duration,
    /// From the handshake to the first whole head of a request.
    pub first_request: Duration,
    /// Between requests, and for each later head.
    pub idle: Duration,
    /// A client that takes nothing of its answer for this long is gone.
    pub write: Duration,
    /// What was sent and is not acknowledged after this time ends the connection.
    pub taken: Duration,
    /// For requests under way when the centre stops.
    pub farewell: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            first_request: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            write: Duration::from_secs(30),
            taken: Duration::from_secs(40),
            farewell: Duration::from_secs(10),
        }
    }
}

/// What the door lets in.
#[derive(Clone)]
pub struct Door {
    pub tls: Option<TlsAcceptor>,
    pub connections: usize,
    pub connections_per_address: usize,
    /// Not counted, and believed about who stands behind them.
    pub trusted_proxies: Vec<IpAddr>,
    pub patience: Patience,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Door")
            .field("tls", &self.tls.is_some())
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}

/// Serves until `stop`, then waits for what is under way.
pub async fn serve(listener: TcpListener, door: Door, router: Router, stop: CancellationToken) {
    let slots = Arc::new(Semaphore::new(door.connections));
    let crowd = Crowd::default();
    let tasks = TaskTracker::new();
    let door = Arc::new(door);
    loop {
        let next = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (slot, listener.accept().await)
        };
        let (slot, accepted) = tokio::select! {
            () = stop.cancelled() => break,
            next = next => next,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, most likely: let some go first.
                warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(200)).await;
                continue;
            }
        };
        let trusted = door.trusted_proxies.contains(&peer.ip());
        let Some(place) = crowd.enter(peer.ip(), door.connections_per_address, trusted) else {
            debug!("an address holds too many connections");
            continue;
        };
        let (door, router, stop) = (Arc::clone(&door), router.clone(), stop.clone());
        tasks.spawn(async move {
            // Terminals send small things and wait for the answer.
            if let Err(error) = stream.set_nodelay(true) {
                debug!(%error, "a connection without TCP_NODELAY");
            }
            // What a dead line does not take is noticed: an answer that stays open says
            // little, which the kernel would hold for a quarter of an hour.
            let taken = u32::try_from(door.patience.taken.as_millis()).unwrap_or(u32::MAX);
            if let Err(error) = rustix::net::sockopt::set_tcp_user_timeout(&stream, taken) {
                debug!(%error, "a connection without TCP_USER_TIMEOUT");
            }
            match &door.tls {
                None => talk(stream, peer, &door, router, stop).await,
                Some(acceptor) => {
                    let shaken =
                        tokio::time::timeout(door.patience.handshake, acceptor.accept(stream));
                    match shaken.await {
                        Ok(Ok(stream)) => talk(stream, peer, &door, router, stop).await,
                        Ok(Err(error)) => debug!(%error, "no TLS"),
                        Err(_) => debug!("a handshake took too long"),
                    }
                }
            }
            drop((place, slot));
        });
    }
    drop(listener);
    tasks.close();
    if tokio::time::timeout(door.patience.farewell, tasks.wait())
        .await
        .is_err()
    {
        debug!("some connections were cut off at the end");
    }
}

async fn talk<S>(
    stream: S,
    peer: SocketAddr,
    door: &Arc<Door>,
    router: Router,
    stop: CancellationToken,
) where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let asked = Arc::new(AtomicBool::new(false));
    let service = {
        let (asked, door) = (Arc::clone(&asked), Arc::clone(door));
        service_fn(move |mut request: Request<Incoming>| {
            asked.store(true, Ordering::Relaxed);
            let client = client(peer, &request, &door.trusted_proxies);
            request.extensions_mut().insert(ConnectInfo(client));
            // A router's own future never waits to be ready.
            let mut router = router.clone();
            async move { router.call(request.map(Body::new)).await }
        })
    };
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(door.patience.idle)
        .max_buf_size(64 * 1024)
        .max_headers(64)
        .serve_connection(
            TokioIo::new(Patient::new(stream, door.patience.write)),
            service,
        );
    let mut connection = std::pin::pin!(connection);
    let mut first = std::pin::pin!(tokio::time::sleep(door.patience.first_request));
    let mut waiting_for_first = true;
    let mut stopping = false;
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    debug!(%error, "a connection ended early");
                }
                return;
            }
            () = first.as_mut(), if waiting_for_first => {
                if !asked.load(Ordering::Relaxed) {
                    debug!("no request came in time");
                    return;
                }
                waiting_for_first = false;
            }
            () = stop.cancelled(), if !stopping => {
                connection.as_mut().graceful_shutdown();
                stopping = true;
            }
        }
    }
}

/// Who is at the other end: the last address that a trusted proxy added, or the peer.
fn client<B>(peer: SocketAddr, request: &Request<B>, trusted: &[IpAddr]) -> SocketAddr {
    if !trusted.contains(&peer.ip()) {
        return peer;
    }
    request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|value| value.trim().parse::<IpAddr>().ok())
        .map_or(peer, |ip| SocketAddr::new(ip, 0))
}

/// How many connections each address holds.
#[derive(Debug, Clone, Default)]
struct Crowd(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection's place; given back when dropped.
#[derive(Debug)]
struct Place(Crowd, IpAddr);

impl Crowd {
    fn enter(&self, address: IpAddr, most: usize, trusted: bool) -> Option<Place> {
        let mut crowd = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = crowd.entry(address).or_default();
        if *held >= most && !trusted {
            return None;
        }
        *held += 1;
        Some(Place(self.clone(), address))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut crowd = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut held) = crowd.entry(self.1) {
            *held.get_mut() = held.get().saturating_sub(1);
            if *held.get() == 0 {
                held.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(value: &str) -> Request<()> {
        Request::builder()
            .header("x-forwarded-for", value)
            .body(())
            .unwrap()
    }

    #[test]
    fn only_a_trusted_proxy_says_who_stands_behind_it() {
        let peer: SocketAddr = "10.0.0.1:5000".parse().unwrap();
        let request = forwarded("1.2.3.4, 203.0.113.9");
        assert_eq!(client(peer, &request, &[]), peer);
        let told = client(peer, &request, &[peer.ip()]);
        assert_eq!(told.ip().to_string(), "203.0.113.9");
        assert_eq!(client(peer, &forwarded("nobody"), &[peer.ip()]), peer);
    }

    #[test]
    fn an_address_gets_its_places_and_no_more() {
        let crowd = Crowd::default();
        let address = IpAddr::from([192, 0, 2, 1]);
        let places = [
            crowd.enter(address, 2, false),
            crowd.enter(address, 2, false),
        ];
        assert!(places.iter().all(Option::is_some));
        assert!(crowd.enter(address, 2, false).is_none());
        assert!(crowd.enter(address, 2, true).is_some());
        drop(places);
        assert!(crowd.enter(address, 2, false).is_some());
        assert!(crowd.0.lock().unwrap().is_empty());
    }
}
