// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell's conversations with the rest of the terminal, one file each. Every service is
//! a subscription: its first event hands the shell a link to ask through, the others are
//! facts. A service that loses its other end keeps trying by itself.

pub mod announce;
pub mod capsule;
pub mod clock;
pub mod compositor;
pub mod headphones;
pub mod idle;
pub mod keys;
pub mod ledger;
pub mod needs;
pub mod networks;
pub mod power;
pub mod pulse;
pub mod signals;
pub mod voice;
