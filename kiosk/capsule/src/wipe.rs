// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The wipe is the kernel tearing namespaces down; this module only looks whether it did.
//!
//! Invariants:
//! - A check that cannot be made says [`Verdict::NotCovered`]. There is no path from "could
//!   not look" to [`Verdict::Pass`].
//! - Platform checks pass only on the appliance; elsewhere they are not covered, whatever
//!   the machine happens to be set to.
//! - Nothing here trusts a wall clock: what is new in a writable place is found by
//!   comparing with a [`Baseline`] taken before the session, not by modification times.
//! - Neither a file name nor a process name that a check meets leaves this module.
//! - A capsule of its own uid is looked for more strictly: nobody else uses that uid, so
//!   whatever bears it is of a session.

mod baseline;
mod machine;
mod platform;

use std::path::{Path, PathBuf};

pub use baseline::{Baseline, BaselineError};
pub use platform::{Fact, facts as platform_facts};

use crate::scope::Scope;
use crate::wire::{Check, Verdict};

/// Where to look on this machine.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Places a process of the terminal could write to.
    pub writable: Vec<PathBuf>,
    /// The short declared list: what may change in them (ledger, the shell's own state).
    pub declared: Vec<PathBuf>,
    /// Folder of the capsules' sockets and policy files.
    pub run: PathBuf,
    /// Folder under which the broker mounts sticks.
    pub sticks: PathBuf,
    /// The image says so: platform checks must hold.
    pub appliance: bool,
    /// The supervisor runs as a system unit.
    pub unit: Option<Unit>,
}

/// What a system unit gives a supervisor beside its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The shell's uid.
    pub shell: u32,
    /// The capsule's cgroup.
    pub scope: Scope,
}

impl Ground {
    /// The file that says which image this is. Only an image carries one, on its read-only
    /// verified root.
    pub const APPLIANCE_MARKER: &str = "/usr/lib/sportello/release.toml";

    /// Whether this machine runs from an image.
    #[must_use]
    pub fn is_appliance() -> bool {
        Path::new(Self::APPLIANCE_MARKER).exists()
    }
}

/// What two looks at the same thing come to.
pub(crate) fn both(one: Verdict, other: Verdict) -> Verdict {
    machine::all([one, other])
}

/// Makes one check. Blocks: file system and `/proc` reads.
#[must_use]
pub fn check(check: Check, ground: &Ground, baseline: Option<&Baseline>) -> Verdict {
    match check {
        Check::Processes => match &ground.unit {
            Some(unit) => machine::nobody_of_this_uid(Path::new("/proc"), &unit.scope),
            None => machine::no_process_in_an_inner_namespace(Path::new("/proc")),
        },
        Check::Mounts => machine::nothing_mounted_under(&ground.run),
        Check::Sticks => machine::nothing_mounted_under(&ground.sticks),
        Check::Files => match baseline {
            Some(baseline) => baseline.compare(&ground.writable, &ground.declared),
            None => Verdict::NotCovered,
        },
        // Only the broker may ask CUPS; the supervisor fills this in.
        Check::PrintQueue => Verdict::NotCovered,
        // Only the shell holds a connection that may look; it fills this in.
        Check::Clipboard => Verdict::NotCovered,
        Check::Keyrings => {
            let keyrings = machine::keyrings_hold_nothing(Path::new("/proc/keys"));
            match ground.unit {
                Some(_) => machine::all([
                    keyrings,
                    machine::no_ipc_object_of_this_uid(Path::new("/proc/sysvipc")),
                ]),
                None => keyrings,
            }
        }
        Check::CoreDumps | Check::Swap | Check::MemoryZeroed | Check::NoSuid | Check::OwnScope => {
            if ground.appliance {
                platform::check(check, ground)
            } else {
                Verdict::NotCovered
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn off_the_appliance_no_platform_check_ever_passes() {
        let ground = Ground {
            writable: vec![],
            declared: vec![],
            run: "/nowhere".into(),
            sticks: "/nowhere".into(),
            appliance: false,
            unit: Some(Unit {
                shell: 0,
                scope: Scope::Absent,
            }),
        };
        for platform in Check::ALL.into_iter().filter(|check| check.is_platform()) {
            assert_eq!(
                check(platform, &ground, None),
                Verdict::NotCovered,
                "{platform:?}"
            );
        }
    }
}
