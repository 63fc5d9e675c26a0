// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The sandbox of one session.
//!
//! Outside, [`supervisor`] builds the capsule ([`bwrap`], [`seccomp`], [`policy`]), runs
//! [`egress`] and verifies the wipe ([`wipe`]). Inside, [`inside`] is pid 1: it starts a
//! nested compositor and the browser, and [`driver`] leads through the task over
//! [`devtools`]. The shell holds only [`client`] and speaks only [`wire`]. Paper and sticks
//! are another program's: [`broker`] is what it and the supervisor say to each other.

pub mod broker;
pub mod bwrap;
pub mod client;
pub mod devtools;
pub mod driver;
pub mod egress;
mod inner;
pub mod inside;
pub mod line;
pub mod policy;
pub mod scope;
pub mod seccomp;
pub mod sound;
pub mod speech;
pub mod supervisor;
pub mod wipe;
pub mod wire;

pub use inside::{ALWAYS, CHROMIUM, IN_A_WINDOW};
