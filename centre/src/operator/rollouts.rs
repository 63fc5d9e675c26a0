// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rollouts, as operators begin and stop them.

use axum::Json;
use axum::extract::{Path, Request, State};
use sportello_protocol::MAX_SMALL;
use sportello_protocol::operator::{
    Fault, NewRollout, Refusal, Rollout, RolloutAction, RolloutState, Rollouts, StopReason,
};
use sportello_store::rollout::{Member, SILENT_S, Step};
use sportello_store::{NewRollout as Plan, Rollout as Known, RolloutId, Standing, StoreError};

use super::Desk;
use super::refusal::Refused;

/// Terminals that one answer names at most.
const MOST_NAMED: usize = 50;

impl Desk {
    async fn told(&self, rollout: &Known) -> Result<Rollout, Refused> {
        let store = &self.centre.store;
        let members = store
            .members(rollout.plan.image)
            .await
            .map_err(|error| self.store_failed(&error))?;
        let now = self.centre.now();
        Ok(Rollout {
            id: rollout.id.0.unsigned_abs(),
            image: rollout.plan.image,
            state: rollout.standing.state,
            stopped: rollout.standing.stopped,
            stage: rollout.stage(),
            begun: rollout.plan.begun,
            stage_begun: rollout.standing.stage_begun,
            stages: rollout.counts(&members, now),
            rolled_back: rollout
                .rolled_back(&members, now)
                .take(MOST_NAMED)
                .map(|member| member.terminal)
                .collect(),
        })
    }

    async fn rollouts(&self) -> Result<Vec<Known>, Refused> {
        let found = self.centre.store.rollouts().await;
        found.map_err(|error| self.store_failed(&error))
    }

    async fn one(&self, id: RolloutId) -> Result<Known, Refused> {
        let found = self.rollouts().await?.into_iter().find(|one| one.id == id);
        found.ok_or_else(|| self.fault(Fault::NotThere))
    }

    /// Who tries it first: the one that was named, or the one that was heard of last.
    fn first<'a>(&self, asked: &NewRollout, members: &'a [Member]) -> Result<&'a Member, Refused> {
        let oldest = self.centre.now().0.saturating_sub(SILENT_S);
        let able = |member: &&Member| member.update.is_some_and(|update| update.running.is_some());
        let found = match asked.first {
            Some(id) => members.iter().filter(able).find(|one| one.terminal == id),
            None => members
                .iter()
                .filter(able)
                .filter(|one| one.last_seen.is_some_and(|seen| seen.0 >= oldest))
                .max_by_key(|one| (one.last_seen, one.terminal)),
        };
        found.ok_or_else(|| self.fault(Fault::NotThere))
    }
}

/// The region's rollouts, latest first.
#[utoipa::path(
    get, path = "/v1/operator/rollouts", tag = "rollouts",
    responses((status = 200, body = Rollouts), (status = "default", body = Refusal))
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<Rollouts>, Refused> {
    desk.believe(request, 0).await?;
    let mut rollouts = Vec::new();
    for rollout in desk.rollouts().await? {
        rollouts.push(desk.told(&rollout).await?);
    }
    Ok(Json(Rollouts { rollouts }))
}

/// Begins a rollout.
#[utoipa::path(
    post, path = "/v1/operator/rollouts", tag = "rollouts", request_body = NewRollout,
    responses((status = 200, body = Rollout), (status = "default", body = Refusal))
)]
pub(super) async fn begin(
    State(desk): State<Desk>,
    request: Request,
) -> Result<Json<Rollout>, Refused> {
    let asked = desk.believe(request, MAX_SMALL).await?;
    let wanted: NewRollout = desk.read(&asked.body)?;
    let in_order = wanted.stages.windows(2).all(|pair| pair[0] < pair[1]);
    if wanted.stages.is_empty() || !in_order {
        return Err(desk.malformed());
    }
    let offered = desk.trust.offers(wanted.image).await;
    if !offered.map_err(|error| desk.trust_failed(error))? {
        return Err(desk.fault(Fault::NoSuchImage));
    }
    let done = |known: &Known| known.standing.state == RolloutState::Done;
    let newest = desk.rollouts().await?.into_iter().find(done);
    if newest.is_some_and(|known| known.plan.image > wanted.image) {
        return Err(desk.fault(Fault::OlderImage));
    }
    let store = &desk.centre.store;
    let members = store
        .members(wanted.image)
        .await
        .map_err(|error| desk.store_failed(&error))?;
    let first = desk.first(&wanted, &members)?;
    let by = desk.by(&asked.operator);
    let plan = Plan {
        image: wanted.image,
        stages: wanted.stages,
        first: first.terminal,
        site: first.site,
        begun: by.at,
        by: by.account,
    };
    let id = match store.begin_rollout(plan).await {
        Ok(id) => id,
        Err(StoreError::Exists(_)) => return Err(desk.fault(Fault::RolloutUnderWay)),
        Err(error) => return Err(desk.store_failed(&error)),
    };
    let rollout = desk.one(id).await?;
    Ok(Json(desk.told(&rollout).await?))
}

/// Pauses a rollout, resumes it or stops it for good.
#[utoipa::path(
    post, path = "/v1/operator/rollouts/{id}/{action}", tag = "rollouts",
    params(("id" = u64, Path), ("action" = RolloutAction, Path)),
    responses((status = 200, body = Rollout), (status = "default", body = Refusal))
)]
pub(super) async fn act(
    State(desk): State<Desk>,
    Path((id, action)): Path<(String, String)>,
    request: Request,
) -> Result<Json<Rollout>, Refused> {
    let asked = desk.believe(request, 0).await?;
    let id: i64 = id.parse().map_err(|_| desk.malformed())?;
    let word = serde_json::Value::String(action);
    let action: RolloutAction = serde_json::from_value(word).map_err(|_| desk.malformed())?;
    // Somebody else, or the rollout itself, may move it at the same moment.
    for _ in 0..4 {
        let rollout = desk.one(RolloutId(id)).await?;
        let (to, word) = match action {
            RolloutAction::Pause => (RolloutState::Paused, "rollout.pause"),
            RolloutAction::Resume => (RolloutState::Running, "rollout.resume"),
            RolloutAction::Stop => (RolloutState::Stopped, "rollout.stop"),
        };
        if rollout.standing.state == to {
            return Ok(Json(desk.told(&rollout).await?));
        }
        // What is done may still be taken back: no further terminal takes it then.
        let stops_done =
            action == RolloutAction::Stop && rollout.standing.state == RolloutState::Done;
        if !rollout.is_open() && !stops_done {
            return Err(desk.fault(Fault::RolloutOver));
        }
        let by = desk.by(&asked.operator);
        let standing = match action {
            RolloutAction::Stop => rollout.after(Step::Stop(StopReason::Operator), by.at),
            RolloutAction::Pause | RolloutAction::Resume => Standing {
                state: to,
                ..rollout.standing
            },
        };
        let moved = desk
            .centre
            .store
            .move_rollout(rollout.id, rollout.standing, standing, by, word)
            .await
            .map_err(|error| desk.store_failed(&error))?;
        if moved {
            let rollout = desk.one(rollout.id).await?;
            return Ok(Json(desk.told(&rollout).await?));
        }
    }
    Err(desk
        .centre
        .refuse(sportello_protocol::ProblemKind::Busy)
        .into())
}
