// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tasks are walked in a real capsule, by keyboard, on replicas of the portals they lead through.
//! Ring 2: runs only on the stage.
//!
//! - `walk.rs`, `practice.rs`: to the last page, as `routes.toml` describes the portal
//! - `follow.rs`: along the flows of `flows.rs`, which go wrong as real ones do; at every point
//!   the guide is at the right step or says that it does not know

#![cfg(feature = "rehearsal")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands; these helpers are called by tests only"
)]

mod flow;
mod flows;
mod follow;
#[path = "../stage_adversity/ground.rs"]
#[expect(
    dead_code,
    reason = "the ground of stage_adversity, which puts more in the way"
)]
mod ground;
mod guide;
mod practice;
mod replica;
mod shipped;
mod walk;
mod web;
