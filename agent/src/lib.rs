// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal's agent: one small process that measures health, carries the book's rows to
//! the centre and the staff's commands to the slate. It never talks to the shell.
//!
//! # Invariants
//! 1. A row leaves the book only when the centre has said that it stored it. No answer, no
//!    file and no clock makes the agent delete a row that it did not send.
//! 2. A command is journalled in the book before it is posted to the slate, so it acts at
//!    most once, whatever dies in between.
//! 3. It never gives up and never hurries: every failure is followed by a pause that grows.
//! 4. What it logs names no person, no site, no key and no code.
//! 5. The wall clock decides nothing but which hour a row is of. Validity of commands and
//!    pauses count boot time.
//!
//! # Tasks
//! `delivery`, `status`, `commands` and `desired` speak to the centre; `health` measures and
//! `watchdog` keeps the shell alive. Each is a `run(Context, ..)` that returns when
//! [`Context::ending`] does, spawned in [`Agent::run`]. READY and WATCHDOG for the agent's
//! own unit are sent by [`Agent::run`] itself.

pub mod agent;
pub mod beat;
pub mod centre;
pub mod chance;
pub mod clock;
pub mod commands;
pub mod complaint;
pub mod config;
pub mod context;
pub mod courier;
pub mod delivery;
pub mod desired;
pub mod enrol;
pub mod health;
pub mod identity;
pub mod ledger;
pub mod line;
pub mod network;
pub mod standing;
pub mod status;
pub mod trust;
pub mod update;
pub mod watchdog;
pub mod words;

pub use agent::{Agent, AgentError};
pub use clock::{Clock, MachineClock};
pub use config::Config;
pub use context::{Context, Findings, Standing};
pub use ledger::Ledger;
