// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What terminals ask of the centre.
//!
//! # Invariants
//! 1. Nothing is believed before its signature was verified with a key that the store knows,
//!    looked up for each request: a key that was taken away is refused from that moment on,
//!    at every process.
//! 2. Nothing is acknowledged before [`sportello_store::Store::ingest`] has answered.
//! 3. Everything that a terminal could make large is bounded before it is held: bodies,
//!    reports being unpacked, nonces, polls, answers that stay open.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use sportello_protocol::path;

use crate::centre::Centre;

pub mod commands;
pub mod couriers;
pub mod desired;
pub mod document;
pub mod enrolments;
pub mod nonces;
pub mod refusal;
pub mod reports;
pub mod signed;
pub mod slots;
pub mod status;
pub mod stream;

/// The terminals' door.
pub fn router(centre: Arc<Centre>) -> Router {
    Router::new()
        .route(path::ENROLMENTS, post(enrolments::enrol))
        .route(path::REPORTS, post(reports::take))
        .route(path::STATUS, post(status::take))
        .route(path::COMMANDS, get(commands::give))
        .route(path::DESIRED, get(desired::give))
        .route(path::COURIERS, post(couriers::take))
        .route(document::PATH, get(document::give))
        // Each handler bounds its own body.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(Arc::clone(&centre), measure))
        .with_state(centre)
}

/// Counts requests by route and outcome. Neither says who asked.
async fn measure(State(centre): State<Arc<Centre>>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().cloned();
    let begun = Instant::now();
    let response = next.run(request).await;
    if let Some(path) = path {
        centre
            .metrics
            .request(path.as_str(), response.status(), begun.elapsed());
    }
    response
}
