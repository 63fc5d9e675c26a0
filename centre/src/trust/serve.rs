// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The repository for everyone: no log-in, whole or in parts. What has a number or a hash in
//! its name never changes and may be kept for ever; `timestamp.json` is asked for anew.

use std::path::PathBuf;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE,
    IF_UNMODIFIED_SINCE, LAST_MODIFIED, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use sportello_protocol::operator::path;
use tower::ServiceExt;
use tower_http::services::ServeFile;
use tracing::error;

use super::Trust;
use crate::centre::chain;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK: HeaderValue = HeaderValue::from_static("no-cache");
/// The largest file whose tag is made from its bytes; no metadata is larger.
const MAX_TAGGED: u64 = 8 * 1024 * 1024;

/// Metadata and targets.
pub fn router(trust: Trust) -> Router {
    Router::new()
        .route(&format!("{}/{{file}}", path::METADATA), get(metadata))
        .route(&format!("{}/{{file}}", path::TARGETS), get(target))
        .with_state(trust)
}

async fn metadata(
    State(trust): State<Trust>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let found = trust.open().map(|open| open.metadata_file(&name));
    let path = match found {
        Ok(Some(path)) => path,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return unreadable(&error),
    };
    let small = tokio::fs::metadata(&path)
        .await
        .is_ok_and(|file| file.len() <= MAX_TAGGED);
    let bytes = if small {
        tokio::fs::read(&path).await.ok()
    } else {
        None
    };
    let Some(bytes) = bytes else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)[..16]);
    let keep = if name == "timestamp.json" {
        ASK
    } else {
        FOREVER
    };
    let mut response = give(path, &tag, request).await;
    response.headers_mut().insert(CACHE_CONTROL, keep);
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

async fn target(
    State(trust): State<Trust>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let found = trust.open().map(|open| open.target_file(&name));
    let path = match found {
        Ok(Some(path)) => path,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return unreadable(&error),
    };
    // The name begins with the hash of the bytes.
    let tag = name.split('.').next().unwrap_or_default().to_owned();
    let mut response = give(path, &tag, request).await;
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(CACHE_CONTROL, FOREVER);
    }
    let bytes = HeaderValue::from_static("application/octet-stream");
    response.headers_mut().insert(CONTENT_TYPE, bytes);
    response
}

fn unreadable(error: &super::TrustError) -> Response {
    error!(error = %chain(error), "the repository cannot be served");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// A file or its parts under a tag. Dates say nothing here: they are dropped.
async fn give(path: PathBuf, tag: &str, mut request: Request) -> Response {
    let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = request.headers_mut();
    let known = names(headers, &tag);
    let same = headers.get(IF_RANGE).is_none_or(|given| *given == tag);
    if !same {
        headers.remove(RANGE);
    }
    for dated in [IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, IF_RANGE] {
        headers.remove(dated);
    }
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match ServeFile::new(path).oneshot(request).await {
            Ok(response) => response.into_response(),
            Err(never) => match never {},
        }
    };
    response.headers_mut().remove(LAST_MODIFIED);
    let status = response.status();
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// Whether `If-None-Match` names the tag.
fn names(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.to_str().unwrap_or_default();
    headers.get_all(IF_NONE_MATCH).iter().any(|value| {
        value.to_str().is_ok_and(|list| {
            list.split(',')
                .map(|one| one.trim().trim_start_matches("W/"))
                .any(|one| one == tag || one == "*")
        })
    })
}
