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

mod baseline;
mod machine;

use std::path::{Path, PathBuf};

pub use baseline::{Baseline, BaselineError};

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
    /// The image says so (`/usr/lib/sportello/appliance`): platform checks must hold.
    pub appliance: bool,
}

impl Ground {
    /// The marker file that only the image carries, on its read-only verified root.
    pub const APPLIANCE_MARKER: &str = "/usr/lib/sportello/appliance";
}

/// Makes one check. Blocks: file system and `/proc` reads.
#[must_use]
pub fn check(check: Check, ground: &Ground, baseline: Option<&Baseline>) -> Verdict {
    match check {
        Check::Processes => machine::no_process_in_an_inner_namespace(Path::new("/proc")),
        Check::Mounts => machine::nothing_mounted_under(&ground.run),
        Check::Sticks => machine::nothing_mounted_under(&ground.sticks),
        Check::Files => match baseline {
            Some(baseline) => baseline.compare(&ground.writable, &ground.declared),
            None => Verdict::NotCovered,
        },
        Check::PrintQueue => machine::print_queue_is_empty(),
        // Only the shell holds a connection that may look; it fills this in.
        Check::Clipboard => Verdict::NotCovered,
        Check::Keyrings => machine::keyrings_hold_nothing(Path::new("/proc/keys")),
        Check::CoreDumps | Check::Swap | Check::MemoryZeroed | Check::NoSuid | Check::OwnScope => {
            if ground.appliance {
                machine::platform(check, ground)
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
