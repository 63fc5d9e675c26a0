// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What stands in the session cookie: a secret, when it was last used, and a seal over both.
//!
//! The store knows the secret's hash only. The time of last use travels with the browser so
//! that several processes agree on it without writing at every click.

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use sportello_protocol::UnixSeconds;
use sportello_store::WebSessionId;

/// A session as the browser holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    secret: [u8; 32],
    pub(crate) used: UnixSeconds,
}

impl Token {
    pub(crate) fn random(now: UnixSeconds) -> Result<Self, getrandom::Error> {
        Ok(Self {
            secret: random()?,
            used: now,
        })
    }

    /// What the store knows it by.
    pub(crate) fn id(&self) -> WebSessionId {
        WebSessionId(Sha256::digest(self.secret).into())
    }

    pub(crate) const fn used_at(mut self, now: UnixSeconds) -> Self {
        self.used = now;
        self
    }

    pub(crate) fn seal(&self, key: &[u8]) -> Option<String> {
        let mut bytes = self.body().to_vec();
        bytes.extend_from_slice(&mac(key, &self.body())?.finalize().into_bytes());
        Some(BASE64URL_NOPAD.encode(&bytes))
    }

    /// `None`: it was not sealed here.
    pub(crate) fn open(text: &str, key: &[u8]) -> Option<Self> {
        if text.len() != 96 {
            return None;
        }
        let bytes: [u8; 72] = BASE64URL_NOPAD
            .decode(text.as_bytes())
            .ok()?
            .try_into()
            .ok()?;
        mac(key, &bytes[..40])?.verify_slice(&bytes[40..]).ok()?;
        Some(Self {
            secret: bytes[..32].try_into().ok()?,
            used: UnixSeconds(i64::from_be_bytes(bytes[32..40].try_into().ok()?)),
        })
    }

    fn body(&self) -> [u8; 40] {
        let mut body = [0; 40];
        body[..32].copy_from_slice(&self.secret);
        body[32..].copy_from_slice(&self.used.0.to_be_bytes());
        body
    }
}

fn mac(key: &[u8], body: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(body);
    Some(mac)
}

pub(crate) fn random() -> Result<[u8; 32], getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
