// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The screens of a terminal's first boot: language, installation, network, enrolment. They run
//! in the place of the kiosk, as the same ordinary user, and do nothing to the machine
//! themselves: whatever needs more rights is asked of `sportello-setupd`.
//!
//! Invariants:
//! - Screens decide nothing about disks, networks or codes. They show what the helper found and
//!   say what it answers, in words, with what to do.
//! - A Wi-Fi key or a code leaves the screens towards the helper only, and is overwritten when
//!   its screen goes.
//! - Every screen works by touch, mouse and keyboard, at 200 % text and from right to left.

pub mod app;
pub mod heart;
pub mod helper;
pub mod screen;
pub mod voice;
pub mod words;
