// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where our words meet those of `tough`.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use chrono::{DateTime, SubsecRound as _, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tough::schema::decoded::Decoded;
use tough::schema::{Hashes, Metafile, Role, RoleType, Root, Signature, Signed};

use crate::keys::SigningKey;
use crate::refusal::{Reason, Refusal};

pub(crate) const SPEC: &str = "1.0.0";
/// Where our metadata says when it was signed (RFC 3339): the source of the clock floor.
pub(crate) const SIGNED_AT: &str = "signed_at";

/// Longest metadata of each role, in bytes.
pub(crate) const ROOT_LIMIT: u64 = 128 * 1024;
pub(crate) const TIMESTAMP_LIMIT: u64 = 32 * 1024;
pub(crate) const SNAPSHOT_LIMIT: u64 = 64 * 1024;
pub(crate) const TARGETS_LIMIT: u64 = 4 * 1024 * 1024;
/// How many changes of root are followed in one go: one a week for ten years.
pub(crate) const MAX_ROOT_CHANGES: u64 = 520;

pub(crate) fn to_jiff(time: DateTime<Utc>) -> Result<jiff::Timestamp, Refusal> {
    jiff::Timestamp::from_second(time.timestamp())
        .map_err(|error| Refusal::new(Reason::Malformed, "expiry", error))
}

pub(crate) fn to_chrono(time: jiff::Timestamp) -> DateTime<Utc> {
    // jiff's years (-9999 to 9999) are a part of chrono's.
    DateTime::from_timestamp(time.as_second(), 0).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

pub(crate) fn signed_at(now: DateTime<Utc>) -> serde_json::Value {
    serde_json::Value::String(
        now.trunc_subsecs(0)
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    )
}

pub(crate) fn parse<T: DeserializeOwned>(
    bytes: &[u8],
    what: &str,
    limit: u64,
) -> Result<Signed<T>, Refusal> {
    if bytes.len() as u64 > limit {
        return Err(Refusal::new(
            Reason::TooLarge,
            what,
            format!("more than {limit} bytes"),
        ));
    }
    serde_json::from_slice(bytes).map_err(|error| Refusal::new(Reason::Malformed, what, error))
}

pub(crate) fn verify<T: Role + Serialize>(
    root: &Root,
    role: &Signed<T>,
    what: &str,
) -> Result<(), Refusal> {
    root.verify_role(role)
        .map_err(|error| Refusal::new(Reason::WrongKey, what, error))
}

pub(crate) fn signature<T: Role>(role: &T, key: &SigningKey) -> Result<Signature, Refusal> {
    let malformed = |detail: String| Refusal::new(Reason::Malformed, "metadata", detail);
    let message = role
        .canonical_form()
        .map_err(|error| malformed(error.to_string()))?;
    Ok(Signature {
        keyid: key
            .public()
            .tuf_id()
            .ok_or_else(|| malformed("a key without id".to_owned()))?,
        sig: Decoded::from(key.sign(&message).to_vec()),
    })
}

/// Signs with each of `keys` that `root` lets sign for this role; refuses when they are not
/// enough.
pub(crate) fn sign<T: Role + Clone>(
    root: &Root,
    role: T,
    keys: &[SigningKey],
    what: &str,
) -> Result<Signed<T>, Refusal> {
    let allowed = key_ids(root, T::TYPE);
    let mut signed = Signed {
        signed: role,
        signatures: Vec::new(),
    };
    for key in keys {
        let signature = signature(&signed.signed, key)?;
        let id = data_encoding::HEXLOWER.encode(&signature.keyid);
        let known = signed
            .signatures
            .iter()
            .any(|other| other.keyid == signature.keyid);
        if allowed.contains(&id) && !known {
            signed.signatures.push(signature);
        }
    }
    verify(root, &signed, what)?;
    Ok(signed)
}

/// Readable JSON: administrators look into these files.
pub(crate) fn write<T: Serialize>(signed: &Signed<T>) -> Result<Vec<u8>, Refusal> {
    let mut bytes = serde_json::to_vec_pretty(signed)
        .map_err(|error| Refusal::new(Reason::Malformed, "metadata", error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub(crate) fn key_ids(root: &Root, role: RoleType) -> BTreeSet<String> {
    root.roles
        .get(&role)
        .map(|keys| {
            keys.keyids
                .iter()
                .map(|id| data_encoding::HEXLOWER.encode(id))
                .collect()
        })
        .unwrap_or_default()
}

/// How a role lists another one's file: version, length and hash.
pub(crate) fn describe(bytes: &[u8], version: NonZeroU64) -> Metafile {
    use sha2::Digest as _;
    Metafile {
        length: Some(bytes.len() as u64),
        hashes: Some(Hashes {
            sha256: Decoded::from(sha2::Sha256::digest(bytes).to_vec()),
            _extra: Default::default(),
        }),
        version,
        _extra: Default::default(),
    }
}

pub(crate) fn next(version: NonZeroU64) -> Result<NonZeroU64, Refusal> {
    version
        .checked_add(1)
        .ok_or_else(|| Refusal::new(Reason::Malformed, "version", "there is no higher number"))
}
