// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Not escapes but stubbornness: too many processes, one that will not die, no space left.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::{Book, Outcome, errno};

const MIB: usize = 1024 * 1024;
/// One file; below any limit on the size of a file, so that the space is what ends.
const FILE_MIB: usize = 32;
/// Filling stops here: a capsule's space should have ended long before.
const MOST_FILES: usize = 64;
/// Time for the processes of a bomb to come up.
const FUSE: Duration = Duration::from_secs(3);

/// What to do instead of the attempts.
#[derive(Debug)]
pub(crate) enum Mode {
    /// The root of a bomb of so many processes: reports, then stays.
    Bomb(u32),
    /// One process of a bomb.
    Shrapnel(u32),
    /// Leaves a daemon behind, whose command line holds this word.
    DoubleFork(String),
    /// The one between: a session of its own, then gone.
    Between(String),
    /// The daemon.
    Daemon,
    /// Fills a folder.
    Fill(PathBuf),
}

impl Mode {
    pub(crate) fn parse(option: &str, value: String) -> Option<Self> {
        Some(match option {
            "--fork-bomb" => Self::Bomb(value.parse().ok()?),
            "--shrapnel" => Self::Shrapnel(value.parse().ok()?),
            "--double-fork" => Self::DoubleFork(value),
            "--between" => Self::Between(value),
            "--daemon" => Self::Daemon,
            "--fill" => Self::Fill(value.into()),
            _ => return None,
        })
    }

    /// `false` if what the mode is for did not come about.
    pub(crate) fn run(&self, book: &mut Book) -> bool {
        match self {
            Self::Bomb(wanted) => {
                let refusal = split(wanted.saturating_sub(1));
                thread::sleep(FUSE);
                let alive = fs::read_dir("/proc").map_or(0, |entries| {
                    entries
                        .flatten()
                        .filter(|entry| entry.path().join("stat").exists())
                        .filter(|entry| {
                            entry
                                .file_name()
                                .to_string_lossy()
                                .bytes()
                                .all(|b| b.is_ascii_digit())
                        })
                        .count()
                });
                let word = refusal.map(|error| errno::word(&error)).unwrap_or_default();
                let told = format!("{alive} of {wanted} {word}").trim_end().to_owned();
                let outcome = if alive < usize::try_from(*wanted).unwrap_or(usize::MAX) {
                    Outcome::Refused(told)
                } else {
                    Outcome::Succeeded(told)
                };
                book.note("fork_bomb", &outcome);
                stay();
            }
            Self::Shrapnel(budget) => {
                drop(split(*budget));
                stay();
            }
            Self::DoubleFork(token) => {
                let outcome = match again("--between", token).and_then(|mut child| child.wait()) {
                    Ok(status) if status.success() => Outcome::NotTried("left behind".into()),
                    Ok(_) => Outcome::Refused("no session of its own".into()),
                    Err(error) => Outcome::Refused(errno::word(&error)),
                };
                book.note("double_fork", &outcome);
            }
            Self::Between(token) => {
                let left = rustix::process::setsid()
                    .map_err(io::Error::from)
                    .and_then(|_| again("--daemon", token));
                return left.is_ok();
            }
            Self::Daemon => stay(),
            Self::Fill(folder) => book.note("fill", &fill(folder)),
        }
        true
    }
}

/// Two children that share the budget, and split it further.
fn split(budget: u32) -> Option<io::Error> {
    let first = budget.div_ceil(2);
    for share in [first, budget - first] {
        if share > 0
            && let Err(error) = again("--shrapnel", &(share - 1).to_string())
        {
            return Some(error);
        }
    }
    None
}

/// This program once more.
fn again(option: &str, value: &str) -> io::Result<std::process::Child> {
    Command::new("/proc/self/exe")
        .args([option, value])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

fn stay() {
    loop {
        thread::sleep(Duration::from_secs(3600));
    }
}

fn fill(folder: &Path) -> Outcome {
    let block = vec![0xa5; MIB];
    let mut written = 0;
    for number in 0..MOST_FILES {
        let path = folder.join(format!("fill-{number}"));
        let filled = File::create(path).and_then(|mut file| {
            for _ in 0..FILE_MIB {
                file.write_all(&block)?;
                written += 1;
            }
            Ok(())
        });
        if let Err(error) = filled {
            return Outcome::Refused(format!("{} after {written} MiB", errno::word(&error)));
        }
    }
    Outcome::Succeeded(format!("{written} MiB"))
}
