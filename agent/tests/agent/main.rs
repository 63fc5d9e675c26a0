// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent against a centre of this program's own, which checks what the real one checks:
//! signatures, nonces, clocks, numbers.
//!
//! | invariant of the crate | file |
//! |---|---|
//! | 1 a row leaves the book only when it is stored | `delivery.rs`, `courier.rs` |
//! | 2 a command acts at most once | `commands.rs` |
//! | 3 never gives up, never hurries | `trouble.rs` |
//! | 4 what is logged | `trouble.rs` |
//! | 5 clocks | `trouble.rs`, `delivery.rs` |
//!
//! `streams.rs` shows how commands reach the agent where answers stay open and where not.
//! `killed.rs` and `program.rs` run the program itself,
//! `whole.rs` runs the agent as it is over real sockets, `enrolment.rs` over real TLS.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test program are tests too"
)]

mod centre;
mod commands;
mod courier;
mod delivery;
mod enrolment;
mod fixture;
mod killed;
mod program;
mod rail;
mod streams;
mod trouble;
mod updates;
mod whole;
