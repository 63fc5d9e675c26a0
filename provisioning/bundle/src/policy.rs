// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The rules of a site or terminal, from `policy.toml`. Every key has a default, so an empty
//! file is a policy; a wrong value is replaced by its default and explained.

mod hours;
mod read;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;
use url::Url;

use crate::finding::Finding;
use crate::host::HostRule;
use crate::language::LANGUAGES;
use crate::task::TaskId;

/// All rules. Times in minutes unless the name says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    pub session: Session,
    /// `None`: no opening hours, the terminal serves whenever it is on.
    pub opening: Option<Opening>,
    /// Languages this site offers, in the order of *Welcome*: all that are shipped unless the
    /// policy names some. The first is the one in which a fresh citizen finds the screen. Never
    /// empty.
    pub languages: Vec<LanguageIdentifier>,
    pub tasks: Tasks,
    pub browsing: Browsing,
    pub capsule: Capsule,
    pub site: Site,
    pub municipality: Municipality,
    pub help: Help,
    pub printing: Printing,
    pub laptop: Laptop,
}

/// Timer rules (DESIGN §4.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Length of a session.
    pub minutes: u16,
    /// Minutes left at which the citizen is warned, falling.
    pub warnings: Vec<u16>,
    /// How often the citizen may extend by one press.
    pub extensions: u16,
    /// Minutes of one extension.
    pub extension_minutes: u16,
    /// Last minutes to save one's work.
    pub grace_minutes: u16,
    /// Longest time an identity or payment hop holds the timers.
    pub hop_cap_minutes: u16,
    /// The privacy lock ends the session after this.
    pub lock_minutes: u16,
    /// Absence before the idle question.
    pub idle_minutes: u16,
    /// Seconds to answer the idle question.
    pub idle_answer_seconds: u16,
    /// Sessions end this long before closing.
    pub end_before_closing_minutes: u16,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            minutes: 60,
            warnings: vec![10, 5, 1],
            extensions: 10,
            extension_minutes: 10,
            grace_minutes: 5,
            hop_cap_minutes: 10,
            lock_minutes: 10,
            idle_minutes: 5,
            idle_answer_seconds: 60,
            end_before_closing_minutes: 15,
        }
    }
}

/// Opening hours of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    pub time_zone: Tz,
    pub week: Week,
    /// Days that differ: an empty list means closed all day.
    pub exceptions: BTreeMap<NaiveDate, Vec<Interval>>,
}

/// Intervals per weekday, Monday first; sorted, never overlapping. `week.0[0]` is Monday.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Week(pub [Vec<Interval>; 7]);

/// From `from` until just before `to`, on one day. `to` 00:00 stands for midnight at the day's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

/// Which tasks are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tasks {
    pub shown: Shown,
    /// Show tasks that nobody has walked on the live site (with a banner).
    pub unchecked_allowed: bool,
    /// A task checked longer ago than this draws a warning from the linter.
    pub check_days: CheckDays,
    /// Show translations of delicate tasks that no speaker has reviewed (with a banner);
    /// otherwise such tasks are in Italian.
    pub unreviewed: bool,
    /// Where tasks with [`crate::task::Task::region_host`] begin in this region.
    pub start: BTreeMap<TaskId, Url>,
}

/// All tasks, or those named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    #[default]
    All,
    Only(Vec<TaskId>),
}

/// Days after which a check on the live site is old; 90 by default (`domain.md` §3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckDays(pub u16);

impl Default for CheckDays {
    fn default() -> Self {
        Self(90)
    }
}

/// What the browser may do beyond tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Browsing {
    /// Free browsing: the public internet minus the region's filter list.
    pub free: bool,
    /// Tasks that pay may reach the payment group's hosts.
    pub payment_group: bool,
}

/// Bounds of one capsule. Sizes in MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Capsule {
    pub home_mib: u32,
    pub tmp_mib: u32,
    pub shm_mib: u32,
    /// Processes and threads.
    pub tasks: u32,
    /// Data segment and anonymous memory of one process.
    pub process_mib: u32,
    pub tabs: u16,
}

