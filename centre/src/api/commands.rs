// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands: held back until there is one, so that it acts within the second.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::Uri;
use serde::Deserialize;
use sportello_protocol::{CommandId, Commands, Problem, ProblemKind, VERSION};
use sportello_store::KeyState;
use tokio::time::{Instant, timeout_at};

use super::refusal::Refusal;
use super::signed::{Sender, authenticate};
use crate::centre::Centre;

/// Longest that a poll is held, seconds: below what proxies put up with.
const LONGEST_S: u64 = 30;

#[derive(Debug, Clone, Copy, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The highest command that the terminal has: only later ones are given.
    #[serde(default)]
    after: i64,
    /// Seconds to wait for one; 30 at most.
    #[serde(default)]
    wait: u64,
}

/// Gives the commands that wait for a terminal, as soon as there are any.
#[utoipa::path(
    get,
    path = "/api/v1/commands",
    tag = "terminals",
    params(Asked),
    responses(
        (status = 200, description = "Commands, or none when the time was over or the desired state changed", body = Commands),
        (status = 400, description = "The query cannot be read", body = Problem),
        (status = 401, description = "No signature that fits, a wrong clock, a replay, or a key that is not known", body = Problem),
        (status = 403, description = "The key was revoked, or is in quarantine", body = Problem),
        (status = 429, description = "Come back after Retry-After seconds", body = Problem),
        (status = 503, description = "The centre cannot read just now", body = Problem),
    )
)]
pub async fn give(
    State(centre): State<Arc<Centre>>,
    request: Request,
) -> Result<Json<Commands>, Refusal> {
    let (sender, head, _) = authenticate(&centre, request, 0).await?;
    let asked = read(&head.uri).ok_or_else(|| centre.refuse(ProblemKind::Malformed))?;
    let deadline = Instant::now() + Duration::from_secs(asked.wait.min(LONGEST_S));
    // Before the first look: a command that comes in between is not missed.
    let mut news = centre
        .waiters
        .join(sender.terminal)
        .ok_or_else(|| centre.refuse(ProblemKind::Busy))?;
    let mut answer = look(&centre, sender, asked.after).await?;
    if !answer.commands.is_empty() || asked.wait == 0 {
        return Ok(Json(answer));
    }
    let woken = tokio::select! {
        woken = timeout_at(deadline, news.changed()) => woken.is_ok(),
        () = centre.stop.cancelled() => return Ok(Json(answer)),
    };
    if woken {
        still_welcome(&centre, sender).await?;
    }
    answer = look(&centre, sender, asked.after).await?;
    Ok(Json(answer))
}

fn read(uri: &Uri) -> Option<Asked> {
    let Query(asked) = Query::<Asked>::try_from_uri(uri).ok()?;
    Some(asked)
}

async fn look(centre: &Centre, sender: Sender, after: i64) -> Result<Commands, Refusal> {
    let commands = centre
        .store
        .pending_commands(sender.terminal, CommandId(after), centre.now())
        .await
        .map_err(|error| centre.store_failed(&error))?;
    let desired = centre
        .store
        .desired(sender.site)
        .await
        .map_err(|error| centre.store_failed(&error))?;
    Ok(Commands {
        version: VERSION,
        commands,
        desired: desired.version,
    })
}

/// The key may have been taken away while the poll was held.
async fn still_welcome(centre: &Centre, sender: Sender) -> Result<(), Refusal> {
    let key = centre
        .store
        .key(sender.thumbprint)
        .await
        .map_err(|error| centre.store_failed(&error))?;
    match key.map(|key| key.state) {
        Some(KeyState::Active) => Ok(()),
        Some(KeyState::Quarantined) => Err(centre.refuse(ProblemKind::Quarantined)),
        Some(KeyState::Revoked | KeyState::Superseded) => Err(centre.refuse(ProblemKind::Revoked)),
        None => Err(centre.refuse(ProblemKind::UnknownKey)),
    }
}
