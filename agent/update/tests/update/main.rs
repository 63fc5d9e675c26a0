// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Updates on disks: in memory, where the power can be taken away at every write, and on real
//! partitions of loop devices.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test program are tests too"
)]

mod blessing;
mod boot;
mod cuts;
mod disk;
mod fixture;
mod following;
mod real;
mod refusals;
mod region;
