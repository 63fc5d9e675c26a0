// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How many terminals are in which state.

use sportello_protocol::UnixSeconds;
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
}

impl Fleet {
    /// # Errors
    /// When the store cannot answer.
    pub async fn count(store: &dyn Store, silent_since: UnixSeconds) -> Result<Self, StoreError> {
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
    }
}

async fn total(store: &dyn Store, filter: &FleetFilter) -> Result<u64, StoreError> {
    let page = Page { number: 0, size: 1 };
    let found = store
        .terminals(&Scope::Region, filter, FleetSort::Site, page)
        .await?;
    Ok(found.total)
}
