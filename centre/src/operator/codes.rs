// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Codes that let planned terminals in, for sheets that are printed.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Request, State};
use sportello_protocol::operator::{
    CodesAnswer, CodesAsked, Field, MAX_BODY, MAX_CODE_S, MadeCode, Refusal, RowFault, RowProblem,
    TerminalRow, faults_of_terminals,
};
use sportello_protocol::{EnrolmentCode, LayerName, ProblemKind, TerminalId, UnixSeconds};
use sportello_store::{FleetFilter, FleetSort, NewCode, Page, Scope, SiteId};

use super::Desk;
use super::refusal::Refused;
use super::sites::together;

/// Shortest life of a code, seconds.
const SHORTEST_S: u32 = 600;

/// Where a code leads: what the terminal is called now, or will be.
struct Door {
    site: SiteId,
    label: String,
    /// Who has the name already.
    there: Option<TerminalId>,
}

type Doors = BTreeMap<(String, LayerName), Door>;

impl Desk {
    /// Every terminal of these sites, planned or there, by its place.
    async fn doors(&self, rows: &[TerminalRow]) -> Result<Doors, Refused> {
        let failed = |error| self.store_failed(&error);
        let store = &self.centre.store;
        let mut doors = Doors::new();
        for planned in store.planned().await.map_err(failed)? {
            if let Some(layer) = LayerName::of(&planned.label) {
                let door = Door {
                    site: planned.site,
                    label: planned.label,
                    there: None,
                };
                doors.insert((planned.site_code, layer), door);
            }
        }
        for site in store.sites(&Scope::Region).await.map_err(failed)? {
            if !rows.iter().any(|row| row.site == site.site.code) {
                continue;
            }
            for terminal in self.enrolled(site.id).await? {
                if let Some(layer) = LayerName::of(&terminal.label) {
                    let door = Door {
                        site: site.id,
                        label: terminal.label,
                        there: Some(terminal.id),
                    };
                    doors.insert((site.site.code.clone(), layer), door);
                }
            }
        }
        Ok(doors)
    }

    async fn enrolled(&self, site: SiteId) -> Result<Vec<sportello_store::Terminal>, Refused> {
        let filter = FleetFilter {
            site: Some(site),
            ..FleetFilter::default()
        };
        let mut found = Vec::new();
        for number in 0.. {
            let page = Page { number, size: 500 };
            let some = self
                .centre
                .store
                .terminals(&Scope::Region, &filter, FleetSort::Site, page)
                .await
                .map_err(|error| self.store_failed(&error))?;
            let last = some.items.len() < 500;
            found.extend(some.items);
            if last {
                break;
            }
        }
        Ok(found)
    }
}

/// Makes codes for terminals that are planned, or for new machines in the place of others.
#[utoipa::path(
    post, path = "/v1/operator/codes", tag = "terminals", request_body = CodesAsked,
    responses((status = 200, body = CodesAnswer), (status = "default", body = Refusal))
)]
pub(super) async fn make(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<CodesAnswer>, Refused> {
    let asked = desk.believe(request, MAX_BODY).await?;
    let wanted: CodesAsked = desk.read(&asked.body)?;
    let rows: Vec<TerminalRow> = wanted
        .codes
        .iter()
        .map(|code| code.terminal.clone())
        .collect();
    let mut problems = faults_of_terminals(&rows);
    let doors = desk.doors(&rows).await?;
    let by = desk.by(&asked.operator);
    let life = wanted.valid_for_s.clamp(SHORTEST_S, MAX_CODE_S);
    let expires = UnixSeconds(by.at.0.saturating_add(i64::from(life)));
    let (mut codes, mut made) = (Vec::new(), Vec::new());
    for (index, one) in (0..).zip(&wanted.codes) {
        let row = &one.terminal;
        let door = LayerName::of(&row.name).and_then(|layer| doors.get(&(row.site.clone(), layer)));
        let (fault, door) = match door {
            None => (Some(RowFault::NotPlanned), None),
            Some(door) if door.there.is_some() != one.again => {
                let fault = if one.again {
                    RowFault::NotEnrolled
                } else {
                    RowFault::AlreadyEnrolled
                };
                (Some(fault), None)
            }
            Some(door) => (None, Some(door)),
        };
        if let Some(fault) = fault {
            problems.push(RowProblem {
                index,
                field: Field::Terminal,
                fault,
            });
        }
        let Some(door) = door else { continue };
        let code = EnrolmentCode::random(desk.authority.as_ref())
            .map_err(|_| desk.centre.refuse(ProblemKind::Unavailable))?;
        codes.push(NewCode {
            secret_hash: EnrolmentCode::secret_hash(&code.secret_text()),
            site: door.site,
            label: door.label.clone(),
            replaces: door.there,
            made_by: by.account,
            made: by.at,
            expires,
        });
        made.push(MadeCode {
            terminal: row.clone(),
            code: code.to_string(),
            expires,
        });
    }
    let problems = together(problems, Vec::new());
    if !problems.is_empty() {
        return Ok(Json(CodesAnswer {
            codes: Vec::new(),
            problems,
        }));
    }
    desk.centre
        .store
        .make_codes(codes, by)
        .await
        .map_err(|error| desk.store_failed(&error))?;
    Ok(Json(CodesAnswer {
        codes: made,
        problems,
    }))
}
