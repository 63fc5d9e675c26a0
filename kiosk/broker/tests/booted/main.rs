// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The broker as its system units, on a system that systemd has booted: real users, a real
//! CUPS with the image's configuration, a real printer of IPP Everywhere in software, real
//! file systems on loop devices. `stage/paper` boots such a system and runs this program in it,
//! as root, who plays the supervisor's user and the hand that plugs sticks in.

#![cfg(feature = "rehearsal")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands; these helpers are called by tests only"
)]

mod desk;
mod paper;
mod plug;
mod sticks;
