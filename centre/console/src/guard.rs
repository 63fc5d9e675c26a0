// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Stands before every page: who is it, may they, does the form come from us.
//!
//! # Invariants
//! 1. No handler runs before its rule was checked.
//! 2. A session that is over, idle too long, of a disabled account or with a broken seal is
//!    no session.
//! 3. Refusals say the same for what is foreign and what is missing.

pub(crate) mod cookie;
mod explain;
pub(crate) mod token;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN,
    REFERRER_POLICY, SET_COOKIE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use sportello_protocol::{TerminalId, UnixSeconds};
use sportello_store::{Account, Role, SiteId, WebSession};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use self::explain::{explain, plain};
use self::token::Token;
use crate::frame::Fittings;
use crate::routes::Rule;
use crate::visitor::{Caller, Flash, may};
use crate::words::{Language, Words};
use crate::{Console, Refusal};

/// A session ends at the latest after so many seconds.
pub const SESSION_S: i64 = 8 * 3600;
/// A session of an admin ends when unused for so many seconds.
pub const ADMIN_IDLE_S: i64 = 30 * 60;
/// Time for the second factor, seconds.
pub const SECOND_FACTOR_S: i64 = 15 * 60;
/// Largest body of a form, bytes.
pub const MAX_FORM: usize = 256 * 1024;

/// Nothing inline, nothing from elsewhere.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What one page's guard knows.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) console: Console,
    pub(crate) fittings: Arc<Fittings>,
    pub(crate) rule: Rule,
}

/// Runs before the handler.
pub(crate) async fn check(
    State(guard): State<Guard>,
    parameters: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    let secure = guard.console.config().secure_cookies;
    let (parts, body) = request.into_parts();
    let (caller, mut cookies) = match meet(&guard, &parts).await {
        Ok(met) => met,
        Err(refusal) => return plain(refusal),
    };
    let caller = Arc::new(caller);
    let request = Request::from_parts(parts, body);
    let mut response = match admit(&guard, &caller, &parameters, request).await {
        Ok(mut request) => {
            request.extensions_mut().insert(Arc::clone(&caller));
            next.run(request).await
        }
        Err(Stop::Refusal(refusal)) => refusal.into_response(),
        Err(Stop::Response(response)) => response,
    };
    if let Some(refusal) = response.extensions().get::<Refusal>().copied() {
        response = explain(&caller, refusal);
    } else if caller.flash.is_some() && response.status() == StatusCode::OK && is_html(&response) {
        cookies.push(cookie::set(cookie::FLASH, "", 0, secure));
    }
    for value in cookies {
        // A handler that sets a cookie knows better than what was renewed before it ran.
        let name = value.split('=').next().unwrap_or("");
        let set = response.headers().get_all(SET_COOKIE).iter().any(|header| {
            header.to_str().is_ok_and(|text| {
                text.strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('='))
            })
        });
        if !set && let Ok(header) = HeaderValue::from_str(&value) {
            response.headers_mut().append(SET_COOKIE, header);
        }
    }
    response
}

enum Stop {
    Refusal(Refusal),
    Response(Response),
}

impl<E: Into<Refusal>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Refusal(error.into())
    }
}

/// Who is it? Answers also the cookies to be set or renewed.
async fn meet(guard: &Guard, request: &Parts) -> Result<(Caller, Vec<String>), Refusal> {
    let console = &guard.console;
    let secure = console.config().secure_cookies;
    let headers = &request.headers;
    let mut cookies = Vec::new();

    let language = cookie::get(headers, cookie::LANGUAGE, secure)
        .and_then(|tag| tag.parse().ok())
        .or_else(|| Language::accepted(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?))
        .unwrap_or_default();
    let words = Words::new(language, Arc::clone(&guard.fittings.dictionaries));

    let known = recognise(console, headers, &mut cookies).await?;
    let csrf = if let Some((_, session)) = &known {
        HEXLOWER.encode(&session.csrf)
    } else {
        let visit = cookie::get(headers, cookie::VISIT, secure)
            .filter(|value| value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit()));
        let visit = if let Some(value) = visit {
            value.to_owned()
        } else {
            let value = HEXLOWER.encode(&token::random().map_err(|e| Refusal::broken(&e))?);
            let age = u32::try_from(SESSION_S).unwrap_or(0);
            cookies.push(cookie::set(cookie::VISIT, &value, age, secure));
            value
        };
        HEXLOWER.encode(&Sha256::digest(format!("form {visit}")))
    };
    let flash = cookie::get(headers, cookie::FLASH, secure).and_then(|value| {
        let good = value.starts_with('+');
        let key = value.get(1..)?;
        words.has(key).then(|| Flash {
            good,
            key: key.to_owned(),
        })
    });
    let (account, session) = known.unzip();
    let uri = &request.uri;
    let caller = Caller {
        console: console.clone(),
        fittings: Arc::clone(&guard.fittings),
        words,
        csrf,
        path: uri.path().to_owned(),
        query: uri.query().unwrap_or("").to_owned(),
        flash,
        account,
        session,
        address: address(console, request),
    };
    Ok((caller, cookies))
}

