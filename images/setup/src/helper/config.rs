// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where things are on a terminal.

use std::path::PathBuf;

/// Every place and program that the helper touches.
#[derive(Debug, Clone)]
pub struct Config {
    /// Kernel command line.
    pub cmdline: PathBuf,
    /// There when the machine was started by UEFI.
    pub efi: PathBuf,
    /// Mount point of the state partition.
    pub state: PathBuf,
    /// The agent's and the kiosk's shared folder in RAM.
    pub shared_run: PathBuf,
    /// The helper's own folder in RAM; disks are mounted below it.
    pub run: PathBuf,
    /// How a disk is parted, for systemd-repart.
    pub definitions: PathBuf,
    /// The agent's configuration: an image says in it where the centre is.
    pub agent_config: PathBuf,
    /// The agent, run as its own user: program and first arguments.
    pub agent: Vec<String>,
    /// Loop devices count as disks: for tests.
    pub loops: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            cmdline: "/proc/cmdline".into(),
            efi: "/sys/firmware/efi".into(),
            state: "/var/lib/sportello".into(),
            shared_run: "/run/sportello".into(),
            run: "/run/sportello-setup".into(),
            definitions: "/usr/lib/sportello/repart.d".into(),
            agent_config: "/usr/lib/sportello/agent.toml".into(),
            agent: [
                "setpriv",
                "--reuid=sportello-agent",
                "--regid=sportello-agent",
                "--init-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "/usr/bin/sportello-agent",
            ]
            .map(str::to_owned)
            .to_vec(),
            loops: false,
        }
    }
}

impl Config {
    /// The agent's `--state`.
    #[must_use]
    pub fn book(&self) -> PathBuf {
        self.state.join("book")
    }

    /// What the setup keeps: language, proxy, and what the stick left for the first start.
    #[must_use]
    pub fn kept(&self) -> PathBuf {
        self.state.join("setup")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_that_enrols_reads_what_the_agent_that_runs_reads() {
        let unit = include_str!("../../../units/sportello-agent.service");
        let config = Config::default();
        let says = |name: &str, path: &std::path::Path| {
            let setting = format!("{name}={}", path.display());
            assert!(
                unit.split_whitespace()
                    .any(|word| { word == setting || word == format!("Environment={setting}") }),
                "{setting}"
            );
        };
        says("SPORTELLO_AGENT_CONFIG", &config.agent_config);
        says("SPORTELLO_STATE", &config.book());
        says("SPORTELLO_RUN", &config.shared_run);
    }
}
