// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One stick, mounted.

use std::ffi::CString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{StatVfsMountFlags, statvfs};
use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};

use super::{Found, Kind};

/// Pause between two tries to unmount what is still in use.
const BREATH: Duration = Duration::from_millis(50);

/// Why a stick is not mounted.
#[derive(Debug, thiserror::Error)]
pub(super) enum MountFault {
    #[error("its folder cannot be made")]
    NoFolder(#[source] io::Error),
    #[error("the kernel refuses its file system: {0}")]
    Refused(Errno),
    #[error("mounting did not come to an end")]
    Broke,
}

/// A mounted stick.
#[derive(Debug)]
pub(super) struct Mounted {
    pub(super) stick: Found,
    pub(super) at: PathBuf,
    pub(super) writable: bool,
}

impl Mounted {
    /// Mounts `stick` at `at`. Blocks for as long as the stick takes to answer.
    pub(super) fn new(
        stick: Found,
        kind: Kind,
        at: PathBuf,
        owner: u32,
    ) -> Result<Self, MountFault> {
        match fs::create_dir(&at) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(MountFault::NoFolder(error));
            }
            _ => {}
        }
        let flags = MountFlags::NOSUID
            | MountFlags::NODEV
            | MountFlags::NOEXEC
            | MountFlags::NOATIME
            | MountFlags::NOSYMFOLLOW;
        let (name, options) = kind.mounting(owner);
        let try_with = |flags| mount(stick.device.as_path(), at.as_path(), name, flags, &*options);
        match try_with(flags) {
            Ok(()) => {}
            // Its switch says so.
            Err(Errno::ROFS | Errno::ACCESS | Errno::PERM) => {
                try_with(flags | MountFlags::RDONLY).map_err(MountFault::Refused)?;
            }
            Err(errno) => return Err(MountFault::Refused(errno)),
        }
        let writable =
            statvfs(&at).is_ok_and(|stat| !stat.f_flag.contains(StatVfsMountFlags::RDONLY));
        Ok(Self {
            stick,
            at,
            writable,
        })
    }

    /// Unmounts it: what is on its way to the stick gets there first. Whether it went well. In
    /// use for longer than the kernel needs to take a dead capsule apart, it is cut off.
    pub(super) fn leave(self, until: Instant) -> bool {
        loop {
            match unmount(self.at.as_path(), UnmountFlags::NOFOLLOW) {
                Ok(()) | Err(Errno::INVAL) => break,
                Err(Errno::BUSY | Errno::INTR) if Instant::now() < until => {
                    std::thread::sleep(BREATH);
                }
                Err(_) => {
                    self.let_go();
                    return false;
                }
            }
        }
        // The folder is nobody's business: the next stick takes it.
        let _stays = fs::remove_dir(&self.at);
        true
    }

    /// Cuts off a stick that is no longer there.
    pub(super) fn let_go(self) {
        let cut_off = UnmountFlags::DETACH | UnmountFlags::NOFOLLOW;
        if let Err(errno) = unmount(self.at.as_path(), cut_off) {
            tracing::error!(%errno, "a stick that was pulled out stays mounted");
        }
        let _stays = fs::remove_dir(&self.at);
    }
}

impl Kind {
    /// What the kernel calls it, and what it is told.
    fn mounting(self, owner: u32) -> (&'static str, CString) {
        let (name, options) = match self {
            // `flush` writes early, so that little is lost when it is pulled out.
            Self::Fat => (
                "vfat",
                format!("uid={owner},gid={owner},umask=0077,utf8=1,flush,errors=remount-ro"),
            ),
            Self::ExFat => (
                "exfat",
                format!("uid={owner},gid={owner},umask=0077,errors=remount-ro"),
            ),
            Self::Ext4 => ("ext4", "errors=remount-ro".to_owned()),
        };
        (name, CString::new(options).unwrap_or_default())
    }
}

/// Unmounts whatever is mounted below `folder`.
pub(super) fn clear(folder: &Path) {
    for point in below(folder).unwrap_or_default() {
        tracing::warn!("something was left mounted; it is cut off");
        let cut_off = UnmountFlags::DETACH | UnmountFlags::NOFOLLOW;
        if let Err(errno) = unmount(point.as_path(), cut_off) {
            tracing::error!(%errno, "it stays mounted");
        }
    }
}

/// Nothing is mounted below `folder`.
pub(super) fn nothing_below(folder: &Path) -> bool {
    below(folder).is_ok_and(|points| points.is_empty())
}

/// Mount points below `folder`, the last one first.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mounts = fs::read_to_string("/proc/self/mountinfo")?;
    let mut points: Vec<PathBuf> = mounts
        .lines()
        .filter_map(|line| line.split(' ').nth(4))
        .map(PathBuf::from)
        .filter(|point| point.starts_with(folder) && point != folder)
        .collect();
    points.reverse();
    Ok(points)
}
