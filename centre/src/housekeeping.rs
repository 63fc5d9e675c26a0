// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What happens by itself: memory is swept, old rows are deleted, certificates are renewed.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate};
use sportello_protocol::UnixSeconds;
use sportello_store::Retention;
use tracing::{error, info};

use crate::centre::{Centre, chain};
use crate::tls::Certificates;

/// How often memory is swept.
const SWEEP: Duration = Duration::from_secs(300);
/// After this a terminal that says nothing leaves the live rooms' memory, seconds; pages take
/// it from the store then.
const ROOM_MEMORY_S: i64 = 86_400;
/// How often it is looked whether a day is over.
const LOOK: Duration = Duration::from_secs(600);

/// The day at the centre, UTC.
#[must_use]
pub fn day(now: UnixSeconds) -> NaiveDate {
    DateTime::from_timestamp(now.0, 0).map_or(NaiveDate::MIN, |moment| moment.date_naive())
}

/// Sweeps memory until the centre stops.
pub async fn sweep(centre: Arc<Centre>) {
    loop {
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(SWEEP) => {}
        }
        let now = centre.now();
        centre.nonces.sweep(now);
        centre.waiters.sweep();
        centre
            .hub
            .sweep(UnixSeconds(now.0.saturating_sub(ROOM_MEMORY_S)));
    }
}

/// Deletes what is older than policy says: at the start, and once on every later day.
pub async fn prune(centre: Arc<Centre>, retention: Retention) {
    let mut done: Option<NaiveDate> = None;
    loop {
        let today = day(centre.now());
        if done.is_none_or(|done| done < today) {
            match centre.store.prune(retention, today).await {
                Ok(rows) => {
                    info!(rows, "old rows were deleted");
                    done = Some(today);
                }
                Err(error) => {
                    centre.metrics.store_failed();
                    error!(error = %chain(&error), "old rows could not be deleted; tried again soon");
                }
            }
        }
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Renews certificates in time.
pub async fn renew(centre: Arc<Centre>, certificates: Arc<Certificates>) {
    let mut looked = day(centre.now());
    loop {
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
        let today = day(centre.now());
        if looked != today {
            certificates.refresh(today);
            looked = today;
        }
    }
}
