// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every table as a file. A file shows what its page shows: the same scope, the same rows of
//! figures, the same hidden counts.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use futures_util::stream;
use sportello_console::{Console, Frame, Refusal, Visitor};
use sportello_store::{Page, Role, Scope, SiteId, StoreError, Whole};
use uuid::Uuid;

use super::shared::Shared;
use super::usage::breadth;
use super::usage::figures::{Figures, Kind};
use super::usage::{self, Read};
use super::{
    alarms as alarms_page, fleet as fleet_page, targets as targets_page, terminal,
    updates as updates_page,
};
use crate::catalogue::Catalogue;
use crate::span;
use crate::table::{Column, ExportError, Format, Row, Rows, once, send};

/// Rows read at once for a long file.
const PIECE: u32 = 500;

fn format(word: &str) -> Result<Format, Refusal> {
    Format::parse(word).ok_or(Refusal::NotFound)
}

/// Who took which file is in the log, as for every other action.
async fn answer(
    visitor: &Visitor,
    site: Option<SiteId>,
    format: Format,
    name: &str,
    columns: Vec<Column>,
    rows: Rows,
) -> Result<Response, Refusal> {
    visitor
        .audit(site, "export", format!("{name}.{format}"))
        .await?;
    send(format, name, columns, rows)
        .await
        .map_err(|error| match error {
            ExportError::Store(error) => error.into(),
            other => Refusal::broken(&other),
        })
}

pub(super) async fn fleet(
    State(console): State<Console>,
    visitor: Visitor,
    Path(word): Path<String>,
) -> Result<Response, Refusal> {
    let format = format(&word)?;
    let page = Frame::new(&visitor, "");
    let now = console.now();
    let asked = fleet_page::asked(&page.listing(), now);
    let columns = fleet_page::columns(&page);
    let scope = visitor.scope(Role::Viewer);
    let rows = pieces(move |number| {
        let (console, page, scope) = (console.clone(), page.clone(), scope.clone());
        let (filter, sort) = (asked.filter.clone(), asked.sort);
        async move {
            let wanted = Page {
                number,
                size: PIECE,
            };
            let found = console
                .store()
                .terminals(&scope, &filter, sort, wanted)
                .await?;
            Ok(found
                .items
                .iter()
                .map(|terminal| fleet_page::row(&page, terminal, now))
                .collect())
        }
    });
    answer(&visitor, None, format, "fleet", columns, rows).await
}

/// Reads a piece at a time, until one is empty.
fn pieces<F, P>(read: F) -> Rows
where
    F: Fn(u32) -> P + Send + 'static,
    P: Future<Output = Result<Vec<Row>, StoreError>> + Send,
{
    Box::pin(stream::unfold(Some((0_u32, read)), |state| async move {
        let (number, read) = state?;
        match read(number).await {
            Ok(rows) if rows.is_empty() => None,
            Ok(rows) => Some((Ok(rows), Some((number + 1, read)))),
            Err(error) => Some((Err(error), None)),
        }
    }))
}

pub(super) async fn alarms(
    State(console): State<Console>,
    visitor: Visitor,
    Path(word): Path<String>,
) -> Result<Response, Refusal> {
    let format = format(&word)?;
    let page = Frame::new(&visitor, "");
    let scope = alarms_page::scope(&visitor, &page.listing());
    let columns = alarms_page::columns(&page);
    // In one piece: a list that changes while it is read would lose a line between two.
    let lines = console.store().alarms(&scope).await?;
    let rows = lines.iter().map(|line| alarms_page::row(&page, line));
    let rows = once(rows.collect());
    answer(&visitor, None, format, "alarms", columns, rows).await
}

pub(super) async fn hosts(
    State(console): State<Console>,
    visitor: Visitor,
    Path(word): Path<String>,
) -> Result<Response, Refusal> {
    let format = format(&word)?;
    let page = Frame::new(&visitor, "");
    let columns = updates_page::host_columns(&page);
    let hosts = console.store().blocked_hosts().await?;
    let rows = once(hosts.iter().map(updates_page::host_row).collect());
    answer(&visitor, None, format, "refused-hosts", columns, rows).await
}

pub(super) async fn targets(
    State(console): State<Console>,
    visitor: Visitor,
    Path(word): Path<String>,
) -> Result<Response, Refusal> {
    let format = format(&word)?;
    let page = Frame::new(&visitor, "");
    let today = super::region_day(&console);
    let rows = console
        .store()
        .targets()
        .await?
        .iter()
        .map(|target| targets_page::row(&page, target, today))
        .collect();
    let columns = targets_page::columns(&page);
    answer(&visitor, None, format, "targets", columns, once(rows)).await
}

