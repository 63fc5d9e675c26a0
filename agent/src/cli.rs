// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One function for each command.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use serde::Serialize;
use sportello_agent::chance::KernelChance;
use sportello_agent::config::{Config, parse_centre};
use sportello_agent::enrol::{self, EnrolError, Enrolled, Invitation, World};
use sportello_agent::identity::Identity;
use sportello_agent::ledger::CAP;
use sportello_agent::line::{Failure, refusal};
use sportello_agent::{Agent, MachineClock, courier, standing};
use sportello_ledger::{Book, Context, Slate, Stage};
use sportello_protocol::courier::CourierError;
use sportello_protocol::{ProblemKind, Thumbprint};
use tokio::signal::unix::{SignalKind, signal};

use crate::{Failed, Places, Way};

/// A code typed at standard input is not longer, the centre's address before it included.
const LONGEST_CODE: u64 = 512;

pub(crate) fn config(places: Places) -> anyhow::Result<Config> {
    let run = match places.run {
        Some(run) => run,
        None => std::env::var_os("XDG_RUNTIME_DIR")
            .map(|folder| PathBuf::from(folder).join("sportello"))
            .context("XDG_RUNTIME_DIR is not set, so there is no folder in RAM: give --run")?,
    };
    Ok(Config::read(places.state, run, &places.config)?)
}

pub(crate) async fn run(config: Config) -> Result<(), Failed> {
    let mut end = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let agent = Agent::new(config, Arc::new(MachineClock), Arc::new(KernelChance))?;
    let shutdown = async move {
        tokio::select! {
            _ended = end.recv() => {}
            _interrupted = interrupt.recv() => {}
        }
    };
    Ok(agent.run(shutdown).await?)
}

pub(crate) async fn enrol(config: &Config, code: &str, centre: Option<&str>) -> Result<(), Failed> {
    let typed = if code == "-" {
        let mut typed = String::new();
        std::io::stdin()
            .take(LONGEST_CODE)
            .read_to_string(&mut typed)?;
        typed
    } else {
        code.to_owned()
    };
    let input = |error: anyhow::Error| Failed::Input(error);
    let invitation = Invitation::parse(&typed).map_err(|error| input(error.into()))?;
    let centre = centre
        .map(parse_centre)
        .transpose()
        .map_err(|error| input(error.into()))?;
    let centre = match (invitation.centre, centre) {
        (Some(shown), Some(told)) if shown != told => {
            return Err(input(anyhow!(
                "--centre names another centre than the code: leave it out"
            )));
        }
        (shown, told) => shown.or(told),
    };
    let world = World {
        clock: Arc::new(MachineClock),
        chance: Arc::new(KernelChance),
        network: None,
    };
    match enrol::enrol(config, &invitation.code, centre, world).await {
        Ok(Enrolled {
            identity,
            new_centre,
        }) => {
            // A centre numbers its settings and commands itself: those of another mean nothing.
            if new_centre && let Err(error) = forget_centre(config) {
                tracing::warn!(
                    "settings of the centre before could not be forgotten: {error:#}; \
                     remove the book's folder if this terminal belonged to another region"
                );
            }
            let thumbprint = identity.key.thumbprint();
            say(&format!(
                "enrolled as terminal {}\nfingerprint of its key: {thumbprint}\n\
                 compare it with the one that the centre shows",
                identity.terminal
            ))
        }
        Err(
            error @ (EnrolError::NoCentre
            | EnrolError::TwoCentres
            | EnrolError::OtherAuthority
            | EnrolError::Failure(Failure::Refused {
                kind: ProblemKind::Code,
                ..
            })),
        ) => Err(input(error.into())),
        Err(error) => Err(Failed::Done(
            anyhow!(error).context("not enrolled; the same code may be tried again"),
        )),
    }
}

fn forget_centre(config: &Config) -> anyhow::Result<()> {
    if config.book().exists() {
        let (mut book, _opened) = Book::open(&config.book(), CAP, Context::of_this_machine()?)?;
        book.forget_centre()?;
    }
    Ok(())
}

