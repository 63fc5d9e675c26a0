// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The signed repository that terminals obey: the centre keeps it, serves it to everyone and
//! signs its two online roles. What it says was signed offline.
//!
//! # Invariants
//! 1. Nothing is published that a terminal would refuse ([`sportello_trust::Repository`]).
//! 2. The online key lies in the store: all processes of a centre have the same one, and a
//!    backup of the store holds it.
//! 3. Files are never judged by their names: an upload is taken when its bytes have the
//!    SHA-256 that was announced.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sportello_protocol::operator::{Fault, MissingTarget, OnlineKeys, Publication, TrustState};
use sportello_protocol::{Sha256Hex, TargetName, UnixSeconds, public_key_text};
use sportello_store::{Store, StoreError};
use sportello_trust::repository::{Offer, Present, Terms};
use sportello_trust::targets::SignedTargets;
use sportello_trust::{KeyError, Reason, Refusal, Repository, SignedRoot, SigningKey};
use tracing::{error, info, warn};

use crate::centre::{Centre, chain};

pub mod serve;
pub mod upload;

/// Missing targets that one answer names at most.
const MOST_NAMED: usize = 20;
/// How often it is looked whether the timestamp is to be signed anew, and what is to be swept.
const LOOK: Duration = Duration::from_secs(3600);
/// The timestamp is signed anew after a day.
const RENEWED_AFTER_S: i64 = 24 * 3600;
/// An upload that did not grow for so long is given up.
const ABANDONED: Duration = Duration::from_secs(7 * 24 * 3600);

