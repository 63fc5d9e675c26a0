// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-kiosk`: the shell's program. Starts the window, and replaces itself after
//! each session so that nothing it held of one is there for the next.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Context;
use iced::window;
use sportello_kiosk::app::{App, Leaving};
use sportello_kiosk::config::{Config, Invocation, USAGE};
use sportello_kiosk::staff;
use tracing::{error, info};
use tracing_subscriber::EnvFilter;

/// The compositor's configuration knows the shell by this name.
const APP_ID: &str = "it.sportello.kiosk";
/// What is logged unless the environment says otherwise: our own words, and the troubles of
/// others.
const LOG: &str = "warn,sportello_kiosk=info,sportello_capsule=info,sportello_ledger=info";

fn main() -> ExitCode {
    let environment = |name: &str| std::env::var_os(name);
    let invocation = Invocation::parse(
        std::env::args_os().skip(1),
        environment,
        std::env::current_exe().ok(),
    );
    let done = match invocation {
        Ok(Invocation::Help) => print(USAGE),
        Ok(Invocation::HashPin) => hash_pin(),
        Ok(Invocation::Shell(config)) => shell(*config),
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::from(1);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn shell(mut config: Config) -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| LOG.into()))
        .init();
    info!("shell starting");
    // The folder that is in force now, whichever comes into force while this shell lives.
    if let Ok(tasks) = config.tasks.canonicalize() {
        config.tasks = tasks;
    }
    let cold = config.cold_restart.clone();
    let first = App::new(config, move |leaving| leave(leaving, cold.as_ref()))
        .context("the shell cannot begin")?;
    let first = RefCell::new(Some(first));
    // The window system asks for the application once.
    let boot = move || {
        first
            .borrow_mut()
            .take()
            .unwrap_or_else(|| std::process::exit(2))
    };
    let mut application = iced::application(boot, App::update, App::view)
        .title("Sportello")
        .theme(App::theme)
        .style(App::style)
        .subscription(App::subscription)
        .default_font(sportello_kit::default_font())
        .window(window::Settings {
            size: iced::Size::new(1920.0, 1080.0),
            decorations: false,
            exit_on_close_request: false,
            platform_specific: window::settings::PlatformSpecific {
                application_id: APP_ID.to_owned(),
                ..window::settings::PlatformSpecific::default()
            },
            ..window::Settings::default()
        });
    for font in sportello_kit::fonts() {
        application = application.font(font);
    }
    application.run().context("the window cannot be opened")
}

/// Replaces this process by a fresh one with the same arguments; where a program for a cold
/// restart is known, asks that one first.
fn leave(leaving: Leaving, cold: Option<&PathBuf>) {
    if let (Leaving::Cold, Some(program)) = (leaving, cold) {
        match Command::new(program).status() {
            Ok(status) if status.success() => return,
            Ok(status) => error!(%status, "the cold restart was refused; restarting the shell"),
            Err(error) => error!(%error, "no cold restart; restarting the shell"),
        }
    }
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("/proc/self/exe"));
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let error = Command::new(program).args(arguments).exec();
    error!(%error, "the shell cannot be replaced; ending, so that it is started again");
    std::process::exit(2);
}

fn hash_pin() -> anyhow::Result<()> {
    let mut typed = String::new();
    std::io::stdin()
        .take(64)
        .read_to_string(&mut typed)
        .context("reading the PIN from standard input")?;
    let hash = staff::hash(typed.trim_end_matches(['\r', '\n']))?;
    print(&format!("pin = \"{hash}\"\n"))
}

fn print(text: &str) -> anyhow::Result<()> {
    std::io::stdout()
        .write_all(text.as_bytes())
        .context("writing to standard output")
}

#[expect(
    clippy::print_stderr,
    reason = "the one place where this program talks to a person"
)]
fn complain(what: &str) {
    eprintln!("sportello-kiosk: {what}");
}
