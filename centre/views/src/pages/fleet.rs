// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The fleet: every terminal that the visitor may see, filtered, sorted, a page at a time.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_protocol::{Service, UnixSeconds};
use sportello_store::{FleetFilter, FleetSort, Role, SiteId, Terminal, TerminalState};

use super::grid::{Grid, grid};
use super::shared::Shared;
use crate::said;
use crate::table::{Column, Row, Table, Value};

/// Not heard of for this long: silent, seconds. Much more than in the room, where every
/// minute counts: this list is about machines that are off or cut off.
pub(crate) const SILENT_S: i64 = 15 * 60;

#[derive(Template)]
#[template(path = "views/fleet.html")]
struct FleetPage {
    page: Frame,
    list: Listing,
    districts: Vec<(String, bool)>,
    states: Vec<(&'static str, String, bool)>,
    sorts: Vec<(&'static str, String, bool)>,
    site_name: Option<String>,
    grid: Grid,
    number: u32,
    pages: u32,
    total: u64,
}

/// What an address asks for.
pub(crate) struct Asked {
    pub(crate) filter: FleetFilter,
    pub(crate) sort: FleetSort,
}

const STATES: [(&str, TerminalState); 4] = [
    ("active", TerminalState::Active),
    ("quarantined", TerminalState::Quarantined),
    ("revoked", TerminalState::Revoked),
    ("retired", TerminalState::Retired),
];

const SORTS: [(&str, FleetSort); 4] = [
    ("site", FleetSort::Site),
    ("label", FleetSort::Label),
    ("last-seen", FleetSort::LastSeen),
    ("enrolled", FleetSort::Enrolled),
];

/// Columns on a page; files have all.
const ON_PAGE: usize = 10;

/// A text to look for is no longer.
const LONGEST: usize = 100;

pub(crate) fn asked(list: &Listing, now: UnixSeconds) -> Asked {
    let word = |name: &str| {
        let text: String = list.get(name).trim().chars().take(LONGEST).collect();
        Some(text).filter(|text| !text.is_empty())
    };
    Asked {
        filter: FleetFilter {
            district: word("district"),
            site: list.get("site").parse().ok().map(SiteId),
            state: STATES
                .into_iter()
                .find(|(word, _)| *word == list.get("state"))
                .map(|(_, state)| state),
            silent_since: (list.get("silent") == "1").then(|| UnixSeconds(now.0 - SILENT_S)),
            ill: list.get("ill") == "1",
            text: word("text"),
        },
        sort: SORTS
            .into_iter()
            .find(|(word, _)| *word == list.get("sort"))
            .map_or(FleetSort::Site, |(_, sort)| sort),
    }
}

pub(super) async fn fleet(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-nav-fleet"));
    let list = page.listing();
    let scope = visitor.scope(Role::Viewer);
    let now = console.now();
    let asked = asked(&list, now);
    let wanted = list.page(super::PAGE);
    let store = console.store();
    let found = store
        .terminals(&scope, &asked.filter, asked.sort, wanted)
        .await?;
    let site_name = match asked.filter.site {
        Some(site) if scope.covers(site) => store.site(site).await?.map(|site| site.site.name),
        _ => None,
    };
    let districts = shared
        .districts(&console, &scope)
        .await?
        .into_iter()
        .map(|name| {
            let chosen = asked.filter.district.as_deref() == Some(name.as_str());
            (name, chosen)
        })
        .collect();
    let mut table = Table::new(columns(&page));
    for terminal in &found.items {
        table.push(row(&page, terminal, now));
    }
    // The last two are for files.
    table.truncate(ON_PAGE);
    show(&FleetPage {
        districts,
        states: STATES
            .into_iter()
            .map(|(word, state)| {
                let chosen = asked.filter.state == Some(state);
                (word, said::say(page.words(), "state", &state), chosen)
            })
            .collect(),
        sorts: SORTS
            .into_iter()
            .map(|(word, sort)| {
                let chosen = asked.sort == sort;
                (
                    word,
                    page.say(&format!("views-sort-{word}")).to_string(),
                    chosen,
                )
            })
            .collect(),
        site_name,
        grid: grid(page.say("views-fleet-caption"), table),
        number: wanted.number + 1,
        pages: Listing::pages(found.total, super::PAGE),
        total: found.total,
        list,
        page,
    })
}

pub(crate) fn columns(page: &Frame) -> Vec<Column> {
    vec![
        Column::new("terminal", page.say("views-col-terminal")),
        Column::new("site", page.say("views-col-site")),
        Column::new("district", page.say("views-col-district")),
        Column::new("state", page.say("views-col-state")),
        Column::new("alarms", page.say("views-col-alarms")),
        Column::new("last_seen", page.say("views-col-last-seen")),
        Column::new("agent", page.say("views-col-agent")),
        Column::new("image", page.say("views-col-image")),
        Column::new("tasks", page.say("views-col-tasks")),
        Column::new("bundle", page.say("views-col-bundle")),
        Column::new("enrolled", page.say("views-col-enrolled")),
        Column::new("id", page.say("views-col-id")),
    ]
}

pub(crate) fn row(page: &Frame, terminal: &Terminal, now: UnixSeconds) -> Row {
    let version = |text: Option<&sportello_protocol::VersionText>| {
        text.map_or(Value::Nothing, |text| Value::from(text.as_str()))
    };
    let versions = terminal.versions.as_ref();
    let alarms: Vec<String> = terminal
        .alarms
        .iter()
        .map(|alarm| said::say(page.words(), "alarm", alarm))
        .collect();
    vec![
        Value::Link(
            terminal.label.clone(),
            format!("/terminals/{}", terminal.id),
        ),
        terminal.site_name.as_str().into(),
        terminal.district.as_str().into(),
        state_words(page, terminal, now).into(),
        alarms.join(", ").into(),
        terminal.last_seen.map_or(Value::Nothing, Value::Moment),
        version(Some(versions.map_or(&terminal.facts.agent, |v| &v.agent))),
        version(versions.and_then(|v| v.image.as_ref())),
        version(versions.and_then(|v| v.tasks.as_ref())),
        terminal
            .release
            .and_then(|release| release.bundle)
            .map_or(Value::Nothing, |number| number.to_string().into()),
        Value::Moment(terminal.enrolled),
        terminal.id.to_string().into(),
    ]
}

/// One word or two for how a terminal is.
pub(crate) fn state_words(page: &Frame, terminal: &Terminal, now: UnixSeconds) -> String {
    if terminal.state != TerminalState::Active {
        return said::say(page.words(), "state", &terminal.state);
    }
    if is_silent(terminal, now) {
        return page.say("views-state-silent").to_string();
    }
    match terminal.service {
        Some(Service::OutOfService { reason }) => format!(
            "{}: {}",
            page.say("views-state-out"),
            said::say(page.words(), "reason", &reason)
        ),
        Some(Service::Proving) => page.say("views-state-proving").to_string(),
        Some(Service::Maintenance) => page.say("views-state-maintenance").to_string(),
        Some(Service::InService) => page.say("views-state-serving").to_string(),
        None => page.say("views-state-new").to_string(),
    }
}

pub(crate) fn is_silent(terminal: &Terminal, now: UnixSeconds) -> bool {
    terminal
        .last_seen
        .is_none_or(|at| now.0.saturating_sub(at.0) > SILENT_S)
}
