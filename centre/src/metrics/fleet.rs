// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How many terminals are in which state.

use sportello_protocol::UnixSeconds;
use sportello_protocol::operator::{RolloutState, StageCounts};
use sportello_store::{FleetFilter, FleetSort, Page, Scope, Store, StoreError, TerminalState};

use super::{head, line};

const STATES: [(TerminalState, &str); 4] = [
    (TerminalState::Active, "active"),
    (TerminalState::Quarantined, "quarantined"),
    (TerminalState::Revoked, "revoked"),
    (TerminalState::Retired, "retired"),
];

/// Counts of the whole region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fleet {
    pub states: [u64; STATES.len()],
    pub ill: u64,
    pub silent: u64,
    pub alarms: u64,
    /// Of the latest rollout.
    pub rollout: Option<Rolled>,
}

/// How far a rollout is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rolled {
    pub image: u64,
    pub state: RolloutState,
    /// Terminals by where they stand with it, all stages together.
    pub blessed: u64,
    pub under_way: u64,
    pub rolled_back: u64,
    pub refused: u64,
    pub silent: u64,
}

const ROLLOUT_STATES: [(RolloutState, &str); 4] = [
    (RolloutState::Running, "running"),
    (RolloutState::Paused, "paused"),
    (RolloutState::Stopped, "stopped"),
    (RolloutState::Done, "done"),
];

impl Fleet {
    /// # Errors
    /// When the store cannot answer.
    pub async fn count(
        store: &dyn Store,
        silent_since: UnixSeconds,
        now: UnixSeconds,
    ) -> Result<Self, StoreError> {
        let mut fleet = Self::default();
        for (count, (state, _)) in fleet.states.iter_mut().zip(STATES) {
            let filter = FleetFilter {
                state: Some(state),
                ..FleetFilter::default()
            };
            *count = total(store, &filter).await?;
        }
        fleet.ill = total(
            store,
            &FleetFilter {
                ill: true,
                ..FleetFilter::default()
            },
        )
        .await?;
        fleet.silent = total(
            store,
            &FleetFilter {
                state: Some(TerminalState::Active),
                silent_since: Some(silent_since),
                ..FleetFilter::default()
            },
        )
        .await?;
        fleet.alarms = store.alarms(&Scope::Region).await?.len() as u64;
        fleet.rollout = rolled(store, now).await?;
        Ok(fleet)
    }

    pub(super) fn write(&self, page: &mut String) {
        let name = "sportello_terminals";
        head(page, name, "gauge", "Terminals by state");
        for (count, (_, word)) in self.states.iter().zip(STATES) {
            line(page, name, &[("state", word)], count);
        }
        for (name, help, value) in [
            (
                "sportello_terminals_ill",
                "Terminals with an alarm that stands",
                self.ill,
            ),
            (
                "sportello_terminals_silent",
                "Active terminals that nobody heard of lately, open or not",
                self.silent,
            ),
            (
                "sportello_alarms_standing",
                "Alarms that stand now",
                self.alarms,
            ),
        ] {
            head(page, name, "gauge", help);
            line(page, name, &[], value);
        }
        if let Some(rolled) = &self.rollout {
            rolled.write(page);
        }
    }
}

impl Rolled {
    fn write(&self, page: &mut String) {
        let image = self.image.to_string();
        let name = "sportello_rollout";
        head(page, name, "gauge", "The latest rollout; 1 at its state");
        for (state, word) in ROLLOUT_STATES {
            let labels = [("image", image.as_str()), ("state", word)];
            line(page, name, &labels, u8::from(self.state == state));
        }
        let name = "sportello_rollout_terminals";
        head(
            page,
            name,
            "gauge",
            "Terminals of the latest rollout by where they stand with its image",
        );
        for (word, count) in [
            ("blessed", self.blessed),
            ("under_way", self.under_way),
            ("rolled_back", self.rolled_back),
            ("refused", self.refused),
            ("silent", self.silent),
        ] {
            let labels = [("image", image.as_str()), ("progress", word)];
            line(page, name, &labels, count);
        }
    }
}

async fn rolled(store: &dyn Store, now: UnixSeconds) -> Result<Option<Rolled>, StoreError> {
    let Some(rollout) = store.rollouts().await?.into_iter().next() else {
        return Ok(None);
    };
    let members = store.members(rollout.plan.image).await?;
    let counts = rollout.counts(&members, now);
    let sum = |of: fn(&StageCounts) -> u32| counts.iter().map(|one| u64::from(of(one))).sum();
    Ok(Some(Rolled {
        image: rollout.plan.image,
        state: rollout.standing.state,
        blessed: sum(|one| one.blessed),
        under_way: sum(|one| one.under_way),
        rolled_back: sum(|one| one.rolled_back),
        refused: sum(|one| one.refused),
        silent: sum(|one| one.silent),
    }))
}

async fn total(store: &dyn Store, filter: &FleetFilter) -> Result<u64, StoreError> {
    let page = Page { number: 0, size: 1 };
    let found = store
        .terminals(&Scope::Region, filter, FleetSort::Site, page)
        .await?;
    Ok(found.total)
}
