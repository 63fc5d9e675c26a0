// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Files that pages refer to: style, icons, letters, a few lines of script. They lie in the
//! binary and are served under the hash of all of them, so a browser keeps them for good.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// One file, usually with `include_bytes!`.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// May contain `/`; the same for all crates, so begin yours with the crate's word.
    pub name: &'static str,
    /// Media type.
    pub media: &'static str,
    pub bytes: &'static [u8],
}

#[derive(Debug)]
pub(crate) struct Assets {
    hash: String,
    files: Arc<BTreeMap<&'static str, Asset>>,
}

impl Assets {
    pub(crate) fn new(assets: Vec<Asset>) -> Self {
        let files: BTreeMap<_, _> = assets
            .into_iter()
            .map(|asset| (asset.name, asset))
            .collect();
        let mut hash = Sha256::new();
        for asset in files.values() {
            hash.update(asset.name);
            hash.update([0]);
            hash.update(Sha256::digest(asset.bytes));
        }
        Self {
            hash: HEXLOWER.encode(&hash.finalize()[..8]),
            files: Arc::new(files),
        }
    }

    pub(crate) fn path(&self, name: &str) -> String {
        format!("/assets/{}/{name}", self.hash)
    }

    /// Files have no rule: they are the same for everybody and say nothing about anybody.
    pub(crate) fn router(&self) -> Router {
        let files = Arc::clone(&self.files);
        let current = self.hash.clone();
        Router::new().route(
            "/assets/{hash}/{*name}",
            get(
                async move |Path((hash, name)): Path<(String, String)>, headers: HeaderMap| {
                    match files.get(name.as_str()) {
                        Some(asset) => serve(asset, hash == current, &headers),
                        None => StatusCode::NOT_FOUND.into_response(),
                    }
                },
            ),
        )
    }
}

fn serve(asset: &Asset, current: bool, headers: &HeaderMap) -> Response {
    let tag = format!(
        "\"{}\"",
        HEXLOWER.encode(&Sha256::digest(asset.bytes)[..16])
    );
    // A page of an older centre asks under the older hash: it gets today's file, for now only.
    let keep = if current {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let known = headers
        .get(IF_NONE_MATCH)
        .is_some_and(|given| given.as_bytes() == tag.as_bytes());
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        asset.bytes.into_response()
    };
    let answer = response.headers_mut();
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(asset.media));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(ETAG, tag);
    }
    response
}

macro_rules! own {
    ($name:literal, $media:literal) => {
        own!($name, $name, $media)
    };
    ($name:literal, $file:literal, $media:literal) => {
        Asset {
            name: $name,
            media: $media,
            bytes: include_bytes!(concat!("../assets/", $file)),
        }
    };
}

/// The files that every page refers to; style and letters lie in one folder.
pub(crate) const OWN: &[Asset] = &[
    own!(
        "bootstrap-italia.css",
        "bootstrap-italia/bootstrap-italia.css",
        "text/css; charset=utf-8"
    ),
    own!(
        "sprites.svg",
        "bootstrap-italia/sprites.svg",
        "image/svg+xml"
    ),
    own!("console.css", "text/css; charset=utf-8"),
    own!("console.js", "text/javascript; charset=utf-8"),
    own!("icon.svg", "image/svg+xml"),
    own!(
        "titillium-web-regular.woff2",
        "titillium-web/titillium-web-regular.woff2",
        "font/woff2"
    ),
    own!(
        "titillium-web-600.woff2",
        "titillium-web/titillium-web-600.woff2",
        "font/woff2"
    ),
    own!(
        "titillium-web-700.woff2",
        "titillium-web/titillium-web-700.woff2",
        "font/woff2"
    ),
];
