// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that were refused, as the shell hears of them at the end of a session: by a hash
//! each, and by name only where enough sessions before this one met the same.
//!
//! Invariants:
//! - A name crosses only if its hash was among those that the shell asked about.
//! - What crosses is bounded, and in the order of its hashes: nothing says which came first.
//! - Without the task's key a hash says nothing; with it, names can be tried, as with the book.

use std::collections::BTreeSet;
use std::fmt;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Refused hosts that one session tells of.
pub const MOST_MET: usize = 64;
/// Those among them that it names.
pub const MOST_NAMED: usize = 16;
/// Longest name that DNS can carry, and longest label, in bytes.
const LONGEST: (usize, usize) = (253, 63);

/// What crosses is not what was agreed. Holds no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadMet {
    #[error("not as many hexadecimal digits as were agreed")]
    Digits,
    #[error("not a public DNS name in small letters")]
    Name,
    #[error("more hosts than were agreed, one of them twice, or out of order")]
    List,
}

/// Stands for one host met in one task. The shell can only compare it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostHash(pub [u8; 8]);

/// What the hosts of one task are hashed with: made by the shell from its book's salt, which
/// it does not tell.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountKey(pub [u8; 16]);

impl CountKey {
    /// The hash by which the shell knows this host.
    #[must_use]
    pub fn hash(&self, host: &MetName) -> HostHash {
        let digest = Sha256::new()
            .chain_update(self.0)
            .chain_update(host.0.as_bytes());
        let mut hash = [0; 8];
        for (to, from) in hash.iter_mut().zip(digest.finalize()) {
            *to = from;
        }
        HostHash(hash)
    }
}

/// How a task's refused hosts are counted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    pub key: CountKey,
    /// Hashes that lack one session only: these are to be named.
    pub nearly: BTreeSet<HostHash>,
}

/// The name of a host: two labels or more of `a-z`, `0-9` and dash; no address, no port, no
/// user, no path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MetName(Box<str>);

impl MetName {
    /// # Errors
    /// [`BadMet::Name`] for anything else than such a name.
    pub fn parse(text: &str) -> Result<Self, BadMet> {
        let is_label = |label: &str| {
            (1..=LONGEST.1).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let is_no_address = text
            .rsplit_once('.')
            .is_some_and(|(_, last)| last.bytes().any(|byte| byte.is_ascii_lowercase()));
        if text.len() <= LONGEST.0 && is_no_address && text.split('.').all(is_label) {
            Ok(Self(text.into()))
        } else {
            Err(BadMet::Name)
        }
    }

    /// The letters. For the book; never for a log or an error.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// One refused host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Met {
    pub hash: HostHash,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<MetName>,
}

/// All that one session met, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Met>", into = "Vec<Met>")]
pub struct MetHosts(Vec<Met>);

impl MetHosts {
    #[must_use]
    pub fn as_slice(&self) -> &[Met] {
        &self.0
    }
}

impl TryFrom<Vec<Met>> for MetHosts {
    type Error = BadMet;
    fn try_from(hosts: Vec<Met>) -> Result<Self, BadMet> {
        let named = hosts.iter().filter(|met| met.name.is_some()).count();
        let in_order = hosts.is_sorted_by(|one, next| one.hash < next.hash);
        if hosts.len() <= MOST_MET && named <= MOST_NAMED && in_order {
            Ok(Self(hosts))
        } else {
            Err(BadMet::List)
        }
    }
}

impl From<MetHosts> for Vec<Met> {
    fn from(hosts: MetHosts) -> Self {
        hosts.0
    }
}

fn digits<const N: usize>(text: &str) -> Result<[u8; N], BadMet> {
    let bytes = HEXLOWER
        .decode(text.as_bytes())
        .map_err(|_| BadMet::Digits)?;
    bytes.try_into().map_err(|_| BadMet::Digits)
}

impl TryFrom<String> for HostHash {
    type Error = BadMet;
    fn try_from(text: String) -> Result<Self, BadMet> {
        digits(&text).map(Self)
    }
}

impl From<HostHash> for String {
    fn from(hash: HostHash) -> Self {
        HEXLOWER.encode(&hash.0)
    }
}

impl TryFrom<String> for CountKey {
    type Error = BadMet;
    fn try_from(text: String) -> Result<Self, BadMet> {
        digits(&text).map(Self)
    }
}

impl From<CountKey> for String {
    fn from(key: CountKey) -> Self {
        HEXLOWER.encode(&key.0)
    }
}

impl TryFrom<String> for MetName {
    type Error = BadMet;
    fn try_from(text: String) -> Result<Self, BadMet> {
        Self::parse(&text)
    }
}

impl From<MetName> for String {
    fn from(name: MetName) -> Self {
        name.0.into()
    }
}

// Whatever of these gets into a log says nothing of a session.

impl fmt::Debug for HostHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("HostHash")
    }
}

impl fmt::Debug for CountKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CountKey")
    }
}

impl fmt::Debug for Counting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Counting")
    }
}

