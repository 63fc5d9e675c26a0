// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region in small: the real agent with a real book, the real centre with a real store,
//! and a network between them.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::panic,
    reason = "the helpers of a test program are tests too"
)]

mod clocks;
#[path = "../../store/tests/suite/cluster.rs"]
#[expect(dead_code, reason = "the store's own tests use more of it")]
mod cluster;
mod copied;
mod damage;
mod kills;
mod place;
mod planted;
mod postgres;
mod presence;
mod pressure;
mod program;
mod whole;
