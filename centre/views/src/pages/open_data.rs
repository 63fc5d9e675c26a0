// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Open data: how many tasks of which area were opened at which site in which month.
//!
//! An admin makes the file and publishes it where the region publishes; nothing here is open
//! to the internet. Counts under five are not in it, and neither are totals, so that nothing
//! can be had by subtraction. Months that are not over are left out: what is published is
//! not published again with other numbers.

mod description;

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{Datelike, Months, NaiveDate};
use futures_util::stream;
use sportello_console::{Console, Frame, Refusal, Visitor, show};
use sportello_protocol::TaskArea;
use sportello_store::{Measure, Period, Scope, Site, Tally};

pub(super) use self::description::{json_ld, turtle};
use super::shared::Shared;
use crate::catalogue::Catalogue;
use crate::said;
use crate::span;
use crate::suppress::SMALL;
use crate::table::{Column, ExportError, Format, Row, Rows, Value, send};

/// Sites whose totals are read at once.
const PIECE: usize = 200;

#[derive(Template)]
#[template(path = "views/open-data.html")]
struct OpenDataPage {
    page: Frame,
    years: Vec<(i32, bool)>,
    year: i32,
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-nav-open-data"));
    let today = super::region_day(&console);
    let year = year(&page, today)?;
    show(&OpenDataPage {
        years: (0..6)
            .map(|back| today.year() - back)
            .map(|one| (one, one == year))
            .collect(),
        year,
        page,
    })
}

/// The year that the address names; this one when none.
fn year(page: &Frame, today: NaiveDate) -> Result<i32, Refusal> {
    let list = page.listing();
    match list.get("year") {
        "" => Ok(today.year()),
        text => text
            .parse()
            .ok()
            .filter(|year| (2000..=today.year()).contains(year))
            .ok_or(Refusal::Nonsense),
    }
}

pub(super) async fn csv(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    file(shared, console, visitor, Format::Csv).await
}

pub(super) async fn json(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    file(shared, console, visitor, Format::Json).await
}

async fn file(
    shared: Arc<Shared>,
    console: Console,
    visitor: Visitor,
    format: Format,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, "");
    let today = super::region_day(&console);
    let year = year(&page, today)?;
    let name = format!("open-data-usage-{year}");
    visitor
        .audit(None, "export", format!("{name}.{format}"))
        .await?;
    let sites = console.store().sites(&Scope::Region).await?;
    let columns = vec![
        Column::new("site_code", page.say("views-col-site")),
        Column::new("site", page.say("views-col-site")),
        Column::new("municipality", page.say("views-col-municipality")),
        Column::new("district", page.say("views-col-district")),
        Column::new("month", page.say("views-col-when")),
        Column::new("area", page.say("views-col-area")),
        Column::new("tasks_opened", page.say("views-col-opened")),
    ];
    let rows = rows(shared, console, sites, months(year, today));
    send(format, &name, columns, rows)
        .await
        .map_err(|error| match error {
            ExportError::Store(error) => error.into(),
            other => Refusal::broken(&other),
        })
}

/// The months of a year that are over.
fn months(year: i32, today: NaiveDate) -> Vec<Period> {
    (1..=12)
        .filter_map(|month| {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
            (last < span::first_of_month(today)).then_some(Period { first, last })
        })
        .collect()
}

/// One month of some sites at a time.
fn rows(catalogue: Arc<Shared>, console: Console, sites: Vec<Site>, months: Vec<Period>) -> Rows {
    let sites = Arc::new(sites);
    let steps: Vec<(Period, usize)> = months
        .into_iter()
        .flat_map(|month| {
            (0..sites.len())
                .step_by(PIECE)
                .map(move |start| (month, start))
        })
        .collect();
    let state = (steps.into_iter(), sites, catalogue, console);
    Box::pin(stream::unfold(
        state,
        |(mut steps, sites, catalogue, console)| async move {
            let (month, start) = steps.next()?;
            let end = (start + PIECE).min(sites.len());
            let some = &sites[start..end];
            let ids: Vec<_> = some.iter().map(|site| site.id).collect();
            let rows = console.store().tallies(&ids, month).await.map(|tallies| {
                let tallies: BTreeMap<_, _> = tallies.into_iter().collect();
                some.iter()
                    .filter_map(|site| Some((site, tallies.get(&site.id)?)))
                    .flat_map(|(site, tally)| site_rows(&catalogue, site, month, tally))
                    .collect()
            });
            Some((rows, (steps, sites, catalogue, console)))
        },
    ))
}

/// What one site publishes of one month: areas with five or more.
fn site_rows(catalogue: &Catalogue, site: &Site, month: Period, tally: &Tally) -> Vec<Row> {
    areas(catalogue, tally)
        .into_iter()
        .map(|(area, opened)| {
            vec![
                site.site.code.as_str().into(),
                site.site.name.as_str().into(),
                site.site.municipality.as_str().into(),
                site.site.district.as_str().into(),
                Value::Text(month.first.format("%Y-%m").to_string()),
                said::word(&area).into(),
                opened.into(),
            ]
        })
        .collect()
}

/// Tasks opened by area. Those whose area is not known belong to none and are left out.
fn areas(catalogue: &Catalogue, tally: &Tally) -> Vec<(TaskArea, u64)> {
    crate::catalogue::AREAS
        .into_iter()
        .filter_map(|area| {
            let opened = tally
                .iter()
                .filter_map(|(measure, count)| match measure {
                    Measure::TaskOpened(task) if catalogue.area(task) == Some(area) => Some(count),
                    _ => None,
                })
                .fold(0, u64::saturating_add);
            (opened >= SMALL).then_some((area, opened))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use sportello_protocol::TaskId;

    use super::*;
    use crate::catalogue::{Both, TaskInfo};

    fn catalogue() -> Catalogue {
        let info = |area| TaskInfo {
            area,
            title: Both::default(),
            steps: Vec::new(),
        };
        Catalogue::new(
            [
                ("isee", TaskArea::MoneyAndBenefits),
                ("bonus", TaskArea::MoneyAndBenefits),
                ("fse", TaskArea::Health),
            ]
            .into_iter()
            .map(|(id, area)| (TaskId::parse(id).expect("a task id"), info(area)))
            .collect(),
        )
    }

    #[test]
    fn small_counts_and_unknown_tasks_are_not_published() {
        let mut tally = Tally::default();
        for (task, count) in [("isee", 3), ("bonus", 2), ("fse", 4), ("other", 90)] {
            tally.add(
                Measure::TaskOpened(TaskId::parse(task).expect("a task id")),
                count,
            );
        }
        assert_eq!(
            areas(&catalogue(), &tally),
            [(TaskArea::MoneyAndBenefits, 5)]
        );
    }

    #[test]
    fn a_month_that_is_not_over_is_not_published() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        assert_eq!(months(2026, day("2026-03-31")).len(), 2);
        assert_eq!(months(2026, day("2026-01-01")).len(), 0);
        assert_eq!(months(2025, day("2026-01-01")).len(), 12);
    }
}
