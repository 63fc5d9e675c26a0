// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Terminals, those that are there and those to come, and the codes that let them in.

use serde::{Deserialize, Serialize};

use super::RowProblem;
use super::sites::MAX_BATCH;
use crate::bounds::at_most;
use crate::{Alarm, TerminalId, Thumbprint, UnixSeconds, UpdateState, VersionText};

/// Codes of one request at most.
pub const MAX_CODES: usize = 200;
/// Longest life of a code, seconds: 30 days, for sheets that are printed and sent.
pub const MAX_CODE_S: u32 = 30 * 24 * 3600;

/// A terminal to come, or that is there: what a line of a table says of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerminalRow {
    /// Code of its site.
    #[cfg_attr(
        feature = "openapi",
        schema(pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$")
    )]
    pub site: String,
    /// What stands on it: `1`, `Ingresso`. Unique in its site.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 40, pattern = "^\\P{C}+$")
    )]
    pub name: String,
}

/// Plans terminals: those that are planned or enrolled already stay as they are. All of it or,
/// when one row has a problem, nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerminalBatch {
    /// Only say what would happen.
    #[serde(default)]
    pub dry_run: bool,
    #[serde(deserialize_with = "at_most::<_, _, MAX_BATCH>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub terminals: Vec<TerminalRow>,
}

/// How far a terminal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TerminalStanding {
    /// Planned: nobody enrolled it yet.
    Planned,
    Active,
    Quarantined,
    Revoked,
    #[serde(other)]
    Unknown,
}

/// What is known of a terminal that enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolledTerminal {
    pub id: TerminalId,
    pub thumbprint: Thumbprint,
    pub enrolled: UnixSeconds,
    #[serde(default)]
    pub last_seen: Option<UnixSeconds>,
    #[serde(default, deserialize_with = "at_most::<_, _, 64>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 64))]
    pub alarms: Vec<Alarm>,
    #[serde(default)]
    pub agent: Option<VersionText>,
    #[serde(default)]
    pub update: Option<UpdateState>,
}

/// One terminal of the region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerminalLine {
    #[serde(flatten)]
    pub row: TerminalRow,
    pub standing: TerminalStanding,
    /// Absent while it is planned.
    #[serde(default)]
    pub enrolled: Option<EnrolledTerminal>,
}

/// One page of the region's terminals: those that enrolled, then those to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terminals {
    #[serde(deserialize_with = "at_most::<_, _, 1000>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub terminals: Vec<TerminalLine>,
    /// The page after this one.
    #[serde(default)]
    pub next: Option<u32>,
}

/// A code that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeAsked {
    /// A terminal that is planned, or with `again` one that is enrolled.
    #[serde(flatten)]
    pub terminal: TerminalRow,
    /// Give the terminal of this name a new key: a new disk, another PC in its place.
    #[serde(default)]
    pub again: bool,
}

/// Makes a code for each of these terminals; earlier ones for them are worth nothing from
/// now on. All of it or, when one row has a problem, nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodesAsked {
    #[serde(deserialize_with = "at_most::<_, _, MAX_CODES>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub codes: Vec<CodeAsked>,
    /// 600 to [`MAX_CODE_S`]; outside it, the nearest.
    pub valid_for_s: u32,
}

/// A code, said once: the centre keeps its hash only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MadeCode {
    #[serde(flatten)]
    pub terminal: TerminalRow,
    /// As it is typed, in groups ([`crate::EnrolmentCode`]).
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9A-HJKMNP-TV-Z-]{21,52}$"))]
    pub code: String,
    pub expires: UnixSeconds,
}

/// Without the code.
impl std::fmt::Debug for MadeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MadeCode")
            .field("terminal", &self.terminal)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

/// The codes that were made, in the order in which they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodesAnswer {
    #[serde(deserialize_with = "at_most::<_, _, MAX_CODES>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub codes: Vec<MadeCode>,
    /// With any, no code was made.
    #[serde(deserialize_with = "at_most::<_, _, 2000>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub problems: Vec<RowProblem>,
}
