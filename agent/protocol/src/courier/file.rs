// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A courier's file as such: a signed line of JSON, then content that is counted and hashed as
//! it is read.

use std::io::{ErrorKind, Read};

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{CourierError, MAX_HEAD};
use crate::key::{self, TerminalKey};
use crate::{Thumbprint, UnixSeconds};

const VERSION: u16 = 1;

/// The first line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    tag: String,
    version: u16,
    pub(super) keyid: Thumbprint,
    pub(super) created: UnixSeconds,
    pub(super) nonce: Bytes<16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Thumbprint>,
    length: u64,
    digest: Bytes<32>,
    signature: Bytes<64>,
}

/// What is looked at before the rest: a newer version may have another head.
#[derive(Deserialize)]
struct Kind {
    tag: String,
    version: u16,
}

impl Head {
    /// What is signed. Every part is a number or has no line break.
    fn message(&self) -> String {
        let to = self.to.map_or_else(|| "-".to_owned(), |to| to.to_string());
        format!(
            "{}\n{}\n{}\n{}\n{}\n{to}\n{}\n{}",
            self.tag,
            self.version,
            self.keyid,
            self.created.0,
            String::from(self.nonce),
            self.length,
            String::from(self.digest),
        )
    }

    pub(super) fn verify(&self, public_key: &[u8; 32]) -> Result<(), CourierError> {
        if Thumbprint::of(public_key) != self.keyid {
            return Err(CourierError::WrongKey);
        }
        if key::is_signed_by(public_key, self.message().as_bytes(), &self.signature.0) {
            Ok(())
        } else {
            Err(CourierError::Signature)
        }
    }
}

pub(super) fn seal(
    key: &TerminalKey,
    tag: &str,
    created: UnixSeconds,
    nonce: [u8; 16],
    to: Option<Thumbprint>,
    content: &[u8],
) -> Result<Vec<u8>, CourierError> {
    let mut head = Head {
        tag: tag.to_owned(),
        version: VERSION,
        keyid: key.thumbprint(),
        created,
        nonce: Bytes(nonce),
        to,
        length: content.len() as u64,
        digest: Bytes(Sha256::digest(content).into()),
        signature: Bytes([0; 64]),
    };
    head.signature = Bytes(key.sign(head.message().as_bytes()));
    let mut file = serde_json::to_vec(&head).map_err(CourierError::Content)?;
    file.push(b'\n');
    file.extend_from_slice(content);
    Ok(file)
}

/// The content of a file as it is read: counted and hashed on the way.
pub(super) struct Content<R> {
    file: R,
    head: Head,
    /// Bytes of the content that are still to come.
    pub(super) left: u64,
    hash: Sha256,
}

impl<R: Read> Content<R> {
    pub(super) fn open(mut file: R, tag: &str, largest: u64) -> Result<Self, CourierError> {
        let line = first_line(&mut file)?;
        let kind: Kind = serde_json::from_slice(&line).map_err(|_| CourierError::NotOurs)?;
        if kind.tag != tag {
            return Err(CourierError::NotOurs);
        }
        if kind.version > VERSION {
            return Err(CourierError::Newer(kind.version));
        }
        let head: Head = serde_json::from_slice(&line).map_err(|_| CourierError::NotOurs)?;
        if head.length > largest {
            return Err(CourierError::TooLarge);
        }
        Ok(Self {
            file,
            left: head.length,
            head,
            hash: Sha256::new(),
        })
    }

    pub(super) fn fill(&mut self, buffer: &mut [u8; 4]) -> Result<(), CourierError> {
        let bytes = self.take(4)?;
        buffer.copy_from_slice(&bytes);
        Ok(())
    }

    /// Exactly `count` bytes of what is left.
    pub(super) fn take(&mut self, count: u64) -> Result<Vec<u8>, CourierError> {
        let Some(left) = self.left.checked_sub(count) else {
            return Err(CourierError::Changed);
        };
        let mut bytes = Vec::new();
        let read = (&mut self.file).take(count).read_to_end(&mut bytes);
        let read = read.map_err(CourierError::Io)?;
        if read as u64 != count {
            return Err(CourierError::Truncated);
        }
        self.hash.update(&bytes);
        self.left = left;
        Ok(bytes)
    }

    /// The head, if the content ended where and as it should.
    pub(super) fn close(mut self) -> Result<Head, CourierError> {
        if next_byte(&mut self.file)?.is_some() {
            return Err(CourierError::TooLong);
        }
        let digest: [u8; 32] = self.hash.finalize().into();
        if digest == self.head.digest.0 {
            Ok(self.head)
        } else {
            Err(CourierError::Changed)
        }
    }
}

/// Bytes up to the first line break, which must come within [`MAX_HEAD`].
fn first_line(file: &mut impl Read) -> Result<Vec<u8>, CourierError> {
    let mut line = Vec::with_capacity(512);
    while line.len() < MAX_HEAD {
        match next_byte(file)? {
            Some(b'\n') => return Ok(line),
            Some(byte) => line.push(byte),
            None => return Err(CourierError::Truncated),
        }
    }
    Err(CourierError::NotOurs)
}

fn next_byte(file: &mut impl Read) -> Result<Option<u8>, CourierError> {
    let mut byte = [0];
    loop {
        match file.read(&mut byte) {
            Ok(0) => return Ok(None),
            Ok(_) => return Ok(Some(byte[0])),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(CourierError::Io(error)),
        }
    }
}

/// Bytes that JSON carries as unpadded URL-safe Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Bytes<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> From<Bytes<N>> for String {
    fn from(bytes: Bytes<N>) -> Self {
        BASE64URL_NOPAD.encode(&bytes.0)
    }
}

impl<const N: usize> TryFrom<String> for Bytes<N> {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        BASE64URL_NOPAD
            .decode(text.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or("not so many bytes in unpadded URL-safe Base64")
    }
}
