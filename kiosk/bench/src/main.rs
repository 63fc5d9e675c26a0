// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Speed of the terminal, measured on the stage with the product as it is built for
//! release. Each figure is printed beside what it is compared with; one that misses its
//! bound makes the program end with exit code 1. No test asserts any of them.
//!
//! - [`end`]: end pressed to receipt stored, beside a bare kill of the same capsule
//! - [`start`]: Start pressed to first page, beside the same browser without a capsule
//! - [`shell`]: the shell at rest, at start and under keys
//! - [`sessions`]: what many sessions in a row leave in the processes that outlive them
//!
//! The program has two halves. The outer one opens a compositor, starts itself again as
//! the *side* that stands where the shell stands, and sums up. The side has the
//! environment that the shell would have (so that, say, the check of the clipboard finds
//! its compositor), holds nothing that the shell does not, and tells each sample as one
//! line of JSON on its standard output.

mod book;
mod bounds;
mod browser;
mod capsule;
mod end;
mod figures;
mod screen;
mod sessions;
mod shell;
mod side;
mod site;
mod start;

use std::process::ExitCode;

use anyhow::Context;
use bounds::Bounds;

/// What to measure, and how often.
#[derive(Debug, Clone)]
struct Plan {
    only: Option<String>,
    ends: usize,
    starts: usize,
    shell_starts: usize,
    keys: usize,
    rest_seconds: u64,
    sessions: usize,
}

impl Plan {
    const USUAL: Self = Self {
        only: None,
        ends: 100,
        starts: 20,
        shell_starts: 20,
        keys: 200,
        rest_seconds: 60,
        sessions: 1000,
    };

    fn parse(arguments: impl IntoIterator<Item = String>) -> anyhow::Result<Self> {
        let mut plan = Self::USUAL;
        let mut arguments = arguments.into_iter();
        while let Some(option) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .with_context(|| format!("{option} needs a value"))
            };
            let mut number = || anyhow::Ok(value()?.parse::<usize>()?.max(1));
            match option.as_str() {
                "--ends" => plan.ends = number()?,
                "--starts" => plan.starts = number()?,
                "--shell-starts" => plan.shell_starts = number()?,
                "--keys" => plan.keys = number()?,
                "--rest" => plan.rest_seconds = u64::try_from(number()?)?,
                "--sessions" => plan.sessions = number()?,
                "--only" => plan.only = Some(value()?),
                _ => anyhow::bail!(
                    "unknown option {option}; known are --only end|start|shell|sessions, \
                     --ends, --starts, --shell-starts, --keys, --rest, --sessions"
                ),
            }
        }
        Ok(plan)
    }

    fn wants(&self, part: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == part)
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next() {
        Some(first) if first == side::WORD => side::run(arguments).map(|()| true),
        first => Plan::parse(first.into_iter().chain(arguments)).and_then(|plan| measure(&plan)),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            talk(&format!("bench: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Measures what the plan wants; `false` when a bound was missed.
fn measure(plan: &Plan) -> anyhow::Result<bool> {
    say(&figures::machine());
    let mut bounds = Bounds::default();
    if plan.wants("shell") {
        shell::measure(plan, &mut bounds).context("the shell")?;
    }
    if plan.wants("start") {
        start::measure(plan.starts, &mut bounds).context("starts")?;
    }
    if plan.wants("end") {
        end::measure(plan.ends, &mut bounds).context("ends")?;
    }
    if plan.wants("sessions") {
        sessions::measure(plan.sessions, &mut bounds).context("sessions in a row")?;
    }
    say(&bounds.verdict());
    Ok(bounds.all_kept())
}

/// A result.
#[expect(clippy::print_stdout, reason = "figures are what this program is for")]
fn say(words: &str) {
    println!("{words}");
}

/// Progress and complaints.
#[expect(
    clippy::print_stderr,
    reason = "a command line program talks on stderr"
)]
fn talk(words: &str) {
    eprintln!("{words}");
}
