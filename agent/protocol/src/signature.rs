// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Signed requests: RFC 9421 (HTTP message signatures) with Ed25519, over RFC 9530
//! (`Content-Digest`, SHA-256). They pass any proxy and outlive any certificate.
//!
//! # Invariants
//! 1. A request is believed only when method, authority, path, query and, if there is one,
//!    the body are all covered by one signature with the [`Tag`] of the door it stands at.
//! 2. Nothing else may be covered: a component that we cannot rebuild refuses the request.
//! 3. What `Claim` says is not believed before [`Claim::verify`]: it is there to find the
//!    key, and to check clock and nonce afterwards.
//!
//! `@authority` is the host as both ends write it, with its port unless that is the default
//! of the scheme; case does not matter. Path and query are taken as sent, not decoded.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use sfv::{BareItem, Dictionary, InnerList, ListEntry, ListSerializer, Parser};
use sha2::{Digest, Sha256};

pub use crate::key::{KeyError, TerminalKey};
use crate::{Thumbprint, UnixSeconds, key};

/// Names of the headers, in small letters.
pub const CONTENT_DIGEST: &str = "content-digest";
pub const SIGNATURE_INPUT: &str = "signature-input";
pub const SIGNATURE: &str = "signature";

/// Tag of a terminal's signatures.
pub const TAG: &str = "sportello";
/// Tag of an operator's signatures.
pub const OPERATOR_TAG: &str = "sportello-operator";

/// Whose signature it is. It tells ours from those that a proxy may add, and one that was made
/// for one door opens no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    Terminal,
    /// The IT admin's command line ([`crate::operator`]).
    Operator,
}

impl Tag {
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Terminal => TAG,
            Self::Operator => OPERATOR_TAG,
        }
    }
}

/// Longest header that is looked at, bytes.
pub const MAX_HEADER: usize = 2048;
/// How far `created` may lie from the centre's clock, and how long a signature may hold.
pub const TOLERANCE_S: i64 = 600;

const ALGORITHM: &str = "ed25519";
const LABEL: &str = "sportello";
const REQUIRED: [&str; 4] = ["@method", "@authority", "@path", "@query"];

/// The parts of a request that a signature covers.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    pub method: &'a str,
    /// Host, and port unless it is the scheme's default.
    pub authority: &'a str,
    /// As sent, with its percent signs.
    pub path: &'a str,
    /// Without the question mark; empty if there is none.
    pub query: &'a str,
    pub body: &'a [u8],
}

/// Values of the headers that carry a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Absent when the body is empty.
    pub content_digest: Option<String>,
    pub signature_input: String,
    pub signature: String,
}

/// A request is not to be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("a signature header of more than {MAX_HEADER} bytes")]
    TooLong,
    #[error("the header {0} cannot be read")]
    Malformed(&'static str),
    #[error("no signature with our tag")]
    Missing,
    #[error("more than one signature with our tag")]
    Several,
    #[error("the signature's parameter {0:?} is missing or wrong")]
    Parameter(&'static str),
    #[error("the signature does not cover {0:?}")]
    NotCovered(&'static str),
    #[error("the signature covers something that is not known here")]
    CoversUnknown,
    #[error("the body is not the one that was signed")]
    Digest,
    #[error("a part of the request cannot be signed")]
    Parts,
    #[error("the key is not the one that the signature names")]
    WrongKey,
    #[error("the signature is wrong")]
    Wrong,
}

/// Value of `Content-Digest` for a body.
#[must_use]
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", BASE64.encode(&Sha256::digest(body)))
}

/// Signs a terminal's request. `created` is the sender's clock as corrected by the centre's
/// last answer.
#[must_use]
pub fn sign(
    key: &TerminalKey,
    parts: &Parts<'_>,
    created: UnixSeconds,
    valid_for_s: u32,
    nonce: [u8; 16],
) -> Signed {
    sign_as(Tag::Terminal, key, parts, created, valid_for_s, nonce)
}

/// Signs a request for one of the centre's doors.
#[must_use]
pub fn sign_as(
    tag: Tag,
    key: &TerminalKey,
    parts: &Parts<'_>,
    created: UnixSeconds,
    valid_for_s: u32,
    nonce: [u8; 16],
) -> Signed {
    let content_digest = (!parts.body.is_empty()).then(|| content_digest(parts.body));
    let mut covered = REQUIRED.to_vec();
    if content_digest.is_some() {
        covered.push(CONTENT_DIGEST);
    }
    let names = covered.iter().map(|name| format!("\"{name}\""));
    let params = format!(
        "({});created={};expires={};nonce=\"{}\";keyid=\"{}\";alg=\"{ALGORITHM}\";tag=\"{}\"",
        names.collect::<Vec<_>>().join(" "),
        created.0,
        created.0.saturating_add(i64::from(valid_for_s)),
        BASE64URL_NOPAD.encode(&nonce),
        key.thumbprint(),
        tag.text(),
    );
    let lines = covered.iter().map(|name| {
        let value = component(name, parts, content_digest.as_deref()).unwrap_or_default();
        (*name, value)
    });
    let signature = key.sign(base(lines, &params).as_bytes());
    Signed {
        content_digest,
        signature_input: format!("{LABEL}={params}"),
        signature: format!("{LABEL}=:{}:", BASE64.encode(&signature)),
    }
}

/// What a request says about its signature: parsed, not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub keyid: Thumbprint,
    pub created: UnixSeconds,
    pub expires: UnixSeconds,
    pub nonce: [u8; 16],
    content_digest: Option<String>,
    covered: Vec<String>,
    /// The covered components and parameters in their one canonical spelling.
    params: String,
    signature: [u8; 64],
}