impl Default for Capsule {
    fn default() -> Self {
        Self {
            home_mib: 512,
            tmp_mib: 256,
            shm_mib: 256,
            tasks: 1024,
            process_mib: 4096,
            tabs: 12,
        }
    }
}

/// The place that hosts the terminal, as *Welcome* and *out of service* show it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Empty: the screen shows no name.
    pub name: String,
    pub address: String,
    /// Whom to call when nobody is there.
    pub phone: Option<String>,
    /// An image beside policy.toml, already joined with its folder.
    pub crest: Option<PathBuf>,
}

/// *Il mio Comune*: the site's own tasks and links. Empty: the tile is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Municipality {
    pub name: String,
    pub tasks: Vec<TaskId>,
    pub links: Vec<Link>,
}

/// A way to a page of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Words per language; Italian is always there.
    pub words: BTreeMap<LanguageIdentifier, String>,
    /// https.
    pub url: Url,
    /// Hosts that the browser may navigate to from there; the address's own is among them.
    pub hosts: Vec<HostRule>,
}

impl Link {
    /// The link's words in `language`, else in Italian.
    #[must_use]
    pub fn name(&self, language: &LanguageIdentifier) -> &str {
        let like = |wanted: &str| {
            self.words
                .iter()
                .find(|(l, _)| l.language.as_str() == wanted)
                .map(|(_, w)| w.as_str())
        };
        like(language.language.as_str())
            .or_else(|| like("it"))
            .unwrap_or_default()
    }
}

/// Who can come when help is called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Help {
    pub staff: StaffPresence,
}

/// When staff are in the building.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffPresence {
    /// Whenever the terminal serves.
    #[default]
    Always,
    /// Nobody: the screen says so at once, with the site's phone.
    Never,
    /// In these hours, in the time zone of [`Opening`] (Europe/Rome where that is missing).
    Hours(Week),
}

/// Paper. A printer on a cable is found without being named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Printing {
    /// Where a printer of the network is: `ipp://` or `ipps://`.
    pub printer: Option<Url>,
    /// What the citizen pays for a page, in cents of a euro; 0: nothing.
    pub page_cents: u16,
    /// Longest document that may be printed at once.
    pub most_pages: u16,
}

impl Default for Printing {
    fn default() -> Self {
        Self {
            printer: None,
            page_cents: 0,
            most_pages: 20,
        }
    }
}

/// Lid and battery. Of no meaning to a machine without them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Laptop {
    /// A laptop that stays closed for so many seconds was left: its session ends.
    pub lid_seconds: u16,
    /// Percent of the battery at which the citizen is told.
    pub battery_warn_percent: u8,
    /// Percent at which sessions end and none begins.
    pub battery_end_percent: u8,
    /// Percent that the battery must be above for sessions to begin again.
    pub battery_again_percent: u8,
}

impl Default for Laptop {
    fn default() -> Self {
        Self {
            lid_seconds: 20,
            battery_warn_percent: 10,
            battery_end_percent: 5,
            battery_again_percent: 8,
        }
    }
}

/// The policy file cannot be used at all: the finding says where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("{0}")]
    Unusable(Finding),
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            session: Session::default(),
            opening: None,
            languages: LANGUAGES
                .into_iter()
                .filter_map(|tag| tag.parse().ok())
                .collect(),
            tasks: Tasks::default(),
            browsing: Browsing::default(),
            capsule: Capsule::default(),
            site: Site::default(),
            municipality: Municipality::default(),
            help: Help::default(),
            printing: Printing::default(),
            laptop: Laptop::default(),
        }
    }
}

impl Policy {
    /// Reads `policy.toml`. Wrong values are replaced by their defaults and explained, so that
    /// one slip of the pen does not close a site.
    ///
    /// # Errors
    /// When the file cannot be read or is no TOML.
    pub fn load(file: &Path) -> Result<(Self, Vec<Finding>), PolicyError> {
        read::load(file)
    }

    /// The same, from text already at hand; `file` names it in findings and anchors the crest.
    ///
    /// # Errors
    /// When the text is no TOML.
    pub fn parse(text: &str, file: &Path) -> Result<(Self, Vec<Finding>), PolicyError> {
        read::parse(text, file)
    }
}
