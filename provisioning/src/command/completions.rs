// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the shell offers at the Tab key.

use clap_complete::Shell;

use crate::cli::{Desk, definition};
use crate::fault::Done;

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut definition(), "sportello", &mut script);
        desk.printer.raw(&script)
    }
}
