// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which layer of policy sets each value.

use clap::Subcommand;
use serde::Serialize;
use sportello_bundle::Finding;
use sportello_bundle::layers::{Explained, resolve};

use crate::bundles::{place, source};
use crate::cli::Desk;
use crate::fault::{Done, Fault};
use crate::printer::Answer;

#[derive(Debug, Subcommand)]
pub(crate) enum Policy {
    /// Show for a site or terminal every value, and which layer sets it.
    Explain(Explain),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Code of the site.
    #[arg(long, value_name = "CODE")]
    site: String,
    /// One of its terminals.
    #[arg(long, value_name = "NAME")]
    terminal: Option<String>,
    /// Only this key, or this section: `session.minutes`, `opening`.
    key: Option<String>,
    /// Leave out what nobody set.
    #[arg(long)]
    set: bool,
}

#[derive(Debug, Serialize)]
struct Explanation {
    values: Vec<Explained>,
    findings: Vec<Finding>,
}

impl Answer for Explanation {
    fn text(&self) -> String {
        let widest = self.values.iter().map(|it| it.key.len()).max().unwrap_or(0);
        let mut lines: Vec<String> = self.findings.iter().map(ToString::to_string).collect();
        for value in &self.values {
            let at = match &value.file {
                Some(file) => format!("{}:{}", file.display(), value.line),
                None => String::new(),
            };
            let mut line = format!(
                "{:widest$} = {}  [{}{}{at}]",
                value.key,
                value.value,
                value.layer,
                if at.is_empty() { "" } else { " " }
            );
            if !value.bounds.is_empty() {
                line.push_str(&format!("  bounds: {}", value.bounds.join(", ")));
            }
            lines.push(line);
        }
        lines.join("\n")
    }
}

impl Policy {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let Self::Explain(explain) = self;
        let region = desk.region()?;
        let folder = source(&region)?;
        let place = place(&region, &explain.site, explain.terminal.as_deref())?;
        let resolved = resolve(&folder, &place);
        let mut values = resolved.provenance;
        if let Some(key) = &explain.key {
            let inside = format!("{key}.");
            values.retain(|value| value.key == *key || value.key.starts_with(&inside));
            if values.is_empty() {
                return Err(Fault::wrong(
                    format!("policy has no value {key:?} for this place"),
                    "leave the key out to see all",
                ));
            }
        }
        if explain.set {
            values.retain(|value| value.file.is_some());
        }
        for value in &mut values {
            if let Some(inner) = value
                .file
                .as_ref()
                .and_then(|file| file.strip_prefix(region.folder()).ok())
            {
                value.file = Some(inner.to_owned());
            }
        }
        desk.printer.answer(&Explanation {
            values,
            findings: resolved.findings,
        })
    }
}
