// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who asks, and what they may.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use sportello_store::{Account, AccountId, AuditEntry, Role, Scope, SiteId, WebSession};

use crate::frame::Fittings;
use crate::guard::cookie;
use crate::words::{Language, Phrase, Words};
use crate::{Console, Refusal};

/// A sentence that the next page shows once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    pub good: bool,
    /// A key that exists.
    pub key: String,
}

/// Whoever asks, logged in or not.
#[derive(Debug, Clone)]
pub struct Caller {
    pub console: Console,
    pub(crate) fittings: Arc<Fittings>,
    pub words: Words,
    /// What forms carry.
    pub csrf: String,
    /// Path of this request.
    pub path: String,
    /// Its query, without `?`.
    pub query: String,
    pub flash: Option<Flash>,
    /// Present from the password on.
    pub account: Option<Account>,
    pub session: Option<WebSession>,
    /// Hash of the address that the request came from.
    pub(crate) address: [u8; 32],
}

impl Caller {
    #[must_use]
    pub fn say<'a>(&'a self, key: &'a str) -> Phrase<'a> {
        self.words.say(key)
    }

    #[must_use]
    pub const fn language(&self) -> Language {
        self.words.language()
    }

    /// Both factors given.
    #[must_use]
    pub fn is_logged_in(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| session.complete)
    }

    /// Goes to `path`, where a sentence is shown once.
    #[must_use]
    pub fn go(&self, path: &str, good: bool, key: &str) -> Response {
        let mut response = Redirect::to(path).into_response();
        let value = format!("{}{key}", if good { '+' } else { '-' });
        let secure = self.console.config().secure_cookies;
        if let Ok(header) = HeaderValue::from_str(&cookie::set(cookie::FLASH, &value, 60, secure)) {
            response.headers_mut().append(SET_COOKIE, header);
        }
        response
    }

    /// A change was made: goes to `path`, which says so.
    #[must_use]
    pub fn done(&self, path: &str, key: &str) -> Response {
        self.go(path, true, key)
    }
}

/// Whoever asks, logged in as far as the page's rule wants.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub account: Account,
    caller: Arc<Caller>,
}

impl Visitor {
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.account.id
    }

    /// Whether they have the role, or a greater one, at a site.
    #[must_use]
    pub fn may(&self, role: Role, site: SiteId) -> bool {
        may(&self.account, role, Some(site))
    }

    /// Whether they have the role, or a greater one, for the whole region.
    #[must_use]
    pub fn may_region(&self, role: Role) -> bool {
        may(&self.account, role, None)
    }

    /// The sites where they have the role or a greater one.
    #[must_use]
    pub fn scope(&self, role: Role) -> Scope {
        scope(&self.account, role)
    }

    #[must_use]
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// Writes into the audit log.
    ///
    /// # Errors
    /// When the store cannot.
    pub async fn audit(
        &self,
        site: Option<SiteId>,
        action: &'static str,
        object: impl Into<String> + Send,
    ) -> Result<(), Refusal> {
        self.console
            .store()
            .audit(AuditEntry {
                at: self.console.now(),
                account: Some(self.account.id),
                site,
                action: action.to_owned(),
                object: object.into(),
            })
            .await?;
        Ok(())
    }
}

/// Whether a role, or a greater one, is granted for a site (absent: for the region).
pub(crate) fn may(account: &Account, role: Role, site: Option<SiteId>) -> bool {
    account.roles.iter().any(|grant| {
        grant.role >= role && (grant.site.is_none() || (site.is_some() && grant.site == site))
    })
}

pub(crate) fn scope(account: &Account, role: Role) -> Scope {
    let mut sites = Vec::new();
    for grant in account.roles.iter().filter(|grant| grant.role >= role) {
        match grant.site {
            None => return Scope::Region,
            Some(site) if !sites.contains(&site) => sites.push(site),
            Some(_) => {}
        }
    }
    Scope::Sites(sites)
}

impl Deref for Visitor {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let caller = parts.extensions.get::<Arc<Caller>>();
        caller
            .and_then(|caller| {
                Some(Self {
                    account: caller.account.clone()?,
                    caller: Arc::clone(caller),
                })
            })
            .ok_or(Refusal::Forbidden)
    }
}

/// For pages that anybody may open.
#[derive(Debug, Clone)]
pub(crate) struct Anybody(pub(crate) Arc<Caller>);

impl<S: Sync> FromRequestParts<S> for Anybody {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let caller = parts.extensions.get::<Arc<Caller>>();
        caller.cloned().map(Self).ok_or(Refusal::Forbidden)
    }
}