async fn recognise(
    console: &Console,
    headers: &HeaderMap,
    cookies: &mut Vec<String>,
) -> Result<Option<(Account, WebSession)>, Refusal> {
    let secure = console.config().secure_cookies;
    let Some(text) = cookie::get(headers, cookie::SESSION, secure) else {
        return Ok(None);
    };
    let key = console.seal_key().await?;
    let Some(token) = Token::open(text, key) else {
        return Ok(None);
    };
    let now = console.now();
    let Some(session) = console.store().web_session(token.id(), now).await? else {
        return Ok(None);
    };
    let Some(account) = console.store().account(session.account).await? else {
        return Ok(None);
    };
    if account.disabled || session.expires <= now {
        return Ok(None);
    }
    let idle = now.0.saturating_sub(token.used.0);
    if is_admin(&account) && idle > ADMIN_IDLE_S {
        console.store().end_web_session(token.id()).await?;
        return Ok(None);
    }
    // Renewed by the minute: an open page that reads events does not count as use.
    if idle >= 60 {
        renew(console, token.used_at(now), session.expires, cookies).await?;
    }
    Ok(Some((account, session)))
}

/// Puts a session into the browser.
pub(crate) async fn renew(
    console: &Console,
    token: Token,
    expires: UnixSeconds,
    cookies: &mut Vec<String>,
) -> Result<(), Refusal> {
    let key = console.seal_key().await?;
    if let Some(value) = token.seal(key) {
        let left = expires.0.saturating_sub(console.now().0);
        let age = u32::try_from(left).unwrap_or(0);
        let secure = console.config().secure_cookies;
        cookies.push(cookie::set(cookie::SESSION, &value, age, secure));
    }
    Ok(())
}

/// Whether the account is an admin anywhere: those need a second factor and idle out.
pub(crate) fn is_admin(account: &Account) -> bool {
    account.roles.iter().any(|grant| grant.role == Role::Admin)
}

/// May they?
async fn admit(
    guard: &Guard,
    caller: &Caller,
    parameters: &RawPathParams,
    request: Request,
) -> Result<Request, Stop> {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if changes && !from_here(&guard.console, request.headers()) {
        return Err(Refusal::Stale.into());
    }
    let enough = match guard.rule {
        Rule::Public => true,
        Rule::Started => caller.account.is_some(),
        _ => caller.is_logged_in(),
    };
    if !enough {
        return Err(ask_to_log_in(caller, changes));
    }
    let request = if changes {
        with_token(caller, request).await?
    } else {
        request
    };
    let (role, site) = match guard.rule {
        Rule::Public | Rule::Started | Rule::LoggedIn => return Ok(request),
        Rule::Anywhere(role) => {
            let anywhere = caller
                .account
                .as_ref()
                .is_some_and(|account| account.roles.iter().any(|grant| grant.role >= role));
            return if anywhere {
                Ok(request)
            } else {
                Err(Refusal::Forbidden.into())
            };
        }
        Rule::Region(role) => (role, None),
        Rule::Site(role) => {
            let id = parameter(parameters, "site").and_then(|text| text.parse().ok());
            (role, Some(SiteId(id.ok_or(Refusal::NotFound)?)))
        }
        Rule::Terminal(role) => {
            let id = parameter(parameters, "terminal").and_then(|text| Uuid::parse_str(text).ok());
            let id = TerminalId(id.ok_or(Refusal::NotFound)?);
            let terminal = guard.console.store().terminal(id).await?;
            (role, Some(terminal.ok_or(Refusal::NotFound)?.site))
        }
    };
    let account = caller.account.as_ref().ok_or(Refusal::Forbidden)?;
    if may(account, role, site) {
        // What lies in everybody's scope may still not exist.
        if let (Rule::Site(_), Some(site)) = (guard.rule, site)
            && guard.console.store().site(site).await?.is_none()
        {
            return Err(Refusal::NotFound.into());
        }
        return Ok(request);
    }
    // A site that they may look at, but not touch, is no secret to them.
    if site.is_some() && !may(account, Role::Viewer, site) {
        return Err(Refusal::NotFound.into());
    }
    Err(Refusal::Forbidden.into())
}

