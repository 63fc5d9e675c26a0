// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Logging in: name and password, then six digits; an admin without a second factor sets it up
//! here first.

use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use sportello_protocol::UnixSeconds;
use sportello_store::{Account, AuditEntry, WebSession};

use super::{Fields, inside};
use crate::guard::token::{self, Token};
use crate::guard::{self, SECOND_FACTOR_S, SESSION_S, cookie};
use crate::listing::Listing;
use crate::throttle::Counter;
use crate::visitor::{Anybody, Caller};
use crate::{Console, Frame, Refusal, Visitor, password, second_factor, show};

#[derive(Template)]
#[template(path = "console/login.html")]
struct LoginPage<'a> {
    page: Frame,
    name: &'a str,
    next: &'a str,
}

#[derive(Template)]
#[template(path = "console/second.html")]
struct SecondPage<'a> {
    page: Frame,
    next: &'a str,
}

#[derive(Template)]
#[template(path = "console/set_up.html")]
pub(super) struct SetUpPage<'a> {
    pub(super) page: Frame,
    pub(super) next: &'a str,
    pub(super) action: &'a str,
    /// Admins must, before anything else.
    pub(super) must: bool,
    pub(super) picture: String,
    pub(super) groups: Vec<String>,
}

pub(super) async fn page(Anybody(caller): Anybody) -> Result<Response, Refusal> {
    let query = Listing::new("", &caller.query);
    let next = inside(query.get("next"));
    if caller.is_logged_in() {
        return Ok(Redirect::to(next).into_response());
    }
    show(&LoginPage {
        page: Frame::new(&caller, caller.say("login-title")),
        name: "",
        next,
    })
}

pub(super) async fn enter(
    State(console): State<Console>,
    Anybody(caller): Anybody,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    let name = fields.text("name").to_lowercase();
    let next = inside(fields.raw("next"));
    let by_name = Counter::of_name(&name);
    let by_address = Counter::of_address(&caller.address);
    by_address.admit(&console).await?;
    by_name.reserve(&console).await?;

    let account = console.store().account_by_name(&name).await?;
    let usable = account.clone().filter(|account| !account.disabled);
    let hash = usable.as_ref().map(|account| account.password_hash.clone());
    let right = password::verify(fields.raw("password").to_owned(), hash).await;
    let Some(account) = usable.filter(|_| right) else {
        by_address.wrong(&console).await?;
        // What was typed as a name may be a password: it is not written down.
        audit(&console, account.as_ref(), "login.refused").await?;
        let page = LoginPage {
            page: Frame::new(&caller, caller.say("login-title")).complain("login-wrong"),
            name: "",
            next,
        };
        let mut response = show(&page)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    };
    by_name.forget(&console).await?;
    if let Some(old) = &caller.session {
        console.store().end_web_session(old.id).await?;
    }
    let must_go_on = account.totp_secret.is_some() || guard::is_admin(&account);
    let target = if account.totp_secret.is_some() {
        onward("/login/second", next)
    } else if must_go_on {
        onward("/login/set-up", next)
    } else {
        next.to_owned()
    };
    if !must_go_on {
        audit(&console, Some(&account), "login.done").await?;
    }
    begin(&console, &account, !must_go_on, &target).await
}

fn onward(path: &str, next: &str) -> String {
    Listing::new(path, "").with("next", if next == "/" { "" } else { next })
}

/// Begins a session under a new secret and goes on.
pub(super) async fn begin(
    console: &Console,
    account: &Account,
    complete: bool,
    target: &str,
) -> Result<Response, Refusal> {
    let now = console.now();
    let token = Token::random(now).map_err(|e| Refusal::broken(&e))?;
    let lasts = if complete { SESSION_S } else { SECOND_FACTOR_S };
    let expires = UnixSeconds(now.0.saturating_add(lasts));
    let csrf = token::random().map_err(|e| Refusal::broken(&e))?;
    console
        .store()
        .begin_web_session(WebSession {
            id: token.id(),
            account: account.id,
            complete,
            csrf,
            expires,
        })
        .await?;
    let mut cookies = Vec::new();
    guard::renew(console, token, expires, &mut cookies).await?;
    let mut response = Redirect::to(target).into_response();
    for value in cookies {
        let header = HeaderValue::from_str(&value).map_err(|e| Refusal::broken(&e))?;
        response.headers_mut().append(SET_COOKIE, header);
    }
    Ok(response)
}

