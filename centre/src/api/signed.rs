// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who sent a request, and whether it may be believed.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use axum::http::request;
use http_body_util::LengthLimitError;
use sportello_protocol::signature::{
    CONTENT_DIGEST, Claim, Parts, SIGNATURE, SIGNATURE_INPUT, Tag, claim_as,
};
use sportello_protocol::{ProblemKind, TerminalId, Thumbprint};
use sportello_store::{KeyState, SiteId};
use tracing::debug;

use super::nonces::Verdict;
use super::refusal::Refusal;
use crate::centre::Centre;

/// A body must have come in this time…
const BODY_TIME: Duration = Duration::from_secs(60);
/// …and a large one at this pace, KiB a second.
const BODY_PACE: u32 = 64;

/// A terminal that was believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sender {
    pub terminal: TerminalId,
    pub site: SiteId,
    pub thumbprint: Thumbprint,
}

/// A request with its body, not believed yet.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) head: request::Parts,
    pub(crate) body: Bytes,
    pub(crate) claim: Claim,
}

/// Finds out who sent a request and receives its body.
pub(super) async fn authenticate(
    centre: &Centre,
    request: Request,
    largest: usize,
) -> Result<(Sender, request::Parts, Bytes), Refusal> {
    let (head, body) = request.into_parts();
    let claim = read_claim(centre, &head.headers, Tag::Terminal)?;
    // Before the body is received: strangers do not get to send one.
    let key = centre
        .store
        .key(claim.keyid)
        .await
        .map_err(|error| centre.store_failed(&error))?
        .ok_or_else(|| centre.refuse(ProblemKind::UnknownKey))?;
    let body = receive(centre, &head.headers, body, largest).await?;
    let heard = Heard { head, body, claim };
    verify(centre, &heard, &key.public_key)?;
    let kind = match key.state {
        KeyState::Active => None,
        KeyState::Superseded | KeyState::Revoked => Some(ProblemKind::Revoked),
        KeyState::Quarantined => Some(ProblemKind::Quarantined),
    };
    if let Some(kind) = kind {
        return Err(centre.refuse(kind));
    }
    let sender = Sender {
        terminal: key.terminal,
        site: key.site,
        thumbprint: heard.claim.keyid,
    };
    Ok((sender, heard.head, heard.body))
}

/// Receives a request whose key comes with its body.
pub(super) async fn hear(
    centre: &Centre,
    request: Request,
    largest: usize,
) -> Result<Heard, Refusal> {
    let (head, body) = request.into_parts();
    let claim = read_claim(centre, &head.headers, Tag::Terminal)?;
    let body = receive(centre, &head.headers, body, largest).await?;
    Ok(Heard { head, body, claim })
}

/// Checks the signature, then that the request is new.
pub(crate) fn verify(centre: &Centre, heard: &Heard, public_key: &[u8; 32]) -> Result<(), Refusal> {
    let parts = Parts {
        method: heard.head.method.as_str(),
        authority: &centre.manner.authority,
        path: heard.head.uri.path(),
        query: heard.head.uri.query().unwrap_or(""),
        body: &heard.body,
    };
    heard.claim.verify(&parts, public_key).map_err(|error| {
        debug!(%error, "a signature that does not fit");
        centre.refuse(ProblemKind::Signature)
    })?;
    let claim = &heard.claim;
    match centre.nonces.take(claim.keyid, claim.nonce, centre.now()) {
        Verdict::Fresh => Ok(()),
        Verdict::Replayed => Err(centre.refuse(ProblemKind::Replayed)),
        Verdict::TooMany => Err(centre.refuse(ProblemKind::Busy)),
    }
}

pub(crate) fn read_claim(centre: &Centre, headers: &HeaderMap, tag: Tag) -> Result<Claim, Refusal> {
    let claim = one(headers, SIGNATURE_INPUT)
        .zip(one(headers, SIGNATURE))
        .and_then(|(input, signature)| {
            // A digest that stands twice or cannot be read is not the same as none.
            let digest = one(headers, CONTENT_DIGEST);
            if digest.is_none() && headers.contains_key(CONTENT_DIGEST) {
                return None;
            }
            claim_as(tag, digest, input, signature)
                .inspect_err(|error| debug!(%error, "a signature that cannot be read"))
                .ok()
        })
        .ok_or_else(|| centre.refuse(ProblemKind::Signature))?;
    if claim.is_timely(centre.now()) {
        Ok(claim)
    } else {
        Err(centre.refuse(ProblemKind::Clock))
    }
}

/// A header that stands once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    match values.next() {
        None => value.to_str().ok(),
        Some(_) => None,
    }
}

/// Receives a body, if there is room for it.
pub(crate) async fn receive(
    centre: &Centre,
    headers: &HeaderMap,
    body: axum::body::Body,
    largest: usize,
) -> Result<Bytes, Refusal> {
    let length = match headers.get(CONTENT_LENGTH) {
        None => largest,
        Some(value) => value
            .to_str()
            .ok()
            .and_then(|text| text.parse::<usize>().ok())
            .ok_or_else(|| centre.refuse(ProblemKind::Malformed))?,
    };
    if length > largest {
        return Err(centre.refuse(ProblemKind::TooLarge));
    }
    let kib = u32::try_from(length.div_ceil(1024)).unwrap_or(u32::MAX);
    let _room = centre
        .bodies
        .try_acquire_many(kib)
        .map_err(|_| centre.refuse(ProblemKind::Busy))?;
    let patience = BODY_TIME.saturating_add(Duration::from_secs(u64::from(kib / BODY_PACE)));
    match tokio::time::timeout(patience, to_bytes(body, largest)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            // Chunked, and longer than it may be; or cut short.
            let too_long = error.into_inner().is::<LengthLimitError>();
            Err(centre.refuse(if too_long {
                ProblemKind::TooLarge
            } else {
                ProblemKind::Malformed
            }))
        }
        Err(_) => Err(centre.refuse(ProblemKind::Malformed)),
    }
}