impl fmt::Debug for MetName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MetName")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json, to_value};

    use super::*;
    use crate::wire::{MAX_LINE, Report};

    fn key() -> CountKey {
        CountKey(*b"sixteen byte key")
    }

    fn met(name: &str, is_named: bool) -> Met {
        let name = MetName::parse(name).unwrap();
        let hash = key().hash(&name);
        Met {
            hash,
            name: is_named.then_some(name),
        }
    }

    fn said(hosts: &[Met]) -> Value {
        json!({ "report": "met", "hosts": hosts })
    }

    #[test]
    fn a_hash_stands_for_one_host_of_one_task() {
        let host = MetName::parse("cdn.example.it").unwrap();
        let other = MetName::parse("cdn.example.org").unwrap();
        assert_eq!(key().hash(&host), key().hash(&host));
        assert_ne!(key().hash(&host), key().hash(&other));
        assert_ne!(key().hash(&host), CountKey([0; 16]).hash(&host));
        // Held still: a new shell compares with what an old one counted.
        assert_eq!(String::from(key().hash(&host)), "1c87591a73efb2ee");
    }

    #[test]
    fn nothing_but_a_public_name_in_small_letters_is_named() {
        for good in ["inps.it", "a.b-c.example", "xn--caf-dma.it", "1.example"] {
            assert!(MetName::parse(good).is_ok(), "{good}");
        }
        let long = format!("{}.it", "a.".repeat(126));
        for bad in [
            "",
            "localhost",
            "INPS.it",
            "10.0.0.1",
            "[::1]",
            "inps.it.",
            ".it",
            "a..it",
            "-a.it",
            "a_b.it",
            "a b.it",
            "inps.it:443",
            "https://inps.it",
            "inps.it/pagina",
            "mario@inps.it",
            "è.it",
            "a.it\n",
            &long,
        ] {
            assert_eq!(MetName::parse(bad), Err(BadMet::Name), "{bad}");
            let line = json!({ "hash": "0011223344556677", "name": bad });
            assert!(from_value::<Report>(said(&[])).is_ok());
            assert!(from_value::<Met>(line).is_err(), "{bad}");
        }
    }

    #[test]
    fn more_hosts_than_agreed_out_of_order_or_twice_end_the_conversation() {
        let mut hosts: Vec<Met> = (0..=MOST_MET)
            .map(|number| met(&format!("h{number}.example.it"), false))
            .collect();
        hosts.sort_by_key(|met| met.hash);
        assert!(from_value::<Report>(said(&hosts)).is_err());
        hosts.truncate(MOST_MET);
        assert!(from_value::<Report>(said(&hosts)).is_ok());
        let twice = [hosts[0].clone(), hosts[0].clone()];
        assert!(from_value::<Report>(said(&twice)).is_err());
        hosts.reverse();
        assert!(from_value::<Report>(said(&hosts)).is_err());
        let mut named: Vec<Met> = (0..=MOST_NAMED)
            .map(|number| met(&format!("h{number}.example.it"), true))
            .collect();
        named.sort_by_key(|met| met.hash);
        assert!(from_value::<Report>(said(&named)).is_err());
        named.truncate(MOST_NAMED);
        assert!(from_value::<Report>(said(&named)).is_ok());
    }

    #[test]
    fn the_longest_report_fits_a_line() {
        let label = "a".repeat(49);
        let mut hosts: Vec<Met> = (0..MOST_MET)
            .map(|number| {
                let name = format!(
                    "{label}.{label}.{label}.{label}.{number:02}{}.it",
                    "b".repeat(48)
                );
                met(&name, number < MOST_NAMED)
            })
            .collect();
        hosts.sort_by_key(|met| met.hash);
        let report = Report::Met {
            hosts: hosts.try_into().unwrap(),
        };
        assert!(serde_json::to_vec(&report).unwrap().len() < MAX_LINE);
        // Nor may a book full of hashes end the conversation in the other direction.
        let nearly = (0..512_u64)
            .map(|number| HostHash(number.to_be_bytes()))
            .collect();
        let order = crate::wire::Order::Count(Counting { key: key(), nearly });
        assert!(serde_json::to_vec(&order).unwrap().len() < MAX_LINE);
    }

    #[test]
    fn what_is_not_of_the_agreed_shape_is_refused() {
        for bad in [
            json!({ "hash": "001122334455667" }),
            json!({ "hash": "00112233445566778" }),
            json!({ "hash": "001122334455667G" }),
            json!({ "hash": "AABBCCDDEEFF0011" }),
            json!({ "hash": "cdn.example.it" }),
            json!({ "hash": 7 }),
            json!({ "name": "cdn.example.it" }),
            json!({ "hash": "0011223344556677", "url": "x" }),
        ] {
            assert!(from_value::<Met>(bad.clone()).is_err(), "{bad}");
        }
        let nameless = met("cdn.example.it", false);
        assert_eq!(to_value(&nameless).unwrap().as_object().unwrap().len(), 1);
    }

    #[test]
    fn printing_shows_no_letter() {
        let report = Report::Met {
            hosts: vec![met("secret.example.it", true)].try_into().unwrap(),
        };
        let printed = format!("{report:?}");
        assert!(!printed.contains("secret"), "{printed}");
        assert!(!printed.contains(&String::from(met("secret.example.it", true).hash)));
    }
}
