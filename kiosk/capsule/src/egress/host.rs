// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Names of hosts, normalised once and never shown again.
//!
//! Invariants:
//! - A [`HostName`] is lower-case ASCII, at most 253 bytes, has no trailing dot, no
//!   empty label and is no IP literal in any spelling a browser would accept; the one
//!   exception ([`HostName::parse_or_v4`]) is made for a network's own page.
//! - It says nothing when printed: whoever needs the letters calls [`HostName::reveal`],
//!   and that word is easy to search for.

use std::fmt;
use std::net::Ipv4Addr;

use url::Host;

use crate::wire::Refusal;

/// Longest name DNS can carry, in bytes.
const LONGEST_NAME: usize = 253;
/// Longest label DNS can carry, in bytes.
const LONGEST_LABEL: usize = 63;
/// Names below these never leave a building, whatever a resolver says.
const LOCAL_ENDINGS: [&str; 5] = ["localhost", "local", "internal", "home.arpa", "localdomain"];

/// The name of a host on the network. Printing it shows nothing.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct HostName(Box<str>);

impl HostName {
    /// Reads a name as a browser would: percent-decoding, IDNA, every spelling of an
    /// address.
    ///
    /// # Errors
    /// [`Refusal::Literal`] for an address in any spelling, [`Refusal::Malformed`] for
    /// anything that is no host name.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.starts_with('[') || text.contains(':') {
            return Err(Refusal::Literal);
        }
        let ascii = match Host::parse(text) {
            Ok(Host::Domain(name)) => name,
            Ok(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(Refusal::Literal),
            Err(_) if ends_in_number(text) => return Err(Refusal::Literal),
            Err(_) => return Err(Refusal::Malformed),
        };
        if text.contains('%') {
            return Err(Refusal::Malformed);
        }
        let name = ascii.strip_suffix('.').unwrap_or(&ascii);
        if name.len() > LONGEST_NAME || !name.split('.').all(is_label) {
            return Err(Refusal::Malformed);
        }
        Ok(Self(name.into()))
    }

    /// As [`HostName::parse`], or an IPv4 address as people write it: only for a network's own
    /// page, which often stands at none but an address.
    pub(super) fn parse_or_v4(text: &str) -> Result<Self, Refusal> {
        match text.parse::<Ipv4Addr>() {
            Ok(address) => Ok(Self(address.to_string().into())),
            Err(_) => Self::parse(text),
        }
    }

    /// The address that stands in the place of a name.
    pub(super) fn as_v4(&self) -> Option<Ipv4Addr> {
        self.0.parse().ok()
    }

    /// The letters. For matching, resolving and the request line to the host itself;
    /// never for a log, an event or an error.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether the name can only mean something inside the building: a single label, or
    /// one of the endings reserved for that.
    #[must_use]
    pub fn is_local(&self) -> bool {
        !self.0.contains('.')
            || LOCAL_ENDINGS
                .iter()
                .any(|ending| self.is_at_or_below(ending))
    }

    /// Whether this is `domain` itself or a name below it, on label boundaries.
    pub(super) fn is_at_or_below(&self, domain: &str) -> bool {
        self.0
            .strip_suffix(domain)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    /// The name and everything above it: `a.b.it`, `b.it`, `it`.
    pub(super) fn and_parents(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(&*self.0), |name| {
            name.split_once('.').map(|(_, rest)| rest)
        })
    }

    /// How many labels the name has.
    pub(super) fn labels(&self) -> usize {
        self.0.split('.').count()
    }
}

impl fmt::Debug for HostName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("HostName(..)")
    }
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A name whose last label is a number is an address or a broken one, never a name
/// (WHATWG URL, "ends in a number").
fn ends_in_number(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let last = name.rsplit('.').next().unwrap_or(name);
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
        || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Where a request wants to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The host, normalised.
    pub host: HostName,
    /// The TCP port.
    pub port: u16,
}

impl Destination {
    /// Reads `host:port`; without a port, `default_port` if there is one.
    ///
    /// # Errors
    /// [`Refusal::Malformed`] for user information, a missing or strange port, or
    /// anything that [`HostName::parse`] finds malformed; [`Refusal::Literal`] likewise.
    pub fn parse(authority: &str, default_port: Option<u16>) -> Result<Self, Refusal> {
        Self::read(authority, default_port, HostName::parse)
    }

    /// As [`Destination::parse`], or with an IPv4 address for a host.
    pub(super) fn parse_or_v4(authority: &str, default_port: Option<u16>) -> Result<Self, Refusal> {
        Self::read(authority, default_port, HostName::parse_or_v4)
    }