pub(super) async fn health(
    State(console): State<Console>,
    visitor: Visitor,
    Path((id, word)): Path<(Uuid, String)>,
) -> Result<Response, Refusal> {
    let format = format(&word)?;
    let terminal = terminal::known(&console, id).await?;
    let site = super::site(&console, terminal.site.0).await?;
    let page = Frame::new(&visitor, "");
    let range = terminal::Range::asked(page.listing().get("range"));
    let today = super::site_day(&site, &console);
    let rows = console
        .store()
        .health(terminal.id, range.first(today), today)
        .await?;
    let columns = terminal::health::columns(&page);
    let rows = once(terminal::health::lines(&rows));
    answer(&visitor, Some(site.id), format, "health", columns, rows).await
}

pub(super) async fn audit(
    State(console): State<Console>,
    visitor: Visitor,
    Path(word): Path<String>,
) -> Result<Response, Refusal> {
    let format = format(&word)?;
    let page = Frame::new(&visitor, "");
    let columns = vec![
        Column::new("at", page.say("views-col-when")),
        Column::new("account", page.say("views-col-account")),
        Column::new("site", page.say("views-col-site-number")),
        Column::new("action", page.say("views-col-action")),
        Column::new("object", page.say("views-col-object")),
    ];
    let rows = pieces(move |number| {
        let console = console.clone();
        async move {
            let wanted = Page {
                number,
                size: PIECE,
            };
            let found = console.store().audit_log(&Scope::Region, wanted).await?;
            Ok(found
                .items
                .into_iter()
                .map(|line| {
                    vec![
                        crate::table::Value::Moment(line.entry.at),
                        line.account_name.unwrap_or_default().into(),
                        line.entry
                            .site
                            .map(|site| site.0.to_string())
                            .unwrap_or_default()
                            .into(),
                        line.entry.action.into(),
                        line.entry.object.into(),
                    ]
                })
                .collect())
        }
    });
    answer(&visitor, None, format, "audit", columns, rows).await
}

pub(super) async fn region_usage(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
    Path((kind, word)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, "");
    let read = Read::new(Whole::Region, &page.listing(), super::region_day(&console));
    let kind = Kind::parse(&kind).ok_or(Refusal::NotFound)?;
    if kind == Kind::Places {
        let format = format(&word)?;
        let columns = breadth::place_columns(&page, true);
        let districts = shared.districts(&console, &Scope::Region).await?;
        let rows = usage::district_rows(&console, &districts, read.period).await?;
        return answer(
            &visitor,
            None,
            format,
            "usage-districts",
            columns,
            once(rows),
        )
        .await;
    }
    figures_file(&shared, &console, &visitor, &page, &read, kind, &word).await
}

pub(super) async fn district_usage(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
    Path((name, kind, word)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    let sites = usage::with_district(&shared, &console, &name).await?;
    let page = Frame::new(&visitor, "");
    let today = super::region_day(&console);
    let read = Read::new(Whole::District(name.clone()), &page.listing(), today);
    let kind = Kind::parse(&kind).ok_or(Refusal::NotFound)?;
    if kind == Kind::Places {
        let format = format(&word)?;
        let columns = breadth::place_columns(&page, false);
        let sites = usage::of_district(&sites, &name);
        let rows = usage::site_rows(&console, sites, read.period).await?;
        return answer(&visitor, None, format, "usage-sites", columns, once(rows)).await;
    }
    figures_file(&shared, &console, &visitor, &page, &read, kind, &word).await
}

pub(super) async fn site_usage(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
    Path((id, kind, word)): Path<(i64, String, String)>,
) -> Result<Response, Refusal> {
    let site = super::site(&console, id).await?;
    let page = Frame::new(&visitor, "");
    let today = super::site_day(&site, &console);
    let read = Read::new(Whole::Site(site.id), &page.listing(), today);
    let kind = Kind::parse(&kind).ok_or(Refusal::NotFound)?;
    figures_file(&shared, &console, &visitor, &page, &read, kind, &word).await
}

async fn figures_file(
    catalogue: &Catalogue,
    console: &Console,
    visitor: &Visitor,
    page: &Frame,
    read: &Read,
    kind: Kind,
    word: &str,
) -> Result<Response, Refusal> {
    let format = format(word)?;
    if read.bad {
        return Err(Refusal::Nonsense);
    }
    let table = if kind == Kind::Days {
        let series = usage::series(console, read).await?;
        Some(breadth::days(page, &series, span::grain(read.period)))
    } else {
        let tally = console.store().tally(&read.whole, read.period).await?;
        Figures::new(page, catalogue, read.level, &tally).table(kind)
    };
    // Withheld, or not a table of this place.
    let table = table.ok_or(Refusal::NotFound)?;
    let site = match read.whole {
        Whole::Site(site) => Some(site),
        _ => None,
    };
    let name = format!("usage-{}", kind.word());
    answer(
        visitor,
        site,
        format,
        &name,
        table.columns,
        once(table.rows),
    )
    .await
}