pub(crate) fn courier(config: &Config, way: &Way) -> Result<(), Failed> {
    let identity = Identity::load(config)?
        .context("this terminal is not enrolled: it has no key to seal or check with")?;
    let (mut book, _opened) = Book::open(&config.book(), CAP, Context::of_this_machine()?)?;
    match way {
        Way::Export { dir } => {
            let done = courier::export(
                config,
                &identity,
                &mut book,
                dir,
                &MachineClock,
                &KernelChance,
            )?;
            say(&format!(
                "{}\n{} rows, {} bytes; safe to unplug once unmounted",
                done.file.display(),
                done.rows,
                done.bytes
            ))
        }
        Way::Import { file } => {
            let mut slate = Slate::open(&config.slate())?;
            let done = courier::import(
                config,
                &identity,
                &mut book,
                &mut slate,
                file,
                &MachineClock,
            );
            let done = match done {
                Err(courier::CarryError::Courier(error))
                    if !matches!(error, CourierError::Io(_)) =>
                {
                    return Err(Failed::Input(error.into()));
                }
                done => done?,
            };
            let settings = done
                .desired
                .map_or_else(String::new, |version| format!(", settings {version}"));
            say(&format!(
                "{} rows arrived, {} commands{settings}",
                done.rows, done.commands
            ))
        }
    }
}

/// What `status` says.
#[derive(Debug, Serialize)]
struct Report {
    enrolled: bool,
    terminal: Option<String>,
    fingerprint: Option<Thumbprint>,
    centre: Option<String>,
    running: bool,
    /// Whether the centre answered last; absent until it was asked.
    answers: Option<bool>,
    refused: Option<ProblemKind>,
    clock_ahead_s: Option<i64>,
    /// Rows that the centre does not have yet; absent when there is no book.
    waiting: Option<usize>,
    trouble: Vec<String>,
}

pub(crate) fn status(config: &Config, json: bool) -> Result<(), Failed> {
    let mut trouble = Vec::new();
    let identity = Identity::load(config).unwrap_or_else(|error| {
        trouble.push(format!("{:#}", anyhow!(error)));
        None
    });
    let waiting = waiting(config).unwrap_or_else(|error| {
        trouble.push(format!("{error:#}"));
        None
    });
    let kept = standing::read(&config.run);
    let report = Report {
        enrolled: identity.is_some(),
        terminal: identity.as_ref().map(|it| it.terminal.to_string()),
        fingerprint: identity.as_ref().map(|it| it.key.thumbprint()),
        centre: identity.as_ref().map(|it| it.address(config).to_string()),
        running: kept.is_some(),
        answers: kept.as_ref().and_then(|kept| kept.answers),
        refused: kept.as_ref().and_then(|kept| kept.refused),
        clock_ahead_s: kept.as_ref().and_then(|kept| kept.clock_ahead_s),
        waiting,
        trouble,
    };
    if json {
        let text = serde_json::to_string_pretty(&report)?;
        return say(&text);
    }
    say(&sentences(&report).join("\n"))
}

fn sentences(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    match (&report.terminal, &report.fingerprint, &report.centre) {
        (Some(terminal), Some(fingerprint), Some(centre)) => {
            lines.push(format!("terminal     {terminal}"));
            lines.push(format!("fingerprint  {fingerprint}"));
            lines.push(format!("centre       {centre}"));
        }
        _ => lines.push("not enrolled: get a code from the centre, then `enrol CODE`".to_owned()),
    }
    lines.push(match (report.running, report.answers) {
        (false, _) => "agent        does not run".to_owned(),
        (true, None) => "agent        runs".to_owned(),
        (true, Some(true)) => "agent        runs, the centre answers".to_owned(),
        (true, Some(false)) => "agent        runs, the centre does not answer".to_owned(),
    });
    if let Some(kind) = report.refused {
        lines.push(format!(
            "refused      {}; nothing is sent, everything is kept",
            refusal(kind)
        ));
    }
    if let Some(ahead) = report.clock_ahead_s.filter(|ahead| ahead.abs() >= 60) {
        let which = if ahead > 0 { "ahead of" } else { "behind" };
        lines.push(format!(
            "clock        {} s {which} the centre's",
            ahead.abs()
        ));
    }
    if let Some(waiting) = report.waiting {
        lines.push(format!("waiting      {waiting} rows"));
    }
    lines.extend(
        report
            .trouble
            .iter()
            .map(|what| format!("trouble      {what}")),
    );
    lines
}

/// Rows that the centre does not have yet.
fn waiting(config: &Config) -> anyhow::Result<Option<usize>> {
    if !config.book().exists() {
        return Ok(None);
    }
    let (book, _opened) = Book::open(&config.book(), CAP, Context::of_this_machine()?)?;
    let dump = book.dump()?;
    Ok(Some(
        dump.rows
            .iter()
            .filter(|row| row.stage != Stage::Acknowledged)
            .count(),
    ))
}

fn say(text: &str) -> Result<(), Failed> {
    match writeln!(std::io::stdout(), "{text}") {
        // Whoever read has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
