// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a session must do, one file per chapter of the rules. A clock moved by hand (`desk.rs`)
//! stands in for the day.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "the helpers of a test program are tests too"
)]

mod afar;
mod closing;
mod desk;
mod hop;
mod hours;
mod idle;
mod lock;
mod power;
mod properties;
mod receipt;
mod resume;
mod settings;
mod staff;
mod story;
mod timer;
