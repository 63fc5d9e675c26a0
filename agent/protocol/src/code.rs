// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One-time enrolment codes, as text for a keyboard and as an address for a QR picture.
//!
//! Text: 16 characters of secret (80 random bits), then, when the centre made its own
//! certificate authority, 26 characters that pin it, then 2 of checksum; in groups of five
//! between dashes, in Crockford's alphabet (no I, L, O, U; those typed instead of 1, 1, 0
//! are taken as meant).

use std::fmt;

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};

/// The text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("a code has 18 or 44 letters and digits; this has {0}")]
    Length(usize),
    #[error("{0:?} is not used in codes")]
    Character(char),
    #[error("a letter or digit is wrong: compare it once more")]
    Checksum,
}

/// A code that lets one terminal enrol.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolmentCode {
    secret: [u8; 10],
    /// First half of the SHA-256 of the centre's own authority (DER), if it has one.
    authority: Option<[u8; 16]>,
}

impl EnrolmentCode {
    /// `authority` is the SHA-256 of the authority's certificate (DER).
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn random(authority: Option<&[u8; 32]>) -> Result<Self, getrandom::Error> {
        let mut secret = [0; 10];
        getrandom::fill(&mut secret)?;
        let authority = authority.map(|whole| {
            let mut half = [0; 16];
            half.copy_from_slice(&whole[..16]);
            half
        });
        Ok(Self { secret, authority })
    }

    /// Reads what was typed; case, spaces and dashes do not matter.
    ///
    /// # Errors
    /// When it is no code.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut plain = String::with_capacity(44);
        for letter in text.chars() {
            match letter.to_ascii_uppercase() {
                ' ' | '-' | '\t' | '\n' | '\r' => {}
                'O' => plain.push('0'),
                'I' | 'L' => plain.push('1'),
                fits if fits.is_ascii_digit() || (fits.is_ascii_uppercase() && fits != 'U') => {
                    plain.push(fits);
                }
                _ => return Err(CodeError::Character(letter)),
            }
        }
        let authority_length = match plain.len() {
            18 => 0,
            44 => 26,
            other => return Err(CodeError::Length(other)),
        };
        let (body, check) = plain.split_at(16 + authority_length);
        let (secret, authority) = body.split_at(16);
        let alphabet = alphabet();
        let decode = |part: &str| {
            alphabet
                .decode(part.as_bytes())
                .map_err(|_| CodeError::Checksum)
        };
        let code = Self {
            secret: decode(secret)?
                .try_into()
                .map_err(|_| CodeError::Checksum)?,
            authority: if authority.is_empty() {
                None
            } else {
                Some(
                    decode(authority)?
                        .try_into()
                        .map_err(|_| CodeError::Checksum)?,
                )
            },
        };
        if code.checksum() == check {
            Ok(code)
        } else {
            Err(CodeError::Checksum)
        }
    }

    /// The part that the terminal shows to the centre: 16 characters.
    #[must_use]
    pub fn secret_text(&self) -> String {
        alphabet().encode(&self.secret)
    }

    /// What the centre keeps of it.
    #[must_use]
    pub fn secret_hash(secret_text: &str) -> [u8; 32] {
        Sha256::digest(secret_text.as_bytes()).into()
    }

    /// First 16 bytes of the SHA-256 of the authority that the centre made for itself.
    #[must_use]
    pub const fn authority(&self) -> Option<&[u8; 16]> {
        self.authority.as_ref()
    }

    fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.secret);
        hash.update(self.authority.unwrap_or_default());
        let digest = hash.finalize();
        let text = alphabet().encode(&digest[..5]);
        text[..2].to_owned()
    }
}

impl fmt::Display for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alphabet = alphabet();
        let mut plain = alphabet.encode(&self.secret);
        if let Some(authority) = &self.authority {
            plain.push_str(&alphabet.encode(authority));
        }
        plain.push_str(&self.checksum());
        for (position, letter) in plain.chars().enumerate() {
            if position > 0 && position % 5 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// Never in a log.
impl fmt::Debug for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolmentCode")
    }
}

fn alphabet() -> Encoding {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification.check_trailing_bits = false;
    specification
        .encoding()
        .unwrap_or(data_encoding::BASE32_NOPAD)
}
