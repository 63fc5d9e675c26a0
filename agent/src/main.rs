// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal's agent. See `--help`.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use tracing::error;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

mod cli;

/// The agent of a Sportello terminal: reports to the centre, passes on what staff ask for,
/// measures health.
///
/// The agent has its own user, in one group with the shell's user, and writes to two folders:
/// the state folder, which it shares with the shell (the book) and in which its identity is
/// kept (mode 0600), and the run folder in RAM (the slate). It needs no other right.
///
/// Under systemd use Type=notify, WatchdogSec=60 and Restart=always, and set
/// MALLOC_ARENA_MAX=1, which saves memory. A proxy is taken from HTTPS_PROXY; RUST_LOG sets
/// how much is logged (default: info).
///
/// The configuration file may hold:
///
///   centre = "https://centre.example"   where the centre is
///   authority = "/etc/sportello/ca.pem" the only authorities that its certificate may be of
///   portals = "/usr/share/sportello/tasks"  whose hosts are asked whether they answer
///   probes = true                       whether health is measured
///   [watchdog]
///   unit = "sportello-kiosk.service"    restarted when the shell hangs
///
/// Exit status: 0 fine, 1 what was given is wrong, 2 it could not be done.
#[derive(Debug, Parser)]
#[command(version, verbatim_doc_comment)]
struct Cli {
    #[command(flatten)]
    places: Places,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Places {
    /// Folder of the book and of this terminal's identity.
    #[arg(
        long,
        global = true,
        env = "SPORTELLO_STATE",
        value_name = "DIR",
        default_value = "/var/lib/sportello"
    )]
    state: PathBuf,
    /// Folder of the slate, in RAM [default: $XDG_RUNTIME_DIR/sportello].
    #[arg(long, global = true, env = "SPORTELLO_RUN", value_name = "DIR")]
    run: Option<PathBuf>,
    /// Configuration file; one that does not exist means defaults.
    #[arg(
        long,
        global = true,
        env = "SPORTELLO_AGENT_CONFIG",
        value_name = "FILE",
        default_value = "/etc/sportello/agent.toml"
    )]
    config: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Be the agent, enrolled or not, until told to end.
    Run,
    /// Give this terminal its identity, with a one-time code from the centre.
    ///
    /// If the answer is lost, say it again with the same code. A running agent notices by
    /// itself. A terminal that was enrolled before gets a new key.
    Enrol {
        /// The code, as printed or shown; "-" reads it from standard input, so that it stands
        /// in no list of processes. Case, spaces and dashes do not matter. The text of the
        /// picture, https://centre.example/#CODE, says where the centre is as well.
        code: String,
        /// Where the centre is, such as https://centre.example.
        #[arg(long, value_name = "URL")]
        centre: Option<String>,
    },
    /// Carry reports by USB stick.
    Courier {
        #[command(subcommand)]
        way: Way,
    },
    /// Say how this terminal stands with its centre.
    Status {
        /// For programs.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Way {
    /// Write what waits into a file in DIR. Nothing is lost if the stick is: until the
    /// centre's answer is imported, everything stays here too.
    Export { dir: PathBuf },
    /// Take the answer that the centre gave for such a file.
    Import { file: PathBuf },
}

/// How a command failed.
enum Failed {
    /// What was given is wrong.
    Input(anyhow::Error),
    /// It could not be done.
    Done(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::Done(error.into())
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let wanted = std::env::var("RUST_LOG").ok();
    let targets = wanted
        .and_then(|text| text.parse::<Targets>().ok())
        .unwrap_or_else(|| {
            Targets::new()
                .with_default(LevelFilter::INFO)
                // Tells of every schema that it finds in order.
                .with_target("refinery_core", LevelFilter::WARN)
        });
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    tracing_subscriber::registry()
        .with(targets)
        .with(lines)
        .init();
    let (code, failure) = match begin(cli) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failed::Input(failure)) => (1, failure),
        Err(Failed::Done(failure)) => (2, failure),
    };
    error!("{failure:#}");
    ExitCode::from(code)
}

fn begin(cli: Cli) -> Result<(), Failed> {
    let config = cli::config(cli.places).map_err(Failed::Input)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        // SQLite and name look-ups, which may hang; none of them is needed all the time.
        .max_blocking_threads(3)
        .build()?;
    match cli.command {
        Command::Run => runtime.block_on(cli::run(config)),
        Command::Enrol { code, centre } => {
            runtime.block_on(cli::enrol(&config, &code, centre.as_deref()))
        }
        Command::Courier { way } => cli::courier(&config, &way),
        Command::Status { json } => cli::status(&config, json),
    }
}
