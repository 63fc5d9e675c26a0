// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's settings for this terminal: fetched when there are newer ones, checked, kept.
//! One that cannot be followed leaves the last that could.

use std::sync::Arc;
use std::time::Duration;

use sportello_protocol::{Desired, path};
use tracing::{error, info};

use crate::centre::{Centre, rest, turn};
use crate::chance::Backoff;
use crate::complaint::Complaint;
use crate::context::Context;
use crate::line::Request;
use crate::watchdog::own::Turning;
use crate::{update, words};

/// Ceiling of the pause after a failure.
const LONGEST: Duration = Duration::from_secs(3600);
/// One stretch of waiting for news.
const STRETCH: Duration = Duration::from_secs(30);

/// Follows the centre's wishes until the agent ends.
pub async fn run(context: Context, centre: Arc<Centre>, turning: Turning) {
    tokio::select! {
        () = context.ending() => {}
        () = follow(&context, &centre, &turning) => {}
    }
}

async fn follow(context: &Context, centre: &Centre, turning: &Turning) {
    let mut wishes = centre.wished();
    let mut backoff = Backoff::up_to(LONGEST);
    let mut complaint = Complaint::default();
    // The newest version that was fetched, followed or not.
    let mut looked_at = 0;
    loop {
        turn(turning);
        let wanted = *wishes.borrow_and_update();
        if wanted <= looked_at {
            let _news = tokio::time::timeout(STRETCH, wishes.changed()).await;
            continue;
        }
        centre.admitted(turning).await;
        match fetch(context, centre, wanted).await {
            Ok(version) => {
                looked_at = version;
                backoff.succeeded();
                complaint.over("the centre's settings are followed again");
            }
            Err(Stopped { told, retry_after }) => {
                if let Some(error) = told {
                    complaint.say("the centre's settings wait", &error);
                }
                rest(backoff.failed(&*centre.chance, retry_after), turning).await;
            }
        }
    }
}

struct Stopped {
    /// What is not logged yet.
    told: Option<String>,
    retry_after: Option<Duration>,
}

/// Fetches the settings if version `wanted` is newer than what is kept. Returns the version
/// that was looked at.
async fn fetch(context: &Context, centre: &Centre, wanted: u64) -> Result<u64, Stopped> {
    let ledger = |error: sportello_ledger::LedgerError| Stopped {
        told: Some(error.to_string()),
        retry_after: None,
    };
    let kept = context.ledger.book(|book| book.desired()).await;
    let mut kept = kept.map_err(ledger)?.map_or(0, |desired| desired.version);
    if update::wish::is_missing(&context.config) {
        // Kept by a version that did not know of images and bundles.
        kept = 0;
    }
    if wanted <= kept {
        return Ok(wanted);
    }
    let desired: Desired = centre
        .ask(&Request::get(path::DESIRED))
        .await
        .map_err(|failure| Stopped {
            told: None,
            retry_after: failure.retry_after(),
        })?;
    let version = desired.version;
    if version > kept {
        keep(context, &desired).await.map_err(ledger)?;
    }
    if version < wanted {
        // Another of the centre's processes, a moment behind.
        return Err(Stopped {
            told: None,
            retry_after: None,
        });
    }
    Ok(version)
}

/// Stores settings that can be followed.
///
/// # Errors
/// When the book does not take them.
pub async fn keep(
    context: &Context,
    desired: &Desired,
) -> Result<(), sportello_ledger::LedgerError> {
    let version = desired.version;
    update::wish::keep(&context.config, desired);
    let settings = match words::settings(&desired.settings) {
        Ok(settings) => settings,
        Err(bound) => {
            error!(version, %bound, "the centre's settings cannot be followed: the last ones stay");
            return Ok(());
        }
    };
    match context
        .ledger
        .book(move |book| book.set_desired(version, &settings))
        .await
    {
        Ok(true) => info!(version, "the centre's settings are followed"),
        Ok(false) => {}
        Err(sportello_ledger::LedgerError::BadValue(bound)) => {
            error!(version, %bound, "the centre's settings cannot be followed: the last ones stay");
        }
        Err(other) => return Err(other),
    }
    Ok(())
}
