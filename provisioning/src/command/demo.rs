// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal's own story, played from the sources without touching this machine.

use std::path::PathBuf;
use std::process::Command;

use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};

#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    /// Folder of the sources [default: the nearest one upwards].
    #[arg(long, value_name = "FOLDER")]
    source: Option<PathBuf>,
}

impl Demo {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let here =
            std::env::current_dir().or_failed("the current folder", "change into another")?;
        let holds = |folder: &PathBuf| folder.join("stage/demo").is_file();
        let source = match self.source {
            Some(folder) => Some(folder).filter(holds),
            None => here.ancestors().map(PathBuf::from).find(holds),
        };
        let Some(source) = source else {
            return Err(Fault::wrong(
                "the demo plays from the sources, and they are not here",
                "get them (git clone), change into them and run `sportello demo` or `make demo`; \
                 it needs Linux, root or sudo, and 4 GB of room",
            ));
        };
        desk.printer.talk(
            "the demo plays a session from welcome to receipt in a place of its own; its \
             pictures come to target/demo",
        );
        let status = Command::new(source.join("stage/demo"))
            .current_dir(&source)
            .status()
            .or_failed(
                "stage/demo cannot be run",
                "`make demo` says what is missing",
            )?;
        if status.success() {
            Ok(())
        } else {
            Err(Fault::failed(
                anyhow::anyhow!("the demo ended early ({status})"),
                "read what it said above",
            ))
        }
    }
}