/// Reads the headers of a terminal's request. `None` for a `Content-Digest` that is not there.
///
/// # Errors
/// When there is not exactly one signature of ours that covers what it must.
pub fn claim(
    content_digest: Option<&str>,
    signature_input: &str,
    signature: &str,
) -> Result<Claim, SignatureError> {
    claim_as(Tag::Terminal, content_digest, signature_input, signature)
}

/// The same for one of the centre's doors: signatures made for another are not seen.
///
/// # Errors
/// When there is not exactly one signature with `tag` that covers what it must.
pub fn claim_as(
    tag: Tag,
    content_digest: Option<&str>,
    signature_input: &str,
    signature: &str,
) -> Result<Claim, SignatureError> {
    for header in [content_digest.unwrap_or(""), signature_input, signature] {
        if header.len() > MAX_HEADER {
            return Err(SignatureError::TooLong);
        }
    }
    let (label, list) = ours(tag, signature_input)?;
    let covered = covered(&list)?;
    let created = integer(&list, "created")?;
    let expires = integer(&list, "expires")?;
    if expires < created {
        return Err(SignatureError::Parameter("expires"));
    }
    let nonce = BASE64URL_NOPAD
        .decode(text(&list, "nonce")?.as_bytes())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(SignatureError::Parameter("nonce"))?;
    let keyid =
        Thumbprint::parse(text(&list, "keyid")?).map_err(|_| SignatureError::Parameter("keyid"))?;
    if text(&list, "alg")? != ALGORITHM {
        return Err(SignatureError::Parameter("alg"));
    }
    let signatures: Dictionary = Parser::new(signature)
        .parse()
        .map_err(|_| SignatureError::Malformed(SIGNATURE))?;
    let Some(ListEntry::Item(item)) = signatures.get(label.as_str()) else {
        return Err(SignatureError::Missing);
    };
    let signature = item
        .bare_item
        .as_byte_sequence()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(SignatureError::Malformed(SIGNATURE))?;
    Ok(Claim {
        keyid,
        created: UnixSeconds(created),
        expires: UnixSeconds(expires),
        nonce,
        content_digest: content_digest.map(|value| value.trim().to_owned()),
        covered,
        params: canonical(&list)?,
        signature,
    })
}

impl Claim {
    /// Whether the clock lets the request pass: made at most [`TOLERANCE_S`] from now, not
    /// expired, and not meant to hold longer than that. A nonce must be remembered for twice
    /// [`TOLERANCE_S`].
    #[must_use]
    pub const fn is_timely(&self, now: UnixSeconds) -> bool {
        self.created.0.saturating_sub(now.0).saturating_abs() <= TOLERANCE_S
            && self.expires.0 >= now.0
            && self.expires.0.saturating_sub(self.created.0) <= TOLERANCE_S
    }

    /// Checks that the body is the one named, and that this key signed this request.
    ///
    /// # Errors
    /// When anything of it does not fit.
    pub fn verify(&self, parts: &Parts<'_>, public_key: &[u8; 32]) -> Result<(), SignatureError> {
        if Thumbprint::of(public_key) != self.keyid {
            return Err(SignatureError::WrongKey);
        }
        let digest_covered = self.covered.iter().any(|name| name == CONTENT_DIGEST);
        if !parts.body.is_empty() && !digest_covered {
            return Err(SignatureError::NotCovered(CONTENT_DIGEST));
        }
        if digest_covered {
            let value = self.content_digest.as_deref();
            check_digest(value.unwrap_or(""), parts.body)?;
        }
        let mut lines = Vec::with_capacity(self.covered.len());
        for name in &self.covered {
            let value = component(name, parts, self.content_digest.as_deref())
                .ok_or(SignatureError::CoversUnknown)?;
            // A line break would let one component pose as two.
            if value.bytes().any(|byte| byte.is_ascii_control()) {
                return Err(SignatureError::Parts);
            }
            lines.push((name.as_str(), value));
        }
        let base = base(lines.into_iter(), &self.params);
        if key::is_signed_by(public_key, base.as_bytes(), &self.signature) {
            Ok(())
        } else {
            Err(SignatureError::Wrong)
        }
    }
}

