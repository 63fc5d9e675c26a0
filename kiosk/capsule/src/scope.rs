// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The cgroup of one capsule, below the one that its system unit was given to manage.
//!
//! The unit's cgroup holds two: `supervisor` (systemd puts us there) and `capsule`, which
//! bwrap enters before it is bwrap. A capsule that wants too much memory meets its own limit
//! first, which leaves the supervisor room to end it.
//!
//! Invariants:
//! - "No process is left" is what the kernel says of the cgroup, and nothing that is reckoned.
//! - A machine that has no such cgroups says so ([`Scope::Absent`]); nobody takes that for one
//!   whose limits hold.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The supervisor's own part (`DelegateSubgroup=` of the unit).
const SUPERVISOR: &str = "supervisor";
/// The capsule's.
const CAPSULE: &str = "capsule";
/// Bytes that the unit may use and the capsule may not: the supervisor's.
const RESERVE: u64 = 96 * 1024 * 1024;

/// Where a capsule's processes are counted, bounded and killed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// This machine has no unified cgroups, or gave us none to manage.
    Absent,
    /// Below the unit's own cgroup.
    Own(Own),
}

/// The cgroup of a unit that may make others in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    unit: PathBuf,
    /// The controllers that a limit needs are there.
    limits: bool,
}

/// Whether limits hold for a capsule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// The kernel says that they do.
    Hold,
    /// They could, and do not.
    Missing,
    /// This machine has no controllers that could hold them.
    Unknowable,
}

impl Scope {
    /// Makes the capsule's cgroup in that of the unit which this process belongs to.
    ///
    /// # Errors
    /// When the unit has a cgroup and it cannot be managed.
    pub fn of_this_unit() -> io::Result<Self> {
        let own = fs::read_to_string("/proc/self/cgroup")?;
        let mounts = fs::read_to_string("/proc/self/mountinfo")?;
        match unit_folder(&own, &mounts) {
            Some(unit) => Self::make(unit),
            None => Ok(Self::Absent),
        }
    }

    fn make(unit: PathBuf) -> io::Result<Self> {
        let available = fs::read_to_string(unit.join("cgroup.controllers"))?;
        let has = |wanted: &str| available.split_whitespace().any(|name| name == wanted);
        let limits = has("memory") && has("pids");
        if limits {
            fs::write(unit.join("cgroup.subtree_control"), "+memory +pids")?;
        }
        match fs::create_dir(unit.join(CAPSULE)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        Ok(Self::Own(Own { unit, limits }))
    }

    /// The cgroup to enter.
    #[must_use]
    pub fn capsule(&self) -> Option<PathBuf> {
        match self {
            Self::Absent => None,
            Self::Own(own) => Some(own.capsule()),
        }
    }

    /// Bounds the capsule: `tasks` processes and threads, and memory a little below what the
    /// unit may use, none of it written out.
    ///
    /// # Errors
    /// When the kernel does not take the limits.
    pub fn bound(&self, tasks: u32) -> io::Result<()> {
        match self {
            Self::Own(own) if own.limits => own.bound(tasks),
            _ => Ok(()),
        }
    }

    /// Kills every process in the capsule's cgroup and below it.
    ///
    /// # Errors
    /// When the kernel refuses.
    pub fn kill(&self) -> io::Result<()> {
        match self {
            Self::Absent => Ok(()),
            Self::Own(own) => fs::write(own.capsule().join("cgroup.kill"), "1"),
        }
    }

    /// Whether any process is in the capsule's cgroup or below it; `None` when the kernel
    /// cannot be asked.
    #[must_use]
    pub fn is_populated(&self) -> Option<bool> {
        match self {
            Self::Absent => None,
            Self::Own(own) => populated(&own.capsule()),
        }
    }

    /// Whether limits are in force, read back from the kernel.
    #[must_use]
    pub fn limits(&self) -> Limits {
        match self {
            Self::Own(own) if own.limits => {
                if own.is_bounded() {
                    Limits::Hold
                } else {
                    Limits::Missing
                }
            }
            _ => Limits::Unknowable,
        }
    }
}

impl Own {
    fn capsule(&self) -> PathBuf {
        self.unit.join(CAPSULE)
    }

