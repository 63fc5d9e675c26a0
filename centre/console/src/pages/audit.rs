// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The audit log: who did what, latest first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sportello_protocol::UnixSeconds;
use sportello_store::{AccountId, Role, Scope, Site, SiteId};

use crate::{Console, Frame, Listing, Refusal, Visitor, show};

const SIZE: u32 = 100;

struct Line {
    at: UnixSeconds,
    /// Number of who did it, where somebody did.
    by: Option<String>,
    who: String,
    what: String,
    object: String,
    site: String,
}

#[derive(Template)]
#[template(path = "console/audit.html")]
struct AuditPage {
    page: Frame,
    list: Listing,
    lines: Vec<Line>,
    /// Whom the list is about, when it is about one person.
    person: Option<String>,
    sites: Vec<Site>,
    total: u64,
    number: u32,
    pages: u32,
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let list = Listing::new(&visitor.path, &visitor.query);
    let whole = visitor.scope(Role::Admin);
    let scope = match list.get("site") {
        "" => whole.clone(),
        text => {
            let site = SiteId(text.parse().map_err(|_| Refusal::NotFound)?);
            if !whole.covers(site) {
                return Err(Refusal::NotFound);
            }
            Scope::Sites(vec![site])
        }
    };
    let sites = console.store().sites(&whole).await?;
    let asked = list.page(SIZE);
    let by = match list.get("who") {
        "" => None,
        text => Some(AccountId(text.parse().map_err(|_| Refusal::NotFound)?)),
    };
    let store = console.store();
    let paged = match by {
        Some(by) => store.audit_log_of(&scope, by, asked).await?,
        None => store.audit_log(&scope, asked).await?,
    };
    // Whoever did nothing that this visitor may see is not named.
    let person = by.map(|_| {
        let mut lines = paged.items.iter();
        lines
            .find_map(|line| line.account_name.clone())
            .unwrap_or_else(|| visitor.say("audit-nobody").to_string())
    });
    let lines = paged
        .items
        .into_iter()
        .map(|line| Line {
            at: line.entry.at,
            by: line.entry.account.map(|by| by.0.to_string()),
            who: line
                .account_name
                .unwrap_or_else(|| visitor.say("audit-nobody").to_string()),
            what: spoken(&visitor, &line.entry.action),
            object: line.entry.object,
            site: line
                .entry
                .site
                .map(|id| name_of(id, &sites))
                .unwrap_or_default(),
        })
        .collect();
    show(&AuditPage {
        page: Frame::new(visitor.caller(), visitor.say("audit-title")),
        lines,
        person,
        sites,
        total: paged.total,
        number: asked.number + 1,
        pages: Listing::pages(paged.total, SIZE),
        list,
    })
}

fn name_of(id: SiteId, sites: &[Site]) -> String {
    sites
        .iter()
        .find(|site| site.id == id)
        .map_or_else(|| id.0.to_string(), |site| site.site.name.clone())
}

/// `command.end` is said by `audit-command-end`; a word of a newer centre as it is.
fn spoken(visitor: &Visitor, action: &str) -> String {
    let key = format!("audit-{}", action.replace(['.', '_'], "-"));
    if visitor.words.has(&key) {
        visitor.say(&key).to_string()
    } else {
        action.to_owned()
    }
}
