// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is wrong with this machine?

use std::path::PathBuf;

use chrono::Utc;
use clap::ValueEnum;
use serde::Serialize;

use crate::cli::Desk;
use crate::doctor::{Finding, Machine, Verdict, pc, terminal};
use crate::fault::{Done, Fault};
use crate::printer::Answer;

/// What says that a machine is a terminal.
const RELEASE: &str = "usr/lib/sportello/release.toml";

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// Look at it as a PC to be installed, or as a terminal [default: as what it is].
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    what: Option<What>,
    /// Look at the machine whose files are below this folder.
    #[arg(long, value_name = "FOLDER", default_value = "/")]
    root: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    Pc,
    Terminal,
}

#[derive(Debug, Serialize)]
struct Looked {
    what: What,
    findings: Vec<Finding>,
}

impl Answer for Looked {
    fn text(&self) -> String {
        let mut lines = Vec::new();
        for finding in &self.findings {
            lines.push(format!(
                "{:8} {}: {}",
                finding.verdict.word(),
                finding.title,
                finding.found
            ));
            if !finding.next.is_empty() {
                lines.push(format!("         -> {}", finding.next));
            }
        }
        lines.join("\n")
    }
}

impl Doctor {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let machine = Machine::at(&self.root);
        let what = self.what.unwrap_or(if machine.has(RELEASE) {
            What::Terminal
        } else {
            What::Pc
        });
        let findings = match what {
            What::Pc => pc::look(&machine),
            What::Terminal => terminal::look(&machine, Utc::now()),
        };
        let bad: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.verdict == Verdict::Bad)
            .map(|finding| finding.title)
            .collect();
        let fault = (!bad.is_empty()).then(|| {
            Fault::wrong(
                format!("{} must be mended", bad.join(", ")),
                "do what stands behind each arrow, then look again",
            )
        });
        desk.printer.answer(&Looked { what, findings })?;
        fault.map_or(Ok(()), Err)
    }
}
