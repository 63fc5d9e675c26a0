// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Host names as authors write them: what is a host, what is too wide, what is none.
//!
//! Invariant: a [`HostRule`] that exists is lower-case ASCII, has a registrable name (never a
//! bare public suffix such as `it` or `gov.it`), is no address in any spelling, and has at
//! least one port.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::document::shortened;

mod suffix;

/// A host and its ports. Written `www.example.it`, `*.example.it` (any name below it as well
/// as the name), or with ports other than 443: `login.example.it:443,8443`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostRule {
    host: String,
    ports: Vec<u16>,
}

/// Why a text is no host. Its words are for authors; [`HostError::remedy`] says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    #[error("the host is empty")]
    Empty,
    #[error("\"{0}\" is a whole address, and a host is wanted")]
    Address(String),
    #[error("\"{0}\" has capital letters")]
    Capitals(String),
    #[error("\"{0}\" is a numeric address, not a name")]
    Numeric(String),
    #[error("\"{written}\" has letters that host names do not have")]
    Letters {
        written: String,
        ascii: Option<String>,
    },
    #[error("\"{0}\" is not a host name")]
    Malformed(String),
    #[error("\"{0}\" ends with a dot")]
    TrailingDot(String),
    #[error("\"{0}\" has a star in the wrong place")]
    Star(String),
    #[error("\"{0}\" belongs to thousands of owners")]
    Suffix(String),
    #[error("\"{0}\" is not a name of the public internet")]
    Reserved(String),
    #[error("\"{0}\" is not a port")]
    Port(String),
}

impl HostError {
    /// What the author should write instead.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Empty => "write the name of the site, such as www.inps.it, or remove the line".into(),
            Self::Address(_) => {
                "write only the name between \"https://\" and the next \"/\", such as www.inps.it".into()
            }
            Self::Capitals(written) => format!("write it in small letters: {}", written.to_lowercase()),
            Self::Numeric(_) => {
                "use the name of the site; terminals never open numeric addresses".into()
            }
            Self::Letters { ascii: Some(ascii), .. } => {
                format!("write the name as browsers send it: {ascii}")
            }
            Self::Letters { ascii: None, .. } | Self::Malformed(_) => {
                "copy the name from the browser's address bar: letters, digits, hyphens and dots".into()
            }
            Self::TrailingDot(written) => {
                format!("write it without the dot: {}", written.trim_end_matches('.'))
            }
            Self::Star(_) => "a star may only stand in front, as in *.inps.it".into(),
            Self::Suffix(_) => "name the site itself, such as www.inps.it or *.inps.it".into(),
            Self::Reserved(_) => {
                "use the public name of the site (only practice tasks use names ending in .sportello.test)"
                    .into()
            }
            Self::Port(_) => {
                "write ports as numbers from 1 to 65535, with commas: login.example.it:443,8443".into()
            }
        }
    }
}

/// Ending of the names that practice sites answer at; it exists nowhere on the internet.
pub const PRACTICE_SUFFIX: &str = ".sportello.test";

impl HostRule {
    /// `www.example.it` or `*.example.it`.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Never empty, rising.
    #[must_use]
    pub fn ports(&self) -> &[u16] {
        &self.ports
    }

    /// Whether the rule covers `host` (lower case, no port) at `port`.
    #[must_use]
    pub fn covers(&self, host: &str, port: u16) -> bool {
        self.ports.contains(&port) && name_fits(&self.host, host)
    }

    /// Whether the host is one of a practice site.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.host.ends_with(PRACTICE_SUFFIX)
    }
}

/// Whether `host` is `rule`, or below it where the rule has a star.
pub(crate) fn name_fits(rule: &str, host: &str) -> bool {
    match rule.strip_prefix("*.") {
        Some(base) => {
            host == base
                || host
                    .strip_suffix(base)
                    .is_some_and(|rest| rest.ends_with('.'))
        }
        None => host == rule,
    }
}

impl FromStr for HostRule {
    type Err = HostError;

    fn from_str(written: &str) -> Result<Self, HostError> {
        if written.is_empty() {
            return Err(HostError::Empty);
        }
        if written.contains("://") || written.contains(['/', '@', '?', '#']) {
            return Err(HostError::Address(shortened(written)));
        }
        let (host, ports) = match written.rsplit_once(':') {
            Some((host, _)) if host.contains(':') || host.starts_with('[') => {
                return Err(HostError::Numeric(shortened(written)));
            }
            Some((host, ports)) => (host, parse_ports(ports)?),
            None => (written, vec![443]),
        };
        check_name(host)?;
        Ok(Self {
            host: host.to_owned(),
            ports,
        })
    }
}

fn parse_ports(text: &str) -> Result<Vec<u16>, HostError> {
    let mut ports = text
        .split(',')
        .map(|port| match port.parse::<u16>() {
            Ok(number) if number > 0 && port.bytes().all(|b| b.is_ascii_digit()) => Ok(number),
            _ => Err(HostError::Port(shortened(port))),
        })
        .collect::<Result<Vec<_>, _>>()?;
    ports.sort_unstable();
    ports.dedup();
    Ok(ports)
}

