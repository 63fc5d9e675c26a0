// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The OpenAPI document, made from the handlers.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::OpenApi;

/// Where it is.
pub const PATH: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sportello: terminals and their centre",
        description = "Every request is signed (RFC 9421, Ed25519) with the terminal's own key; see `agent/protocol`. No message has a place for a citizen's name, an address of the web or typed text.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        contact(),
    ),
    paths(
        super::enrolments::enrol,
        super::reports::take,
        super::status::take,
        super::commands::give,
        super::desired::give,
        super::couriers::take,
    ),
    tags((name = "terminals", description = "What terminals ask of the centre"))
)]
#[derive(Debug)]
struct Document;

/// The document as JSON.
///
/// # Errors
/// Never in practice: it has only text and numbers.
pub fn json() -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&Document::openapi())?;
    text.push('\n');
    Ok(text)
}

pub(super) async fn give() -> Result<impl IntoResponse, axum::http::StatusCode> {
    let text = json().map_err(|_| axum::http::StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(([(CONTENT_TYPE, "application/json")], text))
}
