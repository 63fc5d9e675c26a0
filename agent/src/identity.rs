// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who this terminal is: its key, made at enrolment, and what it needs to know its centre by.
//!
//! # Invariants
//! 1. Key and enrolment lie in one file, written whole and renamed: a power cut leaves the old
//!    identity or the new one, never a mixture.
//! 2. A new key is on disk before the centre hears of it, and stays there until the centre has
//!    answered: an answer that is lost costs nothing, enrolling again goes on with that key.
//! 3. Both files belong to the agent's user alone (mode 0600).

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use sportello_protocol::signature::{KeyError, TerminalKey};
use sportello_protocol::{BadValue, EnrolmentAnswer, TerminalId, parse_public_key};
use url::Url;

use crate::config::{AddressError, Config, parse_centre};
use crate::trust::{Trust, TrustError};

/// The identity, in the state folder.
const FILE: &str = "identity.json";
/// A key that is being enrolled, beside it.
const PENDING: &str = "enrolling.key";
/// An identity larger than this is none.
const MAX_FILE: u64 = 64 * 1024;

/// A terminal that belongs to a region.
#[derive(Debug, Clone)]
pub struct Identity {
    pub key: Arc<TerminalKey>,
    pub terminal: TerminalId,
    pub centre: Url,
    /// The key with which the centre signs what comes back by courier.
    pub centre_key: [u8; 32],
    /// The centre's own authority (DER), if its code pinned one.
    pub authority: Option<Vec<u8>>,
}

/// The identity cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    #[error("{} cannot be used", path.display())]
    Io {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("{} is not an identity: remove it and enrol this terminal again", path.display())]
    Malformed { path: PathBuf },
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Value(#[from] BadValue),
    #[error(transparent)]
    Address(#[from] AddressError),
    #[error("this machine has no randomness to make a key of")]
    Randomness(#[from] getrandom::Error),
}

#[derive(Serialize, Deserialize)]
struct Stored {
    version: u16,
    key: String,
    terminal: TerminalId,
    centre: String,
    centre_key: String,
    authority: Option<String>,
}

/// Where the identity of this terminal is.
#[must_use]
pub fn path(config: &Config) -> PathBuf {
    config.state.join(FILE)
}

impl Identity {
    /// The identity of this terminal; `None` while it is not enrolled.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn load(config: &Config) -> Result<Option<Self>, IdentityError> {
        let path = path(config);
        let Some(text) = read(&path)? else {
            return Ok(None);
        };
        let malformed = || IdentityError::Malformed { path: path.clone() };
        let stored: Stored = serde_json::from_str(&text).map_err(|_| malformed())?;
        let authority = stored
            .authority
            .map(|text| BASE64.decode(text.as_bytes()).map_err(|_| malformed()))
            .transpose()?;
        Ok(Some(Self {
            key: Arc::new(TerminalKey::from_pem(&stored.key)?),
            terminal: stored.terminal,
            centre: parse_centre(&stored.centre)?,
            centre_key: parse_public_key(&stored.centre_key)?,
            authority,
        }))
    }

    /// What the centre answered to the pending key becomes the identity.
    ///
    /// # Errors
    /// When the answer makes no sense or cannot be stored.
    pub fn adopt(
        config: &Config,
        pending: &TerminalKey,
        centre: &Url,
        authority: Option<Vec<u8>>,
        answer: &EnrolmentAnswer,
    ) -> Result<(), IdentityError> {
        let _checked = parse_public_key(&answer.centre_key)?;
        let stored = Stored {
            version: 1,
            key: pending.to_pem()?.to_owned(),
            terminal: answer.terminal,
            centre: centre.to_string(),
            centre_key: answer.centre_key.clone(),
            authority: authority.map(|der| BASE64.encode(&der)),
        };
        let path = path(config);
        let text = serde_json::to_string(&stored)
            .map_err(|_| IdentityError::Malformed { path: path.clone() })?;
        let beside = config.state.join(".identity.new");
        remove(&beside)?;
        write_new(&beside, text.as_bytes())?;
        fs::rename(&beside, &path).map_err(|source| io_at(&path, source))?;
        sync_folder(&config.state)?;
        remove(&config.state.join(PENDING))
    }

    /// Where the centre is: the configuration may name a new address for the same centre.
    #[must_use]
    pub fn address(&self, config: &Config) -> Url {
        config.centre.clone().unwrap_or_else(|| self.centre.clone())
    }

    /// Whose certificates are believed.
    ///
    /// # Errors
    /// When the configured authorities cannot be read.
    pub fn trust(&self, config: &Config) -> Result<Trust, TrustError> {
        match (&self.authority, &config.authority) {
            (Some(own), _) => Ok(Trust::Authorities(vec![own.clone()])),
            (None, Some(file)) => Trust::file(file),
            (None, None) => Ok(Trust::Machine),
        }
    }
}

/// The key that is to be enrolled: the one of an enrolment whose answer never came, or a new
/// one.
///
/// # Errors
/// When it cannot be made or stored.
pub fn pending_key(config: &Config) -> Result<TerminalKey, IdentityError> {
    let path = config.state.join(PENDING);
    if let Some(pem) = read(&path)? {
        match TerminalKey::from_pem(&pem) {
            Ok(key) => return Ok(key),
            // Cut short by a power cut, so nobody has heard of it.
            Err(_) => remove(&path)?,
        }
    }
    let key = TerminalKey::generate()?;
    write_new(&path, key.to_pem()?.as_bytes())?;
    sync_folder(&config.state)?;
    Ok(key)
}

fn read(path: &Path) -> Result<Option<String>, IdentityError> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(found) if found.len() > MAX_FILE => {
            return Err(IdentityError::Malformed {
                path: path.to_owned(),
            });
        }
        _ => {}
    }
    fs::read_to_string(path)
        .map(Some)
        .map_err(|source| io_at(path, source))
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), IdentityError> {
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|source| io_at(path, source))
}

fn remove(path: &Path) -> Result<(), IdentityError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_at(path, error)),
        _ => Ok(()),
    }
}

fn sync_folder(path: &Path) -> Result<(), IdentityError> {
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .map_err(|source| io_at(path, source))
}

fn io_at(path: &Path, source: io::Error) -> IdentityError {
    IdentityError::Io {
        path: path.to_owned(),
        source,
    }
}