/// The one member of `Signature-Input` that carries the tag.
fn ours(tag: Tag, signature_input: &str) -> Result<(String, InnerList), SignatureError> {
    let inputs: Dictionary = Parser::new(signature_input)
        .parse()
        .map_err(|_| SignatureError::Malformed(SIGNATURE_INPUT))?;
    let mut ours = inputs.into_iter().filter_map(|(label, entry)| match entry {
        ListEntry::InnerList(list) if text(&list, "tag") == Ok(tag.text()) => {
            Some((label.as_str().to_owned(), list))
        }
        _ => None,
    });
    let first = ours.next().ok_or(SignatureError::Missing)?;
    if ours.next().is_some() {
        return Err(SignatureError::Several);
    }
    Ok(first)
}

/// Names of the covered components: each once, all that must be, none that is not known.
fn covered(list: &InnerList) -> Result<Vec<String>, SignatureError> {
    let mut names: Vec<String> = Vec::new();
    for item in &list.items {
        let name = item
            .bare_item
            .as_string()
            .ok_or(SignatureError::CoversUnknown)?
            .as_str();
        let known = REQUIRED.contains(&name) || name == CONTENT_DIGEST;
        if !known || !item.params.is_empty() || names.iter().any(|other| other == name) {
            return Err(SignatureError::CoversUnknown);
        }
        names.push(name.to_owned());
    }
    for required in REQUIRED {
        if !names.iter().any(|name| name == required) {
            return Err(SignatureError::NotCovered(required));
        }
    }
    Ok(names)
}

fn integer(list: &InnerList, name: &'static str) -> Result<i64, SignatureError> {
    list.params
        .get(name)
        .and_then(BareItem::as_integer)
        .map(i64::from)
        .ok_or(SignatureError::Parameter(name))
}

fn text<'a>(list: &'a InnerList, name: &'static str) -> Result<&'a str, SignatureError> {
    list.params
        .get(name)
        .and_then(BareItem::as_string)
        .map(sfv::StringRef::as_str)
        .ok_or(SignatureError::Parameter(name))
}

/// The inner list as RFC 9651 serialises it: the value of `@signature-params`.
fn canonical(list: &InnerList) -> Result<String, SignatureError> {
    let mut lists = ListSerializer::new();
    let mut inner = lists.inner_list();
    inner.items(&list.items);
    inner.finish().parameters(&list.params);
    lists
        .finish()
        .ok_or(SignatureError::Malformed(SIGNATURE_INPUT))
}

fn check_digest(header: &str, body: &[u8]) -> Result<(), SignatureError> {
    let digests: Dictionary = Parser::new(header)
        .parse()
        .map_err(|_| SignatureError::Malformed(CONTENT_DIGEST))?;
    let Some(ListEntry::Item(item)) = digests.get("sha-256") else {
        return Err(SignatureError::Digest);
    };
    let claimed = item.bare_item.as_byte_sequence();
    if claimed == Some(Sha256::digest(body).as_slice()) {
        Ok(())
    } else {
        Err(SignatureError::Digest)
    }
}

/// Value of a component; nothing if it is not one of ours or is not there.
fn component(name: &str, parts: &Parts<'_>, content_digest: Option<&str>) -> Option<String> {
    match name {
        "@method" => Some(parts.method.to_owned()),
        "@authority" => Some(parts.authority.to_ascii_lowercase()),
        "@path" if parts.path.is_empty() => Some("/".to_owned()),
        "@path" => Some(parts.path.to_owned()),
        "@query" => Some(format!("?{}", parts.query)),
        CONTENT_DIGEST => content_digest.map(ToOwned::to_owned),
        _ => None,
    }
}

/// The signature base (RFC 9421, 2.5).
fn base<'a>(lines: impl Iterator<Item = (&'a str, String)>, params: &str) -> String {
    let mut base = String::new();
    for (name, value) in lines {
        base.push('"');
        base.push_str(name);
        base.push_str("\": ");
        base.push_str(&value);
        base.push('\n');
    }
    base.push_str("\"@signature-params\": ");
    base.push_str(params);
    base
}

#[cfg(test)]
mod tests;
