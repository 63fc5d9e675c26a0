// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `/metrics`, on an address of its own: loopback, or behind a token.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use sportello_protocol::UnixSeconds;
use subtle::ConstantTimeEq;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tracing::error;

use super::Fleet;
use crate::centre::{Centre, chain};

/// Counting ten thousand terminals for every scraper is not needed.
const KEPT: Duration = Duration::from_secs(15);

#[derive(Debug)]
struct Door {
    centre: Arc<Centre>,
    /// Compared as hashes, so that neither length nor content shows in the time taken.
    token: Option<[u8; 32]>,
    silent_after_s: i64,
    counted: Mutex<Option<(Instant, Fleet)>>,
}

/// `token`: what scrapers must bring as `Authorization: Bearer`.
pub fn router(centre: Arc<Centre>, token: Option<&str>, silent_after_s: i64) -> Router {
    Router::new()
        .route("/metrics", get(give))
        .with_state(Arc::new(Door {
            centre,
            token: token.map(hash),
            silent_after_s,
            counted: Mutex::default(),
        }))
}

async fn give(State(door): State<Arc<Door>>, headers: HeaderMap) -> Response {
    if let Some(token) = door.token {
        let shown = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .map(hash);
        if !shown.is_some_and(|shown| bool::from(shown.ct_eq(&token))) {
            return StatusCode::UNAUTHORIZED.into_response();
        }
    }
    let fleet = {
        let mut counted = door.counted.lock().await;
        match &*counted {
            Some((at, fleet)) if at.elapsed() < KEPT => fleet.clone(),
            _ => {
                let now = door.centre.now();
                let since = UnixSeconds(now.0.saturating_sub(door.silent_after_s));
                match Fleet::count(&*door.centre.store, since, now).await {
                    Ok(fleet) => {
                        *counted = Some((Instant::now(), fleet.clone()));
                        fleet
                    }
                    Err(error) => {
                        door.centre.metrics.store_failed();
                        error!(error = %chain(&error), "the fleet could not be counted");
                        return StatusCode::SERVICE_UNAVAILABLE.into_response();
                    }
                }
            }
        }
    };
    let text = door.centre.metrics.text(&fleet, resident_bytes());
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(CONTENT_TYPE, kind)], text).into_response()
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Nothing where `/proc` is not mounted.
fn resident_bytes() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_ascii_whitespace().nth(1)?.parse().ok()?;
    pages.checked_mul(rustix::param::page_size() as u64)
}
