// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The real program, run as an administrator runs it: against a real centre on loopback, real
//! tables, real loop devices.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "the helpers of a test program are tests too, and a skipped one says so aloud"
)]

mod authors;
mod desk;
mod image;
mod region;
mod tables;
mod talk;
