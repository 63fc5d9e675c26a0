// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sticks.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sportello_capsule::broker::{STICKS_SOCKET, SticksAnswer, SticksAsk};
use sportello_capsule::wire::{StickState, Verdict};

use super::desk::{Talk, said, wait_until};
use super::plug::{AGENT, CAPSULE, Stick, passwd};

const PLACE: &str = "/run/sportello-sticks";

fn session() -> Talk {
    Talk::with(STICKS_SOCKET, passwd(CAPSULE))
}

#[track_caller]
fn hear(talk: &mut Talk, expected: SticksAnswer) {
    assert_eq!(talk.hear::<SticksAnswer>(), Some(expected));
}

fn now(state: StickState) -> SticksAnswer {
    SticksAnswer::Stick { state }
}

#[track_caller]
fn end(mut talk: Talk) {
    talk.say(&SticksAsk::End);
    let ended = talk.hear_until(|answer| matches!(answer, SticksAnswer::Ended { .. }));
    let verdict = Verdict::Pass;
    assert_eq!(ended, SticksAnswer::Ended { verdict });
    assert_eq!(mounted(), Vec::<String>::new());
}

/// Options of what is mounted below the sticks' folder, as everybody sees it.
fn mounted() -> Vec<String> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap();
    mounts
        .lines()
        .map(|line| line.split(' ').collect::<Vec<_>>())
        .filter(|fields| Path::new(fields[4]).starts_with(PLACE))
        .map(|fields| fields[5].to_owned())
        .collect()
}

/// A capsule: bubblewrap under the capsules' user, within the walls of their unit.
struct Capsule {
    program: Child,
    unit: String,
}

