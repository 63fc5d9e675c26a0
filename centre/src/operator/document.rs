// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The OpenAPI document of the operators' door, made from its handlers.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::OpenApi;

/// Where it is.
pub const PATH: &str = "/v1/operator/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sportello: operators and their centre",
        description = "Every request is signed (RFC 9421, Ed25519, tag `sportello-operator`) with an operator's key, which `sportello-centre operator add` made known.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        contact(),
    ),
    paths(
        super::sites::list,
        super::sites::import,
        super::terminals::list,
        super::terminals::plan,
        super::codes::make,
        super::trust::state,
        super::trust::uploaded,
        super::trust::upload,
        super::trust::publish,
        super::rollouts::list,
        super::rollouts::begin,
        super::rollouts::act,
    )
)]
#[derive(Debug)]
struct Document;

pub(super) async fn give() -> Result<impl IntoResponse, StatusCode> {
    let mut text = serde_json::to_string_pretty(&Document::openapi())
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    text.push('\n');
    Ok(([(CONTENT_TYPE, "application/json")], text))
}
