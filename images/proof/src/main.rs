// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Ring 3: boots the image in QEMU, uses it as a person does, cuts its power, searches its
//! memory and its disk. Each proof prints its figures and ends with exit code 1 at the first
//! thing that is not as it should be.
//!
//! Runs inside `images/enter`, as root.
#![expect(clippy::print_stdout, reason = "its output is what a person reads")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

mod back;
mod cuts;
mod disk;
mod eyes;
mod fresh;
mod machine;
mod qmp;
mod region;
mod scan;
mod short;
mod stays;
mod welcome;
mod witness;

use disk::Image;

/// Proofs of the bootable image.
#[derive(Debug, Parser)]
struct Cli {
    /// Folder that images/build left the image in.
    #[arg(long, global = true, default_value = "target/image/1")]
    image: PathBuf,
    /// Where machines, pictures and logs go.
    #[arg(long, global = true, default_value = "target/image/proof")]
    folder: PathBuf,
    #[command(subcommand)]
    proof: Proof,
}

#[derive(Debug, Subcommand)]
enum Proof {
    /// Prints the words of a picture and where they stand.
    Read { picture: PathBuf },
    /// Boots a terminal and leaves it standing, to be led by hand through QMP at hand.sock.
    Stand,
    /// From the power button to the first screen.
    Welcome,
    /// Founds the region whose images the proofs take; prints its root, for images/build --trust.
    Region,
    /// A terminal takes the next image and is proven on it.
    Update {
        /// Folder of the next image.
        #[arg(long, default_value = "target/image/2")]
        next: PathBuf,
    },
    /// A terminal gives up bad images and serves with the one before.
    AlwaysBack {
        /// Folder of the next image.
        #[arg(long, default_value = "target/image/2")]
        next: PathBuf,
        /// Goes on from the terminal that took it in the run before, which saves minutes.
        #[arg(long)]
        again: bool,
        /// What is wrong with it.
        #[arg(required = true)]
        faults: Vec<back::Fault>,
    },
    /// Founds the region of the fresh machine; prints its root, for images/build --trust.
    FreshRegion,
    /// The stick and an empty disk become a terminal that its centre knows, without hands.
    Fresh,
    /// The same with a person, who reads the screens and types.
    FreshByHand,
    /// A citizen leaves a word everywhere; after the receipt it is nowhere.
    NothingStays,
    /// The same and a bad image given up, on one terminal: what `make test` has time for.
    Short,
    /// An image with a rehearsal's capsule leaves out one step of the wipe: something is found.
    TurnsRed {
        #[arg(required = true)]
        steps: Vec<stays::Step>,
    },
    /// The same when the power goes in the middle.
    PowerCut,
    /// The power goes at random moments of sessions, and of uploads: always back, and no record lost
    /// or doubled.
    Cuts {
        /// How many at least: a session or an upload that has begun is cut to its end.
        count: usize,
        /// Of so many one is booted to Welcome; the others are looked at from outside.
        #[arg(long, default_value_t = cuts::BOOT_EVERY)]
        boot_every: usize,
        /// Only during sessions, or only during uploads.
        #[arg(long)]
        during: Option<cuts::During>,
    },
    /// A kernel that leaves freed memory as it is: the terminal serves nobody.
    RefusesToServe,
}

/// Where a proof works.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) repository: PathBuf,
    pub(crate) image: Image,
    folder: PathBuf,
}

impl Place {
    /// A fresh folder for the machine of one proof.
    pub(crate) fn folder(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = self.folder.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// The same as an earlier run left it.
    pub(crate) fn kept_folder(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The region whose images the proofs take.
    pub(crate) fn region(&self) -> anyhow::Result<region::Region> {
        region::Region::in_folder(&region_folder(&self.folder))
    }

    /// A machine that is set up and stands by itself with the tasks of the proofs, switched off.
    pub(crate) fn terminal(&self, name: &str) -> anyhow::Result<machine::Parts> {
        self.terminal_with(name, |_| Ok(()))
    }

    /// The same, with more on its state partition.
    pub(crate) fn terminal_with(
        &self,
        name: &str,
        more: impl FnOnce(&Path) -> anyhow::Result<()>,
    ) -> anyhow::Result<machine::Parts> {
        let folder = self.folder(name)?;
        let state = folder.join("state");
        disk::stand_alone(
            &self.repository,
            &self.repository.join("images/proof/content"),
            &state,
        )?;
        more(&state)?;
        let disk = folder.join("disk");
        disk::installed(&self.image, &state, &disk)?;
        Ok(machine::Parts {
            disks: vec![disk],
            folder,
            secure: false,
            throw_away: false,
            also: String::new(),
        })
    }
}

fn run(cli: &Cli) -> anyhow::Result<()> {
    if let Proof::Read { picture } = &cli.proof {
        for word in eyes::read(picture)? {
            println!("{:5} {:5} {}", word.x, word.y, word.text);
        }
        return Ok(());
    }
    let folder = absolute(&cli.folder)?;
    if matches!(cli.proof, Proof::Region) {
        let folder = region_folder(&folder);
        let _region = region::Region::in_folder(&folder)?;
        println!("{}", folder.join("root.json").display());
        return Ok(());
    }
    if matches!(cli.proof, Proof::FreshRegion) {
        return fresh::found(&fresh_folder(&folder));
    }
    let place = Place {
        repository: std::env::current_dir()?,
        image: Image::open(&absolute(&cli.image)?)?,
        folder,
    };
    match &cli.proof {
        Proof::Read { .. } | Proof::Region | Proof::FreshRegion => Ok(()),
        Proof::FreshByHand => fresh::attended(&place, &fresh_folder(&place.folder)),
        Proof::Fresh => fresh::prove(&place, &fresh_folder(&place.folder)),
        Proof::Update { next } => back::update(&place, &absolute(next)?),
        Proof::AlwaysBack {
            next,
            faults,
            again,
        } => back::back(&place, &absolute(next)?, faults, *again),
        Proof::Stand => welcome::stand(&place),
        Proof::Welcome => welcome::prove(&place),
        Proof::NothingStays => stays::prove(&place),
        Proof::Short => short::prove(&place),
        Proof::TurnsRed { steps } => stays::turns_red(&place, steps),
        Proof::PowerCut => stays::cut(&place),
        Proof::Cuts {
            count,
            boot_every,
            during,
        } => cuts::prove(
            &place,
            &fresh_folder(&place.folder),
            *count,
            *boot_every,
            *during,
        ),
        Proof::RefusesToServe => stays::refuses(&place),
    }
}

/// Beside the proofs' machines, which are made anew.
fn region_folder(proofs: &Path) -> PathBuf {
    proofs.with_file_name("proof-region")
}

fn fresh_folder(proofs: &Path) -> PathBuf {
    proofs.with_file_name("proof-fresh")
}

fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("{} is no path", path.display()))
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("NOT PROVEN: {error:#}");
            ExitCode::FAILURE
        }
    }
}
