// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Root's half of updates. See `--help`.

use std::io::{IsTerminal, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use sportello_update::apply::{ApplyError, Machine, Outcome, apply};
use sportello_update::bless::{self, Evidence};
use sportello_update::device::Device;
use sportello_update::esp::Esp;
use sportello_update::places::Places;
use sportello_update::record::{Attempt, Record, Stage};
use sportello_update::release::Release;
use sportello_update::settle::{Settled, settle};
use sportello_update::staging::Staging;
use sportello_update::{UpdateRefusal, bundles, files, machine, trusted};
use tracing::{error, info, warn};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Writes images that the agent fetched to the idle slot, and says what became of them.
///
/// Everything is verified again here, with a store of trust that only root can write. Run by
/// the units in images/update/units; a person needs `status`, no more.
///
/// Exit status: 0 fine (also when an image was refused: `status` says why), 1 the trial was
/// not proven or what was given is wrong, 2 it could not be done.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Args)]
struct Given {
    /// Where the state partition is mounted.
    #[arg(
        long,
        global = true,
        env = "SPORTELLO_APPLIANCE_STATE",
        value_name = "DIR"
    )]
    state: Option<PathBuf>,
    /// Folder of the slate, in RAM.
    #[arg(long, global = true, env = "SPORTELLO_RUN", value_name = "DIR")]
    run: Option<PathBuf>,
    /// What the image says about itself.
    #[arg(long, global = true, value_name = "FILE")]
    release: Option<PathBuf>,
    /// The region's root of trust, as the image brought it.
    #[arg(long, global = true, value_name = "FILE")]
    root_of_trust: Option<PathBuf>,
    /// Where the ESP is mounted [default: /efi, /boot or /boot/efi].
    #[arg(long, global = true, value_name = "DIR")]
    esp: Option<PathBuf>,
    /// Folder that only root can write, in RAM.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = "/run/sportello-update"
    )]
    own_run: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// At each start, before the shell: find out what became of the last attempt, and ask the
    /// shell for a proof where one is due.
    Prepare,
    /// Write the image that the agent staged, if it asked for that.
    Apply {
        /// The disk with the slots [default: the one that holds the state partition].
        #[arg(long, value_name = "DEVICE")]
        disk: Option<PathBuf>,
    },
    /// Wait until this boot is proven: agent, first frame, one wiped test session. Needs no
    /// root rights.
    BlessCheck {
        /// Seconds until the trial has failed.
        #[arg(long, default_value_t = 300, value_name = "SECONDS")]
        timeout: u64,
        /// Seconds for which all of it must hold.
        #[arg(long, default_value_t = bless::STEADY.as_secs(), value_name = "SECONDS")]
        steady: u64,
    },
    /// After the boot loader's counter was taken away: note that the image is proven.
    Settle,
    /// Succeeds if the agent asked for a restart and an image waits for one.
    Switch,
    /// Say how this terminal stands with its image and bundle.
    Status {
        /// For programs.
        #[arg(long)]
        json: bool,
    },
}

impl Given {
    fn places(&self) -> Places {
        let usual = Places::default();
        Places {
            state: self.state.clone().unwrap_or(usual.state),
            run: self.run.clone().unwrap_or(usual.run),
            release: self.release.clone().unwrap_or(usual.release),
            root_of_trust: self.root_of_trust.clone().unwrap_or(usual.root_of_trust),
        }
    }

