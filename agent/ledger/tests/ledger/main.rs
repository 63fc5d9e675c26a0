// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The invariants of the crate's head, one file per group:
//!
//! | invariant | file |
//! |---|---|
//! | 1, 2, 3 what may be written, and when it leaves | `privacy.rs`, `blocked.rs`, `centre.rs` |
//! | 4 stored is stored | `crash.rs`, `surroundings.rs`, `together.rs` |
//! | 5 one marker, one record per session | `sessions.rs`, `crash.rs`, `model.rs` |
//! | 6, 7 numbers | `delivery.rs`, `model.rs`, `damage.rs`, `blows.rs` |
//! | 8 seals | `damage.rs`, `blows.rs` |
//! | 9 deleted is gone | `privacy.rs` |
//! | 10 size cap | `cap.rs`, `model.rs` |
//! | 11 newer books | `surroundings.rs` |

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "the helpers of a test program are tests too"
)]

mod blocked;
mod blows;
mod cap;
mod centre;
mod crash;
mod damage;
mod delivery;
mod fixture;
mod model;
mod privacy;
mod sessions;
mod slate;
mod surroundings;
mod together;
