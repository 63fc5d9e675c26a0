// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The capsule on real parts: sway, bubblewrap, Chromium. Ring 2: runs only on the stage.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands; these helpers are called by tests only"
)]

mod capsule;
mod end;
mod lead;
