// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites, terminals, keys and codes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sportello_protocol::{
    Alarm, Facts, Gauge, Losses, Service, Spread, TerminalId, Thumbprint, UnixSeconds, UpdateState,
    Versions,
};

use crate::AccountId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SiteId(pub i64);

/// A place that hosts terminals, as somebody enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSite {
    /// The region's own code for it, unique.
    pub code: String,
    pub name: String,
    pub municipality: String,
    /// Province or other district.
    pub district: String,
    pub address: String,
    /// Shown to citizens when nobody can come.
    pub phone: String,
    /// IANA name, such as `Europe/Rome`.
    pub time_zone: String,
    pub itinerant: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub id: SiteId,
    #[serde(flatten)]
    pub site: NewSite,
    /// Terminals that are not retired.
    pub terminals: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerminalState {
    Active,
    Quarantined,
    Revoked,
    Retired,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Terminal {
    pub id: TerminalId,
    pub site: SiteId,
    pub site_name: String,
    pub district: String,
    /// What stands on it: `1`, `Ingresso`.
    pub label: String,
    pub state: TerminalState,
    pub thumbprint: Thumbprint,
    pub facts: Facts,
    pub enrolled: UnixSeconds,
    /// Written every minute or so, never more finely.
    pub last_seen: Option<UnixSeconds>,
    pub service: Option<Service>,
    pub alarms: Vec<Alarm>,
    pub versions: Option<Versions>,
    pub losses: Losses,
    /// Terminal's clock minus ours, seconds.
    pub skew_s: i64,
    /// Image and bundle, as its last status said.
    pub release: Option<UpdateState>,
    pub site_code: String,
}

/// What a status leaves in the store: the machine's, never the room's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub terminal: TerminalId,
    pub at: UnixSeconds,
    pub service: Service,
    pub alarms: Vec<Alarm>,
    pub versions: Versions,
    pub skew_s: i64,
    pub release: Option<UpdateState>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    Active,
    /// The terminal has a newer key.
    Superseded,
    Quarantined,
    Revoked,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRecord {
    pub terminal: TerminalId,
    pub site: SiteId,
    pub public_key: [u8; 32],
    pub state: KeyState,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// [`sportello_protocol::EnrolmentCode::secret_hash`].
    pub secret_hash: [u8; 32],
    pub site: SiteId,
    /// Label of the terminal to come.
    pub label: String,
    /// Give this terminal a new key instead of adding one.
    pub replaces: Option<TerminalId>,
    pub made_by: AccountId,
    pub made: UnixSeconds,
    pub expires: UnixSeconds,
}

/// A code as a page shows it; the secret itself is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeLine {
    pub secret_hash: [u8; 32],
    pub site: SiteId,
    pub site_name: String,
    pub label: String,
    pub replaces: Option<TerminalId>,
    pub expires: UnixSeconds,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    pub terminal: TerminalId,
    pub site: SiteId,
}

/// All gauges of an hour or a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    pub date: NaiveDate,
    pub hour: Option<u8>,
    pub gauges: BTreeMap<Gauge, Spread>,
}

/// Which terminals a list shows. Empty: all that are not retired.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FleetFilter {
    pub district: Option<String>,
    pub site: Option<SiteId>,
    pub state: Option<TerminalState>,
    /// Not seen since.
    pub silent_since: Option<UnixSeconds>,
    /// With an alarm that stands.
    pub ill: bool,
    /// Part of label, site or district; case does not matter.
    pub text: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FleetSort {
    /// By name of the site, then by label.
    #[default]
    Site,
    Label,
    /// Longest silent first, before them those never seen.
    LastSeen,
    /// Latest first.
    Enrolled,
}

/// Which sites a list shows. Empty: all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFilter {
    pub district: Option<String>,
    /// Part of name, district, municipality or code; case does not matter.
    pub text: Option<String>,
}

/// Sites alike in this stand by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SiteSort {
    #[default]
    Name,
    Code,
    Municipality,
    District,
    /// How many terminals they have.
    Terminals,
}

/// Which part of a long list; pages count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub number: u32,
    /// 1 to 500.
    pub size: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    pub items: Vec<T>,
    /// Items on all pages.
    pub total: u64,
}
