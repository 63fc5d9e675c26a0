// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What this machine is, and how the system on it was started.

use tracing::warn;

use super::config::Config;
use super::disks::{self, Node};
use super::enrol::is_enrolled;
use super::install::mount::Mounted;
use super::medium::{Cmdline, Medium};
use super::seed::{self, Seed};
use super::unattended::Plan;
use crate::wire::{Machine, Place, Refusal};

const MIB: u64 = 1 << 20;

/// The devices, where they matter: a system without a verified root is no image of ours, and
/// there is nothing to look for.
///
/// # Errors
/// When they cannot be listed.
pub async fn nodes(config: &Config) -> Result<Vec<Node>, Refusal> {
    let line = Cmdline::read(&config.cmdline).unwrap_or_default();
    if line.install || line.roothash.is_some() {
        disks::nodes().await
    } else {
        Ok(Vec::new())
    }
}

/// How the system was started, from the devices and the command line.
#[must_use]
pub fn place(config: &Config, nodes: &[Node]) -> Place {
    let install = Cmdline::read(&config.cmdline).is_ok_and(|line| line.install);
    if install {
        Place::Installer
    } else if Medium::find(config, nodes).is_some_and(|medium| medium.removable) {
        Place::Live
    } else {
        Place::Installed
    }
}

/// What the medium's file says; `None` on a machine's own disk or without a file.
///
/// # Errors
/// When there is one that cannot be followed.
pub async fn plan(config: &Config, nodes: &[Node]) -> Result<Option<Plan>, Refusal> {
    if place(config, nodes) == Place::Installed {
        return Ok(None);
    }
    let Some(esp) = Medium::find(config, nodes).and_then(|medium| medium.esp) else {
        return Ok(None);
    };
    let Ok(mounted) = Mounted::read_only(config, &esp, "file").await else {
        warn!("the medium's files cannot be read");
        return Ok(None);
    };
    let plan = Plan::read(mounted.path());
    mounted.close().await?;
    plan
}

/// Tells of the machine.
///
/// # Errors
/// When its devices cannot be listed.
pub async fn machine(config: &Config, installing: bool) -> Result<Machine, Refusal> {
    let nodes = nodes(config).await?;
    let place = place(config, &nodes);
    // While a disk is written the medium is left alone.
    let plan = if installing {
        Ok(None)
    } else {
        plan(config, &nodes).await
    };
    let seed = Seed::found(config).unwrap_or_default();
    let file = plan.as_ref().ok().and_then(Option::as_ref);
    let brought = file.and_then(|plan| plan.enrolment.code.as_ref());
    let unattended = match place {
        // One that cannot be followed says so when it is asked for.
        Place::Installer => plan.is_err() || file.is_some_and(|plan| plan.disk.is_some()),
        Place::Live | Place::Installed => seed.unattended,
    };
    let memory = rustix::system::sysinfo();
    let memory = memory
        .totalram
        .saturating_mul(u64::from(memory.mem_unit.max(1)));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Machine {
        place,
        uefi: config.efi.exists(),
        threads: u16::try_from(threads).unwrap_or(u16::MAX),
        memory_mib: u32::try_from(memory / MIB).unwrap_or(u32::MAX),
        language: seed::language(config)
            .or(seed.language)
            .or_else(|| file.and_then(|plan| plan.language.clone())),
        code_brought: seed.code.is_some() || brought.is_some(),
        unattended,
        installing,
        enrolled: is_enrolled(config),
    })
}
