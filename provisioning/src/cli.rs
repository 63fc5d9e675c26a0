// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What can be asked, and how it ends.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::command;
use crate::fault::{Done, Fault};
use crate::printer::{Printer, Voice};
use crate::region::Region;

/// Sportello, for the IT administrator: from a list of sites to running terminals.
#[derive(Debug, Parser)]
#[command(
    name = "sportello",
    version,
    about,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 all is well, 1 what was asked or given is wrong, 2 something failed.\n\
                  Nothing is changed by an import without --apply; nothing is erased without the disk's name."
)]
pub(crate) struct Invocation {
    /// Folder of the region, as `init` makes it [default: the nearest one upwards].
    #[arg(
        long,
        short = 'C',
        global = true,
        env = "SPORTELLO_REGION",
        value_name = "FOLDER"
    )]
    region: Option<PathBuf>,
    /// Answer in JSON.
    #[arg(long, global = true)]
    json: bool,
    /// Say nothing but answers and errors.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more.
    #[arg(long, short, global = true)]
    verbose: bool,
    #[command(flatten)]
    passphrase: Passphrase,
    #[command(subcommand)]
    command: Command,
}

/// Where a passphrase comes from when nobody is there to type it. It is never an argument:
/// arguments stand in the list of processes.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Passphrase {
    /// Read the passphrase of the keys from the first line of this file.
    #[arg(long, global = true, value_name = "FILE", help_heading = "Passphrase")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Read it from the environment variable of this name.
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        conflicts_with = "passphrase_file",
        help_heading = "Passphrase"
    )]
    pub(crate) passphrase_env: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a region: its folder, its keys, its first root; run again, it goes on.
    Init(command::init::Init),
    /// Sites: import from a table, export, list.
    #[command(subcommand)]
    Sites(command::sites::Sites),
    /// Terminals: import those to come from a table, export, list.
    #[command(subcommand)]
    Terminals(command::terminals::Terminals),
    /// One-time codes that let terminals in, and the sheet to print them on.
    Codes(command::codes::Codes),
    /// Tasks and policy: begin, check, preview, sign, publish, compare, withdraw.
    #[command(subcommand)]
    Bundle(command::bundle::Bundle),
    /// Tasks for those who write them, without a region: check, preview.
    #[command(subcommand)]
    Tasks(command::tasks::Tasks),
    /// Policy: which layer sets each value.
    #[command(subcommand)]
    Policy(command::policy::Policy),
    /// The region's keys: list, rotate, renew, back up, restore.
    #[command(subcommand)]
    Keys(command::keys::Keys),
    /// Images: build, sign, verify, write onto a stick.
    #[command(subcommand)]
    Image(command::image::Image),
    /// Rollouts of images: plan, status, pause, resume, stop.
    #[command(subcommand)]
    Update(command::update::Update),
    /// Sticks for places without a network.
    #[command(subcommand)]
    Courier(command::courier::Courier),
    /// Look at this machine: a PC before it is installed, or a terminal and its promises.
    Doctor(command::doctor::Doctor),
    /// Play a session, from welcome to receipt, out of the sources.
    Demo(command::demo::Demo),
    /// Write the shell's completions to standard output.
    Completions(command::completions::Completions),
    /// Write the manual pages into a folder.
    #[command(hide = true)]
    Man(command::man::Man),
}

/// What every command may need: where it speaks, and what was said for all of them.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) printer: Printer,
    pub(crate) passphrase: Passphrase,
    region: Option<PathBuf>,
}

impl Desk {
    /// The folder that was named.
    pub(crate) fn named_region(&self) -> Option<&std::path::Path> {
        self.region.as_deref()
    }

    /// The region that this is about.
    pub(crate) fn region(&self) -> Done<Region> {
        match &self.region {
            Some(folder) => Region::open(folder),
            None => Region::nearest(),
        }
    }
}

pub(crate) fn definition() -> clap::Command {
    Invocation::command()
}

pub(crate) fn main() -> ExitCode {
    let invocation = match Invocation::try_parse() {
        Ok(invocation) => invocation,
        Err(error) => {
            let code = u8::from(error.use_stderr());
            // Nowhere is left to complain if this cannot be written.
            let _printed = error.print();
            return ExitCode::from(code);
        }
    };
    let voice = match (invocation.quiet, invocation.verbose) {
        (true, _) => Voice::Quiet,
        (_, true) => Voice::Verbose,
        _ => Voice::Usual,
    };
    let printer = Printer::new(voice, invocation.json);
    let desk = Desk {
        printer,
        passphrase: invocation.passphrase,
        region: invocation.region,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(run(invocation.command, &desk)),
        Err(error) => Err(Fault::failed(error, "close other programs and try again")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            printer.fault(&fault);
            fault.exit()
        }
    }
}

async fn run(command: Command, desk: &Desk) -> Done {
    match command {
        Command::Init(command) => command.run(desk).await,
        Command::Codes(command) => command.run(desk).await,
        Command::Bundle(command) => command.run(desk).await,
        Command::Tasks(command) => command.run(desk),
        Command::Policy(command) => command.run(desk),
        Command::Keys(command) => command.run(desk).await,
        Command::Sites(command) => command.run(desk).await,
        Command::Terminals(command) => command.run(desk).await,
        Command::Image(command) => command.run(desk).await,
        Command::Update(command) => command.run(desk).await,
        Command::Courier(command) => command.run(desk).await,
        Command::Demo(command) => command.run(desk),
        Command::Doctor(command) => command.run(desk),
        Command::Completions(command) => command.run(desk),
        Command::Man(command) => command.run(desk),
    }
}
