// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One-time enrolment codes, as text for a keyboard and as an address for a QR picture.
//!
//! Text: 16 characters of secret (80 random bits), then, when the centre made its own
//! certificate authority, 26 characters that pin it, then 2 of checksum; in groups of five
//! between dashes, in Crockford's alphabet (no I, L, O, U; those typed instead of 1, 1, 0
//! are taken as meant).
//!
//! The checksum is the sum of each letter's value times its place, modulo the prime 1021: it
//! catches every single wrong letter and every two that changed places.

use std::fmt;

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code with an authority.
const LONGEST: usize = 44;

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
        let mut plain = String::with_capacity(LONGEST);
        let mut length = 0;
        for letter in text.chars() {
            let fitting = match letter.to_ascii_uppercase() {
                ' ' | '-' | '\t' | '\n' | '\r' => continue,
                'O' => '0',
                'I' | 'L' => '1',
                fits if ALPHABET.contains(fits) => fits,
                _ => return Err(CodeError::Character(letter)),
            };
            length += 1;
            if length <= LONGEST {
                plain.push(fitting);
            }
        }
        let authority_length = match length {
            18 => 0,
            LONGEST => 26,
            other => return Err(CodeError::Length(other)),
        };
        let (body, check) = plain.split_at(16 + authority_length);
        if checksum(body) != check {
            return Err(CodeError::Checksum);
        }
        let (secret, authority) = body.split_at(16);
        let alphabet = alphabet();
        let decode = |part: &str| {
            alphabet
                .decode(part.as_bytes())
                .map_err(|_| CodeError::Checksum)
        };
        Ok(Self {
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
        })
    }

    /// The same code without the authority: for a terminal whose image knows its centre.
    #[must_use]
    pub const fn short(&self) -> Self {
        Self {
            secret: self.secret,
            authority: None,
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
}

/// Two letters over the letters of the body; see the head of this file.
fn checksum(body: &str) -> String {
    let letters = body.bytes().zip(1_usize..);
    let sum = letters.fold(0, |sum, (letter, place)| {
        let value = ALPHABET.bytes().position(|known| known == letter);
        (sum + value.unwrap_or(0) * place) % 1021
    });
    let letter = |value: usize| ALPHABET.as_bytes().get(value).map(|byte| char::from(*byte));
    [letter(sum / 32), letter(sum % 32)]
        .into_iter()
        .flatten()
        .collect()
}

impl fmt::Display for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alphabet = alphabet();
        let mut plain = alphabet.encode(&self.secret);
        if let Some(authority) = &self.authority {
            plain.push_str(&alphabet.encode(authority));
        }
        let check = checksum(&plain);
        plain.push_str(&check);
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
    specification.symbols.push_str(ALPHABET);
    specification.check_trailing_bits = false;
    specification
        .encoding()
        .unwrap_or(data_encoding::BASE32_NOPAD)
}
