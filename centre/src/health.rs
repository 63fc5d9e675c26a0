// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether the centre lives, and whether it can do its work: for load balancers.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use tracing::warn;

use crate::centre::{Centre, chain};

/// A store that takes longer than this does not serve terminals.
const PATIENCE: Duration = Duration::from_secs(5);

pub fn router(centre: Arc<Centre>) -> Router {
    Router::new()
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
