// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Checks that read what the kernel says about this machine.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Ground;
use crate::wire::{Check, Verdict};

fn pass_if(holds: bool) -> Verdict {
    if holds { Verdict::Pass } else { Verdict::Fail }
}

/// No process of our own uid lives in a pid namespace below ours. Its `NSpid` line has one
/// number per level, so a longer line than our own gives it away, dumpable or not.
pub(super) fn no_process_in_an_inner_namespace(proc: &Path) -> Verdict {
    let Some((own_uid, own_depth)) = standing(&proc.join("self/status")) else {
        return Verdict::NotCovered;
    };
    let Ok(entries) = fs::read_dir(proc) else {
        return Verdict::NotCovered;
    };
    let left = entries
        .flatten()
        .filter(|entry| {
            entry
                .file_name()
                .to_string_lossy()
                .bytes()
                .all(|b| b.is_ascii_digit())
        })
        .filter(|entry| !is_dead(&entry.path()))
        .filter_map(|entry| standing(&entry.path().join("status")))
        .any(|(uid, depth)| uid == own_uid && depth > own_depth);
    pass_if(!left)
}

/// Only its exit status waits to be collected: no memory, no descriptors, no other thread.
fn is_dead(process: &Path) -> bool {
    let zombie = fs::read_to_string(process.join("status"))
        .is_ok_and(|status| status.lines().any(|line| line.starts_with("State:\tZ")));
    zombie && fs::read_dir(process.join("task")).is_ok_and(|threads| threads.count() <= 1)
}

/// Real uid and number of nested pid namespaces; `None` for a process that has just died.
fn standing(status: &Path) -> Option<(u32, usize)> {
    let status = fs::read_to_string(status).ok()?;
    let field = |name: &str| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .map(str::split_whitespace)
    };
    let uid = field("Uid:")?.next()?.parse().ok()?;
    Some((uid, field("NSpid:")?.count()))
}

/// No mount point at or below `folder` in our mount namespace.
pub(super) fn nothing_mounted_under(folder: &Path) -> Verdict {
    match fs::read_to_string("/proc/self/mountinfo") {
        Ok(mounts) => pass_if(!mount_points(&mounts).any(|point| {
            let point = Path::new(point);
            point.starts_with(folder)
        })),
        Err(_) => Verdict::NotCovered,
    }
}

/// The fifth field of each line of `mountinfo`.
fn mount_points(mountinfo: &str) -> impl Iterator<Item = &str> {
    mountinfo.lines().filter_map(|line| line.split(' ').nth(4))
}

