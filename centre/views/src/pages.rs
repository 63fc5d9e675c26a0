// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Handlers: they read, call what is pure, and fill a template.

mod alarms;
mod exports;
mod fleet;
mod grid;
mod live;
mod open_data;
mod room;
mod shared;
mod start;
mod targets;
mod terminal;
mod updates;
mod usage;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::Method;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use sportello_console::{Asset, Console, Entry, Listing, Refusal, Routes, Rule, Visitor};
use sportello_protocol::UnixSeconds;
use sportello_store::{Role, Site, SiteId};

use self::shared::Shared;
use crate::WORDS;
use crate::catalogue::Catalogue;

/// Rows on one page of a list.
const PAGE: u32 = 50;

pub(crate) fn routes(catalogue: Catalogue) -> Routes {
    let shared = Arc::new(Shared::new(catalogue));
    let viewer = Rule::Anywhere(Role::Viewer);
    let entry = |order, path, key, rule| Entry {
        order,
        path,
        key,
        rule,
    };
    let routes = Routes::new()
        .words(&WORDS)
        .asset(Asset {
            name: "views/views.css",
            media: "text/css; charset=utf-8",
            bytes: include_bytes!("../assets/views.css"),
        })
        .asset(Asset {
            name: "views/room.js",
            media: "text/javascript; charset=utf-8",
            bytes: include_bytes!("../assets/room.js"),
        })
        .entry(entry(
            10,
            "/",
            "views-nav-start",
            Rule::Region(Role::Viewer),
        ))
        .entry(entry(
            11,
            "/sites/{site}/room",
            "views-nav-room",
            Rule::Site(Role::Staff),
        ))
        .entry(entry(20, "/fleet", "views-nav-fleet", viewer))
        .entry(entry(30, "/alarms", "views-nav-alarms", viewer))
        .entry(entry(
            35,
            "/updates",
            "views-nav-updates",
            Rule::Region(Role::Viewer),
        ))
        .entry(entry(
            40,
            "/usage",
            "views-nav-usage",
            Rule::Region(Role::Viewer),
        ))
        .entry(entry(
            41,
            "/sites/{site}/usage",
            "views-nav-usage",
            Rule::Site(Role::Viewer),
        ))
        .entry(entry(50, "/targets", "views-nav-targets", viewer))
        .entry(entry(
            130,
            "/open-data",
            "views-nav-open-data",
            Rule::Region(Role::Admin),
        ));
    let routes = room_routes(routes);
    let routes = terminal_routes(routes);
    let routes = usage_routes(routes, &shared);
    list_routes(routes, &shared)
}

fn room_routes(routes: Routes) -> Routes {
    let staff = Rule::Site(Role::Staff);
    routes
        .page(Method::GET, "/", Rule::LoggedIn, start::start)
        .page(Method::GET, "/sites/{site}/room", staff, room::room)
        .page(Method::GET, "/sites/{site}/room/live", staff, live::live)
        .page(
            Method::POST,
            "/sites/{site}/room/commands",
            staff,
            room::command,
        )
}

fn terminal_routes(routes: Routes) -> Routes {
    let admin = Rule::Terminal(Role::Admin);
    let viewer = Rule::Terminal(Role::Viewer);
    routes
        .page(
            Method::GET,
            "/terminals/{terminal}",
            viewer,
            terminal::detail,
        )
        .page(
            Method::GET,
            "/terminals/{terminal}/export/{format}",
            viewer,
            exports::health,
        )
        .page(
            Method::POST,
            "/terminals/{terminal}/rename",
            admin,
            terminal::rename,
        )
        .page(
            Method::POST,
            "/terminals/{terminal}/revoke",
            admin,
            terminal::revoke,
        )
        .page(
            Method::POST,
            "/terminals/{terminal}/release",
            admin,
            terminal::release,
        )
        .page(
            Method::POST,
            "/terminals/{terminal}/retire",
            admin,
            terminal::retire,
        )
}