/// What the repository could not do.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    #[error("the store does not answer")]
    Store(#[from] StoreError),
    #[error("the centre's online key cannot be used")]
    Key(#[from] KeyError),
    #[error("the centre's online key, kept in the store, is not text")]
    NotText,
    #[error("the repository's folder {path} cannot be used")]
    Folder {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the repository cannot be used")]
    Repository(#[source] Refusal),
    /// Whoever asked must do something else.
    #[error("what was asked cannot be done: {0:?}")]
    Asked(Fault),
    #[error("a thread of the repository is gone")]
    Thread,
}

impl From<Fault> for TrustError {
    fn from(fault: Fault) -> Self {
        Self::Asked(fault)
    }
}

/// The repository of one centre.
#[derive(Debug, Clone)]
pub struct Trust {
    store: Arc<dyn Store>,
    folder: PathBuf,
}

fn moment(now: UnixSeconds) -> DateTime<Utc> {
    DateTime::from_timestamp(now.0, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// What a refusal of the repository means to whoever publishes.
fn fault(refusal: Refusal) -> TrustError {
    let of_root = refusal.what.contains("root.json");
    match refusal.reason {
        Reason::OlderVersion => Fault::OlderVersion.into(),
        Reason::Expired => Fault::Expired.into(),
        Reason::NoRoom => Fault::NoSpace.into(),
        Reason::WrongKey
        | Reason::Malformed
        | Reason::TooLarge
        | Reason::Missing
        | Reason::Altered
        | Reason::MixedMetadata
        | Reason::Truncated
        | Reason::Withdrawn => {
            if of_root {
                Fault::BadRoot.into()
            } else {
                Fault::BadTargets.into()
            }
        }
        Reason::NotAFile | Reason::Unreachable | Reason::Storage => TrustError::Repository(refusal),
    }
}

impl Trust {
    #[must_use]
    pub fn new(store: Arc<dyn Store>, folder: PathBuf) -> Self {
        Self { store, folder }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The key of the online roles: the same in all processes, made when there is none.
    ///
    /// # Errors
    /// When the store does not answer, or what it holds is no key.
    pub async fn key(&self) -> Result<SigningKey, TrustError> {
        let fresh = SigningKey::generate()?.to_pem()?.as_bytes().to_vec();
        let pem = self
            .store
            .secret("trust-online-key", &|| fresh.clone())
            .await?;
        let pem = String::from_utf8(pem).map_err(|_| TrustError::NotText)?;
        Ok(SigningKey::from_pem(&pem)?)
    }

    /// What the root must name.
    ///
    /// # Errors
    /// As [`Self::key`].
    pub async fn online_keys(&self) -> Result<OnlineKeys, TrustError> {
        let text = public_key_text(&self.key().await?.public().0);
        Ok(OnlineKeys {
            snapshot: text.clone(),
            timestamp: text,
        })
    }

    fn open(&self) -> Result<Repository, TrustError> {
        Repository::open(&self.folder).map_err(TrustError::Repository)
    }

    /// Does something slow with the repository.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(Repository) -> Result<T, TrustError> + Send + 'static,
    ) -> Result<T, TrustError> {
        let this = self.clone();
        tokio::task::spawn_blocking(move || work(this.open()?))
            .await
            .map_err(|_| TrustError::Thread)?
    }

    /// # Errors
    /// When what is published cannot be read.
    pub async fn present(&self) -> Result<Option<Present>, TrustError> {
        self.work(|repository| repository.present().map_err(TrustError::Repository))
            .await
    }

    /// # Errors
    /// As [`Self::present`] and [`Self::key`].
    pub async fn state(&self) -> Result<TrustState, TrustError> {
        let online_keys = self.online_keys().await?;
        Ok(told(online_keys, self.present().await?.as_ref()))
    }

    /// Whether the signed repository has an image that may be rolled out.
    ///
    /// # Errors
    /// As [`Self::present`].
    pub async fn offers(&self, image: u64) -> Result<bool, TrustError> {
        let present = self.present().await?;
        Ok(present.is_some_and(|present| present.targets.listing().image(image).is_ok()))
    }

    /// Publishes what was signed offline, with online roles of our own.
    ///
    /// # Errors
    /// [`TrustError::Asked`] when it is not to be believed, or targets are missing.
    pub async fn publish(
        &self,
        publication: Publication,
        now: UnixSeconds,
    ) -> Result<TrustState, TrustError> {
        let key = self.key().await?;
        let online_keys = self.online_keys().await?;
        let present = self
            .work(move |repository| {
                let offer = Offer {
                    roots: publication
                        .roots
                        .into_iter()
                        .map(String::into_bytes)
                        .collect(),
                    targets: publication.targets.map(String::into_bytes),
                };
                look_over(&repository, &offer, &key)?;
                repository
                    .publish(&offer, &[key], moment(now), &Terms::default())
                    .map_err(fault)
            })
            .await?;
        // It is published whether or not this can be said now; it is said again within the hour.
        if let Err(error) = self.follow(&present).await {
            warn!(error = %chain(&error), "terminals are told of the newest bundle later");
        }
        Ok(told(online_keys, Some(&present)))
    }

    /// The newest bundle that was not withdrawn is what every terminal should follow; one that
    /// was withdrawn makes them go back to the one before.
    async fn follow(&self, present: &Present) -> Result<bool, TrustError> {
        let newest = present.targets.listing().newest_bundle();
        let bundle = newest.map(|(number, _)| number);
        let list = present.targets.version();
        Ok(self.store.follow_bundle(bundle, list).await?)
    }

    /// Tells terminals of the newest bundle if that was missed. `false`: they know, or nothing
    /// is published here.
    ///
    /// # Errors
    /// As [`Self::present`], or when the store does not answer.
    pub async fn tell_bundle(&self) -> Result<bool, TrustError> {
        match self.present().await? {
            Some(present) => self.follow(&present).await,
            None => Ok(false),
        }
    }

    /// Signs the timestamp anew when it is a day old. `false`: there was nothing to do.
    ///
    /// # Errors
    /// [`TrustError::Asked`] when what was signed offline is over: the administrator must sign.
    pub async fn renew(&self, now: UnixSeconds) -> Result<bool, TrustError> {
        let key = self.key().await?;
        self.work(move |repository| {
            let Some(present) = repository.present().map_err(TrustError::Repository)? else {
                return Ok(false);
            };
            let terms = Terms::default();
            let fresh = present.timestamp.is_some_and(|(_, expires)| {
                let signed = expires - terms.timestamp;
                now.0.saturating_sub(signed.timestamp()).saturating_abs() < RENEWED_AFTER_S
            });
            if fresh {
                return Ok(false);
            }
            repository
                .renew(&[key], moment(now), &terms)
                .map(|_| true)
                .map_err(fault)
        })
        .await
    }
}

/// Says what is wrong before anything is tried: the centre's own keys, missing targets.
fn look_over(repository: &Repository, offer: &Offer, key: &SigningKey) -> Result<(), TrustError> {
    let present = repository.present().map_err(TrustError::Repository)?;
    let newest = offer.roots.last();
    let root = match newest {
        Some(bytes) => SignedRoot::parse(bytes).map_err(|_| Fault::BadRoot)?,
        None => present.ok_or(Fault::BadRoot)?.root,
    };
    if !root.plan().online.contains(&key.public()) {
        return Err(Fault::OnlineKeys.into());
    }
    let Some(targets) = &offer.targets else {
        return Ok(());
    };
    let targets = SignedTargets::parse(targets, &root).map_err(|_| Fault::BadTargets)?;
    let lacking = targets.listing().entries().filter(|entry| {
        let here = std::fs::symlink_metadata(repository.incoming(&entry.name))
            .is_ok_and(|file| file.is_file() && file.len() == entry.length);
        !entry.withdrawn && !repository.holds(entry) && !here
    });
    let missing: Vec<MissingTarget> = lacking
        .filter_map(|entry| {
            Some(MissingTarget {
                name: TargetName::parse(entry.name.as_str()).ok()?,
                sha256: Sha256Hex::parse(&entry.sha256.to_string()).ok()?,
            })
        })
        .take(MOST_NAMED)
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Fault::MissingTargets { missing }.into())
    }
}

fn told(online_keys: OnlineKeys, present: Option<&Present>) -> TrustState {
    let number = |role: Option<(u64, DateTime<Utc>)>| role.map_or(0, |(number, _)| number);
    TrustState {
        online_keys,
        root: present.map_or(0, |present| present.root.version()),
        targets: present.map_or(0, |present| present.targets.version()),
        snapshot: present.map_or(0, |present| number(present.snapshot)),
        timestamp: present.map_or(0, |present| number(present.timestamp)),
        targets_expire: present.map(|present| UnixSeconds(present.targets.expires().timestamp())),
    }
}

/// Signs the timestamp daily, sees to it that terminals know the bundle, and sweeps uploads that
/// nobody finished, until the centre stops.
pub async fn keep_fresh(centre: Arc<Centre>, trust: Trust) {
    loop {
        match trust.renew(centre.now()).await {
            Ok(true) => info!("the repository's timestamp was signed anew"),
            Ok(false) => {}
            Err(TrustError::Asked(fault)) => warn!(
                ?fault,
                "the repository's timestamp cannot be signed: publish root and targets anew"
            ),
            Err(error) => error!(
                error = %chain(&error),
                "the repository's timestamp could not be signed; tried again soon"
            ),
        }
        match trust.tell_bundle().await {
            Ok(true) => info!("terminals are told of the newest bundle"),
            Ok(false) => {}
            Err(error) => warn!(
                error = %chain(&error),
                "terminals could not be told of the newest bundle; tried again soon"
            ),
        }
        if let Err(error) = trust.sweep_uploads(ABANDONED).await {
            warn!(error = %chain(&error), "abandoned uploads could not be removed");
        }
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}