/// CUPS holds no job. Without CUPS nothing can be printed and nothing can be proven.
pub(super) fn print_queue_is_empty() -> Verdict {
    if !Path::new("/run/cups/cups.sock").exists() {
        return Verdict::NotCovered;
    }
    let listed = Command::new("lpstat")
        .args(["-W", "all", "-o"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    match listed {
        Ok(output) if output.status.success() => pass_if(output.stdout.is_empty()),
        _ => Verdict::NotCovered,
    }
}

/// No key with a payload that this uid can see. Keyrings themselves are only shelves.
pub(super) fn keyrings_hold_nothing(keys: &Path) -> Verdict {
    match fs::read_to_string(keys) {
        Ok(listed) => pass_if(!listed.lines().any(holds_payload)),
        Err(_) => Verdict::NotCovered,
    }
}

/// Types the kernel keeps for itself; every other type can carry what somebody put there.
const KERNELS_OWN: [&str; 4] = ["keyring", "asymmetri", "blacklist", ".request_"];

/// `/proc/keys` columns: id, flags, usage, timeout, permissions, uid, gid, type, description.
fn holds_payload(line: &str) -> bool {
    line.split_whitespace()
        .nth(7)
        .is_some_and(|kind| !KERNELS_OWN.iter().any(|own| kind.starts_with(own)))
}

/// The platform checks, on the appliance.
pub(super) fn platform(check: Check, ground: &Ground) -> Verdict {
    let read = |path: &str| fs::read_to_string(path).ok();
    let judged = match check {
        Check::CoreDumps => read("/proc/sys/kernel/core_pattern").map(|text| no_core_dumps(&text)),
        Check::Swap => read("/proc/swaps").map(|text| text.lines().count() <= 1),
        Check::MemoryZeroed => read("/proc/cmdline").map(|text| zeroes_memory(&text)),
        Check::NoSuid => read("/proc/self/mountinfo").map(|text| writable_is_nosuid(&text, ground)),
        Check::OwnScope => read("/proc/self/cgroup").map(|text| own_scope(&text)),
        _ => None,
    };
    judged.map_or(Verdict::NotCovered, pass_if)
}

fn no_core_dumps(pattern: &str) -> bool {
    // A pipe would hand the dump to a program whatever the limit says.
    let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
    !pattern.starts_with('|') && limit.maximum == Some(0)
}

fn zeroes_memory(command_line: &str) -> bool {
    command_line
        .split_whitespace()
        .any(|word| word == "init_on_free=1")
}

/// Each writable place lies on a mount with `nosuid`: the longest mount point above it decides.
fn writable_is_nosuid(mountinfo: &str, ground: &Ground) -> bool {
    ground.writable.iter().all(|place| {
        mountinfo
            .lines()
            .filter_map(|line| {
                let mut fields = line.split(' ');
                let point = fields.nth(4)?;
                let options = fields.next()?;
                place.starts_with(point).then_some((point.len(), options))
            })
            .max_by_key(|(length, _)| *length)
            .is_some_and(|(_, options)| options.split(',').any(|option| option == "nosuid"))
    })
}

fn own_scope(cgroup: &str) -> bool {
    cgroup
        .lines()
        .any(|line| line.contains("/sportello-capsule@"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &str = "\
0bf6a56a I--Q---     1 perm 1f3f0000     0 65534 keyring   _uid_ses.0: 1
2a3f6d3c I------     1 perm 1f030000     0     0 keyring   .dns_resolver: empty
";

    fn keys(listed: &str) -> Verdict {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), listed).unwrap();
        keyrings_hold_nothing(file.path())
    }

    #[test]
    fn empty_shelves_pass_and_a_key_on_one_fails() {
        assert_eq!(keys(KEYS), Verdict::Pass);
        for kind in ["user", "logon", "big_key", "encrypted"] {
            let line = format!("3b61 I--Q--- 1 perm 3f010000 1000 1000 {kind} canary: 25\n");
            assert_eq!(keys(&format!("{KEYS}{line}")), Verdict::Fail, "{kind}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_covered() {
        let nowhere = Path::new("/nowhere/at/all");
        assert_eq!(keyrings_hold_nothing(nowhere), Verdict::NotCovered);
        assert_eq!(
            no_process_in_an_inner_namespace(nowhere),
            Verdict::NotCovered
        );
    }

    #[test]
    fn a_process_one_namespace_deeper_is_found_by_its_uid_and_depth() {
        let proc = tempfile::tempdir().unwrap();
        let process = |name: &str, uid: u32, nspid: &str| {
            fs::create_dir(proc.path().join(name)).unwrap();
            let status = format!(
                "Name:\tx\nState:\tS (sleeping)\nUid:\t{uid}\t{uid}\t{uid}\t{uid}\nNSpid:\t{nspid}\n"
            );
            fs::write(proc.path().join(name).join("status"), status).unwrap();
        };
        process("self", 1000, "10");
        process("10", 1000, "10");
        process("11", 7, "11\t1");
        assert_eq!(no_process_in_an_inner_namespace(proc.path()), Verdict::Pass);
        process("12", 1000, "12\t1");
        fs::create_dir_all(proc.path().join("12/task/12")).unwrap();
        assert_eq!(no_process_in_an_inner_namespace(proc.path()), Verdict::Fail);
        let zombie = "Name:\tx\nState:\tZ (zombie)\nUid:\t1000\nNSpid:\t12\t1\n";
        fs::write(proc.path().join("12/status"), zombie).unwrap();
        assert_eq!(no_process_in_an_inner_namespace(proc.path()), Verdict::Pass);
        fs::create_dir(proc.path().join("12/task/13")).unwrap();
        assert_eq!(no_process_in_an_inner_namespace(proc.path()), Verdict::Fail);
    }

    #[test]
    fn a_mount_at_or_below_the_folder_is_found_but_not_beside_it() {
        let mounts = "36 35 98:0 / /run/a rw - tmpfs t rw\n37 35 98:0 / /run/ab rw - tmpfs t rw\n";
        let points: Vec<_> = mount_points(mounts).collect();
        assert_eq!(points, ["/run/a", "/run/ab"]);
        assert_eq!(nothing_mounted_under(Path::new("/proc")), Verdict::Fail);
        assert_eq!(
            nothing_mounted_under(Path::new("/nowhere/at/all")),
            Verdict::Pass
        );
    }

    #[test]
    fn the_nearest_mount_decides_about_nosuid() {
        let ground = Ground {
            writable: vec!["/run/x/y".into()],
            declared: vec![],
            run: "/run".into(),
            sticks: "/run".into(),
            appliance: true,
        };
        let root = "1 0 8:1 / / rw,nosuid - ext4 d rw\n";
        assert!(writable_is_nosuid(root, &ground));
        let nearer = format!("{root}2 1 0:5 / /run/x rw,relatime - tmpfs t rw\n");
        assert!(!writable_is_nosuid(&nearer, &ground));
    }

    #[test]
    fn the_command_line_must_say_init_on_free_whole() {
        assert!(zeroes_memory("quiet init_on_free=1 ro"));
        assert!(!zeroes_memory("quiet xinit_on_free=1 init_on_free=10"));
    }
}
