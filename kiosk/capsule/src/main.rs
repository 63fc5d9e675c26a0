// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-capsule supervise ..` is the outer half, started by the shell or a system
//! unit; `sportello-capsule inside` is pid 1 of the capsule, started by the outer half.

use std::ffi::OsString;
use std::process::ExitCode;

use sportello_capsule::supervisor::{self, Config};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let half = arguments.next();
    match half.as_ref().and_then(|half| half.to_str()) {
        Some("inside") => inside(),
        Some("supervise") => supervise(arguments),
        _ => {
            complain("usage: sportello-capsule supervise --run DIR --tasks DIR ..");
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

#[expect(
    clippy::print_stderr,
    reason = "the one place where this program talks to a person"
)]
fn complain(what: &str) {
    eprintln!("sportello-capsule: {what}");
}
