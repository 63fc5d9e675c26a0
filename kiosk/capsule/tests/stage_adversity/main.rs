// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What can go wrong in a session, on real parts: sway, bubblewrap, Chromium. After each the
//! receipt comes and nobody is left. Ring 2: runs only on the stage.

#![cfg(feature = "rehearsal")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands; these helpers are called by tests only"
)]

mod ground;
mod leaves;
mod met;
mod missing;
mod pages;
mod policy;
mod search;
mod stubborn;
#[path = "../stage_replicas/web.rs"]
mod web;
mod words;
