// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What comes and goes on a stick: the same reports through the same idempotent store, the
//! same commands and settings back, under the centre's own signature.

use sportello_protocol::courier::{CourierError, Parcel, Return};
use sportello_protocol::signature::TerminalKey;
use sportello_protocol::{
    Acknowledgement, CommandId, EpochStanding, Report, TerminalId, UnixSeconds, UnpackError,
    VERSION,
};
use sportello_store::{KeyState, Store, StoreError};

/// A parcel was not taken, or not to its end. Trying again is safe.
#[derive(Debug, thiserror::Error)]
pub enum UnloadError {
    #[error("the parcel cannot be read: {0}")]
    Unreadable(#[source] CourierError),
    #[error("no terminal of this region has the key that sealed the parcel")]
    UnknownKey,
    #[error("the key that sealed the parcel is {}", word(*.0))]
    Key(KeyState),
    #[error("the parcel is not to be believed: {0}")]
    NotBelieved(#[source] CourierError),
    #[error("a report in the parcel cannot be read: {0}")]
    Report(#[source] UnpackError),
    #[error("the answer could not be sealed: {0}")]
    Seal(#[source] CourierError),
    #[error("the store could not")]
    Store(#[from] StoreError),
    #[error("the centre is stopping")]
    Stopping,
}

const fn word(state: KeyState) -> &'static str {
    match state {
        KeyState::Active => "in use",
        KeyState::Superseded => "an old one: the terminal was enrolled anew since",
        KeyState::Quarantined => "in quarantine",
        KeyState::Revoked => "revoked",
    }
}

/// What a parcel did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unloaded {
    pub terminal: TerminalId,
    pub reports: usize,
    pub new_rows: u32,
    /// To be put on the stick.
    pub answer: Vec<u8>,
}

/// Takes a parcel, whoever brought it.
///
/// # Errors
/// When it cannot be read, believed or stored.
pub async fn unload(
    store: &dyn Store,
    own: &TerminalKey,
    file: impl AsRef<[u8]> + Send + 'static,
    now: UnixSeconds,
) -> Result<Unloaded, UnloadError> {
    let claimed = blocking(move || Parcel::open(file.as_ref()))
        .await?
        .map_err(UnloadError::Unreadable)?;
    let key = store
        .key(claimed.keyid())
        .await?
        .ok_or(UnloadError::UnknownKey)?;
    if key.state != KeyState::Active {
        return Err(UnloadError::Key(key.state));
    }
    let public_key = key.public_key;
    let parcel = blocking(move || claimed.verify(&public_key))
        .await?
        .map_err(UnloadError::NotBelieved)?;
    let reports = parcel.reports.len();
    let mut standings: Vec<EpochStanding> = Vec::new();
    let mut new_rows = 0_u32;
    for packed in parcel.reports {
        let report = blocking(move || Report::unpack(&packed))
            .await?
            .map_err(UnloadError::Report)?;
        let ingested = store.ingest(key.terminal, report, false, now).await?;
        new_rows = new_rows.saturating_add(ingested.new_rows);
        for standing in ingested.standings {
            standings.retain(|known| known.epoch != standing.epoch);
            standings.push(standing);
        }
    }
    let back = Return {
        acknowledgement: Some(Acknowledgement {
            version: VERSION,
            epochs: standings,
            server_clock: now,
        }),
        desired: Some(store.desired_of(key.terminal).await?),
        commands: store
            .pending_commands(key.terminal, CommandId(0), now)
            .await?,
    };
    let answer = back
        .seal(own, parcel.keyid, parcel.nonce, now)
        .map_err(UnloadError::Seal)?;
    Ok(Unloaded {
        terminal: key.terminal,
        reports,
        new_rows,
        answer,
    })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, UnloadError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| UnloadError::Stopping)
}
