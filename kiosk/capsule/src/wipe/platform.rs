// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the platform promises: memory that is freed is zeroed, and reaches no disk, no log and
//! no other program. Each promise is one [`Fact`]; a few facts together are one
//! [`Check`] of the receipt.

use std::fs;
use std::path::{Path, PathBuf};

use super::Ground;
use super::machine::{all, pass_if};
use crate::scope::Limits;
use crate::wire::{Check, Verdict};

/// One promise, looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// A word of ours.
    pub name: &'static str,
    pub verdict: Verdict,
}

/// Where the kernel tells. `/` but in tests.
#[derive(Debug, Clone)]
struct Machine(PathBuf);

/// Looks at every promise that needs no session.
#[must_use]
pub fn facts() -> Vec<Fact> {
    let machine = Machine(PathBuf::from("/"));
    let mut facts = machine.facts(Check::MemoryZeroed);
    facts.extend(machine.facts(Check::Swap));
    facts.extend(machine.facts(Check::CoreDumps));
    facts.extend(machine.facts(Check::OwnScope));
    facts.extend(machine.mounts(&["/tmp", "/var/tmp", "/dev/shm"].map(PathBuf::from)));
    facts
}

/// A platform check, on the appliance. What fails is named in the log: an admin can mend it.
pub(super) fn check(check: Check, ground: &Ground) -> Verdict {
    let machine = Machine(PathBuf::from("/"));
    let mut facts = machine.facts(check);
    match check {
        Check::NoSuid => facts.extend(machine.mounts(&ground.writable)),
        Check::OwnScope => facts.extend(scope(ground)),
        _ => {}
    }
    for fact in facts.iter().filter(|fact| fact.verdict == Verdict::Fail) {
        tracing::error!(promise = fact.name, "the platform does not keep a promise");
    }
    if facts.is_empty() {
        return Verdict::NotCovered;
    }
    all(facts.iter().map(|fact| fact.verdict))
}

/// The capsule ran under a uid of its own, in a cgroup with limits.
fn scope(ground: &Ground) -> Vec<Fact> {
    let own = ground
        .unit
        .as_ref()
        .map(|unit| unit.shell != rustix::process::getuid().as_raw());
    let limits = ground.unit.as_ref().map(|unit| unit.scope.limits());
    vec![
        Fact {
            name: "capsule_has_its_own_uid",
            verdict: pass_if(own == Some(true)),
        },
        Fact {
            name: "capsule_is_bounded",
            verdict: match limits {
                Some(Limits::Hold) => Verdict::Pass,
                Some(Limits::Missing) | None => Verdict::Fail,
                Some(Limits::Unknowable) => Verdict::NotCovered,
            },
        },
    ]
}

