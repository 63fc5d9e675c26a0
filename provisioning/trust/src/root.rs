// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Root: which keys count, how many of them, and until when. Every root is signed by enough
//! keys of the one before and of its own, so that a terminal that was away for years walks
//! from one to the next.
//!
//! A ceremony with several people: [`RootDraft::to_bytes`] travels on a stick, each signs with
//! [`RootDraft::sign`], and [`RootDraft::finish`] says what is missing.

use std::collections::HashMap;
use std::num::NonZeroU64;

use chrono::{DateTime, Utc};
use tough::schema::{RoleKeys, RoleType, Root, Signed};

use crate::entry::Digest;
use crate::keys::{PublicKey, SigningKey};
use crate::refusal::{Reason, Refusal};
use crate::tuf;

/// What a root should say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Offline keys that may sign the next root, and how many of them must.
    pub root: Vec<PublicKey>,
    pub root_threshold: u64,
    /// Offline keys that sign bundles and images, and how many of them must.
    pub targets: Vec<PublicKey>,
    pub targets_threshold: u64,
    /// The centre's keys; one signature is enough. Several, so that each of several
    /// processes may have its own.
    pub online: Vec<PublicKey>,
    pub expires: DateTime<Utc>,
}

/// A root that is signed by enough of its own keys.
#[derive(Debug, Clone)]
pub struct SignedRoot {
    bytes: Vec<u8>,
    signed: Signed<Root>,
}

impl SignedRoot {
    /// Reads a root and checks that it is signed by enough of its own keys. That says nothing
    /// about whose they are: the caller got it from where it trusts.
    ///
    /// # Errors
    /// [`Reason::Malformed`], [`Reason::TooLarge`], [`Reason::WrongKey`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let signed: Signed<Root> = tuf::parse(bytes, "root.json", tuf::ROOT_LIMIT)?;
        tuf::verify(&signed.signed, &signed, "root.json")?;
        Ok(Self {
            bytes: bytes.to_vec(),
            signed,
        })
    }

    /// Reads the root that follows this one: the next number, signed by enough keys of both.
    ///
    /// # Errors
    /// As [`SignedRoot::parse`], and [`Reason::OlderVersion`] for any other number.
    pub fn follow(&self, bytes: &[u8]) -> Result<Self, Refusal> {
        let next = Self::parse(bytes)?;
        let name = next.file_name();
        if self.version().checked_add(1) != Some(next.version()) {
            return Err(Refusal::new(
                Reason::OlderVersion,
                name,
                format!(
                    "root {} must follow root {}",
                    next.version(),
                    self.version()
                ),
            ));
        }
        tuf::verify(self.role(), &next.signed, &name)?;
        Ok(next)
    }

    #[must_use]
    pub fn version(&self) -> u64 {
        self.signed.signed.version.get()
    }

    #[must_use]
    pub fn expires(&self) -> DateTime<Utc> {
        tuf::to_chrono(self.signed.signed.expires)
    }

    /// The file as it is published.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `N.root.json`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.root.json", self.version())
    }

    /// What people compare before they trust a first root.
    #[must_use]
    pub fn digest(&self) -> Digest {
        use sha2::Digest as _;
        Digest(sha2::Sha256::digest(&self.bytes).into())
    }

    /// What this root says; the starting point of the next.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let role = &self.signed.signed;
        let keys = |kind| role.keys(kind).filter_map(PublicKey::of_tuf).collect();
        let threshold = |kind| role.roles.get(&kind).map_or(0, |keys| keys.threshold.get());
        Plan {
            root: keys(RoleType::Root),
            root_threshold: threshold(RoleType::Root),
            targets: keys(RoleType::Targets),
            targets_threshold: threshold(RoleType::Targets),
            online: keys(RoleType::Timestamp),
            expires: self.expires(),
        }
    }

    pub(crate) fn role(&self) -> &Root {
        &self.signed.signed
    }
}

/// A root that is being signed.
#[derive(Debug, Clone)]
pub struct RootDraft {
    signed: Signed<Root>,
    previous: Option<SignedRoot>,
}

/// How many signatures a draft still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanting {
    /// From keys that the new root names.
    pub new: u64,
    /// From keys of the root before; none for a first root.
    pub old: u64,
}

impl RootDraft {
    /// The first root of a region.
    ///
    /// # Errors
    /// [`Reason::Malformed`] for a plan that nobody could fulfil.
    pub fn first(plan: &Plan) -> Result<Self, Refusal> {
        Ok(Self {
            signed: Signed {
                signed: role(plan, NonZeroU64::MIN)?,
                signatures: Vec::new(),
            },
            previous: None,
        })
    }

    /// The root after `previous`.
    ///
    /// # Errors
    /// As [`RootDraft::first`].
    pub fn next(previous: &SignedRoot, plan: &Plan) -> Result<Self, Refusal> {
        let version = tuf::next(previous.signed.signed.version)?;
        Ok(Self {
            signed: Signed {
                signed: role(plan, version)?,
                signatures: Vec::new(),
            },
            previous: Some(previous.clone()),
        })
    }