/// Checks a host name, with or without a star in front.
pub(crate) fn check_name(written: &str) -> Result<(), HostError> {
    let owned = || shortened(written);
    let name = written.strip_prefix("*.").unwrap_or(written);
    if name.is_empty() {
        return Err(HostError::Empty);
    }
    if name.contains('*') {
        return Err(HostError::Star(owned()));
    }
    if !name.is_ascii() {
        let ascii = match url::Host::parse(name) {
            Ok(url::Host::Domain(ascii)) => Some(ascii),
            _ => None,
        };
        return Err(HostError::Letters {
            written: owned(),
            ascii,
        });
    }
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        return Err(HostError::Capitals(owned()));
    }
    if name.ends_with('.') {
        return Err(HostError::TrailingDot(owned()));
    }
    // The parser of browsers, so that every spelling of an address they would accept
    // (2130706433, 0x7f.1, 0177.0.0.1, [::1]) is refused here too.
    match url::Host::parse(name) {
        Ok(url::Host::Domain(_)) => {}
        Ok(_) => return Err(HostError::Numeric(owned())),
        Err(_) => {
            let digits = name
                .rsplit('.')
                .next()
                .is_some_and(|l| l.bytes().all(|b| b.is_ascii_digit()));
            return Err(if digits || name.starts_with('[') {
                HostError::Numeric(owned())
            } else {
                HostError::Malformed(owned())
            });
        }
    }
    let good_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if name.len() > 253 || !name.split('.').all(good_label) {
        return Err(HostError::Malformed(owned()));
    }
    if suffix::is_reserved(name) && !name.ends_with(PRACTICE_SUFFIX) {
        return Err(HostError::Reserved(owned()));
    }
    if suffix::is_public(name) {
        return Err(HostError::Suffix(owned()));
    }
    Ok(())
}

impl TryFrom<String> for HostRule {
    type Error = HostError;

    fn try_from(text: String) -> Result<Self, HostError> {
        text.parse()
    }
}

impl From<HostRule> for String {
    fn from(rule: HostRule) -> Self {
        rule.to_string()
    }
}

impl fmt::Display for HostRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.host)?;
        if self.ports != [443] {
            let ports: Vec<String> = self.ports.iter().map(u16::to_string).collect();
            write!(out, ":{}", ports.join(","))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Result<(&str, &[u16]), HostError>) {
        let got = written.parse::<HostRule>();
        match (got, expected) {
            (Ok(rule), Ok((host, ports))) => {
                assert_eq!((rule.host(), rule.ports()), (host, ports), "{written}");
            }
            (Err(got), Err(wanted)) => assert_eq!(
                std::mem::discriminant(&got),
                std::mem::discriminant(&wanted),
                "{written}: {got:?}"
            ),
            (got, expected) => panic!("{written}: got {got:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn names_of_sites_are_hosts() {
        check("www.inps.it", Ok(("www.inps.it", &[443])));
        check("*.inps.it", Ok(("*.inps.it", &[443])));
        check(
            "idserver.servizicie.interno.gov.it:8443,443",
            Ok(("idserver.servizicie.interno.gov.it", &[443, 8443])),
        );
        check("europass.europa.eu", Ok(("europass.europa.eu", &[443])));
        check(
            "www.fascicolosanitario.regione.lombardia.it",
            Ok(("www.fascicolosanitario.regione.lombardia.it", &[443])),
        );
        check("xn--caff-8oa.it", Ok(("xn--caff-8oa.it", &[443])));
        check(
            "esercizio.sportello.test",
            Ok(("esercizio.sportello.test", &[443])),
        );
    }

    #[test]
    fn addresses_in_any_spelling_are_refused() {
        let numeric = || Err(HostError::Numeric(String::new()));
        for written in [
            "127.0.0.1",
            "2130706433",
            "0x7f.1",
            "0177.0.0.1",
            "[::1]",
            "[::1]:443",
            "::1",
            "1.2.3.999",
        ] {
            check(written, numeric());
        }
    }

    #[test]
    fn what_is_wider_than_a_site_is_refused() {
        for written in [
            "it",
            "*.it",
            "gov.it",
            "*.gov.it",
            "lombardia.it",
            "*.co.uk",
            "*.github.io",
            "*.com",
        ] {
            check(written, Err(HostError::Suffix(String::new())));
        }
    }

    #[test]
    fn what_an_author_may_paste_is_explained() {
        check("", Err(HostError::Empty));
        check(
            "https://www.inps.it/",
            Err(HostError::Address(String::new())),
        );
        check(
            "citizen@www.inps.it",
            Err(HostError::Address(String::new())),
        );
        check("WWW.inps.it", Err(HostError::Capitals(String::new())));
        check("www.inps.it.", Err(HostError::TrailingDot(String::new())));
        check("www.*.it", Err(HostError::Star(String::new())));
        check("www..it", Err(HostError::Malformed(String::new())));
        check("-a.inps.it", Err(HostError::Malformed(String::new())));
        check("www.inps.it:0", Err(HostError::Port(String::new())));
        check("www.inps.it:+443", Err(HostError::Port(String::new())));
        check("www.inps.it:70000", Err(HostError::Port(String::new())));
        check("localhost", Err(HostError::Reserved(String::new())));
        check("stampante.local", Err(HostError::Reserved(String::new())));
        check("sito.test", Err(HostError::Reserved(String::new())));
        check(
            "caffè.it",
            Err(HostError::Letters {
                written: String::new(),
                ascii: None,
            }),
        );
        let Err(error) = "caffè.it".parse::<HostRule>() else {
            panic!("accepted")
        };
        assert!(
            error.remedy().ends_with("xn--caff-8oa.it"),
            "{}",
            error.remedy()
        );
    }

    #[test]
    fn a_star_covers_the_name_and_what_is_below_it_and_no_lookalike() {
        let rule: HostRule = "*.inps.it".parse().expect("a host");
        assert!(rule.covers("inps.it", 443));
        assert!(rule.covers("www.inps.it", 443));
        assert!(!rule.covers("notinps.it", 443));
        assert!(!rule.covers("www.inps.it", 8443));
        assert!(!rule.covers("www.inps.it.evil.com", 443));
    }
}
