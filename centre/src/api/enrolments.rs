// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How a terminal joins the region.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use data_encoding::BASE64URL_NOPAD;
use sportello_protocol::{
    EnrolmentAnswer, EnrolmentCode, EnrolmentRequest, MAX_SMALL, Problem, ProblemKind, Thumbprint,
    VERSION,
};
use sportello_store::AuditEntry;
use tracing::info;

use super::refusal::Refusal;
use super::signed;
use crate::centre::Centre;

/// Uses up a one-time code. Signed with the key that the body brings.
#[utoipa::path(
    post,
    path = "/api/v1/enrolments",
    tag = "terminals",
    request_body = EnrolmentRequest,
    responses(
        (status = 200, description = "The terminal belongs to the region now. The same request with the same key is answered again.", body = EnrolmentAnswer),
        (status = 400, description = "The body cannot be read", body = Problem),
        (status = 401, description = "No signature that fits, a wrong clock, or a replay", body = Problem),
        (status = 403, description = "The code is wrong, used, withdrawn or too old", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 429, description = "Come back after Retry-After seconds", body = Problem),
        (status = 503, description = "The centre cannot store just now", body = Problem),
    )
)]
pub async fn enrol(
    State(centre): State<Arc<Centre>>,
    request: Request,
) -> Result<Json<EnrolmentAnswer>, Refusal> {
    let heard = signed::hear(&centre, request, MAX_SMALL).await?;
    let asked: EnrolmentRequest =
        serde_json::from_slice(&heard.body).map_err(|_| centre.refuse(ProblemKind::Malformed))?;
    let public_key: [u8; 32] = BASE64URL_NOPAD
        .decode(asked.public_key.as_bytes())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| centre.refuse(ProblemKind::Malformed))?;
    signed::verify(&centre, &heard, &public_key)?;
    // Never stored as it came: only its hash, and only if it is one that was given out.
    let hash = EnrolmentCode::secret_hash(&asked.secret);
    let enrolled = centre
        .store
        .enrol(hash, public_key, asked.facts, centre.now())
        .await
        .map_err(|error| centre.store_failed(&error))?
        .ok_or_else(|| centre.refuse(ProblemKind::Code))?;
    let thumbprint = Thumbprint::of(&public_key);
    info!(terminal = %enrolled.terminal, site = enrolled.site.0, "a terminal enrolled");
    let entry = AuditEntry {
        at: centre.now(),
        account: None,
        site: Some(enrolled.site),
        action: "terminal.enrolled".to_owned(),
        object: format!("{} {thumbprint}", enrolled.terminal),
    };
    centre
        .store
        .audit(entry)
        .await
        .map_err(|error| centre.store_failed(&error))?;
    Ok(Json(EnrolmentAnswer {
        version: VERSION,
        terminal: enrolled.terminal,
        thumbprint,
        centre_key: BASE64URL_NOPAD.encode(&centre.key.public()),
        server_clock: centre.now(),
    }))
}
