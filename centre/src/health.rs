// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether the centre lives, and whether it can do its work: for load balancers.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::routing::get;
use tower_http::set_header::SetResponseHeaderLayer;
use tracing::warn;

use crate::centre::{Centre, chain};

/// What terminals expect of [`ONLINE`], word by word (`images/appliance/connectivity.conf.in`).
const REACHED: &str = "Sportello is reached\n";
/// Where terminals ask whether the internet is reached.
const ONLINE: &str = "/health/online";

/// A store that takes longer than this does not serve terminals.
const PATIENCE: Duration = Duration::from_secs(5);

/// The one answer that is given in the clear. It says nothing of anybody, and nothing is believed
/// because of it: a terminal that hears something else shows that a page stands in the way.
pub fn online() -> Router {
    Router::new().route(ONLINE, get(async || REACHED)).layer(
        SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ),
    )
}

pub fn router(centre: Arc<Centre>) -> Router {
    Router::new()
        .route(ONLINE, get(async || REACHED))
        .route("/health/live", get(async || "alive\n"))
        .route("/health/ready", get(ready))
        .with_state(centre)
}

async fn ready(State(centre): State<Arc<Centre>>) -> (StatusCode, &'static str) {
    if centre.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match tokio::time::timeout(PATIENCE, centre.store.ready()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            centre.metrics.store_failed();
            warn!(error = %chain(&error), "not ready: the store cannot read or write");
            (StatusCode::SERVICE_UNAVAILABLE, "the store cannot\n")
        }
        Err(_) => {
            warn!("not ready: the store takes too long");
            (StatusCode::SERVICE_UNAVAILABLE, "the store is slow\n")
        }
    }
}
