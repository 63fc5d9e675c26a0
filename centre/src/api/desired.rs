// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The state that the centre wants of a terminal.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use sportello_protocol::{Desired, Problem};

use super::refusal::Refusal;
use super::signed::authenticate;
use crate::centre::Centre;

/// Gives the desired state of the sender's site.
#[utoipa::path(
    get,
    path = "/api/v1/desired",
    tag = "terminals",
    responses(
        (status = 200, description = "Settings under their version", body = Desired),
        (status = 401, description = "No signature that fits, a wrong clock, a replay, or a key that is not known", body = Problem),
        (status = 403, description = "The key was revoked, or is in quarantine", body = Problem),
        (status = 503, description = "The centre cannot read just now", body = Problem),
    )
)]
pub async fn give(
    State(centre): State<Arc<Centre>>,
    request: Request,
) -> Result<Json<Desired>, Refusal> {
    let (sender, _, _) = authenticate(&centre, request, 0).await?;
    centre
        .store
        .desired_of(sender.terminal)
        .await
        .map(Json)
        .map_err(|error| centre.store_failed(&error))
}