impl Capsule {
    fn running(name: &str, script: &str) -> Self {
        let unit = format!("capsule-of-{name}.service");
        let mut command = Command::new("systemd-run");
        command
            .args(["--quiet", "--pipe", "--collect", "--uid=sportello-capsule"])
            .args([
                "--unit",
                &unit,
                "-p",
                "ProtectSystem=strict",
                "-p",
                "PrivateDevices=yes",
            ])
            .args(["-p", "NoNewPrivileges=yes", "--"])
            .args([
                "bwrap",
                "--unshare-all",
                "--die-with-parent",
                "--uid",
                "1000",
            ])
            .args(["--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin"])
            .args([
                "--symlink",
                "usr/lib",
                "/lib",
                "--symlink",
                "usr/lib64",
                "/lib64",
            ])
            .args(["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/home"])
            .args(["--ro-bind", PLACE, "/home/USB", "--remount-ro", "/"])
            .args(["sh", "-c", &format!("echo stands; {script}")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut program = command.spawn().unwrap();
        // As the supervisor does: sticks come when the capsule stands, and not before.
        let mut said = String::new();
        let mut output = BufReader::new(program.stdout.take().unwrap());
        output.read_line(&mut said).unwrap();
        assert_eq!(said, "stands\n");
        Self { program, unit }
    }
}

impl Drop for Capsule {
    fn drop(&mut self) {
        said("systemctl", &["kill", "--signal=KILL", &self.unit]);
        let _collected = self.program.wait();
    }
}

#[test]
fn a_stick_comes_and_the_capsule_reads_and_writes_it_and_afterwards_it_is_gone() {
    let content = Path::new("/var/tmp/content");
    fs::create_dir_all(content).unwrap();
    fs::write(content.join("brought.txt"), "brought").unwrap();
    let mut stick = Stick::made(64, Some(content));
    let capsule = Capsule::running(
        "reader",
        "until cp /home/USB/1/brought.txt /home/USB/1/taken.txt; do sleep 0.1; done 2>/dev/null; \
         touch /home/USB/here 2>/dev/null && exit 1; \
         touch /home/USB/1/ready; exec sleep 1000",
    );
    let mut talk = session();
    stick.plug("ext4", true);
    hear(&mut talk, now(StickState::Ready));
    let options = mounted().pop().unwrap();
    for wanted in ["nosuid", "nodev", "noexec", "nosymfollow"] {
        assert!(
            options.split(',').any(|option| option == wanted),
            "{options}"
        );
    }
    let on_stick = |name: &str| Path::new(PLACE).join("1").join(name);
    wait_until("the capsule wrote to the stick", || {
        on_stick("ready").exists()
    });
    assert_eq!(
        fs::read_to_string(on_stick("taken.txt")).unwrap(),
        "brought"
    );
    assert!(!Path::new(PLACE).join("here").exists());
    // The capsule is killed first, as the supervisor does.
    drop(capsule);
    end(talk);
    // What was written is on it.
    let mut again = session();
    hear(&mut again, now(StickState::Ready));
    assert_eq!(
        fs::read_to_string(on_stick("taken.txt")).unwrap(),
        "brought"
    );
    end(again);
}

#[test]
fn a_switch_that_forbids_writing_and_a_file_system_that_is_none_are_told_apart() {
    let mut locked = Stick::made(16, None);
    let mut foreign = Stick::blank();
    let mut broken = Stick::blank();
    let mut talk = session();
    foreign.plug("ntfs", true);
    hear(&mut talk, now(StickState::Unreadable));
    // udev may say what is not so: then the kernel refuses.
    broken.plug("ext4", true);
    locked.plug("ext4", false);
    hear(&mut talk, now(StickState::ReadOnly));
    assert_eq!(mounted().len(), 1);
    end(talk);
}

#[test]
fn a_stick_pulled_out_while_it_is_written_to_is_noticed_and_holds_nothing_up() {
    let mut stick = Stick::made(64, None);
    let mut talk = session();
    let capsule = Capsule::running(
        "writer",
        "while :; do cat /dev/zero > /home/USB/1/endless; sleep 0.1; done 2>/dev/null",
    );
    stick.plug("ext4", true);
    hear(&mut talk, now(StickState::Ready));
    let endless = Path::new(PLACE).join("1/endless");
    wait_until("the capsule writes", || {
        fs::metadata(&endless).is_ok_and(|file| file.len() > 0)
    });
    stick.pull();
    hear(&mut talk, SticksAnswer::Pulled);
    hear(&mut talk, now(StickState::Absent));
    wait_until("nothing is mounted", || mounted().is_empty());
    // Another one takes its place.
    let mut other = Stick::made(16, None);
    other.plug("ext4", true);
    hear(&mut talk, now(StickState::Ready));
    drop(capsule);
    end(talk);
}

#[test]
fn a_hundred_thousand_files_and_links_to_everywhere_change_nothing() {
    let content = Path::new("/var/tmp/many");
    for folder in 0..100 {
        let folder = content.join(folder.to_string());
        fs::create_dir_all(&folder).unwrap();
        for number in 0..1000 {
            fs::File::create(folder.join(number.to_string())).unwrap();
        }
    }
    for (link, target) in [("secret", "/etc/shadow"), ("loop", "loop"), ("up", "..")] {
        let _there = std::os::unix::fs::symlink(target, content.join(link));
    }
    let mut stick = Stick::made(256, Some(content));
    fs::remove_dir_all(content).unwrap();
    let mut talk = session();
    stick.plug("ext4", true);
    hear(&mut talk, now(StickState::Ready));
    // Not even root's hand follows a link of a stick.
    for link in ["secret", "loop", "up"] {
        let followed = fs::read_dir(Path::new(PLACE).join("1").join(link));
        assert!(followed.is_err(), "{link}");
        assert!(fs::read(Path::new(PLACE).join("1").join(link)).is_err());
    }
    end(talk);
}

#[test]
fn a_supervisor_that_dies_leaves_nothing_mounted() {
    let mut stick = Stick::made(16, None);
    let mut talk = session();
    stick.plug("ext4", true);
    hear(&mut talk, now(StickState::Ready));
    drop(talk);
    wait_until("it is unmounted", || mounted().is_empty());
    drop(stick);
    end(session());
}

#[test]
fn more_sticks_than_there_is_room_for_wait_outside() {
    let mut sticks: Vec<Stick> = (0..5).map(|_| Stick::made(8, None)).collect();
    let mut talk = session();
    for stick in &mut sticks {
        stick.plug("ext4", true);
    }
    hear(&mut talk, now(StickState::Ready));
    wait_until("four are mounted", || mounted().len() == 4);
    end(talk);
}

#[test]
fn nobody_else_is_answered() {
    for stranger in ["root", AGENT] {
        let connected = std::panic::catch_unwind(|| {
            Talk::with(STICKS_SOCKET, passwd(stranger)).hear::<SticksAnswer>()
        });
        assert!(matches!(connected, Err(_) | Ok(None)), "{stranger}");
    }
}