    /// Takes up a draft that came from somebody else's machine.
    ///
    /// # Errors
    /// [`Reason::Malformed`], [`Reason::TooLarge`].
    pub fn from_bytes(bytes: &[u8], previous: Option<&SignedRoot>) -> Result<Self, Refusal> {
        Ok(Self {
            signed: tuf::parse(bytes, "the draft of a root", tuf::ROOT_LIMIT)?,
            previous: previous.cloned(),
        })
    }

    /// The draft with the signatures so far.
    ///
    /// # Errors
    /// [`Reason::Malformed`], which cannot come with what this program wrote.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Refusal> {
        tuf::write(&self.signed)
    }

    /// What the draft says, to be read aloud before signing.
    #[must_use]
    pub fn plan(&self) -> Plan {
        SignedRoot {
            bytes: Vec::new(),
            signed: self.signed.clone(),
        }
        .plan()
    }

    /// Adds a signature. Signing twice changes nothing.
    ///
    /// # Errors
    /// [`Reason::WrongKey`] when neither this root nor the one before names the key as one of
    /// root.
    pub fn sign(&mut self, key: &SigningKey) -> Result<(), Refusal> {
        let id = key.public().id();
        let counts = |root: &Root| tuf::key_ids(root, RoleType::Root).contains(&id);
        let previous = self.previous.as_ref().map(SignedRoot::role);
        if !counts(&self.signed.signed) && !previous.is_some_and(counts) {
            return Err(Refusal::new(
                Reason::WrongKey,
                "root",
                format!("key {} signs for no root here", key.public().fingerprint()),
            ));
        }
        let signature = tuf::signature(&self.signed.signed, key)?;
        self.signed
            .signatures
            .retain(|other| other.keyid != signature.keyid);
        self.signed.signatures.push(signature);
        Ok(())
    }

    /// How many signatures are still needed.
    #[must_use]
    pub fn wanting(&self) -> Wanting {
        let wants = |root: &Root| {
            let ids = tuf::key_ids(root, RoleType::Root);
            let have = self
                .signed
                .signatures
                .iter()
                .filter(|s| ids.contains(&data_encoding::HEXLOWER.encode(&s.keyid)))
                .count() as u64;
            root.roles
                .get(&RoleType::Root)
                .map_or(0, |keys| keys.threshold.get())
                .saturating_sub(have)
        };
        Wanting {
            new: wants(&self.signed.signed),
            old: self.previous.as_ref().map_or(0, |root| wants(root.role())),
        }
    }

    /// The root, when enough keys have signed.
    ///
    /// # Errors
    /// [`Reason::WrongKey`] while signatures are wanting.
    pub fn finish(&self) -> Result<SignedRoot, Refusal> {
        let bytes = self.to_bytes()?;
        match &self.previous {
            Some(previous) => previous.follow(&bytes),
            None => SignedRoot::parse(&bytes),
        }
    }
}

fn role(plan: &Plan, version: NonZeroU64) -> Result<Root, Refusal> {
    let mut keys = HashMap::new();
    let mut roles = HashMap::new();
    for (kind, of, threshold) in [
        (RoleType::Root, &plan.root, plan.root_threshold),
        (RoleType::Targets, &plan.targets, plan.targets_threshold),
        (RoleType::Snapshot, &plan.online, 1),
        (RoleType::Timestamp, &plan.online, 1),
    ] {
        let impossible =
            |detail: &str| Refusal::new(Reason::Malformed, format!("{kind} keys"), detail);
        let mut keyids = Vec::new();
        for key in of {
            let id = key.tuf_id().ok_or_else(|| impossible("a key without id"))?;
            keys.insert(id.clone(), key.tuf());
            if !keyids.contains(&id) {
                keyids.push(id);
            }
        }
        let threshold = NonZeroU64::new(threshold)
            .filter(|t| t.get() <= keyids.len() as u64)
            .ok_or_else(|| {
                impossible("at least one must sign, and not more than there are keys")
            })?;
        roles.insert(
            kind,
            RoleKeys {
                keyids,
                threshold,
                _extra: HashMap::new(),
            },
        );
    }
    let shared = |one: &[PublicKey], other: &[PublicKey]| one.iter().any(|key| other.contains(key));
    if shared(&plan.online, &plan.root) || shared(&plan.online, &plan.targets) {
        return Err(Refusal::new(
            Reason::Malformed,
            "online keys",
            "a key that lies at the centre must not sign root or targets",
        ));
    }
    Ok(Root {
        spec_version: tuf::SPEC.to_owned(),
        consistent_snapshot: true,
        version,
        expires: tuf::to_jiff(plan.expires)?,
        keys,
        roles,
        _extra: HashMap::new(),
    })
}
