// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre with its real router and a real store on disk.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "the helpers of a test program are tests too"
)]

mod alerts;
mod commands;
mod courier;
mod dead;
mod document;
mod door;
mod enrolment;
mod figures;
mod hostile;
mod house;
mod operators;
mod program;
mod releases;
mod reports;
mod rooms;
mod rules;
mod streams;
