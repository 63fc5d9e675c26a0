// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A program that wants out of a capsule. Tests run it inside one and count what it reached.
//!
//! One JSON object per line and attempt: `{"attempt", "outcome", "detail"}`. The outcome is
//! `refused`, `SUCCEEDED`, or `not_tried` where this machine gives nothing to try it on; the
//! exit code is the number of successes (at most 100). It is built with the feature
//! `rehearsal` only and ships in no image.
//!
//! ```text
//! hostile [--out stdin] [--address IP:PORT]... [--via HOST:PORT]... [--abstract NAME]...
//!         [--read PATH]... [--key NAME]... [--display SOCKET]... [--expected SOCKET]...
//! hostile --fork-bomb N | --double-fork TOKEN | --fill DIR
//! ```
//!
//! It starts only inside a user namespace that does not map every user, as a capsule is:
//! where it succeeds it leaves keys, mounts and files behind.
//!
//! The repeated options name things that a test has set up outside, so that a refusal is
//! known to be a refusal and not an absence. A leading word `inside` is skipped: the program
//! can stand where the capsule's own pid 1 stands. `--out stdin` reports on descriptor 0,
//! which there is the conversation with the outside.

use std::fs::File;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

#[path = "hostile/call.rs"]
mod call;
#[path = "hostile/displays.rs"]
mod displays;
#[path = "hostile/errno.rs"]
mod errno;
#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/kernel.rs"]
mod kernel;
#[path = "hostile/multiply.rs"]
mod multiply;
#[path = "hostile/network.rs"]
mod network;
#[path = "hostile/processes.rs"]
mod processes;
#[path = "hostile/sockets.rs"]
mod sockets;

/// Exit code for arguments that make no sense, and for a start outside of a sandbox.
const USAGE: u8 = 125;
/// Exit code of a mode that could not do what it is for.
const FAILED: u8 = 124;
/// Successes that an exit code can tell.
const MOST_TOLD: u8 = 100;

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// It did not work; the word of the refusal.
    Refused(String),
    /// It worked: a hole.
    Succeeded(String),
    /// There was nothing to try it on; never counted as refused.
    NotTried(String),
}

impl Outcome {
    /// Success if something came back, else the error's word.
    fn of<T>(result: io::Result<T>) -> Self {
        match result {
            Ok(_) => Self::Succeeded("done".into()),
            Err(error) => Self::Refused(errno::word(&error)),
        }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    attempt: &'a str,
    outcome: &'static str,
    detail: &'a str,
}

/// Writes one line per attempt and counts.
struct Book {
    out: Box<dyn Write>,
    successes: u32,
}

impl Book {
    fn note(&mut self, attempt: &str, outcome: &Outcome) {
        let (outcome, detail) = match outcome {
            Outcome::Refused(detail) => ("refused", detail),
            Outcome::Succeeded(detail) => ("SUCCEEDED", detail),
            Outcome::NotTried(detail) => ("not_tried", detail),
        };
        self.successes += u32::from(outcome == "SUCCEEDED");
        let line = serde_json::to_string(&Line {
            attempt,
            outcome,
            detail,
        })
        .unwrap_or_default();
        // Nobody to report to: the exit code still tells.
        let _ = writeln!(self.out, "{line}").and_then(|()| self.out.flush());
    }

    fn exit_code(&self) -> ExitCode {
        ExitCode::from(
            u8::try_from(self.successes)
                .unwrap_or(MOST_TOLD)
                .min(MOST_TOLD),
        )
    }
}

/// What to try beyond the built-in list.
#[derive(Debug, Default)]
struct Aims {
    on_stdin: bool,
    addresses: Vec<SocketAddr>,
    via: Vec<String>,
    abstracts: Vec<String>,
    reads: Vec<PathBuf>,
    keys: Vec<String>,
    displays: Vec<PathBuf>,
    expected: Vec<PathBuf>,
    multiply: Option<multiply::Mode>,
}

impl Aims {
    fn parse(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut aims = Self::default();
        let mut is_first = true;
        while let Some(option) = words.next() {
            if std::mem::take(&mut is_first) && option == "inside" {
                continue;
            }
            let value = words.next()?;
            match option.as_str() {
                "--out" if value == "stdin" => aims.on_stdin = true,
                "--address" => aims.addresses.push(value.parse().ok()?),
                "--via" => aims.via.push(value),
                "--abstract" => aims.abstracts.push(value),
                "--read" => aims.reads.push(value.into()),
                "--key" => aims.keys.push(value),
                "--display" => aims.displays.push(value.into()),
                "--expected" => aims.expected.push(value.into()),
                _ => aims.multiply = Some(multiply::Mode::parse(&option, value)?),
            }
        }
        Some(aims)
    }
}

/// Whether this is a namespace in which a few users stand for themselves. Outside of one
/// there is nothing to escape from, and somebody's machine to harm.
fn is_sandboxed() -> bool {
    const EVERYBODY: u64 = 1 << 16;
    let map = std::fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    let mapped: Option<u64> = map
        .lines()
        .map(|line| line.split_whitespace().nth(2)?.parse::<u64>().ok())
        .sum();
    mapped.is_some_and(|users| (1..EVERYBODY).contains(&users))
}

fn main() -> ExitCode {
    let Some(aims) = Aims::parse(std::env::args().skip(1)) else {
        return ExitCode::from(USAGE);
    };
    let out: Box<dyn Write> = if aims.on_stdin {
        match io::stdin().as_fd().try_clone_to_owned() {
            Ok(channel) => Box::new(File::from(channel)),
            Err(_) => return ExitCode::from(USAGE),
        }
    } else {
        Box::new(io::stdout())
    };
    let mut book = Book { out, successes: 0 };
    if !is_sandboxed() {
        book.note("start", &Outcome::NotTried("this is no sandbox".into()));
        return ExitCode::from(USAGE);
    }
    if let Some(mode) = &aims.multiply {
        return if mode.run(&mut book) {
            book.exit_code()
        } else {
            ExitCode::from(FAILED)
        };
    }
    kernel::attempt(&mut book, &aims.keys);
    processes::attempt(&mut book);
    sockets::attempt(&mut book, &aims.abstracts, &aims.expected);
    displays::attempt(&mut book, &aims.displays);
    network::attempt(&mut book, &aims.addresses, &aims.via);
    files::attempt(&mut book, &aims.reads);
    book.exit_code()
}
