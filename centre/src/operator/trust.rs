// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The signed repository, as operators fill it.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use sportello_protocol::operator::{MAX_BODY, MAX_CHUNK, Publication, Refusal, TrustState, Upload};
use sportello_protocol::{Sha256Hex, TargetName};

use super::Desk;
use super::refusal::Refused;
use crate::trust::upload::Wanted;

/// What stands behind the question mark of an upload.
#[derive(Default)]
struct Said {
    sha256: Option<Sha256Hex>,
    size: Option<u64>,
    offset: Option<u64>,
}

impl Desk {
    /// The file that is meant; whatever is not known, or said twice, refuses.
    fn wanted(&self, name: &str, head: &Parts) -> Result<(Wanted, Option<u64>), Refused> {
        let mut said = Said::default();
        for pair in head.uri.query().unwrap_or_default().split('&') {
            let (key, value) = pair.split_once('=').ok_or_else(|| self.malformed())?;
            let number = || value.parse::<u64>().map_err(|_| self.malformed());
            let twice = match key {
                "sha256" => {
                    let digest = Sha256Hex::parse(value).map_err(|_| self.malformed())?;
                    said.sha256.replace(digest).is_some()
                }
                "size" => said.size.replace(number()?).is_some(),
                "offset" => said.offset.replace(number()?).is_some(),
                _ => true,
            };
            if twice {
                return Err(self.malformed());
            }
        }
        let (Ok(name), Some(sha256), Some(size)) =
            (TargetName::parse(name), said.sha256, said.size)
        else {
            return Err(self.malformed());
        };
        Ok((Wanted { name, sha256, size }, said.offset))
    }
}

/// What is published, and which online keys the root must name.
#[utoipa::path(
    get, path = "/v1/operator/trust", tag = "trust",
    responses((status = 200, body = TrustState), (status = "default", body = Refusal))
)]
pub(super) async fn state(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<TrustState>, Refused> {
    desk.believe(request, 0).await?;
    let state = desk.trust.state().await;
    state.map(Json).map_err(|error| desk.trust_failed(error))
}

/// How far an upload is.
#[utoipa::path(
    get, path = "/v1/operator/trust/targets/{name}", tag = "trust",
    params(
        ("name" = TargetName, Path),
        ("sha256" = Sha256Hex, Query),
        ("size" = u64, Query),
    ),
    responses((status = 200, body = Upload), (status = "default", body = Refusal))
)]
pub(super) async fn uploaded(
    State(desk): State<Desk>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Json<Upload>, Refused> {
    let asked = desk.believe(request, 0).await?;
    let (wanted, _) = desk.wanted(&name, &asked.head)?;
    let upload = desk.trust.uploaded(wanted).await;
    upload.map(Json).map_err(|error| desk.trust_failed(error))
}

/// Takes the next chunk of a target.
#[utoipa::path(
    put, path = "/v1/operator/trust/targets/{name}", tag = "trust",
    params(
        ("name" = TargetName, Path),
        ("sha256" = Sha256Hex, Query),
        ("size" = u64, Query),
        ("offset" = u64, Query),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = Upload), (status = "default", body = Refusal))
)]
pub(super) async fn upload(
    State(desk): State<Desk>,
    Path(name): Path<String>,
    request: Request,
) -> Result<Json<Upload>, Refused> {
    let asked = desk.believe(request, MAX_CHUNK).await?;
    let (wanted, offset) = desk.wanted(&name, &asked.head)?;
    let offset = offset.ok_or_else(|| desk.malformed())?;
    let upload = desk
        .trust
        .upload(wanted, offset, asked.body)
        .await
        .map_err(|error| desk.trust_failed(error))?;
    if upload.complete {
        desk.note(&asked.operator, "trust.upload", upload.name.as_str())
            .await?;
    }
    Ok(Json(upload))
}

/// Publishes what was signed offline.
#[utoipa::path(
    post, path = "/v1/operator/trust/publish", tag = "trust", request_body = Publication,
    responses((status = 200, body = TrustState), (status = "default", body = Refusal))
)]
pub(super) async fn publish(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<TrustState>, Refused> {
    let asked = desk.believe(request, MAX_BODY).await?;
    let publication: Publication = desk.read(&asked.body)?;
    let now = desk.centre.now();
    let state = desk
        .trust
        .publish(publication, now)
        .await
        .map_err(|error| desk.trust_failed(error))?;
    let object = format!("root {}, targets {}", state.root, state.targets);
    desk.note(&asked.operator, "trust.publish", &object).await?;
    Ok(Json(state))
}
