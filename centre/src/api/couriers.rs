// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A stick's parcel, brought by a terminal that has a line: the same door as
//! `sportello-centre courier import`.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use sportello_protocol::courier::{MAX_HEAD, MAX_PARCEL, MEDIA_TYPE};
use sportello_protocol::{Problem, ProblemKind};
use sportello_store::KeyState;
use tracing::debug;

use super::refusal::Refusal;
use super::signed::authenticate;
use crate::centre::Centre;
use crate::courier::{UnloadError, unload};

/// Takes a parcel and gives what goes back on the stick.
#[utoipa::path(
    post,
    path = "/api/v1/couriers",
    tag = "terminals",
    request_body(content = String, description = "A parcel as a terminal sealed it: a line of JSON, then packed reports", content_type = "application/vnd.sportello.courier"),
    responses(
        (status = 200, description = "The sealed answer, for the terminal that made the parcel", body = String, content_type = "application/vnd.sportello.courier"),
        (status = 400, description = "The parcel cannot be read, or is not whole", body = Problem),
        (status = 401, description = "The request or the parcel has no signature that fits", body = Problem),
        (status = 403, description = "The key of request or parcel was revoked, or is in quarantine", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 429, description = "Come back after Retry-After seconds", body = Problem),
        (status = 503, description = "The centre cannot store just now", body = Problem),
    )
)]
pub async fn take(
    State(centre): State<Arc<Centre>>,
    request: Request,
) -> Result<Response, Refusal> {
    let largest = usize::try_from(MAX_PARCEL)
        .unwrap_or(usize::MAX)
        .saturating_add(MAX_HEAD);
    let (sender, _, body) = authenticate(&centre, request, largest).await?;
    let _slot = centre
        .slots
        .take(sender.terminal)
        .ok_or_else(|| centre.refuse(ProblemKind::Busy))?;
    let unloaded = unload(&*centre.store, &centre.key, body, centre.now())
        .await
        .map_err(|error| {
            debug!(%error, "a parcel was refused");
            match error {
                UnloadError::Store(error) => centre.store_failed(&error),
                UnloadError::UnknownKey => centre.refuse(ProblemKind::UnknownKey),
                UnloadError::Key(KeyState::Quarantined) => centre.refuse(ProblemKind::Quarantined),
                UnloadError::Key(_) => centre.refuse(ProblemKind::Revoked),
                UnloadError::NotBelieved(_) => centre.refuse(ProblemKind::Signature),
                UnloadError::Unreadable(_) | UnloadError::Report(_) | UnloadError::Seal(_) => {
                    centre.refuse(ProblemKind::Malformed)
                }
                UnloadError::Stopping => centre.refuse(ProblemKind::Unavailable),
            }
        })?;
    centre.metrics.ingested(unloaded.new_rows, centre.now());
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], unloaded.answer).into_response())
}
