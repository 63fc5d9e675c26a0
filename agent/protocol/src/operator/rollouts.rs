// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rollouts: an image reaches one terminal, then its site, a tenth of the region, and all.
//! It goes on by itself when a stage is proven, and stops by itself when terminals roll back.

use serde::{Deserialize, Serialize};

use crate::bounds::at_most;
use crate::update::release;
use crate::{TerminalId, UnixSeconds};

/// Rollouts that an answer lists at most, latest first.
pub const MAX_ROLLOUTS: usize = 50;

/// How many terminals an image has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Stage {
    One,
    /// The site of that one.
    Site,
    /// A tenth of the region, always the same one.
    Tenth,
    All,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::One, Self::Site, Self::Tenth, Self::All];
}

/// Where a rollout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RolloutState {
    Running,
    /// Nobody new is asked to take the image; those that were asked go on.
    Paused,
    /// For good: terminals that do not run the image are no longer asked to.
    Stopped,
    /// Everyone may have it; terminals that were off take it when they are back.
    Done,
    #[serde(other)]
    Unknown,
}

/// Why a rollout stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StopReason {
    /// Somebody stopped it.
    Operator,
    /// Terminals went back to the image that they had before.
    RolledBack,
    /// The region took the image back.
    Withdrawn,
    #[serde(other)]
    Unknown,
}

/// What may be done to a rollout: the last part of its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RolloutAction {
    Pause,
    Resume,
    Stop,
}

/// Rolls an image out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRollout {
    #[serde(deserialize_with = "release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub image: u64,
    /// The stages in their order, some or all of them.
    #[serde(deserialize_with = "at_most::<_, _, 4>")]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 4))]
    pub stages: Vec<Stage>,
    /// The terminal that tries it first; absent: the centre picks one that is online.
    #[serde(default)]
    pub first: Option<TerminalId>,
}

/// Terminals of one stage that earlier stages did not have, by where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StageCounts {
    pub stage: Stage,
    pub terminals: u32,
    /// Run the image, proven.
    pub blessed: u32,
    /// Fetch, hold or try it.
    pub under_way: u32,
    pub rolled_back: u32,
    pub refused: u32,
    /// Not heard of for a while; they are not waited for.
    pub silent: u32,
}

/// A rollout and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rollout {
    pub id: u64,
    #[serde(deserialize_with = "release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub image: u64,
    pub state: RolloutState,
    #[serde(default)]
    pub stopped: Option<StopReason>,
    pub stage: Stage,
    pub begun: UnixSeconds,
    pub stage_begun: UnixSeconds,
    #[serde(deserialize_with = "at_most::<_, _, 4>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub stages: Vec<StageCounts>,
    /// Terminals that rolled back, 50 at most.
    #[serde(default, deserialize_with = "at_most::<_, _, 50>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub rolled_back: Vec<TerminalId>,
}

/// The region's rollouts, latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rollouts {
    #[serde(deserialize_with = "at_most::<_, _, MAX_ROLLOUTS>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub rollouts: Vec<Rollout>,
}