    fn bound(&self, tasks: u32) -> io::Result<()> {
        let capsule = self.capsule();
        let memory = match number(&self.unit.join("memory.max")) {
            Some(unit) => unit.saturating_sub(RESERVE).to_string(),
            // The unit has no limit: that shows in the receipt.
            None => "max".to_owned(),
        };
        fs::write(capsule.join("memory.max"), memory)?;
        // Kernels without swap have no such file, and nothing to forbid.
        let swap = capsule.join("memory.swap.max");
        if swap.exists() {
            fs::write(swap, "0")?;
        }
        fs::write(capsule.join("pids.max"), tasks.to_string())
    }

    fn is_bounded(&self) -> bool {
        let no_swap = |folder: &Path| {
            let file = folder.join("memory.swap.max");
            !file.exists() || number(&file) == Some(0)
        };
        [self.unit.clone(), self.capsule()].iter().all(|folder| {
            ["memory.max", "pids.max"]
                .iter()
                .all(|limit| number(&folder.join(limit)).is_some())
                && no_swap(folder)
        })
    }
}

fn populated(cgroup: &Path) -> Option<bool> {
    let events = fs::read_to_string(cgroup.join("cgroup.events")).ok()?;
    events
        .lines()
        .find_map(|line| line.strip_prefix("populated "))
        .map(|value| value.trim() != "0")
}

/// A limit that is one; `max` is none.
fn number(file: &Path) -> Option<u64> {
    fs::read_to_string(file).ok()?.trim().parse().ok()
}

/// The folder of the capsule unit that a process with this `/proc/self/cgroup` belongs to, if
/// it stands in the part that is the supervisor's.
fn unit_folder(cgroup: &str, mountinfo: &str) -> Option<PathBuf> {
    let unit = supervised_unit(cgroup)?;
    mountinfo.lines().find_map(|line| {
        let (place, kind) = line.split_once(" - ")?;
        let mut fields = place.split(' ').skip(3);
        let (root, point) = (fields.next()?, fields.next()?);
        let below = kind
            .starts_with("cgroup2 ")
            .then(|| unit.strip_prefix(root).ok())??;
        Some(Path::new(point).join(below))
    })
}

/// A citizen's session, and the page of a network that staff open.
const UNITS: [&str; 2] = ["sportello-capsule@", "sportello-capsule-portal@"];

/// The capsule unit in whose supervisor's part a process with this `/proc/PID/cgroup` stands.
fn supervised_unit(cgroup: &str) -> Option<&Path> {
    let own = cgroup.lines().find_map(|line| line.strip_prefix("0::"))?;
    let unit = Path::new(own.strip_suffix(SUPERVISOR)?.strip_suffix('/')?);
    let name = unit.file_name()?.to_str()?;
    UNITS
        .iter()
        .any(|known| name.starts_with(known))
        .then_some(unit)
}

/// Whether a process with this `/proc/PID/cgroup` stands where systemd puts supervisors.
pub(crate) fn is_supervisors(cgroup: &str) -> bool {
    supervised_unit(cgroup).is_some()
}

/// A command that runs `program` inside `cgroup`.
pub(crate) fn command_in(cgroup: &Path, program: impl AsRef<OsStr>) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("enter").arg(cgroup).arg(program);
    Ok(command)
}

/// Becomes a program inside a cgroup; returns only when that fails.
pub fn enter(mut arguments: impl Iterator<Item = OsString>) -> EnterError {
    let (Some(cgroup), Some(program)) = (arguments.next(), arguments.next()) else {
        return EnterError::NoProgram;
    };
    // 0 stands for who writes it.
    if let Err(error) = fs::write(Path::new(&cgroup).join("cgroup.procs"), "0") {
        return EnterError::Refused(error);
    }
    EnterError::Program(Command::new(program).args(arguments).exec())
}