impl Machine {
    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }

    fn fact(&self, name: &'static str, path: &str, holds: impl Fn(&str) -> bool) -> Fact {
        let verdict = self
            .read(path)
            .map_or(Verdict::NotCovered, |text| pass_if(holds(&text)));
        Fact { name, verdict }
    }

    fn facts(&self, check: Check) -> Vec<Fact> {
        match check {
            Check::MemoryZeroed => {
                vec![self.fact("memory_zeroed_on_free", "proc/cmdline", zeroes_memory)]
            }
            Check::Swap => vec![
                self.fact("no_swap", "proc/swaps", |text| text.lines().count() <= 1),
                self.no_zram(),
                self.fact("no_hibernation", "sys/power/state", |text| {
                    !text.split_whitespace().any(|state| state == "disk")
                }),
            ],
            Check::CoreDumps => vec![
                self.fact(
                    "no_core_dumps",
                    "proc/sys/kernel/core_pattern",
                    no_core_dumps,
                ),
                Fact {
                    name: "journal_in_memory",
                    verdict: pass_if(!self.0.join("var/log/journal").exists()),
                },
                self.fact(
                    "kernel_messages_for_root",
                    "proc/sys/kernel/dmesg_restrict",
                    |text| text.trim() == "1",
                ),
            ],
            Check::OwnScope => vec![self.fact(
                "nobody_traces_another",
                "proc/sys/kernel/yama/ptrace_scope",
                |text| text.trim().parse::<u8>().is_ok_and(|scope| scope >= 1),
            )],
            _ => vec![],
        }
    }

    /// No compressed memory stands for a disk.
    fn no_zram(&self) -> Fact {
        let verdict = fs::read_dir(self.0.join("sys/block")).map_or(Verdict::NotCovered, |disks| {
            let used = disks.flatten().any(|disk| {
                disk.file_name().to_string_lossy().starts_with("zram")
                    && fs::read_to_string(disk.path().join("disksize"))
                        .map_or(true, |size| size.trim() != "0")
            });
            pass_if(!used)
        });
        Fact {
            name: "no_zram",
            verdict,
        }
    }

    /// Each place lies on a mount without programs of other users and without devices.
    fn mounts(&self, places: &[PathBuf]) -> Vec<Fact> {
        let options = |name, wanted: &'static str| {
            self.fact(name, "proc/self/mountinfo", |mounts| {
                places.iter().all(|place| has_option(mounts, place, wanted))
            })
        };
        vec![
            options("writable_places_nosuid", "nosuid"),
            options("writable_places_nodev", "nodev"),
        ]
    }
}

/// The program that takes dumps and keeps nothing.
const NOBODY: [&str; 2] = ["|/bin/false", "|/usr/bin/false"];

fn no_core_dumps(pattern: &str) -> bool {
    // A pipe hands the dump to a program whatever the limit says.
    let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
    let pattern = pattern.trim();
    (NOBODY.contains(&pattern) || !pattern.starts_with('|')) && limit.maximum == Some(0)
}

/// The last word counts, as for the kernel.
fn zeroes_memory(command_line: &str) -> bool {
    command_line
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("init_on_free="))
        .next_back()
        .is_some_and(|value| ["1", "y", "Y", "on"].contains(&value))
}