    fn read(
        authority: &str,
        default_port: Option<u16>,
        host: fn(&str) -> Result<HostName, Refusal>,
    ) -> Result<Self, Refusal> {
        if authority.contains(['@', '/', '\\', '?', '#']) {
            return Err(Refusal::Malformed);
        }
        if authority.starts_with('[') || authority.matches(':').count() > 1 {
            return Err(Refusal::Literal);
        }
        let (name, port) = match authority.split_once(':') {
            Some((name, digits)) => (name, parse_port(digits)?),
            None => (authority, default_port.ok_or(Refusal::Malformed)?),
        };
        Ok(Self {
            host: host(name)?,
            port,
        })
    }
}

fn parse_port(digits: &str) -> Result<u16, Refusal> {
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::Malformed);
    }
    digits.parse().map_err(|_| Refusal::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(authority: &str, expected: Result<(&str, u16), Refusal>) {
        let found = Destination::parse(authority, None);
        let found = found
            .as_ref()
            .map(|to| (to.host.reveal(), to.port))
            .map_err(|class| *class);
        assert_eq!(found, expected, "{authority:?}");
    }

    #[test]
    fn a_name_is_normalised_as_a_browser_would() {
        check("www.inps.it:443", Ok(("www.inps.it", 443)));
        check("WWW.Inps.IT:443", Ok(("www.inps.it", 443)));
        check("www.inps.it.:443", Ok(("www.inps.it", 443)));
        check(
            "città.example.it:8443",
            Ok(("xn--citt-3na.example.it", 8443)),
        );
        check(
            "XN--CITT-3NA.example.it:8443",
            Ok(("xn--citt-3na.example.it", 8443)),
        );
        check("ｗｗｗ．inps．it:443", Ok(("www.inps.it", 443)));
        check("_dmarc.inps.it:443", Ok(("_dmarc.inps.it", 443)));
    }

    #[test]
    fn every_spelling_of_an_address_is_a_literal() {
        for literal in [
            "127.0.0.1:443",
            "127.1:443",
            "127.0.1:443",
            "2130706433:443",
            "0x7f000001:443",
            "0X7F.0.0.1:443",
            "0177.0.0.1:443",
            "017700000001:443",
            "127.0.0.1.:443",
            "0x7f.1:443",
            "0:443",
            "1.2.3.4.5:443",
            "999.1.1.1:443",
            "foo.0x1:443",
            "foo.12:443",
            "١٢٧.0.0.1:443",
            "１２７。０。０。１:443",
            "%31%32%37.0.0.1:443",
            "[::1]:443",
            "[::ffff:127.0.0.1]:443",
            "[fe80::1%25eth0]:443",
            "[fe80::1%eth0]:443",
            "[::1]",
            "::1:443",
            "[v1.fe]:443",
            "[64:ff9b::a00:1]:443",
            "8.8.8.8:443",
        ] {
            check(literal, Err(Refusal::Literal));
        }
    }

    #[test]
    fn what_no_browser_sends_is_malformed() {
        for text in [
            "",
            ":",
            ":443",
            "www.inps.it",
            "www.inps.it:",
            "www.inps.it:0",
            "www.inps.it:00443",
            "www.inps.it:+443",
            "www.inps.it:65536",
            "www.inps.it:https",
            "a@www.inps.it:443",
            "user:word@www.inps.it:443",
            "www..inps.it:443",
            ".inps.it:443",
            "www.inps.it..:443",
            "www.inps.it/x:443",
            "www.inps.it\\x:443",
            "www inps.it:443",
            "*.inps.it:443",
            "www%2einps.it:443",
            "www.inps.it?:443",
            "www.inps.it#:443",
            "a!b.it:443",
            "www.inps\0.it:443",
            "xn--a.it:443",
        ] {
            check(text, Err(Refusal::Malformed));
        }
        let long = format!("{}.it:443", vec!["a".repeat(60); 5].join("."));
        check(&long, Err(Refusal::Malformed));
        check(
            &format!("{}.it:443", "a".repeat(64)),
            Err(Refusal::Malformed),
        );
    }

    #[test]
    fn names_of_the_building_are_known() {
        for (name, expected) in [
            ("localhost", true),
            ("a.localhost", true),
            ("printer", true),
            ("printer.local", true),
            ("metadata.google.internal", true),
            ("router.home.arpa", true),
            ("www.inps.it", false),
            ("notlocal.it", false),
            ("mylocal", true),
            ("my-local.it", false),
        ] {
            assert_eq!(
                HostName::parse(name).unwrap().is_local(),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn printing_shows_no_letter() {
        let to = Destination::parse("secret.example.it:443", None).unwrap();
        assert_eq!(
            format!("{to:?}"),
            "Destination { host: HostName(..), port: 443 }"
        );
    }
}
