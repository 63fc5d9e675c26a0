// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The accessibility checker that others use as well.

use std::fmt;

use anyhow::Context;
use serde::Deserialize;

use crate::Desk;

const AXE: &str = include_str!("../vendor/axe-core/axe.min.js");

/// One rule that a page breaks.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    pub id: String,
    pub help: String,
    /// The elements.
    pub nodes: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.id, self.help, self.nodes.join(" | "))
    }
}

pub(super) async fn run(desk: &Desk) -> anyhow::Result<Vec<Violation>> {
    let _loaded = desk
        .ask(&format!("(() => {{ {AXE} }})(), typeof axe === 'object'"))
        .await?;
    let found = desk
        .ask(
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
               .then(r => JSON.stringify(r.violations.map(v => ({ id: v.id, help: v.help,
                  nodes: v.nodes.map(n => n.html.slice(0, 200)) }))))",
        )
        .await?;
    let text = found.as_str().context("axe gave no answer")?;
    Ok(serde_json::from_str(text)?)
}