async fn audit(console: &Console, account: Option<&Account>, action: &str) -> Result<(), Refusal> {
    let entry = AuditEntry {
        at: console.now(),
        account: account.map(|account| account.id),
        site: None,
        action: action.to_owned(),
        object: String::new(),
    };
    Ok(console.store().audit(entry).await?)
}

pub(super) async fn second_page(visitor: Visitor) -> Result<Response, Refusal> {
    let query = Listing::new("", &visitor.query);
    let next = inside(query.get("next"));
    if visitor.is_logged_in() {
        return Ok(Redirect::to(next).into_response());
    }
    if visitor.account.totp_secret.is_none() {
        return Ok(Redirect::to(&onward("/login/set-up", next)).into_response());
    }
    show(&SecondPage {
        page: Frame::new(visitor.caller(), visitor.say("second-title")),
        next,
    })
}

pub(super) async fn second(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    let next = inside(fields.raw("next"));
    let account = &visitor.account;
    let Some(secret) = account.totp_secret.as_deref() else {
        return Ok(Redirect::to("/login/set-up").into_response());
    };
    let counter = Counter::of_second_factor(account.id);
    counter.reserve(&console).await?;
    if !second_factor::accept(&console, account, secret, fields.raw("digits")).await? {
        audit(&console, Some(account), "login.second_refused").await?;
        let page = SecondPage {
            page: Frame::new(visitor.caller(), visitor.say("second-title"))
                .complain("second-wrong"),
            next,
        };
        let mut response = show(&page)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    counter.forget(&console).await?;
    finish(&console, &visitor, next).await
}

/// Both factors were right: the half session becomes a whole one under a new secret.
async fn finish(console: &Console, visitor: &Visitor, next: &str) -> Result<Response, Refusal> {
    if let Some(half) = &visitor.session {
        console.store().end_web_session(half.id).await?;
    }
    audit(console, Some(&visitor.account), "login.done").await?;
    begin(console, &visitor.account, true, next).await
}

async fn set_up_form<'a>(
    console: &Console,
    caller: &Caller,
    next: &'a str,
    wrong: bool,
) -> Result<SetUpPage<'a>, Refusal> {
    let (account, session) = caller
        .account
        .as_ref()
        .zip(caller.session.as_ref())
        .ok_or(Refusal::Forbidden)?;
    let secret = second_factor::fresh(console, session).await?;
    let address = second_factor::address(&secret, &console.config().region_name, account);
    let label = caller.say("set-up-picture").to_string();
    let page = Frame::new(caller, caller.say("set-up-title"));
    Ok(SetUpPage {
        page: if wrong {
            page.complain("second-wrong")
        } else {
            page
        },
        next,
        action: "/login/set-up",
        must: true,
        picture: second_factor::picture(&address, &label)?,
        groups: second_factor::spoken(&secret),
    })
}

pub(super) async fn set_up_page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let query = Listing::new("", &visitor.query);
    let next = inside(query.get("next"));
    if visitor.is_logged_in() || visitor.account.totp_secret.is_some() {
        return Ok(Redirect::to(&onward("/login/second", next)).into_response());
    }
    show(&set_up_form(&console, visitor.caller(), next, false).await?)
}

pub(super) async fn set_up(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    let next = inside(fields.raw("next"));
    // Who has one proves it: half a session must not replace it.
    if visitor.account.totp_secret.is_some() {
        return Ok(Redirect::to(&onward("/login/second", next)).into_response());
    }
    let session = visitor.session.as_ref().ok_or(Refusal::Forbidden)?;
    let counter = Counter::of_second_factor(visitor.id());
    counter.reserve(&console).await?;
    let secret = second_factor::fresh(&console, session).await?;
    if !second_factor::adopt(&console, &visitor.account, secret, fields.raw("digits")).await? {
        let mut response = show(&set_up_form(&console, visitor.caller(), next, true).await?)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    counter.forget(&console).await?;
    audit(&console, Some(&visitor.account), "account.second_factor_on").await?;
    finish(&console, &visitor, next).await
}

pub(super) async fn leave(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    if let Some(session) = &visitor.session {
        console.store().end_web_session(session.id).await?;
        if session.complete {
            audit(&console, Some(&visitor.account), "login.left").await?;
        }
    }
    let mut response = visitor.done("/login", "login-left");
    let secure = console.config().secure_cookies;
    let gone = cookie::set(cookie::SESSION, "", 0, secure);
    let header = HeaderValue::from_str(&gone).map_err(|e| Refusal::broken(&e))?;
    response.headers_mut().append(SET_COOKIE, header);
    Ok(response)
}
