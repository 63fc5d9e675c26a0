// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The start: staff of one site go to its room; everybody else sees the region, or their
//! sites.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use sportello_console::{Console, Frame, Refusal, Visitor, show};
use sportello_protocol::UnixSeconds;
use sportello_store::{FleetFilter, FleetSort, Page, Period, Role, Scope, Site, Whole};

use super::fleet::{SILENT_S, columns, row};
use super::grid::{Grid, grid};
use super::usage::sentences::receipts_sentence;
use crate::number::percent;
use crate::table::Table;

/// Terminals named here at most; the fleet has the others.
const NAMED: u32 = 8;
/// Sites named here at most.
const SITES: usize = 50;

#[derive(Template)]
#[template(path = "views/start.html")]
struct StartPage {
    page: Frame,
    region: Option<Region>,
    sites: Vec<Site>,
    terminals: u64,
    ill: u64,
    silent: u64,
    ill_table: Grid,
    silent_table: Grid,
}

/// What only the whole region has.
struct Region {
    sessions: u64,
    receipts: String,
    month: String,
    targets: Vec<(String, u64, u64)>,
}

pub(super) async fn start(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    if let Scope::Sites(sites) = visitor.scope(Role::Viewer)
        && let [site] = sites.as_slice()
    {
        let page = if visitor.may(Role::Staff, *site) {
            "room"
        } else {
            "usage"
        };
        return Ok(Redirect::to(&format!("/sites/{}/{page}", site.0)).into_response());
    }
    let scope = visitor.scope(Role::Viewer);
    let page = Frame::new(&visitor, visitor.say("views-start-title"));
    let now = console.now();
    let ill = FleetFilter {
        ill: true,
        ..FleetFilter::default()
    };
    let silent = FleetFilter {
        silent_since: Some(UnixSeconds(now.0 - SILENT_S)),
        ..FleetFilter::default()
    };
    let (ill, ill_table) = named(&console, &page, &scope, &ill, "views-start-ill-list").await?;
    let (silent, silent_table) =
        named(&console, &page, &scope, &silent, "views-start-silent-list").await?;
    let first = Page { number: 0, size: 1 };
    let terminals = console
        .store()
        .terminals(&scope, &FleetFilter::default(), FleetSort::Site, first)
        .await?
        .total;
    let (region, sites) = match &scope {
        Scope::Region => (Some(region(&console, &page).await?), Vec::new()),
        Scope::Sites(_) => {
            let mut sites = console.store().sites(&scope).await?;
            sites.truncate(SITES);
            (None, sites)
        }
    };
    show(&StartPage {
        page,
        region,
        sites,
        terminals,
        ill,
        silent,
        ill_table,
        silent_table,
    })
}

async fn named(
    console: &Console,
    page: &Frame,
    scope: &Scope,
    filter: &FleetFilter,
    caption: &str,
) -> Result<(u64, Grid), Refusal> {
    let wanted = Page {
        number: 0,
        size: NAMED,
    };
    let found = console
        .store()
        .terminals(scope, filter, FleetSort::LastSeen, wanted)
        .await?;
    let mut table = Table::new(columns(page));
    for terminal in &found.items {
        table.push(row(page, terminal, console.now()));
    }
    // What, where, how: the rest is in the fleet.
    table.truncate(6);
    Ok((found.total, grid(page.say(caption), table)))
}

async fn region(console: &Console, page: &Frame) -> Result<Region, Refusal> {
    let today = super::region_day(console);
    let store = console.store();
    let day = Period {
        first: today,
        last: today,
    };
    let month = Period {
        first: crate::span::first_of_month(today),
        last: today,
    };
    let glance = async |period| {
        let found = store.glances(&[Whole::Region], period).await?;
        Ok::<_, Refusal>(found.first().copied().unwrap_or_default())
    };
    let (of_day, of_month) = (glance(day).await?, glance(month).await?);
    let targets = store
        .targets()
        .await?
        .into_iter()
        .filter_map(|target| {
            let (_, figure) = target.figures.last()?;
            let share = percent(*figure, target.target.goal)?;
            Some((target.target.name, share, share.min(100)))
        })
        .take(6)
        .collect();
    Ok(Region {
        sessions: of_day.sessions,
        receipts: receipts_sentence(page, &of_day),
        month: receipts_sentence(page, &of_month),
        targets,
    })
}
