// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where everything lies on the appliance, and where tests put it.

use std::path::{Path, PathBuf};

/// The folders and files that both halves know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The `state` partition.
    pub state: PathBuf,
    /// The folder of the slate, in RAM, shared with shell and agent.
    pub run: PathBuf,
    /// What the image brought: its numbers.
    pub release: PathBuf,
    /// What the image brought: the region's first root of trust.
    pub root_of_trust: PathBuf,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            state: PathBuf::from("/var/lib/sportello"),
            run: PathBuf::from("/run/sportello"),
            release: PathBuf::from("/usr/lib/sportello/release.toml"),
            root_of_trust: PathBuf::from("/usr/share/sportello/trust/root.json"),
        }
    }
}

impl Places {
    /// The same beneath another root, for tests.
    #[must_use]
    pub fn beneath(root: &Path) -> Self {
        let Self {
            state,
            run,
            release,
            root_of_trust,
        } = Self::default();
        let under = |path: PathBuf| root.join(path.strip_prefix("/").unwrap_or(&path));
        Self {
            state: under(state),
            run: under(run),
            release: under(release),
            root_of_trust: under(root_of_trust),
        }
    }

    /// Unpacked bundles, written by the agent.
    #[must_use]
    pub fn bundles(&self) -> PathBuf {
        self.state.join("bundle")
    }

    /// The agent's store of trust.
    #[must_use]
    pub fn trust(&self) -> PathBuf {
        self.state.join("trust")
    }

    /// Root's own store of trust.
    #[must_use]
    pub fn trust_of_root(&self) -> PathBuf {
        self.state.join("trust-root")
    }

    /// Downloads of an image, written by the agent.
    #[must_use]
    pub fn staging(&self) -> PathBuf {
        self.state.join("staging")
    }

    /// What was attempted, applied, blessed and rolled back: root writes, everyone reads.
    #[must_use]
    pub fn record(&self) -> PathBuf {
        self.state.join("update.json")
    }

    /// Asks the shell for one empty session before it serves; the shell removes it when the
    /// receipt is in the book.
    #[must_use]
    pub fn prove(&self) -> PathBuf {
        self.run.join("prove")
    }
}
