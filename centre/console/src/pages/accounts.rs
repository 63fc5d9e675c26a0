// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Accounts and their roles: for admins of the region.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use data_encoding::BASE32_NOPAD;
use sportello_store::{
    Account, AccountId, NewAccount, Role, RoleGrant, Scope, Site, SiteId, StoreError,
};

use super::Fields;
use crate::visitor::Caller;
use crate::{Console, Frame, Refusal, Visitor, guard, password, second_factor, show};

/// Roles in one account at most.
const MOST_ROLES: usize = 200;

pub(super) struct Line {
    id: i64,
    name: String,
    full_name: String,
    roles: Vec<String>,
    factor: bool,
    disabled: bool,
}

#[derive(Template)]
#[template(path = "console/accounts.html")]
struct ListPage {
    page: Frame,
    lines: Vec<Line>,
}

/// A role as a sentence.
pub(super) fn spoken(caller: &Caller, grant: &RoleGrant, sites: &[Site]) -> String {
    let role = caller.say(role_key(grant.role)).to_string();
    let place = match grant.site {
        None => caller.say("role-region").to_string(),
        Some(id) => sites
            .iter()
            .find(|site| site.id == id)
            .map_or_else(|| id.0.to_string(), |site| site.site.name.clone()),
    };
    caller
        .say("role-at")
        .put("role", role)
        .put("place", place)
        .to_string()
}

const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Viewer => "role-viewer",
        Role::Staff => "role-staff",
        Role::Admin => "role-admin",
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Viewer => "viewer",
        Role::Staff => "staff",
        Role::Admin => "admin",
    }
}

fn role_of(word: &str) -> Option<Role> {
    [Role::Viewer, Role::Staff, Role::Admin]
        .into_iter()
        .find(|role| role_word(*role) == word)
}

pub(super) async fn list(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let sites = console.store().sites(&Scope::Region).await?;
    let accounts = console.store().accounts().await?;
    let lines = accounts
        .into_iter()
        .map(|account| Line {
            id: account.id.0,
            roles: account
                .roles
                .iter()
                .map(|grant| spoken(visitor.caller(), grant, &sites))
                .collect(),
            factor: account.totp_secret.is_some(),
            disabled: account.disabled,
            name: account.name,
            full_name: account.full_name,
        })
        .collect();
    show(&ListPage {
        page: Frame::new(visitor.caller(), visitor.say("accounts-title")),
        lines,
    })
}

#[derive(Template)]
#[template(path = "console/account_new.html")]
struct NewPage {
    page: Frame,
    sites: Vec<Site>,
    name: String,
    full_name: String,
    email: String,
    role: String,
    site: String,
    wrong_name: String,
    wrong_full_name: String,
    wrong_role: String,
}

#[derive(Template)]
#[template(path = "console/password_once.html")]
struct OncePage {
    page: Frame,
    name: String,
    secret: String,
    back: String,
}

fn new_form(visitor: &Visitor, sites: Vec<Site>, fields: &Fields) -> NewPage {
    NewPage {
        page: Frame::new(visitor.caller(), visitor.say("accounts-new"))
            .crumb("/accounts", visitor.say("accounts-title")),
        sites,
        name: fields.text("name").to_lowercase(),
        full_name: fields.text("full_name"),
        email: fields.text("email"),
        role: fields.text("role"),
        site: fields.text("site"),
        wrong_name: String::new(),
        wrong_full_name: String::new(),
        wrong_role: String::new(),
    }
}

pub(super) async fn new_page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let sites = console.store().sites(&Scope::Region).await?;
    let mut page = new_form(&visitor, sites, &Fields::read(b""));
    "staff".clone_into(&mut page.role);
    show(&page)
}