/// The longest mount point above a place decides, and of two at the same point the later one.
fn has_option(mountinfo: &str, place: &Path, wanted: &str) -> bool {
    mountinfo
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(4);
            let point = fields.next()?;
            let options = fields.next()?;
            place.starts_with(point).then_some((point.len(), options))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, options)| options.split(',').any(|option| option == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a machine says where it is asked.
    fn machine(said: &[(&str, &str)]) -> (tempfile::TempDir, Machine) {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in said {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let machine = Machine(folder.path().to_owned());
        (folder, machine)
    }

    fn verdict(said: &[(&str, &str)], check: Check, name: &str) -> Verdict {
        let (_folder, machine) = machine(said);
        let facts = machine.facts(check);
        facts.iter().find(|fact| fact.name == name).unwrap().verdict
    }

    #[test]
    fn the_command_line_must_say_init_on_free_whole_and_last() {
        assert!(zeroes_memory("quiet init_on_free=1 ro"));
        assert!(!zeroes_memory("quiet xinit_on_free=1 init_on_free=10"));
        assert!(!zeroes_memory("init_on_free=1 init_on_free=0"));
        assert!(!zeroes_memory("quiet"));
    }

    #[test]
    fn swap_in_any_form_fails() {
        let swaps = "proc/swaps";
        let heads = "Filename Type Size Used Priority\n";
        let used = format!("{heads}/dev/sda2 partition 1 0 -2\n");
        let swap = |said| verdict(&[(swaps, said)], Check::Swap, "no_swap");
        assert_eq!(swap(heads), Verdict::Pass);
        assert_eq!(swap(&used), Verdict::Fail);

        let zram = |size| {
            verdict(
                &[("sys/block/zram0/disksize", size)],
                Check::Swap,
                "no_zram",
            )
        };
        assert_eq!(zram("0\n"), Verdict::Pass);
        assert_eq!(zram("4096\n"), Verdict::Fail);

        let sleeps = |states| {
            verdict(
                &[("sys/power/state", states)],
                Check::Swap,
                "no_hibernation",
            )
        };
        assert_eq!(sleeps("freeze mem\n"), Verdict::Pass);
        assert_eq!(sleeps("freeze mem disk\n"), Verdict::Fail);
        assert_eq!(
            verdict(&[], Check::Swap, "no_hibernation"),
            Verdict::NotCovered
        );
    }

    #[test]
    fn logs_that_stay_and_open_kernels_fail() {
        let journal = |said| verdict(said, Check::CoreDumps, "journal_in_memory");
        assert_eq!(journal(&[]), Verdict::Pass);
        assert_eq!(
            journal(&[("var/log/journal/x/system.journal", "")]),
            Verdict::Fail
        );
        let name = "kernel_messages_for_root";
        let file = "proc/sys/kernel/dmesg_restrict";
        assert_eq!(
            verdict(&[(file, "1\n")], Check::CoreDumps, name),
            Verdict::Pass
        );
        assert_eq!(
            verdict(&[(file, "0\n")], Check::CoreDumps, name),
            Verdict::Fail
        );
        let name = "nobody_traces_another";
        let file = "proc/sys/kernel/yama/ptrace_scope";
        assert_eq!(
            verdict(&[(file, "2\n")], Check::OwnScope, name),
            Verdict::Pass
        );
        assert_eq!(
            verdict(&[(file, "0\n")], Check::OwnScope, name),
            Verdict::Fail
        );
        assert_eq!(verdict(&[], Check::OwnScope, name), Verdict::NotCovered);
    }

    #[test]
    fn a_dump_that_goes_to_a_program_is_one_unless_it_keeps_nothing() {
        let judged = |pattern| {
            let name = "no_core_dumps";
            let file = "proc/sys/kernel/core_pattern";
            verdict(&[(file, pattern)], Check::CoreDumps, name)
        };
        assert_eq!(
            judged("|/usr/lib/systemd/systemd-coredump %P\n"),
            Verdict::Fail
        );
        assert_eq!(judged("|/bin/false --keep\n"), Verdict::Fail);
    }

    #[test]
    fn the_nearest_mount_decides() {
        let root = "1 0 8:1 / / rw,nosuid,nodev - ext4 d rw\n";
        let nearer = format!("{root}2 1 0:5 / /run/x rw,nosuid - tmpfs t rw\n");
        let place = Path::new("/run/x/y");
        assert!(has_option(root, place, "nodev"));
        assert!(!has_option(&nearer, place, "nodev"));
        assert!(has_option(&nearer, place, "nosuid"));
        let over = format!("{nearer}3 2 0:6 / /run/x rw - tmpfs t rw\n");
        assert!(!has_option(&over, place, "nosuid"));
    }

    #[test]
    fn a_capsule_of_the_shells_own_uid_or_without_limits_fails() {
        use crate::scope::Scope;
        use crate::wipe::Unit;
        let mut ground = Ground {
            writable: vec![],
            declared: vec![],
            run: "/nowhere".into(),
            sticks: "/nowhere".into(),
            appliance: true,
            unit: None,
        };
        let verdicts = |ground: &Ground| {
            scope(ground)
                .iter()
                .map(|fact| fact.verdict)
                .collect::<Vec<_>>()
        };
        assert_eq!(verdicts(&ground), [Verdict::Fail, Verdict::Fail]);
        let own = rustix::process::getuid().as_raw();
        let unit = |shell| {
            Some(Unit {
                shell,
                scope: Scope::Absent,
            })
        };
        ground.unit = unit(own);
        assert_eq!(verdicts(&ground), [Verdict::Fail, Verdict::NotCovered]);
        ground.unit = unit(own + 1);
        assert_eq!(verdicts(&ground), [Verdict::Pass, Verdict::NotCovered]);
    }
}