    /// Says that a trial which is not proven may restart the machine.
    fn may_restart(&self) -> PathBuf {
        self.own_run.join("trial")
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
    let places = cli.given.places();
    let done = match cli.verb {
        Verb::Prepare => prepare(&cli.given, &places),
        Verb::Apply { disk } => apply_staged(&cli.given, &places, disk),
        Verb::BlessCheck { timeout, steady } => {
            return bless_check(&cli.given, &places, timeout, steady);
        }
        Verb::Settle => settle_now(&cli.given, &places).map(|_| ExitCode::SUCCESS),
        Verb::Switch => switch(&places),
        Verb::Status { json } => status(&places, json),
    };
    done.unwrap_or_else(|failure| {
        error!("{failure:#}");
        ExitCode::from(2)
    })
}

fn settle_now(given: &Given, places: &Places) -> anyhow::Result<Settled> {
    let running = machine::running(&places.release)?;
    let esp = machine::esp(given.esp.as_deref())?;
    let mut record = Record::read(&places.record());
    let settled = settle(&mut record, &running, &esp).context("the ESP cannot be looked at")?;
    if let Err(error) = record.write(&places.record()) {
        // The next start finds out again; nothing that boots depends on it.
        warn!(%error, "what became of updates cannot be noted");
    }
    Ok(settled)
}

fn prepare(given: &Given, places: &Places) -> anyhow::Result<ExitCode> {
    let served = Record::read(&places.record()).served_before_trial;
    let settled = settle_now(given, places)?;
    std::fs::create_dir_all(&given.own_run).context("the folder in RAM cannot be made")?;
    let may_restart = given.may_restart();
    if settled.trial && settled.fallback {
        std::fs::write(&may_restart, b"").context("the trial cannot be noted")?;
    } else {
        files::remove(&may_restart).context("the trial before cannot be forgotten")?;
    }
    if settled.wants_proof() {
        // Words of `sportello_kiosk`: after a trial that left the terminal out of service, the
        // image before it may try again.
        let again = settled.rolled_back.is_some() && served;
        ask_for_proof(&places.prove(), if again { "again\n" } else { "prove\n" })
            .context("the shell cannot be asked for a proof")?;
        info!(trial = settled.trial, "the shell is to prove itself");
    }
    Ok(ExitCode::SUCCESS)
}

/// The shell takes the file away: its group may.
fn ask_for_proof(path: &Path, word: &str) -> std::io::Result<()> {
    files::remove(path)?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o660)
        .open(path)?;
    file.set_permissions(std::fs::Permissions::from_mode(0o660))?;
    file.write_all(word.as_bytes())
}

fn apply_staged(given: &Given, places: &Places, disk: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    let staging = Staging::at(places.staging());
    let asked = match staging.asked() {
        Ok(asked) => asked,
        Err(error) => {
            warn!(%error, "a request that cannot be read is thrown away");
            None
        }
    };
    let done = match asked {
        Some(ready) => apply_image(given, places, &staging, disk, ready),
        None => Ok(()),
    };
    // Whatever came of it: a request that stayed would be followed for ever. The agent asks
    // again where that makes sense.
    staging
        .answered()
        .context("the agent's request cannot be taken away")?;
    done.map(|()| ExitCode::SUCCESS)
}