fn usage_routes(routes: Routes, shared: &Arc<Shared>) -> Routes {
    let region = Rule::Region(Role::Viewer);
    let site = Rule::Site(Role::Viewer);
    let [one, two, three, four, five, six] = std::array::from_fn(|_| Arc::clone(shared));
    routes
        .page(
            Method::GET,
            "/usage",
            region,
            move |console: State<Console>, visitor: Visitor| usage::region(one, console, visitor),
        )
        .page(
            Method::GET,
            "/usage/district/{name}",
            region,
            move |console: State<Console>, visitor: Visitor, name: Path<String>| {
                usage::district(two, console, visitor, name)
            },
        )
        .page(
            Method::GET,
            "/sites/{site}/usage",
            site,
            move |console: State<Console>, visitor: Visitor, id: Path<i64>| {
                usage::site(three, console, visitor, id)
            },
        )
        .page(
            Method::GET,
            "/usage/export/{table}/{format}",
            region,
            move |console: State<Console>, visitor: Visitor, path: Path<(String, String)>| {
                exports::region_usage(four, console, visitor, path)
            },
        )
        .page(
            Method::GET,
            "/usage/district/{name}/export/{table}/{format}",
            region,
            move |console: State<Console>,
                  visitor: Visitor,
                  path: Path<(String, String, String)>| {
                exports::district_usage(five, console, visitor, path)
            },
        )
        .page(
            Method::GET,
            "/sites/{site}/usage/export/{table}/{format}",
            site,
            move |console: State<Console>, visitor: Visitor, path: Path<(i64, String, String)>| {
                exports::site_usage(six, console, visitor, path)
            },
        )
}

fn list_routes(routes: Routes, shared: &Arc<Shared>) -> Routes {
    let viewer = Rule::Anywhere(Role::Viewer);
    let admin = Rule::Region(Role::Admin);
    let [one, two, three] = std::array::from_fn(|_| Arc::clone(shared));
    routes
        .page(
            Method::GET,
            "/fleet",
            viewer,
            move |console: State<Console>, visitor: Visitor| fleet::fleet(three, console, visitor),
        )
        .page(
            Method::GET,
            "/fleet/export/{format}",
            viewer,
            exports::fleet,
        )
        .page(Method::GET, "/alarms", viewer, alarms::alarms)
        .page(
            Method::GET,
            "/updates",
            Rule::Region(Role::Viewer),
            updates::updates,
        )
        .page(
            Method::GET,
            "/updates/hosts/export/{format}",
            Rule::Region(Role::Viewer),
            exports::hosts,
        )
        .page(
            Method::GET,
            "/alarms/export/{format}",
            viewer,
            exports::alarms,
        )
        .page(Method::GET, "/targets", viewer, targets::targets)
        .page(
            Method::GET,
            "/targets/export/{format}",
            viewer,
            exports::targets,
        )
        .page(Method::POST, "/targets", admin, targets::add)
        .page(
            Method::POST,
            "/targets/{target}/figures",
            admin,
            targets::enter,
        )
        .page(
            Method::POST,
            "/targets/{target}/remove",
            admin,
            targets::remove,
        )
        .page(
            Method::GET,
            "/exports/audit/{format}",
            admin,
            exports::audit,
        )
        .page(Method::GET, "/open-data", admin, open_data::page)
        .page(
            Method::GET,
            "/open-data/usage.csv",
            admin,
            move |console: State<Console>, visitor: Visitor| open_data::csv(one, console, visitor),
        )
        .page(
            Method::GET,
            "/open-data/usage.json",
            admin,
            move |console: State<Console>, visitor: Visitor| open_data::json(two, console, visitor),
        )
        .page(
            Method::GET,
            "/open-data/catalogue.jsonld",
            admin,
            open_data::json_ld,
        )
        .page(
            Method::GET,
            "/open-data/catalogue.ttl",
            admin,
            open_data::turtle,
        )
}

/// A site that exists; the rule has seen that the visitor may.
async fn site(console: &Console, id: i64) -> Result<Site, Refusal> {
    console
        .store()
        .site(SiteId(id))
        .await?
        .ok_or(Refusal::NotFound)
}

/// The day it is where the site is.
fn site_day(site: &Site, console: &Console) -> NaiveDate {
    let zone = site
        .site
        .time_zone
        .parse()
        .unwrap_or(console.config().time_zone);
    day(console.now(), zone)
}

/// The day it is for the region.
fn region_day(console: &Console) -> NaiveDate {
    day(console.now(), console.config().time_zone)
}

fn day(at: UnixSeconds, zone: Tz) -> NaiveDate {
    DateTime::from_timestamp(at.0, 0)
        .map(|at| at.with_timezone(&zone).date_naive())
        .unwrap_or_default()
}

/// Where a list is as files, for templates.
pub(crate) fn files(list: &Listing, path: &str) -> [(&'static str, String); 3] {
    let asked = list.at("");
    ["csv", "xlsx", "json"].map(|format| (format, format!("{path}/{format}{asked}")))
}
