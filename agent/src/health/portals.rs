// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether the portals that the tasks need can be reached, and whose fault it is when not.
//!
//! A connection is opened to each and closed again: nothing is sent, so a portal learns no more
//! than that this address is alive. All names are asked together, every quarter of an hour.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::JoinSet;
use url::{Host, Url};

use super::small_file::{entries, text};

/// Longest time that one portal may take to answer.
const PATIENCE: Duration = Duration::from_secs(4);
/// Portals asked at most.
const MOST: usize = 64;
/// Names that never exist (RFC 2606, RFC 6761): practice sites are answered by the driver itself.
const NEVER: [&str; 4] = ["test", "example", "invalid", "localhost"];

/// Where a task begins: a host and a port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Portal {
    host: String,
    port: u16,
}

impl Portal {
    /// From `host` or `host:port`; the port is 443 otherwise.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(&format!("https://{}", text.trim())).ok()?;
        let bare = url.path() == "/" && url.query().is_none() && url.username().is_empty();
        bare.then(|| Self::of(&url)).flatten()
    }

    fn of(url: &Url) -> Option<Self> {
        let host = match url.host()? {
            Host::Domain(name) => {
                let last = name.trim_end_matches('.').rsplit('.').next()?;
                if NEVER.contains(&last) {
                    return None;
                }
                name.to_owned()
            }
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        Some(Self {
            host,
            port: url.port_or_known_default().filter(|port| *port != 0)?,
        })
    }
}

/// One task's file, as far as it matters here.
#[derive(Debug, serde::Deserialize)]
struct TaskFile {
    start: String,
}

/// The portals named by a folder of tasks (`*/task.toml`, host of `start`) or by a file (one host
/// per line, `#` begins a comment). What cannot be read is passed over.
#[must_use]
pub fn read(place: &Path) -> BTreeSet<Portal> {
    if place.is_dir() {
        entries(place)
            .into_iter()
            .filter_map(|folder| text(&folder.join("task.toml")))
            .filter_map(|text| toml::from_str::<TaskFile>(&text).ok())
            .filter_map(|task| Url::parse(&task.start).ok())
            .filter(|url| url.scheme() == "https")
            .filter_map(|url| Portal::of(&url))
            .take(MOST)
            .collect()
    } else {
        text(place)
            .unwrap_or_default()
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default().trim())
            .filter(|line| !line.is_empty())
            .filter_map(Portal::parse)
            .take(MOST)
            .collect()
    }
}

/// How many of them took a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub asked: usize,
    pub answered: usize,
}

/// Asks all of them at once.
pub async fn ask(portals: &BTreeSet<Portal>) -> Round {
    let mut under_way = JoinSet::new();
    for Portal { host, port } in portals.iter().cloned() {
        under_way.spawn(async move {
            let attempt = TcpStream::connect((host.as_str(), port));
            matches!(tokio::time::timeout(PATIENCE, attempt).await, Ok(Ok(_)))
        });
    }
    let mut answered = 0;
    while let Some(done) = under_way.join_next().await {
        answered += usize::from(matches!(done, Ok(true)));
    }
    Round {
        asked: portals.len(),
        answered,
    }
}

/// Whose fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nobody was asked.
    Unknown,
    /// Neither a portal nor the centre answers: it is our line, and says nothing about them.
    Ours,
    /// The line is well; so many of the portals answer.
    PortalsPercent(i64),
}

/// Judges one round. `centre`: whether the centre answered last time, if it was asked.
#[must_use]
pub fn judge(round: Round, centre: Option<bool>) -> Line {
    let Round { asked, answered } = round;
    if asked == 0 {
        return Line::Unknown;
    }
    if answered == 0 && centre != Some(true) {
        return Line::Ours;
    }
    // Rounded down: 100 means all of them.
    let percent = answered.min(asked) * 100 / asked;
    i64::try_from(percent).map_or(Line::Unknown, Line::PortalsPercent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answered: usize, asked: usize, centre: Option<bool>, expected: Line) {
        assert_eq!(judge(Round { asked, answered }, centre), expected);
    }

    #[test]
    fn a_portal_that_is_down_is_not_our_line() {
        check(2, 3, Some(true), Line::PortalsPercent(66));
        check(2, 3, Some(false), Line::PortalsPercent(66));
        check(0, 3, Some(true), Line::PortalsPercent(0));
        check(3, 3, None, Line::PortalsPercent(100));
    }

    #[test]
    fn when_nobody_answers_it_is_our_line() {
        check(0, 3, Some(false), Line::Ours);
        check(0, 3, None, Line::Ours);
        check(0, 0, Some(false), Line::Unknown);
    }

    #[test]
    fn practice_sites_are_nowhere_and_hosts_are_hosts() {
        let host = |text: &str| Portal::parse(text).map(|portal| (portal.host, portal.port));
        assert_eq!(host("www.inps.it"), Some(("www.inps.it".into(), 443)));
        assert_eq!(host("127.0.0.1:8443"), Some(("127.0.0.1".into(), 8443)));
        for nowhere in [
            "esercizio.sportello.test",
            "localhost",
            "a b",
            "",
            "host/path",
            "name@host",
            "host:0",
            "host:99999",
        ] {
            assert_eq!(host(nowhere), None, "{nowhere:?}");
        }
    }
}
