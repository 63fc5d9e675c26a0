// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The sandbox of a session: one `bwrap` call.
//!
//! Invariants:
//! - Binds are an allow-list: `/usr` read-only, five entries of `/etc`, sockets (the
//!   compositor's security-context socket, egress, and one that only takes sound). Everything writable is a tmpfs
//!   with a size, inside the sandbox's own mount namespace: when its last process dies,
//!   the kernel frees it.
//! - All namespaces are unshared, the network one included: no interface but loopback.
//! - `--die-with-parent` is a signal tied to the *thread* that spawned bwrap, so
//!   [`spawn`] must be called from the supervisor's main thread, which lives as long
//!   as the session.

use std::ffi::OsString;
use std::io::{self, Read, Seek, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use command_fds::{CommandFdExt, FdMapping};
use rustix::event::{PollFd, PollFlags};
use rustix::fs::MemfdFlags;
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use serde::Deserialize;
use tokio::sync::oneshot;

use crate::scope;
use crate::seccomp;
#[cfg(feature = "rehearsal")]
use crate::supervisor::rehearsal::{Step, leaves_out};
use crate::wire::Limits;

/// Where things stand inside the capsule.
pub mod inside {
    pub const HOME: &str = "/home/citizen";
    pub const DOWNLOADS: &str = "/home/citizen/Downloads";
    /// Where sticks come and go: it is what a file chooser shows beside the downloads.
    pub const STICKS: &str = "/home/citizen/USB";
    pub const RUNTIME: &str = "/run/citizen";
    pub const OUTER_DISPLAY: &str = "/run/citizen/outer-0";
    pub const EGRESS: &str = "/run/sportello/egress.sock";
    /// Takes bytes of sound and gives nothing.
    pub const SOUND: &str = "/run/sportello/sound.sock";
    pub const PROGRAM: &str = "/run/sportello/capsule";
    pub const TASKS: &str = "/run/sportello/tasks";
    pub const POLICY: &str = "/etc/chromium/policies/managed";
    /// Numeric user the programs see.
    pub const UID: u32 = 1000;
}

/// What is bound into one capsule.
#[derive(Debug)]
pub struct Plan<'a> {
    /// This program, run again as pid 1 of the capsule.
    pub program: &'a Path,
    pub tasks: &'a Path,
    pub policy: &'a Path,
    pub egress: &'a Path,
    pub display: &'a Path,
    /// Where bytes of sound are taken, if anybody takes them.
    pub sound: Option<&'a Path>,
    /// The folder below which sticks are mounted meanwhile, if anybody mounts them.
    pub sticks: Option<&'a Path>,
    /// The cgroup in which bwrap and all below it live, from their first instruction on.
    pub cgroup: Option<&'a Path>,
    /// XKB layout of the terminal's keyboard.
    pub keyboard: &'a str,
    pub limits: Limits,
    /// Where pid 1's complaints go: nowhere, in the product (they may speak of pages).
    pub complaints: Complaints,
    /// Arguments for pid 1 after `inside`.
    pub arguments: Vec<OsString>,
}

/// Fate of what the capsule's programs write to standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complaints {
    Dropped,
    /// Shown: for developers, in rehearsal builds.
    #[cfg(feature = "rehearsal")]
    Shown,
}

/// A running sandbox.
#[derive(Debug)]
pub struct Sandbox {
    /// bwrap itself, outside.
    pub bwrap: Child,
    /// Pid 1 inside, as this namespace counts.
    pub init: Pid,
    /// Becomes readable when every process inside is dead. Waiting on bwrap instead
    /// would tell 35 ms too early.
    pub init_fd: OwnedFd,
    /// The conversation with pid 1.
    pub channel: UnixStream,
}

