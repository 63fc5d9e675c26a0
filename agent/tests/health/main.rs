// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Health and watchdog from outside: machines made of files, services made of sockets, a kiosk
//! made of a child process.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up shall fail"
)]

mod alarms;
mod bus;
mod cost;
mod fixture;
mod kiosk;
mod minute;
mod own;
mod probes;
mod readings;
mod services;
mod survival;
