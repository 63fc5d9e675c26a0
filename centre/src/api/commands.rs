// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands: the answer stays open, or is held back until there is one, so that it acts
//! within the second.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use sportello_protocol::{CommandId, Commands, Problem, ProblemKind, StreamLine, VERSION};
use sportello_store::KeyState;
use tokio::time::{Instant, timeout_at};

use super::refusal::Refusal;
use super::signed::{Sender, authenticate};
use super::stream;
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
    /// Seconds for which the answer may stay open; 0 or absent: one answer, held back for
    /// `wait`.
    #[serde(default)]
    stream: u64,
}

/// Gives the commands that wait for a terminal, as soon as there are any; with `stream` one
/// after the other in an answer that stays open.
#[utoipa::path(
    get,
    path = "/api/v1/commands",
    tag = "terminals",
    params(Asked),
    responses(
        (status = 200, description = "Commands, or none when the time was over or the desired state changed; with `stream` lines, each the JSON of one, or empty as a sign of life", content((Commands = "application/json"), (StreamLine = "application/x-ndjson"))),
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
) -> Result<Response, Refusal> {
    let (sender, head, _) = authenticate(&centre, request, 0).await?;
    let asked = read(&head.uri).ok_or_else(|| centre.refuse(ProblemKind::Malformed))?;
    if asked.stream > 0 {
        return stream::open(centre, sender, asked.after, asked.stream).await;
    }
    centre.hub.heard_of(sender.terminal, centre.now());
    let polled = poll(&centre, sender, asked).await?;
    centre.hub.heard_of(sender.terminal, centre.now());
    Ok(Json(polled).into_response())
}

async fn poll(centre: &Centre, sender: Sender, asked: Asked) -> Result<Commands, Refusal> {
    let deadline = Instant::now() + Duration::from_secs(asked.wait.min(LONGEST_S));
    // Before the first look: a command that comes in between is not missed.
    let mut news = centre
        .waiters
        .join(sender.terminal)
        .ok_or_else(|| centre.refuse(ProblemKind::Busy))?;
    let mut answer = look(centre, sender, asked.after).await?;
    if !answer.commands.is_empty() || asked.wait == 0 {
        return Ok(answer);
    }
    let woken = tokio::select! {
        woken = timeout_at(deadline, news.changed()) => woken.is_ok(),
        () = centre.stop.cancelled() => return Ok(answer),
    };
    if woken {
        still_welcome(centre, sender).await?;
    }
    answer = look(centre, sender, asked.after).await?;
    Ok(answer)
}

fn read(uri: &Uri) -> Option<Asked> {
    let Query(asked) = Query::<Asked>::try_from_uri(uri).ok()?;
    Some(asked)
}

pub(super) async fn look(centre: &Centre, sender: Sender, after: i64) -> Result<Commands, Refusal> {
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

/// The key may have been taken away while the answer was held.
pub(super) async fn still_welcome(centre: &Centre, sender: Sender) -> Result<(), Refusal> {
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
