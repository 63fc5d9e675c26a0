// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal's own key. It is made at enrolment, never leaves the terminal, and is the
//! terminal's identity.

use std::fmt;
use std::ops::Deref;

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use crate::{BadValue, Thumbprint};

/// A key could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("not an Ed25519 key in PKCS#8 (PEM)")]
    Read(#[source] ed25519_dalek::pkcs8::Error),
    #[error("the key could not be written as PKCS#8")]
    Write(#[source] ed25519_dalek::pkcs8::Error),
}

/// A private key: a terminal's, or the centre's own for what it sends back by courier.
/// It is overwritten in memory when dropped.
pub struct TerminalKey(SigningKey);

impl TerminalKey {
    /// A new key.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret)?;
        let key = Self(SigningKey::from_bytes(&secret));
        // Shown to a black box, so that the compiler does not drop the overwriting.
        secret.fill(0);
        std::hint::black_box(&secret);
        Ok(key)
    }

    /// Reads PKCS#8 in PEM, with or without the public half.
    ///
    /// # Errors
    /// When `pem` is anything else.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        SigningKey::from_pkcs8_pem(pem)
            .map(Self)
            .map_err(KeyError::Read)
    }

    /// PKCS#8 in PEM; the text is overwritten in memory when dropped.
    ///
    /// # Errors
    /// When it cannot be encoded.
    pub fn to_pem(&self) -> Result<impl Deref<Target = String> + use<>, KeyError> {
        self.0.to_pkcs8_pem(LineEnding::LF).map_err(KeyError::Write)
    }

    /// The raw public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// What a signature's `keyid` says.
    #[must_use]
    pub fn thumbprint(&self) -> Thumbprint {
        Thumbprint::of(&self.public())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// Never in a log.
impl fmt::Debug for TerminalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TerminalKey({})", self.thumbprint())
    }
}

/// Whether `signature` is this key's, strictly: no small-order points, no second spelling.
pub(crate) fn is_signed_by(public: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public).is_ok_and(|key| {
        key.verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}

/// A raw public key as messages carry it: 43 characters of unpadded URL-safe Base64.
#[must_use]
pub fn public_key_text(key: &[u8; 32]) -> String {
    BASE64URL_NOPAD.encode(key)
}

/// Reads what [`public_key_text`] wrote.
///
/// # Errors
/// When it is no 32 bytes in unpadded URL-safe Base64, or no point of the curve.
pub fn parse_public_key(text: &str) -> Result<[u8; 32], BadValue> {
    BASE64URL_NOPAD
        .decode(text.as_bytes())
        .ok()
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        .filter(|bytes| VerifyingKey::from_bytes(bytes).is_ok_and(|key| !key.is_weak()))
        .ok_or(BadValue::PublicKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_being_written_and_read() {
        let key = TerminalKey::generate().unwrap();
        let read = TerminalKey::from_pem(&key.to_pem().unwrap()).unwrap();
        assert_eq!(read.public(), key.public());
        assert_eq!(read.sign(b"x"), key.sign(b"x"));
        assert_ne!(key.public(), TerminalKey::generate().unwrap().public());
    }

    #[test]
    fn a_key_does_not_show_its_secret() {
        let key = TerminalKey::generate().unwrap();
        let shown = format!("{key:?}");
        assert_eq!(shown, format!("TerminalKey({})", key.thumbprint()));
    }

    #[test]
    fn public_keys_are_points_of_the_curve() {
        let key = TerminalKey::generate().unwrap().public();
        assert_eq!(parse_public_key(&public_key_text(&key)), Ok(key));
        // The neutral element, under which anything can be signed.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        for bad in ["", "AAAA", &public_key_text(&neutral), &"A".repeat(44)] {
            assert_eq!(parse_public_key(bad), Err(BadValue::PublicKey), "{bad}");
        }
    }
}
