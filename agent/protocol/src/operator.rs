// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the IT admin's command line asks of the centre.
//!
//! Every request is signed like a terminal's ([`crate::signature`], [`Tag::Operator`]) with an
//! operator's own Ed25519 key, which the centre was told of (`sportello-centre operator add`).
//! The signature covers the body, so each is small enough to be held in memory.
//!
//! | method and path | body | answer |
//! |---|---|---|
//! | `GET` [`path::SITES`]`?page=N` | | [`Sites`] |
//! | `PUT` [`path::SITES`] | [`SiteBatch`] | [`BatchAnswer`] |
//! | `GET` [`path::TERMINALS`]`?page=N` | | [`Terminals`] |
//! | `PUT` [`path::TERMINALS`] | [`TerminalBatch`]: terminals to come | [`BatchAnswer`] |
//! | `POST` [`path::CODES`] | [`CodesAsked`] | [`CodesAnswer`] |
//! | `GET` [`path::TRUST`] | | [`TrustState`] |
//! | `GET` [`path::TRUST_TARGETS`]`/NAME?sha256=HEX&size=N` | | [`Upload`]: how far it is |
//! | `PUT` [`path::TRUST_TARGETS`]`/NAME?sha256=HEX&size=N&offset=N` | bytes, [`MAX_CHUNK`] at most | [`Upload`] |
//! | `POST` [`path::TRUST_PUBLISH`] | [`Publication`] | [`TrustState`] |
//! | `GET` [`path::ROLLOUTS`] | | [`Rollouts`] |
//! | `POST` [`path::ROLLOUTS`] | [`NewRollout`] | [`Rollout`] |
//! | `POST` [`path::ROLLOUTS`]`/ID/pause`, `/resume`, `/stop` | | [`Rollout`] |
//!
//! Anything but 200 is a [`Refusal`]. What was asked twice is done once: a batch, an upload and
//! a publication may be sent again after an answer that was lost.
//!
//! The signed metadata and the targets themselves are served to everyone under
//! [`path::METADATA`] and [`path::TARGETS`].
//!
//! [`Tag::Operator`]: crate::signature::Tag::Operator

use serde::{Deserialize, Serialize};

use crate::{Problem, Sha256Hex, TargetName};

mod fleet;
mod rollouts;
mod sites;
mod trust;

pub use fleet::{
    CodeAsked, CodesAnswer, CodesAsked, EnrolledTerminal, MAX_CODE_S, MAX_CODES, MadeCode,
    TerminalBatch, TerminalLine, TerminalRow, TerminalStanding, Terminals,
};
pub use rollouts::{
    MAX_ROLLOUTS, NewRollout, Rollout, RolloutAction, RolloutState, Rollouts, Stage, StageCounts,
    StopReason,
};
pub use sites::{
    BatchAnswer, Field, MAX_BATCH, RowFault, RowProblem, SiteBatch, SiteRow, Sites,
    faults_of_batch, faults_of_terminals,
};
pub use trust::{
    MAX_CHUNK, MAX_METADATA, MAX_ROOTS, MAX_TARGET, OnlineKeys, Publication, TrustState, Upload,
};

/// Where the centre listens for operators.
pub mod path {
    pub const SITES: &str = "/v1/operator/sites";
    pub const TERMINALS: &str = "/v1/operator/terminals";
    pub const CODES: &str = "/v1/operator/codes";
    pub const TRUST: &str = "/v1/operator/trust";
    pub const TRUST_TARGETS: &str = "/v1/operator/trust/targets";
    pub const TRUST_PUBLISH: &str = "/v1/operator/trust/publish";
    pub const ROLLOUTS: &str = "/v1/operator/rollouts";

    /// The repository, for everyone: `METADATA/FILE`, `TARGETS/SHA256.NAME`.
    pub const METADATA: &str = "/trust/metadata";
    pub const TARGETS: &str = "/trust/targets";
}

/// Largest JSON body of an operator's request, bytes.
pub const MAX_BODY: usize = 4 * 1024 * 1024;
/// Lines of one page of an answer at most.
pub const PAGE: usize = 500;

/// What is in the way, beyond what a [`Problem`] says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Fault {
    /// 404: there is no such thing.
    NotThere,
    /// 409: the chunk does not begin where the last one ended.
    WrongOffset {
        /// Where the next one must begin.
        received: u64,
    },
    /// 409: the bytes that came are not those of the SHA-256; the upload begins anew.
    WrongHash,
    /// 413: larger than [`MAX_TARGET`].
    TooLarge,
    /// 507: the centre's disk is full.
    NoSpace,
    /// 422: a root whose number does not follow, or that the root before did not sign.
    BadRoot,
    /// 422: targets that the root's keys did not sign, or that cannot be read.
    BadTargets,
    /// 422: it expires before it could be of use.
    Expired,
    /// 409: the centre has a newer version of this.
    OlderVersion,
    /// 422: the root does not name the centre's own keys for snapshot and timestamp
    /// ([`OnlineKeys`]).
    OnlineKeys,
    /// 409: these targets are signed for, and their bytes are not at the centre yet; 20 at most.
    MissingTargets { missing: Vec<MissingTarget> },
    /// 409: nothing was published yet.
    NothingPublished,
    /// 409: the signed repository has no such image, or took it back.
    NoSuchImage,
    /// 409: another rollout is under way; stop it first.
    RolloutUnderWay,
    /// 409: it is over.
    RolloutOver,
    /// 409: the image is below one that was rolled out before.
    OlderImage,
    /// A fault that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A target whose bytes are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingTarget {
    pub name: TargetName,
    pub sha256: Sha256Hex,
}

impl Fault {
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Unknown => 400,
            Self::NotThere => 404,
            Self::WrongOffset { .. }
            | Self::WrongHash
            | Self::OlderVersion
            | Self::MissingTargets { .. }
            | Self::NothingPublished
            | Self::NoSuchImage
            | Self::RolloutUnderWay
            | Self::RolloutOver
            | Self::OlderImage => 409,
            Self::TooLarge => 413,
            Self::BadRoot | Self::BadTargets | Self::Expired | Self::OnlineKeys => 422,
            Self::NoSpace => 507,
        }
    }
}

/// Body of every refusal: a [`Problem`], and what is in the way when that does not say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Refusal {
    #[serde(flatten)]
    pub problem: Problem,
    /// With one, `problem` is `malformed`, and the status is the fault's.
    #[serde(default)]
    pub fault: Option<Fault>,
}

impl Refusal {
    #[must_use]
    pub fn status(&self) -> u16 {
        self.fault
            .as_ref()
            .map_or_else(|| self.problem.problem.status(), Fault::status)
    }
}
