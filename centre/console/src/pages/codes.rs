// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One-time codes by which terminals enrol: made here, shown once.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use data_encoding::HEXLOWER;
use sportello_protocol::{EnrolmentCode, TerminalId, UnixSeconds};
use sportello_store::{
    CodeLine, FleetFilter, FleetSort, NewCode, Page, Scope, Site, SiteId, Terminal,
};
use uuid::Uuid;

use super::{Fields, sites};
use crate::{Console, Frame, Listing, Refusal, Visitor, second_factor, show};

/// How long a code may be used, hours.
const LIVES: [u32; 4] = [1, 24, 72, 168];

struct Line {
    hash: String,
    label: String,
    replaces: bool,
    expires: UnixSeconds,
}

#[derive(Template)]
#[template(path = "console/codes.html")]
struct CodesPage {
    page: Frame,
    id: i64,
    lines: Vec<Line>,
    terminals: Vec<(String, String)>,
    lives: [u32; 4],
    label: String,
    replaces: String,
    hours: u32,
    wrong_label: String,
}

#[derive(Template)]
#[template(path = "console/code_once.html")]
struct OncePage {
    page: Frame,
    id: i64,
    site: String,
    label: String,
    groups: Vec<String>,
    picture: String,
    address: String,
    expires: UnixSeconds,
}

fn frame(visitor: &Visitor, site: &Site, key: &str) -> Frame {
    Frame::new(visitor.caller(), visitor.say(key))
        .crumb("/sites", visitor.say("sites-title"))
        .crumb(format!("/sites/{}", site.id.0), &site.site.name)
}

async fn form(console: &Console, visitor: &Visitor, site: &Site) -> Result<CodesPage, Refusal> {
    let scope = Scope::Sites(vec![site.id]);
    let codes = console.store().codes(&scope, console.now()).await?;
    let line = |code: CodeLine| Line {
        hash: HEXLOWER.encode(&code.secret_hash),
        label: code.label,
        replaces: code.replaces.is_some(),
        expires: code.expires,
    };
    Ok(CodesPage {
        page: frame(visitor, site, "codes-title"),
        id: site.id.0,
        lines: codes.into_iter().map(line).collect(),
        terminals: terminals(console, &scope)
            .await?
            .into_iter()
            .map(|terminal| (terminal.id.to_string(), terminal.label))
            .collect(),
        lives: LIVES,
        label: String::new(),
        replaces: String::new(),
        hours: 24,
        wrong_label: String::new(),
    })
}

async fn terminals(console: &Console, scope: &Scope) -> Result<Vec<Terminal>, Refusal> {
    let filter = FleetFilter::default();
    let page = Page {
        number: 0,
        size: 500,
    };
    let found = console
        .store()
        .terminals(scope, &filter, FleetSort::Label, page)
        .await?;
    Ok(found.items)
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = sites::find(&console, id).await?;
    let mut page = form(&console, &visitor, &site).await?;
    // A terminal's page links here to have it replaced.
    let query = Listing::new("", &visitor.query);
    let chosen = query.get("terminal");
    if let Some((id, label)) = page.terminals.iter().find(|(id, _)| id == chosen) {
        page.replaces.clone_from(id);
        page.label.clone_from(label);
    }
    show(&page)
}

pub(super) async fn make(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let site = sites::find(&console, id).await?;
    let fields = Fields::read(&body);
    let mut label: String = fields.text("label").chars().take(40).collect();
    let hours = fields.raw("hours").parse().unwrap_or(0);
    if !LIVES.contains(&hours) {
        return Err(Refusal::Nonsense);
    }
    let replaces = match fields.raw("replaces") {
        "" => None,
        text => {
            let id = TerminalId(Uuid::parse_str(text).map_err(|_| Refusal::Nonsense)?);
            let terminal = console.store().terminal(id).await?;
            let terminal = terminal.filter(|terminal| terminal.site == site.id);
            let terminal = terminal.ok_or(Refusal::NotFound)?;
            if label.is_empty() {
                label = terminal.label;
            }
            Some(id)
        }
    };
    if label.is_empty() {
        let mut page = form(&console, &visitor, &site).await?;
        page.hours = hours;
        page.wrong_label = visitor.say("form-empty").to_string();
        page.page = page.page.complain("form-wrong");
        let mut response = show(&page)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let authority = console.config().authority_sha256;
    let code = EnrolmentCode::random(authority.as_ref()).map_err(|e| Refusal::broken(&e))?;
    let now = console.now();
    let expires = UnixSeconds(now.0.saturating_add(i64::from(hours) * 3600));
    console
        .store()
        .make_code(NewCode {
            secret_hash: EnrolmentCode::secret_hash(&code.secret_text()),
            site: site.id,
            label: label.clone(),
            replaces,
            made_by: visitor.id(),
            made: now,
            expires,
        })
        .await?;
    let action = if replaces.is_some() {
        "code.replace"
    } else {
        "code.make"
    };
    visitor.audit(Some(site.id), action, label.clone()).await?;

    let text = code.to_string();
    let centre = console.config().public_url.as_str().trim_end_matches('/');
    let picture_label = visitor.say("code-picture").to_string();
    show(&OncePage {
        page: frame(&visitor, &site, "code-title")
            .crumb(format!("/sites/{id}/codes"), visitor.say("codes-title")),
        id,
        site: site.site.name,
        label,
        groups: text.split('-').map(str::to_owned).collect(),
        // A fragment: whatever reads the picture, no server is told the code.
        picture: second_factor::picture(&format!("{centre}/#{text}"), &picture_label)?,
        address: centre.to_owned(),
        expires,
    })
}

pub(super) async fn withdraw(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let fields = Fields::read(&body);
    let hash: [u8; 32] = HEXLOWER
        .decode(fields.raw("code").as_bytes())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(Refusal::Nonsense)?;
    let scope = Scope::Sites(vec![SiteId(id)]);
    let codes = console.store().codes(&scope, console.now()).await?;
    let known = codes.into_iter().find(|code| code.secret_hash == hash);
    let code = known.ok_or(Refusal::NotFound)?;
    console.store().withdraw_code(hash).await?;
    visitor
        .audit(Some(SiteId(id)), "code.withdraw", code.label)
        .await?;
    Ok(visitor.done(&format!("/sites/{id}/codes"), "codes-withdrawn"))
}
