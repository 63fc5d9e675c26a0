// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! First boot, the half that needs root: it writes the system to a disk, joins networks and
//! has the terminal enrolled. The screens (`sportello-setup`, an ordinary user) ask for it in
//! JSON lines on a socket; [`wire`] and [`line`] are all that they take from here.
//!
//! Invariants:
//! - The screens are not believed: whatever they ask is checked here as if it came from a
//!   stranger. A disk is erased only when its own name was typed back, and never the one that
//!   the system runs from.
//! - A disk whose installation did not come to its end says so when it is started, and never
//!   starts half a system.
//! - Wi-Fi keys and enrolment codes are in no log, no argument of a program and no error.

#[cfg(feature = "helper")]
pub mod helper;
pub mod line;
pub mod secret;
pub mod wire;
