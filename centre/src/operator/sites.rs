// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites: all of them, and a table of them taken in whole.

use axum::Json;
use axum::extract::{Request, State};
use sportello_protocol::operator::{
    BatchAnswer, Field, MAX_BODY, PAGE, Refusal, RowFault, RowProblem, SiteBatch, SiteRow, Sites,
    faults_of_batch,
};
use sportello_store::{NewSite, Scope};

use super::Desk;
use super::refusal::Refused;

const ZONE: &str = "Europe/Rome";

fn row(site: NewSite) -> SiteRow {
    SiteRow {
        code: site.code,
        name: site.name,
        municipality: site.municipality,
        district: site.district,
        address: site.address,
        phone: site.phone,
        time_zone: site.time_zone,
        itinerant: site.itinerant,
    }
}

fn site(row: SiteRow) -> NewSite {
    let tidy = |text: String| text.trim().to_owned();
    let zone = tidy(row.time_zone);
    NewSite {
        code: tidy(row.code),
        name: tidy(row.name),
        municipality: tidy(row.municipality),
        district: tidy(row.district),
        address: tidy(row.address),
        phone: tidy(row.phone),
        time_zone: if zone.is_empty() {
            ZONE.to_owned()
        } else {
            zone
        },
        itinerant: row.itinerant,
    }
}

/// Every site of the region, by code.
#[utoipa::path(
    get, path = "/v1/operator/sites", tag = "sites",
    params(("page" = Option<u32>, Query, description = "From 0")),
    responses((status = 200, body = Sites), (status = "default", body = Refusal))
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<Sites>, Refused> {
    let asked = desk.believe(request, 0).await?;
    let page = desk.page(&asked.head)?;
    let store = &desk.centre.store;
    let mut sites = store
        .sites(&Scope::Region)
        .await
        .map_err(|error| desk.store_failed(&error))?;
    sites.sort_by(|a, b| a.site.code.cmp(&b.site.code));
    let skip = usize::try_from(page)
        .unwrap_or(usize::MAX)
        .saturating_mul(PAGE);
    let more = sites.len() > skip.saturating_add(PAGE);
    Ok(Json(Sites {
        sites: sites
            .into_iter()
            .skip(skip)
            .take(PAGE)
            .map(|site| row(site.site))
            .collect(),
        next: more.then(|| page.saturating_add(1)),
    }))
}

/// Adds and changes sites by their code.
#[utoipa::path(
    put, path = "/v1/operator/sites", tag = "sites", request_body = SiteBatch,
    responses((status = 200, body = BatchAnswer), (status = "default", body = Refusal))
)]
pub(super) async fn import(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<BatchAnswer>, Refused> {
    let asked = desk.believe(request, MAX_BODY).await?;
    let batch: SiteBatch = desk.read(&asked.body)?;
    let mut problems = faults_of_batch(&batch.sites);
    let sites: Vec<NewSite> = batch.sites.into_iter().map(site).collect();
    for (index, site) in (0..).zip(&sites) {
        if site.time_zone.parse::<chrono_tz::Tz>().is_err() {
            problems.push(RowProblem {
                index,
                field: Field::TimeZone,
                fault: RowFault::NoSuchTimeZone,
            });
        }
    }
    problems.sort_unstable();
    problems.dedup();
    // What the store knows is asked all the same, so that everything is told at once.
    let dry_run = batch.dry_run || !problems.is_empty();
    let by = desk.by(&asked.operator);
    let mut answer = desk
        .centre
        .store
        .import_sites(sites, dry_run, by)
        .await
        .map_err(|error| desk.store_failed(&error))?;
    answer.dry_run = batch.dry_run;
    answer.problems = together(problems, answer.problems);
    Ok(Json(answer))
}

/// Problems in the order of their rows, each once, as many as an answer may hold.
pub(super) fn together(mut own: Vec<RowProblem>, more: Vec<RowProblem>) -> Vec<RowProblem> {
    own.extend(more);
    own.sort_unstable();
    own.dedup();
    own.truncate(2000);
    own
}
