// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Alarms that stand now, each with what to do about it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_store::{AlarmLine, Role, Scope, SiteId};

use crate::said;
use crate::table::{Column, Row, Value};

#[derive(Template)]
#[template(path = "views/alarms.html")]
struct AlarmsPage {
    page: Frame,
    list: Listing,
    site_name: Option<String>,
    lines: Vec<Shown>,
    number: u32,
    pages: u32,
    total: u64,
}

struct Shown {
    line: AlarmLine,
    what: String,
    advice: String,
}

pub(super) async fn alarms(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-nav-alarms"));
    let list = page.listing();
    let scope = scope(&visitor, &list);
    let wanted = list.page(super::PAGE);
    let found = console.store().alarms_page(&scope, wanted).await?;
    let site_name = match &scope {
        Scope::Sites(sites) if sites.len() == 1 && !list.get("site").is_empty() => console
            .store()
            .site(sites[0])
            .await?
            .map(|site| site.site.name),
        _ => None,
    };
    let lines = found
        .items
        .into_iter()
        .map(|line| Shown {
            what: said::say(page.words(), "alarm", &line.alarm),
            advice: said::say(page.words(), "advice", &line.alarm),
            line,
        })
        .collect();
    show(&AlarmsPage {
        site_name,
        lines,
        number: wanted.number + 1,
        pages: Listing::pages(found.total, super::PAGE),
        total: found.total,
        list,
        page,
    })
}

/// What the visitor may see, narrowed to the site that the address names.
pub(crate) fn scope(visitor: &Visitor, list: &Listing) -> Scope {
    let all = visitor.scope(Role::Viewer);
    match list.get("site").parse().map(SiteId) {
        Ok(site) if all.covers(site) => Scope::Sites(vec![site]),
        Ok(_) => Scope::Sites(Vec::new()),
        Err(_) => all,
    }
}

pub(crate) fn columns(page: &Frame) -> Vec<Column> {
    vec![
        Column::new("alarm", page.say("views-col-alarm")),
        Column::new("terminal", page.say("views-col-terminal")),
        Column::new("site", page.say("views-col-site")),
        Column::new("since", page.say("views-col-since")),
        Column::new("advice", page.say("views-col-advice")),
        Column::new("id", page.say("views-col-id")),
    ]
}

pub(crate) fn row(page: &Frame, line: &AlarmLine) -> Row {
    vec![
        said::say(page.words(), "alarm", &line.alarm).into(),
        line.label.as_str().into(),
        line.site_name.as_str().into(),
        Value::Moment(line.since),
        said::say(page.words(), "advice", &line.alarm).into(),
        line.terminal.to_string().into(),
    ]
}
