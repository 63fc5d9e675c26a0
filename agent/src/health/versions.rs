// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Versions of what runs here: agent, image, tasks, browser. The state of an update has no word
//! yet: nothing on a terminal updates it so far, so there is nothing to measure.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::time::SystemTime;

use sportello_protocol::{VersionText, Versions};

use super::Places;
use super::small_file::{open, text, word};

/// Name of the browser's package.
const BROWSER: &str = "chromium";
/// Longest list of packages that is read, bytes.
const MAX_LIST: u64 = 64 * 1024 * 1024;
/// Longest line of it.
const MAX_LINE: u64 = 64 * 1024;

/// Reads versions, the long list of packages only when it has changed.
#[derive(Debug)]
pub struct Reader {
    agent: VersionText,
    list: Option<(SystemTime, u64)>,
    browser: Option<VersionText>,
}

impl Reader {
    /// `agent` is this program's version.
    #[must_use]
    pub const fn new(agent: VersionText) -> Self {
        Self {
            agent,
            list: None,
            browser: None,
        }
    }

    /// The versions as they are now.
    pub fn read(&mut self, places: &Places) -> Versions {
        let seen = std::fs::metadata(&places.packages)
            .ok()
            .and_then(|found| Some((found.modified().ok()?, found.len())));
        if seen != self.list || seen.is_none() {
            self.list = seen;
            self.browser = package(&places.packages, BROWSER);
        }
        Versions {
            agent: self.agent.clone(),
            image: image(&places.os_release),
            // Written beside the tasks by whoever installs a signed bundle of them; the ones
            // that came with the image have the image's version.
            tasks: places
                .portals
                .as_deref()
                .and_then(|folder| word(&folder.join("version")))
                .and_then(|word| VersionText::parse(&word).ok()),
            browser: self.browser.clone(),
        }
    }
}

/// `IMAGE_VERSION` of `os-release`; a machine that was not made from an image has none.
fn image(os_release: &Path) -> Option<VersionText> {
    let text = text(os_release)?;
    let value = text
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("IMAGE_VERSION="))?;
    let value = value.trim().trim_matches(|c| c == '"' || c == '\'');
    VersionText::parse(value).ok()
}

/// Version of an installed package in dpkg's list.
fn package(list: &Path, name: &str) -> Option<VersionText> {
    let mut lines = BufReader::new(open(list)?.take(MAX_LIST));
    let mut line = Vec::new();
    let (mut here, mut installed, mut version) = (false, false, None);
    loop {
        line.clear();
        let read = lines
            .by_ref()
            .take(MAX_LINE)
            .read_until(b'\n', &mut line)
            .ok()?;
        let text = line.trim_ascii_end();
        if text.is_empty() {
            if here && installed {
                return version;
            }
            if read == 0 {
                return None;
            }
            (here, installed, version) = (false, false, None);
        } else if let Some(value) = text.strip_prefix(b"Package: ") {
            here = value == name.as_bytes();
        } else if let Some(value) = text.strip_prefix(b"Status: ") {
            installed = value.ends_with(b" installed");
        } else if here && let Some(value) = text.strip_prefix(b"Version: ") {
            version = std::str::from_utf8(value).ok().and_then(parse);
        }
    }
}

/// A Debian version without its epoch.
fn parse(version: &str) -> Option<VersionText> {
    let version = version.split_once(':').map_or(version, |(_, rest)| rest);
    VersionText::parse(version).ok()
}
