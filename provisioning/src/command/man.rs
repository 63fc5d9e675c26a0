// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Manual pages, for whoever makes a package.

use std::path::PathBuf;

use crate::cli::{Desk, definition};
use crate::fault::{Done, Otherwise};

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// Folder for the pages, such as `/usr/share/man/man1`.
    folder: PathBuf,
}

impl Man {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let folder = self.folder.display();
        let next = "name a folder that you may write to";
        std::fs::create_dir_all(&self.folder)
            .or_failed(format!("{folder} cannot be made"), next)?;
        clap_mangen::generate_to(definition(), &self.folder)
            .or_failed(format!("pages cannot be written into {folder}"), next)?;
        desk.printer.talk(format!("manual pages are in {folder}"));
        Ok(())
    }
}
