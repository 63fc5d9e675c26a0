// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Checks that read what the kernel says about this machine.

use std::fs;
use std::path::Path;

use crate::scope::{self, Scope};
use crate::wire::Verdict;

pub(super) fn pass_if(holds: bool) -> Verdict {
    if holds { Verdict::Pass } else { Verdict::Fail }
}

/// Passes when everything does; one that fails fails all.
pub(super) fn all(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
    verdicts
        .into_iter()
        .fold(Verdict::Pass, |so_far, next| match (so_far, next) {
            (Verdict::Fail, _) | (_, Verdict::Fail) => Verdict::Fail,
            (Verdict::NotCovered, _) | (_, Verdict::NotCovered) => Verdict::NotCovered,
            (Verdict::Pass, Verdict::Pass) => Verdict::Pass,
        })
}

/// No process of our own uid lives in a pid namespace below ours. Its `NSpid` line has one
/// number per level, so a longer line than our own gives it away, dumpable or not.
pub(super) fn no_process_in_an_inner_namespace(proc: &Path) -> Verdict {
    let Some((own_uid, own_depth)) = standing(&proc.join("self/status")) else {
        return Verdict::NotCovered;
    };
    let Some(mut processes) = living(proc) else {
        return Verdict::NotCovered;
    };
    pass_if(!processes.any(|(_, uid, depth)| uid == own_uid && depth > own_depth))
}

/// Nobody is in the capsule's cgroup, and no process bears this uid but this very one and
/// supervisors that wait for their turn: it is the uid of capsules and of nothing else.
pub(super) fn nobody_of_this_uid(proc: &Path, scope: &Scope) -> Verdict {
    if scope.is_populated() == Some(true) {
        return Verdict::Fail;
    }
    let Some((own_uid, _)) = standing(&proc.join("self/status")) else {
        return Verdict::NotCovered;
    };
    let Some(mut processes) = living(proc) else {
        return Verdict::NotCovered;
    };
    let own = std::process::id();
    pass_if(
        !processes.any(|(id, uid, _)| {
            uid == own_uid && id != own && !is_waiting(&proc.join(id.to_string()))
        }),
    )
}

/// It stands where systemd puts the supervisor of a capsule unit, and not below ours: what a
/// capsule is made of never was in such a cgroup.
fn is_waiting(process: &Path) -> bool {
    let own = fs::read_to_string("/proc/self/cgroup");
    let its = fs::read_to_string(process.join("cgroup"));
    match (own, its) {
        (Ok(own), Ok(its)) => its != own && scope::is_supervisors(&its),
        _ => false,
    }
}

/// Id, real uid and number of nested pid namespaces of every process that is not dead.
fn living(proc: &Path) -> Option<impl Iterator<Item = (u32, u32, usize)> + use<>> {
    let entries = fs::read_dir(proc).ok()?;
    Some(entries.flatten().filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        if is_dead(&entry.path()) {
            return None;
        }
        let (uid, depth) = standing(&entry.path().join("status"))?;
        Some((id, uid, depth))
    }))
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

/// No key with a payload that this uid can see. Keyrings themselves are only shelves.
pub(super) fn keyrings_hold_nothing(keys: &Path) -> Verdict {
    match fs::read_to_string(keys) {
        Ok(listed) => pass_if(!listed.lines().any(holds_payload)),
        Err(_) => Verdict::NotCovered,
    }
}

/// No System V queue, semaphore or shared memory belongs to this uid. The capsule has an IPC
/// namespace of its own: this looks for what might have been made outside of it.
pub(super) fn no_ipc_object_of_this_uid(sysvipc: &Path) -> Verdict {
    let own = rustix::process::getuid().as_raw();
    all(
        ["msg", "sem", "shm"].map(|kind| match fs::read_to_string(sysvipc.join(kind)) {
            Ok(listed) => owners(&listed).map_or(Verdict::NotCovered, |mut owners| {
                pass_if(!owners.any(|owner| owner == Some(own)))
            }),
            Err(_) => Verdict::NotCovered,
        }),
    )
}

