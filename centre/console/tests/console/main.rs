// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The console in process: rules, log-in, pages.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![allow(unreachable_pub, reason = "nothing outside reaches into a test")]

mod login;
mod pages;
mod rules;
mod support;
