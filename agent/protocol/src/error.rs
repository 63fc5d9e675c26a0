// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Values that do not fit their type.

/// A value was refused as it was parsed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    #[error("not a task's name")]
    TaskId,
    #[error("not a language tag")]
    LanguageTag,
    #[error("not a version")]
    Version,
    #[error("not the fingerprint of a key")]
    Thumbprint,
    #[error("not a public key")]
    PublicKey,
    #[error("{0} is not a rating from 1 to 5")]
    Rating(u8),
    #[error("{0} is not an hour from 0 to 23")]
    Hour(u8),
    #[error("too many {0}")]
    TooMany(&'static str),
    #[error("a blocked host that fewer than five sessions met")]
    TooFew,
    #[error("not a DNS name")]
    HostName,
    #[error("a range that ends before it begins, or begins at 0")]
    Range,
    #[error("not a time of day")]
    TimeOfDay,
    #[error("not a name that may stand on a screen")]
    Name,
    #[error("not the name of a layer of policy")]
    LayerName,
    #[error("not the name of a target of the repository")]
    TargetName,
    #[error("not a SHA-256 in small hexadecimal letters")]
    Digest,
    #[error("{0} is not the number of an image or a bundle")]
    Release(u64),
}
