// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an address belongs to.

use url::Url;

use crate::wire::HostRule;

/// Whether an address lies within the rules: its host and its port.
pub(super) fn covered(rules: &[HostRule], address: &str) -> bool {
    let Ok(url) = Url::parse(address) else {
        return false;
    };
    let Some(host) = url.host_str() else {
        return false;
    };
    let Some(port) = url.port_or_known_default() else {
        return false;
    };
    rules.iter().any(|rule| {
        rule.ports.contains(&port)
            && match rule.host.strip_prefix("*.") {
                Some(below) => {
                    host == below
                        || host
                            .strip_suffix(below)
                            .is_some_and(|front| front.ends_with('.'))
                }
                None => host == rule.host,
            }
    })
}

pub(super) fn host_and_port(address: &str) -> Option<(String, u16)> {
    let url = Url::parse(address).ok()?;
    Some((url.host_str()?.to_owned(), url.port_or_known_default()?))
}

/// Pages of the browser itself: new-tab pages, settings, its inspector.
pub(super) fn foreign(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    matches!(
        scheme,
        "chrome" | "chrome-untrusted" | "devtools" | "chrome-extension" | "view-source" | "file"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_covers_the_name_and_what_is_below_it_and_nothing_that_only_ends_alike() {
        let rules = [HostRule {
            host: "*.idp.example".into(),
            ports: vec![443, 8443],
        }];
        for inside in ["https://idp.example/", "https://a.b.idp.example:8443/x"] {
            assert!(covered(&rules, inside), "{inside}");
        }
        for outside in [
            "https://evilidp.example/",
            "https://idp.example:444/",
            "https://idp.example.evil/",
            "x",
        ] {
            assert!(!covered(&rules, outside), "{outside}");
        }
    }

    #[test]
    fn pages_of_the_browser_itself_are_foreign() {
        for address in [
            "chrome://newtab/",
            "devtools://devtools/x",
            "view-source:https://a",
        ] {
            assert!(foreign(address), "{address}");
        }
        for address in [
            "about:blank",
            "https://a.example/",
            "chrome-error://chromewebdata/",
            "",
        ] {
            assert!(!foreign(address), "{address}");
        }
    }
}
