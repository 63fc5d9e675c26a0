// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Moves rollouts on by themselves. What to do is decided in [`sportello_store::rollout`].

use std::sync::Arc;
use std::time::Duration;

use sportello_protocol::operator::StopReason;
use sportello_store::rollout::Step;
use sportello_store::{AccountId, By};
use tracing::{error, info, warn};

use crate::centre::{Centre, chain};
use crate::trust::{Trust, TrustError};

/// How often the rollout that is open is looked at.
const LOOK: Duration = Duration::from_secs(60);

/// One look. `true`: something moved.
///
/// # Errors
/// When the store or the repository cannot answer.
pub async fn look(centre: &Centre, trust: &Trust) -> Result<bool, TrustError> {
    let rollouts = centre.store.rollouts().await?;
    let Some(rollout) = rollouts.into_iter().find(|rollout| rollout.is_open()) else {
        return Ok(false);
    };
    let image = rollout.plan.image;
    let members = centre.store.members(image).await?;
    let now = centre.now();
    let offered = trust.offers(image).await?;
    let Some(step) = rollout.next(&members, offered, now) else {
        return Ok(false);
    };
    let word = match step {
        Step::NextStage => "rollout.advance",
        Step::Finish => "rollout.finish",
        Step::Stop(_) => "rollout.stop",
    };
    // Nobody's account: the centre itself.
    let by = By {
        account: AccountId(0),
        at: now,
    };
    let to = rollout.after(step, now);
    let moved = centre
        .store
        .move_rollout(rollout.id, rollout.standing, to, by, word)
        .await?;
    if moved {
        match step {
            Step::Stop(reason) => {
                let back = rollout.rolled_back(&members, now).count();
                let why = match reason {
                    StopReason::RolledBack => "terminals went back to the image before",
                    StopReason::Withdrawn => "the repository no longer offers the image",
                    StopReason::Operator | StopReason::Unknown => "it was told to",
                };
                warn!(
                    image,
                    rolled_back = back,
                    why,
                    "a rollout stopped by itself"
                );
            }
            Step::NextStage => info!(image, stage = to.stage, "a rollout reached its next stage"),
            Step::Finish => info!(image, "a rollout reached everyone"),
        }
    }
    Ok(moved)
}

/// Until the centre stops.
pub async fn watch(centre: Arc<Centre>, trust: Trust) {
    loop {
        if let Err(error) = look(&centre, &trust).await {
            if matches!(error, TrustError::Store(_)) {
                centre.metrics.store_failed();
            }
            error!(error = %chain(&error), "a rollout could not be looked at; tried again soon");
        }
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}
