// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Service state, PIN delays and losses.

use rusqlite::Connection;

use super::Book;
use super::store::{
    LAST_RECEIPT, LOSSES, PIN_PREFIX, PinFact, SERVICE, drop_fact, fact, need, pins, put_fact,
};
use crate::context::{BootMillis, Context};
use crate::error::{BadValue, LedgerError, Result};
use crate::numbered::Losses;
use crate::place::Outcome;
use crate::receipt::LastReceipt;
use crate::state::{PinState, ServiceState};

/// Staff slots with failures that the book keeps at most.
pub(super) const MAX_PINS: i64 = 1024;

impl Book {
    /// [`ServiceState::InService`] in a new book, [`ServiceState::Proving`] after damage
    /// that left it unreadable.
    pub fn service_state(&self) -> Result<ServiceState> {
        self.read(|connection| need(connection, SERVICE))
    }

    pub fn set_service_state(&mut self, state: ServiceState) -> Result<()> {
        self.write(|connection, _| put_fact(connection, SERVICE, &state))
    }

    /// How long staff slot `slot` must wait, seen from boot time `now`. After a restart of
    /// the machine the whole delay starts again; after one of the shell it goes on.
    pub fn pin_state(&self, slot: u16, now: BootMillis) -> Result<PinState> {
        let found: Option<PinFact> = self.read(|connection| fact(connection, &name(slot)))?;
        Ok(found.map_or_else(PinState::default, |pin| self.seen_from(&pin, now)))
    }

    /// `state.wait_ms` counts from `now`. No failures and no wait forget the slot.
    pub fn set_pin_state(&mut self, slot: u16, state: PinState, now: BootMillis) -> Result<()> {
        let boot = self.context.boot.clone();
        self.write(|connection, _| {
            if state == PinState::default() {
                return drop_fact(connection, &name(slot));
            }
            let others: i64 = connection
                .prepare_cached(
                    "SELECT count(*) FROM facts
                     WHERE name >= 'pin-' AND name < 'pin.' AND name <> ?1",
                )?
                .query_row([name(slot)], |row| row.get(0))?;
            if others >= MAX_PINS {
                return Err(LedgerError::from(BadValue::TooManySlots).into());
            }
            let PinState { failures, wait_ms } = state;
            put_fact(
                connection,
                &name(slot),
                &PinFact {
                    failures,
                    wait_ms,
                    boot,
                    since: now,
                },
            )
        })
    }

    /// Everything ever given up, for every report.
    pub fn losses(&self) -> Result<Losses> {
        self.read(|connection| Ok(fact(connection, LOSSES)?.unwrap_or_default()))
    }

    /// Outcome of the newest wipe; `None` before the first.
    pub fn last_receipt(&self) -> Result<Option<LastReceipt>> {
        self.read(|connection| fact(connection, LAST_RECEIPT))
    }

    fn seen_from(&self, pin: &PinFact, now: BootMillis) -> PinState {
        // A fact of another boot: its `since` says nothing here.
        let since = if pin.boot == self.context.boot {
            pin.since
        } else {
            self.context.boot_ms
        };
        let passed = now.0.saturating_sub(since.0);
        PinState {
            failures: pin.failures,
            wait_ms: pin.wait_ms.saturating_sub(passed),
        }
    }
}

/// Delays of an earlier boot start again, whole, from this opening: how long the machine was
/// off is known only to the wall clock, which anyone with a screwdriver can set.
pub(super) fn restart_pin_delays(connection: &Connection, context: &Context) -> Outcome<()> {
    for (slot, mut pin) in pins(connection)? {
        if pin.boot != context.boot {
            pin.boot = context.boot.clone();
            pin.since = context.boot_ms;
            put_fact(connection, &name(slot), &pin)?;
        }
    }
    Ok(())
}

fn name(slot: u16) -> String {
    format!("{PIN_PREFIX}{slot}")
}
