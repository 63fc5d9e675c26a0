// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-centre`: the region's own program.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