fn apply_image(
    given: &Given,
    places: &Places,
    staging: &Staging,
    disk: Option<PathBuf>,
    ready: sportello_update::staging::Ready,
) -> anyhow::Result<()> {
    // Agent and people see the reason in the record.
    let refuse = |reason| -> anyhow::Result<()> {
        let mut record = Record::read(&places.record());
        record.refuse(ready.image, reason);
        record
            .write(&places.record())
            .context("why the image was refused cannot be noted")
    };
    let release = Release::read(&places.release)?;
    let running = machine::running(&places.release)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(2)
        .build()?;
    let clock = trusted::clock(&release);
    let found = runtime.block_on(trusted::staged_image(places, staging, &clock, ready.image));
    let image = match found {
        Ok(image) => image,
        Err(error) => {
            warn!(image = ready.image, %error, "refused");
            return refuse(error.reason());
        }
    };
    let (esp, mut device) = match find(given, places, disk) {
        Ok(found) => found,
        Err(error) => {
            warn!(image = ready.image, "refused: {error:#}");
            return refuse(UpdateRefusal::NoSlot);
        }
    };
    let path = places.record();
    let mut record = Record::read(&path);
    record.served_before_trial = ready.serves;
    record
        .write(&path)
        .context("the record cannot be written")?;
    let mut machine = Machine {
        disk: &mut device,
        esp: &esp,
        running: &running,
        record: &path,
    };
    match apply(&mut machine, &image, &mut |_| {}) {
        Ok(Outcome::Applied) => Ok(()),
        Ok(Outcome::Waits) => {
            info!(
                image = image.number,
                "applied before: the next boot tries it"
            );
            Ok(())
        }
        Ok(Outcome::NotNow) => {
            info!("the running image is on trial: not now");
            Ok(())
        }
        // It is in the record.
        Err(error @ ApplyError::Refused { .. }) => {
            warn!(image = image.number, %error, "refused");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The ESP and the disk with the slots.
fn find(given: &Given, places: &Places, disk: Option<PathBuf>) -> anyhow::Result<(Esp, Device)> {
    let esp = machine::esp(given.esp.as_deref())?;
    let disk = match disk {
        Some(disk) => disk,
        None => machine::disk_of(&places.state)?,
    };
    let device =
        Device::open(&disk).with_context(|| format!("{} cannot be opened", disk.display()))?;
    Ok((esp, device))
}

fn bless_check(given: &Given, places: &Places, timeout: u64, steady: u64) -> ExitCode {
    // Nothing to come back to: a terminal that is still being set up has all the time it needs.
    let timeout = if given.may_restart().exists() {
        timeout
    } else {
        u64::MAX
    };
    let book = places.state.join("book/book.db");
    let evidence = Evidence {
        book,
        slate: places.run.join("slate.db"),
        agent: places.run.join("agent.json"),
        prove: places.prove(),
    };
    match evidence.wait(Duration::from_secs(steady), Duration::from_secs(timeout)) {
        Ok(()) => {
            info!("this boot is proven");
            ExitCode::SUCCESS
        }
        Err(seen) => {
            error!("this boot is not proven: {seen}");
            ExitCode::from(1)
        }
    }
}

fn switch(places: &Places) -> anyhow::Result<ExitCode> {
    let staging = Staging::at(places.staging());
    let asked = files::remove(&staging.switch()).context("the request cannot be taken away")?;
    let waits = Record::read(&places.record())
        .attempt
        .is_some_and(|attempt| attempt.stage == Stage::Applied);
    if asked && waits {
        info!("restarting into the image that was applied");
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::from(1))
    }
}

fn status(places: &Places, json: bool) -> anyhow::Result<ExitCode> {
    let release = Release::read(&places.release).ok();
    let record = Record::read(&places.record());
    let bundle = bundles::Shelf::at(places.bundles()).current();
    let text = if json {
        let value = serde_json::json!({
            "running": release.as_ref().map(|release| release.image),
            "version": release.as_ref().map(|release| &release.version),
            "bundle": bundle,
            "phase": record.phase(),
            "record": record,
        });
        serde_json::to_string_pretty(&value)?
    } else {
        let runs = release.map_or_else(
            || "not one of ours".to_owned(),
            |release| format!("{} ({})", release.image, release.version),
        );
        let attempt = record.attempt.map_or_else(
            || "none".to_owned(),
            |Attempt { image, stage }| match (stage, record.refused) {
                (Stage::Refused, Some(refused)) => {
                    format!("{image}, refused: {:?}", refused.reason)
                }
                _ => format!("{image}, {stage:?}"),
            },
        );
        let bundle =
            bundle.map_or_else(|| "what the image brought".to_owned(), |it| it.to_string());
        format!("image    {runs}\nattempt  {attempt}\nbundle   {bundle}")
    };
    match writeln!(std::io::stdout(), "{text}") {
        // Whoever read has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        other => other?,
    }
    Ok(ExitCode::SUCCESS)
}