/// The role that a form names; `None`: it makes no sense or names no site that exists.
fn grant_of(fields: &Fields, sites: &[Site]) -> Option<RoleGrant> {
    let role = role_of(fields.raw("role"))?;
    let site = match fields.raw("site") {
        "region" => None,
        text => {
            let id = SiteId(text.parse().ok()?);
            Some(sites.iter().find(|site| site.id == id)?.id)
        }
    };
    Some(RoleGrant { role, site })
}

/// A password that nobody chose: 100 random bits, in groups that can be read aloud.
fn invented() -> Result<String, Refusal> {
    let random = guard::token::random().map_err(|e| Refusal::broken(&e))?;
    let text = BASE32_NOPAD.encode(&random).to_lowercase();
    let short: String = text.chars().take(20).collect();
    Ok(second_factor::groups(&short, 5).join("-"))
}

pub(super) async fn add(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    let sites = console.store().sites(&Scope::Region).await?;
    let grant = grant_of(&fields, &sites);
    let mut page = new_form(&visitor, sites, &fields);
    let plain = page
        .name
        .chars()
        .all(|c| c.is_alphanumeric() || "._-@".contains(c));
    if !(3..=64).contains(&page.name.chars().count()) || !plain {
        page.wrong_name = visitor.say("accounts-name-wrong").to_string();
    }
    if page.full_name.is_empty() {
        page.wrong_full_name = visitor.say("form-empty").to_string();
    }
    if grant.is_none() {
        page.wrong_role = visitor.say("accounts-role-wrong").to_string();
    }
    let fine = page.wrong_name.is_empty() && page.wrong_full_name.is_empty();
    if let Some(grant) = grant.filter(|_| fine) {
        let secret = invented()?;
        let hash = password::hash(secret.clone())
            .await
            .map_err(|fault| Refusal::broken(&fault))?;
        let added = console
            .store()
            .add_account(NewAccount {
                name: page.name.clone(),
                full_name: page.full_name.clone(),
                email: Some(page.email.clone()).filter(|email| !email.is_empty()),
                password_hash: hash,
                roles: vec![grant],
                created: console.now(),
            })
            .await;
        match added {
            Ok(id) => {
                visitor
                    .audit(grant.site, "account.add", page.name.clone())
                    .await?;
                return once(&visitor, page.name, secret, id);
            }
            Err(StoreError::Exists(_)) => {
                page.wrong_name = visitor.say("accounts-name-taken").to_string();
            }
            Err(error) => return Err(error.into()),
        }
    }
    page.page = page.page.complain("form-wrong");
    let mut response = show(&page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

fn once(
    visitor: &Visitor,
    name: String,
    secret: String,
    id: AccountId,
) -> Result<Response, Refusal> {
    let back = format!("/accounts/{}", id.0);
    show(&OncePage {
        page: Frame::new(visitor.caller(), visitor.say("once-title"))
            .crumb("/accounts", visitor.say("accounts-title"))
            .crumb(back.clone(), name.clone()),
        name,
        secret,
        back,
    })
}

struct GrantLine {
    words: String,
    role: &'static str,
    site: String,
}

#[derive(Template)]
#[template(path = "console/account_one.html")]
struct OnePage {
    page: Frame,
    id: i64,
    name: String,
    email: String,
    grants: Vec<GrantLine>,
    sites: Vec<Site>,
    factor: bool,
    disabled: bool,
    is_self: bool,
}

async fn find(console: &Console, id: i64) -> Result<Account, Refusal> {
    let account = console.store().account(AccountId(id)).await?;
    account.ok_or(Refusal::NotFound)
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let account = find(&console, id).await?;
    let sites = console.store().sites(&Scope::Region).await?;
    let grants = account
        .roles
        .iter()
        .map(|grant| GrantLine {
            words: spoken(visitor.caller(), grant, &sites),
            role: role_word(grant.role),
            site: grant
                .site
                .map_or_else(|| "region".to_owned(), |site| site.0.to_string()),
        })
        .collect();
    show(&OnePage {
        page: Frame::new(visitor.caller(), &account.full_name)
            .crumb("/accounts", visitor.say("accounts-title")),
        id,
        name: account.name,
        email: account.email.unwrap_or_default(),
        grants,
        sites,
        factor: account.totp_secret.is_some(),
        disabled: account.disabled,
        is_self: account.id == visitor.id(),
    })
}

fn back(id: i64) -> String {
    format!("/accounts/{id}")
}

pub(super) async fn grant(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let account = find(&console, id).await?;
    let sites = console.store().sites(&Scope::Region).await?;
    let grant = grant_of(&Fields::read(&body), &sites).ok_or(Refusal::Nonsense)?;
    let mut roles = account.roles;
    if !roles.contains(&grant) && roles.len() < MOST_ROLES {
        roles.push(grant);
        console.store().set_roles(account.id, roles).await?;
        let object = format!("{} {}", account.name, role_word(grant.role));
        visitor
            .audit(grant.site, "account.role_given", object)
            .await?;
    }
    Ok(visitor.done(&back(id), "accounts-saved"))
}

/// Whether somebody else can still administer the region.
async fn another_admin(console: &Console, besides: AccountId) -> Result<bool, Refusal> {
    let accounts = console.store().accounts().await?;
    Ok(accounts.iter().any(|account| {
        account.id != besides && !account.disabled && account.roles.iter().any(is_region_admin)
    }))
}

fn is_region_admin(grant: &RoleGrant) -> bool {
    grant.role == Role::Admin && grant.site.is_none()
}

pub(super) async fn take(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let account = find(&console, id).await?;
    let fields = Fields::read(&body);
    let role = role_of(fields.raw("role")).ok_or(Refusal::Nonsense)?;
    // The site may have gone in the meantime: what is taken away need not exist.
    let site = match fields.raw("site") {
        "region" => None,
        text => Some(SiteId(text.parse().map_err(|_| Refusal::Nonsense)?)),
    };
    let grant = RoleGrant { role, site };
    if is_region_admin(&grant) && !another_admin(&console, account.id).await? {
        return Ok(visitor.go(&back(id), false, "accounts-last-admin"));
    }
    let mut roles = account.roles;
    roles.retain(|other| *other != grant);
    console.store().set_roles(account.id, roles).await?;
    let object = format!("{} {}", account.name, role_word(role));
    visitor.audit(site, "account.role_taken", object).await?;
    Ok(visitor.done(&back(id), "accounts-saved"))
}

pub(super) async fn new_password(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let account = find(&console, id).await?;
    if account.id == visitor.id() {
        return Err(Refusal::Forbidden);
    }
    let secret = invented()?;
    let hash = password::hash(secret.clone())
        .await
        .map_err(|fault| Refusal::broken(&fault))?;
    console.store().set_password(account.id, hash).await?;
    console.store().end_web_sessions_of(account.id).await?;
    visitor
        .audit(None, "account.password_reset", account.name.clone())
        .await?;
    once(&visitor, account.name, secret, account.id)
}

pub(super) async fn no_factor(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let account = find(&console, id).await?;
    if account.id == visitor.id() {
        return Err(Refusal::Forbidden);
    }
    console.store().set_totp(account.id, None).await?;
    console.store().end_web_sessions_of(account.id).await?;
    visitor
        .audit(None, "account.second_factor_reset", account.name)
        .await?;
    Ok(visitor.done(&back(id), "accounts-factor-gone"))
}

pub(super) async fn disable(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let account = find(&console, id).await?;
    let disabled = match Fields::read(&body).raw("disabled") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::Nonsense),
    };
    if account.id == visitor.id() {
        return Err(Refusal::Forbidden);
    }
    console.store().set_disabled(account.id, disabled).await?;
    let (action, said) = if disabled {
        console.store().end_web_sessions_of(account.id).await?;
        ("account.disable", "accounts-disabled")
    } else {
        ("account.enable", "accounts-enabled")
    };
    visitor.audit(None, action, account.name).await?;
    Ok(visitor.done(&back(id), said))
}