fn parameter<'a>(parameters: &'a RawPathParams, name: &str) -> Option<&'a str> {
    parameters
        .iter()
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

fn ask_to_log_in(caller: &Caller, changes: bool) -> Stop {
    if changes {
        return Refusal::LoggedOut.into();
    }
    let path = if caller.account.is_some() {
        "/login/second"
    } else {
        "/login"
    };
    let mut target = caller.path.clone();
    if !caller.query.is_empty() {
        target.push('?');
        target.push_str(&caller.query);
    }
    let next: String = url::form_urlencoded::byte_serialize(target.as_bytes()).collect();
    let query = if target == "/" {
        String::new()
    } else {
        format!("?next={next}")
    };
    Stop::Response(Redirect::to(&format!("{path}{query}")).into_response())
}

/// Whether a change was asked for by a page of ours, as far as the browser tells.
fn from_here(console: &Console, headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site")
        && !matches!(site.as_bytes(), b"same-origin" | b"none")
    {
        return false;
    }
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    if origin == console.config().public_url.origin().ascii_serialization() {
        return true;
    }
    // Reached by another name of the same machine, without a proxy between.
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let named = origin.split_once("://").map(|(_, rest)| rest);
    !console.config().behind_proxy && named.is_some() && named == host
}

/// Checks the token of a form (field `csrf`) or of a script (header `x-csrf-token`).
async fn with_token(caller: &Caller, request: Request) -> Result<Request, Refusal> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MAX_FORM)
        .await
        .map_err(|_| Refusal::TooLarge)?;
    let header = parts.headers.get("x-csrf-token");
    let given = if let Some(header) = header {
        header.to_str().unwrap_or("").to_owned()
    } else {
        url::form_urlencoded::parse(&bytes)
            .find(|(name, _)| name == "csrf")
            .map_or_else(String::new, |(_, value)| value.into_owned())
    };
    if bool::from(given.as_bytes().ct_eq(caller.csrf.as_bytes())) {
        Ok(Request::from_parts(parts, Body::from(bytes)))
    } else {
        Err(Refusal::Stale)
    }
}

/// Hash of where a request comes from; of an IPv6 address its network counts.
fn address(console: &Console, request: &Parts) -> [u8; 32] {
    let forwarded = || {
        let headers = request.headers.get_all("x-forwarded-for");
        let last = headers
            .iter()
            .next_back()?
            .to_str()
            .ok()?
            .rsplit(',')
            .next()?;
        last.trim().parse::<IpAddr>().ok()
    };
    let direct = || {
        let info = request.extensions.get::<ConnectInfo<SocketAddr>>()?;
        Some(info.0.ip())
    };
    let address = if console.config().behind_proxy {
        forwarded()
    } else {
        direct()
    };
    let mut hash = Sha256::new();
    hash.update(b"address ");
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(v4)) => hash.update(v4.octets()),
        Some(IpAddr::V6(v6)) => hash.update(&v6.octets()[..8]),
        None => hash.update(b"unknown"),
    }
    hash.finalize().into()
}

fn is_html(response: &Response) -> bool {
    response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// What every answer carries.
pub(crate) async fn headers(mut response: Response) -> Response {
    let fixed = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
    ];
    let headers = response.headers_mut();
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
