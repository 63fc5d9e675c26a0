// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-broker paper` and `sportello-broker sticks` are started by their socket units,
//! one process for each conversation. `sportello-broker count` counts the pages of a document
//! for the first of them.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use rustix::process::{DumpableBehavior, Resource, Rlimit, setrlimit};
use sportello_broker::paper::{self, Brought, Cups};
use sportello_broker::{caller, count, sticks};
use tracing_subscriber::EnvFilter;

/// Who calls: the supervisor of capsules.
const CALLER: &str = "sportello-capsule";
/// What the unit is told by after a session with a document, to end CUPS's process too.
const BROUGHT_DOCUMENT: u8 = 10;
const USAGE: &str = "usage: sportello-broker paper [--caller USER] [--cups SOCKET] \
     [--configuration FILE] [--cable PORT] [--policy FILE].. | sticks [--caller USER] \
     [--owner USER] [--at DIR] [--sys DIR] [--udev DIR] [--dev DIR] | count";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let service = arguments.next();
    let arguments: Vec<String> = arguments.collect();
    let served = match service.as_deref() {
        Some("count") if arguments.is_empty() => {
            return match count::child() {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(1),
            };
        }
        Some("paper") => serve_paper(&arguments),
        Some("sticks") => serve_sticks(&arguments),
        _ => Err(anyhow::anyhow!(USAGE)),
    };
    match served {
        Ok(Brought::Nothing) => ExitCode::SUCCESS,
        Ok(Brought::Document) => ExitCode::from(BROUGHT_DOCUMENT),
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn serve_paper(arguments: &[String]) -> anyhow::Result<Brought> {
    let mut options = Options::of(arguments)?;
    let port = match options.one("--cable") {
        Some(port) => port.parse().context("--cable wants the number of a port")?,
        None => 60_000,
    };
    let policies = options.all("--policy");
    let caller = options.one("--caller").unwrap_or_else(|| CALLER.to_owned());
    let setup = paper::Setup {
        cups: Cups {
            socket: options.path("--cups", "/run/cups/cups.sock"),
        },
        policies,
        configuration: options.path("--configuration", "/etc/cups/cupsd.conf"),
        cable: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
        program: std::env::current_exe().context("where this program is")?,
    };
    options.finish()?;
    serve(async {
        let channel = caller::conversation(&caller)?;
        Ok(paper::converse(&setup, channel).await?)
    })
}

fn serve_sticks(arguments: &[String]) -> anyhow::Result<Brought> {
    let mut options = Options::of(arguments)?;
    let caller = options.one("--caller").unwrap_or_else(|| CALLER.to_owned());
    let owner = options.one("--owner").unwrap_or_else(|| CALLER.to_owned());
    let setup = sticks::Setup {
        sys: options.path("--sys", "/sys"),
        udev: options.path("--udev", "/run/udev/data"),
        dev: options.path("--dev", "/dev"),
        at: options.path("--at", "/run/sportello-sticks"),
        owner: caller::user_number("/etc/passwd".as_ref(), &owner)?,
    };
    options.finish()?;
    serve(async {
        let channel = caller::conversation(&caller)?;
        sticks::converse(&setup, channel).await?;
        Ok(Brought::Nothing)
    })
}

/// Nothing of a session reaches a core dump or another program of the same user.
fn serve(conversation: impl Future<Output = anyhow::Result<Brought>>) -> anyhow::Result<Brought> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .init();
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let done = runtime.block_on(conversation);
    // A stick that hangs holds a thread; the process goes all the same.
    runtime.shutdown_background();
    done
}

/// Pairs of an option and its value.
struct Options(Vec<(String, String)>);

impl Options {
    fn of(arguments: &[String]) -> anyhow::Result<Self> {
        let pairs = arguments.chunks(2).map(|pair| match pair {
            [option, value] => Ok((option.clone(), value.clone())),
            _ => Err(anyhow::anyhow!(
                "`{}` needs a value; {USAGE}",
                pair.concat()
            )),
        });
        pairs.collect::<anyhow::Result<_>>().map(Self)
    }

    fn one(&mut self, option: &str) -> Option<String> {
        let at = self.0.iter().position(|(name, _)| name == option)?;
        Some(self.0.remove(at).1)
    }

    fn path(&mut self, option: &str, usual: &str) -> PathBuf {
        self.one(option).unwrap_or_else(|| usual.to_owned()).into()
    }

    fn all(&mut self, option: &str) -> Vec<PathBuf> {
        std::iter::from_fn(|| self.one(option))
            .map(PathBuf::from)
            .collect()
    }

    fn finish(self) -> anyhow::Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some((option, _)) => Err(anyhow::anyhow!("unknown option `{option}`; {USAGE}")),
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the one place where this program talks to a person"
)]
fn complain(what: &str) {
    eprintln!("sportello-broker: {what}");
}
