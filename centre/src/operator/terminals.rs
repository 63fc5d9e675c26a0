// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Terminals: those that are there, and those to come.

use axum::Json;
use axum::extract::{Request, State};
use sportello_protocol::operator::{
    BatchAnswer, EnrolledTerminal, MAX_BODY, PAGE, Refusal, TerminalBatch, TerminalLine,
    TerminalRow, TerminalStanding, Terminals, faults_of_terminals,
};
use sportello_store::{FleetFilter, FleetSort, Page, Scope, Terminal, TerminalState};

use super::Desk;
use super::refusal::Refused;
use super::sites::together;

fn line(terminal: Terminal) -> TerminalLine {
    TerminalLine {
        row: TerminalRow {
            site: terminal.site_code,
            name: terminal.label,
        },
        standing: match terminal.state {
            TerminalState::Active => TerminalStanding::Active,
            TerminalState::Quarantined => TerminalStanding::Quarantined,
            TerminalState::Revoked => TerminalStanding::Revoked,
            TerminalState::Retired => TerminalStanding::Unknown,
        },
        enrolled: Some(EnrolledTerminal {
            id: terminal.id,
            thumbprint: terminal.thumbprint,
            enrolled: terminal.enrolled,
            last_seen: terminal.last_seen,
            alarms: terminal.alarms,
            agent: terminal.versions.map(|versions| versions.agent),
            update: terminal.release,
        }),
    }
}

/// Every terminal of the region that is not retired; those to come stand on the last page.
#[utoipa::path(
    get, path = "/v1/operator/terminals", tag = "terminals",
    params(("page" = Option<u32>, Query, description = "From 0")),
    responses((status = 200, body = Terminals), (status = "default", body = Refusal))
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<Terminals>, Refused> {
    let asked = desk.believe(request, 0).await?;
    let number = desk.page(&asked.head)?;
    let page = Page {
        number,
        size: u32::try_from(PAGE).unwrap_or(u32::MAX),
    };
    let store = &desk.centre.store;
    let enrolled = store
        .terminals(
            &Scope::Region,
            &FleetFilter::default(),
            FleetSort::Site,
            page,
        )
        .await
        .map_err(|error| desk.store_failed(&error))?;
    let size = PAGE as u64;
    let full = enrolled.total / size;
    let mut terminals: Vec<TerminalLine> = enrolled.items.into_iter().map(line).collect();
    let number_long = u64::from(number);
    // Pages of those who enrolled come first; the rest follows in pages of its own.
    let mut more = number_long < full;
    if !more {
        let planned = store
            .planned()
            .await
            .map_err(|error| desk.store_failed(&error))?;
        let skip = usize::try_from(number_long.saturating_sub(full)).unwrap_or(usize::MAX);
        let skip = skip.saturating_mul(PAGE);
        more = planned.len() > skip.saturating_add(PAGE);
        let planned = planned.into_iter().skip(skip).take(PAGE);
        terminals.extend(planned.map(|line| TerminalLine {
            row: TerminalRow {
                site: line.site_code,
                name: line.label,
            },
            standing: TerminalStanding::Planned,
            enrolled: None,
        }));
    }
    Ok(Json(Terminals {
        terminals,
        next: more.then(|| number.saturating_add(1)),
    }))
}

/// Notes terminals to come.
#[utoipa::path(
    put, path = "/v1/operator/terminals", tag = "terminals", request_body = TerminalBatch,
    responses((status = 200, body = BatchAnswer), (status = "default", body = Refusal))
)]
pub(super) async fn plan(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<BatchAnswer>, Refused> {
    let asked = desk.believe(request, MAX_BODY).await?;
    let batch: TerminalBatch = desk.read(&asked.body)?;
    let problems = faults_of_terminals(&batch.terminals);
    let rows: Vec<TerminalRow> = batch
        .terminals
        .into_iter()
        .map(|row| TerminalRow {
            site: row.site.trim().to_owned(),
            name: row.name.trim().to_owned(),
        })
        .collect();
    let dry_run = batch.dry_run || !problems.is_empty();
    let by = desk.by(&asked.operator);
    let mut answer = desk
        .centre
        .store
        .plan_terminals(rows, dry_run, by)
        .await
        .map_err(|error| desk.store_failed(&error))?;
    answer.dry_run = batch.dry_run;
    answer.problems = together(problems, answer.problems);
    Ok(Json(answer))
}
