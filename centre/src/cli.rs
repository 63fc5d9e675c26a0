// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The command line. Data goes to stdout, talk to stderr; 0 is fine, 1 says that what was
//! asked is wrong, 2 that we failed.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use clap::{Parser, Subcommand};
use sportello_centre::config::{Config, StoreAt};
use sportello_store::postgres::Postgres;
use sportello_store::{Sqlite, SqliteOptions, Store};
use tracing_subscriber::EnvFilter;

mod admin;
mod backup;
mod check;
mod code;
mod courier;
mod init;
mod operator;
mod prompt;
mod serve;
mod site;
mod trust;

/// What is logged unless the environment says otherwise.
const LOG: &str = "warn,sportello_centre=info,sportello_console=info,sportello_store=info";

/// The regional centre of Sportello.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
struct Invocation {
    /// The configuration, as `init` makes it.
    #[arg(
        long,
        short,
        global = true,
        env = "SPORTELLO_CENTRE_CONFIG",
        default_value = "centre.toml",
        value_name = "FILE"
    )]
    config: PathBuf,
    #[command(flatten)]
    instead: Instead,
    #[command(subcommand)]
    command: Command,
}

/// Said here instead of in the configuration.
#[derive(Debug, clap::Args)]
struct Instead {
    /// Store: `sqlite:FILE` or `postgres://USER@HOST/DATABASE`.
    #[arg(
        long,
        global = true,
        env = "SPORTELLO_CENTRE_STORE",
        hide_env_values = true,
        value_name = "WHERE"
    )]
    store: Option<String>,
    /// Address to listen on.
    #[arg(
        long,
        global = true,
        env = "SPORTELLO_CENTRE_LISTEN",
        value_name = "ADDRESS:PORT"
    )]
    listen: Option<SocketAddr>,
    /// How terminals and staff reach the centre.
    #[arg(
        long,
        global = true,
        env = "SPORTELLO_CENTRE_PUBLIC_URL",
        value_name = "URL"
    )]
    public_url: Option<url::Url>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a folder with a configuration, an authority and an empty store.
    Init(init::Init),
    /// Serve terminals and staff.
    Serve,
    /// Look over configuration, certificates and store, and say what is wrong.
    Check,
    /// Accounts that may do everything.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Places that host terminals.
    #[command(subcommand)]
    Site(site::Command),
    /// Who may run the region's command line.
    #[command(subcommand)]
    Operator(operator::Command),
    /// The signed repository that terminals obey.
    #[command(subcommand)]
    Trust(trust::Command),
    /// Make a one-time code for a new terminal.
    Code(code::Code),
    /// Write store and authority into one file; the centre may be running.
    Backup(backup::Backup),
    /// Verify a backup and put it in place; the centre must be stopped.
    Restore(backup::Restore),
    /// Sticks that carry reports from places without a network.
    #[command(subcommand)]
    Courier(courier::Courier),
}

/// Why a command did not do what it should.
#[derive(Debug)]
enum Fault {
    /// What was asked cannot be: exit 1.
    Asked(anyhow::Error),
    /// We could not: exit 2.
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<sportello_store::StoreError> for Fault {
    fn from(error: sportello_store::StoreError) -> Self {
        use sportello_store::StoreError;
        match error {
            StoreError::Exists(_) | StoreError::Missing(_) => Self::Asked(error.into()),
            error => Self::Failed(error.into()),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.into())
    }
}

fn asked(error: impl Into<anyhow::Error>) -> Fault {
    Fault::Asked(error.into())
}

type Done = Result<(), Fault>;

pub(crate) fn main() -> ExitCode {
    let invocation = match Invocation::try_parse() {
        Ok(invocation) => invocation,
        Err(error) => {
            let code = if error.use_stderr() { 1 } else { 0 };
            // Nowhere is left to complain if this cannot be written.
            let _printed = error.print();
            return ExitCode::from(code);
        }
    };
    start_log();
    if rustls::crypto::aws_lc_rs::default_provider()
        .install_default()
        .is_err()
    {
        talk("error: TLS was set up twice");
        return ExitCode::from(2);
    }
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no threads could be started")
        .map_err(Fault::Failed)
        .and_then(|runtime| runtime.block_on(run(invocation)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Fault::Asked(error)) => {
            talk(&format!("error: {error:#}"));
            ExitCode::from(1)
        }
        Err(Fault::Failed(error)) => {
            talk(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}

async fn run(invocation: Invocation) -> Done {
    let Invocation {
        config,
        instead,
        command,
    } = invocation;
    if let Command::Init(init) = command {
        return init.run(&instead).await;
    }
    let config = load(&config, &instead)?;
    match command {
        Command::Init(_) => Ok(()),
        Command::Serve => serve::run(config).await,
        Command::Check => check::run(&config).await,
        Command::Admin(command) => command.run(&config).await,
        Command::Site(command) => command.run(&config).await,
        Command::Operator(command) => command.run(&config).await,
        Command::Trust(command) => command.run(&config).await,
        Command::Code(command) => command.run(&config).await,
        Command::Backup(command) => command.run(&config),
        Command::Restore(command) => command.run(&config),
        Command::Courier(command) => command.run(&config).await,
    }
}

/// The configuration with what was said instead.
fn load(path: &Path, instead: &Instead) -> Result<Config, Fault> {
    let mut config = Config::load(path).map_err(asked)?;
    if let Some(store) = &instead.store {
        config.store = StoreAt::parse(store).map_err(|said| asked(anyhow::anyhow!("{said}")))?;
    }
    if let Some(listen) = instead.listen {
        config.listen = listen;
    }
    if let Some(url) = &instead.public_url {
        config.public_url = url.clone();
    }
    config.check().map_err(asked)?;
    Ok(config)
}

/// Opens the store that a configuration names.
async fn open_store(config: &Config) -> Result<Arc<dyn Store>, Fault> {
    let store: Arc<dyn Store> = match &config.store {
        StoreAt::Sqlite(path) => {
            let path = path.clone();
            let opened =
                tokio::task::spawn_blocking(move || Sqlite::open(&path, SqliteOptions::default()));
            let store = opened
                .await
                .context("the store's thread is gone")?
                .with_context(|| format!("the {} cannot be opened", config.store))?;
            Arc::new(store)
        }
        StoreAt::Postgres(url) => Arc::new(
            Postgres::connect(url, config.database.clone().into())
                .await
                .context("the store on PostgreSQL cannot be opened")?,
        ),
    };
    Ok(store)
}

fn start_log() {
    let filter = EnvFilter::try_from_env("SPORTELLO_LOG").unwrap_or_else(|_| EnvFilter::new(LOG));
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(colours)
        .init();
}

/// Data: one line on stdout.
fn say(line: &str) -> Done {
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(())
}

/// Talk: one line on stderr. Nowhere is left to complain if that fails.
fn talk(line: &str) {
    let _written = writeln!(std::io::stderr().lock(), "{line}");
}
