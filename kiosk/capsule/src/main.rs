// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-capsule supervise ..` is the outer half, started by the shell or a system
//! unit; `sportello-capsule inside` is pid 1 of the capsule, started by the outer half.
//! `sportello-capsule enter CGROUP PROGRAM ..` becomes the program inside a cgroup, so that not
//! one instruction of it runs outside; `sportello-capsule platform` says which of the platform's
//! promises hold on this machine.

use std::ffi::OsString;
use std::process::ExitCode;

use sportello_capsule::scope;
use sportello_capsule::supervisor::{self, Config};
use sportello_capsule::wipe;
use sportello_capsule::wire::Verdict;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let half = arguments.next();
    match half.as_ref().and_then(|half| half.to_str()) {
        Some("inside") => inside(),
        Some("supervise") => supervise(arguments),
        Some("enter") => {
            complain(&scope::enter(arguments).to_string());
            ExitCode::from(2)
        }
        Some("platform") => platform(),
        _ => {
            complain("usage: sportello-capsule supervise --run DIR --tasks DIR .. | platform");
            ExitCode::from(1)
        }
    }
}

fn supervise(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .init();
    let config = match Config::parse(arguments) {
        Ok(config) => config,
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::from(1);
        }
    };
    match supervisor::run(&config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the supervisor failed"
            );
            ExitCode::from(2)
        }
    }
}

fn inside() -> ExitCode {
    match sportello_capsule::inside::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error of the capsule goes nowhere, except in rehearsal.
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// One promise a line: its name, and `pass`, `fail` or `not_covered`.
fn platform() -> ExitCode {
    let facts = wipe::platform_facts();
    for fact in &facts {
        let verdict = match fact.verdict {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::NotCovered => "not_covered",
        };
        tell(&format!("{} {verdict}", fact.name));
    }
    if facts.iter().any(|fact| fact.verdict == Verdict::Fail) {
        return ExitCode::from(1);
    }
    ExitCode::SUCCESS
}

#[expect(
    clippy::print_stdout,
    reason = "the answer of a command, for whoever asked"
)]
fn tell(what: &str) {
    println!("{what}");
}

#[expect(
    clippy::print_stderr,
    reason = "the one place where this program talks to a person"
)]
fn complain(what: &str) {
    eprintln!("sportello-capsule: {what}");
}
