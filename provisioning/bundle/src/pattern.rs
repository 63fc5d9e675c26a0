// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which addresses count as "there", in a pattern an author can write: `host/path` with `*`
//! for anything. The driver matches the browser's address against it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;

/// One or more alternatives, written with a space between them (addresses have none).
/// Serialises as that text, so it fits a wire that knows only strings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UrlPattern {
    alternatives: Vec<Alternative>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Alternative {
    /// Lower case; `*.` in front means any name below it as well as the name.
    host: String,
    /// Begins with `/`.
    path: String,
}

/// The text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an address pattern")]
pub struct BadPattern(String);

impl UrlPattern {
    /// A pattern that any of `parts` satisfies.
    ///
    /// # Errors
    /// When there is no part, or one of them is no pattern.
    pub fn any<I: IntoIterator<Item = S>, S: AsRef<str>>(parts: I) -> Result<Self, BadPattern> {
        let alternatives = parts
            .into_iter()
            .map(|part| alternative(part.as_ref()))
            .collect::<Result<Vec<_>, _>>()?;
        if alternatives.is_empty() {
            return Err(BadPattern(String::new()));
        }
        Ok(Self { alternatives })
    }

    /// Whether the browser at `address` is there. Only https counts. The query counts only if
    /// the pattern has a `?`, the fragment only if it has a `#`; ports never do (egress has
    /// already refused those that were not declared).
    #[must_use]
    pub fn matches(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else {
            return false;
        };
        let Some(host) = url.host_str() else {
            return false;
        };
        url.scheme() == "https"
            && self.alternatives.iter().any(|alternative| {
                let mut place = url.path().to_owned();
                if let Some(query) = url.query().filter(|_| alternative.path.contains('?')) {
                    place.push('?');
                    place.push_str(query);
                }
                if let Some(fragment) = url.fragment().filter(|_| alternative.path.contains('#')) {
                    place.push('#');
                    place.push_str(fragment);
                }
                crate::host::name_fits(&alternative.host, host)
                    && wildcard(alternative.path.as_bytes(), place.as_bytes())
            })
    }

    /// The hosts that the pattern speaks of, as written.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.alternatives
            .iter()
            .map(|alternative| alternative.host.as_str())
    }
}

fn alternative(text: &str) -> Result<Alternative, BadPattern> {
    let bad = || BadPattern(text.to_owned());
    let (host, path) = match text.find('/') {
        Some(at) => text.split_at(at),
        None => (text, "/*"),
    };
    let printable = path.bytes().all(|b| b.is_ascii_graphic());
    if crate::host::check_name(host).is_err() || !printable || path.len() > 512 {
        return Err(bad());
    }
    Ok(Alternative {
        host: host.to_owned(),
        path: path.to_owned(),
    })
}

/// Whether `text` fits `pattern`, where `*` stands for any run of bytes. Linear in practice
/// and at worst the product of both lengths (never exponential: only the last star backtracks).
fn wildcard(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut last_star: Option<(usize, usize)> = None;
    while let Some(&byte) = text.get(t) {
        match pattern.get(p) {
            Some(b'*') => {
                last_star = Some((p, t));
                p += 1;
            }
            Some(&wanted) if wanted == byte => {
                p += 1;
                t += 1;
            }
            _ => match last_star {
                Some((star, from)) => {
                    last_star = Some((star, from + 1));
                    p = star + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern
        .get(p..)
        .is_some_and(|rest| rest.iter().all(|&b| b == b'*'))
}

impl FromStr for UrlPattern {
    type Err = BadPattern;

    fn from_str(text: &str) -> Result<Self, BadPattern> {
        Self::any(text.split(' '))
    }
}

impl TryFrom<String> for UrlPattern {
    type Error = BadPattern;

    fn try_from(text: String) -> Result<Self, BadPattern> {
        text.parse()
    }
}

impl From<UrlPattern> for String {
    fn from(pattern: UrlPattern) -> Self {
        pattern.to_string()
    }
}

impl fmt::Display for UrlPattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, alternative) in self.alternatives.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            write!(out, "{gap}{}{}", alternative.host, alternative.path)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, address: &str, expected: bool) {
        let parsed: UrlPattern = pattern.parse().expect("a pattern");
        assert_eq!(
            parsed.matches(address),
            expected,
            "{pattern} against {address}"
        );
        assert_eq!(
            parsed.to_string().parse(),
            Ok(parsed),
            "the text is the pattern"
        );
    }

    #[test]
    fn a_host_alone_means_all_its_pages() {
        check("www.inps.it", "https://www.inps.it/", true);
        check(
            "www.inps.it",
            "https://www.inps.it/it/isee.html?x=1#y",
            true,
        );
        check("www.inps.it", "https://serviziweb2.inps.it/", false);
        check("*.inps.it", "https://serviziweb2.inps.it/PassiWeb/", true);
    }

    #[test]
    fn a_path_is_exact_unless_it_has_a_star() {
        check("a.example.it/entra", "https://a.example.it/entra", true);
        check(
            "a.example.it/entra",
            "https://a.example.it/entra/oltre",
            false,
        );
        check(
            "a.example.it/*/fine*",
            "https://a.example.it/x/y/fine.html",
            true,
        );
        check("a.example.it/", "https://a.example.it/x", false);
    }

    #[test]
    fn query_and_fragment_count_only_where_named() {
        check(
            "a.example.it/entra",
            "https://a.example.it/entra?lang=ar",
            true,
        );
        check(
            "a.example.it/entra?lang=ar*",
            "https://a.example.it/entra?lang=ar&x=1",
            true,
        );
        check(
            "a.example.it/entra?lang=ar",
            "https://a.example.it/entra",
            false,
        );
        check(
            "a.example.it/#/area*",
            "https://a.example.it/#/area/1",
            true,
        );
    }

    #[test]
    fn alternatives_stand_side_by_side() {
        check(
            "a.example.it/x b.example.it",
            "https://b.example.it/anything",
            true,
        );
        check(
            "a.example.it/x b.example.it",
            "https://a.example.it/y",
            false,
        );
    }

    #[test]
    fn only_https_counts_and_nonsense_never_matches() {
        check("a.example.it", "http://a.example.it/", false);
        check("a.example.it", "not an address", false);
        check(
            "a.example.it",
            "https://a.example.it@evil.example.com/",
            false,
        );
    }

    #[test]
    fn a_pattern_made_to_be_slow_is_not() {
        let pattern: UrlPattern = format!("a.example.it/{}b", "*a".repeat(200))
            .parse()
            .expect("a pattern");
        let began = std::time::Instant::now();
        assert!(!pattern.matches(&format!("https://a.example.it/{}", "a".repeat(20_000))));
        assert!(began.elapsed() < std::time::Duration::from_secs(2));
    }

    #[test]
    fn what_has_no_host_is_no_pattern() {
        for text in [
            "",
            " ",
            "/entra",
            "*",
            "*/x",
            "https://a.example.it/",
            "a.example.it/x  b.example.it",
        ] {
            assert!(text.parse::<UrlPattern>().is_err(), "{text}");
        }
    }
}