/// Owners and makers of the objects, by the names over the columns.
fn owners(listed: &str) -> Option<impl Iterator<Item = Option<u32>> + '_> {
    let mut lines = listed.lines();
    let names: Vec<&str> = lines.next()?.split_whitespace().collect();
    let column = |wanted: &str| names.iter().position(|name| *name == wanted);
    let (owner, maker) = (column("uid")?, column("cuid")?);
    Some(lines.flat_map(move |line| {
        let number = |at: usize| line.split_whitespace().nth(at)?.parse().ok();
        [number(owner), number(maker)]
    }))
}

/// Types the kernel keeps for itself; every other type can carry what somebody put there.
const KERNELS_OWN: [&str; 4] = ["keyring", "asymmetri", "blacklist", ".request_"];

/// The key in which systemd tells each unit its invocation: root's, and nobody may write it.
const INVOCATION: [&str; 6] = ["0b0b0000", "0", "0", "user", "invocation_id:", "16"];

/// `/proc/keys` columns: id, flags, usage, timeout, permissions, uid, gid, type, description.
fn holds_payload(line: &str) -> bool {
    let columns: Vec<&str> = line.split_whitespace().collect();
    let carries = columns
        .get(7)
        .is_some_and(|kind| !KERNELS_OWN.iter().any(|own| kind.starts_with(own)));
    carries && columns[4..] != INVOCATION
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
    fn the_number_that_systemd_gives_a_unit_is_no_secret_but_one_of_its_name_is() {
        let invocation = "14a46c46 I--Q--- 1 perm 0b0b0000 0 0 user      invocation_id: 16\n";
        assert_eq!(keys(&format!("{KEYS}{invocation}")), Verdict::Pass);
        for forged in [
            invocation.replace(" 0 0 user", " 703 703 user"),
            invocation.replace("0b0b0000", "3f010000"),
            invocation.replace(": 16", ": 160"),
        ] {
            assert_eq!(keys(&format!("{KEYS}{forged}")), Verdict::Fail, "{forged}");
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
    fn an_object_of_ours_is_found_whoever_owns_it_now() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content);
        let heads = "       key      msqid perms      cbytes       qnum lspid lrpid   uid   gid  cuid  cgid      stime      rtime      ctime\n";
        let own = rustix::process::getuid().as_raw();
        let other = own + 1;
        for kind in ["msg", "sem", "shm"] {
            write(kind, heads).unwrap();
        }
        assert_eq!(no_ipc_object_of_this_uid(folder.path()), Verdict::Pass);
        let line = |uid, cuid| format!("{heads} 7 0 644 0 0 0 0 {uid} 0 {cuid} 0 0 0 0\n");
        write("msg", &line(other, other)).unwrap();
        assert_eq!(no_ipc_object_of_this_uid(folder.path()), Verdict::Pass);
        write("msg", &line(other, own)).unwrap();
        assert_eq!(no_ipc_object_of_this_uid(folder.path()), Verdict::Fail);
        write("msg", "what a kernel never says\n").unwrap();
        assert_eq!(
            no_ipc_object_of_this_uid(folder.path()),
            Verdict::NotCovered
        );
    }

    #[test]
    fn a_process_of_the_capsules_own_uid_is_one_too_many() {
        let proc = tempfile::tempdir().unwrap();
        let process = |name: &str, uid: u32| {
            fs::create_dir_all(proc.path().join(name)).unwrap();
            let status = format!("State:\tS (sleeping)\nUid:\t{uid}\t0\t0\t0\nNSpid:\t9\n");
            fs::write(proc.path().join(name).join("status"), status).unwrap();
        };
        let own = std::process::id();
        process("self", 703);
        process(&own.to_string(), 703);
        process("77", 701);
        let verdict = || nobody_of_this_uid(proc.path(), &Scope::Absent);
        assert_eq!(verdict(), Verdict::Pass);
        process(&(own + 1).to_string(), 703);
        assert_eq!(verdict(), Verdict::Fail);
        let cgroup = |of: &str| {
            let cgroup = format!("0::/system.slice/{of}\n");
            fs::write(
                proc.path().join((own + 1).to_string()).join("cgroup"),
                cgroup,
            )
            .unwrap();
        };
        cgroup("sportello-capsule@2-1-701.service/capsule");
        assert_eq!(verdict(), Verdict::Fail);
        cgroup("sportello-capsule@2-1-701.service/supervisor");
        assert_eq!(verdict(), Verdict::Pass);
    }
}
