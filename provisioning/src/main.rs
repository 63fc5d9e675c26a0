// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello`: what an IT administrator does from her own desk, and what a technician does at
//! a PC. One file for each command under `command`; what they share lies beside it.
//!
//! # Invariants
//! 1. Data goes to standard output, talk to standard error; 0 is fine, 1 says that what was
//!    asked is wrong, 2 that we failed. With `--json`, both are JSON.
//! 2. Every error says what to do next: a [`fault::Fault`] cannot be made without it.
//! 3. Nothing is erased unless the disk's own name was typed back.
//! 4. No passphrase stands on a command line, in a log or in an answer.
//! 5. Imports are dry unless `--apply` stands there, and name every problem, not the first.

use std::process::ExitCode;

mod bundles;
mod centre;
mod cli;
mod command;
mod disk;
mod doctor;
mod fault;
mod keyring;
mod paper;
mod place;
mod preview;
mod printer;
mod publish;
mod region;
mod secret;
mod sheet;
mod shelf;
mod table;

fn main() -> ExitCode {
    cli::main()
}
