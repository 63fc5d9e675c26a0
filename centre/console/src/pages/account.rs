// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One's own account.

use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use sportello_store::Scope;

use super::login::{self, SetUpPage};
use super::{Fields, accounts};
use crate::throttle::Counter;
use crate::{
    Console, Frame, Refusal, Visitor, check_password, guard, password, second_factor, show,
};

#[derive(Template)]
#[template(path = "console/account.html")]
struct AccountPage {
    page: Frame,
    name: String,
    roles: Vec<String>,
    has_factor: bool,
    must_have_factor: bool,
    wrong_current: String,
    wrong_new: String,
    wrong_again: String,
}

async fn form(console: &Console, visitor: &Visitor) -> Result<AccountPage, Refusal> {
    let named = visitor.account.roles.iter().filter_map(|grant| grant.site);
    let sites = console
        .store()
        .sites(&Scope::Sites(named.collect()))
        .await?;
    let roles = visitor.account.roles.iter();
    Ok(AccountPage {
        page: Frame::new(visitor.caller(), visitor.say("account-title")),
        name: visitor.account.name.clone(),
        roles: roles
            .map(|grant| accounts::spoken(visitor.caller(), grant, &sites))
            .collect(),
        has_factor: visitor.account.totp_secret.is_some(),
        must_have_factor: guard::is_admin(&visitor.account),
        wrong_current: String::new(),
        wrong_new: String::new(),
        wrong_again: String::new(),
    })
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    show(&form(&console, &visitor).await?)
}

/// Whether the password just typed is the account's own; guessing is slowed down.
async fn confirmed(console: &Console, visitor: &Visitor, typed: &str) -> Result<bool, Refusal> {
    let counter = Counter::of_name(&visitor.account.name);
    counter.reserve(console).await?;
    let hash = visitor.account.password_hash.clone();
    let right = password::verify(typed.to_owned(), Some(hash)).await;
    if right {
        counter.forget(console).await?;
    }
    Ok(right)
}

pub(super) async fn password(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    let new = fields.raw("new");
    let mut page = form(&console, &visitor).await?;
    if !confirmed(&console, &visitor, fields.raw("current")).await? {
        page.wrong_current = visitor.say("password-not-yours").to_string();
    } else if let Err(fault) = check_password(&visitor.account.name, new) {
        page.wrong_new = visitor.say(fault.key()).to_string();
    } else if new != fields.raw("again") {
        page.wrong_again = visitor.say("password-differs").to_string();
    } else {
        let hash = password::hash(new.to_owned())
            .await
            .map_err(|fault| Refusal::broken(&fault))?;
        console.store().set_password(visitor.id(), hash).await?;
        console.store().end_web_sessions_of(visitor.id()).await?;
        visitor.audit(None, "account.password", "").await?;
        let mut response = login::begin(&console, &visitor.account, true, "/account").await?;
        let said = visitor.done("/account", "password-changed");
        for cookie in said.headers().get_all("set-cookie") {
            response.headers_mut().append("set-cookie", cookie.clone());
        }
        return Ok(response);
    }
    page.page = page.page.complain("form-wrong");
    let mut response = show(&page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn factor_form(console: &Console, visitor: &Visitor) -> Result<SetUpPage<'static>, Refusal> {
    let session = visitor.session.as_ref().ok_or(Refusal::Forbidden)?;
    let secret = second_factor::fresh(console, session).await?;
    let region = &console.config().region_name;
    let address = second_factor::address(&secret, region, &visitor.account);
    let label = visitor.say("set-up-picture").to_string();
    Ok(SetUpPage {
        page: Frame::new(visitor.caller(), visitor.say("set-up-title"))
            .crumb("/account", visitor.say("account-title")),
        next: "/account",
        action: "/account/second-factor",
        must: false,
        picture: second_factor::picture(&address, &label)?,
        groups: second_factor::spoken(&secret),
    })
}

pub(super) async fn factor_page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    if visitor.account.totp_secret.is_some() {
        return Ok(Redirect::to("/account").into_response());
    }
    show(&factor_form(&console, &visitor).await?)
}

pub(super) async fn factor(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    if visitor.account.totp_secret.is_some() {
        return Err(Refusal::Conflict);
    }
    let fields = Fields::read(&body);
    let session = visitor.session.as_ref().ok_or(Refusal::Forbidden)?;
    let counter = Counter::of_second_factor(visitor.id());
    counter.reserve(&console).await?;
    let secret = second_factor::fresh(&console, session).await?;
    if !second_factor::adopt(&console, &visitor.account, secret, fields.raw("digits")).await? {
        let mut page = factor_form(&console, &visitor).await?;
        page.page = page.page.complain("second-wrong");
        let mut response = show(&page)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    counter.forget(&console).await?;
    visitor.audit(None, "account.second_factor_on", "").await?;
    Ok(visitor.done("/account", "factor-on"))
}

pub(super) async fn factor_off(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    if !confirmed(&console, &visitor, fields.raw("current")).await? {
        return Ok(visitor.go("/account", false, "password-not-yours"));
    }
    console.store().set_totp(visitor.id(), None).await?;
    visitor.audit(None, "account.second_factor_off", "").await?;
    // The next one must not be made from the same session, or it would be the same one.
    console.store().end_web_sessions_of(visitor.id()).await?;
    let key = if guard::is_admin(&visitor.account) {
        "factor-again"
    } else {
        "factor-off"
    };
    Ok(visitor.done("/login", key))
}

pub(super) async fn end_sessions(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    console.store().end_web_sessions_of(visitor.id()).await?;
    visitor.audit(None, "account.sessions_ended", "").await?;
    Ok(visitor.done("/login", "login-left-all"))
}
