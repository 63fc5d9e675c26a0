// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What terminals do now: the room's part goes to the room and is forgotten, the machine's
//! part to the store.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use sportello_protocol::{
    Alarm, MAX_SMALL, Problem, ProblemKind, Status, StatusAnswer, UnixSeconds, VERSION,
};
use sportello_room::Live;
use sportello_room::relay::News;
use sportello_store::Seen;

use super::refusal::Refusal;
use super::signed::{Sender, authenticate};
use crate::centre::Centre;

/// Until the next status when nothing changes. That a terminal is there is known from the
/// answer that is held open for it, or from its polls.
const NEXT_AFTER_S: u32 = 3600;
/// Results of commands in one status at most.
const MOST_RESULTS: usize = 256;
/// A clock that is further off than this says no more than that it is wrong: a century.
const FARTHEST_S: i64 = 100 * 366 * 86_400;

/// Takes what a terminal says about itself now.
#[utoipa::path(
    post,
    path = "/api/v1/status",
    tag = "terminals",
    request_body = Status,
    responses(
        (status = 200, description = "Heard; results of commands in it need not be told again", body = StatusAnswer),
        (status = 400, description = "The body cannot be read", body = Problem),
        (status = 401, description = "No signature that fits, a wrong clock, a replay, or a key that is not known", body = Problem),
        (status = 403, description = "The key was revoked, or is in quarantine", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 429, description = "Come back after Retry-After seconds", body = Problem),
        (status = 503, description = "The centre cannot store just now", body = Problem),
    )
)]
pub async fn take(
    State(centre): State<Arc<Centre>>,
    request: Request,
) -> Result<Json<StatusAnswer>, Refusal> {
    let (sender, _, body) = authenticate(&centre, request, MAX_SMALL).await?;
    let status: Status =
        serde_json::from_slice(&body).map_err(|_| centre.refuse(ProblemKind::Malformed))?;
    if status.results.len() > MOST_RESULTS || status.alarms.len() > Alarm::ALL.len() {
        return Err(centre.refuse(ProblemKind::Malformed));
    }
    let now = centre.now();
    let desired = centre
        .store
        .desired(sender.site)
        .await
        .map_err(|error| centre.store_failed(&error))?;
    if !status.results.is_empty() {
        centre
            .store
            .note_results(sender.terminal, &status.results)
            .await
            .map_err(|error| centre.store_failed(&error))?;
    }
    tell_the_room(&centre, sender, now, &status).await;
    let mut alarms = status.alarms;
    alarms.sort_unstable();
    alarms.dedup();
    centre.seen.note(Seen {
        terminal: sender.terminal,
        at: now,
        service: status.service,
        alarms,
        versions: status.versions,
        skew_s: skew(status.clock, now),
        release: status.update,
    });
    Ok(Json(StatusAnswer {
        version: VERSION,
        server_clock: now,
        next_after_s: NEXT_AFTER_S,
        desired: desired.version,
    }))
}

/// Here and at the other processes. Nothing of it is stored.
async fn tell_the_room(centre: &Centre, sender: Sender, now: UnixSeconds, status: &Status) {
    let live = Live::of(sender.terminal, sender.site, now, status);
    centre.hub.note(live.clone());
    centre.hub.heard_of(sender.terminal, now);
    centre.relay(News::Live(live)).await;
}

const fn skew(clock: UnixSeconds, now: UnixSeconds) -> i64 {
    let skew = clock.0.saturating_sub(now.0);
    if skew > FARTHEST_S {
        FARTHEST_S
    } else if skew < -FARTHEST_S {
        -FARTHEST_S
    } else {
        skew
    }
}
