// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How a terminal gets its identity: a one-time code, shown to the centre under a new key.

use std::sync::Arc;

use sportello_protocol::{
    CodeError, EnrolmentAnswer, EnrolmentCode, EnrolmentRequest, Facts, VERSION, VersionText, path,
    public_key_text,
};
use url::Url;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::{AddressError, Config, parse_centre};
use crate::identity::{self, Identity, IdentityError};
use crate::line::{Failure, JSON, Line, Request};
use crate::network::{Http, Network};
use crate::trust::{Pin, Trust, TrustError};

/// The terminal could not be enrolled. Trying again with the same code is safe.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    #[error("no centre is named: give --centre https://… or set it in the configuration")]
    NoCentre,
    #[error("the configuration names another centre: change it there, or leave the address out")]
    TwoCentres,
    #[error("the code is of a centre with another authority than the one this terminal is for")]
    OtherAuthority,
    #[error("what this terminal says of itself cannot be written")]
    Facts,
    #[error(transparent)]
    Trust(#[from] TrustError),
    #[error(transparent)]
    Identity(#[from] IdentityError),
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// What an administrator gave is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error("before the code: {0}")]
    Address(#[from] AddressError),
}

/// What the centre shows to enrol one terminal: in words the code, in the picture
/// `https://centre.example/#CODE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub centre: Option<Url>,
    pub code: EnrolmentCode,
}

impl Invitation {
    /// Reads a code, alone or after the centre's address and `#`.
    ///
    /// # Errors
    /// When the code is none, or no centre can have the address.
    pub fn parse(text: &str) -> Result<Self, InvitationError> {
        let (centre, code) = match text.split_once('#') {
            None => (None, text),
            Some((address, code)) => (Some(parse_centre(address)?), code),
        };
        Ok(Self {
            centre,
            code: EnrolmentCode::parse(code)?,
        })
    }
}

/// What enrolling needs of the world.
#[derive(Debug, Clone)]
pub struct World {
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    /// Instead of the real network.
    pub network: Option<Arc<dyn Network>>,
}

/// A terminal that was enrolled just now.
#[derive(Debug, Clone)]
pub struct Enrolled {
    pub identity: Identity,
    /// The terminal belonged to no centre before, or to another: settings and commands in the
    /// book are not of this one ([`sportello_ledger::Book::forget_centre`]).
    pub new_centre: bool,
}

/// Enrols this terminal and stores its identity.
///
/// A terminal that has an identity already gets a new one; the old one stays in force until
/// the centre has answered.
///
/// # Errors
/// When the code is not taken, the centre does not answer or the identity cannot be stored.
pub async fn enrol(
    config: &Config,
    code: &EnrolmentCode,
    centre: Option<Url>,
    world: World,
) -> Result<Enrolled, EnrolError> {
    let before = Identity::load(config).ok().flatten();
    let centre = match (centre, &config.centre) {
        (Some(told), Some(known)) if told != *known => return Err(EnrolError::TwoCentres),
        (Some(told), _) => told,
        (None, Some(known)) => known.clone(),
        (None, None) => return Err(EnrolError::NoCentre),
    };
    let pin = match (code.authority(), config.fingerprint) {
        (Some(told), Some(known)) if !known.starts_with(told) => {
            return Err(EnrolError::OtherAuthority);
        }
        (_, Some(known)) => Some(Pin::whole(known)),
        (Some(told), None) => Some(Pin::new(*told)),
        (None, None) => None,
    };
    let trust = match (&pin, &config.authority) {
        (Some(pin), _) => Trust::Pinned(pin.clone()),
        (None, Some(file)) => Trust::file(file)?,
        (None, None) => Trust::Machine,
    };
    let network = match world.network {
        Some(given) => given,
        None => Arc::new(Http::new(&trust, &centre)?),
    };
    let key = Arc::new(identity::pending_key(config)?);
    let line = Line::new(
        network,
        centre.clone(),
        Arc::clone(&key),
        world.clock,
        world.chance,
    );
    let request = EnrolmentRequest {
        version: VERSION,
        secret: code.secret_text(),
        public_key: public_key_text(&key.public()),
        facts: facts(config)?,
    };
    let body = serde_json::to_vec(&request).map_err(|_| EnrolError::Facts)?;
    let answer: EnrolmentAnswer = line
        .ask(&Request::post(path::ENROLMENTS, JSON, &body))
        .await?;
    let authority = pin.and_then(|pin| pin.shown());
    Identity::adopt(config, &key, &centre, authority, &answer)?;
    let identity = Identity::load(config)?.ok_or_else(|| {
        EnrolError::Identity(IdentityError::Malformed {
            path: identity::path(config),
        })
    })?;
    let new_centre = before.is_none_or(|before| before.centre_key != identity.centre_key);
    Ok(Enrolled {
        identity,
        new_centre,
    })
}

fn facts(config: &Config) -> Result<Facts, EnrolError> {
    const MIB: u64 = 1 << 20;
    const GIB: u64 = 1 << 30;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = rustix::system::sysinfo();
    let memory = memory
        .totalram
        .saturating_mul(u64::from(memory.mem_unit.max(1)));
    let disk = rustix::fs::statvfs(&config.state)
        .map_or(0, |disk| disk.f_blocks.saturating_mul(disk.f_frsize));
    Ok(Facts {
        threads: u16::try_from(threads).unwrap_or(u16::MAX),
        memory_mib: u32::try_from(memory / MIB).unwrap_or(u32::MAX),
        disk_gib: u32::try_from(disk / GIB).unwrap_or(u32::MAX),
        agent: own_version().ok_or(EnrolError::Facts)?,
    })
}

/// Version of this agent.
#[must_use]
pub fn own_version() -> Option<VersionText> {
    VersionText::parse(env!("CARGO_PKG_VERSION")).ok()
}