#[derive(Debug, thiserror::Error)]
pub enum SpawnError {
    #[error("`bwrap` is not installed or cannot be run")]
    NoBubblewrap(#[source] io::Error),
    #[error("bwrap could not build the sandbox (are user namespaces allowed?)")]
    Refused,
    #[error("the sandbox could not be prepared")]
    Io(#[from] io::Error),
    #[error("the system call filter could not be compiled")]
    Filter(#[from] seccomp::FilterError),
}

impl From<rustix::io::Errno> for SpawnError {
    fn from(errno: rustix::io::Errno) -> Self {
        Self::Io(errno.into())
    }
}

#[derive(Deserialize)]
struct Info {
    #[serde(rename = "child-pid")]
    child_pid: i32,
}

/// Builds the sandbox and starts pid 1 in it. Blocks for some ten milliseconds.
///
/// # Errors
/// See [`SpawnError`]; nothing is left running when it fails.
pub fn spawn(plan: &Plan<'_>) -> Result<Sandbox, SpawnError> {
    let filter = sealed_file("seccomp", &seccomp::deny_list()?)?;
    let passwd = sealed_file(
        "passwd",
        format!(
            "citizen:x:{0}:{0}::{1}:/usr/sbin/nologin\n",
            inside::UID,
            inside::HOME
        )
        .as_bytes(),
    )?;
    let group = sealed_file("group", format!("citizen:x:{}:\n", inside::UID).as_bytes())?;
    let hosts = sealed_file("hosts", b"127.0.0.1 localhost\n")?;
    let (info_read, info_write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
    let (channel, inner_channel) = UnixStream::pair()?;

    let mut command = match plan.cgroup {
        Some(cgroup) => scope::command_in(cgroup, "bwrap")?,
        None => Command::new("bwrap"),
    };
    command
        .args(arguments(plan))
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .stdin(OwnedFd::from(inner_channel))
        .stdout(Stdio::null())
        .stderr(match plan.complaints {
            Complaints::Dropped => Stdio::null(),
            #[cfg(feature = "rehearsal")]
            Complaints::Shown => Stdio::inherit(),
        })
        .fd_mappings(vec![
            FdMapping {
                parent_fd: filter,
                child_fd: fd::SECCOMP,
            },
            FdMapping {
                parent_fd: info_write,
                child_fd: fd::INFO,
            },
            FdMapping {
                parent_fd: passwd,
                child_fd: fd::PASSWD,
            },
            FdMapping {
                parent_fd: group,
                child_fd: fd::GROUP,
            },
            FdMapping {
                parent_fd: hosts,
                child_fd: fd::HOSTS,
            },
        ])
        .map_err(io::Error::other)?;
    let mut bwrap = command.spawn().map_err(SpawnError::NoBubblewrap)?;
    // Our copies of the mapped descriptors go with `command`; without this the pipe
    // below would never end when bwrap fails.
    drop(command);

    let mut said = String::new();
    std::fs::File::from(info_read)
        .take(4096)
        .read_to_string(&mut said)?;
    let init = serde_json::from_str::<Info>(&said)
        .ok()
        .and_then(|info| Pid::from_raw(info.child_pid));
    let opened = init.map(|init| pidfd_open(init, PidfdFlags::NONBLOCK).map(|fd| (init, fd)));
    match opened {
        Some(Ok((init, init_fd))) => Ok(Sandbox {
            bwrap,
            init,
            init_fd,
            channel,
        }),
        _ => {
            // Either it is dead already or it must be: a sandbox nobody can watch.
            let _already_dead = bwrap.kill();
            bwrap.wait()?;
            Err(SpawnError::Refused)
        }
    }
}

/// Descriptors by which bwrap receives things.
mod fd {
    pub(super) const SECCOMP: i32 = 10;
    pub(super) const INFO: i32 = 11;
    pub(super) const PASSWD: i32 = 12;
    pub(super) const GROUP: i32 = 13;
    pub(super) const HOSTS: i32 = 14;
}

/// Room for the sockets of one session.
const RUNTIME_MIB: u32 = 16;
/// Bytes of one MiB.
const MIB: u64 = 1024 * 1024;

fn arguments(plan: &Plan<'_>) -> Vec<OsString> {
    let mut line = Line::default();
    line.add(&[
        "--unshare-all",
        "--die-with-parent",
        "--new-session",
        "--as-pid-1",
    ]);
    line.add(&["--clearenv", "--cap-drop", "ALL", "--hostname", "sportello"]);
    line.add(&[
        "--uid",
        &inside::UID.to_string(),
        "--gid",
        &inside::UID.to_string(),
    ]);
    line.add(&["--ro-bind", "/usr", "/usr"]);
    for (target, link) in [
        ("usr/bin", "/bin"),
        ("usr/sbin", "/sbin"),
        ("usr/lib", "/lib"),
        ("usr/lib64", "/lib64"),
    ] {
        line.add(&["--symlink", target, link]);
    }
    line.add(&["--ro-bind", "/etc/fonts", "/etc/fonts"]);
    line.add(&["--ro-bind-try", "/etc/ssl/certs", "/etc/ssl/certs"]);
    line.add(&["--ro-bind-try", "/etc/localtime", "/etc/localtime"]);
    for (number, file) in [
        (fd::PASSWD, "/etc/passwd"),
        (fd::GROUP, "/etc/group"),
        (fd::HOSTS, "/etc/hosts"),
    ] {
        line.add(&["--ro-bind-data", &number.to_string(), file]);
    }
    line.bind("--ro-bind", plan.policy, inside::POLICY);
    line.add(&["--proc", "/proc", "--dev", "/dev"]);
    for (size, place) in [
        (plan.limits.shm_mib, "/dev/shm"),
        (plan.limits.tmp_mib, "/tmp"),
        (plan.limits.home_mib, inside::HOME),
        (RUNTIME_MIB, inside::RUNTIME),
    ] {
        line.add(&["--perms", "0700"]);
        line.add(&[
            "--size",
            &(u64::from(size) * MIB).to_string(),
            "--tmpfs",
            place,
        ]);
    }
    #[cfg(feature = "rehearsal")]
    if leaves_out(Step::OwnShm) {
        line.add(&["--bind", "/dev/shm", "/dev/shm"]);
    }
    line.add(&["--dir", inside::DOWNLOADS]);
    if let Some(sticks) = plan.sticks {
        // The folder itself takes nothing; what is mounted below it later comes as it is.
        line.bind("--ro-bind", sticks, inside::STICKS);
    }
    line.bind("--ro-bind", plan.program, inside::PROGRAM);
    line.bind("--ro-bind", plan.tasks, inside::TASKS);
    line.bind("--bind", plan.egress, inside::EGRESS);
    line.bind("--bind", plan.display, inside::OUTER_DISPLAY);
    if let Some(sound) = plan.sound {
        line.bind("--bind", sound, inside::SOUND);
    }
    // The root and `/dev` are tmpfs too, with no size that bwrap could be told: half of the
    // machine's memory. Read-only they hold nothing, and nobody can move a folder aside and
    // put another policy in its place.
    line.add(&["--remount-ro", "/dev", "--remount-ro", "/"]);
    line.add(&[
        "--seccomp",
        &fd::SECCOMP.to_string(),
        "--info-fd",
        &fd::INFO.to_string(),
    ]);
    for (name, value) in [
        ("HOME", inside::HOME),
        ("PATH", "/usr/bin"),
        ("XDG_RUNTIME_DIR", inside::RUNTIME),
        ("WAYLAND_DISPLAY", "outer-0"),
        ("LANG", "C.UTF-8"),
        ("XKB_DEFAULT_LAYOUT", plan.keyboard),
    ] {
        line.add(&["--setenv", name, value]);
    }
    line.add(&["--chdir", inside::HOME, "--", inside::PROGRAM, "inside"]);
    line.0.extend(plan.arguments.iter().cloned());
    line.0
}

#[derive(Default)]
struct Line(Vec<OsString>);

impl Line {
    fn add(&mut self, words: &[&str]) {
        self.0.extend(words.iter().map(OsString::from));
    }

    fn bind(&mut self, how: &str, outside: &Path, inside: &str) {
        self.0
            .extend([how.into(), outside.as_os_str().to_owned(), inside.into()]);
    }
}

/// An anonymous file holding `content`, read from its beginning.
fn sealed_file(name: &str, content: &[u8]) -> io::Result<OwnedFd> {
    let fd = rustix::fs::memfd_create(name, MemfdFlags::CLOEXEC)?;
    let mut file = std::fs::File::from(fd);
    file.write_all(content)?;
    file.rewind()?;
    Ok(file.into())
}

impl Sandbox {
    /// A future that is ready when every process inside is dead.
    ///
    /// # Errors
    /// When the descriptor cannot be shared with the waiting thread.
    pub fn death(&self) -> io::Result<oneshot::Receiver<()>> {
        let init = self.init_fd.try_clone()?;
        let (tell, told) = oneshot::channel();
        std::thread::Builder::new()
            .name("capsule-death".into())
            .spawn(move || {
                let mut waited = [PollFd::new(&init, PollFlags::IN)];
                while let Err(rustix::io::Errno::INTR) = rustix::event::poll(&mut waited, None) {}
                // Nobody waiting any more is no loss.
                let _nobody = tell.send(());
            })?;
        Ok(told)
    }

    /// Kills pid 1 inside; the kernel kills everything else with it.
    ///
    /// # Errors
    /// `ESRCH` is not one of them: dead already is what was wanted.
    pub fn kill(&self) -> io::Result<()> {
        use rustix::process::{Signal, pidfd_send_signal};
        match pidfd_send_signal(self.init_fd.as_fd(), Signal::KILL) {
            Ok(()) | Err(rustix::io::Errno::SRCH) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<String> {
        let plan = Plan {
            program: Path::new("/x/capsule"),
            tasks: Path::new("/x/tasks"),
            policy: Path::new("/x/policy"),
            egress: Path::new("/x/egress.sock"),
            display: Path::new("/x/display"),
            sound: None,
            sticks: None,
            cgroup: None,
            keyboard: "it",
            limits: Limits::default(),
            complaints: Complaints::Dropped,
            arguments: vec![],
        };
        arguments(&plan)
            .into_iter()
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn nothing_of_the_host_is_writable_but_the_two_sockets() {
        let words = words();
        let writable: Vec<&str> = words
            .windows(3)
            .filter(|w| w[0] == "--bind" || w[0] == "--dev-bind")
            .map(|w| w[2].as_str())
            .collect();
        assert_eq!(writable, [inside::EGRESS, inside::OUTER_DISPLAY]);
    }

    #[test]
    fn etc_is_never_bound_whole() {
        let words = words();
        assert!(
            !words
                .windows(2)
                .any(|w| w[0].starts_with("--") && w[1] == "/etc")
        );
    }

    #[test]
    fn every_tmpfs_has_a_size() {
        let words = words();
        for (at, word) in words.iter().enumerate() {
            if word == "--tmpfs" {
                assert_eq!(words[at - 2], "--size", "{}", words[at + 1]);
            }
        }
    }
}
