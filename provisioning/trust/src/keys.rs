// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The keys of a region: Ed25519, kept as PEM (PKCS #8). Offline ones are encrypted with a
//! passphrase (scrypt and AES-256); the centre's online one is plain, in a file of its own,
//! because a service has to start again with nobody there.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use ed25519_dalek::Signer as _;
use pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, LineEnding};
use sha2::Digest as _;
use tough::schema::decoded::{Decoded, Hex};
use tough::schema::key::{Ed25519Key, Ed25519Scheme, Key};
use zeroize::Zeroizing;

/// Why a key could not be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("the system gives no random numbers")]
    Random,
    #[error("this is no Ed25519 key in PEM form")]
    NotAKey,
    #[error("the passphrase does not open this key")]
    WrongPassphrase,
    #[error("this key is encrypted: its passphrase is needed")]
    Encrypted,
    #[error("a passphrase needs at least {MIN_PASSPHRASE} characters")]
    ShortPassphrase,
}

/// Shortest passphrase for an offline key, in characters.
pub const MIN_PASSPHRASE: usize = 12;
/// Longest PEM that is looked at.
const LONGEST_PEM: usize = 8 * 1024;

/// A secret key. Forgotten from memory when dropped; never shown.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SigningKey({})", self.public())
    }
}

impl SigningKey {
    /// A new key from the system's random numbers.
    ///
    /// # Errors
    /// [`KeyError::Random`].
    pub fn generate() -> Result<Self, KeyError> {
        let mut seed = Zeroizing::new([0_u8; 32]);
        getrandom::fill(seed.as_mut_slice()).map_err(|_| KeyError::Random)?;
        Ok(Self(ed25519_dalek::SigningKey::from_bytes(&seed)))
    }

    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// The key as PEM, encrypted.
    ///
    /// # Errors
    /// [`KeyError::ShortPassphrase`], [`KeyError::Random`].
    pub fn to_encrypted_pem(&self, passphrase: &str) -> Result<Zeroizing<String>, KeyError> {
        if passphrase.chars().count() < MIN_PASSPHRASE {
            return Err(KeyError::ShortPassphrase);
        }
        self.0
            .to_pkcs8_encrypted_pem(passphrase, LineEnding::LF)
            .map_err(|_| KeyError::Random)
    }

    /// Reads what [`SigningKey::to_encrypted_pem`] wrote.
    ///
    /// # Errors
    /// [`KeyError::NotAKey`], [`KeyError::WrongPassphrase`].
    pub fn from_encrypted_pem(pem: &str, passphrase: &str) -> Result<Self, KeyError> {
        if pem.len() > LONGEST_PEM || !Self::is_encrypted(pem) {
            return Err(KeyError::NotAKey);
        }
        ed25519_dalek::SigningKey::from_pkcs8_encrypted_pem(pem, passphrase)
            .map(Self)
            .map_err(|_| KeyError::WrongPassphrase)
    }

    /// The key as plain PEM: for the centre's online key only, in a file of mode 0600.
    ///
    /// # Errors
    /// [`KeyError::NotAKey`], which cannot come with a key that was made here.
    pub fn to_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        self.0
            .to_pkcs8_pem(LineEnding::LF)
            .map_err(|_| KeyError::NotAKey)
    }

    /// Reads plain PEM.
    ///
    /// # Errors
    /// [`KeyError::Encrypted`], [`KeyError::NotAKey`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if Self::is_encrypted(pem) {
            return Err(KeyError::Encrypted);
        }
        if pem.len() > LONGEST_PEM {
            return Err(KeyError::NotAKey);
        }
        ed25519_dalek::SigningKey::from_pkcs8_pem(pem)
            .map(Self)
            .map_err(|_| KeyError::NotAKey)
    }

    /// Whether a passphrase has to be asked for.
    #[must_use]
    pub fn is_encrypted(pem: &str) -> bool {
        pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// A public key; written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// The id under which TUF metadata knows the key (64 hexadecimal digits).
    #[must_use]
    pub fn id(&self) -> String {
        self.tuf_id()
            .map(|id| data_encoding::HEXLOWER.encode(&id))
            .unwrap_or_default()
    }

    /// What two people compare by telephone: the first 128 bits of the key's SHA-256, in
    /// groups of four digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let hash = sha2::Sha256::digest(self.0);
        let text = data_encoding::HEXLOWER.encode(hash.get(..16).unwrap_or_default());
        let groups: Vec<&str> = (0..8)
            .filter_map(|group| text.get(group * 4..group * 4 + 4))
            .collect();
        groups.join(" ")
    }

    pub(crate) fn tuf(&self) -> Key {
        Key::Ed25519 {
            keyval: Ed25519Key {
                public: Decoded::from(self.0.to_vec()),
                _extra: HashMap::new(),
            },
            scheme: Ed25519Scheme::Ed25519,
            _extra: HashMap::new(),
        }
    }

    pub(crate) fn tuf_id(&self) -> Option<Decoded<Hex>> {
        self.tuf().key_id().ok()
    }

    /// The key inside TUF metadata, if it is of our kind.
    pub(crate) fn of_tuf(key: &Key) -> Option<Self> {
        match key {
            Key::Ed25519 { keyval, .. } => keyval.public.as_ref().try_into().ok().map(Self),
            _ => None,
        }
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes: [u8; 32] = data_encoding::HEXLOWER_PERMISSIVE
            .decode(text.trim().as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(KeyError::NotAKey)?;
        // Not every 32 bytes are a point of the curve.
        ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::NotAKey)?;
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_encrypted_file_with_its_passphrase_only() {
        let key = SigningKey::generate().expect("a key");
        let pem = key.to_encrypted_pem("correct horse battery").expect("pem");
        assert!(SigningKey::is_encrypted(&pem));
        let back = SigningKey::from_encrypted_pem(&pem, "correct horse battery").expect("opens");
        assert_eq!(back.public(), key.public());
        assert_eq!(
            SigningKey::from_encrypted_pem(&pem, "correct horse batterx").expect_err("closed"),
            KeyError::WrongPassphrase
        );
        assert_eq!(
            SigningKey::from_pem(&pem).expect_err("asks"),
            KeyError::Encrypted
        );
        assert_eq!(
            key.to_encrypted_pem("short").expect_err("refused"),
            KeyError::ShortPassphrase
        );
    }

    #[test]
    fn an_online_key_comes_back_from_its_plain_file() {
        let key = SigningKey::generate().expect("a key");
        let pem = key.to_pem().expect("pem");
        let back = SigningKey::from_pem(&pem).expect("reads");
        assert_eq!(back.public(), key.public());
        assert_eq!(
            SigningKey::from_pem("nonsense").expect_err("refused"),
            KeyError::NotAKey
        );
    }

    #[test]
    fn a_secret_key_is_never_shown() {
        let key = SigningKey::generate().expect("a key");
        let secret = data_encoding::HEXLOWER.encode(&key.0.to_bytes());
        assert!(!format!("{key:?}").contains(&secret));
        assert_eq!(key.public().to_string().parse(), Ok(key.public()));
        assert_eq!(key.public().fingerprint().len(), 39);
        assert_eq!(key.public().id().len(), 64);
    }
}
