// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The capsule as a system unit, on a system that systemd has booted: real units, real users,
//! a real compositor of the shell's user and a real browser of the capsule's. `stage/booted`
//! boots such a system and runs this program in it, as the shell's user, who there may also
//! kill and play other users.

#![cfg(feature = "rehearsal")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands; these helpers are called by tests only"
)]

mod door;
mod ends;
mod paper;
mod session;
mod terminal;