/// Why nothing was started inside a cgroup.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    #[error("usage: sportello-capsule enter CGROUP PROGRAM ..")]
    NoProgram,
    #[error("the cgroup cannot be entered: {0}")]
    Refused(io::Error),
    #[error("the program cannot be started: {0}")]
    Program(io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
24 1 0:22 / /sys rw,nosuid - sysfs sysfs rw
31 24 0:27 / /sys/fs/cgroup rw,nosuid,nodev - cgroup2 cgroup2 rw,nsdelegate
";
    const UNIT: &str = "/system.slice/system-x.slice/sportello-capsule@3-700-701.service";

    #[test]
    fn only_the_supervisors_part_of_a_capsule_unit_is_one() {
        let folder = |own: &str| unit_folder(&format!("0::{own}\n"), MOUNTS);
        assert_eq!(
            folder(&format!("{UNIT}/supervisor")),
            Some(format!("/sys/fs/cgroup{UNIT}").into())
        );
        assert_eq!(folder(UNIT), None);
        assert_eq!(folder("/system.slice/other.service/supervisor"), None);
        assert_eq!(folder("/"), None);
        // The old kind of cgroups, as under a hybrid systemd.
        assert_eq!(unit_folder(&format!("4:memory:{UNIT}\n"), MOUNTS), None);
        assert_eq!(unit_folder(&format!("0::{UNIT}/supervisor"), ""), None);
    }

    #[test]
    fn in_a_container_the_mount_shows_only_what_is_below_its_root() {
        let mounts = MOUNTS.replace("0:27 / ", "0:27 /payload ");
        assert_eq!(
            unit_folder(&format!("0::/payload{UNIT}/supervisor"), &mounts),
            Some(format!("/sys/fs/cgroup{UNIT}").into())
        );
    }

    /// A folder that looks like a unit's cgroup.
    fn unit(controllers: &str, memory: &str) -> (tempfile::TempDir, Scope) {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content);
        write("cgroup.controllers", controllers).unwrap();
        write("memory.max", memory).unwrap();
        write("memory.swap.max", "0\n").unwrap();
        write("pids.max", "2048\n").unwrap();
        let scope = Scope::make(folder.path().to_owned()).unwrap();
        (folder, scope)
    }

    #[test]
    fn a_capsule_is_bounded_a_little_below_its_unit() {
        let (folder, scope) = unit("cpu memory pids\n", "3000000000\n");
        scope.bound(1024).unwrap();
        let kept = |name: &str| fs::read_to_string(folder.path().join("capsule").join(name));
        assert_eq!(
            kept("memory.max").unwrap(),
            (3_000_000_000 - RESERVE).to_string()
        );
        assert_eq!(kept("pids.max").unwrap(), "1024");
        assert_eq!(scope.limits(), Limits::Hold);
    }

    #[test]
    fn a_unit_without_a_limit_and_a_machine_without_controllers_are_told_apart() {
        let (_folder, scope) = unit("memory pids\n", "max\n");
        scope.bound(1024).unwrap();
        assert_eq!(scope.limits(), Limits::Missing);
        let (_folder, scope) = unit("\n", "max\n");
        scope.bound(1024).unwrap();
        assert_eq!(scope.limits(), Limits::Unknowable);
        assert_eq!(Scope::Absent.limits(), Limits::Unknowable);
    }

    #[test]
    fn the_kernel_is_asked_who_is_left() {
        let (folder, scope) = unit("memory pids\n", "max\n");
        assert_eq!(scope.is_populated(), None);
        let events = folder.path().join("capsule/cgroup.events");
        fs::write(&events, "populated 1\nfrozen 0\n").unwrap();
        assert_eq!(scope.is_populated(), Some(true));
        fs::write(&events, "populated 0\nfrozen 0\n").unwrap();
        assert_eq!(scope.is_populated(), Some(false));
        assert_eq!(Scope::Absent.is_populated(), None);
    }
}
