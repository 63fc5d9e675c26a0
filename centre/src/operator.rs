// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the IT admin's command line asks of the centre ([`sportello_protocol::operator`]).
//!
//! # Invariants
//! 1. Nothing is believed before its signature was verified with the key of an operator that
//!    the store knows at that moment. A terminal's signature opens nothing here, nor does an
//!    operator's at the terminals' door: their tags differ.
//! 2. Whatever changes something is in the audit log under the operator's name.
//! 3. Bodies are bounded before they are received; an operator may ask so often and no more
//!    ([`crate::api::nonces`]).

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::request::Parts;
use axum::routing::{get, post, put};
use sportello_protocol::ProblemKind;
use sportello_protocol::operator::path;
use sportello_protocol::signature::Tag;
use sportello_store::{AuditEntry, By, Operator};

use crate::api::signed::{Heard, read_claim, receive, verify};
use crate::centre::Centre;
use crate::trust::Trust;

mod codes;
pub mod document;
mod refusal;
mod rollouts;
mod sites;
mod terminals;
mod trust;

use refusal::Refused;

/// What the operators' door needs.
#[derive(Debug, Clone)]
pub struct Desk {
    pub centre: Arc<Centre>,
    pub trust: Trust,
    /// Fingerprint of the centre's own authority, which codes carry.
    pub authority: Option<[u8; 32]>,
}

/// The operators' door.
pub fn router(desk: Desk) -> Router {
    let target = format!("{}/{{name}}", path::TRUST_TARGETS);
    let action = format!("{}/{{id}}/{{action}}", path::ROLLOUTS);
    Router::new()
        .route(path::SITES, get(sites::list).put(sites::import))
        .route(path::TERMINALS, get(terminals::list).put(terminals::plan))
        .route(path::CODES, post(codes::make))
        .route(path::TRUST, get(trust::state))
        .route(&target, put(trust::upload).get(trust::uploaded))
        .route(path::TRUST_PUBLISH, post(trust::publish))
        .route(path::ROLLOUTS, get(rollouts::list).post(rollouts::begin))
        .route(&action, post(rollouts::act))
        .route(document::PATH, get(document::give))
        // Each handler bounds its own body.
        .layer(DefaultBodyLimit::disable())
        .with_state(desk)
}

/// An operator's request that was believed.
struct Asked {
    operator: Operator,
    head: Parts,
    body: Bytes,
}

impl Desk {
    /// Finds out which operator sent a request and receives its body.
    async fn believe(&self, request: Request, largest: usize) -> Result<Asked, Refused> {
        let centre = &self.centre;
        let (head, body) = request.into_parts();
        let claim = read_claim(centre, &head.headers, Tag::Operator)?;
        // Before the body is received: strangers do not get to send one.
        let operator = centre
            .store
            .operator(claim.keyid)
            .await
            .map_err(|error| centre.store_failed(&error))?
            .ok_or_else(|| centre.refuse(ProblemKind::UnknownKey))?;
        let body = receive(centre, &head.headers, body, largest).await?;
        let heard = Heard { head, body, claim };
        verify(centre, &heard, &operator.public_key)?;
        Ok(Asked {
            operator,
            head: heard.head,
            body: heard.body,
        })
    }

    fn malformed(&self) -> Refused {
        self.centre.refuse(ProblemKind::Malformed).into()
    }

    /// A body of JSON.
    fn read<T: serde::de::DeserializeOwned>(&self, body: &[u8]) -> Result<T, Refused> {
        serde_json::from_slice(body).map_err(|_| self.malformed())
    }

    /// Which page is asked for; the first unless said.
    fn page(&self, head: &Parts) -> Result<u32, Refused> {
        match head.uri.query() {
            None | Some("") => Ok(0),
            Some(query) => query
                .strip_prefix("page=")
                .and_then(|number| number.parse().ok())
                .ok_or_else(|| self.malformed()),
        }
    }

    fn by(&self, operator: &Operator) -> By {
        By {
            account: operator.id.account(),
            at: self.centre.now(),
        }
    }

    /// Puts a change of the repository into the log before it is answered.
    async fn note(&self, operator: &Operator, action: &str, object: &str) -> Result<(), Refused> {
        let by = self.by(operator);
        let entry = AuditEntry {
            at: by.at,
            account: Some(by.account),
            site: None,
            action: action.to_owned(),
            object: object.to_owned(),
        };
        self.centre
            .store
            .audit(entry)
            .await
            .map_err(|error| self.centre.store_failed(&error).into())
    }
}
