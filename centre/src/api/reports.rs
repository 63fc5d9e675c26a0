// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports: taken once, acknowledged when they are stored for good.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use sportello_protocol::{
    Acknowledgement, MAX_PACKED, PACKED, Problem, ProblemKind, Report, UnpackError, VERSION,
};
use tracing::{debug, warn};

use super::refusal::Refusal;
use super::signed::{Sender, authenticate};
use crate::centre::Centre;

/// Stores rows and answers what the centre has.
#[utoipa::path(
    post,
    path = "/api/v1/reports",
    tag = "terminals",
    request_body(content = Report, description = "JSON in this shape, packed with zstd: at most 262144 bytes packed, 4194304 unpacked", content_type = "application/vnd.sportello.report+zstd"),
    responses(
        (status = 200, description = "Everything up to `through` is stored for good", body = Acknowledgement),
        (status = 400, description = "The body cannot be read", body = Problem),
        (status = 401, description = "No signature that fits, a wrong clock, a replay, or a key that is not known", body = Problem),
        (status = 403, description = "The key was revoked, or is in quarantine", body = Problem),
        (status = 413, description = "Too large, packed or unpacked", body = Problem),
        (status = 429, description = "Come back after Retry-After seconds", body = Problem),
        (status = 503, description = "The centre cannot store just now", body = Problem),
    )
)]
pub async fn take(
    State(centre): State<Arc<Centre>>,
    request: Request,
) -> Result<Json<Acknowledgement>, Refusal> {
    let (sender, head, body) = authenticate(&centre, request, MAX_PACKED).await?;
    let packed = head
        .headers
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes() == PACKED.as_bytes());
    if !packed {
        return Err(centre.refuse(ProblemKind::Malformed));
    }
    let slot = centre
        .slots
        .take(sender.terminal)
        .ok_or_else(|| centre.refuse(ProblemKind::Busy))?;
    let unpacked = tokio::task::spawn_blocking(move || Report::unpack(&body)).await;
    let report = match unpacked {
        Ok(Ok(report)) => report,
        Ok(Err(error)) => {
            debug!(terminal = %sender.terminal, %error, "a report that cannot be read");
            return Err(centre.refuse(match error {
                UnpackError::TooLarge | UnpackError::TooManyRows => ProblemKind::TooLarge,
                UnpackError::Zstd(_) | UnpackError::Numbers | UnpackError::Json(_) => {
                    ProblemKind::Malformed
                }
            }));
        }
        // The centre is going down.
        Err(_) => return Err(centre.refuse(ProblemKind::Unavailable)),
    };
    // In a task of its own: a terminal that hangs up does not stop half way what it sent.
    let storing = {
        let centre = Arc::clone(&centre);
        tokio::spawn(async move {
            let stored = store(&centre, sender, report).await;
            drop(slot);
            stored
        })
    };
    storing
        .await
        .unwrap_or_else(|_| Err(centre.refuse(ProblemKind::Unavailable)))
        .map(Json)
}

async fn store(
    centre: &Centre,
    sender: Sender,
    report: Report,
) -> Result<Acknowledgement, Refusal> {
    let now = centre.now();
    let ingested = centre
        .store
        .ingest(sender.terminal, report, true, now)
        .await
        .map_err(|error| centre.store_failed(&error))?;
    centre.metrics.ingested(ingested.new_rows, now);
    if ingested.cloned {
        warn!(
            terminal = %sender.terminal,
            site = sender.site.0,
            "two machines use one key: both are in quarantine until staff decide"
        );
        return Err(centre.refuse(ProblemKind::Quarantined));
    }
    Ok(Acknowledgement {
        version: VERSION,
        epochs: ingested.standings,
        server_clock: centre.now(),
    })
}
