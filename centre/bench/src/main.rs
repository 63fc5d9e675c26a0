// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Speed and cost of the region, measured with the programs as they are built for release.
//! Each figure is printed beside what it is compared with; one that misses its bound makes
//! the program end with exit code 1. No test asserts any of them.
//!
//! - [`ingest`]: reports a second, beside a bare loop that inserts the same rows
//! - [`terminals`]: ten thousand simulated terminals against the real centre
//! - [`streams`]: as many answers held open over TLS
//! - [`pages`]: every page over years of totals, beside the same page without history
//! - [`agent`]: what the agent costs, beside node-exporter and collectd
//! - [`day`]: what it moves on the wire in a working day
//! - [`command`]: from a press on the staff's page to the terminal's slate

mod agent;
mod bounds;
mod cluster;
mod command;
mod day;
mod figures;
mod forwarder;
mod ingest;
mod neighbours;
mod pages;
mod process;
mod region;
mod reports;
mod streams;
mod terminal;
mod terminals;
mod wire;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use bounds::Bounds;

const PARTS: [&str; 7] = [
    "ingest",
    "terminals",
    "streams",
    "pages",
    "agent",
    "day",
    "command",
];

/// What to measure, how much of it and with which programs.
#[derive(Debug, Clone)]
struct Plan {
    only: Option<String>,
    reports: usize,
    terminals: usize,
    terminals_seconds: usize,
    days: usize,
    /// Of the region whose pages are measured; of each three sites ten terminals.
    sites: usize,
    /// Where invented regions are kept from one run to the next.
    regions: Option<PathBuf>,
    /// Only pages whose address holds this.
    page: String,
    rounds: usize,
    agent_seconds: usize,
    commands: usize,
    centre: PathBuf,
    agent: PathBuf,
}

impl Plan {
    fn usual() -> anyhow::Result<Self> {
        let own = std::env::current_exe()?;
        let release = own.parent().context("a program lies in a folder")?;
        Ok(Self {
            only: None,
            reports: 19_200,
            terminals: 10_000,
            terminals_seconds: 60,
            days: 1095,
            sites: 3_000,
            regions: None,
            page: String::new(),
            rounds: 100,
            agent_seconds: 120,
            commands: 30,
            centre: release.join("sportello-centre"),
            agent: release.join("../small/sportello-agent"),
        })
    }

    fn parse(arguments: impl IntoIterator<Item = String>) -> anyhow::Result<Self> {
        let mut plan = Self::usual()?;
        let mut arguments = arguments.into_iter();
        while let Some(option) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .with_context(|| format!("{option} needs a value"))
            };
            let mut number = || anyhow::Ok(value()?.parse::<usize>()?.max(1));
            match option.as_str() {
                "--reports" => plan.reports = number()?,
                "--terminals" => plan.terminals = number()?,
                "--terminals-seconds" => plan.terminals_seconds = number()?,
                "--days" => plan.days = number()?,
                "--rounds" => plan.rounds = number()?,
                "--agent-seconds" => plan.agent_seconds = number()?,
                "--commands" => plan.commands = number()?,
                "--sites" => plan.sites = number()?,
                "--regions" => plan.regions = Some(value()?.into()),
                "--page" => plan.page = value()?,
                "--centre" => plan.centre = value()?.into(),
                "--agent" => plan.agent = value()?.into(),
                "--only" => {
                    let part = value()?;
                    anyhow::ensure!(PARTS.contains(&part.as_str()), "no part is named {part}");
                    plan.only = Some(part);
                }
                _ => anyhow::bail!(
                    "unknown option {option}; known are --only {}, --reports, --terminals, \
                     --terminals-seconds, --days, --sites, --regions FOLDER, --page WORD, --rounds, --agent-seconds, \
                     --commands, --centre PROGRAM, --agent PROGRAM",
                    PARTS.join("|")
                ),
            }
        }
        Ok(plan)
    }

    fn wants(&self, part: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == part)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let plan = match Plan::parse(std::env::args().skip(1)) {
        Ok(plan) => plan,
        Err(error) => {
            talk(&format!("region-bench: {error:#}"));
            return ExitCode::from(2);
        }
    };
    match measure(&plan).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            talk(&format!("region-bench: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Measures what the plan wants; `false` when a bound was missed.
async fn measure(plan: &Plan) -> anyhow::Result<bool> {
    say(&figures::machine());
    let mut bounds = Bounds::default();
    if plan.wants("ingest") {
        ingest::measure(plan.reports, &mut bounds)
            .await
            .context("ingest")?;
    }
    if plan.wants("terminals") {
        terminals::measure(plan, &mut bounds)
            .await
            .context("terminals")?;
    }
    if plan.wants("streams") {
        streams::measure(plan, &mut bounds)
            .await
            .context("streams")?;
    }
    if plan.wants("command") {
        command::measure(plan, &mut bounds)
            .await
            .context("commands")?;
    }
    if plan.wants("agent") {
        agent::measure(plan, &mut bounds)
            .await
            .context("the agent")?;
    }
    if plan.wants("day") {
        day::measure(plan, &mut bounds).await.context("a day")?;
    }
    if plan.wants("pages") {
        pages::measure(plan, &mut bounds).await.context("pages")?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> anyhow::Result<Plan> {
        Plan::parse(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn one_part_can_be_asked_for_and_a_wrong_word_is_refused() {
        let plan = parse("--only pages --days 30").unwrap();
        assert_eq!(plan.days, 30);
        assert!(plan.wants("pages") && !plan.wants("agent"));
        assert!(PARTS.iter().all(|part| parse("").unwrap().wants(part)));
        for wrong in ["--only all", "--days", "--days many", "--fast"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
