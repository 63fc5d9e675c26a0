// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every shipped task is walked to its last page in a real capsule, by keyboard. Ring 2: runs
//! only on the stage.

#![cfg(feature = "rehearsal")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands; these helpers are called by tests only"
)]

#[path = "../stage_adversity/ground.rs"]
#[expect(
    dead_code,
    reason = "the ground of stage_adversity, which puts more in the way"
)]
mod ground;
mod practice;
mod shipped;
mod walk;
mod web;
